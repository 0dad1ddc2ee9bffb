"""The stages of the night, each one function from a data folder to a Report.

Each command calls one of them; ``nightly.py`` calls them in their order.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import checks
from db import load as loading
from db import publish as publishing
from db.held import hold_back, record_hidden_data, record_takedowns
from db.migrations import open_staging
from db.questions.answered import name_subjects
from db.questions.match import closest
from db.questions.measure_stage import measure_tables
from db.questions.said import said, topic_of, topics
from db.questions.stage import relate_requests
from db.records import ChangeEvent, Tripwire
from db.release import sweep
from parsers.directory import BODIES, BY_SLUG
from parsers.gate.policy import RULES
from parsers.types import Expect, Force, Issue, Level, Policy, SourceKind
from scraper import console
from scraper.archive import withdrawals
from scraper.archive.archive import Archive
from scraper.archive.conversion_rows import counts
from scraper.archive.recovery import require_folder
from scraper.archive.store import Store
from scraper.command.folder import crawled
from scraper.crawl.health import health_row, remember, standing
from scraper.crawl.health_rows import crawled_forces
from scraper.crawl.runs import RunVerdict
from scraper.errors import ArchiveLockedError, SettingsError
from scraper.fetch.verdicts import Verdict
from scraper.forcekit import sites
from scraper.held.quarantine import counts_by_cause, held_hashes
from scraper.held.takedown import allowed, is_withdrawn
from scraper.reading.conversions import ConvertReport, convert_waiting
from scraper.reading.parse import ParseReport, parse_force, records, unread_files
from scraper.reading.programs import programs
from scraper.reading.walked import walked
from scraper.reading.work import executor, pool_of
from scraper.report import Report
from scraper.settings import Settings, agent_of
from scraper.settings_file import load as load_settings
from scraper.settings_file import remembered_contact

if TYPE_CHECKING:
    from scraper.crawl.crawl import CrawlReport

_NO_STAGING = "{} does not exist; nothing was changed; run `forcewide load` first"


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """What a command line may say about a crawl; None keeps the settings' own value."""

    since: date | None = None
    delay: float | None = None
    allow_loopback: bool = False
    contact: str | None = None


def settings_for(data: Path, options: CrawlOptions | None = None) -> Settings:
    """The settings of a data folder with what the command line changes."""
    found = load_settings(data)
    if options is None:
        return found
    if contact := options.contact or remembered_contact(data):
        found = replace(found, user_agent=agent_of(contact))
    if options.delay is not None:
        found = replace(found, delay=options.delay)
    # Sample sites are on this machine: a folder of theirs needs no option to say so.
    loopback = found.allow_loopback or options.allow_loopback or sites.is_sample(data)
    return replace(found, allow_loopback=loopback)


def chosen(data: Path, slugs: Sequence[str]) -> list[Force]:
    """The forces to work on: those named, else all of the folder.

    Raises SettingsError for a force that nobody has declared (or, on a folder of
    sample sites, that has no sample).
    """
    if not slugs:
        return list(sites.forces(data).values())
    found = {slug: sites.force(data, slug) for slug in slugs}
    if missing := [slug for slug, force in found.items() if force is None]:
        named = ", ".join(missing)
        raise SettingsError(f"no log to crawl: {named}; see docs/forces.md, docs/new-force.md")
    return [force for force in found.values() if force is not None]


# ---------------------------------------------------------------------- crawl


def crawl(data: Path, slugs: Sequence[str], options: CrawlOptions) -> Report:
    """Fetch the chosen forces' logs into the archive."""
    from scraper.crawl.crawl import run_crawl  # late: only a crawl needs the HTTP client

    settings = settings_for(data, options)
    forces = chosen(data, slugs)
    with console.ticking("Crawling") as ticker:
        reports = run_crawl(
            forces,
            settings,
            since=options.since,
            until=datetime.now(UTC).date(),
            on_progress=lambda p: ticker.tick(p.force, p.done, p.total, f"{p.stage} {p.words}"),
        )
    return _crawl_report(reports)


def _crawl_report(reports: Sequence[CrawlReport]) -> Report:
    columns = (
        *("force", "verdict", "listed", "claimed", "new", "changed", "removed", "failed"),
        *("requests", "bytes", "note"),
    )
    rows = [{name: getattr(report, name) for name in columns} for report in reports]
    failures = [
        f"{report.force}: {report.verdict}: {report.note}"
        for report in reports
        if report.verdict not in {RunVerdict.OK, RunVerdict.PARTIAL}
    ]
    late = sum(report.verdict == RunVerdict.OUT_OF_TIME for report in reports)
    return Report("Crawl", columns, rows, failures, late)


# ---------------------------------------------------------------------- ingest


