"""Signs that a listing goes on where a client without scripts and posts cannot follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bs4 import BeautifulSoup, Tag

from parsers.platforms import way_words
from parsers.platforms.numbered import is_further, leads_back
from parsers.platforms.pages import attribute, href, named, text_of
from parsers.platforms.ways import ADDRESS, hidden, is_deaf, labels_of, submits
from parsers.types import Page

# Elements of a site's own that page: <pagination>, <app-pager>, <load-more>.
_PAGER_NAME: Final = re.compile(r"(?:^|-)(?:paginat\w*|pager|load-more|infinite-\w+)(?:-|$)")
_SENTINEL: Final = re.compile(r"infinite-?(?:scroll|handle)", re.IGNORECASE)
_TOTALS: Final = ("total", ":total", "data-total", "total-items", ":total-items")
_PER_PAGE: Final = ("per-page", ":per-page", "page-size", ":page-size", "data-per-page")
_PRESSED: Final = frozenset({"a", "button", "input", "span", "div"})


def dead_end(soup: BeautifulSoup, page: Page, is_known: Callable[[str], bool]) -> str | None:
    """A control for further lines that only a script or a post could work.

    What is known is no further page, though it be numbered like one: an answer (``/foi/2``),
    a year's list (``/foi/2025``).
    """
    numbers: set[int] = set()
    for node in named(soup, _PRESSED):
        if not _is_control(node, page) or _toggles(node, soup) or _is_sent(node):
            continue
        if (told := _promises(node, soup)) is not None:
            return told
        numbers |= {n[0] for label in labels_of(node, soup) if (n := way_words.page_number(label))}
    if any(number + 1 in numbers for number in numbers):
        return "page numbers work by script"
    for node in soup.find_all(_drawn_by_script):
        return f"<{node.name}> is filled by a script: what pages or lines it brings is unknown"
    if _says_next_to_nobody(soup, page):
        return "the page says Next and links to no next page"
    for node in soup.find_all("a", href=True):
        address = href(node, page)
        if not is_deaf(node) and is_further(address, page) and not is_known(address):
            return f"a further page of the list is linked ({address}), but not as the next one"
    if any(_numbers_pages(menu) and _posts(menu) for menu in soup.find_all("select")):
        return "a menu of pages works by script or post"
    return None


def _is_control(node: Tag, page: Page) -> bool:
    """Whether a node is something to press that has no address."""
    if is_deaf(node) or node.has_attr("disabled"):
        return False
    if node.name in {"span", "div"}:
        return attribute(node, "role") == "button"
    if node.name == "input":
        return attribute(node, "type") in {"submit", "button", "image"}
    return node.name != "a" or _leads_nowhere(node, page)


def _drawn_by_script(node: Tag) -> bool:
    """An empty element that a script makes a pager, or that loads lines when scrolled to."""
    by_name = "-" in node.name or node.name in {"pagination", "pager"}
    words = node.name if by_name else attribute(node, "class")
    if not (_PAGER_NAME if by_name else _SENTINEL).search(words) or text_of(node):
        return False
    return node.find(["a", "img"]) is None and not _holds_all(node)


def _holds_all(node: Tag) -> bool:
    """Whether a pager itself says that all lines are on one page: ``total`` and ``per-page``."""
    sizes = [
        {int(value) for name in names if (value := attribute(node, name).strip()).isdecimal()}
        for names in (_TOTALS, _PER_PAGE)
    ]
    return all(sizes) and max(sizes[0]) <= min(sizes[1])


def _promises(node: Tag, soup: BeautifulSoup) -> str | None:
    """What a control would bring, if that is more of the list."""
    labels = labels_of(node, soup)
    for label in labels:
        if way_words.says_next(label) or way_words.says_more(label):
            return f"{label[:40]!r} works by script or post"
    if "__doPostBack" in attribute(node, "href") and any(map(way_words.page_number, labels)):
        return "page numbers work by postback"
    return None


def _numbers_pages(menu: Tag) -> bool:
    numbers = [way_words.page_number(text_of(one)) for one in menu.find_all("option")]
    row = [one[0] for one in numbers if one]
    return len(row) >= 2 and row == list(range(row[0], row[0] + len(row)))


def _says_next_to_nobody(soup: BeautifulSoup, page: Page) -> bool:
    """The bare word, on a page that does not lead back either: no last page, then."""
    texts = [
        text
        for text in soup.find_all(string=way_words.names_next)
        if isinstance(text.parent, Tag)
        and not any(is_deaf(one) for one in list(text.parents)[:3])
        and text.find_parent(["a", "button", "script", "style", "title", "option"]) is None
    ]
    if not texts:
        return False
    return not any(
        leads_back(href(node, page), page) and way_words.says_back(label)
        for node in soup.find_all("a", href=True)
        for label in labels_of(node, soup)
    )


def _posts(menu: Tag) -> bool:
    if menu.find("option", value=ADDRESS) is not None:
        return False
    form = menu.find_parent("form")
    return not isinstance(form, Tag) or attribute(form, "method").lower() == "post"


def _is_sent(node: Tag) -> bool:
    """A button of a form that is sent by GET: a way, and no dead end."""
    form = node.find_parent("form")
    return (
        isinstance(form, Tag)
        and attribute(form, "method").lower() != "post"
        and node in submits(form)
        and bool(hidden(form) or attribute(node, "name"))
    )


def _leads_nowhere(node: Tag, page: Page) -> bool:
    """No address, a place on this page, a script, or the page itself."""
    printed = attribute(node, "href").strip()
    if not printed:
        return attribute(node, "name") == "" and attribute(node, "id") == ""
    return printed.startswith("#") or printed.lower().startswith("javascript:")


def _toggles(node: Tag, soup: BeautifulSoup) -> bool:
    """Whether a control only opens what is on the page already, or belongs to its furniture."""
    if node.has_attr("aria-expanded") or node.find_parent(["header", "footer"]) is not None:
        return True
    target = attribute(node, "aria-controls") or attribute(node, "href").lstrip("#")
    return (
        bool(target)
        and not target.lower().startswith("javascript")
        and (soup.find(id=target) is not None)
    )
