"""Crawling: each force's listing, sitemap, items and files; all forces at once.

A force is walked by one task of its own; hosts, not forces, are kept waiting
(scraper/fetch/pace.py). Whatever happens to one force, its run has a verdict and the
others go on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.types import Force, Issue, Level
from scraper.archive.archive import Archive
from scraper.archive.rows import RunRow
from scraper.archive.store import Store
from scraper.crawl.forcerun import ForceRun
from scraper.crawl.runs import RunVerdict, begin, close_session, open_session, window
from scraper.crawl.visit import Visitor
from scraper.fetch.client import Client
from scraper.fetch.connect import Resolver, system_resolver
from scraper.fetch.robots import Robots
from scraper.settings import Settings


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a force has come: ``done`` of ``total`` requests known so far."""

    force: str
    stage: str
    done: int
    total: int | None
    words: str = ""


# The row of the run: verdict, listed, claimed, new, changed, removed, restored, failed, ...
CrawlReport = RunRow


async def crawl(
    forces: Sequence[Force],
    settings: Settings,
    *,
    since: date | None = None,
    until: date,
    on_progress: Callable[[Progress], None] = lambda _: None,
    resolver: Resolver = system_resolver,
) -> list[CrawlReport]:
    """Crawl forces over the items published from ``since`` to ``until``, inclusive.

    Without ``since``: everything at first, later from the newest item of the last
    good run less an overlap. A crawl of the same forces that was killed or
    cancelled within ``resume_hours`` is resumed: forces that were done stay
    done. When cancelled, every run is marked so before the cancellation goes on;
    ``reports`` tells what was done.

    Raises SettingsError where a real site would be asked without a contact address,
    ArchiveLockedError when another process is crawling.
    """
    settings.introduced(host for force in forces for host in force.platform.hosts)
    with Store(settings) as store, Archive(store) as archive:
        async with Client(settings, resolver=resolver) as client:
            robots = Robots(client, settings.user_agent)
            slugs = [force.slug for force in forces]
            session = open_session(store, slugs, since, until, settings)
            runs = [
                begin(store, force, session, window(store, force.slug, since, until, settings))
                for force in forces
            ]
            _remember_robots(store, robots, [run.id for run, resumed in runs if resumed])
            if archive.recovery.lost:
                _report_lost(store, archive.recovery.lost)
            tell = _teller(on_progress)
            jobs = []
            for force, (run, _) in zip(forces, runs, strict=True):
                if run.verdict == RunVerdict.RUNNING:
                    asks = Visitor(client, robots, archive, store, settings, force, run.id)
                    jobs.append(ForceRun(force, run, store, asks, settings, tell).run())
            await asyncio.gather(*jobs)
            close_session(store, session)
            return [store.run(run.id) for run, _ in runs]


def reports(forces: Sequence[Force], settings: Settings) -> list[CrawlReport]:
    """The last run of each force, as after a crawl; forces never crawled are left out."""
    with Store(settings) as store:
        rows = [store.last_run(force.slug) for force in forces]
        return [row for row in rows if row is not None]


def run_crawl(
    forces: Sequence[Force],
    settings: Settings,
    *,
    since: date | None = None,
    until: date,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> list[CrawlReport]:
    """``crawl`` from ordinary code. On Ctrl-C the reports say CANCELLED and what was done."""
    try:
        return asyncio.run(
            crawl(forces, settings, since=since, until=until, on_progress=on_progress)
        )
    except KeyboardInterrupt:
        return reports(forces, settings)


def _teller(on_progress: Callable[[Progress], None]) -> Callable[[str, str, int, int, str], None]:
    def tell(force: str, stage: str, done: int, total: int, words: str) -> None:
        on_progress(Progress(force, stage, done, total, words))

    return tell


def _remember_robots(store: Store, robots: Robots, run_ids: list[int]) -> None:
    """A resumed run keeps the robots.txt that it has: nothing is fetched twice."""
    for capture in store.robots_of(run_ids):
        if not capture.status or capture.status >= 500 or capture.status == 429:
            continue
        body = store.load_page(capture).body if capture.sha256 else b""
        robots.remember(capture.url, capture.status, body)


def _report_lost(store: Store, lost: int) -> None:
    text = f"{lost} captures were no longer on disk; what was in them is fetched again"
    store.record_issues([Issue(Level.ERROR, "captures_lost", text)], stage="archive", force=None)


__all__ = ["CrawlReport", "Progress", "RunVerdict", "crawl", "reports", "run_crawl"]
