"""The lines of a list that do not stand in its main content as links.

Asked only where the main content has no line at all: WebForms put the list into a form,
others into an aside, a second ``main``, a ``noscript``, or beside ``main``; and a line's
address may stand in an attribute or a frame. What lies in the site's own navigation,
header or footer is never a list, and an aside is one only where it prints its own count:
a column of "latest answers" beside a list that is gone must not pass for the list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bs4 import BeautifulSoup, Tag

from parsers.platforms.claims import claim_of
from parsers.platforms.pages import attribute, carrying, links, text_of
from parsers.text.addresses import resolve
from parsers.types import Page

IsItem = Callable[[str], bool]
_DATA: Final = ("data-href", "data-url", "data-link", "data-target-url")
_FRAMES: Final = {"iframe": "src", "embed": "src", "object": "data"}
_HEADINGS: Final = ["h1", "h2", "h3", "h4"]


def content(soup: BeautifulSoup, page: Page, is_item: IsItem) -> Tag | None:
    """A page's body with what may hold lines, addresses of any kind made links; None for none."""
    body = soup.body
    if not isinstance(body, Tag):
        return None
    for node in body.find_all(["script", "style"]):
        node.decompose()
    _link_data(soup, body, page, is_item)
    _link_frames(soup, body, page, is_item)
    _link_menus(soup, body, page, is_item)
    for node in body.find_all(["nav", "aside", "header", "footer", "form"]):
        if not node.decomposed and not _may_list(node, page, is_item):
            node.decompose()
    return body if any(is_item(address) for _, address in links(body, page)) else None


def _may_list(node: Tag, page: Page, is_item: IsItem) -> bool:
    if node.name in {"header", "footer"}:
        return node.find("h1") is not None
    if not any(is_item(address) for _, address in links(node, page)):
        return node.name == "form" and node.find("h1") is not None
    return node.name == "form" or (_within(node) and claim_of(node, ()).total is not None)


def _within(node: Tag) -> bool:
    """Whether a node lies in the main content."""
    return any(one.name == "main" or attribute(one, "role") == "main" for one in node.parents)


def _link_data(soup: BeautifulSoup, body: Tag, page: Page, is_item: IsItem) -> None:
    """A line whose address only a script follows, as a link round its heading or its words."""
    for name, node in carrying(body, _DATA):
        address = resolve(page.final_url, attribute(node, name))
        if node.name == "a" or not attribute(node, name).strip() or not is_item(address):
            continue
        named = node.find(_HEADINGS)
        holder = named if isinstance(named, Tag) else node
        anchor = soup.new_tag("a", href=address)
        for child in list(holder.contents):
            anchor.append(child.extract())
        holder.append(anchor)


def _link_menus(soup: BeautifulSoup, body: Tag, page: Page, is_item: IsItem) -> None:
    """A menu of answers, as a list of links."""
    for option in body.find_all("option", value=True):
        address = resolve(page.final_url, attribute(option, "value"))
        if is_item(address):
            anchor = soup.new_tag("a", href=address)
            anchor.string = text_of(option)
            option.name = "li"
            option.clear()
            option.append(anchor)


def _link_frames(soup: BeautifulSoup, body: Tag, page: Page, is_item: IsItem) -> None:
    """A document that is shown in the page, as a link with the words of the heading above it."""
    for node in body.find_all(list(_FRAMES)):
        address = resolve(page.final_url, attribute(node, _FRAMES[node.name]))
        if is_item(address):
            above = node.find_previous(_HEADINGS)
            anchor = soup.new_tag("a", href=address)
            anchor.string = attribute(node, "title") or (
                text_of(above) if isinstance(above, Tag) else ""
            )
            node.replace_with(anchor)
