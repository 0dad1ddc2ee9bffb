"""Plain-text letters: paragraphs, list items, tables kept by tabs or by spaces."""

from __future__ import annotations

from typing import Any

from parsers.files import read_document
from parsers.types import BlockKind, Document


def _read(text: str) -> Document:
    return read_document(text.encode(), name="letter.txt")


TABBED = """Our Ref: FOI2031/00012

Dear Requester

Please see the tables below.

Recorded thefts of bicycles - 01.04.2029 - 31.03.2030\t\t\t
AREA/TYPE\t2029\t2030\tTotal
NORTH\t3\t4\t7
Locked\t1\t\t1
Unlocked\t2\t4\t6
Grand Total\t3\t4\t7

Source: Harbour

* Figures of less than 5 are shown as printed
"""


def test_tabbed_table_with_title_row_and_source(made: Any) -> None:
    document = _read(TABBED)
    (table,) = document.tables
    assert made.texts(table.grid) == [
        ["AREA/TYPE", "2029", "2030", "Total"],
        ["NORTH", "3", "4", "7"],
        ["Locked", "1", None, "1"],
        ["Unlocked", "2", "4", "6"],
        ["Grand Total", "3", "4", "7"],
    ]
    assert table.caption == "Recorded thefts of bicycles - 01.04.2029 - 31.03.2030"
    assert table.source == "Harbour"
    assert table.notes == ("* Figures of less than 5 are shown as printed",)
    assert table.page == 1
    assert document.pages == 1
    assert "Recorded thefts of bicycles - 01.04.2029 - 31.03.2030" in [
        block.text for block in document.blocks
    ]


def test_label_lines_of_a_letterhead_are_not_a_table() -> None:
    document = _read("Telephone:\t0100 000000\nEmail:\tinfo@example.police.uk\n\nDear Requester\n")
    assert document.tables == ()
    assert document.blocks[0].text.startswith("Telephone:")


def test_tabs_repeated_to_line_columns_up_count_once(made: Any) -> None:
    document = _read("Area\t\t\t2029\nNorth Riding\t\t12\nSouth\t\t\t7\n")
    (table,) = document.tables
    assert made.texts(table.grid) == [["Area", "2029"], ["North Riding", "12"], ["South", "7"]]


def test_columns_lined_up_by_spaces_keep_blanks_in_place(made: Any) -> None:
    text = (
        "Offence            2029     2030    2031\n"
        "Arson                 4                1\n"
        "Burglary business    12       10       9\n"
        "Theft                         <5   1,204\n"
    )
    (table,) = _read(text).tables
    assert made.texts(table.grid) == [
        ["Offence", "2029", "2030", "2031"],
        ["Arson", "4", None, "1"],
        ["Burglary business", "12", "10", "9"],
        ["Theft", None, "<5", "1,204"],
    ]


def test_paragraphs_run_on_and_items_stand_alone() -> None:
    text = (
        "I write in connection with your request for information about the theft of bicycles\n"
        "in the county, received last week, and can now answer it as set out here:\n"
        "1. How many bicycles\n"
        "2. Where they were\n"
        "\n"
        "Information Rights\n"
        "1 Invented Road\n"
    )
    blocks = _read(text).blocks
    assert [block.kind for block in blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
    ]
    assert "bicycles in the county" in blocks[0].text
    assert blocks[3].text == "Information Rights\n1 Invented Road"


def test_windows_1252_is_read() -> None:
    document = read_document("Value of goods: £1,200 – “agreed”".encode("cp1252"), name="a.txt")
    assert document.blocks[0].text == "Value of goods: £1,200 – “agreed”"


def test_utf16_with_its_mark_is_read() -> None:
    document = read_document("Area\t2029\nNorth\t3\nSouth\t5\n".encode("utf-16"), name="a.txt")
    assert len(document.tables) == 1
