"""One answer once: which of a force's records are one answer at several addresses.

Two records are one answer where one address leads to both (a redirect, ``rel=canonical``),
or where they have one reference and the same files; never where a reference, a day or a
language speaks against it. The first stays, the others are its aliases (``aliases``).
Records with the same words and other files are only related (``db.relations``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.migrations import open_staging
from db.records import AliasKind, AliasWhy, Record
from db.relations import is_welsh
from db.sql import insert_into
from parsers.answers.normalise import reference_slug
from parsers.text.addresses import canonical
from parsers.types import Outcome

_INSERT: Final = insert_into("aliases", ("alias", "key", "kind", "why")).replace(
    "INSERT", "INSERT OR IGNORE", 1
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What is compared of a record. ``marks`` are equal only where two may be one answer."""

    key: str
    marks: tuple[tuple[AliasWhy, str], ...]
    welsh: bool
    says: tuple[str | None, ...]

    def agrees(self, other: Identity) -> bool:
        """Whether nothing that both say differs."""
        both = zip(self.says, other.says, strict=True)
        return self.welsh == other.welsh and all(
            one is None or two is None or one == two for one, two in both
        )


def identity_of(record: Record) -> Identity:
    """A record's addresses and files, and what would speak against another with the same."""
    disclosure = record.disclosure
    reference = reference_slug(disclosure.reference) if disclosure.reference else ""
    addresses = {*record.own, *(canonical(url) for url in disclosure.addresses)}
    marks = [(AliasWhy.ADDRESS, address) for address in sorted(addresses)]
    files = _files(record)
    if reference and files:
        marks.append((AliasWhy.FILES, " ".join([reference, *files])))
    outcome = None if disclosure.outcome is Outcome.UNKNOWN else disclosure.outcome.value
    day = disclosure.responded_on.isoformat() if disclosure.responded_on else None
    welsh = is_welsh(disclosure.lang, disclosure.url)
    return Identity(record.key, tuple(marks), welsh, (reference or None, day, outcome))


def _files(record: Record) -> list[str]:
    """The hashes of an answer's files, of its page where it has none; none if one is not known."""
    documents = record.disclosure.documents
    files = [one for one in documents if one.url != record.disclosure.url] or documents
    hashes = {one.sha256 for one in files}
    return sorted(one for one in hashes if one) if None not in hashes else []


@dataclass(slots=True)
class Once:
    """The answers of one force so far, and what leads to them."""

    _by_mark: dict[tuple[AliasWhy, str], list[Identity]] = field(default_factory=dict)
    _aliases: list[tuple[str, str, AliasKind, AliasWhy]] = field(default_factory=list)
    _addresses: list[tuple[str, str]] = field(default_factory=list)

    def main_of(self, record: Record) -> str:
        """The key of the answer that a record is: its own, unless an earlier one is the same."""
        given = identity_of(record)
        main, why = next(self._same(given), (given, AliasWhy.ADDRESS))
        for mark in given.marks:
            known = self._by_mark.setdefault(mark, [])
            if main not in known:
                known.append(main)
        keys = record.former_keys if main is given else (record.key, *record.former_keys)
        self._aliases += [(key, main.key, AliasKind.KEY, why) for key in keys]
        self._addresses += [(url, main.key) for url in record.disclosure.addresses]
        if main is not given and record.disclosure.addresses:
            self._addresses.append((record.disclosure.url, main.key))
        return main.key

    def _same(self, given: Identity) -> Iterator[tuple[Identity, AliasWhy]]:
        for mark in given.marks:
            for main in self._by_mark.get(mark, ()):
                if main.agrees(given):
                    yield main, mark[0]

    def write(self, connection: sqlite3.Connection, force: str) -> None:
        """Put the aliases in the place of the force's old ones, in the caller's transaction.

        An address that is an answer's own is no alias.
        """
        owned = "SELECT key FROM disclosures WHERE force = ?"
        connection.execute(" ".join(["DELETE FROM aliases WHERE key IN (", owned, ")"]), [force])
        rows = [
            *self._aliases,
            *((url, key, AliasKind.ADDRESS, AliasWhy.ADDRESS) for url, key in self._addresses),
        ]
        connection.executemany(_INSERT, [_row(*row) for row in rows])
        connection.execute(
            "DELETE FROM aliases WHERE kind = ? AND key IN (SELECT key FROM disclosures"
            " WHERE force = ?) AND alias IN (SELECT url FROM disclosures WHERE force = ?)",
            [AliasKind.ADDRESS, force, force],
        )


def _row(alias: str, key: str, kind: AliasKind, why: AliasWhy) -> dict[str, str]:
    return {"alias": alias, "key": key, "kind": kind, "why": why}


def mains(connection: sqlite3.Connection, keys: Iterable[str]) -> list[str]:
    """Keys, with those of the answers that they are aliases of."""
    found = []
    for key in keys:
        rows = connection.execute("SELECT key FROM aliases WHERE alias = ?", [key])
        found += [key, *(row[0] for row in rows.fetchall())]
    return list(dict.fromkeys(found))


def all_keys(path: Path, keys: Iterable[str]) -> list[str]:
    """The keys of ``staging.db`` that lead to the same answers as ``keys``, these included."""
    with closing(open_staging(path)) as connection:
        found = mains(connection, keys)
        for key in list(found):
            rows = connection.execute(
                "SELECT alias FROM aliases WHERE key = ? AND kind = ?", [key, AliasKind.KEY]
            )
            found += [row[0] for row in rows.fetchall()]
    return list(dict.fromkeys(found))
