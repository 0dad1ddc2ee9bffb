"""Logs in parts: letters, years, months, categories, selects, feeds, sitemaps, JSON in the page."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

import json

from samples.crawl_forms.form import ANY, Answer, Expected, Family, Form, Hosts
from samples.crawl_forms.paged import Finds, Paged, Prints, among, by, form, nothing, paths
from samples.crawl_forms.pages import LOG, html, log_page, path_of, rows, title_of
from samples.http import SiteRequest, SiteResponse


def tabs(labels: tuple[str, ...], addresses: tuple[str, ...], *, inside: str = "p") -> Prints:
    """One link for each part; the part shown is a link too, as in most tabs."""
    links = " ".join(f'<a href="{a}">{t}</a>' for t, a in zip(labels, addresses, strict=True))
    return lambda k, m: f"<{inside}>{links}</{inside}>"


def select(name: str, values: tuple[str, ...], labels: tuple[str, ...]) -> Prints:
    """A form that asks for one part by GET."""
    options = "".join(
        f'<option value="{v}">{t}</option>' for v, t in zip(values, labels, strict=True)
    )
    return lambda k, m: (
        f'<form action="{LOG}" method="get"><label>Choose <select name="{name}">{options}'
        "</select></label><button>Go</button></form>"
    )


def _query(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{LOG}?{name}={value}" for value in values)


def _below(*tails: str) -> tuple[str, ...]:
    return tuple(f"{LOG}{tail}" for tail in tails)


_YEARS = ("2026", "2025", "2024")
_LETTERS = ("a", "b", "c")
_QUARTERS = ("q3", "q2", "q1")
_MONTHS = ("/2026/03/", "/2026/02/", "/2026/01/")
_MONTH_WORDS = ("March 2026", "February 2026", "January 2026")

# name, how parts are found, what is printed
PARTS: tuple[tuple[str, Finds, Prints], ...] = (
    ("letters as paths", paths("/a", "/b", "/c"), tabs(("A", "B", "C"), _below("/a", "/b", "/c"))),
    ("letters with titles", among(_LETTERS, "az"), tabs(("A to H", "I to P", "Q to Z"), _query("az", _LETTERS))),
    ("years as paths", paths("/2026/", "/2025/", "/2024/"), tabs(_YEARS, _below("/2026/", "/2025/", "/2024/"))),
    ("years in a sentence", among(_YEARS, "y"), tabs(("Answers of 2026", "Answers of 2025", "Answers of 2024"), _query("y", _YEARS))),
    ("financial years", among(("2025-26", "2024-25", "2023-24"), "fy"), tabs(("2025/26", "2024/25", "2023/24"), _query("fy", ("2025-26", "2024-25", "2023-24")))),
    ("months as paths", paths(*_MONTHS), tabs(_MONTH_WORDS, _below(*_MONTHS))),
    ("months with counts in an aside", paths(*_MONTHS), tabs(tuple(f"{m} (10)" for m in _MONTH_WORDS), _below(*_MONTHS), inside="aside")),
    ("quarters", among(_QUARTERS, "quarter"), tabs(("Quarter 3", "Quarter 2", "Quarter 1"), _query("quarter", _QUARTERS))),
    ("categories as paths", paths("/crime", "/traffic", "/staff"), tabs(("Crime", "Traffic", "Staff"), _below("/crime", "/traffic", "/staff"))),
    ("select of years by GET", among(_YEARS, "year"), select("year", _YEARS, _YEARS)),
    ("select of letters by GET", among(_LETTERS, "letter"), select("letter", _LETTERS, ("A", "B", "C"))),
    ("select of months by GET", among(("3", "2", "1"), "month"), select("month", ("3", "2", "1"), ("March", "February", "January"))),
    ("radio buttons by GET", among(_YEARS, "year"), lambda k, m: f'<form action="{LOG}">' + "".join(f'<label><input type="radio" name="year" value="{y}">{y}</label>' for y in _YEARS) + "<button>Show</button></form>"),
)  # fmt: skip

_TYPE_RSS, _TYPE_ATOM = "application/rss+xml", "application/atom+xml"


def _rss(hosts: Hosts) -> SiteResponse:
    items = "".join(
        f"<item><title>{title_of(k)}</title><link>{hosts.base}{path_of(k)}</link></item>"
        for k in range(30)
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Log</title>{items}</channel></rss>'
    return SiteResponse(200, text.encode(), _TYPE_RSS)


def _atom(hosts: Hosts) -> SiteResponse:
    items = "".join(
        f'<entry><title>{title_of(k)}</title><link href="{path_of(k)}"/>'
        f"<id>urn:foi:{k}</id><updated>2026-02-16T10:00:00Z</updated></entry>"
        for k in range(30)
    )
    text = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Log</title>{items}</feed>'
    return SiteResponse(200, text.encode(), _TYPE_ATOM)


def _sitemap(hosts: Hosts) -> SiteResponse:
    urls = "".join(f"<url><loc>{hosts.base}{path_of(k)}</loc></url>" for k in range(30))
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return SiteResponse(200, text.encode(), "application/xml")


def _beside(address: str, head: str, body: str, kind: str) -> Form:
    """Ten of thirty on the page; all of them in a file beside it."""
    makers = {"rss": _rss, "atom": _atom, "sitemap": _sitemap}

    def build(hosts: Hosts, night: int) -> Answer:
        first = Paged(by("page"), nothing, head=lambda k, m: head, above=lambda k, m: body, pages=1)
        other = makers[kind](hosts)

        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == "/robots.txt" and kind == "sitemap":
                return SiteResponse(200, f"Sitemap: {hosts.base}{address}\n".encode(), "text/plain")
            return other if request.target == address else first(request)

        return answer

    return Form(f"{kind} at {address}", Family.PAGING, Expected(items=30), build, loud=ANY)


def _json(
    name: str,
    opening: str,
    value: object,
    closing: str = "</script>",
    *,
    loud: frozenset[str] = frozenset(),
) -> Form:
    """Lines that are data in the page, which a script would draw."""
    text = log_page(f'<div id="app"></div>{opening}{json.dumps(value)}{closing}')

    def answer(request: SiteRequest) -> SiteResponse | None:
        return html(text) if request.path == LOG else Paged(by("page"), nothing)(request)

    return Form(f"json: {name}", Family.PAGING, Expected(items=10), lambda h, n: answer, loud=loud)


def _lines(count: int = 10) -> list[dict[str, str]]:
    return [{"title": title_of(k), "url": path_of(k)} for k in range(count)]


def _json_rest() -> Form:
    """Ten lines drawn by the server, all thirty in data beside them."""
    data = json.dumps({"items": _lines(30), "shown": 10})
    text = log_page(f'{rows(range(10))}<script type="application/json">{data}</script>')

    def answer(request: SiteRequest) -> SiteResponse | None:
        return html(text) if request.path == LOG else Paged(by("page"), nothing)(request)

    return Form(
        "json: ten drawn of thirty",
        Family.PAGING,
        Expected(items=30),
        lambda h, n: answer,
        loud=ANY,
    )


def nested(request: SiteRequest) -> SiteResponse | None:
    """Years lead to months, months to answers: thirty in six months."""
    parts = [one for one in request.path.removeprefix(LOG).split("/") if one]
    if not request.path.startswith(LOG) or len(parts) > 2:
        return Paged(by("page"), nothing)(request)
    if not parts:
        links = "".join(f'<li><a href="{LOG}/{y}/">{y}</a></li>' for y in ("2026", "2025"))
        return html(log_page(f"<ul>{links}</ul>"))
    months = ("january", "february", "march")
    if len(parts) == 1:
        links = "".join(
            f'<li><a href="{LOG}/{parts[0]}/{m}/">{m.title()} {parts[0]}</a></li>' for m in months
        )
        return html(log_page(f"<ul>{links}</ul>", title=parts[0]))
    if parts[1] not in months:
        return None
    start = (parts[0] == "2025") * 15 + months.index(parts[1]) * 5
    return html(log_page(rows(range(start, start + 5)), title=" ".join(parts)))


FORMS: tuple[Form, ...] = (
    *(form(f"parts: {name}", Paged(find, nothing, above=prints)) for name, find, prints in PARTS),
    Form("parts: years of months", Family.PAGING, Expected(items=30), lambda h, n: nested),
    _beside("/foi-log/feed", f'<link rel="alternate" type="{_TYPE_RSS}" href="/foi-log/feed">', "", "rss"),
    _beside("/atom.xml", f'<link rel="alternate" type="{_TYPE_ATOM}" href="/atom.xml">', "", "atom"),
    _beside("/rss", "", '<p><a href="/rss">Subscribe by RSS to all 30 responses</a></p>', "rss"),
    _beside("/sitemap-foi.xml", "", "", "sitemap"),
    _json("application/json", '<script type="application/json" id="results">', {"results": _lines()}),
    _json("next data", '<script id="__NEXT_DATA__" type="application/json">', {"props": {"pageProps": {"items": _lines(), "total": 10}}}),
    _json("next data, no further cursor", '<script id="__NEXT_DATA__" type="application/json">', {"props": {"pageProps": {"items": _lines(), "total": 10, "nextCursor": None}}}),
    _json("ld+json ItemList", '<script type="application/ld+json">', {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": k + 1, "name": one["title"], "url": one["url"]} for k, one in enumerate(_lines())]}, loud=ANY),
    _json("assigned to window", "<script>window.__STATE__ = ", {"log": _lines()}, ";</script>", loud=ANY),
    _json_rest(),
)  # fmt: skip
