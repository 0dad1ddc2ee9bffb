"""The night's stage between load and check: which answers in ``staging.db`` were asked the same."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.load import transaction
from db.migrations import open_staging
from db.questions.derived import Step, changed_answers, changed_forces, note_answer, note_forces
from db.questions.groups import Grouped, Request, group
from db.questions.lasting import lasting_names
from db.questions.likeness import Relation
from db.questions.packing import pack
from db.questions.question_stage import group_questions, renew_asked
from db.questions.years import year_of

# An answer in two languages, or published again, is asked once.
_REQUESTS: Final = """
    SELECT w.disclosure, d.force, w.wording,
        coalesce(d.received_on, d.responded_on, d.published_on) AS asked_on, d.reference
    FROM wordings w JOIN disclosures d ON d.key = w.disclosure
    WHERE w.disclosure NOT IN (SELECT from_key FROM relations
        WHERE kind IN ('welsh_twin', 'duplicate'))
    ORDER BY w.disclosure
"""
_COUNT_REQUESTS: Final = " ".join(["SELECT count(*) FROM (", _REQUESTS, ")"])
_COUNT_GROUPS: Final = "SELECT count(*) FROM group_members GROUP BY group_key HAVING count(*) > 1"
_REQUEST: Final = "SELECT request FROM texts WHERE disclosure = ?"
_KEEP: Final = """
    INSERT INTO wordings (disclosure, wording) VALUES (?, ?)
    ON CONFLICT (disclosure) DO UPDATE SET wording = excluded.wording
"""


@dataclass(frozen=True, slots=True)
class QuestionsReport:
    """What the stage found: requests compared, groups of two or more, answers in them."""

    requests: int
    renewed: int
    groups: int
    answers: int


def relate_requests(path: Path) -> QuestionsReport:
    """Replace ``group_members``; names of groups stay. One transaction."""
    with closing(open_staging(path)) as connection, transaction(connection):
        forces = changed_forces(connection, Step.REQUESTS)
        renewed = sum(_renew_wordings(connection, force) for force in forces)
        if forces:
            _group(connection)
            group_questions(connection)
        note_forces(connection, Step.REQUESTS, forces)
        requests = connection.execute(_COUNT_REQUESTS).fetchone()[0]
        groups = connection.execute(_COUNT_GROUPS).fetchall()
    return QuestionsReport(requests, renewed, len(groups), sum(count for (count,) in groups))


def _group(connection: sqlite3.Connection) -> None:
    """Group all requests by their stored wordings, so that no text is read again."""
    requests = (
        Request(row["disclosure"], row["force"], row["wording"], _year(row))
        for row in connection.execute(_REQUESTS)
    )
    members = list(_members(group(requests), _names_before(connection)))
    connection.execute("DELETE FROM group_members")
    connection.executemany(
        "INSERT INTO group_members (disclosure, group_key, family_key) VALUES (?, ?, ?)", members
    )


def _year(row: sqlite3.Row) -> int | None:
    return year_of(row["asked_on"], row["reference"])


def _renew_wordings(connection: sqlite3.Connection, force: str) -> int:
    """Make the wordings of a force's requests that are new or have changed; return how many."""
    renewed = 0
    for answer in changed_answers(connection, Step.REQUESTS, force):
        row = connection.execute(_REQUEST, [answer.key]).fetchone()
        if row is not None and (row["request"] or "").strip():
            wording = pack(row["request"])
            connection.execute(_KEEP, [answer.key, wording])
            renewed += 1
        else:
            wording = ""
            connection.execute("DELETE FROM wordings WHERE disclosure = ?", [answer.key])
        renew_asked(connection, answer.key, wording)
        note_answer(connection, Step.REQUESTS, answer)
    return renewed


def _names_before(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    rows = connection.execute("SELECT disclosure, group_key, family_key FROM group_members")
    return {disclosure: (name, family) for disclosure, name, family in rows}


def _members(
    grouped: Grouped, before: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Answer, group and family of every answer that is not alone in its family."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, founder in grouped.groups.items():
        groups[founder].append(key)
    family_of = _families(grouped)
    families: dict[str, list[str]] = defaultdict(list)
    for founder, keys in groups.items():
        families[family_of[founder]] += keys
    alone = {name for name, keys in families.items() if len(keys) == 1}
    names = lasting_names(groups, {key: name for key, (name, _) in before.items()})
    shared = lasting_names(families, {key: family for key, (_, family) in before.items()})
    for founder, keys in sorted(groups.items()):
        family = family_of[founder]
        if family not in alone:
            yield from ((key, names[founder], shared[family]) for key in sorted(keys))


def _families(grouped: Grouped) -> dict[str, str]:
    """Each group's family: groups joined by a pair that differs in its period only."""
    up = {founder: founder for founder in grouped.groups.values()}
    for one, other in _period_pairs(grouped):
        first, second = sorted((_root(up, one), _root(up, other)))
        up[second] = first
    return {founder: _root(up, founder) for founder in up}


def _period_pairs(grouped: Grouped) -> Iterable[tuple[str, str]]:
    return (
        (grouped.groups[pair.one], grouped.groups[pair.other])
        for pair in grouped.pairs
        if pair.relation is Relation.PERIOD
    )


def _root(up: dict[str, str], name: str) -> str:
    while up[name] != name:
        up[name] = up[up[name]]
        name = up[name]
    return name
