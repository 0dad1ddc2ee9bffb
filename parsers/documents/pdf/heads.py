"""The header of an unruled table: which heads span columns, which lines are one head.

A head spans the columns over which a short line is drawn below it, or those whose own
heads it is centred over. Lines above, and with, spanning heads make one level of the
header; what is left below makes the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.documents.grid.columns import Column, Segment, place
from parsers.documents.pdf.page import Rule
from parsers.documents.pdf.table_line import TableLine
from parsers.types import Cell

# Header lines closer than this share of the font size are one head.
TIGHT = 0.55
# A head is centred over columns when its middle lies this close to theirs (font size).
CENTRED = 0.5
# A line drawn below a head lies within this distance (font size).
BELOW = 0.9


@dataclass(frozen=True, slots=True)
class Head:
    """Words of one header line over columns ``first`` to ``last``."""

    line: int
    segment: Segment
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """One level of a header: its cells and where its lines begin and end."""

    cells: tuple[Cell | None, ...]
    top: float
    bottom: float


def header_rows(
    lines: Sequence[TableLine], shared: Sequence[Column], rules: Sequence[Rule]
) -> list[HeaderRow] | None:
    """The header's levels; None where no head spans columns that have heads of their own."""
    heads = [
        Head(at, segment, *place(segment, shared))
        for at, line in enumerate(lines)
        for segment in line.segments
    ]
    spread = [_spread(head, heads, lines, shared, rules) for head in heads]
    spanning = {head.line for head in spread if head.last > head.first and _has_below(head, spread)}
    if not spanning:
        return None
    ends = sorted(spanning | {len(lines) - 1})
    levels = [
        list(range(start, end + 1))
        for start, end in zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True)
    ]
    return [_level(number, levels, spread, lines, len(shared)) for number in range(len(levels))]


def _has_below(head: Head, heads: Sequence[Head]) -> bool:
    """Whether two columns at least below a head have heads of their own."""
    under = {each.first for each in heads if each.line > head.line and each.first == each.last}
    return len(under & set(range(head.first, head.last + 1))) >= 2


def _spread(
    head: Head,
    heads: Sequence[Head],
    lines: Sequence[TableLine],
    shared: Sequence[Column],
    rules: Sequence[Rule],
) -> Head:
    """The head over all columns that it stands for."""
    size = lines[head.line].size
    bottom = lines[head.line].bottom
    for rule in rules:
        if not -0.3 * size < rule.at - bottom < BELOW * size:
            continue
        if rule.start > head.segment.start + size or rule.end < head.segment.end - size:
            continue
        over = [
            at
            for at, (start, end) in enumerate(shared)
            if rule.start < (start + end) / 2 < rule.end
        ]
        if over and len(over) < len(shared):
            return replace(head, first=min(over[0], head.first), last=max(over[-1], head.last))
    return _centred(head, heads, size)


def _centred(head: Head, heads: Sequence[Head], size: float) -> Head:
    """The head over the columns whose own heads it is centred over; itself where it is
    centred over its own column, or where none fit."""
    below: dict[int, tuple[float, float]] = {}
    for each in heads:
        if each.line > head.line and each.first == each.last:
            start, end = below.get(each.first, (each.segment.start, each.segment.end))
            reach = (min(start, each.segment.start), max(end, each.segment.end))
            below[each.first] = reach
    beside = {
        col
        for each in heads
        if each.line == head.line and each is not head
        for col in range(each.first, each.last + 1)
    }
    middle = (head.segment.start + head.segment.end) / 2
    low, high = head.first, head.last
    while low - 1 >= 1 and low - 1 in below and low - 1 not in beside:
        low -= 1
    while high + 1 in below and high + 1 not in beside:
        high += 1
    best = (CENTRED * size, head.first, head.last)
    for first in range(low, head.first + 1):
        for last in range(head.last, high + 1):
            if first not in below or last not in below:
                continue
            off = abs((below[first][0] + below[last][1]) / 2 - middle)
            if (first, last) == (head.first, head.last):
                off -= 0.25 * size
            if off < best[0]:
                best = (off, first, last)
    return replace(head, first=best[1], last=best[2])


def _level(
    number: int,
    levels: Sequence[Sequence[int]],
    heads: Sequence[Head],
    lines: Sequence[TableLine],
    width: int,
) -> HeaderRow:
    """One level's cells. A head of one column whose words go on tightly in the next level,
    with no spanning head above it, is one cell over both."""
    own = levels[number]
    cells: list[Cell | None] = [None] * width
    for head in heads:
        if head.line not in own or (number and _goes_up(head, levels[number - 1], heads, lines)):
            continue
        present = cells[head.first]
        if present is not None:
            cells[head.first] = replace(present, text=f"{present.text} {head.segment.text}")
            continue
        cells[head.first] = Cell(
            head.segment.text, colspan=head.last - head.first + 1, bold=head.segment.bold
        )
    if number + 1 < len(levels):
        for head in heads:
            if head.line in levels[number + 1] and _goes_up(head, own, heads, lines):
                above = cells[head.first]
                if above is not None:
                    text = f"{above.text} {head.segment.text}"
                    cells[head.first] = replace(above, text=text, rowspan=2)
    return HeaderRow(
        unlapped(cells), min(lines[at].top for at in own), max(lines[at].bottom for at in own)
    )


def _goes_up(
    head: Head, above: Sequence[int], heads: Sequence[Head], lines: Sequence[TableLine]
) -> bool:
    """Whether a head's words go on from a head of the same column in the level above."""
    over = [each for each in heads if each.line in above and each.first <= head.first <= each.last]
    if not over or any(each.last > each.first for each in over) or head.last > head.first:
        return False
    last = max(over, key=lambda each: each.line)
    between = [
        each for each in heads if each.first == head.first and last.line < each.line < head.line
    ]
    nearest = max((each.line for each in [last, *between]), default=last.line)
    return lines[head.line].top - lines[nearest].bottom < TIGHT * lines[head.line].size


def unlapped(cells: Sequence[Cell | None]) -> tuple[Cell | None, ...]:
    """Cells whose spans end where the next cell begins."""
    taken = [at for at, cell in enumerate(cells) if cell is not None]
    ends = dict(zip(taken, [*taken[1:], len(cells)], strict=True))
    return tuple(
        replace(cell, colspan=min(cell.colspan, ends[at] - at))
        if cell is not None and cell.colspan > 1
        else cell
        for at, cell in enumerate(cells)
    )
