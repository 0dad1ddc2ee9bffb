"""Every platform on its own sample pages: recognised, its anchors found, each of them missed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from parsers.documents.sniff import sniff
from parsers.errors import AnchorMissingError, DeclarationError
from parsers.platforms.catalogue import CATALOGUE, likenesses
from parsers.platforms.site import LogSite
from parsers.types import Anchor, Anchored, Issue, Level, Page, Platform, Request, RequestKind
from samples.http import SiteRequest
from samples.logs.kind import is_file_item
from samples.registry import SITES, site
from samples.site.contract import Site
from samples.site.markup import markup

KINDS = ("table", "list", "cards")
NAMES = [name for name, kind in SITES.items() if kind.platform != "single_online_home"]
NAMES += ["cleveland", "dyfed-powys"]
# One markup each in the ordinary run, the other two in the long one.
CASES = [
    pytest.param(name, kind, marks=() if place % 3 == turn else pytest.mark.long)
    for place, name in enumerate(NAMES)
    for turn, kind in enumerate(KINDS)
]
HOST = "127.0.0.1:8000"


def platform_of(name: str) -> Platform:
    kind = SITES[name]
    made: Platform = CATALOGUE[kind.platform].platform(
        host=HOST,
        scheme="http",
        **kind.parameters,  # type: ignore[arg-type]
    )
    return made


def fetch(made: Site, url: str) -> Page:
    parts = urlsplit(url)
    request = SiteRequest("GET", parts.path, parts.query, {}, f"http://{HOST}")
    answer = made.answer(request)
    assert answer.status == 200, url
    kind = sniff(answer.body, url, answer.media_type)
    return of(url, answer.body, kind)


def of(url: str, body: bytes, media_type: str) -> Page:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    digest = hashlib.sha256(body).hexdigest()
    return Page(url, url, 200, media_type, body, at, digest, "utf-8")


def listings(platform: Platform, made: Site) -> list[Page]:
    """The log's first page and, where that is only a table of contents, a page with items."""
    first = platform.start(date(2025, 1, 1), date(2025, 12, 31))
    pages = [fetch(made, first[0].url)]
    request: Request | None = first[0]
    while request is not None:
        found = platform.read_listing(pages[-1])
        request = found.branches[0].request if found.branches and not found.entries else None
        if request is not None:
            pages.append(fetch(made, request.url))
    return pages


def item_page(platform: Platform, made: Site) -> Page | None:
    """The first item that is a page; None where items are files or parts."""
    for sample in made.disclosures:
        if is_file_item(sample):
            continue
        path = sample.path
        if SITES_PATHS.get(type(made).__name__):
            path = SITES_PATHS[type(made).__name__](path)
        return fetch(made, f"http://{HOST}{path}")
    return None


# The address at which an item's own page is had, where its line's is another.
SITES_PATHS: dict[str, Callable[[str], str]] = {
    "GovUkSite": lambda path: f"/api/content{path}",
    "AskedSite": lambda path: f"{path}.json",
    "TokenSite": lambda path: f"{path}&access_token={1:032x}",
    "RedirectSite": lambda path: path.replace("/redirect/testshire?id=", "/testshire/response/"),
}
WHOLE_FILES = {"spreadsheet_log"}


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_its_anchors_are_found_and_missed(name: str, kind: str) -> None:
    made = site(name, markup(kind, 3))
    platform = platform_of(name)
    assert isinstance(platform, Anchored)
    pages = [(page, RequestKind.LISTING) for page in listings(platform, made)]
    if SITES[name].platform not in WHOLE_FILES and (item := item_page(platform, made)):
        pages.append((item, RequestKind.ITEM))
    for page, sort in pages:
        found = platform.anchors(page, sort)
        assert found
        assert issues_of(platform, page, sort) == ()
        for anchor in found:
            assert anchor.found, (page.url, anchor)
            if page.body[:2] != b"PK":
                noticed(platform, page, anchor)


def noticed(platform: Platform, page: Page, anchor: Anchor) -> None:
    """Every place of the anchor's words gone: an error, or at the least an Issue."""
    assert anchor.found is not None
    body = page.body.replace(escape(anchor.found, quote=False).encode(), b"")
    if body == page.body:  # broken by markup or by an escape: cut at its longest word
        word = max(anchor.found.split(), key=len)
        body = page.body.replace(word.encode(), b"")
    assert body != page.body, anchor
    try:
        issues = issues_of(platform, replace(page, body=body), anchor.kind)
    except AnchorMissingError:
        return
    assert issues, (page.url, anchor)
    if anchor.required:
        assert "anchor_missing" not in {issue.code for issue in issues}


