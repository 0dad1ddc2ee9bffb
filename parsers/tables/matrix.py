"""A grid with its spans resolved, so that every other step can ask one place at a time."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from parsers.types import Cell, Grid

_SPACES = {ord(space): " " for space in "\t\n\r\x0b\x0c\xa0\u1680\u2028\u2029\u202f\u205f\u3000"}
_SPACES |= dict.fromkeys(range(8192, 8203), " ")
_INVISIBLE = dict.fromkeys((8203, 8204, 8205, 8288, 65279, 173))
_BLANK = Cell("")


@lru_cache(maxsize=50_000)
def tidy(text: str) -> str:
    """One printed text on one line: composed letters, single spaces, nothing invisible."""
    if text.isascii() and text.isalnum():
        return text
    flat = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_SPACES)
    return " ".join(flat.split())


@dataclass(frozen=True, slots=True)
class Matrix:
    """Printed cells by place. ``origin`` leads from a covered place to the cell that covers it.

    ``flagged``: the document marks header cells, and not most of the table as such.
    """

    cells: tuple[tuple[Cell, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    origin: dict[tuple[int, int], tuple[int, int]]
    width: int
    flagged: bool = False

    @property
    def height(self) -> int:
        return len(self.texts)

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
    flags = [cell.header for line in cells for cell in line[1:] if cell.text]
    return Matrix(cells, texts, origin, width, 0 < sum(flags) * 2 <= len(flags))


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
