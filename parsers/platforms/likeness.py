"""How a page gives its platform away: marks as data, weighed into a likeness.

A platform module lists its ``MARKS``; nothing here knows a platform. Words on a
page weigh little, addresses weigh more: words are quoted, addresses are made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bs4 import BeautifulSoup

from parsers.platforms.pages import attribute, carrying, source, tree
from parsers.types import Likeness, Page, RequestKind

CERTAIN: Final = 10
_TEXT: Final = 40_000  # characters of a page's words that are searched
_QUOTED: Final = 90


class Place(StrEnum):
    """Where on a page a mark is looked for."""

    ADDRESS = "address"
    LINK = "link"
    WORDS = "words"
    SOURCE = "source"  # the first kilobytes as they came: generators, JSON keys


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that speaks for a platform; ``kind`` is the sort of page that has it."""

    says: str
    place: Place
    pattern: re.Pattern[str]
    weight: int = 3
    kind: RequestKind | None = None


def likeness(platform: str, marks: tuple[Mark, ...], page: Page) -> Likeness | None:
    """How much a page looks like a platform's; None where no mark of it is there."""
    seen = _Seen(page)
    hits = [(mark, words) for mark in marks if (words := seen.find(mark))]
    if not hits:
        return None
    by_kind = {
        kind: sum(mark.weight for mark, _ in hits if mark.kind is kind)
        for kind in (RequestKind.LISTING, RequestKind.ITEM)
    }
    best = max(by_kind, key=by_kind.__getitem__)
    return Likeness(
        platform=platform,
        weight=sum(mark.weight for mark, _ in hits),
        evidence=tuple(f"{mark.says}: {words}" for mark, words in hits),
        kind=best if by_kind[best] else None,
    )


class _Seen:
    """A page taken apart once, for all marks."""

    def __init__(self, page: Page) -> None:
        self._address = page.final_url
        markup = page.media_type in {"text/html", "application/xhtml+xml"}
        self._soup = tree(page) if markup else BeautifulSoup("", "lxml")
        self._links = [
            attribute(node, name) for name, node in carrying(self._soup, ("href", "src", "action"))
        ]
        self._words = " ".join(self._soup.get_text(" ").split())[:_TEXT]
        self._source = source(page)[:_TEXT]

    def find(self, mark: Mark) -> str | None:
        """The words that carry a mark, shortened; None where it is missing."""
        if mark.place is Place.LINK:
            texts = self._links
        else:
            texts = [
                {
                    Place.ADDRESS: self._address,
                    Place.WORDS: self._words,
                    Place.SOURCE: self._source,
                }[mark.place]
            ]
        for text in texts:
            if found := mark.pattern.search(text):
                whole = text if mark.place in {Place.LINK, Place.ADDRESS} else found[0]
                return whole[:_QUOTED]
        return None
