"""Files made to do harm, each by a few lines of ours: nothing here was ever downloaded."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

MIB = 1024 * 1024
WORDS = "Figures of an invented letter about stolen bicycles"


def pdf(objects: Sequence[bytes], *, root: int = 1, more: bytes = b"") -> bytes:
    """A PDF of objects numbered from 1, with a cross-reference table that is right."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (len(objects) + 1, root, more)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(content: bytes, *, filters: bytes = b"", head: bytes = b"") -> bytes:
    """A stream object."""
    which = b"/Filter %s" % filters if filters else b""
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (len(content), which, head, content)


def one_page(
    content: bytes,
    *,
    box: bytes = b"[0 0 595 842]",
    catalog: bytes = b"",
    page: bytes = b"",
    filters: bytes = b"",
    more: Iterable[bytes] = (),
) -> bytes:
    """A PDF of one page; ``more`` objects are numbered from 6."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> %s >>" % (box, page),
            stream(content, filters=filters),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def text(words: str = WORDS, x: float = 72, y: float = 700) -> bytes:
    return b"BT /F 11 Tf %g %g Td (%s) Tj ET" % (x, y, words.encode("ascii"))


# ---------------------------------------------------------------------- PDF


def encrypted() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("user", "owner"))
    canvas.drawString(72, 700, WORDS)
    canvas.save()
    return buffer.getvalue()


def broken_xref() -> bytes:
    """Every offset in the cross-reference table is wrong; readers must rebuild it."""
    body = one_page(text())
    start = body.index(b"xref\n0")
    return body[:start] + body[start:].replace(b"00 00000 n", b"77 00000 n").replace(
        b"startxref\n", b"startxref\n9"
    )


def xref_loop() -> bytes:
    """A trailer whose earlier trailer is itself."""
    body = one_page(text())
    start = int(body.rpartition(b"startxref\n")[2].split(b"\n")[0])
    return body.replace(b"trailer\n<< ", b"trailer\n<< /Prev %d " % start)


def page_tree_loop() -> bytes:
    """A page tree whose child is its own parent."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ]
    )


def deep_page_tree(depth: int = 20_000) -> bytes:
    """Pages under pages under pages."""
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
        for number in range(2, depth + 2)
    ]
    leaf = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (depth + 1)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, leaf])


def deep_arrays(depth: int = 200_000) -> bytes:
    """An array in an array in an array."""
    return one_page(text(), page=b"/Odd %s%s" % (b"[" * depth, b"]" * depth))


def deep_content(depth: int = 200_000) -> bytes:
    """Graphics states saved and never restored, arrays nested in the content."""
    return one_page(b"q " * depth + b"[" * depth + text() + b"Q " * depth)


