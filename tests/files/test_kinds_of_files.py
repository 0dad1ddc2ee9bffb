"""Files that are not what their name says, or are broken in one place, and are read."""

from __future__ import annotations

import binascii
import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.files import read_document
from parsers.types import Document, ReadVerdict

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
TABLE = "<table><tr><td>Area</td><td>2021</td></tr><tr><td>Ashmere</td><td>30</td></tr></table>"


def _texts(document: Document) -> list[list[list[str | None]]]:
    return [
        [[cell.text if cell else None for cell in row] for row in table.grid]
        for table in document.tables
    ]


def _codes(document: Document) -> list[str]:
    return [reason.code for reason in document.reasons]


# ----------------------------------------------------------------- XML of Excel 2003


def _xml(rows: str, *, sheet: str = "", before: str = "", columns: str = "") -> bytes:
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{before}'
        f'<Worksheet ss:Name="Crime"><Table>{columns}{rows}</Table>{sheet}</Worksheet></Workbook>'
    ).encode()


def _row(*cells: str, more: str = "", style: str = "") -> str:
    made = "".join(
        f"<Cell{style if text.isdigit() else ''}><Data ss:Type="
        f'"{"Number" if text.isdigit() else "String"}">{text}</Data></Cell>'
        for text in cells
    )
    return f"<Row{more}>{made}</Row>"


ROWS = _row("Offence", "A", "B") + _row("Robbery", "12", "7") + _row("Arson", "3", "5")


def test_xml_of_excel_2003_is_a_workbook() -> None:
    document = read_document(_xml(ROWS), name="crime.xls")
    assert (document.verdict, _codes(document), document.issues) == (ReadVerdict.PARSED, [], ())
    assert _texts(document) == [
        [["Offence", "A", "B"], ["Robbery", "12", "7"], ["Arson", "3", "5"]]
    ]
    assert document.tables[0].sheet == "Crime"
    assert document.tables[0].cell_range == "A1:C3"


def test_cells_of_the_xml_stand_where_their_index_says() -> None:
    rows = _row("Offence", "A", "B") + (
        '<Row ss:Index="3"><Cell><Data ss:Type="String">Robbery</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="Number">7</Data></Cell></Row>'
    )
    rows += _row("Arson", "3", "5")
    assert _texts(read_document(_xml(rows), name="crime.xls"))[0][-2:] == [
        ["Robbery", None, "7"],
        ["Arson", "3", "5"],
    ]


def test_formats_of_the_xml_are_shown() -> None:
    styles = '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="#,##0.0"/></Style></Styles>'
    rows = _row("Offence", "A") + _row("Robbery", "1200", style=' ss:StyleID="s1"')
    rows += _row("Arson", "3", style=' ss:StyleID="s1"')
    found = _texts(read_document(_xml(rows, before=styles), name="crime.xls"))
    assert found[0][1:] == [["Robbery", "1,200.0"], ["Arson", "3.0"]]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (_xml(ROWS + _row("Secret", "9", "9", more=' ss:Hidden="1"')), "XLS_HIDDEN_ROW"),
        (_xml(ROWS, columns='<Column ss:Index="2" ss:Hidden="1"/>'), "XLS_HIDDEN_COL"),
        (
            _xml(ROWS, sheet="<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible>"
                 "</x:WorksheetOptions>"),
            "XLS_HIDDEN_SHEET",
        ),
        (
            _xml(ROWS.replace("</Data></Cell></Row>", "</Data><Comment><ss:Data>Thistlewood "
                              "4821</ss:Data></Comment></Cell></Row>", 1)),
            "XLS_CELL_COMMENT",
        ),
        (_xml(ROWS, sheet="<x:PivotTable/>"), "XLS_PIVOT_CACHE"),
    ],
)  # fmt: skip
def test_what_the_xml_hides_keeps_it_back(body: bytes, code: str) -> None:
    document = read_document(body, name="crime.xls")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert code in _codes(document)


@pytest.mark.parametrize(
    "body", [_xml(ROWS)[:-40], _xml(ROWS).replace(b"<Workbook", b"<!DOCTYPE a><Workbook")]
)
def test_broken_xml_is_refused(body: bytes) -> None:
    assert read_document(body, name="crime.xls").verdict is not ReadVerdict.PARSED


# ----------------------------------------------------------------- web pages named .xls


def test_a_page_with_a_table_of_numbers_is_a_sheet() -> None:
    document = read_document(f"<html><body>{TABLE * 2}</body></html>".encode(), name="areas.xls")
    assert document.verdict is ReadVerdict.PARSED
    assert len(document.tables) == 2
    assert [issue.code for issue in document.issues] == ["wrong_type"]


