"""One PDF page as PDFium sees it: its characters, what is drawn in which order, pictures of it.

Coordinates are points of the page as shown (cropped and turned), from the top left.
A picture can be taken with and without text, so that what a reader sees is decided
by what is painted and not by guessing at the page's instructions.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from math import ceil
from typing import Any, NamedTuple, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from parsers.documents.pdf import pdfium as fast
from parsers.documents.pdf.page import Box
from parsers.documents.pdf.view import Matrix, multiplied
from parsers.gate.pdf.marks import MAX_DEPTH, MAX_OBJECTS, has_layer, objects_of, pointer, taken_out

MAX_GLYPHS = 200_000
MAX_PIXELS = 4_000_000
# Text render modes of ISO 32000-1, table 106: 3 draws nothing, 7 only clips.
UNDRAWN = (3, 7)
TEXT: int = pdfium.FPDF_PAGEOBJ_TEXT
# A backdrop that no letter is likely to be printed in (red, green, blue, alpha).
BACKDROP = (255, 0, 255, 255)
WHITE = (255, 255, 255, 255)
_FINE = 1_000_000
_BLOCKS = re.compile(r"[\u2580-\u2588\u25a0\u25ac\u25ae\u2b1b\u25fc\u25fe]")

Rgb: TypeAlias = tuple[int, int, int]
Colour: TypeAlias = tuple[int, int, int, int]


@dataclass(slots=True)
class Painted:
    """One page object; its place in ``PdfPage.painted`` is its place in the drawing order.
    Handles are numbers (parsers/documents/pdf/pdfium.py)."""

    kind: int
    box: Box
    handle: fast.Handle
    parents: tuple[fast.Handle, ...] = ()  # the forms that it is drawn in, outermost first

    @property
    def is_text(self) -> bool:
        """Whether it is a text object."""
        return self.kind == TEXT

    @property
    def is_layered(self) -> bool:
        """Whether it, or a form that it is drawn in, is marked as optional content (a layer)."""
        return any(has_layer(handle) for handle in (*self.parents, self.handle))


class Glyph(NamedTuple):
    """One letter or digit of the text, by its place (index) in the text page."""

    place: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class View:
    """What part of the page a picture shows, and how large."""

    region: Box
    scale: float

    @property
    def corner(self) -> tuple[int, int]:
        """The pixel of a picture of the whole page at which a picture of this part begins."""
        return ceil(self.region[0] * self.scale), ceil(self.region[1] * self.scale)

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """A box in pixels of the picture, at least one pixel wide and high."""
        left = int((box[0] - self.region[0]) * self.scale)
        top = int((box[1] - self.region[1]) * self.scale)
        right = int((box[2] - self.region[0]) * self.scale + 0.999)
        bottom = int((box[3] - self.region[1]) * self.scale + 0.999)
        return left, top, max(right, left + 1), max(bottom, top + 1)


@dataclass(slots=True)
class PdfPage:
    """An opened page. Use ``close`` when done; pictures and handles die with it."""

    page: Any
    number: int
    handle: fast.Handle = field(init=False)
    text: fast.Handle = field(init=False)
    width: float = field(init=False)
    height: float = field(init=False)
    _painted: list[Painted] | None = field(init=False, default=None)
    _found: list[Glyph] | None = field(init=False, default=None)
    instead: list[str] = field(init=False)
    characters: str = field(init=False)
    _at: dict[fast.Handle, int] = field(init=False, default_factory=dict)
    _active: dict[int, bool] = field(init=False, default_factory=dict)
    shown: Matrix = field(init=False)

    def __post_init__(self) -> None:
        self.handle = fast.address(self.page.raw)
        self.width, self.height = self.page.get_size()
        self.shown = self._places()
        # Without these PDFium reads what is painted, not what is said instead of it.
        self.instead = [
            text
            for handle in objects_of(self.handle)
            if fast.count_marks(handle) > 0
            for text in taken_out(handle)
        ]
        self.text = fast.load_text(self.handle)
        if not self.text:
            raise pypdfium2.PdfiumError(f"the text of page {self.number} could not be loaded")
        self.characters = self._characters()

    def close(self) -> None:
        """Give the page's memory back."""
        fast.close_text(self.text)
        self.page.close()

    @property
    def painted(self) -> list[Painted]:
        """What is painted, in drawing order; looked through when it is first asked for."""
        if self._painted is None:
            self._painted = []
            self._objects(self.handle, (), self.shown, self._painted)
        return self._painted

    @property
    def glyphs(self) -> list[Glyph]:
        """The letters and digits of the page; found out when they are first asked for."""
        if self._found is None:
            self._found = self._glyphs()
        return self._found

    @property
    def whole(self) -> View:
        """The whole page at one pixel a point, smaller where it is a poster."""
        area = max(1.0, self.width * self.height)
        return View((0.0, 0.0, self.width, self.height), min(1.0, (MAX_PIXELS / area) ** 0.5))

    def closer(self, boxes: list[Box]) -> View:
        """A part of the page around boxes, up to four pixels a point."""
        region = self._around(boxes)
        area = max(1.0, (region[2] - region[0]) * (region[3] - region[1]))
        return View(region, min(4.0, (MAX_PIXELS / area) ** 0.5))

    def part(self, boxes: list[Box], view: View) -> View:
        """The part of a view of the whole page around boxes, its pixels the same."""
        return View(self._around(boxes), view.scale)

    def _around(self, boxes: list[Box]) -> Box:
        return (
            max(0.0, min(box[0] for box in boxes) - 2),
            max(0.0, min(box[1] for box in boxes) - 2),
            min(self.width, max(box[2] for box in boxes) + 2),
            min(self.height, max(box[3] for box in boxes) + 2),
        )

    def picture(
        self,
        view: View,
        *,
        text: bool = True,
        others: bool = True,
        behind: Colour = WHITE,
        without: Container[int] | None = None,
        grey: bool = False,
    ) -> Image.Image:
        """The page as painted, with or without its text and everything else; in colour (RGB),
        or in levels of grey.

        ``without`` are places in the drawing order to leave out, and all annotations.
        """
        for at, each in enumerate(self.painted):
            shown = text if each.kind == TEXT else others or each.kind == fast.FORM
            shown = shown and not (without is not None and at in without)
            if shown is not self._active.get(at, True):
                fast.set_active(each.handle, shown)
                self._active[at] = shown
        left, top, right, bottom = view.region
        margins = (left, self.height - bottom, self.width - right, top)
        bitmap = self.page.render(
            scale=view.scale,
            crop=margins,
            fill_color=behind,
            draw_annots=others and without is None,
            may_draw_forms=others and without is None,
            rev_byteorder=not grey,
            grayscale=grey,
        )
        image: Image.Image = bitmap.to_pil()
        bitmap.close()
        mode = "L" if grey else "RGB"
        return image if image.mode == mode else image.convert(mode)

    def drawn_by(self, glyph: Glyph) -> int | None:
        """The place in the drawing order of the text object that a glyph belongs to."""
        if not self._at:
            self._at = {each.handle: at for at, each in enumerate(self.painted)}
        return self._at.get(fast.char_object(self.text, glyph.place))

    def said(self, handle: fast.Handle) -> str:
        """What a text object says."""
        size = fast.object_text(handle, self.text, None, 0)
        room = (ctypes.c_ushort * (size // 2 + 1))()
        fast.object_text(handle, self.text, ctypes.addressof(room), size)
        return bytes(room)[: max(0, size - 2)].decode("utf-16-le", "replace")

    def _characters(self) -> str:
        """All characters of the text in the order of their indices; "\0" for unknown ones."""
        count = max(0, min(fast.count_chars(self.text), MAX_GLYPHS))
        buffer = (ctypes.c_ushort * (count + 1))()
        if fast.get_text(self.text, 0, count, ctypes.addressof(buffer)) == count + 1:
            found = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            if len(found) == count and "\uffff" not in found:
                return found
        read = fast.char_code
        return "".join(chr(read(self.text, index) & 0xFFFF) for index in range(count))

    def blocks(self) -> list[Box]:
        """Where characters stand that are nothing but a filled block."""
        room = fast.Doubles(4)
        found = []
        for block in _BLOCKS.finditer(self.characters):
            if fast.strict_char_box(self.text, block.start(), *room.at):
                left, right, bottom, top = room.values
                found.append(boxed(self.shown, left, bottom, right, top))
        return found

    def _glyphs(self) -> list[Glyph]:
        """The letters and digits. One loop without calls: it runs for every character."""
        raw, box_of = self.text, fast.strict_char_box
        room = fast.Doubles(4)
        values, (left, right, bottom, top) = room.values, room.at
        a, b, c, d, e, f = self.shown
        turned = bool(b or c)
        glyphs: list[Glyph] = []
        for index, text in enumerate(self.characters):
            if not text.isalnum() or not box_of(raw, index, left, right, bottom, top):
                continue
            x0, x1, y0, y1 = values
            if turned:
                box = boxed(self.shown, x0, y0, x1, y1)
            else:
                box = (a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f)
            glyphs.append(Glyph(index, text, box))
        return glyphs

    def _objects(
        self,
        parent: fast.Handle,
        parents: tuple[fast.Handle, ...],
        places: Matrix,
        found: list[Painted],
    ) -> None:
        """Note the objects of the page or of a form in it, in drawing order, forms opened."""
        if not parents:
            count, get = fast.count_objects(parent), fast.page_object
        else:
            count, get = fast.count_form(parent), fast.form_object
        kind_of, bounds_of, add = fast.object_type, fast.object_bounds, found.append
        room, inner = fast.Floats(4), fast.Floats(6)
        values, (left, bottom, right, top) = room.values, room.at
        a, b, c, d, e, f = places
        for index in range(min(count, MAX_OBJECTS)):
            handle = get(parent, index)
            kind = kind_of(handle)
            if not bounds_of(handle, left, bottom, right, top):
                values[:] = [0.0, 0.0, 0.0, 0.0]
            x0, y0, x1, y1 = values
            if b or c or a < 0 or d > 0:
                box = boxed(places, x0, y0, x1, y1)
            else:  # upright, as nearly all are
                box = (a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f)
            add(Painted(kind, box, handle, parents))
            if kind == fast.FORM and len(parents) < MAX_DEPTH:
                fast.object_matrix(handle, inner.at[0])
                p, q, r, s, t, u = inner.values
                own = multiplied((p, q, r, s, t, u), places)
                self._objects(handle, (*parents, handle), own, found)

    def _places(self) -> Matrix:
        """From the page's own coordinates to those of the page as shown."""
        x, y = ctypes.c_int(), ctypes.c_int()
        found = []
        for point in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
            pdfium.FPDF_PageToDevice(self.page.raw, 0, 0, _FINE, _FINE, 0, *point, x, y)
            found.append((x.value / _FINE * self.width, y.value / _FINE * self.height))
        (left, top), (a, b), (c, d) = found
        across, down = ((a - left) / 1000, (b - top) / 1000), ((c - left) / 1000, (d - top) / 1000)
        return (*across, *down, left, top)


def boxed(places: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """A box in another coordinate system, as the smallest box with upright sides around it."""
    a, b, c, d, e, f = places
    across = (a * x0 + c * y0, a * x1 + c * y1, a * x0 + c * y1, a * x1 + c * y0)
    down = (b * x0 + d * y0, b * x1 + d * y1, b * x0 + d * y1, b * x1 + d * y0)
    return min(across) + e, min(down) + f, max(across) + e, max(down) + f


def opened(body: bytes) -> pypdfium2.PdfDocument:
    """A PDF with its form fields. Raises ``pypdfium2.PdfiumError``."""
    pdf = pypdfium2.PdfDocument(body)
    if pdf.get_formtype() != pdfium.FORMTYPE_NONE:
        pdf.init_forms()
    return pdf


def pages(pdf: pypdfium2.PdfDocument, most: int) -> Iterator[PdfPage | int]:
    """Each page in turn, closed afterwards; only its number where it cannot be loaded."""
    for index in range(min(len(pdf), most)):
        try:
            page = PdfPage(pdf[index], index + 1)
        except pypdfium2.PdfiumError:
            yield index + 1
            continue
        try:
            yield page
        finally:
            page.close()


def is_clipped(page: PdfPage, each: Painted) -> bool:
    """Whether the clipping path of an object leaves a part of it out (its bounds tell)."""
    if each.parents:
        return True
    path = pdfium.FPDFPageObj_GetClipPath(pointer(each.handle))
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
