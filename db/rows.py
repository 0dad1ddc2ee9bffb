"""A ``Record`` as rows of the published schema, and the version by which two loads are compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from db.errors import LoadError
from db.facts import Row, moment, row_of
from db.questions.titles import Printed, shown_title
from db.records import Record
from parsers.types import (
    Disclosure,
    DocumentVerdict,
    PublishedDocument,
    PublishedTable,
)

# A table's key by its document and its position in that document.
Places: TypeAlias = dict[tuple[int | None, int | None], str]

_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True)

# Columns that say when and where, or are made from others: they never make a disclosure "changed".
_NOT_FACTS = frozenset(
    {"id", "table_id", "uid", "first_seen", "last_seen", "gone_since", "fetched_at", "title_shown"}
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one record by table name; ``table_id`` counts its own tables from 0."""

    disclosure: Row
    children: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return str(self.disclosure["key"])

    def version(self) -> dict[str, str]:
        """SHA-256 of each part: one per table, and one per column of the disclosure.

        Nulls are left out, so that a new column without values changes no version.
        """
        parts = {
            name: _digest([value])
            for name, value in self.disclosure.items()
            if name not in _NOT_FACTS and value is not None
        }
        for name, rows in self.children.items():
            if rows and name != "captures":
                parts[name] = _digest(
                    {k: v for k, v in row.items() if v is not None and k not in _NOT_FACTS}
                    | {"_": row.get("table_id")}
                    for row in rows
                )
        return parts


def rows_of(record: Record) -> Rows:
    """Every row of ``record``, captures included.

    A held document keeps only its place and the word ``held``, and the captures
    that would show its address or hash are left out (architecture: two databases).
    Raises ``LoadError`` where the record contradicts itself.
    """
    disclosure = record.disclosure
    if not record.key.startswith(f"{disclosure.force}/"):
        raise LoadError(f"{record.key}: the key does not begin with its force {disclosure.force}")
    children: dict[str, list[Row]] = {
        "texts": [
            {
                "disclosure": record.key,
                "request": disclosure.request,
                "response": disclosure.response,
            }
        ],
        "questions": list(_questions(record.key, disclosure)),
        "exemptions": list(_exemptions(record.key, disclosure)),
        "documents": [],
        "tables": [],
        "figures": [],
        "caveats": [],
        "captures": list(_captures(record)),
    }
    places = _documents(record.key, disclosure.documents, children)
    children["caveats"].extend(_caveats(record.key, disclosure, places))
    return Rows(_disclosure(record, children), children)


def _disclosure(record: Record, children: dict[str, list[Row]]) -> Row:
    return {
        "key": record.key,
        "uid": record.uid,
        **row_of(record.disclosure, without=("request", "response")),
        "summary": record.disclosure.summary or None,
        "unread": record.disclosure.unread or None,
        **row_of(record.archived),
        "n_documents": len(children["documents"]),
        "n_tables": len(children["tables"]),
        "n_figures": len(children["figures"]),
        "first_seen": moment(record.first_seen),
        # A day, not a moment: a night that finds nothing new leaves the rows as they are.
        "last_seen": moment(record.last_seen)[:10],
        "gone_since": moment(record.gone_since) if record.gone_since else None,
        "title_shown": shown_title(Printed.of(record.disclosure)),
        "repeats": None,
    }


def _questions(key: str, disclosure: Disclosure) -> Iterator[Row]:
    for ordinal, question in enumerate(disclosure.questions):
        yield {"disclosure": key, "ordinal": ordinal, **row_of(question)}


def _exemptions(key: str, disclosure: Disclosure) -> Iterator[Row]:
    for position, exemption in enumerate(disclosure.exemptions):
        yield {"disclosure": key, "position": position, **row_of(exemption)}


def _captures(record: Record) -> Iterator[Row]:
    held = [d for d in record.disclosure.documents if d.verdict is DocumentVerdict.HELD]
    addresses = {d.url.partition("#")[0] for d in held}
    hashes = {d.sha256 for d in held}
    seen: set[str] = set()
    for c in record.captures:
        if c.url in addresses or c.sha256 in hashes or c.warc_record_id in seen:
            continue
        seen.add(c.warc_record_id)
        yield {"disclosure": record.key, **row_of(c)}


def _documents(
    key: str, documents: Iterable[PublishedDocument], children: dict[str, list[Row]]
) -> Places:
    """Add documents, tables and figures; return each table's key by (document, position)."""
    places: Places = {}
    prefixes: set[str] = set()
    for position, document in enumerate(documents):
        held = document.verdict is DocumentVerdict.HELD
        if document.tables and (held or document.sha256 is None):
            what = "is held" if held else "has no hash"
            raise LoadError(f"{key}: document {position} has tables but {what}")
        owner: Row = {"disclosure": key, "position": position}
        said: Row = {"verdict": document.verdict} if held else row_of(document)
        children["documents"].append({"key": f"{key}/{position}"} | owner | said)
        prefix = _prefix(key, document.sha256 or "", prefixes)
        for table in document.tables:
            place = (position, table.table.position)
            places[place] = f"{prefix}/{table.table.position}"
            children["figures"].extend(_figures(len(children["tables"]), table))
            children["tables"].append(
                {
                    "key": places[place],
                    "disclosure": key,
                    "document": f"{key}/{position}",
                    # A duplicate comes later than what it repeats, so that key is known already.
                    "duplicate_of": places[table.duplicate_of] if table.duplicate_of else None,
                    **row_of(table),
                    **row_of(table.table),
                    **row_of(table.reading),
                }
            )
    return places


def _prefix(key: str, sha256: str, taken: set[str]) -> str:
    """Key of a document's tables; a second file with the same bytes gets ``~2``."""
    stem = f"{key}/{sha256[:12]}"
    prefix, number = stem, 1
    while prefix in taken:
        number += 1
        prefix = f"{stem}~{number}"
    taken.add(prefix)
    return prefix


def _figures(table_id: int, published: PublishedTable) -> Iterator[Row]:
    for figure in published.reading.figures:
        yield {"table_id": table_id, **row_of(figure)}


def _caveats(key: str, disclosure: Disclosure, places: Places) -> Iterator[Row]:
    for position, caveat in enumerate(disclosure.caveats):
        yield {
            "disclosure": key,
            "position": position,
            "table_key": places.get((caveat.document, caveat.table)),
            **row_of(caveat),
        }


def _digest(rows: Iterable[object]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(_SORTED.encode(row).encode())
    return digest.hexdigest()
