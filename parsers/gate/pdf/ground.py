"""What lies under and over the words of a page, by what is painted where, without a picture.

Most pages need no more: each word is painted in one plain colour, nothing is painted over
it afterwards, and what lies under it (the paper, the shading of a row) has another colour.
Any doubt (pictures, patterns, transparency, layers, clipped shading) is left to pictures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.documents.pdf import pdfium as fast
from parsers.documents.pdf.page import Box
from parsers.gate.pdf.page import TEXT, Painted, PdfPage, Rgb, is_clipped

# What is painted over text and narrower than this is a rule, not a cover (points).
THIN: Final = 3.0
COVERS: Final = frozenset({fast.PATH, fast.IMAGE, fast.SHADING})
# Levels of 255 by which ink must differ from its ground for every reader to see it.
CLEAR: Final = 64
WHITE: Final[Rgb] = (255, 255, 255)
_OPAQUE: Final = 255
# Text that is filled, or filled and outlined (ISO 32000-1, table 106).
_FILLED: Final = (0, 2)
# Drawings of more parts than this are left to pictures; the height of a strip of the page.
_MOST: Final = 2_000
_BAND: Final = 24.0
_CORNERS: Final = 4
# The outline of a box that is at least so high, drawn with a pen no wider than this (points).
FRAMED: Final = 6.0
FRAME: Final = 1.5
_MODES: Final = fast.Ints(2)
_PEN: Final = fast.Floats(1)
_MATRIX: Final = fast.Floats(6)
_POINT: Final = fast.Floats(2)
_COLOUR: Final = fast.Colour()


def is_cover(each: Painted) -> bool:
    """Whether an object paints an area that may lie over or under words."""
    x0, top, x1, bottom = each.box
    if each.kind not in COVERS or x1 - x0 < THIN or bottom - top < THIN:
        return False
    if each.kind != fast.PATH:
        return True
    fast.draw_mode(each.handle, *_MODES.at)
    return any(_MODES.values)


def bands(box: Box) -> range:
    """The horizontal strips of the page that a box reaches into."""
    top, bottom = box[1], box[3]
    if not (top > -2000.0 and bottom < 20000.0):
        top, bottom = min(max(top, -2000.0), 20000.0), min(max(bottom, -2000.0), 20000.0)
    return range(int(top // _BAND), int(bottom // _BAND) + 1)


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes have a place in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass(slots=True)
class _Cover:
    """An area that is painted: its opaque colours (None: not that simple), and whether it
    fills all of its box."""

    box: Box
    colours: set[Rgb] | None
    whole: bool


@dataclass(slots=True)
class Grounds:
    """The colours of a page's words (None among them: not that simple), and where words stand
    whose ground is in doubt, or over which something lies."""

    inks: set[Rgb | None] = field(default_factory=set)
    doubtful: list[Box] = field(default_factory=list)


def grounds_of(page: PdfPage, annotations: Sequence[Box]) -> Grounds | None:
    """What lies under and over a page's words; None where too much is drawn to be gone
    through. ``annotations`` lie above all."""
    texts: dict[int, list[Box]] = defaultdict(list)
    under: dict[int, list[_Cover]] = defaultdict(list)
    found = Grounds()
    count = 0
    for each in page.painted:
        if each.kind == TEXT:
            ink = _plain_ink(each)
            found.inks.add(ink)
            if ink is None or not _is_clear(each.box, ink, under):
                found.doubtful.append(each.box)
            else:
                for band in bands(each.box):
                    texts[band].append(each.box)
        elif is_cover(each):
            count += 1
            if count > _MOST:
                return None
            _note_cover(page, each, texts, under, found)
    for box in annotations:
        found.doubtful += _touched(box, texts)
    return found


def _note_cover(
    page: PdfPage,
    each: Painted,
    texts: Mapping[int, Sequence[Box]],
    under: dict[int, list[_Cover]],
    found: Grounds,
) -> None:
    """Put what is painted to the ground of later words; earlier ones below it are in doubt."""
    framed = _is_framed(each)
    if framed and not _is_filled(each):
        return
    found.doubtful += _touched(each.box, texts)
    colours = _plain_colours(each, framed)
    cover = _Cover(each.box, colours, bool(colours) and _is_all_filled(page, each))
    for band in bands(each.box):
        under[band].append(cover)


def _touched(box: Box, texts: Mapping[int, Sequence[Box]]) -> list[Box]:
    """The words that a box has a place in common with."""
    return [text for band in bands(box) for text in texts.get(band, ()) if touch(box, text)]


def _is_clear(box: Box, ink: Rgb, under: Mapping[int, Sequence[_Cover]]) -> bool:
    """Whether ink differs from whatever may lie under a text, strip by strip."""
    for band in bands(box):
        grounds = {WHITE}
        for cover in under.get(band, ()):
            if not touch(cover.box, box):
                continue
            if cover.colours is None:
                return False
            grounds = (
                set(cover.colours)
                if cover.whole and _holds(cover.box, box)
                else (grounds | cover.colours)
            )
        for ground in grounds:
            apart = max(abs(ink[0] - ground[0]), abs(ink[1] - ground[1]), abs(ink[2] - ground[2]))
            if apart < CLEAR:
                return False
    return True


def _plain_ink(text: Painted) -> Rgb | None:
    """The one opaque colour that a text is painted in; None where it is not that simple."""
    if fast.render_mode(text.handle) not in _FILLED or _is_see_through(text):
        return None
    return _opaque(text, stroke=False)


def _plain_colours(cover: Painted, framed: bool) -> set[Rgb] | None:
    """What a path is filled and outlined with, a thin frame left out; None where that is not
    in opaque colours."""
    if cover.kind != fast.PATH or _is_see_through(cover) or cover.is_layered:
        return None
    fast.draw_mode(cover.handle, *_MODES.at)
    filled, stroked = _MODES.values
    colours = [_opaque(cover, stroke=False)] if filled else []
    colours += [_opaque(cover, stroke=True)] if stroked and not framed else []
    found = {colour for colour in colours if colour is not None}
    return found if None not in colours else None


def _is_filled(cover: Painted) -> bool:
    fast.draw_mode(cover.handle, *_MODES.at)
    return bool(_MODES.values[0])


def _is_framed(cover: Painted) -> bool:
    """Whether the outline of a path is a thin frame around a box of some height: it hides no
    word, wherever it runs."""
    x0, top, x1, bottom = cover.box
    if cover.kind != fast.PATH or min(x1 - x0, bottom - top) < FRAMED or cover.parents:
        return False
    fast.draw_mode(cover.handle, *_MODES.at)
    if not _MODES.values[1] or not fast.stroke_width(cover.handle, _PEN.at[0]):
        return False
    pen, scale = _PEN.values[0], _upright_scale(cover)
    return scale is not None and pen * scale <= FRAME and _is_rectangle(cover)


def _upright_scale(cover: Painted) -> float | None:
    """How much larger a path is drawn than it is written; None where it is turned."""
    if not fast.object_matrix(cover.handle, _MATRIX.at[0]):
        return None
    a, b, c, d, _, _ = _MATRIX.values
    return None if b or c else float(max(abs(a), abs(d)))


def _is_rectangle(cover: Painted) -> bool:
    """Whether a path is the outline of an upright rectangle and nothing else."""
    pieces = fast.count_segments(cover.handle)
    if not _CORNERS <= pieces <= _CORNERS + 2:
        return False
    corners = set()
    for index in range(pieces):
        piece = fast.path_segment(cover.handle, index)
        if fast.segment_type(piece) == fast.BEZIER_TO:
            return False
        fast.segment_point(piece, *_POINT.at)
        corners.add((_POINT.values[0], _POINT.values[1]))
    across, down = {x for x, _ in corners}, {y for _, y in corners}
    return len(corners) == _CORNERS and len(across) == len(down) == 2


def _is_all_filled(page: PdfPage, cover: Painted) -> bool:
    """Whether a path fills all of its box: an upright rectangle that nothing clips."""
    filled = _is_filled(cover) and not is_clipped(page, cover)
    return filled and _upright_scale(cover) is not None and _is_rectangle(cover)


def _is_see_through(each: Painted) -> bool:
    if fast.has_transparency(each.handle):
        return True
    return any(fast.has_transparency(handle) for handle in each.parents)


def _opaque(each: Painted, *, stroke: bool) -> Rgb | None:
    read = fast.stroke_colour if stroke else fast.fill_colour
    colour = _COLOUR.read(read, each.handle)
    return colour[:3] if colour is not None and colour[3] == _OPAQUE else None


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )
