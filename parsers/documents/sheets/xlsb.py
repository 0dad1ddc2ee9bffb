"""An .xlsb as a ``Book``: its binary parts record by record ([MS-XLSB] 2.1.7 and 2.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from parsers.documents.sheets import biff12
from parsers.documents.sheets.biff import formula_texts
from parsers.documents.sheets.biff12 import Record12, real, text, u16, u32
from parsers.documents.sheets.builtin_formats import BUILTIN
from parsers.documents.sheets.colours import THEME, palette_colour, tinted
from parsers.documents.sheets.model import (
    MAX_CELLS,
    MAX_MERGES,
    Book,
    Font,
    Kind,
    Rect,
    Rgb,
    Sheet,
    State,
    Stored,
    Style,
    Trace,
    Value,
    WhyUnseen,
)
from parsers.documents.sheets.package import Package
from parsers.documents.sheets.rows import LEAST_HEIGHT, LEAST_WIDTH, READABLE_WIDTH
from parsers.errors import DocumentError

_STATES = {0: State.VISIBLE, 1: State.HIDDEN}
_KINDS = {"dialogsheet": Kind.DIALOG_SHEET, "xlMacrosheet": Kind.MACRO_SHEET}
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_ROW, _SHEET, _NAME, _VIEW, _PROPERTIES = 0, 156, 39, 158, 153
_STRUCK = 0x8  # of a font's flags (2.4.149)
_STRING, _FONT, _FILL, _FORMAT, _XF, _CELL_XFS, _CELL_XFS_END = 19, 43, 45, 44, 47, 617, 618


def xlsb_book(package: Package) -> Book:
    """Read the structure and the stored cells. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""
    main = next(iter(package.related("", "officeDocument")), "xl/workbook.bin")
    if not package.has(main):
        message = "the workbook is damaged (it has no workbook part)"
        raise DocumentError(message, where=package.name, code="BROKEN")
    book = Book(parts={main.lower()})
    for part in package.related(main, "styles"):
        book.styles = _styles(package.read(part))
        book.parts.add(part.lower())
    strings: list[str] = []
    for part in package.related(main, "sharedStrings"):
        strings = _strings(package.read(part))
        book.parts.add(part.lower())
    used: set[int] = set()
    _read_sheets(package, main, book, strings, used)
    spare = tuple(word for at, word in enumerate(strings) if at not in used and word.strip())
    if spare:
        book.traces.append(Trace(Kind.ORPHAN_STRING, "shared strings", spare))
    return book


def _read_sheets(
    package: Package, main: str, book: Book, strings: list[str], used: set[int]
) -> None:
    relations = package.relations(main)
    found = list(biff12.records(package.read(main)))
    listed = [each.data for each in found if each.code == _SHEET]
    for at, data in enumerate(listed):
        number, end = text(data, 8)
        name, _ = text(data, end)
        state = _STATES.get(u32(data, 0), State.VERY_HIDDEN)
        place = f"sheet {name}" if state is State.VISIBLE else f"sheet {at + 1} of {len(listed)}"
        relation = relations.get(number)
        kind = _KINDS.get(relation.kind) if relation is not None else None
        sheet = Sheet(name, place, state, kind)
        book.sheets.append(sheet)
        if relation is not None and package.has(relation.target):
            book.parts.add(relation.target.lower())
            XlsbPass(sheet, strings, used, book, package.name).read(package.read(relation.target))
    for each in found:
        if each.code == _NAME:
            _read_name(each.data, book)
        elif each.code == _PROPERTIES:
            book.date_1904 = bool(u32(each.data, 0) & 1)
        elif each.code == _VIEW and len(each.data) > 28 and each.data[28] & 3:
            book.traces.append(Trace(Kind.HIDDEN_WINDOW, "workbook", (), always=True))


def _read_name(data: bytes, book: Book) -> None:
    """A defined name (2.4.714): constants in its formula, and its comment."""
    _, end = text(data, 9)
    size = u32(data, end)
    formula = data[end + 4 : end + 4 + size]
    words = tuple(word for word in [*_wide_texts(formula), *formula_texts(formula)] if word.strip())
    if words:
        book.traces.append(Trace(Kind.DEFINED_NAME, "defined names", words))


