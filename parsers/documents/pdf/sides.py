"""Two unruled tables that stand side by side, row by row at one height.

A column of words between columns of figures may be the labels of a second table, or one of
the same: more must speak for a second one. The gutter before it is wider than the narrowest one,
and the two print the same first head, or a total each, or do not end with the same row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.documents.grid.columns import Column, Segment, columns, place
from parsers.documents.grid.numbers import is_value
from parsers.documents.pdf.page import Line
from parsers.documents.pdf.segments import GUTTER
from parsers.documents.pdf.table_line import TableLine

# The gutter between two tables is wider than the narrowest within them by this factor.
WIDER: Final = 1.15
FEWEST_ROWS: Final = 2
_TOTALS: Final = frozenset({"total", "totals", "grand total", "all"})


def side_by_side(lines: Sequence[TableLine], size: float) -> list[tuple[TableLine, ...]]:
    """The lines of a candidate, or those of the two tables in it, left and right."""
    shared = columns([line.segments for line in lines], GUTTER * size)
    at = _second_labels(lines, shared)
    if at is None:
        return [tuple(lines)]
    edge = (shared[at - 1][1] + shared[at][0]) / 2
    halves = [_half(lines, edge, left=True), _half(lines, edge, left=False)]
    if not all(halves) or not _speaks_for_two(halves):
        return [tuple(lines)]
    return halves


def _second_labels(lines: Sequence[TableLine], shared: Sequence[Column]) -> int | None:
    """The column with the labels of a second table: words, with figures on both sides, behind
    a wide gutter. None where there is none."""
    found: list[list[bool]] = [[] for _ in shared]  # of each column, which cells are values
    for line in lines[1:]:
        for segment in line.segments:
            first, last = place(segment, shared)
            if first == last:
                found[first].append(is_value(segment.text))
    kinds = [all(cells) if cells else None for cells in found]
    words = [at for at, cells in enumerate(found) if len(cells) >= FEWEST_ROWS and not any(cells)]
    if len(words) != 2 or words[0] != 0 or not 1 < words[1] < len(shared) - 1:
        return None
    at = words[1]
    if not all(kind for place_of, kind in enumerate(kinds) if place_of not in words):
        return None
    gutters = [right[0] - left[1] for left, right in pairwise(shared)]
    others = [gutter for place_of, gutter in enumerate(gutters) if place_of != at - 1]
    return at if gutters[at - 1] > WIDER * min(others) else None


def _half(lines: Sequence[TableLine], edge: float, *, left: bool) -> tuple[TableLine, ...]:
    """The lines with what stands on one side of an edge; without those that have nothing there."""
    found: list[TableLine] = []
    for line in lines:
        segments = tuple(each for each in line.segments if (each.start < edge) is left)
        kept = [[word for word in each.words if (word.x0 < edge) is left] for each in line.lines]
        own = tuple(Line(tuple(words)) for words in kept if words)
        if segments and own:
            found.append(TableLine(own, segments))
    return tuple(found)


def _speaks_for_two(halves: Sequence[Sequence[TableLine]]) -> bool:
    """Whether the two sides print one head twice, a total each, or end at different rows."""
    one, other = halves
    same_head = _label(one[0]).text.casefold() == _label(other[0]).text.casefold()
    totals = all(any(_label(line).text.casefold() in _TOTALS for line in half) for half in halves)
    return same_head or totals or len(one) != len(other)


def _label(line: TableLine) -> Segment:
    return line.segments[0]
