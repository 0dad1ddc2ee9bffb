"""A log of many pages on quiet nights: little is asked for, and nothing is missed for long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs

import pytest

from parsers.types import Force
from samples.crawl_forms.form import Log as Lines
from samples.crawl_forms.server import FormServer
from samples.http import SiteRequest, SiteResponse
from scraper.archive.rows import stamp
from scraper.archive.store import Store
from scraper.crawl.crawl import CrawlReport, run_crawl
from scraper.crawl.turns import PERIODS, period
from scraper.settings import Settings
from tests.crawl_forms.runner import PLATFORMS

UNTIL = date(2026, 3, 31)
A_PAGE = 5


@dataclass
class Log:
    """A log whose lines may be changed between two nights, newest on top."""

    titles: dict[str, str]
    counted: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, request: SiteRequest) -> SiteResponse | None:
        """One page of the log, or an answer."""
        self.asked.append(request.target)
        name = request.path.removeprefix("/answers/")
        if request.path == "/foi-log":
            return _html(self._page(int(parse_qs(request.query).get("page", ["1"])[0])))
        if name in self.titles:
            title = self.titles[name]
            return _html(f"<h1>{title}</h1><p>We hold the information on {title}.</p>")
        return None

    def _page(self, page: int) -> str:
        names = list(self.titles)
        lines = "".join(
            f'<li><a href="/answers/{name}">{self.titles[name]}</a></li>'
            for name in names[(page - 1) * A_PAGE : page * A_PAGE]
        )
        more = page * A_PAGE < len(names)
        total = f"<p>{len(names)} results</p>" if self.counted else ""
        after = f'<p><a href="/foi-log?page={page + 1}">Next page</a></p>' if more else ""
        return f"<h1>FOI log</h1>{total}<ul>{lines}</ul>{after}"

    @property
    def pages(self) -> list[str]:
        """The pages of the log that were asked for."""
        return [target for target in self.asked if target.startswith("/foi-log")]


def _html(body: str) -> SiteResponse:
    page = f"<!doctype html><html><body><main>{body}</main></body></html>"
    return SiteResponse(200, page.encode())


@dataclass
class Nights:
    """A log with the force that is crawled there."""

    log: Log
    force: Force
    settings: Settings

    def night(self) -> CrawlReport:
        self.log.asked.clear()
        return run_crawl([self.force], self.settings, until=UNTIL)[0]

    def known(self) -> dict[str, str]:
        with Store(self.settings) as store:
            return {one.url.rsplit("/", 1)[-1]: one.title for one in store.items("testshire")}

    def codes(self, report: CrawlReport) -> set[str]:
        with Store(self.settings) as store:
            rows = store.connection.execute(
                "SELECT code FROM issues WHERE run_id = ?", [report.id]
            ).fetchall()
        return {row[0] for row in rows}


@contextmanager
def _served(log: Log, settings: Settings) -> Iterator[Nights]:
    with FormServer() as server:
        server.answer = log.answer
        platform = PLATFORMS[Lines.PLAIN].at(server.hosts.log, "http")
        force = Force(slug="testshire", name="Testshire", platform=platform)
        yield Nights(log, force, replace(settings, rotation_at_least=1))


def _log(count: int = 38, *, counted: bool = False) -> Log:
    return Log({f"foi-{n}": f"FOI {n} Horses of kind {n}" for n in range(count, 0, -1)}, counted)


def _after(nights: Nights, *, within: int) -> CrawlReport:
    """The first of so many nights that was no quiet one."""
    for _ in range(within):
        report = nights.night()
        if len(nights.log.pages) >= len(nights.log.titles) / A_PAGE:
            return report
    pytest.fail("every night was a quiet one")


@pytest.mark.parametrize("counted", [False, True])
def test_every_page_has_its_turn(settings: Settings, *, counted: bool) -> None:
    with _served(_log(counted=counted), replace(settings, rotation_days=3)) as nights:
        nights.night()
        seen: list[str] = []
        for _ in range(3):
            report = nights.night()
            assert (report.verdict, report.listed, report.new) == ("OK", 38, 0)
            assert len(nights.log.pages) == 1 + 1 + 3  # first, last, a third of those between
            seen += nights.log.pages
    assert {f"/foi-log?page={n}" for n in range(2, 9)} <= set(seen)


@pytest.mark.parametrize(("more", "counted"), [(1, False), (2, True), (3, True), (4, False)])
def test_new_lines_on_top_push_the_others_down(
    settings: Settings, more: int, *, counted: bool
) -> None:
    with _served(_log(counted=counted), settings) as nights:
        nights.night()
        new = {f"foi-{n}": f"FOI {n} Dogs of kind {n}" for n in range(38 + more, 38, -1)}
        nights.log.titles = {**new, **nights.log.titles}
        report = nights.night()
        assert (report.verdict, report.listed, report.new) == ("OK", 38 + more, more)
        assert len(nights.log.pages) <= 4
        assert len(nights.known()) == 38 + more
        again = nights.night()
        assert (again.verdict, again.listed, again.new) == ("OK", 38 + more, 0)
        assert len(nights.log.pages) == 3


def test_a_line_with_other_words_is_met_in_its_turn(settings: Settings) -> None:
    with _served(_log(), replace(settings, rotation_days=3)) as nights:
        nights.night()
        nights.log.titles["foi-20"] = "FOI 20 Horses, corrected"
        report = _after(nights, within=3)
        assert report.verdict == "OK"
        assert nights.known()["foi-20"] == "FOI 20 Horses, corrected"


def test_a_line_that_is_gone_is_looked_at_the_same_night(settings: Settings) -> None:
    with _served(_log(), settings) as nights:
        nights.night()
        del nights.log.titles["foi-20"]
        report = nights.night()
        assert "no_longer_listed" in nights.codes(report)
        assert "/answers/foi-20" in nights.log.asked
        assert report.removed == 1


def test_changes_that_cancel_each_other_out_are_met(settings: Settings) -> None:
    with _served(_log(), replace(settings, rotation_days=3)) as nights:
        nights.night()
        names = list(nights.log.titles)
        place = names.index("foi-20")
        swapped = {**dict.fromkeys(names), "foi-99": None}
        del swapped["foi-20"]
        order = [*names[:place], "foi-99", *names[place + 1 :]]
        titles = {**nights.log.titles, "foi-99": "FOI 99 Late, filed under its day"}
        nights.log.titles = {name: titles[name] for name in order if name in swapped}
        report = _after(nights, within=3)
        assert (report.verdict, report.new, report.removed) == ("OK", 1, 1)
        assert "foi-99" in nights.known()


def test_a_night_that_stops_between_two_pages_is_resumed(settings: Settings) -> None:
    with _served(_log(), settings) as nights:
        nights.night()
        full = nights.settings
        nights.settings = replace(full, max_requests=2)
        assert nights.night().verdict == "BUDGET"
        nights.settings = full
        report = nights.night()
        assert (report.verdict, report.listed) == ("OK", 38)


@pytest.mark.parametrize("row", PERIODS, ids=lambda row: str(row.days))
def test_an_answers_turn_is_by_its_age(row: object, settings: Settings) -> None:
    one = next(found for found in PERIODS if found is row)
    wanted = timedelta(days=one.share * settings.rotation_days)
    assert period(one.within, settings) == wanted
    assert one.beyond < 0 or period(one.beyond, settings) > wanted


def test_no_night_looks_at_more_than_its_share(settings: Settings) -> None:
    with _served(_log(), replace(settings, rotation_share=0.1)) as nights:
        nights.night()
        with Store(nights.settings) as store, store.transaction() as connection:
            long_ago = stamp(datetime.now(UTC) - timedelta(days=400))
            connection.execute("UPDATE items SET last_checked = ?", [long_ago])
        seen: set[str] = set()
        for _ in range(13):
            nights.night()
            looked = {one for one in nights.log.asked if one.startswith("/answers/")}
            assert len(looked) <= 3  # of 38
            seen |= looked
        assert len(seen) == 38  # the latest first: all have their turn
