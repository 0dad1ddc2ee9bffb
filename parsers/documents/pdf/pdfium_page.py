"""One page through PDFium: its words, ruled lines and filled boxes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import filterfalse
from operator import attrgetter
from typing import Final

from parsers.documents.pdf import pdfium
from parsers.documents.pdf.form_fields import fields_drawn
from parsers.documents.pdf.page import Box, PageFeed, Word
from parsers.documents.pdf.pdfium import Handle
from parsers.documents.pdf.pdfium_paths import Drawing
from parsers.documents.pdf.pdfium_text import TextPage
from parsers.documents.pdf.struck import strike
from parsers.documents.pdf.view import View
from parsers.errors import DocumentError

# A page is read sideways when this many times more of its text stands so than upright.
MOSTLY = 4
_UPRIGHT: Final = attrgetter("upright")


@dataclass(frozen=True, slots=True)
class Caps:
    """How much of one page is read before it is refused as TOO_BIG."""

    chars: int
    paths: int
    words: int


class PageLostError(Exception):
    """PDFium could not read a page."""


def pdfium_page(
    document: pdfium.PdfDocument, number: int, caps: Caps, *, inks: bool = False
) -> PageFeed:
    """Page ``number`` (from 1), with the colours of its text if
    ``inks``. Raises PageLostError, and DocumentError (TOO_BIG)."""
    page = pdfium.load_page(document.raw, number - 1)
    if not page:
        raise PageLostError(f"page {number}")
    if fields_drawn(page):
        pdfium.close_page(page)
        page = pdfium.load_page(document.raw, number - 1)
        if not page:
            raise PageLostError(f"page {number}")
    text = pdfium.load_text(page)
    try:
        if not text:
            raise PageLostError(f"page {number}")
        return page_as_open(page, text, number, caps, inks=inks)
    finally:
        if text:
            pdfium.close_text(text)
        pdfium.close_page(page)


def page_as_open(
    page: Handle, text: Handle, number: int, caps: Caps, *, inks: bool = False
) -> PageFeed:
    """A page that is open, with its text. Raises as ``pdfium_page`` does."""
    edges = pdfium.Floats(4)
    if not pdfium.page_box(page, edges.at[0]):
        raise PageLostError(f"page {number}")
    left, top, right, bottom = edges.values
    count = max(0, pdfium.count_chars(text))
    if count > caps.chars:
        raise too_big(f"the page draws {count} characters")
    printed = pdfium.rotation(page)
    words, view = _read_upright(text, count, (left, bottom, right, top), printed, inks)
    drawing = Drawing(view, caps.paths)
    drawing.page(page)
    if drawing.paths > caps.paths:
        raise too_big(f"the page draws {drawing.paths} paths")
    if len(words) > caps.words:
        raise too_big(f"the page prints {len(words)} words")
    all_upright = all(map(_UPRIGHT, words))
    upright = words if all_upright else tuple(filter(_UPRIGHT, words))
    rules = strike(upright, drawing.strokes.seen())
    return PageFeed(
        number=number,
        width=view.width,
        height=view.height,
        words=upright,
        turned=() if all_upright else tuple(filterfalse(_UPRIGHT, words)),
        rules=rules,
        fills=tuple(drawing.strokes.fills),
        images=drawing.images,
        pictured=min(1.0, drawing.largest / max(1.0, view.width * view.height)),
        turns=(view.turns - printed) % 4,
    )


def too_big(what: str) -> DocumentError:
    """The error for a page beyond a cap; the caller adds the file and the page."""
    return DocumentError(f"{what}: too many to read", where="", code="TOO_BIG")


def _read_upright(
    text: Handle, count: int, paper: Box, printed: int, inks: bool
) -> tuple[tuple[Word, ...], View]:
    """The words of a page, turned from how it is printed where most text lies on its side."""
    view = View(paper, printed)
    words = TextPage(text, view, inks).words(count)
    if all(map(_UPRIGHT, words)):
        return words, view
    in_line = sum(len(word.text) for word in words if word.upright)
    if MOSTLY * in_line >= sum(len(word.text) for word in words) - in_line:
        return words, view
    best, most = (words, view), MOSTLY * in_line
    for turns in {0, 1, 2, 3} - {printed}:
        view = View(paper, turns)
        words = TextPage(text, view, inks).words(count)
        stands = sum(len(word.text) for word in words if word.upright)
        if stands > most:
            best, most = (words, view), stands
    return best
