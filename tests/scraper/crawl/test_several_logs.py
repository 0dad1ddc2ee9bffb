"""A force with several logs: each is read, accounted for and lost by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from parsers.platforms.catalogue import CATALOGUE
from parsers.platforms.several import Several
from parsers.platforms.site import LogSite
from parsers.types import Force
from samples.faults import Fault, FaultPlan
from samples.registry import SITES, truth
from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.crawl.accounts import Account, of_run
from scraper.crawl.crawl import CrawlReport, crawl
from scraper.crawl.drift import Drift
from scraper.crawl.health import standing
from tests.platforms.log_sites import SINCE, UNTIL, settings

PRESENT, OLDER = "cleveland", "west-midlands"


@dataclass(frozen=True)
class Pair:
    """A force with its present log on Single Online Home and an older one on WordPress."""

    force: Force
    sites: SampleSites
    data: Path

    def night(self) -> CrawlReport:
        made = settings(self.data)
        (report,) = asyncio.run(crawl((self.force,), made, since=SINCE, until=UNTIL))
        return report

    def accounts(self, report: CrawlReport) -> dict[str, Account]:
        with Store(settings(self.data)) as store:
            return of_run(store, report.id)

    def known(self) -> dict[str, object]:
        """Every item by its address, with the moment since when it is gone."""
        with Store(settings(self.data)) as store:
            return {one.url: one.gone_since for one in store.items(self.force.slug)}

    def health(self) -> Drift:
        with Store(settings(self.data)) as store:
            return standing(
                store, self.force.slug, self.force, datetime.now(UTC), invented=True
            ).drift

    def host(self, name: str) -> str:
        return urlsplit(self.sites.base_urls[name]).netloc


def _log(name: str, base: str) -> LogSite:
    made: LogSite = CATALOGUE[SITES[name].platform].platform(
        host=urlsplit(base).netloc,
        scheme="http",
        **SITES[name].parameters,  # type: ignore[arg-type]
    )
    return made


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with SampleSites([PRESENT, OLDER]) as sites:
        logs = tuple(_log(name, sites.base_urls[name]) for name in (PRESENT, OLDER))
        force = Force(slug=PRESENT, name="Testshire Police", platform=Several(logs=logs))
        yield Pair(force, sites, tmp_path)


def test_each_log_is_read_and_has_its_account(pair: Pair) -> None:
    report = pair.night()
    assert report.verdict == "OK"
    accounts = pair.accounts(report)
    present, older = (accounts[log] for log in pair.force.platform.log_names)  # type: ignore[attr-defined]
    assert present.adds_up()
    assert older.adds_up()
    known = pair.known()
    assert sum(pair.host(OLDER) in url for url in known) == len(truth(OLDER))
    assert older.lines - older.again >= len(truth(OLDER))
    assert sum(pair.host(PRESENT) in url for url in known) >= len(truth(PRESENT)) / 2
    assert report.listed <= len(known)  # some are on the sitemap alone
    assert pair.health().findings == ()


OTHERS = sorted(
    name
    for name, kind in SITES.items()
    if name != OLDER and kind.platform not in {"single_online_home", "govuk", "whatdotheyknow"}
)


@pytest.mark.long
@pytest.mark.parametrize("name", OTHERS)
def test_every_kind_of_log_beside_another_has_its_account(name: str, tmp_path: Path) -> None:
    """Every line of both is an item, and every way on has its end, whichever came first."""
    with SampleSites([OLDER, name]) as sites:
        logs = tuple(_log(one, sites.base_urls[one]) for one in (name, OLDER))
        force = Force(slug=PRESENT, name="Testshire Police", platform=Several(logs=logs))
        both = Pair(force, sites, tmp_path)
        report = both.night()
        assert report.verdict == "OK"
        accounts = both.accounts(report)
        assert accounts.keys() == {log.log_url for log in logs}
        known = both.known()
        for log, site in zip(logs, (name, OLDER), strict=True):
            account = accounts[log.log_url]
            mine = [url for url in known if both.host(site) in url]
            assert account.adds_up(), (site, account)
            assert account.lines - account.again <= len(mine), (site, account)
            assert account.lines > 0
            assert len(mine) >= len(truth(site)) / 2


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (Fault.FORBIDDEN_WITH_ROBOTS, "BLOCKED"),
        (Fault.MAINTENANCE, "MAINTENANCE"),
        (Fault.BARE_LISTING, "LAYOUT_CHANGED"),
    ],
)
def test_the_older_log_is_lost_alone(pair: Pair, fault: Fault, word: str) -> None:
    pair.night()
    before = pair.known()
    pair.sites.faults[OLDER] = FaultPlan(fault, retry_after=0)
    pair.sites.turn_to(2)
    report = pair.night()
    assert report.verdict == "PARTIAL"
    assert report.new >= 1  # of the present log
    after = pair.known()
    assert before.keys() <= after.keys()
    gone = [url for url, since in after.items() if since and pair.host(OLDER) in url]
    assert len(gone) <= 1  # one has been taken down indeed
    found = pair.health()
    assert f"{pair.host(OLDER)}/disclosure-log/ ended with {word}" in found.words
    assert found.state != "ok"


def test_the_present_log_is_lost_and_the_older_one_is_read(pair: Pair) -> None:
    pair.sites.faults[PRESENT] = FaultPlan(Fault.FORBIDDEN_WITH_ROBOTS)
    report = pair.night()
    assert report.verdict == "BLOCKED"
    known = pair.known()
    assert len(known) == len(truth(OLDER))
    assert all(pair.host(OLDER) in url for url in known)


def test_a_log_that_lists_nothing_any_more_is_noticed(pair: Pair) -> None:
    pair.night()
    pair.sites.faults[OLDER] = Fault.EMPTY_LISTING
    pair.night()
    assert f"{pair.host(OLDER)}/disclosure-log/ lists nothing any more" in pair.health().words
