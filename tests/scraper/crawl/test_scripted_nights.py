"""Nights of one log, each with what its force did: exactly the events that this is, and no other.

A real site on loopback, crawled, read and loaded night by night.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.faces.changes import load as changes_of
from db.faces.page import Asked, Reader
from db.held import hold_back
from db.load import ForceRow, LoadReport, load_force
from db.publish import publish
from db.records import ChangedPart, ChangeEvent
from parsers.platforms.web_log import WebLog
from parsers.types import Force, Policy
from samples.crawl_forms.server import FormServer
from samples.http import SiteRequest, SiteResponse
from scraper import console
from scraper.archive.store import Store
from scraper.crawl.crawl import run_crawl
from scraper.reading.parse import parse_force, records
from scraper.reading.work import InlineExecutor
from scraper.settings import Settings
from tests.db.records import NIGHT, NO_FLOOR

SLUG = "kent"
PREFIX = f"{SLUG}/foi-"
UNTIL = date(2026, 3, 31)
ANSWERS = range(1, 9)


@dataclass
class Site:
    """A log of answers, each with a table and a file; every part of it can be changed."""

    listed: list[int] = field(default_factory=lambda: list(ANSWERS))
    served: set[int] = field(default_factory=lambda: set(ANSWERS))
    figures: dict[int, int] = field(default_factory=lambda: {n: 100 + n for n in ANSWERS})
    in_files: dict[int, int] = field(default_factory=lambda: {n: 200 + n for n in ANSWERS})
    words: dict[int, str] = field(default_factory=dict)
    layout: int = 1
    failing: SiteResponse | None = None

    def answer(self, request: SiteRequest) -> SiteResponse | None:
        if request.path == "/robots.txt":
            return None
        if self.failing is not None:
            return self.failing
        if request.path == "/log":
            return self._page("FOI log", f"<ul>{''.join(map(self._line, self.listed))}</ul>")
        name = request.path.rpartition("-")[2].removesuffix(".csv")
        if not name.isdigit() or int(name) not in self.served:
            return None
        number = int(name)
        if request.path.endswith(".csv"):
            body = f"District,Found bicycles\nNorth,{self.in_files[number]}\nSouth,12\n"
            return SiteResponse(200, body.encode(), "text/csv")
        return self._page(f"FOI {number}/26 Horses of kind {number}", self._body(number))

    def _line(self, n: int) -> str:
        day = UNTIL - (20 - n) * timedelta(days=30)
        link = f'<a href="/log/answer-{n}">FOI {n}/26 Horses of kind {n}</a>'
        return f"<li>{link} Published: {day:%d/%m/%Y}</li>"

    def _body(self, n: int) -> str:
        words = self.words.get(n, "We hold the information that you asked for.")
        return (
            f"<h2>Request</h2><p>How many horses of kind {n} were stabled?</p>"
            f"<h2>Response</h2><p>{words}</p><table><tr><th>Year</th><th>Horses</th></tr>"
            f"<tr><th>2024</th><td>{self.figures[n]}</td></tr><tr><th>2025</th><td>7</td></tr>"
            f'</table><p><a href="/log/files/found-{n}.csv">Found bicycles (CSV)</a></p>'
        )

    def _page(self, title: str, body: str) -> SiteResponse:
        if self.layout == 1:
            around = f"<header>Kent Police</header><main><h1>{title}</h1>{body}</main>"
        else:
            around = (
                "<nav><a href='/'>Home</a> <a href='/about'>About this new site</a></nav>"
                f"<div class='page page--{self.layout}'><main id='content' data-build="
                f"'{self.layout}'><h1 class='title'>{title}</h1>{body}</main></div>"
                f"<footer>Build {self.layout}, printed at noon</footer>"
            )
        page = f"<!doctype html><html lang='en'><head><title>{title}</title></head><body>{around}"
        return SiteResponse(200, f"{page}</body></html>".encode())


@dataclass
class Nights:
    """The log, what was crawled of it, and how many nights there have been."""

    site: Site
    force: Force
    settings: Settings
    count: int = 0

    def night(self) -> LoadReport:
        """Crawl, read and load once."""
        self.count += 1
        run_crawl([self.force], self.settings, until=UNTIL)
        with (
            Store(self.settings) as store,
            console.ticking("Parsing") as ticker,
        ):
            parse_force(store, SLUG, self.force, InlineExecutor(), ahead=1, ticker=ticker)
            return load_force(
                self.settings.staging_db,
                ForceRow(SLUG, "Kent Police"),
                records(store, SLUG),
                at=NIGHT + self.count * timedelta(days=1),
                expect=NO_FLOOR,
            )

    def happened(self) -> list[tuple[str, str, str | None]]:
        """The events of the last night: which answer, what, and which parts."""
        report = self.night()
        assert report.loaded, report.cause
        at = f"{NIGHT + self.count * timedelta(days=1):%Y-%m-%d}%"
        with closing(sqlite3.connect(self.settings.staging_db)) as connection:
            rows = connection.execute(
                "SELECT disclosure, event, summary FROM changes WHERE at LIKE ?"
                " ORDER BY disclosure, event",
                [at],
            ).fetchall()
        return [(key.removeprefix(PREFIX), event, said) for key, event, said in rows]


@contextmanager
def nights(settings: Settings) -> Iterator[Nights]:
    site = Site()
    with FormServer() as server:
        server.answer = site.answer
        platform = WebLog(
            host="www.x.police.uk", log="/log", items=r"/log/answer-\d+", dated=True
        ).at(server.hosts.log, "http")
        force = Force(slug=SLUG, name="Kent Police", platform=platform)
        yield Nights(site, force, replace(settings, attempts=1))


def _keys(made: Nights) -> list[str]:
    return [f"{n}-26" for n in ANSWERS]


def _edit(site: Site) -> None:
    site.figures[3] = 999


def _replace(site: Site) -> None:
    site.in_files[5] = 555


def _rewrite(site: Site) -> None:
    site.words[2] = "We have looked again, and hold more than we said."


def _take_down(site: Site) -> None:
    site.listed.remove(7)
    site.served.remove(7)


def _bring_back(site: Site) -> None:
    site.listed.append(7)
    site.served.add(7)


def _new_layout(site: Site) -> None:
    site.layout += 1


def _block(site: Site) -> None:
    site.failing = SiteResponse(403, b"<html><body><h1>Access denied</h1></body></html>")


def _break(site: Site) -> None:
    site.failing = SiteResponse(500, b"<html><body><h1>Error</h1></body></html>")


def _shorten(site: Site) -> None:
    site.failing = None
    site.listed = site.listed[:2]


def _lengthen(site: Site) -> None:
    site.listed = list(ANSWERS)


def _roll_off(site: Site) -> None:
    site.listed.remove(1)


def _nothing(site: Site) -> None:
    """A quiet night."""


Event = tuple[str, str, str | None]
SCRIPT: tuple[tuple[Callable[[Site], None], list[Event]], ...] = (
    (_nothing, []),
    (_edit, [("3-26", "changed", "figure (1)")]),
    (_nothing, []),
    (_replace, [("5-26", "changed", "figure (1), files")]),
    (_new_layout, []),
    (_take_down, [("7-26", "removed", None)]),
    (_nothing, []),
    (_bring_back, [("7-26", "restored", None)]),
    (_block, []),
    (_break, []),
    (_shorten, []),
    (_nothing, []),
    (_nothing, []),
    (_lengthen, []),
    (_rewrite, [("2-26", "changed", "text (1)")]),
    (_new_layout, []),
    (_roll_off, []),
    (_nothing, []),
    (_nothing, []),
)


@pytest.mark.long
def test_each_night_brings_exactly_what_the_force_did(settings: Settings, tmp_path: Path) -> None:
    with nights(settings) as made:
        assert made.happened() == [(key, "added", None) for key in _keys(made)]
        for number, (deed, expected) in enumerate(SCRIPT, start=2):
            deed(made.site)
            assert made.happened() == expected, (number, deed.__name__)
    _what_is_published(made, tmp_path)


def _what_is_published(made: Nights, folder: Path) -> None:
    """The diffs as readers see them: words under the policy full only, figures under both."""
    staging = made.settings.staging_db
    for policy in (Policy.FULL, Policy.FACTS):
        path = folder / policy / "forcewide.db"
        publish(staging, path, policy=policy)
        with closing(sqlite3.connect(path)) as connection:
            events = changes_of(Reader(connection), Asked({}, {})).events
            found = [one for one in events if one.event is not ChangeEvent.ADDED]
            assert [(one.key[len(PREFIX) :], one.event.value) for one in found] == [
                ("2-26", "changed"),
                ("7-26", "restored"),
                ("7-26", "removed"),
                ("5-26", "changed"),
                ("3-26", "changed"),
            ]
            by_key = {one.key[len(PREFIX) :]: one for one in found if one.differences}
            (figure,) = by_key["3-26"].differences
            assert (figure.part, figure.before, figure.after) == (ChangedPart.FIGURE, "103", "999")
            assert "2024" in figure.place
            (text,) = by_key["2-26"].differences
            shown = policy is Policy.FULL
            assert (text.before == "We hold the information that you asked for.") == shown
            assert (text.after is None) != shown


def test_what_is_held_by_now_leaves_what_is_kept_of_a_change(settings: Settings) -> None:
    """The file of before is gone from every row; what it said must go from the diff, too."""
    with nights(settings) as made:
        made.night()
        with Store(made.settings) as store:
            url = f"http://{next(iter(made.force.platform.hosts))}/log/files/found-5.csv"
            before = store.latest_ok_capture(url)
        assert before is not None
        made.site.in_files[5] = 555
        assert made.happened() == [("5-26", "changed", "figure (1), files")]
    staging = made.settings.staging_db

    def kept() -> list[str]:
        with closing(sqlite3.connect(staging)) as connection:
            return [row[0] for row in connection.execute("SELECT before FROM changed_values")]

    assert kept() == ["205", "1 files"]
    hold_back(staging, {"0" * 64}, at=NIGHT)
    assert kept() == ["205", "1 files"]
    hold_back(staging, {before.sha256}, at=NIGHT)
    assert kept() == []


@pytest.mark.parametrize("failing", [_block, _break], ids=["blocked", "error"])
def test_a_night_that_says_nothing_removes_nothing(
    settings: Settings, failing: Callable[[Site], None]
) -> None:
    with nights(settings) as made:
        made.night()
        failing(made.site)
        for _ in range(4):
            assert made.happened() == []
