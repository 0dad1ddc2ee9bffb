"""The sites on the wire: structure in all three markups, validators, robots, log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from protego import Protego

from samples.documents import document_bytes
from samples.model import DocumentType, Form
from samples.probe import Reply, fetch
from samples.serve import SampleSites
from samples.site.listing import LISTING, WELSH_LISTING, Query, read_query
from samples.site.markup import Kind
from samples.world import FORCES, world

VOID = {"meta", "link", "img", "input", "br", "hr"}
LOG = urlencode({"q": "", "dt": "Disclosure log", "fdte": "", "tdte": "", "ic": "", "icsc": ""})


@pytest.fixture(scope="module", params=list(Kind))
def sites(request: pytest.FixtureRequest) -> Iterator[SampleSites]:
    with SampleSites(markup=request.param, seed=5) as served:
        yield served


class Balance(HTMLParser):
    """Fails on a tag that is closed without being open, or never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag


def assert_well_formed(page: str) -> None:
    parser = Balance()
    parser.feed(page)
    parser.close()
    assert parser.open == []


def results(page: str) -> list[tuple[str, str]]:
    """(address, title) of each result: the linked headings."""
    soup = BeautifulSoup(page, "lxml")
    links = [heading.find("a") for heading in soup.find_all("h3")]
    return [(str(a["href"]), a.get_text()) for a in links if isinstance(a, Tag)]


def next_address(page: str) -> str | None:
    for link in BeautifulSoup(page, "lxml").find_all("a"):
        says = " ".join(str(link.get(name, "")) for name in ("rel", "aria-label", "title"))
        if "next" in f"{says} {link.get_text()}".lower():
            return str(link["href"])
    return None


def walk(base: str, query: str) -> list[str]:
    """Every page of a listing by its next links; checks each on the way."""
    url: str | None = f"{base}{LISTING}?{query}"
    found: list[str] = []
    while url:
        reply = fetch(url)
        assert reply.status == 200
        assert_well_formed(reply.text)
        found += [href for href, _ in results(reply.text)]
        following = next_address(reply.text)
        url = urljoin(url, following) if following else None
        assert len(found) < 500
    return found


# --------------------------------------------------------------------------- listing


@pytest.mark.parametrize("force", FORCES)
def test_the_log_is_walked_whole_by_its_next_links(sites: SampleSites, force: str) -> None:
    made = world(force)
    found = walk(sites.base_urls[force], LOG)
    assert len(found) == len(set(found)) == made.listed
    expected = {item.moved_from or item.path for item in made.disclosures}
    assert expected <= set(found)
    assert made.dead.path in found
    assert not {other.path for other in made.others} & set(found)
    dates = [item.published_at for item in made.disclosures]
    assert dates == sorted(dates, reverse=True)


def test_the_count_stands_on_the_page(sites: SampleSites) -> None:
    for force, base in sites.base_urls.items():
        page = fetch(f"{base}{LISTING}?{LOG}").text
        status = BeautifulSoup(page, "lxml").find("p", role="status")
        assert status is not None
        assert str(world(force).listed) in re.findall(r"\d+", status.get_text())


def test_results_are_shaped_as_the_platform_was_seen(sites: SampleSites) -> None:
    """Title link in an h3, a second link without text, Published in the same container."""
    for base in sites.base_urls.values():
        soup = BeautifulSoup(fetch(f"{base}{LISTING}?{LOG}").text, "lxml")
        for heading in soup.find_all("h3"):
            link = heading.find("a")
            assert isinstance(link, Tag)
            container = next(parent for parent in link.parents if len(parent.find_all("a")) >= 2)
            assert len(container.find_all("h3")) == 1
            others = [a for a in container.find_all("a") if a is not link]
            assert [a.get_text(strip=True) for a in others] == [""]
            assert re.search(r"Published:\s+\d\d:\d\d \d\d/\d\d/\d{4}", container.get_text(" "))


def test_document_types_are_kept_apart(sites: SampleSites) -> None:
    base = sites.base_urls["metropolitan"]
    others = world("metropolitan").others
    for kind in (DocumentType.PUBLICATION_SCHEME, DocumentType.ENVIRONMENTAL):
        found = walk(base, urlencode({"dt": str(kind)}))
        assert set(found) == {other.path for other in others if other.type is kind}
    joined = walk(base, urlencode({"dt": "Disclosure log,Publication scheme"}))
    repeated = walk(base, urlencode({"dt": ["Disclosure log", "Publication scheme"]}, True))
    assert joined == repeated
    assert len(joined) > world("metropolitan").listed
    assert walk(base, "dt=Minutes") == []


