"""What an .xls keeps beside its cells: records of its stream, and other streams of its file.

[MS-XLS] 2.1.7 (streams and storages) and 2.4 (records).
"""

from __future__ import annotations

import io
import struct
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlrd.book import unpack_SST_table
from xlrd.compdoc import CompDoc, CompDocError

from parsers.documents.sheets import biff
from parsers.documents.sheets.model import Book, Kind, Trace, WhyUnseen
from parsers.gate.sheets.stores import PROGRAMS

# Streams and storages by their names, in lower case.
_STORAGES = {
    "_vba_project_cur": Kind.MACROS,
    "revision log": Kind.REVISION_LOG,
    "ctls": Kind.FORM_CONTROL,
    "msodatastore": Kind.CUSTOM_XML,
    "xml": Kind.CUSTOM_XML,
}
_OLE = b"\xd0\xcf\x11\xe0"
_AUTHORS = (4, 8)  # [MS-OLEPS]: author and last author of the summary


@dataclass(slots=True)
class Gathered:
    """What has been met in the records so far; sheets count from 0, the globals too."""

    listed: list[tuple[int, int]] = field(default_factory=list)  # state and dialect
    words: defaultdict[tuple[Kind, int], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    windows: list[bool] = field(default_factory=list)  # whether each is hidden
    shared: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    cells: Counter[int] = field(default_factory=Counter)
    filtered: set[int] = field(default_factory=set)

    def take(self, record: biff.Record) -> None:
        """Take one record in."""
        code, data, sheet = record.code, record.data, record.sheet
        if code == biff.BOUNDSHEET and len(data) >= 6:
            self.listed.append((data[4] & 3, data[5]))
        elif code == biff.SST and len(data) >= 8:
            self.shared = _strings(record)
        elif code == biff.FILTERMODE:
            self.filtered.add(sheet)
        elif code == biff.WINDOW1 and len(data) >= 10:
            self.windows.append(bool(data[8] & 1))
        elif code in _READERS:
            for kind, found in _READERS[code](record):
                self.words[kind, sheet] += found
        self._take_cell(record)

    def _take_cell(self, record: biff.Record) -> None:
        code, data = record.code, record.data
        if code == biff.LABELSST and len(data) >= 10:
            self.used.add(struct.unpack_from("<I", data, 6)[0])
        if code in biff.CELLS and record.depth == 1:
            self.cells[record.sheet] += 1
        if record.substream == biff.CHART and code in (biff.NUMBER, biff.LABEL):
            self.words[Kind.CHART_CACHE, record.sheet] += _cached_point(code, data)


def record_traces(stream: bytes, book: Book) -> list[Trace]:
    """What the records of the workbook stream hold. Macro sheets, which xlrd leaves out,
    are told here, and filtered rows apart from hidden ones."""
    met = Gathered()
    for record in biff.records(stream):
        met.take(record)
    _place_sheets(book, met.listed, met.cells, met.filtered)
    met.words[Kind.ORPHAN_STRING, 0] += [
        text for at, text in enumerate(met.shared) if at not in met.used
    ]
    traces = []
    if met.windows and all(met.windows):
        traces.append(Trace(Kind.HIDDEN_WINDOW, "workbook", (), always=True))
    for (kind, _), texts in met.words.items():
        kept = tuple(text for text in texts if text.strip())
        if kept:
            traces.append(Trace(kind, "workbook", kept))
    return traces


def _strings(record: biff.Record) -> list[str]:
    """The shared strings, by xlrd's own reading of them; none where they are damaged."""
    count = struct.unpack_from("<i", record.data, 4)[0]
    try:
        return [str(text) for text in unpack_SST_table(list(record.chunks), count)[0]]
    except (LookupError, ValueError, struct.error, AssertionError):
        return []


def _place_sheets(
    book: Book, listed: list[tuple[int, int]], cells: Counter[int], filtered: set[int]
) -> None:
    """Match the sheets of the list with the book's: xlrd reads worksheets only. The first
    substream is that of the globals."""
    worksheets = iter(book.sheets)
    for at, (_, dialect) in enumerate(listed):
        if dialect == 0:
            sheet = next(worksheets, None)
            if sheet is not None and at + 1 in filtered:
                sheet.rows = {
                    row: WhyUnseen.FILTERED if why is WhyUnseen.HIDDEN else why
                    for row, why in sheet.rows.items()
                }
        elif dialect == 1 and cells[at + 1]:
            place = f"sheet {at + 1} of {len(listed)}"
            book.traces.append(Trace(Kind.MACRO_SHEET, place, (), always=True))


def _cached_point(code: int, data: bytes) -> list[str]:
    if code == biff.NUMBER and len(data) >= 14:
        return [f"{struct.unpack_from('<d', data, 6)[0]:.15g}"]
    return [biff.text_at(data, 6)[0]]


def _name(record: biff.Record) -> Iterator[tuple[Kind, list[str]]]:
    _, formula = biff.name_parts(record.data)
    texts = biff.formula_texts(formula)
    if formula[:1] == b"\x1e" and len(formula) == 3:
        texts.append(str(int.from_bytes(formula[1:3], "little")))
    if formula[:1] == b"\x1f" and len(formula) == 9:
        texts.append(f"{struct.unpack_from('<d', formula, 1)[0]:.15g}")
    yield Kind.DEFINED_NAME, texts


def _external(record: biff.Record) -> Iterator[tuple[Kind, list[str]]]:
    yield Kind.EXTERNAL_LINK_CACHE, biff.cached_values(record.data)


def _validation(record: biff.Record) -> Iterator[tuple[Kind, list[str]]]:
    messages, values = biff.validation_texts(record.data)
    yield Kind.DATA_VALIDATION_TEXT, messages
    yield Kind.DATA_VALIDATION_LIST, values


def _margin(record: biff.Record) -> Iterator[tuple[Kind, list[str]]]:
    if record.data and record.substream != biff.CHART:
        yield Kind.HEADER_FOOTER, [biff.text_at(record.data, 0)[0]]


def _scenario(record: biff.Record) -> Iterator[tuple[Kind, list[str]]]:
    """Name, comment and values of a scenario (2.4.247), as the letters they are made of."""
    wide = record.data.decode("utf-16-le", "ignore")
    plain = record.data.decode("latin-1")
    for text in (wide, plain):
        letters = "".join(each if each.isalnum() else " " for each in text)
        yield Kind.SCENARIO, [word for word in letters.split() if len(word) > 2]


_READERS = {
    biff.NAME: _name,
    biff.CRN: _external,
    biff.DV: _validation,
    biff.HEADER: _margin,
    biff.FOOTER: _margin,
    biff.SCENARIO: _scenario,
}


def _opened(body: bytes) -> CompDoc | None:
    try:
        return CompDoc(body, logfile=io.StringIO(), ignore_workbook_corruption=True)
    except (CompDocError, LookupError, ValueError, AssertionError, struct.error):
        return None


def workbook_stream(body: bytes) -> bytes:
    """The records of the workbook; a file before Excel 5 is nothing else."""
    if not body.startswith(_OLE):
        return body
    document = _opened(body)
    if document is None:
        return b""
    return _stream(document, "Workbook") or _stream(document, "Book")


def storage_traces(body: bytes) -> list[Trace]:
    """What other streams of the file hold: caches, objects, macros, properties."""
    if not body.startswith(_OLE):
        return []
    document = _opened(body)
    if document is None:
        return [Trace(Kind.UNKNOWN_PART, "storage", (), always=True)]
    found: list[Trace] = []
    for entry in document.dirlist[1:]:
        name = entry.name.lower()
        if not name or not entry.etype:
            continue
        if name in _STORAGES:
            found.append(Trace(_STORAGES[name], entry.name, (), always=True))
        elif name.startswith("mbd") or name in ("package", "\x01ole10native", "contents"):
            found.append(Trace(Kind.EMBEDDED_OBJECT, "embedded object", (), always=True))
        elif name == "_sx_db_cur":
            found += _pivot_traces(document, entry)
        elif name.endswith("summaryinformation") and _names_somebody(document, entry.name):
            found.append(Trace(Kind.DOCPROPS_NAME, "document properties", (), always=True))
    return found


def _pivot_traces(document: CompDoc, storage: object) -> list[Trace]:
    """The records of the pivot caches under their storage (2.1.7.7)."""
    words: list[str] = []
    for child in getattr(storage, "children", []):
        entry = document.dirlist[child]
        stream = _stream(document, f"_SX_DB_CUR/{entry.name}")
        for record in biff.records(stream):
            if record.code == biff.SXSTRING:
                words.append(biff.text_at(record.data, 0)[0])
            elif record.code == biff.SXNUM and len(record.data) >= 8:
                words.append(f"{struct.unpack_from('<d', record.data)[0]:.15g}")
            elif record.code == biff.SXINT and len(record.data) >= 2:
                words.append(str(struct.unpack_from("<h", record.data)[0]))
            elif record.code == biff.SXDATE and len(record.data) >= 5:
                year, month, day = struct.unpack_from("<HHB", record.data)
                words.append(f"{year:04d}-{month:02d}-{day:02d}")
    return [Trace(Kind.PIVOT_CACHE, "pivot cache", tuple(words))] if words else []


def _stream(document: CompDoc, path: str) -> bytes:
    try:
        found = document.get_named_stream(path)
    except (CompDocError, LookupError, ValueError, AssertionError, struct.error):
        return b""
    return bytes(found) if found else b""


def _names_somebody(document: CompDoc, name: str) -> bool:
    """Whether the summary names an author: property sets, [MS-OLEPS] 2.21."""
    data = _stream(document, name)
    if len(data) < 48:
        return False
    start = struct.unpack_from("<I", data, 44)[0]
    if start + 8 > len(data):
        return False
    count = min(struct.unpack_from("<I", data, start + 4)[0], 200)
    for at in range(start + 8, start + 8 + 8 * count, 8):
        if at + 8 > len(data):
            return False
        key, offset = struct.unpack_from("<II", data, at)
        place = start + offset
        if key not in _AUTHORS or place + 8 > len(data):
            continue
        kind, size = struct.unpack_from("<II", data, place)
        raw = data[place + 8 : place + 8 + size * (2 if kind == 0x1F else 1)]
        text = raw.decode("utf-16-le" if kind == 0x1F else "latin-1", "replace").strip("\x00 ")
        if text and not PROGRAMS.fullmatch(text):
            return True
    return False
