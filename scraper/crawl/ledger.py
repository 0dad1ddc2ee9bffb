"""What a run finds out about a force's items: seen, changed, gone, back again.

Every change to an item or one of its files is one row of ``events``, written in
the same transaction as the change, so a run's counts are simply counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from db.records import ChangeEvent
from parsers.text.addresses import canonical
from parsers.types import BodyLink, Entry, Item, SourceKind
from scraper.archive.rows import AttachmentRow, Capture, stamp
from scraper.archive.store import Store
from scraper.crawl.versions import line_of, reader_version, version_of
from scraper.fetch.verdicts import Verdict

GONE: Final = frozenset({Verdict.NOT_FOUND, Verdict.GONE})


# A line counts by the moment of its listing: an older one fills only what is missing.
_LIST: Final = """
INSERT INTO items (force, url, canonical_url, title, published_on, source_kind, first_seen,
 last_seen, first_run, listed_as, listed_at, day_ground)
VALUES (:force, :url, :address, :title, :day, :kind, :now, :now, :run, :line, :now, :ground)
ON CONFLICT (force, canonical_url) DO UPDATE SET
 first_seen = min(first_seen, excluded.first_seen),
 last_seen = max(last_seen, excluded.last_seen),
 url = CASE WHEN excluded.listed_at >= coalesce(listed_at, '') THEN excluded.url ELSE url END,
 title = CASE WHEN version IS NULL AND excluded.listed_at >= coalesce(listed_at, '')
         THEN excluded.title ELSE title END,
 published_on = CASE WHEN excluded.listed_at >= coalesce(listed_at, '')
                THEN coalesce(page_day, excluded.published_on, published_on)
                ELSE coalesce(published_on, excluded.published_on) END,
 day_ground = CASE WHEN excluded.listed_at >= coalesce(listed_at, '')
              THEN excluded.day_ground ELSE day_ground END,
 listed_as = CASE WHEN excluded.listed_at >= coalesce(listed_at, '')
             THEN excluded.listed_as ELSE listed_as END,
 listed_at = max(coalesce(listed_at, ''), excluded.listed_at)
