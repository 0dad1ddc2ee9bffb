"""What a page holds that its reader does not see: words without ink or place, and its stores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Tag

from parsers.documents.contents import Source
from parsers.documents.plain.visible import Why, unseen
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.slots import tells_of_somebody
from parsers.types import Reason

_NO_WORDS = ("script", "style", "head", "title", "meta")
# Parts of a site that open at a click, and words that are read aloud only.
_CHROME = frozenset({"nav", "header", "footer", "dialog", "form", "button", "select", "noscript"})
_ALOUD = re.compile(r"sr-only|screen-?reader|visually-?hidden|skip|cookie|modal|menu|nav", re.ASCII)
_CONDITION = re.compile(r"\s{0,8}\[(?:if|endif)", re.IGNORECASE)
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
    """Words that are not seen; ``chrome``: they are the site's, not the answer's."""

    text: str
    why: Why
    chrome: bool


def html_hazards(source: Source) -> Iterator[Reason]:
    """Words of a page that are not seen and stand nowhere else on it; and persons in what a
    page keeps beside its words: comments, data attributes, fields without a face."""
    soup = BeautifulSoup(source.body, "lxml")
    comments = list(_comments(soup))
    stores = [*comments, *_stored(soup)]
    shown, hidden = _parted(soup)
    for each in hidden:
        if not each.chrome and is_news(each.text, shown):
            yield finding(_CODES[each.why], "the page")
    if any(is_news(text, shown) and tells_of_somebody(text) for text in stores):
        yield finding("HTML_STORED_PERSON", "the page")


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
    hidden = [_Hidden(tag.get_text(" "), reasons[id(tag)], _is_chrome(tag)) for tag in tags]
    for tag in tags:
        tag.extract()
    for tag in soup.find_all(["script", "style", "head", "template"]):
        tag.decompose()
    return squashed(soup.get_text(" ")), hidden


def _is_chrome(tag: Tag) -> bool:
    """Whether a hidden element is a part of the site, not of the answer."""
    own = " ".join(str(tag.get(name) or "") for name in ("class", "id", "role"))
    around = any(each.name in _CHROME for each in (tag, *tag.parents))
    return around or _ALOUD.search(own.lower()) is not None


def _comments(soup: BeautifulSoup) -> Iterator[str]:
    for text in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if not _CONDITION.match(str(text)) and len(_WORDS.findall(str(text))) >= 2:
            yield str(text)


def _stored(soup: BeautifulSoup) -> Iterator[str]:
    """Data attributes, hidden fields and data in scripts."""
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if name.startswith("data-") or (name == "value" and tag.get("type") == "hidden"):
                yield str(value)
        if tag.name == "script" and "json" in str(tag.get("type") or ""):
            yield tag.get_text()
