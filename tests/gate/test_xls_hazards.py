"""Mutations of an .xls: each way of hiding is found."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import pytest

from tests.documents.made_books import BASE, NOTHING, TINY, WHITE, Row, XlsSheet, record, wide, xls
from tests.gate.finding import SECRET, codes


def _book(
    rows: Sequence[Row],
    extra: bytes = b"",
    streams: dict[str, bytes] | None = None,
    **of_sheet: Any,
) -> bytes:
    return xls([XlsSheet("A", rows, **of_sheet)], extra, streams)


def _with_sheet(state: int, dialect: int = 0) -> bytes:
    return xls([XlsSheet("A", BASE), XlsSheet("Raw", [[SECRET]], state, dialect)])


def _name_record(text: str) -> bytes:
    formula = b"\x17" + struct.pack("<BB", len(text), 0) + text.encode()
    head = struct.pack("<HBBHHHBBBB", 0, 0, 4, len(formula), 0, 0, 0, 0, 0, 0)
    return record(0x18, head + b"\x00Kept" + formula)


def _validation_record() -> bytes:
    value = SECRET.encode()
    formula = b"\x17" + struct.pack("<BB", len(value), 0) + value
    messages = (struct.pack("<HB", 1, 0) + b"\x00") * 4
    tail = struct.pack("<HH", len(formula), 0) + formula + struct.pack("<HHH", 0, 0, 0)
    return record(0x1BE, struct.pack("<I", 0x83) + messages + tail)


def _note_records() -> bytes:
    """A cell note: the drawn object, its text, and the cell it belongs to."""
    common = struct.pack("<HHHHH", 0x15, 18, 0x19, 1, 0x4011) + bytes(12)
    drawn = record(0x5D, common + struct.pack("<HH", 0, 0))
    head = struct.pack("<HHHHHHHH", 0x212, 0, 0, 0, 0, len(SECRET), 16, 0) + bytes(2)
    runs = struct.pack("<HHIHHI", 0, 0, 0, len(SECRET), 0, 0)
    words = record(0x1B6, head) + record(0x3C, b"\x00" + SECRET.encode()) + record(0x3C, runs)
    return drawn + words + record(0x1C, struct.pack("<HHHHH", 1, 1, 0, 1, 0) + b"\x00\x00")


def _secret_row() -> list[Any]:
    return [*BASE, [SECRET, 1.0, 2.0]]


def _xls_cell(style: int) -> bytes:
    return xls([XlsSheet("Summary", _secret_row(), styles={(5, 0): style})])


HIDDEN_ROW = record(0x208, struct.pack("<HHHHHHI", 5, 0, 3, 300, 0, 0, 0x120))
LOW_ROW = record(0x208, struct.pack("<HHHHHHI", 5, 0, 3, 10, 0, 0, 0x140))
FILTER_MODE = record(0x9B)
XLS: dict[str, tuple[str, bytes]] = {
    "sheet": ("XLS_HIDDEN_SHEET", _with_sheet(1)),
    "sheet, very": (
        "XLS_VERYHIDDEN_SHEET",
        _with_sheet(2),
    ),
    "macro sheet": (
        "XLS_MACRO_SHEET",
        _with_sheet(0, 1),
    ),
    "row": ("XLS_HIDDEN_ROW", _book(_secret_row(), before=HIDDEN_ROW)),
    "low row": ("XLS_TINY_ROW", _book(_secret_row(), before=LOW_ROW)),
    "filter": (
        "XLS_FILTERED_ROW",
        _book(_secret_row(), before=FILTER_MODE + HIDDEN_ROW),
    ),
    "column": (
        "XLS_HIDDEN_COL",
        xls(
            [XlsSheet("A", BASE, before=record(0x7D, struct.pack("<HHHHHH", 1, 1, 2560, 15, 1, 0)))]
        ),
    ),
    "narrow column": (
        "XLS_NARROW_COL",
        _book(BASE, before=record(0x7D, struct.pack("<HHHHHH", 1, 1, 20, 15, 0, 0))),
    ),
    "white": ("XLS_WHITE_TEXT", _xls_cell(WHITE)),
    "tiny": ("XLS_TINY_FONT", _xls_cell(TINY)),
    "semicolons": ("XLS_FORMAT_SEMICOLONS", _xls_cell(NOTHING)),
    "far": ("XLS_REMOTE_CELL", _book([*BASE, *[[]] * 90, [SECRET]])),
    "name": ("XLS_DEFINED_NAME", _book(BASE, extra=_name_record(SECRET))),
    "list": ("XLS_DATA_VALIDATION_LIST", _book(BASE, after=_validation_record())),
    "cells of a link": (
        "XLS_EXTERNAL_LINK_CACHE",
        xls(
            [XlsSheet("A", BASE)],
            extra=record(0x5A, struct.pack("<BBH", 0, 0, 0) + b"\x02" + wide(SECRET)),
        ),
    ),
    "note": ("XLS_CELL_COMMENT", _book(BASE, after=_note_records())),
    "footer": ("XLS_HEADER_FOOTER", _book(BASE, before=record(0x15, wide(SECRET)))),
    "pivot cache": (
        "XLS_PIVOT_CACHE",
        xls(
            [XlsSheet("A", BASE)],
            streams={"_SX_DB_CUR/0001": record(0xCD, wide(SECRET)) + record(0x0A)},
        ),
    ),
    "embedded file": (
        "XLS_EMBEDDED_OBJECT",
        _book(BASE, streams={"MBD00A1/Package": b"x"}),
    ),
    "macros": ("XLS_MACROS", _book(BASE, streams={"_VBA_PROJECT_CUR/dir": b"x"})),
    "revisions": ("XLS_REVISION_LOG", _book(BASE, streams={"Revision Log": b"x"})),
    "window": (
        "XLS_HIDDEN_WINDOW",
        _book(BASE).replace(
            struct.pack("<HHHHH", 0, 0, 9000, 6000, 0x38),
            struct.pack("<HHHHH", 0, 0, 9000, 6000, 0x39),
        ),
    ),
}


@pytest.mark.parametrize("way", XLS)
def test_each_way_of_an_xls_is_found(way: str) -> None:
    code, body = XLS[way]
    assert code in codes(body, "figures.xls")


def test_a_clean_xls_is_read() -> None:
    assert codes(xls([XlsSheet("Summary", BASE)]), "figures.xls") == set()
