"""Records of a binary workbook stream (BIFF8), read one by one ([MS-XLS] 2.1.4).

Only what stands beside the cells is read here; the cells are xlrd's.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C
BOUNDSHEET, FILEPASS, WINDOW1, FILTERMODE = 0x0085, 0x002F, 0x003D, 0x009B
NAME, EXTERNNAME, CRN, DV = 0x0018, 0x0023, 0x005A, 0x01BE
SST, HEADER, FOOTER, SCENARIO, LABELSST = 0x00FC, 0x0014, 0x0015, 0x00AF, 0x00FD
NUMBER, LABEL = 0x0203, 0x0204
CELLS = frozenset({0x0203, 0x0204, 0x00FD, 0x0006, 0x027E, 0x00BD, 0x0205})
# Records of a pivot cache's own stream (2.4.274 and following).
SXSTRING, SXNUM, SXINT, SXDATE = 0x00CD, 0x00C9, 0x00CC, 0x00CE
# Kinds of substream (2.4.21).
CHART, MACRO = 0x0020, 0x0040


@dataclass(frozen=True, slots=True)
class Record:
    """One record, its continuations put on; ``substream`` is the kind it stands in and
    ``sheet`` counts the substreams after the globals, from 0."""

    code: int
    data: bytes
    substream: int
    sheet: int
    depth: int
    chunks: tuple[bytes, ...] = ()  # the record and its continuations, apart


def records(stream: bytes) -> Iterator[Record]:
    """The records of a stream up to its end or to where it breaks off."""
    at, kinds, sheet = 0, [0], -1
    pending: tuple[int, list[bytes]] | None = None
    while at + 4 <= len(stream):
        code, size = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + size]
        at += 4 + size
        if code == CONTINUE and pending is not None:
            pending[1].append(data)
            continue
        if pending is not None:
            yield _record(*pending, kinds, sheet)
        pending = (code, [data])
        if code == BOF:
            kind = struct.unpack_from("<H", data, 2)[0] if len(data) >= 4 else 0
            sheet += len(kinds) == 1
            kinds.append(kind)
        elif code == EOF and len(kinds) > 1:
            kinds.pop()
    if pending is not None:
        yield _record(*pending, kinds, sheet)


def _record(code: int, chunks: list[bytes], kinds: list[int], sheet: int) -> Record:
    return Record(code, b"".join(chunks), kinds[-1], sheet, len(kinds) - 1, tuple(chunks))


def text_at(data: bytes, at: int, wide_count: bool = True) -> tuple[str, int]:
    """An XLUnicodeString (2.5.294; 2.5.240 with a count of one byte) and where it ends."""
    size = 2 if wide_count else 1
    if at + size + 1 > len(data):
        return "", len(data)
    count = int.from_bytes(data[at : at + size], "little")
    wide = data[at + size] & 1
    start = at + size + 1
    end = start + count * (2 if wide else 1)
    raw = data[start:end]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace"), end


def formula_texts(formula: bytes) -> list[str]:
    """String constants in a parsed formula (2.5.198.89): a token, a count, a flag, letters."""
    found = []
    for at, token in enumerate(formula[:-3]):
        if token == 0x17 and formula[at + 2] in (0, 1) and formula[at + 1] > 1:
            text, end = text_at(formula, at + 1, wide_count=False)
            if end <= len(formula) and text.replace("\x00", ",").isprintable():
                found += text.split("\x00")
    return found


def cached_values(data: bytes) -> list[str]:
    """The values of a CRN record, the copy of a row of another workbook (2.4.68)."""
    values, at = [], 4
    while at < len(data):
        kind = data[at]
        if kind == 0x02:
            text, at = text_at(data, at + 1)
            values.append(text)
            continue
        if kind == 0x01 and at + 9 <= len(data):
            values.append(f"{struct.unpack_from('<d', data, at + 1)[0]:.15g}")
        at += 9
    return values


def validation_texts(data: bytes) -> tuple[list[str], list[str]]:
    """The messages and the inline values of an entry rule (2.4.89)."""
    at, messages = 4, []
    for _ in range(4):
        text, at = text_at(data, at)
        messages.append(text.strip("\x00"))
    size = int.from_bytes(data[at : at + 2], "little")
    return messages, formula_texts(data[at + 4 : at + 4 + size])


def name_parts(data: bytes) -> tuple[str, bytes]:
    """The identifier and the formula of a defined name (2.4.150)."""
    if len(data) < 15:
        return "", b""
    count, size = data[3], int.from_bytes(data[4:6], "little")
    wide = data[14] & 1
    end = 15 + count * (2 if wide else 1)
    name = data[15:end].decode("utf-16-le" if wide else "latin-1", "replace")
    # What follows the formula holds the values of its arrays.
    return name, data[end : end + max(size, 0)] + data[end + size :]
