"""One worksheet part of an .xlsx, in one pass: its cells, what hides them, what stands beside them.

ECMA-376 part 1, 18.3. The part is read row by row, so that memory is that of the cells.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from parsers.documents.sheets.addresses import LAST_COL, area, areas, cell_place, column_number
from parsers.documents.sheets.model import (
    MAX_CELLS,
    MAX_MERGES,
    ConditionalFormat,
    Font,
    Kind,
    Sheet,
    Stored,
    Trace,
    Value,
    WhyUnseen,
)
from parsers.documents.sheets.package import flag, local, not_xml, real, whole
from parsers.documents.sheets.rows import LEAST_HEIGHT, LEAST_WIDTH, READABLE_WIDTH
from parsers.documents.sheets.xlsx_styles import Changes, Styles, read_changes, read_run_font
from parsers.errors import DocumentError

Runs = tuple[tuple[str, Font], ...]


@dataclass(slots=True)
class Strings:
    """The shared strings of a workbook, and which of them any cell uses."""

    texts: list[str] = field(default_factory=list)
    runs: dict[int, Runs] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    spoken: list[str] = field(default_factory=list)  # phonetic hints: stored, not shown


@dataclass(slots=True)
class SheetPass:
    """One pass over one worksheet part; ``sheet`` is what it fills."""

    sheet: Sheet
    strings: Strings
    styles: Styles
    traces: list[Trace]
    name: str
    filtered: bool = False
    default_width: float | None = None
    _next_row: int = 0
    _corner: tuple[int, int] = (0, 0)

    def read(self, raw: bytes) -> None:
        """Read the part. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""
        handlers = _HANDLERS
        events = etree.iterparse(
            io.BytesIO(raw),
            events=("end",),
            tag=tuple(f"{{*}}{name}" for name in handlers),
            resolve_entities=False,
            no_network=True,
        )
        try:
            for _, element in events:
                handlers[local(element)](self, element)
        except etree.XMLSyntaxError as fault:
            raise not_xml(self.name) from fault
        if b"<!DOCTYPE" in raw[:2000]:
            raise not_xml(self.name)
        self._default_columns()

    def row(self, element: etree._Element) -> None:
        """A row: why it is not seen, and its cells."""
        number = whole(element.get("r"), self._next_row + 1) - 1
        self._next_row = number + 1
        sheet = self.sheet
        height = element.get("ht")
        if height is not None or element.get("hidden") is not None:
            sheet.recorded.add(number)
        if flag(element.get("hidden")):
            sheet.rows[number] = WhyUnseen.HIDDEN
        elif height is not None and real(height, 15.0) < LEAST_HEIGHT:
            sheet.rows[number] = WhyUnseen.TINY
        if len(element):
            self._cells(element, number)
        element.clear()
        parent = element.getparent()
        if parent is not None and len(parent) > 64:
            del parent[:-1]

    def _cells(self, row: etree._Element, number: int) -> None:
        ns = str(row.tag)[: -len("row")]
        value_tag, formula_tag, inline_tag = f"{ns}v", f"{ns}f", f"{ns}is"
        cells, col = self.sheet.cells, -1
        for cell in row:
            ref = cell.get("r")
            col = col + 1 if ref is None else column_number(ref.rstrip("0123456789"))
            raw, counted, inline = None, True, None
            for child in cell:
                tag = child.tag
                if tag == value_tag:
                    raw = child.text
                elif tag == formula_tag:
                    counted = False
                elif tag == inline_tag:
                    inline = child
            kind = cell.get("t")
            if raw is None and not counted and kind != "str":
                self.sheet.uncounted += 1
            value = self._value(raw, kind, inline, (number, col))
            if value is not None and value != "":
                cells[number, col] = Stored(value, whole(cell.get("s")))
        if len(cells) > MAX_CELLS:
            message = f"more than {MAX_CELLS} cells on one sheet; cut the file into parts"
            raise DocumentError(message, where=self.name, code="TOO_BIG")

    def _value(
        self, raw: str | None, kind: str | None, inline: etree._Element | None, at: tuple[int, int]
    ) -> Value | None:
        """The stored value of a cell by its type (18.18.11); None for nothing."""
        if inline is not None:
            text, runs = read_rich(inline, self.styles)
            if runs:
                self.sheet.runs[at] = runs
            return text
        if raw is None:
            return None
        if kind is None or kind == "n":
            try:
                return float(raw)
            except ValueError:
                return raw
        if kind == "s":
            index = whole(raw, -1)
            if index not in range(len(self.strings.texts)):
                return None
            self.strings.used.add(index)
            if index in self.strings.runs:
                self.sheet.runs[at] = self.strings.runs[index]
            return self.strings.texts[index]
        if kind == "b":
            return raw.strip() in ("1", "true")
        if kind == "d":
            try:
                return datetime.fromisoformat(raw.removesuffix("Z"))
            except ValueError:
                return raw
        return raw

    def view(self, element: etree._Element) -> None:
        """Rows and columns that a frozen pane has scrolled out of reach (18.3.1.87)."""
        pane = next((each for each in element if local(each) == "pane"), None)
        corner = cell_place(element.get("topLeftCell", ""))
        if pane is None or corner is None or not pane.get("state", "").startswith("frozen"):
            return
        if corner[0] and real(pane.get("ySplit")) > 0:
            for row in range(corner[0]):
                self.sheet.rows.setdefault(row, WhyUnseen.SCROLLED)
        if corner[1] and real(pane.get("xSplit")) > 0:
            self.sheet.columns.append((0, corner[1] - 1, WhyUnseen.SCROLLED))

    def defaults(self, element: etree._Element) -> None:
        """Rows without a record, and columns without one (18.3.1.81)."""
        height = element.get("defaultRowHeight")
        if flag(element.get("zeroHeight")):
            self.sheet.bare = WhyUnseen.HIDDEN
        elif height is not None and real(height, 15.0) < LEAST_HEIGHT:
            self.sheet.bare = WhyUnseen.TINY
        width = element.get("defaultColWidth")
        self.default_width = None if width is None else real(width, 8.43)

    def column(self, element: etree._Element) -> None:
        first = whole(element.get("min"), 1) - 1
        last = min(whole(element.get("max"), first + 1) - 1, LAST_COL)
        width = element.get("width")
        self.sheet.recorded_columns.append((first, last))
        if width is not None:
            self.sheet.widths.append((first, last, real(width, 8.43)))
        if flag(element.get("hidden")):
            self.sheet.columns.append((first, last, WhyUnseen.HIDDEN))
        elif width is not None and real(width, 8.43) < LEAST_WIDTH:
            self.sheet.columns.append((first, last, WhyUnseen.TINY))
        elif width is not None and real(width, 8.43) < READABLE_WIDTH:
            self.sheet.narrow.append((first, last))

    def _default_columns(self) -> None:
        """Columns without a record are not seen where the default width is nothing."""
        if self.default_width is None or self.default_width >= LEAST_WIDTH:
            return
        given = self.sheet.recorded_columns
        for col in {col for _, col in self.sheet.cells}:
            if not any(first <= col <= last for first, last in given):
                self.sheet.columns.append((col, col, WhyUnseen.TINY))

    def merge(self, element: etree._Element) -> None:
        found = area(element.get("ref", ""))
        if found is not None:
            self.sheet.merges.append(found)
        if len(self.sheet.merges) > MAX_MERGES:
            message = f"more than {MAX_MERGES} merged ranges: too much to read"
            raise DocumentError(message, where=self.name, code="TOO_BIG")

    def filter(self, element: etree._Element) -> None:
        """An autofilter with criteria hides rows; one without only shows its arrows."""
        self.filtered = self.filtered or any(
            local(column) == "filterColumn" and len(column) for column in element
        )

    def validation(self, element: etree._Element) -> None:
        """A drop-down list with its values inside (18.3.1.32), and its messages."""
        texts = ["".join(map(str, each.itertext())) for each in element if "formula" in local(each)]
        values = [text.strip() for text in texts if text.strip().startswith('"')]
        words = [word.strip() for text in values for word in text.strip('"').split(",")]
        self._trace(Kind.DATA_VALIDATION_LIST, words)
        keys = ("promptTitle", "prompt", "errorTitle", "error")
        self._trace(Kind.DATA_VALIDATION_TEXT, [element.get(key, "") for key in keys])

    def hyperlink(self, element: etree._Element) -> None:
        self._trace(Kind.LINK_TEXT, [element.get("tooltip", "")])

    def scenario(self, element: etree._Element) -> None:
        """Other values for cells, kept under a name (18.3.1.76)."""
        values = [each.get("val", "") for each in element]
        self._trace(Kind.SCENARIO, [element.get("name", ""), element.get("comment", ""), *values])

    def margins(self, element: etree._Element) -> None:
        """Headers and footers are seen only on paper (18.3.1.46)."""
        self._trace(Kind.HEADER_FOOTER, [each.text or "" for each in element])

    def conditional(self, element: etree._Element) -> None:
        """Rules whose ink, fill or format may hide what the cells hold (18.3.1.18)."""
        covered = areas(element.get("sqref", ""))
        for each in element:
            if local(each) == "sqref":  # the later form names its cells last
                covered = areas(each.text or "")
        for rule in (each for each in element if local(each) == "cfRule"):
            changes = self._changes(rule)
            if changes is None or changes == Changes():
                continue
            formulas = tuple(
                "".join(map(str, each.itertext()))
                for each in rule
                if local(each) in ("formula", "f")
            )
            self.sheet.rules.append(
                ConditionalFormat(
                    covered,
                    rule.get("type", ""),
                    rule.get("operator", ""),
                    formulas,
                    changes.font,
                    changes.fill,
                    changes.code,
                    rule.get("text", ""),
                )
            )

    def _changes(self, rule: etree._Element) -> Changes | None:
        if any(each.get("showValue") in ("0", "false") for each in rule):
            return Changes(code=";;;")  # bars or icons alone, without the number
        inside = next((each for each in rule if local(each) == "dxf"), None)
        if inside is not None:
            return read_changes(inside, self.styles.colours)
        number = whole(rule.get("dxfId"), -1)
        known = self.styles.changes
        return known[number] if number in range(len(known)) else None

    def _trace(self, kind: Kind, words: Sequence[str]) -> None:
        kept = tuple(word for word in words if word.strip())
        if kept:
            self.traces.append(Trace(kind, self.sheet.place, kept))