def form_loop() -> bytes:
    """A form that draws itself."""
    resources = b"/Resources << /XObject << /X 6 0 R >> >>"
    form = stream(b"/X Do", head=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + resources)
    page = one_page(b"/X Do " + text(), more=[form])
    return page.replace(b"/Font << /F 5 0 R >>", b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >>")


def form_bomb(depth: int = 12) -> bytes:
    """Forms that each draw the next ten times: 10 to the power of ``depth`` drawings."""
    forms = []
    for number in range(6, 6 + depth):
        resources = b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources
        forms.append(stream(b"/X Do " * 10, head=head))
    forms.append(stream(b"0 0 m 9 9 l S", head=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))
    page = one_page(b"/X Do " + text(), more=forms)
    return page.replace(
        b"/Font << /F 5 0 R >> >>", b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>", 1
    )


def million_objects(count: int = 1_000_000) -> bytes:
    """A letter among a million objects that nobody needs."""
    return one_page(text(), more=repeat(b"null", count))


def million_paths(count: int = 1_000_000) -> bytes:
    """A page of a million short lines, packed to a few kilobytes."""
    content = zlib.compress(b"1 1 m 2 2 l S\n" * count + text(), 9)
    return one_page(content, filters=b"/FlateDecode")


def million_words(count: int = 1_000_000) -> bytes:
    """A page that prints a million words, packed."""
    return one_page(zlib.compress((text("word") + b"\n") * count, 9), filters=b"/FlateDecode")


def huge_page(side: float) -> bytes:
    """A page of ``side`` points each way; Acrobat's limit is 14,400."""
    return one_page(text(), box=b"[0 0 %d %d]" % (side, side))


def packed(piece: bytes, times: int) -> bytes:
    """A piece repeated and deflated without ever being held whole; quickly, not tightly."""
    machine = zlib.compressobj(1)
    return b"".join(machine.compress(piece) for _ in range(times)) + machine.flush()


def flate_bomb(size: int = 2 * 1024**3) -> bytes:
    """A content stream that unpacks to ``size`` bytes of blanks."""
    return one_page(packed(b" " * MIB, size // MIB), filters=b"/FlateDecode")


def twice_packed_bomb(size: int = 2 * 1024**3) -> bytes:
    """The same through two filters: a few kilobytes on disk."""
    inner = packed(b" " * MIB, size // MIB)
    return one_page(zlib.compress(inner, 9), filters=b"[/FlateDecode /FlateDecode]")


def image_bomb(side: int = 60_000) -> bytes:
    """A picture of 3,600 million points, packed."""
    head = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
    head += b" /Width %d /Height %d" % (side, side)
    picture = stream(packed(bytes(side), side), filters=b"/FlateDecode", head=head)
    page = one_page(b"q 500 0 0 700 40 40 cm /X Do Q", more=[picture])
    return page.replace(b"/Font << /F 5 0 R >>", b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >>", 1)


def javascript() -> bytes:
    """A letter that runs a script when it is opened, and starts a program."""
    catalog = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    link = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (x) >> >>]"
    return one_page(text(), catalog=catalog, page=link)


def attachment() -> bytes:
    """A letter with a workbook inside."""
    files = b"/Names << /EmbeddedFiles << /Names [(a.csv) 6 0 R] >> >>"
    spec = b"<< /Type /Filespec /F (a.csv) /EF << /F 7 0 R >> >>"
    held = stream(b"Name,Number\nInvented Person,1234\n", head=b"/Type /EmbeddedFile")
    return one_page(text(), catalog=files, more=[spec, held])


# ---------------------------------------------------------------------- zips, XML, HTML

_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'  # noqa: E501 - one XML document
_RELATIONS = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'  # noqa: E501 - one XML document
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members:
            archive.writestr(name, body)
    return buffer.getvalue()


def letter(document: bytes) -> bytes:
    """A .docx around the XML of its body."""
    parts = [("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS)]
    return zipped([*parts, ("word/document.xml", document)])


def entity_bomb() -> bytes:
    """Entities of entities: a thousand million words of a few hundred bytes."""
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (step, b"&e%d;" % (step - 1) * 10) for step in range(1, 10)
    )
    head = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "words ">%s]>' % entities
    return letter(
        head
        + b"<w:document %s><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>" % _W
    )


def foreign_entity() -> bytes:
    """An entity that would bring in a file of ours."""
    head = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return letter(
        head
        + b"<w:document %s><w:body><w:p><w:r><w:t>seen &e;</w:t></w:r></w:p></w:body></w:document>"
        % _W
    )


def deep_tables(depth: int = 3_000) -> bytes:
    """A table in a table in a table, in Word."""
    start, end = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
    middle = b"<w:p><w:r><w:t>words</w:t></w:r></w:p>"
    body = start * depth + middle + end * depth
    return letter(b"<w:document %s><w:body>%s</w:body></w:document>" % (_W, body))


def deep_html(depth: int = 100_000) -> bytes:
    return b"<!DOCTYPE html><html><body>" + b"<div>" * depth + b"<p>words</p>"


def deep_html_tables(depth: int = 5_000) -> bytes:
    return b"<!DOCTYPE html><html><body>" + b"<table><tr><td>" * depth + b"words"


def wide_html_table() -> bytes:
    """One cell that claims to span a hundred thousand million others."""
    return (
        b"<!DOCTYPE html><html><body><table><tr><th>Year</th><th>Count</th></tr>"
        b"<tr><td colspan=1000000000 rowspan=1000000000>1</td></tr></table></body></html>"
    )


def zip_bomb(size: int = 1024**3) -> bytes:
    """A workbook whose one sheet unpacks to ``size`` bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(size // MIB):
                sheet.write(bytes(MIB))
    return buffer.getvalue()


def lying_zip(size: int = 1024**3) -> bytes:
    """The same, and its directory claims that it is small."""
    body = bytearray(zip_bomb(size))
    claimed = struct.pack("<I", 1000)
    place = 0
    while (place := body.find(b"PK\x01\x02", place)) >= 0:
        body[place + 24 : place + 28] = claimed
        place += 4
    return bytes(body)


def zip_in_zip(depth: int = 30) -> bytes:
    body = zipped([("letter.txt", WORDS.encode())])
    for level in range(depth):
        body = zipped([(f"{level}.zip", body)])
    return body


def many_members(count: int = 60_000) -> bytes:
    return zipped((f"{number}.txt", b"x") for number in range(count))


KINDS: dict[str, Callable[[], bytes]] = {
    "encrypted.pdf": encrypted,
    "broken-xref.pdf": broken_xref,
    "xref-loop.pdf": xref_loop,
    "page-tree-loop.pdf": page_tree_loop,
    "deep-page-tree.pdf": deep_page_tree,
    "deep-arrays.pdf": deep_arrays,
    "deep-content.pdf": deep_content,
    "form-loop.pdf": form_loop,
    "form-bomb.pdf": form_bomb,
    "million-objects.pdf": million_objects,
    "million-paths.pdf": million_paths,
    "million-words.pdf": million_words,
    "page-of-20000.pdf": lambda: huge_page(20_000),
    "page-of-1e9.pdf": lambda: huge_page(1e9),
    "flate-bomb.pdf": flate_bomb,
    "twice-packed-bomb.pdf": twice_packed_bomb,
    "image-bomb.pdf": image_bomb,
    "javascript.pdf": javascript,
    "attachment.pdf": attachment,
    "entity-bomb.docx": entity_bomb,
    "foreign-entity.docx": foreign_entity,
    "deep-tables.docx": deep_tables,
    "deep.html": deep_html,
    "deep-tables.html": deep_html_tables,
    "wide-table.html": wide_html_table,
    "zip-bomb.xlsx": zip_bomb,
    "lying-zip.xlsx": lying_zip,
    "zip-in-zip.zip": zip_in_zip,
    "many-members.zip": many_members,
}
