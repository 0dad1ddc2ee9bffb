"""The account of an answer's body: every link has its fate, and the sums agree."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from parsers.platforms.drupal_log import DrupalLog
from parsers.types import Force
from samples.crawl_forms.form import Hosts
from samples.crawl_forms.pages import (
    html,
    item_page,
    log_page,
    page,
    path_of,
    pdf_file,
    rows,
    title_of,
)
from samples.crawl_forms.server import FormServer
from samples.http import SiteRequest, SiteResponse
from scraper.crawl.crawl import run_crawl
from scraper.settings import Settings

BODY = (
    "<p>We hold the figures.</p>"
    '<a href="/files/a.pdf">Response</a><a href="/get/1">Data</a><iframe src="/get/2"></iframe>'
    '<a href="/about">About us</a><a href="/missing">Guide</a>'
    '<a href="http://{store}/b.pdf">Annex</a><a href="https://ico.example.org/">the regulator</a>'
    '<a href="mailto:foi@example.org">Mail</a><a href="{other}">Another answer</a>'
)


def site(hosts: Hosts, asked: list[str]):  # type: ignore[no-untyped-def]
    words = BODY.replace("{store}", hosts.store).replace("{other}", path_of(1))

    def answer(request: SiteRequest) -> SiteResponse | None:
        asked.append(request.path)
        known = {
            "/foi-log": html(log_page(rows([0, 1]))),
            path_of(0): html(item_page(title_of(0), words)),
            path_of(1): html(item_page(title_of(1), '<a href="/about">About us</a>')),
            "/files/a.pdf": pdf_file(),
            "/b.pdf": pdf_file(),
            "/get/1": pdf_file(),
            "/get/2": pdf_file(),
            "/about": html(page("<h1>About us</h1><p>We are a police force.</p>")),
        }
        return known.get(request.path)

    return answer


def fates(path: Path) -> Counter[str]:
    with closing(sqlite3.connect(path)) as db:
        return Counter(row[0] for row in db.execute("SELECT fate FROM links"))


def crawled(data: Path, *, stores: bool) -> tuple[Counter[str], list[str], list[str]]:
    asked: list[str] = []
    settings = Settings(data=data, allow_loopback=True, delay=0, jitter=0, attempts=1)
    with FormServer() as server:
        log = DrupalLog(host="www.example.police.uk", log="/foi-log", items="/answers/")
        platform = log.at(server.hosts.log, "http")
        platform = replace(platform, stores=(server.hosts.store,) if stores else ())
        force = Force(slug="testshire", name="Testshire", platform=platform, inferred=())
        server.answer = site(server.hosts, asked)
        run_crawl([force], settings, until=date(2026, 11, 30))
    with closing(sqlite3.connect(settings.crawl_db)) as db:
        codes = [row[0] for row in db.execute("SELECT code FROM issues WHERE level = 'warning'")]
    return fates(settings.crawl_db), asked, codes


def test_every_link_has_its_fate(tmp_path: Path) -> None:
    found, asked, codes = crawled(tmp_path, stores=False)
    assert found == {
        "fetched": 3,
        "page": 3,  # About us on both, and the other answer
        "failed": 1,
        "unknown_host": 1,
        "elsewhere": 1,
        "chrome": 1,
    }
    assert asked.count("/about") == 1  # a page of the site is asked once
    assert "/b.pdf" not in asked
    assert codes == ["file_elsewhere"]


def test_a_declared_store_is_fetched_from(tmp_path: Path) -> None:
    found, asked, codes = crawled(tmp_path, stores=True)
    assert found["fetched"] == 4
    assert "/b.pdf" in asked
    assert codes == []
