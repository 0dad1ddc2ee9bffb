"""Crosstabs: categories by periods, months by years, two header rows, two label columns."""

from __future__ import annotations

import random

from samples.model import SampleTable, SampleTotals
from samples.periods import Window, in_words, window
from samples.shapes import MONTHS, Crosstab, Monthly, Nested, Periods, Small, TwoHeaders
from samples.tables.setting import HIDING, NOTES, Row, Setting, maybe, printed, source, table


def crosstab(shape: Crosstab, setting: Setting) -> SampleTable:
    """Categories by periods, or turned; small numbers as the shape says."""
    span = window(shape.periods, setting.received, shape.years)
    counts = [_counts(shape, setting.rng, span, row) for row in range(len(shape.rows))]
    rows = [_line(label, line, shape) for label, line in zip(shape.rows, counts, strict=True)]
    if shape.total_row:
        sums = [sum(column) for column in zip(*counts, strict=True)]
        if shape.wrong:
            sums[-1] += 3
        rows.append(_line(shape.total_row, sums, shape))
    header: Row = (shape.corner, *span.labels, *maybe(shape.total_column))
    grid = [header, *rows]
    if shape.turned:
        grid = [tuple(line) for line in zip(*grid, strict=True)]
    notes = tuple(filter(None, (NOTES.get(shape.small), span.note)))
    return table(
        setting,
        shape.caption.format(period=in_words(span, setting.style)),
        grid,
        source=source(shape, setting),
        notes=notes,
        totals=_totals(shape),
    )


def _counts(shape: Crosstab, rng: random.Random, span: Window, row: int) -> list[int]:
    if row >= len(shape.rows) - shape.rare:
        least = 1 if shape.small in HIDING else 0
        return [rng.randint(least, 4) for _ in span.labels]
    base = rng.randint(shape.low + 2, shape.high)
    return [max(shape.low, round(base * rng.uniform(0.75, 1.25) * share)) for share in span.shares]


def _line(label: str, counts: list[int], shape: Crosstab) -> Row:
    shown = shape.small if shape.small in HIDING else Small.SHOWN
    total = (printed(sum(counts), shown),) if shape.total_column else ()
    return (label, *(printed(count, shape.small) for count in counts), *total)


def _totals(shape: Crosstab) -> SampleTotals:
    if not shape.total_row and not shape.total_column:
        return SampleTotals.NONE
    if shape.wrong:
        return SampleTotals.WRONG
    hides = shape.rare and shape.small in HIDING
    return SampleTotals.SUPPRESSED if hides else SampleTotals.AGREE


def monthly(shape: Monthly, setting: Setting) -> SampleTable:
    """The twelve months down, years across."""
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rng = setting.rng
    counts = [[rng.randint(shape.low, shape.high) for _ in span.labels] for _ in MONTHS]
    rows: list[Row] = [(shape.corner, *span.labels)]
    rows += [(month, *(f"{n:,}" for n in line)) for month, line in zip(MONTHS, counts, strict=True)]
    if shape.total_row:
        sums = (f"{sum(column):,}" for column in zip(*counts, strict=True))
        rows.append((shape.total_row, *sums))
    totals = SampleTotals.AGREE if shape.total_row else SampleTotals.NONE
    return table(
        setting, shape.caption.format(period=in_words(span, setting.style)), rows, totals=totals
    )


def two_headers(shape: TwoHeaders, setting: Setting) -> SampleTable:
    """Each year spans the same sub-columns; the second header row names them."""
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rng, width = setting.rng, len(shape.sub)
    first: list[str | None] = [shape.corner]
    for label in span.labels:
        first += [label] + [None] * (width - 1)
    second: Row = (None, *(shape.sub * len(span.labels)))
    counts = [
        [rng.randint(shape.low, shape.high) for _ in range(width * len(span.labels))]
        for _ in shape.rows
    ]
    rows: list[Row] = [tuple(first), second]
    rows += [
        (label, *(f"{n:,}" for n in line)) for label, line in zip(shape.rows, counts, strict=True)
    ]
    if shape.total_row:
        sums = (f"{sum(column):,}" for column in zip(*counts, strict=True))
        rows.append((shape.total_row, *sums))
    totals = SampleTotals.AGREE if shape.total_row else SampleTotals.NONE
    caption = shape.caption.format(period=in_words(span, setting.style))
    return table(setting, caption, rows, header_rows=2, totals=totals)


def nested(shape: Nested, setting: Setting) -> SampleTable:
    """Two label columns; the first label spans its rows."""
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rng = setting.rng
    rows: list[Row] = [(*shape.corners, *span.labels)]
    for group in shape.groups:
        for place, label in enumerate(shape.rows):
            numbers = (f"{rng.randint(shape.low, shape.high):,}" for _ in span.labels)
            rows.append((group if place == 0 else None, label, *numbers))
    return table(setting, shape.caption.format(period=in_words(span, setting.style)), rows, stubs=2)
