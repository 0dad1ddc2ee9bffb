"""Heads written upwards over a table without rules: they stand above its first row, one over
each column of figures.

Distances are shares of the font size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.documents.grid.numbers import is_value, is_year
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.page import Word, around
from parsers.documents.pdf.table_line import TableLine
from parsers.types import Cell

# The foot of a head stands this close above the first row.
REACH: Final = 2.2
# Between two words of one head.
SPACE: Final = 1.2


def with_turned_heads(
    fragment: Fragment, turned: Sequence[Word], lines: Sequence[TableLine]
) -> Fragment:
    """The fragment with the turned heads over its columns as its first row, and the lone label
    over the first column as its corner; as it is where a column of figures has no head, or its
    first row is a header already. ``lines`` are those of the page."""
    if not turned or not _begins_with_figures(fragment):
        return fragment
    width = len(fragment.edges) - 1
    heads = [_head(fragment, turned, col) for col in range(width)]
    if width < 2 or not all(heads[1:]):
        return fragment
    corner = _corner(fragment, lines) if not heads[0] else []
    top = min(word.top for head in heads for word in head)
    cells = [
        Cell(" ".join(word.text for word in head), bold=all(word.bold for word in head))
        if head
        else None
        for head in (heads[0] or corner, *heads[1:])
    ]
    words = (*corner, *(word for head in heads for word in head), *fragment.words)
    return replace(
        fragment,
        grid=(tuple(cells), *fragment.grid),
        heights=(top, *fragment.heights),
        box=around(words),
        words=words,
    )


def _begins_with_figures(fragment: Fragment) -> bool:
    later = [cell.text for cell in fragment.grid[0][1:] if cell is not None]
    return bool(later) and all(is_value(text) and not is_year(text) for text in later)


def _head(fragment: Fragment, turned: Sequence[Word], col: int) -> list[Word]:
    """The turned words over one column, in the order in which the file draws them."""
    left, right = fragment.edges[col], fragment.edges[col + 1]
    over = [word for word in turned if left <= word.middle[0] < right]
    over = [word for word in over if word.middle[1] < fragment.box[1]]
    reached = fragment.box[1]
    limit = REACH
    found: set[int] = set()
    for word in sorted(over, key=lambda word: -word.bottom):
        if reached - word.bottom > limit * word.size:
            break
        found.add(id(word))
        reached, limit = min(reached, word.top), SPACE
    return [word for word in over if id(word) in found]


def _corner(fragment: Fragment, lines: Sequence[TableLine]) -> list[Word]:
    """The words of a lone stretch directly above the first label."""
    above = [line for line in lines if line.bottom <= fragment.box[1] + 1]
    if not above:
        return []
    line = above[-1]
    near = fragment.box[1] - line.bottom < REACH * line.size
    left, right = fragment.edges[0], fragment.edges[1]
    inside = left - line.size <= line.segments[0].start and line.segments[-1].end < right
    if not near or len(line.segments) != 1 or not inside:
        return []
    return [word for each in line.lines for word in each.words]
