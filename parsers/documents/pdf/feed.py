"""Pages from a PDF through pdfplumber: characters, ruled lines, filled boxes.

The only module that imports a PDF library. It turns the library's errors into
``DocumentError`` and gives pages one at a time, so that memory stays bounded.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from parsers.documents.pdf.page import Box, Char, PageFeed, Rule
from parsers.documents.pdf.words import words_of
from parsers.errors import DocumentError

MAX_PAGES = 2_000
MAX_CHARS = 200_000
MAX_PATHS = 100_000
MAX_WORDS = 50_000
# A filled box thinner than this is a ruled line, not a shaded area (points).
LINE_WIDTH = 3.0
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)

# What pdfplumber and pdfminer are known to raise on broken files.
_FAULTS = (
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

Item: TypeAlias = Mapping[str, object]


class PdfFeed:
    """An opened PDF. Raises ``DocumentError`` (ENCRYPTED, TRUNCATED, EMPTY)."""

    def __init__(self, body: bytes, name: str) -> None:
        self.name = name
        self._pdf, self._pages = _opened(body, name)
        if not self._pages:
            raise DocumentError("the PDF has no pages", where=name, code="EMPTY")

    @property
    def page_count(self) -> int:
        """How many pages the file has, read or not."""
        return len(self._pages)

    @property
    def unread(self) -> int:
        """How many pages lie beyond the cap."""
        return max(0, self.page_count - MAX_PAGES)

    def pages(self) -> Iterator[PageFeed | DocumentError]:
        """Each page in turn, or the error that kept it from being read."""
        for number, found in enumerate(self._pages[:MAX_PAGES], start=1):
            try:
                page = Page(self._pdf, found, page_number=number, initial_doctop=0)
                yield _feed(page, number)
                page.close()
            except _FAULTS as fault:
                message = f"the page could not be read ({type(fault).__name__})"
                yield DocumentError(message, where=self.name, code="PAGE_FAILED", page=number)
            except DocumentError as error:
                yield DocumentError(error.message, where=self.name, code=error.code, page=number)


def _opened(body: bytes, name: str) -> tuple[PDF, list[PDFPage]]:
    """The file and its pages, none of them parsed yet."""
    ended = b"%%EOF" in body[-4096:] or b"startxref" in body[-4096:]
    if not ended:
        message = "the PDF has no end: the download or the file was cut short"
        raise DocumentError(message, where=name, code="TRUNCATED")
    try:
        pdf = PDF(io.BytesIO(body))
        return pdf, list(PDFPage.create_pages(pdf.doc))
    except _FAULTS as fault:
        inner = fault.args[0] if fault.args else None
        cause = inner if isinstance(inner, Exception) else fault
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            message = "the file is protected by a password: ask the force for an open copy"
            raise DocumentError(message, where=name, code="ENCRYPTED") from fault
        message = f"the PDF cannot be opened: its structure is damaged ({type(cause).__name__})"
        raise DocumentError(message, where=name, code="TRUNCATED") from fault


def _feed(page: Page, number: int) -> PageFeed:
    """One page's characters and lines. Raises what the library raises, and TOO_BIG."""
    chars = page.chars
    paths = [*page.rects, *page.lines, *page.curves]
    if len(chars) > MAX_CHARS or len(paths) > MAX_PATHS:
        message = f"the page draws {len(chars)} characters and {len(paths)} lines: too many to read"
        raise DocumentError(message, where="", code="TOO_BIG")
    box = (0.0, 0.0, float(page.width), float(page.height))
    rules: list[Rule] = []
    fills: list[Box] = []
    for path in paths:
        _sort_path(path, rules, fills)
    words = words_of(_char(item) for item in chars if _within(item, box))
    if len(words) > MAX_WORDS:
        message = f"the page prints {len(words)} words: too many to read"
        raise DocumentError(message, where="", code="TOO_BIG")
    return PageFeed(
        number=number,
        width=box[2],
        height=box[3],
        words=tuple(word for word in words if word.upright),
        turned=tuple(word for word in words if not word.upright),
        rules=tuple(rule for rule in rules if rule.end > rule.start),
        fills=tuple(fills),
        images=len(page.images),
    )


def _number(item: Item, key: str) -> float:
    value = item[key]
    return float(value) if isinstance(value, (int, float)) else 0.0


def _char(item: Item) -> Char:
    return Char(
        text=str(item["text"]).replace("(cid:9)", " ").replace("\u00a0", " "),
        x0=_number(item, "x0"),
        top=_number(item, "top"),
        x1=_number(item, "x1"),
        bottom=_number(item, "bottom"),
        size=_number(item, "size") or 1.0,
        bold=_BOLD.search(str(item.get("fontname", ""))) is not None,
        upright=bool(item.get("upright", True)),
    )


def _within(item: Item, box: Box) -> bool:
    """Whether a character is printed on the page at all."""
    return (
        _number(item, "x1") > box[0]
        and _number(item, "x0") < box[2]
        and _number(item, "bottom") > box[1]
        and _number(item, "top") < box[3]
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


def _sort_path(path: Item, rules: list[Rule], fills: list[Box]) -> None:
    """Put a drawn path among the ruled lines or the filled boxes."""
    x0, x1 = _number(path, "x0"), _number(path, "x1")
    top, bottom = _number(path, "top"), _number(path, "bottom")
    stroked = bool(path.get("stroke")) and not _is_white(path.get("stroking_color"))
    filled = bool(path.get("fill")) and not _is_white(path.get("non_stroking_color"))
    kind = path.get("object_type")
    if kind == "curve" and not _is_box(path):
        return
    if not stroked and not filled and kind != "line":
        return
    if bottom - top <= LINE_WIDTH and x1 - x0 <= LINE_WIDTH:
        # A dot: the crossing that Word draws where two borders meet.
        rules.append(Rule(True, (top + bottom) / 2, x0, x1))
        rules.append(Rule(False, (x0 + x1) / 2, top, bottom))
    elif bottom - top <= LINE_WIDTH:
        rules.append(Rule(True, (top + bottom) / 2, x0, x1))
    elif x1 - x0 <= LINE_WIDTH:
        rules.append(Rule(False, (x0 + x1) / 2, top, bottom))
    elif kind == "line":
        return
    else:
        if stroked:
            rules.extend((Rule(True, top, x0, x1), Rule(True, bottom, x0, x1)))
            rules.extend((Rule(False, x0, top, bottom), Rule(False, x1, top, bottom)))
        if filled:
            fills.append((x0, top, x1, bottom))


def _is_box(path: Item) -> bool:
    """Whether a path of straight pieces is a box with sides along the page."""
    points = path.get("pts")
    if not isinstance(points, Sequence) or len(points) > 6:
        return False
    return len({round(x) for x, _ in points}) <= 2 or len({round(y) for _, y in points}) <= 2
