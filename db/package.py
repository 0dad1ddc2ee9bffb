"""``datapackage.json`` of a release (Data Package 1.0, frictionless): from the schema as data."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from db.spec import Column, Table

SUMS: Final = "SHA256SUMS"
_TYPES: Final = {str: "string", int: "integer", float: "number"}
_FORMATS: Final = {
    ".csv": ("csv", "text/csv"),
    ".parquet": ("parquet", "application/vnd.apache.parquet"),
    ".zip": ("zip", "application/zip"),
}
_ABOUT: Final = {
    "answers": "A digest of each answer over all that is published of it",
    "since-last": "Answers that are new or say something else since the release before",
}


def describe(
    folder: Path,
    name: str,
    build: str,
    made_at: datetime,
    tables: Sequence[Table],
    about: Mapping[str, object],
) -> dict[str, object]:
    """What ``datapackage.json`` says of the files of a release in ``folder``."""
    known = {table.name: table for table in tables}
    files = sorted(path for path in folder.rglob("*") if path.suffix in _FORMATS)
    return {
        "profile": "data-package",
        "name": name,
        "title": "Forcewide: what UK police forces published in answer to FOI requests",
        "version": build,
        "created": f"{made_at:%Y-%m-%dT%H:%M:%SZ}",
        "resources": [_resource(folder, path, known) for path in files],
        "forcewide": about,
    }


def _resource(folder: Path, path: Path, known: dict[str, Table]) -> dict[str, object]:
    place = path.relative_to(folder)
    kind, media_type = _FORMATS[path.suffix]
    table = known.get(path.stem) if place.parent.name else None
    found: dict[str, object] = {
        "name": path.name.lower().replace("_", "-"),
        "path": place.as_posix(),
        "format": kind,
        "mediatype": media_type,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_hash(path)}",
    }
    if words := table.about if table else _ABOUT.get(path.stem, ""):
        found["description"] = words
    if kind == "csv":
        found |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
        found["dialect"] = {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True}
        found["schema"] = _schema(table, known) if table else _plain(path)
    return found


def _schema(table: Table, known: dict[str, Table]) -> dict[str, object]:
    keys = [
        {
            "fields": column.name,
            "reference": {
                "resource": "" if to == table.name else f"{to.replace('_', '-')}.csv",
                "fields": column.to.partition(".")[2],
            },
        }
        for column in table.columns
        if column.to and (to := column.to.partition(".")[0]) in known
    ]
    found: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return found | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, object]:
    limits: dict[str, object] = {}
    if column.words is not None:
        limits["enum"] = [word.value for word in column.words]
    found: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.holds],
        "description": column.about,
    }
    return found | ({"constraints": limits} if limits else {})


def _plain(path: Path) -> dict[str, object]:
    with path.open(encoding="utf-8") as stream:
        names = stream.readline().strip().split(",")
    return {"fields": [{"name": name, "type": "string"} for name in names], "missingValues": [""]}


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
