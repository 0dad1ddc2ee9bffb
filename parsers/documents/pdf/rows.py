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

from parsers.documents.grid.columns import Column, place
from parsers.documents.grid.numbers import is_value, is_year
from parsers.documents.pdf.fragment import indented
from parsers.documents.pdf.heads import HeaderRow, header_rows, unlapped
from parsers.documents.pdf.page import Rule
from parsers.documents.pdf.table_line import TableLine
from parsers.documents.pdf.wrapped import with_whole_figures
from parsers.types import Cell, Grid

# Header lines closer than this share of the font size are one row.
TIGHT = 0.55
# Where this share of the rows that begin with a label have figures, all rows do.
EVERY = 0.6
# Rows without figures are parted where the space between lines grows by this (font size).
JUMP = 0.25
# Lines of one label stand closer than this share of the usual gap between rows.
CLOSER = 0.7
# A blank row adds this to the space between two rows (font size: a line of text); so many
# spaces tell what is usual.
BLANK_ROW = 0.95
FEWEST_SPACES = 3


@dataclass(slots=True)
class _Row:
    """Lines that make one printed row."""

    lines: list[TableLine]
    figures: bool

    blank: float = 0.0  # where it ends, if it is a blank row

    @property
    def top(self) -> float:
        return self.lines[0].top if self.lines else self.blank

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom if self.lines else self.blank


def table_rows(
    lines: Sequence[TableLine],
    shared: Sequence[Column],
    rules: Sequence[Rule],
    short: Sequence[Rule] = (),
) -> tuple[Grid, tuple[float, ...]]:
    """The rows as a grid, and the row edges. ``rules`` are drawn across the table,
    ``short`` ones across a part of it."""
    lines = with_whole_figures(lines, shared)
    rows = [_Row([line], _has_figures(line, shared)) for line in lines]
    banded = _by_rules(rows, rules)
    head: list[HeaderRow] = []
    if banded is None:
        count = _header_lines(rows, shared)
        head = header_rows([row.lines[0] for row in rows[:count]], shared, short) or []
        rows = rows[count if head else 0 :]
        if not head:
            rows = _headers(rows, shared)
        rows = _by_distance(rows, shared) if rows else []
    else:
        rows = banded
    rows = _with_blanks(rows)
    bottoms = [*(level.bottom for level in head), *(row.bottom for row in rows)]
    heights = (head[0].top if head else rows[0].top, *bottoms)
    labels = {at: _label(row, shared) for at, row in enumerate(rows, start=len(head))}
    grid = (*(level.cells for level in head), *(_cells(row, shared) for row in rows))
    return indented(grid, {at: found for at, found in labels.items() if found}), heights


