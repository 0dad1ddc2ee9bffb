"""An .ods as a ``Book``: its tables row by row, with what hides them.

OpenDocument 1.3 part 3, 9 (tables) and 19.6 (visibility).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from lxml import etree

from parsers.documents.sheets.addresses import area
from parsers.documents.sheets.model import (
    MAX_CELLS,
    Book,
    Font,
    Kind,
    Rect,
    Sheet,
    State,
    Stored,
    Trace,
    Value,
    WhyUnseen,
)
from parsers.documents.sheets.names import name_traces
from parsers.documents.sheets.ods_styles import OdsStyles, attribute, is_beside, ods_rule, points
from parsers.documents.sheets.package import Package, local, not_xml, real, whole
from parsers.documents.sheets.rows import LEAST_HEIGHT, LEAST_LETTERS
from parsers.errors import DocumentError

_LEAST_WIDTH = 1.6  # points: what 0.3 characters are
_NEVER = ("collapse", "filter")
_SPAN = ("number-columns-repeated", "number-rows-repeated")


def ods_book(package: Package) -> Book:
    """Read the structure and the stored cells. Raises ``DocumentError`` (BROKEN, ENCRYPTED,
    TOO_BIG)."""
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.read(manifest):
        message = "the file is protected by a password: ask the force for an open copy"
        raise DocumentError(message, where=package.name, code="ENCRYPTED")
    if not package.has("content.xml"):
        message = "the workbook is damaged (it has no content)"
        raise DocumentError(message, where=package.name, code="BROKEN")
    styles = OdsStyles()
    if package.has("styles.xml"):
        styles.add(package.tree("styles.xml"))
    reading = OdsPass(package.name, styles)
    reading.read(package.read("content.xml"))
    reading.book.styles = styles.made
    return reading.book


@dataclass(slots=True)
class OdsPass:
    """One pass over the content part."""

    name: str
    styles: OdsStyles
    book: Book = field(default_factory=Book)
    _sheet: Sheet | None = None
    _depth: int = 0  # tables within tables: caches of links stand inside a sheet's source
    _row: int = 0
    _col: int = 0
    _closed_rows: int = 0
    _closed_cols: int = 0
    _defaults: list[tuple[int, int, str]] = field(default_factory=list)

    def read(self, raw: bytes) -> None:
        """Read the part. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""
        tags = tuple(f"{{*}}{name}" for name in {*_STARTS, *_ENDS})
        events = etree.iterparse(
            io.BytesIO(raw), ("start", "end"), tag=tags, resolve_entities=False, no_network=True
        )
        try:
            for event, element in events:
                handler = (_STARTS if event == "start" else _ENDS).get(local(element))
                if handler is not None:
                    handler(self, element)
        except etree.XMLSyntaxError as fault:
            raise not_xml(self.name) from fault

    def open_table(self, element: etree._Element) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        display = self.styles.other("table", attribute(element, "style-name")).get("display")
        hidden = display == "false" or attribute(element, "display") == "false"
        name = attribute(element, "name")
        at = len(self.book.sheets) + 1
        state = State.HIDDEN if hidden else State.VISIBLE
        place = f"sheet {at}" if hidden else f"sheet {name}"
        self._sheet = Sheet(name, place, state)
        ranges = attribute(element, "print-ranges").split()
        found = [_print_range(each) for each in ranges]
        self._sheet.print_areas = [block for block in found if block is not None]
        self.book.sheets.append(self._sheet)
        self._row = self._col = self._closed_rows = self._closed_cols = 0
        self._defaults = []

    def close_table(self, element: etree._Element) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._sheet = None
            element.clear()

    def open_rows(self, element: etree._Element) -> None:
        self._closed_rows += attribute(element, "display") == "false"

    def close_rows(self, element: etree._Element) -> None:
        self._closed_rows -= attribute(element, "display") == "false"

    def open_columns(self, element: etree._Element) -> None:
        self._closed_cols += attribute(element, "display") == "false"

    def close_columns(self, element: etree._Element) -> None:
        self._closed_cols -= attribute(element, "display") == "false"

    def column(self, element: etree._Element) -> None:
        if self._sheet is None or self._depth > 1:
            return
        count = max(1, whole(attribute(element, _SPAN[0]), 1))
        first, last = self._col, self._col + count - 1
        self._col += count
        width = points(
            self.styles.other("table-column", attribute(element, "style-name")).get(
                "column-width", ""
            )
        )
        if attribute(element, "visibility") in _NEVER or self._closed_cols:
            self._sheet.columns.append((first, last, WhyUnseen.HIDDEN))
        elif width is not None and width < _LEAST_WIDTH:
            self._sheet.columns.append((first, last, WhyUnseen.TINY))
        default = attribute(element, "default-cell-style-name")
        if default:
            self._defaults.append((first, last, default))

    def row(self, element: etree._Element) -> None:
        if self._sheet is None or self._depth > 1:
            return
        count = max(1, whole(attribute(element, _SPAN[1]), 1))
        stored = self._cells(element)
        if stored:
            if len(stored) * count + len(self._sheet.cells) > MAX_CELLS:
                message = f"more than {MAX_CELLS} cells on one sheet; cut the file into parts"
                raise DocumentError(message, where=self.name, code="TOO_BIG")
            why = self._row_unseen(element)
            for row in range(self._row, self._row + count):
                if why is not None:
                    self._sheet.rows[row] = why
                for col, cell in stored.items():
                    self._sheet.cells[row, col] = cell
        self._row += count
        element.clear()
        parent = element.getparent()
        if parent is not None and len(parent) > 64:
            del parent[:-1]

    def _row_unseen(self, element: etree._Element) -> WhyUnseen | None:
        visibility = attribute(element, "visibility")
        if visibility == "filter":
            return WhyUnseen.FILTERED
        if visibility == "collapse" or self._closed_rows:
            return WhyUnseen.HIDDEN
        own = self.styles.other("table-row", attribute(element, "style-name"))
        height = points(own.get("row-height", ""))
        return WhyUnseen.TINY if height is not None and height < LEAST_HEIGHT else None

    def _cells(self, row: etree._Element) -> dict[int, Stored]:
        """The filled cells of a row by column."""
        found: dict[int, Stored] = {}
        col = 0
        for element in row:
            kind = local(element)
            if kind not in ("table-cell", "covered-table-cell"):
                continue
            values = {str(key).rsplit("}", 1)[-1]: str(value) for key, value in element.items()}
            repeated = max(1, whole(values.get(_SPAN[0]), 1))
            stored = self._stored(element, values, col) if len(element) or values else None
            if stored is not None:
                if repeated > MAX_CELLS:
                    message = f"more than {MAX_CELLS} cells on one sheet; cut the file into parts"
                    raise DocumentError(message, where=self.name, code="TOO_BIG")
                found.update(dict.fromkeys(range(col, col + repeated), stored))
            across = whole(values.get("number-columns-spanned"), 1)
            down = whole(values.get("number-rows-spanned"), 1)
            if (across > 1 or down > 1) and kind == "table-cell" and self._sheet is not None:
                block = Rect(self._row, col, self._row + down - 1, col + across - 1)
                self._sheet.merges.append(block)
            col += repeated
        return found

    def _stored(self, element: etree._Element, values: dict[str, str], col: int) -> Stored | None:
        text, runs = self._text(element)
        kind = values.get("value-type", "")
        value = _value(kind, values, text)
        if value is None and not text.strip():
            return None
        name = values.get("style-name") or next(
            (own for first, last, own in self._defaults if first <= col <= last), "Default"
        )
        if runs and self._sheet is not None:
            self._sheet.runs[self._row, col] = runs
        shown = text if text.strip() or any(local(each) == "p" for each in element) else None
        return Stored(text if value is None else value, self.styles.number(name, kind), shown)

    def _text(self, element: etree._Element) -> tuple[str, tuple[tuple[str, Font], ...]]:
        """What a cell shows, and the runs of it that have ink of their own; notes and drawn
        objects become traces."""
        lines: list[str] = []
        runs: list[tuple[str, Font]] = []
        for child in element:
            kind = local(child)
            if kind == "p":
                lines.append(plain(child))
                if next(child.iter("{*}span"), None) is not None:
                    runs += self._runs(child, Font())
            elif kind == "annotation":
                self.note(child)
            elif kind == "detective":
                continue
            else:
                self._drawn(child)
        return "\n".join(lines), tuple(runs)

    def _runs(self, element: etree._Element, font: Font) -> Iterator[tuple[str, Font]]:
        """The parts of a paragraph, each in the ink of the innermost span around it."""
        if element.text:
            yield element.text, font
        for child in element:
            if local(child) in ("span", "a"):
                name = attribute(child, "style-name")
                own = self.styles.font(name) if local(child) == "span" and name else font
                yield from self._runs(child, own)
            elif local(child) not in ("", "annotation"):
                yield plain(child) or " ", font
            if child.tail:
                yield child.tail, font

    def note(self, element: etree._Element) -> None:
        words = tuple(plain(each) for each in element.iter("{*}p"))
        self._trace(Kind.CELL_COMMENT, words)

    def _drawn(self, element: etree._Element) -> None:
        """Words of something drawn, which are seen unless its style or place hides them."""
        for each in element.iter("{*}p"):
            styles = [attribute(span, "style-name") for span in each.iter("{*}span")]
            hidden = [font for font in map(self.styles.font, styles) if font.size < LEAST_LETTERS]
            if hidden or any(map(is_beside, each.iterancestors())):
                self._trace(Kind.HIDDEN_SHAPE, (plain(each),))
            else:
                self.book.shown_texts.append(plain(each))

    def shapes(self, element: etree._Element) -> None:
        self._drawn(element)
        element.clear()

    def automatic_styles(self, element: etree._Element) -> None:
        self.styles.add(element)

    def open_link(self, element: etree._Element) -> None:
        self._depth += 1

    def close_link(self, element: etree._Element) -> None:
        """Copies of another program's or file's cells."""
        self._depth -= 1
        words = tuple(plain(each) for each in element.iter("{*}p"))
        self._trace(Kind.EXTERNAL_LINK_CACHE, words)
        element.clear()

    def source(self, element: etree._Element) -> None:
        """A sheet that is a copy of one in another file."""
        if self._sheet is not None and not self._sheet.visible:
            self._sheet.kind = Kind.EXTERNAL_LINK_CACHE

    def name_of(self, element: etree._Element) -> None:
        """A named range or expression (9.4.11)."""
        text = attribute(element, "expression") or attribute(element, "cell-range-address")
        self.book.traces += name_traces(text)

    def changes(self, element: etree._Element) -> None:
        """Tracked changes keep what was there before (9.9)."""
        words = tuple(plain(each) for each in element.iter("{*}p"))
        deleted = any(
            local(each).endswith(("deletion", "change-track-table-cell")) for each in element.iter()
        )
        self._trace(Kind.TRACKED_CHANGES, words, always=deleted or len(element) > 0)
        element.clear()

    def scenario(self, element: etree._Element) -> None:
        """A scenario's sheet keeps other values under a name."""
        if self._sheet is not None:
            self._trace(Kind.SCENARIO, (attribute(element, "comment"), self._sheet.name))

    def pivot(self, element: etree._Element) -> None:
        self._trace(Kind.PIVOT_CACHE, (attribute(element, "name"),))

    def choice(self, element: etree._Element) -> None:
        """One entry of a list in a form."""
        self._trace(Kind.FORM_CONTROL, (attribute(element, "label"), attribute(element, "value")))

    def validation(self, element: etree._Element) -> None:
        """A list of values inside a rule (19.604), and its messages."""
        condition = attribute(element, "condition")
        words = [word for trace in name_traces(condition) for word in trace.words]
        if "in-list" in condition or "formula" in condition:
            self._trace(Kind.DATA_VALIDATION_LIST, tuple(words))
        texts = tuple(plain(each) for each in element.iter("{*}p"))
        self._trace(Kind.DATA_VALIDATION_TEXT, texts)

    def conditional(self, element: etree._Element) -> None:
        """Conditional formats as LibreOffice writes them, beside the standard."""
        if self._sheet is None:
            return
        ranges = attribute(element, "target-range-address").split()
        blocks = tuple(block for each in ranges if (block := _print_range(each)) is not None)
        for each in element:
            if local(each) == "condition":
                made = self.styles.rule_style(attribute(each, "apply-style-name"))
                rule = ods_rule(attribute(each, "value"), *made)
                self._sheet.rules.append(replace(rule, areas=blocks))

    def _trace(self, kind: Kind, words: tuple[str, ...], *, always: bool = False) -> None:
        if always or any(word.strip() for word in words):
            place = self._sheet.place if self._sheet is not None else "workbook"
            self.book.traces.append(Trace(kind, place, words, always))


