"""What a recording holds, whichever tool made it: answers with their address and moment.

Readers (``warc``, ``wacz``, ``har``, ``files``) turn a file into ``Recorded`` values one by
one; what they cannot read becomes a ``Trouble`` and costs nothing else.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from parsers.text.addresses import resolve
from scraper.archive.rows import Origin
from scraper.fetch.exchange import Answer, UndecodableError, decode
from scraper.fetch.verdicts import Verdict

# Headers that speak of the wire, not of the body a reader hands over (WARC 1.1 annex C.2).
_OF_THE_WIRE: Final = frozenset({"transfer-encoding", "content-length"})
_CODING: Final = "content-encoding"
_GZIP: Final = b"\x1f\x8b\x08"
_PAGES: Final = ("text/", "application/json", "application/xml", "application/xhtml")
_FURNITURE: Final = re.compile(
    r"text/css|(?:text|application)/(?:x-)?(?:java|ecma)script|font/.*|application/(?:x-)?font.*"
)
_FURNITURE_NAME: Final = re.compile(r"[^?#]{1,2000}\.(?:css|m?js|woff2?|ttf|otf|eot|map)")


@dataclass(frozen=True, slots=True)
class Refers:
    """What a revisit says of the record that has its body."""

    url: str
    digest: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded answer. ``body`` is still content-encoded where ``headers`` say so.

    ``status`` is 0 for a file that came without an exchange; ``media_type`` is then
    what the recording calls it. ``refers`` is set for a revisit without a body of
    its own; ``digest`` names this body for such records. ``chosen`` marks a file
    whose address a person has named: it is an answer, not a page in passing. ``origin``
    is set for a web archive's copy.
    """

    url: str
    at: datetime
    body: bytes
    status: int = 0
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    request_headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    refers: Refers | None = None
    digest: str = ""
    chosen: bool = False
    origin: Origin | None = None

    def header(self, name: str) -> str | None:
        return next((v.strip() for k, v in self.headers if k.lower() == name), None)

    def answer(self) -> Answer:
        """The answer as the crawler's own client would hand it over."""
        return Answer(
            url=self.url,
            at=self.at,
            status=self.status,
            reason=self.reason,
            headers=self.headers,
            request_headers=self.request_headers,
            body=io.BytesIO(self.body),
            size=len(self.body),
            sha256=hashlib.sha256(self.body).hexdigest(),
            ip=None,
        )


@dataclass(frozen=True, slots=True)
class Trouble:
    """One part of a recording that was left out: where, why, and the verdict that says so."""

    where: str
    message: str
    verdict: Verdict = Verdict.TRUNCATED
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says of files that do not say it themselves.

    ``addresses`` maps a file's name (or path below its folder) to its address.
    ``captured_at`` replaces a loose file's modification time, never a recorded one.
    ``address_options`` are the command's own options that give a file its address.
    """

    url: str | None = None
    addresses: Mapping[str, str] | None = None
    captured_at: datetime | None = None
    max_bytes: int = 64 * 1024 * 1024
    address_options: str = "--url or --addresses"


def is_furniture(url: str, media_type: str | None) -> bool:
    """Whether an answer is what a page is dressed with: styles, scripts, fonts."""
    bare = (media_type or "").partition(";")[0].strip().lower()
    return bool(
        _FURNITURE.fullmatch(bare) or _FURNITURE_NAME.fullmatch(url.partition("?")[0].lower())
    )


def decoded_headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Headers of a body that its recorder has decoded: what no longer holds is set aside."""
    return tuple(
        (f"X-Archive-Orig-{name}", value)
        if name.lower() in {*_OF_THE_WIRE, _CODING}
        # HTTP/2's own fields are no headers of HTTP/1.1 (RFC 9113 section 8.3).
        else (name, value)
        for name, value in headers
        if not name.startswith(":")
    )


def wire_headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Headers of a body whose chunking is undone and whose compression is not."""
    return tuple(
        (f"X-Archive-Orig-{name}", value) if name.lower() in _OF_THE_WIRE else (name, value)
        for name, value in headers
    )


def entered(found: Recorded) -> Recorded:
    """A recorded answer under the address that a browser makes of what was written down."""
    return replace(found, url=resolve(found.url, found.url) or found.url)


def truthful(found: Recorded, limit: int) -> Recorded:
    """A recorded answer whose headers say how its body is really coded.

    Recorders keep ``Content-Encoding`` over a body that they have decoded, drop it over
    one that they have not, and write charsets into it; the first bytes tell (RFC 1952
    section 2.3.1 for gzip).
    """
    said = (found.header(_CODING) or "").lower()
    packed = found.body.startswith(_GZIP)
    if packed and not said:
        kind = (found.header("content-type") or "").lower()
        if "gzip" in kind or not kind.startswith(_PAGES):
            return found  # a file that is itself packed
    elif not said or _decodes(found.body, said, limit):
        return found
    headers = decoded_headers(found.headers)
    if packed:
        headers = (*headers, ("Content-Encoding", "gzip"))
    return replace(found, headers=headers)


def _decodes(body: bytes, coding: str, limit: int) -> bool:
    try:
        decode(body, coding, limit)
    except UndecodableError as error:
        return error.short or error.large  # damaged or too large, but coded as it says
    return True
