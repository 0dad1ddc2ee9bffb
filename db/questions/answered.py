"""What each answer is about, with or without a table: by its questions, and by its title."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from db.load import transaction
from db.migrations import open_staging
from db.questions.derived import (
    Answer,
    Step,
    changed_answers,
    changed_forces,
    note_answer,
    note_forces,
)
from db.questions.named import ASPECTS, read
from db.questions.packing import unpack
from db.questions.vocabulary import SubjectPlace, SubjectRole
from db.schema_questions import ANSWER_SUBJECTS
from db.sql import insert_into

# Answers that repeat another are named, too: which of them counts is known at publication.
_OLD: Final = "DELETE FROM answer_subjects WHERE disclosure = ?"
_WORDING: Final = "SELECT wording FROM wordings WHERE disclosure = ?"
_QUESTIONS: Final = "SELECT question FROM questions WHERE disclosure = ? ORDER BY ordinal"
_INSERT: Final = insert_into(ANSWER_SUBJECTS.name, ANSWER_SUBJECTS.names)


def name_subjects(path: Path) -> int:
    """Renew ``answer_subjects`` of the answers that are new or changed; return how many."""
    renewed = 0
    with closing(open_staging(path)) as connection, transaction(connection):
        forces = changed_forces(connection, Step.SUBJECTS)
        for force in forces:
            for answer in changed_answers(connection, Step.SUBJECTS, force):
                renewed += 1
                connection.execute(_OLD, [answer.key])
                connection.executemany(_INSERT, list(_rows(connection, answer)))
                note_answer(connection, Step.SUBJECTS, answer)
        note_forces(connection, Step.SUBJECTS, forces)
    return renewed


def _rows(connection: sqlite3.Connection, answer: Answer) -> Iterator[dict[str, str]]:
    questions = [text for (text,) in connection.execute(_QUESTIONS, [answer.key]) if text]
    wording = connection.execute(_WORDING, [answer.key]).fetchone()
    asked = questions or [
        piece.words for piece in unpack(wording[0] if wording else "") if piece.asks
    ]
    found: dict[str, tuple[str, SubjectPlace]] = {}
    for slug, words in _named(answer.title or ""):
        found.setdefault(slug, (words, SubjectPlace.TITLE))
    for question in asked:
        for slug, words in _named(question):
            found.setdefault(slug, (words, SubjectPlace.QUESTION))
    # What is done with a subject is one itself only where nothing else is named.
    whole = {slug: said for slug, said in found.items() if slug not in ASPECTS} or found
    for slug, (words, place) in sorted(whole.items()):
        yield {"disclosure": answer.key, "subject": slug, "words": words, "place": place}


def _named(text: str) -> Iterator[tuple[str, str]]:
    for one in read(text).named:
        if one.role is SubjectRole.COUNTED:
            yield one.slug, one.words
