"""Is everything still there? Every record is read again and compared with the index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from scraper.archive import index
from scraper.archive.archive import locked
from scraper.archive.recovery import require_folder, warc_files
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.warc import Record, ends_group, records
from scraper.errors import TornError
from scraper.fetch.exchange import UndecodableError, decode


@dataclass(slots=True)
class VerifyReport:
    """What was found; ``problems`` are plain sentences, none when all is well."""

    files: int = 0
    records: int = 0
    captures: int = 0
    bytes: int = 0
    problems: list[str] = field(default_factory=list)


def verify(store: Store, on_file: Callable[[str], None] = lambda _: None) -> VerifyReport:
    """Hash every record of the archive again and compare it with the index; change nothing.

    Raises ArchiveLockedError while another process is writing, ArchiveError where the
    whole folder is missing.
    """
    report = VerifyReport()
    folder = store.settings.archive
    require_folder(store)
    if not folder.is_dir():
        return report
    with locked(folder):
        seen: set[str] = set()
        for path in warc_files(folder):
            on_file(path.name)
            report.files += 1
            report.bytes += path.stat().st_size
            try:
                for record in records(path):
                    report.records += 1
                    _check(store, path.name, record, seen, report)
            except TornError as error:
                report.problems.append(str(error))
        _check_missing(store, seen, report)
    return report


def _check(store: Store, name: str, record: Record, seen: set[str], report: VerifyReport) -> None:
    place = record.place
    where = f"{name} at {place.offset}"
    if not record.digests_hold:
        report.problems.append(f"{where}: a {record.kind} record does not match its own digest")
    if not ends_group(record):
        return
    capture = store.capture_of_record(place.record_id)
    if capture is None:
        report.problems.append(f"{where}: {place.record_id} is not in the index")
        return
    seen.add(place.record_id)
    report.captures += 1
    lies = (capture.warc_file, capture.warc_offset, capture.warc_length)
    if lies != (name, place.offset, place.length):
        report.problems.append(f"{where}: the index says {lies}")
    if text := _differs(store, capture, record):
        report.problems.append(f"{where}: {capture.url}: {text}")


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


def _check_missing(store: Store, seen: set[str], report: VerifyReport) -> None:
    for record_id, name, url in index.records(store):
        if record_id not in seen:
            report.problems.append(f"{name}: {record_id} of {url} is in the index only")
