"""What every platform's declaration has: a host, further hosts, a log that begins somewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Self
from urllib.parse import urljoin, urlsplit, urlunsplit

from parsers.errors import AnchorMissingError, DeclarationError
from parsers.text.addresses import host_of, resolve, twin_of
from parsers.types import Anchor, Item, Listing, Page, Request, RequestKind, Sitemap

_HOST = re.compile(r"[a-z0-9.-]+(:\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSite:
    """The base of all platforms. ``host`` is the log's own, ``aliases`` are further hosts;
    ``stores`` are hosts that files are fetched from, and nothing else."""

    host: str
    scheme: str = "https"
    aliases: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for host in (self.host, *self.aliases, *self.stores):
            if not _HOST.fullmatch(host):
                raise DeclarationError(f"host must be a bare host name, not {host!r}")
        if self.scheme not in {"http", "https"}:
            raise DeclarationError(f"scheme must be http or https, not {self.scheme!r}")

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset((self.host, *self.aliases))

    @property
    def file_hosts(self) -> frozenset[str]:
        return self.hosts | frozenset(self.stores)

    @property
    def log_path(self) -> str:
        """The path at which the log begins."""
        raise NotImplementedError

    @property
    def log_url(self) -> str:
        """The listing of disclosures, as a reader would open it."""
        return self.absolute(self.log_path)

    @property
    def roots(self) -> tuple[str, ...]:
        """Below which addresses answers and files lie: what a web archive's index is asked for."""
        return (urljoin(self.log_url, "."),)

    def absolute(self, path: str) -> str:
        """A path of the log's own host as an address."""
        return resolve(f"{self.scheme}://{self.host}/", path)

    def home(self, address: str) -> str:
        """An address of this site as the site itself is declared: its scheme, its host.

        Links lead to ``http:``, to the bare domain, to its upper case and to its port; the
        page behind is the same. Addresses of other hosts are left as they are.
        """
        parts = urlsplit(address)
        try:
            host = host_of(address)
        except ValueError:
            return address
        near = (one for one in (self.host, *self.aliases) if twin_of(one) == twin_of(host))
        home = host if host in self.hosts else next(near, None)
        if home is None or parts.scheme not in {"http", "https"} or "@" in parts.netloc:
            return address
        scheme = self.scheme if self.scheme == "https" else parts.scheme
        path = re.sub(r"^/{2,}", "/", parts.path)
        return urlunsplit(parts._replace(scheme=scheme, netloc=home, path=path))

    def claims(self, address: str) -> bool:
        """Whether an address is one of this log's answers, as far as it can be told by it."""
        return False

    def at(self, host: str, scheme: str) -> Self:
        """The same site on another host, such as a sample site on loopback."""
        return replace(self, host=host, scheme=scheme, aliases=(), stores=())

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """The log's first page; the log is walked whole, because its days cannot be asked for."""
        if since > until:
            raise ValueError(f"since {since} is after until {until}")
        return (Request(self.log_url, RequestKind.LISTING),)

    def read_listing(self, page: Page) -> Listing:
        """Read one page of the log. Raises AnchorMissingError."""
        raise NotImplementedError

    def read_item(self, page: Page) -> Item:
        """Read one item. Raises AnchorMissingError."""
        raise NotImplementedError

    def read_sitemap(self, page: Page) -> Sitemap:
        """Most platforms are not asked for a sitemap. Raises AnchorMissingError."""
        raise AnchorMissingError("this platform's sitemap is not read", where=page.url)

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        """Nothing, where the sitemap is not read."""
        return ()

    def anchors(self, page: Page, kind: RequestKind) -> tuple[Anchor, ...]:
        """What a page of this kind must have, and whether this one has it."""
        raise NotImplementedError


def path_parameter(name: str, value: str, *, slash: bool) -> None:
    """Raise DeclarationError unless a path is written as this platform writes it."""
    if not value.startswith("/") or value.endswith("/") != slash:
        end = "begin and end" if slash else "begin but not end"
        raise DeclarationError(f"{name} must {end} with '/', not {value!r}")
