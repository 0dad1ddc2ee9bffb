"""Each switch does what it says on the wire, to its own targets, and to nobody else."""

from __future__ import annotations

import gzip
import http.client
import re
import socket
import time
from collections.abc import Iterator
from http.client import IncompleteRead
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from samples.faults import LISTINGS, TARGETS, WIRE, Fault, FaultPlan, Target, target_of
from samples.model import Form
from samples.probe import Reply, fetch
from samples.serve import SampleSites
from samples.site.listing import LISTING
from samples.world import world

FORCE = "cleveland"
LOG = "q=&dt=Disclosure+log&fdte=&tdte=&ic=&icsc="
ITEMS = world(FORCE).disclosures
HANGING = 600.0  # seconds: far beyond what any machine needs for a request
ITEM = ITEMS[0].path
FILE = next(item.attachments[0].path for item in ITEMS if item.form is Form.LETTER_PDF)


@pytest.fixture(scope="module")
def served() -> Iterator[SampleSites]:
    with SampleSites([FORCE, "metropolitan"], seed=2) as sites:
        yield sites


@pytest.fixture
def sites(served: SampleSites) -> Iterator[SampleSites]:
    yield served
    served.faults.clear()


def ask(sites: SampleSites, path: str, **headers: str) -> Reply:
    return fetch(sites.base_urls[FORCE] + path, headers=headers)


def strike(sites: SampleSites, fault: Fault | FaultPlan) -> None:
    sites.faults[FORCE] = fault


# --------------------------------------------------------------------------- whole answers


@pytest.mark.parametrize(
    ("fault", "path", "status", "mark"),
    [
        (Fault.CHALLENGE_403, ITEM, 403, b"/cdn-cgi/challenge-platform/"),
        (Fault.CHALLENGE_403, f"{LISTING}?{LOG}", 403, b"Just a moment..."),
        (Fault.CHALLENGE_200, ITEM, 200, b"Enable JavaScript and cookies to continue"),
        (Fault.FORBIDDEN, ITEM, 403, b"403 Forbidden"),
        (Fault.FORBIDDEN, "/robots.txt", 200, b"GetPaginatedResults"),
        (Fault.FORBIDDEN_WITH_ROBOTS, "/robots.txt", 403, b"403 Forbidden"),
        (Fault.FORBIDDEN_WITH_ROBOTS, ITEM, 403, b"403 Forbidden"),
        (Fault.MAINTENANCE, f"{LISTING}?{LOG}", 200, b"planned maintenance"),
        (Fault.ERROR_PAGE, ITEM, 200, b"something went wrong"),
        (Fault.ERROR_500, ITEM, 500, b"something went wrong"),
        (Fault.ERROR_503, ITEM, 503, b"maintenance"),
        (Fault.RATE_LIMITED, ITEM, 429, b"Too many"),
        (Fault.WRONG_TYPE, ITEM, 200, b"\x89PNG"),
        (Fault.HTML_AS_PDF, FILE, 200, b"<!DOCTYPE html>"),
        (Fault.EMPTY, ITEM, 200, b""),
        (Fault.ROBOTS_FORBID_ALL, "/robots.txt", 200, b"Disallow: /\n"),
        (Fault.ROBOTS_503, "/robots.txt", 503, b"unavailable"),
    ],
)
def test_whole_answers(
    sites: SampleSites, fault: Fault, path: str, status: int, mark: bytes
) -> None:
    strike(sites, fault)
    reply = ask(sites, path)
    assert reply.status == status
    assert mark in reply.body
    if fault is Fault.EMPTY:
        assert reply.body == b""
    spared = fault is Fault.FORBIDDEN and target_of(path) is Target.ROBOTS
    assert sites.log[-1].fault is (None if spared else fault)
    assert fetch(sites.base_urls["metropolitan"] + "/").status == 200
    assert sites.log[-1].fault is None


def test_types_and_headers_of_false_answers(sites: SampleSites) -> None:
    for fault, path, name, value in (
        (Fault.HTML_AS_PDF, FILE, "content-type", "application/pdf"),
        (Fault.WRONG_TYPE, ITEM, "content-type", "image/png"),
        (Fault.RATE_LIMITED, ITEM, "retry-after", "1"),
        (Fault.CHALLENGE_403, ITEM, "cf-mitigated", "challenge"),
    ):
        strike(sites, fault)
        assert ask(sites, path).headers[name] == value
    strike(sites, FaultPlan(Fault.ERROR_503, retry_after=7))
    assert ask(sites, ITEM).headers["retry-after"] == "7"


