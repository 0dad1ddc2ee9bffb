"""Invented reports as PDF: tables in many styles between prose, with their truth.

``report(seed)`` gives the file and, in the form that table scorers read, what tables
each page holds. The same seed gives the same bytes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from samples.documents.table_model import Made, Place

FAMILIES = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Helvetica", "Helvetica-Bold"),
)
RULINGS = (
    "grid", "grid", "rows", "booktabs", "booktabs", "header", "none", "none", "zebra",
    "columns", "boxed", "hair", "double", "spanner",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is set. Lengths in points, ``gap`` the white space between columns."""

    font: str
    bold: str
    size: float
    leading: float
    gap: float
    ruling: str
    align: str
    valign: str
    leaders: bool
    pad: float
    wrap: float
    heads_bold: bool


def a_look(chance: random.Random, ruling: str | None = None) -> Look:
    """A look by chance."""
    font, bold = chance.choice(FAMILIES)
    size = chance.choice((6.5, 7, 8, 8, 9, 9, 10, 11))
    ruled = ruling or chance.choice(RULINGS)
    return Look(
        font=font,
        bold=bold,
        size=size,
        leading=size * chance.choice((1.12, 1.2, 1.3)),
        gap=size * chance.choice((1.0, 1.4, 2.0, 3.0)),
        ruling=ruled,
        align=chance.choice(("right", "right", "right", "center", "decimal", "left")),
        valign=chance.choice(("top", "top", "bottom", "middle")),
        leaders=ruled in ("none", "booktabs", "header") and chance.random() < 0.25,
        pad=size * chance.choice((0.15, 0.3, 0.6)),
        wrap=size * chance.choice((10, 14, 18)),
        heads_bold=chance.random() < 0.6,
    )


