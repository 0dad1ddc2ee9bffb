"""Layouts that forces use, made up: where each table is, its header and its stub."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl
import pytest

from parsers.files import read_document
from parsers.tables import read_table
from parsers.types import ReadVerdict


@dataclass(frozen=True)
class Layout:
    """Rows of one sheet; each table as range, header rows and stub columns."""

    rows: list[list[Any]]
    tables: list[tuple[str, int, int]]
    merges: tuple[str, ...] = ()
    formats: dict[str, str] = field(default_factory=dict)


LAYOUTS: dict[str, Layout] = {
    "cover-ish metadata": Layout(
        [
            ["Freedom of Information request 12/30"],
            ["Date of request:", date(2030, 1, 2)],
            ["Prepared by:", "Performance team"],
            [],
            ["Q1. How many bicycles were stolen in each area?"],
            ["Area", "Jan", "Feb", "Mar", "Apr"],
            ["North", 1, 2, 3, 4],
            ["South", 5, 6, 7, 8],
            ["Total", 6, 8, 10, 12],
            [],
            ["Source: Crime system"],
            ["Notes: figures are provisional."],
        ],
        [("A6:E9", 1, 1)],
    ),
    "years over months": Layout(
        [
            ["Area", "2029", None, None, None, "2030", None, None, None],
            [None, "Jan", "Feb", "Mar", "Apr", "Jan", "Feb", "Mar", "Apr"],
            ["North", 1, 2, 3, 4, 1, 2, 3, 4],
            ["South", 5, 6, 7, 8, 1, 2, 3, 4],
        ],
        [("A1:I4", 2, 1)],
    ),
    "years over months merged": Layout(
        [
            ["Area", "2029", None, None, None, "2030", None, None, None],
            [None, "Jan", "Feb", "Mar", "Apr", "Jan", "Feb", "Mar", "Apr"],
            ["North", 1, 2, 3, 4, 1, 2, 3, 4],
            ["South", 5, 6, 7, 8, 1, 2, 3, 4],
        ],
        [("A1:I4", 2, 1)],
        merges=(
            "A1:A2",
            "B1:E1",
            "F1:I1",
        ),
    ),
    "codes over labels": Layout(
        [
            ["Code", "HM00", "HM01", "HM02"],
            ["Description", "Homeless", "Rough sleeper", "Squatting"],
            [date(2030, 1, 1), 3, 4, 5],
            [date(2030, 2, 1), 3, 4, 5],
        ],
        [("A1:D4", 2, 1)],
        formats={"A3": "mmm-yy", "A4": "mmm-yy"},
    ),
    "long": Layout(
        [
            ["Month", "Code", "Count"],
            ["Jan", "AA", 0],
            ["Jan", "BB", 1],
            ["Jan", "CC", 2],
            ["Feb", "AA", 3],
            ["Feb", "BB", 4],
            ["Feb", "CC", 5],
            ["Mar", "AA", 6],
            ["Mar", "BB", 7],
            ["Mar", "CC", 8],
            ["Apr", "AA", 9],
            ["Apr", "BB", 10],
            ["Apr", "CC", 11],
        ],
        [("A1:C13", 1, 2)],
    ),
    "long with total": Layout(
        [
            ["Year", "Offence", "Number"],
            [2028, "Arson", 5],
            [2028, "Theft", 5],
            [2029, "Arson", 5],
            [2029, "Theft", 5],
            [2030, "Arson", 5],
            [2030, "Theft", 5],
            ["Total", None, 30],
        ],
        [("A1:C8", 1, 2)],
    ),
    "two side by side": Layout(
        [
            ["Table A", None, None, None, "Table B"],
            ["Area", "2029", "2030", None, "Offence", "2029", "2030"],
            ["North", 1, 2, None, "Arson", 3, 4],
            ["South", 5, 6, None, "Theft", 7, 8],
            ["East", 5, 6, None, "Fraud", 7, 8],
        ],
        [("A2:C5", 1, 1), ("E2:G5", 1, 1)],
    ),
    "stacked touching": Layout(
        [
            ["2029", None, None],
            ["Area", "Q1", "Q2"],
            ["North", 1, 2],
            ["South", 3, 4],
            ["Total", 4, 6],
            ["2030", None, None],
            ["Area", "Q1", "Q2"],
            ["North", 1, 2],
            ["South", 3, 4],
            ["Total", 4, 6],
        ],
        [("A2:C5", 1, 1), ("A7:C10", 1, 1)],
    ),
    "stacked blank": Layout(
        [
            ["Table 1: by area"],
            ["Area", "Q1", "Q2"],
            ["North", 1, 2],
            ["South", 3, 4],
            [],
            ["Table 2: by offence"],
            ["Offence", "Q1", "Q2"],
            ["Arson", 1, 2],
            ["Theft", 3, 4],
        ],
        [("A2:C4", 1, 1), ("A7:C9", 1, 1)],
    ),
    "indented title col B": Layout(
        [
            [],
            [None, "Stop and search by ethnicity"],
            [],
            [None, "Ethnicity", "2029", "2030"],
            [None, "White", 100, 110],
            [None, "Black", 20, 21],
            [None, "Not stated", 3, 4],
            [None, "Total", 123, 135],
        ],
        [("B4:D8", 1, 1)],
    ),
    "single column counts": Layout(
        [
            ["Offence", "Number of offences"],
            ["Arson", 3],
            ["Theft", 400],
            ["Fraud", 12],
            ["Total", 415],
        ],
        [("A1:B5", 1, 1)],
    ),
    "question answer list": Layout(
        [
            ["Question", "Answer"],
            ["How many officers were dismissed in 2030?", "Four officers were dismissed."],
            ["How many resigned?", "Information not held"],
            ["What is the policy?", "See the website"],
        ],
        [("A1:B4", 1, 1)],
    ),
    "one row": Layout(
        [
            ["2027", "2028", "2029", "2030"],
            [12, 15, 11, 9],
        ],
        [("A1:D2", 1, 0)],
    ),
    "suppressed": Layout(
        [
            ["Area", "2029", "2030"],
            ["North", "<5", 12],
            ["South", "*", 13],
            ["East", "Fewer than 5", 25],
            ["Total", 30, 50],
        ],
        [("A1:C5", 1, 1)],
    ),
    "percent & money": Layout(
        [
            ["Item", "Number", "Share", "Cost"],
            ["A", 10, 0.25, 1200.5],
            ["B", 30, 0.75, 999],
            ["Total", 40, 1, 2199.5],
        ],
        [("A1:D4", 1, 1)],
        formats={"C2": "0%", "C3": "0%", "C4": "0%", "D2": "£#,##0.00"},
    ),
    "grouped stub": Layout(
        [
            ["Outcome", "Offence", "2029", "2030"],
            ["Charged", "Arson", 1, 2],
            [None, "Theft", 3, 4],
            ["Charged Total", None, 4, 6],
            ["No suspect", "Arson", 1, 1],
            [None, "Theft", 2, 2],
            ["No suspect Total", None, 3, 3],
            ["Grand Total", None, 7, 9],
        ],
        [("A1:D8", 1, 2)],
    ),
    "blank separated sections": Layout(
        [
            ["Area", "2029", "2030"],
            ["North", 1, 2],
            ["South", 3, 4],
            [],
            ["East", 5, 6],
            ["West", 7, 8],
            [],
            ["Total", 16, 20],
        ],
        [("A1:C8", 1, 1)],
    ),
    "text note between": Layout(
        [
            ["Q1"],
            ["Area", "2029"],
            ["North", 1],
            ["South", 2],
            ["Note that these are crimes recorded and not outcomes, drawn from a live system."],
            ["Q2"],
            ["Area", "2030"],
            ["North", 3],
            ["South", 4],
        ],
        [("A2:B4", 1, 1), ("A7:B9", 1, 1)],
    ),
    "units row": Layout(
        [
            ["Area", "Cost", "Hours"],
            [None, "£", "h"],
            ["North", 100, 5],
            ["South", 200, 6],
        ],
        [("A1:C4", 2, 1)],
    ),
    "date rows": Layout(
        [
            ["Date", "Calls", "Arrests"],
            [date(2030, 1, 1), 5, 1],
            [date(2030, 1, 2), 6, 0],
            [date(2030, 1, 3), 7, 2],
        ],
        [("A1:C4", 1, 1)],
    ),
    "years in rows": Layout(
        [
            ["Year", "Recorded", "Charged"],
            [2028, 50, 5],
            [2029, 60, 6],
            [2030, 70, 7],
        ],
        [("A1:C4", 1, 1)],
    ),
    "title merged + subtitle": Layout(
        [
            ["Knife crime", None, None],
            ["1 April 2029 to 31 March 2030", None, None],
            ["District", "Offences", "Charges"],
            ["North", 50, 5],
            ["South", 60, 6],
        ],
        [("A3:C5", 1, 1)],
        merges=(
            "A1:C1",
            "A2:C2",
        ),
    ),
    "pivot caption": Layout(
        [
            ["Count of URN", "Column Labels"],
            ["Row Labels", "2029", "2030", "Grand Total"],
            ["Arson", 1, 2, 3],
            ["Theft", 3, 4, 7],
            ["Grand Total", 4, 6, 10],
        ],
        [("A2:D5", 1, 1)],
    ),
    "header wrapped 2 rows": Layout(
        [
            ["Force", "Number of", "Number of"],
            [None, "officers", "staff"],
            ["North", 50, 5],
            ["South", 60, 6],
        ],
        [("A1:C4", 2, 1)],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_tables_are_found_as_they_are_laid_out(name: str) -> None:
    layout = LAYOUTS[name]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in layout.rows:
        sheet.append(row)
    for block in layout.merges:
        sheet.merge_cells(block)
    for place, code in layout.formats.items():
        sheet[place].number_format = code
    buffer = io.BytesIO()
    book.save(buffer)
    document = read_document(buffer.getvalue(), name="layout.xlsx")
    assert document.verdict is ReadVerdict.PARSED
    assert document.reasons == ()
    readings = [(table.cell_range, read_table(table)) for table in document.tables]
    found = [(place, own.header_rows, own.stub_columns) for place, own in readings]
    assert found == layout.tables
