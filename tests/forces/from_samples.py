"""Writes the fixtures of the Single Online Home forces: ``python -m tests.forces.from_samples``.

Pages come from the sample sites, expectations from the samples' truth: neither has
seen a parser. Run it again after a change of the samples, and read what git says.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from urllib.parse import urlencode, urljoin

from parsers.fixture import FixturePage, Json, fixture_page
from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.registry import declared
from parsers.types import Act, RequestKind
from samples.documents import document_bytes
from samples.http import SiteRequest
from samples.model import Form, SampleDisclosure
from samples.single_online_home import SampleSite
from samples.site.listing import LISTING, PAGE_SIZE, Row
from samples.site.markup import Kind, Markup, markup
from samples.world import EVERY, world
from tests.forces.fixtures import write_expected, write_pages

ORIGIN = "made up: a page of the sample site, in the force's own labels, order and references"
KINDS = tuple(Kind)
# Whose item is a page with a file instead of all the words.
WITH_FILE = {"metropolitan", "wiltshire", "greater-manchester", "kent"}
# The item whose several questions need the force's quirk, by topic.
TOPICS = {"gwent": "taser-use"}
# Neither a heading nor columns part the answer from the request.
UNPARTED = {"durham", "gwent", "lincolnshire", "northamptonshire"}
# One item of the listing stands on a second host of the force.
SECOND_HOST = {"north-yorkshire"}


def write(slug: str) -> None:
    """Write the fixture of one force."""
    site = SampleSite(world(slug), _marks(slug))
    host = _platform(slug).host
    shown = {row.path for row in _rows(site)[:PAGE_SIZE]}
    item = _chosen(slug, [item for item in site.world.disclosures if item.path in shown])
    pages = [
        _listing(slug, site),
        _page("item.html", RequestKind.ITEM, host, item.path, site.renderer.item(item)),
    ]
    expected: Json = {
        "asks": _first_request(host),
        "listing.html": _listing_truth(slug, site),
        "item.html": _item_truth(slug, site, item, _dated(pages[1])),
    }
    pages += [
        _page(f"file.{one.kind}", RequestKind.ATTACHMENT, host, one.path, document_bytes(item))
        for one in item.attachments
    ]
    if item.welsh_path:
        body = site.renderer.item(item, welsh=True)
        pages.append(_page("item_cy.html", RequestKind.ITEM, host, item.welsh_path, body))
        expected["item_cy.html"] = _item_truth(slug, site, item, _dated(pages[-1]), twin=True)
    write_pages(slug, pages, ORIGIN)
    write_expected(slug, expected)


def _platform(slug: str) -> SingleOnlineHome:
    platform = declared()[slug].platform
    assert isinstance(platform, SingleOnlineHome)
    return platform


def _marks(slug: str) -> Markup:
    place = EVERY.index(slug)
    return markup(KINDS[place % 3], place)


def _rows(site: SampleSite) -> list[Row]:
    return [row for row in site.rows if row.type == "Disclosure log"]


def _chosen(slug: str, items: Sequence[SampleDisclosure]) -> SampleDisclosure:
    """An item with tables and several questions, with or without a file."""
    wanted = (
        (Form.ANNEX_XLSX, Form.ANNEX_CSV, Form.ANNEX_PDF) if slug in WITH_FILE else (Form.PAGE,)
    )
    plain = [item for item in items if not item.traps and item.form in wanted]
    told = [item for item in plain if item.topic == TOPICS.get(slug)]
    rich = [item for item in plain if item.tables and len(item.questions) > 1]
    tabled = [item for item in plain if item.tables]
    return (told or rich or tabled or plain)[0]


def _page(name: str, kind: RequestKind, host: str, path: str, body: bytes) -> FixturePage:
    return fixture_page(name, kind, f"https://{host}{path}", body)


QUERY = {"q": "", "dt": "Disclosure log", "fdte": "", "tdte": "", "ic": ""}


def _listing(slug: str, site: SampleSite) -> FixturePage:
    host = _platform(slug).host
    query = urlencode(QUERY)
    body = site.answer(SiteRequest("GET", LISTING, query, {}, f"https://{host}")).body
    if slug in SECOND_HOST:
        path = _rows(site)[-1].path
        bare = f'href="https://{host.removeprefix("www.")}{path}"'
        body = body.replace(f'href="{path}"'.encode(), bare.encode())
    return _page("listing.html", RequestKind.LISTING, host, f"{LISTING}?{query}", body)


def _first_request(host: str) -> str:
    query = {**QUERY, "fdte": "2025-11-01", "tdte": "2025-11-30"}
    return f"https://{host}{LISTING}?{urlencode(query)}"


def _listing_truth(slug: str, site: SampleSite) -> Json:
    host = _platform(slug).host
    rows = _rows(site)
    shown = rows[:PAGE_SIZE]
    bare = _rows(site)[-1].path if slug in SECOND_HOST else None
    more = len(rows) > PAGE_SIZE
    query = {**QUERY, "icsc": "", "page": "2"}
    return {
        "entries": [
            [
                f"https://{host.removeprefix('www.') if row.path == bare else host}{row.path}",
                row.title,
                row.published.date().isoformat() if row.published else None,
            ]
            for row in shown
        ],
        "branches": [],
        "next": f"https://{host}{LISTING}?{urlencode(query, safe=',')}" if more else None,
        "claimed": len(rows),
        "anchors": ["count", "items"],
        "issues": [],
    }


def _dated(page: FixturePage) -> bool:
    """Whether an item's page prints its day of publication, in its head or its words."""
    text = page.page.body.decode()
    return any(words in text for words in ("published_time", "Published: ", "Cyhoeddwyd: "))


def _item_truth(
    slug: str, site: SampleSite, item: SampleDisclosure, dated: bool, *, twin: bool = False
) -> Json:
    host = _platform(slug).host
    basis = "printed" if dated else "unknown" if twin else "listing"
    request, *_ = item.request.split("\n", 1)
    return {
        "title": item.title,
        "reference": item.reference,
        "lang": "en",
        "act": Act.FOIA.value,
        "received": _day(item.received_on.isoformat(), item.received_basis),
        "responded": _day(item.responded_on.isoformat(), item.responded_basis),
        "published": _day(item.published_on.isoformat(), basis),
        "outcome": item.outcome.value,
        "exemptions": sorted(
            [one.section, one.subsection, one.applied, one.ncnd] for one in item.exemptions
        ),
        "request": [request, *(question.text for question in item.questions)],
        "response": [line for line in item.response.split("\n") if line],
        "tables": [
            [len(table.grid), len(table.grid[0]), table.body_cells] for table in item.tables
        ],
        "files": [urljoin(f"https://{host}", one.path) for one in item.attachments],
        "anchors": ["heading"],
        "issues": ["split_inferred"] if slug in UNPARTED else [],
    }


def _day(day: str, basis: str) -> list[str | None]:
    return [None if basis == "unknown" else day, str(basis)]


def main() -> None:
    """Write all fixtures, or those of the forces named."""
    for slug in sys.argv[1:] or EVERY:
        write(slug)
        sys.stdout.write(f"{slug}\n")


if __name__ == "__main__":
    main()
