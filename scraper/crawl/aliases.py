"""One answer under several addresses is one item: the others are its aliases.

Spellings of one address have one key already (``parsers.text.addresses``). Here an answer
is met under two keys: a redirect leads from one to the other, the page names the other as
its own (``rel=canonical``), or both say word for word the same under addresses that differ
only in case, query or index file. Two lines with different titles are never one answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from parsers.text.addresses import canonical
from parsers.types import Item
from scraper.archive.rows import Capture, stamp
from scraper.archive.store import Store
from scraper.crawl.frontier import Task
from scraper.crawl.versions import version_of

_INDEX: Final = re.compile(r"/(?:index|default|home)\.\w{3,5}$")


def loose(address: str) -> str:
    """A canonical address without case, query and index file: what may be the same page, and
    may not."""
    parts = urlsplit(address)
    path = _INDEX.sub("", parts.path.lower()).rstrip("/")
    return f"{parts.netloc}{path}"


@dataclass(frozen=True, slots=True)
class Aliases:
    """The aliases of one force's items. Calls belong into transactions."""

    store: Store
    force: str

    def main_of(self, canonical_url: str) -> str:
        """The item that an address stands for: its own, where nothing else is known."""
        row = self.store.connection.execute(
            "SELECT item_url FROM aliases WHERE force = ? AND canonical_url = ?",
            [self.force, canonical_url],
        ).fetchone()
        return canonical_url if row is None else str(row[0])

    def saw(self, main: str, at: datetime) -> None:
        """An item was listed under one of its aliases."""
        self.store.connection.execute(
            "UPDATE items SET last_seen = max(last_seen, ?) WHERE force = ? AND canonical_url = ?",
            [stamp(at), self.force, main],
        )

    def folds(self, task: Task, item: Item, capture: Capture) -> bool:
        """Whether a page that has just been read is an item that we know under another key.

        It then becomes its alias, unless it was an answer of its own before.
        """
        own = self._row(task.canonical_url)
        version = version_of(item)
        if own is None or own[1] not in {None, version}:
            return False
        for address, why in self._others(task, item, capture, version):
            main = self.main_of(address)
            other = self._row(main)
            if main == task.canonical_url or other is None:
                continue
            near = loose(main) == loose(task.canonical_url) and why != "same_words"
            if not near and not _same(own[0], other[0]):
                continue  # two lines of different titles are two answers
            self._fold(task.canonical_url, main, why)
            return True
        return False

    def _others(
        self, task: Task, item: Item, capture: Capture, version: str
    ) -> list[tuple[str, str]]:
        named = [(capture.final_url, "address"), (item.same_as, "address")]
        found = [(canonical(url), why) for url, why in named if url]
        rows = self.store.connection.execute(
            "SELECT canonical_url FROM items WHERE force = ? AND version = ?"
            " AND canonical_url <> ?",
            [self.force, version, task.canonical_url],
        ).fetchall()
        found += [
            (row[0], "same_words") for row in rows if loose(row[0]) == loose(task.canonical_url)
        ]
        return [(address, why) for address, why in found if address != task.canonical_url]

    def _row(self, canonical_url: str) -> tuple[str, str | None] | None:
        row = self.store.connection.execute(
            "SELECT title, version FROM items WHERE force = ? AND canonical_url = ?",
            [self.force, canonical_url],
        ).fetchone()
        return None if row is None else (str(row[0]), row[1])

    def _fold(self, address: str, main: str, why: str) -> None:
        database = self.store.connection
        database.execute(
            "DELETE FROM items WHERE force = ? AND canonical_url = ?", [self.force, address]
        )
        if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'parsed'").fetchone():
            database.execute(
                "DELETE FROM parsed WHERE force = ? AND canonical_url = ?", [self.force, address]
            )
        database.execute(
            "UPDATE aliases SET item_url = ? WHERE force = ? AND item_url = ?",
            [main, self.force, address],
        )
        database.execute(
            "INSERT OR REPLACE INTO aliases (force, canonical_url, item_url, why)"
            " VALUES (?, ?, ?, ?)",
            [self.force, address, main, why],
        )


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.casefold().split()) == " ".join(other.casefold().split())
