"""Which letters of a PDF page a reader does not see, decided by what is painted.

The page is painted with and without its text: a letter whose place looks the same
both ways is not seen. Letters in doubt, and those with something painted over them
later, are looked at again from closer, against a picture of the text alone. Only
then is it asked why: beside the page, no ink, a layer, a cover, the ground's colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from PIL import Image, ImageChops

from parsers.documents.pdf import pdfium as fast
from parsers.documents.pdf.page import Box
from parsers.gate.pdf.ground import bands as bands_of
from parsers.gate.pdf.ground import is_cover, touch
from parsers.gate.pdf.page import BACKDROP, UNDRAWN, Glyph, Painted, PdfPage, View
from parsers.gate.pdf.screen import difference, is_all_seen, is_squeezed

OUTSIDE, INVISIBLE, CLIPPED = "PDF_OUTSIDE_CROP", "PDF_INVISIBLE_TEXT", "PDF_CLIPPED_TEXT"
TRANSPARENT, LAYER, INK = "PDF_TRANSPARENT_TEXT", "PDF_HIDDEN_LAYER", "PDF_WHITE_TEXT"
UNDER_BOX, UNDER_IMAGE, TINY = "PDF_TEXT_UNDER_BOX", "PDF_TEXT_UNDER_IMAGE", "PDF_TINY_TEXT"

# The share of a letter's own ink that must be seen for the letter to be read.
SEEN_SHARE = 0.35
# Letters lower and narrower than this cannot be read at any usual size (points).
TINY_SIZE = 1.5
# A letter that is no higher, and wider, is none that its font draws (points).
FLAT = 0.1


def unseen(page: PdfPage, annotations: Sequence[Box], *, pictures: bool = True) -> dict[int, str]:
    """Why a reader does not see a letter, by the letter's place in the text; none where all are
    seen. ``annotations`` are boxes painted above everything; ``pictures``: nothing is believed
    that a picture does not show."""
    if not any(each.is_text for each in page.painted):
        return {}
    if is_all_seen(page, annotations, pictures=pictures):
        return {}
    return _PageLook(page, annotations).codes


class _PageLook:
    """One look at a page; ``codes`` holds the reason for each letter not seen."""

    def __init__(self, page: PdfPage, annotations: Sequence[Box]) -> None:
        self.page = page
        self.annotations = annotations
        self.codes: dict[int, str] = {}
        self.undrawn = {
            at
            for at, each in enumerate(page.painted)
            if each.is_text and fast.render_mode(each.handle) in UNDRAWN
        }
        self.covers = _later_covers(page.painted, annotations)
        drawn = [glyph for glyph in self._inside() if not self._is_undrawn(glyph)]
        doubtful = [glyph for glyph in drawn if self._is_covered(glyph)] if self.covers else []
        if drawn:
            named = {glyph.place for glyph in doubtful}
            doubtful += [glyph for glyph in self._unpainted(drawn) if glyph.place not in named]
        if doubtful:
            self._look_closer(doubtful)
        blocks = self.page.blocks()
        for glyph in drawn if blocks else ():
            if any(_holds(block, _middle(glyph.box)) for block in blocks):
                self.codes[glyph.place] = UNDER_BOX
        squeezed = {
            at for at, each in enumerate(page.painted) if each.is_text and is_squeezed(each)
        }
        for glyph in drawn:
            x0, y0, x1, y1 = glyph.box
            tiny = x1 - x0 < TINY_SIZE and y1 - y0 < TINY_SIZE
            if tiny or (squeezed and self.page.drawn_by(glyph) in squeezed):
                self.codes.setdefault(glyph.place, TINY)

    def _inside(self) -> Iterator[Glyph]:
        """The letters on the page; those beside it are noted."""
        width, height = self.page.width, self.page.height
        for glyph in self.page.glyphs:
            x0, y0, x1, y1 = glyph.box
            if 0 <= x0 + x1 <= 2 * width and 0 <= y0 + y1 <= 2 * height:
                yield glyph
            else:
                self.codes[glyph.place] = OUTSIDE

    def _is_undrawn(self, glyph: Glyph) -> bool:
        if not self.undrawn or self.page.drawn_by(glyph) not in self.undrawn:
            return False
        self.codes[glyph.place] = INVISIBLE
        return True

    def _is_covered(self, glyph: Glyph) -> bool:
        """Whether something that may hide the letter is painted after it."""
        return bool(self._covers_of(glyph))

    def _covers_of(self, glyph: Glyph) -> list[Painted | None]:
        """What is painted later over the letter's middle; None stands for an annotation."""
        at = self.page.drawn_by(glyph)
        later = self.covers.get(-1 if at is None else at, ())
        return [cover for box, cover in later if _holds(box, _middle(glyph.box))]

    def _unpainted(self, glyphs: list[Glyph]) -> Iterator[Glyph]:
        """Letters whose place looks the same with and without the page's text."""
        view = self.page.whole
        mask = difference(self.page.picture(view), self.page.picture(view, text=False))
        find, width, height, scale = mask.tobytes().find, mask.width, mask.height, view.scale
        for glyph in glyphs:
            x0, y0, x1, y1 = glyph.box
            left, right = max(0, int(x0 * scale)), min(width, int(x1 * scale) + 1)
            top, bottom = max(0, int(y0 * scale)), min(height, int(y1 * scale) + 1)
            row = (top + bottom) // 2 * width
            if find(b"\xff", row + left, row + right) >= 0:
                continue
            if not any(
                find(b"\xff", row * width + left, row * width + right) >= 0
                for row in range(top, bottom)
            ):
                yield glyph

    def _look_closer(self, glyphs: list[Glyph]) -> None:
        """Compare the ink that is seen with the ink that the letters have by themselves."""
        view = self.page.closer([glyph.box for glyph in glyphs])
        bare = self.page.picture(view, text=False)
        seen = difference(self.page.picture(view), bare)
        alone = self.page.picture(view, others=False, behind=BACKDROP)
        ink = difference(alone, Image.new("RGB", alone.size, BACKDROP[:3]))
        both = ImageChops.darker(seen, ink)
        for glyph in glyphs:
            own = _share(ink, view, glyph.box)
            if own and _share(both, view, glyph.box) >= SEEN_SHARE * own:
                continue
            self.codes[glyph.place] = self._why(glyph, inked=own > 0)

    def _why(self, glyph: Glyph, *, inked: bool) -> str:
        """Why a letter that is drawn on the page is not seen."""
        if inked:
            covers = self._covers_of(glyph)
            if not covers:
                return INK
            images = [c is not None and c.kind == fast.IMAGE for c in covers]
            return UNDER_IMAGE if images[-1] else UNDER_BOX
        at = self.page.drawn_by(glyph)
        if at is None:
            return CLIPPED
        drawn = self.page.painted[at]
        if drawn.is_layered:
            return LAYER
        handles = (*drawn.parents, drawn.handle)
        if any(fast.has_transparency(handle) for handle in handles):
            return TRANSPARENT
        box = glyph.box
        if min(box[2] - box[0], box[3] - box[1]) < FLAT < max(box[2] - box[0], box[3] - box[1]):
            return INVISIBLE  # the font draws nothing for it
        return TINY if max(box[2] - box[0], box[3] - box[1]) < TINY_SIZE else CLIPPED


