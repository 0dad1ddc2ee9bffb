"""The charset of a text, decided once, where the answer is judged, and kept with the capture.

In this order (after the WHATWG encoding standard, section 4.2, and what forces
really send): a byte order mark; the Content-Type header; a ``<meta>`` or XML
declaration in the first 1,024 bytes; UTF-8 if the bytes are valid UTF-8; else
windows-1252. Two corrections: a declared UTF-8 that is not valid UTF-8 is
windows-1252 (curly quotes pasted from Word), and a declared Latin-1 or
windows-1252 that is valid multi-byte UTF-8 is UTF-8.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER: Final = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META: Final = re.compile(
    rb"<meta[^>]{1,400}?charset\s{0,8}=\s{0,8}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_XML: Final = re.compile(
    rb"^\s{0,64}<\?xml[^>]{1,200}?encoding\s{0,8}=\s{0,8}[\"']([\w.:-]{1,40})", re.IGNORECASE
)
_WESTERN: Final = frozenset({"iso8859-1", "cp1252", "ascii", "iso8859-15"})
FALLBACK: Final = "cp1252"


def charset_of(body: bytes, content_type: str | None) -> str:
    """A Python codec name. Decode with ``errors="replace"``: windows-1252 has five holes."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return name
    declared = _header(content_type) or _declared(body[:1024])
    valid = _is_utf8(body)
    if declared is None or declared == "utf-8" or declared in _WESTERN:
        if valid and not (declared in _WESTERN and body.isascii()):
            return "utf-8"
        return FALLBACK if declared in {None, "utf-8", "iso8859-1", "ascii"} else str(declared)
    return declared


def _header(content_type: str | None) -> str | None:
    found = _HEADER.search(content_type or "")
    return _known(found[1]) if found else None


def _declared(head: bytes) -> str | None:
    found = _META.search(head) or _XML.search(head)
    name = _known(found[1].decode("ascii", "replace")) if found else None
    # A declaration that we could read cannot have been UTF-16 (WHATWG, prescan step).
    return "utf-8" if name and name.startswith("utf-16") else name


def _known(label: str) -> str | None:
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A text cut in the middle of a character is still UTF-8.
        return error.end >= len(body) - 3 and error.reason == "unexpected end of data"
    return True
