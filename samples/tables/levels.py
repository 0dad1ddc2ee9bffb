"""Several levels of labels in one column: a parent prints the sum of its children."""

from __future__ import annotations

from samples.model import SampleTable, SampleTotals
from samples.periods import in_words, window
from samples.shapes import MONTHS, MonthTree, Periods, Small, Tree
from samples.tables.setting import Row, Setting, maybe, printed, source, table


def tree(shape: Tree, setting: Setting) -> SampleTable:
    """Two or three levels below each other in one column, and a grand total."""
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
    rows: list[Row] = [(shape.corner, *span.labels, *maybe(shape.total_column))]
    for label, line in body:
        last = (f"{sum(line):,}",) if shape.total_column else ()
        rows.append((label, *(printed(n, Small.BLANK) for n in line), *last))
    return table(
        setting,
        shape.caption.format(period=in_words(span, setting.style)),
        rows,
        levels=3 if shape.top else 2,
        source=source(shape, setting),
        totals=SampleTotals.AGREE,
    )


def month_tree(shape: MonthTree, setting: Setting) -> SampleTable:
    """A row for each year, followed by its twelve months."""
    span = window(Periods.CALENDAR, setting.received, shape.years)
    rows: list[Row] = [("Year / Month", shape.counted)]
    for label in span.labels:
        counts = [setting.rng.randint(0, shape.high) for _ in MONTHS]
        rows.append((label, f"{sum(counts):,}"))
        rows += [(month, str(count)) for month, count in zip(MONTHS, counts, strict=True)]
    caption = shape.caption.format(period=in_words(span, setting.style))
    return table(setting, caption, rows, levels=2, totals=SampleTotals.AGREE)