def test_date_windows_in_both_forms(sites: SampleSites) -> None:
    base = sites.base_urls["cleveland"]
    iso = walk(base, f"{LOG}&fdte=2024-01-01&tdte=2024-12-31".replace("fdte=&tdte=&", ""))
    slashed = walk(
        base, "dt=Disclosure+log&" + urlencode({"fdte": "01/01/2024", "tdte": "31/12/2024"})
    )
    made = world("cleveland")
    within = {
        item.moved_from or item.path for item in made.disclosures if item.published_on.year == 2024
    }
    assert set(iso) == set(slashed) == within
    assert 0 < len(within) < len(made.disclosures)


def test_no_results_are_said_in_words(sites: SampleSites) -> None:
    for base in sites.base_urls.values():
        page = fetch(f"{base}{LISTING}?dt=Disclosure+log&fdte=2019-01-01&tdte=2019-01-31").text
        assert results(page) == []
        assert re.search(r"(?i)no results", page)
        assert next_address(page) is None


def test_free_text_and_pages_beyond_the_end(sites: SampleSites) -> None:
    base = sites.base_urls["south-wales"]
    assert len(walk(base, "q=stolen&dt=Disclosure+log")) >= 1
    assert results(fetch(f"{base}{LISTING}?{LOG}&page=99").text) == []


def test_the_short_address_leads_to_the_listing(sites: SampleSites) -> None:
    base = sites.base_urls["metropolitan"]
    reply = fetch(f"{base}/foi-ai/accessing-information/published-items/?q=drones")
    assert (reply.status, reply.headers["location"]) == (301, f"{LISTING}?q=drones")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dt=Disclosure+log,Publication+scheme", ("Disclosure log", "Publication scheme")),
        ("dt=Disclosure+log&dt=Publication+scheme", ("Disclosure log", "Publication scheme")),
        ("dt=", ()),
    ],
)
def test_types_are_read_joined_or_repeated(query: str, expected: tuple[str, ...]) -> None:
    assert read_query(query).types == expected


def test_dates_and_pages_that_are_none_are_ignored() -> None:
    assert read_query("fdte=yesterday&tdte=32/13/2024&page=next") == Query()


# --------------------------------------------------------------------------- items


@pytest.mark.parametrize("force", FORCES)
def test_item_pages_and_files(sites: SampleSites, force: str) -> None:
    base = sites.base_urls[force]
    for item in world(force).disclosures:
        reply = fetch(base + item.path)
        assert reply.status == 200
        assert_well_formed(reply.text)
        check_page(reply, item.title, [a.path for a in item.attachments])
        if item.form is Form.PAGE:
            printed = BeautifulSoup(reply.text, "lxml").get_text(" ")
            for table in item.tables:
                assert all(cell in printed for row in table.grid for cell in row if cell)
        for attachment in item.attachments:
            file = fetch(base + attachment.path)
            assert (file.status, file.body) == (200, document_bytes(item))


def check_page(reply: Reply, title: str, files: list[str]) -> None:
    soup = BeautifulSoup(reply.text, "lxml")
    main = soup.find("main")
    assert isinstance(main, Tag)
    heading = main.find("h1")
    assert isinstance(heading, Tag)
    assert heading.get_text() == title
    og = soup.find("meta", property="og:title")
    assert isinstance(og, Tag)
    assert og["content"] == title
    hrefs = [str(a["href"]) for a in main.find_all("a")]
    assert all(path in hrefs for path in files)
    assert "Is there a problem with this page?" in soup.get_text()
    assert "technical problem" in soup.get_text()


def test_welsh_twins_have_welsh_chrome_around_the_same_words(sites: SampleSites) -> None:
    for force in ("south-wales", "dyfed-powys"):
        base = sites.base_urls[force]
        item = world(force).disclosures[0]
        assert item.welsh_path is not None
        assert item.welsh_path.startswith("/cy-GB/foi-ai/heddlu-")
        welsh, english = fetch(base + item.welsh_path).text, fetch(base + item.path).text
        assert '<html lang="cy">' in welsh
        assert "cwcis" in welsh
        assert f'href="{item.welsh_path}"' in english
        assert f'href="{item.path}"' in welsh
        assert item.questions[0].text in BeautifulSoup(welsh, "lxml").get_text()
        listing = fetch(f"{base}{WELSH_LISTING}?{LOG}").text
        assert "Cyhoeddwyd" in listing
        assert_well_formed(listing)


