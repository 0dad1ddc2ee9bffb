"""Pages that somebody's text recognition has read: a picture under words that are not painted.

Scanners put the recognised words behind or over the picture in rendering mode 3
(ISO 32000-1, 9.3.6: neither fill nor stroke), so that they can be searched. Such
words are guesses, and are published as such. Whether they hide anything is the
gate's to say (docs/hidden-data.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from parsers.documents.contents import Contents
from parsers.documents.pdf.page import PageFeed
from parsers.types import Reason, Severity, Table

# ISO 32000-1, table 106: 3 paints nothing, 7 only adds to the clipping path.
_UNPAINTED = frozenset({3, 7})
# A stamp or a page number may be printed on the scan afterwards.
_MOST = 0.8
# Letters that a stamp, a page number or a file's reference has; the share of a page that a
# scan covers, even where its margins were cut off.
STAMP = 40
WHOLE = 0.7


def is_picture(page: PageFeed) -> bool:
    """Whether a page is a picture that nobody has read: no words, or no more than a stamp or a
    page number beside a picture of (nearly) the whole page."""
    if not page.images:
        return False
    letters = sum(len(word.text) for word in (*page.words, *page.turned))
    return not letters or (letters <= STAMP and page.pictured >= WHOLE)


def is_recognised(page: PageFeed) -> bool:
    """Whether a page with a picture has (nearly) all its words unpainted."""
    if not page.images or not page.words:
        return False
    letters = sum(len(word.text) for word in page.words)
    unpainted = sum(len(word.text) for word in page.words if word.ink.mode in _UNPAINTED)
    return unpainted >= _MOST * letters


def with_recognised(contents: Contents, pages: Iterable[int]) -> Contents:
    """Contents of which our own text recognition has read some pages: their tables say so.
    Which program it was, and the reason, is said by whoever ran it (parsers/files/derived.py)."""
    recognised = set(pages)
    if not recognised:
        return contents
    return replace(contents, ocr=True, tables=_told(contents.tables, recognised))


def _told(tables: Iterable[Table], recognised: set[int]) -> tuple[Table, ...]:
    """Tables with those that stand, at least in part, on recognised pages marked."""
    return tuple(
        replace(table, ocr=table.ocr or not recognised.isdisjoint(table.pages)) for table in tables
    )


def marked(contents: Contents, pages: Iterable[int], name: str) -> Contents:
    """Contents of which some pages were recognised: they and their tables say so."""
    recognised = set(pages)
    if not recognised:
        return contents
    message = "its words were put under a picture by text recognition: check against the page"
    return replace(
        contents,
        ocr=True,
        reasons=(*contents.reasons, Reason("OCR", Severity.CAUTION, name, message)),
        tables=_told(contents.tables, recognised),
    )
