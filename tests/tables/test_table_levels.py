"""Levels in one label column: by indentation, by arithmetic, or said to be unsure."""

from __future__ import annotations

import pytest

from parsers.types import Quality, Totals
from tests.tables.reading import Read, read

FOREST = """
OUTCOME/OFFENCE/AGE|2017|2018|Grand Total
OPEN|33|20|53
Poaching deer|1||1
13|1||1
Lighting fires|1||1
13|1||1
Felling oaks|31|20|51
Under 10's|5||5
11|2|2|4
12|13|7|20
13|11|11|22
Grand Total|33|20|53
"""


def levels(found: Read) -> list[int]:
    return [len(path) - 1 for path in found.paths()]


def test_three_levels_without_indentation_parents_first() -> None:
    found = read(FOREST)
    assert levels(found) == [0, 1, 2, 1, 2, 1, 2, 2, 2, 2, 0]
    assert found.reading.row_dimensions == ("OUTCOME", "OFFENCE", "AGE")
    assert found.at[7, 1].row_path == ("OPEN", "Felling oaks", "Under 10's")
    assert (found.reading.totals, found.reading.quality) == (Totals.AGREE, Quality.CLEAN)
    totals = {figure.row for figure in found.reading.figures if figure.row_total}
    assert totals == {1, 2, 4, 6, 11}
    assert found.column_totals() == {"Grand Total"}


def test_blanks_count_as_zero_in_sums_and_nowhere_else() -> None:
    blank = read(FOREST).at[2, 2]
    assert (blank.value, blank.text, blank.qualifier) == (None, "", "blank")
    assert blank.row_total


def test_parents_after_their_children() -> None:
    found = read(
        "Month|Stops|Searches\nJan|2|10\nFeb|3|20\nWinter|5|30\nJun|4|11\nJul|6|22\nSummer|10|33"
    )
    assert found.paths() == [
        ("Winter", "Jan"),
        ("Winter", "Feb"),
        ("Winter",),
        ("Summer", "Jun"),
        ("Summer", "Jul"),
        ("Summer",),
    ]
    assert found.row_totals() == {"Winter", "Summer"}


def test_a_subtotal_below_lends_no_name() -> None:
    found = read(
        "Stock|Items\nFor adults|170\nFor children|230\nTotal lending|400\n"
        "Sound|55\nTotal stock|455"
    )
    assert found.paths()[0] == ("For adults",)
    assert found.row_totals() == {"Total lending", "Total stock"}
    assert found.reading.totals is Totals.AGREE


def test_a_parent_over_everything_lends_its_name() -> None:
    found = read(
        "OUTCOME TYPE / DETAIL|2023|2024|Grand Total\nALL OUTCOMES|157|60|217\n"
        "Charged|75|15|90\nBy post|32|5|37\nIn person|43|10|53\n"
        "Warned|82|45|127\nOnce|46|16|62\nTwice|36|29|65\nGrand Total|157|60|217"
    )
    assert levels(found) == [0, 1, 2, 2, 1, 2, 2, 0]
    assert found.at[3, 1].row_path == ("ALL OUTCOMES", "Charged", "By post")
    assert found.reading.row_dimensions == ("OUTCOME TYPE / DETAIL",)


def test_years_over_their_months() -> None:
    found = read("Period|Thefts\n2023|251\nJan|100\nFeb|151\n2024|510\nJan|200\nFeb|310")
    assert levels(found) == [0, 1, 1, 0, 1, 1]
    assert str(found.at[5, 1].period_start) == "2024-01-01"


def test_four_levels() -> None:
    found = read(
        "Area/Outcome/Offence/Age|2019|2020\nNorth|60|66\nCharged|40|46\nTheft|30|33\n11|10|11\n12|20|22\n"
        "Arson|10|13\n12|10|13\nCautioned|20|20\nTheft|20|20\n11|9|8\n12|11|12\n"
        "South|7|9\nCharged|7|9\nArson|7|9\n11|3|4\n12|4|5\nTotal|67|75"
    )
    expected = [0, 1, 2, 3, 3, 2, 3, 1, 2, 3, 3, 0, 1, 2, 3, 3, 0]
    assert levels(found) == expected
    assert found.reading.row_dimensions == ("Area", "Outcome", "Offence", "Age")


def test_uneven_depth() -> None:
    found = read(
        "Offence|2019|2020|2021\nViolence|60|71|83\nWith injury|20|30|41\nWithout injury|40|41|42\n"
        "Theft|44|47|39\nArson|12|18|19\n"
        "Damage|230|310|291\nTo vehicles|100|200|201\nTo homes|130|110|90"
    )
    assert levels(found) == [0, 1, 1, 0, 0, 0, 1, 1]
    assert found.row_totals() == {"Violence", "Damage"}


