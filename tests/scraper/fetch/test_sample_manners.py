"""Manners on five sample sites at once, asserted from the servers' own logs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from protego import Protego

from parsers.registry import declared
from parsers.types import Force
from samples.asgi import LoggedRequest
from samples.faults import Fault, FaultPlan, Target
from samples.serve import SampleSites
from samples.site.robots import ROBOTS
from scraper.crawl.crawl import CrawlReport, crawl
from scraper.forcekit.sites import moved
from scraper.settings import Settings

DELAY = 0.03
SINCE, UNTIL = date(2025, 9, 1), date(2025, 12, 31)


@pytest.fixture
def samples() -> Iterator[SampleSites]:
    with SampleSites(markup="list") as sites:
        yield sites


def forces(samples: SampleSites) -> list[Force]:
    return [moved(declared()[slug], base) for slug, base in samples.base_urls.items()]


def night(samples: SampleSites, settings: Settings) -> list[CrawlReport]:
    polite = replace(settings, delay=DELAY, rotation_at_least=5, first_date=SINCE)
    return asyncio.run(crawl(forces(samples), polite, since=SINCE, until=UNTIL))


def by_host(samples: SampleSites) -> dict[str, list[LoggedRequest]]:
    found: dict[str, list[LoggedRequest]] = defaultdict(list)
    for entry in samples.log:
        found[entry.site].append(entry)
    return found


def test_one_at_a_time_a_rest_between_and_robots_obeyed(
    samples: SampleSites, settings: Settings
) -> None:
    reports = night(samples, settings)
    assert [report.verdict for report in reports] == ["OK"] * 5
    rules = Protego.parse(ROBOTS)
    hosts = by_host(samples)
    assert len(hosts) == 5
    for report in reports:
        asked = hosts[report.force]
        assert report.requests == len(asked)
        assert asked[0].path == "/robots.txt"
        for before, after in pairwise(asked):
            assert before.ended is not None
            assert before.ended <= after.started  # never two at once
            # The server notes an answer's end a little late, so its beginning is the sure mark.
            assert after.started - before.started >= DELAY
        for entry in asked:
            assert rules.can_fetch(f"http://{entry.host}{entry.target}", "forcewide-test")
            assert "GetPaginatedResults" not in entry.target
            assert entry.headers["user-agent"] == settings.user_agent
            assert "if-none-match" not in entry.headers
    # All hosts at once: the night is as long as the longest force, not as all together.
    spans = {
        site: (entries[-1].ended or 0.0) - entries[0].started for site, entries in hosts.items()
    }
    whole = max(e.ended or 0.0 for e in samples.log) - min(e.started for e in samples.log)
    assert whole < sum(spans.values()) / 2


def test_the_second_night_asks_items_and_files_only_conditionally(
    samples: SampleSites, settings: Settings
) -> None:
    first = night(samples, settings)
    samples.log.clear()
    second = night(samples, settings)
    for before, after in zip(first, second, strict=True):
        assert (after.verdict, after.new, after.changed, after.removed) == ("OK", 0, 0, 0)
        assert after.bytes < before.bytes
    for entry in samples.log:
        held = entry.path.startswith("/SysSiteAssets/") or (
            entry.path.startswith("/foi-ai/") and "/published-items/" not in entry.path
        )
        if held and entry.status == 200:
            # Sent whole only where nothing could be asked for: no validators, or never had.
            assert "if-none-match" not in entry.headers
            pytest.fail(f"{entry.target} was fetched whole")


def test_retry_after_is_honoured(samples: SampleSites, settings: Settings) -> None:
    listings = frozenset({Target.LISTING})
    samples.faults["cleveland"] = FaultPlan(
        Fault.RATE_LIMITED, targets=listings, times=1, retry_after=1
    )
    reports = {report.force: report for report in night(samples, settings)}
    assert {report.verdict for report in reports.values()} == {"OK"}
    asked = by_host(samples)["cleveland"]
    (limited,) = (place for place, entry in enumerate(asked) if entry.status == 429)
    assert asked[limited].ended is not None
    assert asked[limited + 1].target == asked[limited].target
    assert asked[limited + 1].started - (asked[limited].ended or 0.0) >= 0.99
