"""Words in characters that no font shows: tags and variation selectors (Unicode 16, 23.4, 23.9)."""

from __future__ import annotations

import re
from typing import Final

# So many in a row are words; a flag of a part of a country has six tags behind its flag.
LEAST: Final = 7
_TAGS = re.compile(rb"(?:\xf3\xa0[\x80-\x81][\x80-\xbf]){%d}" % LEAST)
_SELECTORS = re.compile(rb"(?:\xf3\xa0[\x84-\x87][\x80-\xbf]|\xef\xb8[\x80-\x8f]){%d}" % LEAST)
# Letters written as blanks without width, one of two or three for each bit.
LEAST_BITS: Final = 16
_BITS = re.compile(rb"(?:\xe2\x80[\x8b-\x8d]|\xe2\x81[\xa0-\xa4]|\xef\xbb\xbf){%d}" % LEAST_BITS)
_WIDE: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def has_unseen_characters(body: bytes) -> bool:
    """Whether bytes of text hold a row of characters that are not shown."""
    for mark, coding in _WIDE:
        if body.startswith(mark):
            body = body.decode(coding, "replace").encode("utf-8")
    if b"\xf3\xa0" not in body and b"\xe2\x80" not in body and b"\xef\xb8" not in body:
        return False
    return any(each.search(body) is not None for each in (_TAGS, _SELECTORS, _BITS))
