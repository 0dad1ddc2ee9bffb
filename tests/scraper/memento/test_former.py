"""Systems that are gone: archives are asked for their addresses too, and their pages are read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from parsers.directory import known
from parsers.types import Force
from scraper import web_archives
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.console import ticking
from scraper.forcekit import sites
from scraper.memento import filling
from scraper.memento.choosing import roots
from scraper.recordings.replay import answers_among
from scraper.settings import Settings
from tests.scraper.memento.made_archive import Copy, MadeArchive

AT = datetime(2014, 3, 4, tzinfo=UTC)
HTML = (("Content-Type", "text/html; charset=utf-8"),)
OLD = "/freedom_of_information/disclosure_log/disclosure_log_crime/bicycle_theft_12313/"
PAGE = """<!doctype html><html><head><title>Bicycle theft 123/13</title></head><body><main>
<h1>Bicycle theft 123/13</h1><p>Disclosure Details</p><p>Date Responded: 4 March 2013</p>
<h2>You asked:</h2><p>How many bicycles were reported stolen in 2012?</p>
<h2>In response:</h2><p>In 2012, 1,234 bicycles were reported stolen.</p></main></body></html>"""
BETA = "https://beta.northumbria.police.uk/about-us/publications-and-documents"
# Addresses as a force's systems have written them one after another; the last are no answers.
ADDRESSES = {
    "northumbria": (
        "https://www.northumbria.police.uk/foi-ai/northumbria-police/log/2025/may/foi-1-25/",
        f"{BETA}/accessing-information/disclosure-log/crime-statistics/incidents-123019/",
        f"http://northumbria.police.uk{OLD}",
        "https://www.northumbria.police.uk/foi-ai/northumbria-police/policy/dogs/",
        "http://northumbria.police.uk/freedom_of_information/disclosure_log/",
    ),
    "west-midlands": (
        "https://www.westmidlands.police.uk/foi-ai/west-midlands-police/log/2025/may/foi-1-25/",
        "https://foi.west-midlands.police.uk/e-scooters-1800a-21/",
        "https://foi.west-midlands.police.uk/burglary-3005_16/",
        "https://foi.west-midlands.police.uk/about-this-site/",
        "https://www.westmidlands.police.uk/foi-ai/west-midlands-police/policy/dogs/",
    ),
}


def _force(slug: str) -> Force:
    found = known()[slug]
    assert isinstance(found, Force)
    return found


@pytest.mark.parametrize("slug", ADDRESSES)
def test_each_system_knows_its_own_answers(slug: str) -> None:
    """Whichever comes first, and with some of them listed."""
    urls, platform = ADDRESSES[slug], _force(slug).platform
    paths = [urlsplit(url).path for url in urls[:3]]

    def found(order: tuple[str, ...], *listed: str) -> list[str]:
        among = answers_among(platform, order, listed, AT, dated=True)
        return sorted(urlsplit(url).path for url in among)

    for order in (urls, urls[::-1]):
        assert found(order) == sorted(paths)
        assert set(paths[1:]) <= set(found(order, urls[0]))


@pytest.mark.parametrize("slug", ADDRESSES)
def test_archives_are_asked_for_every_root_and_the_site_for_none_that_is_gone(slug: str) -> None:
    platform = _force(slug).platform

    def bare(url: str) -> str:
        return url.partition("//")[2].removeprefix("www.")

    asked = [bare(root) for root in roots(platform)]
    for url in ADDRESSES[slug][:3]:
        assert [root for root in asked if bare(url).startswith(root)], url
    crawled = [one.url for one in platform.start(date(2012, 1, 1), date(2026, 1, 1))]
    assert not [url for url in crawled if "/freedom_of_information/" in urlsplit(url).path]


def test_an_answer_of_a_system_that_is_gone_is_read(tmp_path: Path) -> None:
    base = "http://127.0.0.1:9"  # nobody answers there any more
    sites.write(tmp_path, {"northumbria": base})
    settings = Settings(data=tmp_path, allow_loopback=True)
    with MadeArchive([Copy(f"{base}{OLD}", AT, 200, HTML, PAGE.encode())]) as made:
        web_archives.write(tmp_path, [made.described()])
        force = sites.forces(tmp_path)["northumbria"]
        archives = web_archives.known(tmp_path)
        with Store(settings) as store, Archive(store) as keeper, ticking("Asking") as ticker:
            (filled,) = filling.fill(store, keeper, [force], archives, settings, ticker)
            (item,) = store.items("northumbria")
    assert (filled.visits[0].verdict, filled.visits[0].kept) == ("OK", 1)
    assert (urlsplit(item.url).path, item.first_seen) == (OLD, AT)
    assert "Bicycle theft" in item.title
