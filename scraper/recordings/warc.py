"""WARC files of other tools, as a stream of recorded answers.

Plain or gzip, one member a record or one for the whole file (ISO 28500, annex D).
A damaged record is left out and reading goes on at the next sign of a record; a
record's size bounds what is in memory, and what is read over has its bound too.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, Final, Protocol

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from scraper.fetch.verdicts import Verdict
from scraper.recordings.recorded import Options, Recorded, Refers, Trouble, wire_headers

_READ: Final = 256 * 1024
_GZIP: Final = b"\x1f\x8b\x08"
_MARK: Final = re.compile(rb"WARC/(?:1\.\d|0\.1[0-9])\s")  # 0.17 and 0.18 are the drafts of 1.0
_LINE_MARK: Final = re.compile(rb"\n(?=WARC/(?:1\.\d|0\.1[0-9])\s)")
_MARK_LENGTH: Final = 10
_LONGEST_LINE: Final = 64 * 1024
_MOST_HEADERS: Final = 200
# A record that says it is larger than this is not even read over: the file is given up.
_MOST_SKIPPED: Final = 4 * 1024 * 1024 * 1024
_MOST_JUNK: Final = 64 * 1024 * 1024
_HEAD_ROOM: Final = 256 * 1024
_HTTP: Final = ("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/2", "HTTP/3")
_DIGESTS: Final = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "md5": hashlib.md5}
_TAKEN: Final = frozenset({"response", "revisit", "resource", "request"})
_CHUNK_SIZE: Final = re.compile(rb"[0-9A-Fa-f]{1,8}")
_DATE: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)Z?")


class Source(Protocol):
    """Where a recording's bytes come from: a file, or a member of a zip."""

    def read(self, size: int = -1, /) -> bytes: ...


class _GivenUpError(Exception):
    """Nothing more can be read from this file."""


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    headers: Mapping[str, str]
    block: bytes
    where: str

    def header(self, name: str) -> str:
        return self.headers.get(name, "").strip()


class _Bytes:
    """A file's bytes, unpacked if they are gzip. Damage ends what is being taken; the next
    search for a record goes on at the next gzip member."""

    def __init__(self, stream: Source) -> None:
        self._stream = stream
        self._raw = stream.read(_READ)
        self._packed = self._raw.startswith(_GZIP)
        self._machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._begun = False
        self._broken = False
        self._ready = bytearray()
        if not self._packed:
            self._ready += self._raw
        self.place = 0  # of what has been taken, in unpacked bytes
        self.damage: list[str] = []

    def take(self, size: int) -> bytes:
        """Up to ``size`` bytes; fewer at the end of the file or before damage."""
        while len(self._ready) < size and self._more():
            pass
        found = bytes(self._ready[:size])
        del self._ready[:size]
        self.place += len(found)
        return found

    def skip(self, size: int) -> None:
        while size > 0 and (found := self.take(min(size, _READ))):
            size -= len(found)

    def seek_mark(self) -> bool:
        """Go on to the next ``WARC/1.0`` or the like that begins a line; False at the end.

        Raises _GivenUpError when there is none for very long.
        """
        start = self.place
        while True:
            if len(self._ready) < _MARK_LENGTH:
                self._more()
            if _MARK.match(self._ready):
                return True
            if found := _LINE_MARK.search(self._ready):
                self.take(found.end())
                return True
            if self.place - start > _MOST_JUNK:
                raise _GivenUpError(f"no record for {_MOST_JUNK} bytes after {start}; given up")
            if len(self._ready) > _MARK_LENGTH:
                self.take(len(self._ready) - _MARK_LENGTH)
            if not self._more() and not (self._broken and self._resync()):
                return False

    def line(self) -> bytes | None:
        """One header line with its end; None when there is none within reason."""
        while b"\n" not in self._ready:
            if len(self._ready) >= _LONGEST_LINE or not self._more():
                return None
        return self.take(self._ready.index(b"\n") + 1)

    def put_back(self, found: bytes) -> None:
        """What was taken for something else is looked at again."""
        self._ready[:0] = found
        self.place -= len(found)

    def _more(self) -> bool:
        """Get further bytes ready, if there are any before the next damage."""
        if not self._packed:
            found = self._stream.read(_READ)
            self._ready += found
            return bool(found)
        if self._broken:
            return False
        if not self._raw:
            self._raw = self._stream.read(_READ)
        ended = not self._raw
        if ended and not self._begun:
            return False
        try:
            found = self._machine.decompress(self._raw, _READ)
        except zlib.error as error:
            return self._break(f"the compression is broken after byte {self.place}: {error}")
        self._ready += found
        self._begun = True
        if self._machine.eof:
            self._raw = self._machine.unused_data.lstrip(b"\0")
            self._machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
            self._begun = False
        else:
            self._raw = self._machine.unconsumed_tail
            if ended and not found:
                return self._break("the file stops in the middle of its compression")
        return True

    def _break(self, text: str) -> bool:
        self.damage.append(text)
        self._broken = True
        return False

    def _resync(self) -> bool:
        """Go on at the next gzip member, if there is one."""
        self._machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._begun = self._broken = False
        self._ready.clear()
        rest = self._raw[1:]
        while (at := rest.find(_GZIP)) < 0:
            more = self._stream.read(_READ)
            if not more:
                self._raw = b""
                return False
            rest = rest[-len(_GZIP) + 1 :] + more
        self._raw = rest[at:]
        return True


