"""What is typed into the fields of a form, read from how the fields are painted.

The appearance of each field (ISO 32000-1, 12.5.5) is what the reader of the page sees; it is
made part of the page, so that its words stand among the others. All that is laid upon the
page besides, and fields that are not shown, are left out.
"""

from __future__ import annotations

from typing import Final

from parsers.documents.pdf import pdfium
from parsers.documents.pdf.pdfium import Handle

# Annotation flags of ISO 32000-1, table 165: invisible, hidden, no view.
_UNSHOWN: Final = 1 | 2 | 32
_MOST: Final = 5_000
_NORMAL: Final = 0  # the appearance where nothing hovers or clicks; also "for display"


def fields_drawn(page: Handle) -> bool:
    """Make the shown fields part of the page; whether there were any. Pages must be
    read again after that."""
    count = pdfium.count_annotations(page)
    if not 0 < count <= _MOST:
        return False
    shown = [_is_shown_field(page, index) for index in range(count)]
    if not any(shown):
        return False
    for index in range(count - 1, -1, -1):
        if not shown[index]:
            pdfium.remove_annotation(page, index)
    return pdfium.flatten(page, _NORMAL) == pdfium.FLATTENED


def has_fields(page: Handle) -> bool:
    """Whether a page has any shown field, which ``fields_drawn`` would make part of it."""
    count = pdfium.count_annotations(page)
    return 0 < count <= _MOST and any(_is_shown_field(page, index) for index in range(count))


def _is_shown_field(page: Handle, index: int) -> bool:
    """Whether an annotation is a field of a form that is shown and has an appearance."""
    handle = pdfium.annotation(page, index)
    if not handle:
        return False
    try:
        return (
            pdfium.annotation_type(handle) == pdfium.WIDGET
            and not pdfium.annotation_flags(handle) & _UNSHOWN
            and pdfium.appearance(handle, _NORMAL, None, 0) > 2
        )
    finally:
        pdfium.close_annotation(handle)
