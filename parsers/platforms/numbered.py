"""Pages that are numbered: in the labels of a row of links, in their addresses, or in both."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from bs4 import Tag

from parsers.platforms import way_words
from parsers.platforms.ways import Way
from parsers.text.addresses import canonical, host_of, twin_of
from parsers.types import Page

# A piece of a path that numbers a page: /page/2, /2, ;page=2, index_2.html, log-page-2.
_PAGE_PIECE: Final = re.compile(
    r"(?:/(?:page|tudalen|p)[/_-]?\d{1,4}|/\d{1,4}|;(?:page|p|start|offset)=\d{1,4}|/index(?:[_-]?\d{1,4})?\.\w{3,5}"
    r"|[_-](?:page[_-]?)?\d{1,3}(?=\.\w{3,5}$|$))/?$",
    re.IGNORECASE,
)
_PAGE_NAME: Final = re.compile(r".*page.*|pg|p|paged|start|offset|from|b_start.*", re.IGNORECASE)
# Parameters that change how much or in which order is shown, and never which page.
_SIZES: Final = re.compile(
    r"(?:.*(?:size|per_?page|count|limit|rows|show|sort|order|dir(?:ection)?|view)|items|num|max)",
    re.IGNORECASE,
)


def leads_back(address: str, page: Page) -> bool:
    """Whether an address is this page's own, or one that its number puts before it."""
    if canonical(address) == canonical(page.final_url):
        return True
    here, there = _values(page.final_url), _values(address)
    changed = [name for name in there if there[name] != here.get(name)]
    if len(changed) == 1 and changed[0] in here:
        return there[changed[0]] < here[changed[0]]
    gone = [name for name in here if name not in there]
    return not changed and bool(gone)


def _values(address: str) -> dict[str, int]:
    """The numbers by which an address can number a page: in its query, at its path's end."""
    parts = urlsplit(address)
    found = {
        name: int(value)
        for name, value in parse_qsl(parts.query)
        if value.isascii() and value.isdigit() and len(value) < 8 and not _SIZES.fullmatch(name)
    }
    if piece := _PAGE_PIECE.search(parts.path):
        digits = re.search(r"\d+", piece[0])
        if digits:
            found["/"] = int(digits[0])
    return found


def numbered(ways: list[Way], page: Page, follows: Callable[[str], bool]) -> str | None:
    """The page after this one in a row of numbers, whether this one is a link or not."""
    numbers: dict[int, Way] = {}
    ends: dict[int, int] = {}
    for way in ways:
        found = next((n for label in way.labels if (n := way_words.page_number(label))), None)
        if found is None or not follows(way.address) or _only_sizes(way.address, page):
            continue
        numbers.setdefault(found[0], way)
        ends[found[0]] = found[1] + 1 if found[1] > found[0] else found[0] + 1
    here = _here(numbers, page)
    for number in sorted(numbers):
        away = canonical(numbers[number].address) != canonical(page.final_url)
        if number > here and away and _in_row(number, numbers, ends, here):
            return numbers[number].address
    return None


def _in_row(number: int, numbers: dict[int, Way], ends: dict[int, int], here: int) -> bool:
    """Pages follow one another (1, 2, 3); sizes do not (10, 20, 50)."""
    return (
        number - 1 == here
        or number in ends.values()
        or (here == 0 and number <= 2)
        or (ends[number] > number + 1)
    )


def _here(numbers: dict[int, Way], page: Page) -> int:
    """The number of this page in the row; 0 where nothing says so, as on a first page."""
    own = canonical(page.final_url)
    for number, way in numbers.items():
        if canonical(way.address) == own:
            return number
    marked = _marked(numbers)
    if marked is not None:
        return marked
    here = _values(page.final_url)
    if (reckoned := _reckoned(numbers, here)) is not None:
        return reckoned
    before = [
        number
        for number, way in numbers.items()
        for name, value in _values(way.address).items()
        if name in here and value < here[name]
    ]
    if before:
        return max(before)
    return 1 if 1 in numbers or 2 in numbers else 0


def _reckoned(numbers: dict[int, Way], here: dict[str, int]) -> int | None:
    """This page's number, by the line that the numbers and the values of the others lie on."""
    for name, value in here.items():
        points = sorted(
            (number, there[name])
            for number, way in numbers.items()
            if name in (there := _values(way.address))
        )
        if not points:
            continue
        (first, low), (last, high) = points[0], points[-1]
        step = (high - low) / (last - first) if last > first else 1.0
        number = first + (value - low) / step if step else 0.0
        if step > 0 and number >= 1 and number.is_integer():
            return int(number)
    return None


def _marked(numbers: dict[int, Way]) -> int | None:
    """The number among the links that is no link: this page's own."""
    first = next(iter(numbers.values()), None)
    parent = first.node.find_parent(["nav", "ul", "ol", "p", "div", "td"]) if first else None
    if not isinstance(parent, Tag):
        return None
    found: set[int] = set()
    for text in parent.find_all(string=re.compile(r"^\s*\d{1,4}\s*$")):
        if text.find_parent(["a", "option", "select", "button"]) is None:
            found.add(int(text.strip()))
    return found.pop() if len(found) == 1 else None


def is_further(address: str, page: Page) -> bool:
    """Whether an address alone shows a later page of this list, whatever its link says."""
    if not kin(address, page):
        return False
    here, there = _values(page.final_url), _values(address)
    changed = [name for name in there if there[name] != here.get(name)]
    if len(changed) != 1 or not (changed[0] == "/" or _PAGE_NAME.fullmatch(changed[0])):
        return False
    name = changed[0]
    first_again = name not in here and name == "/" and there[name] <= 1
    return there[name] > here.get(name, 0) and not first_again


def _only_sizes(address: str, page: Page) -> bool:
    """Whether an address differs from this page's in sizes and orders alone."""
    here, there = (
        dict(parse_qsl(urlsplit(page.final_url).query)),
        parse_qsl(urlsplit(address).query),
    )
    changed = [name for name, value in there if here.get(name) != value]
    return bool(changed) and all(_SIZES.fullmatch(name) for name in changed)


def kin(address: str, page: Page) -> bool:
    """Whether an address is of the page's own list: its path, but for the page's number."""

    def root(url: str) -> tuple[str, str]:
        parts = urlsplit(url)
        try:
            host = twin_of(host_of(url))
        except ValueError:
            host = parts.netloc
        return host, _PAGE_PIECE.sub("", parts.path).rstrip("/").lower()

    return root(address) == root(page.final_url)
