"""What takes `clean` away from a table whose cells could all be read (docs/quality.md).

Each rule says in words what it saw: a number whose place is in doubt, or a number that
may be no figure. ``match`` is a table that a rule must catch, ``leave`` one that it must
leave alone, in lines of cells parted by bars; tests/tables/test_table_quality.py runs both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from parsers.tables.body import Body
from parsers.tables.numbers import number_like
from parsers.tables.printed import Printed
from parsers.tables.quality import issue
from parsers.tables.words import DIMENSION, KEY_HEADING, counts_something, plain
from parsers.types import Figure, Issue, Qualifier, Table

# A run of numbers that count up by one down a column, this long, may number the rows.
INDEX_ROWS: Final = 4
FEWEST_LABELS: Final = 3
_YEARS: Final = range(1980, 2051)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A table as it was read: its body, its figures, and the numbers left as text."""

    body: Body
    figures: Sequence[Figure]
    left: int

    def values(self, col: int) -> list[float]:
        """The plain numbers of a column, totals apart, from the top."""
        return [
            figure.value
            for figure in self.figures
            if figure.col == col and figure.value is not None and not figure.row_total
        ]


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to doubt: its code, what it means, and its two witnesses."""

    code: str
    message: str
    fires: Callable[[Evidence], bool]
    match: str
    leave: str


def _paths_repeat(seen: Evidence) -> bool:
    paths = Counter(
        (figure.row_path, figure.column_path) for figure in seen.figures if figure.value is not None
    )
    return any(count > 1 for count in paths.values())


def _left_as_text(seen: Evidence) -> bool:
    return seen.left > 0


def _counts_up(seen: Evidence) -> bool:
    for col in seen.body.figures:
        values = seen.values(col)
        steps = {after - before for before, after in pairwise(values)}
        named = counts_something(" ".join(seen.body.paths[col]))
        if len(values) >= INDEX_ROWS and steps == {1} and not named:
            return True
    return False


def _years(seen: Evidence) -> bool:
    for col in seen.body.figures:
        values = seen.values(col)
        if len(values) >= 2 and all(value in _YEARS for value in values):
            return True
    return False


def _spans(seen: Evidence) -> bool:
    matrix = seen.body.matrix
    return any(
        matrix.spans(row, col) > 1 and matrix.printed[row][col].is_number
        for row, col in seen.body.values
    )


def _header_inside(seen: Evidence) -> bool:
    """A row in which words stand in every place of a figure, two at the least, or that
    prints years alone under other headings."""
    for row in seen.body.data:
        cells = [seen.body.matrix.printed[row.row][col] for col in seen.body.figures]
        filled = [cell for cell in cells if cell.text]
        if not filled:
            continue
        words = all(cell.is_text and not cell.value.mark for cell in filled)
        worded = words and any(cell.text[:1].isalpha() for cell in filled)
        years = len(filled) > 1 and all(cell.is_period for cell in filled)
        if worded or (years and _in_order(filled)):
            return True
    return False


def _in_order(cells: Sequence[Printed]) -> bool:
    """Whether periods stand one after the other, as they do over columns: 2019, 2020, 2021."""
    starts = [cell.span.start.year for cell in cells if cell.span and cell.span.start]
    steps = {after - before for before, after in pairwise(starts)}
    return len(starts) == len(cells) and steps in ({1}, {-1})


def _unlabelled(seen: Evidence) -> bool:
    rows = {figure.row for figure in seen.figures if figure.value is not None}
    bare = {
        figure.row for figure in seen.figures if figure.value is not None and not figure.row_path
    }
    return len(rows) > 1 and bool(bare)


def _number_labels(seen: Evidence) -> bool:
    """The only key column holds numbers under a heading that names no kind of key, and they
    do not count up."""
    keys = seen.body.keys
    if len(keys) != 1 or len(seen.body.data) < FEWEST_LABELS:
        return False
    heading = plain(" ".join(seen.body.paths[keys[0]]))
    cells = [seen.body.matrix.printed[row.row][keys[0]] for row in seen.body.data]
    numbers = [cell.value.value for cell in cells if cell.is_number and not cell.is_period]
    steps = {(after or 0) - (before or 0) for before, after in pairwise(numbers)}
    named = KEY_HEADING.fullmatch(heading) or DIMENSION.fullmatch(heading)
    return len(numbers) == len(cells) and not named and steps != {1.0}


RULES: Final = (
    Rule(
        "paths_repeat",
        "two figures have the same labels",
        _paths_repeat,
        match="Vehicle|Owned|Guidance|Leased|Guidance\nCars|96|310|47|377\nVans|57|388|15|412",
        leave="Vehicle|Owned|Leased\nCars|96|47\nVans|57|15",
    ),
    Rule(
        "rows_unlabelled",
        "rows of figures without a label",
        _unlabelled,
        match="Jan|Feb|Mar\n81|65|61\n57|57|83\n54|69|89",
        leave="Town|Jan|Feb\nAsh|81|65\nElm|57|83",
    ),
    Rule(
        "labels_are_numbers",
        "rows are named by numbers that may be values",
        _number_labels,
        match="Homes|Shops|Barns\n81|65|61\n57|57|83\n54|69|89",
        leave="Line|Shops|Barns\n1|65|61\n2|57|83\n3|69|89",
    ),
    Rule(
        "numbers_left",
        "a cell with a number in it could only be kept as text",
        _left_as_text,
        match="Area|Calls|Wait\nAsh|81|12\nElm|57|4-5-6\nOak|60|7",
        leave="Area|Calls|Wait\nAsh|81|12\nElm|57|not held\nOak|60|7",
    ),
    Rule(
        "column_counts_up",
        "a column of figures counts up like an index",
        _counts_up,
        match="Area|Sheet|Calls\nAsh|11|90\nElm|12|71\nOak|13|16\nFir|14|28",
        leave="Area|Arrests|Calls\nAsh|11|90\nElm|12|71\nOak|13|16\nFir|14|28",
    ),
    Rule(
        "years_as_values",
        "a column of figures holds nothing but years",
        _years,
        match="Vehicle|Bought|Cost\nCar|2015|£9,000\nVan|2018|£12,000",
        leave="Vehicle|Miles|Cost\nCar|2015|£9,000\nVan|8018|£12,000",
    ),
    Rule(
        "number_spans",
        "a number spans two columns",
        _spans,
        match="Area|Min|Max\nAsh|21|36\nElm|24 >2\nOak|45|48",
        leave="Area|Min|Max\nAsh|21|36\nElm|24|31\nOak|45|48",
    ),
    Rule(
        "header_in_body",
        "a row of the body reads like a header",
        _header_inside,
        match="Area|2020|2021\nAsh|21|36\nElm|24|31\nWard|Homes|Shops\nOak|45|48",
        leave="Area|2020|2021\nAsh|21|36\nElm|24|31\nWard|not held|*\nOak|45|48",
    ),
)


def doubts(table: Table, body: Body, figures: Sequence[Figure]) -> Iterator[Issue]:
    """Every rule that fires, as a warning: the table is not `clean`."""
    left = sum(
        value.qualifier is Qualifier.TEXT and number_like(body.matrix.texts[row][col])
        for (row, col), value in body.values.items()
    )
    seen = Evidence(body, figures, left)
    for rule in RULES:
        if rule.fires(seen):
            yield issue(table, rule.code, rule.message)
