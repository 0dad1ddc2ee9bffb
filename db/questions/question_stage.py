"""The part of the stage that finds the same single question in ``staging.db``."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from db.questions.asked import Asked, asked
from db.questions.lasting import lasting_names
from db.questions.packing import unpack
from db.questions.single import Member, Questions, Same, same_questions
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


def group_questions(connection: sqlite3.Connection) -> None:
    """Replace ``question_members``; names of groups and families stay."""
    found = same_questions(_answers(connection))
    before = {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(_BEFORE)}
    connection.execute("DELETE FROM question_members")
    connection.executemany(_INSERT, _members(found, before))


def _answers(connection: sqlite3.Connection) -> Iterator[Questions]:
    for key, rows in groupby(connection.execute(_ALL), key=lambda row: str(row["disclosure"])):
        own = list(rows)
        yield Questions(
            key,
            {row["question"]: _asked(row) for row in own},
            own[0]["group_key"],
            year_of(own[0]["asked_on"], own[0]["reference"]),
        )


def _asked(row: sqlite3.Row) -> Asked:
    dates = tuple(row["dates"].split("|")) if row["dates"] else ()
    return Asked(tuple(row["stems"].split()), row["words"], dates)


def _members(
    found: Same, before: Mapping[Member, tuple[str, str]]
) -> Iterator[tuple[str, int, str, str]]:
    """Answer, question, group and family of every question that more than one answer has."""
    families = _by_name(found.families)
    shared = {
        name: members for name, members in families.items() if len({key for key, _ in members}) > 1
    }
    kept = {member for members in shared.values() for member in members}
    groups = _by_name({one: name for one, name in found.groups.items() if one in kept})
    names = lasting_names(_texts(groups), {_text(one): name for one, (name, _) in before.items()})
    family_before = {_text(one): name for one, (_, name) in before.items()}
    family_names = lasting_names(_texts(shared), family_before)
    for group, members in sorted(groups.items()):
        for key, number in sorted(members):
            yield key, number, names[group], family_names[_text(found.families[key, number])]


def _by_name(home: Mapping[Member, Member]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = defaultdict(list)
    for member, name in home.items():
        found[_text(name)].append(member)
    return found


def _texts(groups: Mapping[str, list[Member]]) -> dict[str, list[str]]:
    return {name: [_text(member) for member in members] for name, members in groups.items()}


def _text(member: Member) -> str:
    return f"{member[0]}#{member[1]}"
