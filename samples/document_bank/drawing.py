"""Pages drawn by hand: text, rules and tables at known places."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Rules = Literal["all", "rows", "none", "columns"]
SIZE = 9.5


class Page:
    """A canvas that keeps the place of the next line; `y` counts up from the foot."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.out = io.BytesIO()
        self.size = size
        self.canvas = Canvas(self.out, pagesize=size, invariant=1, pageCompression=1)
        self.y = size[1] - 60

    def line(self, text: str, *, bold: bool = False, size: float = 10.5, x: float = 60) -> None:
        """One line of text, and down."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.y, text)
        self.y -= size * 1.5

    def lines(self, *texts: str, bold: bool = False) -> None:
        """Some lines of text."""
        for text in texts:
            self.line(text, bold=bold)

    def gap(self, points: float = 12) -> None:
        """White space."""
        self.y -= points

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.y = self.size[1] - 60

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        rules: Rules = "all",
        left: float = 60,
        height: float = 18,
        heads: int = 1,
        right: bool = True,
        skip: Callable[[int, int], bool] = lambda _row, _edge: False,
    ) -> None:
        """Rows of text; `skip(row, edge)` leaves out the upright rule right of column `edge`."""
        top = self.y
        for r, row in enumerate(rows):
            x = left
            parts = max(len(text.split("\n")) for text in row)
            tall = height + (parts - 1) * SIZE * 1.2
            for c, (text, width) in enumerate(zip(row, widths, strict=True)):
                self._cell(text, x, width, bold=r < heads, right=right and c > 0)
                inner = c < len(widths) - 1
                if rules in ("all", "columns") and not (inner and skip(r, c)):
                    self.canvas.line(x + width, self.y, x + width, self.y - tall)
                x += width
            if rules in ("all", "columns"):
                self.canvas.line(left, self.y, left, self.y - tall)
            self.y -= tall
            if rules in ("all", "rows"):
                self.canvas.line(left, self.y, left + sum(widths), self.y)
        if rules != "none":
            self.canvas.line(left, top, left + sum(widths), top)
            self.canvas.line(left, self.y, left + sum(widths), self.y)
        self.y -= 18

    def _cell(self, text: str, x: float, width: float, *, bold: bool, right: bool) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", SIZE)
        for place, part in enumerate(text.split("\n")):
            base = self.y - 13 - place * SIZE * 1.2
            if right:
                self.canvas.drawRightString(x + width - 5, base, part)
            else:
                self.canvas.drawString(x + 5, base, part)

    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self.out.getvalue()
