"""The part of the stage that finds the same single question in ``staging.db``."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from sys import intern
from typing import Final

from db.questions.asked import Asked, asked
from db.questions.lasting import lasting_names
from db.questions.packing import unpack
from db.questions.single import Questions, Same, same_questions
from db.questions.years import year_of

_QUESTIONS: Final = "SELECT ordinal, question FROM questions WHERE disclosure = ? ORDER BY ordinal"
_KEEP: Final = """
    INSERT INTO asked (disclosure, question, words, stems, dates) VALUES (?, ?, ?, ?, ?)
"""
# An answer in two languages, or published again, is asked once.
_ALL: Final = """
    SELECT a.disclosure, a.question, a.words, a.stems, a.dates, m.group_key, d.reference,
        coalesce(d.received_on, d.responded_on, d.published_on) AS asked_on
    FROM asked a JOIN disclosures d ON d.key = a.disclosure
    LEFT JOIN group_members m ON m.disclosure = a.disclosure
    WHERE a.disclosure NOT IN (SELECT from_key FROM relations
        WHERE kind IN ('welsh_twin', 'duplicate'))
    ORDER BY a.disclosure, a.question
"""
_OF_REQUEST: Final = """
    SELECT a.disclosure, a.question, a.words, a.stems, a.dates, m.group_key, NULL AS reference,
        NULL AS asked_on
    FROM group_members m CROSS JOIN asked a ON a.disclosure = m.disclosure
    WHERE m.group_key = ? ORDER BY a.disclosure, a.question
"""
_REQUESTS: Final = (
    "SELECT group_key FROM group_members GROUP BY group_key HAVING count(*) > 1 ORDER BY group_key"
)
_BEFORE: Final = "SELECT disclosure, question, question_key, family_key FROM question_members"
_INSERT: Final = """
    INSERT INTO question_members (disclosure, question, question_key, family_key)
    VALUES (?, ?, ?, ?)
"""


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

    def answers(self) -> Iterator[Questions]:
        return _answers(self.connection.execute(_ALL))

    def requests(self) -> Iterator[Sequence[Questions]]:
        for (group,) in self.connection.execute(_REQUESTS).fetchall():
            yield list(_answers(self.connection.execute(_OF_REQUEST, [group])))


def group_questions(connection: sqlite3.Connection) -> None:
    """Replace ``question_members``; names of groups and families stay."""
    found = same_questions(_Staged(connection))
    shared = _shared(found)
    names = _named(connection, found, _by_name(found.groups, found.families, shared), 2)
    family_names = _named(connection, found, _by_name(found.families, found.families, shared), 3)
    connection.execute("DELETE FROM question_members")
    connection.executemany(
        _INSERT,
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


def _answers(rows: Iterable[sqlite3.Row]) -> Iterator[Questions]:
    for key, own in groupby(rows, key=lambda row: str(row["disclosure"])):
        first, *others = own
        yield Questions(
            key,
            {row["question"]: _asked(row) for row in (first, *others)},
            first["group_key"],
            year_of(first["asked_on"], first["reference"]),
        )


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
