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
_UNICODE_PATH: Final = 0x7075
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
    if any(_says_more(info.extra) or _renamed(info) for info in listed):
        yield finding("ZIP_LEFTOVER", "the zip's directory")
    folders = (info.filename for info in listed if info.is_dir())
    yield from stored_findings(
        (StoredString(name.replace("/", " ").strip(), own=True) for name in folders), "", "a folder"
    )
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


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The extra fields of a file, by their kind."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + size]
        at += 4 + size


def _says_more(extra: bytes) -> bool:
    """Whether an extra field of no known kind holds words."""
    return any(kind not in _PACKING and any(runs(said)) for kind, said in _fields(extra))


def _renamed(info: zipfile.ZipInfo) -> bool:
    """Whether a file has another name in Unicode (4.6.9): a version, a checksum, the name. A
    name whose letters the old one cannot spell says the same."""
    names = [
        said[5:].decode("utf-8", "replace")
        for kind, said in _fields(info.extra)
        if kind == _UNICODE_PATH
    ]
    plain = info.orig_filename.isascii()
    return any(
        plain and name and "?" not in info.filename and name != info.filename for name in names
    )
