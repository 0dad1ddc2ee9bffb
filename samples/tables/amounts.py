"""Shares, pounds and means."""

from __future__ import annotations

import random

from samples.model import SampleTable, SampleTotals
from samples.periods import in_words, window
from samples.shapes import Averages, Money, Periods, Shares
from samples.tables.setting import Row, Setting, maybe, table


def shares(shape: Shares, setting: Setting) -> SampleTable:
    """Numbers with their percentages of the total, one decimal."""
    counts = _even_shares(shape, setting.rng)
    total = sum(counts)
    rows: list[Row] = [(shape.corner, shape.counted, "Percentage")]
    rows += [
        (label, f"{count:,}", f"{100 * count / total:.1f}%")
        for label, count in zip(shape.rows, counts, strict=True)
    ]
    rows.append(("Total", f"{total:,}", "100.0%"))
    span = window(Periods.CALENDAR, setting.received, 1)
    caption = shape.caption.format(period=in_words(span, setting.style))
    return table(setting, caption, rows, totals=SampleTotals.AGREE)


def _even_shares(shape: Shares, rng: random.Random) -> list[int]:
    """Counts whose rounded percentages add up to 100.0 exactly; most draws do."""
    while True:
        counts = [rng.randint(shape.low, shape.high) for _ in shape.rows]
        tenths = [round(1000 * count / sum(counts)) for count in counts]
        shown = [round(10 * float(f"{100 * count / sum(counts):.1f}")) for count in counts]
        if sum(shown) == 1000 and shown == tenths:
            return counts


def money(shape: Money, setting: Setting) -> SampleTable:
    """Pounds by financial year, with a total row if the shape has one."""
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
    labels = (*shape.rows, *maybe(shape.total_row))
    decimals = 2 if shape.pence else 0
    rows: list[Row] = [(shape.corner, *span.labels)]
    rows += [
        (label, *(f"£{amount / 100:,.{decimals}f}" for amount in line))
        for label, line in zip(labels, pence, strict=True)
    ]
    totals = SampleTotals.AGREE if shape.total_row else SampleTotals.NONE
    return table(
        setting, shape.caption.format(period=in_words(span, setting.style)), rows, totals=totals
    )


def averages(shape: Averages, setting: Setting) -> SampleTable:
    """Means with one decimal; a mean has no total."""
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rows: list[Row] = [(shape.corner, *span.labels)]
    for label in shape.rows:
        base = setting.rng.uniform(shape.low, shape.high)
        values = (f"{base * setting.rng.uniform(0.85, 1.15):.1f}" for _ in span.labels)
        rows.append((label, *values))
    return table(setting, shape.caption.format(period=in_words(span, setting.style)), rows)