@pytest.mark.parametrize(
    "body", ["<p>Error 404: not found</p>", "<table><tr><td>Error</td><td>404</td></tr></table>"]
)
def test_a_page_without_one_is_an_error_page(body: str) -> None:
    document = read_document(f"<html><body>{body}</body></html>".encode(), name="areas.xls")
    assert (document.verdict, _codes(document)) == (ReadVerdict.FAILED, ["WRONG_TYPE"])


def test_a_page_instead_of_a_letter_is_an_error_page() -> None:
    document = read_document(f"<html><body>{TABLE * 2}</body></html>".encode(), name="letter.pdf")
    assert _codes(document) == ["WRONG_TYPE"]


def test_what_a_page_under_another_name_hides_keeps_it_back() -> None:
    hidden = '<tr style="display:none"><td>Thistlewood</td><td>4821</td></tr></table>'
    body = f"<html><body>{(TABLE * 2).replace('</table>', hidden)}</body></html>".encode()
    assert read_document(body, name="areas.xls").verdict is ReadVerdict.QUARANTINED


# ----------------------------------------------------------------- one bad quote


def _csv(*lines: str) -> Document:
    return read_document("\n".join(lines).encode(), name="areas.csv")


def test_an_unclosed_quote_costs_its_own_line() -> None:
    document = _csv("Area,A,B", "Ashmere,1,2", '"Brackwell,3,4', "Dunmoor,5,6", "Elverton,7,8")
    assert _texts(document)[0][2:] == [
        ["Brackwell", "3", "4"],
        ["Dunmoor", "5", "6"],
        ["Elverton", "7", "8"],
    ]
    assert "line 3" in document.issues[0].message


def test_a_line_whose_columns_moved_is_lost_and_told() -> None:
    document = _csv(
        "Area,A,B", "Ashmere,1,2", '"Brackwell, east,3,4', "Dunmoor,5,6", "Elverton,7,8"
    )
    assert [row[0] for row in _texts(document)[0]] == ["Area", "Ashmere", "Dunmoor", "Elverton"]
    assert "never closed on line 3: not read" in document.issues[0].message


def test_lines_within_quotes_are_one_cell() -> None:
    document = _csv("Area,A", '"Ashmere\nand Brackwell",1', "Dunmoor,5", "Elverton,7")
    assert _texts(document)[0][1] == ["Ashmere and Brackwell", "1"]
    assert document.issues == ()


# ----------------------------------------------------------------- below the words of a message

DATA = b"Area,2021,2022\nAshmere,30,34\nBrackwell,23,77\n"


def _mail(lines: list[bytes], kind: bytes = b"text/plain; charset=us-ascii") -> bytes:
    head = b"From: foi@ashmere.example\r\nTo: a@b.example\r\nMIME-Version: 1.0\r\n"
    return head + b"Content-Type: " + kind + b"\r\n\r\n" + b"\r\n".join(lines) + b"\r\n"


def _encoded(data: bytes) -> list[bytes]:
    return [binascii.b2a_uu(data[at : at + 45]).rstrip(b"\n") for at in range(0, len(data), 45)]


def test_a_file_below_the_words_is_a_member() -> None:
    lines = [
        b"The figures are attached.",
        b"",
        b"begin 644 areas.csv",
        *_encoded(DATA),
        b"`",
        b"end",
    ]
    document = read_document(_mail(lines), name="mail.eml")
    assert [(each.file, len(each.tables)) for each in document.members] == [("areas.csv", 1)]
    assert [block.text for block in document.blocks] == ["The figures are attached."]


def test_words_that_only_begin_so_stay_words() -> None:
    lines = [b"We begin 644 checks.", b"begin 644 checks", b"this is no file", b"end"]
    document = read_document(_mail(lines), name="mail.eml")
    assert document.members == ()
    assert "this is no file" in " ".join(block.text for block in document.blocks)


# ----------------------------------------------------------------- fields of a form


def _form(flags: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for at, (label, value) in enumerate([("Officers trained", "1,204"), ("Times used", "41")]):
        canvas.drawString(60, 700 - 30 * at, label)
        canvas.acroForm.textfield(
            name=f"f{at}", value=value, x=250, y=695 - 30 * at, width=80, height=18,
            fontSize=10, annotationFlags=flags,
        )  # fmt: skip
    canvas.drawString(60, 640, "Kits held")
    canvas.drawString(252, 640, "96")
    canvas.save()
    return buffer.getvalue()


def test_typed_fields_are_read_where_they_are_painted() -> None:
    document = read_document(_form("print"), name="form.pdf")
    assert (document.verdict, _texts(document)) == (
        ReadVerdict.PARSED,
        [[["Officers trained", "1,204"], ["Times used", "41"], ["Kits held", "96"]]],
    )


def test_fields_that_are_not_shown_are_not_read() -> None:
    assert read_document(_form("hidden"), name="form.pdf").verdict is ReadVerdict.QUARANTINED
    told = read_document(_form("hidden"), name="form.pdf", judge=False)
    assert "1,204" not in repr(told)
