"""Stars, dashes and other signs: the note that explains them decides, else an issue says so."""

from __future__ import annotations

import pytest

from parsers.tables.notes import Meaning, read_notes
from parsers.types import Flag, Qualifier, Quality, TableContext
from tests.tables.reading import read

EXPLAINED = [
    ("* denotes fewer than five", "*", Meaning.SUPPRESSED),
    ("*figures below 5 have been suppressed", "*", Meaning.SUPPRESSED),
    ("An asterisk (*) indicates that the number is less than 5.", "*", Meaning.SUPPRESSED),
    ("Numbers under 5 are shown as * to protect identity", "*", Meaning.SUPPRESSED),
    ("Low numbers have been replaced with an asterisk", "*", Meaning.SUPPRESSED),
    ("* = provisional", "*", Meaning.PROVISIONAL),
    ("*Provisional figures, subject to change", "*", Meaning.PROVISIONAL),
    ("* part year to 30 June 2022", "*", Meaning.PART_PERIOD),
    ("** estimated", "*", Meaning.ESTIMATED),
    ("* Full Time Equivalent", "*", Meaning.OTHER),
    ("A dash (-) represents zero", "-", Meaning.NIL),
    ("'-' denotes nil", "-", Meaning.NIL),
    ("- indicates no offences recorded", "-", Meaning.NIL),
    ("A dash means data not available", "-", Meaning.NOT_HELD),
    (".. not available", "..", Meaning.NOT_HELD),
    ("[c] = confidential", "c", Meaning.SUPPRESSED),
    ("Figures in brackets denote a decrease", "()", Meaning.NEGATIVE),
    ("† rounded to the nearest 10", "†", Meaning.ROUNDED),
]


@pytest.mark.parametrize(("note", "sign", "meaning"), EXPLAINED)
def test_notes_explain_signs(note: str, sign: str, meaning: Meaning) -> None:
    assert read_notes([note])[sign][0].meaning is meaning


@pytest.mark.parametrize(
    "letter", ["* How many thefts were there?", "- Thefts in 2019\n- Arson in 2020", "3 * 4 = 12"]
)
def test_bullets_in_the_letter_explain_nothing(letter: str) -> None:
    assert read_notes([], letter) == {}


def test_the_nearer_note_comes_first() -> None:
    notes = read_notes(["* denotes zero"], "* denotes fewer than five")
    assert [note.meaning for note in notes["*"]] == [Meaning.NIL, Meaning.SUPPRESSED]


def test_a_star_may_mean_two_things_in_two_places() -> None:
    found = read(STOPS, notes=("* provisional", "Numbers below 5 are shown as *"))
    assert (found.at[1, 1].value, found.at[1, 1].flags) == (27.0, (Flag.PROVISIONAL,))
    assert found.at[2, 1].qualifier is Qualifier.SUPPRESSED
    assert found.codes() == []


STOPS = "Year|Stops\n2020|27*\n2021|*\n2022|30"


def test_a_star_without_a_note_is_suppressed_with_an_issue() -> None:
    found = read(STOPS)
    assert (found.at[1, 1].value, found.at[1, 1].flags) == (27.0, ())
    assert (found.at[2, 1].value, found.at[2, 1].qualifier) == (None, Qualifier.SUPPRESSED)
    assert found.codes() == ["mark_unexplained"]
    assert found.reading.quality is Quality.CHECK


def test_a_star_explained_as_suppressed() -> None:
    found = read(STOPS, notes=("* fewer than 5",))
    assert found.at[2, 1].qualifier is Qualifier.SUPPRESSED
    assert found.at[1, 1].value == 27.0
    assert found.codes() == []


def test_a_star_explained_as_provisional_keeps_its_number() -> None:
    found = read("Year|Stops\n2020|27*\n2022|30", notes=("* provisional",))
    assert (found.at[1, 1].value, found.at[1, 1].flags) == (27.0, (Flag.PROVISIONAL,))
    assert found.at[1, 1].text == "27*"
    assert found.codes() == []


def test_a_provisional_star_does_not_explain_an_empty_place() -> None:
    found = read(STOPS, notes=("* provisional",))
    assert found.at[2, 1].qualifier is Qualifier.SUPPRESSED
    assert found.codes() == ["mark_unexplained"]


def test_the_letter_may_explain_a_star() -> None:
    context = TableContext(text="Please note:\n* denotes a number below five, withheld.")
    assert read(STOPS, context=context).codes() == []


DASHES = "Ward|2019|2020\nNorth|5|-\nSouth|-|4"


def test_a_dash_is_none_where_a_note_says_so() -> None:
    found = read(DASHES, notes=("- denotes zero",))
    assert (found.at[1, 2].value, found.at[1, 2].qualifier) == (0.0, Qualifier.NIL)
    assert found.codes() == []


def test_a_dash_is_none_where_totals_add_up_with_zero() -> None:
    found = read(DASHES + "\nTotal|5|4")
    assert (found.at[1, 2].value, found.at[1, 2].qualifier) == (0.0, Qualifier.NIL)
    assert found.reading.quality is Quality.CLEAN


def test_a_dash_is_not_none_where_a_total_does_not_add_up() -> None:
    found = read(DASHES + "\nTotal|5|9")
    assert (found.at[1, 2].value, found.at[1, 2].qualifier) == (None, Qualifier.TEXT)
    assert "mark_unexplained" in found.codes()


def test_an_unexplained_dash_is_null_with_an_issue() -> None:
    found = read(DASHES)
    assert (found.at[1, 2].value, found.at[1, 2].qualifier) == (None, Qualifier.TEXT)
    assert found.codes() == ["mark_unexplained"]
    assert found.reading.quality is Quality.CHECK


def test_a_dash_for_not_available() -> None:
    found = read(DASHES + "\nTotal|5|4", notes=("A dash means that data is not available",))
    assert (found.at[1, 2].value, found.at[1, 2].qualifier) == (None, Qualifier.NOT_HELD)


def test_brackets_are_text_unless_a_note_says_negative() -> None:
    text = "Ward|Change\nNorth|5\nSouth|(12)\nEast|7\nWest|3\nFen|2\nMoor|9"
    assert read(text).at[2, 1].qualifier is Qualifier.TEXT
    noted = read(text, notes=("Figures in brackets denote a decrease.",))
    assert noted.at[2, 1].value == -12.0


def test_notes_on_all_figures() -> None:
    text = "Ward|2023|2024\nNorth|5|*\nSouth|6|7"
    found = read(text, notes=("* below five is suppressed", "All data is provisional."))
    assert found.at[2, 2].flags == (Flag.PROVISIONAL,)
    assert found.at[1, 2].flags == ()
    one = read(text, notes=("* below five is suppressed", "Figures for 2024 are provisional."))
    assert (one.at[2, 1].flags, one.at[2, 2].flags) == ((), (Flag.PROVISIONAL,))
    none = read(text, notes=("Figures have not been rounded.",))
    assert none.at[2, 1].flags == ()


def test_a_heading_may_flag_its_figures() -> None:
    found = read("Place|Faces seen (Estimate)|Stops\nMarket|4600|5\nBridge|5300|7")
    assert (found.at[1, 1].flags, found.at[1, 2].flags) == ((Flag.ESTIMATED,), ())


def test_a_footnote_number_stays_in_its_heading() -> None:
    found = read("Place|True Alerts1|Stops\nMarket|46|5")
    assert found.columns()[0] == ("True Alerts1",)
