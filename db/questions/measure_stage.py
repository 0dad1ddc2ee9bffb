"""The night's stage that measures the tables in ``staging.db``; only answers that changed."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from db.counting import COUNTED_ONCE, repeats
from db.load import transaction
from db.migrations import open_staging
from db.questions.cells import Cell, Numbers, Period, TableFacts, without_periods
from db.questions.cells import Path as Labels
from db.questions.derived import (
    Answer,
    Step,
    changed_answers,
    changed_forces,
    note_answer,
    note_forces,
)
from db.questions.labels import labels_of, neutral
from db.questions.latest import mark_latest
from db.questions.measures import Measure, measures_of
from db.questions.named import Named
from db.questions.subjects import UNKNOWN
from db.questions.vocabulary import SubjectRole
from db.replace import delete_measures
from db.schema_questions import LABELS, MEASURES, SERIES
from db.sql import insert_into
from parsers.types import CaveatKind, Counted, Quality

_SAME: Final = """
    SELECT from_key, to_key FROM relations WHERE kind IN (SELECT value FROM json_each(?))
"""
_TABLES: Final = """
    SELECT t.id, t.key, t.caption, t.question, t.totals, t.row_dimensions, t.column_dimensions
    FROM tables t
    WHERE t.disclosure = :key AND t.n_rows > 0 AND t.kind IN ('crosstab', 'keyed')
        AND t.duplicate_of IS NULL AND t.quality <> :poor
    ORDER BY t.id
"""
_FIGURES: Final = """
    SELECT row, col, row_path, column_path, row_total, col_total, value, qualifier, low, high,
        statistic, counted, unit, period_start, period_end, period_kind
    FROM figures WHERE table_id = ? ORDER BY row, col
