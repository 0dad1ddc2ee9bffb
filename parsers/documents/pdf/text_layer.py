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
from parsers.types import Reason, Severity

# ISO 32000-1, table 106: 3 paints nothing, 7 only adds to the clipping path.
_UNPAINTED = frozenset({3, 7})
# A stamp or a page number may be printed on the scan afterwards.
_MOST = 0.8


def is_recognised(page: PageFeed) -> bool:
    """Whether a page with a picture has (nearly) all its words unpainted."""
    if not page.images or not page.words:
        return False
    letters = sum(len(word.text) for word in page.words)
    unpainted = sum(len(word.text) for word in page.words if word.ink.mode in _UNPAINTED)
    return unpainted >= _MOST * letters


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
        tables=tuple(
            replace(table, ocr=table.ocr or not recognised.isdisjoint(table.pages))
            for table in contents.tables
        ),
    )
