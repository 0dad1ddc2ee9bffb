"""The files of an answer: which links are asked, and what is a file by what comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from parsers.platforms.body_links import likely_file
from parsers.text.addresses import canonical
from parsers.types import Issue, Item, Level, LinkKind, RequestKind
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.crawl.frontier import Frontier, Task
from scraper.crawl.ledger import Ledger
from scraper.crawl.links import Fate, Links
from scraper.settings import Settings

Told = Callable[[list[Issue], str], None]  # issues, and the address they are about
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


class ItemFiles:
    """The files of one force's answers, in one run. Calls belong into transactions."""

    def __init__(
        self,
        store: Store,
        frontier: Frontier,
        ledger: Ledger,
        links: Links,
        settings: Settings,
        allowed: Callable[[str], bool],
        told: Told,
    ) -> None:
        self._store = store
        self._frontier = frontier
        self._ledger = ledger
        self._links = links
        self._settings = settings
        self._allowed = allowed
        self._told = told

    def want(self, item_url: str, item: Item | None, capture: Capture) -> None:
        """Queue the files of an answer whose page has been read; None: it is unchanged."""
        if item is None:
            urls = [row.url for row in self._ledger.attachments_of(item_url)]
        else:
            maybe = self._links.note(item_url, item, capture.fetched_at)
            keep = [canonical(link.url) for link in maybe]
            places = self._places(item)
            urls = self._ledger.list_attachments(
                item_url, item, capture.fetched_at, places=places, keep=keep
            )
            urls += [link.url for link in maybe if canonical(link.url) not in map(canonical, urls)]
        limit = self._settings.max_attachments
        for url in urls[limit:]:
            self._links.settle(item_url, canonical(url), Fate.BUDGET)
        if len(urls) > limit:
            text = f"{len(urls)} files; only max_attachments are fetched"
            self._told([Issue(Level.ERROR, "attachment_budget", text, capture.url)], capture.url)
        for url in urls[:limit]:
            if self._allowed(url):
                self._queue(item_url, url)
            else:
                self._links.settle(item_url, canonical(url), Fate.REFUSED)

    def _places(self, item: Item) -> dict[str, int]:
        files = [one for one in item.links if one.kind in {LinkKind.FILE, LinkKind.MAYBE}]
        return {canonical(one.url): place for place, one in reversed(list(enumerate(files)))}

    def _queue(self, item_url: str, url: str) -> None:
        """Queue a file; one that another item links to too has its answer already."""
        if self._frontier.add(RequestKind.ATTACHMENT, url, parent=item_url):
            return
        address = canonical(url)
        had = self._store.capture_of_run(self._links.run_id, RequestKind.ATTACHMENT, 0, address)
        if had is not None:
            self.answer(item_url, address, had)

    def answer(self, item_url: str, address: str, capture: Capture) -> bool:
        """Note what came back for a link; false where that is a failure of the run."""
        link = self._links.undecided(item_url, address)
        if link is None or self._ledger.has_attachment(item_url, address):
            self._ledger.answer_attachment(item_url, address, capture)
            fetched = capture.verdict.usable
            self._links.settle(item_url, address, Fate.FETCHED if fetched else Fate.FAILED)
            return fetched
        if not capture.verdict.usable:
            self._links.settle(item_url, address, Fate.FAILED)
            level = Level.WARNING if likely_file(link) else Level.INFO
            text = f"{capture.verdict}: a link of the answer could not be followed"
            self._told([Issue(level, "link_failed", text, link.url)], link.url)
        elif capture.media_type in _PAGES:
            self._links.settle(item_url, address, Fate.PAGE)
            if likely_file(link):
                text = f"{link.words[:60]!r} leads to a page, which is not read as a file"
                self._told([Issue(Level.WARNING, "file_is_page", text, link.url)], link.url)
        else:
            self._ledger.add_attachment(item_url, link, capture.fetched_at)
            self._ledger.answer_attachment(item_url, address, capture)
            self._links.settle(item_url, address, Fate.FETCHED)
        return True

    def undecided(self, task: Task) -> bool:
        """Whether a task is a link of which only what comes back says whether it is a file."""
        if task.kind is not RequestKind.ATTACHMENT or task.parent is None:
            return False
        known = self._ledger.has_attachment(task.parent, task.canonical_url)
        return not known and self._links.undecided(task.parent, task.canonical_url) is not None

    def leave(self, task: Task) -> None:
        """A file that was purged, or that the recording lacks."""
        if task.kind is RequestKind.ATTACHMENT and task.parent is not None:
            self._links.settle(task.parent, task.canonical_url, Fate.NOT_HAD)
