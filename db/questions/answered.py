"""What each answer is about, with or without a table: by its questions, and by its title."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Final

from db.load import transaction
from db.migrations import open_staging
from db.questions.measure_stage import rules_version
from db.questions.named import ASPECTS, read
from db.questions.packing import unpack
from db.questions.vocabulary import SubjectPlace, SubjectRole
from db.schema_questions import ANSWER_SUBJECTS
from db.sql import insert_into, statement

# Answers that repeat another are named, too: which of them counts is known at publication.
_WANTED: Final = """
    SELECT d.key, d.title, w.wording, v.sha256 AS facts, m.sha256 AS known
    FROM disclosures d JOIN versions v ON v.disclosure = d.key
    LEFT JOIN wordings w ON w.disclosure = d.key
    LEFT JOIN subjected m ON m.disclosure = d.key
    ORDER BY d.key
"""
_OLD: Final = "DELETE FROM $name WHERE disclosure = ?"
_NAMES: Final = ("answer_subjects", "subjected")
_QUESTIONS: Final = "SELECT question FROM questions WHERE disclosure = ? ORDER BY ordinal"
_INSERT: Final = insert_into(ANSWER_SUBJECTS.name, ANSWER_SUBJECTS.names)


def name_subjects(path: Path) -> int:
    """Renew ``answer_subjects`` of the answers that are new or changed; return how many."""
    renewed = 0
    with closing(open_staging(path)) as connection, transaction(connection):
        for row in connection.execute(_WANTED).fetchall():
            digest = sha256(f"{row['facts']} {rules_version()}".encode()).hexdigest()
            if digest == row["known"]:
                continue
            renewed += 1
            for name in _NAMES:
                connection.execute(statement(_OLD, name=name), [row["key"]])
            connection.executemany(_INSERT, list(_rows(connection, row)))
            connection.execute("INSERT INTO subjected VALUES (?, ?)", [row["key"], digest])
    return renewed


def _rows(connection: sqlite3.Connection, row: sqlite3.Row) -> Iterator[dict[str, str]]:
    questions = [text for (text,) in connection.execute(_QUESTIONS, [row["key"]]) if text]
    asked = questions or [piece.words for piece in unpack(row["wording"] or "") if piece.asks]
    found: dict[str, tuple[str, SubjectPlace]] = {}
    for slug, words in _named(row["title"] or ""):
        found.setdefault(slug, (words, SubjectPlace.TITLE))
    for question in asked:
        for slug, words in _named(question):
            found.setdefault(slug, (words, SubjectPlace.QUESTION))
    # What is done with a subject is one itself only where nothing else is named.
    whole = {slug: said for slug, said in found.items() if slug not in ASPECTS} or found
    for slug, (words, place) in sorted(whole.items()):
        yield {"disclosure": row["key"], "subject": slug, "words": words, "place": place}


def _named(text: str) -> Iterator[tuple[str, str]]:
    for one in read(text).named:
        if one.role is SubjectRole.COUNTED:
            yield one.slug, one.words
