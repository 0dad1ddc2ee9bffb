"""Labels of tables: mapped to concepts, or left as printed; and figures compared by them."""

from __future__ import annotations

import pathlib
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from db.publish import publish
from db.questions.answered import name_subjects
from db.questions.cells import Cell, Numbers, Period, TableFacts
from db.questions.labels import axis_dimension, labels_of, neutral
from db.questions.measure_stage import measure_tables
from parsers.types import Outcome, Policy
from tests.db.records import crosstab, document, edited, load, record

YEAR = Period("2024-01-01", "2024-12-31", "calendar_year")


def facts(
    *paths: tuple[tuple[str, ...], tuple[str, ...]], heading: str | None = None
) -> TableFacts:
    cells = tuple(
        Cell(row, 1, *path, False, False, 3, None, None, None, Numbers("count", "x", None), YEAR)
        for row, path in enumerate(paths, 1)
    )
    return TableFacts("t", None, None, (), "none", (heading,) if heading else (), (), None, cells)


def found(table: TableFacts) -> list[tuple[str, str, str | None, bool]]:
    return [(one.label, one.dimension, one.concept, one.alone) for one in labels_of(table)]


@pytest.mark.parametrize(
    ("heading", "labels", "dimension", "concepts"),
    [
        ("Age band", ("Under 18", "18 to 24", "65 and over"), "age", ("<18", "18-24", "65+")),
        (None, ("<18", "18-24", "65+"), "age", ("<18", "18-24", "65+")),
        (
            "Outcome",
            ("Charged/Summonsed", "Community resolution", "Pending"),
            "outcome",
            ("charged_or_summonsed", "community_resolution", None),
        ),
        (
            "Ethnicity",
            ("White", "IC3", "Not stated"),
            "ethnicity",
            ("white", "black", "not_stated"),
        ),
        (
            "Offence",
            ("Robbery", "Theft of a pedal cycle", "Robbery at night", "Rape and robbery"),
            "offence",
            ("robbery", "bicycle-theft", None, None),
        ),
        ("District", ("Hartlepool", "Redcar"), "area", (None, None)),
        ("District", ("White", "Black Notley"), "area", (None, None)),  # of another dimension
    ],
)
def test_each_label_has_its_concept_or_is_left_as_printed(
    heading: str | None,
    labels: tuple[str, ...],
    dimension: str,
    concepts: tuple[str | None, ...],
) -> None:
    rows = found(facts(*(((label,), ()) for label in labels), heading=heading))
    assert rows == [
        (label, dimension, concept, True) for label, concept in zip(labels, concepts, strict=True)
    ]


def test_what_nothing_explains_has_no_row() -> None:
    assert found(facts((("Ferret",), ()), (("Stoat",), ()))) == []
    assert found(facts((("Total",), ()), ((), ()), heading="Age")) == []
    assert axis_dimension(("Year",), ("2022", "2023")) is None


def test_a_label_is_compared_only_where_nothing_else_breaks_its_figures_down() -> None:
    crossed = facts((("White",), ("North",)), (("Black",), ("South",)), heading="Ethnicity")
    assert {alone for *_, alone in found(crossed)} == {False}
    summed = facts((("White",), ("Total",)), (("Black",), ("Total",)), heading="Ethnicity")
    assert {alone for *_, alone in found(summed)} == {True}
    nested = facts((("North", "White"), ()), (("South", "White"), ()), heading="Ethnicity")
    assert {alone for *_, alone in found(nested)} == {False}


def test_labels_that_say_the_same_are_compared_as_one() -> None:
    assert neutral("Under 18") == neutral("<18") == "age/<18"
    assert neutral("Fixed cameras") == "Fixed cameras"
    assert neutral("2023/24") == "2023/24"  # a period is in the figures' own columns


def test_figures_of_two_forces_stand_beside_each_other(tmp_path: pathlib.Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    for force, labels in (("kent", ("Under 18", "18 to 24")), ("essex", ("<18", "18-24"))):
        given = record(force, "FOI-1/26")
        base = crosstab(caption="Burglary suspects by age")
        rows = dict(enumerate(labels, 1))
        figures = tuple(
            replace(one, row_path=(rows[one.row],))
            for one in base.reading.figures
            if one.row in rows
        )
        reading = replace(base.reading, row_dimensions=("Age",), figures=figures)
        table = replace(base, reading=reading)
        files = (document(given.key, 0, table),)
        load(staging, force, [edited(given, outcome=Outcome.GRANTED, documents=files, caveats=())])
    name_subjects(staging)
    measure_tables(staging)
    publish(staging, target, policy=Policy.FACTS)
    with closing(sqlite3.connect(target)) as connection:
        got = connection.execute(
            "SELECT concept, group_concat(force), group_concat(label, ';') FROM ("
            "SELECT DISTINCT concept, force, label FROM concept_values WHERE dimension = 'age'"
            " AND subject = 'burglary' ORDER BY force) GROUP BY concept"
        ).fetchall()
    assert got == [
        ("18-24", "essex,kent", "18-24;18 to 24"),
        ("<18", "essex,kent", "<18;Under 18"),
    ]