def ingest(
    data: Path, files: Sequence[Path], slug: str, url: str | None, policy: Policy | None
) -> Report:
    """Archive files somebody holds as captures of a force, then parse, load and publish."""
    settings = settings_for(data)
    rows: list[dict[str, object]] = []
    failures: list[str] = []
    now = datetime.now(UTC)
    with Store(settings) as store, Archive(store) as archive:
        for path in files:
            body = path.read_bytes()
            sha256 = hashlib.sha256(body).hexdigest()
            address = url or f"import:{sha256[:12]}/{path.name}"
            if is_withdrawn(store, address, sha256):
                failures.append(f"{path.name}: this was taken down here; it is not taken in again")
                continue
            capture = archive.import_file(body, address, now, force=slug)
            title = re.sub(r"[-_\s]+", " ", path.stem).strip()
            store.add_item(slug, address, title, None, SourceKind.IMPORT, now)
            rows.append({"file": path.name, "url": address, "verdict": capture.verdict})
            if capture.verdict is not Verdict.OK:
                line = f"{path.name}: {capture.verdict}: {capture.message}"
                failures.append(line)
                issue = Issue(Level.ERROR, capture.verdict.lower(), line, address)
                store.record_issues([issue], stage="ingest", force=slug)
    later = (
        parse(data, (slug,), 1),
        load(data, (slug,)),
        questions(data),
        publish(data, policy, False),
    )
    failures += [line for report in later for line in report.failures]
    return Report("Ingested", ("file", "url", "verdict"), rows, failures)


# ---------------------------------------------------------------------- parse


def parse(
    data: Path,
    slugs: Sequence[str],
    jobs: int,
    dask: str | None = None,
    *,
    until: datetime | None = None,
) -> Report:
    """Read what the archive holds of the chosen forces, or of every force it knows; in ``jobs``
    processes here, or on the Dask cluster at an address.

    What only an outside program can read is converted, and then read. A force that is not
    begun by ``until`` is late: its last readings stay.
    """
    settings = crawled(data)
    reports: list[ParseReport] = []
    late: list[str] = []
    with (
        Store(settings) as store,
        console.ticking("Parsing") as ticker,
        pool_of(jobs, settings.parse_caps, console.pages_of(ticker), dask) as (pool, ahead),
    ):
        require_folder(store)
        for slug in slugs or store.forces_with_items():
            if until is not None and datetime.now(UTC) >= until:
                late.append(slug)
                continue
            force = sites.force(data, slug)
            report = parse_force(store, slug, force, pool, ahead=ahead, ticker=ticker)
            if convert_force(store, slug, jobs).made:
                report += parse_force(store, slug, force, pool, ahead=ahead, ticker=ticker)
            reports.append(report)
    columns = tuple(asdict(ParseReport("")))
    failures = [
        f"{report.force}: {report.failed} items could not be read; see the issues in crawl.db"
        for report in reports
        if report.failed
    ]
    if late:
        failures.append(f"not read by the deadline, shown as last read: {', '.join(late)}")
    return Report("Parse", columns, [asdict(report) for report in reports], failures, len(late))


def convert_force(store: Store, slug: str, jobs: int) -> ConvertReport:
    """Convert what waits of one force; while another process writes, it goes on waiting."""
    settings = store.settings
    if not counts(store, slug):
        return ConvertReport(slug)
    with (
        console.ticking("Converting") as ticker,
        executor(jobs, settings.convert_caps, console.pages_of(ticker)) as pool,
    ):
        try:
            return convert_waiting(store, slug, programs(), pool, ahead=2 * jobs, ticker=ticker)
        except ArchiveLockedError as error:
            issue = Issue(Level.WARNING, "conversion_put_off", str(error))
            store.record_issues([issue], stage="convert", force=slug)
            return ConvertReport(slug)


# ---------------------------------------------------------------------- load, check, publish


def load(data: Path, slugs: Sequence[str]) -> Report:
    """Load what was read into the staging database, one transaction a force."""
    settings = crawled(data)
    loading.load_bodies(settings.staging_db, BODIES)
    reports = []
    with Store(settings) as store, console.ticking("Loading") as ticker:
        known = list(slugs or store.forces_with_items())
        for place, slug in enumerate(known, start=1):
            reports.append(_load_one(store, slug, sites.force(data, slug), data))
            ticker.tick("forces", place, len(known), slug)
        for slug in () if slugs else sorted(set(crawled_forces(store)) - set(known)):
            _tell_health(store, slug, sites.force(data, slug), data, None)
        _hold_back(store)
    columns = ("force", "loaded", *(event.value for event in ChangeEvent), "unchanged")
    rows = [{name: getattr(report, name) for name in columns} for report in reports]
    return Report("Load", columns, rows, [r.cause for r in reports if not r.loaded])


def _load_one(store: Store, slug: str, force: Force | None, data: Path) -> loading.LoadReport:
    run, good = store.last_run(slug), store.last_good_run(slug)
    report = loading.load_force(
        store.settings.staging_db,
        loading.ForceRow(
            slug=slug,
            name=BY_SLUG[slug].name,
            policy=force.policy if force else None,
            terms=(force.terms if force else "") or None,
            sample=sites.is_sample(data),
        ),
        allowed(store, records(store, slug)),
        at=datetime.now(UTC),
        expect=force.expect if force else _no_expectation(),
        # Files somebody gave us are never a whole log: only a crawl can say what is missing.
        complete=run is not None
        and force is not None
        and (good is not None or not store.imported(slug)),
        walk=walked(store, slug),
    )
    if run is not None:
        _tell_health(store, slug, force, data, report)
    return report


