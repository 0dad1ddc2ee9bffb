"""A page of results read by its shape: items, what stands beside each, the count, the next.

No class name is looked at: real markup has not been seen, and it is what a site
changes first. An item is known by its address; its line is the largest element
round the link that holds no other item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.platforms import days
from parsers.platforms.claims import Claim
from parsers.platforms.pages import attribute, links, open_shadows, printed_date, text_of
from parsers.types import Entry, Issue, Level, Page

IsItem = Callable[[str], bool]

NO_RESULTS: Final = re.compile(
    r"\b(?:no (?:search )?(?:results|items|records|entries|disclosures|responses|documents)"
    r"|0 (?:results|items)|(?:did|does) not match any|nothing (?:was )?found"
    r"|dim canlyniadau|ni chafwyd"
    r"|(?:could not|couldn't|couldn’t) find any)\b",
    re.IGNORECASE,
)
_FURNITURE: Final = ("nav", "header", "footer", "aside", "script", "style", "noscript", "form")
# Words of a link that are not its item's title.
_LEAD: Final = re.compile(
    r"^(?:(?:read|find out|learn) more(?: about| on)?|continue reading)[\s:→»-]{1,8}(?=\S)",
    re.IGNORECASE,
)
_SAYS_NOTHING: Final = re.compile(
    r"(?:click here|download|view|read more|more|open|here|link|pdf|document|letter|response"
    r"|continue reading|find out more)(?: (?:here|pdf|document|file|now))?\W*",
    re.IGNORECASE,
)
_FILE_NOTE: Final = re.compile(
    r"\s*[(\[](?:pdf|docx?|xlsx?|csv|word|excel|opens in)\b[^()\[\]]{0,60}[)\]]\s*$", re.IGNORECASE
)


def content(soup: BeautifulSoup) -> Tag:
    """The main content, or the body without its furniture where no main is marked."""
    open_shadows(soup)
    main = soup.find("main") or soup.find(role="main") or soup.body
    if not isinstance(main, Tag):
        return soup
    for name in _FURNITURE:
        for node in main.find_all(name):
            if name in {"header", "form"} and node.find("h1"):
                continue  # a form round the whole page is how WebForms are built
            node.decompose()
    for node in main.find_all(role=["navigation", "search", "alert", "banner"]):
        node.decompose()
    return main


def item_links(
    main: Tag, page: Page, is_item: IsItem, settled: Callable[[str], str] = str
) -> dict[str, list[Tag]]:
    """Every item's address with the links that lead to it, in the order of the page.

    ``settled`` gives one address to an item that is linked under several.
    """
    found: dict[str, list[Tag]] = {}
    for anchor, address in links(main, page):
        if is_item(address):
            found.setdefault(settled(address), []).append(anchor)
    return found


def lines_of(items: dict[str, list[Tag]]) -> dict[str, Tag]:
    """The largest element round an item's link that holds no other item: one result each."""
    owner: dict[int, str | None] = {}
    for address, anchors in items.items():
        for anchor in anchors:
            for parent in anchor.parents:
                if owner.setdefault(id(parent), address) != address:
                    owner[id(parent)] = None
    return {address: _line(anchors[0], address, owner) for address, anchors in items.items()}


def _line(anchor: Tag, address: str, owner: dict[int, str | None]) -> Tag:
    best = anchor
    for parent in anchor.parents:
        if parent.name in {"main", "body", "[document]"} or owner[id(parent)] != address:
            break
        best = parent
    return best


def line_ids(items: dict[str, list[Tag]]) -> frozenset[int]:
    """The elements that are results and nothing else: what they print is no count of the page."""
    found = {id(line) for line in lines_of(items).values()} if len(items) > 1 else set()
    for anchors in items.values():
        for anchor in anchors:
            nearest = anchor.find_parent(["li", "tr", "article", "dd", "h2", "h3", "h4"])
            found.add(id(nearest or anchor))
    return frozenset(found)


def entry_of(
    address: str, anchors: Sequence[Tag], around: Tag, *, in_passing: bool = False
) -> Entry | None:
    """One result; with ``in_passing``, None for a link with no date beside it and no heading."""
    day = days.of_line(anchors, around)
    published = day.value if day else None
    in_heading = any(
        a.find_parent(["h2", "h3", "h4"]) or a.find(["h2", "h3", "h4"]) for a in anchors
    )
    if in_passing and published is None and not in_heading:
        return None
    title = _title(anchors, around)
    paragraphs = [text_of(node) for node in around.find_all("p")]
    summary = next(
        (words for words in paragraphs if words and words != title and not printed_date(words)),
        None,
    )
    return Entry(address, title, published, summary, day_ground=day.ground if day else "")


def _title(anchors: Sequence[Tag], around: Tag) -> str:
    """The longest of the links' words; the line's heading where they say no more than "View"."""
    title = max((title_of(_headed(anchor)) for anchor in anchors), key=len)
    heading = around.find(["h2", "h3", "h4"])
    if says_nothing(title) and isinstance(heading, Tag) and text_of(heading):
        return text_of(heading)
    return title or next((name for anchor in anchors if (name := _unseen(anchor))), "")


def _unseen(anchor: Tag) -> str:
    """What a link without words is called to those who cannot see it."""
    named = attribute(anchor, "title") or attribute(anchor, "aria-label")
    pictures = (attribute(picture, "alt") for picture in anchor.find_all("img"))
    return named or next((words for words in pictures if words), "")


def _headed(anchor: Tag) -> Tag:
    """The heading within a link that is a whole card; else the link."""
    heading = anchor.find(["h2", "h3", "h4"])
    return heading if isinstance(heading, Tag) and text_of(heading) else anchor


def title_of(anchor: Tag) -> str:
    """A link's words without "Read more about" and the note on the file's type and size."""
    return _LEAD.sub("", _FILE_NOTE.sub("", text_of(anchor)))


def says_nothing(title: str) -> bool:
    """Whether a link's words are those of any link: "Download", "Read more"."""
    return not title or _SAYS_NOTHING.fullmatch(title) is not None


def same_path(address: str, page: Page) -> bool:
    """Whether an address is the page's own but for its query."""
    return urlsplit(address).path.rstrip("/") == urlsplit(page.final_url).path.rstrip("/")


def count_issues(
    page: Page,
    entries: Sequence[Entry],
    claim: Claim,
    following: str | None,
    *,
    counted: bool,
) -> list[Issue]:
    """What does not agree with the page's own count. ``counted``: the platform prints one."""
    if not entries:
        return []
    if claim.total is None:
        text = "the page no longer says how many results there are"
        return [warn("total_missing", text, page)] if counted else []
    issues = []
    if claim.first is not None and claim.last is not None:
        shown = claim.last - claim.first + 1
        if shown != len(entries):
            text = f"{shown} results promised, {len(entries)} read"
            issues.append(warn("entries_missing", text, page))
        if following is None and claim.last < claim.total:
            text = f"results go on after {claim.last} of {claim.total}, but no next link"
            issues.append(warn("next_missing", text, page))
    return issues


def warn(code: str, message: str, page: Page) -> Issue:
    """A warning about a page."""
    return Issue(Level.WARNING, code, message, where=page.url)
