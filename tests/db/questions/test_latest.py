"""Where the tables of one answer disagree, no number of it is stated alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.publish import publish
from db.questions.latest import Value, judged
from db.questions.measure_stage import measure_tables
from db.questions.said import said
from db.questions.stage import relate_requests
from db.questions.thesaurus import SUBJECTS
from parsers.types import Figure, Outcome, Policy
from tests.db.questions.test_measures import counted
from tests.db.records import document, edited, load, record


def value(number: float, table: str = "a", dated: str = "2026-01-01", **facts: str) -> Value:
    """A printed total of bicycle thefts in one year; ``facts``: named, totals, quality."""
    given = {"named": "bicycle-theft thefts", "totals": "agree", "quality": "clean"} | facts
    said_of = ("thing", "2025-01-01", "2025-12-31", "calendar_year", number, None, None, None)
    return Value(
        table, 0, 0, 1, None, *said_of, dated, given["named"], given["totals"], given["quality"]
    )


def outcome(*values: Value) -> list[tuple[float | None, int, str | None]]:
    return [(one.value, latest, dispute) for one, latest, dispute in judged(values)]


def test_one_number_is_the_latest_however_often_it_is_printed() -> None:
    assert outcome(value(5), value(5, "b"), value(4, "c", "2025-01-01")) == [
        (5, 1, None),
        (5, 0, None),
        (4, 0, None),
    ]


def test_where_nothing_decides_none_is_the_latest() -> None:
    found = outcome(value(407), value(64, "b"), value(407, "c"), value(9, "d", "2025-01-01"))
    assert found == [(407, 0, "open"), (64, 0, "open"), (407, 0, "open"), (9, 0, None)]


@pytest.mark.parametrize(
    "better",
    [
        {"named": "bicycle-theft Theft of bicycles"},
        {"totals": "disagree"},
        {"quality": "check"},
    ],
    ids=["name", "totals", "quality"],
)
def test_the_better_grounded_number_is_the_latest_and_the_other_marked(
    better: dict[str, str],
) -> None:
    """The first row is what the subject is called; the others speak against the other value."""
    if "named" in better:
        better = {"named": f"bicycle-theft {_name('bicycle-theft')}"}
        found = outcome(value(30, **better), value(7, "b"))
    else:
        found = outcome(value(30), value(7, "b", **better))
    assert found == [(30, 1, None), (7, 0, "outweighed")]


def _name(slug: str) -> str:
    return next(one.name for one in SUBJECTS if one.slug == slug)


def test_answers_of_one_day_that_disagree_are_open_too() -> None:
    assert outcome(value(1), value(2, "other/1")) == [(1, 0, "open"), (2, 0, "open")]
    assert outcome(value(1), value(2, "other/1", "2025-12-31")) == [(1, 1, None), (2, 0, None)]


def test_a_topic_shows_all_that_is_open_and_calls_it_disputed(tmp_path: Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    made = record("kent", "1")
    one, two = counted("Bicycle theft"), counted("Bicycle theft", position=1)
    figures = tuple(
        figure if figure.value is None else _raised(figure) for figure in two.reading.figures
    )
    two = replace(two, reading=replace(two.reading, figures=figures))
    files = (document(made.key, 0, one, two),)
    load(
        staging,
        "kent",
        [edited(made, documents=files, caveats=(), questions=(), outcome=Outcome.GRANTED)],
    )
    relate_requests(staging)
    measure_tables(staging)
    publish(staging, target, policy=Policy.FULL)
    with closing(sqlite3.connect(target)) as connection:
        cells = [cell for cell in said(connection, "bicycle-theft") if cell.force == "kent"]
        marked = connection.execute(
            "SELECT DISTINCT latest, disputed FROM series_values WHERE subject = 'bicycle-theft'"
            " AND period_start = '2023-01-01'"
        ).fetchall()
    years = [(cell.period, cell.value, cell.state) for cell in cells if cell.period == "2023"]
    assert years == [("2023", 48.0, "disputed"), ("2023", 148.0, "disputed")]
    assert marked == [(0, "open")]


def _raised(figure: Figure) -> Figure:
    return replace(figure, value=(figure.value or 0) + 100)
