"""Ways on that are links or forms a client can follow: words, arrows, pictures, numbers, offsets."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from samples.crawl_forms.form import Form
from samples.crawl_forms.paged import Finds, Paged, Prints, by, form, paths, until_last
from samples.crawl_forms.pages import LOG

# name, the way on where there is one ({n}: next page from 1, {i}: from 0)
WORDS = (
    ("more answers", '<p><a href="{log}?page={i}">More answers</a></p>'),
    ("older entries with an arrow", '<a class="older" href="{log}?page={i}">&larr; Older entries</a>'),
    ("Welsh, one word", '<a href="{log}?page={i}">Nesaf</a>'),
    ("Welsh, next page", '<a href="{log}?page={i}">Tudalen nesaf</a>'),
    ("continue to page", '<a href="{log}?page={i}">Continue to page {n}</a>'),
    ("words in a hidden span", '<a href="{log}?page={i}"><span class="sr-only">Go to the next page of results</span><i class="icon-right"></i></a>'),
    ("title attribute over an icon font", '<a href="{log}?page={i}" title="Next page"><i class="fa fa-chevron-right"></i></a>'),
    ("svg with a title", '<a href="{log}?page={i}"><svg viewBox="0 0 9 9"><title>Next</title><path d="M0 0"/></svg></a>'),
    ("aria-labelledby", '<span id="nx" hidden>Next page</span><a href="{log}?page={i}" aria-labelledby="nx">&#8250;</a>'),
    ("class only, no words", '<ul class="pager"><li class="pager-next"><a href="{log}?page={i}"></a></li></ul>'),
    ("black triangle", '<a href="{log}?page={i}">&#9654;</a>'),
    ("long arrow", '<a href="{log}?page={i}">&#10230;</a>'),
    ("double angle as entity", '<nav class="pagination"><a href="{log}?page={i}">&gt;&gt;</a></nav>'),
    ("picture without alt, named right.gif", '<div class="paging"><a href="{log}?page={i}"><img src="/img/arrow-right.gif" alt=""></a></div>'),
    ("input of type image", '<form action="{log}" method="get"><input type="hidden" name="page" value="{i}"><input type="image" src="/n.gif" alt="Next"></form>'),
    ("submit named page", '<form action="{log}"><button name="page" value="{i}" type="submit">Next</button></form>'),
    ("rel=next on a link without words", '<a rel="next" href="{log}?page={i}"><img src="/n.png" alt=""></a>'),
    ("next 10 with a dash", '<a href="{log}?page={i}">Next &ndash; 10</a>'),
    ("capital letters and colon", '<a href="{log}?page={i}">NEXT:</a>'),
    ("go forward", '<a href="{log}?page={i}" class="forward">Forward to older responses</a>'),
)  # fmt: skip


def numbers(address: str, *, window: int = 0) -> Prints:
    """Numbers of all pages, or of the next ``window`` only; the present one is no link."""

    def prints(k: int, m: int) -> str:
        shown = range(max(0, k - window), min(m, k + window + 1)) if window else range(m)
        links = (
            f"<strong>{i + 1}</strong>" if i == k else f'<a href="{_at(address, i)}">{i + 1}</a>'
            for i in shown
        )
        return f'<div class="pages">{" ".join(links)}</div>'

    return prints


def _at(address: str, i: int) -> str:
    text = address.replace("{log}", LOG).replace("{n}", str(i + 1)).replace("{i}", str(i))
    return text.replace("{start}", str(i * 10)).replace("{from}", str(i * 10 + 1))


def ranges(address: str) -> Prints:
    """1-10, 11-20, 21-30 as links."""

    def prints(k: int, m: int) -> str:
        links = (
            f'<a href="{_at(address, i)}">{i * 10 + 1}&ndash;{i * 10 + 10}</a>'
            for i in range(m)
            if i != k
        )
        return f"<p>Answers: {' '.join(links)}</p>"

    return prints


_PATHS = ("/page/1", "/page/2", "/page/3")
NUMBERS: tuple[tuple[str, str, Finds], ...] = (
    ("numbers: ?p=", "{log}?p={n}", by("p")),
    ("numbers: ?pg=", "{log}?pg={n}", by("pg")),
    ("numbers: ?paged=", "{log}?paged={n}", by("paged")),
    ("numbers: ?sf_paged=", "{log}?sf_paged={n}", by("sf_paged")),
    ("numbers: ?resultsPage=", "{log}?resultsPage={n}", by("resultsPage")),
    ("numbers: ?start= by ten", "{log}?start={start}", by("start", first=0, step=10)),
    ("numbers: ?offset= by ten", "{log}?offset={start}", by("offset", first=0, step=10)),
    ("numbers: ?from= counting lines", "{log}?from={from}", by("from", first=1, step=10)),
    ("numbers: ?b_start:int=", "{log}?b_start:int={start}", by("b_start:int", first=0, step=10)),
    ("numbers: /page/2", "{log}/page/{n}", paths(*_PATHS)),
    ("numbers: /page/2/ with slash", "{log}/page/{n}/", paths(*(f"{one}/" for one in _PATHS))),
    ("numbers: /2", "{log}/{n}", paths("/1", "/2", "/3")),
    ("numbers: index_2.html", "{log}/index_{n}.html", paths(*(f"/index_{i}.html" for i in (1, 2, 3)))),
    ("numbers: two parameters", "{log}?perPage=10&amp;pageNo={n}", by("pageNo")),
    ("numbers: parameter in a fragment too", "{log}?page={n}#results", by("page")),
    ("numbers: only a relative query", "?page={n}", by("page")),
)  # fmt: skip

FORMS: tuple[Form, ...] = (
    *(form(name, Paged(by("page", first=0), until_last(text))) for name, text in WORDS),
    *(form(name, Paged(find, numbers(address))) for name, address, find in NUMBERS),
    form("ranges as numbers", Paged(by("from", step=10), ranges("{log}?from={from}"))),
    form(
        "numbers in a window of one",
        Paged(by("page"), numbers("{log}?page={n}", window=1), pages=5),
    ),
    form(
        "rel=next as an HTTP header",
        Paged(
            by("page"),
            lambda k, m: "",
            headers=lambda k, m: {"link": f'<{LOG}?page={k + 2}>; rel="next"'} if k < m - 1 else {},
        ),
    ),
    form(
        "way on above the lines only",
        Paged(
            by("page"), lambda k, m: "", above=until_last('<a href="{log}?page={n}">2 &#187;</a>')
        ),
    ),
)
