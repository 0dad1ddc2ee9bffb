"""Bytes to text, without guessing more than the bytes allow.

Order: byte order mark, strict UTF-8, charset-normalizer among the encodings that
UK office software writes, and last Windows-1252, which every Windows machine in
the UK writes and which HTML's standard reads for Latin-1 (WHATWG Encoding, 4.2).
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["cp1252", "mac_roman", "utf_16_le", "utf_16_be"]
_SAMPLE = 65_536


def decode(body: bytes) -> str:
    """The text of ``body``, line endings made ``\\n``. Bytes that fit nothing become U+FFFD."""
    text = body.decode(_encoding(body), "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _encoding(body: bytes) -> str:
    """The name of the encoding of ``body``."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return encoding
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(body[:_SAMPLE], cp_isolation=_CANDIDATES).best()
        return best.encoding if best is not None else "cp1252"
    return "utf-8"
