"""Which known items a night looks at again, beside those that are new on the listing.

Answers change soon after they are published, or hardly ever, so an item's turn depends on
its age (``PERIODS``), in shares of ``rotation_days``. That its line still stands on the
listing, with the same words, is seen more often than that (``quiet``); an item whose line
has changed or vanished is looked at the same night, whatever its turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from parsers.text.addresses import fleeting
from scraper.archive.rows import RunRow, stamp
from scraper.archive.store import Store
from scraper.settings import Settings


@dataclass(frozen=True, slots=True)
class Period:
    """Items up to so many days old have their turn in this share of ``rotation_days``."""

    days: float
    share: float
    within: int  # a witness: an age that it covers
    beyond: int  # and one that it does not


PERIODS: Final = (
    Period(7, 0.0, 7, 8),
    Period(45, 0.25, 45, 46),
    Period(365, 1.0, 365, 366),
    Period(float("inf"), 4.0, 20_000, -1),
)
# Half an hour: a turn falls due on the night, however late that began.
_SLACK: Final = timedelta(minutes=30)
_FINE: Final = frozenset({"OK", "UNCHANGED", "NOT_FOUND", "GONE"})


@dataclass(frozen=True, slots=True)
class _Item:
    url: str
    age: float  # days since its publication, as far as it is known
    rested: timedelta  # since it was looked at
    late: float  # how many of its periods have passed


def period(age: float, settings: Settings) -> timedelta:
    """In what time an item of an age in days has its turn."""
    share = next(one.share for one in PERIODS if age <= one.days)
    return timedelta(days=share * settings.rotation_days)


def due(store: Store, force: str, run: RunRow, settings: Settings) -> Iterator[str]:
    """Addresses of the known items whose turn it is tonight.

    Those that were never had whole or failed last time; of the rest those that are due, the
    latest first, ``rotation_at_least`` of them and no more than ``rotation_share`` of all
    that are known: with more, each waits a little longer. An address that is good for an
    hour only is asked for if tonight's listing had it.
    """
    now = datetime.now(UTC)
    rows = store.connection.execute(
        "SELECT url, published_on, first_seen, first_run, last_checked, version, last_verdict,"
        " listed_at FROM items WHERE force = ? AND source_kind <> 'import'"
        " ORDER BY last_checked, canonical_url",
        [force],
    ).fetchall()
    begun = min((row[3] for row in rows if row[3] is not None), default=None)
    tonight = stamp(run.started_at)
    waiting: list[_Item] = []
    for url, day, seen, first_run, checked, version, verdict, listed in rows:
        if fleeting(url) and (listed or "") < tonight:
            continue
        if version is None or checked is None or verdict not in _FINE:
            yield url
            continue
        age = _age(now, day, seen, first_night=first_run == begun)
        rested = now - datetime.fromisoformat(checked)
        turn = period(age, settings)
        late = rested / turn if turn else float("inf")
        if rested + _SLACK >= turn or len(waiting) < settings.rotation_at_least:
            waiting.append(_Item(url, age, rested, late))
    waiting.sort(key=lambda one: -one.late)
    most = max(settings.rotation_at_least, int(settings.rotation_share * len(rows)))
    yield from (one.url for one in waiting[:most])


def _age(now: datetime, day: str | None, seen: str, *, first_night: bool) -> float:
    """Days since an item was published, or since we met it; of what was there before our first
    night and bears no day, nobody can say: it is old."""
    if day is not None:
        return (now.date() - date.fromisoformat(day)).days
    return float("inf") if first_night else (now - datetime.fromisoformat(seen)).days


def nightly(store: Store, run: RunRow) -> bool:
    """Whether a run is one of the nights, whose days nobody has chosen."""
    row = store.connection.execute(
        "SELECT since FROM sessions WHERE id = ?", [run.session_id]
    ).fetchone()
    return row is not None and row[0] is None


def years_turn(run: RunRow, year: int, settings: Settings) -> bool:
    """Whether the lists of an older year are walked again tonight, with the months below them."""
    return year % settings.rotation_days == run.started_at.toordinal() % settings.rotation_days


def older_months(store: Store, run: RunRow, settings: Settings) -> list[tuple[date, date]]:
    """The months before a run's days whose turn it is to be listed again: each that has known
    items comes once in ``rotation_days``."""
    rows = store.connection.execute(
        "SELECT DISTINCT substr(published_on, 1, 7) FROM items WHERE force = ?"
        " AND published_on < ? AND gone_since IS NULL ORDER BY 1",
        [run.force, run.since.replace(day=1).isoformat()],
    )
    turn = run.started_at.toordinal() % settings.rotation_days
    months = [date.fromisoformat(f"{row[0]}-01") for row in rows]
    return [
        (first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        for place, first in enumerate(months)
        if place % settings.rotation_days == turn
    ]
