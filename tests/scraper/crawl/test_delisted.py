"""A line that has left a listing: its answer is asked once, or the list alone says it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from parsers.platforms.several import Several
from parsers.platforms.web_log import WebLog
from parsers.types import Force, Platform
from samples.crawl_forms.server import FormServer
from samples.http import SiteRequest, SiteResponse
from scraper.archive.store import Store
from scraper.crawl.crawl import CrawlReport, run_crawl
from scraper.settings import Settings
from tests.scraper.recordings.made import Answer, imported, warc

UNTIL = date(2026, 3, 31)
DAYS = timedelta(days=60)  # between two lines: most lie before the days that a night asks for


@dataclass
class Log:
    """A log of dated lines, newest on top; what it lists and what it serves may differ."""

    listed: list[int]
    path: str = "/log"
    served: set[int] = field(default_factory=set)
    token: str = ""
    broken: str = ""  # a page that does not come
    unlinked: int = 0  # an answer whose line has lost its link
    asked: list[str] = field(default_factory=list)

    def answer(self, request: SiteRequest) -> SiteResponse | None:
        """A page of the log, or an answer while its token is good."""
        self.asked.append(request.target)
        if request.target == self.broken:
            return SiteResponse(500, b"")
        if request.path == self.path:
            return _page(self._lines("page=2" in request.query))
        name = request.path.removeprefix(f"{self.path}/answer-")
        if not name.isdigit() or int(name) not in self.served:
            return None
        if self.token and f"access_token={self.token}" not in request.query:
            return None
        return _page(f"<h1>FOI {name} Horses of kind {name}</h1><p>We held {name} horses.</p>")

    def _lines(self, second: bool) -> str:
        half = (len(self.listed) + 1) // 2
        query = f"?access_token={self.token}" if self.token else ""
        half_listed = self.listed[half:] if second else self.listed[:half]
        lines = "".join(
            f"<li>FOI {n} Horses of kind {n} Published: {UNTIL - (20 - n) * DAYS:%d/%m/%Y}</li>"
            if n == self.unlinked
            else f'<li><a href="{self.path}/answer-{n}{query}">FOI {n} Horses of kind {n}</a>'
            f" Published: {UNTIL - (20 - n) * DAYS:%d/%m/%Y}</li>"
            for n in half_listed
        )
        more = "" if second else f'<a href="{self.path}?page=2">Next page</a>'
        return f"<h1>FOI log</h1><ul>{lines}</ul>{more}"

    def answers(self) -> list[str]:
        """The answers that were asked for."""
        return [one for one in self.asked if "/answer-" in one]


def _page(body: str) -> SiteResponse:
    page = f"<!doctype html><html><body><main>{body}</main></body></html>"
    return SiteResponse(200, page.encode())


@dataclass
class Nights:
    """Logs with the force that is crawled there."""

    logs: tuple[Log, ...]
    force: Force
    settings: Settings

    def night(self, token: str = "") -> CrawlReport:
        for log in self.logs:
            log.asked.clear()
            log.token = f"night.{token}.4f1c8a" if token else ""
        return run_crawl([self.force], self.settings, until=UNTIL)[0]

    def told(self, report: CrawlReport) -> list[str]:
        """The lines that a night tells of as missing."""
        with Store(self.settings) as store:
            rows = store.connection.execute(
                "SELECT url FROM issues WHERE run_id = ? AND code = 'no_longer_listed'",
                [report.id],
            ).fetchall()
        return sorted(row[0].split("/")[-1].split("?")[0] for row in rows)

    def gone(self) -> list[str]:
        with Store(self.settings) as store:
            items = store.items("x")
            return sorted(one.url.split("/")[-1].split("?")[0] for one in items if one.gone_since)

    def events(self) -> list[str]:
        with Store(self.settings) as store:
            rows = store.connection.execute(
                "SELECT event FROM events WHERE event <> 'added' ORDER BY at"
            ).fetchall()
        return [row[0] for row in rows]


def _platform(log: Log, host: str) -> WebLog:
    items = rf"{log.path}/answer-\d+(?:\?access_token=[\w.]+)?"
    return WebLog(host="www.x.police.uk", log=log.path, items=items, dated=True).at(host, "http")


@contextmanager
def _served(settings: Settings, *logs: Log) -> Iterator[Nights]:
    def answer(request: SiteRequest) -> SiteResponse | None:
        return next((found for log in logs if (found := log.answer(request))), None)

    for log in logs:
        log.served = log.served or set(log.listed)
    with FormServer() as server:
        server.answer = answer
        platforms = [_platform(log, server.hosts.log) for log in logs]
        platform: Platform = platforms[0] if len(logs) == 1 else Several(logs=tuple(platforms))
        force = Force(slug="x", name="X Police", platform=platform)
        yield Nights(logs, force, replace(settings, rotation_at_least=3, attempts=1))


def _log() -> Log:
    return Log(list(range(20, 10, -1)))


@pytest.mark.parametrize("number", [20, 11])
def test_a_line_of_whatever_day_is_missed(settings: Settings, number: int) -> None:
    with _served(settings, _log()) as nights:
        nights.night()
        nights.logs[0].listed.remove(number)
        nights.logs[0].served.remove(number)
        report = nights.night()
        assert (report.verdict, report.removed) == ("OK", 1)
        assert nights.told(report) == nights.gone() == [f"answer-{number}"]


def test_an_answer_that_has_rolled_off_its_log_is_asked_and_told_once(settings: Settings) -> None:
    with _served(settings, _log()) as nights:
        nights.night()
        nights.logs[0].listed.remove(12)
        report = nights.night()
        assert nights.told(report) == ["answer-12"]
        assert "/log/answer-12" in nights.logs[0].answers()
        nights.settings = replace(nights.settings, rotation_at_least=0, rotation_share=1e-9)
        for _ in range(3):
            report = nights.night()
            assert (report.verdict, nights.told(report)) == ("OK", [])
            assert "/log/answer-12" not in nights.logs[0].answers()
        nights.logs[0].listed.insert(8, 12)
        nights.night()
        assert "/log/answer-12" in nights.logs[0].answers()
        assert (nights.gone(), nights.events()) == ([], [])


def test_more_than_a_night_may_ask_are_asked_on_the_next(settings: Settings) -> None:
    with _served(settings, _log()) as nights:
        nights.night()
        nights.settings = replace(nights.settings, rotation_at_least=2, rotation_share=1e-9)
        for number in (13, 14, 15, 16):
            nights.logs[0].listed.remove(number)
            nights.logs[0].served.remove(number)
        assert nights.night().removed < 4
        nights.night()
        assert nights.gone() == [f"answer-{n}" for n in (13, 14, 15, 16)]


def test_where_an_address_is_good_for_an_hour_the_list_alone_says_that_it_is_gone(
    settings: Settings,
) -> None:
    with _served(settings, _log()) as nights:
        nights.night("one")
        nights.logs[0].listed.remove(12)
        report = nights.night("two")
        assert (report.verdict, report.removed) == ("OK", 0)
        assert nights.told(report) == ["answer-12"]
        assert not [one for one in nights.logs[0].answers() if "answer-12" in one]
        nights.logs[0].broken = "/log?page=2"  # a night that says nothing does not count
        assert nights.night("three").verdict != "OK"
        nights.logs[0].broken = ""
        assert (nights.night("four").removed, nights.gone()) == (0, [])
        report = nights.night("five")
        assert (report.removed, nights.told(report), nights.gone()) == (1, [], ["answer-12"])
        report = nights.night("six")
        assert (report.removed, nights.told(report), nights.gone()) == (0, [], ["answer-12"])
        nights.logs[0].listed.insert(8, 12)
        report = nights.night("seven")
        assert (report.verdict, report.restored, nights.gone()) == ("OK", 1, [])
        assert nights.events() == ["removed", "restored"]


def test_a_list_with_lines_that_lead_nowhere_proves_no_absence(settings: Settings) -> None:
    with _served(settings, _log()) as nights:
        nights.night("one")
        nights.logs[0].unlinked = 12
        for token in ("two", "three", "four", "five"):
            report = nights.night(token)
            assert (report.verdict, report.removed, nights.gone()) == ("OK", 0, [])
        nights.logs[0].unlinked = 0
        nights.logs[0].listed.remove(12)
        assert [nights.night(token).removed for token in ("six", "seven", "eight")] == [0, 0, 1]
        assert nights.gone() == ["answer-12"]


def test_a_recording_read_later_leaves_such_a_removal(settings: Settings, tmp_path: Path) -> None:
    with _served(settings, _log()) as nights:
        nights.night("one")
        nights.logs[0].listed.remove(12)
        for token in ("two", "three", "four"):
            nights.night(token)
        host = next(iter(nights.force.platform.hosts))
        page = _page("<h1>FOI 12 Horses of kind 12</h1><p>We held 11 horses.</p>").body
        path = tmp_path / "x.warc"
        old = Answer("/log/answer-12", page, at=datetime(2020, 1, 2, tzinfo=UTC), host=host)
        path.write_bytes(warc((old,)))
        with Store(nights.settings) as store:
            imported(store, path, force=nights.force)
        assert nights.gone() == ["answer-12"]
        assert nights.events() == ["changed", "removed"]


def test_where_most_lines_are_missing_the_list_is_not_believed(settings: Settings) -> None:
    with _served(settings, _log()) as nights:
        nights.night("one")
        kept = nights.logs[0].listed[:4]
        missing = sorted(f"answer-{n}" for n in nights.logs[0].listed[4:])
        nights.logs[0].listed = kept
        for token in ("two", "three"):
            report = nights.night(token)
            assert (nights.told(report), nights.gone()) == (missing, [])


def test_a_log_that_was_not_walked_to_its_end_says_nothing(settings: Settings) -> None:
    with _served(settings, _log()) as nights:
        nights.night("one")
        nights.logs[0].listed.remove(12)
        nights.logs[0].broken = "/log?page=2"
        report = nights.night("two")
        assert report.verdict != "OK"
        assert (nights.told(report), nights.gone()) == ([], [])


def test_one_of_several_logs_is_judged_by_itself(settings: Settings) -> None:
    """They share a host here: while one of them is lost, no line can be said to be missing."""
    other = Log(list(range(9, 3, -1)), path="/old")
    with _served(settings, _log(), other) as nights:
        nights.night("one")
        nights.logs[0].listed.remove(12)
        nights.logs[1].broken = "/old?page=2"
        assert nights.told(nights.night("two")) == []
        nights.logs[1].broken = ""
        assert nights.told(nights.night("three")) == ["answer-12"]
        assert nights.gone() == []
        nights.night("four")
        nights.night("five")
        assert nights.gone() == ["answer-12"]
