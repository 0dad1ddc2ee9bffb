"""What came back, in one closed vocabulary, decided before anything is believed.

The order is fixed: failure of the exchange, status, challenge marks in the first
kilobytes, then type, completeness and emptiness of the bytes. A page that passes
may still be another page: the platform's own anchors say that, when it is read.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from parsers.documents.plain.web_sheet import is_web_sheet
from parsers.documents.sniff import (
    DOCX,
    ENDINGS,
    HTML,
    ODS,
    ODT,
    OFFICE_ENCRYPTED,
    OLE,
    PDF,
    PPTX,
    TEXT,
    UNKNOWN,
    XLS,
    XLSB,
    XLSM,
    XLSX,
    XML_SHEET,
    ZIP,
    alike,
    plain_name,
    promised_type,
    sniff,
)
from parsers.text.decoding import FALLBACK, charset_of, is_wide, text
from parsers.types import RequestKind
from scraper.fetch.appearance import appearance, wordless
from scraper.fetch.exchange import Answer, Exchange, Failure, UndecodableError, decode
from scraper.fetch.stubs import leads_to
from scraper.fetch.verdicts import Verdict as Verdict

HEAD: Final = 16 * 1024
GZIP: Final = b"\x1f\x8b\x08"
_SHORT_PAGE: Final = 2048
_SHELL: Final = 256 * 1024  # bytes: the shell of a script's page is no larger
_EOF_TAIL: Final = 4096
_ZIPPED: Final = frozenset({DOCX, XLSX, XLSM, XLSB, PPTX, ODS, ODT, ZIP})
# What an item's address may hold: its page (JSON looks like plain text), or the letter itself.
_READABLE: Final = frozenset({*ENDINGS.values(), OFFICE_ENCRYPTED, OLE, XML_SHEET})
# A log may be kept as a workbook; its platform says whether it is one.
_WORKBOOKS: Final = frozenset({XLSX, XLSM, XLSB, XLS, XML_SHEET, ODS})
_TAG: Final = re.compile(rb"<[a-zA-Z!/][^<>]{0,400}>")
_TEXTUAL: Final = re.compile(r"text/.*|application/(?:json|xml|.*\+xml|.*\+json)|image/svg\+xml")


_BY_FAILURE: Final = {
    Failure.ROBOTS: Verdict.FORBIDDEN_BY_ROBOTS,
    Failure.ROBOTS_UNKNOWN: Verdict.FORBIDDEN_BY_ROBOTS,
    Failure.ADDRESS: Verdict.UNREACHABLE,
    Failure.REDIRECT: Verdict.REDIRECTED_AWAY,
    Failure.REDIRECT_LOOP: Verdict.REDIRECTED_AWAY,
    Failure.RESOLVE: Verdict.UNREACHABLE,
    Failure.CONNECT: Verdict.UNREACHABLE,
    Failure.TLS: Verdict.TLS_ERROR,
    Failure.TIMEOUT: Verdict.TOO_SLOW,
    Failure.TOTAL_TIME: Verdict.TOO_SLOW,
    Failure.RESET: Verdict.UNREACHABLE,
    Failure.SHORT: Verdict.TRUNCATED,
    Failure.PROTOCOL: Verdict.SERVER_ERROR,
    Failure.TOO_LARGE: Verdict.TOO_LARGE,
    Failure.PARKED: Verdict.RATE_LIMITED,
    Failure.SPENT: Verdict.TOO_SLOW,
}
_RIGHT: Final = frozenset({200, 203})
_SHOWN_WITH_ERRORS: Final = frozenset({Verdict.CHALLENGE, Verdict.MAINTENANCE})
_SHOWN_AS_PAGE: Final = frozenset({Verdict.NOT_FOUND, Verdict.SERVER_ERROR, Verdict.BLOCKED})
_BY_STATUS: Final = {
    401: Verdict.LOGIN,
    407: Verdict.LOGIN,
    403: Verdict.BLOCKED,
    451: Verdict.BLOCKED,
    404: Verdict.NOT_FOUND,
    410: Verdict.GONE,
    429: Verdict.RATE_LIMITED,
    204: Verdict.EMPTY,
    205: Verdict.EMPTY,
    206: Verdict.TRUNCATED,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its grounds.

    ``body`` is decoded (Content-Encoding undone) and ``sha256`` is of it, in hex;
    both are empty when nothing came back. ``message`` is one plain sentence;
    ``leads_to`` is where a STUB sends a browser, as printed.
    """

    verdict: Verdict
    message: str = ""
    media_type: str = UNKNOWN
    charset: str | None = None
    body: bytes = b""
    sha256: str = ""
    leads_to: str = ""


