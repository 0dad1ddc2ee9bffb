"""Days as sites print them: beside a line, on the answer's page, in metadata; and days that are not it."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from samples.crawl_forms.form import Answer, Build, Expected, Family, Form, Hosts, Log
from samples.crawl_forms.pages import LOG, html, item_page, log_page, path_of, title_of
from samples.http import SiteRequest, SiteResponse

DAYS = (date(2026, 2, 16), date(2026, 4, 3), date(2025, 11, 28))
WELSH = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
NBSP = "\u00a0"

Spells = Callable[[date], str]


def _ordinal(day: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in {11, 12, 13} else "th"
    return f"{day}{tail}"


# name, the words beside the line
BESIDE: tuple[tuple[str, Spells], ...] = (
    ("dots", lambda d: f"<span>{d:%d.%m.%Y}</span>"),
    ("dashes", lambda d: f"<span>{d:%d-%m-%Y}</span>"),
    ("dots, two-digit year", lambda d: f"<span>{d:%d.%m.%y}</span>"),
    ("dashes, two-digit year", lambda d: f"<span>{d:%d-%m-%y}</span>"),
    ("slashes, two-digit year", lambda d: f"<span>{d:%d/%m/%y}</span>"),
    ("no leading noughts", lambda d: f"<span>{d.day}/{d.month}/{d.year}</span>"),
    ("year first, slashes", lambda d: f"<span>{d:%Y/%m/%d}</span>"),
    ("year first, dots", lambda d: f"<span>{d:%Y.%m.%d}</span>"),
    ("short month with dashes", lambda d: f"<span>{d:%d-%b-%Y}</span>"),
    ("short month, two-digit year", lambda d: f"<span>{d:%d %b %y}</span>"),
    ("ordinal", lambda d: f"<span>{_ordinal(d.day)} {d:%B %Y}</span>"),
    ("ordinal of", lambda d: f"<span>the {_ordinal(d.day)} of {d:%B}, {d.year}</span>"),
    ("ordinal raised", lambda d: f"<span>{d.day}<sup>{_ordinal(d.day)[-2:]}</sup> {d:%B %Y}</span>"),
    ("weekday with commas", lambda d: f"<span>{d:%A, %B} {d.day}, {d.year}</span>"),
    ("weekday abbreviated", lambda d: f"<span>{d:%a %d %b %Y}</span>"),
    ("Welsh month", lambda d: f"<span>{d.day} {WELSH[d.month - 1]} {d.year}</span>"),
    ("Welsh with label", lambda d: f"<span>Cyhoeddwyd: {d.day} {WELSH[d.month - 1]} {d.year}</span>"),
    ("no-break spaces", lambda d: f"<span>{d.day}{NBSP}{d:%B}{NBSP}{d.year}</span>"),
    ("entity spaces", lambda d: f"<span>{d.day}&nbsp;{d:%B}&nbsp;{d.year}</span>"),
    ("thin spaces and two blanks", lambda d: f"<span>{d.day}\u2009{d:%B}  {d.year}</span>"),
    ("non-breaking hyphens", lambda d: f"<span>{d:%d}\u2011{d:%m}\u2011{d:%Y}</span>"),
    ("capitals", lambda d: f"<span>{d.day} {d:%B}".upper() + f" {d.year}</span>"),
    ("Sept for September or short", lambda d: f"<span>{d.day} {d:%b}. {d.year}</span>"),
    ("time of day before", lambda d: f"<span>09:15am on {d:%d/%m/%Y}</span>"),
    ("time of day joined", lambda d: f"<span>{d:%d/%m/%Y}T09:15</span>"),
    ("time element, words short", lambda d: f'<time datetime="{d.isoformat()}">{d:%d %b}</time>'),
    ("time element with zone", lambda d: f'<time datetime="{d.isoformat()}T00:30:00+01:00">posted</time>'),
    ("three boxes of a calendar leaf", lambda d: f'<div class="cal"><span>{d.day}</span><span>{d:%b}</span><span>{d.year}</span></div>'),
    ("data attribute", lambda d: f'<span data-date="{d.isoformat()}">{d:%d %B %Y}</span>'),
    ("label in a definition list", lambda d: f"<dl><dt>Date published</dt><dd>{d:%d %B %Y}</dd></dl>"),
    ("label uploaded", lambda d: f"<span>Uploaded {d:%d %B %Y}</span>"),
    ("two labels", lambda d: f"<span>Received: {_earlier(d):%d/%m/%Y}</span> <span>Published: {d:%d/%m/%Y}</span>"),
    ("updated after published", lambda d: f"<span>Published {d:%d %B %Y}, last updated 20 November 2026</span>"),
    ("updated before published", lambda d: f"<span>Last updated: 20 November 2026. Published: {d:%d %B %Y}</span>"),
    ("period before the day", lambda d: f"<p>Covers 01/04/2022 to 31/03/2023</p><p>{d:%d/%m/%Y}</p>"),
    ("review in the future", lambda d: f"<p>Published {d:%d/%m/%Y}. Next review 01/12/2027.</p>"),
    ("year and month in brackets first", lambda d: f"<p>(Financial year 2021-22) Date: {d:%d/%m/%Y}</p>"),
    ("American order in words", lambda d: f"<span>{d:%B %d, %Y}</span>"),
    ("full stop after", lambda d: f"<span>Added on {d:%d %B %Y}.</span>"),
    ("apostrophe year", lambda d: f"<span>{d.day} {d:%B} '{d:%y}</span>"),
)  # fmt: skip


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1)


def _iso(days: tuple[date, ...] = DAYS) -> tuple[str, ...]:
    return tuple(sorted(one.isoformat() for one in days))


def _served(listing: str, pages: Callable[[int], str]) -> Build:
    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return html(listing)
            number = request.path.removeprefix(path_of(0)[:-3])
            return html(pages(int(number) - 101)) if number.isdigit() else None

        return answer

    return build


def _line(k: int, words: str, title: str | None = None) -> str:
    return f'<li><a href="{path_of(k)}">{title or title_of(k)}</a> {words}</li>'


def _bare(k: int) -> str:
    return item_page(title_of(k))


def _form(name: str, listing: str, pages: Callable[[int], str] = _bare, count: int = 3) -> Form:
    expected = Expected(items=count, dates=_iso(DAYS[:count]))
    return Form(name, Family.DATES, expected, _served(listing, pages), log=Log.DATED)


def _beside(name: str, spell: Spells) -> Form:
    lines = "".join(_line(k, spell(day)) for k, day in enumerate(DAYS))
    return _form(f"beside: {name}", log_page(f"<ul>{lines}</ul>"))


_UNDATED = log_page("<ul>" + "".join(_line(k, "") for k in range(3)) + "</ul>")
_MISDATED = log_page("<ul>" + "".join(_line(k, "Week 12 01/01/2024") for k in range(3)) + "</ul>")

# name, what the answer's page has: (in the head, in the body)
ON_PAGE: tuple[tuple[str, Spells, Spells], ...] = (
    ("article:published_time", lambda d: f'<meta property="article:published_time" content="{d.isoformat()}T10:00:00+00:00">', lambda d: ""),
    ("DC.date.issued", lambda d: f'<meta name="DCTERMS.issued" scheme="W3CDTF" content="{d.isoformat()}">', lambda d: ""),
    ("JSON-LD datePublished", lambda d: f'<script type="application/ld+json">{{"@type":"Article","datePublished":"{d.isoformat()}"}}</script>', lambda d: ""),
    ("label Date published", lambda d: "", lambda d: f"<p>Date published: {d:%d %B %Y}</p>"),
    ("label in a table", lambda d: "", lambda d: f"<table><tr><th>Published</th><td>{d:%d.%m.%Y}</td></tr></table>"),
    ("time with pubdate", lambda d: "", lambda d: f'<time pubdate datetime="{d.isoformat()}">{d:%A}</time>'),
    ("itemprop", lambda d: "", lambda d: f'<span itemprop="datePublished" content="{d.isoformat()}">{d:%d/%m}</span>'),
)  # fmt: skip


def _on_page(name: str, head: Spells, body: Spells, listing: str) -> Form:
    return _form(
        f"page: {name}",
        listing,
        lambda k: item_page(title_of(k), body(DAYS[k]), head=head(DAYS[k])),
    )


def _table() -> str:
    lines = "".join(
        f'<tr><td>{_earlier(day):%d/%m/%Y}</td><td><a href="{path_of(k)}">{title_of(k)}</a></td>'
        f"<td>{day:%d/%m/%Y}</td></tr>"
        for k, day in enumerate(DAYS)
    )
    head = "<tr><th>Received</th><th>Subject</th><th>Date published</th></tr>"
    return log_page(f"<table>{head}{lines}</table>")


def _carried() -> str:
    """The day stands in the first of its lines and spans them."""
    cells = [f'<td><a href="{path_of(k)}">{title_of(k)}</a></td></tr>' for k in range(3)]
    spanned = f'<tr><td rowspan="2">{DAYS[0]:%d %B %Y}</td>{cells[0]}<tr>{cells[1]}'
    return log_page(f"<table>{spanned}<tr><td>{DAYS[2]:%d %B %Y}</td>{cells[2]}</table>")


def _headed() -> str:
    parts = "".join(f"<h2>{day:%d %B %Y}</h2><ul>{_line(k, '')}</ul>" for k, day in enumerate(DAYS))
    return log_page(parts)


def _titled() -> str:
    titles = ("Stops on 01/04/2022", "Contracts ending 31/12/2029", "Events of 5 November 2024")
    lines = "".join(
        _line(k, f"<span>{day:%d/%m/%Y}</span>", titles[k]) for k, day in enumerate(DAYS)
    )
    return log_page(f"<ul>{lines}</ul>")


def _one(intro: str) -> str:
    line = _line(0, f"<span>{DAYS[0]:%d %B %Y}</span>")
    return log_page(f"<div>{intro}<ul>{line}</ul></div>")


def _single(name: str, intro: str) -> Form:
    return _form(f"whole page: {name}", _one(intro), count=1)


_CARRIED = Expected(items=3, dates=_iso((DAYS[0], DAYS[0], DAYS[2])))
FORMS: tuple[Form, ...] = (
    *(_beside(*row) for row in BESIDE),
    *(_on_page(*row, _UNDATED) for row in ON_PAGE),
    *(_on_page(f"{row[0]} against the list", *row[1:], _MISDATED) for row in ON_PAGE[:2]),
    _form("column of its own among two", _table()),
    Form("column carried down", Family.DATES, _CARRIED, _served(_carried(), _bare), log=Log.DATED),
    _form("day as heading of its lines", _headed()),
    _form("days in titles", _titled()),
    _single("review of the page", "<p>Page last reviewed: 3 May 2021</p>"),
    _single("filter shown", "<p>From 01/02/2026 to 28/02/2026</p>"),
    _single("copyright and update", "<p>Site updated 12.11.2026</p>"),
    Form(
        "month only gives no day",
        Family.DATES,
        Expected(items=3, dates=("none", "none", "none")),
        _served(
            log_page(
                "<ul>" + "".join(_line(k, f"{d:%B %Y}") for k, d in enumerate(DAYS)) + "</ul>"
            ),
            _bare,
        ),
        log=Log.DATED,
    ),
    Form(
        "a day that does not exist",
        Family.DATES,
        Expected(items=3, dates=("none", "none", "none")),
        _served(
            log_page("<ul>" + "".join(_line(k, "31/02/2026") for k in range(3)) + "</ul>"), _bare
        ),
        log=Log.DATED,
    ),
    Form(
        "a day in the future",
        Family.DATES,
        Expected(items=3, dates=("none", "none", "none")),
        _served(
            log_page("<ul>" + "".join(_line(k, "16/02/2031") for k in range(3)) + "</ul>"), _bare
        ),
        log=Log.DATED,
    ),
)
