"""Taking an answer down for good: every copy, every reading, and what would bring it back.

An answer is known by its key, its addresses, the SHA-256 of its files and of its words. What
comes in again under any of these, by a crawl, an import or an archive, is not read, not
loaded, and destroyed at the next sweep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from db.builds import drop_others
from db.load import withdraw
from db.once import all_keys
from db.records import Record, TakedownReason
from db.versions import text_mark
from parsers.text.addresses import canonical
from parsers.types import Disclosure
from scraper.archive import readings, withdrawals
from scraper.archive.archive import Archive
from scraper.archive.marks import Kind, mark
from scraper.archive.rows import ItemRow
from scraper.archive.store import Store
from scraper.archive.withdrawals import Withdrawal
from scraper.errors import TakedownError

_WHY: Final = "taken down"
_DECODER: Final = msgspec.json.Decoder(Disclosure)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a takedown removed; ``shared`` are files that other answers link to, and that stay."""

    uid: str
    keys: tuple[str, ...]
    captures: int
    shared: tuple[str, ...]


def take_down(
    store: Store, archive: Archive, key: str, reason: TakedownReason, at: datetime
) -> Taken:
    """Remove an answer from the archive, ``crawl.db`` and ``staging.db`` for good, and remember
    what it would be known by. Publishing is the caller's.

    A file that another answer links to as well stays there. Raises TakedownError for a key
    that nothing was given.
    """
    staging = store.settings.staging_db
    keys = tuple(all_keys(staging, [key])) if staging.exists() else (key,)
    found = withdrawals.items_of(store, keys)
    if not found:
        raise TakedownError(f"no answer has the key {key!r}; its page shows it, as kent/foi-12-26")
    uid = found[0][1]
    items = {one.canonical_url: one for one, _ in found}
    shared: list[str] = []
    marks = {mark(Kind.KEY, one): Kind.KEY for one in keys}
    doomed: dict[str, None] = {}
    for item in items.values():
        marks |= _words_of(store, item)
        for address in _addresses(store, item):
            if address not in items and withdrawals.is_shared(store, address, items):
                shared.append(address)
                continue
            doomed[address] = None
            marks[mark(Kind.ADDRESS, address)] = Kind.ADDRESS
            for sha256 in {one.sha256 for one in store.captures(address)} - {""}:
                marks[mark(Kind.DOCUMENT, sha256)] = Kind.DOCUMENT
    # First what keeps it away, then what takes it out: a crash between leaves nothing to return.
    withdrawals.add(store, Withdrawal(uid, reason, at, marks))
    if staging.exists():
        withdraw(staging, keys, at=at)
    captures = len(archive.purge_all(_WHY, addresses=doomed).captures)
    for item in items.values():
        withdrawals.strip(store, item)
    store.truncate_log()
    drop_others(store.settings.forcewide_db)
    return Taken(uid, keys, captures, tuple(shared))


def sweep(store: Store, archive: Archive) -> int:
    """Destroy whatever has come in again of what was taken down; how many captures that were."""
    withdrawals.read_again(store)
    known = withdrawals.marks(store)
    if not known:
        return 0
    removed = archive.purge_all(
        _WHY,
        addresses=[one for one in withdrawals.addresses(store) if mark(Kind.ADDRESS, one) in known],
        hashes=[one for one in withdrawals.hashes(store) if mark(Kind.DOCUMENT, one) in known],
    )
    for slug in store.forces_with_items():
        for item in list(store.items(slug)):
            if mark(Kind.ADDRESS, item.canonical_url) in known and item.title:
                withdrawals.strip(store, item)
    store.truncate_log()
    return len(removed.captures)


def allowed(store: Store, records: Iterable[Record]) -> Iterator[Record]:
    """Records without those of what was taken down; one that has come back under another address
    is kept away under that, too, and its reading goes."""
    known = withdrawals.marks(store)
    for record in records:
        of = _known_by(record, known) if known else None
        if of is None:
            yield record
            continue
        again = withdrawals.withdrawal(store, of)
        marks = {mark(Kind.KEY, record.key): Kind.KEY}
        marks |= {mark(Kind.ADDRESS, one): Kind.ADDRESS for one in record.own}
        if not marks.keys() <= known.keys():
            withdrawals.add(store, Withdrawal(of, again.reason, again.at, marks))
            known |= dict.fromkeys(marks, of)
        for item, _ in withdrawals.items_of(store, [record.key]):
            with store.erasing() as connection:
                readings.drop(connection, item)


def is_withdrawn(store: Store, url: str, sha256: str) -> bool:
    """Whether what somebody brings was taken down, by its address or its bytes."""
    known = withdrawals.marks(store)
    wanted = (mark(Kind.ADDRESS, canonical(url)), mark(Kind.DOCUMENT, sha256))
    return any(one in known for one in wanted)


def _known_by(record: Record, known: dict[str, str]) -> str | None:
    facts = record.disclosure
    found = [mark(Kind.KEY, one) for one in (record.key, *record.former_keys)]
    found += [mark(Kind.ADDRESS, one) for one in record.own]
    found += [mark(Kind.DOCUMENT, one.sha256) for one in facts.documents if one.sha256]
    if text := text_mark(facts.title, facts.request, facts.response):
        found.append(mark(Kind.TEXT, text))
    return next((known[one] for one in found if one in known), None)


def _words_of(store: Store, item: ItemRow) -> dict[str, Kind]:
    reading = readings.reading_of(store, item)
    if reading is None:
        return {}
    facts = _DECODER.decode(reading.disclosure)
    text = text_mark(facts.title, facts.request, facts.response)
    return {mark(Kind.TEXT, text): Kind.TEXT} if text else {}


def _addresses(store: Store, item: ItemRow) -> list[str]:
    """An item's own addresses, and those of its files."""
    own = [item.canonical_url, *map(canonical, readings.also_at(store, item))]
    if (capture := store.latest_ok_capture(item.url)) is not None:
        own.append(canonical(capture.final_url))
    files = [one.canonical_url for one in store.attachments(item.force, item.canonical_url)]
    return list(dict.fromkeys([*own, *files]))
