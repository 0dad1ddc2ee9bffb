"""OpenDocument spreadsheets written as XML: cells with spans, repeats, types and shown text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from samples.documents.zips import EPOCH

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("manifest", "manifest"),
    )
)
# What each stored kind looks like in a program that formats the numbers again.
_FORMATS = {
    "time": (
        '<number:time-style style:name="N1" number:truncate-on-overflow="false">'
        '<number:hours number:style="long"/><number:text>:</number:text>'
        '<number:minutes number:style="long"/><number:text>:</number:text>'
        '<number:seconds number:style="long"/></number:time-style>'
    ),
    "percentage": (
        '<number:percentage-style style:name="N2"><number:number number:decimal-places="1"/>'
        "<number:text>%</number:text></number:percentage-style>"
    ),
    "currency": (
        '<number:currency-style style:name="N3"><number:currency-symbol>£</number:currency-symbol>'
        '<number:number number:decimal-places="0" number:grouping="true"/>'
        "</number:currency-style>"
    ),
}


@dataclass(frozen=True, slots=True)
class C:
    """One cell: what is shown, what is stored, how many places it covers or repeats."""

    shown: str = ""
    stored: str | None = None
    kind: str = "float"
    across: int = 1
    down: int = 1
    times: int = 1


Cellish = C | str | int | None


def ods(sheets: Mapping[str, Sequence[Sequence[Cellish]]]) -> bytes:
    """A spreadsheet of these sheets; covered places are given as None."""
    body = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} '
        f'office:version="1.3">{_styles()}<office:body><office:spreadsheet>'
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {_SPACES} '
        'manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr(zipfile.ZipInfo("mimetype", EPOCH), _TYPE)
        for name, text in (("content.xml", content), ("META-INF/manifest.xml", manifest)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, text)
    return out.getvalue()


def _styles() -> str:
    cells = "".join(
        f'<style:style style:name="{kind}" style:family="table-cell" style:data-style-name="N{n}"/>'
        for n, kind in enumerate(_FORMATS, 1)
    )
    styles = "".join(_FORMATS.values()) + cells
    return f"<office:automatic-styles>{styles}</office:automatic-styles>"


def _row(cells: Sequence[Cellish]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(cell: Cellish) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    if isinstance(cell, int):
        cell = C(str(cell), str(cell))
    elif isinstance(cell, str):
        cell = C(cell)
    marks = ""
    if cell.across > 1 or cell.down > 1:
        marks += f' table:number-columns-spanned="{cell.across}"'
        marks += f' table:number-rows-spanned="{cell.down}"'
    if cell.times > 1:
        marks += f' table:number-columns-repeated="{cell.times}"'
    if cell.kind in _FORMATS:
        marks += f' table:style-name="{cell.kind}"'
    if cell.stored is not None:
        name = "time-value" if cell.kind == "time" else "value"
        marks += f' office:value-type="{cell.kind}" office:{name}="{cell.stored}"'
    elif cell.shown:
        marks += ' office:value-type="string"'
    text = "".join(f"<text:p>{escape(part)}</text:p>" for part in cell.shown.split("\n") if part)
    return f"<table:table-cell{marks}>{text}</table:table-cell>"


def plain(rows: Sequence[Sequence[object]]) -> list[list[Cellish]]:
    """Whole numbers stay numbers, all else is text."""
    return [[x if isinstance(x, int) else str(x) for x in row] for row in rows]
