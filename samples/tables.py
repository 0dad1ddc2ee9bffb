"""Fills a table's shape with numbers whose arithmetic is right by construction."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from samples.model import SampleTable, SampleTotals
from samples.periods import Window, window
from samples.shapes import (
    MONTHS,
    Averages,
    Crosstab,
    Money,
    Monthly,
    MonthTree,
    Nested,
    Periods,
    Shape,
    Shares,
    Small,
    Tree,
    TwoHeaders,
)

NOTES = {
    Small.DASH: "A dash (-) means that none were recorded.",
    Small.STAR: "* denotes a figure of fewer than five.",
}
HIDING = (Small.LESS_THAN, Small.STAR)

Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a table needs to know of its letter."""

    rng: random.Random
    received: date
    position: int
    question: int
    system: str


def build(shape: Shape, setting: Setting) -> SampleTable:
    """Fills one shape. The same seed, date and shape give the same table."""
    match shape:
        case Crosstab():
            return _crosstab(shape, setting)
        case Monthly():
            return _monthly(shape, setting)
        case Tree():
            return _tree(shape, setting)
        case MonthTree():
            return _month_tree(shape, setting)
        case Shares():
            return _shares(shape, setting)
        case Money():
            return _money(shape, setting)
        case Averages():
            return _averages(shape, setting)
        case TwoHeaders():
            return _two_headers(shape, setting)
        case Nested():
            return _nested(shape, setting)


def _table(
    setting: Setting,
    caption: str,
    rows: list[Row],
    *,
    header_rows: int = 1,
    stubs: int = 1,
    levels: int = 1,
    source: bool = False,
    notes: tuple[str, ...] = (),
    totals: SampleTotals = SampleTotals.NONE,
) -> SampleTable:
    return SampleTable(
        position=setting.position,
        grid=tuple(rows),
        header_rows=header_rows,
        stubs=stubs,
        caption=caption,
        source=setting.system if source else None,
        notes=notes,
        totals=totals,
        levels=levels,
        question=setting.question,
    )


# --------------------------------------------------------------------------- crosstabs


