"""A grid with its spans resolved, so that every other step can ask one place at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.tables.by_column import respelt
from parsers.tables.printed import Printed, read_printed
from parsers.tables.tidy import tidy
from parsers.tables.values import TEXT
from parsers.types import Cell, Grid

_BLANK = Cell("")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Printed cells by place: what is printed, and what it says, read once.

    ``known`` has each text with what it says, for labels that are asked about later.

    ``origin`` leads from a covered place to the cell that covers it.

    ``flagged``: the document marks header cells, and not most of the table as such.
    """

    cells: tuple[tuple[Cell, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    printed: tuple[tuple[Printed, ...], ...]
    origin: dict[tuple[int, int], tuple[int, int]]
    width: int
    flagged: bool = False
    known: dict[str, Printed] = field(default_factory=dict, compare=False, repr=False)

    @property
    def height(self) -> int:
        return len(self.texts)

    def part(self, rows: range, columns: range) -> Matrix:
        """Some rows and columns as a table of their own."""
        top, left = rows.start, columns.start
        origin = {
            (row - top, col - left): (above - top, before - left)
            for (row, col), (above, before) in self.origin.items()
            if row in rows and col in columns and above in rows and before in columns
        }
        across = slice(left, columns.stop)
        cells = tuple(line[across] for line in self.cells[top : rows.stop])
        texts = tuple(line[across] for line in self.texts[top : rows.stop])
        read = tuple(line[across] for line in self.printed[top : rows.stop])
        return Matrix(cells, texts, read, origin, len(columns), _flagged(cells), self.known)

    def reads(self, label: str) -> Printed:
        """What a label says, read once whether it is a cell's whole text or a part of it."""
        if label not in self.known:
            self.known[label] = read_printed(label)
        return self.known[label]

    def spread(self, row: int, col: int) -> str:
        """The text seen at a place: its own, or that of the cell spanning over it."""
        row, col = self.origin.get((row, col), (row, col))
        return self.texts[row][col]

    def filled(self, row: int) -> list[int]:
        """The columns of a row in which something is printed."""
        return [col for col, text in enumerate(self.texts[row]) if text]

    def spans(self, row: int, col: int) -> int:
        """How many columns the cell at a place takes up."""
        return min(self.cells[row][col].colspan, self.width - col)


def build_matrix(grid: Grid) -> Matrix:
    """A grid as a full rectangle; short rows are padded, spans are cut at its edges."""
    width = max((len(row) for row in grid), default=0)
    cells = tuple(
        tuple(cell or _BLANK for cell in row) + (_BLANK,) * (width - len(row)) for row in grid
    )
    texts = tuple(tuple(tidy(cell.text) for cell in row) for row in cells)
    origin: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(cells):
        for col, cell in enumerate(line):
            if cell.rowspan > 1 or cell.colspan > 1:
                _cover(origin, texts, row, col, cell)
    read, known = _read(cells, texts)
    return Matrix(cells, texts, read, origin, width, _flagged(cells), known)


def _flagged(cells: tuple[tuple[Cell, ...], ...]) -> bool:
    flags = [cell.header for line in cells for cell in line[1:] if cell.text]
    return 0 < sum(flags) * 2 <= len(flags)


def _read(
    cells: tuple[tuple[Cell, ...], ...], texts: tuple[tuple[str, ...], ...]
) -> tuple[tuple[tuple[Printed, ...], ...], dict[str, Printed]]:
    """Each text read once; a column may say how its numbers are spelt, a workbook which number
    it keeps. Texts that neither explains are also given by themselves."""
    spelt = [respelt(column) for column in zip(*texts, strict=True)]
    known: dict[tuple[str, str | None, float | None], Printed] = {}
    lines = []
    for row, line in enumerate(texts):
        read = []
        for col, text in enumerate(line):
            if cells[row][col].struck:
                read.append(Printed(text, TEXT))
                continue
            key = (text, spelt[col].get(row), cells[row][col].number)
            if key not in known:
                known[key] = read_printed(*key)
            read.append(known[key])
        lines.append(tuple(read))
    alone = {
        text: own
        for (text, other, stored), own in known.items()
        if other is None and stored is None
    }
    return tuple(lines), alone


def _cover(
    origin: dict[tuple[int, int], tuple[int, int]],
    texts: tuple[tuple[str, ...], ...],
    row: int,
    col: int,
    cell: Cell,
) -> None:
    """Mark the empty places under one spanning cell; a span ends where something is printed."""
    if not texts[row][col]:
        return
    bottom = min(row + max(cell.rowspan, 1), len(texts))
    right = min(col + max(cell.colspan, 1), len(texts[row]))
    for r in range(row, bottom):
        if r > row and texts[r][col]:
            break
        for c in range(col, right):
            if texts[r][c] and (r, c) != (row, col):
                break
            if (r, c) != (row, col):
                origin.setdefault((r, c), (row, col))
