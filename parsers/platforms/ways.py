"""Everything on a page that a browser could follow, with all the labels that it carries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.platforms import way_words
from parsers.platforms.pages import attribute, carrying, href, named, text_of
from parsers.text.addresses import resolve
from parsers.types import Page

_DATA: Final = (
    *("data-next-page", "data-next-url", "data-next", "data-href", "data-url", "hx-get"),
    *("data-hx-get", "data-load-more-url", "up-href"),
)
_CONTROLS: Final = ["button", "input"]
ADDRESS: Final = re.compile(r"^(?:https?:/|/|\?)")
_DEAF: Final = ("disabled", "current")
_SCROLL: Final = re.compile(r"infinite-?(?:scroll|handle)|load-?more", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Way:
    """Something to follow: its address and every label that it carries.

    ``rel`` where the site itself calls it the next page.
    """

    address: str
    labels: tuple[str, ...]
    node: Tag
    rel: bool = False

    def says(self, test: Callable[[str], bool]) -> bool:
        return any(test(label) for label in self.labels)


def gathered(soup: BeautifulSoup, page: Page) -> Iterator[Way]:
    """Every link, option, form sent by GET and address kept in an attribute."""
    for node in named(soup, ("a", "link", "area")):
        if not node.has_attr("href"):
            continue
        rel = "next" in attribute(node, "rel").lower().split()
        if node.name == "link" and not rel:
            continue
        address = href(node, page)
        if attribute(node, "href").startswith("#") or is_deaf(node):
            continue
        if urlsplit(address).scheme in {"http", "https"}:
            yield Way(address, labels_of(node, soup), node, rel)
    for name, node in carrying(soup, _DATA):
        address = resolve(page.final_url, attribute(node, name))
        if address.startswith("http"):
            yield Way(address, (*labels_of(node, soup), *_nameless(node)), node)
    for node in soup.find_all("turbo-frame", src=True):
        yield Way(resolve(page.final_url, attribute(node, "src")), ("more",), node)
    for form in soup.find_all("form"):
        yield from _form_ways(form, soup, page)
    for menu in soup.find_all("select"):
        for option in menu.find_all("option", value=ADDRESS):
            address = resolve(page.final_url, attribute(option, "value"))
            yield Way(address, (text_of(option),), option)


def _nameless(node: Tag) -> tuple[str, ...]:
    """What an element without words is for, by its class: a sentinel that scrolling reaches."""
    return ("more",) if _SCROLL.search(attribute(node, "class")) else ()


def _form_ways(form: Tag, soup: BeautifulSoup, page: Page) -> Iterator[Way]:
    """What a form sent by GET can ask for: by its buttons, its one menu, its radio buttons."""
    if attribute(form, "method").lower() == "post" or _asks_for_words(form):
        return
    fields = {attribute(n, "name"): attribute(n, "value") for n in hidden(form)}

    def sent(extra: dict[str, str]) -> str:
        action = resolve(page.final_url, attribute(form, "action")) or page.final_url
        query = urlencode({**fields, **{k: v for k, v in extra.items() if k}})
        return f"{action.split('?')[0]}?{query}" if query else action

    menus = form.find_all("select", attrs={"name": True})
    radios = form.find_all("input", type="radio", attrs={"name": True})
    if len(menus) == 1 and not radios:
        for option in menus[0].find_all("option"):
            value = option.get("value")
            given = text_of(option) if value is None else str(value)
            if given and not given.startswith(("/", "?", "http")):
                address = sent({attribute(menus[0], "name"): given})
                yield Way(address, (text_of(option),), option)
    elif radios and not menus and len({attribute(one, "name") for one in radios}) == 1:
        for one in radios:
            label = one.find_parent("label")
            words = text_of(label) if isinstance(label, Tag) else attribute(one, "value")
            yield Way(sent({attribute(one, "name"): attribute(one, "value")}), (words,), one)
    elif not menus and not radios:
        for button in submits(form):
            extra = {attribute(button, "name"): attribute(button, "value")}
            if fields or attribute(button, "name"):
                yield Way(sent(extra), labels_of(button, soup), button)


def hidden(form: Tag) -> list[Tag]:
    """The fields that a form sends unasked."""
    return form.find_all("input", type="hidden", attrs={"name": True})


def _asks_for_words(form: Tag) -> bool:
    fields = form.find_all(["input", "textarea"])
    return any(
        one.name == "textarea" or attribute(one, "type").lower() in {"", "text", "search", "date"}
        for one in fields
    )


def submits(form: Tag) -> list[Tag]:
    """The buttons that send a form."""
    return [
        node
        for node in form.find_all(_CONTROLS)
        if attribute(node, "type").lower() in {"submit", "image"}
        or (node.name == "button" and not attribute(node, "type"))
    ]


def labels_of(node: Tag, soup: BeautifulSoup) -> tuple[str, ...]:
    """Everything that names a control, to eyes and to screen readers."""
    found = [text_of(node), attribute(node, "aria-label"), attribute(node, "title")]
    if node.name == "input":
        found += [attribute(node, "alt"), attribute(node, "value")]
    for picture in node.find_all("img"):
        found.append(attribute(picture, "alt"))
        if way_words.picture_says_next(attribute(picture, "src")) and not text_of(node):
            found.append("next")
    for name in attribute(node, "aria-labelledby").split():
        named = soup.find(id=name)
        if isinstance(named, Tag):
            found.append(text_of(named))
    if not any(found):
        above = node.parent if isinstance(node.parent, Tag) else node
        classes = f"{attribute(node, 'class')} {attribute(above, 'class')}"
        if way_words.class_says_next(classes):
            found.append("next")
    return tuple(dict.fromkeys(label for label in found if label))


def is_deaf(node: Tag) -> bool:
    classes = attribute(node, "class").lower()
    return attribute(node, "aria-disabled") == "true" or any(one in classes for one in _DEAF)
