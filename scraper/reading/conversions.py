"""What waits for an outside program, what was made of it, and what could not be.

``conversions`` in ``crawl.db`` has a row for each body that a reader asked to have
converted. A program is tried once for each version of it; its result is a derived
capture, which the parse stage reads in place of the original.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from parsers.files.derived import conversion_for
from parsers.types import Conversion, Derived, DocumentVerdict, Issue, Level, PublishedDocument
from scraper.archive import conversion_rows
from scraper.archive.archive import Archive
from scraper.archive.conversion_rows import FAILED, MADE, WAITING
from scraper.archive.groups import derived_address
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.console import Ticker
from scraper.errors import ArchiveError, ConversionError, WorkerKilledError
from scraper.reading.convert import convert, scratch, stopped
from scraper.reading.programs import Program
from scraper.reading.work import in_order

STAGE: Final = "convert"
# What is not read, and what may have pages that are not.
_UNREAD: Final = (DocumentVerdict.UNSUPPORTED, DocumentVerdict.PARSED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stored body that a program could make readable."""

    capture: Capture
    conversion: Conversion


@dataclass(slots=True)
class ConvertReport:
    """What was converted; counts are files. ``no_program`` wait for one to be installed."""

    force: str
    made: int = 0
    failed: int = 0
    no_program: int = 0


# ---------------------------------------------------------------------- for the parse stage


def ask_for(
    connection: sqlite3.Connection, documents: Iterable[PublishedDocument], at: datetime
) -> None:
    """Put what a reading could not read, and a program could, on the list."""
    for document in documents:
        codes = (reason.code for reason in document.reasons)
        wanted = conversion_for(document.media_type, codes)
        if document.verdict in _UNREAD and wanted and document.sha256:
            conversion_rows.ask(connection, document.sha256, wanted, at)


def about(store: Store, sha256: str | None) -> str:
    """A word for the digest of an item's inputs: a new conversion makes it be read again."""
    row = conversion_rows.of(store, sha256)
    return f"{row.outcome} by {row.tool}" if row and row.outcome != WAITING else ""


def derived_from(store: Store, captures: Iterable[Capture | None]) -> dict[str, Derived]:
    """What was made of these bodies, or why nothing was, by their SHA-256.

    Raises ArchiveError if the archive is damaged.
    """
    found: dict[str, Derived] = {}
    for sha256 in {capture.sha256 for capture in captures if capture is not None}:
        row = conversion_rows.of(store, sha256)
        if row is None:
            continue
        conversion = Conversion(row.conversion)
        made = store.derived(derived_address(sha256))
        if row.outcome == FAILED and row.tool is not None:
            found[sha256] = Derived(conversion, row.tool, problem=row.message)
        elif made is not None and made.tool is not None:
            found[sha256] = Derived(conversion, made.tool, store.load_page(made).body)
    return found


# ---------------------------------------------------------------------- converting


def waiting(store: Store, slug: str, programs: Mapping[Conversion, Program]) -> list[Waiting]:
    """Bodies of a force that are to be converted, each once.

    New ones, those whose result is gone, and those that another version has tried.
    """
    found = []
    for row in conversion_rows.candidates(store, slug):
        conversion = Conversion(row.conversion)
        program = programs.get(conversion)
        new = row.outcome == WAITING or (row.outcome == MADE and row.made is None)
        if new or (program is not None and row.tool != program.tool):
            found.append(Waiting(store.capture(row.capture_id), conversion))
    return found


def convert_waiting(
    store: Store,
    slug: str,
    programs: Mapping[Conversion, Program],
    pool: Executor,
    *,
    ahead: int,
    ticker: Ticker,
) -> ConvertReport:
    """Convert what waits of one force, and store the results in the archive.

    A file that its program cannot convert, or that breaks a cap, is recorded as
    failed and not tried again by the same version. Raises ArchiveLockedError
    while another process writes.
    """
    report = ConvertReport(slug)
    listed = waiting(store, slug, programs)
    todo = [one for one in listed if one.conversion in programs]
    report.no_program = len(listed) - len(todo)
    if not todo:
        return report
    with Archive(store) as archive, scratch() as folder:
        jobs = (_job(store, one, programs[one.conversion], Path(folder)) for one in todo)
        results = in_order(pool, _convert, jobs, ahead=ahead, killed=_killed)
        for done, (one, derived) in enumerate(zip(todo, results, strict=True), start=1):
            _keep(store, archive, one.capture, derived, report)
            ticker.tick(slug, done, len(todo), f"{report.failed} failed")
    return report


@dataclass(frozen=True, slots=True)
class _Job:
    program: Program
    media_type: str
    body: bytes | ConversionError
    folder: Path


def _job(store: Store, one: Waiting, program: Program, folder: Path) -> _Job:
    body: bytes | ConversionError
    try:
        body = store.load_page(one.capture).body
    except ArchiveError as error:
        body = ConversionError(str(error))
    return _Job(program, one.capture.media_type, body, folder)


def _convert(job: _Job) -> Derived:
    """Runs in a worker."""
    if isinstance(job.body, ConversionError):
        return Derived(job.program.conversion, job.program.tool, problem=str(job.body))
    return convert(job.program, job.body, job.media_type, job.folder)


def _killed(job: _Job, error: WorkerKilledError) -> Derived:
    return stopped(job.program, error)


def _keep(
    store: Store, archive: Archive, capture: Capture, derived: Derived, report: ConvertReport
) -> None:
    """Store one result. The capture is written first: a crash between only converts again."""
    now = datetime.now(UTC)
    if derived.body is not None:
        archive.derive(capture, derived.body, derived.tool, now)
        report.made += 1
    else:
        report.failed += 1
    with store.transaction() as connection:
        outcome = MADE if derived.body is not None else FAILED
        conversion_rows.settle(
            connection, capture.sha256, outcome, derived.tool, derived.problem, now
        )
        if derived.problem:
            issue = Issue(Level.ERROR, "not_converted", derived.problem, capture.url)
            store.record_issues([issue], stage=STAGE, force=capture.force)
