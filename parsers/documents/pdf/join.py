"""Tables that continue on the next page put together again.

Two fragments are one table when nothing but furniture stands between them (end
of one page, start of the next) and their columns are the same: the same edges,
or the same number of columns under the same header. A header that is printed
again is dropped, a row that the page break cut in two is made whole. A sheet
printed wider than the paper continues sideways: fragments with the same row
edges, the later one without row labels, are put side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.documents.grid import grids
from parsers.documents.grid.numbers import is_value, is_year, joined_lines
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.seam import Seam, is_cut
from parsers.types import Cell, Grid

EDGE_TOLERANCE = 6.0
ROW_TOLERANCE = 2.0
# "Table 1 (continued)", "Table 2: Thefts by year, cont'd", "Thefts by year (cont.)", "Continued".
_SAYS = (
    r"(?:continued|cont[’']?d|cont\.?)"
    r"(?: from (?:overleaf|page \d{1,4}|(?:the )?(?:previous|last|preceding) page))?"
)
_CONTINUED = re.compile(
    r"(?:(?:table|appendix|annex|schedule)(?: [\w.]{1,8})? ?(?:.{0,120}?[,:;–—(\[-] ?)?)?"
    rf"{_SAYS}[)\].:]{{0,3}}|.{{1,120}} [(\[]{_SAYS}[)\]]\.?",
    re.IGNORECASE,
)
# "Continued overleaf", "Table 1 continues on the next page", "Cont. on page 4", "P.T.O.".
_GOES_ON = re.compile(
    r"[-–—/.…(\[ ]{0,4}(?:(?:(?:this |the )?table(?: [\w.]{1,8})? (?:is )?)?"
    r"(?:continued|continues|cont[’']?d\.?|cont\.?)"
    r"(?: over(?: ?leaf| (?:the )?page)?| (?:on|to) (?:page \d{1,4}"
    r"|(?:the )?(?:next|following) (?:page|sheet)))?|please turn over|p\.?t\.?o)"
    r"[-–—/.…:)\]> ]{0,6}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Joined:
    """A table over one page or several; ``place`` is the fragment it is printed at."""

    place: Fragment
    grid: Grid
    pages: tuple[int, ...]
    coverage: float


def alone(fragment: Fragment) -> Joined:
    """A fragment as a table of its own."""
    return Joined(fragment, fragment.grid, (fragment.page,), fragment.coverage)


def fitted(after: Fragment, last: Fragment) -> Fragment:
    """``after`` with blank columns where ``last`` has more: a column without words on
    one page leaves no trace where no line is drawn. Unchanged where it does not fit."""
    if not after.gutters or len(after.edges) >= len(last.edges):
        return after
    starts = [after.edges[0], *(right for _, right in after.gutters)]
    ends = [*(left for left, _ in after.gutters), after.edges[-1]]
    places: list[int] = []
    for start, end in zip(starts, ends, strict=True):
        shares = [min(end, b) - max(start, a) for a, b in pairwise(last.edges)]
        best = max(range(len(shares)), key=lambda at: shares[at])
        if shares[best] <= 0 or (places and best <= places[-1]):
            return after
        places.append(best)
    width = len(last.edges) - 1
    cells = {(row, places[col]): cell for (row, col), cell in grids.anchors(after.grid).items()}
    if any(cell.colspan > 1 for cell in cells.values()):
        return after
    grid = grids.built(cells, len(after.grid), width)
    return replace(after, grid=grid, edges=last.edges, gutters=_room(last))


def says_continued(text: str) -> bool:
    """Whether a line is the title of a table again, said to be continued."""
    return _CONTINUED.fullmatch(" ".join(text.split())) is not None


def says_it_goes_on(text: str) -> bool:
    """Whether a line at the foot of a table says no more than that it goes on overleaf."""
    return _GOES_ON.fullmatch(" ".join(text.split())) is not None


def _is_foot(grid: Grid) -> bool:
    """Whether the last row of a table is such a line, and no cell reaches into it from above."""
    texts = [cell.text for cell in grid[-1] if cell is not None and cell.text.strip()]
    if len(grid) < 2 or len(texts) != 1 or not says_it_goes_on(texts[0]):
        return False
    above = grids.anchors(grid[:-1])
    return all(row + cell.rowspan < len(grid) for (row, _), cell in above.items())


def continues(table: Joined, last: Fragment, after: Fragment) -> bool:
    """Whether ``after``, at the top of the next page, goes on with ``table``, whose
    last fragment is ``last``."""
    if len(last.edges) != len(after.edges):
        return False
    repeated = repeated_header(table.grid, after.grid)
    if not _same_edges(last, after):
        return repeated > 0
    return repeated > 0 or not _starts_anew(table.grid, after.grid)


def _same_edges(one: Fragment, other: Fragment) -> bool:
    """Whether column edges agree, the whole table being allowed to stand further in.

    Unruled columns agree where the gutters between them overlap.
    """
    if one.gutters or other.gutters:
        return all(
            min(a[1], b[1]) - max(a[0], b[0]) > -ROW_TOLERANCE
            for a, b in zip(_room(one), _room(other), strict=True)
        )
    shift = other.edges[0] - one.edges[0]
    return all(
        abs(b - a) <= EDGE_TOLERANCE or abs(b - a - shift) <= ROW_TOLERANCE
        for a, b in zip(one.edges, other.edges, strict=True)
    )


def _room(fragment: Fragment) -> tuple[tuple[float, float], ...]:
    """The white space at each inner edge; a drawn edge has none to spare."""
    return fragment.gutters or tuple((edge, edge) for edge in fragment.edges[1:-1])


def repeated_header(grid: Grid, after: Grid) -> int:
    """How many rows at the top of ``after`` print the top rows of ``grid`` again."""
    count = 0
    while count < min(len(grid), len(after), 4):
        here, there = _folded(grid, count), _folded(after, count)
        if here != there or not any(here):
            break
        count += 1
    return count if count < len(after) or count == len(grid) else 0


def _folded(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple("".join(text.split()).casefold() for text in grids.row_texts(grid, row))


def _starts_anew(grid: Grid, after: Grid) -> bool:
    """Whether ``after`` begins with a header of its own: the words of our first
    header cell again, or words or years where our columns hold figures."""
    ours, theirs = grids.row_texts(grid, 0), grids.row_texts(after, 0)
    same = ours[0].strip().casefold() == theirs[0].strip().casefold()
    if same and ours[0].strip() and 2 * sum(map(bool, theirs)) > sum(map(bool, ours)):
        return True
    if len(grid) < 2 or len(after) < 2:
        return False
    figures = [
        col
        for col in range(1, len(ours))
        if sum(is_value(grids.row_texts(grid, row)[col]) for row in range(1, len(grid)))
        > 0.6 * sum(bool(grids.row_texts(grid, row)[col]) for row in range(1, len(grid)))
    ]
    heads = [theirs[col] for col in figures if theirs[col]]
    wordy = [text for text in heads if not is_value(text) or is_year(text)]
    return len(figures) > 0 and len(wordy) >= 2 and len(wordy) == len(heads)


def joined(table: Joined, last: Fragment, after: Fragment) -> Joined:
    """The table, whose last fragment is ``last``, with the rows of the next page's."""
    grid = table.grid
    if grid and last.grid and _is_foot(grid) and _is_foot(last.grid):
        grid = grid[:-1]
        last = replace(last, grid=last.grid[:-1], heights=last.heights[:-1])
    repeated = repeated_header(grid, after.grid)
    rows = after.grid[repeated:]
    if grid and rows and is_cut(grid, rows, Seam(last, after, repeated)):
        grid = (*grid[:-1], _mended(grid[-1], rows[0]))
        rows = rows[1:]
    elif grid and rows:
        grid, rows = _with_whole_label(grid, rows)
    weight = len(after.words) / max(1, len(after.words) + len(table.place.words))
    return replace(
        table,
        grid=(*grid, *rows),
        pages=(*table.pages, after.page),
        coverage=table.coverage * (1 - weight) + after.coverage * weight,
    )


