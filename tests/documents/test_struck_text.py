"""Text that is struck through is withdrawn: no value, in any format, and left out beside what
stands in its place."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from parsers.files import read_document
from parsers.tables import read_table
from tests.documents.made_books import (
    PLAIN,
    STRUCK,
    XlsbSheet,
    XlsSheet,
    ods,
    xls,
    xlsb,
)

ROWS: list[list[str | float | None]] = [
    ["Area", "2020", "2021"],
    ["Ash", 31.0, 12.0],
    ["Elm", 7.0, 9.0],
    ["Oak", 14.0, 16.0],
]


def _xls(struck: bool) -> bytes:
    return xls([XlsSheet("A", ROWS, styles={(2, 1): STRUCK if struck else PLAIN})])


def _xlsb(struck: bool) -> bytes:
    return xlsb([XlsbSheet("A", ROWS, styles={(2, 1): STRUCK - PLAIN if struck else 0})])


def _ods(struck: bool) -> bytes:
    line = 'style:text-line-through-style="solid"' if struck else ""
    styles = (
        '<style:style style:name="old" style:family="table-cell">'
        f"<style:text-properties {line}/></style:style>"
    )
    body = '<table:table table:name="A">'
    for at, row in enumerate(ROWS):
        body += "<table:table-row>"
        for col, value in enumerate(row):
            style = 'table:style-name="old"' if (at, col) == (2, 1) else ""
            kind = "string" if isinstance(value, str) else f'float" office:value="{value:g}'
            text = value if isinstance(value, str) else f"{value:g}"
            body += f'<table:table-cell {style} office:value-type="{kind}"><text:p>{text}</text:p>'
            body += "</table:table-cell>"
        body += "</table:table-row>"
    return ods(body + "</table:table>", styles)


def _docx(struck: bool, line: str = "strike") -> bytes:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for at, row in enumerate(ROWS):
        for col, value in enumerate(row):
            text = value if isinstance(value, str) else f"{value:g}"
            run = table.cell(at, col).paragraphs[0].add_run(text)
            if (at, col) == (2, 1) and struck:
                setattr(run.font, line, True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _html(struck: bool, open_: str = "<s>", close: str = "</s>") -> bytes:
    lines = ""
    for at, row in enumerate(ROWS):
        cells = [value if isinstance(value, str) else f"{value:g}" for value in row]
        if at == 2 and struck:
            cells[1] = f"{open_}{cells[1]}{close}"
        lines += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    return f"<!doctype html><title>Areas</title><table>{lines}</table>".encode()


FORMATS: dict[str, Callable[[bool], bytes]] = {
    "xls": _xls,
    "xlsb": _xlsb,
    "ods": _ods,
    "docx": _docx,
    "html": _html,
}


def _values(body: bytes, ending: str) -> dict[tuple[str, str], float | None]:
    (table,) = read_document(body, name=f"a.{ending}").tables
    figures = read_table(table).figures
    return {(f.row_path[-1], f.column_path[-1]): f.value for f in figures}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_figure_struck_through_is_no_value(ending: str) -> None:
    assert _values(FORMATS[ending](False), ending)["Elm", "2020"] == 7
    found = _values(FORMATS[ending](True), ending)
    assert found["Elm", "2020"] is None
    assert (found["Ash", "2020"], found["Elm", "2021"]) == (31, 9)


def test_two_lines_strike_as_one_does() -> None:
    assert _values(_docx(True, "double_strike"), "docx")["Elm", "2020"] is None


@pytest.mark.parametrize(
    ("open_", "close"),
    [
        ("<del>", "</del>"),
        ("<strike>", "</strike>"),
        ('<span style="text-decoration: line-through">', "</span>"),
        ('<span style="text-decoration-line:underline line-through">', "</span>"),
    ],
)
def test_ways_of_striking_in_html(open_: str, close: str) -> None:
    assert _values(_html(True, open_, close), "html")["Elm", "2020"] is None


def test_underlined_figures_stand() -> None:
    found = _values(_html(True, '<span style="text-decoration: underline">', "</span>"), "html")
    assert found["Elm", "2020"] == 7


def test_what_stands_beside_struck_figures_is_the_value() -> None:
    assert _values(_html(True, "<s>6</s> ", ""), "html")["Elm", "2020"] == 7
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for at, (label, value) in enumerate((("Area", "2020"), ("Ash", "31"), ("Elm", ""))):
        table.cell(at, 0).text, table.cell(at, 1).text = label, value
    cell = table.cell(2, 1).paragraphs[0]
    cell.add_run("6").font.strike = True
    cell.add_run(" 7")
    buffer = io.BytesIO()
    document.save(buffer)
    assert _values(buffer.getvalue(), "docx")["Elm", "2020"] == 7


def test_a_struck_span_in_a_cell_of_ods_is_left_out() -> None:
    styles = (
        '<style:style style:name="old" style:family="text">'
        '<style:text-properties style:text-line-through-type="single"/></style:style>'
    )
    span = '<text:span text:style-name="old">6</text:span> 67'
    body = (
        '<table:table table:name="A">'
        + "".join(
            "<table:table-row>"
            + "".join(
                '<table:table-cell office:value-type="string"><text:p>'
                f"{text}</text:p></table:table-cell>"
                for text in row
            )
            + "</table:table-row>"
            for row in (("Area", "2020"), ("Ash", "31"), ("Elm", span))
        )
        + "</table:table>"
    )
    assert _values(ods(body, styles), "ods")["Elm", "2020"] == 67
