"""What a page holds that its reader does not see: words without ink or place, and its stores."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Tag

from parsers.documents.contents import Source
from parsers.documents.plain.visible import Why, unseen
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.strings.telling import (
    StoredString,
    is_field,
    stored_findings,
    tells_of_somebody,
)
from parsers.types import Reason

_NO_WORDS = ("script", "style", "head", "title", "meta")
# Parts of a site that open at a click, and words that are read aloud only.
_CHROME = frozenset({"nav", "header", "footer", "dialog", "form", "button", "select", "noscript"})
# Words beside the page in place of which a picture is shown.
_REPLACED = frozenset({"a", "h1"})
_ALOUD = re.compile(
    r"\bsr\b|sr-only|screen-?reader|visually-?hidden|skip|cookie|modal|menu|nav", re.ASCII
)
_CONDITION = re.compile(r"\s{0,8}\[(?:if|endif)", re.IGNORECASE)
_IN_CODE = re.compile(
    r"\"([^\"\n]{6,400})\"|'([^'\n]{6,400})'|`([^`]{6,400})`|/\*(.{6,2000}?)\*/|//([^\n]{6,400})",
    re.DOTALL,
)
# A field of a script's own data whose value is a name or a day.
_PAIRED = re.compile(
    r"\b([A-Za-z_]{3,24})[\"']?\s{0,3}:\s{0,3}[\"']"
    r"((?:[A-Z][a-z'’-]{1,24} ){1,3}[A-Z][a-z'’-]{1,24}|\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4})[\"']"
)
# How a page looks and hangs together.
_STYLING = frozenset(
    {"class", "id", "style", "role", "type", "rel", "lang", "dir", "width", "height", "media"}
    | {"charset", "for"}
)
# What is shown once it is chosen, or read aloud, or shown by programs without scripts.
_UNCHOSEN = ("option", "desc", "metadata", "noscript")
_CALLED_UP = frozenset(
    {"alt", "title", "aria-label", "href", "src", "action", "cite", "srcset", "placeholder"}
    | {"label"}
)
_WORDS = re.compile(r"[^\W\d_]{3,60}")
_CODES = {
    Why.HIDDEN: "HTML_HIDDEN_TEXT",
    Why.TRANSPARENT: "HTML_WHITE_TEXT",
    Why.PALE: "HTML_WHITE_TEXT",
    Why.TINY: "HTML_TINY_TEXT",
    Why.BESIDE: "HTML_TEXT_OFF_PAGE",
    Why.CLIPPED: "HTML_TEXT_OFF_PAGE",
}


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Words that are not seen; ``chrome``: they are the site's, not the answer's, and count only
    where they tell of somebody."""

    text: str
    why: Why
    chrome: bool


def html_hazards(source: Source) -> Iterator[Reason]:
    """Words of a page that are not seen and stand nowhere else on it; and persons in what a
    page keeps beside its words: comments, data attributes, fields without a face."""
    soup = BeautifulSoup(source.body, "lxml")
    stores = [*(StoredString(text, token=True) for text in _comments(soup)), *_stored(soup)]
    shown, hidden = _parted(soup)
    for each in hidden:
        if is_news(each.text, shown) and not (each.chrome and not _tells(each.text)):
            yield finding(_CODES[each.why], "the page")
    yield from (
        finding(f"HTML_{each.code}", each.place)
        for each in stored_findings(stores, shown, "the page")
    )


def html_words(body: bytes) -> tuple[str, list[str]]:
    """What a message in HTML shows, squashed, and the texts that it does not."""
    soup = BeautifulSoup(body, "lxml")
    texts = list(_comments(soup))
    shown, hidden = _parted(soup)
    return shown, [*texts, *(each.text for each in hidden)]


def _parted(soup: BeautifulSoup) -> tuple[str, list[_Hidden]]:
    """The words that are seen, squashed, and those that are not; the page is taken apart."""
    reasons = unseen(soup)
    tags = [tag for tag in soup.find_all(True) if id(tag) in reasons and tag.name not in _NO_WORDS]
    hidden = [
        _Hidden(
            tag.get_text(" "),
            reasons[id(tag)],
            _is_chrome(tag) or (reasons[id(tag)] is Why.BESIDE and tag.name in _REPLACED),
        )
        for tag in tags
    ]
    for tag in tags:
        tag.extract()
    for tag in soup.find_all(["script", "style", "head", "template", *_UNCHOSEN]):
        if not tag.decomposed and not (tag.name == "option" and tag.has_attr("selected")):
            tag.decompose()
    return squashed(soup.get_text(" ")), hidden


def _tells(text: str) -> bool:
    return tells_of_somebody(" ".join(text.split()))


def _is_chrome(tag: Tag) -> bool:
    """Whether a hidden element is a part of the site, not of the answer."""
    own = " ".join(str(tag.get(name) or "") for name in ("class", "id", "role"))
    around = any(each.name in _CHROME for each in (tag, *tag.parents))
    return around or _ALOUD.search(own.lower()) is not None


def _comments(soup: BeautifulSoup) -> Iterator[str]:
    for text in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if not _CONDITION.match(str(text)) and len(_WORDS.findall(str(text))) >= 2:
            yield str(text)


def _stored(soup: BeautifulSoup) -> Iterator[StoredString]:
    """Every attribute, what scripts and styles say, and the head's metadata; what a reader can
    call up (a tip, a description, an address) and who made the page are told apart."""
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if name not in _STYLING:
                text = " ".join(value) if isinstance(value, list) else str(value)
                own = name in _CALLED_UP or tag.name in ("meta", "link")
                yield StoredString(text, own=own, token=True)
        if tag.name in _UNCHOSEN:
            yield StoredString(tag.get_text(" "), own=True, token=True)
        if tag.name in ("script", "style"):
            yield from _said_in_code(tag.get_text(), data="json" in str(tag.get("type") or ""))


def _said_in_data(code: str) -> Iterator[StoredString]:
    """What JSON says, value by value; a name beside what it says of somebody is one of theirs."""
    try:
        waiting: list[object] = [json.loads(code)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, str):
                    yield StoredString(inner, token=True)
                    yield StoredString(f"{key}: {inner}", token=True)
                waiting.append(inner)
        elif isinstance(value, list):
            yield from (StoredString(each, token=True) for each in value if isinstance(each, str))
            waiting += value


def _said_in_code(code: str, *, data: bool) -> Iterator[StoredString]:
    """The strings and remarks of a script or style sheet; the names in a site's own scripts are
    its makers'."""
    if data:
        yield StoredString(code, token=True)
        yield from _said_in_data(code)
        return
    for pair in _PAIRED.finditer(code):
        dated = any(map(str.isdigit, pair[2]))
        field = f"{pair[1]}: {pair[2]}" if dated or not is_field(pair[1]) else pair[2]
        yield StoredString(field, own=True, token=True)
    for found in _IN_CODE.finditer(code):
        text = next(filter(None, found.groups()), "")
        if len(_WORDS.findall(text)) >= 2 or any(map(str.isdigit, text)):
            yield StoredString(text, own=True, token=True)