@pytest.mark.parametrize(
    ("plan", "location"),
    [
        (FaultPlan(Fault.REDIRECT_AWAY), "https://somewhere-else.example/foi/"),
        (FaultPlan(Fault.REDIRECT_LOOPBACK), "http://127.0.0.1:9/internal/"),
        (FaultPlan(Fault.REDIRECT_METADATA), "http://169.254.169.254/latest/meta-data/"),
        (FaultPlan(Fault.REDIRECT_LOOP), ITEM),
        (FaultPlan(Fault.REDIRECT_AWAY, location="http://[::1]/"), "http://[::1]/"),
        (FaultPlan(Fault.LOGIN), f"/login?returnUrl={ITEM}"),
    ],
)
def test_redirects(sites: SampleSites, plan: FaultPlan, location: str) -> None:
    strike(sites, plan)
    reply = ask(sites, ITEM)
    assert (reply.status, reply.headers["location"]) == (302, location)


def test_a_login_redirect_ends_at_a_form(sites: SampleSites) -> None:
    strike(sites, Fault.LOGIN)
    page = fetch(urljoin(sites.base_urls[FORCE], ask(sites, ITEM).headers["location"]))
    assert page.status == 200
    assert 'type="password"' in page.text


def test_a_lying_304_hides_a_change(sites: SampleSites) -> None:
    strike(sites, Fault.LYING_304)
    assert ask(sites, ITEM).status == 200
    assert ask(sites, ITEM, if_none_match='"of another day"').status == 304


def test_a_small_body_that_unpacks_to_a_large_one(sites: SampleSites) -> None:
    strike(sites, FaultPlan(Fault.GZIP_BOMB, size=8 * 1024 * 1024))
    reply = ask(sites, ITEM, accept_encoding="gzip")
    assert len(reply.raw) < 20_000
    assert len(gzip.decompress(reply.raw)) == 8 * 1024 * 1024


def test_bytes_that_change_while_the_words_do_not(sites: SampleSites) -> None:
    strike(sites, Fault.CHANGING_BYTES)
    one, other = ask(sites, ITEM), ask(sites, ITEM)
    assert one.body != other.body
    assert "etag" not in one.headers
    texts = {BeautifulSoup(reply.text, "lxml").get_text() for reply in (one, other)}
    assert len(texts) == 1


# --------------------------------------------------------------------------- plans


def test_plans_skip_and_stop(sites: SampleSites) -> None:
    strike(sites, FaultPlan(Fault.ERROR_500, skip=2, times=3))
    assert [ask(sites, ITEM).status for _ in range(7)] == [200, 200, 500, 500, 500, 200, 200]


def test_plans_can_choose_their_targets(sites: SampleSites) -> None:
    strike(sites, FaultPlan(Fault.ERROR_500, targets=frozenset({Target.FILE})))
    assert ask(sites, ITEM).status == 200
    assert ask(sites, FILE).status == 500


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/robots.txt", Target.ROBOTS),
        ("/sitemap.xml", Target.SITEMAP),
        (LISTING, Target.LISTING),
        (f"{LISTING}GetPaginatedResults/", Target.LISTING),
        (ITEM, Target.ITEM),
        (FILE, Target.FILE),
    ],
)
def test_targets(path: str, target: Target) -> None:
    assert target_of(path) is target


def test_every_fault_is_of_one_kind() -> None:
    assert not WIRE & LISTINGS
    assert set(TARGETS) <= set(Fault)
    assert all(TARGETS[fault] for fault in WIRE | LISTINGS)


# --------------------------------------------------------------------------- listings


def listing(sites: SampleSites, page: int = 1) -> BeautifulSoup:
    return BeautifulSoup(ask(sites, f"{LISTING}?{LOG}&page={page}").text, "lxml")


def linked(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select("h3 a[href]")]


def has_next(page: BeautifulSoup) -> bool:
    return any(
        "next" in f"{a.get('rel', '')}{a.get('title', '')}{a.get('aria-label', '')}{a}".lower()
        for a in page.select("nav a")
    )


def test_a_listing_that_shifts_while_it_is_walked(sites: SampleSites) -> None:
    honest = [linked(listing(sites, page)) for page in (1, 2)]
    strike(sites, Fault.SHIFTING_LISTING)
    first, second, third = (linked(listing(sites, page)) for page in (1, 2, 3))
    assert honest[0][0] not in first
    assert set(first) & set(second), "an item that was on page 1 has moved to page 2"
    assert third
    again = linked(listing(sites, 1))
    assert again == honest[0], "page 1 read again shows what was missed"


def test_items_on_two_pages(sites: SampleSites) -> None:
    strike(sites, Fault.DUPLICATE_ITEMS)
    first, second = linked(listing(sites, 1)), linked(listing(sites, 2))
    assert second[:2] == first[-2:]


def test_items_without_dates(sites: SampleSites) -> None:
    assert "Published:" in listing(sites).get_text()
    strike(sites, Fault.UNDATED_ITEMS)
    assert len(linked(listing(sites))) == 10
    assert "Published:" not in listing(sites).get_text()
    for item in ITEMS[:8]:
        page = ask(sites, item.path).text
        assert "Published:" not in page
        assert "published_time" not in page
        assert item.title in BeautifulSoup(page, "lxml").get_text()


