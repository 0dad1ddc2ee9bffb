"""How a listing goes on: its next page, its parts, and signs of more that cannot be followed.

Everything that a browser would offer is gathered first as a ``Way`` (a link, a form sent
by GET, an option, an address kept in an attribute), each with its labels. The next page
is then chosen from them; letters, years and months are branches. A control that leads
nowhere without a script or a post is ``more``: the listing has not been read to its end,
and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.platforms import way_words
from parsers.platforms.dead_ends import dead_end
from parsers.platforms.numbered import leads_back, numbered
from parsers.platforms.pages import links, text_of
from parsers.platforms.way_words import Part
from parsers.platforms.ways import Way, gathered
from parsers.text.addresses import canonical, host_of, twin_of
from parsers.types import Page

# What an address of a year's list has behind that of the others: /foi-log-2025, /log_2024-25.
_OF_A_YEAR: Final = re.compile(r"[-_](?:19|20)\d\d(?:[-_][^/]*)?$")
_CATEGORIES: Final = 40  # more pages below a log than this are no categories
_A_NAME: Final = 60  # characters of a category's name


@dataclass(frozen=True, slots=True)
class WaysOn:
    """``next`` is the further page, ``parts`` the log's divisions, ``more`` a sign of further
    lines that cannot be followed, in words. ``back``: a way leads to a page before this one.
    ``seen`` counts the ways, for the account."""

    next: str | None = None
    parts: tuple[tuple[str, Part], ...] = ()
    more: str | None = None
    back: bool = False
    seen: int = 0


def ways_on(
    soup: BeautifulSoup,
    page: Page,
    *,
    follows: Callable[[str], bool],
    is_item: Callable[[str], bool],
) -> WaysOn:
    """How this page of a listing goes on.

    ``follows`` says whether an address may be a page of the same listing, ``is_item``
    whether it is an answer, which no way on leads to.
    """
    ways = [way for way in gathered(soup, page) if way.rel or not is_item(way.address)]
    parts, shown = _parts(ways, page, is_item)
    rest = [way for way in ways if id(way.node) not in shown]
    following, lost = _next(rest, page, follows)
    if following is None:
        following, lost = numbered(rest, page, follows), lost
    named = {canonical(address) for address, _ in parts}
    more = lost
    if following is None and lost is None:
        more = dead_end(soup, page, lambda a: is_item(a) or canonical(a) in named)
    elif following is not None:
        more = None
    count = len(parts) + sum(
        w.says(way_words.says_next) or w.says(way_words.says_more) for w in ways
    )
    back = any(leads_back(way.address, page) and way.says(way_words.says_back) for way in rest)
    return WaysOn(following, parts, more, back, count)


# ---------------------------------------------------------------------- the next page


def _next(
    ways: list[Way], page: Page, follows: Callable[[str], bool]
) -> tuple[str | None, str | None]:
    """The page that the site calls the next, and what is lost where it cannot be followed."""
    named = [way for way in ways if way.rel]
    named += [way for way in ways if way.says(way_words.says_next)]
    named += [way for way in ways if way.says(way_words.says_more)]
    lost = None
    for way in named:
        if way.says(way_words.says_newer) or leads_back(way.address, page):
            continue
        if follows(way.address):
            return way.address, None
        if way.rel or way.says(way_words.says_next) or way.node.name not in {"a", "area"}:
            lost = lost or f"{_name(way)} leads to {way.address}, which is no page of this list"
    return None, lost


def _name(way: Way) -> str:
    return repr(next(iter(way.labels), "a way on")[:40])


# ---------------------------------------------------------------------- parts


def _parts(
    ways: list[Way], page: Page, is_item: Callable[[str], bool]
) -> tuple[tuple[tuple[str, Part], ...], frozenset[int]]:
    """Letters, years, months and quarters that divide the log; and the nodes that name them."""
    by_kind: dict[str, dict[str, tuple[str, Part, Tag]]] = {}
    for way in ways:
        if way.rel or is_item(way.address) or not _divides(way.address, page):
            continue
        part = next((p for label in way.labels if (p := way_words.part_of(label))), None)
        if part is not None:
            group = by_kind.setdefault(part.kind, {})
            group.setdefault(canonical(way.address), (way.address, part, way.node))
    kept = [
        one
        for kind, group in by_kind.items()
        if len(group) >= way_words.fewest(kind)
        for one in group.values()
    ]
    own = canonical(page.final_url)
    parts = tuple((a, part) for a, part, _ in kept if canonical(a) != own)
    return parts, frozenset(id(node) for _, _, node in kept)


def _divides(address: str, page: Page) -> bool:
    """Whether an address can be a part of this list: below it, beside it, or another query."""
    here, there = urlsplit(page.final_url), urlsplit(address)
    try:
        if twin_of(host_of(address)) != twin_of(host_of(page.final_url)):
            return False
    except ValueError:
        return False
    root, path = here.path.rstrip("/"), there.path.rstrip("/")
    if path == root:
        return there.query != here.query
    if _OF_A_YEAR.sub("", path) == _OF_A_YEAR.sub("", root) != "":
        return True
    above = root.rsplit("/", 1)[0]
    below = there.path.startswith(f"{root}/")
    beside = (
        bool(above)
        and there.path.startswith(f"{above}/")
        and way_words.part_of(root.rsplit("/", 1)[1].replace("-", " ").upper())
    )
    return below or bool(beside)


def below(main: Tag, page: Page) -> list[str]:
    """Pages directly below this one, if there are several: categories, perhaps."""
    root = urlsplit(page.final_url).path.rstrip("/")
    found: dict[str, str] = {}
    for anchor, address in links(main, page):
        path = urlsplit(address).path
        tail = path.removeprefix(f"{root}/").strip("/")
        child = path.startswith(f"{root}/") and tail != "" and "/" not in tail
        if child and 0 < len(text_of(anchor)) <= _A_NAME:
            found.setdefault(canonical(address), address)
    return list(found.values()) if 1 < len(found) <= _CATEGORIES else []


def archives(main: Tag, page: Page) -> list[str]:
    """Lists of older answers that this one names, wherever they lie."""
    found = (
        address for anchor, address in links(main, page) if way_words.says_archive(text_of(anchor))
    )
    return [one for one in dict.fromkeys(found) if canonical(one) != canonical(page.final_url)]
