"""Header rows, stub columns, banners, stacked blocks: how labels get onto figures."""

from __future__ import annotations

import pytest

from parsers.tables import read_table
from parsers.types import Cell, Quality, Table, TableKind, Totals
from tests.tables.reading import read


def test_a_plain_crosstab() -> None:
    found = read("Offence|2019|2020\nTheft|5|6\nArson||2")
    assert (found.reading.header_rows, found.reading.stub_columns) == (1, 1)
    assert found.reading.kind is TableKind.CROSSTAB
    assert found.columns() == [("2019",), ("2020",)]
    assert found.reading.row_dimensions == ("Offence",)
    assert [(f.row, f.col) for f in found.reading.figures] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert found.at[2, 1].text == ""
    assert found.at[2, 1].value is None


def test_a_title_inside_the_grid_is_a_header_row_and_a_caption() -> None:
    found = read("Bicycle thefts 2019||\nDistrict|Reported|Charged\nNorth|5|6\nSouth|1|2")
    assert found.reading.header_rows == 2
    assert found.columns() == [("Reported",), ("Charged",)]
    assert str(found.first().period_start) == "2019-01-01"
    spanned = read("Bicycle thefts 2019 >3||\nDistrict|Reported|Charged\nNorth|5|6")
    assert (spanned.reading.header_rows, spanned.columns()) == (2, [("Reported",), ("Charged",)])


@pytest.mark.parametrize("mark", ["²", "①", "⑴", "²²"])
def test_a_digit_that_is_no_number_heads_rows(mark: str) -> None:
    """Python calls a superscript or circled digit a digit, and makes no number of it."""
    for grid in (
        f"Line|1|2|3\n{mark}|4|5|6\n|7|8|9",
        f"Area|Homes|Shops|Barns\n{mark}|1|2|3\n2|21|36|8",
        f"Area|Homes\n{mark}|21\n{mark}|36\nElm|4",
    ):
        assert read(grid).reading.kind in TableKind


def test_groups_over_parts_with_and_without_spans() -> None:
    expected = [("2019", "Male"), ("2019", "Female"), ("2020", "Male"), ("2020", "Female")]
    spans = read("Offence v2|2019 >2||2020 >2|\n|Male|Female|Male|Female\nTheft|1|2|3|4")
    blanks = read("|2019||2020|\nOffence|Male|Female|Male|Female\nTheft|1|2|3|4")
    for found in (spans, blanks):
        assert found.reading.header_rows == 2
        assert found.columns() == expected
        assert found.reading.row_dimensions == ("Offence",)


def test_three_header_levels() -> None:
    found = read(
        "|Male||||Female|||\n|2019||2020||2019||2020|\n"
        "Offence|Q1|Q2|Q1|Q2|Q1|Q2|Q1|Q2\nTheft|1|2|3|4|5|6|7|8\nArson|1|2|3|4|5|6|7|8"
    )
    assert found.reading.header_rows == 3
    assert found.columns()[3] == ("Male", "2020", "Q2")
    assert found.columns()[4] == ("Female", "2019", "Q1")
    assert str(found.at[3, 4].period_start) == "2020-04-01"


def test_years_that_repeat_under_groups_are_labels() -> None:
    found = read("Offence|Arrests||Charges|\n|2019|2020|2019|2020\nTheft|11|12|13|14")
    assert found.reading.header_rows == 2
    assert found.columns()[2] == ("Charges", "2019")


def test_numbers_that_look_like_years_are_data_where_a_header_stands() -> None:
    found = read("Tenure|Jan 21|Feb 21|Mar 21\nOwned|2018|1986|2024\nLet|198|197|172")
    assert found.reading.header_rows == 1
    assert found.first().value == 2018.0


def test_single_letters_are_labels_in_a_header() -> None:
    found = read("District|A|B|C|x\nNorth|5|4|9|1\nSouth|5|6|7|8")
    assert (found.reading.header_rows, found.columns()[2]) == (1, ("C",))


@pytest.mark.parametrize("numbers", ["10|11|12|13", "1|2|3|4", "<10|10-13|14-17|18+"])
def test_numbers_in_sequence_may_head_columns(numbers: str) -> None:
    found = read(f"Offence|{numbers}\nTheft|4|3|9|1\nArson|2|2|5|8")
    assert found.reading.header_rows == 1
    assert found.columns() == [(label,) for label in numbers.split("|")]
    assert found.first().value == 4.0


