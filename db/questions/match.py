"""Has somebody already been told this? The answers whose requests are closest to a text.

Nothing of the text is stored. Copies of a request are found by the hashes of word runs that the
published file keeps of every request; what is only about the same things, by its rarer words.
"""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Final

from db.questions.lookup import COUNTED, MANY
from db.questions.packing import fingerprint, pack, unpack
from db.questions.porter import stem
from db.questions.telling import is_telling

LEAST: Final = 2  # hashes that two requests must share, unless one has fewer
SAME: Final = 0.6  # of the shorter request's hashes: the same request
CLOSE: Final = 0.25  # of them: parts of it
RELEVANT: Final = 0.5  # of the best answer's rank, to be related at all
SEARCHED: Final = 16  # words of the text that are searched for, the rarest first
READ: Final = 4_000  # answers that these may have in all: each is ranked, which takes time
TOGETHER: Final = 6  # of its commoner words, searched for in one answer
_WORD: Final = re.compile(r"[a-z]{4,}")
# What the index keeps of the text's hashes: how many requests share each, and which.
SHARED: Final = """
    SELECT p.disclosure_id, count(*), p.prints
    FROM json_each(:prints) j CROSS JOIN request_prints p ON p.print = j.value
    GROUP BY p.disclosure_id
"""
COMMON_AMONG: Final = """
    SELECT w.word, w.answers FROM json_each(:words) j CROSS JOIN common_words w ON w.word = j.value
"""
RELATED: Final = """
    SELECT f.rowid, f.rank FROM disclosures_fts f CROSS JOIN disclosures d ON d.id = f.rowid
    WHERE disclosures_fts MATCH :query AND d.repeats IS NULL ORDER BY f.rank LIMIT :limit
"""


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
    prints = fingerprint(unpack(pack(text)))
    rows = connection.execute(SHARED, {"prints": json.dumps(list(prints))}).fetchall()
    mine = len(prints) - sum(count for number, count, _ in rows if number == MANY)
    scored = (
        (number, count / min(mine, size))
        for number, count, size in rows
        if number != MANY and count >= min(LEAST, mine, size)
    )
    near = [(number, score) for number, score in scored if score >= CLOSE]
    return sorted(near, key=lambda item: (-item[1], -item[0]))


def _by_words(connection: sqlite3.Connection, text: str, limit: int) -> list[int]:
    query = _query(
        connection, [word for word in _WORD.findall(text.casefold()) if is_telling(word)]
    )
    if not query:
        return []
    rows = connection.execute(RELATED, {"query": query, "limit": limit}).fetchall()
    # FTS5's rank is bm25, the best the most negative.
    return [number for number, rank in rows if rank <= RELEVANT * rows[0][1]]


def _query(connection: sqlite3.Connection, words: Sequence[str]) -> str:
    """The rarest words, as many as are read in time; commoner ones only several in one answer."""
    by_stem = {stem(word): word for word in sorted(set(words))}
    found = connection.execute(COMMON_AMONG, {"words": json.dumps(list(by_stem))}).fetchall()
    answers = dict.fromkeys(by_stem, COUNTED) | dict(found)
    rarest = sorted(by_stem, key=lambda one: (answers[one], -words.count(by_stem[one]), one))
    read = list(accumulate(answers[one] for one in rarest[:SEARCHED]))
    few = bisect_right(read, READ)
    (every,) = connection.execute("SELECT coalesce(max(id), 1) FROM disclosures").fetchone()
    rest = _together([(one, answers[one] / every) for one in rarest[few:][:TOGETHER]], every)
    together = [f"({' AND '.join(_quoted(by_stem[one]) for one in rest)})"] if rest else []
    return " OR ".join([*(_quoted(by_stem[one]) for one in rarest[:few]), *together])


def _together(shares: Sequence[tuple[str, float]], every: int) -> list[str]:
    """As many words as leave few answers that have all of them; none where that is too many."""
    left = float(every)
    for place, (_, share) in enumerate(shares, 1):
        left *= share
        if place > 1 and left <= READ:
            return [word for word, _ in shares[:place]]
    return []


def _quoted(word: str) -> str:
    return f'"{word}"'


def _row(connection: sqlite3.Connection, number: int, score: float) -> Match:
    (row,) = connection.execute(
        "SELECT force, key, outcome, coalesce(responded_on, published_on), title_shown"
        " FROM disclosures WHERE id = ?",
        [number],
    )
    near = Nearness.SAME if score >= SAME else Nearness.CLOSE if score else Nearness.RELATED
    return Match(near, round(score, 3), *row)
