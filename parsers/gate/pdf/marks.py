"""The objects of a PDF page and the marks around them (ISO 32000-1, 14.6): layers, and texts
that stand in for what is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from parsers.documents.pdf import pdfium as fast

MAX_OBJECTS = 200_000
MAX_DEPTH = 12
_INSTEAD = b"ActualText"

Handle: TypeAlias = Any  # an opaque pointer of pypdfium2


def objects_of(page: fast.Handle) -> Iterator[fast.Handle]:
    """The objects of a page, and of the forms on it, in drawing order."""
    for index in range(min(fast.count_objects(page), MAX_OBJECTS)):
        handle = fast.page_object(page, index)
        yield handle
        if fast.object_type(handle) == fast.FORM:
            yield from _inside(handle, 1)


def _inside(form: fast.Handle, depth: int) -> Iterator[fast.Handle]:
    for index in range(min(fast.count_form(form), MAX_OBJECTS)):
        handle = fast.form_object(form, index)
        yield handle
        if depth < MAX_DEPTH and fast.object_type(handle) == fast.FORM:
            yield from _inside(handle, depth + 1)


def pointer(handle: fast.Handle) -> Handle:
    """A handle as pypdfium2's own functions take it."""
    return ctypes.cast(handle or 0, pdfium.FPDF_PAGEOBJECT)


def has_layer(handle: fast.Handle) -> bool:
    """Whether an object is marked as optional content (a layer)."""
    return fast.count_marks(handle) > 0 and any(_name_of(mark) == "OC" for mark in _marks(handle))


def _marks(handle: fast.Handle) -> Iterator[Handle]:
    """The marks around an object (ISO 32000-1, 14.6), the last one first."""
    of = pointer(handle)
    for at in reversed(range(fast.count_marks(handle))):
        yield pdfium.FPDFPageObj_GetMark(of, at)


def _name_of(mark: Handle) -> str:
    name = (ctypes.c_ushort * 32)()
    size = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size):
        return ""
    return bytes(name)[: max(0, size.value - 2)].decode("utf-16-le", "replace")


def taken_out(handle: fast.Handle) -> Iterator[str]:
    """The texts that stand in for what an object paints; their marks are taken off it."""
    for mark in _marks(handle):
        size = ctypes.c_ulong()
        if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, _INSTEAD, None, 0, size):
            continue
        text = (ctypes.c_ushort * (size.value // 2 + 1))()
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, _INSTEAD, text, ctypes.sizeof(text), size)
        yield bytes(text)[: max(0, size.value - 2)].decode("utf-16-le", "replace")
        pdfium.FPDFPageObj_RemoveMark(pointer(handle), mark)
