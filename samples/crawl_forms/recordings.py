"""Recordings as tools, mail gateways and broken disks leave them."""

# ruff: noqa: E501 - a row of a table stays on its line
from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import replace

from samples.crawl_forms.form import ANY, Expected, Recording, halved_recordings
from samples.crawl_forms.recorded import (
    BASE,
    HTML,
    LOG,
    Entry,
    Recorded,
    answer,
    chunked,
    entry,
    har,
    item_url,
    packed,
    wacz,
    warc,
    zipped,
)

ALL = Expected(items=2, files=1)
NOTHING = Expected(items=0, unread=1)  # and an import that used nothing says so
_WARCS = [warc(one) for one in LOG]
_ENTRIES = [entry(one) for one in LOG]
_PLAIN = b"".join(_WARCS)
_OTHER = Recorded("https://news.example/", HTML, b"<h1>News</h1>")


def _each(*, http: str = "", kind: str = "response", version: str = "WARC/1.0") -> bytes:
    return packed([warc(one, http=http, kind=kind, version=version) for one in LOG])


def _coded(name: str, data: list[bytes]) -> bytes:
    http = f"Content-Encoding: {name}\r\n"
    return packed([warc(o, http=http, body=b) for o, b in zip(LOG, data, strict=True)])


def _port(url: str) -> str:
    return url.replace(".uk/", ".uk:443/")


def _record(
    name: str, file: str, data: bytes, expected: Expected = ALL, *, loud: bool = False
) -> Recording:
    return Recording(name, file, data, expected, ANY if loud else frozenset())


def _cut_last() -> bytes:
    return packed(_WARCS[:3]) + gzip.compress(_WARCS[3], mtime=0)[:-40]


def _redirected() -> bytes:
    """The listing's second answer, first under http with a 301."""
    old = item_url(2).replace("https:", "http:")
    moved = replace(LOG[2], body=b"")
    status = "HTTP/1.1 301 Moved Permanently"
    first = warc(moved, url=old, http=f"Location: {item_url(2)}\r\n", status=status)
    return packed([*_WARCS[:2], first, *_WARCS[2:]])


def _extended(words: str) -> list[Recorded]:
    third = Recorded(f"{BASE}/foi-ai/surrey-police/disclosure/2026/{words}/", HTML, answer(3))
    return [*LOG, third]


def _surrogates() -> bytes:
    text = LOG[1].body.decode() + "\ud83d"
    return har([_ENTRIES[0], entry(LOG[1], text=text), *_ENTRIES[2:]])


_ODD: list[Entry] = [
    entry(_OTHER, url="data:text/html,hello"),
    entry(_OTHER, url="chrome-extension://abc/page.html"),
    entry(_OTHER, method="OPTIONS", url=item_url(1), status=204, text=""),
    entry(_OTHER, url="blob:https://www.surrey.police.uk/1234"),
    entry(_OTHER, url="about:blank"),
    entry(_OTHER, url="https://[bad/", status=0, text=""),
]
_ARC = (
    b"filedesc://a.arc 0.0.0.0 20260301100000 text/plain 69\n1 0 Recorder\n"
    b"URL IP-address Archive-date Content-type Archive-length\n\n"
)

