"""Several logs: a force whose answers lie on more than one site, or under more than one system.

How to recognise it: a force that has moved and left its old log standing (Northumbria,
West Midlands), or that publishes on its own site and on GOV.UK.

What to set: ``logs``, the platforms themselves, the present one first; ``former``, those of
systems that are gone: they are not asked, and what recordings and web archives have of them is
read. Each page is read by the log that it belongs to.

A log that cannot be read is told by its name and costs the others nothing; only where
the present one fails does the run.

What is certain: what the logs say. An address that none of them claims is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self
from urllib.parse import urlsplit

from parsers.errors import AnchorMissingError, DeclarationError
from parsers.platforms.site import LogSite
from parsers.types import (
    Anchor,
    Choosy,
    Endless,
    Item,
    Listing,
    Page,
    Request,
    RequestKind,
    Sitemap,
    Windowed,
)

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """The logs of one force; see the module's docstring."""

    logs: tuple[LogSite, ...]
    former: tuple[LogSite, ...] = ()

    def __post_init__(self) -> None:
        if not self.logs or len(self._all) < 2:
            raise DeclarationError("logs must name at least two; one log needs no Several")

    @property
    def _all(self) -> tuple[LogSite, ...]:
        return (*self.logs, *self.former)

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset().union(*(log.hosts for log in self._all))

    @property
    def log_url(self) -> str:
        """The present log's."""
        return self.logs[0].log_url

    @property
    def file_hosts(self) -> frozenset[str]:
        return frozenset().union(*(log.file_hosts for log in self._all))

    @property
    def item_types(self) -> frozenset[str]:
        """What any of them reads."""
        return frozenset().union(
            *(log.item_types if isinstance(log, Choosy) else _PAGES for log in self._all)
        )

    @property
    def roots(self) -> tuple[str, ...]:
        """Those of each log."""
        return tuple(dict.fromkeys(root for log in self._all for root in log.roots))

    @property
    def log_names(self) -> tuple[str, ...]:
        """Each log by the address at which it begins."""
        return tuple(log.log_url for log in self.logs)

    def log_of(self, url: str) -> str:
        """The name of the log that an address belongs to."""
        return self._log_at(url).log_url

    def reader_of(self, url: str) -> LogSite:
        """The log that claims an answer's address, else the first of its host."""
        mine = self._of_host(url)
        return next((log for log in mine if log.claims(url)), mine[0])

    def windowed(self) -> tuple[Windowed, ...]:
        """The logs that are asked by days of publication."""
        return tuple(log for log in self.logs if isinstance(log, Windowed))

    def past_end(self, page: Page, first: Page) -> Listing | None:
        """A page behind the last one of its log."""
        log = self._log_of(page)
        return log.past_end(page, first) if isinstance(log, Endless) else None

    def at(self, host: str, scheme: str) -> Self:
        """All of them on another host, such as a sample site on loopback."""
        logs, former = (
            tuple(log.at(host, scheme) for log in some) for some in (self.logs, self.former)
        )
        return replace(self, logs=logs, former=former)

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """The first requests of each, in their order."""
        asked = (request for log in self.logs for request in log.start(since, until))
        return tuple(dict.fromkeys(asked))

    def read_listing(self, page: Page) -> Listing:
        """Read one page of one of the logs. Raises AnchorMissingError."""
        return self._log_of(page).read_listing(page)

    def read_item(self, page: Page) -> Item:
        """Read one item of one of the logs. Raises AnchorMissingError."""
        error: AnchorMissingError | None = None
        for log in self._of_host(page.final_url):
            if log.claims(page.url) or log.claims(page.final_url):
                return log.read_item(page)
        for log in self._of_host(page.final_url):
            try:
                return log.read_item(page)
            except AnchorMissingError as missing:
                error = error or missing
        raise error or AnchorMissingError("a page of none of the logs", where=page.url)

    def read_sitemap(self, page: Page) -> Sitemap:
        """Read a sitemap for all logs of its host. Raises AnchorMissingError."""
        found = [log.read_sitemap(page) for log in self._of_host(page.final_url)]
        addresses = dict.fromkeys(one for part in found for one in part.addresses)
        nested = dict.fromkeys(one for part in found for one in part.nested)
        return Sitemap(tuple(addresses), tuple(nested))

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        """Items that the sitemap has and none of the logs lists."""
        found = (
            one
            for log in self.logs
            for one in log.unlisted(sitemap, frozenset(a for a in listed if log.claims(a)))
        )
        return tuple(dict.fromkeys(found))

    def anchors(self, page: Page, kind: RequestKind) -> tuple[Anchor, ...]:
        """Those of the log that a page belongs to."""
        return self._log_of(page).anchors(page, kind)

    def _of_host(self, address: str) -> list[LogSite]:
        mine = [log for log in self._all if urlsplit(log.home(address)).netloc in log.hosts]
        return mine or list(self.logs)

    def _log_of(self, page: Page) -> LogSite:
        return self._log_at(page.url)

    def _log_at(self, url: str) -> LogSite:
        """The log whose own path an address shares most of."""

        def shared(log: LogSite) -> int:
            path, root = urlsplit(url).path, urlsplit(log.log_url).path
            return len(root) if path.startswith(root.rstrip("/")) else 0

        return max(self._of_host(url), key=shared)
