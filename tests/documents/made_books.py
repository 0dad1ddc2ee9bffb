"""Workbooks made byte by byte for the tests: .xls and .xlsb records, .ods parts.

Only what the tests need of [MS-XLS], [MS-XLSB], [MS-CFB] and OpenDocument; values are
invented. Other readers (xlrd, python-calamine) open what is made here.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Row = Sequence[str | float | None]
BASE: list[Row] = [
    ["Area", "2029", "2030"],
    ["North", 31.0, 42.0],
    ["South", 53.0, 64.0],
    ["East", 75.0, 86.0],
    ["Total", 159.0, 192.0],
]


# --------------------------------------------------------------------------- .xls


def record(code: int, data: bytes = b"") -> bytes:
    """One BIFF8 record."""
    return struct.pack("<HH", code, len(data)) + data


def wide(text: str, count: str = "<H") -> bytes:
    """A BIFF8 string of wide letters."""
    return struct.pack(count, len(text)) + b"\x01" + text.encode("utf-16-le")


@dataclass
class XlsSheet:
    """One sheet of an .xls; ``before`` and ``after`` are raw records around its cells."""

    name: str
    rows: Sequence[Row]
    state: int = 0
    dialect: int = 0
    before: bytes = b""
    after: bytes = b""
    styles: Mapping[tuple[int, int], int] = field(default_factory=dict)


def _font(colour: int = 0x7FFF, height: int = 200, flags: int = 0) -> bytes:
    name = "Arial"
    head = struct.pack("<HHHHHBBBB", height, flags, colour, 400, 0, 0, 0, 0, 0)
    return record(0x31, head + struct.pack("<B", len(name)) + b"\x00" + name.encode())


def _xf(font: int = 0, form: int = 0, style: bool = False) -> bytes:
    kind = 0xFFF5 if style else 0x0001
    head = struct.pack("<HHHBBBB", font, form, kind, 0x20, 0, 0, 0)
    return record(0xE0, head + struct.pack("<IIH", 0, 0, 0x20C0))


# Cell styles by number: plain, white ink, 1-point ink, a format that shows nothing, ink that
# is struck through; an .xlsb counts them from 0.
PLAIN, WHITE, TINY, NOTHING, STRUCK = 15, 16, 17, 18, 19


def _globals(sheets: Sequence[XlsSheet], extra: bytes, offsets: Sequence[int]) -> bytes:
    out = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))
    out += record(0x42, struct.pack("<H", 1200))
    out += record(0x3D, struct.pack("<HHHHHHHHH", 0, 0, 9000, 6000, 0x38, 0, 0, 1, 600))
    out += record(0x22, struct.pack("<H", 0))
    out += _font() * 4 + _font(colour=9) + _font(height=20) + _font(flags=8)
    out += record(0x41E, struct.pack("<H", 164) + wide(";;;"))
    out += _xf(style=True) * 15 + _xf() + _xf(font=5) + _xf(font=6) + _xf(form=164)
    out += _xf(font=7)
    for sheet, offset in zip(sheets, offsets, strict=True):
        name = wide(sheet.name, "<B")
        out += record(0x85, struct.pack("<IBB", offset, sheet.state, sheet.dialect) + name)
    return out + extra + record(0x0A)


def _sheet(sheet: XlsSheet) -> bytes:
    kind = 0x40 if sheet.dialect == 1 else 0x10
    out = record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))
    width = max((len(row) for row in sheet.rows), default=0)
    out += sheet.before
    out += record(0x200, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0))
    for at, row in enumerate(sheet.rows):
        for col, value in enumerate(row):
            head = struct.pack("<HHH", at, col, sheet.styles.get((at, col), PLAIN))
            if isinstance(value, str):
                out += record(0x204, head + wide(value))
            elif value is not None:
                out += record(0x203, head + struct.pack("<d", value))
    return out + sheet.after + record(0x0A)


def xls(
    sheets: Sequence[XlsSheet],
    extra: bytes = b"",
    streams: Mapping[str, bytes] | None = None,
) -> bytes:
    """An .xls; ``extra`` are raw records of its globals, ``streams`` further streams."""
    bodies = [_sheet(sheet) for sheet in sheets]
    start = len(_globals(sheets, extra, [0] * len(sheets)))
    offsets = [start + sum(map(len, bodies[:at])) for at in range(len(bodies))]
    stream = _globals(sheets, extra, offsets) + b"".join(bodies)
    return compound({"Workbook": stream, **(streams or {})})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) of whole sectors; a name with a slash is in a storage."""
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    folders = sorted({name.split("/")[0] for name in streams if "/" in name})
    entries: list[tuple[str, int, bytes]] = [("Root Entry", 5, b"")]
    entries += [(folder, 1, b"") for folder in folders]
    entries += [(name.split("/")[-1], 2, data) for name, data in streams.items()]
    paths = ["", *folders, *streams]
    table: list[int] = []
    content = b""
    starts = []
    for _, kind, data in entries:
        if kind != 2:
            starts.append(end)
            continue
        # At least 4,096 bytes, so that no short sectors are needed.
        padded = data.ljust(max(4096, -(-len(data) // sector) * sector), b"\x00")
        first, count = len(table), len(padded) // sector
        starts.append(first)
        table += [*range(first + 1, first + count), end]
        content += padded
    directory = b"".join(
        _entry(at, entry, paths, starts[at], entries) for at, entry in enumerate(entries)
    )
    directory = directory.ljust(-(-len(directory) // sector) * sector, b"\x00")
    first_directory, count = len(table), len(directory) // sector
    table += [*range(first_directory + 1, first_directory + count), end]
    content += directory
    blocks = 1
    while (len(table) + blocks) * 4 > blocks * sector:
        blocks += 1
    places = [len(table) + at for at in range(blocks)]
    table += [0xFFFFFFFD] * blocks
    allocation = struct.pack(f"<{len(table)}I", *table).ljust(blocks * sector, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, blocks, first_directory, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", *places, *[free] * (109 - len(places)))
    return head + content + allocation


def _entry(
    at: int,
    entry: tuple[str, int, bytes],
    paths: Sequence[str],
    start: int,
    entries: Sequence[tuple[str, int, bytes]],
) -> bytes:
    """A directory entry; the entries of a storage are a chain to the right."""
    name, kind, data = entry
    none = 0xFFFFFFFF

    def folder(path: str) -> str:
        return path.rpartition("/")[0]

    own = folder(paths[at]) if at else None
    later = [n for n in range(at + 1, len(paths)) if at and folder(paths[n]) == own]
    inside = [n for n in range(1, len(paths)) if folder(paths[n]) == (paths[at] if at else "")]
    child = inside[0] if kind != 2 and inside else none
    raw = name.encode("utf-16-le") + b"\x00\x00"
    out = raw.ljust(64, b"\x00") + struct.pack("<HBB", len(raw), kind, 1)
    out += struct.pack("<III", none, later[0] if later else none, child)
    size = max(4096, len(data)) if kind == 2 else 0
    return out + bytes(36) + struct.pack("<IQ", start, size)


# --------------------------------------------------------------------------- .xlsb


def part_record(code: int, data: bytes = b"") -> bytes:
    """One record of an .xlsb part."""
    number = bytes([code]) if code < 0x80 else bytes([code & 0x7F | 0x80, code >> 7])
    size, left = b"", len(data)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 0x7F else 0)])
        left >>= 7
        if not left:
            return number + size + data


def long_text(text: str) -> bytes:
    """A wide string of an .xlsb."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


@dataclass
class XlsbSheet:
    """One sheet of an .xlsb; ``hidden_rows`` are those with the flag of a hidden row."""

    name: str
    rows: Sequence[Row]
    state: int = 0
    hidden_rows: Sequence[int] = ()
    before: bytes = b""
    after: bytes = b""
    styles: Mapping[tuple[int, int], int] = field(default_factory=dict)


def _xlsb_sheet(sheet: XlsbSheet) -> bytes:
    width = max((len(row) for row in sheet.rows), default=1)
    out = part_record(129) + part_record(
        148, struct.pack("<IIII", 0, max(0, len(sheet.rows) - 1), 0, width - 1)
    )
    out += sheet.before + part_record(145)
    for at, row in enumerate(sheet.rows):
        flags = 0x10 if at in sheet.hidden_rows else 0
        spans = struct.pack("<III", 1, 0, max(0, len(row) - 1))
        out += part_record(0, struct.pack("<IIHBBB", at, 0, 300, 0, flags, 0) + spans)
        for col, value in enumerate(row):
            head = struct.pack("<II", col, sheet.styles.get((at, col), 0))
            if isinstance(value, str):
                out += part_record(6, head + long_text(value))
            elif value is not None:
                out += part_record(5, head + struct.pack("<d", value))
    return out + part_record(146) + sheet.after + part_record(130)


def _xlsb_styles() -> bytes:
    def font(colour: bytes, height: int = 220, flags: int = 0) -> bytes:
        head = struct.pack("<HHHHBBBB", height, flags, 400, 0, 0, 2, 0, 0)
        return part_record(43, head + colour + b"\x00" + long_text("Arial"))

    automatic, white = bytes(8), struct.pack("<BBhBBBB", 5, 0, 0, 255, 255, 255, 255)
    out = part_record(278) + part_record(615, struct.pack("<I", 1))
    out += part_record(44, struct.pack("<H", 164) + long_text(";;;")) + part_record(616)
    out += part_record(611, struct.pack("<I", 4))
    out += font(automatic) + font(white) + font(automatic, 20) + font(automatic, flags=8)
    out += part_record(612)
    out += part_record(603, struct.pack("<I", 1)) + part_record(45, bytes(68)) + part_record(604)
    out += part_record(617, struct.pack("<I", 5))
    for font_at, form in ((0, 0), (1, 0), (2, 0), (0, 164), (3, 0)):
        xf = struct.pack("<HHHHHBBHB", 0xFFFF, form, font_at, 0, 0, 0, 0, 0, 0)
        out += part_record(47, xf.ljust(16, b"\x00"))
    return out + part_record(618) + part_record(279)


def xlsb(
    sheets: Sequence[XlsbSheet],
    extra: bytes = b"",
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """An .xlsb; ``extra`` are raw records of the workbook part, ``parts`` further parts."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = part_record(131) + part_record(143)
    rels = ""
    members: dict[str, bytes] = {}
    for at, sheet in enumerate(sheets, 1):
        data = struct.pack("<II", sheet.state, at) + long_text(f"rId{at}") + long_text(sheet.name)
        book += part_record(156, data)
        rels += (
            f'<Relationship Id="rId{at}" Type="{base}/worksheet" Target="worksheets/s{at}.bin"/>'
        )
        members[f"xl/worksheets/s{at}.bin"] = _xlsb_sheet(sheet)
    rels += f'<Relationship Id="rId99" Type="{base}/styles" Target="styles.bin"/>'
    book += part_record(144) + extra + part_record(132)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    members |= {
        "[Content_Types].xml": f'<Types xmlns="{types}"/>'.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{space}"><Relationship Id="r1" Type="{base}/officeDocument"'
            ' Target="xl/workbook.bin"/></Relationships>'
        ).encode(),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": (
            f'<Relationships xmlns="{space}">{rels}</Relationships>'
        ).encode(),
        "xl/styles.bin": _xlsb_styles(),
        **(parts or {}),
    }
    return zipped(members)


# --------------------------------------------------------------------------- .ods


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            plain = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, data, plain)
    return buffer.getvalue()


def ods_rows(rows: Sequence[Row], attributes: Mapping[int, str] | None = None) -> str:
    """The rows of a table, some with attributes of their own."""
    out = ""
    for at, row in enumerate(rows):
        out += f"<table:table-row {(attributes or {}).get(at, '')}>"
        for value in row:
            if value is None:
                out += "<table:table-cell/>"
            elif isinstance(value, str):
                kind = 'office:value-type="string"'
                out += f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
            else:
                kind = f'office:value-type="float" office:value="{value:g}"'
                out += f"<table:table-cell {kind}><text:p>{value:g}</text:p></table:table-cell>"
        out += "</table:table-row>"
    return out


def ods(
    body: str,
    styles: str = "",
    before: str = "",
    after: str = "",
    members: Mapping[str, bytes] | None = None,
) -> bytes:
    """An .ods: tables as XML, automatic styles, and what stands before and after the tables."""
    base = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(
        f'xmlns:{short}="{base}{long}:1.0"'
        for short, long in (
            *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")),
            *(("fo", "xsl-fo-compatible"), ("number", "datastyle"), ("draw", "drawing")),
            ("form", "form"),
        )
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{before}{body}{after}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content.encode(), **(members or {})})