class Set:
    """A table set in a look: lines of each cell, widths of columns, heights of rows."""

    def __init__(self, table: Made, look: Look, widest: float) -> None:
        self.table, self.look = table, look
        if look.ruling in ("grid", "hair", "double"):
            for row in table.sections:  # drawn as one box over all columns
                heading = table.rows[row][0]
                assert heading is not None
                heading.colspan = len(table.kinds)
        self.widths = [self._width(col) for col in range(len(table.kinds))]
        for row, cells in enumerate(table.rows):
            for col, cell in enumerate(cells):
                if cell and cell.colspan > 1 and row not in table.sections:
                    span = range(col, col + cell.colspan)
                    short = (
                        self._text_width(cell, row) + look.gap - sum(self.widths[c] for c in span)
                    )
                    self.widths[col] += max(0.0, short)
        self.scale_to(widest)
        self.lines = [
            [self._wrapped(cell, row, col) if cell else [] for col, cell in enumerate(cells)]
            for row, cells in enumerate(table.rows)
        ]
        self.heights = [
            max(max((len(c) for c in cells), default=1), 1) * look.leading + 2 * look.pad
            for cells in self.lines
        ]

    def scale_to(self, widest: float) -> None:
        """Spread columns a little towards the width of the page."""
        total = sum(self.widths)
        if total < 0.7 * widest:
            self.widths = [width * min(1.5, 0.8 * widest / total) for width in self.widths]

    @property
    def width(self) -> float:
        return sum(self.widths)

    @property
    def height(self) -> float:
        return sum(self.heights)

    def font(self, cell: Place, row: int) -> str:
        """The font of a cell."""
        header = row < self.table.headers and self.look.heads_bold
        return (
            self.look.bold
            if header or (cell.bold and row >= self.table.headers)
            else self.look.font
        )

    def _text_width(self, cell: Place, row: int) -> float:
        mark = stringWidth(cell.mark, self.look.font, self.look.size * 0.65)
        return stringWidth(cell.text, self.font(cell, row), self.look.size) + mark + 1

    def _width(self, col: int) -> float:
        """As wide as its widest figure or word; words wrap beyond a limit."""
        widest = 0.0
        for row, cells in enumerate(self.table.rows):
            cell = cells[col]
            if cell is None or cell.colspan > 1 or row in self.table.sections:
                continue
            full = self._text_width(cell, row) + cell.indent * 8
            longest = max(
                (stringWidth(w, self.font(cell, row), self.look.size) for w in cell.text.split()),
                default=0.0,
            )
            wraps = row < self.table.headers or self.table.kinds[col] != "figure"
            widest = max(widest, max(longest + 8, min(full, self.look.wrap)) if wraps else full)
        return widest + self.look.gap

    def _wrapped(self, cell: Place, row: int, col: int) -> list[str]:
        room = sum(self.widths[col : col + cell.colspan]) - self.look.gap * 0.8 - cell.indent * 8
        if row in self.table.sections:
            room = self.width
        if row >= self.table.headers and self.table.kinds[col] == "figure":
            return [cell.text]
        lines: list[str] = []
        for word in cell.text.split():
            tried = f"{lines[-1]} {word}" if lines else word
            if lines and stringWidth(tried, self.font(cell, row), self.look.size) <= room:
                lines[-1] = tried
            else:
                lines.append(word)
        return lines or [""]

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw with the top left corner at (x, y), y upwards."""
        self._shade(canvas, x, y)
        top = y
        for row, cells in enumerate(self.table.rows):
            left = x
            for col, cell in enumerate(cells):
                if cell and (cell.text or cell.mark):
                    self._cell(canvas, cell, row, col, (left, top))
                left += self.widths[col]
            top -= self.heights[row]
        self._rules(canvas, x, y)

    def _cell(
        self, canvas: Canvas, cell: Place, row: int, col: int, at: tuple[float, float]
    ) -> None:
        look, lines = self.look, self.lines[row][col]
        left, top = at
        width = sum(self.widths[col : col + cell.colspan])
        height = sum(self.heights[row : row + cell.rowspan])
        free = height - 2 * look.pad - len(lines) * look.leading
        valign = "bottom" if row < self.table.headers and look.valign != "top" else look.valign
        down = {"top": 0.0, "middle": free / 2, "bottom": free}[valign]
        font = self.font(cell, row)
        canvas.setFont(font, look.size)
        canvas.setFillGray(0)
        for number, line in enumerate(lines):
            base = top - look.pad - down - number * look.leading - look.size * 0.85
            inner = left + look.gap / 2 + cell.indent * 8
            text_width = stringWidth(line, font, look.size)
            place = self._align(cell, row, col)
            if place == "center":
                inner = left + (width - text_width) / 2
            elif place == "right":
                inner = left + width - look.gap / 2 - text_width
            elif place == "decimal":
                point = stringWidth(line.split(".")[0], font, look.size)
                inner = left + width - look.gap / 2 - self._after_point(col) - point
            canvas.drawString(inner, base, line)
            if number == len(lines) - 1:
                self._tail(canvas, cell, row, col, (inner + text_width, left + width, base))

    def _tail(
        self, canvas: Canvas, cell: Place, row: int, col: int, at: tuple[float, float, float]
    ) -> None:
        """The note mark behind a cell, and the dots that lead from a label to its figures."""
        end, right, base = at
        look = self.look
        if cell.mark:
            canvas.setFont(look.font, look.size * 0.65)
            canvas.drawString(end, base + look.size * 0.33, cell.mark)
            end += stringWidth(cell.mark, look.font, look.size * 0.65)
        leads = look.leaders and col == 0 and row >= self.table.headers
        if leads and row not in self.table.sections:
            dot = stringWidth(".", look.font, look.size)
            count = int((right - look.gap / 2 - end - 2) / dot)
            if count >= 2:
                canvas.setFont(look.font, look.size)
                canvas.drawString(end + 1, base, "." * count)

    def _after_point(self, col: int) -> float:
        tails = [
            stringWidth("." + cell.text.split(".")[1], self.look.bold, self.look.size)
            for cells in self.table.rows[self.table.headers :]
            if (cell := cells[col]) and "." in cell.text.strip(".")
        ]
        return max(tails, default=0.0)

    def _align(self, cell: Place, row: int, col: int) -> str:
        if row in self.table.sections or col == 0:
            return "left"
        if row < self.table.headers:
            single = "left" if self.look.align == "left" else self.look.align
            return "center" if cell.colspan > 1 or single == "decimal" else single
        return self.look.align if self.table.kinds[col] == "figure" else "left"

    def _shade(self, canvas: Canvas, x: float, y: float) -> None:
        if self.look.ruling != "zebra":
            return
        canvas.setFillGray(0.88)
        top = y
        for row, height in enumerate(self.heights):
            if row % 2 == 0:
                canvas.rect(x, top - height, self.width, height, stroke=0, fill=1)
            top -= height

    def _rules(self, canvas: Canvas, x: float, y: float) -> None:
        ruling, headers = self.look.ruling, self.table.headers
        edges = [y]
        for height in self.heights:
            edges.append(edges[-1] - height)
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(0)
        outer = ruling in ("booktabs", "columns", "boxed", "spanner", "rows", "header")
        if ruling in ("grid", "hair", "double"):
            self._grid(canvas, x, edges)
        if outer:
            canvas.line(x, edges[headers], x + self.width, edges[headers])
        if outer and ruling != "header":
            canvas.line(x, edges[0], x + self.width, edges[0])
            canvas.line(x, edges[-1], x + self.width, edges[-1])
        if ruling == "rows":
            for edge in edges[headers + 1 : -1]:
                canvas.line(x, edge, x + self.width, edge)
        if ruling in ("columns", "boxed"):
            places = [x, x + self.width]
            if ruling == "columns":
                places = [x + sum(self.widths[:col]) for col in range(len(self.widths) + 1)]
            for place in places:
                start = headers if place not in (x, x + self.width) else 0
                canvas.line(place, edges[start], place, edges[-1])
        if ruling in ("spanner", "booktabs", "columns", "header"):
            self._under_spans(canvas, x, edges)

    def _under_spans(self, canvas: Canvas, x: float, edges: list[float]) -> None:
        """A short line below each head that spans columns."""
        for row in range(self.table.headers - 1):
            for col, cell in enumerate(self.table.rows[row]):
                if cell and cell.colspan > 1:
                    left = x + sum(self.widths[:col]) + self.look.gap * 0.2
                    right = x + sum(self.widths[: col + cell.colspan]) - self.look.gap * 0.2
                    canvas.line(left, edges[row + 1], right, edges[row + 1])

    def _grid(self, canvas: Canvas, x: float, edges: list[float]) -> None:
        """A box around every cell, spans whole."""
        covered = set()
        for row, cells in enumerate(self.table.rows):
            for col in range(len(cells)):
                if (row, col) in covered:
                    continue
                cell = cells[col]
                down = cell.rowspan if cell else 1
                across = cell.colspan if cell else 1
                if row in self.table.sections:
                    across = len(cells)
                covered |= {
                    (r, c) for r in range(row, row + down) for c in range(col, col + across)
                }
                left = x + sum(self.widths[:col])
                right = left + sum(self.widths[col : col + across])
                self._box(canvas, (left, edges[row + down], right, edges[row]))

    def _box(self, canvas: Canvas, box: tuple[float, float, float, float]) -> None:
        x0, y0, x1, y1 = box
        if self.look.ruling == "hair":
            canvas.setFillGray(0)
            for left, low, wide, high in (
                (x0, y0, x1 - x0, 0.4), (x0, y1, x1 - x0, 0.4),
                (x0, y0, 0.4, y1 - y0), (x1, y0, 0.4, y1 - y0),
            ):  # fmt: skip
                canvas.rect(left, low, wide, high, stroke=0, fill=1)
            return
        canvas.rect(x0, y0, x1 - x0, y1 - y0)
        if self.look.ruling == "double":
            canvas.rect(x0 + 1.5, y0 + 1.5, x1 - x0 - 3, y1 - y0 - 3)
