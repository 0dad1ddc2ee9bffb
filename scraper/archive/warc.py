"""WARC 1.1 records through warcio: one group of gzip members per capture.

A group is written in this order: request, metadata, and last the response,
revisit or resource that the index points to. So a group is whole exactly when
its last record is, and the metadata beside it can rebuild the index row.
"""

from __future__ import annotations

import base64
import io
import json
import uuid
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from scraper.errors import ArchiveError, TornError
from scraper.fetch.exchange import Answer, Body

VERSION: Final = "1.1"
NOT_MODIFIED: Final = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SAME_PAYLOAD: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
SOURCE: Final = "WARC-Source-URI"
FACTS: Final = "forcewide-capture"  # the metadata field that holds the index row as JSON
_LEVEL: Final = 6
_READ: Final = 1024 * 1024
_LAST: Final = frozenset({"response", "revisit", "resource", "conversion"})
# Said by the server of its own wire format; httpx has undone the chunking (WARC 1.1 annex C.2).
_HOP_BY_HOP: Final = frozenset({"transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: offset and length of its gzip member, and its id."""

    offset: int
    length: int
    record_id: str

    @property
    def end(self) -> int:
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Refers:
    """What a revisit says of the capture that holds its body."""

    profile: str
    record_id: str
    url: str
    at: datetime
    payload_digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record read back. ``body`` is the payload as stored: still content-encoded."""

    place: Place
    kind: str
    url: str
    headers: Mapping[str, str]
    http_headers: tuple[tuple[str, str], ...]
    body: bytes
    digests_hold: bool

    @property
    def facts(self) -> dict[str, Any] | None:
        """The index row that a metadata record carries; None in any other record."""
        if self.kind != "metadata":
            return None
        prefix = f"{FACTS}: "
        for line in self.body.decode("utf-8").splitlines():
            if line.startswith(prefix):
                found: dict[str, Any] = json.loads(line.removeprefix(prefix))
                return found
        return None

    def http_header(self, name: str) -> str | None:
        wanted = name.lower()
        return next((v for k, v in self.http_headers if k.lower() == wanted), None)


class _Member:
    """Compresses what is written until ``flush``: one record, one gzip member."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._machine = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)

    def write(self, data: bytes) -> None:
        self._out.write(self._machine.compress(data))

    def flush(self) -> None:
        self._out.write(self._machine.flush())
        self._machine = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio is untyped
    """warcio's writer with SHA-256 digests."""

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


def new_id() -> str:
    """A fresh WARC-Record-ID."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def warc_date(moment: datetime) -> str:
    """WARC 1.1 section 5.4: UTC, microseconds allowed."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class GroupWriter:
    """Appends the records of one capture to an open file; positions are file offsets."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._writer = _Writer(_Member(out), gzip=False, warc_version=VERSION)

    def info(self, name: str, fields: Mapping[str, str]) -> None:
        """The record that begins a file."""
        self._writer.write_record(self._writer.create_warcinfo_record(name, dict(fields)))

    def request(self, answer: Answer, concurrent_to: str) -> None:
        """The request as sent."""
        target = answer.url.split("://", 1)[1]
        path = "/" + target.partition("/")[2] if "/" in target else "/"
        head = StatusAndHeaders(
            f"GET {path} HTTP/1.1", list(answer.request_headers), is_http_request=True
        )
        record = self._writer.create_warc_record(
            answer.url,
            "request",
            http_headers=head,
            warc_headers_dict={
                "WARC-Date": warc_date(answer.at),
                "WARC-Concurrent-To": concurrent_to,
            },
        )
        self._writer.write_record(record)

    def metadata(
        self, url: str, at: datetime, facts: Mapping[str, object], *, about: str | None
    ) -> Place:
        """The index row of a capture; ``about`` is its record, None for a fetch without answer."""
        body = f"{FACTS}: {json.dumps(facts, ensure_ascii=True)}\r\n".encode()
        record_id = new_id()
        headers = {"WARC-Date": warc_date(at), "WARC-Record-ID": record_id}
        if about:
            headers["WARC-Concurrent-To"] = about
        record = self._writer.create_warc_record(
            url,
            "metadata",
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type="application/warc-fields",
            warc_headers_dict=headers,
        )
        return self._place(record, record_id)

    def response(self, answer: Answer, record_id: str, copied_from: str = "") -> Place:
        """The response, body as sent; ``copied_from`` is the web archive's copy that it is of."""
        headers = {"WARC-Date": warc_date(answer.at), "WARC-Record-ID": record_id}
        headers |= _source(copied_from)
        if answer.ip:
            headers["WARC-IP-Address"] = answer.ip
        if answer.truncated:
            headers["WARC-Truncated"] = answer.truncated
        answer.body.seek(0)
        record = self._writer.create_warc_record(
            answer.url,
            "response",
            payload=answer.body,
            length=answer.size,
            http_headers=_head(answer),
            warc_headers_dict=headers,
        )
        return self._place(record, record_id)

    def revisit(
        self, answer: Answer, record_id: str, refers: Refers, copied_from: str = ""
    ) -> Place:
        """The head of a response whose body we hold already."""
        headers = {
            "WARC-Date": warc_date(answer.at),
            "WARC-Record-ID": record_id,
            "WARC-Profile": refers.profile,
            "WARC-Refers-To": refers.record_id,
            "WARC-Refers-To-Target-URI": refers.url,
            "WARC-Refers-To-Date": warc_date(refers.at),
            "WARC-Payload-Digest": refers.payload_digest,
            **_source(copied_from),
        }
        if answer.ip:
            headers["WARC-IP-Address"] = answer.ip
        record = self._writer.create_warc_record(
            answer.url, "revisit", http_headers=_head(answer), warc_headers_dict=headers
        )
        return self._place(record, record_id)

    def resource(
        self, url: str, at: datetime, record_id: str, media_type: str, body: Body, size: int
    ) -> Place:
        """Bytes without an exchange: an imported file."""
        return self._bytes("resource", url, at, record_id, media_type, body, size, {})

    def conversion(
        self,
        url: str,
        at: datetime,
        record_id: str,
        media_type: str,
        body: Body,
        size: int,
        refers_to: str,
    ) -> Place:
        """What a program made of another record's bytes (WARC 1.1 section 6.7)."""
        more = {"WARC-Refers-To": refers_to}
        return self._bytes("conversion", url, at, record_id, media_type, body, size, more)

    def _bytes(
        self,
        kind: str,
        url: str,
        at: datetime,
        record_id: str,
        media_type: str,
        body: Body,
        size: int,
        more: dict[str, str],
    ) -> Place:
        headers = {"WARC-Date": warc_date(at), "WARC-Record-ID": record_id, **more}
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=body,
            length=size,
            warc_content_type=media_type,
            warc_headers_dict=headers,
        )
        return self._place(record, record_id)

    def _place(self, record: object, record_id: str) -> Place:
        start = self._out.tell()
        self._writer.write_record(record)
        return Place(start, self._out.tell() - start, record_id)


def _source(copied_from: str) -> dict[str, str]:
    """Where a web archive's copy was had: a field that WARC 1.1 does not define and readers
    pass over; the metadata record says the same beside its digest and moment."""
    return {SOURCE: copied_from} if copied_from else {}


def _head(answer: Answer) -> StatusAndHeaders:
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in _HOP_BY_HOP else name, value)
        for name, value in answer.headers
    ]
    return StatusAndHeaders(f"{answer.status} {answer.reason}", headers, protocol="HTTP/1.1")