_HANDLERS: dict[str, Callable[[SheetPass, etree._Element], None]] = {
    "row": SheetPass.row,
    "sheetView": SheetPass.view,
    "sheetFormatPr": SheetPass.defaults,
    "col": SheetPass.column,
    "mergeCell": SheetPass.merge,
    "autoFilter": SheetPass.filter,
    "dataValidation": SheetPass.validation,
    "hyperlink": SheetPass.hyperlink,
    "scenario": SheetPass.scenario,
    "headerFooter": SheetPass.margins,
    "conditionalFormatting": SheetPass.conditional,
}


def read_rich(element: etree._Element, styles: Styles) -> tuple[str, Runs]:
    """The text of a string item (18.4.8), and its runs where they have ink of their own."""
    if len(element) == 1 and local(element[0]) == "t":
        return _unescaped(element[0].text or ""), ()
    parts: list[tuple[str, Font]] = []
    inked = False
    for child in element:
        if local(child) == "t":
            parts.append((_unescaped(child.text or ""), Font()))
        elif local(child) == "r":
            properties = next((each for each in child if local(each) == "rPr"), None)
            text = "".join(each.text or "" for each in child if local(each) == "t")
            inked = inked or properties is not None
            parts.append((_unescaped(text), read_run_font(properties, styles.colours)))
    return "".join(text for text, _ in parts), tuple(parts) if inked else ()


def _unescaped(text: str) -> str:
    """Text without the escapes of characters that XML cannot hold (22.9.2.19)."""
    return text.replace("_x000D_", "") if "_x000D_" in text else text


def read_strings(raw: bytes, styles: Styles, name: str) -> Strings:
    """The shared strings part (18.4.9). Raises ``DocumentError`` (BROKEN)."""
    strings = Strings()
    events = etree.iterparse(
        io.BytesIO(raw), events=("end",), tag="{*}si", resolve_entities=False, no_network=True
    )
    try:
        for _, element in events:
            text, runs = read_rich(element, styles)
            if runs:
                strings.runs[len(strings.texts)] = runs
            strings.texts.append(text)
            spoken = [each for each in element if local(each) == "rPh"]
            strings.spoken += ["".join(map(str, each.itertext())) for each in spoken]
            element.clear()
            parent = element.getparent()
            if parent is not None and len(parent) > 64:
                del parent[:-1]
    except etree.XMLSyntaxError as fault:
        raise not_xml(name) from fault
    return strings
