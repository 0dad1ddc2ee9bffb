"""Single Online Home read from hand-made pages whose undamaged reading is asserted exactly."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from parsers.errors import AnchorMissingError, DeclarationError
from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Page, RequestKind

HOST = "www.loamshire.police.uk"
BASE = f"https://{HOST}"
LIST = f"{BASE}/foi-ai/af/accessing-information/published-items/"
SITE = SingleOnlineHome(host=HOST)
ITEM = "/foi-ai/loamshire-police/disclosure/2024/may/foi-1224-drone-flights/"

RESULTS = """
<html lang="en"><body>
<header><a href="/">Home</a></header>
<main>
  <h1>Published items</h1>
  <p>Showing 1 - 2 of 12 results</p>
  <div><div><a href="{item}"><img src="/x.png" alt=""></a></div>
    <div><h3><a href="{item}">Drone flights</a></h3>
      <p>Published: 09:30 14/05/2024</p><p>How often drones flew.</p></div></div>
  <div><div><h3><a href=" /foi-ai/loamshire-police/disclosure/2024/may/foi-1324-dog bites/ ">
      Dog bites</a></h3><time datetime="2024-05-02T10:00:00Z">2 May</time>
      <p>Bites by year.</p></div></div>
  <p>See also <a href="/foi-ai/loamshire-police/who-we-are/policies/dogs/">our dog policy</a>.</p>
  <ul><li><a href="?dt=Disclosure+log&amp;page=2" rel="next">2</a></li></ul>
</main>
<footer><a href="/foi-ai/af/accessing-information/publication-scheme/">Scheme</a></footer>
</body></html>
""".replace("{item}", ITEM)

ANSWER = """
<html lang="en"><head><meta property="og:title" content="Drone flights | Loamshire">
<meta property="article:published_time" content="2024-05-14T09:30:00"></head><body>
<p>Quick exit: press the button to leave this site now</p>
<main>
  <p>This site is a beta, which means it's a work in progress.</p>
  <h1>Drone flights</h1>
  <p>Sorry, there was a technical problem. Please try again later.</p>
  <p>Enquiry Reference: 12 - 24</p>
  <h2>Request</h2><p>How many drone flights were there?</p>
  <h2>Response</h2><p>Please see the table.</p>
  <table><tr><th>Year</th><th>Flights</th></tr><tr><td>2022</td><td>41</td></tr></table>
  <p><a href="/SysSiteAssets/foi-media/loamshire/2024/drones 12-24.pdf">Letter</a>
     <a href="https://elsewhere.example/x.pdf">A stranger's file</a></p>
  <p>Is there a problem with this page?</p>
