"""What one run still has to fetch: a queue in ``crawl.db`` that survives a kill.

A task is taken off only in the transaction that writes down what its answer led
to. Killed in between, the run finds the answer in the archive and goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parsers.text.addresses import canonical, host_of, twin_of
from parsers.types import RequestKind
from scraper.archive.rows import Capture, columns, read
from scraper.archive.store import Store
from scraper.fetch.verdicts import Verdict

# Attachments before further items: an item is finished before the next is begun.
_RANK: Final = {
    RequestKind.LISTING: 0,
    RequestKind.SITEMAP: 1,
    RequestKind.ATTACHMENT: 2,
    RequestKind.ITEM: 3,
}
# Kinds of which a run has each address once; a page of the listing may belong to two chains.
_ASKED_ONCE: Final = frozenset({RequestKind.ITEM, RequestKind.ATTACHMENT})


@dataclass(frozen=True, slots=True)
class Task:
    """One address to fetch. ``walk``, ``chain`` and ``page`` place a listing page;
    ``parent`` is an attachment's item; ``whole`` asks without conditions."""

    id: int
    kind: RequestKind
    walk: int
    chain: int
    page: int
    url: str
    canonical_url: str
    parent: str | None
    whole: bool


class Frontier:
    """The queue of one run. All calls belong into the caller's transaction."""

    def __init__(self, store: Store, run_id: int) -> None:
        self._store = store
        self._run_id = run_id
        # Counted here and not again for each task: a log may have tens of thousands.
        self.total, self.left = store.connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE state = 'pending') FROM frontier"
            " WHERE run_id = ?",
            [run_id],
        ).fetchone()
        self._resumed = self.total > 0

    def add(
        self,
        kind: RequestKind,
        url: str,
        *,
        walk: int = 0,
        chain: int = 0,
        page: int = 0,
        parent: str | None = None,
        whole: bool = False,
    ) -> bool:
        """Put an address into the queue; False if this run knows it already."""
        values = (self._run_id, kind, _RANK[kind], walk, chain, page, url, canonical(url), parent)
        cursor = self._store.connection.execute(
            "INSERT INTO frontier (run_id, kind, rank, walk, chain, page, url, canonical_url,"
            " parent, whole) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (run_id, kind, walk, chain, canonical_url) DO NOTHING",
            [*values, int(whole)],
        )
        added = cursor.rowcount == 1
        self.total += added
        self.left += added
        return added

    def add_chain(self, url: str) -> int | None:
        """Put the first page of a further listing into the queue; its chain, None if known."""
        if self.has(RequestKind.LISTING, canonical(url)):
            return None
        (last,) = self._store.connection.execute(
            "SELECT max(chain) FROM frontier WHERE run_id = ?", [self._run_id]
        ).fetchone()
        chain = int(last) + 1
        return chain if self.add(RequestKind.LISTING, url, chain=chain, page=1) else None

    def chain_of(self, url: str) -> int | None:
        """The chain that an address is the first page of."""
        row = self._store.connection.execute(
            "SELECT chain FROM frontier WHERE run_id = ? AND kind = ? AND canonical_url = ?"
            " AND page = 1 LIMIT 1",
            [self._run_id, RequestKind.LISTING, canonical(url)],
        ).fetchone()
        return None if row is None else int(row[0])

    def has(self, kind: RequestKind, canonical_url: str) -> bool:
        """Whether this run has, or had, an address to fetch as one of a kind."""
        query = "SELECT 1 FROM frontier WHERE run_id = ? AND kind = ? AND canonical_url = ?"
        values = [self._run_id, kind, canonical_url]
        return self._store.connection.execute(query, values).fetchone() is not None

    def next(self) -> Task | None:
        """The next task; None when all is done."""
        row = self._store.connection.execute(
            f"SELECT {columns(Task)} FROM frontier"  # noqa: S608 (our column names)
            " WHERE run_id = ? AND state = 'pending' ORDER BY rank, chain, id LIMIT 1",
            [self._run_id],
        ).fetchone()
        return None if row is None else read(Task, row)

    def answered(self, task: Task) -> Capture | None:
        """The answer stored before the run was killed, if it was; of a page of the listing, the
        one that another chain has led to."""
        if not self._resumed and task.kind in _ASKED_ONCE:
            return None
        return self._store.capture_of_run(self._run_id, task.kind, task.walk, task.canonical_url)

    def first_of(self, chain: int) -> str:
        """The address of a chain's page one."""
        row = self._store.connection.execute(
            "SELECT url FROM frontier WHERE run_id = ? AND kind = ? AND chain = ? AND page = 1"
            " ORDER BY walk LIMIT 1",
            [self._run_id, RequestKind.LISTING, chain],
        ).fetchone()
        return str(row[0])

    def finish(self, task: Task, capture: Capture | None, state: str = "done") -> None:
        """Take a task off: ``done``, ``failed`` or ``skipped``."""
        verdict = capture.verdict if capture else None
        capture_id = capture.id if capture else None
        self._store.connection.execute(
            "UPDATE frontier SET state = ?, verdict = ?, capture_id = ? WHERE id = ?",
            [state, verdict, capture_id, task.id],
        )
        self.left -= 1

    def drop(self, host: str, verdict: Verdict) -> int:
        """Fail what waits for one host; how many tasks wait for others."""
        rows = self._store.connection.execute(
            "SELECT id, url FROM frontier WHERE run_id = ? AND state = 'pending'", [self._run_id]
        ).fetchall()
        lost = [(verdict, row[0]) for row in rows if twin_of(host_of(row[1])) == twin_of(host)]
        self._store.connection.executemany(
            "UPDATE frontier SET state = 'failed', verdict = ? WHERE id = ?", lost
        )
        self.left -= len(lost)
        return len(rows) - len(lost)

    def lost_pages(self) -> list[tuple[str, Verdict]]:
        """The pages of the listing that could not be fetched or read, with what came back."""
        rows = self._store.connection.execute(
            "SELECT url, verdict FROM frontier WHERE run_id = ? AND kind = ? AND state = 'failed'"
            " ORDER BY id",
            [self._run_id, RequestKind.LISTING],
        )
        return [(row[0], Verdict(row[1] or Verdict.NO_WORDS)) for row in rows]

    def count(self, *kinds: RequestKind, state: str | None = None) -> int:
        """How many tasks of these kinds there are, in one state if asked."""
        marks = ", ".join("?" for _ in kinds)
        query = (
            f"SELECT count(*) FROM frontier WHERE run_id = ? AND kind IN ({marks})"  # noqa: S608
            " AND state = coalesce(?, state)"
        )
        row = self._store.connection.execute(query, [self._run_id, *kinds, state]).fetchone()
        return int(row[0])

    def clear_older(self, force: str) -> None:
        """Forget the queues and listing walks of a force's earlier runs: only counts are kept."""
        for table in ("frontier", "listed", "chains"):
            self._store.connection.execute(
                f"DELETE FROM {table} WHERE run_id IN"  # noqa: S608 (names above)
                " (SELECT id FROM runs WHERE force = ? AND id < ?)",
                [force, self._run_id],
            )
