"""The JSON of ``forcewide extract``: a public contract, described in docs/extract.md."""

from __future__ import annotations

from typing import Final

from parsers.answers.answer import Answer
from parsers.types import (
    Cell,
    Document,
    Figure,
    Grid,
    Issue,
    Letter,
    ReadVerdict,
    Reason,
    Table,
    TableReading,
)

# Any JSON value; precise enough for a writer, and msgspec encodes the enums and dates in it.
Json = dict[str, object]


def to_json(answer: Answer, force: str | None, members: tuple[Json, ...] = ()) -> Json:
    """One file's reading with every top-level key present, whatever the verdict."""
    document = answer.document
    parsed = document.verdict is ReadVerdict.PARSED
    tables = answer.tables if parsed else ()
    figures = [
        figure_json(table.table.position, figure)
        for table in tables
        for figure in table.reading.figures
    ]
    return _document(document) | {
        "disclosure": _disclosure(answer.letter, force) if parsed and answer.letter else None,
        "tables": [_table(read.table) | _read(read.reading) for read in tables],
        "figures": figures,
        "issues": [_issue(issue) for issue in answer.issues],
        **_members(members),
    }


def structure_json(document: Document, members: tuple[Json, ...] = ()) -> Json:
    """A file's tables as they are printed, read no further: what every key of a reading
    would say is null, and there are no figures."""
    parsed = document.verdict is ReadVerdict.PARSED
    return _document(document) | {
        "disclosure": None,
        "tables": [_table(table) | _UNREAD for table in (document.tables if parsed else ())],
        "figures": [],
        "issues": [_issue(issue) for issue in document.issues],
        **_members(members),
    }


def _document(document: Document) -> Json:
    return {
        "document": {
            "file": document.file,
            "sha256": document.sha256,
            "media_type": document.media_type,
            "pages": document.pages,
        },
        "verdict": document.verdict,
        "reasons": [_reason(reason) for reason in document.reasons],
    }


def _members(members: tuple[Json, ...]) -> Json:
    return {"members": list(members)} if members else {}


def grid_json(grid: Grid) -> list[list[object]]:
    """A grid as text, null, or an object where a cell spans."""
    return [[_cell(cell) for cell in row] for row in grid]


def _cell(cell: Cell | None) -> object:
    if cell is None:
        return None
    if cell.rowspan == 1 and cell.colspan == 1:
        return cell.text
    return {"text": cell.text, "rowspan": cell.rowspan, "colspan": cell.colspan}


def _disclosure(letter: Letter, force: str | None) -> Json:
    return {
        "force": force,
        "reference": letter.reference,
        "act": letter.act,
        "lang": letter.lang,
        "received_on": letter.received_on,
        "received_basis": letter.received_basis,
        "responded_on": letter.responded_on,
        "responded_basis": letter.responded_basis,
        "working_days": letter.working_days,
        "on_time": letter.on_time,
        "kind": letter.kind,
        "outcome": letter.outcome,
        "outcome_quote": letter.outcome_quote,
        "outcome_basis": letter.outcome_basis,
        "request": letter.request,
        "response": letter.response,
        "questions": [
            {
                "position": question.position,
                "question": question.question,
                "outcome": question.outcome,
                "quote": question.quote,
            }
            for question in letter.questions
        ],
        "exemptions": [
            {
                "act": exemption.act,
                "kind": exemption.kind,
                "section": exemption.section,
                "subsection": exemption.subsection,
                "citation": exemption.citation,
                "applied": exemption.applied,
                "ncnd": exemption.ncnd,
                "quote": exemption.quote,
            }
            for exemption in letter.exemptions
        ],
        "caveats": [
            {"kind": caveat.kind, "table": caveat.table, "quote": caveat.quote}
            for caveat in letter.caveats
        ],
    }


def _table(table: Table) -> Json:
    return {
        "position": table.position,
        "page": table.page,
        "pages": list(table.pages),
        "sheet": table.sheet,
        "bbox": table.bbox,
        "caption": table.caption,
        "notes": list(table.notes),
        "source": table.source,
        "cell_range": table.cell_range,
        "grid": grid_json(table.grid),
    }


def _read(reading: TableReading) -> Json:
    return {
        "kind": reading.kind,
        "row_dimensions": list(reading.row_dimensions),
        "column_dimensions": list(reading.column_dimensions),
        "header_rows": reading.header_rows,
        "stub_columns": reading.stub_columns,
        "totals": reading.totals,
        "quality": reading.quality,
    }


_UNREAD: Final[Json] = dict.fromkeys(
    (
        *("kind", "row_dimensions", "column_dimensions", "header_rows", "stub_columns"),
        *("totals", "quality"),
    )
)


def figure_json(table: int, figure: Figure) -> Json:
    """One figure with the position of its table."""
    return {
        "table": table,
        "row": figure.row,
        "col": figure.col,
        "row_path": list(figure.row_path),
        "column_path": list(figure.column_path),
        "text": figure.text,
        "value": figure.value,
        "qualifier": figure.qualifier,
        "low": figure.low,
        "high": figure.high,
        "flags": list(figure.flags),
        "statistic": figure.statistic,
        "counted": figure.counted,
        "unit": figure.unit,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "period_kind": figure.period_kind,
        "period_from": figure.period_from,
        "event_date": figure.event_date,
        "row_total": figure.row_total,
        "col_total": figure.col_total,
        "is_total": figure.is_total,
    }


def _reason(reason: Reason) -> Json:
    return {
        "code": reason.code,
        "severity": reason.severity,
        "place": reason.place,
        "message": reason.message,
    }


def _issue(issue: Issue) -> Json:
    return {"level": issue.level, "code": issue.code, "message": issue.message}