</main></body></html>
"""


def page(body: str, url: str = LIST) -> Page:
    raw = body.encode()
    digest = hashlib.sha256(raw).hexdigest()
    return Page(url, url, 200, "text/html", raw, datetime(2024, 6, 1, tzinfo=UTC), digest)


def codes(found: object) -> list[str]:
    return [issue.code for issue in getattr(found, "issues")]  # noqa: B009 - Listing or Item


# ---------------------------------------------------------------------- declaration


@pytest.mark.parametrize(
    ("host", "listing", "scheme"),
    [
        ("https://x.police.uk", "/foi-ai/", "https"),
        (HOST, "foi-ai", "https"),
        (HOST, "/foi-ai/", "ftp"),
    ],
)
def test_a_bad_parameter_fails_when_declared(host: str, listing: str, scheme: str) -> None:
    with pytest.raises(DeclarationError):
        SingleOnlineHome(host=host, listing=listing, scheme=scheme)


def test_start_covers_every_day_once_newest_first() -> None:
    requests = SITE.start(date(2021, 11, 20), date(2026, 1, 5))
    listings = [request for request in requests if request.kind is RequestKind.LISTING]
    spans = []
    for request in listings:
        query = parse_qs(urlsplit(request.url).query)
        assert query["dt"] == ["Disclosure log"]
        spans.append((date.fromisoformat(query["fdte"][0]), date.fromisoformat(query["tdte"][0])))
    assert spans[0] == (date(2026, 1, 1), date(2026, 1, 5))
    assert spans[-1] == (date(2021, 11, 20), date(2021, 12, 31))
    for (newer, _), (_, older) in pairwise(spans):
        assert (newer - older).days == 1
    assert requests[-1].kind is RequestKind.SITEMAP
    assert not any("GetPaginatedResults" in request.url for request in requests)


# ---------------------------------------------------------------------- listing


def test_a_listing_reads_exactly() -> None:
    found = SITE.read_listing(page(RESULTS))
    assert [(e.title, e.published_on, e.summary) for e in found.entries] == [
        ("Drone flights", date(2024, 5, 14), "How often drones flew."),
        ("Dog bites", date(2024, 5, 2), "Bites by year."),
    ]
    assert found.entries[0].url == BASE + ITEM
    assert found.entries[1].url.endswith("/foi-1324-dog%20bites/")
    assert found.claimed_total == 12
    assert found.next is not None
    assert found.next.url == LIST + "?dt=Disclosure+log&page=2"
    assert found.issues == ()


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("43 results found", 43),
        ("Results: 1,043", 1043),
        ("Showing 1 to 2 of 43 results", 43),
        ("1–2 of about 43", 43),
        ("Dangos 1 i 2 o 43 canlyniadau", 43),
    ],
)
def test_the_claimed_total_in_other_words(words: str, total: int) -> None:
    body = RESULTS.replace("Showing 1 - 2 of 12 results", words)
    assert SITE.read_listing(page(body)).claimed_total == total


@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="?page=2">Next page</a>',
        '<a href="?page=2" aria-label="Go to the next page">›</a>',
        '<a href="?page=2" title="Next">›</a>',
        '<a href="?page=2">Y dudalen nesaf</a>',
        '<nav aria-label="Pages"><a href="?page=1">1</a><a href="?page=2">Next</a></nav>',
    ],
)
def test_the_next_link_in_other_words(anchor: str) -> None:
    body = RESULTS.replace('<a href="?dt=Disclosure+log&amp;page=2" rel="next">2</a>', anchor)
    found = SITE.read_listing(page(body))
    assert found.next is not None
    assert found.next.url == LIST + "?page=2"


def test_the_forbidden_fragment_address_is_never_next() -> None:
    body = RESULTS.replace("?dt=Disclosure+log&amp;page=2", "GetPaginatedResults/?page=2")
    found = SITE.read_listing(page(body))
    assert found.next is None
    assert codes(found) == ["next_missing", "way_on_lost"]
    assert found.more is not None


def test_no_results_is_believed_only_in_the_platforms_own_words() -> None:
    empty = "<main><h1>Published items</h1><p>Sorry, no results match.</p></main>"
    found = SITE.read_listing(page(empty))
    assert (found.entries, found.no_results, found.claimed_total) == ((), True, 0)
    with pytest.raises(AnchorMissingError, match="no results and no text"):
        SITE.read_listing(page("<main><h1>Published items</h1></main>"))


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (("Showing 1 - 2 of 12 results", ""), "total_missing"),
        (("1 - 2 of 12", "1 - 4 of 12"), "entries_missing"),
        (("?dt=Disclosure+log&amp;page=2", "#"), "next_missing"),
        (("Published: 09:30 14/05/2024", ""), "date_missing"),
    ],
)
def test_damage_is_noticed(damage: tuple[str, str], code: str) -> None:
    assert codes(SITE.read_listing(page(RESULTS.replace(*damage)))) == [code]


def test_a_window_that_the_site_ignores_is_noticed() -> None:
    url = LIST + "?q=&dt=Disclosure+log&fdte=2023-01-01&tdte=2023-01-31"
    assert "window_ignored" in codes(SITE.read_listing(page(RESULTS, url)))


# ---------------------------------------------------------------------- sitemap


def test_a_sitemap_and_an_index() -> None:
    items = (
        f"<urlset><url><loc>{BASE}{ITEM}</loc></url><url><loc>{BASE}/news/x/</loc></url></urlset>"
    )
    found = SITE.read_sitemap(page(items))
    assert found.addresses == (BASE + ITEM,)
    index = f"<sitemapindex><sitemap><loc>{BASE}/a.xml</loc></sitemap></sitemapindex>"
    nested = SITE.read_sitemap(page(index)).nested
    assert [request.url for request in nested] == [f"{BASE}/a.xml"]
    with pytest.raises(AnchorMissingError):
        SITE.read_sitemap(page("<html><p>Not found"))


def test_only_neighbours_of_listed_items_count_as_unlisted() -> None:
    missing = f"{BASE}/foi-ai/loamshire-police/disclosure/2024/june/foi-1-x/"
    policy = f"{BASE}/foi-ai/loamshire-police/who-we-are/our-policies/2024/dogs/"
    text = "".join(f"<url><loc>{a}</loc></url>" for a in (BASE + ITEM, missing, policy))
    sitemap = SITE.read_sitemap(page(f"<urlset>{text}</urlset>"))
    assert SITE.unlisted(sitemap, frozenset({BASE + ITEM})) == (missing,)


# ---------------------------------------------------------------------- item


def test_an_item_reads_exactly() -> None:
    found = SITE.read_item(page(ANSWER, BASE + ITEM))
    assert (found.title, found.published_on, found.lang) == (
        "Drone flights",
        date(2024, 5, 14),
        "en",
    )
    assert [block.text for block in found.document.blocks if block.table is None] == [
        "Enquiry Reference: 12 - 24",
        "Request",
        "How many drone flights were there?",
        "Response",
        "Please see the table.",
        "Letter A stranger's file",
    ]
    assert len(found.document.tables) == 1
    assert [(ref.url, ref.title) for ref in found.attachments] == [
        (f"{BASE}/SysSiteAssets/foi-media/loamshire/2024/drones%2012-24.pdf", "Letter")
    ]


@pytest.mark.parametrize("body", ["<main><p>Words</p></main>", "<main><h1>Title</h1></main>"])
def test_an_item_without_its_anchors_raises(body: str) -> None:
    with pytest.raises(AnchorMissingError):
        SITE.read_item(page(body, BASE + ITEM))