def _print_range(text: str) -> Rect | None:
    """``Sheet.A1:Sheet.D9`` as a block."""
    ends = [part.rsplit(".", 1)[-1] for part in text.split(":")]
    return area(":".join(ends))


def plain(element: etree._Element) -> str:
    """The words of a paragraph, with its tabs, spaces and line breaks (6.1.2)."""
    parts = [element.text or ""]
    for child in element:
        kind = local(child)
        if kind == "s":
            parts.append(" " * max(1, whole(attribute(child, "c"), 1)))
        elif kind in ("tab", "line-break"):
            parts.append(" ")
        elif kind != "annotation" and kind:
            parts.append(plain(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _value(kind: str, values: dict[str, str], text: str) -> Value | None:
    """The stored value by its type (19.387); None where only text is stored."""
    if kind in ("float", "percentage", "currency"):
        return real(values.get("value"), 0.0)
    if kind == "boolean":
        return values.get("boolean-value") == "true"
    if kind == "date":
        stored = values.get("date-value", "")
        try:
            return datetime.fromisoformat(stored) if "T" in stored else date.fromisoformat(stored)
        except ValueError:
            return text or None
    if kind == "string":
        return values.get("string-value", text) or None
    return text or None


_STARTS: dict[str, Callable[[OdsPass, etree._Element], None]] = {
    "table": OdsPass.open_table,
    "table-row-group": OdsPass.open_rows,
    "table-column-group": OdsPass.open_columns,
    "dde-link": OdsPass.open_link,
}
_ENDS: dict[str, Callable[[OdsPass, etree._Element], None]] = {
    "table": OdsPass.close_table,
    "table-row-group": OdsPass.close_rows,
    "table-column-group": OdsPass.close_columns,
    "table-column": OdsPass.column,
    "table-row": OdsPass.row,
    "shapes": OdsPass.shapes,
    "dde-link": OdsPass.close_link,
    "table-source": OdsPass.source,
    "named-range": OdsPass.name_of,
    "named-expression": OdsPass.name_of,
    "tracked-changes": OdsPass.changes,
    "scenario": OdsPass.scenario,
    "data-pilot-member": OdsPass.pivot,
    "option": OdsPass.choice,
    "item": OdsPass.choice,
    "automatic-styles": OdsPass.automatic_styles,
    "content-validation": OdsPass.validation,
    "conditional-format": OdsPass.conditional,
}
