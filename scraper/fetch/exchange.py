"""What one fetch brought back, as the client hands it to verdict and archive."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

import brotli

CHUNK: Final = 64 * 1024


class Failure(StrEnum):
    """Why an exchange has no whole answer."""

    ROBOTS = "robots"
    ROBOTS_UNKNOWN = "robots_unknown"
    ADDRESS = "address"
    REDIRECT = "redirect"
    REDIRECT_LOOP = "redirect_loop"
    RESOLVE = "resolve"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOTAL_TIME = "total_time"
    RESET = "reset"
    SHORT = "short"
    PROTOCOL = "protocol"
    TOO_LARGE = "too_large"
    PARKED = "parked"
    SPENT = "spent"  # the host's budget of the night


class Body(Protocol):
    """Bytes that may lie on disk."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request may say of the copy we hold of ``url``."""

    url: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One response as it came over the wire: ``body`` is still content-encoded.

    ``size`` counts those bytes, ``sha256`` (hex) is of them; ``truncated`` is the
    word of WARC-Truncated (length, time, disconnect) where the body is not whole;
    ``at`` is when it was asked for.
    """

    url: str
    at: datetime
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    request_headers: tuple[tuple[str, str], ...]
    body: Body
    size: int
    sha256: str
    ip: str | None
    truncated: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of a name, stripped; None when there is none."""
        wanted = name.lower()
        return next((v.strip() for k, v in self.headers if k.lower() == wanted), None)

    def raw(self) -> bytes:
        """The body as sent."""
        self.body.seek(0)
        return self.body.read()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One fetch: the address asked for, redirects followed, and the answer or the failure.

    ``requests`` counts what went over the wire, retries and redirects included.
    ``cause`` is the status or failure of robots.txt where that decided.
    """

    url: str
    at: datetime
    answer: Answer | None
    failure: Failure | None = None
    message: str = ""
    hops: tuple[Answer, ...] = ()
    requests: int = 0
    conditional: Validators | None = None
    cause: Exchange | None = None

    @property
    def final_url(self) -> str:
        return self.answer.url if self.answer else self.hops[-1].url if self.hops else self.url

    def close(self) -> None:
        """Let go of the bodies."""
        for answer in (*self.hops, *((self.answer,) if self.answer else ())):
            answer.body.close()


class UndecodableError(Exception):
    """A content encoding that was not asked for, or broken; ``short`` if it only stops early."""

    def __init__(self, message: str, *, short: bool = False, large: bool = False) -> None:
        super().__init__(message)
        self.short = short
        self.large = large


def decode(raw: bytes, encoding: str | None, limit: int) -> bytes:
    """Undo a Content-Encoding, to at most ``limit`` bytes (a bomb must not fill the memory);
    several are undone from the last to the first (RFC 9110 section 8.4).

    Raises UndecodableError.
    """
    for name in reversed([one.strip().lower() for one in (encoding or "").split(",")]):
        if name not in {"identity", ""} and raw:
            raw = _undo(raw, name, limit)
    return raw


def _undo(raw: bytes, name: str, limit: int) -> bytes:
    if name not in _DECODERS:
        raise UndecodableError(f"content encoding {name!r} was not asked for")
    body, whole = _DECODERS[name](raw, name, limit)
    if len(body) > limit:
        raise UndecodableError(f"more than {limit} bytes once decompressed", large=True)
    if not whole:
        raise UndecodableError(f"the {name} body stops before its end", short=True)
    return body


def _inflate(raw: bytes, name: str, limit: int) -> tuple[bytes, bool]:
    bare_deflate = name == "deflate" and not (raw[0] & 0x0F == 8 and raw[0] >> 4 <= 7)
    machine = zlib.decompressobj(-zlib.MAX_WBITS if bare_deflate else zlib.MAX_WBITS | 32)
    try:
        body = machine.decompress(raw, limit + 1)
    except zlib.error as error:
        raise UndecodableError(f"broken {name} body: {error}") from error
    return body, machine.eof


def _unbrotli(raw: bytes, name: str, limit: int) -> tuple[bytes, bool]:
    """Browsers' recordings have it; our own client never asks for it."""
    machine = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        pending = raw
        while size <= limit and not machine.is_finished():
            part = machine.process(pending, output_buffer_limit=CHUNK)
            pending = b""
            if not part and machine.can_accept_more_data():
                break
            parts.append(part)
            size += len(part)
    except brotli.error as error:
        raise UndecodableError(f"broken {name} body: {error}") from error
    return b"".join(parts), machine.is_finished()


_DECODERS: Final[dict[str, Callable[[bytes, str, int], tuple[bytes, bool]]]] = {
    "gzip": _inflate,
    "x-gzip": _inflate,
    "deflate": _inflate,
    "br": _unbrotli,
}
