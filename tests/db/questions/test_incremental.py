"""Night after night, in any order: the same rows as one stage over everything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.load import withdraw
from db.questions import answered, measure_stage, stage
from db.questions.answered import name_subjects
from db.questions.derived import Answer, Step, changed_answers
from db.questions.measure_stage import measure_tables
from db.questions.stage import relate_requests
from db.records import Record
from tests.db.questions.made_requests import (
    OWLS,
    PREAMBLE,
    SWANS,
    Printed,
    round_robin,
    unrelated,
)
from tests.db.questions.test_measures import counted
from tests.db.records import NIGHT, document, edited, load, record

Rows = dict[str, list[tuple[object, ...]]]
LATER = tuple(question.replace("2019 to 2022", "2023 to 2025") for question in SWANS)
REQUESTS: tuple[Printed, ...] = (
    *round_robin("swans", PREAMBLE, SWANS),
    *round_robin("owls", (), OWLS),
    *round_robin("later", PREAMBLE, LATER),
    *unrelated(),
)
FORCES = sorted({one.force for one in REQUESTS})


def answers(force: str, wave: int) -> list[Record]:
    """A force's answers in one of three states: fewer, all, or all with other numbers."""
    own = [one for one in REQUESTS if one.force == force]
    found = []
    for place, one in enumerate(own[: 1 if wave == 0 else None]):
        made = record(force, one.key, day=place)
        table = counted("Bicycle theft" if wave < 2 or place else "Robbery")
        found.append(
            edited(
                made,
                request=one.text,
                title=f"Title {one.key}",
                questions=(),
                documents=(document(made.key, 0, table),),
                caveats=(),
            )
        )
    return found


def night(staging: Path) -> None:
    relate_requests(staging)
    name_subjects(staging)
    measure_tables(staging)


def rows(staging: Path) -> Rows:
    """All that the stage has made; groups by their members, as names depend on the past."""
    with closing(sqlite3.connect(staging)) as connection:
        found: Rows = {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in ("wordings", "answer_subjects", "measures", "series")
        }
        for name in ("group_key", "family_key"):
            groups: dict[str, list[str]] = {}
            query = f"SELECT {name}, disclosure FROM group_members ORDER BY disclosure"
            for key, member in connection.execute(query):
                groups.setdefault(key, []).append(member)
            found[name] = sorted(tuple(members) for members in groups.values())
    return found


def anew(last: dict[str, int]) -> Rows:
    with TemporaryDirectory() as folder:
        staging = Path(folder) / "staging.db"
        for force, wave in last.items():
            load(staging, force, answers(force, wave))
        night(staging)
        return rows(staging)


@settings(max_examples=6)
@given(st.lists(st.tuples(st.sampled_from(FORCES), st.integers(0, 2), st.booleans()), max_size=7))
def test_nights_in_any_order_make_what_one_night_makes(
    events: list[tuple[str, int, bool]],
) -> None:
    last: dict[str, int] = {}
    with TemporaryDirectory() as folder:
        staging = Path(folder) / "staging.db"
        for force, wave, ends_a_night in events:
            load(staging, force, answers(force, wave))
            last[force] = wave
            if ends_a_night:
                night(staging)
        if events:
            night(staging)
            assert rows(staging) == anew(last)


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The forces that a step reads, as it reads them."""
    read: list[str] = []

    def seen(connection: sqlite3.Connection, step: Step, force: str) -> Iterable[Answer]:
        read.append(force)
        return changed_answers(connection, step, force)

    for room in (stage, answered, measure_stage):
        monkeypatch.setattr(room, "changed_answers", seen)
    return read


def test_only_forces_with_changed_rows_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging = tmp_path / "staging.db"
    for force in FORCES:
        load(staging, force, answers(force, 1))
    night(staging)
    before = rows(staging)
    read = counting(monkeypatch)
    for name in ("grouping", "regroup"):
        monkeypatch.setattr(stage, name, lambda *_: pytest.fail("nothing has changed"))
    for force in FORCES:
        load(staging, force, answers(force, 1))
    night(staging)
    assert read == []
    assert rows(staging) == before
    monkeypatch.undo()
    read = counting(monkeypatch)
    load(staging, "kent", answers("kent", 2))
    night(staging)
    assert read == ["kent"] * 3


def test_a_force_that_lost_its_last_answer_leaves_its_groups(tmp_path: Path) -> None:
    staging = tmp_path / "staging.db"
    for force in FORCES:
        load(staging, force, answers(force, 1))
    night(staging)
    withdraw(staging, [one.key for one in answers("gwent", 1)], at=NIGHT)
    night(staging)
    assert rows(staging) == anew({force: 1 for force in FORCES if force != "gwent"})