def test_welsh_twins_can_be_listed_beside_the_english_item(sites: SampleSites) -> None:
    found = walk(sites.base_urls["dyfed-powys"], LOG)
    assert sum(path.startswith("/cy-GB/") for path in found) == 1


def test_gone_missing_and_moved(sites: SampleSites) -> None:
    for force, base in sites.base_urls.items():
        made = world(force)
        assert fetch(base + made.gone[0]).status == 410
        assert fetch(base + made.dead.path).status == 404
        ((old, new),) = made.moved.items()
        reply = fetch(base + old)
        assert (reply.status, reply.headers["location"]) == (301, new)
        assert fetch(base + new.rstrip("/")).headers["location"] == new


# --------------------------------------------------------------------------- validators


def test_conditional_requests(sites: SampleSites) -> None:
    base = sites.base_urls["cleveland"]
    for path in (world("cleveland").disclosures[0].path, "/sitemap.xml"):
        first = fetch(base + path)
        etag, changed = first.headers["etag"], first.headers["last-modified"]
        same = fetch(base + path, headers={"if_none_match": etag})
        assert (same.status, same.raw) == (304, b"")
        assert fetch(base + path, headers={"if_modified_since": changed}).status == 304
        assert fetch(base + path, headers={"if_none_match": '"other"'}).status == 200
        assert (
            fetch(
                base + path, headers={"if_none_match": '"other"', "if_modified_since": changed}
            ).status
            == 200
        )
        assert (
            fetch(
                base + path, headers={"if_modified_since": "Mon, 02 Jan 2012 00:00:00 GMT"}
            ).status
            == 200
        )


def test_listings_are_never_cached(sites: SampleSites) -> None:
    reply = fetch(f"{sites.base_urls['cleveland']}{LISTING}?{LOG}")
    assert "etag" not in reply.headers
    assert "no-store" in reply.headers["cache-control"]


def test_head_and_gzip(sites: SampleSites) -> None:
    url = sites.base_urls["metropolitan"] + world("metropolitan").disclosures[0].path
    plain, zipped = fetch(url), fetch(url, headers={"accept_encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.body == plain.body
    assert len(zipped.raw) < len(plain.raw)
    head = fetch(url, method="HEAD")
    assert (head.status, head.raw) == (200, b"")
    assert head.headers["content-length"] == str(len(plain.raw))
    assert fetch(url, method="POST").status == 405


# --------------------------------------------------------------------------- robots, sitemap


def test_robots_forbid_what_the_platform_forbids(sites: SampleSites) -> None:
    base = sites.base_urls["metropolitan"]
    text = fetch(f"{base}/robots.txt").text
    rules = Protego.parse(text)
    item = world("metropolitan").disclosures[0].path
    page = fetch(f"{base}{LISTING}?{LOG}").text
    more = re.search(r'data-url="([^"]+)"', page)
    assert more is not None
    fragment = more.group(1).replace("&amp;", "&")
    assert "GetPaginatedResults" in fragment
    for path, allowed in (
        (item, True),
        (f"{LISTING}?{LOG}", True),
        (fragment, False),
        (f"{item}GetPdf/?download=1", False),
        ("/old/page.aspx", False),
        ("/old/page.aspx?x=1", True),
        ("/api/items", False),
    ):
        assert rules.can_fetch(base + path, "Forcewide") is allowed, path
    assert list(rules.sitemaps) == ["/sitemap.xml"]
    served = fetch(base + fragment)
    assert served.status == 200
    assert results(served.text)
    assert any("GetPaginatedResults" in entry.path for entry in sites.log)


def test_the_sitemap_lists_every_item(sites: SampleSites) -> None:
    for force, base in sites.base_urls.items():
        found = set(addresses(f"{base}/sitemap.xml"))
        made = world(force)
        assert {base + item.path for item in made.disclosures} <= found
        assert {base + i.welsh_path for i in made.disclosures if i.welsh_path} <= found
        assert {base + other.path for other in made.others} <= found
        assert base + made.dead.path not in found


def addresses(url: str) -> Iterator[str]:
    soup = BeautifulSoup(fetch(url).body, "xml")
    for place in soup.find_all("loc"):
        if soup.find("sitemapindex"):
            yield from addresses(place.get_text())
        else:
            yield place.get_text()
