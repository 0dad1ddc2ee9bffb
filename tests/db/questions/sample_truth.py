"""The series that the sample world says, read off its made grids by hand-written rules.

Nothing of the parsers is used: a label is a period by the few forms that the samples print.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from samples.model import SampleTable
from samples.shapes import MONTHS

TOTALS = ("Total", "Grand Total", "Total calls", "All years", "ALL CRIME")
_TO = re.compile(r"(\d{4}) \(to (\d{1,2}) (\w+) (\d{4})\)")
_UP_TO = re.compile(r"\* (\d{4}) is up to (\d{1,2}) (\w+) (\d{4})\.")


class Expected(NamedTuple):
    """One value that a made table gives for one period: its cell and what it prints."""

    start: str
    end: str
    row: int
    col: int
    text: str


def month_days(year: int, month: int) -> tuple[str, str]:
    return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{monthrange(year, month)[1]}"


def days_of(label: str, table: SampleTable) -> tuple[str, str] | None:
    """The days of a column's (or row's) label, where it is a period."""
    if re.fullmatch(r"\d{4}", label):
        return f"{label}-01-01", f"{label}-12-31"
    if match := re.fullmatch(r"(\d{4})[/-](\d{2})", label):
        return f"{match[1]}-04-01", f"{int(match[1]) + 1}-03-31"
    if match := _TO.fullmatch(label):
        return f"{match[1]}-01-01", _day(*match.groups()[1:])
    if re.fullmatch(r"\d{4}\*", label):
        (until,) = (found for note in table.notes if (found := _UP_TO.match(note)))
        return f"{label[:4]}-01-01", _day(*until.groups()[1:])
    return caption_days(label)


def _day(day: str, month: str, year: str) -> str:
    return f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"


def expected(table: SampleTable) -> Iterator[Expected]:
    """Each period's value of a table with years in its columns or rows, and a total or months.

    A caption cuts the years in which a recording system changed; one that names a single year
    dates the numbers of a table without periods.
    """
    grid = table.grid
    if table.header_rows != 1 or table.stubs != 1 or table.caption is None:
        return
    head = [cell or "" for cell in grid[0]]
    stub = [row[0] or "" for row in grid]
    if any(label in MONTHS for label in stub):
        found = _months(table, head, stub)
    elif not any(days_of(label, table) for label in (*head, *stub)):
        found = _year_of_caption(table, head, stub)
    else:
        found = _totals(table, head, stub)
    first, last = caption_days(table.caption) or ("", "9")
    for one in found:
        yield one._replace(start=max(one.start, first), end=min(one.end, last))


def caption_days(caption: str) -> tuple[str, str] | None:
    """The first and last day that a caption prints."""
    days = [f"{y}-{m}-{d}" for d, m, y in re.findall(r"(\d\d)[./](\d\d)[./](\d{4})", caption)]
    days += [_day(*found) for found in re.findall(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", caption)]
    return (days[0], days[-1]) if len(days) == 2 else None


def _year_of_caption(table: SampleTable, head: list[str], stub: list[str]) -> Iterator[Expected]:
    days = caption_days(table.caption or "")
    if days and stub[-1] in TOTALS:
        yield Expected(*days, len(stub) - 1, 1, table.grid[-1][1] or "")


def _months(table: SampleTable, head: list[str], stub: list[str]) -> Iterator[Expected]:
    """Months down with years across, or each year a row above its months."""
    year = ""
    for row in range(1, len(stub)):
        year = stub[row] if days_of(stub[row], table) else year
        for col in range(1, len(head)):
            across = head[col] if days_of(head[col], table) else year
            if across and (stub[row] in (*MONTHS, *TOTALS) or stub[row] == year):
                month = MONTHS.index(stub[row]) + 1 if stub[row] in MONTHS else 0
                days = month_days(int(across), month) if month else days_of(across, table)
                if days and not (stub[row] in TOTALS and across == year):
                    yield Expected(*days, row, col, table.grid[row][col] or "")


def _totals(table: SampleTable, head: list[str], stub: list[str]) -> Iterator[Expected]:
    rows = [row for row, label in enumerate(stub) if label in TOTALS]
    cols = [col for col, label in enumerate(head) if label in TOTALS]
    rows = rows or ([1] if len(stub) == 2 else [])  # the only row, or column, says the whole
    cols = cols or ([1] if len(head) == 2 else [])
    for col, label in enumerate(head):
        if (days := days_of(label, table)) and rows and col:
            yield Expected(*days, rows[-1], col, table.grid[rows[-1]][col] or "")
    for row, label in enumerate(stub):
        if (days := days_of(label, table)) and cols and row:
            yield Expected(*days, row, cols[-1], table.grid[row][cols[-1]] or "")
