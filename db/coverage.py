"""What of a force's log has been read, month by month: the rows of ``coverage``.

That nothing was found means something only where everything was read. So each item that
the log lists ends in one of four columns: ``listed = parsed + not_readable + not_reached +
withdrawn``; and each page, table and number of what was parsed is read or counted as not.
A month between the first item and the last whole walk that has no item has a row of noughts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from db.records import Record
from db.sql import insert_into
from parsers.types import Disclosure, DocumentVerdict
from parsers.types.account import Account, Elsewhere

UNDATED: Final = "undated"
_COUNTS: Final = (
    *("listed", "parsed", "not_readable", "not_reached", "withdrawn", "held", "gone"),
    *("pages", "pages_unread", "tables", "tables_unread", "numbers", "numbers_unread"),
)
_INSERT: Final = insert_into("coverage", ("force", "month", *_COUNTS))


class UnreadState(StrEnum):
    """Why an item of a log has no reading: each a column of ``coverage``."""

    NOT_READABLE = "not_readable"
    NOT_REACHED = "not_reached"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Unread:
    """One item of a log that has no reading, by the day on which it was published."""

    published_on: date | None
    state: UnreadState


@dataclass(frozen=True, slots=True)
class Walk:
    """What the crawl knows of a log: items without a reading, and when it was last walked whole."""

    unread: tuple[Unread, ...] = ()
    whole_on: date | None = None


@dataclass(slots=True)
class Coverage:
    """The counts of one force, gathered while its records are loaded."""

    months: dict[str, dict[str, int]] = field(default_factory=dict)

    def read(self, record: Record) -> None:
        """Count an answer, once whatever its addresses."""
        disclosure, gone = record.disclosure, record.gone_since is not None
        held = any(one.verdict is DocumentVerdict.HELD for one in disclosure.documents)
        counts = {"listed": 1, "parsed": 1, "held": int(held), "gone": int(gone)}
        self._add(month_of(disclosure), counts | _account(disclosure.account))

    def unread(self, walk: Walk) -> None:
        """Count what has no reading, and the months in which nothing was published."""
        for item in walk.unread:
            month = item.published_on.isoformat()[:7] if item.published_on else UNDATED
            self._add(month, {"listed": 1, item.state.value: 1})
        dated = sorted(month for month in self.months if month != UNDATED)
        if dated and walk.whole_on is not None:
            for month in _between(dated[0], walk.whole_on.isoformat()[:7]):
                self._add(month, {})

    def write(self, connection: sqlite3.Connection, force: str) -> None:
        """Put the counts in the place of the force's old ones, in the caller's transaction."""
        connection.execute("DELETE FROM coverage WHERE force = ?", [force])
        connection.executemany(
            _INSERT,
            [{"force": force, "month": m, **counts} for m, counts in sorted(self.months.items())],
        )

    def _add(self, month: str, counts: dict[str, int]) -> None:
        row = self.months.setdefault(month, dict.fromkeys(_COUNTS, 0))
        for name, count in counts.items():
            row[name] += count


def month_of(disclosure: Disclosure) -> str:
    """The month of an answer: of publication, or else of the answer (as ``by_force_month``)."""
    day = disclosure.published_on or disclosure.responded_on
    return day.isoformat()[:7] if day else UNDATED


def _account(account: Account) -> dict[str, int]:
    pages, tables, numbers = account.pages, account.tables, account.numbers
    return {
        "pages": pages.total,
        "pages_unread": pages.scanned + pages.failed,
        "tables": tables.found,
        "tables_unread": len(tables.dropped),
        "numbers": numbers.seen,
        "numbers_unread": dict(numbers.elsewhere).get(Elsewhere.TEXT, 0),
    }


def _between(first: str, last: str) -> Iterator[str]:
    """Every month from one to another, both included."""
    year, month = int(first[:4]), int(first[5:])
    while (found := f"{year:04}-{month:02}") <= last:
        yield found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
