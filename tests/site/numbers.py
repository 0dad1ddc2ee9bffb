"""Every number that a page prints beside a link, held against what the link leads to.

A number stands beside a link in one of four ways: in the link's own words ("3 more tables"),
in the element after it (facets, bars), in the element before it (counts), or in its row or
line (the forces of the home page, the tables of an answer in a list).
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup, Tag
from datasette.app import Datasette

_NUMBER = re.compile(r"([\d,]+)(?: rows?| answers?| (?:more )?tables?)?\b")
_TABLES = re.compile(r"\b(\d+) tables?\b")
_LIST = re.compile(r"/forcewide/[a-z_]+")
_ANSWER = re.compile(r"/a/(?:(?!/t/).)+")
_PLAIN_ROWS = 10  # of each table
_OWN = re.compile(r"/(?:a|force|topic|refusals|coverage|changes|data|api|about)?(?:/.*)?")
_MADE_FOR_PEOPLE = re.compile(rf"{_OWN.pattern}|/forcewide(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number on a page, and the link that it stands beside."""

    page: str
    link: str
    number: int


@dataclass(slots=True)
class Numbers:
    """A walk over every page of a site from its home page."""

    site: Datasette
    tables: dict[str, int] = field(default_factory=dict)  # on each page that was read
    printed: list[Printed] = field(default_factory=list)
    wrong: list[tuple[Printed, int]] = field(default_factory=list)
    broken: list[tuple[str, str, int]] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _plain: Counter[str] = field(default_factory=Counter)

    async def walk(self) -> None:
        """Read every page once, then compare every number."""
        waiting, known = deque([("/", "")]), {"/"}
        while waiting:
            path, linked_from = waiting.popleft()
            answer = await self.site.client.get(path, follow_redirects=True)
            if answer.status_code != 200:
                self.broken.append((path, linked_from, answer.status_code))
                continue
            soup = BeautifulSoup(answer.text, "lxml")
            self.tables[path] = tables_on(soup)
            self.printed += printed_on(path, soup)
            for link in links(soup):
                if link not in known and worth_reading(link) and self._is_wanted(link):
                    known.add(link)
                    waiting.append((link, path))
        for one in self.printed:
            behind = await self.count(one.link)
            if behind != one.number:
                self.wrong.append((one, behind))

    def _is_wanted(self, link: str) -> bool:
        """Rows that are shown as columns and values have no number beside a link: some will do."""
        kind = link.partition("?")[0].split("/")[2:3]
        if link.count("/") < 3 or _OWN.fullmatch(link.partition("?")[0]):
            return True
        self._plain[kind[0]] += 1
        return self._plain[kind[0]] <= _PLAIN_ROWS

    async def count(self, link: str) -> int:
        if link not in self._counts:
            self._counts[link] = await self._count(link)
        return self._counts[link]

    async def _count(self, link: str) -> int:
        path, _, query = link.partition("?")
        if _ANSWER.fullmatch(path):
            return self.tables[link]
        given = (await self.site.client.get(f"{path}.json?{query}&_size=max&_nofacet=1")).json()
        total = given.get("filtered_table_rows_count")
        return len(given["rows"]) if total is None else int(total)


def links(soup: BeautifulSoup) -> Iterator[str]:
    for link in soup.find_all("a", href=True):
        if href := inside(link):
            yield href


def inside(link: Tag) -> str:
    """Where a link leads within the site; "" for a link out of it. Facets give whole addresses."""
    href = str(link["href"]).partition("#")[0].removeprefix("http://localhost")
    return href if href.startswith("/") else ""


def worth_reading(link: str) -> bool:
    """A page for people; of lists those with one filter at most, or there is no end of them.

    The figures of each table and answer are counted when a number stands beside them.
    """
    parts = urlsplit(link)
    if "." in parts.path or parts.path.startswith("/-/"):
        return False
    names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    if any(name.startswith("_") and name != "_search" for name in names):
        return False
    if names and parts.path.endswith("figures"):
        return False
    return bool(_MADE_FOR_PEOPLE.fullmatch(parts.path)) and len(names) <= 1


def tables_on(soup: BeautifulSoup) -> int:
    """How many tables an answer's page has."""
    return len(soup.select('main [id^="table-"]'))


def printed_on(page: str, soup: BeautifulSoup) -> Iterator[Printed]:
    """The numbers of a page that stand beside a link to a list, or to an answer."""
    for link in soup.select("main a[href]"):
        href = inside(link)
        path = href.partition("?")[0]
        if "." in path or not href:
            continue
        if _LIST.fullmatch(path):
            beside = [_after(link), _before(link), _own(link.get_text(" ", strip=True))]
            yield from (Printed(page, href, one) for one in beside if one is not None)
        elif _ANSWER.fullmatch(path) and link.parent and link.parent.name == "li":
            told = link.find_next_sibling("span", class_="meta")
            if told and (found := _TABLES.search(told.get_text())):
                yield Printed(page, href, int(found[1]))


def _after(link: Tag) -> int | None:
    after = link.next_sibling
    while after is not None and not isinstance(after, Tag):
        if str(after).strip():
            return None
        after = after.next_sibling
    return _number(after.get_text(" ", strip=True)) if after is not None else None


def _before(link: Tag) -> int | None:
    """A number in the element before, or at the head of the words before, as "12 answers, ..."."""
    before = link.previous_sibling
    words = before.get_text() if isinstance(before, Tag) else str(before or "")
    if not words.strip() and before is not None:
        before = before.previous_sibling
        words = before.get_text() if isinstance(before, Tag) and before.name == "strong" else ""
    elif isinstance(before, Tag) and before.name != "strong":
        return None
    found = re.match(r"\s*([\d,]+)(?:\s*$| answers?\b)", words)
    return int(found[1].replace(",", "")) if found else None


def _own(words: str) -> int | None:
    """A number with what it counts; a number alone is a name, as of a section."""
    return None if words.replace(",", "").isdigit() else _number(words)


def _number(words: str) -> int | None:
    found = _NUMBER.fullmatch(words)
    return int(found[1].replace(",", "")) if found else None
