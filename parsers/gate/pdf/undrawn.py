"""Forms that a PDF keeps ready and no page draws (ISO 32000-1, 8.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.gate.pdf.raw import RawPdf, shows_text, strings

_FORM = re.compile(rb"/Subtype[ \t\r\n]{0,4}/Form(?![A-Za-z])")
_REFERENCE = re.compile(
    rb"/([^\s/<>\[\]()]{1,60})[ \t\r\n]{1,4}(\d{1,9})[ \t\r\n]{1,4}\d{1,5}[ \t\r\n]{1,4}R"
)
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,60})[ \t\r\n]{1,9}Do(?![A-Za-z])")
# Dictionaries whose forms are drawn by what they belong to: annotations, masks, patterns.
_BY_OTHERS = re.compile(rb"/(?:AP|Widget|Annot|SMask|G|N|D|R)[ \t\r\n/<]")


def undrawn_texts(raw: RawPdf) -> Iterator[str]:
    """The words of forms that only resources name, under names that no content draws."""
    latest = raw.latest()
    forms = {
        each.number: stream
        for each in latest.values()
        if each.stream is not None
        and _FORM.search(each.head)
        and shows_text(stream := raw.unpacked(each))
    }
    if not forms:
        return
    called: dict[int, set[bytes]] = {}
    for each in latest.values():
        for found in _REFERENCE.finditer(each.head):
            if (number := int(found[2])) in forms:
                others = _BY_OTHERS.search(each.head) is not None
                called.setdefault(number, set()).add(b"" if others else found[1])
    streams = (raw.unpacked(each) for each in latest.values() if each.stream is not None)
    drawn = {b""} | {name for stream in streams for name in _DRAWN.findall(stream)}
    for number, names in called.items():
        if not names & drawn:
            yield "".join(strings(forms[number]))
