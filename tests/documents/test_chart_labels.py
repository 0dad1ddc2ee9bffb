"""Charts: what their data labels print is read as a table, and nothing else that they keep."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList

from parsers.documents.sheets.charts import labelled
from parsers.files import read_document
from parsers.types import ReadVerdict, Table
from tests.documents.test_slides import FIRST, deck, slide

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"

ALL = '<c:dLbls><c:showVal val="1"/></c:dLbls>'
LEGEND = '<c:legend><c:legendPos val="r"/></c:legend>'
AXIS = '<c:catAx><c:delete val="0"/></c:catAx>'


def points(*values: object) -> str:
    return "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))


def series(*values: object, name: str = "Calls", labels: str = ALL, code: str = "General") -> str:
    months = points(*("April", "May", "June")[: len(values)])
    return (
        f"<c:ser><c:tx><c:strRef><c:strCache>{points(name)}</c:strCache></c:strRef></c:tx>{labels}"
        f"<c:cat><c:strRef><c:strCache>{months}</c:strCache></c:strRef></c:cat><c:val><c:numRef>"
        f"<c:numCache><c:formatCode>{code}</c:formatCode>{points(*values)}</c:numCache>"
        "</c:numRef></c:val></c:ser>"
    )


def chart(*each: str, beside: str = AXIS, after: str = LEGEND, title: str = "Demand") -> bytes:
    head = (
        f'<c:title><c:tx><c:rich><a:p xmlns:a="{_A}"><a:r><a:t>{title}</a:t></a:r></a:p></c:rich>'
        "</c:tx></c:title>"
    )
    return (
        f'<c:chartSpace xmlns:c="{C}"><c:chart>{head if title else ""}<c:plotArea><c:barChart>'
        f"{''.join(each)}</c:barChart>{beside}</c:plotArea>{after}</c:chart></c:chartSpace>"
    ).encode()


def grid(body: bytes) -> list[list[str | None]] | None:
    found = labelled(etree.fromstring(body))
    if found is None:
        return None
    return [[cell.text if cell else None for cell in row] for row in found.grid]


def test_labels_are_a_table_of_categories_and_series() -> None:
    found = grid(chart(series(71, 64), series(5, 7, name="Visits")))
    assert found == [[None, "Calls", "Visits"], ["April", "71", "5"], ["May", "64", "7"]]


def test_a_lone_series_is_headed_by_the_title() -> None:
    assert grid(chart(series(71, 64), after="")) == [
        [None, "Demand"],
        ["April", "71"],
        ["May", "64"],
    ]


OWN = '<c:dLbls><c:dLbl><c:idx val="1"/>{}</c:dLbl><c:showVal val="1"/></c:dLbls>'

UNSEEN = {
    "no labels": chart(series(71, 64, labels="")),
    "labels that are switched off": chart(
        series(71, 64, labels='<c:dLbls><c:showVal val="0"/></c:dLbls>')
    ),
    "labels that are deleted": chart(
        series(71, 64, labels='<c:dLbls><c:delete val="1"/></c:dLbls>')
    ),
    "one label deleted": chart(series(71, 64, labels=OWN.format('<c:delete val="1"/>'))),
    "one label with words of its own": chart(
        series(71, 64, labels=OWN.format('<c:tx><c:rich/></c:tx><c:showVal val="1"/>'))
    ),
    "labels too small to be seen": chart(
        series(
            71,
            64,
            labels=f'<c:dLbls><c:txPr><a:p xmlns:a="{_A}"><a:pPr><a:defRPr sz="100"/></a:pPr></a:p>'
            '</c:txPr><c:showVal val="1"/></c:dLbls>',
        )
    ),
    "shares only": chart(
        series(71, 64, labels='<c:dLbls><c:showVal val="0"/><c:showPercent val="1"/></c:dLbls>')
    ),
    "an axis that is deleted": chart(
        series(71, 64), beside='<c:catAx><c:delete val="1"/></c:catAx>'
    ),
    "two series and no legend": chart(series(71, 64), series(5, 7, name="Visits"), after=""),
}


@pytest.mark.parametrize("body", UNSEEN.values(), ids=UNSEEN)
def test_what_no_label_prints_is_not_read(body: bytes) -> None:
    assert grid(body) is None


def test_a_series_without_labels_is_left_out_of_the_others() -> None:
    found = labelled(
        etree.fromstring(chart(series(71, 64), series(5, 7, name="Visits", labels="")))
    )
    assert found is not None
    assert [cell.text for cell in found.grid[0] if cell] == ["Calls"]
    assert not {"5", "7", "Visits"} & set(found.words)


def test_a_label_is_read_as_it_is_printed() -> None:
    found = labelled(etree.fromstring(chart(series("71.27", "64.5", code="0.0"))))
    assert found is not None
    assert [row[1].text for row in found.grid[1:] if row[1]] == ["71.3", "64.5"]
    assert "64.5" in found.words
    assert "71.27" not in found.words  # no label prints all its digits


# ---------------------------------------------------------------------- whole files


def book(*, rows: bool = False, hidden: bool = False, labels: bool = True) -> bytes:
    """A workbook whose chart is labelled; ``rows`` prints its numbers in cells, too."""
    made = Workbook()
    sheet: Any = made.active
    data: list[list[Any]] = [["Month", "Calls"], ["April", 71], ["May", 64]]
    for row in data:
        sheet.append(row)
    plot = BarChart()
    plot.title = "Demand"
    plot.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    plot.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=3))
    plot.dataLabels = DataLabelList()
    plot.dataLabels.showVal = True
    sheet.add_chart(plot, "F2")
    if hidden:
        sheet.sheet_state = "hidden"
        made.create_sheet("Front")["A1"] = "Nothing here"
    buffer = io.BytesIO()
    made.save(buffer)
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Demand by month</t></is></c></row>'

    def change(name: str, body: bytes) -> bytes:
        if "charts/chart" in name:
            return chart(series(71, 64, labels=ALL if labels else ""))
        if name == "xl/worksheets/sheet1.xml" and not rows:
            before, _, after = body.partition(b"<sheetData>")
            return before + b"<sheetData>" + cells.encode() + after[after.index(b"</sheetData>") :]
        if name == "xl/sharedStrings.xml" and not rows:
            space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            return b'<sst xmlns="' + space + b'"/>'
        return body

    return rewritten(buffer.getvalue(), change)


def rewritten(body: bytes, change: Any, more: dict[str, bytes] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return buffer.getvalue()


def charts(tables: tuple[Table, ...]) -> list[list[str | None]]:
    found = [table for table in tables if table.method == "chart"]
    return [[cell.text if cell else None for cell in row] for one in found for row in one.grid]


PRINTED = [[None, "Calls"], ["April", "71"], ["May", "64"]]


def test_a_workbook_whose_numbers_stand_in_its_chart() -> None:
    document = read_document(book(), name="demand.xlsx")
    assert document.verdict is ReadVerdict.PARSED, document.reasons
    assert charts(document.tables) == PRINTED


def test_numbers_in_cells_are_not_read_twice() -> None:
    document = read_document(book(rows=True), name="demand.xlsx")
    assert document.verdict is ReadVerdict.PARSED, document.reasons
    assert charts(document.tables) == []
    assert len(document.tables) == 1


def test_a_chart_without_labels_keeps_the_book_back() -> None:
    document = read_document(book(labels=False), name="demand.xlsx")
    assert "CHART_CACHE" in {reason.code for reason in document.reasons}
    assert document.tables == ()


def test_a_chart_on_a_hidden_sheet_is_not_read() -> None:
    held = read_document(book(hidden=True), name="demand.xlsx")
    assert held.verdict is ReadVerdict.QUARANTINED
    assert charts(read_document(book(hidden=True), name="demand.xlsx", judge=False).tables) == []


def letter(*, hidden: bool = False) -> bytes:
    """A Word letter with one chart."""
    document = docx.Document()
    document.add_paragraph("The numbers are in the chart.")
    buffer = io.BytesIO()
    document.save(buffer)
    off = ' hidden="1"' if hidden else ""
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        f'wordprocessingDrawing"><wp:docPr id="1" name="Chart"{off}/><a:graphic xmlns:a="{_A}">'
        f'<a:graphicData uri="{C}"><c:chart xmlns:c="{C}" xmlns:r="{_R}" r:id="rIdC"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    relation = f'<Relationship Id="rIdC" Type="{_R}/chart" Target="charts/chart1.xml"/>'

    def change(name: str, body: bytes) -> bytes:
        if name == "word/document.xml":
            return body.replace(b"<w:sectPr", drawing.encode() + b"<w:sectPr", 1)
        if name == "word/_rels/document.xml.rels":
            return body.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
        return body

    return rewritten(buffer.getvalue(), change, {"word/charts/chart1.xml": chart(series(71, 64))})


def test_a_letter_with_a_chart() -> None:
    assert charts(read_document(letter(), name="a.docx").tables) == PRINTED
    assert charts(read_document(letter(hidden=True), name="a.docx", judge=False).tables) == []


def test_a_slide_with_a_chart() -> None:
    frame = (
        f'<p:graphicFrame><a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="c"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = (
        f'<Relationships xmlns="{space}"><Relationship Id="c" Type="{_R}/chart"'
        ' Target="../charts/chart1.xml"/></Relationships>'
    )
    body = deck(
        [slide(FIRST + frame)],
        {
            "ppt/slides/_rels/slide0.xml.rels": relations,
            "ppt/charts/chart1.xml": chart(series(71, 64)),
        },
    )
    document = read_document(body, name="a.pptx")
    assert charts(document.tables) == PRINTED
    assert document.tables[-1].page == 1
