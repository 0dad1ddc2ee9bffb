"""The strings in bytes of any kind, as a search of the file would find them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# Nothing that tells of somebody is shorter.
_NARROW: Final = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,4000}")
_WIDE: Final = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,4000}")
_BLANKS: Final = re.compile(r"\s")


def runs(data: bytes) -> Iterator[str]:
    """Runs of letters in one byte or in two each that are words: a blank or joint in them."""
    for found in _NARROW.finditer(data):
        text = _decoded(found.group())
        if _is_worded(text):
            yield text
    if b"\x00" in data:
        for found in _WIDE.finditer(data):
            text = found.group().decode("utf-16-le")
            if _is_worded(text):
                yield text


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _is_worded(text: str) -> bool:
    """Random bytes make letters; hardly ever so many of them in a row."""
    letters = sum(char.isascii() and (char.isalnum() or char == " ") for char in text)
    return letters >= 0.8 * len(text)
