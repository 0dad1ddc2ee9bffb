"""The same troubles on Single Online Home and WordPress, which count, date and page otherwise."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

from urllib.parse import parse_qs

from samples.crawl_forms.form import ANY, MORE, Answer, Build, Expected, Family, Form, Hosts, Log
from samples.crawl_forms.pages import TOPICS, html, item_page, log_page, pdf_file
from samples.http import SiteRequest, SiteResponse

LISTING = "/foi-ai/af/accessing-information/published-items/"
FOLDER = "/foi-ai/testshire-police/disclosure/2026/"
MONTH = "2026-02"
POSTS = "/disclosure-log/"


def _title(k: int) -> str:
    return f"FOI {k + 401} {TOPICS[k % len(TOPICS)]}"


def _day(k: int) -> str:
    return f"{k % 28 + 1:02d}/02/2026"


def _line(k: int) -> str:
    return (
        f'<li><h3><a href="{FOLDER}foi-{k + 401}/">{_title(k)}</a></h3>'
        f"<p>Words.</p><p>Published: 10:00 {_day(k)}</p></li>"
    )


def _lines(start: int, end: int) -> str:
    return f"<ul>{''.join(_line(k) for k in range(start, end))}</ul>"


def _soh_item(path: str) -> SiteResponse | None:
    number = path.removeprefix(f"{FOLDER}foi-").strip("/")
    if not path.startswith(FOLDER) or not number.isdigit():
        return None
    k = int(number) - 401
    return html(item_page(_title(k), f"<p>Published: 10:00 {_day(k)}</p>"))


def _soh(above: str, below: str, *, last: str = "", extra: str = "") -> Build:
    """25 answers in February in tens; ``below`` is the way on ({n}: next page)."""

    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path != LISTING:
                found = _soh_item(request.path)
                file = request.path.startswith("/SysSiteAssets/")
                return found or (pdf_file() if file else None)
            number = int(parse_qs(request.query).get("page", ["1"])[0])
            start, end = (number - 1) * 10, min(25, number * 10)
            way = below.replace("{n}", str(number + 1)) if end < 25 else last
            query = request.query.split("&page=")[0].replace("&", "&amp;")
            body = above + _lines(start, end) + extra + way.replace("{query}", query)
            return html(log_page(body, title="Published items"))

        return answer

    return build


# name, above the lines, below them ({query}: what was asked, {n}: next page)
COUNTED = (
    ("select of sizes, no count", "<label>Results per page <select><option>10<option>25</select></label>", '<button class="js-more">Show more</button>'),
    ("first ten of twenty-five in words", "<p>Showing the first 10 of 25 published items</p>", "<button>Load more</button>"),
    ("address of the fragment in data", "<p>Showing 10 results</p>", '<button data-url="/foi-ai/af/accessing-information/published-items/GetPaginatedResults/?{query}&amp;page={n}">More</button>'),
    ("count after the lines", "", "<p>25 items found</p><button>More</button>"),
    ("count in a live region only", '<div aria-live="polite" class="sr-only">25 results</div>', "<button>More</button>"),
)  # fmt: skip
FOLLOWED = (
    ("next without a count", "", '<a href="?{query}&amp;page={n}" rel="next">Next</a>'),
    ("next 10 of the results", "<p>25 results</p>", '<a href="?{query}&amp;page={n}">Next 10 results</a>'),
    ("numbers", "<p>25 results</p>", '<a href="?{query}&amp;page={n}">{n}</a>'),
    ("hundred per page before the count", "<p>Up to 100 results per page</p><p>25 results</p>", '<a href="?{query}&amp;page={n}">Next page</a>'),
    ("filter counts beside", "<ul><li>Crime (12)</li><li>Traffic 13 results</li></ul><p>25 results in total</p>", '<a href="?{query}&amp;page={n}">Next page</a>'),
)  # fmt: skip


def _counted(row: tuple[str, str, str], loud: frozenset[str]) -> Form:
    name, above, below = row
    # Where the count is printed and the way on is a link, any alarm is a false one.
    expected = Expected(items=25, quiet=bool(above) and not loud)
    return Form(
        f"soh: {name}", Family.PAGING, expected, _soh(above, below),
        log=Log.SOH, month=MONTH, loud=loud,
    )  # fmt: skip


def _soh_files() -> Build:
    """A month whose lines are an answer, a PDF and a workbook."""
    lines = _line(0) + "".join(
        f'<li><h3><a href="/SysSiteAssets/foi-media/testshire/{name}">{title}</a></h3>'
        f"<p>Published: 10:00 {day}/02/2026</p></li>"
        for name, title, day in (("spend.pdf", "Spend", 10), ("fleet.pdf", "Fleet", 11))
    )

    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LISTING:
                return html(log_page(f"<p>3 results</p><ul>{lines}</ul>", title="Published items"))
            if request.path.startswith("/SysSiteAssets/"):
                return pdf_file()
            return _soh_item(request.path)

        return answer

    return build


def _deaf(hosts: Hosts, night: int) -> Answer:
    """Asked with dates it finds nothing; asked without, three."""

    def answer(request: SiteRequest) -> SiteResponse | None:
        if request.path != LISTING:
            return _soh_item(request.path)
        given = parse_qs(request.query)
        body = "<p>No results found</p>" if given.get("fdte") else "<p>3 results</p>" + _lines(0, 3)
        return html(log_page(body, title="Published items"))

    return answer


# name, the way on of a WordPress theme ({n}: next page)
THEMES = (
    ("older posts", '<div class="nav-previous"><a href="/disclosure-log/page/{n}/"><span>&larr;</span> Older posts</a></div>'),
    ("page numbers with dots", '<span class="page-numbers dots">&hellip;</span><a class="page-numbers" href="/disclosure-log/page/{n}/">{n}</a>'),
    ("block query", '<a href="/disclosure-log/?query-1-page={n}" class="wp-block-query-pagination-next">Next Page<span>&rarr;</span></a>'),
    ("Elementor load more", '<div class="e-load-more-anchor" data-page="1" data-max-page="3" data-next-page="/disclosure-log/page/{n}/"></div>'),
    ("Jetpack infinite scroll", '<script>var infiniteScroll = {"settings":{"id":"main","type":"click"}};</script><div id="infinite-handle"><span><button>Older posts</button></span></div>'),
)  # fmt: skip


def _posts(below: str) -> Build:
    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            parts = request.path.strip("/").split("/")
            if parts[0] != "disclosure-log":
                number = parts[0].removeprefix("answer-").split("a-")[0]
                made = parts[0].startswith("answer-") and number.isdigit()
                return html(item_page(_post(int(number)))) if made else None
            asked = parse_qs(request.query).get("query-1-page", [parts[-1]])[0]
            number_ = int(asked) if asked.isdigit() else 1
            lines = "".join(
                f'<article><h2><a href="/answer-{k}a-26/">{_post(k)}</a></h2></article>'
                for k in range((number_ - 1) * 10 + 1, number_ * 10 + 1)
            )
            way = below.replace("{n}", str(number_ + 1)) if number_ < 3 else ""
            return html(log_page(lines + way)) if 1 <= number_ <= 3 else None

        return answer

    return build


def _post(k: int) -> str:
    return f"{TOPICS[k % len(TOPICS)]} ({k}A/26)"


FORMS: tuple[Form, ...] = (
    *(_counted(row, MORE) for row in COUNTED),
    *(_counted(row, frozenset()) for row in FOLLOWED),
    *(
        Form(f"wordpress: {name}", Family.PAGING, Expected(items=30), _posts(way), log=Log.WORDPRESS, loud=MORE if index > 2 else frozenset())
        for index, (name, way) in enumerate(THEMES)
    ),
    Form("soh: lines that are files", Family.FILES, Expected(items=3), _soh_files(), log=Log.SOH, month=MONTH),
    Form("soh: deaf to dates", Family.PAGING, Expected(items=3), _deaf, log=Log.SOH, month=MONTH, loud=ANY),
)  # fmt: skip
