"""A ``Record`` as rows of the published schema, and the version that tells two loads apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeAlias

from db.errors import LoadError
from db.records import Record
from parsers.types import (
    Cell,
    Disclosure,
    DocumentVerdict,
    Figure,
    PublishedDocument,
    PublishedTable,
)

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Value]
# A table's key by its document and its position in that document.
Places: TypeAlias = dict[tuple[int | None, int | None], str]

_PLAIN = json.JSONEncoder(ensure_ascii=False)
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True)

# Columns that say when and where, not what: they never make a disclosure "changed".
_NOT_FACTS = frozenset(
    {"id", "table_id", "uid", "first_seen", "last_seen", "gone_since", "fetched_at"}
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


def moment(value: datetime) -> str:
    """ISO text in UTC, whole seconds. Raises ``LoadError`` for a moment without a zone."""
    if value.tzinfo is None:
        raise LoadError(f"moment without a time zone: {value.isoformat()}")
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def rows_of(record: Record) -> Rows:
    """Every row of ``record``, captures included.

    A held document keeps only its place and the word ``held``, and the captures
    that would tell its address or hash are left out (architecture: two databases).
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
    d = record.disclosure
    return {
        "key": record.key,
        "uid": record.uid,
        "force": d.force,
        "reference": d.reference,
        "title": d.title,
        "act": d.act,
        "lang": d.lang,
        "source_kind": d.source_kind,
        "received_on": _day(d.received_on),
        "received_basis": d.received_basis,
        "responded_on": _day(d.responded_on),
        "responded_basis": d.responded_basis,
        "published_on": _day(d.published_on),
        "published_basis": d.published_basis,
        "outcome": d.outcome,
        "working_days": d.working_days,
        "on_time": _truth(d.on_time),
        "n_documents": len(children["documents"]),
        "n_tables": len(children["tables"]),
        "n_figures": len(children["figures"]),
        "quality": d.quality,
        "unread": "; ".join(d.unread) or None,
        "sensitivity": d.sensitivity,
        "url": d.url,
        "first_seen": moment(record.first_seen),
        # A day, not a moment: a night that finds nothing new leaves the rows as they are.
        "last_seen": moment(record.last_seen)[:10],
        "gone_since": moment(record.gone_since) if record.gone_since else None,
        "summary": d.summary or None,
    }


def _questions(key: str, disclosure: Disclosure) -> Iterator[Row]:
    for ordinal, q in enumerate(disclosure.questions):
        yield {
            "disclosure": key,
            "ordinal": ordinal,
            "position": q.position,
            "question": q.question,
            "outcome": q.outcome,
            "quote": q.quote,
        }


def _exemptions(key: str, disclosure: Disclosure) -> Iterator[Row]:
    for position, e in enumerate(disclosure.exemptions):
        yield {
            "disclosure": key,
            "position": position,
            "question": e.question,
            "act": e.act,
            "kind": e.kind,
            "section": e.section,
            "subsection": e.subsection,
            "citation": e.citation,
            "applied": int(e.applied),
            "ncnd": int(e.ncnd),
            "quote": e.quote,
        }


def _captures(record: Record) -> Iterator[Row]:
    held = [d for d in record.disclosure.documents if d.verdict is DocumentVerdict.HELD]
    addresses = {d.url.partition("#")[0] for d in held}
    hashes = {d.sha256 for d in held}
    seen: set[str] = set()
    for c in record.captures:
        if c.url in addresses or c.sha256 in hashes or c.warc_record_id in seen:
            continue
        seen.add(c.warc_record_id)
        yield {
            "disclosure": record.key,
            "warc_record_id": c.warc_record_id,
            "url": c.url,
            "fetched_at": moment(c.fetched_at),
            "status": c.status,
            "sha256": c.sha256,
            "media_type": c.media_type,
            "bytes": c.bytes,
        }


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
        row: Row = {
            "key": f"{key}/{position}",
            "disclosure": key,
            "position": position,
            "verdict": document.verdict,
        }
        if not held:
            row |= _document_facts(document)
        children["documents"].append(row)
        prefix = _prefix(key, document.sha256 or "", prefixes)
        for table in document.tables:
            place = (position, table.table.position)
            places[place] = f"{prefix}/{table.table.position}"
            children["figures"].extend(_figures(len(children["tables"]), table))
            owner: Row = {"disclosure": key, "document": f"{key}/{position}"}
            # A duplicate stands later than what it repeats, so that key is known already.
            repeats = places[table.duplicate_of] if table.duplicate_of else None
            owner["duplicate_of"] = repeats
            owner["question"] = table.question
            children["tables"].append({"key": places[place]} | owner | _table(table))
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


