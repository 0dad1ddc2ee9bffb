"""One door for addresses: what is printed becomes a URI, and all its spellings one key.

``resolve`` reads a reference as browsers do (WHATWG URL, by ada): blanks and line ends
dropped or escaped, other letters than ASCII as %-escaped UTF-8, backslashes, dot
segments, ports, host names in any case. Whatever enters from outside (links, Location,
sitemaps, feeds, recordings) comes in by it, so that everything behind it may believe in
plain ASCII. ``canonical`` is identity: items, captures, purges and withdrawals of one
answer share it, whichever of its spellings was met.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit

import ada_url

from parsers.text.parts import is_part

_PORTS: Final = {"http": 80, "https": 443}
_ESCAPE: Final = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# One link of a ``Link`` header with its parameters, and the relation among these.
_LINK: Final = re.compile(r"<([^<>]{1,2000})>((?:\s*;\s*[^;,<>\"]+(?:\"[^\"]*\")?)*)")
_REL: Final = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)
_SLASHES: Final = re.compile(r"/{2,}")


@dataclass(frozen=True, slots=True)
class NoIdentity:
    """A piece of an address that changes from visit to visit and leads to the same page."""

    name: str
    pattern: re.Pattern[str]
    matches: str  # a witness
    spares: str  # and one that it must leave alone


def _row(name: str, pattern: str, matches: str, spares: str) -> NoIdentity:
    return NoIdentity(name, re.compile(pattern, re.IGNORECASE), matches, spares)


_HOUR: Final = _row(
    "token of an hour",
    r"(?:access_token|auth_token|x-amz-(?:signature|date|expires|credential|algorithm"
    r"|signedheaders|security-token)|x-goog-signature|sig|signature|expires|se|st)=.{8,}",
    "access_token=abc.def.ghi",
    "token=7",
)
# Whole parameters of a query, ``name=value``.
PARAMETERS: Final = (
    _row(
        "campaign",
        r"(?:utm_[a-z]{1,20}|gclid|fbclid|msclkid|mc_cid|mc_eid)(?:=.*)?",
        "utm_source=newsletter",
        "gclidnumber=4",
    ),
    _row(
        "session",
        r"(?:jsessionid|phpsessid|aspsessionid[a-z]*|asp\.net_sessionid|sessionid|session_id"
        r"|sess(?:id)?|sid|cfid|cftoken|zenid)=[\w.!-]{8,}",
        "PHPSESSID=4f1c8a0be21d77aa",
        "sid=42",
    ),
    _HOUR,
    _row(
        "way back",
        r"(?:return(?:_?(?:to|url|page|path))?|back(?:_?(?:to|url))?|referr?er|from_?(?:url|page))"
        r"=(?:https?:|https?%3A|/|%2F).*",
        "return=%2Ffoi%2Flog",
        "return=2024-01",
    ),
    _row(
        "view of a device",
        r"(?:view|display|layout|version|mode|device|theme)=(?:mobile|desktop|tablet|print(?:able)?"
        r"|amp|text(?:-?only)?|accessible|high-?contrast)",
        "view=mobile",
        "view=archive",
    ),
    _row(
        "cache-buster",
        r"(?:_|cb|cache_?buster|no_?cache|rnd|rand|random|ts|timestamp|t)=(?:\d{8,16}|0\.\d+)",
        "_=1767052800000",
        "t=2024",
    ),
)
# Pieces of a path.
PIECES: Final = (
    _row("session", r";(?:jsessionid|sid)=[^/;]*", "/foi/a;jsessionid=0F3A", "/foi/a;v=2"),
    _row(
        "session of ASP.NET",
        r"/\([SAXF]\([a-z0-9]{8,}\)\)(?=/)",
        "/(S(lit3py55t21z5v55vlm25s55))/foi",
        "/(S)/foi",
    ),
)


def resolve(base: str, reference: str) -> str:
    """The absolute address that a reference on the page at ``base`` leads to, without fragment.

    Empty where there is none: nothing printed, or nothing that any browser could follow.
    Schemes other than http and https are returned as they are.
    """
    if not reference.strip():
        return ""
    try:
        address = ada_url.join_url(base, reference)
    except ValueError:
        return ""
    parts = urlsplit(urldefrag(address).url)
    if parts.scheme not in _PORTS:
        return urlunsplit(parts)
    host = parts.netloc.rpartition("@")[2]
    dotless = re.sub(r"\.(?=:\d+$|$)", "", host)
    return urlunsplit(parts._replace(netloc=parts.netloc.removesuffix(host) + dotless))


def located(base: str, header: str) -> str:
    """``resolve`` for a header's value, whose bytes arrive as Latin-1 though most are UTF-8."""
    with suppress(UnicodeError):  # it was Latin-1, or had been decoded already
        header = header.encode("latin-1").decode("utf-8")
    return resolve(base, header)


def steady(url: str) -> str:
    """An address as it is printed, but for what changes from visit to visit."""
    parts = urlsplit(url)
    kept = [one for one in parts.query.split("&") if one and not _passing(one)]
    return urlunsplit(parts._replace(query="&".join(kept)))


def fleeting(url: str) -> bool:
    """Whether an address is good for an hour only: it must come from tonight's page."""
    return any(_HOUR.pattern.fullmatch(one) for one in urlsplit(url).query.split("&"))


def next_named(header: str) -> str:
    """The address that a ``Link`` header calls the next page (RFC 8288), as printed."""
    for link in _LINK.finditer(header):
        rel = _REL.search(link[2])
        if rel and "next" in (rel[1] or rel[2]).lower().split():
            return link[1].strip()
    return ""


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """The host as platforms declare it: lower case, with the port unless it is the scheme's own.

    Raises ValueError for a port that is no number.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    own = port is None or port == _PORTS.get(parts.scheme.lower())
    return host if own else f"{host}:{port}"


def twin_of(host: str) -> str:
    """A host as the key has it: ``www.`` is no part of a site's name."""
    return host.removeprefix("www.")


@lru_cache(maxsize=8192)
def canonical(url: str) -> str:
    """One key for all spellings of an address; it is compared, and never asked for.

    ``http`` and ``https``, ``www.`` or none, the scheme's own port, a slash at the end or
    none, the order of a query's names, sessions, campaigns and ways back make no other
    answer (RFC 3986 section 6.2, and what field tests met in archives). The case of a path
    may: it is kept. No fragment but one that names an item that is a part of a page.
    """
    text = url.strip()
    fragment = urlsplit(text).fragment if is_part(text) else ""
    parts = urlsplit(resolve(text, text) or text)
    if parts.scheme.lower() not in _PORTS:
        path = _escapes(parts.path) or "/"
        return urlunsplit((parts.scheme.lower(), parts.netloc, path, parts.query, fragment))
    try:
        host = twin_of(host_of(urlunsplit(parts)))
    except ValueError:
        host = parts.netloc
    path = _escapes(parts.path)
    for row in PIECES:
        path = row.pattern.sub("", path)
    path = _SLASHES.sub("/", path).rstrip("/") or "/"
    return urlunsplit(("http", host, path, _query(parts.query), fragment))


def _query(query: str) -> str:
    """A query's parameters by name; what stands under one name keeps its order."""
    kept = [one for one in _escapes(query).split("&") if one and not _passing(one)]
    return "&".join(sorted(kept, key=lambda one: one.split("=", 1)[0]))


def _passing(parameter: str) -> bool:
    return any(row.pattern.fullmatch(parameter) for row in PARAMETERS)


def _escapes(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else found[0].upper()

    return quote(_ESCAPE.sub(plain, text), safe="%/:=&?~#+!$,;'@()*[]-._")