RECORDINGS: tuple[Recording, ...] = halved_recordings(
    (
        _record("WARC: brotli told, gzip sent", "a.warc.gz", _coded("br", [gzip.compress(o.body, mtime=0) for o in LOG]), loud=True),
        _record("WARC: identity told as a coding", "a.warc.gz", _coded("identity", [o.body for o in LOG])),
        _record("WARC: coding is a charset", "a.warc.gz", _coded("utf-8", [o.body for o in LOG])),
        _record("WARC: two codings", "a.warc.gz", _coded("deflate, gzip", [gzip.compress(zlib.compress(o.body), mtime=0) for o in LOG])),
        _record("WARC: chunks with extensions", "a.warc.gz", packed([warc(o, http="Transfer-Encoding: Chunked\r\n", body=chunked(o.body)) for o in LOG])),
        _record("WARC: port 443 on the answers only", "a.warc.gz", packed([warc(o, url=_port(o.url) if i else "") for i, o in enumerate(LOG)])),
        _record("WARC: host in capitals", "a.warc.gz", packed([warc(o, url=o.url.replace("www.surrey", "WWW.Surrey")) for o in LOG])),
        _record("WARC: fragments kept", "a.warc.gz", packed([warc(o, url=f"{o.url}#main") for o in LOG])),
        _record("WARC: tracking parameters on the answers", "a.warc.gz", packed([warc(o, url=f"{o.url}?utm_source=x" if i in {1, 2} else "") for i, o in enumerate(LOG)])),
        _record("WARC: answers without their slash", "a.warc.gz", packed([warc(o, url=o.url.rstrip("/")) for o in LOG])),
        _record("WARC: redirect from http first", "a.warc.gz", _redirected()),
        _record("WARC: header lines folded", "a.warc.gz", _each(http="X-Note: first\r\n second\r\n")),
        _record("WARC: raw bytes in a header", "a.warc.gz", _each(http="X-Note: r\u00e9ponse \u2013\r\n")),
        _record("WARC: a name in Content-Disposition beyond ASCII", "a.warc.gz", _each(http='Content-Disposition: inline; filename="r\u00e9ponse.pdf"\r\n')),
        _record("WARC: line ends without CR", "a.warc", b"".join(w.replace(b"\r\n", b"\n", 7) for w in _WARCS), loud=True),
        _record("WARC: last record cut", "a.warc.gz", _cut_last(), loud=True),
        _record("WARC: truncated by its own word", "a.warc.gz", packed([*_WARCS[:2], warc(LOG[2], head="WARC-Truncated: length\r\n", body=LOG[2].body[:200]), _WARCS[3]]), loud=True),
        _record("WARC: garbage after the end", "a.warc.gz", packed(_WARCS) + b"\x00" * 512, loud=True),
        _record("WARC: resource records", "a.warc.gz", _each(kind="resource"), loud=True),
        _record("WARC: day without time", "a.warc.gz", packed([warc(replace(o, at="2026-03-01"), version="WARC/1.1") for o in LOG]), loud=True),
        _record("WARC: version 0.17", "a.warc.gz", _each(version="WARC/0.17"), loud=True),
        _record("WARC: partial content", "a.warc.gz", packed([*_WARCS[:2], warc(LOG[2], status="HTTP/1.1 206 Partial Content", http="Content-Range: bytes 0-99/900\r\n", body=LOG[2].body[:100]), _WARCS[3]]), loud=True),
        _record("WARC: named .gz, not packed", "a.warc.gz", _PLAIN),
        _record("WARC: packed twice", "a.warc.gz", gzip.compress(packed(_WARCS), mtime=0), loud=True),
        _record("WARC: answer with an emoji", "a.warc.gz", packed([warc(o) for o in _extended("foi-203-\U0001f300")]), Expected(items=3, files=1)),
        _record("WARC: answer with a blank in its address", "a.warc.gz", packed([warc(o) for o in _extended("foi 203")]), Expected(items=3, files=1), loud=True),
        _record("WARC: the newer version first", "a.warc.gz", packed([*_WARCS, warc(replace(LOG[1], body=answer(1, "Older words."), at="2026-02-20T10:00:00Z"))])),
        _record("WARC: an empty file", "a.warc.gz", b"", NOTHING, loud=True),
        _record("WARC: another host only", "a.warc.gz", packed([warc(_OTHER)]), NOTHING, loud=True),
        _record("ARC of 1996", "a.arc", _ARC, NOTHING, loud=True),
        _record("HAR: UTF-16 with mark", "a.har", har(_ENTRIES).decode().encode("utf-16"), loud=True),
        _record("HAR: half a surrogate in a text", "a.har", _surrogates(), loud=True),
        _record("HAR: base64 of gzipped bytes", "a.har", har([entry(replace(o, body=gzip.compress(o.body, mtime=0)), coded=True, headers=(("content-encoding", "gzip"),)) for o in LOG]), loud=True),
        _record("HAR: port 443 and capitals", "a.har", har([entry(o, url=_port(o.url).replace("www", "WWW")) for o in LOG])),
        _record("HAR: addresses that are none", "a.har", har([*_ODD, *_ENTRIES])),
        _record("HAR: no moment", "a.har", har([entry(o, started=None) for o in LOG]), loud=True),
        _record("HAR: moment with a comma and seven digits", "a.har", har([entry(o, started="2026-03-01T10:00:00.1234567Z") for o in LOG])),
        _record("HAR: partial content", "a.har", har([*_ENTRIES[:2], entry(LOG[2], status=206), _ENTRIES[3]]), loud=True),
        _record("HAR: cut in the middle", "a.har", har(_ENTRIES)[:-200], NOTHING, loud=True),
        _record("HAR: gzipped", "a.har.gz", gzip.compress(har(_ENTRIES), mtime=0), loud=True),
        _record("HAR: answer with curly quotes", "a.har", har([entry(o) for o in _extended("foi-203-the-\u2018van\u2019")]), Expected(items=3, files=1)),
        _record("HAR: no entries", "a.har", har([]), NOTHING, loud=True),
        _record("HAR: an array of logs", "a.har", json.dumps([json.loads(har(_ENTRIES))]).encode(), loud=True),
        _record("WACZ: no datapackage", "a.wacz", wacz({"archive/a.warc.gz": packed(_WARCS)}, described=False), loud=True),
        _record("WACZ: plain WARC inside", "a.wacz", wacz({"archive/a.warc": _PLAIN})),
        _record("WACZ: in a folder of its own", "a.wacz", wacz({"export/archive/a.warc.gz": packed(_WARCS)}), loud=True),
        _record("WACZ: three deep", "a.wacz", wacz({"x.wacz": wacz({"y.wacz": wacz({"archive/a.warc.gz": packed(_WARCS)})})}), loud=True),
        _record("WACZ: pages only", "a.wacz", wacz({"pages/pages.jsonl": b'{"format":"json-pages-1.0"}\n'}), NOTHING, loud=True),
        _record("WACZ: cut", "a.wacz", wacz({"archive/a.warc.gz": packed(_WARCS)})[:-60], NOTHING, loud=True),
        _record("zip of a HAR", "a.zip", zipped({"night/a.har": har(_ENTRIES)}), loud=True),
        _record("zip of a WACZ", "a.zip", zipped({"a.wacz": wacz({"archive/a.warc.gz": packed(_WARCS)})}), loud=True),
    )
)  # fmt: skip
