"""Words that need no picture: nothing cuts them off, and their font draws ink.

Most pages are such. Whatever leaves a doubt of it (forms, clips of other shapes than a box, layers,
fonts whose glyphs have no outline) is left to pictures.
"""

from __future__ import annotations

from typing import Final

from parsers.documents.pdf import pdfium as fast
from parsers.gate.pdf.page import Painted, PdfPage, boxed

# So many letters of a font are looked at, each once a page.
LETTERS: Final = 6
# A box's path: four corners, the way back, and the end.
_BOX: Final = (4, 6)
_POINT: Final = fast.Floats(2)
_SIZE: Final = 12.0


class PlainText:
    """Asks of the texts of one page; what it has found out about fonts is kept."""

    def __init__(self, page: PdfPage) -> None:
        self.page = page
        self.drawing: dict[fast.Handle, bool] = {}

    def is_plain(self, each: Painted) -> bool:
        """Whether a text object is painted whole, in a font that draws."""
        return not each.parents and self._is_whole(each) and self._draws(each)

    def _draws(self, each: Painted) -> bool:
        font = fast.font_of(each.handle)
        known = self.drawing.get(font)
        if known is None:
            signs = [sign for sign in dict.fromkeys(self.page.said(each.handle)) if sign > " "]
            known = bool(signs) and all(_has_outline(font, sign) for sign in signs[:LETTERS])
            if any(map(str.isalnum, signs)):
                self.drawing[font] = known
        return known

    def _is_whole(self, each: Painted) -> bool:
        """Whether every clip around an object is a box that holds it."""
        clips = fast.clip_path(each.handle)
        return all(self._holds(clips, at, each) for at in range(max(0, fast.count_clips(clips))))

    def _holds(self, clips: fast.Handle, at: int, each: Painted) -> bool:
        count = fast.count_clip_segments(clips, at)
        if not _BOX[0] <= count <= _BOX[1]:
            return False
        across, down = set(), set()
        for index in range(count):
            piece = fast.clip_segment(clips, at, index)
            if fast.segment_type(piece) == fast.BEZIER_TO:
                return False
            fast.segment_point(piece, *_POINT.at)
            across.add(_POINT.values[0])
            down.add(_POINT.values[1])
        if not len(across) == len(down) == 2:
            return False
        shape = boxed(self.page.shown, min(across), min(down), max(across), max(down))
        x0, top, x1, bottom = each.box
        inside = x0 >= shape[0] - 1 and top >= shape[1] - 1
        return inside and x1 <= shape[2] + 1 and bottom <= shape[3] + 1


def _has_outline(font: fast.Handle, letter: str) -> bool:
    outline = fast.glyph_path(font, ord(letter), _SIZE)
    return bool(outline) and fast.count_glyph_segments(outline) > 0