def test_words_for_no_number_may_be_labels() -> None:
    found = read("Ward|Male|Female|Not known|N/A\nNorth|5|6|N/A|0\nSouth|1|2|3|4")
    assert found.reading.header_rows == 1
    assert found.columns()[2:] == [("Not known",), ("N/A",)]


def test_codes_over_descriptions() -> None:
    found = read("|A1|A2|A3|Grand Total\nRow Labels|Shed|Barn|House|\n2018|1|2|3|6\n2019|4|5|6|15")
    assert found.reading.header_rows == 2
    assert found.columns() == [("A1", "Shed"), ("A2", "Barn"), ("A3", "House"), ("Grand Total",)]
    assert found.reading.row_dimensions == ()
    assert found.reading.totals is Totals.AGREE


def test_a_units_row() -> None:
    found = read("Item|Cost|Share\n|£|%\nBoots|120|40\nCoats|180|60")
    assert found.reading.header_rows == 2
    assert found.columns() == [("Cost", "£"), ("Share", "%")]
    assert (found.at[2, 1].unit, found.at[2, 2].unit) == ("GBP", "percent")


def test_a_name_over_all_columns_is_a_level_and_a_dimension() -> None:
    found = read("|Month||\nStatus|31/01/2018|28/02/2018|31/03/2018\nOpen|7|8|9\nShut|1|1|1")
    assert found.columns()[1] == ("Month", "28/02/2018")
    assert found.reading.column_dimensions == ("Month",)


def test_a_pivots_field_names_are_dimensions_not_labels() -> None:
    found = read(
        "Sum of arrests|Year|Month||\n|2018||2019|\nWard|Jan|Feb|Jan|Feb\n"
        "North|1|2|3|4\nSouth|5|6|7|8"
    )
    assert found.reading.column_dimensions == ("Year", "Month")
    assert found.columns()[1] == ("2018", "Feb")
    assert found.reading.row_dimensions == ("Ward",)
    labels = read("Count of arrests|Column Labels|\nRow Labels|2018|2019\nNorth|1|2\nSouth|3|4")
    assert labels.columns() == [("2018",), ("2019",)]
    assert (labels.reading.row_dimensions, labels.reading.column_dimensions) == ((), ())
    assert labels.first().counted.value == "arrests"


def test_cells_that_the_document_marks_as_header() -> None:
    def grid(*marked: int) -> Table:
        rows = [["Ward", "5", "9"], ["North", "1", "2"], ["South", "3", "4"]]
        return Table(
            0,
            tuple(
                tuple(Cell(text, header=place in marked) for text in row)
                for place, row in enumerate(rows)
            ),
        )

    assert read_table(grid(0)).header_rows == 1
    assert read_table(grid()).header_rows == 0
    assert read_table(grid(0, 1, 2)).header_rows == 0  # everything marked says nothing


def test_no_header_is_said() -> None:
    found = read("Thefts|25\nArrests|10\nCharges|Not held")
    assert (found.reading.header_rows, found.reading.stub_columns) == (0, 1)
    assert found.columns() == [()]
    assert found.reading.quality is Quality.CHECK


def test_no_stub() -> None:
    found = read("2019|2020|2021\n5|6|7")
    assert (found.reading.header_rows, found.reading.stub_columns) == (1, 0)
    assert found.first().row_path == ()
    assert found.columns()[0] == ("2019",)


@pytest.mark.parametrize("heading", ["Year", "Financial Year", "Age", "Code", "Month"])
def test_a_column_of_numbers_with_a_keys_heading_is_a_label(heading: str) -> None:
    found = read(f"Ward|{heading}|Stops|Searches\nNorth|10|5|6\nNorth|11|7|8\nSouth|10|1|2")
    assert found.reading.stub_columns == 2
    assert found.paths()[1] == ("North", "11")


def test_several_stub_columns_with_blanks_for_as_above() -> None:
    found = read("Year|Ward|Beat|Stops\n2019|North|1|5\n||2|6\n|South|1|7\n2020|North|1|8\n||2|9")
    assert found.reading.stub_columns == 3
    assert found.paths() == [
        ("2019", "North", "1"),
        ("2019", "North", "2"),
        ("2019", "South", "1"),
        ("2020", "North", "1"),
        ("2020", "North", "2"),
    ]


