"""Mutations of an .xlsb: each way of hiding is found."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import pytest

from parsers.files import read_document
from tests.documents.made_books import BASE, Row, XlsbSheet, long_text, part_record, xlsb
from tests.gate.finding import SECRET, codes


def _packed(
    rows: Sequence[Row], extra: bytes = b"", parts: dict[str, bytes] | None = None, **of_sheet: Any
) -> bytes:
    return xlsb([XlsbSheet("A", rows, **of_sheet)], extra, parts)


def _with_sheet(state: int) -> bytes:
    return xlsb([XlsbSheet("A", BASE), XlsbSheet("Raw", [[SECRET]], state)])


def _secret_row() -> list[Any]:
    return [*BASE, [SECRET, 1.0, 2.0]]


def _column_record(width: int, flags: int) -> bytes:
    data = part_record(60, struct.pack("<IIIIH", 1, 1, width, 0, flags))
    return part_record(390) + data + part_record(391)


def _xlsb_cell(style: int) -> bytes:
    return xlsb([XlsbSheet("Summary", _secret_row(), styles={(5, 0): style})])


def _xlsb_name() -> bytes:
    formula = b"\x17" + struct.pack("<H", len(SECRET)) + SECRET.encode("utf-16-le")
    data = struct.pack("<IBI", 0, 0, 0xFFFFFFFF) + long_text("Kept")
    return part_record(39, data + struct.pack("<I", len(formula)) + formula)


XLSB: dict[str, tuple[str, bytes]] = {
    "sheet": ("XLSB_HIDDEN_SHEET", _with_sheet(1)),
    "sheet, very": (
        "XLSB_VERYHIDDEN_SHEET",
        _with_sheet(2),
    ),
    "row": ("XLSB_HIDDEN_ROW", _packed(_secret_row(), hidden_rows=[5])),
    "filter": (
        "XLSB_FILTERED_ROW",
        _packed(_secret_row(), hidden_rows=[5], after=part_record(163, bytes(6))),
    ),
    "column": ("XLSB_HIDDEN_COL", _packed(BASE, before=_column_record(2560, 1))),
    "narrow column": (
        "XLSB_NARROW_COL",
        _packed(BASE, before=_column_record(20, 0)),
    ),
    "white": ("XLSB_WHITE_TEXT", _xlsb_cell(1)),
    "tiny": ("XLSB_TINY_FONT", _xlsb_cell(2)),
    "semicolons": ("XLSB_FORMAT_SEMICOLONS", _xlsb_cell(3)),
    "far": ("XLSB_REMOTE_CELL", _packed([*BASE, *[[]] * 90, [SECRET]])),
    "name": ("XLSB_DEFINED_NAME", _packed(BASE, extra=_xlsb_name())),
    "comment": (
        "XLSB_CELL_COMMENT",
        xlsb(
            [XlsbSheet("A", BASE)],
            parts={"xl/comments1.bin": part_record(637, b"\x00" + long_text(SECRET))},
        ),
    ),
    "pivot cache": (
        "XLSB_PIVOT_CACHE",
        xlsb(
            [XlsbSheet("A", BASE)],
            parts={
                "xl/pivotCache/pivotCacheRecords1.bin": part_record(33, struct.pack("<d", 7741))
            },
        ),
    ),
    "link": (
        "XLSB_EXTERNAL_LINK_CACHE",
        xlsb(
            [XlsbSheet("A", BASE)],
            parts={"xl/externalLinks/externalLink1.bin": part_record(381, long_text(SECRET))},
        ),
    ),
    "unknown part": (
        "XLSB_UNKNOWN_PART",
        _packed(BASE, parts={"xl/spare.bin": b"\x07\x08\x09"}),
    ),
    "custom XML": (
        "XLSB_CUSTOM_XML",
        xlsb(
            [XlsbSheet("A", BASE)],
            parts={"customXml/item1.xml": f"<p><n>{SECRET}</n></p>".encode()},
        ),
    ),
}


@pytest.mark.parametrize("way", XLSB)
def test_each_way_of_an_xlsb_is_found(way: str) -> None:
    code, body = XLSB[way]
    assert code in codes(body, "figures.xlsb")


def test_a_clean_xlsb_is_read() -> None:
    body = xlsb([XlsbSheet("Summary", BASE)])
    assert codes(body, "figures.xlsb") == set()
    (table,) = read_document(body, name="figures.xlsb").tables
    assert table.cell_range == "A1:C5"