def _tell_health(
    store: Store, slug: str, force: Force | None, data: Path, report: loading.LoadReport | None
) -> None:
    """Conclude how a force stands, remember it, and write it into its row of ``health``."""
    now = datetime.now(UTC)
    refused = report.shortfalls if report else ()
    if report is not None and not report.loaded and not refused:
        refused = ((Tripwire.EXPECTATIONS, report.cause),)
    found = standing(store, slug, force, now, shortfalls=refused, invented=sites.is_sample(data))
    remember(store, found, now, refused)
    row = health_row(found, stale=bool(refused), note=unread_files(store, slug))
    loading.record_health(store.settings.staging_db, row)


def _hold_back(store: Store) -> None:
    """Take out what is held from rows of an earlier night, and renew the counts by cause."""
    hold_back(store.settings.staging_db, held_hashes(store), at=datetime.now(UTC))
    causes = (
        (code, RULES[code].sentence if code in RULES else "", released, destroyed)
        for code, released, destroyed in counts_by_cause(store)
    )
    record_hidden_data(store.settings.staging_db, causes)
    withdrawals.read_again(store)
    lines = withdrawals.public_lines(store, datetime.now(UTC), store.settings.takedown_days)
    record_takedowns(store.settings.staging_db, lines)


def questions(data: Path) -> Report:
    """Find which of the loaded answers were asked the same, and measure their tables."""
    settings = settings_for(data)
    if not settings.staging_db.exists():
        raise SettingsError(_NO_STAGING.format(settings.staging_db))
    path = settings.staging_db
    row = asdict(relate_requests(path)) | {"named": name_subjects(path)}
    row |= asdict(measure_tables(path))
    return Report("Questions", tuple(row), [row])


def match(data: Path, text: str, limit: int) -> Report:
    """The published answers closest to a request."""
    with closing(_published(data)) as connection:
        rows = [asdict(found) for found in closest(connection, text, limit)]
    columns = ("nearness", "score", "force", "key", "outcome", "answered_on", "title")
    return Report("Closest answers", columns, rows)


def topic(data: Path, words: str) -> Report:
    """What every force has said about the topic that words lead to; without words, the topics."""
    with closing(_published(data)) as connection:
        if not words:
            found = [asdict(one) for one in topics(connection)]
            return Report("Topics", ("slug", "name", "answers", "forces", "numbers"), found)
        named = topic_of(connection, words)
        if named is None:
            line = f"no topic is called {words!r}; `forcewide topic` lists them"
            return Report("Topic", ("topic",), [], [line])
        rows = [asdict(one) for one in said(connection, named)]
    columns = ("force", "state", "period", "value", "sections", "disclosure", "read_to", "unread")
    return Report(named, columns, rows)


def _published(data: Path) -> sqlite3.Connection:
    """The published file, to read from. Raises SettingsError where there is none."""
    target = settings_for(data).forcewide_db
    if not target.exists():
        raise SettingsError(f"{target} does not exist; run `forcewide publish` first")
    return sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)


def check(data: Path) -> Report:
    """Check the staging database as publishing would, without publishing."""
    settings = settings_for(data)
    if not settings.staging_db.exists():
        raise SettingsError(_NO_STAGING.format(settings.staging_db))
    found = checks.check_staging(settings.staging_db)
    with closing(open_staging(settings.staging_db)) as connection:
        today = datetime.now(UTC).date()
        for slug, force in sites.forces(data).items():
            if loading.has_loaded(connection, slug):
                found += checks.expectations(connection, slug, force.expect, today, None)
    rows: list[dict[str, object]] = [{"problem": line} for line in found or ("none",)]
    return Report("Check", ("problem",), rows, found)


def publish(data: Path, policy: Policy | None, despite: bool) -> Report:
    """Build, check and swap in ``forcewide.db``."""
    settings = crawled(data)
    if not settings.staging_db.exists():
        raise SettingsError(_NO_STAGING.format(settings.staging_db))
    with Store(settings) as store:
        _hold_back(store)
    done = publishing.publish(
        settings.staging_db,
        settings.forcewide_db,
        policy=policy or (Policy.FULL if sites.is_sample(data) else Policy.FACTS),
        force=despite,
    )
    columns = ("path", "build", "forces", "disclosures", "tables", "figures", "bytes")
    row = {name: getattr(done, name) for name in columns} | {"path": str(done.path)}
    for name in sweep(settings.forcewide_db, settings.releases):
        console.say(f"{name} showed what may not be shown any more; its files are gone")
    return Report("Published", columns, [row])


def rollback(data: Path) -> Report:
    """Make the build before the current one current."""
    build = publishing.rollback(settings_for(data).forcewide_db)
    return Report(
        "Current again", ("build", "path"), [{"build": build.id, "path": str(build.path)}]
    )


def _no_expectation() -> Expect:
    return Expect(items=0)
