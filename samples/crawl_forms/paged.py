"""A log of several pages, whose ways on are a row of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from samples.crawl_forms.form import Answer, Build, Expected, Family, Form, Hosts
from samples.crawl_forms.pages import LOG, html, item_of, log_page, rows
from samples.http import SiteRequest, SiteResponse

PER_PAGE = 10

# The page that a request asks for, from 0; None: the listing has no such address.
Finds = Callable[[SiteRequest], int | None]
# What is printed below the lines of page k (of m pages); and in the head.
Prints = Callable[[int, int], str]


def nothing(k: int, m: int) -> str:
    return ""


def by(name: str, *, first: int = 1, step: int = 1) -> Finds:
    """Pages by a parameter that counts from ``first`` in ``step``."""

    def find(request: SiteRequest) -> int | None:
        given = parse_qs(request.query).get(name)
        if request.path.rstrip("/") != LOG:
            return None
        if given is None:
            return 0
        return (int(given[0]) - first) // step if given[0].lstrip("-").isdigit() else None

    return find


def among(values: tuple[str, ...], name: str) -> Finds:
    """Pages by a parameter that takes one of some values, such as years or letters."""

    def find(request: SiteRequest) -> int | None:
        given = parse_qs(request.query).get(name, [values[0]])[0]
        return values.index(given) if request.path == LOG and given in values else None

    return find


def paths(*below: str) -> Finds:
    """Pages by paths below the log; the log itself is the first."""

    def find(request: SiteRequest) -> int | None:
        tail = request.target.removeprefix(LOG)
        if tail.rstrip("/") in {"", below[0].rstrip("/")}:
            return 0
        return below.index(tail) if tail in below else None

    return find


@dataclass(frozen=True, slots=True)
class Paged:
    """The log on the wire."""

    find: Finds
    below: Prints
    above: Prints = nothing
    head: Prints = nothing
    pages: int = 3
    per_page: int = PER_PAGE
    headers: Callable[[int, int], dict[str, str]] = lambda k, m: {}

    def __call__(self, request: SiteRequest) -> SiteResponse | None:
        if not request.path.startswith(LOG):
            text = item_of(request.path)
            return None if text is None else html(text)
        k = self.find(request)
        if k is None or not 0 <= k < self.pages:
            return None
        lines = rows(range(k * self.per_page, (k + 1) * self.per_page))
        body = f"{self.above(k, self.pages)}{lines}{self.below(k, self.pages)}"
        text = log_page(body, head=self.head(k, self.pages))
        return html(text, headers=self.headers(k, self.pages))


def built(paged: Paged) -> Build:
    def build(hosts: Hosts, night: int) -> Answer:
        return paged

    return build


def form(name: str, paged: Paged, *, loud: frozenset[str] = frozenset()) -> Form:
    """A form that must give every item of every page."""
    expected = Expected(items=paged.pages * paged.per_page)
    return Form(name, Family.PAGING, expected, built(paged), loud=loud)


def until_last(text: str) -> Prints:
    """Printed on every page but the last; ``{n}`` is the next page from 1, ``{i}`` from 0."""

    def prints(k: int, m: int) -> str:
        if k >= m - 1:
            return ""
        return text.replace("{n}", str(k + 2)).replace("{i}", str(k + 1)).replace("{log}", LOG)

    return prints
