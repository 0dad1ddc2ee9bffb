"""The records that a night hands to the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from parsers.types.disclosure import Disclosure


class RelationKind(StrEnum):
    """How two answers belong together."""

    WELSH_TWIN = "welsh_twin"
    REVISED = "revised"
    REVIEW_OF = "review_of"
    REFERS_TO = "refers_to"
    DUPLICATE = "duplicate"
    SAME_REQUEST = "same_request"


class ChangeEvent(StrEnum):
    """What happened to a disclosure between two nights."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"
    MERGED = "merged"


class ChangedPart(StrEnum):
    """What of a disclosure a force has changed."""

    TITLE = "title"
    DAY = "day"
    FIGURE = "figure"
    TEXT = "text"
    FILES = "files"


class Silence(StrEnum):
    """What it means that nothing was found in a force's log."""

    READ = "read"
    READ_TO = "read_to"
    NOT_READ = "not_read"
    NO_LOG = "no_log"


class TakedownReason(StrEnum):
    """Why an answer was taken down here, as the public log says it."""

    PERSONAL_DATA = "personal_data"
    HIDDEN_DATA = "hidden_data"
    SAFETY = "safety"
    COURT = "court"
    COPYRIGHT = "copyright"
    FORCE_ASKED = "force_asked"
    MISTAKE = "mistake"


class AliasKind(StrEnum):
    """What leads to an answer beside its own key and address."""

    KEY = "key"
    ADDRESS = "address"


class AliasWhy(StrEnum):
    """What says that an alias and its answer are one."""

    ADDRESS = "address"
    FILES = "files"


class Tripwire(StrEnum):
    """What notices that a force's log is not as it was (docs/health.md)."""

    VERDICT = "verdict"
    ANCHORS = "anchors"
    LABELS = "labels"
    CLAIMED_TOTAL = "claimed_total"
    EXPECTATIONS = "expectations"
    LAST_GOOD = "last_good"
    SILENCE = "silence"


class Cause(StrEnum):
    """Why a force's log gives less than it should; each has its remedy (docs/health.md)."""

    BLOCKED = "BLOCKED"
    MOVED = "MOVED"
    REDESIGNED = "REDESIGNED"
    GONE = "GONE"
    QUIET = "QUIET"
    UNREACHABLE = "UNREACHABLE"
    NOT_RUN = "NOT_RUN"


class HealthState(StrEnum):
    """The state of a force's log, in one word."""

    OK = "ok"
    QUIET = "quiet"
    BLOCKED = "blocked"
    BROKEN = "broken"
    UNREACHABLE = "unreachable"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True)
class CaptureFact:
    """One stored response, as it is published."""

    warc_record_id: Annotated[str, "Record in the archive"]
    url: Annotated[str, "Address asked for"]
    fetched_at: Annotated[datetime, "When"]
    status: Annotated[int, "HTTP status"]
    sha256: Annotated[str, "SHA-256 of the body"]
    media_type: Annotated[str, "Type found in the bytes"]
    bytes: Annotated[int, "Size of the body"]
    archive: Annotated[str | None, "Web archive that it was copied from"] = None
    memento: Annotated[str | None, "Address of the archive's copy"] = None


@dataclass(frozen=True, slots=True)
class ArchiveCopy:
    """The web archive's copy that an answer was read from; all empty where the force's own site
    gave it, to us or to somebody's browser."""

    archived_in: Annotated[
        str | None, "Web archive whose copy was read, where the force's own site did not give it"
    ] = None
    archived_at: Annotated[datetime | None, "When the archive took that copy"] = None
    archived_copy: Annotated[str | None, "Address of that copy"] = None


@dataclass(frozen=True, slots=True)
class Record:
    """A disclosure with its public identity, ready for ``db.load``.

    ``key`` is ``slug/reference`` and is given once; ``uid`` is random, for the
    takedown log; ``gone_since`` is set while the force answers 404 or 410. ``own`` are
    the addresses it is known by, which are compared and never published (those that may
    be are ``disclosure.addresses``); ``former_keys`` were given to it under another address.
    """

    key: str
    uid: str
    first_seen: datetime
    last_seen: datetime
    gone_since: datetime | None
    disclosure: Disclosure
    captures: tuple[CaptureFact, ...] = ()
    archived: ArchiveCopy = ArchiveCopy()
    own: tuple[str, ...] = ()
    former_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """One force and month: what its log listed, and what became of it down to the numbers.

    ``listed = parsed + not_readable + not_reached + withdrawn``.
    """

    force: Annotated[str, "Force"]
    month: Annotated[str, "Month of publication, else of the answer, yyyy-mm; undated without"]
    listed: Annotated[int, "Items listed, each answer once"]
    parsed: Annotated[int, "Items read"]
    not_readable: Annotated[int, "Items that were fetched and could not be read"]
    not_reached: Annotated[int, "Items whose page did not come"]
    withdrawn: Annotated[int, "Items taken out here on purpose"]
    held: Annotated[int, "Items read of which a file is held"]
    gone: Annotated[int, "Items read that the force has removed since"]
    pages: Annotated[int, "Pages of their documents"]
    pages_unread: Annotated[int, "Pages that are pictures or could not be read"]
    tables_found: Annotated[int, "Tables found"]
    tables_published: Annotated[int, "Tables of these that are published"]
    tables_dropped: Annotated[int, "Tables left out, each with a reason"]
    numbers_seen: Annotated[int, "Cells of the tables with a number in them"]
    numbers_in_figures: Annotated[int, "Numbers of these that are in a figure"]
    numbers_elsewhere: Annotated[int, "Numbers that are labels, indexes, references or text"]
    answers_site: Annotated[int, "Answers that the force's own site has given"] = 0
    answers_recording: Annotated[int, "Answers that a person's recording has given"] = 0
    answers_archive: Annotated[int, "Answers that a public web archive has given"] = 0
    answers_missing: Annotated[int, "Answers that no source has given"] = 0
    files: Annotated[int, "Files that the answers name"] = 0
    files_site: Annotated[int, "Files that the force's own site has given"] = 0
    files_recording: Annotated[int, "Files that a person's recording has given"] = 0
    files_archive: Annotated[int, "Files that a public web archive has given"] = 0
    files_missing: Annotated[int, "Files that no source has given"] = 0


@dataclass(frozen=True, slots=True)
class Health:
    """One force tonight.

    ``verdict`` is how its last crawl ended, a word of docs/fetching.md; ``state`` and
    ``cause`` are what is concluded from it and since when, ``tripwires`` what fired.
    ``stale``: the rows shown are those of an earlier night.
    """

    force: str
    verdict: str
    since: datetime | None
    last_success: datetime | None
    listed: int | None
    claimed: int | None
    new: int | None
    changed: int | None
    removed: int | None
    failed: int | None
    newest_on: date | None
    note: str = ""
    state: HealthState = HealthState.OK
    cause: Cause | None = None
    remedy: str = ""
    tripwires: tuple[Tripwire, ...] = ()
    stale: bool = False
