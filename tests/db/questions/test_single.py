"""The same single question in requests that are not the same, and what only looks like it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from db.publish import publish
from db.questions.asked import ENOUGH, NAMING, REFERS, asked
from db.questions.single import Member, OneQuestion, Questions, dated, matched, said, same_questions
from db.questions.stage import relate_requests
from db.questions.wording_rows import Row
from parsers.types import Outcome, Policy, Question
from tests.db.questions.made_requests import FORCES, OWLS, OWN, SWANS
from tests.db.records import edited, load, record


@pytest.mark.parametrize("row", [REFERS, NAMING], ids=lambda row: row.name)
def test_a_row_takes_its_witness_and_leaves_the_other(row: Row) -> None:
    assert row.pattern.search(row.takes)
    assert not row.pattern.search(row.leaves)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            SWANS[0],
            (
                "Please state the number of calls about injured swans that Kent Police received in"
                " each year from 2019 to 2022."
            ),
            True,
        ),
        (SWANS[0], SWANS[0].replace("swans", "herons"), False),
        (
            "How many calls to 101 were missed in 2021?",
            "How many calls to 999 were missed in 2021?",
            False,
        ),
        ("How many dogs bit officers last year?", "How many officers bit dogs last year?", False),
        (
            "How much was spent on nets, hooks and boats?",
            "What was the total expenditure on nets, hooks and boats?",
            True,
        ),
    ],
)
def test_what_is_asked_whatever_the_formula(one: str, other: str, same: bool) -> None:
    assert (asked(one).stems == asked(other).stems) is same


@pytest.mark.parametrize(
    ("question", "refers"),
    [
        (SWANS[1], True),
        (SWANS[0], False),
        ("How many boats were hired?", True),  # ENOUGH: three stems say too little
        ("How many boats were hired abroad?", False),
    ],
)
def test_what_refers_to_what_was_asked_before(question: str, refers: bool) -> None:
    assert ENOUGH == 4
    assert asked(question).refers is refers


def test_what_is_said_beside_a_question_is_left_out() -> None:
    beside = f"{SWANS[3]} Please send the answer by e-mail. The river is long."
    assert asked(beside).stems == asked(SWANS[3]).stems
    assert asked("Swans by county").stems


def answer(force: str, group: str | None, *questions: str) -> Questions:
    found = {number: asked(one) for number, one in enumerate(questions)}
    return Questions(f"{force}/{group}", found, group)


@dataclass
class Listed:
    """Answers in a list."""

    given: list[Questions]

    def answers(self) -> Iterable[tuple[str, Iterable[OneQuestion]]]:
        for one in sorted(self.given, key=lambda one: one.key):
            yield (
                one.key,
                [
                    OneQuestion(number, its, one.group, dated(one.asked[number].dates, None))
                    for number, its in said(one)
                ],
            )

    def pairs(self) -> Iterable[tuple[Member, Member]]:
        for group in {one.group for one in self.given if one.group}:
            yield from matched([one for one in self.given if one.group == group])


@dataclass
class Found:
    """Families and groups by answer and number."""

    families: dict[tuple[str, int], int]
    groups: dict[tuple[str, int], int]


def same(given: list[Questions]) -> Found:
    found = same_questions(Listed(given))
    members = [found.numbered.member(place) for place in range(len(found.numbered))]
    assert [found.numbered.place(*member) for member in members] == list(range(len(members)))
    assert found.numbered.place("nobody", 0) is None
    return Found(
        dict(zip(members, found.families, strict=True)),
        dict(zip(members, found.groups, strict=True)),
    )


def together(found: Found, members: list[tuple[str, int]]) -> bool:
    return len({found.families[one] for one in members}) == 1


def test_a_question_is_found_in_other_requests() -> None:
    """The corpus of the test is its own truth: one question is one place in one tuple."""
    kent = answer("kent", None, SWANS[0], OWN[0], OWN[1])
    essex = answer("essex", None, OWN[3], SWANS[0], OWN[1])
    gwent = answer("gwent", None, *OWLS, OWN[1])
    found = same([kent, essex, gwent])
    truth = {
        (one.key, number): text
        for one, texts in (
            (kent, (SWANS[0], OWN[0], OWN[1])),
            (essex, (OWN[3], SWANS[0], OWN[1])),
            (gwent, (*OWLS, OWN[1])),
        )
        for number, text in enumerate(texts)
    }
    for one, other in combinations(truth, 2):
        assert together(found, [one, other]) == (truth[one] == truth[other])


def test_those_are_the_same_only_where_what_they_refer_to_is() -> None:
    those = "How many of those were sent to a vet?"
    found = same(
        [
            answer("kent", None, SWANS[0], those),
            answer("essex", None, OWN[2], SWANS[0], those),
            answer("gwent", None, OWLS[0], those),
            answer("surrey", None, those),
            answer("sussex", None, those),
        ]
    )
    assert together(found, [("kent/None", 1), ("essex/None", 2)])
    others = [("kent/None", 1), ("gwent/None", 1), ("surrey/None", 0), ("sussex/None", 0)]
    assert len({found.families[one] for one in others}) == 4


@pytest.mark.parametrize(
    "printed",
    [
        SWANS[0].replace("injured", "injurde"),
        "How many calls about injured swans did your force",
        SWANS[0].lower().rstrip("?"),
    ],
)
def test_copies_of_one_request_may_be_misspelt_and_cut(printed: str) -> None:
    found = same([answer("kent", "g", SWANS[0], SWANS[1]), answer("essex", "g", SWANS[1], printed)])
    assert together(found, [("kent/g", 0), ("essex/g", 1)])
    assert together(found, [("kent/g", 1), ("essex/g", 0)])
    assert not together(found, [("kent/g", 0), ("kent/g", 1)])


def test_another_period_is_another_group_of_one_family() -> None:
    later = SWANS[0].replace("2019 to 2022", "2023 to 2025")
    found = same(
        [
            answer("kent", None, SWANS[0]),
            answer("essex", None, later),
            answer("gwent", None, SWANS[0], OWN[0]),
        ]
    )
    members = [("kent/None", 0), ("essex/None", 0), ("gwent/None", 0)]
    assert together(found, members)
    assert found.groups[members[0]] == found.groups[members[2]] != found.groups[members[1]]


def test_it_is_published_by_policy_and_names_stay(tmp_path: Path) -> None:
    staging = tmp_path / "staging.db"
    for place, force in enumerate(FORCES[:4]):
        texts = (OWN[place], SWANS[0], OWN[place + 4]) if place else (SWANS[0], OWN[0])
        made = edited(
            record(force, "1"),
            request="\n".join(texts),
            questions=tuple(Question(n, text, Outcome.GRANTED) for n, text in enumerate(texts, 1)),
        )
        load(staging, force, [made], policy=Policy.LINK_ONLY if place == 3 else None)
        relate_requests(staging)
    target = tmp_path / "forcewide.db"
    publish(staging, target, policy=Policy.FACTS)
    with closing(sqlite3.connect(target)) as connection:
        rows = connection.execute(
            "SELECT question, answers, forces, requests FROM question_groups"
        ).fetchall()
        members = connection.execute(
            "SELECT force, number, question FROM question_answers ORDER BY force"
        ).fetchall()
        (name,) = connection.execute("SELECT key FROM question_groups").fetchone()
    assert rows == [(SWANS[0], 4, 4, 4)]
    assert members == [
        ("cleveland", 1, None),
        ("cumbria", 1, SWANS[0]),
        ("essex", 1, SWANS[0]),
        ("kent", 0, SWANS[0]),
    ]
    load(staging, "kent", [record("kent", "2")])
    relate_requests(staging)
    with closing(sqlite3.connect(staging)) as connection:
        names = connection.execute("SELECT DISTINCT question_key FROM question_members").fetchall()
    assert names == [(name,)]
