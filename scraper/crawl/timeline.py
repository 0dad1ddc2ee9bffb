"""What an archive saw of an answer, in the order of its moments, however late it came to us.

When an item was first and last seen, since when it is gone, and what happened to it and its
files (``events``) are derived from all their captures, so that the order of imports and
crawls changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
class _Moment:
    """What was found of an item or a file at one time. ``version`` is what a usable answer
    says, as far as a reader makes anything of it."""

    at: str
    run_id: int | None
    usable: bool
    gone: bool
    version: str | None = None


@dataclass(frozen=True, slots=True)
class _Happened:
    event: ChangeEvent
    moment: _Moment
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The items of one force. Calls belong into transactions.

    ``run_id`` stands for the run of a capture of which that is no longer known (an index that
    was made again from the archive).
    """

    store: Store
    force: Force
    run_id: int

    def retell(self, item_url: str) -> None:
        """Derive all that is known of an item's times from its captures and its files'."""
        seen = self.store.sightings(item_url)
        told = [_moment(one, self._version(one) if one.verdict.usable else None) for one in seen]
        told = sorted([*told, *self._delisted(item_url)], key=lambda one: one.at)
        usable = [one.at for one in told if one.usable]
        gone: str | None = None
        for one in told:
            gone = None if one.usable else (gone or one.at) if one.gone else gone
        self.store.connection.execute(
            "UPDATE items SET gone_since = :gone, version = coalesce(:version, version),"
            " first_seen = min(first_seen, coalesce(:first, first_seen)),"
            " last_seen = max(last_seen, coalesce(:last, last_seen))"
            " WHERE force = :force AND canonical_url = :address",
            {
                "gone": gone,
                "version": next((one.version for one in reversed(told) if one.version), None),
                "first": min(usable, default=None),
                "last": max(usable, default=None),
                "force": self.force.slug,
                "address": item_url,
            },
        )
        self._write(item_url, item_url, list(_happened(told)))
        for file in self.store.attachments(self.force.slug, item_url):
            captures = self.store.sightings(file.canonical_url)
            story = _happened([_moment(one, one.sha256) for one in captures])
            happened = [one for one in story if one.event is not ChangeEvent.ADDED]
            self._write(item_url, file.canonical_url, happened)  # a file comes with its item

    def _delisted(self, item_url: str) -> list[_Moment]:
        """When the listing alone said that the item is gone."""
        rows = self.store.connection.execute(
            "SELECT at, run_id FROM delisted WHERE force = ? AND canonical_url = ? AND gone = 1",
            [self.force.slug, item_url],
        )
        return [_Moment(at, run_id, usable=False, gone=True) for at, run_id in rows]

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
                    *(one.moment.run_id or self.run_id, self.force.slug, item_url, url, one.event),
                    *(one.moment.at, one.before, one.after),
                )
                for one in story
            ],
        )


def _moment(capture: Capture, version: str | None) -> _Moment:
    usable = capture.verdict.usable
    gone = capture.verdict in GONE and capture.status in {404, 410}
    return _Moment(
        stamp(capture.fetched_at), capture.run_id, usable, gone, version if usable else None
    )


def _happened(told: Iterable[_Moment]) -> Iterator[_Happened]:
    """What happened between moments, in their order."""
    known: str | None = None
    gone = False
    for one in told:
        if one.version is not None:
            if known is None:
                yield _Happened(ChangeEvent.ADDED, one, None, one.version)
            elif gone:
                yield _Happened(ChangeEvent.RESTORED, one, None, known)
            if known not in {None, one.version}:
                yield _Happened(ChangeEvent.CHANGED, one, known, one.version)
            known, gone = one.version, False
        elif known is not None and not gone and one.gone:
            gone = True
            yield _Happened(ChangeEvent.REMOVED, one, known, None)
