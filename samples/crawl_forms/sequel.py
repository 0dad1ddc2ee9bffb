"""A second medley: ways on, files, pages that are no answer and printed days."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from samples.crawl_forms.form import ANY, MORE, Answer, Expected, Family, Form, Hosts, Log
from samples.crawl_forms.not_answers import night_two
from samples.crawl_forms.paged import Finds, Paged, among, by, form, paths, until_last
from samples.crawl_forms.pages import (
    LOG,
    fixed,
    html,
    item_page,
    log_page,
    page,
    path_of,
    pdf_file,
    rows,
    title_of,
)
from samples.http import SiteRequest, SiteResponse, redirect

_MODERN = (
    '<nav class="govuk-pagination"><div class="govuk-pagination__next">'
    '<a class="govuk-link govuk-pagination__link" href="{log}?page={n}" rel="next">'
    '<span class="govuk-pagination__link-title">Next<span class="govuk-visually-hidden"> page</span></span>'
    '<span class="govuk-visually-hidden">:</span><span class="govuk-pagination__link-label">{n} of 3</span></a></div></nav>'
)
_CHOICE = (
    '<form action="{log}" method="get"><label>Go to page <select name="page">'
    "<option>1</option><option>2</option><option>3</option></select></label><button>Go</button></form>"
).replace("{log}", LOG)


def _tokens(request: SiteRequest) -> int | None:
    known = {"": 0, "token=zQ8-b2": 1, "token=Kp_77x": 2}
    return known.get(request.query) if request.path == LOG else None


def _cursors(k: int, m: int) -> str:
    token = ("zQ8-b2", "Kp_77x", "")[k]
    return f'<a class="button" href="{LOG}?token={token}">Show older requests</a>' if token else ""


def _gap(k: int, m: int) -> str:
    """First, last and a window of numbers, dots between."""
    links = "".join(
        f'<li><a href="{LOG}?pageNum={i}">{i}</a></li>' for i in (1, *range(max(2, k), min(m, k + 3)), m)
    )  # fmt: skip
    return f'<ul class="pagination"><li>Page</li>{links}<li>&hellip;</li></ul>'


def _ends(k: int, m: int) -> str:
    return f'<p><a href="{LOG}?page=1">First</a> | <a href="{LOG}?page={m}">Last</a></p>'


def _semicolon(request: SiteRequest) -> int | None:
    known = {LOG: 0, f"{LOG};page=1": 0, f"{LOG};page=2": 1, f"{LOG};page=3": 2}
    return known.get(request.path)


_YEARLY: Finds = paths("", "-2025", "-2024-and-before")
_OTHER_YEARS = f'<h2>Previous years</h2><ul><li><a href="{LOG}-2025">Disclosures 2025</a></li><li><a href="{LOG}-2024-and-before">Disclosures 2024 and before</a></li></ul>'

# name, the site, words that are enough
WAYS: tuple[tuple[str, Paged, frozenset[str]], ...] = (
    ("next with its page as a second line", Paged(by("page"), until_last(_MODERN)), frozenset()),
    ("a select of numbers by GET", Paged(by("page"), lambda k, m: _CHOICE), frozenset()),
    ("a cursor of letters behind older requests", Paged(_tokens, _cursors), frozenset()),
    ("numbers with dots between, first and last", Paged(by("pageNum"), _gap, pages=6), frozenset()),
    ("first and last only", Paged(by("page"), _ends), MORE),
    ("page in a path parameter", Paged(_semicolon, until_last('<a href="{log};page={n}">Next &rsaquo;</a>')), frozenset()),
    ("earlier years as further lists beside", Paged(_YEARLY, lambda k, m: _OTHER_YEARS), frozenset()),
    ("weeks as tabs by GET", Paged(among(("46", "45", "44"), "week"), lambda k, m: "".join(f'<a role="tab" href="{LOG}?week={w}">Week {w}</a> ' for w in (46, 45, 44))), frozenset()),
)  # fmt: skip

_SORTED = (
    f'<p>Sort by <a href="{LOG}?sort=title">title</a> <a href="{LOG}?sort=date&amp;dir=asc">oldest first</a></p>'
    f'<p>3 responses</p>{rows(range(3))}<p><a href="{LOG}?view=print">Print this list</a></p>'
)
SORTED = Form(
    "sort links and a print view of one page",
    Family.PAGING,
    Expected(3, quiet=True),
    lambda hosts, night: (
        lambda request: (
            html(log_page(_SORTED))
            if request.path == LOG
            else html(item_page(title_of(int(request.path[-3:]) - 101)))
            if request.path.startswith("/answers/foi-")
            else None
        )
    ),
)

_FILE = "/files/a.pdf"
_OPENING = page(
    f'<p>Your download will begin shortly.</p><p>If not, <a href="{_FILE}">click here</a>.</p>',
    head=f'<meta http-equiv="refresh" content="3;url={_FILE}">',
    title="Download",
)
# name, markup in the answer's body, number of files
LINKED: tuple[tuple[str, str, int], ...] = (
    ("fragment that opens a page", f'<a href="{_FILE}#page=3">Response, page 3</a> <a href="{_FILE}#zoom=50">whole</a>', 1),
    ("office viewer of another host", '<a href="https://view.example/op/view.aspx?src=http%3A%2F%2F{host}%2Ffiles%2Fa.pdf">View response</a>', 1),
    ("address in a way out", f'<a href="/leave?to={_FILE.replace("/", "%2F")}">Response</a>', 1),
    ("page that starts the download", '<a href="/download-page/7">Download response</a>', 1),
    ("frame with its page written inside", f'<iframe srcdoc="&lt;p&gt;See &lt;a href=&quot;{_FILE}&quot;&gt;response&lt;/a&gt;&lt;/p&gt;"></iframe>', 1),
    ("backslashes in the address", '<a href="\\files\\a.pdf">Response</a>', 1),
    ("in a sound's source", '<audio controls><source src="/files/call.mp3" type="audio/mpeg"></audio>', 1),
    ("mail and telephone are no files", '<p><a href="mailto:foi@testshire.example?subject=a.pdf">Write</a> or <a href="tel:101">ring</a>.</p>', 0),
)  # fmt: skip


def _linked(name: str, markup: str, files: int) -> Form:
    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return html(log_page(rows([0])))
            if request.path == path_of(0):
                return html(item_page(title_of(0), markup.replace("{host}", hosts.log)))
            if request.path == "/leave":
                return redirect(_FILE, 302)
            if request.path == "/download-page/7":
                return html(_OPENING)
            if request.path == "/files/call.mp3":
                return SiteResponse(200, b"ID3\x04\x00\x00\x00\x00\x00\x00", "audio/mpeg")
            return pdf_file() if request.path == _FILE else None

        return answer

    return Form(name, Family.FILES, Expected(1, files, quiet=not files), build, loud=ANY)


# name, what stands at a known answer's address on the second night
STRUCK: tuple[tuple[str, str, str], ...] = (
    ("front door of a cloud", "Service unavailable", "<h2>Our services aren't available right now</h2><p>We're working to restore all services as soon as possible. Please check back soon.</p><p>0aF3ZZAAAA</p>"),
    ("firewall's frame", "", '<iframe id="main-iframe" src="/_Incident?CWUDNSAI=23">Request unsuccessful. Incident ID: 7-88</iframe>'),
    ("runtime error in yellow", "Runtime Error", "<h1>Server Error in '/' Application.<hr></h1><h2><i>Runtime Error</i></h2><p>An application error occurred on the server.</p>"),
    ("directory index", "Index of /answers", '<h1>Index of /answers</h1><pre><a href="../">../</a> foi-101  16-Feb-2026 10:00  -</pre>'),
    ("terms to accept", "Terms of use", "<main><h1>Terms of use</h1><p>You must accept these terms before you can view this document.</p><form><button>I accept</button></form></main>"),
    ("moved to the national collection", "Archived", "<main><h1>Archived content</h1><p>Older responses can now be found in the national collection of websites.</p></main>"),
    ("blind text of a draft", "FOI", "<main><h1>Page title here</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p></main>"),
    ("splash of a campaign", "Remember", "<main><h1>Two minutes of silence</h1><p>Our website is paying its respects. Continue to the site.</p></main>"),
)  # fmt: skip
FIRST: tuple[tuple[str, str, str], ...] = (STRUCK[1], STRUCK[2], STRUCK[3], STRUCK[6])


def _first_night(name: str, title: str, words: str) -> Form:
    routes: dict[str, str | SiteResponse] = {
        LOG: log_page(rows(range(5))),
        path_of(1): page(words, title=title),
    }
    expected = Expected(items=4, unread=1)
    return Form(f"first night: {name}", Family.NO_ANSWER, expected, fixed(routes), loud=ANY)


_DAYS = (date(2026, 2, 16), date(2026, 4, 3), date(2025, 11, 28))
_WELSH = {2: "Chwef", 4: "Ebr", 11: "Tach"}
SPELT: tuple[tuple[str, Callable[[date], str]], ...] = (
    ("blanks round the slashes", lambda d: f"<span>{d:%d} / {d:%m} / {d:%Y}</span>"),
    ("middle dots", lambda d: f"<span>{d:%d}·{d:%m}·{d:%Y}</span>"),
    ("month first with an ordinal", lambda d: f"<span>{d:%B} {d.day}{'rd' if d.day == 3 else 'th'}, {d:%Y}</span>"),
    ("Welsh month, short", lambda d: f"<span>{d.day} {_WELSH[d.month]} {d:%Y}</span>"),
    ("moment of a machine", lambda d: f"<span>{d:%Y-%m-%d}T09:30:00Z</span>"),
    ("created and modified with dashes", lambda d: f"<small>Created {d:%d-%m-%Y} | Last modified 20-11-2026</small>"),
    ("request and response labelled", lambda d: f"<dl><dt>Date of request</dt><dd>02/01/2025</dd><dt>Date of response</dt><dd>{d:%d/%m/%Y}</dd></dl>"),
    ("weekday and time in words", lambda d: f"<span>Published: {d:%a} {d.day} {d:%b %Y} at 4pm</span>"),
    ("day, comma, year", lambda d: f"<span>{d.day} {d:%B}, {d:%Y}</span>"),
)  # fmt: skip


def _spelt(name: str, spell: Callable[[date], str]) -> Form:
    lines = "".join(
        f'<li><a href="{path_of(k)}">{title_of(k)}</a> {spell(d)}</li>' for k, d in enumerate(_DAYS)
    )
    expected = Expected(items=3, dates=tuple(sorted(d.isoformat() for d in _DAYS)))
    listed = fixed({LOG: log_page(f"<ul>{lines}</ul>")})
    # The day of an answer, or of a page's making, is not said to be its publication.
    unsaid = name.startswith(("created", "request"))
    loud = frozenset({"date_missing"}) if unsaid else frozenset()
    return Form(f"beside: {name}", Family.DATES, expected, listed, log=Log.DATED, loud=loud)


FORMS: tuple[Form, ...] = (
    *(form(name, paged, loud=loud) for name, paged, loud in WAYS),
    SORTED,
    *(_linked(*row) for row in LINKED),
    *(night_two(name, html(page(words, title=title))) for name, title, words in STRUCK),
    *(_first_night(*row) for row in FIRST),
    *(_spelt(*row) for row in SPELT),
)