"""
# Whom or what a number is of, where that makes it another number; cases are cases by any name.
_CASES: Final[dict[str, str]] = {
    str(counted): str(counted)
    for counted in (
        *(Counted.VICTIMS, Counted.SUSPECTS, Counted.OFFENDERS, Counted.ARRESTS),
        *(Counted.MONEY, Counted.TIME, Counted.FTE),
    )
}
_INSERT_MEASURE: Final = insert_into("measures", MEASURES.names)
_INSERT_SERIES: Final = insert_into("series", SERIES.names)
_INSERT_LABEL: Final = insert_into("labels", LABELS.names)


@dataclass(frozen=True, slots=True)
class MeasuresReport:
    """What the stage did: answers measured again, and what there is now."""

    measured: int
    measures: int
    series: int


@dataclass(frozen=True, slots=True)
class _Words:
    """What an answer says around its tables."""

    title: str | None
    questions: dict[int, str]
    definitions: dict[str | None, str]


def measure_tables(path: Path) -> MeasuresReport:
    """Renew ``measures`` and ``series`` of the answers that are new or changed. One transaction."""
    renewed = 0
    with closing(open_staging(path)) as connection, transaction(connection):
        again = _counted_for_another(connection)
        forces = changed_forces(connection, Step.MEASURES)
        for force in forces:
            for key in again.get(force, ()):
                delete_measures(connection, key)
            for answer in changed_answers(connection, Step.MEASURES, force):
                if answer.key not in again.get(force, ()):
                    delete_measures(connection, answer.key)
                    renewed += _measure(connection, answer)
                    note_answer(connection, Step.MEASURES, answer)
            mark_latest(connection, force)
        note_forces(connection, Step.MEASURES, forces)
        counts = [
            int(connection.execute(query).fetchone()[0])
            for query in ("SELECT count(*) FROM measures", "SELECT count(*) FROM series")
        ]
    return MeasuresReport(renewed, *counts)


def _counted_for_another(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """By force, answers that another is counted for: of one in two languages, or given twice."""
    pairs = [(row[0], row[1]) for row in connection.execute(_SAME, [json.dumps(COUNTED_ONCE)])]
    gone = connection.execute("SELECT key FROM disclosures WHERE gone_since IS NOT NULL")
    found: dict[str, set[str]] = defaultdict(set)
    for key, _ in repeats(pairs, {row[0] for row in gone}):
        found[key.partition("/")[0]].add(key)
    return found


def _measure(connection: sqlite3.Connection, answer: Answer) -> int:
    """Measure the tables of an answer; return 1 if it has any."""
    tables = connection.execute(_TABLES, {"key": answer.key, "poor": Quality.POOR}).fetchall()
    if not tables:
        return 0
    words = _Words(
        answer.title, _questions(connection, answer.key), _definitions(connection, answer.key)
    )
    for row in tables:
        table = _table(words, row, connection.execute(_FIGURES, [row["id"]]))
        connection.executemany(_INSERT_LABEL, list(_label_rows(table)))
        for number, measure in enumerate(measures_of(table)):
            name = measure_key(table, measure)
            connection.executemany(
                _INSERT_MEASURE, list(_measure_rows(table, number, measure, name))
            )
            connection.executemany(_INSERT_SERIES, list(_series_rows(table.key, number, measure)))
    return 1


def _questions(connection: sqlite3.Connection, key: str) -> dict[int, str]:
    rows = connection.execute(
        "SELECT position, question FROM questions WHERE disclosure = ? ORDER BY ordinal", [key]
    )
    return {row["position"]: row["question"] for row in rows if row["question"]}


def _definitions(connection: sqlite3.Connection, key: str) -> dict[str | None, str]:
    """The first sentence that defines what counts, by the table it is beside."""
    rows = connection.execute(
        "SELECT table_key, quote FROM caveats WHERE disclosure = ? AND kind = ?"
        " ORDER BY position DESC",
        [key, CaveatKind.DEFINITION],
    )
    return {row["table_key"]: row["quote"] for row in rows}


def _table(answer: _Words, row: sqlite3.Row, figures: sqlite3.Cursor) -> TableFacts:
    number = row["question"]
    asked = [answer.questions[n] for n in range(number or 0, 0, -1) if n in answer.questions]
    return TableFacts(
        key=row["key"],
        caption=row["caption"],
        title=answer.title,
        questions=tuple(asked),
        totals=row["totals"],
        row_headings=_labels(row["row_dimensions"]),
        column_headings=_labels(row["column_dimensions"]),
        definition=answer.definitions.get(row["key"]) or answer.definitions.get(None),
        cells=tuple(_cell(figure) for figure in figures),
    )


def _cell(row: sqlite3.Row) -> Cell:
    return Cell(
        row["row"],
        row["col"],
        without_periods(_labels(row["row_path"])),
        without_periods(_labels(row["column_path"])),
        bool(row["row_total"]),
        bool(row["col_total"]),
        *(row["value"], row["qualifier"], row["low"], row["high"]),
        Numbers(row["statistic"], row["counted"], row["unit"]),
        Period(row["period_start"], row["period_end"], row["period_kind"]),
    )


@lru_cache(maxsize=20_000)
def _labels(document: str | None) -> Labels:
    return tuple(json.loads(document)) if document else ()


def measure_key(table: TableFacts, measure: Measure) -> str:
    """Sixteen hex digits; an unknown subject is the same nowhere but in its own table."""
    subjects = measure.subjects
    said = [
        sorted((one.slug, one.role) for one in subjects.named) or table.key,
        sorted({neutral(words) for words in measure.narrowed}),
        subjects.context,
        [measure.numbers.statistic, _CASES.get(str(measure.numbers.counted)), measure.numbers.unit],
    ]
    return sha256(json.dumps(said).encode()).hexdigest()[:16]


def _measure_rows(
    table: TableFacts, number: int, measure: Measure, name: str
) -> Iterator[dict[str, object]]:
    subjects = measure.subjects
    for one in subjects.named or (Named(UNKNOWN, "", SubjectRole.COUNTED),):
        others = [x.words.lower() for x in subjects.named if x.slug != one.slug]
        narrowed = list(dict.fromkeys([*others, *measure.narrowed]))
        yield {
            "table_key": table.key,
            "measure": number,
            "subject": one.slug,
            "words": one.words or None,
            "place": subjects.place,
            "role": one.role,
            "narrowed_by": json.dumps(narrowed, ensure_ascii=False) if narrowed else None,
            "context": json.dumps(subjects.context) if subjects.context else None,
            "statistic": measure.numbers.statistic,
            "counted": measure.numbers.counted,
            "unit": measure.numbers.unit,
            "by": json.dumps(measure.by) if measure.by else None,
            "definition": table.definition,
            "measure_key": name,
        }


def _label_rows(table: TableFacts) -> Iterator[dict[str, object]]:
    for position, one in enumerate(labels_of(table)):
        yield {
            "table_key": table.key,
            "axis": one.axis,
            "position": position,
            "label": one.label,
            "dimension": one.dimension,
            "concept": one.concept,
            "alone": int(one.alone),
        }


def _series_rows(key: str, number: int, measure: Measure) -> Iterator[dict[str, object]]:
    ordered = sorted(measure.points, key=lambda one: [one.period[2], *map(str, one.period[:2])])
    for position, point in enumerate(ordered):
        yield {
            "table_key": key,
            "measure": number,
            "position": position,
            "period_start": point.period.start,
            "period_end": point.period.end,
            "period_kind": point.period.kind,
            "value": point.value,
            "qualifier": point.qualifier,
            "low": point.low,
            "high": point.high,
            "row": point.row,
            "col": point.col,
            "how": point.how,
            "latest": 1,
            "disputed": None,
        }
