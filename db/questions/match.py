"""Has somebody already been told this? The answers whose requests are closest to a text.

Nothing of the text is stored. Copies of a request are found by the hashes of word runs that the
published file keeps of every request; what is only about the same things, by its rarer words.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.questions.packing import fingerprint, pack, unpack
from db.questions.telling import is_telling

COMMON: Final = 2_000  # answers that share a hash before it says nothing
LEAST: Final = 2  # hashes that two requests must share, unless one has fewer
SAME: Final = 0.6  # of the shorter request's hashes: the same request
CLOSE: Final = 0.25  # of them: parts of it
RELEVANT: Final = 0.5  # of the best answer's rank, to be related at all
SEARCHED: Final = 12  # words of the text that are searched for
_WORD: Final = re.compile(r"[a-z][a-z'-]{3,}")


class Nearness(StrEnum):
    """How near an answer's request is to the text."""

    SAME = "same"
    CLOSE = "close"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Match:
    """One answer. ``score`` is the part of the shorter request that the other has; 0 if related."""

    nearness: Nearness
    score: float
    force: str
    key: str
    outcome: str | None
    answered_on: str | None
    title: str | None


def closest(connection: sqlite3.Connection, text: str, limit: int = 20) -> tuple[Match, ...]:
    """The answers nearest to a request's text, nearest first; from a published file."""
    found = _by_prints(connection, text)
    scores: dict[int, float] = dict(found[:limit])
    if len(scores) < limit:
        for number in _by_words(connection, text, limit):
            scores.setdefault(number, 0.0)
    return tuple(_row(connection, number, score) for number, score in list(scores.items())[:limit])


def _by_prints(connection: sqlite3.Connection, text: str) -> list[tuple[int, float]]:
    mine = fingerprint(unpack(pack(text)))
    shared: Counter[int] = Counter()
    sizes: dict[int, int] = {}
    for one in mine:
        rows = connection.execute(
            "SELECT disclosure_id, prints FROM request_prints WHERE print = ? LIMIT ?",
            [one, COMMON + 1],
        ).fetchall()
        if len(rows) <= COMMON:
            for number, prints in rows:
                shared[number] += 1
                sizes[number] = prints
    scored = (
        (number, count / min(len(mine), sizes[number]))
        for number, count in shared.items()
        if count >= min(LEAST, len(mine), sizes[number])
    )
    near = [(number, score) for number, score in scored if score >= CLOSE]
    return sorted(near, key=lambda item: (-item[1], -item[0]))


def _by_words(connection: sqlite3.Connection, text: str, limit: int) -> list[int]:
    words = [word for word in _WORD.findall(text.casefold()) if is_telling(word)]
    telling = sorted(set(words), key=lambda word: (-words.count(word), -len(word), word))
    if not telling:
        return []
    query = " OR ".join(f'"{word}"' for word in telling[:SEARCHED])
    rows = connection.execute(
        "SELECT f.rowid, f.rank FROM disclosures_fts f JOIN disclosures d ON d.id = f.rowid"
        " WHERE disclosures_fts MATCH ? AND d.repeats IS NULL ORDER BY f.rank LIMIT ?",
        [query, limit],
    ).fetchall()
    # FTS5's rank is bm25, the best the most negative.
    return [number for number, rank in rows if rank <= RELEVANT * rows[0][1]]


def _row(connection: sqlite3.Connection, number: int, score: float) -> Match:
    (row,) = connection.execute(
        "SELECT force, key, outcome, coalesce(responded_on, published_on), title_shown"
        " FROM disclosures WHERE id = ?",
        [number],
    )
    near = Nearness.SAME if score >= SAME else Nearness.CLOSE if score else Nearness.RELATED
    return Match(near, round(score, 3), *row)
