"""One page through PDFium: its words, ruled lines and filled boxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parsers.documents.pdf import pdfium
from parsers.documents.pdf.page import Box, Char, PageFeed, Word
from parsers.documents.pdf.pdfium import Handle, Matrix
from parsers.documents.pdf.pdfium_paths import Drawing, turned_view
from parsers.documents.pdf.pdfium_text import Piece, TextPage
from parsers.documents.pdf.words import GAP, words_of
from parsers.errors import DocumentError

# A page is read sideways when this many times more of its text stands so than upright.
MOSTLY = 4


@dataclass(frozen=True, slots=True)
class Caps:
    """How much of one page is read before it is refused as TOO_BIG."""

    chars: int
    paths: int
    words: int


class PageLostError(Exception):
    """PDFium could not read a page."""


def pdfium_page(document: pdfium.PdfDocument, number: int, caps: Caps) -> PageFeed:
    """Page ``number`` (from 1). Raises PageLostError, and DocumentError (TOO_BIG)."""
    page = pdfium.load_page(document.raw, number - 1)
    if not page:
        raise PageLostError(f"page {number}")
    text = pdfium.load_text(page)
    try:
        if not text:
            raise PageLostError(f"page {number}")
        return _feed(page, TextPage(text), number, caps)
    finally:
        if text:
            pdfium.close_text(text)
        pdfium.close_page(page)


def _feed(page: Handle, text: TextPage, number: int, caps: Caps) -> PageFeed:
    edges = pdfium.Floats(4)
    if not pdfium.page_box(page, edges.at[0]):
        raise PageLostError(f"page {number}")
    left, top, right, bottom = edges.values
    count = max(0, pdfium.count_chars(text.handle))
    if count > caps.chars:
        raise too_big(f"the page draws {count} characters")
    pieces = list(text.pieces(count))
    turns = _reading_turns(text, pdfium.rotation(page))
    view, width, height = turned_view((left, bottom, right, top), turns)
    drawing = Drawing(view, caps.paths)
    drawing.page(page)
    if drawing.paths > caps.paths:
        raise too_big(f"the page draws {drawing.paths} paths")
    words = _words(pieces, text, turns, view, (0.0, 0.0, width, height))
    if len(words) > caps.words:
        raise too_big(f"the page prints {len(words)} words")
    return PageFeed(
        number=number,
        width=width,
        height=height,
        words=tuple(word for word in words if word.upright),
        turned=tuple(word for word in words if not word.upright),
        rules=drawing.strokes.seen(),
        fills=tuple(drawing.strokes.fills),
        images=drawing.images,
        turns=(turns - pdfium.rotation(page)) % 4,
    )


def too_big(what: str) -> DocumentError:
    """The error for a page beyond a cap; the caller adds the file and the page."""
    return DocumentError(f"{what}: too many to read", where="", code="TOO_BIG")


def _reading_turns(text: TextPage, printed: int) -> int:
    """The quarter turns clockwise after which most of the text stands upright; the page's
    own where it has no text."""
    best = text.turns.most_common(1)
    if not best or best[0][0] < 0 or best[0][1] <= MOSTLY * text.turns[printed]:
        return printed
    return best[0][0]


def _words(
    pieces: Iterable[Piece], text: TextPage, turns: int, view: Matrix, paper: Box
) -> tuple[Word, ...]:
    """Words out of pieces; those that stand alone need no further look."""
    a, b, c, d, e, f = view
    wide, high = paper[2], paper[3]
    chars: list[Char] = []
    for piece in pieces:
        x0, y0, x1, y1 = piece.box
        left, right = a * x0 + c * y0 + e, a * x1 + c * y1 + e
        top, bottom = b * x0 + d * y0 + f, b * x1 + d * y1 + f
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        if right <= 0 or left >= wide or bottom <= 0 or top >= high:
            continue
        style = piece.style
        char = Char(
            piece.text, left, top, right, bottom, style.size, style.bold,
            style.turn == turns, style.ink,
        )  # fmt: skip
        if piece.spaced and chars and not _near(chars[-1], char, text, piece):
            chars.append(_SPACE)
        chars.append(char)
    return words_of(chars)


_SPACE = Char(" ", 0.0, 0.0, 0.0, 0.0, 1.0)


def _near(before: Char, char: Char, text: TextPage, piece: Piece) -> bool:
    """Whether the white space before a piece is one that PDFium made up in a word whose
    letters stand a little apart."""
    gap = char.x0 - before.x1
    if not char.upright or abs(char.top - before.top) > 0.5 * char.size:
        return False
    return -char.size < gap < GAP * char.size and not text.is_drawn_space(piece.first)
