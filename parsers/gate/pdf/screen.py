"""The quick look at a PDF page: is everything that is printed seen?

Most pages hide nothing. Three small pictures (all, without text, text alone) settle
that for a whole page at once; only where they leave a doubt is it asked letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter

from parsers.documents.pdf.page import Box
from parsers.gate.pdf.page import BACKDROP, UNDRAWN, WHITE, Painted, PdfPage, View, boxed

# Levels of 255 by which a pixel must differ for a reader to see ink on its ground.
SEEN = 20
# Pixels of text alone that are ink for certain, not the soft edge of a letter.
_CERTAIN = 64
_SCALE = 0.75
# What is painted over text and narrower than this is a rule, not a cover (points).
THIN = 3.0
_COVERS = (
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING,
)
# Shares of the font size: nothing that is a letter or digit is smaller than this both ways.
_DOT, _LEADER = 0.35, 2.0
_TINY_EM = 3.2


def is_all_seen(page: PdfPage, annotations: Sequence[Box]) -> bool:
    """Whether every letter of a page is seen, as far as a quick look can tell.

    ``annotations`` are boxes painted above everything.
    """
    if page.blocks():
        return False
    # Where nothing but text and rules is painted, the text alone on paper is what is seen.
    plain = not annotations and not any(is_cover(each) for each in page.painted)
    behind, least = (WHITE, SEEN) if plain else (BACKDROP, _CERTAIN)
    view = View(page.whole.region, min(_SCALE, page.whole.scale))
    alone = page.picture(view, others=False, behind=behind)
    ink = difference(alone, Image.new("RGB", alone.size, behind[:3]), least)
    texts = [each for each in page.painted if each.is_text]
    if not all(_is_inked(page, each, ink, view) for each in texts):
        return False
    return plain or _nothing_lost(page, view, ink)


def _nothing_lost(page: PdfPage, view: View, ink: Image.Image) -> bool:
    """Whether all ink of the text is seen on the page as it is painted."""
    seen = difference(page.picture(view), page.picture(view, text=False))
    lost = ImageChops.subtract(ink, seen).getbbox()
    if lost is None:
        return True
    # A pixel beside a seen one is the edge of a letter that a rule or a shade touches.
    left, top, right, bottom = lost
    around = (left - 2, top - 2, right + 2, bottom + 2)
    near = seen.crop(around).filter(ImageFilter.MaxFilter(3))
    return ImageChops.subtract(ink.crop(around), near).getbbox() is None


def is_cover(each: Painted) -> bool:
    """Whether an object paints an area that may lie over or under words."""
    if each.kind not in _COVERS or min(each.box[2] - each.box[0], each.box[3] - each.box[1]) < THIN:
        return False
    if each.kind != pdfium.FPDF_PAGEOBJ_PATH:
        return True
    fill, stroke = pdfium.c_int(), pdfium.c_int()
    pdfium.FPDFPath_GetDrawMode(each.handle, fill, stroke)
    return bool(fill.value) or bool(stroke.value)


def difference(one: Image.Image, other: Image.Image, least: int = SEEN) -> Image.Image:
    """A mask of the places where two pictures differ enough to be seen (255 or 0)."""
    bands = ImageChops.difference(one, other).split()
    most = bands[0]
    for band in bands[1:]:
        most = ImageChops.lighter(most, band)
    return most.point([0] * least + [255] * (256 - least))


def _is_inked(page: PdfPage, each: Painted, ink: Image.Image, view: View) -> bool:
    """Whether a text object lies on the page and its ink reaches from end to end."""
    x0, top, x1, bottom = each.box
    wide, high = x1 - x0, bottom - top
    if wide == 0 or high == 0:
        return True  # blanks
    if pdfium.FPDFTextObj_GetTextRenderMode(each.handle) in UNDRAWN:
        return False
    if x0 < -1 or top < -1 or x1 > page.width + 1 or bottom > page.height + 1:
        return False
    size = _size(each)
    if size is None or size < _TINY_EM:
        return False
    if max(wide, high) < _DOT * size or (high < _DOT * size and wide > _LEADER * size):
        return True  # dots and dashes
    left, upper, right, lower = view.pixels(each.box)
    left, upper = max(0, left), max(0, upper)
    right, lower = min(ink.width, right), min(ink.height, lower)
    if right <= left or lower <= upper:
        return False
    found = ink.crop((left, upper, right, lower)).getbbox()
    if found is None:
        return False
    # A blank at the end of a run is narrower than a letter and a half.
    missing = max(wide - (found[2] - found[0]) / view.scale, 0.0)
    short = max(high - (found[3] - found[1]) / view.scale, 0.0)
    return max(missing, short) < 0.7 * size or not _is_clipped(page, each)


def _is_clipped(page: PdfPage, each: Painted) -> bool:
    """Whether the clipping path of a text object leaves a part of it out (its bounds tell)."""
    if each.parents:
        return True
    path = pdfium.FPDFPageObj_GetClipPath(each.handle)
    x, y = pdfium.c_float(), pdfium.c_float()
    for at in range(max(0, pdfium.FPDFClipPath_CountPaths(path))):
        points = []
        for index in range(max(0, pdfium.FPDFClipPath_CountPathSegments(path, at))):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, at, index)
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if not points:
            continue
        across, down = [point[0] for point in points], [point[1] for point in points]
        shape = boxed(page.shown, min(across), min(down), max(across), max(down))
        x0, top, x1, bottom = each.box
        if x0 < shape[0] - 1 or top < shape[1] - 1 or x1 > shape[2] + 1 or bottom > shape[3] + 1:
            return True
    return False


def _size(each: Painted) -> float | None:
    """The font size in points; None where forms around the text may change it."""
    if each.parents:
        return max(each.box[2] - each.box[0], each.box[3] - each.box[1], _TINY_EM)
    size, matrix = pdfium.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(each.handle, size)
    pdfium.FPDFPageObj_GetMatrix(each.handle, matrix)
    scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    return float(size.value * scale)
