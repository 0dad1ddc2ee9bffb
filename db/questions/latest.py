"""Which number a force's latest answer gives for a period; where its tables disagree, none alone.

One answer may print two totals of the same thing: by month and by outcome, a whole and a part
that goes by the same name. The better grounded one is the latest and the others are marked; where
nothing decides, all are.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from db.questions.thesaurus import SUBJECTS
from db.questions.vocabulary import Dispute
from parsers.types import Quality, Totals

# One row a value, those about the same thing and period together, the newest answers first.
_OWN: Final = """
    SELECT s.table_key, s.measure, s.position, s.latest, s.disputed,
        (SELECT m.measure_key FROM measures m WHERE m.table_key = s.table_key
            AND m.measure = s.measure LIMIT 1) AS thing,
        s.period_start, s.period_end, s.period_kind, s.value, s.qualifier, s.low, s.high,
        coalesce(d.responded_on, d.published_on, d.received_on, '') AS dated,
        (SELECT m.subject || ' ' || coalesce(m.words, '') FROM measures m
            WHERE m.table_key = s.table_key AND m.measure = s.measure LIMIT 1) AS named,
        t.totals, t.quality
    FROM disclosures d JOIN tables t ON t.disclosure = d.key
    JOIN series s ON s.table_key = t.key
    WHERE d.force = ?
    ORDER BY thing, s.period_kind, s.period_start, s.period_end, dated DESC,
        s.table_key, s.measure, s.position
"""
_MARK: Final = """
    UPDATE series SET latest = ?, disputed = ?
    WHERE table_key = ? AND measure = ? AND position = ?
"""


class Value(NamedTuple):
    """One value of a series with what speaks for it."""

    table: str
    measure: int
    position: int
    latest: int
    disputed: str | None
    thing: str
    start: str | None
    end: str | None
    kind: str
    value: float | None
    qualifier: str | None
    low: float | None
    high: float | None
    dated: str
    named: str | None
    totals: str
    quality: str

    @property
    def about(self) -> tuple[str, str | None, str | None, str]:
        """What is counted, and when."""
        return self.thing, self.start, self.end, self.kind

    @property
    def said(self) -> tuple[float | None, str | None, float | None, float | None]:
        """What is printed."""
        return self.value, self.qualifier, self.low, self.high

    @property
    def ground(self) -> tuple[bool, bool, bool]:
        """What speaks for it: its subject's own name, sums that agree, a clean reading."""
        subject, _, words = (self.named or "").partition(" ")
        return (
            words.casefold() == _name(subject),
            self.totals != Totals.DISAGREE,
            self.quality == Quality.CLEAN,
        )


def mark_latest(connection: sqlite3.Connection, force: str) -> None:
    """Renew ``series.latest`` and ``series.disputed`` of a force, in the caller's transaction."""
    rows = (Value(*row) for row in connection.execute(_OWN, [force]).fetchall())
    connection.executemany(
        _MARK,
        [
            (latest, dispute, one.table, one.measure, one.position)
            for _, values in groupby(rows, key=lambda one: one.about)
            for one, latest, dispute in judged(list(values))
            if (latest, dispute) != (one.latest, one.disputed)
        ],
    )


def judged(values: Sequence[Value]) -> Iterator[tuple[Value, int, str | None]]:
    """Each value of one thing and period with whether it is the latest, or disputed.

    ``values`` are those of the newest answer first. Of equal values of one day the first counts.
    """
    newest = values[0].dated
    now = [one for one in values if one.dated == newest]
    sure = _better(now)
    several = len({one.said for one in now}) > 1
    taken = False
    for one in values:
        if one.dated != newest:
            yield one, 0, None
        elif one.said == sure:
            yield one, 0 if taken else 1, None
            taken = True
        else:
            outweighed = Dispute.OUTWEIGHED if sure is not None else Dispute.OPEN
            yield one, 0, outweighed if several else None


def _better(values: Iterable[Value]) -> tuple[object, ...] | None:
    """What the best grounded values say; None where they do not say the same."""
    by_ground = defaultdict(set)
    for one in values:
        by_ground[one.ground].add(one.said)
    best = by_ground[max(by_ground)]
    return best.pop() if len(best) == 1 else None


@cache
def _name(subject: str) -> str:
    return next((one.name.casefold() for one in SUBJECTS if one.slug == subject), "")