def _wide_texts(formula: bytes) -> list[str]:
    """String constants in a parsed formula (2.5.97.91): a token, a count, wide letters."""
    found = []
    for at, token in enumerate(formula[:-4]):
        count = u16(formula, at + 1)
        end = at + 3 + 2 * count
        if token == 0x17 and count > 1 and end <= len(formula):
            word = formula[at + 3 : end].decode("utf-16-le", "replace")
            if word.isprintable():
                found.append(word)
    return found


def _strings(part: bytes) -> list[str]:
    return [text(each.data, 1)[0] for each in biff12.records(part) if each.code == _STRING]


def _styles(part: bytes) -> list[Style]:
    codes = dict(BUILTIN)
    fonts: list[Font] = []
    fills: list[Rgb | None] = []
    styles: list[Style] = []
    inside = False
    for code, data in biff12.records(part):
        if code == _FORMAT:
            codes[u16(data, 0)] = text(data, 2)[0]
        elif code == _FONT:
            colour, bold, struck = _colour(data[12:20]), u16(data, 4) >= 600, u16(data, 2) & _STRUCK
            fonts.append(Font(colour, u16(data, 0) / 20, bold, bool(struck)))
        elif code == _FILL:
            fills.append(_colour(data[4:12]) if u32(data, 0) else None)
        elif code in (_CELL_XFS, _CELL_XFS_END):
            inside = code == _CELL_XFS
        elif code == _XF and inside:
            font, fill = u16(data, 4), u16(data, 6)
            styles.append(
                Style(
                    codes.get(u16(data, 2), "General"),
                    fonts[font] if font < len(fonts) else Font(),
                    fills[fill] if fill < len(fills) else None,
                    data[11] if len(data) > 11 else 0,
                )
            )
    return styles or [Style()]


def _colour(data: bytes) -> Rgb | None:
    """A BrtColor (2.5.7): automatic, of the palette, given, or of the theme."""
    if len(data) < 8:
        return None
    kind, index = data[0] >> 1, data[1]
    tint = int.from_bytes(data[2:4], "little", signed=True) / 32767
    if kind == 1:
        return palette_colour(index)
    if kind == 2:
        return data[4], data[5], data[6]
    if kind == 3 and index < len(THEME):
        return tinted(THEME[index], tint)
    return None


