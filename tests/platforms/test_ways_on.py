"""How a listing goes on, what it claims, and where it cannot be followed: rows and pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from parsers.platforms import claims, way_words
from parsers.platforms.claims import claimed
from parsers.platforms.drupal_log import DrupalLog
from parsers.platforms.several import Several
from parsers.platforms.way_words import bare, part_of
from parsers.platforms.web_log import WebLog
from parsers.types import Listing, Page

HOST = "www.example.police.uk"
LOG = DrupalLog(host=HOST, log="/foi", items="/answers/")


def page(body: str, url: str = f"https://{HOST}/foi") -> Page:
    text = f"<html><body><main><h1>Disclosure log</h1>{body}</main></body></html>"
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Page(url, url, 200, "text/html", text.encode(), at, "", "utf-8")


def listing(below: str, *, query: str = "", lines: int = 3) -> Listing:
    rows = "".join(f'<li><a href="/answers/a{n}">Answer {n}</a></li>' for n in range(lines))
    return LOG.read_listing(page(f"<ul>{rows}</ul>{below}", f"https://{HOST}/foi{query}"))


@pytest.mark.parametrize("form", [*claims.FORMS, claims.PAGE_OF], ids=lambda form: form.reads)
def test_a_form_of_claim_has_its_witnesses(form: claims.Form) -> None:
    assert form.pattern.fullmatch(form.reads)
    assert not form.pattern.fullmatch(form.spares)


@pytest.mark.parametrize(
    "row",
    [*way_words.NEXT, *way_words.MORE, *way_words.NEWER, *way_words.ARCHIVE],
    ids=lambda row: row.reads,
)
def test_a_label_of_a_way_has_its_witnesses(row: way_words.Row) -> None:
    assert row.pattern.fullmatch(bare(row.reads))
    assert not row.pattern.fullmatch(bare(row.spares))


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("1-10 / 30", 30),
        ("Showing all 12 disclosures", 12),
        ("1,200 requests", 1200),
        ("Show 10 results per page", None),
        ("Published 16 February 2026", None),
        ("12 of 30 cars were electric.", None),
    ],
)
def test_what_counts_as_a_claim(line: str, total: int | None) -> None:
    assert claimed(line).total == total


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("A", "letter"),
        ("Q to Z", "letter"),
        ("2026 (14)", "year"),
        ("2025/26", "year"),
        ("January 2026", "month"),
        ("Quarter 3", "quarter"),
        ("Apply", None),
        ("2024/27", None),
        ("Week 46", "week"),
        ("Week 46 of 2026", "week"),
        ("Week beginning", None),
        ("Six weeks", None),
        ("Disclosures 2024 and before", "year"),
    ],
)
def test_what_counts_as_a_part(label: str, kind: str | None) -> None:
    found = part_of(label)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("links", "parts"),
    [
        (("/foi-2025", "/foi-2024-and-before"), 2),
        (("/foi_2025", "/foi_2024"), 2),
        (("/foi-2025",), 0),  # a lone year is a word
        (("/foi-policy-2025", "/foi-policy-2024"), 0),  # lists of something else
        (("/food-2025", "/food-2024"), 0),
    ],
)
def test_lists_of_years_beside_the_log(links: tuple[str, ...], parts: int) -> None:
    below = "".join(f'<p><a href="{one}">{one[-4:]}</a></p>' for one in links)
    below = below.replace(">fore<", ">2024 and before<")
    assert len(listing(below).branches) == parts


def test_a_year_has_slack_at_its_end() -> None:
    found = part_of("2025")
    assert found is not None
    assert (found.first, found.last) == (date(2025, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("below", "query", "following"),
    [
        ('<a href="?page=2">2</a> <a href="?page=3">3</a>', "", "?page=2"),
        ('<a href="?page=1">1</a> <b>2</b> <a href="?page=3">3</a>', "?page=2", "?page=3"),
        ('<a href="?page=1">1</a> <b>2</b>', "?page=2", None),
        ('<a href="?page=1">Newer posts</a> <a href="?page=3">Older posts</a>', "?page=2",
         "?page=3"),
        ('<a href="?page=1">Previous posts</a>', "", "?page=1"),
        ('<a href="?size=20">20</a> <a href="?size=50">50</a>', "", None),
        ('<a href="/foi/page/2/">Next</a>', "", "/page/2/"),
        ('<a href="/foi;page=2">Next</a>', "", ";page=2"),
        ('<a href="/elsewhere?page=2">Next steps for complaints</a>', "", None),
    ],
)  # fmt: skip
def test_the_next_page(below: str, query: str, following: str | None) -> None:
    found = listing(below, query=query).next
    assert (found.url.removeprefix(f"https://{HOST}/foi") if found else None) == following


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("<button>Load more</button>", True),
        ("<p>Page 1 of 3</p>", True),
        ("<p>Next</p>", True),
        ('<p class="disabled">Next</p>', False),
        ("<p>3 results</p><button>Load more</button>", False),
        ('<button aria-expanded="false">Show more</button>', False),
        ("<footer><button>Show more</button></footer>", False),
        ('<a href="#!page=1">1</a> <a href="#!page=2">2</a>', True),
        ('<a href="#">7</a> <a href="#">12</a>', False),
        ('<pagination :total="30" :per-page="10"></pagination>', True),
        ('<app-pager total="9" page-size="10"></app-pager>', False),
        ("<x-page-header></x-page-header>", False),
        ('<div class="infinite-scroll-trigger"></div>', True),
        ('<div class="infinite-scroll"><p>Words</p></div>', False),
        ("", False),
    ],
)
def test_a_sign_of_more_that_cannot_be_followed(below: str, *, told: bool) -> None:
    found = listing(below)
    assert (found.more is not None) is told
    assert ("way_on_lost" in {issue.code for issue in found.issues}) is told


def test_the_lists_of_years_are_ways_and_no_lost_pages() -> None:
    years = "".join(f'<li><a href="/foi/{y}">{y}</a></li>' for y in (2026, 2025, 2024))
    rows = "".join(f'<li><a href="/answers/a{n}">Answer {n}</a></li>' for n in range(3))
    for path in ("", "/2026", "/2025"):
        found = LOG.read_listing(
            page(f"<ul>{rows}</ul><ul>{years}</ul>", f"https://{HOST}/foi{path}")
        )
        assert (found.more, [issue.code for issue in found.issues]) == (None, [])
        assert len(found.branches) == (3 if not path else 2)


JADU = WebLog(host=HOST, log="/directory/45/log", items=r"/directory_record/\d+/[^/]+")
ASP = WebLog(host=HOST, log="/foi/index.asp", items=r"/foi/detail\.asp\?id=\d+")


@pytest.mark.parametrize(
    ("log", "address", "is_answer"),
    [
        (JADU, "/directory_record/12/horses", True),
        (JADU, "/directory/45/a-to-z/A", False),
        (ASP, "/foi/detail.asp?id=7", True),
        (ASP, "/foi/detail.asp", False),
        (ASP, "http://EXAMPLE.police.uk:80/foi/detail.asp?id=7", True),
        (ASP, "https://other.example/foi/detail.asp?id=7", False),
    ],
)
def test_answers_are_told_by_path_and_query(log: WebLog, address: str, *, is_answer: bool) -> None:
    whole = address if "://" in address else log.absolute(address)
    assert log.claims(whole) is is_answer


def test_several_logs_are_one_force() -> None:
    old = DrupalLog(host="old.example.police.uk", log="/foi", items="/answers/")
    both = Several(logs=(JADU, old))
    asked = both.start(date(2026, 1, 1), date(2026, 2, 1))
    assert [request.url for request in asked] == [JADU.log_url, old.log_url]
    assert both.hosts == {HOST, "old.example.police.uk"}
    text = '<ul><li><a href="/answers/horses">Horses</a></li></ul>'
    found = both.read_listing(page(text, old.log_url))
    assert [entry.url for entry in found.entries] == [
        "https://old.example.police.uk/answers/horses"
    ]
