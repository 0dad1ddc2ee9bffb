"""One page through pdfplumber: slow and thorough, for pages that PDFium cannot read.

It is also what the fast reading is checked against, and it draws debugging pictures.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from parsers.documents.pdf.page import Char, Ink, PageFeed
from parsers.documents.pdf.pdfium_page import Caps, too_big
from parsers.documents.pdf.strokes import Strokes
from parsers.documents.pdf.words import words_of

# What pdfplumber and pdfminer are known to raise on broken files.
FAULTS = (
    PSException,
    PdfminerException,
    MalformedPDFException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    EOFError,
    OSError,
)
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)

Item: TypeAlias = Mapping[str, object]


class Plumber:
    """A PDF opened with pdfplumber. Raises one of ``FAULTS``."""

    def __init__(self, body: bytes) -> None:
        self._pdf = PDF(io.BytesIO(body))
        self._pages = list(PDFPage.create_pages(self._pdf.doc))

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self._pages)

    def page(self, number: int, caps: Caps) -> PageFeed:
        """Page ``number`` (from 1). Raises one of ``FAULTS``, and DocumentError (TOO_BIG)."""
        page = Page(self._pdf, self._pages[number - 1], page_number=number, initial_doctop=0)
        try:
            return _feed(page, number, caps)
        finally:
            page.close()


def is_encrypted(fault: Exception) -> bool:
    """Whether a fault on opening says that the file needs a password."""
    inner = fault.args[0] if fault.args else None
    return isinstance(
        inner if isinstance(inner, Exception) else fault, (PDFPasswordIncorrect, PDFEncryptionError)
    )


def _feed(page: Page, number: int, caps: Caps) -> PageFeed:
    chars = page.chars
    paths = [*page.rects, *page.lines, *page.curves]
    if len(chars) > caps.chars or len(paths) > caps.paths:
        raise too_big(f"the page draws {len(chars)} characters and {len(paths)} paths")
    left, top, right, bottom = (float(edge) for edge in page.cropbox)
    strokes = Strokes()
    for path in paths:
        _add_path(path, strokes, left, top)
    listed = (_char(item, left, top) for item in chars)
    wide, high = right - left, bottom - top
    shown = (c for c in listed if c.x1 > 0 and c.x0 < wide and c.bottom > 0 and c.top < high)
    words = words_of(shown)
    if len(words) > caps.words:
        raise too_big(f"the page prints {len(words)} words")
    return PageFeed(
        number=number,
        width=wide,
        height=high,
        words=tuple(word for word in words if word.upright),
        turned=tuple(word for word in words if not word.upright),
        rules=strokes.seen(),
        fills=tuple(strokes.fills),
        images=len(page.images),
    )


def _number(item: Item, key: str) -> float:
    value = item[key]
    return float(value) if isinstance(value, (int, float)) else 0.0


def _char(item: Item, left: float, top: float) -> Char:
    font = str(item.get("fontname", ""))
    return Char(
        text=str(item["text"]).replace("(cid:9)", " ").replace("\u00a0", " "),
        x0=_number(item, "x0") - left,
        top=_number(item, "top") - top,
        x1=_number(item, "x1") - left,
        bottom=_number(item, "bottom") - top,
        size=_number(item, "size") or 1.0,
        bold=_BOLD.search(font) is not None,
        upright=bool(item.get("upright", True)),
        ink=Ink(font),
    )


def _is_white(colour: object) -> bool:
    """Whether a colour is white in its own colour space (grey, RGB or CMYK)."""
    if isinstance(colour, (int, float)):
        return colour >= 0.99
    if not isinstance(colour, Sequence) or not colour:
        return False
    values = [value for value in colour if isinstance(value, (int, float))]
    if len(values) == 4:
        return all(value <= 0.01 for value in values)
    return bool(values) and all(value >= 0.99 for value in values)


def _add_path(path: Item, strokes: Strokes, left: float, top: float) -> None:
    stroked = bool(path.get("stroke")) and not _is_white(path.get("stroking_color"))
    filled = bool(path.get("fill")) and not _is_white(path.get("non_stroking_color"))
    points = path.get("pts")
    if not isinstance(points, Sequence):
        return
    corners = [(x - left, y - top) for x, y in points]
    if path.get("object_type") == "rect":
        x0, x1 = _number(path, "x0") - left, _number(path, "x1") - left
        up, down = _number(path, "top") - top, _number(path, "bottom") - top
        corners = [(x0, up), (x1, up), (x1, down), (x0, down)]
    if path.get("stroke") and not stroked:
        strokes.white_line(corners)
    # pdfminer gives the pen's width before scaling: of no use.
    strokes.path(corners, stroked=stroked, filled=filled, width=0.0)
