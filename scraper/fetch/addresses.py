"""Which addresses may be asked: those of the declared hosts, and no private host behind any.

Server-side request forgery is answered twice: ``permit`` looks at the address as
written (scheme, userinfo, declared hosts), ``permit_ip`` at every address a name
resolves to, just before the connection is made to that very address.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

from parsers.text.addresses import host_of, twin_of
from scraper.errors import AddressError

_PORTS: Final = {"http": 80, "https": 443}
# Control characters, blanks and backslashes are read differently by different parsers.
_TREACHEROUS: Final = re.compile(r"[\x00-\x20\x7f\\]")
_NAT64: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def permit(url: str, hosts: Collection[str]) -> None:
    """Raise AddressError unless ``url`` is a plain http(s) address on one of ``hosts``.

    With ``www.`` or without: a host's twin is the host.
    """
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
    if not url.isascii():
        raise AddressError(f"{url!r}: not resolved; letters other than ASCII are escaped first")
    try:
        host = host_of(url)
    except ValueError as error:
        raise AddressError(f"{url!r}: {error}") from error
    if twin_of(host) not in {twin_of(one) for one in hosts}:
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
