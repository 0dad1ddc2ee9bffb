"""Crawls and imports in whichever order, and an answer purged under whichever spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from parsers.types import Force
from samples.crawl_forms.server import FormServer
from samples.http import SiteRequest, SiteResponse
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.crawl.crawl import run_crawl
from scraper.settings import Settings
from tests.scraper.recordings.made import BASE, HOST, Answer, imported, item, listing, pdf, warc
from tests.scraper.sites import PlainLog

PATH = "/items/one"
UNTIL = date(2026, 3, 31)
FIRST = item("one", "The first words of the answer, of 2023.")
SECOND = item("one", "Other words of the answer, of 2024.")
TODAY = item("one", "What the site says of it today.")


@dataclass
class World:
    """A site with one answer, and the recordings that were made of it before."""

    server: FormServer
    folder: Path
    gone: bool = False

    def answer(self, request: SiteRequest) -> SiteResponse | None:
        if request.path == "/log":
            return SiteResponse(200, listing("one"))
        if request.path.startswith("/files/"):
            return SiteResponse(200, pdf("one"), "application/pdf")
        if request.path == PATH:
            return SiteResponse(410, b"") if self.gone else SiteResponse(200, TODAY)
        return None

    @property
    def force(self) -> Force:
        log = PlainLog(host=self.server.hosts.log)
        return Force(slug="testshire", name="Testshire", platform=log)

    def crawl(self, settings: Settings) -> None:
        run_crawl([self.force], settings, until=UNTIL)

    def leave(self, settings: Settings) -> None:
        """The answer is taken down, and a night finds out."""
        self.gone = True
        self.crawl(settings)

    def read(self, name: str, body: bytes, year: int) -> Callable[[Settings], None]:
        """A recording of a year to be imported."""
        moment = datetime(year, 3, 4, 5, 6, 7, tzinfo=UTC)
        path = self.folder / f"{name}.warc"
        path.write_bytes(warc((Answer(PATH, body, at=moment, host=self.server.hosts.log),)))

        def take(settings: Settings) -> None:
            with Store(settings) as store:
                imported(store, path, force=self.force)

        return take


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with FormServer() as server:
        made = World(server, tmp_path)
        server.answer = made.answer
        yield made


def told(settings: Settings) -> tuple[object, ...]:
    """What is known of the answer, without the moments of tonight."""
    with Store(settings) as store:
        (row,) = store.items("testshire")
        capture = store.latest_ok_capture(row.url)
        assert capture is not None
        shown = store.load_page(capture).body
        events = store.connection.execute(
            "SELECT url, event, before, after, substr(at, 1, 4) FROM events ORDER BY at, event"
        ).fetchall()
    return row.first_seen.year, row.gone_since is not None, shown, events


ORDERS = [order for order in permutations(range(4)) if order.index(2) < order.index(3)]


def test_the_order_of_crawls_and_imports_changes_nothing(world: World, settings: Settings) -> None:
    steps = (
        world.read("first", FIRST, 2023),
        world.read("second", SECOND, 2024),
        world.crawl,
        world.leave,
    )
    found = {}
    for place, order in enumerate(ORDERS):
        world.gone = False
        night = replace(settings, data=world.folder / str(place))
        for step in order:
            steps[step](night)
        found[order] = told(night)
    whole = found[0, 1, 2, 3]
    assert whole[:3] == (2023, True, TODAY)
    events = [row[1] for row in whole[3]]  # type: ignore[attr-defined]
    assert events == ["added", "changed", "changed", "removed"]
    assert {order: known for order, known in found.items() if known != whole} == {}


# ---------------------------------------------------------------------- one key

SPELT = (
    f"http://{HOST}{PATH}",
    f"https://{HOST}{PATH}",
    f"https://{HOST}{PATH}/",
    f"http://testshire.police.uk{PATH}",
    f"https://{HOST.upper()}:443{PATH}",
    f"https://{HOST}{PATH}?utm_source=mail",
    f"https://{HOST}/items/./%6Fne",
    f"https://{HOST}{PATH}?view=mobile#top",
)


def _known(store: Store) -> list[str]:
    return [one.canonical_url for one in store.items("testshire")]


@pytest.mark.parametrize("url", SPELT)
def test_what_was_purged_comes_back_under_no_spelling(
    store: Store, tmp_path: Path, url: str
) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(warc((Answer("/log", listing("one")), Answer(PATH, FIRST))))
    imported(store, path)
    assert len(_known(store)) == 1
    capture = store.latest_ok_capture(url)
    assert capture is not None
    with Archive(store) as archive:
        archive.purge(capture.id, "a test", hold=True)
    assert store.is_barred(url)
    scheme, _, rest = url.partition("://")
    host, _, target = rest.partition("/")
    path.write_bytes(warc((Answer(f"/{target}", SECOND, host=host, scheme=scheme),)))
    report = imported(store, path)
    assert (report.purged, store.latest_ok_capture(url)) == (1, None)
    store.release(url)
    assert not store.is_barred(f"{BASE}{PATH}")


def test_an_alias_is_purged_with_its_answer(world: World, settings: Settings) -> None:
    """The log lists one answer under two addresses; whichever is purged, neither comes back."""
    index = f"{PATH}/index.html"
    lines = listing("one", total=2).replace(
        b"</ol>", b'<li><a href="%s">one</a></li></ol>' % index.encode()
    )

    def answer(request: SiteRequest) -> SiteResponse | None:
        if request.path == "/log":
            return SiteResponse(200, lines)
        return SiteResponse(200, TODAY) if request.path in {PATH, index} else world.answer(request)

    world.server.answer = answer
    for place, purged in enumerate((PATH, index)):
        night = replace(settings, data=world.folder / f"alias{place}")
        world.crawl(night)
        with Store(night) as store:
            assert len(_known(store)) == 1
            capture = store.latest(f"http://{world.server.hosts.log}{purged}")
            assert capture is not None
            with Archive(store) as archive:
                archive.purge(capture.id, "a test", hold=True)
        world.server.asked.clear()
        world.crawl(night)
        assert not {PATH, index} & set(world.server.asked)
        with Store(night) as store:
            for path in (PATH, index):
                assert store.latest_ok_capture(f"http://{world.server.hosts.log}{path}") is None
                assert store.is_barred(f"http://{world.server.hosts.log}{path}/")
            store.release(f"http://{world.server.hosts.log}{index}")
            assert not store.is_barred(f"http://{world.server.hosts.log}{PATH}")
