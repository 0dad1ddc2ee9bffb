"""An XML Spreadsheet (Excel 2003, nearly always named .xls) as a ``Book``.

After Microsoft's "XML Spreadsheet Reference" (2001): rows and cells count on from the one
before unless ``ss:Index`` says where they stand.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from lxml import etree

from parsers.documents.sheets.colours import hex_colour
from parsers.documents.sheets.model import (
    MAX_CELLS,
    MAX_MERGES,
    Book,
    Font,
    Kind,
    Rect,
    Sheet,
    State,
    Stored,
    Style,
    Trace,
    Value,
    WhyUnseen,
)
from parsers.documents.sheets.package import local, not_xml, real, whole
from parsers.documents.sheets.rows import LEAST_HEIGHT, LEAST_WIDTH, READABLE_WIDTH
from parsers.errors import DocumentError

MAX_BYTES: Final = 60 * 1024 * 1024
_LAST_ROW, _LAST_COL = 1_048_575, 16_383
# Points of one character in the standard font, in which widths are given.
_CHARACTER: Final = 5.25
_STATES: Final = {"SheetHidden": State.HIDDEN, "SheetVeryHidden": State.VERY_HIDDEN}
# Number formats by their names; all others are written out.
_FORMATS: Final = {
    "": "General",
    "General Number": "General",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Currency": '"£"#,##0.00',
    "Euro Currency": '"€"#,##0.00',
    "General Date": "dd/mm/yyyy hh:mm",
    "Short Date": "dd/mm/yyyy",
    "Medium Date": "dd-mmm-yy",
    "Long Date": "dd mmmm yyyy",
    "Short Time": "hh:mm",
    "Medium Time": "hh:mm AM/PM",
    "Long Time": "hh:mm:ss",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
# Elements that keep what no cell shows, and the kind of the finding.
_KEPT: Final = {
    "PivotCache": Kind.PIVOT_CACHE,
    "PivotTable": Kind.PIVOT_CACHE,
    "SupBook": Kind.EXTERNAL_LINK_CACHE,
    "QueryTable": Kind.QUERY_TABLE,
    "Scenarios": Kind.SCENARIO,
}
_QUOTED: Final = re.compile(r'"([^"]{1,1000})"')


def xml_book(body: bytes, name: str) -> Book:
    """Read the structure and the stored cells. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""
    if len(body) > MAX_BYTES:
        message = f"the workbook holds {len(body)} bytes of XML: too much to read"
        raise DocumentError(message, where=name, code="TOO_BIG")
    if b"<!DOCTYPE" in body[:2000]:
        raise not_xml(name)
    reading = _Reading(name)
    events = etree.iterparse(
        io.BytesIO(body), events=("start", "end"), resolve_entities=False, no_network=True
    )
    try:
        for event, element in events:
            reading.take(event, element)
    except etree.XMLSyntaxError as fault:
        raise not_xml(name) from fault
    if not reading.book.sheets:
        raise not_xml(name)
    return reading.book


