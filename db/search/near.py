"""Did you mean: a word that nothing has, and the nearest one that something has."""

from __future__ import annotations

import sqlite3
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from db.search.asked import COLUMNS, Asked

SHORT: Final = 5  # letters up to which one mistake is allowed, else two
HAS: Final = "SELECT rowid FROM search_fts WHERE search_fts MATCH ? LIMIT 1"
NEAR_IN_LENGTH: Final = """
    SELECT word, times FROM search_vocabulary WHERE letters BETWEEN ? AND ?
"""


def did_you_mean(connection: sqlite3.Connection, asked: Asked) -> str | None:
    """The question with the words that nothing has replaced; None where nothing is nearer."""
    replaced: dict[str, str] = {}
    named = {
        word
        for one in asked.terms
        for subject in asked.subjects
        if subject.start <= one.start and one.end <= subject.end
        for word in one.text.split()
    }
    for word in dict.fromkeys(asked.words):
        if word not in named and not _is_there(connection, word):
            nearest = _nearest(connection, word)
            if nearest is None:
                return None
            replaced[word] = nearest
    if not replaced:
        return None
    text = asked.text
    for one in reversed(asked.terms):
        if not one.without and set(one.text.split()) & replaced.keys():
            words = " ".join(replaced.get(word, word) for word in one.text.split())
            quote = '"' if text[one.start] == '"' else ""
            text = f"{text[: one.start]}{quote}{words}{quote}{text[one.end :]}"
    return text


def _is_there(connection: sqlite3.Connection, word: str) -> bool:
    return connection.execute(HAS, [f'{COLUMNS} : "{word}"']).fetchone() is not None


def _nearest(connection: sqlite3.Connection, word: str) -> str | None:
    if not word.isalpha():
        return None
    most = 1 if len(word) <= SHORT else 2
    rows = connection.execute(NEAR_IN_LENGTH, [len(word) - most, len(word) + most]).fetchall()
    times = {row[0]: row[1] for row in rows}
    near = process.extract(
        word, list(times), scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=20
    )
    ranked = sorted(near, key=lambda item: (item[1], -times[item[0]], item[0]))
    return str(ranked[0][0]) if ranked else None
