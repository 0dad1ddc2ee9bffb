"""The quick look at a PDF page: is everything that is printed seen?

Most pages hide nothing. Where what is painted leaves no doubt of it (ground.py) one small
picture of the text alone settles that for a whole page at once, else three (all, without
text, text alone); only where they leave a doubt is it asked letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from parsers.documents.pdf import pdfium as fast
from parsers.documents.pdf.page import Box
from parsers.documents.pdf.view import multiplied
from parsers.gate.pdf.ground import CLEAR, grounds_of
from parsers.gate.pdf.page import (
    BACKDROP,
    TEXT,
    UNDRAWN,
    Painted,
    PdfPage,
    Rgb,
    View,
    is_clipped,
)
from parsers.gate.pdf.plainly import PlainText

# Levels of 255 by which a pixel must differ for a reader to see ink on its ground.
SEEN = 20
# Pixels of text alone that are ink for certain, not the soft edge of a letter.
_CERTAIN = 64
_SCALE = 0.75
# From the levels of a grey picture on white paper to a mask of its ink.
_INKED = [255] * (256 - SEEN) + [0] * SEEN
# Shares of the font size: nothing that is a letter or digit is smaller than this both ways.
_DOT, _LEADER = 0.35, 2.0
_TINY_EM = 3.2
# Type is set at a half of its width at the narrowest; at this share strokes run together.
SQUEEZED: Final = 0.15


def is_all_seen(page: PdfPage, annotations: Sequence[Box], *, pictures: bool = True) -> bool:
    """Whether every letter of a page is seen, as far as a quick look can tell.

    ``annotations`` are boxes painted above everything; ``pictures``: parts of the page may be
    switched off, or a font's glyphs draw nothing, so that only a picture tells.
    """
    if page.blocks():
        return False
    # Where every word is clear of its ground and nothing lies over any, words that have ink by
    # themselves are seen: one picture is enough, on paper where all inks show on that. The
    # others are looked at where they stand.
    grounds = grounds_of(page, annotations)
    plain = grounds is not None and not grounds.doubtful and all(map(_is_dark, grounds.inks))
    texts = [each for each in page.painted if each.kind == TEXT]
    if plain and not pictures:
        asked = PlainText(page)
        if all(_is_plain(page, each, asked) for each in texts):
            return True
    view = View(page.whole.region, min(_SCALE, page.whole.scale))
    if plain:
        ink = page.picture(view, others=False, grey=True).point(_INKED)
    else:
        alone = page.picture(view, others=False, behind=BACKDROP)
        ink = difference(alone, Image.new("RGB", alone.size, BACKDROP[:3]), _CERTAIN)
    if not all(_is_inked(page, each, ink, view) for each in texts):
        return False
    if grounds is None:
        return _nothing_lost(page, view, ink)
    return not grounds.doubtful or _nothing_lost(page, page.part(grounds.doubtful, view), ink)


def _is_dark(ink: Rgb | None) -> bool:
    return ink is not None and min(ink) <= 255 - CLEAR


def _nothing_lost(page: PdfPage, view: View, inked: Image.Image) -> bool:
    """Whether all ink of the text is seen on a part of the page as it is painted; ``inked`` is
    the ink of the whole page."""
    seen = difference(page.picture(view), page.picture(view, text=False))
    left, top = view.corner
    ink = inked.crop((left, top, left + seen.width, top + seen.height))
    lost = ImageChops.subtract(ink, seen).getbbox()
    if lost is None:
        return True
    # A pixel beside a seen one is the edge of a letter that a rule or a shade touches.
    left, top, right, bottom = lost
    around = (left - 2, top - 2, right + 2, bottom + 2)
    near = seen.crop(around).filter(ImageFilter.MaxFilter(3))
    return ImageChops.subtract(ink.crop(around), near).getbbox() is None


def difference(one: Image.Image, other: Image.Image, least: int = SEEN) -> Image.Image:
    """A mask of the places where two pictures differ enough to be seen (255 or 0)."""
    bands = ImageChops.difference(one, other).split()
    most = bands[0]
    for band in bands[1:]:
        most = ImageChops.lighter(most, band)
    return most.point([0] * least + [255] * (256 - least))


def _is_plain(page: PdfPage, each: Painted, asked: PlainText) -> bool:
    """Whether a text object lies on the page, whole and in ink, without a look at a picture."""
    placed = _is_placed(page, each)
    return asked.is_plain(each) if placed is None else placed


def _is_placed(page: PdfPage, each: Painted) -> bool | None:
    """Whether a text object lies on the page as words do; None where its ink decides."""
    x0, top, x1, bottom = each.box
    wide, high = x1 - x0, bottom - top
    if wide == 0 or high == 0:
        # Blanks; or glyphs of a font that draws nothing, which have a width all the same.
        lettered = wide and any(map(str.isalnum, page.said(each.handle)))
        return not lettered and not is_squeezed(each)
    if fast.render_mode(each.handle) in UNDRAWN:
        return False
    if x0 < -1 or top < -1 or x1 > page.width + 1 or bottom > page.height + 1:
        return False
    size = _size(each)
    if size is None or size < _TINY_EM or is_squeezed(each):
        return False
    if max(wide, high) < _DOT * size or (high < _DOT * size and wide > _LEADER * size):
        return True  # dots and dashes
    return None


def _is_inked(page: PdfPage, each: Painted, ink: Image.Image, view: View) -> bool:
    """Whether a text object lies on the page and its ink reaches from end to end."""
    placed = _is_placed(page, each)
    size = _size(each)
    if placed is not None or size is None:
        return bool(placed)
    x0, top, x1, bottom = each.box
    wide, high = x1 - x0, bottom - top
    left, upper, right, lower = view.pixels(each.box)
    left, upper = max(0, left), max(0, upper)
    right, lower = min(ink.width, right), min(ink.height, lower)
    if right <= left or lower <= upper:
        return False
    found = ink.im.crop((left, upper, right, lower)).getbbox()
    if found is None:
        return False
    # A blank at the end of a run is narrower than a letter and a half.
    missing = max(wide - (found[2] - found[0]) / view.scale, 0.0)
    short = max(high - (found[3] - found[1]) / view.scale, 0.0)
    return max(missing, short) < 0.7 * size or not is_clipped(page, each)


def is_squeezed(each: Painted) -> bool:
    """Whether letters are drawn so much narrower than they are high, or the other way round,
    that nobody reads them (ISO 32000-1, 9.3.4: horizontal scaling)."""
    fast.object_matrix(each.handle, _ROOM.at[0])
    a, b, c, d, e, f = _ROOM.values
    drawn = (a, b, c, d, e, f)
    for form in reversed(each.parents):
        fast.object_matrix(form, _ROOM.at[0])
        a, b, c, d, e, f = _ROOM.values
        drawn = multiplied(drawn, (a, b, c, d, e, f))
    across, down = hypot(drawn[0], drawn[1]), hypot(drawn[2], drawn[3])
    return min(across, down) < SQUEEZED * max(across, down)


def is_squeezed_away(each: Painted) -> bool:
    """Whether letters are drawn with no width at all. PDFium gives their height away and
    leaves them out of the page's text; other programs do not."""
    x0, top, x1, bottom = each.box
    return each.kind == TEXT and x1 - x0 == 0 < bottom - top and is_squeezed(each)


def _size(each: Painted) -> float | None:
    """The font size in points; None where forms around the text may change it."""
    if each.parents:
        return max(each.box[2] - each.box[0], each.box[3] - each.box[1], _TINY_EM)
    fast.font_size(each.handle, _ROOM.at[0])
    size = _ROOM.values[0]
    fast.object_matrix(each.handle, _ROOM.at[0])
    a, b, c, d, _, _ = _ROOM.values
    return float(size * abs(a * d - b * c) ** 0.5)


_ROOM: Final = fast.Floats(6)
