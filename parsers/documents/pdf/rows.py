"""Lines of an unruled table to its rows: wrapped labels and headers made whole.

A line with figures in it is a row. Words without figures belong to the row they
stand closest to, unless they stand as far off as a row of their own. Lines of a
header that stand tightly above each other, each within its column, are one row.
Lines drawn across every row decide instead, where they are printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.documents.columns import Column, Segment, place
from parsers.documents.numbers import is_value
from parsers.documents.pdf.fragment import indented
from parsers.documents.pdf.page import Line, Rule
from parsers.types import Cell, Grid

# Header lines closer than this share of the font size are one row.
TIGHT = 0.55
# Lines of one label stand closer than this share of the usual gap between rows.
CLOSER = 0.7


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table with its segments; ``lines`` are several where figures stand
    half-way between the lines of their label."""

    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(line.box[1] for line in self.lines)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(line.box[3] for line in self.lines)

    @property
    def size(self) -> float:
        """The font size of the first line."""
        return self.lines[0].size

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class _Row:
    """Lines that make one printed row."""

    lines: list[TableLine]
    figures: bool

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom


def table_rows(
    lines: Sequence[TableLine], shared: Sequence[Column], rules: Sequence[Rule]
) -> tuple[Grid, tuple[float, ...]]:
    """The rows as a grid, and the row edges."""
    rows = [_Row([line], _has_figures(line, shared)) for line in lines]
    rows = _by_rules(rows, rules) or _by_distance(_headers(rows, shared), shared)
    heights = (rows[0].top, *(row.bottom for row in rows))
    labels = {at: _label(row, shared) for at, row in enumerate(rows)}
    grid = tuple(_cells(row, shared) for row in rows)
    return indented(grid, {at: lines for at, lines in labels.items() if lines}), heights


def _label(row: _Row, shared: Sequence[Column]) -> list[tuple[float, float]]:
    """Where the lines of a row's label begin and end."""
    return [
        (each.start, each.end)
        for line in row.lines
        for each in line.segments
        if place(each, shared) == (0, 0)
    ]


def _has_figures(line: TableLine, shared: Sequence[Column]) -> bool:
    return any(is_value(each.text) and place(each, shared)[0] > 0 for each in line.segments)


def _by_rules(rows: Sequence[_Row], rules: Sequence[Rule]) -> list[_Row] | None:
    """Rows by the lines drawn between them; None unless they part nearly all rows, and
    never two lines that both print numbers."""
    figures = sum(row.figures for row in rows)
    edges = sorted({round(rule.at) for rule in rules})
    if len(edges) < 3 or len(edges) < 0.8 * figures:
        return None
    bands: list[_Row] = []
    last = -1
    for row in rows:
        middle = (row.top + row.bottom) / 2
        band = sum(edge < middle for edge in edges)
        if bands and band == last:
            if _numbered(row) and _numbered(bands[-1]):
                return None
            bands[-1].lines += row.lines
            bands[-1].figures = bands[-1].figures or row.figures
        else:
            bands.append(_Row(list(row.lines), row.figures))
        last = band
    return bands


def _numbered(row: _Row) -> bool:
    later = [segment.text for line in row.lines for segment in line.segments[1:]]
    return any(character.isdigit() for text in later for character in text)


def _headers(rows: Sequence[_Row], shared: Sequence[Column]) -> list[_Row]:
    """Rows with the tight lines above the first figures made one row."""
    merged: list[_Row] = []
    for row in rows:
        before = merged[-1] if merged else None
        if (
            before is not None
            and not row.figures
            and not before.figures
            and not any(each.figures for each in merged)
            and _tight(before, row)
            and not _spanning(before, shared)
            and not _spanning(row, shared)
        ):
            before.lines += row.lines
        else:
            merged.append(row)
    return merged


def _tight(above: _Row, below: _Row) -> bool:
    return below.top - above.bottom < TIGHT * below.lines[0].size


def _spanning(row: _Row, shared: Sequence[Column]) -> bool:
    for line in row.lines:
        for segment in line.segments:
            first, last = place(segment, shared)
            if last > first:
                return True
    return False


def _by_distance(rows: Sequence[_Row], shared: Sequence[Column]) -> list[_Row]:
    """Rows with label-only lines given to the row they stand closest to."""
    gaps = sorted(
        below.top - above.bottom
        for above, below in pairwise(rows)
        if above.figures and below.figures
    )
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    merged: list[_Row] = []
    waiting: list[_Row] = []
    for row in rows:
        if merged and not row.figures and _label_only(row, shared):
            waiting.append(row)
            continue
        _place_waiting(waiting, merged, row, usual)
        waiting = []
        merged.append(row)
    _place_waiting(waiting, merged, None, usual)
    return merged


def _label_only(row: _Row, shared: Sequence[Column]) -> bool:
    return all(place(each, shared) == (0, 0) for line in row.lines for each in line.segments)


def _place_waiting(
    waiting: list[_Row], merged: list[_Row], below: _Row | None, usual: float
) -> None:
    """Give each waiting label line to the row above or below, or let it stand alone.

    A line as far off as rows usually are is a row of its own, unless it goes on in
    lower case.
    """
    for at, row in enumerate(waiting):
        above = merged[-1]
        after = waiting[at + 1] if at + 1 < len(waiting) else below
        up = row.top - above.bottom
        down = after.top - row.bottom if after is not None else float("inf")
        size = row.lines[0].size
        near = min(TIGHT * size, CLOSER * usual) if usual > 0 else TIGHT * size
        slack = 0.15 * size
        if (_goes_on(above, row) and up < TIGHT * size) or (
            up < near and up < down - slack and above.figures
        ):
            above.lines += row.lines
        elif after is not None and down < near and down < up - slack:
            after.lines = row.lines + after.lines
        else:
            merged.append(row)


def _goes_on(above: _Row, row: _Row) -> bool:
    """Whether a label line is the rest of the label above it."""
    label = above.lines[-1].segments[0].text
    return row.lines[0].text[:1].islower() or label.endswith((",", "-", "/", "&", " and"))


def _cells(row: _Row, shared: Sequence[Column]) -> tuple[Cell | None, ...]:
    """One row's cells; lines within a column are joined by a space."""
    cells: list[Cell | None] = [None] * len(shared)
    for line in row.lines:
        for segment in line.segments:
            first, last = place(segment, shared)
            free = [col for col in range(first, last + 1) if cells[col] is None]
            present = cells[first]
            if present is not None:
                cells[first] = replace(present, text=f"{present.text} {segment.text}")
            else:
                span = len(free) if len(row.lines) == 1 else 1
                cells[first] = Cell(segment.text, colspan=span, bold=segment.bold)
    return _unlapped(cells)


def _unlapped(cells: Sequence[Cell | None]) -> tuple[Cell | None, ...]:
    """Cells whose spans end where the next cell begins."""
    taken = [at for at, cell in enumerate(cells) if cell is not None]
    ends = dict(zip(taken, [*taken[1:], len(cells)], strict=True))
    return tuple(
        replace(cell, colspan=min(cell.colspan, ends[at] - at)) if cell is not None else None
        for at, cell in enumerate(cells)
    )
