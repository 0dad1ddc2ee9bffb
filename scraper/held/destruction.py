"""Destroying what is held: every private copy, every reading, for good (docs/hidden-data.md)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from db.builds import drop_others
from db.load import withdraw
from parsers.text.addresses import canonical
from scraper.archive import gate_rows, index, readings, withdrawals
from scraper.archive.archive import Archive
from scraper.archive.gate_rows import LogRow
from scraper.archive.store import Store
from scraper.errors import QuarantineError
from scraper.held.quarantine import Action, HeldDocument, decide, decided, decisions, held_documents
from scraper.held.takedown import sweep
from scraper.report import Report
from scraper.settings_file import load

# A night destroys what would be overdue before the next night.
NIGHT: Final = timedelta(hours=24)
_BY: Final = "forcewide nightly"
_WHY: Final = "the force was notified, and nobody has recorded why a copy should be kept"


def destroy(
    store: Store, archive: Archive, held: HeldDocument, by: str, why: str, at: datetime
) -> tuple[int, ...]:
    """Remove every private copy of a held document for good; return the captures removed.

    Its addresses are not fetched again until ``fetch_again``. What was read from it
    goes too; the log line stays. An answer that was nothing but this document is withdrawn, so
    that the next load does not take its absence for a log that shrinks.
    """
    decide(store, held, Action.DESTROY, by, why, at)
    keys = readings.keys_at(store, index.addresses_of(store, held.sha256))
    removed = archive.purge_all(f"held document destroyed: {why}", hashes=[held.sha256])
    gate_rows.no_longer_held(store, held.sha256)
    if store.settings.staging_db.exists():
        withdraw(store.settings.staging_db, keys, at=at)
    return removed.captures


def fetch_again(store: Store, url: str, by: str, why: str, at: datetime) -> None:
    """Let a destroyed document's address be fetched again; the gate judges what comes.

    Raises QuarantineError where nothing was destroyed at this address.
    """
    address = canonical(url)  # as the log has it: "https://www." counts like "http://"
    if address not in decided(store).destroyed:
        raise QuarantineError(f"nothing was destroyed at {url}")
    with store.transaction():
        row = LogRow(Action.FETCH_AGAIN, address, "", frozenset(), by.strip(), why.strip(), at)
        gate_rows.write(store, [row])
        store.release(url)


def due(store: Store, at: datetime) -> list[HeldDocument]:
    """Held documents whose time has come: the force was notified, and they were kept long enough.

    Bytes that were destroyed once and have come in again from elsewhere are due at once.
    """
    before = {
        sha256
        for sha256, made in decisions(store).items()
        if any(decision.action is Action.DESTROY for decision in made)
    }
    return [
        one
        for one in held_documents(store)
        if one.sha256 in before or (one.destroy_by is not None and one.destroy_by - NIGHT <= at)
    ]


def destroy_due(data: Path) -> Report:
    """What the night destroys: one row a document, by its key alone."""
    settings = load(data)
    now = datetime.now(UTC)
    with Store(settings) as store:
        found = due(store, now)
        rows: list[dict[str, object]] = []
        if found:
            with Archive(store) as archive:
                for one in found:
                    removed = destroy(store, archive, one, _BY, _WHY, now)
                    rows.append({"key": one.key, "captures": len(removed)})
            drop_others(settings.forcewide_db)
        withdrawals.read_again(store)
        if withdrawals.marks(store):
            with Archive(store) as archive:
                if gone := sweep(store, archive):
                    rows.append({"key": "taken down before", "captures": gone})
    return Report("Destroyed", ("key", "captures"), rows)