def judge(
    exchange: Exchange,
    kind: RequestKind,
    *,
    stored_sha256: str | None = None,
    robots_status: int | None = None,
    closes: bool = False,
    max_decompressed: int = 128 * 1024 * 1024,
) -> Judgement:
    """Say what came back.

    ``stored_sha256`` is of the body we hold for this address; ``robots_status`` is
    what the host's robots.txt answered, for the message of a block; ``closes`` says
    that the host's pages end in ``</html>``: one that does not is cut off.
    """
    answer = exchange.answer
    if exchange.failure is not None or answer is None:
        return _judge_failure(exchange)
    try:
        raw = answer.raw()
        body = decode(raw, answer.header("content-encoding"), max_decompressed)
    except UndecodableError as error:
        if error.large:
            return Judgement(Verdict.TOO_LARGE, str(error))
        return Judgement(Verdict.TRUNCATED if error.short else Verdict.WRONG_TYPE, str(error))
    media_type, charset, plain = _type_of(body, answer)
    page = plain if charset is not None else b""
    shown = appearance(page, _of(charset), answer.status, answer.headers)
    if shown in _SHOWN_AS_PAGE and _wrong_type(answer, plain, media_type, kind):
        shown = None  # an error page in place of a file: that it is no such file says more
    verdict, message = _judge_status(exchange, answer, shown)
    if verdict is Verdict.OK and kind is RequestKind.SITEMAP and body.startswith(GZIP):
        verdict, message = _judge_packed(body, answer, max_decompressed)
    elif verdict is Verdict.OK:
        verdict, message = _judge_body(answer, plain, media_type, kind, closes=closes)
    onward = leads_to(answer, plain) if _may_be_stub(verdict, media_type) else None
    if onward is not None:
        verdict, message = Verdict.STUB, f"a page that only leads to {onward or 'its frames'}"
    sha256 = answer.sha256 if body is raw else hashlib.sha256(body).hexdigest()
    if verdict is Verdict.OK and sha256 == stored_sha256:
        verdict = Verdict.UNCHANGED
    if verdict is Verdict.BLOCKED and robots_status == answer.status:
        message += f"; robots.txt answered {robots_status} too"
    return Judgement(verdict, message, media_type, charset, body, sha256, onward or "")


def _may_be_stub(verdict: Verdict, media_type: str) -> bool:
    """A stub has few words or none, so it may have passed for an empty page."""
    return media_type == HTML and verdict in {Verdict.OK, Verdict.EMPTY, Verdict.NO_WORDS}


def contradicts(exchange: Exchange) -> str | None:
    """Why a 304 cannot be true: its entity tag is not the one we asked with (RFC 9110 15.4.5).

    Its date says nothing: a 304 may bring a newer Last-Modified for the copy that we hold
    (RFC 9111 section 4.3.4), and caches in front of a site put the present moment there.
    """
    answer, asked = exchange.answer, exchange.conditional
    if answer is None or asked is None or answer.status != 304:
        return None
    theirs = answer.header("ETag")
    if not asked.etag or not theirs or _bare(theirs) == _bare(asked.etag):
        return None
    return f"304 Not Modified, but ETag is now {theirs}, not {asked.etag}"


def _bare(validator: str) -> str:
    """A validator without its weakness and without what a server adds when it compresses."""
    return re.sub(r"[-;](?:gzip|br|deflate)(?=\"?$)", "", validator.removeprefix("W/"))


def _judge_failure(exchange: Exchange) -> Judgement:
    failure, message = exchange.failure, exchange.message
    assert failure is not None
    verdict = _BY_FAILURE[failure]
    if failure is Failure.ROBOTS_UNKNOWN and exchange.cause is not None:
        cause = exchange.cause
        if cause.failure is not None:
            verdict = _BY_FAILURE[cause.failure]
        elif cause.answer is not None:
            verdict = _BY_STATUS.get(cause.answer.status, Verdict.SERVER_ERROR)
        detail = cause.message or (f"status {cause.answer.status}" if cause.answer else "")
        message = f"{message}: {detail}"
    return Judgement(verdict, message)


def _type_of(body: bytes, answer: Answer) -> tuple[str, str | None, bytes]:
    """Media type, charset, and the bytes to look for marks in: UTF-16 made UTF-8."""
    declared = answer.header("content-type") or ""
    wide = charset_of(body[:HEAD])
    plain = text(body, wide).encode() if is_wide(wide) else body
    media_type = sniff(plain, answer.url, declared) if body else UNKNOWN
    if media_type == TEXT and "html" in declared and _TAG.search(plain[:HEAD]):
        media_type = HTML  # a fragment, or a page that begins with an unusual element
    if _TEXTUAL.fullmatch(media_type):
        return media_type, charset_of(body, declared), plain
    if plain is not body:
        media_type = sniff(body, answer.url, declared)
    return media_type, None, body


