"""Bytes that are not what their headers say; every title must come out letter by letter."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

import gzip
import zlib

from samples.crawl_forms.form import ANY, Answer, Build, Expected, Family, Form, Hosts
from samples.crawl_forms.pages import LOG, html, log_page, path_of, rows
from samples.http import SiteRequest, SiteResponse

TITLE = "FOI 101 Cost of the café – £5 “extras” in Llŷn"
NARROW = "FOI 101 Cost of the café – £5 “extras”"
_WORDS = "<p>The café’s prices: £5 – £7. Ateb: dim gwybodaeth.</p>" * 4
PLAIN = "text/html"


def _page(title: str, *, meta: str = "") -> str:
    return (
        f"<!doctype html><html><head>{meta}<title>{title}</title></head><body><main><h1>{title}</h1>"
        f"<h2>Response</h2>{_WORDS}</main></body></html>"
    )


def _meta(charset: str) -> str:
    return f'<meta charset="{charset}">'


def _site(body: bytes, media_type: str, headers: dict[str, str] | None, line: str) -> Build:
    """A list of one line in plain ASCII, and the answer's bytes."""

    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return html(log_page(rows([]) + f'<a href="{path_of(0)}">{line}</a>'))
            sent = SiteResponse(200, body, media_type, headers=headers or {})
            return sent if request.path == path_of(0) else None

        return answer

    return build


def _form(
    name: str,
    body: bytes,
    media_type: str = PLAIN,
    headers: dict[str, str] | None = None,
    *,
    title: str = TITLE,
    loud: frozenset[str] = frozenset(),
) -> Form:
    expected = Expected(items=1, titles=(title,))
    site = _site(body, media_type, headers, "FOI 101 Cost of the extras")
    return Form(name, Family.BYTES, expected, site, loud=loud)


def _listed(name: str, text: bytes, media_type: str, title: str) -> Form:
    """The trouble is on the list; the answer's page has no title of its own but the same."""

    def build(hosts: Hosts, night: int) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse | None:
            if request.path == LOG:
                return SiteResponse(200, text, media_type)
            return html(_page(title)) if request.path == path_of(0) else None

        return answer

    return Form(f"list: {name}", Family.BYTES, Expected(items=1, titles=(title,)), build)


_UTF8 = _page(TITLE, meta=_meta("utf-8")).encode()
_STRAY = _UTF8.replace(b"prices:", b"prices \x96", 1)
_LOG_LINE = log_page(f'<ul><li><a href="{path_of(0)}">{NARROW}</a></li></ul>')
_GZIP = {"content-encoding": "gzip"}
_U = "text/html; charset=utf-8"

FORMS: tuple[Form, ...] = (
    _form("UTF-8 with one stray cp1252 dash", _STRAY, _U),
    _form("UTF-8 with a stray byte, undeclared", _page(TITLE).encode().replace(b"prices:", b"prices \xa3", 1)),
    _form("UTF-8 cut inside a letter at the end", _UTF8 + "é".encode()[:1], _U),
    _form("UTF-8 declared as Latin-1 by the header", _UTF8, "text/html; charset=iso-8859-1"),
    _form("cp1252 declared as UTF-8", _page(NARROW, meta=_meta("utf-8")).encode("cp1252"), _U, title=NARROW),
    _form("cp1252 undeclared", _page(NARROW).encode("cp1252"), title=NARROW),
    _form("cp1252 declared as Latin-1", _page(NARROW, meta=_meta("iso-8859-1")).encode("cp1252"), title=NARROW),
    _form("UTF-16 little-endian with mark", b"\xff\xfe" + _page(TITLE).encode("utf-16-le")),
    _form("UTF-16 big-endian with mark", b"\xfe\xff" + _page(TITLE).encode("utf-16-be"), _U),
    _form("UTF-16 without mark, declared", _page(TITLE).encode("utf-16-le"), "text/html; charset=utf-16le"),
    _form("UTF-8 with mark, declared cp1252", b"\xef\xbb\xbf" + _UTF8, "text/html; charset=windows-1252"),
    _form("header with an unknown charset", _UTF8, "text/html; charset=utf8mb4"),
    _form("charset in quotes and capitals", _UTF8, "TEXT/HTML; Charset='UTF-8'"),
    _form("NEL between words", _UTF8.replace(b"prices:", "prices\u0085and".encode(), 1), _U),
    _form("cp1252 ellipsis read as NEL", _page(NARROW).encode("cp1252").replace(b"prices:", b"prices\x85", 1), title=NARROW),
    _form("NUL bytes inside", _UTF8.replace(b"<h1>", b"<h1>\x00", 1).replace(b"Ateb", b"\x00Ateb"), _U),
    _form("soft hyphens and joiners in the title", _UTF8.replace(b"Cost", "Co\u00adst".encode(), 1), _U),
    _form("gzip without the header", gzip.compress(_UTF8, mtime=0), _U, loud=ANY),
    _form("gzip twice, told once", gzip.compress(gzip.compress(_UTF8, mtime=0), mtime=0), _U, _GZIP, loud=ANY),
    _form("told gzip, sent plain", _UTF8, _U, _GZIP, loud=ANY),
    _form("deflate without its frame", zlib.compress(_UTF8)[2:-4], _U, {"content-encoding": "deflate"}),
    _form("coding named x-gzip", gzip.compress(_UTF8, mtime=0), _U, {"content-encoding": "x-gzip"}),
    _form("told as plain text", _UTF8, "text/plain; charset=utf-8", loud=ANY),
    _form("told as octets", _UTF8, "application/octet-stream", loud=ANY),
    _form("XHTML with an XML declaration in cp1252", b'<?xml version="1.0" encoding="windows-1252"?>' + _page(NARROW).encode("cp1252"), title=NARROW),
    _listed("cp1252 under a UTF-8 header", _LOG_LINE.encode("cp1252"), _U, NARROW),
    _listed("UTF-8 with a stray byte", _LOG_LINE.replace("<ul>", "<p>x").encode().replace(b"<p>x", b"<p>\x92</p><ul>"), _U, NARROW),
    _listed("UTF-16 with mark", b"\xff\xfe" + _LOG_LINE.encode("utf-16-le"), PLAIN, NARROW),
    _listed("NUL bytes between the words", _LOG_LINE.encode().replace(b"Cost ", b"Cost\x00 "), _U, NARROW),
)  # fmt: skip