def test_a_label_spanning_rows_is_as_above() -> None:
    found = read("Year|Ward|Stops\n2019 v2|North|5\n|South|6\n2020 v2|North|7\n|South|8")
    assert found.paths() == [
        ("2019", "North"),
        ("2019", "South"),
        ("2020", "North"),
        ("2020", "South"),
    ]


def test_totals_close_their_group_of_keys() -> None:
    found = read(
        "Year|Ward|Stops\n2019|North|5\n|South|6\n2019 Total||11\n"
        "2020|North|7\n|South|8\n2020 Total||15\nGrand Total||26"
    )
    assert found.paths()[2::3] == [("2019 Total",), ("2020 Total",)]
    assert found.paths()[-1] == ("Grand Total",)
    assert found.row_totals() == {"2019 Total", "2020 Total", "Grand Total"}
    assert found.reading.totals is Totals.AGREE


def test_a_blank_code_before_a_total_is_not_as_above() -> None:
    found = read("Code|Status|Cases\nA1|Open|5\nA2|Shut|6\n|Total|11")
    assert found.paths()[-1] == ("Total",)


def test_one_blank_under_a_name_is_as_above_but_a_code_may_be_missing() -> None:
    rows = "{}|Fir|5\n|Yew|6\n{}|Oak|7\n{}|Ash|8\n{}|Elm|9\n{}|Lime|4"
    named = read("Site|Tree|Count\n" + rows.format("Alder", "Birch", "Cedar", "Damson", "Elder"))
    assert named.paths()[1] == ("Alder", "Yew")
    coded = read("Code|Tree|Count\n" + rows.format("A1", "A2", "A3", "A4", "A5"))
    assert coded.paths()[1] == ("Yew",)


def test_a_total_in_each_printed_group() -> None:
    found = read(
        "Month|Code|Cases\nJan-18|A|5\nJan-18|B|6\n|Total|11\nFeb-18|A|1\nFeb-18|B|2\n|Total|3"
    )
    assert found.paths()[2] == ("Jan-18", "Total")
    assert found.paths()[5] == ("Feb-18", "Total")
    assert found.reading.totals is Totals.AGREE


def test_banners_over_rows() -> None:
    for male in ("Male", "Male >3"):
        found = read(
            f"Age|2019|2020\n{male}||\nUnder 18|3|4\nOver 18|5|6\nTotal|8|10\n"
            "Female||\nUnder 18|1|2\nOver 18|7|8\nTotal|8|10\nGrand Total|16|20"
        )
        assert found.paths()[0] == ("Male", "Under 18")
        assert found.paths()[2] == ("Male", "Total")
        assert found.paths()[3] == ("Female", "Under 18")
        assert found.paths()[-1] == ("Grand Total",)
        assert found.reading.totals is Totals.AGREE
        assert found.row_totals() == {"Total", "Grand Total"}


def test_nested_banners() -> None:
    found = read("Age|2019|2020\nNorth >3||\nMale >3||\nUnder 18|3|4\nOver 18|5|6")
    assert found.paths()[0] == ("North", "Male", "Under 18")


def test_a_row_of_blanks_among_blanks_is_data() -> None:
    found = read("Code|2019|2020\nA1|3|\nA2||\nA3||6\nA4|7|8")
    assert found.paths() == [("A1",), ("A2",), ("A3",), ("A4",)]
    assert found.at[2, 1].value is None


def test_repeated_headers_and_spaces_are_dropped() -> None:
    found = read("Ward|2019|2020\nNorth|1|2\n||\nWard|2019|2020\nSouth|3|4")
    assert found.paths() == [("North",), ("South",)]
    assert [figure.row for figure in found.reading.figures] == [1, 1, 4, 4]


def test_notes_under_the_rows_are_no_rows() -> None:
    found = read("Ward|2019|2020\nNorth|1|*\nSouth|3|4\n* figures below five are suppressed||")
    assert found.paths() == [("North",), ("South",)]
    assert found.codes() == []


def test_stacked_blocks_have_their_own_headers() -> None:
    found = read(
        "Ward|2017|2018\nNorth|1|2\nSouth|3|4\n||\nWard|2019|2020\nNorth|5|6\nSouth|7|8\nTotal|12|14"
    )
    assert found.at[5, 1].column_path == ("2019",)
    assert found.at[5, 1].row_path == ("North",)
    assert found.at[1, 1].column_path == ("2017",)
    assert found.reading.totals is Totals.AGREE


