"""When a run ends, and how it is judged then: by what failed, what is gone, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parsers.types import Issue, Level, RequestKind
from scraper.archive.store import Store
from scraper.crawl.frontier import Frontier
from scraper.crawl.ledger import Ledger
from scraper.crawl.listing import Chains
from scraper.crawl.runs import RunVerdict
from scraper.fetch.verdicts import Verdict

LEAVE_ALONE: Final = frozenset(
    {Verdict.BLOCKED, Verdict.CHALLENGE, Verdict.FORBIDDEN_BY_ROBOTS, Verdict.RATE_LIMITED}
)
# More than this share of the items (and no fewer than so many), and it is the site, not the item.
_LAYOUT_SHARE: Final = 0.5
_MANY: Final = 3


@dataclass(frozen=True, slots=True)
class Ending:
    """What one run leaves behind when its queue is empty."""

    store: Store
    frontier: Frontier
    ledger: Ledger
    chains: Chains
    run_id: int

    def verdict(
        self, *, layout: bool, deaf: Issue | None
    ) -> tuple[RunVerdict | Verdict, Issue | None]:
        """The run's verdict; ``layout`` where a listing could not be read at all, ``deaf``
        where windows found nothing and ought to have."""
        failed = self.frontier.first_failure(RequestKind.LISTING)
        if failed is not None:
            return failed, None
        items = self.frontier.count(RequestKind.ITEM)
        unread = self.store.unread_items(self.run_id)
        if layout or (unread >= _MANY and unread > _LAYOUT_SHARE * items):
            return RunVerdict.LAYOUT_CHANGED, None
        removed = self.ledger.removed_items()
        if removed >= _MANY and removed > _LAYOUT_SHARE * items:
            text = f"{removed} of {items} items answered 404 or 410: taken down, or moved elsewhere"
            return RunVerdict.LAYOUT_CHANGED, Issue(Level.ERROR, "mass_removal", text)
        if deaf is not None:
            return RunVerdict.INCOMPLETE, deaf
        if self.chains.open_ends():
            return RunVerdict.INCOMPLETE, None
        if alike := self.chains.alike():
            text = f"{alike} parts of the log show the same items: no difference is told"
            return RunVerdict.INCOMPLETE, Issue(Level.ERROR, "parts_alike", text)
        files = (RequestKind.ITEM, RequestKind.ATTACHMENT)
        if self.frontier.count(*files, state="failed"):
            return RunVerdict.PARTIAL, None
        return RunVerdict.OK, None
