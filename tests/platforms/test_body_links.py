"""Every link of an answer's body has a kind, and none is left out by its ending."""
# ruff: noqa: E501 - a row of a table stays on its line

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup, Tag

from parsers.platforms import body
from parsers.platforms.body_links import Site, body_links
from parsers.platforms.drupal_log import DrupalLog
from parsers.types import LinkKind, Page

HOST = "www.example.police.uk"
SITE = Site(
    hosts=frozenset({HOST}),
    stores=frozenset({"files.example.net"}),
    is_item=lambda address: "/foi/" in address,
    is_file=lambda address: address.endswith(".pdf"),
    log_url=f"https://{HOST}/foi",
    home=DrupalLog(host=HOST, log="/foi", items="/foi/").home,
)


def page(markup: str) -> Page:
    text = f"<html><body><main><h1>Horses</h1>{markup}</main></body></html>"
    at = datetime(2026, 3, 1, tzinfo=UTC)
    url = f"https://{HOST}/foi/horses"
    return Page(url, url, 200, "text/html", text.encode(), at, "", "utf-8")


def kinds(markup: str) -> list[tuple[str, LinkKind]]:
    one = page(markup)
    main = BeautifulSoup(one.body, "lxml").main
    assert isinstance(main, Tag)
    return [
        (link.url.removeprefix(f"https://{HOST}"), link.kind)
        for link in body_links(main, one, SITE)
    ]


@pytest.mark.parametrize(
    ("markup", "address", "kind"),
    [
        ('<a href="/a.pdf">Letter</a>', "/a.pdf", LinkKind.FILE),
        ('<a href="/media/12/download?inline">Letter</a>', "/media/12/download?inline", LinkKind.FILE),
        ('<a href="/get/12">Response</a>', "/get/12", LinkKind.MAYBE),
        ('<embed src="/x/12">', "/x/12", LinkKind.MAYBE),
        ('<object data="/a.pdf"></object>', "/a.pdf", LinkKind.FILE),
        ('<iframe src="/viewer?file=%2Fa.pdf"></iframe>', "/a.pdf", LinkKind.FILE),
        ('<button data-download-url="/a.pdf">Get</button>', "/a.pdf", LinkKind.FILE),
        ("<button onclick=\"window.open('/a.pdf')\">Get</button>", "/a.pdf", LinkKind.FILE),
        ('<form action="/a.pdf"><button>Get</button></form>', "/a.pdf", LinkKind.FILE),
        ('<file-card href="/a.pdf"></file-card>', "/a.pdf", LinkKind.FILE),
        ('<map><area href="/a.pdf"></map>', "/a.pdf", LinkKind.FILE),
        ('<a href="https://files.example.net/b/a.xlsx?sig=1">Data</a>', "https://files.example.net/b/a.xlsx?sig=1", LinkKind.FILE),
        ('<a href="https://cdn.example.org/a.xlsx">Data</a>', "https://cdn.example.org/a.xlsx", LinkKind.UNKNOWN_HOST),
        ('<a href="https://cdn.example.org/9f8c">Response</a>', "https://cdn.example.org/9f8c", LinkKind.UNKNOWN_HOST),
        ('<a href="https://ico.example.org/complain">the regulator</a>', "https://ico.example.org/complain", LinkKind.ELSEWHERE),
        ('<a href="/foi/dogs">Dogs</a>', "/foi/dogs", LinkKind.PAGE),
        ('<a href="/">Home</a>', "/", LinkKind.PAGE),
        ('<a href="#top">Top</a>', "/foi/horses", LinkKind.CHROME),
        ('<a href="mailto:foi@example.org">Mail</a>', "mailto:foi@example.org", LinkKind.CHROME),
        ('<a href="https://www.facebook.com/sharer?u=x">Share</a>', "https://www.facebook.com/sharer?u=x", LinkKind.CHROME),
        ('<a href="data:application/pdf;base64,JVBE">Letter</a>', "data:application/pdf;base64,JVBE", LinkKind.INLINE),
    ],
)  # fmt: skip
def test_each_kind(markup: str, address: str, kind: LinkKind) -> None:
    assert kinds(markup) == [(address, kind)]


def test_a_form_with_a_question_is_no_link() -> None:
    assert kinds('<form action="/search"><input name="q"><button>Go</button></form>') == []


def test_a_base_element_is_heard() -> None:
    one = page('<a href="a.pdf">Letter</a>')
    soup = BeautifulSoup(
        one.body.replace(b"<body>", b'<head><base href="/media/"></head><body>'), "lxml"
    )
    assert isinstance(soup.main, Tag)
    (link,) = body_links(soup.main, one, SITE)
    assert link.url == f"https://{HOST}/media/a.pdf"


@pytest.mark.parametrize(
    "markup",
    [
        "<main><h1>Horses</h1><aside><p>MARK</p></aside></main>",
        "<main><article><h1>Horses</h1><footer><p>MARK</p></footer></article></main>",
        "<main><h1>Horses</h1><div role=tabpanel hidden><p>MARK</p></div></main>",
        "<main><h1>Horses</h1></main><section><p>MARK</p></section>",
        "<main><h1>Horses</h1></main><main><p>MARK</p></main>",
        "<header><h1>Horses</h1></header><main><form id=f><p>MARK</p></form></main>",
        "<main><h1>Horses</h1><iframe srcdoc='<p>MARK</p>'></iframe></main>",
        "<main><h1>Horses</h1><x-y><template shadowrootmode=open><p>MARK</p></template></x-y></main>",
    ],
)
def test_words_that_the_markup_puts_aside(markup: str) -> None:
    main = body.content(BeautifulSoup(f"<body>{markup}</body>", "lxml"))
    assert "MARK" in main.get_text()


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>MARK</nav><main><h1>Horses</h1><p>Nine.</p></main>",
        "<main><h1>Horses</h1><p>Nine.</p></main><footer>MARK</footer>",
        "<main><h1>Horses</h1><p>Nine.</p><form>MARK <input name=q></form></main>",
        "<header>MARK</header><div><h1>Horses</h1><p>Nine.</p></div>",
    ],
)
def test_furniture_is_left_out(markup: str) -> None:
    main = body.content(BeautifulSoup(f"<body>{markup}</body>", "lxml"))
    assert "MARK" not in main.get_text()
    assert "Nine" in main.get_text()


def test_the_account_of_a_page_names_every_link() -> None:
    log = DrupalLog(host=HOST, log="/foi", items="/foi/")
    item = log.read_item(
        page(
            '<p>We hold it.</p><a href="/a.pdf">Letter</a><a href="/get/1">Data</a>'
            '<a href="https://cdn.example.org/a.xlsx">Table</a><a href="/foi/dogs">Dogs</a>'
        )
    )
    assert [link.kind for link in item.links] == [
        LinkKind.FILE,
        LinkKind.MAYBE,
        LinkKind.UNKNOWN_HOST,
        LinkKind.PAGE,
    ]
    assert [one.url for one in item.attachments] == [f"https://{HOST}/a.pdf"]
    assert [issue.code for issue in item.issues] == ["file_elsewhere"]
