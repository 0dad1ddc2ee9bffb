"""The rows of ``crawl.db`` as typed values; columns are described in db/crawl_schema.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import msgspec

from parsers.types import Level, SourceKind
from scraper.fetch.verdicts import Verdict

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Origin:
    """The web archive that an answer was copied from, at which address and when.

    ``digest`` is what its index says of the bytes, ``matched`` whether they have it (None:
    nobody can say).
    """

    archive: str
    memento: str
    retrieved_at: datetime
    digest: str = ""
    matched: bool | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of the captures index; columns are described in db/crawl_schema.py."""

    id: int
    run_id: int | None
    force: str | None
    kind: str
    walk: int
    url: str
    canonical_url: str
    final_url: str
    fetched_at: datetime
    status: int
    sha256: str
    media_type: str
    charset: str | None
    bytes: int
    wire_bytes: int
    wire_sha256: str
    requests: int
    etag: str | None
    last_modified: str | None
    verdict: Verdict
    message: str
    tool: str | None
    archive: str | None
    memento: str | None
    retrieved_at: datetime | None
    named_digest: str | None
    digest_matched: bool | None
    refers_to: int | None
    warc_file: str
    warc_offset: int
    warc_length: int
    warc_record_id: str

    @property
    def origin(self) -> Origin | None:
        """The web archive it was copied from; None for the site's own answer to us or to a
        person's browser."""
        if self.archive is None or self.retrieved_at is None:
            return None
        digest, matched = self.named_digest or "", self.digest_matched
        return Origin(self.archive, self.memento or "", self.retrieved_at, digest, matched)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One published answer that a force lists or listed."""

    force: str
    url: str
    canonical_url: str
    title: str
    published_on: date | None
    source_kind: SourceKind
    first_seen: datetime
    last_seen: datetime
    gone_since: datetime | None
    last_checked: datetime | None
    last_verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One file that an item links to; ``position`` from 0 in the page's order."""

    force: str
    item_url: str
    url: str
    canonical_url: str
    title: str
    position: int
    first_seen: datetime
    gone_since: datetime | None
    last_verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """One crawl of one force. ``verdict`` is a word of docs/fetching.md (runs)."""

    id: int
    force: str
    since: date
    until: date
    started_at: datetime
    finished_at: datetime | None
    verdict: str
    listed: int
    claimed: int | None
    new: int
    changed: int
    removed: int
    restored: int
    failed: int
    requests: int
    bytes: int
    newest: date | None
    note: str
    session_id: int | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One recorded issue."""

    id: int
    run_id: int | None
    force: str | None
    stage: str
    level: Level
    code: str
    message: str
    url: str | None
    page: int | None
    at: datetime


def columns(kind: type[Any]) -> str:
    """The columns of a row, for a SELECT: its fields, in order."""
    return ", ".join(field.name for field in fields(kind))


def read(kind: type[Row], values: Sequence[object]) -> Row:
    """One row of ``columns(kind)``; texts become dates, times and words of a vocabulary."""
    names = (field.name for field in fields(kind))  # type: ignore[arg-type]  # a dataclass
    # Not strict: SQLite has no booleans.
    return msgspec.convert(dict(zip(names, values, strict=True)), kind, strict=False)


def stamp(moment: datetime) -> str:
    """A moment as crawl.db writes it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