"""


class Ledger:
    """Items and attachments of one force in one run. Calls belong into transactions."""

    def __init__(self, store: Store, force: str, run_id: int) -> None:
        self._store = store
        self._db = store.connection
        self._force = force
        self._run_id = run_id

    # ------------------------------------------------------------------ items

    def list_item(self, entry: Entry, at: datetime) -> bool:
        """Note an item that stands on the listing.

        True if its line differs from the last time: then the page is fetched whole.
        """
        address, now = canonical(entry.url), stamp(at)
        published = entry.published_on.isoformat() if entry.published_on else None
        known = self._db.execute(
            "SELECT listed_as FROM items WHERE force = ? AND canonical_url = ?",
            [self._force, address],
        ).fetchone()
        line = line_of(entry)
        values = {
            "force": self._force,
            "url": entry.url,
            "address": address,
            "title": entry.title,
            "day": published,
            "kind": entry.source_kind,
            "now": now,
            "run": self._run_id,
            "line": line,
            "ground": entry.day_ground or None,
        }
        self._db.execute(_LIST, values)
        return known is not None and known[0] is not None and known[0] != line

    def find_item(self, url: str, at: datetime) -> None:
        """Note an item that only the sitemap has: its title is on its page."""
        self._store.add_item(self._force, url, "", None, SourceKind.LOG, at)

    def was_read(self, canonical_url: str) -> bool:
        """Whether we have ever had this item whole."""
        return self._version("items", "canonical_url = ?", [canonical_url]) is not None

    def is_read(self, canonical_url: str) -> bool:
        """Whether today's reader has read an item's page; unchanged, it says nothing new."""
        row = self._db.execute(
            "SELECT 1 FROM items WHERE force = ? AND canonical_url = ? AND read_by = ?",
            [self._force, canonical_url, reader_version()],
        ).fetchone()
        return row is not None

    def read_item(self, canonical_url: str, item: Item, capture: Capture) -> None:
        """Note what an item's page says now."""
        version = version_of(item)
        before = self._version("items", "canonical_url = ?", [canonical_url])
        published = item.published_on.isoformat() if item.published_on else None
        self._db.execute(
            "UPDATE items SET version = :version, title = coalesce(nullif(:title, ''), title),"
            " page_day = :day, published_on = coalesce(:day, published_on), read_by = :reader"
            " WHERE force = :force AND canonical_url = :address",
            {
                "version": version,
                "title": item.title,
                "day": published,
                "reader": reader_version(),
                "force": self._force,
                "address": canonical_url,
            },
        )
        self._versioned(canonical_url, canonical_url, before, version, capture)

    def answer_item(self, canonical_url: str, capture: Capture) -> None:
        """Note the verdict on an item's page; a known one that is gone or back is an event."""
        self._answer("items", "canonical_url = ?", canonical_url, canonical_url, capture)

    def delist(self, canonical_url: str, at: datetime) -> None:
        """Note an item that is gone because its listing, read to its end, has it no more."""
        version = self._version("items", "canonical_url = ?", [canonical_url])
        self._db.execute(
            "UPDATE items SET gone_since = ? WHERE force = ? AND canonical_url = ?",
            [stamp(at), self._force, canonical_url],
        )
        if version is not None:
            removed = ChangeEvent.REMOVED
            self._event(canonical_url, canonical_url, removed, at, version, None)

    def knows(self, url: str) -> bool:
        """Whether an address is one of the force's items."""
        row = self._db.execute(
            "SELECT 1 FROM items WHERE force = :force AND canonical_url = :url UNION ALL"
            " SELECT 1 FROM aliases WHERE force = :force AND canonical_url = :url",
            {"force": self._force, "url": canonical(url)},
        ).fetchone()
        return row is not None

    def removed_items(self) -> int:
        """Items that this run found gone."""
        row = self._db.execute(
            "SELECT count(*) FROM events WHERE run_id = ? AND event = 'removed' AND url = item_url",
            [self._run_id],
        ).fetchone()
        return int(row[0])

    def titles(self, canonical_url: str) -> tuple[str, str]:
        """An item's title on the listing, as it stood there last, and the one we hold."""
        row = self._db.execute(
            "SELECT listed_as, title FROM items WHERE force = ? AND canonical_url = ?",
            [self._force, canonical_url],
        ).fetchone()
        if row is None:
            return "", ""
        return (row[0] or "").split(" ", 1)[-1], row[1]

    def holder_of(self, version: str, canonical_url: str) -> str | None:
        """Another item's address that says just this; None if none does."""
        row = self._db.execute(
            "SELECT canonical_url FROM items WHERE force = ? AND version = ?"
            " AND canonical_url <> ? LIMIT 1",
            [self._force, version, canonical_url],
        ).fetchone()
        return row[0] if row else None

    # ------------------------------------------------------------------ attachments

    def list_attachments(
        self,
        item_url: str,
        item: Item,
        at: datetime,
        *,
        places: Mapping[str, int],
        keep: Collection[str],
    ) -> list[str]:
        """Note the files an item links to; addresses to fetch. Unlinked ones go.

        ``places`` orders them as the page does; ``keep`` are links that may be files.
        """
        kept: list[str] = []
        addresses: list[str] = []
        for ref in item.attachments:
            address = canonical(ref.url)
            if address in kept:
                continue
            place = places.get(address, len(kept))
            self._db.execute(
                "INSERT INTO attachments (force, item_url, url, canonical_url, title, position,"
                " first_seen) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (force, item_url, canonical_url) DO UPDATE SET url = excluded.url,"
                " title = excluded.title, position = excluded.position",
                [self._force, item_url, ref.url, address, ref.title, place, stamp(at)],
            )
            kept.append(address)
            addresses.append(ref.url)
        for row in self._store.attachments(self._force, item_url):
            if row.canonical_url in keep:
                kept.append(row.canonical_url)
                addresses.append(row.url)
            elif row.canonical_url not in kept:
                self._db.execute(
                    "DELETE FROM attachments WHERE force = ? AND item_url = ?"
                    " AND canonical_url = ?",
                    [self._force, item_url, row.canonical_url],
                )
        return addresses

    def add_attachment(self, item_url: str, link: BodyLink, at: datetime) -> None:
        """Note a link that has turned out to be a file, behind the files known before."""
        self._db.execute(
            "INSERT INTO attachments (force, item_url, url, canonical_url, title, position,"
            " first_seen) SELECT :force, :item, :url, :address, :words,"
            " coalesce(max(position) + 1, 0), :at"
            " FROM attachments WHERE force = :force AND item_url = :item",
            {
                "force": self._force,
                "item": item_url,
                "url": link.url,
                "address": canonical(link.url),
                "words": link.words,
                "at": stamp(at),
            },
        )

    def has_attachment(self, item_url: str, canonical_url: str) -> bool:
        """Whether an address is one of an item's files."""
        values = [canonical_url, item_url]
        row = self._db.execute(
            "SELECT 1 FROM attachments WHERE force = ? AND canonical_url = ? AND item_url = ?",
            [self._force, *values],
        ).fetchone()
        return row is not None

    def answer_attachment(self, item_url: str, canonical_url: str, capture: Capture) -> None:
        """Note the verdict on a file, and a new version of it."""
        condition = "canonical_url = ? AND item_url = ?"
        self._answer("attachments", condition, canonical_url, item_url, capture)
        if not capture.verdict.usable:
            return
        values = [canonical_url, item_url]
        before = self._version("attachments", condition, values)
        self._db.execute(
            f"UPDATE attachments SET version = ? WHERE force = ? AND {condition}",  # noqa: S608
            [capture.sha256, self._force, *values],
        )
        if before is not None:
            self._versioned(item_url, canonical_url, before, capture.sha256, capture)

    def attachments_of(self, item_url: str) -> list[AttachmentRow]:
        return self._store.attachments(self._force, item_url)

    # ------------------------------------------------------------------ events

    def _versioned(
        self, item_url: str, url: str, before: str | None, after: str, capture: Capture
    ) -> None:
        if before is None:
            self._event(item_url, url, ChangeEvent.ADDED, capture.fetched_at, None, after)
        elif before != after:
            self._event(item_url, url, ChangeEvent.CHANGED, capture.fetched_at, before, after)

    def _answer(
        self, table: str, condition: str, url: str, item_url: str, capture: Capture
    ) -> None:
        values = [url] if table == "items" else [url, item_url]
        where = f"force = ? AND {condition}"
        row = self._db.execute(
            f"SELECT gone_since, version, last_checked FROM {table} WHERE {where}",  # noqa: S608 (ours)
            [self._force, *values],
        ).fetchone()
        if row is None:
            return
        gone_since, version, last_checked = row
        at = stamp(capture.fetched_at)
        if table == "items" and capture.verdict.usable:
            self._seen(url, at)
        if last_checked is not None and at < last_checked:
            return  # a recording older than what we have seen with our own eyes
        if capture.verdict in GONE and capture.status in {404, 410}:
            if gone_since is None and version is not None:
                self._event(item_url, url, ChangeEvent.REMOVED, capture.fetched_at, version, None)
            gone_since = gone_since or at
        elif capture.verdict.usable and gone_since is not None:
            if version is not None:
                self._event(item_url, url, ChangeEvent.RESTORED, capture.fetched_at, None, version)
            gone_since = None
        self._db.execute(
            f"UPDATE {table} SET gone_since = ?, last_checked = ?, last_verdict = ?"  # noqa: S608
            f" WHERE {where}",
            [gone_since, at, capture.verdict, self._force, *values],
        )

    def _seen(self, canonical_url: str, at: str) -> None:
        self._db.execute(
            "UPDATE items SET first_seen = min(first_seen, :at), last_seen = max(last_seen, :at)"
            " WHERE force = :force AND canonical_url = :address",
            {"at": at, "force": self._force, "address": canonical_url},
        )

    def _event(
        self,
        item_url: str,
        url: str,
        event: ChangeEvent,
        at: datetime,
        before: str | None,
        after: str | None,
    ) -> None:
        self._db.execute(
            "INSERT INTO events (run_id, force, item_url, url, event, at, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [
                self._run_id,
                self._force,
                item_url,
                url,
                event,
                stamp(at),
                before,
                after,
            ],
        )

    def _version(self, table: str, condition: str, values: list[str]) -> str | None:
        row = self._db.execute(
            f"SELECT version FROM {table} WHERE force = ? AND {condition}",  # noqa: S608 (ours)
            [self._force, *values],
        ).fetchone()
        return row[0] if row else None
