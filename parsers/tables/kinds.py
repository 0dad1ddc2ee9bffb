"""What a table is: crosstab, keyed, records or lookup (docs/schema.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.tables.headers import Header
from parsers.tables.labels import Path
from parsers.tables.matrix import Matrix
from parsers.tables.measures import statistic_in
from parsers.tables.quality import issue
from parsers.tables.rows import BodyRow, RowRole
from parsers.tables.stubs import Columns, Role
from parsers.tables.words import counts_something, plain
from parsers.types import Issue, PeriodKind, Statistic, Table, TableKind

# Headings of columns that hold one fact about one case, even where it is a number.
_CASE_FACT = re.compile(
    r"(?:.{0,30} )?(?:age|speed|make|model|rank|postcode|collar(?: no)?|easting|northing|latitude"
    r"|longitude|house (?:no|number)|crime (?:no|number|ref(?:erence)?)"
    r"|(?:incident|case|record|log|urn) ?(?:no|number|ref(?:erence)?|id)?|reference|ref|id|urn"
    r"|row|no|item|date|time|year|dob)"
    r"(?: (?:at|of|when|on) .{1,30}| \(.{1,20}\))?"
)
_NUMBERED_THING = re.compile(
    r"\b(?:crime|incident|case|record|log|collar|house|urn|reference|ref) ?(?:no|number)\b"
)
_ROW_NUMBER = re.compile(r"(?:row|no|number|#|s/?n|item|record)?\.?")


def find_kind(
    matrix: Matrix,
    header: Header,
    paths: Sequence[Path],
    columns: Columns,
    rows: list[BodyRow],
) -> TableKind:
    """Decide from what the columns hold; only crosstabs and keyed tables have figures."""
    data = [row.row for row in rows if row.role is RowRole.DATA]
    figures = columns.of(Role.FIGURE)
    headings = {col: " ".join(paths[col]) for col in range(matrix.width)}
    if not figures:
        return _without_figures(matrix, data, headings)
    if header.levels and _is_list_of_cases(matrix, data, columns, headings):
        return TableKind.RECORDS
    keys = columns.of(Role.KEY)
    attributes = columns.of(Role.ATTRIBUTE)
    repeated = len(keys) > 1 and _repeats(matrix, data, keys[0])
    dated = any(_dates(matrix, data, key) for key in keys[1:])
    if attributes or (repeated and (len(figures) == 1 or dated)):
        return TableKind.KEYED
    return TableKind.CROSSTAB


def _without_figures(matrix: Matrix, data: list[int], headings: dict[int, str]) -> TableKind:
    """No figures: a list of cases has dates, times or case numbers in it, a lookup none."""
    wide = matrix.width >= 3
    cases = any(_CASE_FACT.fullmatch(plain(heading)) for heading in headings.values() if heading)
    dated = any(_dates(matrix, data, col) for col in range(matrix.width))
    return TableKind.RECORDS if len(data) > 1 and (dated or (wide and cases)) else TableKind.LOOKUP


def _is_list_of_cases(
    matrix: Matrix, data: list[int], columns: Columns, headings: dict[int, str]
) -> bool:
    """Every column of numbers is a fact about a case (age, speed, a number given to it)."""
    if len(data) < 3:
        return False
    figures = columns.of(Role.FIGURE)
    facts = [col for col in figures if _is_case_fact(headings[col])]
    texts = [c for c in range(matrix.width) if c not in figures and _is_text(matrix, data, c)]
    numbered = _ROW_NUMBER.fullmatch(plain(headings[0])) and _counts_up(matrix, data, 0)
    dated = any(_dates(matrix, data, col) for col in range(matrix.width))
    if len(facts) == len(figures):
        return len(texts) >= 1 and (dated or bool(numbered) or len(texts) >= 2)
    counted = any(counts_something(headings[col]) for col in figures)
    return bool(numbered) and dated and not counted and len(texts) > len(figures)


def _is_case_fact(heading: str) -> bool:
    """An age or a speed is a fact about one case, an average age or a number of makes is not."""
    if statistic_in(heading) is not Statistic.UNKNOWN and not _ROW_NUMBER.fullmatch(plain(heading)):
        return _NUMBERED_THING.search(heading.casefold()) is not None
    return _CASE_FACT.fullmatch(plain(heading)) is not None


def _is_text(matrix: Matrix, data: list[int], col: int) -> bool:
    cells = [matrix.printed[row][col] for row in data if matrix.texts[row][col]]
    return bool(cells) and sum(not cell.is_number for cell in cells) * 2 > len(cells)


def _counts_up(matrix: Matrix, data: list[int], col: int) -> bool:
    texts = [matrix.texts[row][col] for row in data]
    return (
        texts == [str(n) for n in range(int(texts[0]), int(texts[0]) + len(texts))]
        if (texts and texts[0].isdecimal() and len(texts[0]) < 9)
        else False
    )


def _repeats(matrix: Matrix, data: list[int], col: int) -> bool:
    texts = [matrix.texts[row][col] for row in data]
    return all(texts) and len(set(texts)) < len(texts)


def _dates(matrix: Matrix, data: list[int], col: int) -> bool:
    """Most printed cells of a column are single days."""
    spans = [matrix.printed[row][col].span for row in data if matrix.texts[row][col]]
    days = sum(span is not None and span.kind is PeriodKind.DAY for span in spans)
    return bool(spans) and days * 2 > len(spans)


_SUMMARY = re.compile(
    r"(?<![\w/.£])(?P<n>\d{1,3}(?:,\d{3}){1,2}|\d{1,6}) (?:\w{3,14} ){0,2}"
    r"(?:records|cases|incidents|offences|crimes|occurrences|arrests|entries|complaints|searches"
    r"|reports|results|deployments)\b"
)


def count_issue(table: Table, cases: int, near: Sequence[str]) -> Issue | None:
    """Compare a list's length with a number of cases printed above it, where there is one."""
    numbers = {
        int(match["n"].replace(",", ""))
        for text in near
        for match in _SUMMARY.finditer(text.casefold()[:2000])
    }
    if len(numbers) != 1 or cases in numbers:
        return None
    return issue(
        table, "records_count_differs", "the number of rows is not the number stated above"
    )
