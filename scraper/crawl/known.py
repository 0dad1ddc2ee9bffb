"""What the store knows of an answer whose page has come, for ``proof`` to judge it by."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from parsers.answers.stored_item import crawled_item, item_types
from parsers.errors import ParseError
from parsers.text.addresses import canonical
from parsers.text.parts import is_part
from parsers.types import Force, Item
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.crawl.accounts import beginnings
from scraper.crawl.frontier import Task
from scraper.crawl.ledger import Ledger
from scraper.crawl.proof import ANOTHER, Known, Objection, objection, words_of
from scraper.crawl.versions import version_of
from scraper.errors import ArchiveError


class Proof:
    """Judges the item pages of one force in one run."""

    def __init__(self, store: Store, ledger: Ledger, force: Force) -> None:
        self._store = store
        self._ledger = ledger
        self._force = force
        self._types = item_types(force.platform)
        self._logs = [urlsplit(canonical(url)) for url in beginnings(force.platform)]

    def objection(self, task: Task, item: Item, capture: Capture) -> Objection | None:
        """Why a page is not the answer of its address; None for one that is, for a file in a
        page's place and for a part of a listing."""
        if capture.refers_to is not None:
            return None  # the very bytes of a page that has proved itself
        if is_part(task.url) or capture.media_type not in self._types:
            return None
        line, title = self._ledger.titles(task.canonical_url)
        known = Known(
            address=task.canonical_url,
            line=line,
            title=title,
            stored=self._stored(capture),
            double=self._ledger.holder_of(version_of(item), task.canonical_url) is not None,
        )
        return objection(item, capture.final_url, self._led(task, capture), known)

    def _led(self, task: Task, capture: Capture) -> str:
        """Where redirects have led that is no place of an answer, in words."""
        final = canonical(capture.final_url)
        if _bare(final) == _bare(task.canonical_url):
            return ""
        parts = urlsplit(final)
        if parts.path.strip("/") in {"", "index.html", "index.php", "home", "default.aspx"}:
            return "" if parts.query else "the home page"
        if any(parts.path.rstrip("/") == log.path.rstrip("/") for log in self._logs):
            return "the log"
        return ANOTHER if self._ledger.knows(capture.final_url) else ""

    def _stored(self, capture: Capture) -> Callable[[], str | None]:
        """The words of the version stored before a capture, read only if they are asked for."""

        def words() -> str | None:
            before = self._store.ok_before(capture)
            if before is None or before.media_type not in self._types:
                return None
            try:
                return words_of(crawled_item(self._force.platform, self._store.load_page(before)))
            except (ArchiveError, ParseError):
                return None

        return words


def _bare(address: str) -> str:
    """An address without what changes when a site only tidies its addresses."""
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}".lower()