class _Reading:
    """One pass over the file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.book = Book()
        self._styles: dict[str, int] = {"Default": 0}
        self._sheet = Sheet("", "")
        self._row = self._col = 0

    def take(self, event: str, element: etree._Element) -> None:
        """One element, as it begins or when it is whole."""
        kind = local(element)
        if event == "start":
            if kind == "Worksheet":
                self._begin(element)
            return
        if kind == "Row":
            self._take_row(element)
            element.clear()
        elif kind == "Column":
            self._take_column(element)
        elif kind == "Style":
            self._take_style(element)
        elif kind == "WorksheetOptions":
            self._take_options(element)
        else:
            self.book.traces += _traces(element, kind, self._sheet.place or "workbook")

    def _begin(self, element: etree._Element) -> None:
        number = len(self.book.sheets) + 1
        title = _of(element, "Name") or f"Sheet{number}"
        self._sheet = Sheet(title, f"sheet {title}")
        self.book.sheets.append(self._sheet)
        self._row = self._col = 0

    def _take_options(self, element: etree._Element) -> None:
        """Whether a sheet is hidden, and what its pages say at their edges."""
        said = next((each.text or "" for each in element if local(each) == "Visible"), "")
        state = _STATES.get(said, State.VISIBLE)
        if state is not State.VISIBLE:
            self._sheet.state = state
            self._sheet.place = f"sheet {len(self.book.sheets)}"
        edges = (each for each in element.iter() if local(each) in ("Header", "Footer"))
        words = tuple(text for each in edges if (text := _of(each, "Data")))
        if words:
            self.book.traces.append(Trace(Kind.HEADER_FOOTER, self._sheet.place, words))

    def _take_style(self, element: etree._Element) -> None:
        parent = self.book.style(self._styles.get(_of(element, "Parent") or "Default", 0))
        parts = {local(each): each for each in element}
        font, code, fill, indent = parent.font, parent.code, parent.fill, parent.indent
        if (found := parts.get("Font")) is not None:
            font = Font(
                hex_colour(_of(found, "Color") or ""),
                real(_of(found, "Size"), parent.font.size),
                _of(found, "Bold") == "1",
                _of(found, "StrikeThrough") == "1",
            )
        if (found := parts.get("Interior")) is not None:
            fill = hex_colour(_of(found, "Color") or "")
        if (found := parts.get("NumberFormat")) is not None:
            written = _of(found, "Format") or ""
            code = _FORMATS.get(written, written)
        if (found := parts.get("Alignment")) is not None:
            indent = whole(_of(found, "Indent"))
        style = Style(code, font, fill, indent)
        if _of(element, "ID") == "Default":
            self.book.styles[0] = style
        else:
            self._styles[_of(element, "ID") or ""] = len(self.book.styles)
            self.book.styles.append(style)

    def _take_column(self, element: etree._Element) -> None:
        first = _place(element, self._col, _LAST_COL)
        last = min(_LAST_COL, first + whole(_of(element, "Span")))
        self._col = last + 1
        width = _of(element, "Width")
        characters = READABLE_WIDTH if width is None else real(width) / _CHARACTER
        if _of(element, "Hidden") == "1":
            self._sheet.columns.append((first, last, WhyUnseen.HIDDEN))
        elif characters < LEAST_WIDTH:
            self._sheet.columns.append((first, last, WhyUnseen.TINY))
        elif characters < READABLE_WIDTH:
            self._sheet.narrow.append((first, last))

    def _take_row(self, element: etree._Element) -> None:
        row = _place(element, self._row, _LAST_ROW)
        self._row = min(_LAST_ROW, row + whole(_of(element, "Span"))) + 1
        height = _of(element, "Height")
        for each in range(row, self._row):
            if _of(element, "Hidden") == "1":
                self._sheet.rows[each] = WhyUnseen.HIDDEN
            elif height is not None and real(height, 15.0) < LEAST_HEIGHT:
                self._sheet.rows[each] = WhyUnseen.TINY
        col = 0
        for cell in element:
            if local(cell) == "Cell":
                col = self._take_cell(cell, row, col)
        if len(self._sheet.cells) > MAX_CELLS or len(self._sheet.merges) > MAX_MERGES:
            message = f"more than {MAX_CELLS} cells on one sheet; cut the file into parts"
            raise DocumentError(message, where=self.name, code="TOO_BIG")

    def _take_cell(self, cell: etree._Element, row: int, col: int) -> int:
        """Keep one cell; returns the column after it."""
        col = _place(cell, col, _LAST_COL)
        right = min(_LAST_COL, col + whole(_of(cell, "MergeAcross")))
        bottom = min(_LAST_ROW, row + whole(_of(cell, "MergeDown")))
        if (right, bottom) != (col, row):
            self._sheet.merges.append(Rect(row, col, bottom, right))
        data = next((each for each in cell if local(each) == "Data"), None)
        value = _value(data) if data is not None else None
        if value is not None and value != "":
            style = self._styles.get(_of(cell, "StyleID") or "", 0)
            self._sheet.cells[row, col] = Stored(value, style)
        elif data is None and _of(cell, "Formula"):
            self._sheet.uncounted += 1
        if tip := _of(cell, "HRefScreenTip"):
            self.book.traces.append(Trace(Kind.LINK_TEXT, self._sheet.place, (tip,)))
        return right + 1


def _of(element: etree._Element, name: str) -> str | None:
    """An attribute by its name, whatever prefix it is written with."""
    for key, value in element.attrib.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return None


def _place(element: etree._Element, after: int, last: int) -> int:
    """Where a row, column or cell stands: at its own index, else after the one before."""
    index = _of(element, "Index")
    return min(last, max(0, whole(index, 1) - 1)) if index is not None else min(last, after)


def _value(data: etree._Element) -> Value | None:
    """A stored value by its declared type."""
    text = "".join(str(piece) for piece in data.itertext())
    kind = _of(data, "Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text


def _traces(element: etree._Element, kind: str, place: str) -> Iterator[Trace]:
    """What is stored beside the cells."""
    if kind in _KEPT:
        yield Trace(_KEPT[kind], place, always=True)
        return
    words: tuple[str, ...] = ()
    found = Kind.CELL_COMMENT
    if kind == "Comment":
        words = (" ".join(str(piece) for piece in element.itertext()),)
    elif kind == "NamedRange":
        found, words = Kind.DEFINED_NAME, tuple(_QUOTED.findall(_of(element, "RefersTo") or ""))
    elif kind == "DataValidation":
        tips = ("Value", "InputMessage", "InputTitle", "ErrorMessage", "ErrorTitle")
        found = Kind.DATA_VALIDATION_LIST
        words = tuple(each.text or "" for each in element if local(each) in tips)
        words = tuple(word for word in words if not re.fullmatch(r"=?[\w!$:.'\d]{0,200}", word))
    elif kind in ("Author", "LastAuthor", "Company", "Manager") and element.text:
        yield Trace(Kind.DOCPROPS_NAME, "workbook", always=True)
    if any(word.strip() for word in words):
        yield Trace(found, place, words)