def _crosstab(shape: Crosstab, setting: Setting) -> SampleTable:
    span = window(shape.periods, setting.received, shape.years)
    counts = [_counts(shape, setting.rng, span, row) for row in range(len(shape.rows))]
    rows = [_line(label, line, shape) for label, line in zip(shape.rows, counts, strict=True)]
    if shape.total_row:
        sums = [sum(column) for column in zip(*counts, strict=True)]
        if shape.wrong:
            sums[-1] += 3
        rows.append(_line(shape.total_row, sums, shape))
    header: Row = (shape.corner, *span.labels, *_maybe(shape.total_column))
    grid = [header, *rows]
    if shape.turned:
        grid = [tuple(line) for line in zip(*grid, strict=True)]
    note = NOTES.get(shape.small)
    return _table(
        setting,
        shape.caption.format(period=span.text),
        grid,
        source=shape.sourced,
        notes=(note,) if note else (),
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


def printed(count: int, small: Small) -> str:
    """A count as the force prints it; thousands have a comma."""
    if count == 0 and small in (Small.BLANK, Small.DASH):
        return "" if small is Small.BLANK else "-"
    if 0 < count < 5 and small in HIDING:
        return "<5" if small is Small.LESS_THAN else "*"
    return f"{count:,}"


def _maybe(label: str | None) -> tuple[str, ...]:
    return (label,) if label else ()


def _monthly(shape: Monthly, setting: Setting) -> SampleTable:
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rng = setting.rng
    counts = [[rng.randint(shape.low, shape.high) for _ in span.labels] for _ in MONTHS]
    rows: list[Row] = [(shape.corner, *span.labels)]
    rows += [(month, *(f"{n:,}" for n in line)) for month, line in zip(MONTHS, counts, strict=True)]
    if shape.total_row:
        sums = (f"{sum(column):,}" for column in zip(*counts, strict=True))
        rows.append((shape.total_row, *sums))
    totals = SampleTotals.AGREE if shape.total_row else SampleTotals.NONE
    return _table(setting, shape.caption.format(period=span.text), rows, totals=totals)


def _two_headers(shape: TwoHeaders, setting: Setting) -> SampleTable:
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
    caption = shape.caption.format(period=span.text)
    return _table(setting, caption, rows, header_rows=2, totals=totals)


def _nested(shape: Nested, setting: Setting) -> SampleTable:
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rng = setting.rng
    rows: list[Row] = [(*shape.corners, *span.labels)]
    for group in shape.groups:
        for place, label in enumerate(shape.rows):
            numbers = (f"{rng.randint(shape.low, shape.high):,}" for _ in span.labels)
            rows.append((group if place == 0 else None, label, *numbers))
    return _table(setting, shape.caption.format(period=span.text), rows, stubs=2)


# --------------------------------------------------------------------------- levels in one column


def _tree(shape: Tree, setting: Setting) -> SampleTable:
    span = window(shape.periods, setting.received, shape.years)
    body: list[tuple[str, list[int]]] = []
    grand = [0] * len(span.labels)
    for parent, leaves in shape.branches:
        children = [
            (leaf, [max(0, setting.rng.randint(-2, shape.high)) for _ in span.labels])
            for leaf in leaves
        ]
        children = [(leaf, line if any(line) else [1] * len(line)) for leaf, line in children]
        sums = [sum(column) for column in zip(*(line for _, line in children), strict=True)]
        grand = [a + b for a, b in zip(grand, sums, strict=True)]
        body += [(parent, sums), *children]
    if shape.top:
        body.insert(0, (shape.top, grand))
    if shape.total_row:
        body.append((shape.total_row, grand))
    rows: list[Row] = [(shape.corner, *span.labels, *_maybe(shape.total_column))]
    for label, line in body:
        last = (f"{sum(line):,}",) if shape.total_column else ()
        rows.append((label, *(printed(n, Small.BLANK) for n in line), *last))
    return _table(
        setting,
        shape.caption.format(period=span.text),
        rows,
        levels=3 if shape.top else 2,
        source=shape.sourced,
        totals=SampleTotals.AGREE,
    )


def _month_tree(shape: MonthTree, setting: Setting) -> SampleTable:
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rows: list[Row] = [("Year / Month", shape.counted)]
    for label in span.labels:
        counts = [setting.rng.randint(0, shape.high) for _ in MONTHS]
        rows.append((label, f"{sum(counts):,}"))
        rows += [(month, str(count)) for month, count in zip(MONTHS, counts, strict=True)]
    caption = shape.caption.format(period=span.text)
    return _table(setting, caption, rows, levels=2, totals=SampleTotals.AGREE)


# --------------------------------------------------------------------------- units


def _shares(shape: Shares, setting: Setting) -> SampleTable:
    counts = _even_shares(shape, setting.rng)
    total = sum(counts)
    rows: list[Row] = [(shape.corner, shape.counted, "Percentage")]
    rows += [
        (label, f"{count:,}", f"{100 * count / total:.1f}%")
        for label, count in zip(shape.rows, counts, strict=True)
    ]
    rows.append(("Total", f"{total:,}", "100.0%"))
    span = window(Periods.CALENDAR, setting.received, 1)
    caption = shape.caption.format(period=span.text)
    return _table(setting, caption, rows, totals=SampleTotals.AGREE)


def _even_shares(shape: Shares, rng: random.Random) -> list[int]:
    """Counts whose rounded percentages add up to 100.0 exactly; most draws do."""
    while True:
        counts = [rng.randint(shape.low, shape.high) for _ in shape.rows]
        tenths = [round(1000 * count / sum(counts)) for count in counts]
        shown = [round(10 * float(f"{100 * count / sum(counts):.1f}")) for count in counts]
        if sum(shown) == 1000 and shown == tenths:
            return counts


def _money(shape: Money, setting: Setting) -> SampleTable:
    span = window(Periods.FINANCIAL, setting.received, shape.years)
    pence = [
        [
            setting.rng.randint(shape.low, shape.high) * 100
            + (setting.rng.randint(1, 99) if shape.pence else 0)
            for _ in span.labels
        ]
        for _ in shape.rows
    ]
    if shape.total_row:
        pence.append([sum(column) for column in zip(*pence, strict=True)])
    labels = (*shape.rows, *_maybe(shape.total_row))
    decimals = 2 if shape.pence else 0
    rows: list[Row] = [(shape.corner, *span.labels)]
    rows += [
        (label, *(f"£{amount / 100:,.{decimals}f}" for amount in line))
        for label, line in zip(labels, pence, strict=True)
    ]
    totals = SampleTotals.AGREE if shape.total_row else SampleTotals.NONE
    return _table(setting, shape.caption.format(period=span.text), rows, totals=totals)


def _averages(shape: Averages, setting: Setting) -> SampleTable:
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rows: list[Row] = [(shape.corner, *span.labels)]
    for label in shape.rows:
        base = setting.rng.uniform(shape.low, shape.high)
        values = (f"{base * setting.rng.uniform(0.85, 1.15):.1f}" for _ in span.labels)
        rows.append((label, *values))
    return _table(setting, shape.caption.format(period=span.text), rows)
