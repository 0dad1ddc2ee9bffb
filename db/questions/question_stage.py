"""The part of the stage that finds the same single question in ``staging.db``."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Final

from db.questions.asked import Asked, asked
from db.questions.lasting import lasting_names
from db.questions.packing import unpack
from db.questions.renewed import renew_rows
from db.questions.single import (
    Member,
    OneQuestion,
    Questions,
    Same,
    dated,
    matched,
    said,
    same_questions,
)
from db.questions.years import year_of
from db.schema_kept import QUESTION_PAIRS
from db.schema_questions import QUESTION_MEMBERS
from db.sql import insert_into

_QUESTIONS: Final = "SELECT ordinal, question FROM questions WHERE disclosure = ? ORDER BY ordinal"
_KEEP: Final = """
    INSERT INTO asked (disclosure, question, words, stems, dates, said) VALUES (?, ?, ?, ?, ?, 0)
"""
# An answer in two languages, or published again, is asked once.
_ALL: Final = """
    SELECT a.disclosure, a.question, a.said, a.dates, m.group_key, d.reference,
        coalesce(d.received_on, d.responded_on, d.published_on) AS asked_on
    FROM asked a CROSS JOIN disclosures d ON d.key = a.disclosure
    LEFT JOIN group_members m ON m.disclosure = a.disclosure
    WHERE a.disclosure NOT IN (SELECT from_key FROM relations
        WHERE kind IN ('welsh_twin', 'duplicate'))
    ORDER BY a.disclosure, a.question
"""
_OF_ANSWER: Final = """
    SELECT a.disclosure, a.question, a.words, a.stems, a.dates, m.group_key
    FROM asked a LEFT JOIN group_members m ON m.disclosure = a.disclosure
    WHERE a.disclosure = ? ORDER BY a.question
"""
_OF_REQUEST: Final = """
    SELECT a.disclosure, a.question, a.words, a.stems, a.dates, m.group_key
    FROM group_members m CROSS JOIN asked a ON a.disclosure = m.disclosure
    WHERE m.group_key = ? ORDER BY a.disclosure, a.question
"""
_PAIRS: Final = "SELECT disclosure, question, other, other_question FROM question_pairs"
_LEFT: Final = """
    SELECT DISTINCT group_key FROM question_pairs p
    WHERE NOT EXISTS (SELECT 1 FROM asked a WHERE a.disclosure = p.disclosure)
        OR NOT EXISTS (SELECT 1 FROM asked a WHERE a.disclosure = p.other)
"""
_SAY: Final = "UPDATE asked SET said = ? WHERE disclosure = ? AND question = ?"
_PAIR: Final = insert_into("question_pairs", QUESTION_PAIRS.names)
_BEFORE: Final = "SELECT disclosure, question, question_key, family_key FROM question_members"


def renew_asked(connection: sqlite3.Connection, key: str, wording: str) -> None:
    """Make the questions of one answer comparable; ``wording`` is that of its request."""
    connection.execute("DELETE FROM asked WHERE disclosure = ?", [key])
    dates = tuple(date for piece in unpack(wording) for date in piece.dates)
    for ordinal, question in connection.execute(_QUESTIONS, [key]).fetchall():
        one = asked(question or "")
        if one.stems:
            own = "|".join(sorted(set(one.dates or dates)))
            connection.execute(_KEEP, [key, ordinal, one.words, " ".join(one.stems), own])


@dataclass(frozen=True, slots=True)
class _Staged:
    """The questions in ``staging.db``."""

    connection: sqlite3.Connection

    def answers(self) -> Iterator[tuple[str, Iterator[OneQuestion]]]:
        for key, own in groupby(self.connection.execute(_ALL), key=itemgetter(0)):
            yield key, map(_line, own)

    def pairs(self) -> Iterator[tuple[Member, Member]]:
        for one, number, other, others in self.connection.execute(_PAIRS):
            yield (other, others), (one, number)


def _line(row: sqlite3.Row) -> OneQuestion:
    _, number, its, dates, group, reference, asked_on = row
    return OneQuestion(number, its, group, dates or dated((), year_of(asked_on, reference)))


def group_questions(
    connection: sqlite3.Connection, changed: Iterable[str], groups: Iterable[str]
) -> None:
    """Renew ``question_members``; names of groups and families stay.

    ``changed`` are the answers whose questions or whose group of requests are other than before,
    ``groups`` the groups of requests that have other answers.
    """
    for key in sorted(changed):
        for answer in _answers(connection.execute(_OF_ANSWER, [key])):
            connection.executemany(_SAY, ((its, key, number) for number, its in said(answer)))
    left = {group for (group,) in connection.execute(_LEFT)}
    for group in sorted(left.union(groups)):
        _match(connection, group)
    found = same_questions(_Staged(connection))
    shared = _shared(found)
    names = _named(connection, found, _by_name(found.groups, found.families, shared), 2)
    family_names = _named(connection, found, _by_name(found.families, found.families, shared), 3)
    renew_rows(
        connection,
        QUESTION_MEMBERS,
        (
            (
                *found.numbered.member(place),
                names[found.groups[place]],
                family_names[found.families[place]],
            )
            for place in range(len(found.numbered))
            if shared[found.families[place]]
        ),
    )


def _match(connection: sqlite3.Connection, group: str) -> None:
    """Find which questions of one request's copies are one in other words."""
    connection.execute("DELETE FROM question_pairs WHERE group_key = ?", [group])
    answers = list(_answers(connection.execute(_OF_REQUEST, [group])))
    if len(answers) > 1:
        hashes = {(one.key, number): its for one in answers for number, its in said(one)}
        connection.executemany(
            _PAIR,
            (
                dict(zip(QUESTION_PAIRS.names, (group, *member, *alike), strict=True))
                for alike, member in matched(answers)
                if hashes[alike] != hashes[member]
            ),
        )


def _answers(rows: Iterable[sqlite3.Row]) -> Iterator[Questions]:
    for key, own in groupby(rows, key=lambda row: str(row["disclosure"])):
        first, *others = own
        every = {row["question"]: _asked(row) for row in (first, *others)}
        yield Questions(key, every, first["group_key"])


def _asked(row: sqlite3.Row) -> Asked:
    dates = tuple(row["dates"].split("|")) if row["dates"] else ()
    return Asked(tuple(row["stems"].split()), row["words"], dates)


def _shared(found: Same) -> bytearray:
    """By the place of a family, whether more than one answer has it."""
    shared = bytearray(len(found.numbered))
    for place, family in enumerate(found.families):
        if not shared[family]:
            shared[family] = found.numbered.member(family)[0] != found.numbered.member(place)[0]
    return shared


def _by_name(
    home: Sequence[int], families: Sequence[int], shared: bytearray
) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = defaultdict(list)
    for place, name in enumerate(home):
        if shared[families[place]]:
            grouped[name].append(place)
    return grouped


def _named(
    connection: sqlite3.Connection, found: Same, groups: Mapping[int, list[int]], column: int
) -> dict[int, str]:
    """Names of groups of questions; ``column`` of the rows before has those they had."""
    before: dict[int, str] = {}
    for row in connection.execute(_BEFORE):
        if (place := found.numbered.place(row[0], row[1])) is not None:
            before[place] = intern(row[column])
    return lasting_names(
        groups, before, lambda place: "#".join(map(str, found.numbered.member(place)))
    )
