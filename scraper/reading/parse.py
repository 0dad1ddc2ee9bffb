"""The parse stage: what the archive holds of an item -> its Disclosure in ``crawl.db``.

Only this module decides what is read again: an item whose bodies and whose parser
are the same as last time is left alone. An item that cannot be read keeps its
last good reading, and an Issue says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

import parsers
from db.records import CaptureFact, Record
from parsers.answers.stored_item import ItemBytes, Stopped
from parsers.errors import ParseError
from parsers.text.addresses import canonical
from parsers.text.parts import is_part
from parsers.types import Disclosure, Force, Issue, Level, Page, SourceKind
from scraper.archive import readings
from scraper.archive.rows import Capture, ItemRow
from scraper.archive.store import Store
from scraper.console import Ticker
from scraper.crawl.identity import give_key
from scraper.errors import ArchiveError, WorkerKilledError
from scraper.held.quarantine import Decided, decided, remember
from scraper.reading import worker
from scraper.reading.conversions import about, ask_for, derived_from
from scraper.reading.copied import archive_copy, copied
from scraper.reading.sources import digest_of_sources
from scraper.reading.work import in_order

STAGE: Final = "parse"
_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Disclosure)


@dataclass(slots=True)
class ParseReport:
    """What the parse stage did for one force; counts are items."""

    force: str
    items: int = 0
    read: int = 0
    unchanged: int = 0
    unfetched: int = 0
    failed: int = 0
    issues: int = 0

    def __iadd__(self, again: ParseReport) -> ParseReport:
        """With what a second pass over the same items has read."""
        self.read += again.read
        self.failed = max(self.failed, again.failed)
        self.issues += again.issues
        return self


@dataclass(frozen=True, slots=True)
class _Job:
    """One item to read, or why it cannot be."""

    item: ItemRow
    inputs: str
    stored: ItemBytes | None
    problem: Issue | None = None


@dataclass(frozen=True, slots=True)
class _Result:
    """One item read. ``disclosure`` is None when it could not be.

    ``hides`` says that the gate holds back a file of an item that could not be read:
    its last good reading may show what is now held. ``again`` is the same item to be
    read once more, without the file that its worker had to be killed for.
    """

    item: ItemRow
    inputs: str
    disclosure: Disclosure | None
    problem: Issue | None
    hides: bool = False
    again: _Job | None = None


@cache
def parser_version() -> str:
    """A digest of the parser's own source: a changed parser reads everything again."""
    return digest_of_sources(Path(parsers.__file__).parent)


def parse_force(
    store: Store, slug: str, force: Force | None, pool: Executor, *, ahead: int, ticker: Ticker
) -> ParseReport:
    """Read what is new or changed of one force; ``ahead`` items may be in flight."""
    report = ParseReport(slug)
    jobs = _jobs(store, slug, force, report)
    for result in in_order(pool, _read, jobs, ahead=ahead, killed=_stopped):
        while result.again is not None:
            result = next(in_order(pool, _read, [result.again], ahead=1, killed=_stopped))
        _keep(store, result, report)
        ticker.tick(slug, report.items, None)
    ticker.tick(slug, report.items, report.items, f"{report.read} read, {report.failed} failed")
    return report


def _jobs(store: Store, slug: str, force: Force | None, report: ParseReport) -> Iterator[_Job]:
    known = readings.inputs_of(store, slug)
    gate = decided(store)
    for item in list(store.items(slug)):
        report.items += 1
        capture = store.latest_ok_capture(item.url)
        if capture is None:
            report.unfetched += 1
            continue
        files = [
            (row.url, store.latest_ok_capture(row.url))
            for row in store.attachments(slug, item.canonical_url)
            if row.gone_since is None
        ]
        aliases = readings.also_at(store, item)
        inputs = _inputs(store, item, capture, files, gate, aliases)
        if known.get(item.canonical_url) == inputs:
            report.unchanged += 1
            continue
        yield _job(store, item, force, inputs, capture, files, gate, aliases)


def _job(
    store: Store,
    item: ItemRow,
    force: Force | None,
    inputs: str,
    capture: Capture,
    files: list[tuple[str, Capture | None]],
    gate: Decided,
    aliases: tuple[str, ...],
) -> _Job:
    try:
        stored = ItemBytes(
            slug=item.force,
            force=force,
            url=item.url,
            listed_title=item.title,
            listed_on=item.published_on,
            source_kind=item.source_kind,
            page=_page(store.load_page(capture), item.url),
            attachments=tuple(
                (url, store.load_page(found) if found else None) for url, found in files
            ),
            released=gate.released,
            destroyed=frozenset(url for url, _ in files if canonical(url) in gate.destroyed),
            derived=derived_from(store, [capture, *(found for _, found in files)]),
            aliases=aliases,
        )
    except ArchiveError as error:
        return _Job(item, inputs, None, Issue(Level.ERROR, "archive", str(error), item.url))
    return _Job(item, inputs, stored)


def _page(page: Page, url: str) -> Page:
    """The page behind an item; one that is a part of a page is read by its own address."""
    return replace(page, url=url) if is_part(url) else page


