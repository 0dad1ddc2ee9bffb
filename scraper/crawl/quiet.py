"""A long listing on a quiet night: its first and its last page, and a share of those between.

What is put in anywhere, or taken out, moves every line behind it. So where page one is as
it was on the last whole walk but for new lines on top, and the last page too, as far as the
new lines pushed it, nothing else has moved. Two changes that cancel each other out, and
lines that have other words, are met where they stand: of the pages between so many are read
each night that every known line is read in ``rotation_days``. A page that is not as it
should be means that the whole listing is walked.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from parsers.text.addresses import canonical
from parsers.types import Entry, Listing, RequestKind
from scraper.archive.rows import stamp
from scraper.archive.store import Store
from scraper.crawl.frontier import Frontier, Task
from scraper.crawl.versions import line_of
from scraper.settings import Settings

PROBE: Final = -1  # the walk that looks at single pages
_WORTH: Final = 4  # pages; a shorter listing is walked whole

Line = tuple[str, str]  # an item's canonical address, a hash of the words of its line


def _hash(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def _lines(entries: tuple[Entry, ...]) -> list[Line]:
    return [(canonical(one.url), _hash(line_of(one))) for one in entries]


@dataclass(frozen=True, slots=True)
class _Walk:
    """The last whole walk of a chain: its lines in all, those of page one, the printed total.

    ``even``: every page but the last has as many lines as the first, so that a line's page
    can be reckoned when new ones push it down.
    """

    lines: int
    a_page: int
    even: bool
    claim: int | None

    def pushed(self, old: list[Line], first: list[Line]) -> int | None:
        """How many new lines stand on top of page one; None where it has changed otherwise."""
        if len(first) != len(old) or not old or old[0] not in first:
            return None
        new = first.index(old[0])
        return new if first[new:] == old[: len(old) - new] and (not new or self.even) else None

    def pages(self, pushed: int) -> int:
        return -(-(self.lines + pushed) // self.a_page)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The whole walks that are remembered of one force's chains."""

    store: Store
    force: str
    run_id: int
    frontier: Frontier
    settings: Settings

    def remember(self, task: Task, claim: int | None) -> None:
        """A chain has been walked whole: keep its lines and its pages.

        ``task`` is the one that closed it: page one, read again.
        """
        database, walk = self.store.connection, task.walk - 1
        pages = database.execute(
            "SELECT page, url FROM frontier WHERE run_id = ? AND kind = ? AND chain = ?"
            " AND walk = ? ORDER BY page",
            [self.run_id, RequestKind.LISTING, task.chain, walk],
        ).fetchall()
        if len(pages) < _WORTH:
            return
        key = canonical(self.frontier.first_of(task.chain))
        now = stamp(datetime.now(UTC))
        of = "WHERE force = ? AND chain_url = ?"
        database.execute(f"DELETE FROM walked_pages {of}", [self.force, key])  # noqa: S608 (ours)
        database.executemany(
            "INSERT INTO walked_pages (force, chain_url, page, url, seen_at)"
            " VALUES (?, ?, ?, ?, ?)",
            [(self.force, key, page, url, now) for page, url in pages],
        )
        rows = database.execute(
            "SELECT l.page, l.position, l.canonical_url, i.listed_as FROM listed l LEFT JOIN items"
            " i ON i.force = ? AND i.canonical_url = l.canonical_url"
            " WHERE l.run_id = ? AND l.chain = ? AND l.walk = ? ORDER BY l.page, l.position",
            [self.force, self.run_id, task.chain, walk],
        ).fetchall()
        self._keep(key, [(row[0], row[1], row[2], _hash(row[3] or "")) for row in rows], claim)

    def _keep(self, key: str, lines: list[tuple[int, int, str, str]], claim: int | None) -> None:
        database = self.store.connection
        sizes = Counter(page for page, *_ in lines)
        last = max(sizes)
        even = len({size for page, size in sizes.items() if page != last}) == 1
        database.execute(
            "INSERT INTO whole_walks (force, canonical_url, lines, a_page, even, claim, second_url)"
            " VALUES (?, ?, ?, ?, ?, ?, '') ON CONFLICT (force, canonical_url) DO UPDATE SET"
            " lines = excluded.lines, a_page = excluded.a_page, even = excluded.even,"
            " claim = excluded.claim",
            [self.force, key, len(lines), sizes[1], int(even), claim],
        )
        database.execute("DELETE FROM walked WHERE force = ? AND chain_url = ?", [self.force, key])
        database.executemany(
            "INSERT INTO walked (force, chain_url, page, position, canonical_url, line)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(self.force, key, *line) for line in lines],
        )

    def _walk(self, key: str) -> _Walk | None:
        row = self.store.connection.execute(
            "SELECT lines, a_page, even, claim FROM whole_walks WHERE force = ?"
            " AND canonical_url = ?",
            [self.force, key],
        ).fetchone()
        return None if row is None else _Walk(row[0], row[1], bool(row[2]), row[3])

    def _page(self, key: str, page: int) -> list[Line]:
        rows = self.store.connection.execute(
            "SELECT canonical_url, line FROM walked WHERE force = ? AND chain_url = ? AND page = ?"
            " ORDER BY position",
            [self.force, key, page],
        )
        return [(row[0], row[1]) for row in rows.fetchall()]

    # ------------------------------------------------------------------ tonight

    def leaps(self, task: Task, listing: Listing) -> bool:
        """Whether page one is as it was but for new lines, so that only the last page and some
        between are looked at; queues them."""
        if task.walk != 0 or task.page != 1 or listing.next is None:
            return False
        key = canonical(task.url)
        walk = self._walk(key)
        pushed = walk.pushed(self._page(key, 1), _lines(listing.entries)) if walk else None
        if walk is None or pushed is None or listing.claimed_total != _more(walk.claim, pushed):
            return False
        self.store.connection.execute(
            "UPDATE whole_walks SET second_url = ? WHERE force = ? AND canonical_url = ?",
            [listing.next.url, self.force, key],
        )
        turns = [
            self.frontier.add(RequestKind.LISTING, url, walk=PROBE, chain=task.chain, page=page)
            for page, url in self._turns(key)
        ]
        return bool(turns) and all(turns)

    def _turns(self, key: str) -> list[tuple[int, str]]:
        """The last page, and those between whose turn it is: the longest not read."""
        rows = self.store.connection.execute(
            "SELECT page, url, seen_at FROM walked_pages WHERE force = ? AND chain_url = ?"
            " AND page > 1 ORDER BY page DESC",
            [self.force, key],
        ).fetchall()
        if not rows:
            return []
        late = stamp(datetime.now(UTC) - timedelta(days=self.settings.rotation_days))
        share = -(-len(rows) // self.settings.rotation_days)
        between = sorted(rows[1:], key=lambda row: (row[2], row[0]))
        due = [row for place, row in enumerate(between) if place < share or row[2] < late]
        return [(row[0], row[1]) for row in (rows[0], *due)]

    def confirms(self, task: Task, listing: Listing | None) -> bool:
        """Whether a page is as it should be; queues the page behind it if the new lines have
        pushed some onto one that was not there before."""
        key = canonical(self.frontier.first_of(task.chain))
        walk, pushed = self._walk(key), self._pushed(key, task.chain)
        if walk is None or pushed is None or listing is None:
            return False
        last = walk.pages(pushed) if pushed else max(self._pages(key))
        if _lines(listing.entries) != self._expected(key, task.page, pushed, walk):
            return False
        claims = {None, _more(walk.claim, pushed)}
        if listing.claimed_total not in claims or (task.page == last) != (listing.next is None):
            return False
        new = task.page == max(self._pages(key))
        self._saw(key, task.page, task.url)
        if listing.next is None or not new:
            return True
        return self.frontier.add(
            RequestKind.LISTING,
            listing.next.url,
            walk=PROBE,
            chain=task.chain,
            page=task.page + 1,
        )

    def _expected(self, key: str, page: int, pushed: int, walk: _Walk) -> list[Line]:
        """The lines of a page once so many new ones stand on top."""
        if not pushed:
            return self._page(key, page)
        both = [*self._page(key, page - 1), *self._page(key, page)]
        start = walk.a_page - pushed
        return both[start : start + walk.a_page]

    def _pages(self, key: str) -> list[int]:
        rows = self.store.connection.execute(
            "SELECT page FROM walked_pages WHERE force = ? AND chain_url = ?", [self.force, key]
        )
        return [row[0] for row in rows]

    def _first(self, chain: int) -> list[Line]:
        """Tonight's page one."""
        rows = self.store.connection.execute(
            "SELECT l.canonical_url, i.listed_as FROM listed l LEFT JOIN items i"
            " ON i.force = ? AND i.canonical_url = l.canonical_url"
            " WHERE l.run_id = ? AND l.chain = ? AND l.walk = 0 AND l.page = 1 ORDER BY l.position",
            [self.force, self.run_id, chain],
        )
        return [(row[0], _hash(row[1] or "")) for row in rows.fetchall()]

    def _pushed(self, key: str, chain: int) -> int | None:
        walk = self._walk(key)
        return walk.pushed(self._page(key, 1), self._first(chain)) if walk else None

    def _saw(self, key: str, page: int, url: str) -> None:
        self.store.connection.execute(
            "INSERT OR REPLACE INTO walked_pages (force, chain_url, page, url, seen_at)"
            " VALUES (?, ?, ?, ?, ?)",
            [self.force, key, page, url, stamp(datetime.now(UTC))],
        )

    def settle(self, task: Task, at: datetime) -> int | None:
        """How many lines count as seen tonight once every page looked at was as it should be;
        None while pages wait, or where the listing is walked after all."""
        database = self.store.connection
        waiting = database.execute(
            "SELECT count(*) FROM frontier WHERE run_id = ? AND kind = ? AND chain = ? AND page > 1"
            " AND (walk >= 0 OR state = 'pending') AND id <> ?",
            [self.run_id, RequestKind.LISTING, task.chain, task.id],
        ).fetchone()[0]
        key = canonical(self.frontier.first_of(task.chain))
        walk, pushed = self._walk(key), self._pushed(key, task.chain)
        if waiting or walk is None or pushed is None:
            return None
        if pushed:
            self._push(key, walk, self._first(task.chain)[:pushed])
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

    def _push(self, key: str, walk: _Walk, top: list[Line]) -> None:
        """Put new lines on top of what is remembered."""
        rows = self.store.connection.execute(
            "SELECT canonical_url, line FROM walked WHERE force = ? AND chain_url = ?"
            " ORDER BY page, position",
            [self.force, key],
        ).fetchall()
        lines = [
            (1 + place // walk.a_page, place % walk.a_page, address, line)
            for place, (address, line) in enumerate([*top, *rows])
        ]
        self._keep(key, lines, _more(walk.claim, len(top)))

    def second(self, task: Task) -> str:
        """The second page of a chain of which a page was not as it was."""
        row = self.store.connection.execute(
            "SELECT second_url FROM whole_walks WHERE force = ? AND canonical_url = ?",
            [self.force, canonical(self.frontier.first_of(task.chain))],
        ).fetchone()
        return str(row[0])


def _more(claim: int | None, pushed: int) -> int | None:
    return None if claim is None else claim + pushed
