"""What a PDF carries beside its pages: files, form data, scripts, layers, leftovers, names."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.gate.pdf.fonts import mistold
from parsers.gate.pdf.raw import RawObject, RawPdf, shows_text, strings
from parsers.gate.pdf.revisions import revision_ends
from parsers.gate.pdf.undrawn import undrawn_texts
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.strings.runs import runs
from parsers.gate.strings.telling import StoredString, stored_findings
from parsers.types import Reason

_WHOLE = "the file"
# Tokens of dictionaries, and the finding that each of them means.
_TOKENS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"/EmbeddedFile(?![A-Za-z])|/EF[ \t\r\n]{0,4}(?:<<|\d)"), "PDF_ATTACHMENT"),
    (re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z])"), "PDF_JAVASCRIPT"),
    (re.compile(rb"/Thumb[ \t\r\n]{1,4}\d"), "PDF_THUMBNAIL"),
    (re.compile(rb"/(?:PieceInfo|AIPrivateData1?)(?![A-Za-z])"), "PDF_PRIVATE_DATA"),
)
_FIELD = re.compile(rb"/FT[ \t\r\n]{0,4}/(?:Tx|Ch)")
_VALUE = re.compile(
    rb"/D?V[ \t\r\n]{0,4}(\((?:[^()\\]|\\[\s\S]){0,4000}\)|<[0-9A-Fa-f\s]{2,8000}>)"
)
_ACTUAL = re.compile(
    rb"/ActualText[ \t\r\n]{0,4}(\((?:[^()\\]|\\[\s\S]){0,4000}\)|<[0-9A-Fa-f\s]{2,8000}>)"
)
# A string with the key before it, if any; keys that have findings of their own; those of
# addresses and of who made something; objects that draw.
_ANY_STRING = re.compile(
    rb"(?:/(?P<key>[A-Za-z]{1,40})[ \t\r\n]{0,4})?"
    rb"(?P<string>\((?:[^()\\]|\\[\s\S]){4,2000}\)|(?<!<)<[0-9A-Fa-f\s]{12,4000}>(?!>))"
)
_LONG_HEX = re.compile(rb"<[0-9A-Fa-f\s]{12}")
_JUDGED = frozenset(
    b"Author Creator Producer Subject Keywords V DV Contents ActualText DA NM Lang".split()
)
_LEADING = frozenset(b"URI F UF Dest D Registry Ordering".split())
_DRAWN = frozenset((b"Font", b"FontDescriptor", b"XObject", b"ObjStm", b"XRef", b"Page"))
_STREAM_KIND = re.compile(rb"/(?:Type|Subtype)[ \t\r\n]{0,4}/(\w{1,40})")
_PAGE_STREAMS = frozenset(
    b"XObject Form Image ObjStm XRef Metadata XML EmbeddedFile Pattern CMap Type1C OpenType"
    b" CIDFontType0C Font Halftone Group Transparency S".split()
)
# Remarks, and words after an object (ISO 32000-1, 7.2.3): read by no program.
_BETWEEN = re.compile(
    rb"[\r\n]%(?!PDF-|%EOF|[\x80-\xff])([^\r\n]{6,400})"
    rb"|endobj\s{0,20}(?!\d|xref|startxref|trailer|%)([^\r\n]{6,400})"
)
_QUOTED = re.compile(r"\"([^<>\"]{5,2000})\"|>([^<>]{5,2000})<")
_LINKED = re.compile(r"%20|[+=&?/_]")
_TAGS = re.compile(r"<[^<>]{0,2000}>")
# What programs write where they know no author.
_NOBODY = frozenset(("anonymous", "unknown", "unspecified", "(anonymous)", "(unspecified)"))
_CREATOR = re.compile(
    rb"<(?:dc:creator|pdf:Author)>(?:[\s]{0,40}<rdf:\w{1,9}[^>]{0,99}>){0,3}\s{0,40}([^<]{1,200})"
)
_SIGNER = re.compile(
    rb"/Name[ \t\r\n]{0,4}(\((?:[^()\\]|\\[\s\S]){0,400}\)|<[0-9A-Fa-f\s]{2,800}>)"
)
# Bytes after the end of a file that may be a careless program's.
_MAX_TAIL = 64
_MAX_METADATA = 200_000
_MAX_PACKET = 8_000_000


def store_findings(
    pdf: pypdfium2.PdfDocument, raw: RawPdf, shown: str, values: Sequence[str]
) -> Iterator[Reason]:
    """Findings of the file as a whole. ``shown`` is all that its pages show, squashed;
    ``values`` are those of the fields that are printed."""
    if pdfium.FPDFDoc_GetAttachmentCount(pdf.raw) > 0:
        yield finding("PDF_ATTACHMENT", _WHOLE)
    for token, code in _TOKENS:
        if any(token.search(each.head) for each in raw.objects):
            yield finding(code, _WHOLE)
    if len(raw.body[raw.body.rfind(b"%%EOF") + 5 :].strip(b"\x00 \t\r\n")) > _MAX_TAIL:
        yield finding("PDF_TRAILING_DATA", _WHOLE)
    named = [pdf.get_metadata_value("Author"), *_creators(raw), *_signers(raw)]
    if any(_is_name(name) for name in named):
        yield finding("PDF_META_NAME", "document properties")
    yield from (
        finding(f"PDF_{each.code}", each.place)
        for each in stored_findings(_kept(raw), shown, _WHOLE)
    )
    if any(is_news(value, shown) for value in _field_values(raw, values)) or any(
        is_news(word, shown) for word in _form_data(pdf)
    ):
        yield finding("PDF_HIDDEN_FIELD", _WHOLE)
    if any(is_news(text, shown) for text in _actual_texts(raw)) or any(
        len(squashed(said)) > 1 for said in mistold(raw)
    ):
        yield finding("PDF_ALTERNATIVE_TEXT", _WHOLE)
    # What an earlier revision used is judged with that revision.
    since = max(revision_ends(pdf, raw.body), default=0)
    unused = (each for each in raw.unreachable() if each.at >= since)
    if any(_says_more(raw, each, shown) for each in unused) or any(
        is_news(text, shown) for text in undrawn_texts(raw)
    ):
        yield finding("PDF_UNUSED_CONTENT", _WHOLE)


def _creators(raw: RawPdf) -> Iterator[str]:
    """Who made the file, by its XMP metadata (ISO 16684-1)."""
    for each in raw.objects:
        if each.type == b"Metadata":
            for found in _CREATOR.finditer(raw.unpacked(each)[:_MAX_METADATA]):
                yield found[1].decode("utf-8", "replace")


def _signers(raw: RawPdf) -> Iterator[str]:
    """Who signed the file, by its signatures (ISO 32000-1, 12.8.1)."""
    for each in raw.objects:
        if each.type == b"Sig":
            for found in _SIGNER.finditer(each.head):
                yield from _string(found[1])


def _kept(raw: RawPdf) -> Iterator[StoredString]:
    """Every string of every dictionary that no page draws, and what lies between the objects.

    What annotations and fields say has findings of its own; the file's properties, its metadata
    and the addresses that it leads to say who made it.
    """
    for each in raw.objects:
        if each.type == b"Metadata":
            packet = raw.unpacked(each)[:_MAX_METADATA].decode("utf-8", "replace")
            yield from (
                StoredString(found[1] or found[2], own=True, token=True)
                for found in _QUOTED.finditer(packet)
            )
        elif each.type not in _DRAWN and len(each.head) < _MAX_METADATA:
            properties = b"/Producer" in each.head or b"/Creator" in each.head
            yield from _strings(each.head, properties=properties)
        if each.stream is not None and _is_foreign(each.head):
            yield from (
                StoredString(text, token=True) for text in runs(raw.unpacked(each)[:_MAX_PACKET])
            )
    for found in _BETWEEN.finditer(raw.body):
        yield from (StoredString(text, token=True) for text in runs(found[1] or found[2]))


def _strings(head: bytes, *, properties: bool) -> Iterator[StoredString]:
    """The strings of a dictionary, with or without a key of their own."""
    if b"(" not in head and _LONG_HEX.search(head) is None:
        return
    for found in _ANY_STRING.finditer(head):
        key = found["key"] or b""
        if key in _JUDGED or (properties and key == b"Title"):
            continue
        for text in _string(found["string"]):
            own = properties or key in _LEADING
            yield StoredString(_LINKED.sub(" ", text), own=own, token=True)


def _is_foreign(head: bytes) -> bool:
    """Whether a stream is of a kind that no page uses."""
    kinds = _STREAM_KIND.findall(head)
    return bool(kinds) and not _PAGE_STREAMS.issuperset(kinds)


def _is_name(value: str) -> bool:
    """Whether a property says more than that nobody is named."""
    return any(letter.isalpha() for letter in value) and value.casefold() not in _NOBODY


def _field_values(raw: RawPdf, shown_values: Sequence[str]) -> Iterator[str]:
    """The values of form fields that no visible field shows."""
    known = {squashed(value) for value in shown_values}
    for each in raw.latest().values():
        if _FIELD.search(each.head):
            for found in _VALUE.finditer(each.head):
                yield from (text for text in _string(found[1]) if squashed(text) not in known)


def _actual_texts(raw: RawPdf) -> Iterator[str]:
    """Texts that stand in for what is painted (ISO 32000-1, 14.9.4), in tags."""
    for each in raw.latest().values():
        for found in _ACTUAL.finditer(each.head):
            yield from _string(found[1])


def _string(raw: bytes) -> Iterator[str]:
    """A literal or hexadecimal string as text."""
    if raw.startswith(b"("):
        yield from strings(raw)
        return
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", raw)
    data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if data.startswith(b"\xfe\xff"):
        yield data[2:].decode("utf-16-be", "replace")
    else:
        yield data.decode("latin-1")


def _form_data(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    """The words of an XFA form's data packet."""
    for at in range(min(pdfium.FPDF_GetXFAPacketCount(pdf.raw), 100)):
        name = (ctypes.c_char * 64)()
        pdfium.FPDF_GetXFAPacketName(pdf.raw, at, name, 64)
        size = ctypes.c_ulong()
        pdfium.FPDF_GetXFAPacketContent(pdf.raw, at, None, 0, size)
        if name.value != b"datasets" or not 0 < size.value <= _MAX_PACKET:
            continue
        content = (ctypes.c_char * size.value)()
        pdfium.FPDF_GetXFAPacketContent(pdf.raw, at, content, size.value, size)
        text = _TAGS.sub("\n", bytes(content).decode("utf-8", "replace"))
        yield from (line for line in text.splitlines() if line.strip())


def _says_more(raw: RawPdf, each: RawObject, shown: str) -> bool:
    """Whether a leftover stream prints strings that the pages do not show."""
    if each.stream is None or each.type in (b"XRef", b"ObjStm", b"Metadata"):
        return False
    stream = raw.unpacked(each)
    if not shows_text(stream):
        return False
    told = [text for text in strings(stream) if squashed(text)]
    return not told or is_news("".join(told), shown)
