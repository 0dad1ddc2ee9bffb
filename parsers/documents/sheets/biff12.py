"""Records of the binary parts of an .xlsb ([MS-XLSB] 2.1.4), read one by one."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

_LETTERS = re.compile(r"[^\x00-\x1f\ud800-\udfff\ue000-\uf8ff]{2,400}")


class Record12(NamedTuple):
    """One record: its number and what it holds."""

    code: int
    data: bytes


def records(part: bytes) -> Iterator[Record12]:
    """The records of a part, up to its end or to where it breaks off."""
    at = 0
    while at < len(part):
        code, at = _variable(part, at, 2)
        size, at = _variable(part, at, 4)
        yield Record12(code, part[at : at + size])
        at += size


def _variable(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of one to ``most`` bytes of seven bits each, and where it ends."""
    value = 0
    for place in range(most):
        if at >= len(part):
            return value, at
        byte = part[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, at


def u16(data: bytes, at: int) -> int:
    """Two bytes as a number; 0 past the end."""
    return int.from_bytes(data[at : at + 2], "little")


def u32(data: bytes, at: int) -> int:
    """Four bytes as a number; 0 past the end."""
    return int.from_bytes(data[at : at + 4], "little")


def real(data: bytes, at: int) -> float:
    """Eight bytes as a number; 0 past the end."""
    return float(struct.unpack_from("<d", data, at)[0]) if at + 8 <= len(data) else 0.0


def text(data: bytes, at: int) -> tuple[str, int]:
    """A wide string (2.5.168) and where it ends; the null string is empty."""
    count = u32(data, at)
    if count == 0xFFFFFFFF or at + 4 > len(data):
        return "", at + 4
    end = min(at + 4 + 2 * count, len(data))
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def packed(value: int) -> float:
    """An RkNumber (2.5.122): thirty bits of a whole number or of a float, perhaps of hundreds."""
    if value & 2:
        number = float(value >> 2 if value < 0x80000000 else (value >> 2) - 0x40000000)
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (value & 0xFFFFFFFC) << 32))[0])
    return number / 100 if value & 1 else number


def words(part: bytes) -> list[str]:
    """Every run of letters that the records of a part hold, where its form is not read."""
    found = []
    for record in records(part):
        for shift in (0, 1):
            wide = record.data[shift:].decode("utf-16-le", "ignore")
            found += [run for run in _LETTERS.findall(wide) if run.isascii() and run.strip()]
    return found
