"""Mutations of an .ods: each way of hiding is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documents.made_books import BASE, ods, ods_rows
from tests.gate.finding import SECRET, codes


def _secret_row() -> list[Any]:
    return [*BASE, [SECRET, 1.0, 2.0]]


def _table(rows: str, attributes: str = "", inside: str = "") -> str:
    return f'<table:table table:name="Summary" {attributes}>{inside}{rows}</table:table>'


def _style(name: str, family: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


def _ods_cell(text: str, attributes: str = "", inside: str = "") -> str:
    cell = (
        f'<table:table-cell office:value-type="string" {attributes}>{inside}<text:p>{text}</text:p>'
    )
    return f"<table:table-row>{cell}</table:table-cell></table:table-row>"


CLEAN = ods_rows(BASE)
HIDING = ods_rows(_secret_row(), {5: 'table:visibility="collapse"'})
COLUMNS = '<table:table-column/><table:table-column table:visibility="collapse"/>'
NARROW = '<table:table-column/><table:table-column table:style-name="n"/>'
ODS: dict[str, tuple[str, bytes]] = {
    "table": (
        "ODS_HIDDEN_TABLE",
        ods(
            _table(CLEAN)
            + f'<table:table table:name="Raw" table:style-name="h">{_ods_cell(SECRET)}'
            "</table:table>",
            _style("h", "table", '<style:table-properties table:display="false"/>'),
        ),
    ),
    "row": ("ODS_HIDDEN_ROW", ods(_table(HIDING))),
    "filter": (
        "ODS_FILTERED_ROW",
        ods(_table(ods_rows(_secret_row(), {5: 'table:visibility="filter"'}))),
    ),
    "group": (
        "ODS_HIDDEN_ROW",
        ods(
            _table(
                CLEAN
                + f'<table:table-row-group table:display="false">{_ods_cell(SECRET)}'
                + "</table:table-row-group>"
            )
        ),
    ),
    "low row": (
        "ODS_TINY_ROW",
        ods(
            _table(ods_rows(_secret_row(), {5: 'table:style-name="low"'})),
            _style("low", "table-row", '<style:table-row-properties style:row-height="0.02cm"/>'),
        ),
    ),
    "column": ("ODS_HIDDEN_COL", ods(_table(CLEAN, inside=COLUMNS))),
    "narrow column": (
        "ODS_NARROW_COL",
        ods(
            _table(CLEAN, inside=NARROW),
            _style(
                "n", "table-column", '<style:table-column-properties style:column-width="0.01cm"/>'
            ),
        ),
    ),
    "white": (
        "ODS_WHITE_TEXT",
        ods(
            _table(CLEAN + _ods_cell(SECRET, 'table:style-name="w"')),
            _style("w", "table-cell", '<style:text-properties fo:color="#ffffff"/>'),
        ),
    ),
    "white by its parent": (
        "ODS_WHITE_TEXT",
        ods(
            _table(CLEAN + _ods_cell(SECRET, 'table:style-name="c"')),
            _style("w", "table-cell", '<style:text-properties fo:color="#fefefe"/>')
            + '<style:style style:name="c" style:family="table-cell" style:parent-style-name="w"/>',
        ),
    ),
    "tiny": (
        "ODS_TINY_FONT",
        ods(
            _table(CLEAN + _ods_cell(SECRET, 'table:style-name="t"')),
            _style("t", "table-cell", '<style:text-properties fo:font-size="1pt"/>'),
        ),
    ),
    "format": (
        "ODS_FORMAT_SEMICOLONS",
        ods(
            _table(
                CLEAN + '<table:table-row><table:table-cell office:value-type="float"'
                ' office:value="7741" table:style-name="s"/></table:table-row>'
            ),
            '<number:number-style style:name="N1"/>'
            '<style:style style:name="s" style:family="table-cell" style:data-style-name="N1"/>',
        ),
    ),
    "note": (
        "ODS_ANNOTATION",
        ods(
            _table(
                CLEAN
                + _ods_cell(
                    "see",
                    inside=f"<office:annotation><text:p>{SECRET}</text:p></office:annotation>",
                )
            )
        ),
    ),
    "far": (
        "ODS_REMOTE_CELL",
        ods(
            _table(
                CLEAN + '<table:table-row table:number-rows-repeated="900"/>' + _ods_cell(SECRET)
            )
        ),
    ),
    "list": (
        "ODS_DATA_VALIDATION_LIST",
        ods(
            _table(CLEAN),
            before="<table:content-validations><table:content-validation table:name='v'"
            f" table:condition='cell-content-is-in-list(\"{SECRET}\")'/>"
            "</table:content-validations>",
        ),
    ),
    "name": (
        "ODS_DEFINED_NAME",
        ods(
            _table(CLEAN),
            after="<table:named-expressions><table:named-expression table:name='k'"
            f" table:expression='of:=\"{SECRET}\"'/></table:named-expressions>",
        ),
    ),
    "tracked changes": (
        "ODS_TRACKED_CHANGES",
        ods(
            _table(CLEAN),
            before="<table:tracked-changes><table:cell-content-change><table:previous>"
            f"<table:change-track-table-cell><text:p>{SECRET}</text:p>"
            "</table:change-track-table-cell>"
            "</table:previous></table:cell-content-change></table:tracked-changes>",
        ),
    ),
    "copy of a link": (
        "ODS_EXTERNAL_LINK_CACHE",
        ods(
            _table(CLEAN),
            after=f"<table:dde-links><table:dde-link><table:table>{_ods_cell(SECRET)}</table:table>"
            "</table:dde-link></table:dde-links>",
        ),
    ),
    "version": ("ODS_REVISION_LOG", ods(_table(CLEAN), members={"Versions/Version1": b"x"})),
    "object": (
        "ODS_EMBEDDED_OBJECT",
        ods(_table(CLEAN), members={"Object 1": b"\xd0\xcf\x11\xe0"}),
    ),
    "unknown part": (
        "ODS_UNKNOWN_PART",
        ods(_table(CLEAN), members={"notes.txt": SECRET.encode()}),
    ),
}


@pytest.mark.parametrize("way", ODS)
def test_each_way_of_an_ods_is_found(way: str) -> None:
    code, body = ODS[way]
    assert code in codes(body, "figures.ods")


def test_a_clean_ods_is_read() -> None:
    body = ods(_table(CLEAN), members={"Thumbnails/thumbnail.png": b"\x89PNG"})
    assert codes(body, "figures.ods") == set()
