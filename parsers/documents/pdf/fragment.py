"""A table as found on one page, before pages are joined.

``edges`` are the column edges in points; ``heights`` the row edges. ``words``
are those inside its box, so that a fragment which turns out to be no table can
be given back to the prose.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.documents import grids
from parsers.documents.numbers import is_figure
from parsers.documents.pdf.page import Box, Line, Word, lines_of
from parsers.documents.pdf.ruled import Lattice, Square
from parsers.types import Cell, Grid

# A column or row narrower than this holds no text: it lies between double rules.
NARROWEST = 6.0


@dataclass(frozen=True, slots=True)
class Fragment:
    """One table on one page."""

    page: int
    box: Box
    grid: Grid
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    words: tuple[Word, ...]
    method: str
    coverage: float = 1.0


def ruled_fragment(page: int, lattice: Lattice, words: Sequence[Word]) -> Fragment:
    """Fill a lattice with the words that lie in its box."""
    filled: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        square = _square_of(lattice, word)
        if square is not None:
            filled.setdefault((square.row, square.col), []).append(word)
    held = sum(len(group) for group in filled.values())
    grid, heights = _rows(lattice, filled)
    return _without_slits(
        Fragment(
            page=page,
            box=lattice.box,
            grid=grid,
            edges=lattice.xs,
            heights=heights,
            words=tuple(words),
            method="pdf-ruled",
            coverage=held / len(words) if words else 1.0,
        )
    )


def _square_of(lattice: Lattice, word: Word) -> Square | None:
    x, y = word.middle
    for square in lattice.squares:
        x0, top, x1, bottom = square.box
        if x0 <= x < x1 and top <= y < bottom:
            return square
    return None


def _rows(
    lattice: Lattice, filled: dict[tuple[int, int], list[Word]]
) -> tuple[Grid, tuple[float, ...]]:
    """The lattice's rows as cells, and their edges.

    A row drawn around several rows of figures is split into them.
    """
    height, width = len(lattice.ys) - 1, len(lattice.xs) - 1
    places = {(square.row, square.col): square for square in lattice.squares}
    lines = {place: lines_of(group) for place, group in filled.items()}
    rows: list[tuple[Cell | None, ...]] = []
    heights = [lattice.ys[0]]
    for row in range(height):
        here = {col: lines[row, col] for col in range(width) if (row, col) in lines}
        split = _split(here) if _splits(here, places, row, width) else None
        if split is None:
            rows.append(tuple(_cell(places.get((row, col)), here.get(col)) for col in range(width)))
            heights.append(lattice.ys[row + 1])
            continue
        for base, cells in split:
            heights.append(base)
            rows.append(
                tuple(_cell(places.get((row, col)), cells.get(col)) for col in range(width))
            )
        heights[-1] = lattice.ys[row + 1]
    return tuple(rows), tuple(heights)


def _cell(square: Square | None, lines: Sequence[Line] | None) -> Cell | None:
    """A square as a cell: blank squares and places covered by a span are None."""
    if square is None or not lines:
        return None
    words = [word for line in lines for word in line.words]
    return Cell(
        text=" ".join(line.text for line in lines),
        rowspan=square.rowspan,
        colspan=square.colspan,
        bold=sum(word.bold for word in words) * 2 > len(words),
    )


def _splits(
    here: dict[int, list[Line]],
    places: dict[tuple[int, int], Square],
    row: int,
    width: int,
) -> bool:
    """Whether a drawn row holds several printed rows: a figure never wraps, so a
    cell with two lines that are both figures is two cells."""
    squares = [places[row, col] for col in range(width) if (row, col) in places]
    if any(square.rowspan > 1 for square in squares):
        return False
    return any(
        len(lines) >= 2 and all(is_figure(line.text) for line in lines) for lines in here.values()
    )


def _split(here: dict[int, list[Line]]) -> list[tuple[float, dict[int, list[Line]]]]:
    """Printed rows inside one drawn row: (bottom, lines by column).

    The column with most lines of figures sets the rows; every other line goes to
    the row whose middle is nearest.
    """
    anchors = max(
        (lines for lines in here.values() if all(is_figure(line.text) for line in lines)), key=len
    )
    middles = [(line.box[1] + line.box[3]) / 2 for line in anchors]
    found: list[dict[int, list[Line]]] = [{} for _ in middles]
    for col, lines in here.items():
        for line in lines:
            middle = (line.box[1] + line.box[3]) / 2
            nearest = min(range(len(middles)), key=lambda at: abs(middles[at] - middle))
            found[nearest].setdefault(col, []).append(line)
    bottoms = [(line.box[3] + after.box[1]) / 2 for line, after in itertools.pairwise(anchors)]
    return list(zip([*bottoms, anchors[-1].box[3]], found, strict=True))


def _without_slits(fragment: Fragment) -> Fragment:
    """The fragment without the narrow columns and rows that double rules make."""
    grid = fragment.grid
    filled = {place for place, cell in grids.anchors(grid).items() if cell.colspan == 1}
    cols = [
        col
        for col in range(len(fragment.edges) - 1)
        if fragment.edges[col + 1] - fragment.edges[col] < NARROWEST
        and not any((row, col) in filled for row in range(len(grid)))
    ]
    tall = {place for place, cell in grids.anchors(grid).items() if cell.rowspan == 1}
    rows = [
        row
        for row in range(len(fragment.heights) - 1)
        if fragment.heights[row + 1] - fragment.heights[row] < NARROWEST
        and not any((row, col) in tall for col in range(len(fragment.edges) - 1))
    ]
    return replace(
        fragment,
        grid=grids.without(grid, rows, cols),
        edges=tuple(edge for at, edge in enumerate(fragment.edges) if at not in cols),
        heights=tuple(edge for at, edge in enumerate(fragment.heights) if at not in rows),
    )
