"""Notes, form fields and other things that are laid upon the pages of a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from parsers.documents.pdf.page import Box
from parsers.gate.pdf.marks import Handle
from parsers.gate.pdf.page import PdfPage, boxed

# Annotation flags of ISO 32000-1, table 165: invisible, hidden, no view.
_UNSHOWN = 1 | 2 | 32
_LINKS = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_FILES = (
    pdfium.FPDF_ANNOT_FILEATTACHMENT,
    pdfium.FPDF_ANNOT_SOUND,
    pdfium.FPDF_ANNOT_MOVIE,
    pdfium.FPDF_ANNOT_RICHMEDIA,
    pdfium.FPDF_ANNOT_THREED,
)
# What an annotation of these kinds says in its own words is painted on the page.
_PAINTED = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
_COVERING = (
    pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_CIRCLE,
    pdfium.FPDF_ANNOT_POLYGON,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_LINE,
    pdfium.FPDF_ANNOT_POLYLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_CARET,
    pdfium.FPDF_ANNOT_REDACT,
    pdfium.FPDF_ANNOT_WIDGET,
)
_MAX_ANNOTATIONS = 20_000


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its kind, where it is painted, what it says and whether it is shown."""

    kind: int
    box: Box
    words: str
    value: str
    shown: bool

    @property
    def is_file(self) -> bool:
        """Whether it carries a file, a sound or a film."""
        return self.kind in _FILES

    @property
    def is_redaction(self) -> bool:
        """Whether it marks words for removal (which has then not been done)."""
        return bool(self.kind == pdfium.FPDF_ANNOT_REDACT)

    @property
    def is_field(self) -> bool:
        """Whether it is a field of a form."""
        return bool(self.kind == pdfium.FPDF_ANNOT_WIDGET)

    @property
    def is_cover(self) -> bool:
        """Whether it may be painted over words of the page."""
        return self.shown and self.kind in _COVERING

    @property
    def is_painted(self) -> bool:
        """Whether its own words are printed on the page."""
        return self.shown and self.kind in _PAINTED


def annotations_of(page: PdfPage) -> list[Annotation]:
    """All annotations of a page but links and the windows of notes."""
    raw = page.page.raw
    count = min(pdfium.FPDFPage_GetAnnotCount(raw), _MAX_ANNOTATIONS)
    return [found for index in range(count) if (found := _annotation(page, index)) is not None]


def _annotation(page: PdfPage, index: int) -> Annotation | None:
    handle = pdfium.FPDFPage_GetAnnot(page.page.raw, index)
    if not handle:
        return None
    kind = pdfium.FPDFAnnot_GetSubtype(handle)
    try:
        if kind in _LINKS:
            return None
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(handle, rect)
        box = boxed(page.shown, rect.left, rect.bottom, rect.right, rect.top)
        visible = not pdfium.FPDFAnnot_GetFlags(handle) & _UNSHOWN and _is_on(page, box)
        value = _value(page, handle) if kind == pdfium.FPDF_ANNOT_WIDGET else ""
        return Annotation(kind, box, _text(handle, b"Contents"), value, visible)
    finally:
        pdfium.FPDFPage_CloseAnnot(handle)


def notes(found: list[Annotation]) -> Iterator[str]:
    """What annotations say that is not printed on the page, to compare with the page."""
    for each in found:
        if each.is_field:
            if not each.shown:
                yield each.value
        elif not each.is_painted:
            yield each.words


def _is_on(page: PdfPage, box: Box) -> bool:
    """Whether a box has any size and reaches onto the page."""
    wide = box[2] - box[0] > 1 and box[3] - box[1] > 1
    return wide and box[0] < page.width and box[2] > 0 and box[1] < page.height and box[3] > 0


def _value(page: PdfPage, handle: Handle) -> str:
    """The value of a field, which may stand with its parent."""
    forms = page.page.formenv
    if forms is None:
        return _text(handle, b"V")
    size = pdfium.FPDFAnnot_GetFormFieldValue(forms.raw, handle, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(forms.raw, handle, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _text(handle: Handle, key: bytes) -> str:
    """A string of an annotation's dictionary; empty where it has none."""
    size = pdfium.FPDFAnnot_GetStringValue(handle, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(handle, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
