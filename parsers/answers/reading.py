"""One item with the bytes behind it -> one Disclosure: the pure half of the parse stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import unquote, urlsplit

from parsers.answers.documents import Fetched
from parsers.answers.normalise import normalise
from parsers.documents import sniff
from parsers.documents.contents import OnPage
from parsers.errors import ParseError
from parsers.files import read_document
from parsers.files.derived import failed, stand_in, wanted_by
from parsers.text.parts import is_part
from parsers.types import (
    BlockKind,
    Choosy,
    Derived,
    Disclosure,
    Document,
    DocumentRef,
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


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who hears how a reading goes on: ``on_file`` gets the place of the file that is taken up
    (0 the item's page, then its attachments, last -1: the files are put together)."""

    on_file: Callable[[int], None]
    on_page: OnPage


UNWATCHED: Final = Watcher(lambda place: None, lambda done, total: None)


def read_item(stored: ItemBytes, watcher: Watcher = UNWATCHED) -> Disclosure:
    """Read an item page, or a document that stands in its place, with its attachments.

    Raises ParseError when the item page lacks its platform's anchors.
    """
    page = stored.page
    watcher.on_file(0)
    crawled = stored.source_kind is not SourceKind.IMPORT
    if crawled and stored.force and page.media_type in item_types(stored.force.platform):
        if stop := stored.stopped.get(page.sha256):
            raise ParseError(stop.message, where=page.final_url)
        item = stored.force.platform.read_item(page)
        page_of_log = True
    else:
        page_of_log = False
        item = _lone_document(stored, watcher)
    files = []
    for place, (url, found) in enumerate(stored.attachments, start=1):
        watcher.on_file(place)
        files.append(_fetched(stored, url, found, watcher))
    watcher.on_file(-1)
    return normalise(
        stored.force,
        stored.slug,
        item,
        Fetched(page.final_url, len(page.body), page.fetched_at, item.document),
        tuple(files),
        listed_on=stored.listed_on,
        source_kind=stored.source_kind,
        page_of_log=page_of_log,
        addresses=_addresses(stored, item),
    )


def _addresses(stored: ItemBytes, item: Item) -> tuple[str, ...]:
    """All that lead to an item: as asked, as answered, as it names itself, as the crawl found.

    A part of a page has the page's address in common with others; it has its own only.
    """
    if is_part(stored.url):
        return (stored.url,)
    return (stored.url, stored.page.final_url, item.same_as, *stored.aliases)


def hides(stored: ItemBytes) -> bool:
    """Whether the gate holds back any file of an item, for an item that cannot be read itself."""
    pages = [stored.page, *(page for _, page in stored.attachments if page is not None)]
    return any(_document(stored, page).verdict is ReadVerdict.QUARANTINED for page in pages)


def _fetched(stored: ItemBytes, url: str, page: Page | None, watcher: Watcher) -> Fetched:
    if page is None:
        return Fetched(url, None, None, None, destroyed=url in stored.destroyed)
    return Fetched(url, len(page.body), page.fetched_at, _document(stored, page, watcher))


def _document(stored: ItemBytes, page: Page, watcher: Watcher = UNWATCHED) -> Document:
    """One file, read; or what was made of it, where only that can be read."""
    name = unquote(urlsplit(page.final_url).path).rstrip("/").rsplit("/", 1)[-1] or page.final_url
    if stop := stored.stopped.get(page.sha256):
        return failed(name, page.sha256, page.media_type, stop.code, stop.message)
    released = stored.released.get(page.sha256, frozenset())
    document = read_document(
        page.body,
        name=name,
        media_type=page.media_type,
        released=released,
        on_page=watcher.on_page,
    )
    derived = stored.derived.get(page.sha256)
    if derived is None or wanted_by(document) is not derived.conversion:
        return document
    return stand_in(document, derived, page.body, released=released, on_page=watcher.on_page)


def _lone_document(stored: ItemBytes, watcher: Watcher) -> Item:
    """An item that is itself a file: a PDF in a log, or a letter somebody imported."""
    document = _document(stored, stored.page, watcher)
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
