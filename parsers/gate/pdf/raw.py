"""The objects that lie in a PDF's bytes, whether or not anything still refers to them.

Viewers follow references; this reads every object that is there, older versions
included, so that nothing is missed because no page points to it. Only dictionaries
are looked at here; a stream is unpacked only where its words are asked for.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MAX_OBJECTS = 400_000
MAX_HEAD = 200_000
MAX_STREAM = 20_000_000
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n]{1,4}(\d{1,5})[ \t\r\n]{1,4}obj(?![a-z])")
_REFERENCE = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n]{1,4}\d{1,5}[ \t\r\n]{1,4}R(?![A-Za-z])")
_STREAM = re.compile(rb">>[ \t\r\n\x00]{0,8}stream\r?\n")
_COUNT = re.compile(rb"/N[ \t\r\n]{1,4}(\d{1,7})")
_FIRST = re.compile(rb"/First[ \t\r\n]{1,4}(\d{1,8})")
_TYPE = re.compile(rb"/Type[ \t\r\n]{0,4}/([A-Za-z0-9]{1,40})")
_TRAILER = re.compile(rb"trailer[ \t\r\n]{0,8}<<")
_TEXT_SHOWN = re.compile(rb"[)>\]][ \t\r\n]{0,8}(?:Tj|TJ|'|\")")
_STRING = re.compile(rb"\(((?:[^()\\]|\\[\s\S]){0,4000})\)")


@dataclass(frozen=True, slots=True)
class RawObject:
    """One object as it lies in the file: its number, its dictionary, and its stream's place."""

    number: int
    at: int
    head: bytes
    stream: tuple[int, int] | None = None

    @property
    def type(self) -> bytes:
        """The value of ``/Type``; empty where there is none."""
        found = _TYPE.search(self.head)
        return found[1] if found else b""


class RawPdf:
    """All objects of a file in the order in which they lie there."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.objects = list(self._all())
        self.roots = [body[found.start() : found.start() + 4000] for found in _trailers(body)]

    def latest(self) -> dict[int, RawObject]:
        """The last version of each object by its number."""
        return {each.number: each for each in self.objects}

    def unreachable(self) -> list[RawObject]:
        """Objects that nothing leads to from the file's trailers."""
        latest = self.latest()
        waiting = {int(found) for root in self.roots for found in _REFERENCE.findall(root)}
        for each in self.objects:
            if each.type == b"XRef":
                waiting |= {int(found) for found in _REFERENCE.findall(each.head)}
                waiting.add(each.number)
        reached: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number in reached or number not in latest:
                continue
            reached.add(number)
            waiting |= {int(found) for found in _REFERENCE.findall(latest[number].head)} - reached
        return [each for number, each in latest.items() if number not in reached]

    def unpacked(self, each: RawObject) -> bytes:
        """A stream's bytes, unpacked where it is deflated; empty where that fails."""
        if each.stream is None:
            return b""
        data = self.body[each.stream[0] : each.stream[1]]
        return _inflated(data) if b"FlateDecode" in each.head or b"/Fl" in each.head else data

    def _all(self) -> Iterator[RawObject]:
        body, at, count = self.body, 0, 0
        while count < MAX_OBJECTS and (found := _OBJECT.search(body, at)):
            count += 1
            end = body.find(b"endobj", found.end())
            end = len(body) if end < 0 else end
            opened = _STREAM.search(body, found.end(), min(end + 8, found.end() + MAX_HEAD))
            if opened is None:
                head = body[found.end() : min(end, found.end() + MAX_HEAD)]
                yield RawObject(int(found[1]), found.start(), head)
                at = max(found.end(), end)
                continue
            closed = body.find(b"endstream", opened.end())
            closed = len(body) if closed < 0 else closed
            head = body[found.end() : opened.start() + 2]
            one = RawObject(int(found[1]), found.start(), head, (opened.end(), closed))
            yield one
            if one.type == b"ObjStm":
                yield from self._packed(one)
            at = closed

    def _packed(self, holder: RawObject) -> Iterator[RawObject]:
        """The objects inside an object stream (ISO 32000-1, 7.5.7)."""
        count, first = _COUNT.search(holder.head), _FIRST.search(holder.head)
        data = self.unpacked(holder)
        if count is None or first is None or not data:
            return
        start = int(first[1])
        numbers = [int(found) for found in re.findall(rb"\d{1,10}", data[:start])]
        places = list(zip(numbers[::2], numbers[1::2], strict=False))[: int(count[1])]
        for at, (number, offset) in enumerate(places):
            end = places[at + 1][1] if at + 1 < len(places) else len(data)
            yield RawObject(number, holder.at, data[start + offset : start + end][:MAX_HEAD])


def shows_text(stream: bytes) -> bool:
    """Whether a content stream prints any string."""
    return b"BT" in stream and _TEXT_SHOWN.search(stream) is not None


def strings(head: bytes) -> Iterator[str]:
    """The plain strings in a dictionary, as text."""
    for found in _STRING.finditer(head):
        yield text_of(found[1])


def text_of(raw: bytes) -> str:
    """A PDF text string as text (ISO 32000-1, 7.9.2.2), octal and simple escapes undone."""
    undone = re.sub(
        rb"\\(?:([0-7]{1,3})|([nrtbf])|([\s\S]))",
        lambda found: (
            bytes([int(found[1], 8) & 255]) if found[1] else b" " if found[2] else found[3]
        ),
        raw,
    )
    if undone.startswith(b"\xfe\xff"):
        return undone[2:].decode("utf-16-be", "replace")
    return undone.decode("latin-1")


def _inflated(data: bytes) -> bytes:
    """Deflated bytes unpacked, up to a cap; what could be unpacked where they are damaged."""
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(data, MAX_STREAM)
    except zlib.error:
        return b""


def _trailers(body: bytes) -> Iterator[re.Match[bytes]]:
    return _TRAILER.finditer(body)
