"""Lines that a listing had and, walked to its proved end, has no more.

That a line is gone is what the list says; what has become of the answer, its own address
does. So it is asked, once, on the night its line is missed (``ask``); afterwards it has its
turn like any other (``turns``), and nights do not grow by answers that have only rolled off
a log. An address that is good for an hour only cannot be asked again without its line: there
the list alone says that the answer is gone, once it has lacked it on ``ABSENT_NIGHTS`` nights
that read it to its end, with every line of it linked. Where most lines are missing at once,
the list is the likelier to be wrong: nothing is believed gone, and it is told every night.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from parsers.text.addresses import fleeting, host_of, twin_of
from parsers.text.parts import is_part
from parsers.types import Force
from scraper.archive.rows import RunRow, stamp
from scraper.archive.store import Store
from scraper.crawl.accounts import log_of, of_run, windowed
from scraper.crawl.drift import MANY, MOST
from scraper.crawl.ledger import Ledger

Days = tuple[date, date]

# One night's list may lack a line by mistake; nights that were blocked or failed do not count.
ABSENT_NIGHTS: Final = 3
_ABSENT: Final = """
SELECT count(*) FROM runs r WHERE force = ? AND id >= ? AND id <= ?
 AND (verdict IN ('OK', 'PARTIAL') OR id = ?) AND NOT EXISTS
  (SELECT 1 FROM issues i WHERE i.run_id = r.id AND i.code = 'entries_unlinked')
"""
_MISSED: Final = """
SELECT url, canonical_url, published_on FROM items WHERE force = :force
 AND source_kind <> 'import' AND listed_as IS NOT NULL AND gone_since IS NULL
 AND canonical_url NOT IN
  (SELECT coalesce(a.item_url, l.canonical_url) FROM listed l LEFT JOIN aliases a
   ON a.force = :force AND a.canonical_url = l.canonical_url WHERE l.run_id = :run)
 ORDER BY canonical_url
"""
_OUT: Final = """
SELECT d.canonical_url, i.url, d.run_id, coalesce(i.last_checked, '') < d.at
 FROM delisted d JOIN items i ON i.force = d.force AND i.canonical_url = d.canonical_url
 WHERE d.force = ? AND d.back_at IS NULL AND i.gone_since IS NULL ORDER BY d.canonical_url
"""


@dataclass(frozen=True, slots=True)
class Out:
    """A line that is off its listing while its answer is not known to be gone."""

    address: str
    url: str
    run_id: int  # the night on which it was missed
    unasked: bool  # nobody has looked at its address since
    mass: bool  # most lines of the listing were missed on that night

    @property
    def askable(self) -> bool:
        """Whether its own address can say what has become of the answer."""
        return not is_part(self.url) and not fleeting(self.url)


@dataclass(frozen=True, slots=True)
class Delisted:
    """The lines that one force's listings have no more. Calls belong into transactions."""

    store: Store
    force: Force
    run: RunRow

    def miss(self, open_logs: Collection[str], older: list[Days], at: datetime) -> list[Out]:
        """Note the lines that tonight's listings ought to have and lack; all that are out.

        ``open_logs`` were not walked to their end and say nothing; ``older`` are days that
        were asked for beside the run's.
        """
        judge = _Judge.of(self.store, self.force, self.run, open_logs, older)
        rows = self.store.connection.execute(
            _MISSED, {"force": self.force.slug, "run": self.run.id}
        ).fetchall()
        self.store.connection.executemany(
            "INSERT INTO delisted (force, canonical_url, at, run_id) SELECT ?, ?, ?, ?"
            " WHERE NOT EXISTS (SELECT 1 FROM delisted WHERE force = ? AND canonical_url = ?"
            " AND back_at IS NULL)",
            [
                (self.force.slug, address, stamp(at), self.run.id, self.force.slug, address)
                for url, address, day in rows
                if judge.misses(url, day)
            ],
        )
        return self._out()

    def _out(self) -> list[Out]:
        rows = self.store.connection.execute(_OUT, [self.force.slug]).fetchall()
        (listed,) = self.store.connection.execute(
            "SELECT count(DISTINCT canonical_url) FROM listed WHERE run_id = ?", [self.run.id]
        ).fetchone()
        nights: dict[int, int] = {}
        for _, _, run_id, _ in rows:
            nights[run_id] = nights.get(run_id, 0) + 1
        mass = {one for one, n in nights.items() if n >= MANY and n > MOST * (n + listed)}
        return [
            Out(address, url, run_id, bool(unasked), run_id in mass)
            for address, url, run_id, unasked in rows
        ]

    def told(self, out: list[Out]) -> list[Out]:
        """Those to be told tonight: missed tonight, or so many at once that it is no removal."""
        return [one for one in out if one.run_id == self.run.id or one.mass]

    def settle(self, out: list[Out], ledger: Ledger, at: datetime) -> None:
        """Answers of which the list alone can say that they are gone."""
        for one in out:
            if fleeting(one.url) and not one.mass and self._absent(one) >= ABSENT_NIGHTS:
                ledger.delist(one.address, at)
                self.store.connection.execute(
                    "UPDATE delisted SET gone = 1 WHERE force = ? AND canonical_url = ?"
                    " AND back_at IS NULL",
                    [self.force.slug, one.address],
                )

    def _absent(self, one: Out) -> int:
        """On how many nights, tonight's too, the listing was read to its end without a line.

        A listing with lines that lead to no item may have had it among them.
        """
        values = [self.force.slug, one.run_id, self.run.id, self.run.id]
        return int(self.store.connection.execute(_ABSENT, values).fetchone()[0])


def back(store: Store, force: str, address: str, at: datetime) -> bool:
    """A line stands on its listing: whether it had left it before this moment."""
    cursor = store.connection.execute(
        "UPDATE delisted SET back_at = :at WHERE force = :force AND canonical_url = :address"
        " AND back_at IS NULL AND at < :at",
        {"at": stamp(at), "force": force, "address": address},
    )
    return cursor.rowcount > 0


@dataclass(frozen=True, slots=True)
class _Judge:
    """Which lines tonight's listings ought to have."""

    force: Force
    logs: Mapping[str, bool | None]  # by name: walked whole, by days only, or not to its end
    spans: list[Days]

    @classmethod
    def of(
        cls,
        store: Store,
        force: Force,
        run: RunRow,
        open_logs: Collection[str],
        older: list[Days],
    ) -> _Judge:
        days = {log_of(force.platform, one.undated().url) for one in windowed(force.platform)}
        logs: dict[str, bool | None] = {
            log: None if log in open_logs else log not in days and not account.outside
            for log, account in of_run(store, run.id).items()
        }
        logs.update(dict.fromkeys(open_logs))
        return cls(force, logs, [(run.since, run.until), *older])

    def misses(self, url: str, day: str | None) -> bool:
        """Whether a line that is not there was to be expected there.

        Where logs share a host, an address does not say which of them it stood on: then all
        of them must have been walked.
        """
        names = [log for log in self.logs if log and _host(log) == _host(url)] or list(self.logs)
        whole = [self.logs[name] for name in names]
        if not whole or None in whole:
            return False
        if all(whole):
            return True
        published = date.fromisoformat(day) if day else None
        return published is not None and any(
            first <= published <= last for first, last in self.spans
        )


def _host(url: str) -> str:
    return twin_of(host_of(url))
