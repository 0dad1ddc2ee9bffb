"""Signs of more that scripts act on, totals that are short of what is shown, and walks without end."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from samples.crawl_forms.form import MORE, Answer, Expected, Family, Form
from samples.crawl_forms.paged import Paged, built, by, form, nothing, until_last
from samples.crawl_forms.pages import LOG, html, log_page, rows
from samples.http import SiteRequest, SiteResponse

# name, what stands below the lines; nothing a client without scripts could follow for certain
SCRIPTS = (
    ("button with a page number", '<button type="button" data-page="{n}">More results</button>'),
    ("link to # with onclick", '<a href="#" onclick="loadMore({n})">Show more answers</a>'),
    ("link with its address in data-href", '<a href="#" data-href="{log}?page={n}">More</a>'),
    ("scroll sentinel", '<div class="infinite-scroll" data-next-url="{log}?page={n}"></div>'),
    ("htmx", '<button hx-get="{log}?page={n}" hx-swap="afterend">Load more responses</button>'),
    ("Livewire", '<button wire:click="nextPage">Next</button>'),
    ("Turbo frame", '<turbo-frame id="more" src="{log}?page={n}" loading="lazy"></turbo-frame>'),
    ("form that posts", '<form method="post" action="{log}"><button name="page" value="{n}">Next page</button></form>'),
    ("postback by a submit", '<form method="post" id="aspnetForm"><input type="submit" name="ctl00$pager$next" value="Next &gt;"></form>'),
    ("javascript: address", '<a href="javascript:gotoPage({n})">Next</a>'),
    ("role=button without address", '<span role="button" tabindex="0" class="load-more">View more</span>'),
    ("select that posts", '<form method="post"><select name="page"><option>1<option>2<option>3</select><button>Go</button></form>'),
)  # fmt: skip

# name, what stands above the ten lines of thirty; no way on at all
TOTALS = (
    ("showing 1 to 10 of 30", "<p>Showing 1 to 10 of 30</p>"),
    ("30 results", "<p><strong>30</strong> results</p>"),
    ("items 1 - 10 of 30 in total", "<p>Displaying items 1 - 10 of 30 in total</p>"),
    ("1-10 / 30", '<p class="count">1-10 / 30</p>'),
    ("total in Welsh", "<p>Canlyniadau 1 i 10 o 30</p>"),
    ("Results: 30", "<p>Results: 30</p>"),
    ("page 1 / 3", '<p class="pager">Page 1 / 3</p>'),
    ("tudalen 1 o 3", "<p>Tudalen 1 o 3</p>"),
    ("found 30 matches", "<p>We found 30 matches for your search.</p>"),
    ("30 responses have been published", "<p>30 responses have been published.</p>"),
    ("total as an attribute", '<div class="list" data-total="30" data-page-size="10"></div>'),
    ("(30) beside the heading", "<h2>All responses (30)</h2>"),
    ("count with a comma and a word", "<p>Viewing 10 of 1,030 documents</p>"),
)

# name, what stands above ten lines of ten: the whole log is there, and the run is OK
MISLEADING = (
    ("10 per page", "<label>Show 10 per page</label>"),
    ("per page: 10 20 50", '<p>Results per page: <b>10</b> <a href="?size=20">20</a> <a href="?size=50">50</a></p>'),
    ("within 20 working days", "<p>We answer within 20 working days. 98 results of audits are elsewhere.</p>"),
    ("of 30 in a title", "<p>Latest: 12 of 30 cars were electric.</p>"),
    ("page reviewed 1 of 3 times", "<p>This policy is reviewed 1 of 3 years.</p>"),
    ("10 results, honest", "<p>10 results</p>"),
)  # fmt: skip


def _ten(above: str) -> Paged:
    return Paged(by("page"), nothing, above=lambda k, m: above, pages=1)


def _script(name: str, text: str) -> Form:
    return form(f"script: {name}", Paged(by("page"), until_last(text)), loud=MORE)


def _short(name: str, above: str) -> Form:
    expected = Expected(items=30)
    return Form(f"total: {name}", Family.PAGING, expected, built(_ten(above)), loud=MORE)


def _whole(name: str, above: str) -> Form:
    expected = Expected(items=10, quiet=True)
    return Form(f"no total: {name}", Family.PAGING, expected, built(_ten(above)))


def growing(request: SiteRequest) -> SiteResponse | None:
    """Each "next" adds a parameter and shows the same ten: a walk without end."""
    if request.path != LOG:
        return _item(request)
    further = f"{request.query}&amp;page=2" if request.query else "page=2"
    return html(log_page(f'{rows(range(10))}<a href="{LOG}?{further}">Next</a>'))


def calendar(request: SiteRequest) -> SiteResponse | None:
    """A next month for ever, empty after the first two."""
    if request.path != LOG:
        return _item(request)
    month = int(request.query.removeprefix("month=") or 0)
    lines = rows(range(month * 5, month * 5 + 5)) if month < 2 else "<p>No responses this month</p>"
    return html(log_page(f'{lines}<a href="{LOG}?month={month + 1}">Next month</a>'))


def gap(request: SiteRequest) -> SiteResponse | None:
    """Page 2 of 3 is broken; numbers lead to page 3 all the same."""
    if request.path != LOG:
        return _item(request)
    number = int(request.query.removeprefix("page=") or 1)
    if number == 2:
        return SiteResponse(500, b"<h1>Server error</h1>")
    links = " ".join(f'<a href="{LOG}?page={n}">{n}</a>' for n in (1, 2, 3))
    start = (number - 1) * 10
    return html(log_page(f"{rows(range(start, start + 10))}<p>{links}</p>"))


def shrinking(request: SiteRequest) -> SiteResponse | None:
    """The printed total falls from 30 to 20 on page 2, which is the last."""
    if request.path != LOG:
        return _item(request)
    second = request.query == "page=2"
    total, start = (20, 10) if second else (30, 0)
    link = "" if second else f'<a href="{LOG}?page=2">Next</a>'
    return html(log_page(f"<p>{total} results</p>{rows(range(start, start + 10))}{link}"))


def empty_last(request: SiteRequest) -> SiteResponse | None:
    """ "Next" on a full last page leads to a page with the words of an empty search."""
    if request.path != LOG:
        return _item(request)
    number = int(request.query.removeprefix("page=") or 1)
    link = f'<a href="{LOG}?page={number + 1}">Next</a>'
    start = (number - 1) * 10
    lines = rows(range(start, start + 10)) + link if number < 3 else "<p>No results found.</p>"
    return html(log_page(lines))


def _item(request: SiteRequest) -> SiteResponse | None:
    return Paged(by("page"), nothing)(request)


def _walk(name: str, answer: Answer, items: int, loud: frozenset[str] = frozenset()) -> Form:
    return Form(name, Family.PAGING, Expected(items=items), lambda h, n: answer, loud=loud)


FORMS: tuple[Form, ...] = (
    *(_script(*row) for row in SCRIPTS),
    *(_short(*row) for row in TOTALS),
    *(_whole(*row) for row in MISLEADING),
    _walk("walk: query grows for ever", growing, 10),
    _walk("walk: months without end", calendar, 10),
    _walk(
        "walk: a gap in the middle", gap, 30, frozenset({"INCOMPLETE", "PARTIAL", "SERVER_ERROR"})
    ),
    _walk("walk: the total shrinks", shrinking, 20),
    _walk("walk: last page is an empty search", empty_last, 20),
)
