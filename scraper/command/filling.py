"""Forces filled from public web archives, what is missing of them, and decisions about copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from db.builds import drop_others
from db.load import withdraw
from parsers.text.addresses import canonical
from parsers.types import Force, Policy
from scraper import console, web_archives
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.command import stages
from scraper.command.stages import CrawlOptions
from scraper.crawl.ending import LEAVE_ALONE
from scraper.crawl.identity import keys_of
from scraper.crawl.runs import RunVerdict
from scraper.crawl.timeline import Timeline, restore
from scraper.errors import SettingsError
from scraper.forcekit import sites
from scraper.memento.filling import Filled, fill, is_due, withdrawn
from scraper.memento.given import Month, given
from scraper.memento.letter import letter
from scraper.memento.missing import Wanted, missing
from scraper.memento.rows import last_run_id, last_visit
from scraper.report import Report
from scraper.settings import SETTINGS_FILE
from scraper.settings_file import remembered_contact
from scraper.web_archives import WebArchive

_COLUMNS = (
    *("force", "archive", "verdict", "indexed", "passed_over", "answers", "kept", "refused"),
    *("left_over", "excluded", "new", "changed", "requests", "seconds", "note"),
)


def fill_forces(
    data: Path,
    slugs: Sequence[str],
    names: Sequence[str],
    options: CrawlOptions,
    policy: Policy | None,
) -> Report:
    """Fill forces from archives, then read and publish what is new."""
    report, filled = _filled(data, stages.chosen(data, slugs), asked(data, names), options)
    if filled:
        later = (
            stages.parse(data, filled, 1),
            stages.load(data, filled),
            stages.questions(data),
            stages.publish(data, policy, False),
        )
        more = [line for stage in later for line in stage.failures]
        report = replace(report, failures=[*report.failures, *more])
    return report


def fill_due(data: Path, slugs: Sequence[str], options: CrawlOptions) -> Report:
    """The night's stage: forces whose site turned us away, where an archive's month is over;
    reading is for the stages behind."""
    settings = stages.settings_for(data, options)
    archives, now = default_archives(data), datetime.now(UTC)
    with Store(settings) as store:
        due = [
            force
            for force in stages.chosen(data, slugs)
            if _blocked(store, force.slug)
            and any(is_due(store, force.slug, one.name, settings, now) for one in archives)
        ]
        due.sort(key=lambda force: _last_visit(store, force.slug, archives))
    if not due:
        return Report("Archives", _COLUMNS)
    return _filled(data, due, archives, options, settings.archive_seconds)[0]


def _blocked(store: Store, slug: str) -> bool:
    last = store.last_run(slug)
    return last is not None and last.verdict in LEAVE_ALONE


def _last_visit(store: Store, slug: str, archives: Sequence[WebArchive]) -> str:
    visits = [last_visit(store, slug, one.name) for one in archives]
    return min((f"{one.started_at:%FT%T}" if one else "" for one in visits), default="")


def default_archives(data: Path) -> list[WebArchive]:
    """The archives that are asked unless named. A folder of sample sites has none but those
    of its own ``archives.json``: sample sites are in no public archive."""
    known = web_archives.known(data)
    if sites.is_sample(data) and known is web_archives.ARCHIVES:
        return []
    return [one for one in known if one.asked]


def asked(data: Path, names: Sequence[str]) -> list[WebArchive]:
    """The archives of a folder by name; without names those that are asked by default.

    Raises SettingsError for a name that none has.
    """
    default = default_archives(data)
    if not default and sites.is_sample(data):
        raise SettingsError(
            f"{data} has sample sites, which are in no public web archive; describe one of your"
            f" own in {data / web_archives.NAME} (docs/archives.md)"
        )
    known = {one.name: one for one in web_archives.known(data)}
    if missing := [name for name in names if name not in known]:
        raise SettingsError(f"no such archive: {missing[0]}; there are {', '.join(known)}")
    return [known[name] for name in names] or default


def _filled(
    data: Path,
    forces: Sequence[Force],
    archives: Sequence[WebArchive],
    options: CrawlOptions,
    seconds: float | None = None,
) -> tuple[Report, tuple[str, ...]]:
    """What archives gave, and the forces that have something new."""
    settings = stages.settings_for(data, options)
    with (
        Store(settings) as store,
        Archive(store) as keeper,
        console.ticking("Asking archives") as ticker,
    ):
        found = fill(store, keeper, forces, archives, settings, ticker, seconds=seconds)
        left = sorted({key for one in found for url in one.left for key in keys_of(store, url)})
    if left and settings.staging_db.exists():
        withdraw(settings.staging_db, left, at=datetime.now(UTC))
        drop_others(settings.forcewide_db)
    rows = [row for one in found for row in _rows(one)]
    failures = [
        f"{row['force']}: {row['archive']}: {row['verdict']}: {row['note']}"
        for row in rows
        if row["verdict"] not in {RunVerdict.OK, RunVerdict.BUDGET, RunVerdict.OUT_OF_TIME}
    ]
    filled = tuple(one.force for one in found if one.changed)
    return Report("Archives", _COLUMNS, rows, failures), filled


def _rows(filled: Filled) -> list[dict[str, object]]:
    """A row for each archive; what is new of the force stands in the last."""
    rows: list[dict[str, object]] = []
    for visit in filled.visits:
        said = {name: getattr(visit, name, None) for name in _COLUMNS}
        rows.append(said | {"new": 0, "changed": 0})
    imported = filled.imported.forces.get(filled.force) if filled.imported else None
    if imported is not None and imported.run is not None and rows:
        rows[-1] |= {"new": imported.run.new, "changed": imported.run.changed}
    return rows


# ---------------------------------------------------------------------- people


def wanted_of(data: Path, slug: str) -> list[Wanted]:
    """What is still missing of a force. Raises SettingsError for one without a log."""
    (force,) = stages.chosen(data, (slug,))
    settings = stages.settings_for(data)
    with Store(settings) as store:
        return missing(store, force, settings, datetime.now(UTC).date())


def months_of(data: Path, slug: str) -> list[Month]:
    """What each source has given of a force, by month. Raises SettingsError without a log."""
    stages.chosen(data, (slug,))
    with Store(stages.settings_for(data)) as store:
        return given(store, slug)


def letter_to(data: Path, slug: str, contact: str | None, address: str) -> str:
    """The letter to a force. Raises SettingsError without a contact address."""
    (force,) = stages.chosen(data, (slug,))
    whom = contact or remembered_contact(data)
    if whom is None:
        raise SettingsError(
            "a letter needs a contact address: --contact, FORCEWIDE_CONTACT, or"
            f' `contact = "you@example.org"` in {data / SETTINGS_FILE}'
        )
    settings = stages.settings_for(data, CrawlOptions(contact=whom))
    return letter(force, settings, whom, address)


def restore_copy(data: Path, url: str, by: str, why: str, policy: Policy | None) -> list[str]:
    """Remember a decision to show a withdrawn answer, and publish it; what failed on the way.

    Raises SettingsError where no archive's copy of such an answer waits for one.
    """
    key, restored = canonical(url), []
    with Store(stages.settings_for(data)) as store:
        for slug, force in sites.forces(data).items():
            waiting = {one.canonical_url for one in withdrawn(store, force)}
            if key not in waiting:
                continue
            restore(store, key, by, why)
            with store.transaction():
                Timeline(store, force, last_run_id(store, slug)).retell(key)
            restored.append(slug)
    if not restored:
        raise SettingsError(f"{url}: no withdrawn answer of which an archive has a copy")
    later = (
        stages.parse(data, restored, 1),
        stages.load(data, restored),
        stages.questions(data),
        stages.publish(data, policy, False),
    )
    return [line for stage in later for line in stage.failures]