def _of(charset: str | None) -> str:
    """The charset of the bytes that marks are looked for in."""
    return "utf-8" if charset is None or is_wide(charset) else charset or FALLBACK


def _judge_status(exchange: Exchange, answer: Answer, shown: Verdict | None) -> tuple[Verdict, str]:
    status = answer.status
    if status == 304:
        if exchange.conditional is None:
            return Verdict.SERVER_ERROR, "304 Not Modified to a request without conditions"
        return Verdict.UNCHANGED, ""
    if shown is not None and (status in _RIGHT or shown in _SHOWN_WITH_ERRORS):
        return shown, f"status {status} with a page that means {shown.value}"
    if status not in _RIGHT:
        verdict = _BY_STATUS.get(status, Verdict.SERVER_ERROR)
        return verdict, f"status {status} {answer.reason}".strip()
    return Verdict.OK, ""


def _judge_body(
    answer: Answer, body: bytes, media_type: str, kind: RequestKind, *, closes: bool = False
) -> tuple[Verdict, str]:
    if not body.strip():
        return whole(body, media_type)
    if text := _wrong_type(answer, body, media_type, kind):
        return Verdict.WRONG_TYPE, text
    delimited = answer.header("content-length") or answer.header("transfer-encoding")
    begun = media_type == HTML and b"<html" in body[:HEAD].lower()
    if begun and (closes or not delimited) and not ends(body):
        return Verdict.TRUNCATED, "the page stops before its end (</html>)"
    return whole(body, media_type)


def ends(body: bytes) -> bool:
    """Whether a page has its end tag, which HTML leaves to the author."""
    return b"</html" in body[-HEAD:].lower()


def _judge_packed(body: bytes, answer: Answer, limit: int) -> tuple[Verdict, str]:
    """A sitemap that is itself a gzip file (sitemaps.org protocol, "Sitemap file location")."""
    try:
        inside = decode(body, "gzip", limit)
    except UndecodableError as error:
        if error.large:
            return Verdict.TOO_LARGE, str(error)
        return Verdict.TRUNCATED if error.short else Verdict.WRONG_TYPE, str(error)
    return _judge_body(answer, inside, sniff(inside, "sitemap.xml"), RequestKind.SITEMAP)


def whole(body: bytes, media_type: str) -> tuple[Verdict, str]:
    """Whether bytes are all there, as far as they can tell: OK, EMPTY or TRUNCATED, and why."""
    if not body.strip():
        return Verdict.EMPTY, f"{len(body)} bytes"
    if media_type == HTML and len(body) < _SHORT_PAGE and wordless(body):
        return Verdict.EMPTY, "a page without any words"
    if media_type == HTML and len(body) < _SHELL and wordless(body):
        return Verdict.NO_WORDS, f"{len(body)} bytes and not a word"
    if media_type == PDF and b"%%EOF" not in body[-_EOF_TAIL:]:
        return Verdict.TRUNCATED, "a PDF without its end mark (%%EOF)"
    if media_type in _ZIPPED and not zipfile.is_zipfile(BytesIO(body)):
        return Verdict.TRUNCATED, "a zip container without its directory"
    return Verdict.OK, ""


def _wrong_type(answer: Answer, body: bytes, media_type: str, kind: RequestKind) -> str | None:
    """Why these bytes are not what was promised; None if they may be."""
    got = plain_name(media_type)
    if kind is RequestKind.LISTING:
        good = media_type in _WORKBOOKS or _TEXTUAL.fullmatch(media_type) is not None
        return None if good else f"{got} where a listing was expected"
    if kind is RequestKind.SITEMAP:
        good = _TEXTUAL.fullmatch(media_type) is not None and media_type != HTML
        return None if good else f"{got} where a sitemap was expected"
    promised = promised_type(answer.url, answer.header("content-type"))
    if promised is None or promised == media_type or alike(promised, media_type):
        if kind is RequestKind.ITEM and media_type not in _READABLE:
            return f"{got} where a page was expected"
        return None
    # One office format under another's name can be read, and so can a page with a table of
    # numbers under a workbook's; another page or unknown bytes cannot be it.
    if media_type == HTML and is_web_sheet(body, promised):
        return None
    if media_type in {HTML, UNKNOWN} or (promised == HTML and kind is not RequestKind.ATTACHMENT):
        return f"{got} where {plain_name(promised)} was promised"
    return None
