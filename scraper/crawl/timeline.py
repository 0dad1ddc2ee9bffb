"""What an archive saw of an answer, in the order of its moments, however late it came to us.

When an item was first and last seen, since when it is gone, and what happened to it and its
files (``events``) are derived from all their captures, so that the order of imports and
crawls changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from db.records import ChangeEvent
from parsers.answers.stored_item import crawled_item
from parsers.errors import ParseError
from parsers.types import Force
from scraper.archive.rows import Capture, stamp
from scraper.archive.store import Store
from scraper.crawl.ledger import GONE
from scraper.crawl.versions import reader_version, version_of
from scraper.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class _Happened:
    event: ChangeEvent
    capture: Capture
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The items of one force. Calls belong into transactions."""

    store: Store
    force: Force

    def retell(self, item_url: str) -> None:
        """Derive all that is known of an item's times from its captures and its files'."""
        database = self.store.connection
        seen = self._counted(item_url)
        usable = [stamp(one.fetched_at) for one in seen if one.verdict.usable]
        gone: str | None = None
        for capture in seen:
            if capture.verdict.usable:
                gone = None
            elif _is_gone(capture):
                gone = gone or stamp(capture.fetched_at)
        versions = {one.id: self._version(one) for one in seen if one.verdict.usable}
        last = next((v for one in reversed(seen) if (v := versions.get(one.id))), None)
        database.execute(
            "UPDATE items SET gone_since = :gone, version = coalesce(:version, version),"
            " first_seen = min(first_seen, coalesce(:first, first_seen)),"
            " last_seen = max(last_seen, coalesce(:last, last_seen))"
            " WHERE force = :force AND canonical_url = :address",
            {
                "gone": gone,
                "version": last,
                "first": min(usable, default=None),
                "last": max(usable, default=None),
                "force": self.force.slug,
                "address": item_url,
            },
        )
        self._write(item_url, item_url, _story(seen, versions))
        for file in self.store.attachments(self.force.slug, item_url):
            story = self._counted(file.canonical_url)
            hashes: dict[int, str | None] = {c.id: c.sha256 for c in story if c.verdict.usable}
            happened = [
                one for one in _story(story, hashes) if one.event is not ChangeEvent.ADDED
            ]  # a file comes with its item
            self._write(item_url, file.canonical_url, happened)

    def _counted(self, address: str) -> list[Capture]:
        """The answers of an address that count: what its force has withdrawn, no web archive
        brings back, unless a person has said so (``forcewide restore``)."""
        seen = self.store.sightings(address)
        return seen if restored(self.store, address) else list(standing(seen))

    def _version(self, capture: Capture) -> str | None:
        """What an item's page says, as one value; None where no reader makes anything of it."""
        holder, reader = capture.refers_to or capture.id, reader_version()
        row = self.store.connection.execute(
            "SELECT version FROM capture_versions WHERE capture_id = ? AND reader = ?",
            [holder, reader],
        ).fetchone()
        if row is not None:
            return str(row[0])
        try:
            item = crawled_item(self.force.platform, self.store.load_page(capture))
        except (ParseError, ArchiveError):
            return None
        version = version_of(item)
        self.store.connection.execute(
            "INSERT OR REPLACE INTO capture_versions (capture_id, reader, version)"
            " VALUES (?, ?, ?)",
            [holder, reader, version],
        )
        return version

    def _write(self, item_url: str, url: str, story: list[_Happened]) -> None:
        database = self.store.connection
        database.execute(
            "DELETE FROM events WHERE force = ? AND item_url = ? AND url = ?",
            [self.force.slug, item_url, url],
        )
        database.executemany(
            "INSERT INTO events (run_id, force, item_url, url, event, at, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [
                (
                    *(one.capture.run_id, self.force.slug, item_url, url, one.event),
                    *(stamp(one.capture.fetched_at), one.before, one.after),
                )
                for one in story
            ],
        )


def standing(seen: list[Capture]) -> Iterator[Capture]:
    """Answers in the order of their moments, without an archive's copies of what the site
    itself has said is gone."""
    withdrawn = False
    for capture in seen:
        if capture.verdict.usable and capture.archive is not None and withdrawn:
            continue
        if capture.archive is None:
            withdrawn = _is_gone(capture) or (withdrawn and not capture.verdict.usable)
        yield capture


def set_aside(store: Store, address: str) -> bool:
    """Whether an archive has copies of an address that do not count because its force has
    withdrawn it."""
    seen = store.sightings(address)
    return len(list(standing(seen))) < len(seen) and not restored(store, address)


def restored(store: Store, address: str) -> bool:
    """Whether a person has decided that an archive's copy of a withdrawn answer may be shown."""
    query = "SELECT 1 FROM restored WHERE canonical_url = ?"
    return store.connection.execute(query, [address]).fetchone() is not None


def restore(store: Store, address: str, by: str, why: str) -> None:
    """Remember such a decision."""
    with store.transaction() as database:
        database.execute(
            "INSERT OR REPLACE INTO restored (canonical_url, by, why, at) VALUES (?, ?, ?, ?)",
            [address, by, why, stamp(datetime.now(UTC))],
        )


def _is_gone(capture: Capture) -> bool:
    return capture.verdict in GONE and capture.status in {404, 410}


def _story(seen: list[Capture], versions: dict[int, str | None]) -> list[_Happened]:
    """What happened between captures in the order of their moments."""
    return list(_happened(seen, versions))


def _happened(seen: list[Capture], versions: dict[int, str | None]) -> Iterator[_Happened]:
    known: str | None = None
    gone = False
    for capture in seen:
        version = versions.get(capture.id)
        if version is not None:
            if known is None:
                yield _Happened(ChangeEvent.ADDED, capture, None, version)
            elif gone:
                yield _Happened(ChangeEvent.RESTORED, capture, None, known)
            if known not in {None, version}:
                yield _Happened(ChangeEvent.CHANGED, capture, known, version)
            known, gone = version, False
        elif known is not None and not gone and _is_gone(capture):
            gone = True
            yield _Happened(ChangeEvent.REMOVED, capture, known, None)
