"""The fault matrix: one sample force goes wrong in every way there is, four others run on.

The rows are literal data, and docs/fetching.md prints them as its table.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from db.records import Cause, HealthState, Tripwire
from parsers.registry import declared
from parsers.types import Force
from samples.faults import Fault, FaultPlan
from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.crawl import health
from scraper.crawl.crawl import CrawlReport, crawl
from scraper.forcekit.sites import moved
from scraper.settings import Settings

DOCS = Path(__file__).parents[3] / "docs" / "fetching.md"
HEALTH = DOCS.with_name("health.md")
UNTIL = date(2025, 12, 31)
STRUCK = "metropolitan"
SETTINGS: Final = {
    "user_agent": "Forcewide-test/0 (+http://127.0.0.1/; tests@example.org)",
    "delay": 0.0,
    "jitter": 0.0,
    "allow_loopback": True,
    "attempts": 2,
    "backoff": 0.01,
    "backoff_max": 0.02,
    "read_seconds": 60.0,
    "total_seconds": 120.0,
    "max_bytes": 2_000_000,
    "max_decompressed": 4_000_000,
    "first_date": date(2023, 1, 1),
    "rotation_at_least": 6,
    "rotation_days": 10_000,
}


@dataclass(frozen=True)
class Row:
    """What a fault leads to: the run's verdict, the struck captures' verdict, the Issue."""

    fault: Fault
    run: str
    capture: str
    issue: str | None


MATRIX: Final = (
    Row(Fault.CHALLENGE_403, "CHALLENGE", "listing CHALLENGE", "challenge"),
    Row(Fault.CHALLENGE_200, "CHALLENGE", "listing CHALLENGE", "challenge"),
    Row(Fault.FORBIDDEN, "BLOCKED", "listing BLOCKED", "blocked"),
    Row(Fault.FORBIDDEN_WITH_ROBOTS, "BLOCKED", "listing BLOCKED", "blocked"),
    Row(Fault.LOGIN, "LOGIN", "listing LOGIN", "login"),
    Row(Fault.MAINTENANCE, "MAINTENANCE", "listing MAINTENANCE", "maintenance"),
    Row(Fault.ERROR_PAGE, "SERVER_ERROR", "listing SERVER_ERROR", "server_error"),
    Row(Fault.WRONG_TYPE, "PARTIAL", "item WRONG_TYPE", "wrong_type"),
    Row(Fault.HTML_AS_PDF, "PARTIAL", "attachment WRONG_TYPE", "wrong_type"),
    Row(Fault.EMPTY, "PARTIAL", "item EMPTY", "empty"),
    Row(Fault.RATE_LIMITED, "RATE_LIMITED", "listing RATE_LIMITED", "rate_limited"),
    Row(Fault.ERROR_500, "SERVER_ERROR", "listing SERVER_ERROR", "server_error"),
    Row(Fault.ERROR_503, "MAINTENANCE", "listing MAINTENANCE", "maintenance"),
    Row(Fault.LYING_304, "OK", "item OK", "lying_304"),
    Row(
        Fault.ROBOTS_FORBID_ALL,
        "FORBIDDEN_BY_ROBOTS",
        "listing FORBIDDEN_BY_ROBOTS",
        "forbidden_by_robots",
    ),
    Row(Fault.ROBOTS_503, "SERVER_ERROR", "listing SERVER_ERROR", "server_error"),
    Row(Fault.REDIRECT_AWAY, "PARTIAL", "item REDIRECTED_AWAY", "redirected_away"),
    Row(Fault.REDIRECT_LOOPBACK, "PARTIAL", "item REDIRECTED_AWAY", "redirected_away"),
    Row(Fault.REDIRECT_METADATA, "PARTIAL", "item REDIRECTED_AWAY", "redirected_away"),
    Row(Fault.REDIRECT_LOOP, "PARTIAL", "item REDIRECTED_AWAY", "redirected_away"),
    Row(Fault.GZIP_BOMB, "PARTIAL", "item TOO_LARGE", "too_large"),
    Row(Fault.CHANGING_BYTES, "OK", "item OK", None),
    Row(Fault.SHIFTING_LISTING, "OK", "listing OK", "listing_shifted"),
    Row(Fault.DUPLICATE_ITEMS, "OK", "listing OK", None),
    Row(Fault.UNDATED_ITEMS, "OK", "listing OK", "date_missing"),
    Row(Fault.ENDLESS_CALENDAR, "INCOMPLETE", "listing OK", "more_than_claimed"),
    Row(Fault.SAME_ITEMS, "INCOMPLETE", "listing OK", "listing_trap"),
    Row(Fault.NO_COUNT, "INCOMPLETE", "listing OK", "listing_unfinished"),
    Row(Fault.HALF_ANCHORS, "INCOMPLETE", "listing OK", "listing_gap"),
    Row(Fault.BARE_LISTING, "LAYOUT_CHANGED", "listing OK", "anchor_missing"),
    Row(Fault.EMPTY_LISTING, "OK", "listing OK", "no_longer_listed"),
    Row(Fault.NEW_MARKUP, "LAYOUT_CHANGED", "listing OK", "anchor_missing"),
    Row(Fault.TWO_ADDRESSES, "OK", "listing OK", None),
    Row(Fault.REDATED, "OK", "listing OK", None),
    Row(Fault.ITEM_AS_PDF, "OK", "item OK", None),
    Row(Fault.ONE_REFERENCE, "OK", "item OK", None),
    Row(Fault.TRUNCATED, "PARTIAL", "item TRUNCATED", "truncated"),
    Row(Fault.TOO_LARGE, "PARTIAL", "item TOO_LARGE", "too_large"),
    Row(Fault.ENDLESS_BODY, "PARTIAL", "item TOO_LARGE", "too_large"),
    Row(Fault.SLOW_HEADERS, "TOO_SLOW", "item TOO_SLOW", "too_slow"),
    Row(Fault.SLOW_BODY, "TOO_SLOW", "item TOO_SLOW", "too_slow"),
    Row(Fault.RESET, "UNREACHABLE", "item UNREACHABLE", "unreachable"),
)


# What each fault is in the morning: the cause, and the tripwire that decided. None: no alarm.
_BLOCKED: Final = (Cause.BLOCKED, (Tripwire.VERDICT,))
_UNREACHABLE: Final = (Cause.UNREACHABLE, (Tripwire.VERDICT,))
_MOVED: Final = (Cause.MOVED, (Tripwire.VERDICT,))
_NOT_AS_PROMISED: Final = (Cause.REDESIGNED, (Tripwire.VERDICT,))
_DOES_NOT_ADD_UP: Final = (Cause.REDESIGNED, (Tripwire.CLAIMED_TOTAL,))
_WELL: Final = (None, ())
CAUSES: Final[dict[Fault, tuple[Cause | None, tuple[Tripwire, ...]]]] = {
    Fault.CHALLENGE_403: _BLOCKED,
    Fault.CHALLENGE_200: _BLOCKED,
    Fault.FORBIDDEN: _BLOCKED,
    Fault.FORBIDDEN_WITH_ROBOTS: _BLOCKED,
    Fault.LOGIN: _BLOCKED,
    Fault.MAINTENANCE: _UNREACHABLE,
    Fault.ERROR_PAGE: _UNREACHABLE,
    Fault.WRONG_TYPE: _NOT_AS_PROMISED,
    Fault.HTML_AS_PDF: _NOT_AS_PROMISED,
    Fault.EMPTY: _NOT_AS_PROMISED,
    Fault.RATE_LIMITED: _BLOCKED,
    Fault.ERROR_500: _UNREACHABLE,
    Fault.ERROR_503: _UNREACHABLE,
    Fault.LYING_304: _WELL,
    Fault.ROBOTS_FORBID_ALL: _BLOCKED,
    Fault.ROBOTS_503: _UNREACHABLE,
    Fault.REDIRECT_AWAY: _MOVED,
    Fault.REDIRECT_LOOPBACK: _MOVED,
    Fault.REDIRECT_METADATA: _MOVED,
    Fault.REDIRECT_LOOP: _MOVED,
    Fault.GZIP_BOMB: _NOT_AS_PROMISED,
    Fault.CHANGING_BYTES: _WELL,
    Fault.SHIFTING_LISTING: _WELL,
    Fault.DUPLICATE_ITEMS: _WELL,
    Fault.UNDATED_ITEMS: (Cause.REDESIGNED, (Tripwire.LABELS,)),
    Fault.ENDLESS_CALENDAR: _DOES_NOT_ADD_UP,
    Fault.SAME_ITEMS: _DOES_NOT_ADD_UP,
    Fault.NO_COUNT: _DOES_NOT_ADD_UP,
    Fault.HALF_ANCHORS: _DOES_NOT_ADD_UP,
    Fault.BARE_LISTING: (Cause.REDESIGNED, (Tripwire.ANCHORS,)),
    Fault.EMPTY_LISTING: (Cause.REDESIGNED, (Tripwire.LAST_GOOD,)),
    Fault.NEW_MARKUP: (Cause.REDESIGNED, (Tripwire.ANCHORS,)),
    Fault.TWO_ADDRESSES: _WELL,
    Fault.REDATED: _WELL,
    Fault.ITEM_AS_PDF: _WELL,
    Fault.ONE_REFERENCE: _WELL,
    Fault.TRUNCATED: _UNREACHABLE,
    Fault.TOO_LARGE: _NOT_AS_PROMISED,
    Fault.ENDLESS_BODY: _NOT_AS_PROMISED,
    Fault.SLOW_HEADERS: _UNREACHABLE,
    Fault.SLOW_BODY: _UNREACHABLE,
    Fault.RESET: _UNREACHABLE,
}


ALWAYS: Final = frozenset(
    {
        Fault.CHALLENGE_200,
        Fault.FORBIDDEN_WITH_ROBOTS,
        Fault.HTML_AS_PDF,
        Fault.LYING_304,
        Fault.REDIRECT_METADATA,
        Fault.SHIFTING_LISTING,
        Fault.SAME_ITEMS,
        Fault.HALF_ANCHORS,
        Fault.TRUNCATED,
    }
)


# Under these an item's page is rightly another than it was.
REWRITTEN: Final = frozenset({Fault.UNDATED_ITEMS, Fault.ITEM_AS_PDF, Fault.ONE_REFERENCE})


@dataclass(frozen=True)
class World:
    """Five sample sites, and a data folder that has crawled them on a good night."""

    sites: SampleSites
    forces: tuple[Force, ...]
    base: Settings

    def night(self, settings: Settings) -> dict[str, CrawlReport]:
        reports = asyncio.run(crawl(self.forces, settings, since=date(2023, 1, 1), until=UNTIL))
        return {report.force: report for report in reports}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as patch, SampleSites(markup="cards", extra=8) as sites:
        # Windows of a year, so that a listing has pages at all.
        patch.setattr("parsers.platforms.single_online_home._MONTHLY_YEARS", 0)
        forces = tuple(moved(declared()[slug], base) for slug, base in sites.base_urls.items())
        data = tmp_path_factory.mktemp("matrix") / "base"
        made = World(sites, forces, Settings(data=data, **SETTINGS))  # type: ignore[arg-type]
        first = made.night(made.base)
        assert {report.verdict for report in first.values()} == {"OK"}
        yield made


def held(settings: Settings) -> dict[str, str]:
    """The body that is held for each address of the struck force: what would be published."""
    with Store(settings) as store:
        found: dict[str, str] = {}
        for item in store.items(STRUCK):
            files = store.attachments(STRUCK, item.canonical_url)
            for url in (item.url, *(file.url for file in files)):
                capture = store.latest_ok_capture(url)
                if capture is not None:
                    assert store.load_page(capture).body
                    found[url] = capture.sha256
        return found


def standing(settings: Settings) -> set[str]:
    """The items that are not taken down."""
    with Store(settings) as store:
        return {item.url for item in store.items(STRUCK) if item.gone_since is None}


# Rows that differ little from another are left to the long tests.
ROWS: Final = [
    pytest.param(row, id=row.fault.value, marks=() if row.fault in ALWAYS else pytest.mark.long)
    for row in MATRIX
]


@pytest.mark.parametrize("row", ROWS)
def test_one_force_at_fault(world: World, tmp_path: Path, row: Row) -> None:
    settings = replace(world.base, data=tmp_path / "data")
    shutil.copytree(world.base.data, settings.data)
    before, stood = held(settings), standing(settings)
    skip = 1 if row.fault is Fault.SHIFTING_LISTING else 0  # the first window has one page
    if row.fault is Fault.LYING_304:
        world.sites.turn_to(2)
        settings = replace(settings, rotation_at_least=500)
    if row.fault is Fault.HTML_AS_PDF:  # seen at once where every file is asked for
        settings = replace(settings, rotation_at_least=500)
    world.sites.faults[STRUCK] = FaultPlan(
        row.fault, retry_after=0, seconds=60.0, size=5_000_000, skip=skip
    )
    if row.run == "TOO_SLOW":
        settings = replace(settings, read_seconds=4.0, total_seconds=6.0)
    try:
        reports = world.night(settings)
    finally:
        world.sites.faults.clear()
        world.sites.turn_to(1)

    others = {slug: report.verdict for slug, report in reports.items() if slug != STRUCK}
    assert others == dict.fromkeys(others, "OK")
    assert len(others) == 4
    assert reports[STRUCK].verdict == row.run
    with Store(settings) as store:
        run_id = reports[STRUCK].id
        seen = store.connection.execute(
            "SELECT DISTINCT kind || ' ' || verdict FROM captures WHERE run_id = ?", [run_id]
        ).fetchall()
        told = {issue.code for issue in store.issues(run_id=run_id)}
        stands = {
            force.slug: health.standing(store, force.slug, force, datetime.now(UTC), invented=True)
            for force in world.forces
        }
        assert verify(store).problems == []
    drift = stands[STRUCK].drift
    assert (drift.cause, drift.tripwires[:1]) == CAUSES[row.fault]
    assert {one.drift.state for slug, one in stands.items() if slug != STRUCK} == {HealthState.OK}
    assert row.capture in {line for (line,) in seen}
    assert row.issue is None or row.issue in told

    # Nothing that was held is lost, and nothing wrong is held in its place.
    after = held(settings)
    gone = stood - standing(settings)
    assert len(gone) == reports[STRUCK].removed == (1 if row.fault is Fault.LYING_304 else 0)
    assert before.keys() <= after.keys()
    if row.fault is Fault.CHANGING_BYTES:
        assert reports[STRUCK].changed == 0
    elif row.fault is Fault.LYING_304:
        assert reports[STRUCK].changed >= 2
    elif row.fault not in REWRITTEN:
        assert {url: after[url] for url in before} == before


def test_every_fault_is_in_the_matrix() -> None:
    assert {row.fault for row in MATRIX} == set(Fault)


def test_the_causes_are_in_the_documentation() -> None:
    assert set(CAUSES) == set(Fault)
    text = HEALTH.read_text("utf-8")
    for fault, (cause, wires) in CAUSES.items():
        wire = f"`{wires[0]}`" if wires else ""
        assert f"| `{fault}` | {cause or '(none)'} | {wire} |".replace("|  |", "| |") in text


def test_the_matrix_is_in_the_documentation() -> None:
    text = DOCS.read_text("utf-8")
    for row in MATRIX:
        line = f"| `{row.fault.value}` | {row.run} | {row.capture} | {row.issue or ''} |"
        assert line.replace("|  |", "| |") in text
