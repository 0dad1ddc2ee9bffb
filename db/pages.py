"""What lists of stock Datasette need beside their rows; the site's own pages: ``db.faces``."""

from __future__ import annotations

from typing import Any, TypeAlias

from datasette.app import Datasette

Row: TypeAlias = dict[str, Any]
Page: TypeAlias = dict[str, Any]


async def rows(datasette: Datasette, sql: str, *values: object, **named: object) -> list[Row]:
    """Every row of ``sql`` as a dict; not cut at the site's row limit.

    Placeholders are all ``?``, or all named where one value stands in several places.
    """
    found = await datasette.get_database("forcewide").execute(sql, named or list(values))
    return [dict(row) for row in found.rows]


async def force_names(datasette: Datasette, _key: str) -> Page:
    """The name of each force, for lists that have its slug only."""
    found = await rows(datasette, "SELECT slug, name FROM forces")
    return {"force_names": {row["slug"]: row["name"] for row in found}}


async def table_with(datasette: Datasette, key: str) -> str | None:
    """The table that a key is of: an answer's, a table's or a document's."""
    found = await rows(
        datasette,
        "SELECT 'disclosures' AS name FROM disclosures WHERE key = :key UNION ALL"
        " SELECT 'tables' FROM tables WHERE key = :key UNION ALL"
        " SELECT 'documents' FROM documents WHERE key = :key",
        key=key,
    )
    return str(found[0]["name"]) if found else None


async def moved(datasette: Datasette, table: str, key: str) -> str | None:
    """Where a key that is not there leads: to the answer it is an alias of, or to its table."""
    if table in {"disclosures", "answers"}:
        sql = (
            "SELECT key FROM aliases WHERE alias = :key UNION ALL"
            " SELECT key FROM disclosures WHERE key = :key AND :table = 'answers' LIMIT 1"
        )
    elif table == "tables":
        # A table's key is its answer's, the document's digits and its position.
        sql = (
            "SELECT t.key FROM aliases a JOIN tables t ON t.key = a.key || substr(:key,"
            " length(a.alias) + 1) WHERE a.kind = 'key' AND a.alias = :table LIMIT 1"
        )
        table = key.rsplit("/", 2)[0]
    else:
        return None
    found = await rows(datasette, sql, key=key, table=table)
    return str(found[0]["key"]) if found else None
