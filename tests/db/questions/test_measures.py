"""The stage that measures tables: subjects by place, series, revisions, policies, renewal."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.load import withdraw
from db.publish import publish
from db.questions.measure_stage import MeasuresReport, measure_tables
from db.records import Record
from parsers.types import (
    Caveat,
    CaveatKind,
    Policy,
    PublishedTable,
    Quality,
)
from tests.db.records import crosstab, document, edited, load, record


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return tmp_path / "staging.db"


def counted(
    caption: str | None, question: int | None = None, position: int = 0, **reading: Any
) -> PublishedTable:
    made = crosstab(position, caption or "")
    figures = tuple(
        replace(figure, row_path=figure.row_path[1:], value=figure.value)
        for figure in made.reading.figures
    )
    return replace(
        made,
        question=question,
        table=replace(made.table, caption=caption),
        reading=replace(made.reading, figures=figures, **reading),
    )


def answer(
    force: str, reference: str, table: PublishedTable, *, day: int = 0, **facts: Any
) -> Record:
    made = record(force, reference, day=day)
    return edited(made, documents=(document(made.key, 0, table),), caveats=(), **facts)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def measured(path: Path, *records: Record) -> list[sqlite3.Row]:
    """The measures after loading answers of Kent."""
    assert load(path, "kent", list(records)).loaded
    measure_tables(path)
    return rows(path, "measures")


def rows(path: Path, table: str) -> list[sqlite3.Row]:
    with opened(path) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


@pytest.mark.parametrize(
    ("caption", "question", "title", "subject", "place"),
    [
        ("Knife crime by ward", "How many burglaries?", "Robbery", "knife-crime", "caption"),
        ("By ward", "How many burglaries?", "Robbery", "burglary", "question"),
        (None, "Please give the numbers.", "Robbery 12/25", "robbery", "title"),
        (None, "Please give the numbers.", "Robbery and burglary", "unknown", None),
        (None, "Please give the numbers.", "FOI 12/25", "unknown", None),
        ("Arrests by ward", "Of these, how many?", "Stalking", "stalking", "title"),
        ("Arrests by ward", "Please give the numbers.", "FOI 12/25", "arrests", "caption"),
    ],
)
def test_the_nearest_words_say_what_is_counted(
    staging: Path,
    caption: str | None,
    question: str,
    title: str,
    subject: str,
    place: str | None,
) -> None:
    asked = (replace(record("kent", "1").disclosure.questions[0], position=1, question=question),)
    table = counted(caption, 1, row_dimensions=("Ward",))
    found = measured(staging, answer("kent", "1", table, title=title, questions=asked))
    whole = [row for row in found if row["place"] not in ("row", "column")]
    assert {(row["subject"], row["place"]) for row in whole} == {(subject, place)}


def test_a_question_that_refers_back_is_about_the_one_before(staging: Path) -> None:
    first = record("kent", "1").disclosure.questions[0]
    asked = tuple(
        replace(first, position=number, question=text)
        for number, text in enumerate(("How many burglaries?", "Of these, how many by ward?"), 1)
    )
    table = counted("By ward", 2, row_dimensions=("Ward",))
    found = measured(staging, answer("kent", "1", table, title="Answer", questions=asked))
    assert found[0]["subject"] == "burglary"


def test_the_series_of_a_table_and_of_the_rows_that_name_subjects(staging: Path) -> None:
    found = measured(staging, answer("kent", "1", counted("Theft by type"), questions=()))
    by_subject = {row["subject"]: row for row in found}
    assert by_subject["theft"]["words"] == "Theft"
    assert json.loads(by_subject["theft"]["by"]) == ["offence", "year"]
    values = {
        subject: [
            (row["period_start"], row["value"], row["qualifier"], row["how"], row["row"])
            for row in rows(staging, "series")
            if row["measure"] == by_subject[subject]["measure"]
        ]
        for subject in ("theft", "bicycle-theft")
    }
    assert values == {
        "theft": [
            ("2023-01-01", 48.0, None, "printed_total", 3),
            ("2024-01-01", 38.0, None, "printed_total", 3),
            ("2025-01-01", 12.0, None, "printed_total", 3),
        ],
        "bicycle-theft": [
            ("2023-01-01", 41.0, None, "named_row", 1),
            ("2024-01-01", 38.0, None, "named_row", 1),
            ("2025-01-01", None, "less_than", "named_row", 1),
        ],
    }
    assert by_subject["bicycle-theft"]["place"] == "row"
    assert json.loads(by_subject["bicycle-theft"]["narrowed_by"]) == ["theft"]


def test_rows_of_something_else_name_no_subjects(staging: Path) -> None:
    table = counted("Drone flights", row_dimensions=("Purpose",))
    found = measured(staging, answer("kent", "1", table, questions=()))
    assert {row["subject"] for row in found} == {"drones"}


def test_two_subjects_of_one_number_narrow_each_other(staging: Path) -> None:
    table = counted("Robbery with a knife by ward", row_dimensions=("Ward",))
    found = measured(staging, answer("kent", "1", table, questions=()))
    assert {row["subject"]: (row["role"], row["narrowed_by"]) for row in found} == {
        "robbery": ("counted", '["with a knife"]'),
        "knife-crime": ("counted", '["robbery"]'),
    }
    assert len({row["measure"] for row in found}) == 1
    assert len(rows(staging, "series")) == 3


def test_numbers_of_several_subjects_together_are_of_none_alone(staging: Path) -> None:
    table = counted("Burglary and robbery by ward", row_dimensions=("Ward",))
    found = measured(staging, answer("kent", "1", table, questions=()))
    assert {row["role"] for row in found} == {"among"}


def test_a_later_answer_about_the_same_period_is_the_latest(staging: Path) -> None:
    table = counted("Knife crime by ward", row_dimensions=("Ward",))
    older, newer = (
        answer("kent", reference, table, day=day, questions=())
        for reference, day in (("1", 0), ("2", 30))
    )
    other = answer(
        "kent",
        "3",
        counted("Knife crime at schools by ward", row_dimensions=("Ward",)),
        day=60,
        questions=(),
    )
    measured(staging, older, newer, other)
    latest = {(row["table_key"][:6], row["latest"]) for row in rows(staging, "series")}
    assert latest == {("kent/1", 0), ("kent/2", 1), ("kent/3", 1)}
    measured(staging, older, other)
    assert {(r["table_key"][:6], r["latest"]) for r in rows(staging, "series")} == {
        ("kent/1", 1),
        ("kent/3", 1),
    }


def test_forces_that_count_the_same_share_a_key(staging: Path) -> None:
    for force, caption in (
        ("kent", "Thefts of a pedal cycle, 2023 to 2025"),
        ("essex", "Bicycle theft by ward"),
        ("surrey", "Bicycle theft at railway stations"),
    ):
        table = counted(caption, row_dimensions=("Ward",))
        load(staging, force, [answer(force, "1", table, questions=())])
    measure_tables(staging)
    keys = {row["table_key"].split("/")[0]: row["measure_key"] for row in rows(staging, "measures")}
    assert keys["kent"] == keys["essex"] != keys["surrey"]


def test_what_cannot_be_trusted_or_is_printed_twice_is_not_measured(staging: Path) -> None:
    poor = counted("Knife crime", quality=Quality.POOR)
    twice = replace(counted("Knife crime", position=1), duplicate_of=(0, 0))
    made = record("kent", "1")
    both = edited(
        made, documents=(document(made.key, 0, counted("Knife crime"), twice),), caveats=()
    )
    measured(staging, answer("kent", "2", poor), both)
    assert len({row["table_key"] for row in rows(staging, "measures")}) == 1


def test_the_sentence_that_defines_what_counts_goes_along(staging: Path) -> None:
    made = answer("kent", "1", counted("Knife crime"), questions=())
    said = Caveat(CaveatKind.DEFINITION, "A knife need not have been seen.", table=0, document=0)
    (first, *_) = measured(staging, edited(made, caveats=(said,)))
    assert first["definition"] == "A knife need not have been seen."


def test_only_what_changed_is_measured_again(staging: Path) -> None:
    one = answer("kent", "1", counted("Knife crime"), questions=())
    two = answer("kent", "2", counted("Arson"), questions=())
    load(staging, "kent", [one, two])
    assert measure_tables(staging).measured == 2
    before = rows(staging, "measures")
    assert measure_tables(staging) == MeasuresReport(0, len(before), len(rows(staging, "series")))
    load(staging, "kent", [one, answer("kent", "2", counted("Robbery"), questions=())])
    assert measure_tables(staging).measured == 1
    assert "robbery" in {row["subject"] for row in rows(staging, "measures")}
    assert "arson" in {row["subject"] for row in before}
    assert "arson" not in {row["subject"] for row in rows(staging, "measures")}
    with opened(staging) as connection, connection:
        for name in ("derived", "derived_forces"):
            connection.execute(f"UPDATE {name} SET sha256 = 'of older rules'")
    assert measure_tables(staging).measured == 2


def test_what_is_withdrawn_leaves_nothing_behind(staging: Path) -> None:
    made = answer("kent", "1", counted("Knife crime"), questions=())
    measured(staging, made)
    withdraw(staging, ["kent/1"], at=made.last_seen)
    for table in ("measures", "series", "derived"):
        assert not rows(staging, table)


def test_nothing_is_shown_of_a_force_that_is_shown_as_links(staging: Path, tmp_path: Path) -> None:
    made = answer("kent", "1", counted("Knife crime"), questions=())
    measured(staging, made)
    for policy, count in ((Policy.FACTS, 3), (Policy.LINK_ONLY, 0)):
        target = tmp_path / policy / "forcewide.db"
        publish(staging, target, policy=policy)
        with opened(target) as connection:
            values = connection.execute(
                "SELECT * FROM series_values WHERE subject = 'knife-crime'"
            ).fetchall()
            assert len(values) == count
            assert connection.execute("SELECT count(*) FROM subjects").fetchone()[0] > 150


def test_every_published_subject_is_in_the_thesaurus_or_unknown(
    staging: Path, tmp_path: Path
) -> None:
    measured(staging, answer("kent", "1", counted("Theft by type"), questions=()))
    publish(staging, tmp_path / "forcewide.db")
    with opened(tmp_path / "forcewide.db") as connection:
        lost = connection.execute(
            "SELECT subject FROM measures WHERE subject <> 'unknown'"
            " AND subject NOT IN (SELECT slug FROM subjects)"
        ).fetchall()
    assert not lost


def test_an_answer_that_another_one_is_counted_for_is_not_measured(staging: Path) -> None:
    table = counted("Knife crime", row_dimensions=("Ward",))
    one, two = (answer("kent", reference, table, questions=()) for reference in ("1", "2"))
    measured(staging, one, two)
    assert {row["table_key"][:6] for row in rows(staging, "series")} == {"kent/1", "kent/2"}
    with opened(staging) as connection, connection:
        connection.execute("INSERT INTO relations VALUES ('kent/2', 'kent/1', 'welsh_twin', '')")
    assert measure_tables(staging).measured == 0
    assert {row["table_key"][:6] for row in rows(staging, "series")} == {"kent/1"}
    with opened(staging) as connection, connection:
        connection.execute("DELETE FROM relations")
    assert measure_tables(staging).measured == 1
