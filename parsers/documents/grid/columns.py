"""Columns out of alignment: what text files and unruled PDF tables have in common.

Units are the caller's (characters or points). A row is the segments of one line,
left to right; a gutter is a stretch that the rows leave empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.documents.grid.numbers import is_value, is_year
from parsers.types import Cell, Grid


class Segment(NamedTuple):
    """Words of one line that stand together, from ``start`` to ``end``."""

    text: str
    start: float
    end: float
    bold: bool = False


# Of the rows, a share this small may bridge a gutter that all others keep.
FEW = 0.12

Row = Sequence[Segment]
Column = tuple[float, float]


def columns(rows: Sequence[Row], gutter: float) -> list[Column]:
    """The columns that rows share: stretches covered by text, parted by gutters.

    Only rows with about as many segments as the fullest rows decide, so that a
    title or a heading over several columns does not close the gutters below it.
    Among many rows, a few that bridge what the others leave empty do not decide.
    """
    if not rows:
        return []
    counts = sorted(len(row) for row in rows)
    usual = counts[(len(counts) * 3) // 4]
    deciding = [row for row in rows if len(row) >= max(2, 0.7 * usual)]
    kept = [segment for row in deciding for segment in row]
    shared = _merged(kept, gutter)
    firm = _firm(kept, int(FEW * len(deciding)), gutter)
    if len(firm) > len(shared):
        within = [each for each in kept if sum(_overlap(each, column) for column in firm) <= 1]
        parted = _merged(within, gutter)
        shared = parted if len(parted) >= len(firm) else shared
    shared = _uncrowded(rows, kept, shared, gutter)
    return _with_strays(rows, shared, gutter)


def _uncrowded(
    rows: Sequence[Row], kept: Sequence[Segment], shared: list[Column], gutter: float
) -> list[Column]:
    """The columns, parted where one of them holds two figures in each row that has any there:
    heads that run together close the gutter below them."""
    found: list[list[Segment]] = [[] for _ in shared]
    crowded: set[int] = set()
    single: set[int] = set()
    for row in rows:
        figures = [each for each in row if is_value(each.text) and not is_year(each.text)]
        for at, column in enumerate(shared):
            inside = [each for each in figures if _overlap(each, column)]
            found[at] += inside
            if inside:
                (crowded if len(inside) > 1 else single).add(at)
    parted = list(shared)
    for at in sorted(crowded - single, reverse=True):
        firm = _merged(found[at], gutter)
        within = [each for each in kept if _overlap(each, shared[at])]
        within = [each for each in within if sum(_overlap(each, one) for one in firm) == 1]
        parts = _merged(within, gutter)
        if len(parts) == len(firm) > 1:
            parted[at : at + 1] = parts
    return parted


def _with_strays(rows: Sequence[Row], found: list[Column], gutter: float) -> list[Column]:
    """The columns, and those of segments that stand in none of them: a figure in a row
    with few others must not be counted to a neighbouring column. A head may stand in a
    gutter, over the columns on both sides of it."""
    body = _first_figures(rows)
    strays = [
        segment
        for at, row in enumerate(rows)
        for segment in row
        if ((len(row) >= 2 and at >= body) or is_value(segment.text))
        and not any(
            _overlap(Segment("", segment.start - gutter, segment.end + gutter), column)
            for column in found
        )
    ]
    return sorted(found + _merged(strays, gutter)) if found else found


def _first_figures(rows: Sequence[Row]) -> int:
    """The first row with a figure that is no year; the second row where there is none."""
    return next(
        (at for at, row in enumerate(rows) if any(_is_body(each.text) for each in row[1:])),
        min(1, len(rows) - 1),
    )


def _merged(segments: Sequence[Segment], gutter: float) -> list[Column]:
    """Stretches that any segment covers."""
    merged: list[Column] = []
    for start, end in sorted((segment.start, segment.end) for segment in segments):
        if merged and start < merged[-1][1] + gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _firm(segments: Sequence[Segment], few: int, gutter: float) -> list[Column]:
    """Stretches that more than a few segments cover."""
    changes = sorted(
        [(segment.start, 1) for segment in segments] + [(segment.end, -1) for segment in segments]
    )
    found: list[Column] = []
    depth, begun = 0, 0.0
    for at, change in changes:
        before, depth = depth, depth + change
        if before <= few < depth:
            begun = at
        elif depth <= few < before:
            if found and begun < found[-1][1] + gutter:
                found[-1] = (found[-1][0], at)
            else:
                found.append((begun, at))
    return found


def _overlap(segment: Segment, column: Column) -> bool:
    return segment.start < column[1] and segment.end > column[0]


def settled(rows: Sequence[Row], found: Sequence[Column]) -> list[Column]:
    """Columns with those put together that a header and its figures stand apart in.

    A heading set to the left over figures set to the right may leave a gutter between
    them: one column then has words in the header only, its neighbour in the body only.
    """
    placed = [[(place(segment, found), segment) for segment in row] for row in rows]
    body = next(
        (
            at
            for at, row in enumerate(placed)
            if any(first > 0 and _is_body(segment.text) for (first, _), segment in row)
        ),
        min(1, len(rows) - 1),
    )
    heads = {first for row in placed[:body] for (first, last), _ in row if first == last}
    bodies = {first for row in placed[body:] for (first, _), _ in row}
    joined: list[Column] = []
    merged = False
    for at, column in enumerate(found):
        before = at - 1
        apart = (before in heads - bodies and at in bodies - heads) or (
            at in heads - bodies and before in bodies - heads
        )
        if apart and before > 0 and not merged:
            joined[-1] = (joined[-1][0], column[1])
            merged = True
        else:
            joined.append(column)
            merged = False
    return joined


def _is_body(text: str) -> bool:
    """Whether a text is a figure of the body: years stand in headers."""
    return is_value(text) and not is_year(text)


def place(segment: Segment, among: Sequence[Column]) -> tuple[int, int]:
    """First and last column that a segment stands in; the nearest one if it is in none."""
    _, start, end, _ = segment
    first = last = -1
    for index, (left, right) in enumerate(among):
        if start < right and end > left:
            last = index
            if first < 0:
                first = index
    if first >= 0:
        return first, last
    middle = (start + end) / 2
    nearest = min(
        range(len(among)), key=lambda index: abs(middle - sum(among[index]) / 2), default=0
    )
    return nearest, nearest


def grid(rows: Sequence[Row], among: Sequence[Column]) -> Grid:
    """A grid with one line a row; a segment over several columns becomes a span.

    Two segments of a line that fall into one column are joined by a space.
    """
    return tuple(_grid_row(row, among) for row in rows)


def _grid_row(row: Row, among: Sequence[Column]) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = [None] * len(among)
    covered: set[int] = set()
    for segment in row:
        first, last = place(segment, among)
        while first in covered and first < last:
            first += 1
        present = cells[first]
        if present is not None:
            cells[first] = Cell(f"{present.text} {segment.text}", colspan=present.colspan)
            continue
        cells[first] = Cell(segment.text, colspan=last - first + 1, bold=segment.bold)
        covered.update(range(first, last + 1))
    return tuple(cells)
