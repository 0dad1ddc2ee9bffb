"""Walking a listing that shifts while it is walked, and accounting for every item on it.

A chain is one of the platform's first requests and the "next" pages behind it.
After a chain of several pages its page one is read again: what is new there
pushed items down while we walked (seen twice: harmless); what has vanished, or a
claimed total that changed without reason, may have pulled an item up past us
(seen never), and the chain is walked once more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from parsers.text.addresses import canonical
from parsers.types import Issue, Level, Listing
from scraper.archive.store import Store
from scraper.crawl.frontier import Task
from scraper.settings import Settings

# So many chains with the very same items: what was asked for makes no difference.
_ALIKE: Final = 3


class Step(StrEnum):
    """What to do after a listing page."""

    NEXT = "next"  # go on to the page it links to
    AGAIN = "again"  # read page one again
    CLOSED = "closed"  # this chain is accounted for
    OPEN = "open"  # this chain ends with a gap, a trap or a budget
    REFUSED = "refused"  # this page is not believed: the chain ends before it


@dataclass(frozen=True, slots=True)
class Outcome:
    """The step to take, with what to tell the operator."""

    step: Step
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Chain:
    first_claim: int | None
    last_claim: int | None
    pages: int
    barren: int
    items: int  # distinct ones of this walk


class Chains:
    """The listing chains of one run, kept in ``crawl.db``."""

    def __init__(self, store: Store, run_id: int, settings: Settings) -> None:
        self._db = store.connection
        self._run_id = run_id
        self._settings = settings

    def note(self, task: Task, listing: Listing) -> Outcome:
        """Write down one page and say what comes next. Belongs into a transaction."""
        if excess := self._excess(task, listing):
            self.fail(task, "trap")
            return Outcome(Step.REFUSED, (excess,))
        fresh = self._note_entries(task, listing)
        chain = self._note_page(task, listing, fresh=fresh)
        if task.walk > 0 and task.page == 1:
            outcome = self._compare(task, listing, chain)
            if outcome is not None:
                return self._end(task, outcome)
        if trap := self._trap(task, listing, chain):
            return self._end(task, Outcome(Step.OPEN, (trap,)))
        if listing.next is not None:
            return Outcome(Step.NEXT)
        if listing.more is not None and not self._all_had(task, chain):
            text = f"the listing goes on where it cannot be followed: {listing.more}"
            lost = Issue(Level.ERROR, "listing_unfinished", text, where=task.url)
            return self._end(task, Outcome(Step.OPEN, (lost,)))
        if chain.pages == 1 and self._adds_up(task, chain):
            return self._end(task, Outcome(Step.CLOSED))
        if task.walk > self._settings.max_rewalks:
            return self._end(task, Outcome(Step.OPEN, (self._gap(task, chain),)))
        return self._end(task, Outcome(Step.AGAIN))

    def fail(self, task: Task, reason: str) -> None:
        """A page could not be fetched or read: the chain ends here."""
        self._db.execute(
            "INSERT INTO chains (run_id, chain, walk, ended) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (run_id, chain, walk) DO UPDATE SET ended = excluded.ended",
            [self._run_id, task.chain, task.walk, reason],
        )

    def guess(self, chain: int) -> None:
        """A chain that may be no listing at all: then it was never one of the log's."""
        self._db.execute(
            "INSERT INTO chains (run_id, chain, walk, ended) VALUES (?, ?, 0, 'guessed')"
            " ON CONFLICT DO NOTHING",
            [self._run_id, chain],
        )

    def is_guess(self, task: Task) -> bool:
        """Whether nothing has been read of such a chain yet."""
        query = "SELECT ended, pages FROM chains WHERE run_id = ? AND chain = ? AND walk = ?"
        row = self._db.execute(query, [self._run_id, task.chain, task.walk]).fetchone()
        return row is not None and tuple(row) == ("guessed", 0)

    def met(self, task: Task, addresses: list[str]) -> int:
        """How many of a page's lines its chain has met before, on whichever walk, or twice here."""
        query = "SELECT 1 FROM listed WHERE run_id = ? AND chain = ? AND canonical_url = ? LIMIT 1"
        place = (self._run_id, task.chain)
        fresh = {one for one in addresses if not self._db.execute(query, [*place, one]).fetchone()}
        return len(addresses) - len(fresh)

    def barren(self, task: Task) -> bool:
        """Whether the page before this one brought no item that the walk had not met."""
        before = self._chain(task.chain, task.walk)
        return before is not None and before.barren > 0

    def listed_on(self, chain: int) -> int:
        """Distinct items on one chain."""
        query = "SELECT count(DISTINCT canonical_url) FROM listed WHERE run_id = ? AND chain = ?"
        return int(self._db.execute(query, [self._run_id, chain]).fetchone()[0])

    def items_new_to_windows(self, chain: int, since: date) -> bool:
        """Whether a chain has an item that a window from ``since`` on ought to have found."""
        query = (
            "SELECT 1 FROM listed l JOIN runs r ON r.id = l.run_id JOIN items i"
            " ON i.force = r.force AND i.canonical_url = l.canonical_url WHERE l.run_id = ?"
            " AND l.chain = ? AND coalesce(i.published_on, ?) >= ? LIMIT 1"
        )
        asked = [self._run_id, chain, since.isoformat(), since.isoformat()]
        return self._db.execute(query, asked).fetchone() is not None

    def loop(self, task: Task, url: str) -> Issue:
        """The next link leads back to a page of this walk."""
        self.fail(task, "trap")
        text = f"the next page after {task.url} is a page already walked"
        return Issue(Level.WARNING, "listing_loop", text, where=url)

    def listed(self) -> int:
        """Distinct items on all chains."""
        return self._number("SELECT count(DISTINCT canonical_url) FROM listed WHERE run_id = ?")

    def claimed(self) -> int | None:
        """What the listing says it has, over all chains; None if any chain does not say."""
        rows = self._db.execute(
            "SELECT last_claim FROM chains c WHERE run_id = ? AND pages > 0 AND walk ="
            " (SELECT max(walk) FROM chains d WHERE d.run_id = c.run_id AND d.chain = c.chain)",
            [self._run_id],
        ).fetchall()
        claims = [row[0] for row in rows]
        return sum(claims) if claims and None not in claims else None

    def open_ends(self) -> list[int]:
        """Chains whose last walk ended in a gap, a trap or a failure."""
        rows = self._db.execute(
            "SELECT chain FROM chains c WHERE run_id = ? AND ended IS NOT 'closed'"
            " AND NOT (ended IS 'guessed' AND pages = 0) AND walk ="
            " (SELECT max(walk) FROM chains d WHERE d.run_id = c.run_id AND d.chain = c.chain)",
            [self._run_id],
        )
        return [int(row[0]) for row in rows]

    def alike(self) -> int:
        """How many chains there are if all show the very same items; 0 where they differ.

        Windows, years or letters that make no difference are not heard by the site.
        """
        rows = self._db.execute(
            "SELECT chain, group_concat(canonical_url, ' ') FROM (SELECT DISTINCT chain,"
            " canonical_url FROM listed WHERE run_id = ? ORDER BY chain, canonical_url)"
            " GROUP BY chain",
            [self._run_id],
        ).fetchall()
        return len(rows) if len(rows) >= _ALIKE and len({row[1] for row in rows}) == 1 else 0

    # ------------------------------------------------------------------ one page

    def _excess(self, task: Task, listing: Listing) -> Issue | None:
        """More items than the listing itself says it has: a calendar, or another list beside it.

        What is too much cannot be told from what is right, so the page is not believed.
        """
        if listing.claimed_total is None:
            return None
        earlier = self._chain(task.chain, task.walk)
        had = earlier.items if earlier else 0
        distinct = had + len(self._unseen(task, {canonical(one.url) for one in listing.entries}))
        claims = [listing.claimed_total, (earlier.first_claim or 0) if earlier else 0]
        if distinct <= max(claims):
            return None
        text = f"{distinct} items on a listing that claims {max(claims)}; page {task.page} left out"
        return Issue(Level.ERROR, "more_than_claimed", text, where=task.url)

    def _note_entries(self, task: Task, listing: Listing) -> int:
        """Keep a page's entries in order; how many this walk had not seen."""
        addresses = [canonical(entry.url) for entry in listing.entries]
        fresh = self._unseen(task, set(addresses))
        place = (self._run_id, task.chain, task.walk, task.page)
        self._db.executemany(
            "INSERT OR REPLACE INTO listed (run_id, chain, walk, page, position, canonical_url)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(*place, position, address) for position, address in enumerate(addresses)],
        )
        return len(fresh)

    def _note_page(self, task: Task, listing: Listing, *, fresh: int) -> _Chain:
        row = self._db.execute(
            "INSERT INTO chains"
            " (run_id, chain, walk, first_claim, last_claim, pages, barren, items)"
            " VALUES (:run, :chain, :walk, :claim, :claim, :page, :barren, :fresh)"
            " ON CONFLICT (run_id, chain, walk) DO UPDATE SET"
            " first_claim = coalesce(first_claim, excluded.first_claim),"
            " last_claim = coalesce(excluded.last_claim, last_claim), pages = excluded.pages,"
            " items = items + excluded.items,"
            " barren = CASE WHEN excluded.barren THEN barren + 1 ELSE 0 END"
            " RETURNING first_claim, last_claim, pages, barren, items",
            {
                "run": self._run_id,
                "chain": task.chain,
                "walk": task.walk,
                "claim": listing.claimed_total,
                "page": task.page,
                "barren": fresh == 0,
                "fresh": fresh,
            },
        ).fetchone()
        return _Chain(*row)

    def _trap(self, task: Task, listing: Listing, chain: _Chain) -> Issue | None:
        if listing.next is None:
            return None
        if chain.barren >= self._settings.max_barren_pages:
            text = f"{chain.barren} pages in a row without a new item; the walk was stopped"
            return Issue(Level.ERROR, "listing_trap", text, where=task.url)
        if chain.pages >= self._settings.max_listing_pages:
            text = f"stopped after {chain.pages} listing pages (max_listing_pages)"
            return Issue(Level.ERROR, "listing_budget", text, where=task.url)
        return None

    def _end(self, task: Task, outcome: Outcome) -> Outcome:
        word = {Step.CLOSED: "closed", Step.AGAIN: "walked"}.get(outcome.step, "open")
        self._db.execute(
            "UPDATE chains SET ended = ? WHERE run_id = ? AND chain = ? AND walk = ?",
            [word, self._run_id, task.chain, task.walk],
        )
        return outcome

    # ------------------------------------------------------------------ accounting

    def _adds_up(self, task: Task, chain: _Chain) -> bool:
        """Whether a walk has as many items as its last page claims; items listed twice count."""
        if chain.last_claim is None:
            return True
        rows, _ = self._counts(task.chain, task.walk)
        return chain.last_claim <= rows

    def _all_had(self, task: Task, chain: _Chain) -> bool:
        """Whether the listing's own count says that nothing is left behind a way on."""
        return chain.last_claim is not None and self._adds_up(task, chain)

    def _compare(self, task: Task, listing: Listing, now: _Chain) -> Outcome | None:
        """Page one again, against the walk before: None if the chain must be walked once more."""
        before = self._chain(task.chain, task.walk - 1)
        assert before is not None
        old = self._page_one(task.chain, task.walk - 1)
        again = [canonical(entry.url) for entry in listing.entries]
        known = self._known(task.chain, task.walk)
        pushed = [address for address in again if address not in known]
        # What new items did not push off page one must still stand on it.
        lost = set(old[: max(0, len(again) - len(pushed))]) - set(again)
        issues: list[Issue] = []
        if pushed:
            text = f"{len(pushed)} items appeared while the listing was walked"
            issues.append(Issue(Level.INFO, "listing_shifted", text, where=task.url))
        steady = (
            before.first_claim is None
            or now.last_claim is None
            or now.last_claim == before.first_claim + len(pushed)
        )
        if not lost and steady:
            rows, distinct = self._counts(task.chain, task.walk - 1)
            expected = before.first_claim
            if expected is None or expected <= distinct:
                return Outcome(Step.CLOSED, tuple(issues))
            if expected <= rows and not pushed:
                text = f"{rows - distinct} items stand on the listing twice"
                issues.append(Issue(Level.INFO, "duplicate_entries", text, where=task.url))
                return Outcome(Step.CLOSED, tuple(issues))
        if task.walk > self._settings.max_rewalks:
            return Outcome(Step.OPEN, (*issues, self._gap(task, now)))
        return None

    def _gap(self, task: Task, chain: _Chain) -> Issue:
        distinct = len(self._known(task.chain, task.walk + 1))
        text = (
            f"the listing claims {chain.last_claim} items, {distinct} were collected"
            f" in {task.walk + 1} walks"
        )
        return Issue(Level.ERROR, "listing_gap", text, where=task.url)

    def _chain(self, chain: int, walk: int) -> _Chain | None:
        row = self._db.execute(
            "SELECT first_claim, last_claim, pages, barren, items FROM chains"
            " WHERE run_id = ? AND chain = ? AND walk = ?",
            [self._run_id, chain, walk],
        ).fetchone()
        return _Chain(*row) if row else None

    def _unseen(self, task: Task, addresses: set[str]) -> set[str]:
        """Those of a page's items that this walk has not met before."""
        query = (
            "SELECT 1 FROM listed WHERE run_id = ? AND chain = ? AND walk = ?"
            " AND canonical_url = ? LIMIT 1"
        )
        place = (self._run_id, task.chain, task.walk)
        return {one for one in addresses if not self._db.execute(query, [*place, one]).fetchone()}

    def _page_one(self, chain: int, walk: int) -> list[str]:
        rows = self._db.execute(
            "SELECT canonical_url FROM listed WHERE run_id = ? AND chain = ? AND walk = ?"
            " AND page = 1 ORDER BY position",
            [self._run_id, chain, walk],
        )
        return [row[0] for row in rows]

    def _known(self, chain: int, before_walk: int) -> set[str]:
        rows = self._db.execute(
            "SELECT DISTINCT canonical_url FROM listed WHERE run_id = ? AND chain = ? AND walk < ?",
            [self._run_id, chain, before_walk],
        )
        return {row[0] for row in rows}

    def _counts(self, chain: int, walk: int) -> tuple[int, int]:
        """Entries of a walk, and distinct items among them."""
        row = self._db.execute(
            "SELECT count(*), count(DISTINCT canonical_url) FROM listed"
            " WHERE run_id = ? AND chain = ? AND walk = ?",
            [self._run_id, chain, walk],
        ).fetchone()
        return int(row[0]), int(row[1])

    def _number(self, query: str) -> int:
        return int(self._db.execute(query, [self._run_id]).fetchone()[0])
