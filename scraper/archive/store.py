"""Reading and writing ``crawl.db``: the typed rows that crawl, parse and health share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self

from db.crawl_schema import migrate
from db.parse_schema import migrate as migrate_readings
from parsers.text.addresses import canonical
from parsers.text.parts import whole_of
from parsers.types import Issue, Page, SourceKind
from scraper.archive.marks import ONE_ANSWER, is_barred
from scraper.archive.rows import (
    AttachmentRow,
    Capture,
    IssueRow,
    ItemRow,
    Row,
    RunRow,
    columns,
    read,
    stamp,
)
from scraper.archive.warc import record_at
from scraper.errors import CaptureMissingError
from scraper.fetch.exchange import decode
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings

# For the placeholders of a statement, all ``?`` or all named; ``?1`` is refused by Python 3.14.
Values = Sequence[object] | Mapping[str, object]


class Store:
    """One connection to ``crawl.db``; made and migrated if needed. Use in one thread."""

    def __init__(self, settings: Settings) -> None:
        settings.data.mkdir(parents=True, exist_ok=True)
        migrate(settings.crawl_db)
        migrate_readings(settings.crawl_db)
        self.settings = settings
        self.connection = sqlite3.connect(settings.crawl_db, isolation_level=None, timeout=30)
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.execute("PRAGMA wal_autocheckpoint = 8000")  # pages: 32 MB, not 4
        self.connection.execute("PRAGMA foreign_keys = ON")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing. Inside another transaction it is part of that one."""
        if self.connection.in_transaction:
            yield self.connection
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextmanager
    def erasing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that leaves nothing of what it deletes in the file's free pages."""
        self.connection.execute("PRAGMA secure_delete = ON")
        with self.transaction() as connection:
            yield connection

    def truncate_log(self) -> None:
        """Empty the write-ahead log, in which deleted rows may still be found."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # ------------------------------------------------------------------ items

    def forces_with_items(self) -> list[str]:
        """The forces that this folder has items of."""
        rows = self.connection.execute("SELECT DISTINCT force FROM items ORDER BY force")
        return [row[0] for row in rows.fetchall()]

    def items(self, force: str) -> Iterator[ItemRow]:
        """Every item of a force that we have known, oldest publication first; gone ones too."""
        condition = "force = ? ORDER BY published_on, first_seen, canonical_url"
        yield from self._select(ItemRow, "items", condition, [force])

    def attachments(self, force: str, item_url: str) -> list[AttachmentRow]:
        """The files of an item (by its canonical or printed address), in the page's order."""
        condition = "force = ? AND item_url = ? ORDER BY position"
        values = [force, canonical(item_url)]
        return self._select(AttachmentRow, "attachments", condition, values)

    def is_attachment(self, force: str, canonical_url: str) -> bool:
        """Whether an address is a file that an item of a force links to."""
        query = "SELECT 1 FROM attachments WHERE force = ? AND canonical_url = ?"
        return self.connection.execute(query, [force, canonical_url]).fetchone() is not None

    def add_item(
        self,
        force: str,
        url: str,
        title: str,
        published_on: date | None,
        source_kind: SourceKind,
        seen: datetime,
    ) -> None:
        """Know an item that came by another way than a crawl (ingest). Again is harmless."""
        self.connection.execute(
            "INSERT INTO items (force, url, canonical_url, title, published_on, source_kind,"
            " first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (force, canonical_url) DO UPDATE SET title = excluded.title,"
            " published_on = coalesce(excluded.published_on, published_on)",
            [
                force,
                url,
                canonical(url),
                title,
                published_on.isoformat() if published_on else None,
                source_kind,
                stamp(seen),
                stamp(seen),
            ],
        )

    # ------------------------------------------------------------------ captures

    def capture(self, capture_id: int) -> Capture:
        """Raises CaptureMissingError."""
        found = self._captures("id = ?", [capture_id])
        if not found:
            raise CaptureMissingError(f"no capture {capture_id}")
        return found[0]

    def captures(self, url: str) -> list[Capture]:
        """Every stored answer for an address, newest first."""
        return self._captures("canonical_url = ? ORDER BY id DESC", [canonical(url)])

    def same(self, url: str, sha256: str, status: int, at: datetime) -> Capture | None:
        """The capture that an import would repeat: the same answer of the same moment; a file
        that came without an exchange (status -1) is repeated by its bytes alone."""
        found = self._captures(
            "canonical_url = :url AND kind <> 'redirect' AND ((sha256 = :sha256 AND :sha256 <> ''"
            " AND (:status = -1 OR fetched_at = :at)) OR (status = :status AND fetched_at = :at))"
            " ORDER BY id LIMIT 1",
            {"url": canonical(url), "sha256": sha256, "status": status, "at": stamp(at)},
        )
        return found[0] if found else None

    def same_body(self, url: str, sha256: str) -> Capture | None:
        """A capture that holds these very bytes of an address, of whichever moment."""
        found = self._captures(
            "canonical_url = ? AND verdict = 'OK' AND sha256 = ? AND kind <> 'redirect'"
            " AND refers_to IS NULL ORDER BY id LIMIT 1",
            [canonical(url), sha256],
        )
        return found[0] if found else None

    def latest(self, url: str) -> Capture | None:
        """The last answer for an address, whatever it was; redirects on the way left out."""
        found = self._captures(
            "canonical_url = ? AND kind <> 'redirect' ORDER BY id DESC LIMIT 1", [canonical(url)]
        )
        return found[0] if found else None

    def latest_ok_capture(self, url: str) -> Capture | None:
        """The whole body that an address had last, by the moments of its answers, in whichever
        order they came to us: the one that is read and published.

        For a part of a page, the page's. A later answer with the bytes of an earlier one
        (a revisit) brings that one back.
        """
        return self._body_of(self.latest_usable(whole_of(url)))

    def _body_of(self, found: Capture | None) -> Capture | None:
        """The capture that holds a usable capture's body."""
        if found is None or found.refers_to is None:
            return found
        return self.capture(found.refers_to)

    def ok_before(self, capture: Capture) -> Capture | None:
        """The whole body that is held for an address beside a capture of it."""
        found = self._captures(
            "canonical_url = ? AND verdict IN ('OK', 'UNCHANGED') AND kind <> 'redirect'"
            " AND id <> ? ORDER BY fetched_at DESC, id DESC LIMIT 1",
            [capture.canonical_url, capture.id],
        )
        return self._body_of(found[0] if found else None)

    def sightings(self, canonical_url: str) -> list[Capture]:
        """Every answer of an address, whole or not, in the order of their moments."""
        return self._captures(
            "canonical_url = ? AND kind NOT IN ('redirect', 'derived') ORDER BY fetched_at, id",
            [canonical_url],
        )

    def set_aside(self, capture: Capture, verdict: Verdict, message: str) -> Capture:
        """Say of a stored page that it is no answer: it is kept, and never read or published."""
        self.connection.execute(
            "UPDATE captures SET verdict = ?, message = ? WHERE id = ?",
            [verdict, message, capture.id],
        )
        return self.capture(capture.id)

    def derived(self, address: str) -> Capture | None:
        """What a program last made of a body; see ``groups.derived_address``."""
        found = self._captures("canonical_url = ? ORDER BY id DESC LIMIT 1", [address])
        return found[0] if found else None

    def latest_usable(self, url: str) -> Capture | None:
        """The last answer that was a body or a word that ours still holds: its validators count."""
        found = self._captures(
            "canonical_url = ? AND verdict IN ('OK', 'UNCHANGED') AND kind <> 'redirect'"
            " ORDER BY fetched_at DESC, id DESC LIMIT 1",
            [canonical(url)],
        )
        return found[0] if found else None

    def capture_of_record(self, record_id: str) -> Capture | None:
        """The capture that a WARC record is of."""
        found = self._captures("warc_record_id = ?", [record_id])
        return found[0] if found else None

    def revisits_of(self, capture_id: int) -> list[Capture]:
        """Captures that have no body of their own but refer to this one's."""
        return self._captures("refers_to = ?", [capture_id])

    def last_whole(self, url: str) -> datetime | None:
        """When an address last sent its body, whether changed or not."""
        row = self.connection.execute(
            "SELECT max(fetched_at) FROM captures WHERE canonical_url = ? AND status = 200"
            " AND verdict IN ('OK', 'UNCHANGED')",
            [canonical(url)],
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def distrusted(self, host: str) -> bool:
        """Whether a host has said 304 Not Modified of something that had changed."""
        query = "SELECT 1 FROM distrusted WHERE host = ?"
        return self.connection.execute(query, [host]).fetchone() is not None

    def distrust(self, host: str, reason: str) -> None:
        """Ask a host without conditions from now on."""
        self.connection.execute(
            "INSERT INTO distrusted (host, since, reason) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [host, stamp(datetime.now(UTC)), reason],
        )

    def is_barred(self, url: str, body: bytes = b"") -> bool:
        """Whether an address, or these bytes, were purged or taken down: they stay away."""
        return is_barred(self.connection, canonical(url), body)

    def release(self, url: str) -> None:
        """Let a purged address be fetched again: the force has repaired what is there."""
        with self.transaction() as connection:
            query = f"UPDATE tombstones SET barred = 0 WHERE canonical_url IN ({ONE_ANSWER})"  # noqa: S608 (ours)
            connection.execute(query, {"url": canonical(url)})

    def capture_of_run(
        self, run_id: int, kind: str, walk: int, canonical_url: str
    ) -> Capture | None:
        """What a run has already stored for one of its tasks."""
        found = self._captures(
            "run_id = ? AND kind = ? AND walk = ? AND canonical_url = ? ORDER BY id DESC LIMIT 1",
            [run_id, kind, walk, canonical_url],
        )
        return found[0] if found else None

    def newest_of_run(self, run_id: int, kind: str, canonical_url: str) -> Capture | None:
        """The newest answer that a run has stored for an address, whichever walk it was."""
        found = self._captures(
            "run_id = ? AND kind = ? AND canonical_url = ? ORDER BY id DESC LIMIT 1",
            [run_id, kind, canonical_url],
        )
        return found[0] if found else None

    def robots_of(self, run_ids: Sequence[int]) -> list[Capture]:
        """The robots.txt answers of runs that are being resumed."""
        marks = ", ".join("?" for _ in run_ids)
        return self._captures(f"kind = 'robots' AND run_id IN ({marks})", run_ids)

    def load_page(self, capture: Capture) -> Page:
        """A capture as parsers see it: the body with its Content-Encoding undone.

        Of a revisit, the body it refers to. Raises CaptureMissingError if the
        capture has no body, TornError or ArchiveError if the archive is damaged.
        """
        holder = capture
        if capture.refers_to is not None and capture.kind != "derived":
            holder = self.capture(capture.refers_to)
        if not holder.sha256:
            raise CaptureMissingError(f"{capture.url}: nothing came back ({capture.verdict})")
        record = record_at(self.settings.archive / holder.warc_file, holder.warc_offset)
        if record.place.record_id != holder.warc_record_id:
            raise CaptureMissingError(f"{holder.warc_file}: not {holder.warc_record_id} there")
        limit = self.settings.max_decompressed
        body = decode(record.body, record.http_header("content-encoding"), limit)
        return page_of(capture, holder, body)

    def _captures(self, condition: str, values: Values) -> list[Capture]:
        return self._select(Capture, "captures", condition, values)

    # ------------------------------------------------------------------ runs and issues

    def last_run(self, force: str) -> RunRow | None:
        """The latest crawl of a force, finished or not; imports are no crawls."""
        return self._run("force = ? AND verdict <> 'IMPORTED' ORDER BY id DESC LIMIT 1", [force])

    def last_good_run(self, force: str) -> RunRow | None:
        """The latest run that walked the whole listing."""
        return self._run(
            "force = ? AND verdict IN ('OK', 'PARTIAL') ORDER BY id DESC LIMIT 1", [force]
        )

    def imported(self, force: str) -> bool:
        """Whether anything of a force has come from a recording."""
        return self._run("force = ? AND verdict = 'IMPORTED' LIMIT 1", [force]) is not None

    def run(self, run_id: int) -> RunRow:
        found = self._run("id = ?", [run_id])
        assert found is not None
        return found

    def unread_items(self, run_id: int) -> int:
        """Items of a run whose page came whole and could not be read."""
        query = (
            "SELECT count(*) FROM frontier WHERE run_id = ? AND kind = 'item'"
            " AND state = 'failed' AND verdict IN ('OK', 'UNCHANGED')"
        )
        return int(self.connection.execute(query, [run_id]).fetchone()[0])

    def _run(self, condition: str, values: Sequence[object]) -> RunRow | None:
        found = self._select(RunRow, "runs", condition, values)
        return found[0] if found else None

    def _select(self, kind: type[Row], table: str, condition: str, values: Values) -> list[Row]:
        query = f"SELECT {columns(kind)} FROM {table} WHERE {condition}"  # noqa: S608 (our names)
        return [read(kind, row) for row in self.connection.execute(query, values).fetchall()]

    def record_issues(
        self,
        issues: Iterable[Issue],
        *,
        stage: str,
        force: str | None,
        run_id: int | None = None,
        url: str | None = None,
    ) -> None:
        """Keep what did not fit; ``url`` is used where an issue names no place."""
        now = stamp(datetime.now(UTC))
        self.connection.executemany(
            "INSERT INTO issues (run_id, force, stage, level, code, message, url, page, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (run_id, force, stage, i.level, i.code, i.message, i.where or url, i.page, now)
                for i in issues
            ],
        )

    def issues(self, *, force: str | None = None, run_id: int | None = None) -> list[IssueRow]:
        """Recorded issues, oldest first; of one force or one run if asked."""
        condition = (
            "(:force IS NULL OR force = :force) AND (:run IS NULL OR run_id = :run) ORDER BY id"
        )
        return self._select(IssueRow, "issues", condition, {"force": force, "run": run_id})


def page_of(capture: Capture, holder: Capture, body: bytes) -> Page:
    """A capture as parsers see it; ``holder`` is the capture that has the body (often itself)."""
    return Page(
        url=capture.url,
        final_url=capture.final_url,
        status=holder.status or 200,
        media_type=holder.media_type,
        body=body,
        fetched_at=holder.fetched_at,
        sha256=holder.sha256,
        charset=holder.charset,
    )
