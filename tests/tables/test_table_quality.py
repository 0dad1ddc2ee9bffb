"""What clean, check and poor need (docs/quality.md)."""

from __future__ import annotations

import pytest

from parsers.tables.earned import RULES, Rule
from parsers.types import Quality
from parsers.types.account import Elsewhere
from tests.tables.reading import read

GOOD = "Ward|2019|2020\nNorth|5|6\nSouth|1|2\nTotal|6|8"


def test_clean() -> None:
    assert read(GOOD).reading.quality is Quality.CLEAN
    assert read(GOOD, coverage=0.99).reading.quality is Quality.CLEAN


def test_check() -> None:
    assert read(GOOD, ocr=True).reading.quality is Quality.CHECK
    assert read(GOOD, coverage=0.9).reading.quality is Quality.CHECK
    assert read(GOOD.replace("8", "9")).reading.quality is Quality.CHECK
    assert read(GOOD.replace("|2\n", "|*\n")).reading.quality is Quality.CHECK
    assert read("North|5\nSouth|6").reading.quality is Quality.CHECK


def test_poor() -> None:
    assert read(GOOD, coverage=0.5).reading.quality is Quality.POOR
    assert read(GOOD.replace("8", "9"), ocr=True).reading.quality is Quality.POOR
    text = "Ward|2019|2020\nNorth|5|6\nSouth|1 2 3|7\nEast|8|l2\nWest|9|3"
    assert read(text).reading.quality is Quality.POOR


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_clean_is_lost_by_each_rule_and_by_no_neighbour(rule: Rule) -> None:
    caught = read(rule.match)
    assert rule.code in caught.codes()
    assert caught.reading.quality is not Quality.CLEAN
    left = read(rule.leave)
    assert rule.code not in left.codes()


def test_a_number_over_two_columns_belongs_to_neither() -> None:
    found = read("Area|Min|Max\nAsh|21|36\nElm|24 >2\nOak|45|48")
    assert found.at[2, 1].value is None
    assert found.at[2, 1].text == "24"


def test_a_column_of_references_holds_no_figures() -> None:
    found = read("Line|Vehicle|Owned|Ref|Leased|Ref\n1|Cars|96|101|47|201\n2|Vans|57|102|15|202")
    assert {figure.value for figure in found.reading.figures} == {96, 47, 57, 15}
    assert dict(found.reading.elsewhere)[Elsewhere.REFERENCE] == 4
    assert found.reading.quality is Quality.CLEAN


def test_day_over_counts_is_no_key() -> None:
    found = read("Area|Day|Night\nAsh|31|12\nElm|22|14\nOak|18|9")
    assert found.columns() == [("Day",), ("Night",)]
    dated = read("Ward|Day|Calls\nAsh|1|12\nAsh|2|14\nElm|1|9\nElm|2|3")
    assert dated.columns() == [("Calls",)]


def test_counts_that_look_like_years_are_no_header() -> None:
    text = "Tenure|North|South|East\nOwned|2018|1986|2024\nRented|17|12|9\nTotal|2035|1998|2033"
    assert "header_in_body" not in read(text).codes()
    assert "header_in_body" in read(text.replace("1986", "2019").replace("2024", "2020")).codes()
