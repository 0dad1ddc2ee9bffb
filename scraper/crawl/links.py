"""The account of an answer's body: each link has a fate, and none is left out.

``links`` in ``crawl.db`` holds it per item and run; what is a page of the site is
remembered by its address and not asked again.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from parsers.text.addresses import canonical
from parsers.types import BodyLink, Item, LinkKind
from scraper.archive.rows import stamp
from scraper.archive.store import Store


class Fate(StrEnum):
    """What became of a link in an answer's body."""

    WAITING = "waiting"  # its answer has not come yet
    FETCHED = "fetched"  # a file of the answer, stored
    FAILED = "failed"  # could not be fetched; the issue of its address says why
    PAGE = "page"  # a page of the site
    CHROME = "chrome"  # within the page, mail, sharing
    ELSEWHERE = "elsewhere"  # a page of another site
    UNKNOWN_HOST = "unknown_host"  # a file, as it seems, on a host that is not declared
    INLINE = "inline"  # inside the page's own address (``data:``): not read
    REFUSED = "refused"  # an address that may not be fetched
    BUDGET = "budget"  # beyond ``max_attachments``
    NOT_HAD = "not_had"  # purged, or not in the recording


_DECIDED: Final = {
    LinkKind.PAGE: Fate.PAGE,
    LinkKind.CHROME: Fate.CHROME,
    LinkKind.ELSEWHERE: Fate.ELSEWHERE,
    LinkKind.UNKNOWN_HOST: Fate.UNKNOWN_HOST,
    LinkKind.INLINE: Fate.INLINE,
}


class Links:
    """The links of one force's answers, in one run. Calls belong into transactions."""

    def __init__(self, store: Store, force: str, run_id: int) -> None:
        self._db = store.connection
        self._force = force
        self.run_id = run_id

    def note(self, item_url: str, item: Item, at: datetime) -> list[BodyLink]:
        """Write down the links of an item's page; those that may be files and must be asked."""
        self._db.execute(
            "DELETE FROM links WHERE force = ? AND item_url = ?", [self._force, item_url]
        )
        asked: list[BodyLink] = []
        for link in item.links or _attached(item):
            fate = _DECIDED.get(link.kind, Fate.WAITING)
            if link.kind is LinkKind.MAYBE:
                known = self.is_page(link.url)
                fate = Fate.PAGE if known else fate
                asked += [] if known else [link]
            values = [item_url, address_of(link), link.url, link.words[:200], link.kind, fate]
            self._db.execute(
                "INSERT OR IGNORE INTO links (force, item_url, canonical_url, url, words, kind,"
                " fate, run_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [self._force, *values, self.run_id, stamp(at)],
            )
        return asked

    def is_page(self, url: str) -> bool:
        """Whether an address has turned out to be a page of the site."""
        row = self._db.execute(
            "SELECT 1 FROM links WHERE force = ? AND canonical_url = ? AND fate = ? LIMIT 1",
            [self._force, canonical(url), Fate.PAGE],
        ).fetchone()
        return row is not None

    def undecided(self, item_url: str, address: str) -> BodyLink | None:
        """A link of an item that only what comes back makes a file of; None for a known file."""
        row = self._db.execute(
            "SELECT url, words, kind FROM links WHERE force = ? AND item_url = ?"
            " AND canonical_url = ? AND kind = ?",
            [self._force, item_url, address, LinkKind.MAYBE],
        ).fetchone()
        return None if row is None else BodyLink(row[0], row[1], LinkKind(row[2]))

    def settle(self, item_url: str, address: str, fate: Fate) -> None:
        """Write down what became of a link."""
        self._db.execute(
            "UPDATE links SET fate = ? WHERE force = ? AND item_url = ? AND canonical_url = ?",
            [fate, self._force, item_url, address],
        )

    def counts(self) -> dict[str, int]:
        """How many links of the answers read in this run had each fate."""
        rows = self._db.execute(
            "SELECT fate, count(*) FROM links WHERE run_id = ? GROUP BY fate", [self.run_id]
        )
        return dict(rows.fetchall())


def address_of(link: BodyLink) -> str:
    """The one spelling of a link's address; what is no address stands for itself."""
    if link.kind in {LinkKind.CHROME, LinkKind.INLINE}:
        return link.url
    return canonical(link.url)


def _attached(item: Item) -> tuple[BodyLink, ...]:
    """The links of a platform whose answers name their files themselves."""
    return tuple(BodyLink(one.url, one.title, LinkKind.FILE) for one in item.attachments)
