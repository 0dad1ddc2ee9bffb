"""Manners on every sample site at once, asserted from the servers' own logs.

The ordinary run takes one site of each platform; the long one takes them all.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from urllib.request import urlopen

import pytest
from protego import Protego

from parsers.types import Force
from samples.asgi import LoggedRequest
from samples.faults import Fault, FaultPlan, Target
from samples.registry import SITES
from samples.serve import SampleSites
from scraper.crawl.crawl import CrawlReport, crawl
from scraper.forcekit.sites import Binding, bound
from scraper.settings import Settings

DELAY = 0.02
SINCE, UNTIL = date(2025, 10, 1), date(2025, 12, 31)
RETRY_AFTER = 1


ALL = tuple(sorted(SITES))
BY_PLATFORM = tuple({SITES[name].platform: name for name in reversed(ALL)}.values())


@dataclass(frozen=True)
class Night:
    """What a crawl of several sites said, and what each of them saw; robots.txt of each."""

    reports: dict[str, CrawlReport]
    seen: dict[str, list[LoggedRequest]]
    robots: dict[str, str]


def crawled(names: Sequence[str], settings: Settings) -> Night:
    """All sites at once; each answers its first listing with 429 and Retry-After."""
    with SampleSites(names, markup="list") as served:
        robots = {name: _robots(served.base_urls[name]) for name in names}
        served.log.clear()
        for name in names:
            served.faults[name] = FaultPlan(
                Fault.RATE_LIMITED,
                targets=frozenset({Target.LISTING}),
                times=1,
                retry_after=RETRY_AFTER,
            )
        forces = [_force(name, served.base_urls[name]) for name in names]
        polite = replace(
            settings,
            delay=DELAY,
            rotation_at_least=3,
            first_date=SINCE,
            read_seconds=30.0,
            total_seconds=60.0,
        )
        reports = asyncio.run(crawl(forces, polite, since=SINCE, until=UNTIL))
        seen: dict[str, list[LoggedRequest]] = defaultdict(list)
        for entry in served.log:
            seen[entry.site].append(entry)
        return Night({one.force: one for one in reports}, seen, robots)


def _force(name: str, base: str) -> Force:
    """A site's force under the site's name: two sites of one force are two nights."""
    kind = SITES[name]
    return replace(bound(kind.force, Binding(base, kind.platform, kind.parameters)), slug=name)


def _robots(base: str) -> str:
    with urlopen(f"{base}/robots.txt", timeout=30) as answer:  # loopback
        return str(answer.read().decode())


def check(night: Night, names: Sequence[str], agent: str) -> None:
    assert set(night.seen) == set(names)
    for name in names:
        asked, report = night.seen[name], night.reports[name]
        assert report.verdict in {"OK", "PARTIAL"}, (name, report.verdict, report.note)
        assert report.requests == len(asked), name
        assert asked[0].path == "/robots.txt", name
        for before, after in pairwise(asked):
            assert before.ended is not None
            assert before.ended <= after.started, name  # never two at once
            assert after.started - before.started >= DELAY, name
        rules = Protego.parse(night.robots[name])
        for entry in asked[1:]:
            assert rules.can_fetch(f"http://{entry.host}{entry.target}", "forcewide-test"), name
            assert entry.headers["user-agent"] == agent
        limited = [place for place, entry in enumerate(asked) if entry.status == 429]
        assert len(limited) == 1, name
        (place,) = limited
        assert asked[place + 1].target == asked[place].target, name
        assert asked[place + 1].started - (asked[place].ended or 0.0) >= RETRY_AFTER - 0.01, name
    # All hosts at once: the night is no longer than the longest site and a little.
    everything = [entry for asked in night.seen.values() for entry in asked]
    whole = max(e.ended or 0.0 for e in everything) - min(e.started for e in everything)
    spans = [(a[-1].ended or 0.0) - a[0].started for a in night.seen.values()]
    assert whole < sum(spans) / 2


def test_one_site_of_each_platform(settings: Settings) -> None:
    assert len({SITES[name].platform for name in SITES}) == len(BY_PLATFORM) >= 10
    check(crawled(BY_PLATFORM, settings), BY_PLATFORM, settings.user_agent)


@pytest.mark.long
def test_every_sample_site(settings: Settings) -> None:
    assert len(ALL) >= 40
    check(crawled(ALL, settings), ALL, settings.user_agent)
