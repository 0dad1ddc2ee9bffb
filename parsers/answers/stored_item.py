"""One item with the bytes behind it, and what stands at its address: no letter is read for this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from parsers.documents import sniff
from parsers.errors import ParseError
from parsers.types import (
    Choosy,
    Derived,
    Document,
    Force,
    Item,
    Page,
    Platform,
    ReadVerdict,
    SourceKind,
)

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
# What may stand in an item's place as a file; a file that cannot be opened is still one.
_FILES: Final = frozenset({*sniff.ENDINGS.values(), sniff.OFFICE_ENCRYPTED, sniff.OLE})


def item_types(platform: Platform) -> frozenset[str]:
    """The media types of a platform's item pages; anything else in their place is a file."""
    return platform.item_types if isinstance(platform, Choosy) else _HTML


def crawled_item(platform: Platform, page: Page) -> Item:
    """What stands at an item's address, for the crawl: its page, or a file in its place.

    A file is not read here: its title is the listing's, its version that of its
    bytes. Raises ParseError when a page lacks its platform's anchors.
    """
    if page.media_type in item_types(platform):
        return platform.read_item(page)
    named = sniff.ending(urlsplit(page.final_url).path) in sniff.ENDINGS
    if page.media_type not in _FILES or (page.media_type == sniff.TEXT and not named):
        raise ParseError(f"{page.media_type} where a page was expected", where=page.url)
    return Item(
        url=page.final_url,
        title="",
        published_on=None,
        lang="",
        document=Document(
            file=page.final_url,
            sha256=page.sha256,
            media_type=page.media_type,
            pages=None,
            verdict=ReadVerdict.PARSED,
        ),
        fields=(("sha256", page.sha256),),
    )


@dataclass(frozen=True, slots=True)
class ItemBytes:
    """Everything stored about one item. ``attachments`` keep the page's order; a page of
    None is a file that could not be fetched."""

    slug: str
    force: Force | None
    url: str
    listed_title: str
    listed_on: date | None
    source_kind: SourceKind
    page: Page
    attachments: tuple[tuple[str, Page | None], ...] = ()
    # Codes of the gate's findings that a person has released, by the file's sha256.
    released: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # Addresses whose file was destroyed because of what it hid: shown as held.
    destroyed: frozenset[str] = frozenset()
    # By sha256: what an outside program made of a file, and why a reading had to be stopped.
    derived: Mapping[str, Derived] = field(default_factory=dict)
    stopped: Mapping[str, Stopped] = field(default_factory=dict)
    # Further addresses that the crawl has found to lead to the item.
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stopped:
    """A file that broke a cap or crashed its reader; codes in docs/convert.md."""

    code: str
    message: str
