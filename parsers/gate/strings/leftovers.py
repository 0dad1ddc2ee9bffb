"""What a zip keeps besides its files: comments, extra fields, doubles, bytes around it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import Final

from parsers.documents.contents import Source
from parsers.gate.policy import finding
from parsers.gate.strings.binary import LOOKED_AT
from parsers.gate.strings.runs import runs
from parsers.gate.strings.telling import StoredString, stored_findings
from parsers.types import Reason

_END: Final = b"PK\x05\x06"
_BLANK: Final = b"\x00 \t\r\n"
# Extra fields that say how a file is packed (APPNOTE 4.5.2, 4.6.1): sizes, times, owners, names
# in Unicode, padding.
_PACKING: Final = frozenset(
    {0x0001, 0x000A, 0x000D, 0x5455, 0x5855, 0x7075, 0x7855, 0x7875, 0xA220, 0xCAFE, 0x9901}
)


def zip_leftovers(source: Source) -> Iterator[Reason]:
    """Comments, words beside the files, bytes around the archive, and parts there twice."""
    end = source.body.rfind(_END)
    try:
        with zipfile.ZipFile(io.BytesIO(source.body)) as package:
            comment, listed = package.comment, package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return
    if any(each.strip(_BLANK) for each in (comment, *(info.comment for info in listed))):
        yield finding("ZIP_COMMENT", "the zip's directory")
    if any(_says_more(info.extra) for info in listed):
        yield finding("ZIP_LEFTOVER", "the zip's directory")
    tail = source.body[end + 22 + len(comment) :] if end >= 0 else b""
    starts = [info.header_offset for info in listed]
    if tail.strip(_BLANK) or (starts and min(starts) > 0):
        yield finding("ZIP_LEFTOVER", "around the archive")
    called = [info.filename.casefold() for info in listed]
    if len(set(called)) < len(called):
        yield finding("ZIP_DOUBLE", "the zip's directory")


def unread_strings(body: bytes) -> Iterator[Reason]:
    """What a file that nobody reads tells; of one that is no text, who made it at most."""
    made = b"\x00" in body
    kept = (StoredString(text, "", own=made, token=True) for text in runs(body[:LOOKED_AT]))
    yield from stored_findings(kept, "", "a file that is not read")
    if len(body) > LOOKED_AT and not made:
        yield finding("PART_UNCHECKED", "a file that is not read")


def _says_more(extra: bytes) -> bool:
    """Whether an extra field of no known kind holds words."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind not in _PACKING and any(runs(extra[at + 4 : at + 4 + size])):
            return True
        at += 4 + size
    return False
