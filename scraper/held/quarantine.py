"""What the gate holds back, and what people have decided about it (docs/hidden-data.md).

``held`` in ``crawl.db`` is renewed with every reading; ``gate_log`` is append-only.
A decision counts for the very bytes (their SHA-256) and for the finding codes it
was made on: when a newer rule finds something else, the document is held again.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from parsers.types import DocumentVerdict, PublishedDocument, Severity
from scraper.archive import gate_rows, index
from scraper.archive.gate_rows import LogRow
from scraper.archive.rows import ItemRow
from scraper.archive.store import Store
from scraper.errors import QuarantineError

# The private copy is gone this long after the force was notified (docs/hidden-data.md).
KEPT_AFTER_NOTICE: Final = timedelta(hours=72)
# Nothing can be read behind a password: there is nothing to release.
_UNRELEASABLE: Final = frozenset({"ENCRYPTED"})


class Action(StrEnum):
    """What somebody did about a held document."""

    RELEASE = "release"
    NOTIFY = "notify"
    KEEP = "keep"
    DESTROY = "destroy"
    FETCH_AGAIN = "fetch_again"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding that keeps a document back: its code and its place, never its content."""

    code: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of ``gate_log``."""

    action: Action
    by: str
    why: str
    at: datetime
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """One held document. ``key`` is its published key: the disclosure's and its position."""

    key: str
    force: str
    url: str
    sha256: str
    since: datetime
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(finding.code for finding in self.findings)

    @property
    def destroy_by(self) -> datetime | None:
        """When the private copy must be gone: after a notice that nobody has set aside."""
        moment = None
        for decision in self.decisions:
            if decision.action is Action.NOTIFY and moment is None:
                moment = decision.at + KEPT_AFTER_NOTICE
            elif decision.action is Action.KEEP:
                moment = None
        return moment

    @property
    def state(self) -> str:
        """held, notified or kept: the latest word of the log."""
        last = self.decisions[-1].action if self.decisions else Action.RELEASE
        return {Action.NOTIFY: "notified", Action.KEEP: "kept"}.get(last, "held")


# ---------------------------------------------------------------------- for the parse stage


@dataclass(frozen=True, slots=True)
class Decided:
    """What a reading has to know: codes released by SHA-256, and destroyed addresses."""

    released: Mapping[str, frozenset[str]]
    destroyed: frozenset[str]

    def about(self, canonical_url: str, sha256: str | None) -> str:
        """A word for the digest of an item's inputs: a decision makes it be read again."""
        codes = sorted(self.released.get(sha256 or "", ()))
        gone = "destroyed" if canonical_url in self.destroyed else ""
        return f"{gone}{','.join(codes)}"


def decided(store: Store) -> Decided:
    """Every decision in force, for a run of the parse stage."""
    released: dict[str, set[str]] = defaultdict(set)
    destroyed: set[str] = set()
    for row in gate_rows.log(store):
        if row.action == Action.RELEASE:
            released[row.sha256] |= row.codes
        elif row.action == Action.DESTROY:
            destroyed.add(row.canonical_url)
        elif row.action == Action.FETCH_AGAIN:
            destroyed.discard(row.canonical_url)
    frozen = {sha256: frozenset(codes) for sha256, codes in released.items()}
    return Decided(frozen, frozenset(destroyed))


def remember(
    connection: sqlite3.Connection,
    item: ItemRow,
    documents: Sequence[PublishedDocument],
    at: datetime,
) -> None:
    """Renew what is held of one item; ``since`` stays while the same bytes are held."""
    found = [
        (position, document.url, document.sha256, msgspec.json.encode(_findings(document)).decode())
        for position, document in enumerate(documents)
        if document.verdict is DocumentVerdict.HELD and document.sha256 is not None
    ]
    gate_rows.renew(connection, item, found, at)


def _findings(document: PublishedDocument) -> list[Finding]:
    return [
        Finding(reason.code, reason.place, reason.message)
        for reason in document.reasons
        if reason.severity is Severity.QUARANTINE
    ]


# ---------------------------------------------------------------------- for people


def held_documents(store: Store) -> list[HeldDocument]:
    """Everything held back now, longest first."""
    log = decisions(store)
    return [
        HeldDocument(
            key=row.key,
            force=row.force,
            url=row.url,
            sha256=row.sha256,
            since=row.since,
            findings=msgspec.json.decode(row.findings, type=tuple[Finding, ...]),
            decisions=tuple(log.get(row.sha256, ())),
        )
        for row in gate_rows.held(store)
    ]


def held_document(store: Store, key: str) -> HeldDocument:
    """One held document by its key. Raises QuarantineError where nothing is held so."""
    for one in held_documents(store):
        if one.key == key:
            return one
    raise QuarantineError(f"nothing is held as {key!r}; `forcewide quarantine list` shows the keys")


def decisions(store: Store) -> dict[str, list[Decision]]:
    """What was decided about a document, oldest first, by its SHA-256."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in gate_rows.log(store):
        decision = Decision(Action(row.action), row.by, row.why, row.at, row.codes)
        found[row.sha256].append(decision)
    return found


def decide(
    store: Store, held: HeldDocument, action: Action, by: str, why: str, at: datetime
) -> None:
    """Write one decision into the log. Raises QuarantineError where it cannot be made.

    A release needs a reason and a name; what is behind a password cannot be released.
    """
    if not by.strip() or not why.strip():
        raise QuarantineError("a decision needs a name (--by) and a reason (--why)")
    locked = held.codes & _UNRELEASABLE
    if action is Action.RELEASE and locked:
        raise QuarantineError(f"{held.key}: {', '.join(locked)}: what is behind it cannot be read")
    rows = [
        LogRow(action, address, held.sha256, held.codes, by.strip(), why.strip(), at)
        for address in index.addresses_of(store, held.sha256)
    ]
    gate_rows.write(store, rows)


def counts_by_cause(store: Store) -> list[tuple[str, int, int]]:
    """Per finding code, how many documents have been released and how many destroyed.

    Held documents that nobody has decided about are never counted in public.
    """
    counted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in gate_rows.log(store):
        for code in row.codes:
            counted[code][row.action].add(row.sha256)
    rows = [
        (code, len(by[Action.RELEASE]), len(by[Action.DESTROY]))
        for code, by in sorted(counted.items())
    ]
    return [row for row in rows if row[1] or row[2]]


def held_hashes(store: Store) -> frozenset[str]:
    """The SHA-256 of everything held or destroyed: none of it may be in a public row."""
    return gate_rows.hashes(store, Action.DESTROY)
