"""The night's stage that measures the tables in ``staging.db``; only answers that changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from db.counting import COUNTED_ONCE, repeats
from db.load import transaction
from db.migrations import open_staging
from db.questions.cells import Cell, Numbers, Period, TableFacts, without_periods
from db.questions.cells import Path as Labels
from db.questions.labels import labels_of, neutral
from db.questions.measures import Measure, measures_of
from db.questions.named import Named
from db.questions.subjects import UNKNOWN
from db.questions.vocabulary import SubjectRole
from db.replace import delete_measures
from db.schema_questions import LABELS, MEASURES, SERIES
from db.sql import insert_into
from parsers.types import CaveatKind, Counted, Quality

_WITH_TABLES: Final = """
    SELECT d.key, d.title, v.sha256 AS facts, m.sha256 AS known
    FROM disclosures d JOIN versions v ON v.disclosure = d.key
    LEFT JOIN measured m ON m.disclosure = d.key
    WHERE d.n_tables > 0
    ORDER BY d.key
"""
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
# A later answer about the same period replaces an earlier one; of equal values in one answer
# the first is the latest.
_LATEST: Final = """
    WITH own AS (
        SELECT d.force, s.table_key, s.measure, s.position, t.disclosure,
            (SELECT m.measure_key FROM measures m WHERE m.table_key = s.table_key
                AND m.measure = s.measure LIMIT 1) AS measure_key,
            s.period_start, s.period_end, s.period_kind, s.value, s.qualifier, s.low, s.high,
            coalesce(d.responded_on, d.published_on, d.received_on, '') AS dated
        FROM disclosures d JOIN tables t ON t.disclosure = d.key
        JOIN series s ON s.table_key = t.key
    ), ranked AS (
        SELECT table_key, measure, position,
            dense_rank() OVER (
                PARTITION BY force, measure_key, period_start, period_end, period_kind
                ORDER BY dated DESC, disclosure DESC) AS age,
            row_number() OVER (
                PARTITION BY force, measure_key, period_start, period_end, period_kind, disclosure,
                    value, qualifier, low, high
                ORDER BY table_key, measure, position) AS copy
        FROM own
    )
    UPDATE series SET latest = (r.age = 1 AND r.copy = 1) FROM ranked r
    WHERE r.table_key = series.table_key AND r.measure = series.measure
        AND r.position = series.position AND series.latest <> (r.age = 1 AND r.copy = 1)
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
class _Answer:
    key: str
    title: str | None
    questions: dict[int, str]
    definitions: dict[str | None, str]


def measure_tables(path: Path) -> MeasuresReport:
    """Renew ``measures`` and ``series`` of the answers that are new or changed. One transaction."""
    with closing(open_staging(path)) as connection, transaction(connection):
        again = _counted_for_another(connection)
        renewed = 0
        for row in connection.execute(_WITH_TABLES).fetchall():
            digest = sha256(f"{row['facts']} {rules_version()}".encode()).hexdigest()
            wanted = None if row["key"] in again else digest
            if wanted == row["known"]:
                continue
            delete_measures(connection, row["key"])
            if wanted is not None:
                _measure(connection, row["key"], row["title"])
                connection.execute("INSERT INTO measured VALUES (?, ?)", [row["key"], wanted])
                renewed += 1
        connection.execute(_LATEST)
        counts = [
            int(connection.execute(query).fetchone()[0])
            for query in ("SELECT count(*) FROM measures", "SELECT count(*) FROM series")
        ]
    return MeasuresReport(renewed, *counts)


def _counted_for_another(connection: sqlite3.Connection) -> set[str]:
    """Answers that another one is counted for: of one in two languages, or given twice."""
    pairs = [(row[0], row[1]) for row in connection.execute(_SAME, [json.dumps(COUNTED_ONCE)])]
    gone = connection.execute("SELECT key FROM disclosures WHERE gone_since IS NOT NULL")
    return {key for key, _ in repeats(pairs, {row[0] for row in gone})}


@cache
def rules_version() -> str:
    """SHA-256 of the rules that name subjects and choose values: a change measures all again."""
    digest = sha256()
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _measure(connection: sqlite3.Connection, key: str, title: str | None) -> None:
    answer = _Answer(key, title, _questions(connection, key), _definitions(connection, key))
    for row in connection.execute(_TABLES, {"key": key, "poor": Quality.POOR}).fetchall():
        table = _table(answer, row, connection.execute(_FIGURES, [row["id"]]))
        connection.executemany(_INSERT_LABEL, list(_label_rows(table)))
        for number, measure in enumerate(measures_of(table)):
            name = measure_key(table, measure)
            connection.executemany(
                _INSERT_MEASURE, list(_measure_rows(table, number, measure, name))
            )
            connection.executemany(_INSERT_SERIES, list(_series_rows(table.key, number, measure)))


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


def _table(answer: _Answer, row: sqlite3.Row, figures: sqlite3.Cursor) -> TableFacts:
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
        }