def payload_digest(sha256: str) -> str:
    """WARC-Payload-Digest's value (base 32, as other tools write it) for a hash in hex."""
    return "sha256:" + base64.b32encode(bytes.fromhex(sha256)).decode()


def records(path: Path, offset: int = 0) -> Iterator[Record]:
    """Every record of a file from an offset on, digests checked.

    Raises TornError where the file stops making sense.
    """
    with path.open("rb") as stream:
        for start, length, data in _members(path.name, stream, offset):
            yield _read(path.name, start, length, data)


def record_at(path: Path, offset: int) -> Record:
    """The record at an offset. Raises ArchiveError."""
    try:
        return next(iter(records(path, offset)))
    except (StopIteration, FileNotFoundError) as error:
        raise ArchiveError(f"{path.name}: no record at {offset}") from error


def ends_group(record: Record) -> bool:
    """Whether a record is the last of its capture's group."""
    return record.kind in _LAST or (
        record.kind == "metadata" and "WARC-Concurrent-To" not in record.headers
    )


def _members(name: str, stream: BinaryIO, offset: int) -> Iterator[tuple[int, int, bytes]]:
    """The gzip members of a file: offset, length, and what they hold."""
    stream.seek(offset)
    pending = b""
    while pending or (pending := stream.read(_READ)):
        machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        parts: list[bytes] = []
        length = 0
        while not machine.eof:
            if not pending and not (pending := stream.read(_READ)):
                raise TornError(f"{name}: cut off after {offset}", offset, at_end=True)
            try:
                parts.append(machine.decompress(pending))
            except zlib.error as error:
                raise TornError(f"{name}: unreadable at {offset}: {error}", offset) from error
            length += len(pending) - len(machine.unused_data)
            pending = machine.unused_data
        yield offset, length, b"".join(parts)
        offset += length


def _read(name: str, offset: int, length: int, data: bytes) -> Record:
    try:
        record = ArcWarcRecordLoader().parse_record_stream(
            BufferedReader(io.BytesIO(data)), check_digests=True
        )
        body = b"".join(iter(lambda: record.raw_stream.read(_READ), b""))
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise TornError(f"{name}: no WARC record at {offset}: {error}", offset) from error
    http = record.http_headers
    headers = dict(record.rec_headers.headers)
    return Record(
        place=Place(offset, length, headers.get("WARC-Record-ID", "")),
        kind=record.rec_type,
        url=headers.get("WARC-Target-URI", ""),
        headers=headers,
        http_headers=tuple(http.headers) if http else (),
        body=body,
        digests_hold=record.digest_checker.passed is not False,
    )