def read_warc(stream: Source, name: str, options: Options) -> Iterator[Recorded | Trouble]:
    """Every answer of a WARC file, in its order; everything else that it holds is left out."""
    waiting: Recorded | None = None
    waiting_id = ""
    foreign: set[str] = set()  # records whose request was not a GET
    try:
        for record in _records(_Bytes(stream), name, options):
            if isinstance(record, Trouble):
                yield record
                continue
            if record.kind == "request":
                if not record.block.startswith(b"GET "):
                    foreign.add(record.header("warc-concurrent-to"))
                if waiting is not None and waiting_id in foreign:
                    waiting = None
                continue
            if waiting is not None:
                yield waiting
                waiting = None
            found = _recorded(record)
            if isinstance(found, Trouble):
                yield found
                continue
            # An answer waits for the record behind it, which may be a request that was no GET.
            waiting_id = record.header("warc-record-id")
            waiting = found if waiting_id not in foreign else None
    except _GivenUpError as error:
        if waiting is not None:
            yield waiting
        yield Trouble(name, str(error))
        return
    if waiting is not None:
        yield waiting


def _records(data: _Bytes, name: str, options: Options) -> Iterator[_Record | Trouble]:
    while data.seek_mark():
        where = f"{name} at {data.place}"
        yield from _damage(data, name)
        headers = _headers(data)
        if headers is None:
            yield Trouble(where, "a record without an end of its header; left out")
            continue
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit():
            yield Trouble(where, f"Content-Length is {length!r}; the record is left out")
            continue
        size = int(length)
        if size > _MOST_SKIPPED:
            raise _GivenUpError(f"a record of {size} bytes at {data.place}: the rest is not read")
        kind = headers.get("warc-type", "").lower()
        if kind not in _TAKEN:
            data.skip(size)
            continue
        if size > options.max_bytes + _HEAD_ROOM:
            data.skip(size)
            text = f"a record of {size} bytes, more than {options.max_bytes} (max_bytes)"
            yield Trouble(where, text, Verdict.TOO_LARGE, headers.get("warc-target-uri"))
            continue
        block = data.take(size)
        if len(block) < size:
            text = f"the file ends {size - len(block)} bytes before its record does"
            yield Trouble(where, text, url=headers.get("warc-target-uri"))
            continue
        checked = _checked(_Record(kind, headers, block, where))
        if isinstance(checked, Trouble) and (next_one := _LINE_MARK.search(block)):
            # Cut short, it had swallowed the next record's head.
            data.put_back(block[next_one.end() :])
        yield checked
    yield from _damage(data, name)


def _damage(data: _Bytes, name: str) -> Iterator[Trouble]:
    while data.damage:
        yield Trouble(name, data.damage.pop(0))


def _headers(data: _Bytes) -> dict[str, str] | None:
    """A record's header; None where it does not end before the next record or within reason."""
    found: dict[str, str] = {}
    last = ""
    for number in range(_MOST_HEADERS):
        line = data.line()
        if line is None:
            return None
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if number == 0:
            continue
        if not text:
            return found
        if begun := _MARK.search(line):  # cut short: this is the next record's beginning
            data.put_back(line[begun.start() :])
            return None
        if text[0] in " \t" and last:
            found[last] += f" {text.strip()}"
            continue
        name, _, value = text.partition(":")
        last = name.strip().lower()
        found[last] = value.strip()
    return None


