"""What of a force's log has been read, month by month: the rows of ``coverage``.

That nothing was found means something only where everything was read. So each item that
the log lists ends in one of four columns: ``listed = parsed + not_readable + not_reached +
withdrawn``; and each page, table and number of what was parsed is read or counted as not.
Who gave the answers and
files is counted apart, of all that is known and not gone: one may be from several sources.
A month between the first item and the last whole walk that has no item has a row of noughts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from db.records import Coverage
from db.sql import insert_into
from parsers.types import DocumentVerdict
from parsers.types.account import Account

UNDATED: Final = "undated"
_NAMES: Final = tuple(one.name for one in fields(Coverage))
_COUNTS: Final = tuple(name for name in _NAMES if name not in ("force", "month"))
_INSERT: Final = insert_into("coverage", _NAMES)


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


class GivenKind(StrEnum):
    """What a source gives."""

    ANSWERS = "answers"
    FILES = "files"


class Source(StrEnum):
    """Who gave it: each with its kind a column of ``coverage``."""

    SITE = "site"
    RECORDING = "recording"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer or file that is known, its month (yyyy-mm or nothing), and who has given it:
    several, or nobody."""

    kind: GivenKind
    month: str
    sources: frozenset[Source] = frozenset()

    @property
    def counts(self) -> dict[str, int]:
        """As columns of ``coverage``: the files, who gave it, and whether it is missing."""
        found = {f"{self.kind}_{source}": 1 for source in sorted(self.sources)}
        found |= {} if self.sources else {f"{self.kind}_missing": 1}
        return found | ({"files": 1} if self.kind is GivenKind.FILES else {})


@dataclass(frozen=True, slots=True)
class Walk:
    """What the crawl knows of a log: items without a reading, when it was last walked whole, and
    which sources have given its answers and files."""

    unread: tuple[Unread, ...] = ()
    whole_on: date | None = None
    given: tuple[Given, ...] = ()


class Judged(Protocol):
    """A document, as far as it is counted."""

    @property
    def verdict(self) -> DocumentVerdict: ...


class Counted(Protocol):
    """An answer, as far as it is counted: a ``Disclosure``, or the part of one that was decoded.

    Its month is that of publication, or else of the answer, as in ``by_force_month``.
    """

    @property
    def published_on(self) -> date | None: ...
    @property
    def responded_on(self) -> date | None: ...
    @property
    def documents(self) -> Sequence[Judged]: ...
    @property
    def account(self) -> Account: ...


@dataclass(slots=True)
class Months:
    """The counts of one force, gathered from what was read of it and what was not."""

    _counts: dict[str, dict[str, int]] = field(default_factory=dict)

    def read(self, answer: Counted, *, gone: bool) -> None:
        """Count an answer; who calls sees to it that each is counted once."""
        held = any(one.verdict is DocumentVerdict.HELD for one in answer.documents)
        counts = {"listed": 1, "parsed": 1, "held": int(held), "gone": int(gone)}
        day = answer.published_on or answer.responded_on
        self._add(day.isoformat()[:7] if day else UNDATED, counts | _account(answer.account))

    def unread(self, walk: Walk) -> None:
        """Count what has no reading, and the months in which nothing was published."""
        for item in walk.unread:
            month = item.published_on.isoformat()[:7] if item.published_on else UNDATED
            self._add(month, {"listed": 1, item.state.value: 1})
        for one in walk.given:
            self._add(one.month or UNDATED, one.counts)
        dated = sorted(month for month in self._counts if month != UNDATED)
        if dated and walk.whole_on is not None:
            for month in _between(dated[0], walk.whole_on.isoformat()[:7]):
                self._add(month, {})

    def rows(self, force: str) -> list[Coverage]:
        """The counts by month, in order."""
        return [Coverage(force, month, **counts) for month, counts in sorted(self._counts.items())]

    def write(self, connection: sqlite3.Connection, force: str) -> None:
        """Put the counts in the place of the force's old ones, in the caller's transaction."""
        connection.execute("DELETE FROM coverage WHERE force = ?", [force])
        connection.executemany(_INSERT, [asdict(row) for row in self.rows(force)])

    def _add(self, month: str, counts: dict[str, int]) -> None:
        row = self._counts.setdefault(month, dict.fromkeys(_COUNTS, 0))
        for name, count in counts.items():
            row[name] += count


def _account(account: Account) -> dict[str, int]:
    pages, tables, numbers = account.pages, account.tables, account.numbers
    return {
        "pages": pages.total,
        "pages_unread": pages.scanned + pages.failed,
        "tables_found": tables.found,
        "tables_published": tables.published,
        "tables_dropped": len(tables.dropped),
        "numbers_seen": numbers.seen,
        "numbers_in_figures": numbers.in_figures,
        "numbers_elsewhere": sum(count for _, count in numbers.elsewhere),
    }


def _between(first: str, last: str) -> Iterator[str]:
    """Every month from one to another, both included."""
    year, month = int(first[:4]), int(first[5:])
    while (found := f"{year:04}-{month:02}") <= last:
        yield found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
