"""The gate for PDFs: words that are painted over, off the page or out of sight; files and
notes that ride along; earlier versions of the document.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.documents.contents import Source
from parsers.documents.pdf.feed import keep_page
from parsers.documents.pdf.page import Box
from parsers.errors import DocumentError
from parsers.gate.pdf.annotations import Annotation, annotations_of, notes
from parsers.gate.pdf.page import PdfPage, opened, pages
from parsers.gate.pdf.raw import RawPdf
from parsers.gate.pdf.revisions import earlier_says_more, visible_text
from parsers.gate.pdf.scans import has_covered_scan
from parsers.gate.pdf.screen import is_squeezed_away
from parsers.gate.pdf.seen import CLIPPED, LAYER, TINY, UNDER_BOX, unseen
from parsers.gate.pdf.stores import store_findings
from parsers.gate.pdf.words import Piece, is_news, squashed, telling, unseen_pieces
from parsers.gate.policy import finding
from parsers.types import Reason

# Pages beyond this are not read either (pdf/feed.py).
MAX_PAGES = 2_000
_PASSWORD = pdfium.FPDF_ERR_PASSWORD


def pdf_hazards(source: Source) -> Iterator[Reason]:
    """Every finding of a PDF. Raises ``DocumentError`` (ENCRYPTED, TRUNCATED)."""
    pdf = _opened(source)
    try:
        raw = RawPdf(_readable(pdf, source.body))
        look = _FileLook(
            layered=any(b"/OCProperties" in each.head for each in raw.objects),
            drawn=any(b"/Type3" in each.head for each in raw.objects),
        )
        for page in pages(pdf, MAX_PAGES):
            if isinstance(page, PdfPage):
                if not page.instead and pdf.formenv is None:
                    keep_page(source, page.handle, page.text, page.number)
                yield from _looked_at(look, page)
        yield from look.findings()
        if earlier_says_more(pdf, source.body, (*look.texts, *look.values)):
            yield finding("PDF_EARLIER_REVISION", "the file's earlier revisions")
        yield from store_findings(pdf, raw, look.shown(), look.values)
    finally:
        pdf.close()


def _looked_at(look: _FileLook, page: PdfPage) -> Iterator[Reason]:
    """Look at one page; one that cannot be painted cannot be judged, and is held."""
    try:
        look.at(page)
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        yield finding("PDF_UNCHECKED", f"page {page.number}")


def _readable(pdf: pypdfium2.PdfDocument, body: bytes) -> bytes:
    """The file's bytes; of one that only an owner's password protects, a copy without it."""
    if pdfium.FPDF_GetSecurityHandlerRevision(pdf.raw) < 0:
        return body
    copy = io.BytesIO()
    pdf.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
    return copy.getvalue()


def _opened(source: Source) -> pypdfium2.PdfDocument:
    try:
        return opened(source.body)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _PASSWORD:
            message = "the file is protected by a password: ask the force for an open copy"
            raise DocumentError(message, where=source.name, code="ENCRYPTED") from fault
        message = "the PDF cannot be opened: its structure is damaged"
        raise DocumentError(message, where=source.name, code="TRUNCATED") from fault


@dataclass(slots=True)
class _FileLook:
    """What has been seen of a file so far, page by page. Only words are kept."""

    layered: bool
    drawn: bool  # glyphs are drawn by instructions of the file's own
    pieces: list[Piece] = field(default_factory=list)
    instead: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str, bool]] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    redactions: list[int] = field(default_factory=list)
    squeezed: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    def at(self, page: PdfPage) -> None:
        """Look at one page."""
        laid = annotations_of(page)
        above = [each.box for each in laid if each.is_cover]
        codes = unseen(page, above, pictures=self.layered or self.drawn)
        if has_covered_scan(page, above):
            self.scans.append(page.number)
        self.pieces += unseen_pieces(page, codes)
        if any(map(is_squeezed_away, page.painted)):
            self.squeezed.append(page.number)
        self.instead += [(page.number, squashed(said)) for said in page.instead]
        self.texts.append(visible_text(page, codes))
        self.notes += [
            (page.number, said, each.is_field) for each in laid for said in notes([each])
        ]
        self.files += [page.number for each in laid if each.is_file]
        self.values += [each.value for each in laid if each.is_field and each.shown]
        self.values += [each.words for each in laid if each.is_painted]
        marked = [each for each in laid if each.is_redaction]
        seen = [each.box for each in page.glyphs if each.place not in codes] if marked else []
        if any(_holds_any(each, seen) for each in marked):
            self.redactions.append(page.number)

    def shown(self) -> str:
        """All letters and digits that the pages show."""
        return "|".join(squashed(text) for text in (*self.texts, *self.values))

    def findings(self) -> Iterator[Reason]:
        """The findings of the pages."""
        shown = self.shown()
        for piece in telling(self.pieces, shown):
            # A form that is not painted at all, in a file with layers, stands on one.
            unpainted = piece.code == CLIPPED and self.layered
            yield finding(LAYER if unpainted else piece.code, f"page {piece.page}")
        for number, said in self.instead:
            if said not in shown:
                yield finding("PDF_ALTERNATIVE_TEXT", f"page {number}")
        for number in self.scans:
            yield finding("PDF_PICTURE_UNDER_BOX", f"page {number}")
        for number in self.redactions:
            yield finding(UNDER_BOX, f"page {number}")
        for number in self.squeezed:
            yield finding(TINY, f"page {number}")
        for number, said, is_field in self.notes:
            if is_news(said, shown):
                yield finding(
                    "PDF_HIDDEN_FIELD" if is_field else "PDF_ANNOTATION", f"page {number}"
                )
        for number in self.files:
            yield finding("PDF_ATTACHMENT", f"page {number}")


def _holds_any(annotation: Annotation, boxes: list[Box]) -> bool:
    """Whether the middle of any box lies inside an annotation."""
    left, top, right, bottom = annotation.box
    return any(
        2 * left <= box[0] + box[2] <= 2 * right and 2 * top <= box[1] + box[3] <= 2 * bottom
        for box in boxes
    )