@dataclass(slots=True)
class XlsbPass:
    """One pass over one worksheet part; ``sheet`` is what it fills."""

    sheet: Sheet
    strings: list[str]
    used: set[int]
    book: Book
    name: str
    _row: int = 0
    _corner: tuple[int, int] = (0, 0)
    _filtered: bool = False
    _default_width: float | None = None
    _given: list[tuple[int, int]] = field(default_factory=list)

    def read(self, part: bytes) -> None:
        """Read the part. Raises ``DocumentError`` (TOO_BIG)."""
        for record in biff12.records(part):
            if 1 <= record.code <= 11 or record.code == 62:
                self._cell(record)
            elif record.code in _HANDLERS:
                _HANDLERS[record.code](self, record.data)
        if self._filtered:
            self.sheet.rows = {
                row: WhyUnseen.FILTERED if why is WhyUnseen.HIDDEN else why
                for row, why in self.sheet.rows.items()
            }
        if self._default_width is not None and self._default_width < LEAST_WIDTH:
            for col in {col for _, col in self.sheet.cells}:
                if not any(first <= col <= last for first, last in self._given):
                    self.sheet.columns.append((col, col, WhyUnseen.TINY))

    def row(self, data: bytes) -> None:
        self._row = u32(data, 0)
        self.sheet.recorded.add(self._row)
        if len(data) > 11 and data[11] & 0x10:
            self.sheet.rows[self._row] = WhyUnseen.HIDDEN
        elif len(data) > 9 and u16(data, 8) / 20 < LEAST_HEIGHT:
            self.sheet.rows[self._row] = WhyUnseen.TINY

    def _cell(self, record: Record12) -> None:
        value = self._value(record)
        if value is not None and value != "":
            style = int.from_bytes(record.data[4:7], "little")
            self.sheet.cells[self._row, u32(record.data, 0)] = Stored(value, style)
            if len(self.sheet.cells) > MAX_CELLS:
                message = f"more than {MAX_CELLS} cells on one sheet; cut the file into parts"
                raise DocumentError(message, where=self.name, code="TOO_BIG")

    def _value(self, record: Record12) -> Value | None:
        """The stored value of a cell record by its number (2.4.301 and following)."""
        code, data = record
        if code == 2:
            return biff12.packed(u32(data, 8))
        if code in (5, 9):
            return real(data, 8)
        if code in (6, 8):
            return text(data, 8)[0]
        if code == 62:
            return text(data, 9)[0]
        if code in (4, 10):
            return bool(data[8:9] != b"\x00")
        if code in (3, 11):
            return _ERRORS.get(data[8] if len(data) > 8 else -1, "#N/A")
        if code == 7 and u32(data, 8) < len(self.strings):
            self.used.add(u32(data, 8))
            return self.strings[u32(data, 8)]
        return None

    def column(self, data: bytes) -> None:
        first, last, width = u32(data, 0), u32(data, 4), u32(data, 8) / 256
        self._given.append((first, last))
        if len(data) > 16 and data[16] & 1:
            self.sheet.columns.append((first, last, WhyUnseen.HIDDEN))
        elif width < LEAST_WIDTH:
            self.sheet.columns.append((first, last, WhyUnseen.TINY))
        elif width < READABLE_WIDTH:
            self.sheet.narrow.append((first, last))

    def defaults(self, data: bytes) -> None:
        if u32(data, 0) != 0xFFFFFFFF:
            self._default_width = u32(data, 0) / 256
        if u16(data, 8) & 2:
            self.sheet.bare = WhyUnseen.HIDDEN

    def merge(self, data: bytes) -> None:
        top, bottom, left, right = (u32(data, at) for at in (0, 4, 8, 12))
        self.sheet.merges.append(Rect(top, left, bottom, right))
        if len(self.sheet.merges) > MAX_MERGES:
            message = f"more than {MAX_MERGES} merged ranges: too much to read"
            raise DocumentError(message, where=self.name, code="TOO_BIG")

    def view(self, data: bytes) -> None:
        self._corner = (u32(data, 6), u32(data, 10))

    def pane(self, data: bytes) -> None:
        """Rows and columns that a frozen pane has scrolled out of reach."""
        if len(data) < 29 or not data[28] & 1:
            return
        if real(data, 8) > 0:
            for row in range(min(self._corner[0], MAX_CELLS)):
                self.sheet.rows.setdefault(row, WhyUnseen.SCROLLED)
        if real(data, 0) > 0 and self._corner[1]:
            self.sheet.columns.append((0, self._corner[1] - 1, WhyUnseen.SCROLLED))

    def filter(self, data: bytes) -> None:
        self._filtered = True

    def validation(self, data: bytes) -> None:
        """An entry rule (2.4.366): its messages, and values inside its formula."""
        at = 8 + 16 * u32(data, 4)
        messages = []
        for _ in range(4):
            word, at = text(data, at)
            messages.append(word)
        formula = data[at + 4 : at + 4 + u32(data, at)]
        values = [part for word in _wide_texts(formula) for part in word.split(",")]
        self._trace(Kind.DATA_VALIDATION_TEXT, messages)
        self._trace(Kind.DATA_VALIDATION_LIST, values)

    def margins(self, data: bytes) -> None:
        at, found = 2, []
        for _ in range(6):
            word, at = text(data, at)
            found.append(word)
        self._trace(Kind.HEADER_FOOTER, found)

    def _trace(self, kind: Kind, words: list[str]) -> None:
        kept = tuple(word for word in words if word.strip())
        if kept:
            self.book.traces.append(Trace(kind, self.sheet.place, kept))


_HANDLERS: dict[int, Callable[[XlsbPass, bytes], None]] = {
    _ROW: XlsbPass.row,
    60: XlsbPass.column,
    485: XlsbPass.defaults,
    176: XlsbPass.merge,
    137: XlsbPass.view,
    151: XlsbPass.pane,
    163: XlsbPass.filter,
    64: XlsbPass.validation,
    479: XlsbPass.margins,
}
