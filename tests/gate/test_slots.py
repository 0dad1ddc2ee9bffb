"""Strings kept where no page shows them: persons are noted, what programs write is not."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Literal

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.filters import FilterColumn, Filters

from parsers.documents.contents import Source
from parsers.files import read_document
from parsers.gate.strings.leftovers import zip_leftovers
from parsers.gate.strings.package import package_strings
from parsers.types import ReadVerdict


def _book(change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Ward", "Count"), ("North", 12), ("Sam Sample Way", 9)):
        sheet.append(row)
    if change is not None:
        change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _with_part(name: str, text: str) -> bytes:
    made = io.BytesIO(_book())
    with zipfile.ZipFile(made, "a") as package:
        package.writestr(name, text)
    return made.getvalue()


def _filtered(value: str) -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.auto_filter.ref = "A1:B3"
        sheet.auto_filter.filterColumn.append(FilterColumn(0, filters=Filters(filter=[value])))

    return _book(change)


def _codes(body: bytes) -> list[str]:
    return [reason.code for reason in package_strings(Source(body, "book.xlsx"))]


NOTED = {
    "attribute of a part": _with_part("x/a.xml", '<a memo="Victim Fenna Brockwin, DOB 1/2/1980"/>'),
    "text of a part": _with_part("x/a.xml", "<memo>checked with Mrs Alice Farrowby</memo>"),
    "a field's own name": _with_part("x/a.xml", '<p surname="Brockwin"/>'),
    "joined words": _with_part("x/a.xml", '<b name="_Victim_Alice_Farrowby_01"/>'),
    "phonetic run": _with_part("x/a.xml", "<is><t>North</t><rPh><t>Alice Farrowby</t></rPh></is>"),
}


_DATA = (
    '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:t>Report</a:t><a:t>Mrs Alice Farrowby</a:t></d>"
)


@pytest.mark.parametrize(
    ("drawn", "codes"),
    [
        ("<a:t>Report</a:t>", ["STORED_PERSON"]),
        ("<a:t>Report</a:t><a:t>Mrs Alice Farrowby</a:t>", []),
    ],
)
def test_data_of_a_diagram_that_its_drawing_does_not_show(drawn: str, codes: list[str]) -> None:
    made = io.BytesIO(_with_part("xl/diagrams/data1.xml", _DATA))
    with zipfile.ZipFile(made, "a") as package:
        space = "http://schemas.openxmlformats.org/drawingml/2006/main"
        package.writestr("xl/diagrams/drawing1.xml", f'<d xmlns:a="{space}">{drawn}</d>')
    assert _codes(made.getvalue()) == codes
    assert _codes(_with_part("xl/diagrams/data1.xml", _DATA)) == []


@pytest.mark.parametrize("way", NOTED)
def test_a_person_in_any_part_is_noted(way: str) -> None:
    assert _codes(NOTED[way]) == ["STORED_PERSON"]


def test_a_filter_for_a_value_that_is_gone_is_noted() -> None:
    assert _codes(_filtered("Fenmarchwick")) == ["STORED_VALUE"]
    assert _codes(_filtered("North")) == []


@pytest.mark.parametrize(
    "part",
    ['<f typeface="Gill Sans"/>', "<t>Mrs Alice Farrowby</t>", '<name val="Heading 1 Char"/>'],
)
def test_what_programs_write_and_what_is_shown_is_not(part: str) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    assert _codes(_with_part("x/a.xml", f'<r xmlns="{space}">{part}</r>')) == []
    assert _codes(_book()) == []


def _leftovers(body: bytes) -> list[str]:
    return [reason.code for reason in zip_leftovers(Source(body, "book.xlsx"))]


def test_what_lies_around_an_archive_is_noted() -> None:
    body = _book()
    assert _leftovers(body) == []
    assert _leftovers(body + b"\x00\x00\n") == []
    assert _leftovers(body + b"more") == ["ZIP_LEFTOVER"]
    commented = io.BytesIO(body)
    with zipfile.ZipFile(commented, "a") as package:
        package.comment = b"for Alice"
    assert _leftovers(commented.getvalue()) == ["ZIP_COMMENT"]


def _zip(*entries: tuple[str, bytes]) -> bytes:
    """A zip of empty files, each with an extra field."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, extra in entries:
            info = zipfile.ZipInfo(name)
            info.extra = extra
            package.writestr(info, b"")
    return made.getvalue()


def _unicode_path(name: str) -> bytes:
    said = b"\x01" + bytes(4) + name.encode()
    return struct.pack("<HH", 0x7075, len(said)) + said


def test_another_name_of_a_file_and_a_folder_named_after_somebody_are_noted() -> None:
    assert _leftovers(_zip(("annex.csv", _unicode_path("annex.csv")))) == []
    assert _leftovers(_zip(("annex.csv", _unicode_path("Farrowby.csv")))) == ["ZIP_LEFTOVER"]
    assert _leftovers(_zip(("Annex for FOI 12/", b""))) == []
    assert _leftovers(_zip(("Mrs Alice Farrowby/", b""))) == ["STORED_NAME"]


def test_a_sheet_that_a_program_calls_by_a_case_is_noted() -> None:
    def called(code: str) -> bytes:
        def change(book: openpyxl.Workbook) -> None:
            assert book.active is not None
            book.active.sheet_properties.codeName = code

        return _book(change)

    assert _codes(called("Tabelle1")) == []
    assert _codes(called("Farrowby_case")) == ["STORED_VALUE"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_noted() -> None:
    assert _leftovers(_with_part("xl/workbook.xml", "<a/>")) == ["ZIP_DOUBLE"]


@pytest.mark.parametrize(("state", "held"), [("visible", False), ("hidden", True)])
def test_a_hidden_chart_sheet_holds_the_book(
    state: Literal["visible", "hidden"], held: bool
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        chart = BarChart()
        sheet = book.active
        assert sheet is not None
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
        page = book.create_chartsheet("Chart")
        page.add_chart(chart)
        page.sheet_state = state

    found = read_document(_book(change), name="book.xlsx")
    assert ("HIDDEN_SHEET" in {reason.code for reason in found.reasons}) == held


@pytest.mark.parametrize(("beside", "held"), [(15, False), (16, True)])
def test_a_field_far_beside_the_others_holds_the_file(beside: int, held: bool) -> None:
    far = "," * beside + "Fenna"
    document = read_document(f"Ward,Count\nNorth,12\nSouth,9{far}\n".encode(), name="a.csv")
    assert (document.verdict is ReadVerdict.QUARANTINED) == held


@pytest.mark.parametrize(("spaces", "held"), [(39, False), (40, True)])
def test_blanks_that_push_words_out_of_a_cell(spaces: int, held: bool) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet["A4"] = "North" + " " * spaces + "Fenna"

    found = read_document(_book(change), name="book.xlsx")
    assert ("PUSHED_TEXT" in {reason.code for reason in found.reasons}) == held


@pytest.mark.parametrize(("height", "held"), [(5.0, False), (4.9, True)])
def test_a_row_too_low_for_letters(height: float, held: bool) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.row_dimensions[3].height = height

    found = read_document(_book(change), name="book.xlsx")
    assert ("TINY_ROW" in {reason.code for reason in found.reasons}) == held
