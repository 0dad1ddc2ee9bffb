"""Earlier revisions of a PDF: what a file said before it was saved again on top.

An incremental update leaves the whole earlier file in place (ISO 32000-1, 7.5.6). A
revision counts only where it said words or values that the pages of today do not
show; signatures, metadata and the two parts of a linearised file do not.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageChops

from parsers.documents.pdf.page import Box
from parsers.gate.pdf.annotations import annotations_of
from parsers.gate.pdf.page import PdfPage, opened, pages

# Beyond these a file cannot be compared in reasonable time, and is held.
MAX_REVISIONS = 20
MAX_PAGES = 4_000
# Revisions shorter than this are looked at as pictures too.
MAX_PICTURES = 40
# Pixels (of a point) that must have been something else before.
_CHANGED_PIXELS = 24
# The share of the height of the character before it that a raised mark stays below.
_MARK = 0.8
_PAPER, _CHANGE = 200, 64
_WORD = re.compile(r"[^\W_]{1,200}")


def revision_ends(pdf: pypdfium2.PdfDocument, body: bytes) -> list[int]:
    """Where each earlier revision ends in the file, oldest first."""
    if body.count(b"startxref") < 2:
        return []
    count = pdfium.FPDF_GetTrailerEnds(pdf.raw, None, 0)
    buffer = (ctypes.c_uint * max(1, count))()
    pdfium.FPDF_GetTrailerEnds(pdf.raw, buffer, count)
    ends = sorted({int(end) for end in buffer[:count]})
    if b"/Linearized" in body[:2048] and ends:
        ends = ends[1:]  # the first end is that of the first page's own part
    return [end for end in ends if body[end : end + 4096].strip(b"\r\n\t \x00")]


def earlier_says_more(pdf: pypdfium2.PdfDocument, body: bytes, texts: Sequence[str]) -> bool:
    """Whether any earlier revision said words that the pages of today do not show.

    ``texts`` are the visible words of the file as it is now.
    """
    ends = revision_ends(pdf, body)
    if not ends:
        return False
    if len(ends) > MAX_REVISIONS or len(ends) * len(pdf) > MAX_PAGES:
        return True
    shown = sum((words(text) for text in texts), Counter[str]())
    return any(_says_more(pdf, body[:end], shown) for end in ends)


def words(text: str) -> Counter[str]:
    """The words and numbers of a text, counted, in lower case."""
    return Counter(_WORD.findall(text.casefold()))


def _says_more(now: pypdfium2.PdfDocument, body: bytes, shown: Counter[str]) -> bool:
    try:
        before = opened(body)
    except pypdfium2.PdfiumError:
        return False  # no whole file ends here: part of a linearised or patched file
    try:
        if _has_words(before, shown):
            return True
        alike = len(before) <= min(MAX_PICTURES, len(now))
        return alike and any(_shows_more(before, now, at) for at in range(len(before)))
    except pypdfium2.PdfiumError:
        return True  # it opens, and cannot be compared
    finally:
        before.close()


def _has_words(pdf: pypdfium2.PdfDocument, shown: Counter[str]) -> bool:
    """Whether a revision has words more often than the pages of today.

    Taking a note's mark out changes a word, and tells nothing: with or without is alike. The
    marks are looked for on pages that say something else than the pages of today.
    """
    whole, bare = Counter[str](), Counter[str]()
    for page in pages(pdf, MAX_PAGES):
        if isinstance(page, int):
            continue
        laid = words(" ".join(f"{each.words} {each.value}" for each in annotations_of(page)))
        said = words(page.characters)
        whole += said + laid
        new = said.keys() - shown.keys()
        bare += (words(visible_text(page, _marks(page))) if new else said) + laid
    return all(map(_tells, (whole - shown, bare - shown)))


def _tells(more: Counter[str]) -> bool:
    return any(len(word) > 1 or word.isdigit() for word in more)


def _marks(page: PdfPage) -> set[int]:
    """The places of raised characters at the ends of words."""
    places = {glyph.place for glyph in page.glyphs}
    return {
        glyph.place
        for before, glyph in pairwise(page.glyphs)
        if glyph.place == before.place + 1
        and glyph.place + 1 not in places
        and _is_raised(glyph.box, before.box)
    }


def _is_raised(box: Box, before: Box) -> bool:
    """Whether a character is a note's mark: smaller and higher than the one before."""
    height = before[3] - before[1]
    return box[3] - box[1] < _MARK * height and box[3] < before[3] - 0.4 * height


def _shows_more(before: pypdfium2.PdfDocument, now: pypdfium2.PdfDocument, at: int) -> bool:
    """Whether a picture on a page once showed ink where something else is now (a covered scan)."""
    page = PdfPage(before[at], at + 1)
    try:
        images = [each.box for each in page.painted if each.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
        if not images:
            return False
        old = page.picture(page.whole).convert("L")
        new = now[at].render(scale=page.whole.scale).to_pil().convert("L")
        if old.size != new.size:
            return False
        inked = old.point([255] * _PAPER + [0] * (256 - _PAPER))
        changed = ImageChops.difference(old, new).point([0] * _CHANGE + [255] * (256 - _CHANGE))
        both = ImageChops.darker(inked, changed)
        places = [page.whole.pixels(box) for box in images]
        return any(both.crop(place).histogram()[255] >= _CHANGED_PIXELS for place in places)
    finally:
        page.close()


def visible_text(page: PdfPage, unseen: Collection[int]) -> str:
    """The characters of a page, those at the unseen places left out."""
    text = page.characters.replace("\x00", " ")
    if not unseen:
        return text
    return "".join(" " if at in unseen else character for at, character in enumerate(text))