Covers = Mapping[int, Sequence[tuple[Box, "Painted | None"]]]


def _later_covers(painted: Sequence[Painted], annotations: Iterable[Box]) -> Covers:
    """For each text object, what is painted over some of it afterwards."""
    bands: dict[int, list[int]] = defaultdict(list)
    found: dict[int, list[tuple[Box, Painted | None]]] = defaultdict(list)
    above: list[tuple[Box, Painted | None]] = [(box, None) for box in annotations]
    for at, each in enumerate(painted):
        if each.is_text:
            for band in bands_of(each.box):
                bands[band].append(at)
        elif bands and is_cover(each):
            _note((each.box, each), painted, bands, found)
    for pair in above:
        _note(pair, painted, bands, found)
    return found


def _note(
    pair: tuple[Box, Painted | None],
    painted: Sequence[Painted],
    bands: Mapping[int, Sequence[int]],
    found: dict[int, list[tuple[Box, Painted | None]]],
) -> None:
    """Put a cover to every text object drawn so far that it touches."""
    under = {at for band in bands_of(pair[0]) for at in bands.get(band, ())}
    for at in under:
        if touch(painted[at].box, pair[0]):
            found[at].append(pair)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _share(mask: Image.Image, view: View, box: Box) -> float:
    """How many pixels of a mask are set inside a box."""
    left, top, right, bottom = view.pixels(box)
    left, top = max(0, left), max(0, top)
    right, bottom = min(mask.width, right), min(mask.height, bottom)
    if right <= left or bottom <= top:
        return 0.0
    return float(mask.crop((left, top, right, bottom)).histogram()[255])