def _with_blanks(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with a blank one where figures stand a whole row further below figures than
    rows usually do."""
    spaces = [below.top - above.bottom for above, below in pairwise(rows)]
    even = sorted(
        space
        for space, (above, below) in zip(spaces, pairwise(rows), strict=True)
        if above.figures and below.figures
    )
    if len(even) < FEWEST_SPACES:
        return list(rows)
    usual = even[(len(even) - 1) // 2]
    found = list(rows[:1])
    for space, (above, below) in zip(spaces, pairwise(rows), strict=True):
        size = below.lines[0].size
        if above.figures and below.figures and space - usual >= BLANK_ROW * size:
            found.append(_Row([], figures=False, blank=below.top))
        found.append(below)
    return found


def _header_lines(rows: Sequence[_Row], shared: Sequence[Column]) -> int:
    """How many lines at the top are header: up to the first figures that are no years."""
    for at, row in enumerate(rows):
        later = [
            segment.text
            for line in row.lines
            for segment in line.segments
            if place(segment, shared)[0] > 0
        ]
        if any(_is_figure(text) for text in later):
            return at
    return 0


def _is_figure(text: str) -> bool:
    """Whether a text is a figure of the body: no year, and no lone mark (a header of
    letters or dashes)."""
    return is_value(text) and not is_year(text) and (len(text) > 1 or text.isdigit())


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
    """Rows with the lines that hold no figures given to the row they stand closest to."""
    if sum(row.figures for row in rows) < 2:
        return _by_words(rows, shared)
    gaps = sorted(
        below.top - above.bottom
        for above, below in pairwise(rows)
        if above.figures and below.figures
    )
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    begun = [row for row in rows if 0 in _filled(row, shared)]
    every = sum(row.figures for row in begun) >= EVERY * len(begun)
    merged: list[_Row] = []
    waiting: list[_Row] = []
    for row in rows:
        rest = _label_only(row, shared) or every or 0 not in _filled(row, shared)
        if any(each.figures for each in merged) and not row.figures and rest:
            waiting.append(row)
            continue
        _place_waiting(waiting, merged, row, usual, shared)
        waiting = []
        merged.append(row)
    _place_waiting(waiting, merged, None, usual, shared)
    return merged


def _filled(row: _Row, shared: Sequence[Column]) -> set[int]:
    """The columns in which a row has words."""
    return {
        col
        for line in row.lines
        for each in line.segments
        for first, last in [place(each, shared)]
        for col in range(first, last + 1)
    }


def _by_words(rows: Sequence[_Row], shared: Sequence[Column]) -> list[_Row]:
    """Rows of a table without figures: parted where the white space between lines is
    larger, else where the first column begins again."""
    gaps = sorted(below.top - above.bottom for above, below in pairwise(rows))
    size = rows[0].lines[0].size
    jumps = [(after - before, before) for before, after in pairwise(gaps)]
    widest, within = max(jumps, default=(0.0, 0.0))
    merged: list[_Row] = [_Row(list(rows[0].lines), rows[0].figures)]
    if widest > JUMP * size and within < TIGHT * size:
        for above, row in pairwise(rows):
            if row.top - above.bottom <= within:
                merged[-1].lines += row.lines
            else:
                merged.append(_Row(list(row.lines), row.figures))
        if _are_wrapped(merged, shared):
            return merged
        merged = [_Row(list(rows[0].lines), rows[0].figures)]
    for above, row in pairwise(rows):
        rest = 0 not in _filled(row, shared) and _filled(row, shared) <= _filled(above, shared)
        if rest and row.top - above.bottom < TIGHT * size:
            merged[-1].lines += row.lines
        else:
            merged.append(_Row(list(row.lines), row.figures))
    return merged


def _are_wrapped(rows: Sequence[_Row], shared: Sequence[Column]) -> bool:
    """Whether lines put together are wrapped cells: each row begins in the first column,
    and most further lines have words in fewer columns than the first."""
    if not all(0 in _filled(row, shared) for row in rows[1:]):
        return False
    further = fewer = 0
    for row in rows:
        first = len(_filled(_Row(row.lines[:1], row.figures), shared))
        for line in row.lines[1:]:
            further += 1
            fewer += len(_filled(_Row([line], row.figures), shared)) < first
    return 2 * fewer >= further


def _label_only(row: _Row, shared: Sequence[Column]) -> bool:
    return all(place(each, shared) == (0, 0) for line in row.lines for each in line.segments)


def _place_waiting(
    waiting: list[_Row],
    merged: list[_Row],
    below: _Row | None,
    usual: float,
    shared: Sequence[Column],
) -> None:
    """Give each waiting line to the row above or below, or let it stand alone.

    A line as far off as rows usually are is a row of its own, unless it goes on in
    lower case. Lines of other columns than the first go to a row that has words there.
    """
    for at, row in enumerate(waiting):
        above = merged[-1]
        after = waiting[at + 1] if at + 1 < len(waiting) else below
        up = row.top - above.bottom
        down = after.top - row.bottom if after is not None else float("inf")
        size = row.lines[0].size
        near = min(TIGHT * size, CLOSER * usual) if usual > 0 else TIGHT * size
        slack = 0.15 * size
        own = _filled(row, shared) - {0}
        if own:
            fits_up = own <= _filled(above, shared)
            fits_down = after is not None and own <= _filled(after, shared) and after.figures
            near = TIGHT * size
            if fits_up and up < near and not (fits_down and down < up - slack):
                above.lines += row.lines
            elif fits_down and after is not None and down < near:
                after.lines = row.lines + after.lines
            else:
                merged.append(row)
        elif (_goes_on(above, row) and up < TIGHT * size) or (
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
    text = row.lines[0].text
    return text[:1].islower() or text[:1] == "(" or label.endswith((",", "-", "/", "&", " and"))


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
    return unlapped(cells) if row.lines else tuple(cells)
