"""PDFium's C functions as plain Python calls: handles are numbers, errors are values.

pypdfium2 brings the library and opens documents; its own bindings wrap each handle in
an object, which costs more than the call. Here the same functions are declared with
plain pointers and without giving up the interpreter lock, for calls that are made for
every word of a page. Only this room imports pypdfium2.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import TypeAlias

import pypdfium2
import pypdfium2.raw

Handle: TypeAlias = int | None
PdfiumError = pypdfium2.PdfiumError
PdfDocument = pypdfium2.PdfDocument
PASSWORD = pypdfium2.raw.FPDF_ERR_PASSWORD
SECURITY = pypdfium2.raw.FPDF_ERR_SECURITY

_H, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_P = ctypes.c_void_p  # where a result is written to


_Kind: TypeAlias = (
    type[ctypes.c_void_p]
    | type[ctypes.c_int]
    | type[ctypes.c_uint]
    | type[ctypes.c_ulong]
    | type[ctypes.c_size_t]
    | type[ctypes.c_double]
    | type[ctypes.c_float]
    | type[ctypes.c_char_p]
)


def _bound(name: str, result: _Kind | None, *takes: _Kind) -> Callable[..., int]:
    """One function of the library under its own name. Raises AttributeError."""
    address = ctypes.cast(getattr(pypdfium2.raw, name), ctypes.c_void_p).value
    prototype: Callable[..., Callable[..., int]] = ctypes.PYFUNCTYPE(result, *takes)
    return prototype(address)


load_page = _bound("FPDF_LoadPage", _H, _H, _I)
close_page = _bound("FPDF_ClosePage", None, _H)
page_box = _bound("FPDF_GetPageBoundingBox", _I, _H, _P)
rotation = _bound("FPDFPage_GetRotation", _I, _H)
load_text = _bound("FPDFText_LoadPage", _H, _H)
close_text = _bound("FPDFText_ClosePage", None, _H)
count_chars = _bound("FPDFText_CountChars", _I, _H)
get_text = _bound("FPDFText_GetText", _I, _H, _I, _I, _P)
char_code = _bound("FPDFText_GetUnicode", ctypes.c_uint, _H, _I)
char_object = _bound("FPDFText_GetTextObject", _H, _H, _I)
char_box = _bound("FPDFText_GetLooseCharBox", _I, _H, _I, _P)
char_matrix = _bound("FPDFText_GetMatrix", _I, _H, _I, _P)
char_size = _bound("FPDFText_GetFontSize", ctypes.c_double, _H, _I)
is_made_up = _bound("FPDFText_IsGenerated", _I, _H, _I)
font_of = _bound("FPDFTextObj_GetFont", _H, _H)
font_name = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _H, _P, ctypes.c_size_t)
font_flags = _bound("FPDFFont_GetFlags", _I, _H)
render_mode = _bound("FPDFTextObj_GetTextRenderMode", _I, _H)
count_objects = _bound("FPDFPage_CountObjects", _I, _H)
object_bounds = _bound("FPDFPageObj_GetBounds", _I, _H, _P, _P, _P, _P)
page_object = _bound("FPDFPage_GetObject", _H, _H, _I)
object_type = _bound("FPDFPageObj_GetType", _I, _H)
object_matrix = _bound("FPDFPageObj_GetMatrix", _I, _H, _P)
fill_colour = _bound("FPDFPageObj_GetFillColor", _I, _H, _P, _P, _P, _P)
stroke_colour = _bound("FPDFPageObj_GetStrokeColor", _I, _H, _P, _P, _P, _P)
stroke_width = _bound("FPDFPageObj_GetStrokeWidth", _I, _H, _P)
draw_mode = _bound("FPDFPath_GetDrawMode", _I, _H, _P, _P)
count_segments = _bound("FPDFPath_CountSegments", _I, _H)
path_segment = _bound("FPDFPath_GetPathSegment", _H, _H, _I)
segment_point = _bound("FPDFPathSegment_GetPoint", _I, _H, _P, _P)
segment_type = _bound("FPDFPathSegment_GetType", _I, _H)
count_form = _bound("FPDFFormObj_CountObjects", _I, _H)
form_object = _bound("FPDFFormObj_GetObject", _H, _H, ctypes.c_ulong)

count_annotations = _bound("FPDFPage_GetAnnotCount", _I, _H)
annotation = _bound("FPDFPage_GetAnnot", _H, _H, _I)
close_annotation = _bound("FPDFPage_CloseAnnot", None, _H)
annotation_type = _bound("FPDFAnnot_GetSubtype", _I, _H)
annotation_flags = _bound("FPDFAnnot_GetFlags", _I, _H)
appearance = _bound("FPDFAnnot_GetAP", ctypes.c_ulong, _H, _I, _P, ctypes.c_ulong)
string_of = _bound(
    "FPDFAnnot_GetStringValue", ctypes.c_ulong, _H, ctypes.c_char_p, _P, ctypes.c_ulong
)
remove_annotation = _bound("FPDFPage_RemoveAnnot", _I, _H, _I)
flatten = _bound("FPDFPage_Flatten", _I, _H, _I)

object_text = _bound("FPDFTextObj_GetText", ctypes.c_ulong, _H, _H, _P, ctypes.c_ulong)
clip_path = _bound("FPDFPageObj_GetClipPath", _H, _H)
count_clips = _bound("FPDFClipPath_CountPaths", _I, _H)
count_clip_segments = _bound("FPDFClipPath_CountPathSegments", _I, _H, _I)
clip_segment = _bound("FPDFClipPath_GetPathSegment", _H, _H, _I, _I)
glyph_path = _bound("FPDFFont_GetGlyphPath", _H, _H, ctypes.c_uint, _F)
count_glyph_segments = _bound("FPDFGlyphPath_CountGlyphSegments", _I, _H)
set_active = _bound("FPDFPageObj_SetIsActive", _I, _H, _I)
has_transparency = _bound("FPDFPageObj_HasTransparency", _I, _H)
count_marks = _bound("FPDFPageObj_CountMarks", _I, _H)
font_size = _bound("FPDFTextObj_GetFontSize", _I, _H, _P)
strict_char_box = _bound("FPDFText_GetCharBox", _I, _H, _I, _P, _P, _P, _P)

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
WIDGET, FLATTENED = 20, 1
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2


def address(pointer: object) -> Handle:
    """A handle of pypdfium2 as the number that the calls here take."""
    return ctypes.cast(pointer, ctypes.c_void_p).value  # type: ignore[arg-type]


class Floats:
    """Room for a few floats that a call writes to; ``at`` are the places to pass."""

    def __init__(self, count: int) -> None:
        self.values = (_F * count)()
        start = ctypes.addressof(self.values)
        self.at = tuple(start + 4 * index for index in range(count))


class Doubles:
    """Room for a few numbers of double size."""

    def __init__(self, count: int) -> None:
        self.values = (ctypes.c_double * count)()
        start = ctypes.addressof(self.values)
        self.at = tuple(start + 8 * index for index in range(count))


class Ints:
    """Room for a few whole numbers that a call writes to."""

    def __init__(self, count: int) -> None:
        self.values = (_I * count)()
        start = ctypes.addressof(self.values)
        self.at = tuple(start + 4 * index for index in range(count))


class Colour:
    """Room for a colour: red, green, blue and alpha, 0 to 255."""

    def __init__(self) -> None:
        self._parts = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._parts)
        self._at = tuple(start + 4 * index for index in range(4))

    def read(self, get: Callable[..., int], of: Handle) -> tuple[int, int, int, int] | None:
        """The colour of an object; None where it has none (a pattern)."""
        if not get(of, *self._at):
            return None
        red, green, blue, alpha = self._parts
        return red, green, blue, alpha
