"""Further forms of every family, written after all the others had been repaired."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

import base64
import gzip
from collections.abc import Callable
from datetime import date

from samples.crawl_forms.form import (
    ANY,
    MORE,
    Answer,
    Expected,
    Family,
    Form,
    Hosts,
    Log,
    Recording,
    halved_recordings,
)
from samples.crawl_forms.not_answers import night_two
from samples.crawl_forms.paged import Paged, among, by, form, paths, until_last
from samples.crawl_forms.pages import (
    LOG,
    fixed,
    html,
    item_page,
    log_page,
    page,
    path_of,
    pdf,
    pdf_file,
    routed,
    rows,
    title_of,
)
from samples.crawl_forms.recorded import LOG as RECORDED
from samples.crawl_forms.recorded import entry, har, packed, warc
from samples.http import SiteRequest, SiteResponse, redirect

_THREE = range(3)
_TITLES = tuple(sorted(title_of(k) for k in _THREE))
_DAYS = (date(2026, 2, 16), date(2026, 4, 3), date(2025, 11, 28))
_MUTATED = ("16eg Chwefror 2026", "3ydd Ebrill 2026", "28ain Tachwedd 2025")


def _years(k: int, m: int) -> str:
    options = "".join(
        f'<option value="{LOG}?year={2026 - i}">{2026 - i}</option>' for i in range(m)
    )
    return f'<select onchange="location=this.value"><option value="">Choose a year</option>{options}</select>'


def _calendar(k: int, m: int) -> str:
    months = (("/2026/february", "Feb"), ("/2026/january", "Jan"), ("/2025/december", "Dec"))
    return f"<nav aria-label='Archive'>{' '.join(f'<a href={LOG}{path}>{name} ({10})</a>' for path, name in months)}</nav>"


# name, the site, words that are enough
WAYS: tuple[tuple[str, Paged, frozenset[str]], ...] = (
    ("button with its own formaction", Paged(by("page"), until_last('<form><button formaction="{log}?page={n}" name="page" value="{n}">Load more responses</button></form>')), frozenset()),
    ("a # link with the address in data-url", Paged(by("page"), until_last('<a href="#more" data-url="{log}?page={n}">Show 10 more</a>')), MORE),
    ("brackets in the parameter", Paged(by("page[offset]", first=0, step=10), until_last('<a href="{log}?page[offset]={i}0">Next</a>')), frozenset()),
    ("a select that goes by itself, years", Paged(among(("2026", "2025", "2024"), "year"), _years), MORE),
    ("a link to the archive", Paged(paths("", "/archive", "/archive-2"), lambda k, m: f'<p><a href="{LOG}/archive{"-2" if k else ""}">Older responses (archive)</a></p>' if k < 2 else ""), frozenset()),
    ("a cursor by the last line", Paged(by("after", first=0, step=10), until_last('<a href="{log}?after={i}0">Next</a>')), frozenset()),
    ("page two of three with an arrow", Paged(by("page"), until_last('<a rel="nofollow" href="{log}?page={n}">Page {n} of 3 &rarr;</a>')), frozenset()),
    ("a frame that loads the rest lazily", Paged(by("page"), until_last('<turbo-frame id="more" src="{log}?page={n}" loading="lazy">Loading</turbo-frame>')), MORE),
    ("months of a calendar, short names with counts", Paged(paths("/2026/february", "/2026/january", "/2025/december"), _calendar), frozenset()),
    ("total in the caption of a table", Paged(by("page"), lambda k, m: "", above=lambda k, m: "<table><caption>Records 1 to 10 of 30</caption></table>"), MORE),
    ("a button whose script sets the address", Paged(by("page"), until_last("<button onclick=\"window.location.href='{log}?page={n}'\">Next</button>")), MORE),
    ("next in a second language beside", Paged(by("page"), until_last('<a hreflang="cy" href="/cy/foi-log">Cymraeg</a> <a href="{log}?page={n}">Older</a>')), frozenset()),
)  # fmt: skip


def _list(
    name: str, lines: str, *, quiet: bool = True, more: dict[str, str | SiteResponse] | None = None
) -> Form:
    routes: dict[str, str | SiteResponse] = {LOG: log_page(lines), **(more or {})}
    return Form(
        name, Family.PAGING, Expected(3, titles=_TITLES, quiet=quiet), fixed(routes), loud=ANY
    )


def _each(line: str, around: str = "<ul>{}</ul>") -> str:
    return around.format("".join(line.format(a=path_of(k), t=title_of(k)) for k in _THREE))


LISTS = (
    _list("cards that a click opens", _each("<article onclick=\"location.href='{a}'\"><h3>{t}</h3></article>", "{}")),
    _list("click here, named in aria-label", _each('<li><a href="{a}" aria-label="{t}">Click here</a></li>')),
    _list("rows with data-href", _each('<tr data-href="{a}"><td>{t}</td></tr>', "<table>{}</table>")),
    _list("answer twice, once under its index file", _each('<li><a href="{a}">{t}</a></li>') + f'<p><a href="{path_of(0)}/index.html">{title_of(0)}</a></p>', more={f"{path_of(0)}/index.html": item_page(title_of(0))}, quiet=False),
    _list("picture links whose alt is the title", _each('<li><a href="{a}"><img src="/d.png" alt="{t}"></a></li>')),
    _list("numbers as links, the title in bold before", _each('<p><b>{t}</b> <a href="{a}">[1]</a></p>', "{}")),
)  # fmt: skip

ADDRESSES = (
    Form("written: scheme-relative base", Family.ADDRESSES, Expected(3, titles=_TITLES), lambda hosts, night: routed({LOG: log_page(_each('<li><a href="foi-{t}">{t}</a></li>').replace("foi-FOI ", "foi-").replace(" Drones\"", "\"").replace(" Horses\"", "\"").replace(" Lost keys\"", "\""), head=f'<base href="//{hosts.log}/answers/">')})),
    Form("one answer: mobile and desktop views", Family.ADDRESSES, Expected(3, titles=_TITLES), fixed({LOG: log_page(_each('<li><a href="{a}?view=desktop">{t}</a> <a href="{a}?view=mobile">mobile</a></li>'))})),
    Form("location: refresh as a header", Family.ADDRESSES, Expected(3), fixed({LOG: SiteResponse(200, b"<html><body><p>One moment</p></body></html>", headers={"refresh": "0; url=/foi-list"}), "/foi-list": log_page(rows(_THREE))}), loud=ANY),
)  # fmt: skip

_RECYCLED = html(item_page("FOI 140 Marathons").replace("41 in 2025", "7 road closures in 2025"))
# name, what stands at a known answer's address on the second night
STRUCK: tuple[tuple[str, SiteResponse], ...] = (
    ("browser-like error", html(page("<h1>We can’t show this page</h1><p>Error code: 0x80.</p>", title="Problem loading page"))),
    ("heading kept, words withdrawn", html(page(f"<main><h1>{title_of(1)}</h1><p>This response is being reviewed and will be republished shortly.</p></main>", title=title_of(1)))),
    ("session timed out", html(page("<h1>Your session has timed out</h1><p>Start again from the beginning.</p>", title="Session"))),
    ("redirect to an error page", redirect("/error?aspxerrorpath=/answers/foi-102", 302)),
    ("too many requests with 200", html(page("<h1>Slow down</h1><p>Too many requests from your network.</p>", title="429"))),
    ("the number given to another answer", _RECYCLED),
    ("only the site’s menu and a search", html(page("<header><nav>Home Report Contact</nav></header><main><h1>Search</h1><form><input name=q></form></main>", title="Search"))),
)  # fmt: skip

SPELT: tuple[tuple[str, Callable[[int, date], str]], ...] = (
    ("as in mail", lambda k, d: f"<span>{d:%a}, {d:%d %b %Y} 09:00:00 GMT</span>"),
    ("Welsh ordinals", lambda k, d: f"<span>{_MUTATED[k]}</span>"),
    ("short month with a full stop, American", lambda k, d: f"<span>{d:%b}. {d.day}, {d.year}</span>"),
    ("eight digits behind a label", lambda k, d: f"<span>Date: {d:%Y%m%d}</span>"),
    ("published and updated in one bracket", lambda k, d: f"<span>(published {d:%d/%m/%Y}; updated 18/11/2026)</span>"),
    ("month and year in a link before", lambda k, d: f'<a href="/news?m={d:%m}">{d:%B %Y}</a> <span>{d:%d/%m/%Y}</span>'),
    ("answered beside received, in a sentence", lambda k, d: f"<p>Request received 02/01/2025 and response published on {d:%d %B %Y}</p>"),
)  # fmt: skip


def _spelt(name: str, spell: Callable[[int, date], str]) -> Form:
    lines = "".join(
        f'<li><a href="{path_of(k)}">{title_of(k)}</a> {spell(k, d)}</li>'
        for k, d in enumerate(_DAYS)
    )
    expected = Expected(items=3, dates=tuple(sorted(d.isoformat() for d in _DAYS)))
    loud = frozenset({"date_missing"}) if "eight digits" in name else frozenset()
    return Form(f"beside: {name}", Family.DATES, expected, fixed({LOG: log_page(f"<ul>{lines}</ul>")}), log=Log.DATED, loud=loud)  # fmt: skip


_FILE = "/files/a.pdf"
# name, markup in the answer's body, in its head
LINKED: tuple[tuple[str, str, str], ...] = (
    ("download attribute, no ending", '<a download href="/d/4821">Response</a>', ""),
    ("options of a select", f'<select><option value="">Choose</option><option value="{_FILE}">Response</option></select>', ""),
    ("JSON beside the words", f'<script type="application/json" data-files>[{{"title":"Response","url":"{_FILE}"}}]</script><p>Loading files</p>', ""),
    ("alternate in the head", "", f'<link rel="alternate" type="application/pdf" href="{_FILE}" title="Response">'),
    ("aspx behind the ending", '<a href="/files/a.pdf.aspx">Response</a>', ""),
    ("force-download type", '<a href="/download?id=7">Download</a>', ""),
    ("text of the address split by breaks", f'<p><a href="{_FILE[:7]}\n{_FILE[7:]}">Response</a></p>', ""),
)  # fmt: skip


def _linked(name: str, markup: str, head: str) -> Form:
    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return html(log_page(rows([0])))
            if request.path == path_of(0):
                return html(item_page(title_of(0), f"<p>Attached.</p>{markup}", head=head))
            if request.path in {"/d/4821", "/files/a.pdf.aspx", _FILE}:
                return pdf_file()
            if request.target == "/download?id=7":
                return SiteResponse(200, pdf("FOI 101"), "application/force-download")
            return None

        return answer

    return Form(name, Family.FILES, Expected(1, 1), build, loud=ANY)


def _euro(hosts: Hosts, night: int) -> Answer:
    text = item_page("FOI 101 Drones").replace("utf-8", "iso-8859-15").replace("41 in", "€41 in")
    body = text.encode("iso-8859-15")
    return routed({LOG: log_page(rows([0])), path_of(0): SiteResponse(200, body, "text/html")})


def _twice(hosts: Hosts, night: int) -> Answer:
    body = gzip.compress(gzip.compress(item_page(title_of(0)).encode(), mtime=0), mtime=0)
    sent = SiteResponse(200, body, "text/html", headers={"content-encoding": "gzip, gzip"})
    return routed({LOG: log_page(rows([0])), path_of(0): sent})


BYTES = (
    Form("Latin-9 with a euro, told by the page", Family.BYTES, Expected(1, titles=(title_of(0),)), _euro),
    Form("gzip twice, told twice", Family.BYTES, Expected(1, titles=(title_of(0),)), _twice, loud=ANY),
)  # fmt: skip

FORMS: tuple[Form, ...] = (
    *(form(name, paged, loud=loud) for name, paged, loud in WAYS),
    *LISTS,
    *ADDRESSES,
    *(night_two(name, struck) for name, struck in STRUCK),
    *(_spelt(*row) for row in SPELT),
    *(_linked(*row) for row in LINKED),
    *BYTES,
)

_ALL = Expected(items=2, files=1)
_RECORDS = [warc(one) for one in RECORDED]


def _lined(data: bytes) -> str:
    """Base64 in lines of 76, as mail has it."""
    return base64.encodebytes(data).decode().replace("\n", "\r\n")


def _saved() -> bytes:
    """An answer as a browser saves it."""
    url = RECORDED[1].url
    mark = f"<!-- saved from url=({len(url):04d}){url} -->\n".encode()
    return RECORDED[1].body.replace(b"<html", mark + b"<html", 1)


RECORDINGS: tuple[Recording, ...] = halved_recordings(
    (
        Recording("HAR: base64 in lines", "a.har", har([entry(one, text=_lined(one.body), coded=True) for one in RECORDED]), _ALL),
        Recording("saved page that names its address", "a.html", _saved(), Expected(items=1), ANY),
        Recording("WARC: requests and metadata between", "a.warc.gz", packed([piece for one, record in zip(RECORDED, _RECORDS, strict=True) for piece in (warc(one, kind="request", body=b"GET / HTTP/1.1\r\n\r\n"), record, warc(one, kind="metadata", body=b"via: x\r\n"))]), _ALL),
        Recording("WARC: lines blank between records", "a.warc", b"\r\n\r\n".join(_RECORDS), _ALL, ANY),
        Recording("MHTML of one answer", "a.mhtml", b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + RECORDED[1].url.encode() + b'\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Location: ' + RECORDED[1].url.encode() + b"\r\n\r\n" + RECORDED[1].body + b"\r\n--x--\r\n", Expected(items=1), ANY),
    )
)  # fmt: skip