def test_stacked_blocks_told_apart_by_their_titles() -> None:
    found = read(
        "Ward|2017|2018\nNorth|1|2\nSouth|3|4\nCharges||\nWard|2017|2018\nNorth|5|6\nSouth|7|8"
    )
    assert found.at[1, 1].row_path == ("North",)
    assert found.at[5, 1].row_path == ("Charges", "North")


def test_marker_columns_hold_no_figures() -> None:
    found = read("Use|2015||2016|\nDrawn|2457|R|2829|\nFired|1921||1755|R")
    assert found.columns() == [("2015",), ("2016",)]


def test_a_headed_column_without_figures_is_blank_figures() -> None:
    found = read("Outcome|Hill|Dale|Moor\nCaution|1||4\nCharge|2||5")
    assert found.columns() == [("Hill",), ("Dale",), ("Moor",)]
    assert found.at[1, 2].value is None


def test_an_empty_grid_has_no_figures() -> None:
    for text in ("", "|", "Ward|2019"):
        found = read(text)
        assert found.reading.figures == ()


def test_ragged_and_single_cells_are_read_without_fault() -> None:
    assert read("5").reading.figures[0].value == 5.0
    assert read("Ward|2019|2020\nNorth|1\nSouth|3|4|5").at[1, 2].value is None


def test_a_header_of_two_rows_again_over_another_year() -> None:
    text = "Area v2|2021 >2|" + "\n|Burglary|Robbery\nNorth|41|52\nSouth|14|25"
    text += "\nArea v2|2022 >2|" + "\n|Burglary|Robbery\nNorth|44|55\nSouth|17|28"
    found = read(text)
    assert [figure.column_path for figure in found.reading.figures][-1] == ("2022", "Robbery")
    assert found.at[6, 1].value == 44
    assert found.at[6, 1].column_path == ("2022", "Burglary")


def test_a_second_table_beside_the_first_has_labels_of_its_own() -> None:
    text = "Area|2021|2022|Unit|Uses\nAsh|301|343|Dog|339\nElm|235|77|Horse|72"
    text += "\nOak|280|159|Drone|160\nFir|240|144|Total|571\nTotal|1056|723||"
    found = read(text)
    assert found.at[1, 4].row_path == ("Dog",)
    assert found.at[1, 1].row_path == ("Ash",)
    assert found.at[4, 4].row_total


def test_an_attribute_of_the_rows_begins_no_table() -> None:
    text = "Area|2021|Grade|Calls\nAsh|301|B|343\nElm|235|A|77\nOak|280|C|159\nTotal|816||579"
    found = read(text)
    assert found.at[1, 3].row_path == ("Ash",)


def test_panels_side_by_side_are_one_table() -> None:
    found = read("Month|Calls|Month|Calls\nMay|12|July|31\nJune|15|August|28")
    values = {figure.row_path: figure.value for figure in found.reading.figures}
    assert values == {("May",): 12, ("June",): 15, ("July",): 31, ("August",): 28}
    three = read("Ward|Calls|Ward|Calls|Ward|Calls\nAsh|1|Elm|2|Oak|3\nFir|4|Yew|5|Bay|6")
    assert {figure.value: figure.row_path[0] for figure in three.reading.figures} == {
        1: "Ash",
        2: "Elm",
        3: "Oak",
        4: "Fir",
        5: "Yew",
        6: "Bay",
    }
    assert found.reading.quality is Quality.CLEAN


def test_heads_that_repeat_over_the_same_rows_are_no_panels() -> None:
    found = read("Ward|Calls|Ward|Calls\nAsh|12|Ash|31\nElm|15|Elm|28")
    assert ("Ash",) not in {f.row_path for f in found.reading.figures if f.value == 31} or (
        found.reading.quality is not Quality.CLEAN
    )


def test_a_letter_in_brackets_behind_a_number_is_its_mark() -> None:
    text = "Ward|2020|2021\nAsh|12 (a)|15\nElm|9|8"
    noted = read(text, notes=("(a) estimated from the returns",))
    assert noted.at[1, 1].value == 12
    assert "estimated" in noted.at[1, 1].flags
    assert "mark_unexplained" in read(text).codes()