def _inputs(
    store: Store,
    item: ItemRow,
    capture: Capture,
    files: list[tuple[str, Capture | None]],
    gate: Decided,
    aliases: tuple[str, ...],
) -> str:
    """A digest of everything a reading depends on."""
    parts = (
        parser_version(),
        item.title,
        str(item.published_on),
        capture.sha256,
        gate.about(item.canonical_url, capture.sha256),
        *(f"{url} {found.sha256 if found else '-'}" for url, found in files),
        *(gate.about(canonical(url), found.sha256 if found else None) for url, found in files),
        *(about(store, found.sha256) for found in [capture, *(f for _, f in files)] if found),
        *aliases,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _read(job: _Job) -> _Result:
    """Runs in a worker: pure parsing of one item; a page that cannot be read is an Issue."""
    from parsers.answers.reading import Watcher, hides, read_item  # late: only a worker reads

    if job.stored is None:
        return _Result(job.item, job.inputs, None, job.problem)
    try:
        name = job.item.title or job.item.url
        watcher = Watcher(worker.begin, lambda done, total: worker.progress(done, total, name))
        return _Result(job.item, job.inputs, read_item(job.stored, watcher), None)
    except ParseError as error:
        issue = Issue(Level.ERROR, "item_unreadable", error.message, error.where, error.page)
        return _Result(job.item, job.inputs, None, issue, hides(job.stored))


def _stopped(job: _Job, error: WorkerKilledError) -> _Result:
    """What becomes of an item whose worker was killed: it is read again without that file.

    Where no single file is to blame (or the item's own page is), the item has failed.
    """
    page = _part(job.stored, error.part) if job.stored else None
    if job.stored is None or page is None or page.sha256 in job.stored.stopped:
        issue = Issue(Level.ERROR, error.code.lower(), str(error), job.item.url)
        return _Result(job.item, job.inputs, None, issue)
    stops = {**job.stored.stopped, page.sha256: Stopped(error.code, str(error))}
    again = replace(job, stored=replace(job.stored, stopped=stops))
    return _Result(job.item, job.inputs, None, None, again=again)


def _part(stored: ItemBytes, place: int | None) -> Page | None:
    """The file at a place that ``Watcher.on_file`` was told; None where there is none."""
    if place is None or place < 0:
        return None
    return stored.page if place == 0 else stored.attachments[place - 1][1]


def _keep(store: Store, result: _Result, report: ParseReport) -> None:
    """Store one reading and its issues; a failed one leaves the last good reading alone."""
    item, disclosure = result.item, result.disclosure
    issues = disclosure.issues if disclosure else ()
    if result.problem is not None:
        issues = (result.problem,)
    now = datetime.now(UTC)
    with store.transaction() as connection:
        readings.clear_issues(connection, item, STAGE)
        # The item's address leads to its issues; the file they arose in goes into the message.
        told = (
            Issue(
                i.level, i.code, f"{i.where}: {i.message}" if i.where else i.message, None, i.page
            )
            for i in issues
        )
        store.record_issues(told, stage=STAGE, force=item.force, url=item.url)
        report.issues += len(issues)
        if disclosure is None:
            report.failed += 1
            if result.hides:
                readings.drop(connection, item)
            return
        report.read += 1
        remember(connection, item, disclosure.documents, now)
        ask_for(connection, disclosure.documents, now)
        give_key(connection, item.force, item.canonical_url, disclosure.reference, now)
        said = _ENCODER.encode(disclosure).decode()
        readings.keep(connection, item, result.inputs, said, now)


# ---------------------------------------------------------------------- for the load stage

# Issues that say of a whole file why it was not read. What the gate holds is not among them.
_UNREAD: Final = (
    *("scanned", "unsupported_type", "not_converted"),
    *("too_much_memory", "too_slow", "crashed"),
    *("broken", "truncated", "empty", "wrong_type", "too_big", "page_failed"),
)


def unread_files(store: Store, slug: str) -> str:
    """How many files of a force could not be read and why, in words for health; "" if none."""
    found = readings.errors_by_code(store, slug, STAGE, _UNREAD)
    causes = ", ".join(f"{code} {count}" for code, count in found)
    return f"files not read: {causes}" if causes else ""


def records(store: Store, slug: str) -> Iterator[Record]:
    """Every item of a force that has been read, with its key, for ``db.load``."""
    for item in readings.in_order_of_keys(store, slug):
        reading = readings.reading_of(store, item)
        if reading is None:
            continue
        disclosure = _DECODER.decode(reading.disclosure)
        archived = archive_copy(store, item, disclosure.url)
        if archived.archived_in is not None:
            disclosure = replace(disclosure, source_kind=SourceKind.ARCHIVE)
        yield Record(
            key=reading.key,
            uid=reading.uid,
            first_seen=item.first_seen,
            last_seen=item.last_seen,
            gone_since=item.gone_since,
            disclosure=disclosure,
            captures=tuple(_facts(store, item, disclosure)),
            archived=archived,
            own=_own(store, item),
            former_keys=readings.former_keys(store, item),
        )


def _own(store: Store, item: ItemRow) -> tuple[str, ...]:
    """The canonical addresses by which an item is known: as asked, and as answered."""
    capture = None if is_part(item.url) else store.latest_ok_capture(item.url)
    answered = (canonical(capture.final_url),) if capture is not None else ()
    return tuple(dict.fromkeys((item.canonical_url, *answered)))


def _facts(store: Store, item: ItemRow, disclosure: Disclosure) -> Iterator[CaptureFact]:
    """The stored responses behind a disclosure, at the addresses that may be published."""
    public = {document.sha256: document.url for document in disclosure.documents}
    addresses = [item.url, *(row.url for row in store.attachments(item.force, item.canonical_url))]
    for address in addresses:
        capture = store.latest_ok_capture(address)
        if capture is not None and capture.sha256 in public:
            yield CaptureFact(
                url=public[capture.sha256],
                fetched_at=capture.fetched_at,
                status=capture.status,
                sha256=capture.sha256,
                media_type=capture.media_type,
                bytes=capture.bytes,
                warc_record_id=capture.warc_record_id,
                **copied(capture, public[capture.sha256]),
            )