def test_printed_indentation_decides() -> None:
    found = read("Offence|2019|2020\nTheft|7|9\n~From shops|3|4\n~From homes|3|5\nArson|1|1")
    assert levels(found) == [0, 1, 1, 0]
    assert "Theft" not in found.row_totals()
    sums = read("Offence|2019|2020\nTheft|6|9\n~From shops|3|4\n~From homes|3|5\nArson|1|1")
    assert sums.row_totals() == {"Theft"}


def test_hidden_cells_do_not_break_levels() -> None:
    found = read(
        "Offence|2019|2020|2021\nTheft|63|72|84\nShops|21|30|42\nHomes|<5|42|42\nTrains|40|*|\n"
        "Damage|230|310|291\nVehicles|100|200|201\nHomes|130|110|90"
    )
    assert levels(found) == [0, 1, 1, 1, 0, 1, 1]
    assert found.at[3, 1].value is None


def test_a_flat_table_whose_rows_make_its_total_is_flat() -> None:
    found = read("Offence|2019|2020\nTheft|3|4\nArson|2|3\nDamage|1|1\nTotal|6|8")
    assert levels(found) == [0, 0, 0, 0]
    assert found.row_totals() == {"Total"}
    assert found.reading.quality is Quality.CLEAN


@pytest.mark.parametrize("numbers", ["10 4 6", "5 2 3 4 1 3", "6 3 3"])
def test_few_small_sums_are_undecided_so_flat_and_to_be_checked(numbers: str) -> None:
    rows = "\n".join(f"Row {chr(65 + i)}|{n}" for i, n in enumerate(numbers.split()))
    found = read(f"Offence|Number\n{rows}")
    assert set(levels(found)) == {0}
    assert not found.row_totals()
    assert found.reading.quality is Quality.CHECK
    assert found.codes() == ["levels_unsure"]


@pytest.mark.parametrize("numbers", ["1 1 1 1", "3 3 3", "0 0 0", "7 5 9 2"])
def test_equal_or_unrelated_rows_are_flat(numbers: str) -> None:
    rows = "\n".join(f"Row {chr(65 + i)}|{n}" for i, n in enumerate(numbers.split()))
    assert set(levels(read(f"Offence|Number\n{rows}"))) == {0}


def test_a_printed_total_settles_what_sums_alone_leave_open() -> None:
    found = read("Outcome/Age|2019|2020\nCharged|5|7\n11|2|3\n12|3|4\nGrand Total|5|7")
    assert levels(found) == [0, 1, 1, 0]
    assert found.reading.row_dimensions == ("Outcome", "Age")


def test_a_heading_with_a_stroke_names_levels_only_when_there_are_so_many() -> None:
    found = read("Accident/Incident|2019|2020\nFalls|5|7\nTrips|2|3")
    assert found.reading.row_dimensions == ("Accident/Incident",)


def test_a_last_row_that_sums_all_others_is_a_total_without_a_word() -> None:
    found = read(
        "Region|2019|2020|2021\nNorth|50|71|93\nSouth|21|32|40\nEast|11|13|17\nWhole|82|116|150"
    )
    assert found.paths()[0] == ("North",)
    assert found.row_totals() == {"Whole"}


def test_regions_over_forces_and_a_last_row_over_all() -> None:
    found = read(
        "Region|Drawn|Fired\nNorth|52|64\nMarch|20|30\nFell|32|34\n"
        "South|41|77\nDown|11|37\nWeald|30|40\nWhole country|93|141"
    )
    assert found.paths()[1] == ("North", "March")
    assert found.paths()[-1] == ("Whole country",)
    assert found.row_totals() == {"North", "South", "Whole country"}


def test_a_long_flat_table_stays_flat() -> None:
    rows = "\n".join(f"Row {n}|{(n * 37) % 101}|{(n * 53) % 97}|{n % 7 or ''}" for n in range(300))
    found = read(f"Row|2019|2020|2021\n{rows}")
    assert set(levels(found)) == {0}
    assert found.reading.quality is Quality.CLEAN


def test_blocks_closed_by_totals_are_read_apart() -> None:
    found = read(
        "Area|2019|2020\nHill|5|6\nDale|3|3\nTotal|8|9\n"
        "Moor|4|4\nFen|1|2\nTotal|5|6\nGrand Total|13|15"
    )
    assert set(levels(found)) == {0}
    assert found.row_totals() == {"Total", "Grand Total"}
    assert found.reading.totals is Totals.AGREE
