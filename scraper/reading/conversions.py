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

from parsers.files.derived import Conversion, Derived, conversion_for
from parsers.types import DocumentVerdict, Issue, Level, PublishedDocument
from scraper.archive.archive import Archive
from scraper.archive.groups import derived_address
from scraper.archive.rows import Capture, stamp
from scraper.archive.store import Store
from scraper.console import Ticker
from scraper.errors import ArchiveError, ConversionError, WorkerKilledError
from scraper.reading.convert import convert, scratch, stopped
from scraper.reading.programs import Program
from scraper.reading.work import in_order

STAGE: Final = "convert"
# What is not read, and what may have pages that are not.
_UNREAD: Final = (DocumentVerdict.UNSUPPORTED, DocumentVerdict.PARSED)
_WAITING, _MADE, _FAILED = "waiting", "made", "failed"


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
            connection.execute(
                "INSERT INTO conversions (sha256, conversion, outcome, at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                [document.sha256, wanted, _WAITING, stamp(at)],
            )


def about(store: Store, sha256: str | None) -> str:
    """A word for the digest of an item's inputs: a new conversion makes it be read again."""
    row = store.connection.execute(
        "SELECT outcome, tool FROM conversions WHERE sha256 = ? AND outcome <> ?",
        [sha256, _WAITING],
    ).fetchone()
    return f"{row[0]} by {row[1]}" if row else ""


def derived_from(store: Store, captures: Iterable[Capture | None]) -> dict[str, Derived]:
    """What was made of these bodies, or why nothing was, by their SHA-256.

    Raises ArchiveError if the archive is damaged.
    """
    found: dict[str, Derived] = {}
    for sha256 in {capture.sha256 for capture in captures if capture is not None}:
        row = store.connection.execute(
            "SELECT conversion, tool, message FROM conversions WHERE sha256 = ? AND outcome = ?",
            [sha256, _FAILED],
        ).fetchone()
        made = store.derived(derived_address(sha256))
        if row is not None:
            found[sha256] = Derived(Conversion(row[0]), row[1], problem=row[2])
        elif made is not None and made.tool is not None:
            body = store.load_page(made).body
            found[sha256] = Derived(_conversion(store, sha256), made.tool, body)
    return found


def _conversion(store: Store, sha256: str) -> Conversion:
    query = "SELECT conversion FROM conversions WHERE sha256 = ?"
    return Conversion(store.connection.execute(query, [sha256]).fetchone()[0])


# ---------------------------------------------------------------------- converting


def waiting(store: Store, slug: str, programs: Mapping[Conversion, Program]) -> list[Waiting]:
    """Bodies of a force that are to be converted, each once.

    New ones, those whose result is gone, and those that another version has tried.
    """
    rows = store.connection.execute(
        "SELECT n.conversion, n.outcome, n.tool, min(c.id), max(d.id) FROM conversions n"
        " JOIN captures c ON c.sha256 = n.sha256 AND c.kind NOT IN ('derived', 'redirect')"
        " AND c.refers_to IS NULL"
        " LEFT JOIN captures d ON d.canonical_url = 'derived:' || n.sha256"
        " WHERE c.force = ? GROUP BY n.sha256 ORDER BY min(c.id)",
        [slug],
    ).fetchall()
    found = []
    for conversion, outcome, tool, capture_id, made in rows:
        program = programs.get(Conversion(conversion))
        new = outcome == _WAITING or (outcome == _MADE and made is None)
        if new or (program is not None and tool != program.tool):
            found.append(Waiting(store.capture(capture_id), Conversion(conversion)))
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
        connection.execute(
            "UPDATE conversions SET outcome = ?, tool = ?, message = ?, at = ? WHERE sha256 = ?",
            [
                _MADE if derived.body is not None else _FAILED,
                derived.tool,
                derived.problem,
                stamp(now),
                capture.sha256,
            ],
        )
        if derived.problem:
            issue = Issue(Level.ERROR, "not_converted", derived.problem, capture.url)
            store.record_issues([issue], stage=STAGE, force=capture.force)


def counts(store: Store, slug: str) -> dict[tuple[str, str], int]:
    """How many bodies of a force there are, by conversion and outcome."""
    rows = store.connection.execute(
        "SELECT n.conversion, n.outcome, count(DISTINCT n.sha256) FROM conversions n"
        " JOIN captures c ON c.sha256 = n.sha256 WHERE c.force = ? GROUP BY 1, 2",
        [slug],
    )
    return {(row[0], row[1]): row[2] for row in rows.fetchall()}
