"""Zip archives: their members, counted and measured before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from parsers.documents.containers.members import Member, check_depth, safe_name
from parsers.documents.containers.zipped import check_zip
from parsers.documents.contents import Contents, Source
from parsers.errors import DocumentError

# What programs leave in archives that nobody put there.
_LITTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_LEFT_BEHIND = re.compile(
    r"~\$|\.~lock|.*\.(?:tmp|bak|lnk|asd|wbk|xlk|swp)$|thumbs\.db$", re.IGNORECASE
)
_LITTER_SIZE = 1_000_000  # bytes; what programs leave is a few kilobytes
_DRIVE = re.compile(r"[A-Za-z]:/")
_LOCAL_HEADER = b"PK\x03\x04"
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError),
    ValueError,  # offsets before the file, names that are no text
)


def zip_members(source: Source) -> Iterator[Member]:
    """The files of a zip, one unpacked at a time.

    Raises ``DocumentError`` (BROKEN, ENCRYPTED, TOO_BIG, TOO_DEEP).
    """
    check_depth(source)
    check_zip(source.body, source.name)
    with zipfile.ZipFile(io.BytesIO(source.body)) as archive:
        for at, info in enumerate(archive.infolist(), start=1):
            if info.is_dir() or _is_litter(info.filename):
                continue
            source.allowance.take(info.file_size, source.name)
            try:
                body = archive.read(info)
            except _FAULTS as fault:
                message = f"file {at} of the zip cannot be unpacked ({type(fault).__name__})"
                raise DocumentError(message, where=source.name, code="BROKEN") from fault
            yield Member(safe_name(info.filename, at), body)


def zip_contents(source: Source) -> Contents:
    """A zip has no words of its own. Raises ``DocumentError`` as ``zip_members`` does."""
    check_depth(source)
    check_zip(source.body, source.name)
    return Contents((), ())


def has_unlisted(body: bytes) -> bool:
    """Whether a zip holds files that its directory does not list (or bytes before the first)."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            listed = sorted(archive.infolist(), key=lambda info: info.header_offset)
            end = archive.start_dir
    except _FAULTS:
        return False
    at = 0
    for info in listed:
        if _LOCAL_HEADER in body[at : info.header_offset]:
            return True
        # Local header: 30 bytes, then the name and an extra field of their own lengths.
        name, extra = (
            int.from_bytes(
                body[info.header_offset + place : info.header_offset + place + 2], "little"
            )
            for place in (26, 28)
        )
        at = max(at, info.header_offset + 30 + name + extra + info.compress_size)
    return _LOCAL_HEADER in body[at:end]


def climbs(body: bytes) -> bool:
    """Whether a name in a zip leads out of the folder that it is unpacked in."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = [info.filename.replace("\\", "/") for info in archive.infolist()]
    except _FAULTS:
        return False
    return any(
        name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name) for name in names
    )


def litter(body: bytes) -> Iterator[bytes]:
    """The files of a zip that nobody put there and nobody reads, small ones only."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for info in archive.infolist():
                left = not info.is_dir() and _is_litter(info.filename)
                if left and info.file_size <= _LITTER_SIZE:
                    yield archive.read(info)
    except _FAULTS:
        return


def has_litter(body: bytes) -> bool:
    """Whether a zip holds what a program left behind: a lock file, a draft, a short-cut."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = [
                info.filename.replace("\\", "/").rsplit("/", 1)[-1] for info in archive.filelist
            ]
    except _FAULTS:
        return False
    return any(_LEFT_BEHIND.match(name) for name in names)


def _is_litter(name: str) -> bool:
    lowered = name.replace("\\", "/").lower()
    return lowered.startswith(_LITTER[0]) or lowered.rsplit("/", 1)[-1] in _LITTER
