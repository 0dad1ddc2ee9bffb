"""A WARC file that may be damaged: every record that can be read, and each gap between them."""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scraper.archive.warc import Record, records
from scraper.errors import TornError

_MEMBER: Final = b"\x1f\x8b\x08"  # how a gzip member begins (RFC 1952 section 2.3.1)
_RECORD: Final = b"WARC/1."
_HEAD: Final = 4096  # compressed bytes in which a record has begun, if it is one


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes of a file that are no record any more, and why."""

    offset: int
    length: int
    reason: str

    @property
    def end(self) -> int:
        return self.offset + self.length


def survey(path: Path, offset: int = 0) -> Iterator[Record | Gap]:
    """Every record and every gap of a file from an offset on, in their order.

    After a gap the next record is found by its first bytes, so that damage costs no other
    record. Raises OSError where the disk cannot be read.
    """
    size = path.stat().st_size
    while offset < size:
        torn: TornError | None = None
        try:
            yield from records(path, offset)
        except TornError as error:
            torn = error
        if torn is None:
            return
        offset = _next_record(path, torn.offset + 1)
        yield Gap(torn.offset, offset - torn.offset, str(torn))


def _next_record(path: Path, start: int) -> int:
    """Where the next record begins; the end of the file where none does."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        place = data.find(_MEMBER, start)
        while place >= 0:
            if _begins_record(data[place : place + _HEAD]):
                return place
            place = data.find(_MEMBER, place + 1)
        return len(data)


def _begins_record(head: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64).startswith(_RECORD)
    except zlib.error:
        return False
