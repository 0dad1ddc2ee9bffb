"""Stores beside the sheets of an .xlsx: each is found, one that says nothing new is not."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from tests.documents.made_books import BASE
from tests.gate.finding import SECRET, codes

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PARTS: dict[str, tuple[str, str, str | bytes]] = {
    "thread": (
        "THREADED_COMMENT",
        "xl/threadedComments/threadedComment1.xml",
        (
            f'<ThreadedComments xmlns="x"><threadedComment ref="A1"><text>{SECRET}</text>'
            "</threadedComment></ThreadedComments>"
        ),
    ),
    "comments under another name": (
        "CELL_COMMENT",
        "xl/other/part7.xml",
        (
            f'<comments xmlns="{SPACE}"><commentList><comment ref="A1"><text><t>{SECRET}</t></text>'
            "</comment></commentList></comments>"
        ),
    ),
    "pivot cache": (
        "PIVOT_CACHE",
        "xl/pivotCache/pivotCacheRecords1.xml",
        (
            f'<pivotCacheRecords xmlns="{SPACE}"><r><s v="{SECRET}"/><n v="1"/></r>'
            f"</pivotCacheRecords>"
        ),
    ),
    "numbers of a pivot cache": (
        "PIVOT_CACHE",
        "xl/pivotCache/pivotCacheRecords1.xml",
        f'<pivotCacheRecords xmlns="{SPACE}"><r><n v="90871"/></r></pivotCacheRecords>',
    ),
    "slicer": (
        "SLICER_CACHE",
        "xl/slicerCaches/slicerCache1.xml",
        (
            f'<slicerCacheDefinition xmlns="x"><i n="[Staff].&amp;[{SECRET}]"/>'
            f"</slicerCacheDefinition>"
        ),
    ),
    "model": ("DATA_MODEL", "xl/model/item.data", b"\x07" * 64),
    "external link": (
        "EXTERNAL_LINK_CACHE",
        "xl/externalLinks/externalLink1.xml",
        (
            f'<externalLink xmlns="{SPACE}"><externalBook><sheetDataSet><sheetData sheetId="0">'
            f'<row r="1"><cell r="A1" t="str"><v>{SECRET}</v></cell></row>'
            f"</sheetData></sheetDataSet>"
            "</externalBook></externalLink>"
        ),
    ),
    "connection": (
        "CONNECTION",
        "xl/connections.xml",
        (
            f'<connections xmlns="{SPACE}"><connection id="1"><dbPr connection="DSN=hr"'
            f' command="{SECRET}"/></connection></connections>'
        ),
    ),
    "query": (
        "QUERY_TABLE",
        "xl/queryTables/queryTable1.xml",
        f'<queryTable xmlns="{SPACE}"><queryTableField name="{SECRET}"/></queryTable>',
    ),
    "custom XML": ("CUSTOM_XML", "customXml/item1.xml", f"<people><name>{SECRET}</name></people>"),
    "mash-up": ("CUSTOM_XML", "customXml/item2.xml", "<DataMashup>AAAA</DataMashup>"),
    "chart": (
        "CHART_CACHE",
        "xl/charts/chart1.xml",
        (
            f'<c:chartSpace xmlns:c="{DRAWING}/chart"><c:ser><c:strCache><c:pt idx="0">'
            f"<c:v>{SECRET}</c:v></c:pt></c:strCache></c:ser></c:chartSpace>"
        ),
    ),
    "embedded file": ("EMBEDDED_OBJECT", "xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0xx"),
    "embedded file elsewhere": ("EMBEDDED_OBJECT", "xl/media/image9.png", b"PK\x03\x04rest"),
    "control": ("FORM_CONTROL", "xl/activeX/activeX1.bin", b"\x01\x02\x03"),
    "list of a control": (
        "FORM_CONTROL",
        "xl/ctrlProps/ctrlProp1.xml",
        f'<formControlPr xmlns="x"><itemLst><item val="{SECRET}"/></itemLst></formControlPr>',
    ),
    "hidden shape": (
        "HIDDEN_SHAPE",
        "xl/drawings/drawing1.xml",
        (
            f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main"><xdr:sp>'
            f'<xdr:nvSpPr><xdr:cNvPr id="2" name="Box" hidden="1"/></xdr:nvSpPr>'
            f"<xdr:txBody><a:p><a:r>"
            f"<a:t>{SECRET}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
        ),
    ),
    "white shape": (
        "HIDDEN_SHAPE",
        "xl/drawings/drawing1.xml",
        (
            f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main"><xdr:sp>'
            '<xdr:txBody><a:p><a:r><a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/>'
            "</a:solidFill></a:rPr>"
            f"<a:t>{SECRET}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
        ),
    ),
    "revisions": ("REVISION_LOG", "xl/revisions/revisionLog1.xml", f'<revisions xmlns="{SPACE}"/>'),
    "spare sheet": (
        "UNKNOWN_PART",
        "xl/worksheets/sheet77.xml",
        (
            f'<worksheet xmlns="{SPACE}"><sheetData><row r="1">'
            f'<c r="A1" t="inlineStr"><is><t>{SECRET}'
            "</t></is></c></row></sheetData></worksheet>"
        ),
    ),
    "file of another kind": ("UNKNOWN_PART", "xl/notes.txt", SECRET),
    "rich values": (
        "RICH_DATA",
        "xl/richData/rdrichvalue.xml",
        f'<rvData xmlns="x"><rv s="0"><v>{SECRET}</v></rv></rvData>',
    ),
    "sheet property": ("CUSTOM_PROPERTY", "xl/customProperty1.bin", SECRET.encode("utf-16-le")),
    "table without header": (
        "HIDDEN_LABEL",
        "xl/tables/table1.xml",
        (
            f'<table xmlns="{SPACE}" ref="A2:B4" headerRowCount="0"><tableColumns count="1">'
            f'<tableColumn id="1" name="{SECRET}"/></tableColumns></table>'
        ),
    ),
}


def _plain() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in BASE:
        book.active.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _with_part(body: bytes, name: str, data: str | bytes) -> bytes:
    buffer = io.BytesIO(body)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("way", PARTS)
def test_each_store_is_found(way: str) -> None:
    code, name, data = PARTS[way]
    body = _plain()
    assert code in codes(_with_part(body, name, data), "figures.xlsx")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "customXml/item1.xml",
            "<p:properties xmlns:p='urn:x'><documentManagement/></p:properties>",
        ),
        ("xl/printerSettings/printerSettings1.bin", b"\x01\x02printer"),
        ("xl/media/image1.png", b"\x89PNG\r\n\x1a\n"),
        ("customXml/item3.xml", '<b:Sources xmlns:b="urn:b" StyleName="ISO 690 - First Element"/>'),
        (
            "xl/pivotCache/pivotCacheRecords1.xml",
            (
                f'<pivotCacheRecords xmlns="{SPACE}"><r><s v="North"/><n v="31"/></r>'
                f"</pivotCacheRecords>"
            ),
        ),
        (
            "xl/externalLinks/externalLink1.xml",
            (
                f'<externalLink xmlns="{SPACE}"><externalBook><sheetNames><sheetName val="hr"/>'
                "</sheetNames></externalBook></externalLink>"
            ),
        ),
        (
            "xl/drawings/drawing1.xml",
            (
                f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing"><xdr:pic><xdr:nvPicPr>'
                f'<xdr:cNvPr id="2" name="Logo" descr="Crest of the force"/>'
                f"</xdr:nvPicPr></xdr:pic></xdr:wsDr>"
            ),
        ),
    ],
)
def test_stores_that_say_nothing_new_are_no_finding(name: str, data: str | bytes) -> None:
    assert codes(_with_part(_plain(), name, data), "figures.xlsx") == set()
