"""Whether a page break cut a row of a table in two.

The second half of a cut row is the rest of its label (or labels) alone. A row of labels
alone may as well be a heading inside the table, so more must speak for a cut: the words
go on in lower case, or the first of them had no room left on the line above while every
other row of the table prints figures.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.documents.grid import grids
from parsers.documents.grid.numbers import is_value, wrapped_year
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.page import Word, around, cell_text, lines_of
from parsers.types import Cell, Grid

# White space that a word needs before it, and that a drawn cell keeps at its sides (points).
SPACE = 1.5
PADDING = 2.0
MOST_PADDING = 8.0
# The rest of a label stands this close above the next row (points), in so many lines.
NEAR = 16.0
MOST_LINES = 6
_GOES_ON = (")", "&", "/", ",", "(")


@dataclass(frozen=True, slots=True)
class Seam:
    """Two fragments on pages that follow each other; ``at`` is the row of the second one
    with which the body goes on."""

    last: Fragment
    after: Fragment
    at: int


def is_cut(grid: Grid, rows: Grid, seam: Seam) -> bool:
    """Whether the first of ``rows`` is the second half of the last row of ``grid``."""
    last, first = grid[-1], rows[0]
    filled = [col for col, cell in enumerate(first) if cell is not None and cell.text]
    halves = [_figures(row) for row in (last, first)]
    if filled and all(_ends_year(last[col], first[col]) for col in filled):
        return True
    if not filled or all(halves) or any(_spans(row) for row in (last, first)):
        return False
    pairs = [(col, last[col], first[col]) for col in filled]
    labels = [(col, above, below) for col, above, below in pairs if above and below]
    if halves[1]:  # the figures stand in the lower half
        labels = labels[:1] if labels and labels[0][0] == 0 else []
    elif len(labels) < len(filled):
        return False
    if not labels or any(above.bold != below.bold for _, above, below in labels):
        return False
    goes_on = any(below.text[0].islower() or below.text[0] in _GOES_ON for _, _, below in labels)
    if goes_on and not labels[0][1].text.endswith((".", ";", ":")):
        return True
    return _all_have_figures(grid, rows) and all(_no_room(seam, col) for col, _, _ in labels)


def _ends_year(above: Cell | None, below: Cell | None) -> bool:
    """Whether a page break parts the two halves of a year in a narrow head."""
    return bool(above and below and wrapped_year(above.text, below.text))


def _figures(row: Sequence[Cell | None]) -> bool:
    return any(cell is not None and is_value(cell.text) for cell in row[1:])


def _spans(row: Sequence[Cell | None]) -> bool:
    return any(cell is not None and cell.colspan > 1 for cell in row)


def _all_have_figures(grid: Grid, rows: Grid) -> bool:
    """Whether every row but those at the seam, and the header, has figures."""
    body = [*grid[:-1], *rows[1:]]
    first = next((at for at, row in enumerate(body) if _figures(row)), len(body))
    return len(body) - first >= 2 and all(_figures(row) for row in body[first:])


def _no_room(seam: Seam, col: int) -> bool:
    """Whether the first word after the page break would not have fitted before it."""
    above = _words(seam.last, len(seam.last.grid) - 1, col)
    below = _words(seam.after, seam.at, col)
    if not above or not below:
        return False
    line = max(word.bottom for word in above) - above[0].size / 2
    end = max(word.x1 for word in above if word.bottom > line)
    top = min(word.top for word in below) + below[0].size / 2
    first = min((word for word in below if word.top < top), key=lambda word: word.x0)
    return end + SPACE + first.x1 - first.x0 > _limit(seam, col)


def _limit(seam: Seam, col: int) -> float:
    """How far to the right words reach in a column: to its line, or as far as any do."""
    left, edge = seam.last.edges[col : col + 2]
    both = [word for each in (seam.last, seam.after) for word in each.words]
    words = [word for word in both if left <= word.middle[0] < edge]
    if seam.last.gutters:
        return max((word.x1 for word in words), default=edge) - 1
    indent = min((word.x0 for word in words), default=left) - left
    return edge - min(max(PADDING, indent), MOST_PADDING)


def _words(fragment: Fragment, row: int, col: int) -> list[Word]:
    left, right = fragment.edges[col], fragment.edges[col + 1]
    top, bottom = fragment.heights[row], fragment.heights[row + 1]
    return [
        word
        for word in fragment.words
        if left <= word.middle[0] < right and top <= word.middle[1] <= bottom
    ]


def with_rest(words: Sequence[Word], after: Fragment, last: Fragment) -> Fragment | None:
    """``after`` with the lone words above it as a row of its own, where they may be the rest
    of labels of ``last``, which ends the page before. None where they stand elsewhere."""
    rest = rest_alone(words, last)
    gap = after.heights[0] - rest.heights[1] if rest is not None else -1.0
    if rest is None or not -PADDING <= gap <= NEAR or len(after.edges) != len(rest.edges):
        return None
    return replace(
        after,
        box=around([*words, *after.words]),
        grid=(*rest.grid, *after.grid),
        heights=(rest.heights[0], *after.heights),
        words=(*words, *after.words),
    )


def rest_alone(words: Sequence[Word], last: Fragment) -> Fragment | None:
    """Lone words at the top of a page as a row in the columns of ``last``; None where they
    are too many or cross its columns."""
    columns: dict[int, list[Word]] = {}
    for word in words:
        col = bisect(last.edges, word.middle[0]) - 1
        if not 0 <= col < len(last.edges) - 1 or word.x1 > last.edges[col + 1] + PADDING:
            return None
        columns.setdefault(col, []).append(word)
    lines = {col: lines_of(inside) for col, inside in columns.items()}
    if not words or max(len(each) for each in lines.values()) > MOST_LINES:
        return None
    cells = {
        (0, col): Cell(
            " ".join(cell_text(line.words) for line in each),
            bold=sum(word.bold for word in columns[col]) * 2 > len(columns[col]),
        )
        for col, each in lines.items()
    }
    box = around(words)
    return replace(
        last,
        page=last.page + 1,
        box=box,
        grid=grids.built(cells, 1, len(last.edges) - 1),
        heights=(box[1], box[3]),
        words=tuple(words),
        coverage=1.0,
    )
