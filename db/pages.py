"""What each page of the site shows, read from the published file through Datasette."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, TypeAlias

from datasette.app import Datasette

from db.grids import html_grid
from db.sql import statement

Row: TypeAlias = dict[str, Any]
Page: TypeAlias = dict[str, Any]

# Rows of a table shown on the page of its disclosure, and on its own.
ROWS_BESIDE, ROWS_ALONE = 60, 2000
TABLES_BESIDE = 25


async def rows(datasette: Datasette, sql: str, *values: object, **named: object) -> list[Row]:
    """Every row of ``sql`` as a dict; not cut at the site's row limit.

    Placeholders are all ``?``, or all named where one value stands in several places.
    """
    found = await datasette.get_database("forcewide").execute(sql, named or list(values))
    return [dict(row) for row in found.rows]


async def home(datasette: Datasette, _key: str) -> Page:
    """Counts per force, and the newest answers that are not sensitive."""
    forces = await rows(
        datasette,
        "SELECT f.slug, f.name, f.nation, f.status, f.log_url, s.disclosures, s.tables, s.figures,"
        " s.newest_on, h.verdict, h.note"
        " FROM forces f JOIN summary_forces s ON s.force = f.slug"
        " LEFT JOIN health h ON h.force = f.slug ORDER BY f.name",
    )
    names = {force["slug"]: force["name"] for force in forces}
    latest = await rows(datasette, "SELECT * FROM latest LIMIT 10")
    return {
        "with_answers": [force for force in forces if force["disclosures"]],
        "without_answers": [force for force in forces if not force["disclosures"]],
        "totals": {
            name: sum(force[name] for force in forces)
            for name in ("disclosures", "tables", "figures")
        },
        "latest": [row | {"force_name": names[row["force"]]} for row in latest],
    }


async def force(datasette: Datasette, key: str) -> Page:
    """One force: its facts, outcomes, months and newest answers."""
    found = await rows(
        datasette,
        "SELECT f.*, s.disclosures, s.gone, s.tables, s.figures, s.exemptions, s.first_on,"
        " s.newest_on, s.last_seen FROM forces f JOIN summary_forces s ON s.force = f.slug"
        " WHERE f.slug = ?",
        key,
    )
    if not found:
        return {}
    return {
        "force": found[0],
        "health": await _first(datasette, "SELECT * FROM health WHERE force = ?", key),
        "coverage": await _first(datasette, "SELECT * FROM silence WHERE force = ?", key),
        "outcomes": await rows(
            datasette,
            "SELECT outcome, disclosures FROM summary_outcomes WHERE force = ?"
            " ORDER BY disclosures DESC, outcome",
            key,
        ),
        "sections": await rows(
            datasette,
            "SELECT act, section, disclosures FROM summary_sections WHERE force = ?"
            " ORDER BY disclosures DESC, act, section LIMIT 12",
            key,
        ),
        "months": await rows(
            datasette,
            "SELECT month, disclosures, tables, figures FROM summary_months WHERE force = ?"
            " ORDER BY month DESC LIMIT 24",
            key,
        ),
        "latest": await rows(
            datasette,
            "SELECT key, reference, title_shown, outcome, n_tables,"
            " coalesce(CASE WHEN published_basis <> 'url_month' THEN published_on END,"
            " responded_on, substr(published_on, 1, 7)) AS date FROM latest"
            " WHERE force = ? LIMIT 20",
            key,
        ),
    }


async def disclosure(datasette: Datasette, key: str) -> Page:
    """One answer with everything that hangs on it."""
    found = await rows(
        datasette,
        "SELECT d.*, f.name AS force_name, f.policy, f.sample FROM disclosures d"
        " JOIN forces f ON f.slug = d.force WHERE d.key = ?",
        key,
    )
    if not found:
        return {}
    tables = await _tables(datasette, key)
    caveats = await rows(
        datasette, "SELECT * FROM caveats WHERE disclosure = ? ORDER BY position", key
    )
    return {
        "disclosure": found[0],
        "texts": await _first(datasette, "SELECT * FROM texts WHERE disclosure = ?", key),
        "questions": await _children(datasette, "questions", "ordinal", key),
        "exemptions": await _children(datasette, "exemptions", "position", key),
        "documents": await _children(datasette, "documents", "position", key),
        "captures": await _children(datasette, "captures", "fetched_at", key),
        "changes": await _children(datasette, "changes", "at", key),
        "relations": await rows(
            datasette,
            "SELECT r.kind, o.key, o.title_shown, o.reference, o.lang FROM relations r"
            " JOIN disclosures o ON o.key = CASE r.from_key WHEN :key THEN r.to_key ELSE r.from_key"
            " END WHERE :key IN (r.from_key, r.to_key) ORDER BY r.kind, o.key",
            key=key,
        ),
        "aliases": await rows(
            datasette,
            "SELECT alias, kind FROM aliases WHERE key = ? ORDER BY kind DESC, alias",
            key,
        ),
        "caveats": [caveat for caveat in caveats if not caveat["table_key"]],
        "beside": _grouped(caveats, "table_key"),
        "tables": tables[:TABLES_BESIDE],
        "more_tables": max(0, len(tables) - TABLES_BESIDE),
    }


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


async def search(datasette: Datasette, _key: str) -> Page:
    """The forces that a search can be narrowed to."""
    return {
        "forces": await rows(
            datasette,
            "SELECT f.slug, f.name FROM forces f JOIN summary_forces s ON s.force = f.slug"
            " WHERE s.disclosures > 0 ORDER BY f.name",
        )
    }


async def table(datasette: Datasette, key: str) -> Page:
    """One table, the answer it is in and the warnings beside it."""
    found = await rows(datasette, "SELECT * FROM tables WHERE key = ?", key)
    if not found:
        return {}
    owner = await rows(
        datasette,
        "SELECT d.*, f.name AS force_name, f.sample, o.url AS document_url, o.filename"
        " FROM disclosures d JOIN forces f ON f.slug = d.force"
        " JOIN documents o ON o.key = ? WHERE d.key = ?",
        found[0]["document"],
        found[0]["disclosure"],
    )
    caveats = await rows(
        datasette,
        "SELECT * FROM caveats WHERE disclosure = ? AND (table_key IS NULL OR table_key = ?)"
        " ORDER BY position",
        found[0]["disclosure"],
        key,
    )
    return {
        "table_row": await _with_grid(datasette, found[0], ROWS_ALONE),
        "disclosure": owner[0],
        "caveats": caveats,
    }


async def _tables(datasette: Datasette, key: str) -> list[Row]:
    found = await rows(
        datasette,
        "SELECT t.*, o.position AS document_position, o.filename, o.url AS document_url"
        " FROM tables t JOIN documents o ON o.key = t.document"
        " WHERE t.disclosure = ? ORDER BY t.id",
        key,
    )
    shown = [await _with_grid(datasette, row, ROWS_BESIDE) for row in found[:TABLES_BESIDE]]
    return shown + found[TABLES_BESIDE:]


async def _with_grid(datasette: Datasette, row: Row, limit: int) -> Row:
    """``row`` of tables with its HTML grid, its notes and the marks used in its cells."""
    figures = await rows(
        datasette,
        "SELECT row, col, row_path, row_total, text, qualifier, counted, statistic, flags"
        " FROM figures WHERE table_id = ? AND row < ?",
        row["id"],
        (row["header_rows"] or 0) + limit,
    )
    marks = {
        figure["text"]: figure["qualifier"]
        for figure in figures
        if figure["qualifier"] and figure["qualifier"] != "text" and figure["text"].strip()
    }
    return row | {
        "html": html_grid(row, figures, limit),
        "notes": json.loads(row["notes"] or "[]"),
        "marks": sorted(marks.items())[:12],
        "counted": sorted({figure["counted"] for figure in figures} - {"unknown", None}),
        "n_figures": len(figures),
    }


async def _children(datasette: Datasette, table: str, order: str, key: str) -> list[Row]:
    sql = "SELECT * FROM $table WHERE disclosure = ? ORDER BY $column LIMIT 500"
    return await rows(datasette, statement(sql, table=table, column=order), key)


async def _first(datasette: Datasette, sql: str, key: str) -> Row:
    found = await rows(datasette, sql, key)
    return found[0] if found else {}


def _grouped(found: list[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        if row[column]:
            groups[row[column]].append(row)
    return groups
