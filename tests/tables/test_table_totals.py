"""Totals by word and arithmetic, what they say of a table, and what they give away."""

from __future__ import annotations

import pytest

from parsers.types import Quality, Totals
from tests.tables.reading import read


@pytest.mark.parametrize(
    "label", ["Total", "TOTAL", "Totals", "Grand Total", "Sum:", "All", "Overall", "Sub-total"]
)
def test_rows_and_columns_called_a_total(label: str) -> None:
    found = read(f"Ward|2019|2020|{label}\nNorth|5|6|11\nSouth|1|2|3\n{label}|6|8|14")
    assert found.row_totals() == {label}
    assert found.column_totals() == {label}
    assert found.reading.totals is Totals.AGREE
    assert [figure.is_total for figure in found.reading.figures] == [
        *(False, False, True),
        *(False, False, True),
        *(True, True, True),
    ]


def test_a_total_may_stand_first() -> None:
    found = read("Ward|All|Male|Female\nTotal|14|8|6\nNorth|11|6|5\nSouth|3|2|1")
    assert found.row_totals() == {"Total"}
    assert found.column_totals() == {"All"}
    assert found.reading.totals is Totals.AGREE


def test_total_officers() -> None:
    found = read("Rank|2019|2020\nConstable|50|60\nSergeant|10|12\nTotal Police Officers|60|72")
    assert found.row_totals() == {"Total Police Officers"}


@pytest.mark.parametrize("label", ["Total number of crimes", "Number of crimes", "% of total"])
def test_what_is_counted_is_no_total(label: str) -> None:
    found = read(f"Year|{label}|Solved\n2019|50|6\n2020|61|8")
    assert found.column_totals() == set()


def test_a_lone_column_called_total_sums_nothing() -> None:
    found = read("Ward|Total\nNorth|5\nSouth|6")
    assert found.column_totals() == set()
    assert found.reading.totals is Totals.NONE


def test_a_total_over_some_columns_is_found_by_arithmetic() -> None:
    found = read(
        "Place|Date|Listed|Total Alerts|False Alerts|False Stops|True Alerts|True Stops\n"
        "Market|11/02/20|5816|8|7|5|1|1\nMarket|27/02/20|7292|11|1|1|10|7\n"
        "Bridge|28/01/22|9756|4|0|0|4|3\nSquare|10/03/22|6793|N/A|N/A|N/A|N/A|N/A"
    )
    assert found.column_totals() == {"Total Alerts"}
    assert found.reading.totals is Totals.AGREE


def test_totals_of_blocks_of_columns() -> None:
    found = read(
        "Force|Drawn|Aimed|Total shown|Fired|Stun|Total used|Total\n"
        "March|20|30|50|7|3|10|60\nFell|32|34|66|8|1|9|75"
    )
    assert found.column_totals() == {"Total shown", "Total used", "Total"}
    assert found.reading.totals is Totals.AGREE


def test_a_total_in_each_group_of_columns() -> None:
    found = read(
        "|2019 >3|||2020 >3||\nWard|Male|Female|Total|Male|Female|Total\nNorth|1|2|3|4|5|9"
    )
    assert [f.col for f in found.reading.figures if f.col_total] == [3, 6]
    assert found.reading.totals is Totals.AGREE


def test_a_group_called_total() -> None:
    found = read(
        "|Hill >2||Dale >2||Total >2|\nWard|2019|2020|2019|2020|2019|2020\nNorth|1|2|3|4|4|6"
    )
    assert [f.col for f in found.reading.figures if f.col_total] == [5, 6]
    assert found.reading.totals is Totals.AGREE


def test_an_edge_column_without_a_word() -> None:
    found = read("Ward|Male|Female|Persons\nNorth|51|62|113\nSouth|14|25|39\nEast|9|31|40")
    assert found.column_totals() == {"Persons"}


def test_percentages_are_never_summed() -> None:
    found = read("Ward|Male|Female|% male\nNorth|5|5|50%\nSouth|2|8|20%\nTotal|7|13|35%")
    assert found.reading.totals is Totals.AGREE
    assert found.at[3, 3].row_total


def test_a_total_that_disagrees_is_flagged_and_kept() -> None:
    found = read("Ward|2019|2020\nNorth|5|6\nSouth|1|2\nTotal|6|9")
    assert found.reading.totals is Totals.DISAGREE
    assert found.reading.quality is Quality.CHECK
    assert found.codes() == ["totals_disagree"]
    assert found.at[3, 2].value == 9.0
    assert found.row_totals() == {"Total"}


def test_cells_that_count_twice_do_not_add_up_by_design() -> None:
    text = "Strand|2019|2020\nRace|50|61\nFaith|31|22\nAge|12|14\nTotal|80|88"
    noted = read(text, notes=("A crime may have more than one strand.",))
    assert noted.reading.totals is Totals.OVERLAPPING
    assert noted.reading.quality is Quality.CLEAN
    assert read(text).reading.totals is Totals.DISAGREE


