"""A long listing on quiet nights, hosts that are slow or often ill, and answers under two keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parsers.types import Force
from samples.crawl_forms.form import Log as Lines
from samples.crawl_forms.paged import Paged, by
from samples.crawl_forms.server import FormServer
from samples.crawl_forms.ways_on import numbers
from samples.http import SiteRequest, SiteResponse
from scraper.crawl.crawl import CrawlReport, crawl, run_crawl
from scraper.crawl.patience import Patience
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings
from tests.crawl_forms.runner import PLATFORMS
from tests.scraper.sites import Log, force

UNTIL = date(2026, 3, 31)


async def night(settings: Settings, log: Log) -> CrawlReport:
    return (await crawl([force(log)], settings, until=UNTIL))[0]


@pytest.mark.parametrize(
    ("answers", "lost"),
    [
        ([(Verdict.OK, 1.0)] * 30, None),
        ([(Verdict.TOO_SLOW, 1.0)] * 3, Verdict.TOO_SLOW),
        ([(Verdict.OK, 1.0), (Verdict.SERVER_ERROR, 1.0), (Verdict.SERVER_ERROR, 1.0)] * 7,
         Verdict.SERVER_ERROR),
        ([(Verdict.OK, 1.0), (Verdict.SERVER_ERROR, 1.0)] * 10, None),
        ([(Verdict.OK, 31.0)] * 20, Verdict.TOO_SLOW),
        ([(Verdict.OK, 29.0)] * 20, None),
    ],
)  # fmt: skip
def test_patience_ends_by_rows_by_windows_and_by_slowness(
    answers: list[tuple[Verdict, float]], lost: Verdict | None, settings: Settings
) -> None:
    patience = Patience(settings)
    ends = [patience.lost(verdict, seconds) for verdict, seconds in answers]
    assert next((end for end in ends if end is not None), None) is lost


async def test_a_host_has_a_budget_of_a_night(log: Log, settings: Settings) -> None:
    log.fill(5)
    report = await night(replace(settings, host_seconds=1e-9), log)
    assert report.verdict == "TOO_SLOW"


async def test_the_night_has_an_end(log: Log, settings: Settings) -> None:
    log.fill(5)
    report = await night(replace(settings, night_seconds=1e-6), log)
    assert report.verdict == "OUT_OF_TIME"


def test_a_quiet_night_looks_at_both_ends(settings: Settings) -> None:
    paged = Paged(by("page"), numbers("{log}?page={n}"), pages=8)
    calm = replace(settings, rotation_at_least=2)
    asked: list[str] = []

    def answer(request: SiteRequest) -> SiteResponse | None:
        asked.append(request.target)
        return paged(request)

    with FormServer() as server:
        server.answer = answer
        platform = PLATFORMS[Lines.PLAIN].at(server.hosts.log, "http")
        declared = Force(slug="testshire", name="Testshire", platform=platform, inferred=())
        first = run_crawl([declared], calm, until=UNTIL)[0]
        assert (first.verdict, first.listed) == ("OK", 80)
        asked.clear()
        second = run_crawl([declared], calm, until=UNTIL)[0]
        assert (second.verdict, second.listed, second.new) == ("OK", 80, 0)
        assert [one for one in asked if one.startswith("/foi-log")] == [
            "/foi-log",
            "/foi-log?page=8",
            "/foi-log?page=2",  # its turn
        ]
        assert len(asked) <= 3 + 2 + 1  # three pages, two turns, robots.txt
        paged_more = replace(paged, pages=9)
        server.answer = paged_more
        third = run_crawl([declared], calm, until=UNTIL)[0]
        assert (third.verdict, third.listed, third.new) == ("OK", 90, 10)
