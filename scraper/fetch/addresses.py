"""Which addresses may be asked: one spelling for each, and no private host behind any.

Server-side request forgery is answered twice: ``permit`` looks at the address as
written (scheme, userinfo, declared hosts), ``permit_ip`` at every address a name
resolves to, just before the connection is made to that very address.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from parsers.platforms.parts import is_part
from scraper.errors import AddressError

_PORTS: Final = {"http": 80, "https": 443}
# Control characters, blanks and backslashes are read differently by different parsers.
_TREACHEROUS: Final = re.compile(r"[\x00-\x20\x7f\\]")
_ESCAPE: Final = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Added by newsletters and searches to any address; the page behind is the same.
_TRACKING: Final = re.compile(r"(?:utm_[a-z]{1,20}|gclid|fbclid|msclkid|mc_cid|mc_eid)(?:=|$)")
_NAT64: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def absolute(base: str, reference: str) -> str:
    """A printed link as an address: blanks at the ends dropped, blanks inside escaped."""
    return urljoin(base, reference.strip().replace(" ", "%20"))


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """One spelling for each address, used as identity (RFC 3986 section 6.2.2 and 6.2.3).

    Lower-case scheme and host, no default port, no tracking parameters, escapes in
    capitals and only where needed, no fragment but one that names an item that is a
    part of a page. The order of the query is kept: it may matter.
    """
    parts = urlsplit(url.strip())
    path = _escapes(parts.path) or "/"
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.match(p.lower()))
    fragment = parts.fragment if is_part(url) else ""
    return urlunsplit((parts.scheme.lower(), host_of(url), path, _escapes(query), fragment))


def _escapes(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else found[0].upper()

    return quote(_ESCAPE.sub(plain, text), safe="%/:=&?~#+!$,;'@()*[]-._")


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """The host as platforms declare it: lower case, with the port unless it is the scheme's own.

    Raises AddressError for a port that is no number.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    try:
        port = parts.port
    except ValueError as error:
        raise AddressError(f"{url}: {error}") from error
    own = port is None or port == _PORTS.get(parts.scheme.lower())
    return host if own else f"{host}:{port}"


def permit(url: str, hosts: Collection[str]) -> None:
    """Raise AddressError unless ``url`` is a plain http(s) address on one of ``hosts``."""
    if _TREACHEROUS.search(url):
        raise AddressError(f"{url!r}: blanks, control characters or backslashes in the address")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise AddressError(f"{url!r}: {error}") from error
    if parts.scheme.lower() not in _PORTS:
        raise AddressError(f"{url!r}: only http and https are fetched")
    if "@" in parts.netloc:
        raise AddressError(f"{url!r}: an address with a user name or password is not fetched")
    if not parts.hostname:
        raise AddressError(f"{url!r}: no host")
    host = host_of(url)
    if host not in hosts:
        raise AddressError(f"{url!r}: host {host} is not one of {', '.join(sorted(hosts))}")


def permit_redirect(source: str, target: str, hosts: Collection[str]) -> None:
    """Raise AddressError unless a redirect stays on ``hosts`` and does not drop TLS."""
    permit(target, hosts)
    if urlsplit(source).scheme == "https" and urlsplit(target).scheme != "https":
        raise AddressError(f"{target!r}: a redirect from https to http is not followed")


def permit_ip(text: str, *, allow_loopback: bool) -> None:
    """Raise AddressError unless an IP address is on the public internet.

    With ``allow_loopback`` 127.0.0.0/8 and ::1 are allowed too, nothing else.
    """
    address = ip_address(text.split("%", 1)[0])
    for inner in _inner(address):
        if allow_loopback and inner.is_loopback:
            continue
        if not inner.is_global or inner.is_multicast or inner.is_reserved:
            raise AddressError(f"{text} is not a public address")


def _inner(address: IPv4Address | IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """An address and any IPv4 address it carries (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address, address.sixtofour)
    if address.teredo:
        return (address, *address.teredo)
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return (address,)
