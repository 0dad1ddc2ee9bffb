"""A topic's matrix: a value, a refusal, a silence of each kind, and nothing of what is hidden."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.publish import publish
from db.questions.answered import name_subjects
from db.questions.measure_stage import measure_tables
from db.questions.said import period_words, said, topic_of, topics
from db.questions.stage import relate_requests
from db.questions.topics import answer_state, silent_state, value_state
from db.records import Record, Silence
from parsers.types import Outcome, PeriodKind, Policy, Qualifier
from tests.db.records import crosstab, document, edited, load, record


def answer(force: str, outcome: Outcome, *, tables: bool = False) -> Record:
    """An answer about stolen bicycles, with or without the table of thefts."""
    given = record(force, "FOI-1/26")
    files = (document(given.key, 0, crosstab()),) if tables else ()
    return edited(given, outcome=outcome, documents=files, caveats=())


@pytest.fixture
def published(tmp_path: Path) -> Path:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    for force, outcome, tables, policy in (
        ("kent", Outcome.GRANTED, True, None),
        ("essex", Outcome.WITHHELD, False, None),
        ("cumbria", Outcome.NOT_HELD, False, None),
        ("dorset", Outcome.GRANTED, True, Policy.LINK_ONLY),
    ):
        load(staging, force, [answer(force, outcome, tables=tables)], policy=policy)
    removed = replace(answer("surrey", Outcome.GRANTED, tables=True), gone_since=record().last_seen)
    load(staging, "surrey", [removed])
    relate_requests(staging)
    assert name_subjects(staging) == 5
    assert name_subjects(staging) == 0
    measure_tables(staging)
    publish(staging, target, policy=Policy.FACTS)
    return target


def test_every_force_has_its_state(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        found = list(said(connection, "bicycle-theft"))
        bodies = {slug for (slug,) in connection.execute("SELECT slug FROM forces")}
        listed = {one.slug: one for one in topics(connection)}
    by_force: dict[str, set[str]] = {}
    for one in found:
        by_force.setdefault(one.force, set()).add(one.state)
    assert set(by_force) == bodies
    assert by_force["kent"] == {"value", "bounds"}
    assert by_force["essex"] == {"refused"}
    assert by_force["cumbria"] == {"not_held"}
    assert by_force["dorset"] == {"links_only"}  # its answer is hidden: nothing is said of it
    assert by_force["surrey"] == {"nothing_found"}
    assert [one.unread for one in found if one.force == "surrey"] == [1]  # the removed one
    assert by_force["belfast-harbour"] == {"no_log"}
    assert by_force["cleveland"] == {"not_read"}
    assert (listed["bicycle-theft"].answers, listed["bicycle-theft"].forces) == (3, 3)


def test_a_value_leads_to_its_cell_and_a_refusal_to_its_words(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        found = list(said(connection, "bicycle-theft"))
        values = [one for one in found if one.force == "kent"]
        for one in values:
            row = connection.execute(
                "SELECT g.value, g.high FROM figures g JOIN tables t ON t.id = g.table_id"
                " WHERE t.key = ? AND g.row = ? AND g.col = ?",
                [one.table_key, one.row, one.col],
            ).fetchone()
            assert row == (one.value, one.high)
        (refused,) = (one for one in found if one.force == "essex")
    assert [one.period for one in values] == ["2023", "2024", "2025"]
    assert refused.sections == "FOIA 40"
    assert refused.quote is not None
    assert len(refused.quote) <= 300


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("bicycle theft", "bicycle-theft"),
        ("stolen pedal cycles", "bicycle-theft"),
        ("Bike thefts", "bicycle-theft"),
        ("brass bands", None),
    ],
)
def test_words_lead_to_a_topic(published: Path, words: str, topic: str | None) -> None:
    with closing(sqlite3.connect(published)) as connection:
        assert topic_of(connection, words) == topic


@pytest.mark.parametrize(
    ("kind", "start", "end", "words"),
    [
        (PeriodKind.CALENDAR_YEAR, "2023-01-01", "2023-12-31", "2023"),
        (PeriodKind.FINANCIAL_YEAR, "2023-04-01", "2024-03-31", "2023/24"),
        (PeriodKind.MONTH, "2023-02-01", "2023-02-28", "February 2023"),
        ("span", "2021-01-01", "2023-12-31", "2021-01-01 to 2023-12-31"),
        (None, None, None, ""),
    ],
)
def test_periods_in_words(kind: str | None, start: str | None, end: str | None, words: str) -> None:
    assert period_words(kind, start, end) == words


def test_every_word_has_a_state() -> None:
    assert {value_state(None, word) for word in Qualifier} >= {"bounds", "suppressed", "not_held"}
    assert value_state(3.0, None) == "value"
    assert value_state(None, None) == "no_number"
    assert {answer_state(word) for word in Outcome} == {
        *("answered", "part", "refused", "not_held", "other")
    }
    assert {silent_state(word, Policy.FACTS, 0) for word in Silence} == {
        *("nothing_found", "read_to", "not_read", "no_log")
    }
    assert {silent_state(word, Policy.FACTS, 1) for word in Silence} == {
        *("not_all_read", "read_to", "not_read", "no_log")
    }
    assert {silent_state(word, Policy.LINK_ONLY, 1) for word in Silence} == {
        *("links_only", "not_read", "no_log")
    }


@pytest.mark.parametrize(
    ("outcome", "verdicts", "state"),
    [
        (Outcome.GRANTED, "parsed", "answered"),
        (Outcome.GRANTED, "held,parsed", "held"),
        (Outcome.PARTIAL, "failed", "not_readable"),
        (Outcome.UNKNOWN, "not_fetched", "not_readable"),
        (Outcome.WITHHELD, "held", "refused"),
        (Outcome.NOT_HELD, "held", "not_held"),
        (Outcome.GRANTED, None, "answered"),
    ],
)
def test_what_a_file_hides_is_said(outcome: Outcome, verdicts: str | None, state: str) -> None:
    assert answer_state(outcome, verdicts) == state


def test_a_changed_answer_is_named_again(published: Path) -> None:
    staging = published.with_name("staging.db")
    changed = edited(
        answer("essex", Outcome.WITHHELD), title="Piano tuning", request="", questions=()
    )
    load(staging, "essex", [changed])
    relate_requests(staging)
    assert name_subjects(staging) == 1
    with closing(sqlite3.connect(staging)) as connection:
        named = connection.execute(
            "SELECT count(*) FROM answer_subjects WHERE disclosure = 'essex/FOI-1/26'"
        ).fetchone()
    assert named == (0,)
