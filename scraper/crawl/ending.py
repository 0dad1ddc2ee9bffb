"""When a run ends, and how it is judged then: by what failed, what is gone, what is missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from parsers.types import Force, Issue, Level, RequestKind
from scraper.archive.store import Store
from scraper.crawl.accounts import beginnings, log_of
from scraper.crawl.drift import MANY, MOST
from scraper.crawl.frontier import Frontier
from scraper.crawl.ledger import Ledger
from scraper.crawl.listing import Chains
from scraper.crawl.runs import RunVerdict
from scraper.fetch.verdicts import Verdict

LEAVE_ALONE: Final = frozenset(
    {Verdict.BLOCKED, Verdict.CHALLENGE, Verdict.FORBIDDEN_BY_ROBOTS, Verdict.RATE_LIMITED}
)
_READ: Final = frozenset({Verdict.OK, Verdict.UNCHANGED})


@dataclass(frozen=True, slots=True)
class Ending:
    """What one run leaves behind when its queue is empty."""

    store: Store
    frontier: Frontier
    ledger: Ledger
    chains: Chains
    force: Force
    run_id: int

    def verdict(
        self, *, layout: bool, deaf: Issue | None
    ) -> tuple[RunVerdict | Verdict, list[Issue]]:
        """The run's verdict; ``layout`` where a listing could not be read at all, ``deaf``
        where windows found nothing and ought to have."""
        lost = self._lost_logs()
        told = [
            Issue(Level.ERROR, "log_failed", f"{_word(verdict)}: one of several logs", where=log)
            for log, verdict in lost.items()
            if log
        ]
        first = next(iter(beginnings(self.force.platform)), "")
        present = "" if "" in lost else first
        if present in lost and lost[present] not in _READ:
            return lost[present], told
        items = self.frontier.count(RequestKind.ITEM)
        unread = self.store.unread_items(self.run_id)
        others = bool(told) and present not in lost  # the present log is whole
        if (layout and not others) or (unread >= MANY and unread > MOST * items):
            return RunVerdict.LAYOUT_CHANGED, told
        removed = self.ledger.removed_items()
        if removed >= MANY and removed > MOST * items:
            text = f"{removed} of {items} items answered 404 or 410: taken down, or moved elsewhere"
            return RunVerdict.LAYOUT_CHANGED, [*told, Issue(Level.ERROR, "mass_removal", text)]
        if deaf is not None:
            return RunVerdict.INCOMPLETE, [*told, deaf]
        if self._open(lost):
            return RunVerdict.INCOMPLETE, told
        if alike := self.chains.alike():
            text = f"{alike} parts of the log show the same items: no difference is told"
            return RunVerdict.INCOMPLETE, [*told, Issue(Level.ERROR, "parts_alike", text)]
        files = (RequestKind.ITEM, RequestKind.ATTACHMENT)
        if told or self.frontier.count(*files, state="failed"):
            return RunVerdict.PARTIAL, told
        return RunVerdict.OK, told

    def _lost_logs(self) -> dict[str, Verdict]:
        """The logs of which a page could not be fetched or read, with the first reason."""
        found: dict[str, Verdict] = {}
        for url, verdict in self.frontier.lost_pages():
            log = log_of(self.force.platform, url)
            if found.get(log, Verdict.OK) in _READ:  # fetched and not read says less
                found[log] = verdict
        return found

    def _open(self, lost: Collection[str]) -> bool:
        """Whether a chain of a log that is not lost was not walked to its end."""
        logs = (
            log_of(self.force.platform, self.frontier.first_of(chain))
            for chain in self.chains.open_ends()
        )
        return any(log == "" or log not in lost for log in logs)


def _word(verdict: Verdict) -> str:
    """Why a log is lost: a page of it that came and could not be read is another page now."""
    return (RunVerdict.LAYOUT_CHANGED if verdict in _READ else verdict).value
