"""One item with the bytes behind it -> one Disclosure: the pure half of the parse stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import unquote, urlsplit

from parsers.documents import read_document
from parsers.normalise import Fetched, normalise
from parsers.types import (
    BlockKind,
    Disclosure,
    Document,
    DocumentRef,
    Force,
    Item,
    Page,
    ReadVerdict,
    SourceKind,
)

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})


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


def read_item(stored: ItemBytes) -> Disclosure:
    """Read an item page, or a document that stands in its place, with its attachments.

    Raises ParseError when the item page lacks its platform's anchors.
    """
    page = stored.page
    if stored.source_kind is SourceKind.LOG and page.media_type in _HTML and stored.force:
        item = stored.force.platform.read_item(page)
    else:
        item = _lone_document(stored)
    return normalise(
        stored.force,
        stored.slug,
        item,
        Fetched(page.final_url, len(page.body), page.fetched_at, item.document),
        tuple(_fetched(stored, url, found) for url, found in stored.attachments),
        listed_on=stored.listed_on,
        source_kind=stored.source_kind,
    )


def hides(stored: ItemBytes) -> bool:
    """Whether the gate holds back any file of an item, for an item that cannot be read itself."""
    pages = [stored.page, *(page for _, page in stored.attachments if page is not None)]
    return any(_document(stored, page).verdict is ReadVerdict.QUARANTINED for page in pages)


def _fetched(stored: ItemBytes, url: str, page: Page | None) -> Fetched:
    if page is None:
        return Fetched(url, None, None, None, destroyed=url in stored.destroyed)
    return Fetched(url, len(page.body), page.fetched_at, _document(stored, page))


def _document(stored: ItemBytes, page: Page) -> Document:
    name = unquote(urlsplit(page.final_url).path).rstrip("/").rsplit("/", 1)[-1]
    return read_document(
        page.body,
        name=name or page.final_url,
        media_type=page.media_type,
        released=stored.released.get(page.sha256, frozenset()),
    )


def _lone_document(stored: ItemBytes) -> Item:
    """An item that is itself a file: a PDF in a log, or a letter somebody imported."""
    document = _document(stored, stored.page)
    heading = next((block.text for block in document.blocks if block.kind is BlockKind.HEADING), "")
    return Item(
        url=stored.url,
        title=stored.listed_title or heading or document.file,
        published_on=None,
        lang="",
        document=document,
        attachments=tuple(DocumentRef(url, "") for url, _ in stored.attachments),
        issues=() if document.verdict is ReadVerdict.PARSED else document.issues,
    )
