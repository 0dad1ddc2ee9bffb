"""Persons in lines that are no table: lists, labels, charts, cases, statements. All invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.gate.person_lines import _CASE_HEADING as CASE_HEADING
from parsers.gate.person_lines import _PRIVATE as PRIVATE_LIFE
from parsers.gate.person_lines import CASE_HEADINGS, PRIVATE, CaseHeading, Private
from parsers.gate.person_rows import person_findings
from parsers.types import Block, BlockKind, Cell, Table


def said(lines: Sequence[str]) -> set[str]:
    blocks = [Block(BlockKind.PARAGRAPH, line) for line in lines]
    return {reason.code for reason in person_findings((), blocks)}


def in_a_table(rows: Sequence[Sequence[str]]) -> set[str]:
    grid = tuple(tuple(Cell(text) for text in row) for row in rows)
    return {reason.code for reason in person_findings([Table(0, grid)])}


NAMES = ("Tegan Brockwin", "Ottoline Dunsmere", "Wilmot Farrowby", "Ysolde Quillhurst")

HELD: dict[str, tuple[str, list[str]]] = {
    "a chart of a team": (
        "PERSON_ROWS",
        [line for at in range(4) for line in (NAMES[at], "Handler", f"07700 90012{at}")],
    ),
    "missing persons": (
        "PERSON_ROWS",
        [line for at in range(4) for line in (NAMES[at], f"{14 + at}, last seen at the bus stop")],
    ),
    "one line a person": (
        "PERSON_ROWS",
        [f"• {NAMES[at]} – carer, 07700 90012{at}" for at in range(4)],
    ),
    "labels before each value": (
        "PERSON_ROWS",
        [
            line
            for at in range(3)
            for line in (f"Name: {NAMES[at]}", "Role: carer", f"Mobile: 07700 90012{at}")
        ],
    ),
    "labels within a line": (
        "PERSON_ROWS",
        [
            f"Surname: {NAMES[at].split()[1]} Forename: {NAMES[at].split()[0]} Tel: 07700 90012{at}"
            for at in range(4)
        ],
    ),
    "a custody record": (
        "CASE_DOCUMENT",
        ["CUSTODY RECORD", "Detained person: Tegan Brockwin", "Arrested for theft"],
    ),
    "a statement of somebody": (
        "CASE_DOCUMENT",
        ["Statement of: Tegan Brockwin", "Occupation: nurse"],
    ),
    "labels below each other": (
        "PERSON_ROWS",
        [
            line
            for at in range(3)
            for line in (f"Mrs {NAMES[at]}", f"{at + 2} Larch Row", "Exampleton", "ZZ1 4AB")
        ],
    ),
    "titled cases by day": (
        "PERSON_ROWS",
        [
            "7 Jan: Ms Brockwin says officers broke her door; her GP confirms anxiety.",
            "11 Jan: Mr Dunsmere (born 1961) says he was refused insulin.",
            "2 Feb: Mrs Farrowby for her son, 14, strip searched.",
        ],
    ),
    "a statement": (
        "CASE_DOCUMENT",
        ["WITNESS STATEMENT", "I am Tegan Brockwin and saw the car.", "Signed: T Brockwin"],
    ),
    "somebody singled out": (
        "PERSON_IN_TEXT",
        ["I am Tegan Brockwin, born on the fourteenth of May 1987, and live at 9 Larch Row."],
    ),
}


@pytest.mark.parametrize("way", HELD)
def test_persons_in_lines_are_told(way: str) -> None:
    code, lines = HELD[way]
    assert code in said(lines)


LEFT: dict[str, list[str]] = {
    "stations": [
        line
        for at, town in enumerate(("Northgate", "Southgate", "Westgate"))
        for line in (f"{town} Police Station", "1 High Street", f"ZZ{at} 4AB", "01632 960123")
    ],
    "churches": [
        line
        for at, saint in enumerate(("St Blank", "St Sample", "St Void"))
        for line in (f"{saint}'s Church, {at + 1} Larch Row", f"ZZ{at} 4AB")
    ],
    "storms and calls": ["Storm Arwen 1,204", "Storm Barra 388", "Storm Eunice 1,911"],
    "a chart's counts": ["Larch Valley", "31", "Rowan Common", "44", "Birch Fields", "12"],
    "a letter": [
        *("Ms Tegan Brockwin", "4 Larch Row", "Exampleton", "ZZ1 4AB", "Dear Ms Brockwin"),
        "I write in connection with your request, which was received on 3 May 2024.",
        *("Yours sincerely", "Wilmot Farrowby", "Disclosure Officer", "Headquarters, ZZ2 5BD"),
    ],
    "chief officers": [
        "1. Chief Constable Tegan Brockwin, 07700 900121, opened the hospital.",
        "2. Deputy Chief Constable Wilmot Farrowby, 07700 900122, was injured.",
        "3. Assistant Chief Constable Ysolde Quillhurst, 07700 900123, in hospital.",
    ],
    "holders of an office, below each name": [
        line
        for first in ("Alex Carter", "Sam Bennett", "Joanna Hughes", "Peter Walsh", "Emma Doyle")
        for line in (first, "Assistant Chief Constable")
    ],
    "holders of an office, beside each name": [
        f"{first}, Police and Crime Commissioner"
        for first in ("Alex Carter", "Sam Bennett", "Joanna Hughes", "Peter Walsh", "Emma Doyle")
    ],
    "numbered answers": [
        "1. 41 officers were injured on duty.",
        "2. 12 of them were in hospital.",
        "3. The GP practice in the High Street treats none.",
    ],
    "about statements": ["Witness statements taken in 2023", "Mr Farrowby asked for their number."],
    "a custody record of nobody": ["Custody record", "There were 41 records in 2023."],
    "a statement of account": ["Statement of account", "Paid to the board: 41"],
    "named minutes": [
        "1. Mr Farrowby asked for the minutes.",
        "2. Mrs Brockwin agreed.",
        "3. Ms Dunsmere closed the meeting.",
    ],
}


@pytest.mark.parametrize("way", LEFT)
def test_places_counts_and_letters_are_left(way: str) -> None:
    assert said(LEFT[way]) == set()


def test_a_chart_in_the_cells_of_a_table_holds_it() -> None:
    cells = [f"{name} Handler 07700 90012{at}" for at, name in enumerate(NAMES)]
    assert in_a_table([cells[:2], cells[2:]]) == {"PERSON_ROWS"}


def test_labels_in_the_cells_of_a_table_hold_it() -> None:
    cells = [f"Mr {name} {at + 2} Larch Row Exampleton ZZ1 4AB" for at, name in enumerate(NAMES)]
    assert in_a_table([cells[:2], cells[2:]]) == {"PERSON_ROWS"}
    places = [f"{town} Library {at} Larch Row ZZ1 4AB" for at, town in enumerate(("Nor", "Sou"))]
    assert in_a_table([places, places]) == set()


@pytest.mark.parametrize(
    ("heading", "sort", "held"),
    [("Sort", "12-03-24", True), ("Code", "00-99-17", True), ("Paid", "12-03-24", False)],
)
def test_branch_and_account_in_one_row_are_bank_details(
    heading: str, sort: str, held: bool
) -> None:
    rows = [["Reason", heading, "Account"], *(["Loan", sort, f"3192681{at}"] for at in range(4))]
    assert in_a_table(rows) == ({"PERSON_NUMBERS"} if held else set())


@pytest.mark.parametrize("row", PRIVATE, ids=lambda row: row.what)
def test_a_line_of_somebodys_life(row: Private) -> None:
    assert PRIVATE_LIFE.search(row.told)
    assert not PRIVATE_LIFE.search(row.other)


@pytest.mark.parametrize("row", CASE_HEADINGS, ids=lambda row: row.what)
def test_a_heading_of_a_case(row: CaseHeading) -> None:
    assert CASE_HEADING.fullmatch(row.headed)
    assert not CASE_HEADING.fullmatch(row.other)


def test_the_same_names_with_a_rank_that_is_not_published_are_a_list() -> None:
    names = ("Alex Carter", "Sam Bennett", "Joanna Hughes", "Peter Walsh", "Emma Doyle")
    assert said([line for name in names for line in (name, "Staff officer")]) == {"FEW_NAMES"}
