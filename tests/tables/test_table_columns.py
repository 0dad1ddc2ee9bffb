"""Spellings of numbers that only their column explains."""

from __future__ import annotations

import pytest

from parsers.tables import read_table
from parsers.tables.by_column import SPELLINGS, Spelling, respelt
from parsers.types import Cell, Quality, Table
from tests.tables.reading import read


@pytest.mark.parametrize("form", SPELLINGS, ids=lambda form: form.name)
def test_each_spelling_knows_its_column_and_leaves_its_neighbour(form: Spelling) -> None:
    assert respelt(form.match)
    assert not respelt(form.leave)


def test_thousands_by_space_are_figures() -> None:
    found = read("Year|Calls|Answered\n2019|412 310|398 204\n2020|14 106|980\n2021|9 100|12 001")
    assert [figure.value for figure in found.reading.figures][:4] == [412310, 398204, 14106, 980]


def test_a_decimal_comma_is_a_point() -> None:
    found = read("Area|Rate\nAsh|53,48\nElm|7\nOak|66,9")
    assert [figure.value for figure in found.reading.figures] == [53.48, 7, 66.9]


def test_brackets_are_negative_beside_signs_or_money() -> None:
    assert read("Area|Change\nAsh|-4\nElm|(12)\nOak|3").at[2, 1].value == -12
    assert read("Area|Net (£)\nAsh|4\nElm|(12)\nOak|3").at[2, 1].value == -12
    assert read("Area|Dogs\nAsh|4\nElm|(12)\nOak|3").at[2, 1].value is None


def test_durations_are_figures_where_they_are_measured() -> None:
    found = read("Area|Date|Time on site\nAsh|01/02/2023|0:09:40\nElm|02/02/2023|1:00:00")
    assert [figure.value for figure in found.reading.figures] == [580, 3600]
    assert {figure.unit for figure in found.reading.figures} == {"seconds"}


def test_a_number_struck_through_is_no_value() -> None:
    grid = (
        (Cell("Area"), Cell("2021")),
        (Cell("Ash"), Cell("31", number=31.0, struck=True)),
        (Cell("Elm"), Cell("7", number=7.0)),
        (Cell("Oak"), Cell("9", number=9.0)),
    )
    reading = read_table(Table(0, grid))
    assert [figure.value for figure in reading.figures] == [None, 7, 9]
    assert reading.quality is not Quality.CLEAN


def test_two_parts_of_a_time_are_what_their_heading_says() -> None:
    found = read("Area|Average wait (mm:ss)|Calls\nAsh|12:34|5\nElm|09:40|7")
    assert [f.value for f in found.reading.figures] == [754, 5, 580, 7]
    assert found.first().unit == "seconds"
    found = read("Area|Average attendance (hh:mm)|Calls\nAsh|12:34|5\nElm|09:40|7")
    assert found.first().value == 45_240
    found = read("Area|Average wait|Calls\nAsh|12:34|5\nElm|09:40|7")
    assert found.first().value is None
