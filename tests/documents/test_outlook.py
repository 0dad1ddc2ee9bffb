"""Outlook messages: a compound file made here, its message and files read and judged."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pytest

from parsers.documents.contents import Source
from parsers.documents.sniff import MSG
from parsers.files import read_document
from parsers.gate.gate import find_hazards
from parsers.types import Document, ReadVerdict, Severity

SECRET = "CANARY Thistlewood 4821"
TABLE = b"Area,2028,2029\nNorth,12,15\nSouth,31,27\n"
FREE, END, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
Storage: TypeAlias = "Mapping[str, bytes | Storage]"


class _Sectors:
    """Sectors of one size, and the table that chains those of one stream."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.data = bytearray()
        self.chain: list[int] = []

    def store(self, data: bytes) -> int:
        """Append a stream; its first sector."""
        if not data:
            return END
        first, count = len(self.chain), -(-len(data) // self._size)
        self.data += data.ljust(count * self._size, b"\0")
        self.chain += [*range(first + 1, first + count), END]
        return first


@dataclass
class _Entry:
    """One line of the directory: a storage or a stream, with its sibling and first child."""

    name: str
    kind: int
    data: bytes = b""
    right: int = NONE
    child: int = NONE

    def packed(self, place: int) -> bytes:
        called = self.name.encode("utf-16-le")
        return (
            called.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(called) + 2, self.kind, 1, NONE, self.right, self.child)
            + bytes(36)
            + struct.pack("<IQ", place, len(self.data))
        )


def _listed(storage: Storage, entries: list[_Entry]) -> int:
    """Append what is in a storage to the directory; the place of its first entry."""
    first, last = NONE, NONE
    for name, content in storage.items():
        at = len(entries)
        if isinstance(content, bytes):
            entries.append(_Entry(name, 2, content))
        else:
            entries.append(_Entry(name, 1))
            entries[at].child = _listed(content, entries)
        if last == NONE:
            first = at
        else:
            entries[last].right = at
        last = at
    return first


def compound(root: Storage) -> bytes:
    """A compound file (MS-CFB) of storages and streams; all streams in whole sectors."""
    entries = [_Entry("Root Entry", 5)]
    entries[0].child = _listed(root, entries)
    large, small = _Sectors(512), _Sectors(64)
    places = [(large if len(one.data) >= 4096 else small).store(one.data) for one in entries[1:]]
    entries[0].data = bytes(small.data)
    places.insert(0, large.store(entries[0].data))
    made = b"".join(one.packed(place) for place, one in zip(places, entries, strict=True))
    empty = bytes(66) + b"\0\1" + b"\xff" * 12 + bytes(48)
    directory = large.store(made + empty * (-len(entries) % 4))
    links_of_small = struct.pack(f"<{len(small.chain)}I", *small.chain)
    small_table = large.store(links_of_small.ljust(-(-len(links_of_small) // 512) * 512, b"\xff"))
    table = len(large.chain)
    count = -(-(table + 1) // 127)
    links = [*large.chain, *[0xFFFFFFFD] * count]
    links += [FREE] * (128 * count - len(links))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIII", 62, 3, 0xFFFE, 9, 6, 0, count, directory)
    header += struct.pack("<IIIIII", 0, 4096, small_table, -(-len(links_of_small) // 512), END, 0)
    header += struct.pack(f"<{count}I", *range(table, table + count))
    return header.ljust(512, b"\xff") + large.data + struct.pack(f"<{len(links)}I", *links)


def wide(text: str) -> bytes:
    """A text property."""
    return text.encode("utf-16-le")


def message(
    plain: str = "Please find the figures attached.",
    html: str = "",
    files: Mapping[str, bytes | Storage] | None = None,
    hidden: bool = False,
) -> Storage:
    """A message with its files; a file that is itself a storage is a message."""
    made: dict[str, bytes | Storage] = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_0C1A001F": wide("Ottoline Brack"),
        "__substg1.0_1000001F": wide(plain),
    }
    if html:
        made["__substg1.0_10130102"] = html.encode()
    for at, (name, content) in enumerate((files or {}).items()):
        flag = struct.pack("<IIQ", 0x7FFE000B, 6, 1) if hidden else b""
        kind = "0102" if isinstance(content, bytes) else "000D"
        made[f"__attach_version1.0_#{at:08X}"] = {
            "__properties_version1.0": bytes(8) + flag,
            "__substg1.0_3707001F": wide(name),
            f"__substg1.0_3701{kind}": content,
        }
    return made


def covered() -> bytes:
    """A zip with a Word letter that hides its words."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml",
            (f'<w:document xmlns:w="{main}"><w:body><w:p>{run}</w:p></w:body></w:document>'),
        )
    return buffer.getvalue()


HAZARDS: dict[str, tuple[str, Storage]] = {
    "hidden words in an attached letter": ("MSG_HAZARD", message(files={"letter.docx": covered()})),
    "two messages down": (
        "MSG_HAZARD",
        message(files={"Earlier": message(files={"letter.docx": covered()})}),
    ),
    "hidden attachment": ("MSG_HIDDEN_ATTACHMENT", message(files={"a.csv": TABLE}, hidden=True)),
    "hidden words": (
        "MSG_HIDDEN_TEXT",
        message("See below", f"<p>See below</p><p style='display:none'>{SECRET}</p>"),
    ),
    "other version says more": ("MSG_ALTERNATIVE", message(SECRET, "<p>See below</p>")),
}


@pytest.mark.parametrize("name", HAZARDS)
def test_hidden_things_hold_the_whole_message(name: str) -> None:
    code, made = HAZARDS[name]
    body = compound(made)
    found = find_hazards(Source(body, "answer.msg"), MSG)
    assert (code, Severity.QUARANTINE) in [(each.code, each.severity) for each in found]
    document = read_document(body, name="answer.msg")
    assert document.media_type == MSG
    assert document.verdict is ReadVerdict.QUARANTINED
    assert "Thistlewood" not in repr(document)


@pytest.mark.parametrize(
    "made",
    [
        message(files={"figures.csv": TABLE}),
        message("See below", "<p>See below</p>"),
        message(files={"crest.png": b"\x89PNG\r\n\x1a\n" + bytes(40)}, hidden=True),
        message(files={"Earlier": message("Our earlier answer")}),
    ],
)
def test_clean_messages_are_not_held(made: Storage) -> None:
    assert find_hazards(Source(compound(made), "answer.msg"), MSG) == ()


def test_words_and_files_are_read_and_persons_are_not(words_of: Callable[[Document], str]) -> None:
    earlier = message("Our earlier answer", files={"old.csv": TABLE})
    body = compound(message(files={"figures.csv": TABLE, "Earlier": earlier}))
    document = read_document(body, name="answer.msg")
    assert document.verdict is ReadVerdict.PARSED
    assert words_of(document) == "Please find the figures attached."
    assert [member.file for member in document.members] == ["figures.csv", "Earlier.eml"]
    assert len(document.members[0].tables) == 1
    assert words_of(document.members[1]) == "Our earlier answer"
    assert [member.file for member in document.members[1].members] == ["old.csv"]
    assert "Ottoline" not in repr(document)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_message_cut_short_is_broken_or_read_in_part(keep: float) -> None:
    body = compound(message(files={"figures.csv": TABLE * 100}))
    document = read_document(body[: int(len(body) * keep)], name="answer.msg")
    assert document.verdict in {ReadVerdict.FAILED, ReadVerdict.UNSUPPORTED, ReadVerdict.PARSED}
