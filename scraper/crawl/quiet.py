"""A long listing on a quiet night: its first and its last page, in place of all of them.

What is put in anywhere, or taken out, moves every line behind it. So where page one is
as it was on the last whole walk, and the last page too, nothing has moved between them.
Two changes that cancel each other out are met on the next whole walk, which is never
longer than a quarter of ``rotation_days`` away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from parsers.text.addresses import canonical, fleeting
from parsers.types import Listing, RequestKind
from scraper.archive.rows import stamp
from scraper.archive.store import Store
from scraper.crawl.frontier import Frontier, Task
from scraper.crawl.versions import line_of
from scraper.settings import Settings

PROBE: Final = -1  # the walk that looks at the last page alone
_WORTH: Final = 4  # pages; a shorter listing is walked whole


def _digest(lines: Iterable[tuple[str, str | None]], claim: int | None) -> str:
    digest = hashlib.sha256(str(claim).encode())
    for address, words in lines:
        digest.update(f"\n{address} {words or ''}".encode())
    return digest.hexdigest()


def digest_of(listing: Listing) -> str:
    """A page's lines and its claim, as one hash."""
    lines = ((canonical(one.url), line_of(one)) for one in listing.entries)
    return _digest(lines, listing.claimed_total)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The whole walks that are remembered of one force's chains."""

    store: Store
    force: str
    run_id: int
    frontier: Frontier
    settings: Settings

    def remember(self, task: Task, claim: int | None) -> None:
        """A chain has been walked whole: keep its lines, and how its first and last page look.

        ``task`` is the one that closed it: page one, read again.
        """
        database, walk = self.store.connection, task.walk - 1
        last = database.execute(
            "SELECT page, url FROM frontier WHERE run_id = ? AND kind = ? AND chain = ?"
            " AND walk = ? ORDER BY page DESC LIMIT 1",
            [self.run_id, RequestKind.LISTING, task.chain, walk],
        ).fetchone()
        if last is None or last[0] < _WORTH:
            return
        first = self._lines(task.chain, task.walk, 1)
        behind = self._lines(task.chain, walk, last[0])
        key = canonical(self.frontier.first_of(task.chain))
        database.execute(
            "INSERT OR REPLACE INTO whole_walks (force, canonical_url, walked_at, pages,"
            " first_page, second_url, last_url, last_page) VALUES (?, ?, ?, ?, ?, '', ?, ?)",
            [
                *(self.force, key, stamp(datetime.now(UTC)), last[0]),
                *(_digest(first, claim), last[1], _digest(behind, claim)),
            ],
        )
        database.execute("DELETE FROM walked WHERE force = ? AND chain_url = ?", [self.force, key])
        database.execute(
            "INSERT INTO walked (force, chain_url, page, position, canonical_url)"
            " SELECT ?, ?, page, position, canonical_url FROM listed"
            " WHERE run_id = ? AND chain = ? AND walk = ?",
            [self.force, key, self.run_id, task.chain, walk],
        )

    def leaps(self, task: Task, listing: Listing) -> bool:
        """Whether page one is as it was, so that only the last page is looked at; queues it."""
        if task.walk != 0 or task.page != 1 or listing.next is None:
            return False
        if any(fleeting(entry.url) for entry in listing.entries):
            return False  # its lines lead nowhere tomorrow: each night's are asked for
        key = canonical(task.url)
        row = self._remembered(key)
        if row is None or row[0] != digest_of(listing):
            return False
        self.store.connection.execute(
            "UPDATE whole_walks SET second_url = ? WHERE force = ? AND canonical_url = ?",
            [listing.next.url, self.force, key],
        )
        return self.frontier.add(
            RequestKind.LISTING, row[1], walk=PROBE, chain=task.chain, page=row[3]
        )

    def confirms(self, task: Task, listing: Listing | None, at: datetime) -> int | None:
        """How many lines count as seen tonight, if the last page is as it was; else None."""
        key = canonical(self.frontier.first_of(task.chain))
        row = self._remembered(key)
        if row is None or listing is None or listing.next is not None:
            return None
        if row[2] != digest_of(listing):
            return None
        database = self.store.connection
        stand = database.execute(
            "INSERT OR REPLACE INTO listed (run_id, chain, walk, page, position, canonical_url)"
            " SELECT ?, ?, 0, page, position, canonical_url FROM walked"
            " WHERE force = ? AND chain_url = ? AND page > 1",
            [self.run_id, task.chain, self.force, key],
        )
        database.execute(
            "UPDATE items SET last_seen = max(last_seen, ?) WHERE force = ? AND canonical_url IN"
            " (SELECT canonical_url FROM walked WHERE force = ? AND chain_url = ?)",
            [stamp(at), self.force, self.force, key],
        )
        database.execute(
            "UPDATE chains SET ended = 'closed' WHERE run_id = ? AND chain = ? AND walk = 0",
            [self.run_id, task.chain],
        )
        return stand.rowcount

    def second(self, task: Task) -> str:
        """The second page of a chain whose last page was not as it was."""
        row = self.store.connection.execute(
            "SELECT second_url FROM whole_walks WHERE force = ? AND canonical_url = ?",
            [self.force, canonical(self.frontier.first_of(task.chain))],
        ).fetchone()
        return str(row[0])

    def _remembered(self, key: str) -> tuple[str, str, str, int] | None:
        since = datetime.now(UTC) - timedelta(days=self.settings.rotation_days / 4)
        row = self.store.connection.execute(
            "SELECT first_page, last_url, last_page, pages FROM whole_walks"
            " WHERE force = ? AND canonical_url = ? AND walked_at >= ?",
            [self.force, key, stamp(since)],
        ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]), str(row[2]), int(row[3]))

    def _lines(self, chain: int, walk: int, page: int) -> list[tuple[str, str | None]]:
        rows = self.store.connection.execute(
            "SELECT l.canonical_url, i.listed_as FROM listed l LEFT JOIN items i"
            " ON i.force = ? AND i.canonical_url = l.canonical_url"
            " WHERE l.run_id = ? AND l.chain = ? AND l.walk = ? AND l.page = ?"
            " ORDER BY l.position",
            [self.force, self.run_id, chain, walk, page],
        )
        return [(str(row[0]), row[1]) for row in rows]