def test_a_calendar_that_never_ends(sites: SampleSites) -> None:
    strike(sites, Fault.ENDLESS_CALENDAR)
    seen: set[str] = set()
    for number in (1, 2, 3, 4, 9, 60):
        page = listing(sites, number)
        found = set(linked(page))
        assert found
        assert not found & seen
        assert has_next(page)
        seen |= found
    invented = [path for path in seen if "/calendar/" in path]
    assert invented
    assert ask(sites, invented[0]).status == 200


def test_the_same_items_on_every_page(sites: SampleSites) -> None:
    first = linked(listing(sites))
    strike(sites, Fault.SAME_ITEMS)
    for number in (1, 2, 50):
        page = listing(sites, number)
        assert linked(page) == first
        assert has_next(page)


def test_no_count(sites: SampleSites) -> None:
    assert listing(sites).find("p", role="status")
    strike(sites, Fault.NO_COUNT)
    page = listing(sites)
    assert page.find("p", role="status") is None
    assert len(linked(page)) == 10


def test_half_of_the_anchors_gone(sites: SampleSites) -> None:
    strike(sites, Fault.HALF_ANCHORS)
    page = listing(sites)
    assert len(page.find_all("h3")) == 10
    assert len(linked(page)) == 5
    status = page.find("p", role="status")
    assert status is not None
    assert str(world(FORCE).listed) in re.findall(r"\d+", status.get_text())


def test_a_listing_with_neither_results_nor_a_word_about_them(sites: SampleSites) -> None:
    strike(sites, Fault.BARE_LISTING)
    page = listing(sites)
    assert page.find("h1") is not None
    assert linked(page) == []
    assert "results" not in page.get_text().lower()


# --------------------------------------------------------------------------- the wire


def test_a_body_that_stops_half_way(sites: SampleSites) -> None:
    whole = ask(sites, ITEM)
    strike(sites, Fault.TRUNCATED)
    with pytest.raises(IncompleteRead) as caught:
        ask(sites, ITEM)
    assert len(caught.value.partial) == len(whole.raw) // 2
    assert sites.log[-1].status is None


def test_a_connection_that_is_reset(sites: SampleSites) -> None:
    strike(sites, Fault.RESET)
    with pytest.raises(ConnectionResetError):
        ask(sites, ITEM)


def read_for(sites: SampleSites, path: str, size: int) -> int:
    """Reads up to ``size`` bytes of an answer, then hangs up; how many there were."""
    host, port = sites.base_urls[FORCE].removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as sock:
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        total = 0
        while total < size and (data := sock.recv(65536)):
            total += len(data)
        return total


def test_a_body_larger_than_anybody_wants(sites: SampleSites) -> None:
    strike(sites, FaultPlan(Fault.TOO_LARGE, size=4 * 1024 * 1024))
    connection = http.client.HTTPConnection(sites.base_urls[FORCE].removeprefix("http://"))
    connection.request("GET", ITEM)
    answer = connection.getresponse()
    assert answer.getheader("content-length") == str(4 * 1024 * 1024)
    assert len(answer.read()) == 4 * 1024 * 1024
    connection.close()


def test_a_body_without_end(sites: SampleSites) -> None:
    strike(sites, Fault.ENDLESS_BODY)
    wanted = 5 * 1024 * 1024
    assert read_for(sites, ITEM, wanted) >= wanted
    deadline = time.monotonic() + 60
    while sites.log[-1].ended is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert sites.log[-1].ended is not None, "the server stops when the reader hangs up"


@pytest.mark.parametrize("fault", [Fault.SLOW_HEADERS, Fault.SLOW_BODY])
def test_slow_answers_are_slow_and_right(sites: SampleSites, fault: Fault) -> None:
    whole = ask(sites, ITEM)
    strike(sites, FaultPlan(fault, seconds=0.6))
    start = time.monotonic()
    assert ask(sites, ITEM).raw == whole.raw
    assert time.monotonic() - start >= 0.5
    strike(sites, FaultPlan(fault, seconds=20))
    with pytest.raises(TimeoutError):
        fetch(sites.base_urls[FORCE] + ITEM, timeout=0.2)


def test_other_sites_go_on_while_one_hangs(sites: SampleSites) -> None:
    strike(sites, FaultPlan(Fault.SLOW_HEADERS, seconds=HANGING))
    with pytest.raises(TimeoutError):
        fetch(sites.base_urls[FORCE] + ITEM, timeout=0.2)
    start = time.monotonic()
    path = world("metropolitan").disclosures[0].path
    assert fetch(sites.base_urls["metropolitan"] + path).status == 200
    assert time.monotonic() - start < HANGING / 2


def test_sites_close_quickly_while_a_fault_is_under_way() -> None:
    with SampleSites(
        [FORCE], faults={FORCE: FaultPlan(Fault.SLOW_HEADERS, seconds=HANGING)}
    ) as sites:
        with pytest.raises(TimeoutError):
            fetch(sites.base_urls[FORCE] + ITEM, timeout=0.1)
        start = time.monotonic()
    assert time.monotonic() - start < HANGING / 2
