"""Fonts that say other letters than they draw (ISO 32000-1, 9.10.3).

A font's map to Unicode is what is copied and read from a page; what is painted is the font's own.
Where a simple font has a standard encoding, each code's letter is known, and a map that says
something else tells what no reader sees. A subset with codes of its own cannot be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.gate.pdf.raw import RawPdf

_TO_UNICODE = re.compile(rb"/ToUnicode[ \t\r\n]{1,4}(\d{1,9})[ \t\r\n]{1,4}\d{1,5}[ \t\r\n]{1,4}R")
_SIMPLE = re.compile(rb"/Subtype[ \t\r\n]{0,4}/(?:Type1|TrueType)(?![A-Za-z0-9])")
_STANDARD = re.compile(rb"/Encoding[ \t\r\n]{0,4}/(?:WinAnsi|MacRoman|Standard)Encoding")
_SUBSET = re.compile(rb"/BaseFont[ \t\r\n]{0,4}/[A-Z]{6}\+")
_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})>[ \t\r\n]{0,8}<([0-9A-Fa-f\s]{2,2000})>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f]{2})>[ \t\r\n]{0,8}<([0-9A-Fa-f]{2})>[ \t\r\n]{0,8}<([0-9A-Fa-f]{4})>"
)
_LETTERS: Final = range(0x21, 0x7F)


def mistold(raw: RawPdf) -> Iterator[str]:
    """What the maps of fonts say in place of letters that they draw."""
    latest = raw.latest()
    for each in latest.values():
        leads = _TO_UNICODE.search(each.head) if b"/ToUnicode" in each.head else None
        if leads is None or not _SIMPLE.search(each.head) or not _STANDARD.search(each.head):
            continue
        if _SUBSET.search(each.head) or (stream := latest.get(int(leads[1]))) is None:
            continue
        cmap = raw.unpacked(stream)
        for code, said in _told(cmap):
            if code in _LETTERS and said != chr(code) and said.strip():
                yield said


def _told(cmap: bytes) -> Iterator[tuple[int, str]]:
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for found in _PAIR.finditer(part):
            yield int(found[1], 16), _text(found[2])
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for found in _RANGE.finditer(part):
            first, last, start = (int(found[at], 16) for at in (1, 2, 3))
            yield from ((code, chr(start + code - first)) for code in range(first, last + 1))


def _text(digits: bytes) -> str:
    plain = re.sub(rb"\s", b"", digits).decode("ascii")
    return bytes.fromhex(plain + "0" * (len(plain) % 2)).decode("utf-16-be", "replace")
