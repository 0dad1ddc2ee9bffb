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
from db.questions.compared import Compared, class_of
from db.questions.derived import Step, changed_answers, changed_forces, note_answer, note_forces
from db.questions.groups import Request, grouping
from db.questions.lasting import lasting_names
from db.questions.packing import pack
from db.questions.question_stage import group_questions, renew_asked
from db.questions.regroup import regroup
from db.questions.renewed import renew_rows
from db.questions.years import year_of
from db.schema_questions import GROUP_MEMBERS

# An answer in two languages, or published again, is asked once.
_REQUESTS: Final = """
    SELECT w.disclosure, d.force, w.wording,
        coalesce(d.received_on, d.responded_on, d.published_on) AS asked_on, d.reference
    FROM disclosures d JOIN wordings w ON d.key = w.disclosure
    WHERE (:force IS NULL OR d.force = :force) AND w.disclosure NOT IN (
        SELECT from_key FROM relations WHERE kind IN ('welsh_twin', 'duplicate'))
"""
_COUNT_REQUESTS: Final = " ".join(["SELECT count(*) FROM (", _REQUESTS, ")"])
SHARE: Final = 0.2  # of the requests: where more have changed, all are compared at once
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
    """Renew ``group_members`` and ``question_members``; names of groups stay. One transaction."""
    with closing(open_staging(path)) as connection, transaction(connection):
        forces = changed_forces(connection, Step.REQUESTS)
        renewed = {key for force in forces for key in _renew_wordings(connection, force)}
        if forces:
            moved, groups = _group(connection, forces)
            group_questions(connection, renewed | moved, groups | _groups_of(connection, renewed))
        note_forces(connection, Step.REQUESTS, forces)
        requests = connection.execute(_COUNT_REQUESTS, {"force": None}).fetchone()[0]
        counts = [count for (count,) in connection.execute(_COUNT_GROUPS)]
    return QuestionsReport(requests, len(renewed), len(counts), sum(counts))


def _group(connection: sqlite3.Connection, forces: Iterable[str]) -> tuple[set[str], set[str]]:
    """Group the requests of changed forces again by their stored wordings; or, of many, all.

    The answers that have another group than before, and the groups that they left or joined.
    """
    kept = Compared(connection)
    changed = {key: one for force in forces for key, one in _changed(connection, kept, force)}
    if len(changed) > SHARE * kept.count():
        kept.write(grouping(_requests(connection, None)))
    else:
        regroup(kept, changed)
    before = _names_before(connection)
    now = dict(_members(kept.groups(), kept.period_pairs(), before))
    renew_rows(connection, GROUP_MEMBERS, ((key, *now[key]) for key in sorted(now)))
    nowhere = ("", "")
    moved = {
        key: {before.get(key, nowhere)[0], now.get(key, nowhere)[0]}
        for key in before.keys() | now.keys()
        if before.get(key, nowhere)[0] != now.get(key, nowhere)[0]
    }
    return set(moved), {name for names in moved.values() for name in names if name}


def _groups_of(connection: sqlite3.Connection, keys: Iterable[str]) -> set[str]:
    """The groups that answers are in."""
    query = "SELECT group_key FROM group_members WHERE disclosure = ?"
    return {name for key in keys for (name,) in connection.execute(query, [key])}


def _changed(
    connection: sqlite3.Connection, kept: Compared, force: str
) -> Iterator[tuple[str, Request | None]]:
    """The requests of a force that are new or other than when they were last compared."""
    before = kept.classes(force)
    for request in _requests(connection, force):
        if before.pop(request.key, None) != class_of(request):
            yield request.key, request
    for key in before:
        yield key, None


def _requests(connection: sqlite3.Connection, force: str | None) -> Iterator[Request]:
    for row in connection.execute(_REQUESTS, {"force": force}):
        year = year_of(row["asked_on"], row["reference"])
        yield Request(row["disclosure"], row["force"], row["wording"], year)


def _renew_wordings(connection: sqlite3.Connection, force: str) -> Iterator[str]:
    """Make the wordings of a force's requests that are new or have changed; yield their keys."""
    for answer in changed_answers(connection, Step.REQUESTS, force):
        row = connection.execute(_REQUEST, [answer.key]).fetchone()
        if row is not None and (row["request"] or "").strip():
            wording = pack(row["request"])
            connection.execute(_KEEP, [answer.key, wording])
        else:
            wording = ""
            connection.execute("DELETE FROM wordings WHERE disclosure = ?", [answer.key])
        renew_asked(connection, answer.key, wording)
        note_answer(connection, Step.REQUESTS, answer)
        yield answer.key


Names = dict[str, tuple[str, str]]  # group and family of an answer


def _names_before(connection: sqlite3.Connection) -> Names:
    rows = connection.execute("SELECT disclosure, group_key, family_key FROM group_members")
    return {disclosure: (name, family) for disclosure, name, family in rows}


def _members(
    home: Mapping[str, str], periods: Iterable[tuple[str, str]], before: Names
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Answer, group and family of every answer that is not alone in its family."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, founder in home.items():
        groups[founder].append(key)
    family_of = _families(groups, periods)
    families: dict[str, list[str]] = defaultdict(list)
    for founder, keys in groups.items():
        families[family_of[founder]] += keys
    alone = {name for name, keys in families.items() if len(keys) == 1}
    names = lasting_names(groups, {key: name for key, (name, _) in before.items()})
    shared = lasting_names(families, {key: family for key, (_, family) in before.items()})
    for founder, keys in groups.items():
        family = family_of[founder]
        if family not in alone:
            yield from ((key, (names[founder], shared[family])) for key in keys)


def _families(groups: Iterable[str], periods: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each group's family: groups joined by a pair that differs in its period only."""
    up = {founder: founder for founder in groups}
    for one, other in periods:
        first, second = sorted((_root(up, one), _root(up, other)))
        up[second] = first
    return {founder: _root(up, founder) for founder in up}


def _root(up: dict[str, str], name: str) -> str:
    while up[name] != name:
        up[name] = up[up[name]]
        name = up[name]
    return name
