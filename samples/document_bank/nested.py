"""Tables inside tables, in text boxes, in charts, and cells that repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from openpyxl.chart import BarChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumVal,
    StrData,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.worksheet.worksheet import Worksheet

from samples.document_bank.grid import AREAS, OFFENCES, RANKS, YEARS, Grid, counts
from samples.document_bank.model import Made, Truth
from samples.document_bank.opendocument import C, Cellish, ods
from samples.document_bank.word import docx_of, ruled
from samples.document_bank.workbook import xlsx

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V = "urn:schemas-microsoft-com:vml"


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _nested()
    yield from _text_boxes()
    yield from _chart_data()
    yield from _repeats()


def _nested() -> Iterator[Made]:
    kind = "nested-tables"
    one = counts("nested-a", AREAS[:3], ("2021", "2022"), corner="Area")
    two = counts("nested-a2", RANKS[:3], ("Men", "Women"), corner="Rank")
    layout = f"<table><tr><td>{_web(one)}</td><td>{_web(two)}</td></tr></table>"
    html = f"<!doctype html><title>Figures</title><h1>Figures</h1>{layout}"
    truth = Truth(one.cells() + two.cells(), tables=2)
    yield Made("nested-layout-a.html", kind, "a", html.encode(), truth)

    three = counts("nested-b", OFFENCES[:3], YEARS[:3])

    def word(document: WordDocument) -> None:
        outer = document.add_table(3, 2, style="Table Grid")
        outer.cell(0, 0).text, outer.cell(0, 1).text = "No.", "Response"
        outer.cell(1, 0).text = "1"
        outer.cell(1, 1).text = "Offences recorded in each year:"
        ruled(outer.cell(1, 1), three.lines())
        outer.cell(2, 0).text = "2"
        outer.cell(2, 1).text = "The force does not record the motive."

    yield Made("nested-answer-b.docx", kind, "b", docx_of(word), Truth(three.cells()))


def _web(grid: Grid) -> str:
    head, *body = grid.lines()
    rows = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row)}</tr>" for row in body)
    return f"<table><tr>{''.join(f'<th>{x}</th>' for x in head)}</tr>{rows}</table>"


def _text_boxes() -> Iterator[Made]:
    kind = "text-box-tables"
    one = counts("box-a", AREAS[:4], ("Bids", "Grants"), corner="Area")
    yield Made("box-drawing-a.docx", kind, "a", _boxed(one, old=False), Truth(one.cells()))
    two = counts("box-b", RANKS, ("2021", "2022"), corner="Rank")
    yield Made("box-both-b.docx", kind, "b", _boxed(two, old=True), Truth(two.cells()))


def _boxed(grid: Grid, *, old: bool) -> bytes:
    """A table in a text box; `old` writes it again for old programs, as Word itself does."""
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{x}</w:t></w:r></w:p></w:tc>" for x in row)
        + "</w:tr>"
        for row in grid.lines()
    )
    inner = f"<w:txbxContent><w:tbl>{rows}</w:tbl><w:p/></w:txbxContent>"
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="4000000" cy="1600000"/><wp:docPr id="1" name="Box"/>'
        f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    if old:
        shape = (
            f'<mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>'
            '<w:pict><v:shape style="width:320pt;height:130pt"><v:textbox>'
            f"{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        )
    spaces = f'xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:wps="{_WPS}" xmlns:wp="{_WP}" '
    spaces += f'xmlns:a="{_A}" xmlns:v="{_V}"'

    def word(document: WordDocument) -> None:
        document.add_paragraph("The figures are in the box.")
        body = document.element.body
        body.insert(1, parse_xml(f"<w:p {spaces}><w:r>{shape}</w:r></w:p>"))

    return docx_of(word)


def _chart_data() -> Iterator[Made]:
    kind = "chart-data"
    months = (("April", 71), ("May", 64), ("June", 83))
    data = _charted({"Burglaries": months})
    truth = Truth([[m, "Burglaries", n] for m, n in months], verdict=None)
    yield Made("chart-one-a.xlsx", kind, "a", data, truth)
    series = {
        "2021": (("Ashmere", 312), ("Brackwell", 240), ("Dunmoor", 118)),
        "2022": (("Ashmere", 287), ("Brackwell", 266), ("Dunmoor", 94)),
    }
    cells = [[area, year, n] for year, points in series.items() for area, n in points]
    yield Made("chart-two-b.xlsx", kind, "b", _charted(series), Truth(cells, verdict=None))


def _charted(series: Mapping[str, tuple[tuple[str, int], ...]]) -> bytes:
    """A sheet with a title and a chart whose numbers stand in the chart alone, all labelled."""
    chart = BarChart()
    chart.title = "Reports"
    for name, points in series.items():
        numbers = [NumVal(idx=n, v=str(count)) for n, (_, count) in enumerate(points)]
        names = [StrVal(idx=n, v=label) for n, (label, _) in enumerate(points)]
        line = Series(
            idx=len(chart.series),
            order=len(chart.series),
            val=NumDataSource(numLit=NumData(ptCount=len(points), pt=numbers)),
            cat=AxDataSource(strLit=StrData(ptCount=len(points), pt=names)),
        )
        line.tx = SeriesLabel(v=name)
        line.dLbls = DataLabelList(
            showVal=True,
            showSerName=False,
            showCatName=False,
            showLegendKey=False,
            showPercent=False,
        )
        chart.series.append(line)

    def draw(sheet: Worksheet) -> None:
        sheet.add_chart(chart, "A3")

    return xlsx({"Chart": [["Reports, shown in the chart"]]}, draw)


def _repeats() -> Iterator[Made]:
    kind = "ods-types"
    rows: list[list[Cellish]] = [["Hour", "Mon", "Tue", "Wed", "Thu", C("", times=1000)]]
    rows.append(["00:00 to 07:59", C("14", "14", times=3), 9])
    rows.append(["08:00 to 15:59", 31, C("27", "27", times=2), 40])
    rows.append(["16:00 to 23:59", 22, 25, C("19", "19", times=2)])
    values = ((14, 14, 14, 9), (31, 27, 27, 40), (22, 25, 19, 19))
    days = ("Mon", "Tue", "Wed", "Thu")
    cells = [
        [str(row[0]), day, n]
        for row, numbers in zip(rows[1:], values, strict=True)
        for day, n in zip(days, numbers, strict=True)
    ]
    yield Made("ods-repeated-a.ods", kind, "a", ods({"Hours": rows}), Truth(cells))

    money = (("Ashmere", 12_450, 0.125), ("Brackwell", 9_806, 0.0975), ("Dunmoor", 20_111, 0.3))
    rows = [["Area", "Cash seized", "Share returned"]]
    cells = []
    for area, pounds, share in money:
        shown = f"{share * 100:.1f}%"
        rows.append(
            [area, C(f"£{pounds:,}", str(pounds), "currency"), C(shown, str(share), "percentage")]
        )
        cells += [[area, "Cash seized", pounds]]
        cells += [[area, "Share returned", [round(share * 100, 1), round(share * 100, 2)]]]
    yield Made("ods-money-b.ods", kind, "b", ods({"Cash": rows}), Truth(cells))