def _checked(record: _Record) -> _Record | Trouble:
    """The record, unless its bytes are not those its own digest names."""
    algorithm, _, value = record.header("warc-block-digest").partition(":")
    make = _DIGESTS.get(algorithm.lower())
    if make is None or not value:
        return record
    digest = make(record.block, usedforsecurity=False).digest()
    hexed = digest.hex() == value.lower()
    if hexed or _base32(value) == digest:
        return record
    text = "the bytes are not those of the record's own digest; left out"
    return Trouble(record.where, text, Verdict.TRUNCATED, record.header("warc-target-uri"))


def _base32(text: str) -> bytes | None:
    try:
        return base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except ValueError:  # binascii.Error is one
        return None


def _recorded(record: _Record) -> Recorded | Trouble:
    # WARC 1.0 wrote the address in angle brackets (wget still does).
    url = record.header("warc-target-uri").removeprefix("<").removesuffix(">")
    at = _moment(record.header("warc-date"))
    if at is None:
        text = f"WARC-Date is {record.header('warc-date')!r}; the record is left out"
        return Trouble(record.where, text, url=url)
    if truncated := record.header("warc-truncated"):
        text = f"the recorder cut this answer off ({truncated})"
        return Trouble(record.where, text, url=url)
    if record.kind == "resource":
        media_type = record.header("content-type") or None
        return Recorded(url, at, record.block, media_type=media_type)
    if not record.header("content-type").startswith("application/http"):
        if record.kind == "revisit" and not record.block:
            return _revisit(record, Recorded(url, at, b"", 200, "OK"))
        return Trouble(record.where, "a response that is not HTTP; left out", url=url)
    return _response(record, url, at)


def _response(record: _Record, url: str, at: datetime) -> Recorded | Trouble:
    stream = io.BytesIO(record.block)
    try:
        head = StatusAndHeadersParser(_HTTP, verify=True).parse(stream)
        status = int(head.get_statuscode())
    except (StatusAndHeadersParserException, EOFError, ValueError) as error:
        return Trouble(record.where, f"not an HTTP answer: {error}", url=url)
    raw = stream.read()
    if (head.get_header("transfer-encoding") or "").lower() == "chunked":
        try:
            raw = _unchunked(raw)
        except ValueError as error:
            return Trouble(record.where, f"broken chunks: {error}", url=url)
    headers = wire_headers(tuple((str(k), str(v)) for k, v in head.headers))
    reason = head.statusline.partition(" ")[2].strip()
    digest = record.header("warc-payload-digest")
    found = Recorded(url, at, raw, status, reason, headers, digest=digest)
    return _revisit(record, found) if record.kind == "revisit" else found


def _unchunked(raw: bytes) -> bytes:
    """Undo the chunking of a body; one that its recorder has undone already stays as it is.

    Raises ValueError where chunks that have begun well stop making sense.
    """
    parts: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 1024)
        size = raw[at:end].split(b";", 1)[0].strip() if end >= 0 else b""
        if not _CHUNK_SIZE.fullmatch(size):
            if at == 0:
                return raw
            raise ValueError(f"no chunk size at byte {at} of the body")
        length = int(size, 16)
        if length == 0:
            return b"".join(parts)
        at = end + 2 + length
        if raw[at : at + 2] != b"\r\n":
            raise ValueError(f"a chunk of {length} bytes does not end at byte {at}")
        parts.append(raw[end + 2 : at])
        at += 2


def _revisit(record: _Record, found: Recorded) -> Recorded:
    target = record.header("warc-refers-to-target-uri").strip("<>") or found.url
    refers = Refers(target, record.header("warc-payload-digest"))
    return Recorded(
        found.url, found.at, b"", found.status, found.reason, found.headers, refers=refers
    )


def _moment(text: str) -> datetime | None:
    """A WARC-Date (W3C profile of ISO 8601, UTC); None if it is none."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    try:
        return datetime.fromisoformat(found[1][:26]).replace(tzinfo=UTC)
    except ValueError:
        return None


def is_warc(head: bytes) -> bool:
    """Whether a file's first bytes are a WARC's, packed or not."""
    if _MARK.match(head):
        return True
    if not head.startswith(_GZIP):
        return False
    try:
        begun = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
    except zlib.error:
        return False
    return _MARK.match(begun) is not None


def opened(stream: BinaryIO) -> bytes:
    """The first bytes of a seekable file, which is left at its beginning."""
    head = stream.read(4096)
    stream.seek(0)
    return head
