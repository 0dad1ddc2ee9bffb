"""One printed text on one line, as every comparison of the figures stage sees it."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]")


def tidy(text: str) -> str:
    """One printed text on one line: composed letters, single spaces, nothing invisible."""
    if text.isascii():
        return text if text.isalnum() else " ".join(text.split())
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