def test_many_sums_all_too_large_are_a_design() -> None:
    rows = "Race|50|61|44|70\nFaith|31|22|40|32\nAge|12|14|13|9\nTotal|80|88|81|90"
    found = read(f"Strand|2018|2019|2020|2021\n{rows}")
    assert found.reading.totals is Totals.OVERLAPPING
    assert found.codes() == ["parts_exceed_total"]
    assert found.reading.quality is Quality.CHECK


def test_totals_of_the_shown_cells_only() -> None:
    found = read("Ward|2019|2020\nNorth|*|22\nSouth|*|*\nEast||11\nTotal|0|33")
    assert found.reading.totals is Totals.SHOWN_CELLS_ONLY
    assert found.reading.recoverable == ()


def test_totals_that_hidden_cells_leave_open() -> None:
    found = read("Ward|2019|2020\nNorth|*|*\nSouth|*|*\nTotal|30|33")
    assert found.reading.totals is Totals.UNTESTABLE


def test_a_row_without_a_label_is_a_total_where_it_adds_up() -> None:
    found = read("Ward|2019|2020\nNorth|5|6\nSouth|1|2\n|6|8")
    assert [figure.row for figure in found.reading.figures if figure.row_total] == [3, 3]
    assert found.paths()[-1] == ()
    assert found.reading.totals is Totals.AGREE
    unlike = read("Ward|2019|2020\nNorth|5|6\nSouth|1|2\n|7|8")
    assert not any(figure.row_total for figure in unlike.reading.figures)


def test_a_total_that_is_not_printed_cannot_disagree() -> None:
    found = read("Ward|Staff|Stops\nNorth|80|6\nSouth|91|2\nTotal||8")
    assert found.reading.totals is Totals.AGREE
    assert found.at[3, 1].value is None


def test_no_totals() -> None:
    assert read("Ward|2019|2020\nNorth|9|7\nSouth|2|4").reading.totals is Totals.NONE


def test_a_cell_that_a_total_gives_away_is_noted_by_place_and_not_computed() -> None:
    found = read("Ward|2019|2020\nNorth|*|22\nSouth|14|*\nEast|5|*\nTotal|22|60")
    assert found.reading.recoverable == ((1, 1),)
    assert found.at[1, 1].value is None
    assert not any("3" in issue.message for issue in found.reading.issues)


def test_cells_given_away_one_after_another() -> None:
    found = read("Ward|2019|2020|Total\nNorth|*|*|9\nSouth|14|*|20\nTotal|18|*|*")
    assert set(found.reading.recoverable) == {(1, 1), (1, 2), (2, 2), (3, 2), (3, 3)}
    assert [found.at[place].value for place in found.reading.recoverable] == [None] * 5


def test_bounds_that_force_their_cells() -> None:
    found = read("Ward|2019\nNorth|<5\nSouth|<5\nEast|2\nTotal|10")
    assert found.reading.recoverable == ((1, 1), (2, 1))


def test_a_hidden_total_is_given_away_by_its_parts() -> None:
    found = read("Ward|2019|2020\nNorth|1|22\nSouth|1|14\nTotal|<5|36")
    assert (3, 1) in found.reading.recoverable
    assert found.at[3, 1].value is None


def test_not_held_is_no_hidden_cell() -> None:
    found = read("Ward|2019|2020\nNorth|Not held|22\nSouth|14|3\nTotal|22|25")
    assert found.reading.recoverable == ()
    left_out = read("Ward|2019|2020\nNorth|N/A|22\nSouth|14|3\nTotal|14|25")
    assert left_out.reading.totals is Totals.AGREE


def test_rounded_figures_add_up_within_their_rounding() -> None:
    text = "Ward|2019|2020\nNorth|15|20\nSouth|15|25\nTotal|25|50"
    assert read(text).reading.totals is Totals.DISAGREE
    noted = read(text, notes=("Figures are rounded to the nearest 5.",))
    assert noted.reading.totals is Totals.AGREE
    assert {flag.value for f in noted.reading.figures for flag in f.flags} == {"rounded"}


def test_printed_decimals_add_up_within_their_print() -> None:
    found = read("Unit|FTE\nDogs|10.33\nHorses|2.33\nBoats|1.33\nTotal|14.00")
    assert found.reading.totals is Totals.AGREE


def test_a_row_under_its_own_outer_label_is_no_silent_total() -> None:
    crossed = read("Tool|Age|2005|2006\nAxe|11|100|\n|12|155|\nBucket|11|255|")
    assert crossed.row_totals() == set()
    bare = read("Ward|2005|2006\nNorth|100|7\nSouth|155|5\nBorough|255|12")
    assert bare.row_totals() == {"Borough"}