def _with_whole_label(grid: Grid, rows: Grid) -> tuple[Grid, Grid]:
    """The rows on both sides of a page break with a label over several rows made one, where
    the break cut it: the words go on in lower case. Unchanged where nothing says so."""
    at = next((at for at in range(len(grid) - 1, -1, -1) if grid[at][0] is not None), None)
    above = grid[at][0] if at is not None else None
    below = rows[0][0]
    if at is None or above is None or below is None or above.colspan > 1 or below.colspan > 1:
        return grid, rows
    reaches = at + above.rowspan >= len(grid)
    spans = max(above.rowspan, below.rowspan) > 1
    if not (reaches and spans and below.text[:1].islower() and above.bold == below.bold):
        return grid, rows
    rowspan = len(grid) - at + below.rowspan
    whole = replace(above, text=joined_lines((above.text, below.text)), rowspan=rowspan)
    grid = (*grid[:at], (whole, *grid[at][1:]), *grid[at + 1 :])
    return grid, ((None, *rows[0][1:]), *rows[1:])


def _mended(last: Sequence[Cell | None], first: Sequence[Cell | None]) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = []
    for above, below in zip(last, first, strict=True):
        if above is not None and below is not None:
            cells.append(replace(above, text=joined_lines((above.text, below.text))))
        else:
            cells.append(above if above is not None else below)
    return tuple(cells)


def continues_sideways(table: Joined, after: Fragment, *, shifted: bool = False) -> bool:
    """Whether ``after`` holds further columns of ``table``: the same row edges on a
    later page, and no row labels of its own where ``table`` has them. ``shifted``: all
    rows may begin higher or lower, by as much."""
    ours = table.place
    if after.page <= table.pages[-1] or len(ours.heights) != len(after.heights):
        return False
    if len(after.grid) != len(table.grid) or len(table.grid) < 3:
        return False
    shifts = [b - a for a, b in zip(ours.heights, after.heights, strict=True)]
    same = shifted or abs(shifts[0]) <= ROW_TOLERANCE
    if max(shifts) - min(shifts) > ROW_TOLERANCE or not same:
        return False
    labels = [row[0].text for row in table.grid[1:] if row[0] is not None]
    labelled = sum(not is_value(text) for text in labels) > 0.5 * len(table.grid[1:])
    return labelled and lacks_labels(after)


def lacks_labels(fragment: Fragment) -> bool:
    """Whether the first column below the header holds nothing but values."""
    return all(is_value(row[0].text) for row in fragment.grid[1:] if row[0] is not None)


def joined_sideways(table: Joined, after: Fragment) -> Joined:
    """The table with the columns of a later page's fragment on its right."""
    grid = tuple(ours + theirs for ours, theirs in zip(table.grid, after.grid, strict=True))
    return replace(table, grid=grid, pages=(*table.pages, after.page))
