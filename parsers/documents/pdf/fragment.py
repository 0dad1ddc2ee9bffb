"""A table as found on one page, before pages are joined.

``edges`` are the column edges in points; ``heights`` the row edges; ``gutters`` the
white space between columns where some have no line between them. ``words`` are those
inside its box, so that a fragment which turns out to be no table can be given back to
the prose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.documents.grid import grids
from parsers.documents.grid.columns import Segment
from parsers.documents.grid.numbers import joined_lines
from parsers.documents.pdf.page import Box, Line, Word, cell_text
from parsers.documents.pdf.refine import refined
from parsers.documents.pdf.ruled import Lattice, Square
from parsers.documents.pdf.struck import standing_lines
from parsers.documents.pdf.wrapped import breaks_figure
from parsers.types import Cell, Grid

# A column or row narrower than this holds no text: it lies between double rules.
NARROWEST = 6.0
# Points between two steps of indentation, and the steps that a label column may have.
LEAST_STEP = 3.0
FAR_STEP = 40.0
MOST_STEPS = 4
# A cell in which no further digit fits beside the last one is full (share of the font size:
# a digit, and the white space that every cell keeps).
DIGIT = 0.9


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
    gutters: tuple[tuple[float, float], ...] = ()
    coverage: float = 1.0
    sure: bool = True  # False: a table only as the rest of one on the page before


def ruled_fragment(page: int, lattice: Lattice, words: Sequence[Word]) -> Fragment:
    """Fill a lattice with the words that lie in its box, turned ones included."""
    drawn = lattice.xs
    lattice, filled = refined(lattice, [word for word in words if word.upright])
    turned: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        square = lattice.at(*word.middle) if not word.upright else None
        if square is not None:
            turned[square.row, square.col].append(word)
    cells = {
        (square.row, square.col): _cell(square, filled.get(at, ()), turned.get(at, ()))
        for square in lattice.squares
        if (at := (square.row, square.col)) in filled or at in turned
    }
    labels = {
        row: [(line.box[0], line.box[2]) for line in lines]
        for (row, col), lines in filled.items()
        if col == 0
    }
    inside = sum(len(line.words) for lines in filled.values() for line in lines)
    inside += sum(len(group) for group in turned.values())
    return _without_slits(
        Fragment(
            page=page,
            box=lattice.box,
            grid=indented(grids.built(cells, len(lattice.ys) - 1, len(lattice.xs) - 1), labels),
            edges=lattice.xs,
            heights=lattice.ys,
            words=tuple(words),
            method="pdf-ruled",
            gutters=white_space(lattice.xs, words) if lattice.xs != drawn else (),
            coverage=inside / len(words) if words else 1.0,
        )
    )


def white_space(edges: Sequence[float], words: Sequence[Word]) -> tuple[tuple[float, float], ...]:
    """How far the words leave room on both sides of each inner edge."""
    room: list[tuple[float, float]] = []
    for at in edges[1:-1]:
        before = max((word.x1 for word in words if word.middle[0] < at), default=at)
        after = min((word.x0 for word in words if word.middle[0] >= at), default=at)
        room.append((min(before, at), max(after, at)))
    return tuple(room)


def indented(grid: Grid, labels: Mapping[int, Sequence[tuple[float, float]]]) -> Grid:
    """The grid with the printed steps of indentation of its first column, from where
    the lines of each row's label begin and end. A centred column has no steps."""
    if _is_centred(labels):
        return grid
    steps: list[float] = []
    for start in sorted(lines[0][0] for lines in labels.values()):
        if not steps or start - steps[-1] > LEAST_STEP:
            steps.append(start)
    if not 2 <= len(steps) <= MOST_STEPS or steps[1] - steps[0] > FAR_STEP:
        return grid
    made: list[tuple[Cell | None, ...]] = []
    for row, cells in enumerate(grid):
        first = cells[0]
        if first is None or row not in labels:
            made.append(cells)
            continue
        step = sum(start <= labels[row][0][0] for start in steps) - 1
        made.append((replace(first, indent=step), *cells[1:]))
    return tuple(made)


def _is_centred(labels: Mapping[int, Sequence[tuple[float, float]]]) -> bool:
    """Whether labels are set around one middle, or to the right: the lines of a label
    begin at different places, or all labels share one middle."""
    if any(abs(start - lines[0][0]) > 1 for lines in labels.values() for start, _ in lines):
        return True
    middles = [(start + end) / 2 for lines in labels.values() for start, end in lines]
    usual = sorted(middles)[len(middles) // 2] if middles else 0.0
    return sum(abs(middle - usual) < 2 for middle in middles) > 0.6 * len(middles)


def _cell(square: Square, lines: Sequence[Line], turned: Sequence[Word]) -> Cell:
    """The words of one square as a cell, lines joined by spaces.

    Turned words (the heading of a narrow column) follow in the order of the file.
    """
    lines = standing_lines(lines)
    words = [word for line in lines for word in line.words] + list(turned)
    texts = _texts(square, lines)
    return Cell(
        text=joined_lines([*texts, *(word.text for word in turned)]),
        lines=() if turned else tuple(texts),
        rowspan=square.rowspan,
        colspan=square.colspan,
        bold=sum(word.bold for word in words) * 2 > len(words),
    )


def _texts(square: Square, lines: Sequence[Line]) -> list[str]:
    """The text of each line; a figure that fills its cell goes on with its last digits."""
    segments = [Segment(cell_text(line.words), line.box[0], line.box[2]) for line in lines]
    whole: list[str] = []
    for above, below in zip([None, *segments], segments, strict=False):
        full = above is not None and breaks_figure(above, below)
        if full and above is not None and above.end + DIGIT * lines[0].size > square.box[2]:
            whole[-1] += below.text
        else:
            whole.append(below.text)
    return whole


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
