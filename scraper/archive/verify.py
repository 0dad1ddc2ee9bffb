"""Is everything still there? Every record is read again and compared with the index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from scraper.archive import index
from scraper.archive.archive import locked
from scraper.archive.recovery import require_folder, warc_files
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.survey import Gap, survey
from scraper.archive.warc import Record, ends_group
from scraper.fetch.exchange import UndecodableError, decode


class Wrong(StrEnum):
    """What can be wrong with a place of the archive."""

    TORN = "torn"  # bytes that are no record any more
    ALTERED = "altered"  # a record, but not the one that was stored
    MISSING = "missing"  # the index names what is in no file
    UNREAD = "unread"  # the disk did not give the file
    UNINDEXED = "unindexed"  # a record that the index does not know
    MISPLACED = "misplaced"  # the index names another place


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which file, what it says, and which captures it costs."""

    wrong: Wrong
    file: str
    text: str
    captures: tuple[int, ...] = ()


@dataclass(slots=True)
class VerifyReport:
    """What was found; ``problems`` are plain sentences, none when all is well."""

    files: int = 0
    records: int = 0
    captures: int = 0
    bytes: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        return [finding.text for finding in self.findings]


def verify(store: Store, on_file: Callable[[str], None] = lambda _: None) -> VerifyReport:
    """Hash every record of the archive again and compare it with the index; change nothing.

    Raises ArchiveLockedError while another process is writing, ArchiveError where the
    whole folder is missing or empty.
    """
    require_folder(store)
    folder = store.settings.archive
    if not folder.is_dir():
        return VerifyReport()
    with locked(folder):
        return survey_all(store, on_file)


def survey_all(store: Store, on_file: Callable[[str], None] = lambda _: None) -> VerifyReport:
    """``verify`` for whoever has the archive open already."""
    look = Look(store)
    for path in warc_files(store.settings.archive):
        on_file(path.name)
        look.report.files += 1
        look.report.bytes += path.stat().st_size
        look.read(path.name)
    look.conclude()
    return look.report


class Look:
    """One reading of files of the archive, and what was seen of the index meanwhile."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.report = VerifyReport()
        self._seen: set[str] = set()
        self._gaps: dict[str, list[Gap]] = {}
        self._unread: set[str] = set()

    def read(self, name: str, offset: int = 0, most: int | None = None) -> int:
        """Read a file from an offset on, and stop after ``most`` bytes; where it stopped."""
        place = offset
        try:
            for found in survey(self._store.settings.archive / name, offset):
                if isinstance(found, Gap):
                    self._gaps.setdefault(name, []).append(found)
                    place = found.end
                    continue
                self.report.records += 1
                self._check(name, found)
                place = found.place.end
                if most is not None and place - offset >= most and ends_group(found):
                    return place
        except OSError as error:
            self._unread.add(name)
            text = f"{name} could not be read: {error.strerror or error}"
            self._add(Wrong.UNREAD, name, text)
        return place

    def conclude(self, only: tuple[str, int, int] | None = None) -> None:
        """Name what the index knows and no file has; ``only``: of this part of one file."""
        lost: dict[str, list[index.Line]] = {}
        for line in index.lines(self._store):
            if line.record_id in self._seen or line.file in self._unread:
                continue
            if only and not (line.file == only[0] and only[1] <= line.offset < only[2]):
                continue
            lost.setdefault(line.file, []).append(line)
        for name in sorted(self._gaps.keys() | lost.keys()):  # a copy: gaps are named once
            self._name_lost(name, lost.get(name, []))

    def _name_lost(self, name: str, lost: list[index.Line]) -> None:
        if lost and not (self._store.settings.archive / name).exists():
            text = f"{name} is missing: {len(lost)} responses were in it"
            self._add(Wrong.MISSING, name, text, lost)
            return
        for gap in self._gaps.pop(name, []):
            of = [one for one in lost if gap.offset <= one.offset < gap.end]
            lost = [one for one in lost if one not in of]
            urls = ", ".join(one.url for one in of[:3]) + (" and others" if len(of) > 3 else "")
            costs = f"; {len(of)} responses were there: {urls}" if of else ""
            self._add(Wrong.TORN, name, f"{gap.reason} ({gap.length:,} bytes){costs}", of)
        for one in lost:
            text = f"{name}: {one.record_id} of {one.url} is in the index only"
            self._add(Wrong.MISSING, name, text, [one])

    def _add(
        self, wrong: Wrong, name: str, text: str, lines: list[index.Line] | None = None
    ) -> None:
        ids = tuple(one.capture_id for one in lines or ())
        self.report.findings.append(Finding(wrong, name, text, ids))

    def _check(self, name: str, record: Record) -> None:
        place = record.place
        where = f"{name} at {place.offset}"
        capture = self._store.capture_of_record(place.record_id) if ends_group(record) else None
        ids = (capture.id,) if capture else ()
        if not record.digests_hold:
            text = f"{where}: a {record.kind} record does not match its own digest"
            self.report.findings.append(Finding(Wrong.ALTERED, name, text, ids))
        if not ends_group(record):
            return
        if capture is None:
            text = f"{where}: {place.record_id} is not in the index"
            self._add(Wrong.UNINDEXED, name, text)
            return
        self._seen.add(place.record_id)
        self.report.captures += 1
        lies = (capture.warc_file, capture.warc_offset, capture.warc_length)
        if lies != (name, place.offset, place.length):
            text = f"{where}: the index says {lies}"
            self.report.findings.append(Finding(Wrong.MISPLACED, name, text, ids))
        if record.digests_hold and (differs := _differs(self._store, capture, record)):
            text = f"{where}: {capture.url}: {differs}"
            self.report.findings.append(Finding(Wrong.ALTERED, name, text, ids))


def _differs(store: Store, capture: Capture, record: Record) -> str | None:
    """Why a record's bytes are not those of its index row; None if they are."""
    if record.kind == "metadata":
        return None
    if record.kind == "revisit":
        holder = store.capture(capture.refers_to) if capture.refers_to else None
        if holder is None or record.headers.get("WARC-Refers-To") != holder.warc_record_id:
            return "it refers to a record that is not in the index"
        return None if holder.sha256 == capture.sha256 else "it refers to another body"
    if record.kind == "conversion":
        source = store.capture(capture.refers_to) if capture.refers_to else None
        if source is None or record.headers.get("WARC-Refers-To") != source.warc_record_id:
            return "it was made from a record that is not in the index"
    if hashlib.sha256(record.body).hexdigest() != capture.wire_sha256:
        return "the bytes are not those that were stored"
    if not capture.sha256:
        return None
    try:
        limit = store.settings.max_decompressed
        body = decode(record.body, record.http_header("content-encoding"), limit)
    except UndecodableError as error:
        return str(error)
    right = hashlib.sha256(body).hexdigest() == capture.sha256
    return None if right else "the decoded body is not the one that was indexed"
