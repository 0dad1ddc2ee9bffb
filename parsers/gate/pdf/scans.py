"""Scanned pages with boxes drawn over the picture: what is under a box is still in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium
from PIL import Image

from parsers.documents.pdf.page import Box
from parsers.gate.pdf.page import PdfPage, View
from parsers.gate.pdf.words import INKED, scans_of

# A box of the height of a line up to that of a paragraph (points), and its share of the page.
_LEAST_HEIGHT, _LEAST_WIDTH, _MOST_SHARE = 5.0, 8.0, 0.25
# Nobody draws more boxes on a page; a drawing has more.
_MOST_BOXES = 300
# Print on paper: light in the middle of all levels, and between these shares of it dark.
_PAPER, _DARK = 190, 110
_LEAST_INK, _MOST_INK = 0.01, 0.7


def has_covered_scan(page: PdfPage, annotations: Sequence[Box]) -> bool:
    """Whether a plain box hides print of a scanned page.

    ``annotations`` are boxes painted above everything. A box with words on it is a label.
    """
    scans = scans_of(page)
    if not scans:
        return False
    covers = dict(_covers(page))
    listed = [*covers.values(), *annotations][:_MOST_BOXES]
    boxes = [box for box in listed if _is_plain(page, box)]
    if not boxes:
        return False
    view = page.whole
    seen = page.picture(view, text=False).convert("L")
    bare = page.picture(view, text=False, without=covers).convert("L")
    if _middle_level(bare) < _PAPER:
        return False
    return any(
        any(_within(box, scan) for scan in scans)
        and _is_uniform(seen, view, box)
        and _is_print(bare, view, box)
        for box in boxes
    )


def _covers(page: PdfPage) -> Iterator[tuple[int, Box]]:
    """Paths of the size of a redaction that are painted after the first picture."""
    pictured = False
    most = _MOST_SHARE * page.width * page.height
    for at, each in enumerate(page.painted):
        pictured = pictured or each.kind == pdfium.FPDF_PAGEOBJ_IMAGE
        x0, top, x1, bottom = each.box
        sized = x1 - x0 >= _LEAST_WIDTH and bottom - top >= _LEAST_HEIGHT
        small = (x1 - x0) * (bottom - top) <= most
        if pictured and each.kind == pdfium.FPDF_PAGEOBJ_PATH and sized and small:
            yield at, each.box


def _is_plain(page: PdfPage, box: Box) -> bool:
    """Whether no drawn word stands on a box (the invisible ones of a scan's text layer do)."""
    for glyph in page.glyphs:
        x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            return False
    return True


def _cropped(picture: Image.Image, view: View, box: Box) -> Image.Image:
    """The inside of a box, without its edge."""
    left, top, right, bottom = view.pixels((box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1))
    left, top = max(0, left), max(0, top)
    right, bottom = min(picture.width, right), min(picture.height, bottom)
    return picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _is_uniform(picture: Image.Image, view: View, box: Box) -> bool:
    levels = [at for at, count in enumerate(_cropped(picture, view, box).histogram()) if count]
    return bool(levels) and levels[-1] - levels[0] < INKED


def _is_print(picture: Image.Image, view: View, box: Box) -> bool:
    """Whether a place holds dark marks on light paper."""
    levels = _cropped(picture, view, box).histogram()
    dark, total = sum(levels[:_DARK]), sum(levels)
    return sum(levels[_PAPER:]) > 0 and _LEAST_INK * total <= dark <= _MOST_INK * total


def _middle_level(picture: Image.Image) -> int:
    """The level that half of all pixels stay below."""
    count, half = 0, picture.width * picture.height / 2
    for level, pixels in enumerate(picture.histogram()):
        count += pixels
        if count >= half:
            return level
    return 255


def _within(box: Box, outer: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
