"""Which answers are shown as a web archive's copy, and as which: for the load."""

from __future__ import annotations

from typing import TypedDict

from db.records import ArchiveCopy
from parsers.text.addresses import canonical
from parsers.text.parts import is_part
from scraper import web_archives
from scraper.archive.rows import Capture, ItemRow
from scraper.archive.store import Store


class Copied(TypedDict):
    """The archive and the address of a capture's copy, as far as they may be published."""

    archive: str | None
    memento: str | None


def archive_copy(store: Store, item: ItemRow, shown: str) -> ArchiveCopy:
    """The copy that an item's page was read from; empty where its own site, or a recording of
    it, gave these bytes at any time.

    ``shown`` is the address that is published: a copy's address has the item's in it, so
    that it is shown only where that one is.
    """
    capture = None if is_part(item.url) else store.latest_ok_capture(item.url)
    if capture is None or capture.archive is None:
        return ArchiveCopy()
    same = [
        one
        for one in store.sightings(item.canonical_url)
        if one.verdict.usable and one.sha256 == capture.sha256
    ]
    if any(one.archive is None for one in same):
        return ArchiveCopy()
    newest = same[-1] if same else capture
    title = web_archives.title_of(newest.archive or "", web_archives.known(store.settings.data))
    public = canonical(shown) == item.canonical_url
    return ArchiveCopy(title, newest.fetched_at, newest.memento if public else None)


def copied(capture: Capture, shown: str) -> Copied:
    """Where a capture was copied from."""
    public = canonical(shown) in {capture.canonical_url, canonical(capture.final_url)}
    return Copied(archive=capture.archive, memento=capture.memento if public else None)