def issues_of(platform: Platform, page: Page, sort: RequestKind) -> tuple[Issue, ...]:
    listing = sort is RequestKind.LISTING
    issues = platform.read_listing(page).issues if listing else platform.read_item(page).issues
    return tuple(issue for issue in issues if issue.level is not Level.INFO)


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_its_pages_look_like_it(name: str, kind: str) -> None:
    made = site(name, markup(kind, 4))
    platform = platform_of(name)
    for page in listings(platform, made):
        if page.media_type.startswith("application/vnd"):
            continue
        shown = replace(page, final_url=page.url.replace(f"http://{HOST}", WHERE.get(name, "")))
        found = likenesses(shown)
        assert found, page.url
        assert found[0].platform == SITES[name].platform, found
        assert found[0].evidence


# The host that a force's pages stand on counts, so some are shown at their own.
WHERE = {
    "northern-ireland": "https://www.psni.police.uk",
    "norfolk": "https://www.norfolk.police.uk",
    "west-yorkshire": "https://www.westyorkshire.police.uk",
    "west-midlands": "https://foi.west-midlands.police.uk",
    "civil-nuclear-constabulary": "https://www.gov.uk",
    "ministry-of-defence-police": "https://www.gov.uk",
    "port-of-bristol": "https://www.whatdotheyknow.com",
    "npcc": "https://www.npcc.police.uk",
}


def test_a_page_of_none_of_them_looks_like_nothing() -> None:
    page = of(
        "https://example.org/", b"<html><body><p>Cakes and teas.</p></body></html>", "text/html"
    )
    assert likenesses(page) == ()


@pytest.mark.parametrize("known", CATALOGUE.values(), ids=lambda known: str(known.name))
def test_its_manual_says_what_a_newcomer_needs(known: object) -> None:
    entry = CATALOGUE[getattr(known, "name", "")]
    for words in ("How to recognise it", "What to set", "What is certain"):
        assert words in entry.manual
    assert entry.platform.__module__.rsplit(".", 1)[1] == entry.name
    assert issubclass(entry.platform, LogSite)
    for parameter in entry.parameters:
        if parameter.name not in {"scheme", "aliases"} and parameter.default is None:
            assert f"``{parameter.name}``" in entry.manual, parameter.name


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("psni", {"log": "foi"}),
        ("psni", {"host": "https://x"}),
        ("police_scotland", {"log": "/foi"}),
        ("drupal_log", {"log": "/foi", "files": "", "items": ""}),
        ("drupal_log", {"log": "/foi/"}),
        ("wordpress_log", {"log": "log"}),
        ("avon_and_somerset", {"former": ("/old",)}),
        ("northumbria", {"generation": "gamma"}),
        ("document_index", {"log": "/foi", "files": ()}),
        ("document_index", {"log": "foi", "files": ("/f/",)}),
        ("npcc", {"below": "/x"}),
        ("govuk", {"organisation": "Ministry of Defence"}),
        ("govuk", {"organisation": "mod", "page_size": 0}),
        ("whatdotheyknow", {"body": "the-met/"}),
        ("spreadsheet_log", {"log": "/foi"}),
        ("spreadsheet_log", {"log": "/log.csv", "columns": (("colour", "Colour"),)}),
        ("single_online_home", {"folders": ("/x",)}),
    ],
)
def test_a_wrong_parameter_fails_when_declared(name: str, parameters: dict[str, object]) -> None:
    given: dict[str, object] = {"host": "www.x.police.uk", **parameters}
    with pytest.raises(DeclarationError):
        CATALOGUE[name].platform(**given)  # type: ignore[arg-type]


def test_a_platform_fits_into_a_head() -> None:
    folder = Path(__file__).parents[2] / "parsers" / "platforms"
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in folder.glob("*.py")}
    assert {name: size for name, size in sizes.items() if size > 350} == {}
    modules = sorted(sizes[f"{name}.py"] for name in CATALOGUE)
    assert modules[len(modules) // 2] <= 110


@pytest.mark.parametrize("name", NAMES)
def test_its_walk_needs_a_span_of_days(name: str) -> None:
    with pytest.raises(ValueError, match="is after"):
        platform_of(name).start(date(2025, 2, 1), date(2025, 1, 1))
