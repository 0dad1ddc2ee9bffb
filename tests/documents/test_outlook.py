"""Outlook messages: a compound file made here, its message and files read and judged."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
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


def compound(root: Storage) -> bytes:
    """A compound file (MS-CFB) of storages and streams; all streams in whole sectors."""
    entries: list[list[int | str | bytes]] = [["Root Entry", 5, b"", NONE, NONE]]

    def add(storage: Storage) -> int:
        first, last = NONE, NONE
        for name, content in storage.items():
            at = len(entries)
            data = content if isinstance(content, bytes) else b""
            entries.append([name, 2 if isinstance(content, bytes) else 1, data, NONE, NONE])
            if not isinstance(content, bytes):
                entries[at][4] = add(content)
            if last == NONE:
                first = at
            else:
                entries[last][3] = at
            last = at
        return first

    entries[0][4] = add(root)
    sectors: list[bytes] = []
    chain: list[int] = []
    small = bytearray()
    small_chain: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        for start in range(0, len(data), 512):
            sectors.append(data[start : start + 512].ljust(512, b"\0"))
            chain.append(len(sectors))
        if not data:
            return END
        chain[-1] = END
        return first

    def store_small(data: bytes) -> int:
        first = len(small_chain)
        for start in range(0, len(data), 64):
            small.extend(data[start : start + 64].ljust(64, b"\0"))
            small_chain.append(len(small_chain) + 1)
        if not data:
            return END
        small_chain[-1] = END
        return first

    places = []
    for _, _, data, _, _ in entries[1:]:
        assert isinstance(data, bytes)
        places.append(store(data) if len(data) >= 4096 else store_small(data))
    places.insert(0, store(bytes(small)))
    entries[0][2] = bytes(small)
    made = b""
    for place, (name, kind, data, right, child) in zip(places, entries, strict=True):
        assert isinstance(name, str)
        assert isinstance(data, bytes)
        called = name.encode("utf-16-le")
        made += called.ljust(64, b"\0")
        made += struct.pack("<HBBIII", len(called) + 2, kind, 1, NONE, right, child)
        made += bytes(36) + struct.pack("<IQ", place, len(data))
    empty = bytes(66) + b"\0\1" + b"\xff" * 12 + bytes(48)
    directory = store(made + empty * (-len(entries) % 4))
    links_of_small = struct.pack(f"<{len(small_chain)}I", *small_chain)
    small_table = store(links_of_small.ljust(-(-len(links_of_small) // 512) * 512, b"\xff"))
    table = len(sectors)
    count = -(-(len(sectors) + 1) // 127)
    links = [*chain, *[0xFFFFFFFD] * count]
    links += [FREE] * (128 * count - len(links))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIII", 62, 3, 0xFFFE, 9, 6, 0, count, directory)
    header += struct.pack("<IIIIII", 0, 4096, small_table, -(-len(links_of_small) // 512), END, 0)
    header += struct.pack(f"<{count}I", *range(table, table + count))
    return header.ljust(512, b"\xff") + b"".join(sectors) + struct.pack(f"<{len(links)}I", *links)


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
