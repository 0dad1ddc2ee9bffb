"""A PDF's pages one after the other: through PDFium, or pdfplumber where PDFium fails.

Turns the errors of both libraries into ``DocumentError``. Only one page is open at a
time, so that memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from parsers.documents.contents import Source
from parsers.documents.pdf import pdfium, plumber
from parsers.documents.pdf.form_fields import has_fields
from parsers.documents.pdf.page import PageFeed
from parsers.documents.pdf.pdfium_page import Caps, PageLostError, page_as_open, pdfium_page
from parsers.errors import DocumentError

MAX_PAGES = 2_000
MAX_CHARS = 200_000
MAX_PATHS = 100_000
MAX_WORDS = 50_000
# Pages that are kept from one stage to the next; further ones are read again.
MOST_KEPT = 64


def kept_pages(source: Source) -> dict[int, PageFeed]:
    """The pages of a file that were read while the gate had them open, by number."""
    found = source.memo.setdefault("pdf pages", {})
    assert isinstance(found, dict)
    return found


def keep_page(source: Source, page: pdfium.Handle, text: pdfium.Handle, number: int) -> None:
    """Read a page that is open for somebody else, who has changed nothing of it, and keep it
    for the reader. One that cannot be read so, or has fields to fill in, the reader opens
    itself."""
    if number > MOST_KEPT or has_fields(page):
        return
    try:
        kept_pages(source)[number] = page_as_open(page, text, number, _caps())
    except (PageLostError, DocumentError):
        return


def _caps() -> Caps:
    return Caps(MAX_CHARS, MAX_PATHS, MAX_WORDS)


class PdfFeed:
    """An opened PDF. Raises ``DocumentError`` (ENCRYPTED, TRUNCATED, EMPTY).

    ``inks``: words come with their colour, which costs a little more. ``kept``: pages that
    have been read already; each is given away once.
    """

    def __init__(
        self,
        body: bytes,
        name: str,
        *,
        inks: bool = False,
        kept: dict[int, PageFeed] | None = None,
    ) -> None:
        self.name = name
        self._inks = inks
        self._kept = kept if kept is not None else {}
        self._body = body
        self._plumber: plumber.Plumber | None = None
        self._document = _opened(body, name)
        self.page_count = len(self._document) if self._document else self._slow().page_count
        if not self.page_count:
            raise DocumentError("the PDF has no pages", where=name, code="EMPTY")

    @property
    def unread(self) -> int:
        """How many pages lie beyond the cap."""
        return max(0, self.page_count - MAX_PAGES)

    def page(self, number: int) -> PageFeed | None:
        """One page; None where it cannot be read, or where there is none."""
        if not 1 <= number <= self.page_count:
            return None
        try:
            return self._page(number, _caps())
        except DocumentError:
            return None

    def pages(self) -> Iterator[PageFeed | DocumentError]:
        """Each page in turn, or the error that kept it from being read."""
        caps = _caps()
        for number in range(1, min(self.page_count, MAX_PAGES) + 1):
            try:
                yield self._page(number, caps)
            except DocumentError as error:
                yield DocumentError(error.message, where=self.name, code=error.code, page=number)

    def _page(self, number: int, caps: Caps) -> PageFeed:
        """One page. Raises DocumentError (TOO_BIG, PAGE_FAILED)."""
        if number in self._kept:
            return self._kept.pop(number)
        if self._document:
            try:
                return pdfium_page(self._document, number, caps, inks=self._inks)
            except PageLostError:
                pass  # the slow reader may know better; what it cannot read is reported
        if self._slow().page_count != self.page_count:
            # The readers disagree about what the pages are: never another page in its place.
            message = "the page could not be read: the file's list of pages is damaged"
            raise DocumentError(message, where=self.name, code="PAGE_FAILED")
        try:
            return self._slow().page(number, caps)
        except plumber.FAULTS as fault:
            message = f"the page could not be read ({type(fault).__name__})"
            raise DocumentError(message, where=self.name, code="PAGE_FAILED") from fault

    def _slow(self) -> plumber.Plumber:
        """The file opened with pdfplumber. Raises DocumentError (ENCRYPTED, TRUNCATED)."""
        if self._plumber is None:
            try:
                self._plumber = plumber.Plumber(self._body)
            except plumber.FAULTS as fault:
                if plumber.is_encrypted(fault):
                    raise _encrypted(self.name) from fault
                message = "the PDF cannot be opened: its structure is damaged"
                raise DocumentError(message, where=self.name, code="TRUNCATED") from fault
        return self._plumber


def _opened(body: bytes, name: str) -> pdfium.PdfDocument | None:
    """The file opened with PDFium; None where it cannot. Raises DocumentError (TRUNCATED,
    ENCRYPTED)."""
    if b"%%EOF" not in body[-4096:] and b"startxref" not in body[-4096:]:
        message = "the PDF has no end: the download or the file was cut short"
        raise DocumentError(message, where=name, code="TRUNCATED")
    try:
        return pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium.PASSWORD, pdfium.SECURITY):
            raise _encrypted(name) from error
        return None


def _encrypted(name: str) -> DocumentError:
    message = "the file is protected by a password: ask the force for an open copy"
    return DocumentError(message, where=name, code="ENCRYPTED")
