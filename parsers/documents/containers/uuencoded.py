"""Files written below the words of a message, as mail programs did before MIME (uuencode).

POSIX, ``uuencode``: ``begin MODE NAME``, lines that begin with their length, ``end``.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import Final

from parsers.documents.containers.members import Member

_BLOCK: Final = re.compile(
    rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n((?:[ -`]{1,62}\r?\n){1,2000000}?)end[ \t]{0,8}\r?$",
    re.MULTILINE,
)


def uuencoded_files(text: bytes) -> Iterator[Member]:
    """The files in a text; a block that is not what it says stays part of the words."""
    for found in _BLOCK.finditer(text):
        body = _decoded(found[2])
        if body:
            yield Member(found[1].decode("utf-8", "replace").strip(), body)


def without_files(text: bytes) -> bytes:
    """The words of a text without the files written below them."""
    return _BLOCK.sub(lambda found: b"" if _decoded(found[2]) else found[0], text)


def _decoded(lines: bytes) -> bytes:
    """The bytes of a block; none where a line is damaged."""
    try:
        return b"".join(binascii.a2b_uu(line.rstrip(b"\r")) for line in lines.splitlines())
    except binascii.Error:
        return b""