def _document_facts(document: PublishedDocument) -> Row:
    return {
        "url": document.url,
        "filename": document.filename,
        "media_type": document.media_type,
        "bytes": document.bytes,
        "pages": document.pages,
        "sha256": document.sha256,
        "fetched_at": moment(document.fetched_at) if document.fetched_at else None,
    }


def _table(published: PublishedTable) -> Row:
    table, reading = published.table, published.reading
    return {
        "position": table.position,
        "page": table.page,
        "sheet": table.sheet,
        "cell_range": table.cell_range,
        "bbox": _json(table.bbox) if table.bbox else None,
        "kind": reading.kind,
        "caption": table.caption,
        "notes": _json(table.notes),
        "source": table.source,
        "data_as_at": _day(reading.data_as_at),
        "row_dimensions": _json(reading.row_dimensions),
        "column_dimensions": _json(reading.column_dimensions),
        "header_rows": reading.header_rows,
        "stub_columns": reading.stub_columns,
        "n_rows": len(table.grid),
        "n_columns": max((len(row) for row in table.grid), default=0),
        "grid": _json([[_cell(cell) for cell in row] for row in table.grid]),
        "method": table.method,
        "totals": reading.totals,
        "quality": reading.quality,
    }


def _cell(cell: Cell | None) -> str | dict[str, str | int] | None:
    """A cell as the contract prints it: text, null, or text with its spans."""
    if cell is None:
        return None
    if cell.rowspan == 1 and cell.colspan == 1:
        return cell.text
    return {"text": cell.text, "rowspan": cell.rowspan, "colspan": cell.colspan}


def _figures(table_id: int, published: PublishedTable) -> Iterator[Row]:
    for figure in published.reading.figures:
        yield {"table_id": table_id, "row": figure.row, "col": figure.col} | _figure(figure)


def _figure(f: Figure) -> Row:
    return {
        "row_path": _path(f.row_path),
        "row_label": f.row_path[-1] if f.row_path else None,
        "column_path": _path(f.column_path),
        "column_label": f.column_path[-1] if f.column_path else None,
        "value": f.value,
        "qualifier": f.qualifier,
        "low": f.low,
        "high": f.high,
        "flags": _path(f.flags),
        "text": f.text,
        "statistic": f.statistic,
        "counted": f.counted,
        "unit": f.unit,
        "period_start": _day(f.period_start),
        "period_end": _day(f.period_end),
        "period_kind": f.period_kind,
        "period_from": f.period_from,
        "event_date": f.event_date,
        "subject_force": f.subject_force,
        "row_total": int(f.row_total),
        "col_total": int(f.col_total),
        "is_total": int(f.is_total),
    }


def _caveats(key: str, disclosure: Disclosure, places: Places) -> Iterator[Row]:
    for position, caveat in enumerate(disclosure.caveats):
        yield {
            "disclosure": key,
            "position": position,
            "table_key": places.get((caveat.document, caveat.table)),
            "kind": caveat.kind,
            "quote": caveat.quote,
        }


def _digest(rows: Iterable[object]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(_SORTED.encode(row).encode())
    return digest.hexdigest()


def _json(value: object) -> str:
    return _PLAIN.encode(value)


@lru_cache(maxsize=4096)
def _path(labels: tuple[str, ...]) -> str:
    """JSON of a path or of flags: a table's cells share a few."""
    return _PLAIN.encode(labels)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _truth(value: bool | None) -> int | None:
    return None if value is None else int(value)
