"""One printed text on one line, as every comparison of the figures stage sees it."""

from __future__ import annotations

import unicodedata

_SPACES = {ord(space): " " for space in "\t\n\r\x0b\x0c\xa0\u1680\u2028\u2029\u202f\u205f\u3000"}
_SPACES |= dict.fromkeys(range(8192, 8203), " ")
_INVISIBLE = dict.fromkeys((8203, 8204, 8205, 8288, 65279, 173))


def tidy(text: str) -> str:
    """One printed text on one line: composed letters, single spaces, nothing invisible."""
    if text.isascii():
        return text if text.isalnum() else " ".join(text.split())
    flat = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_SPACES)
    return " ".join(flat.split())
