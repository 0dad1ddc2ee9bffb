"""Loading a force: idempotent, one transaction, streamed, and never worse than before."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.checks import expectations
from db.load import ForceRow, load_bodies, load_force, record_health, withdraw
from db.migrations import open_staging
from db.records import Health, Record
from parsers.directory import BODIES
from parsers.errors import ParseError
from parsers.types import DocumentVerdict, Expect, Outcome, PublishedDocument
from tests.db.records import (
    NIGHT,
    NO_FLOOR,
    crosstab,
    document,
    edited,
    health,
    load,
    record,
    records,
)

NEXT_NIGHT = NIGHT + timedelta(days=1)


def rows(staging: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(staging)) as connection:
        return connection.execute(sql, values).fetchall()


def dump(staging: Path) -> list[str]:
    with closing(sqlite3.connect(staging)) as connection:
        return list(connection.iterdump())


def events(staging: Path) -> list[tuple[object, ...]]:
    return rows(staging, "SELECT disclosure, event, summary FROM changes ORDER BY at, disclosure")


def test_a_load_keeps_every_part(staging: Path) -> None:
    report = load(staging, "kent", records(count=2))
    assert (report.loaded, report.added, report.unchanged) == (True, 2, 0)
    counts = {
        name: rows(staging, f"SELECT count(*) FROM {name}")[0][0]
        for name in (
            "disclosures",
            "texts",
            "questions",
            "exemptions",
            "documents",
            "tables",
            "figures",
            "caveats",
            "captures",
            "changes",
            "health",
        )
    }
    assert counts == {
        "disclosures": 2,
        "texts": 2,
        "questions": 4,
        "exemptions": 4,
        "documents": 4,
        "tables": 4,
        "figures": 18,
        "caveats": 4,
        "captures": 2,
        "changes": 2,
        "health": 1,
    }


def test_a_second_load_changes_nothing(staging: Path) -> None:
    load(staging, "kent", records())
    before = dump(staging)
    report = load(staging, "kent", records())
    assert (report.unchanged, report.added, report.changed) == (3, 0, 0)
    assert dump(staging) == before


def test_an_unchanged_answer_seen_again_moves_its_moments_only(staging: Path) -> None:
    given = record()
    load(staging, "kent", [given])
    seen = replace(given.captures[0], fetched_at=NEXT_NIGHT, warc_record_id="<urn:again>")
    facts = given.disclosure
    fetched = replace(facts.documents[0], fetched_at=NEXT_NIGHT)
    again = replace(
        given,
        last_seen=NEXT_NIGHT,
        captures=(*given.captures, seen),
        disclosure=replace(facts, documents=(fetched, *facts.documents[1:])),
    )
    report = load(staging, "kent", [again], at=NEXT_NIGHT)
    assert (report.unchanged, report.changed) == (1, 0)
    assert [event for _, event, _ in events(staging)] == ["added"]
    assert rows(staging, "SELECT last_seen FROM disclosures") == [("2026-03-03",)]
    assert rows(staging, "SELECT count(*) FROM captures") == [(2,)]
    assert rows(staging, "SELECT fetched_at FROM documents ORDER BY position") == [
        ("2026-03-03T04:00:00Z",),
        (None,),
    ]


def test_a_change_names_its_parts_and_both_versions(staging: Path) -> None:
    first, second = records(count=2)
    load(staging, "kent", [first, second])
    page = replace(first.disclosure.documents[0], sha256="f" * 64)
    documents = (page, *first.disclosure.documents[1:])
    now = edited(
        first, outcome=Outcome.WITHHELD, response="Nothing is disclosed.", documents=documents
    )
    report = load(staging, "kent", [now, second], at=NEXT_NIGHT)
    assert (report.changed, report.unchanged) == (1, 1)
    changed = rows(
        staging,
        "SELECT disclosure, summary, before_sha256, after_sha256 FROM changes"
        " WHERE event = 'changed'",
    )
    assert changed[0][:2] == (first.key, "text (1), files")
    added = rows(staging, "SELECT after_sha256 FROM changes WHERE event = 'added' LIMIT 1")
    assert changed[0][2] == added[0][0] != changed[0][3]
    assert rows(staging, "SELECT outcome FROM disclosures ORDER BY key") == [
        ("withheld",),
        ("partial",),
    ]


def test_what_is_read_otherwise_of_the_same_bytes_is_no_event(staging: Path) -> None:
    """A better reader, or another address: the force has changed nothing."""
    given = record()
    moved = replace(given.disclosure.documents[0], url="https://example.police.invalid/new.pdf")
    load(staging, "kent", [given])
    again = edited(
        given,
        response="Read better.",
        outcome=Outcome.WITHHELD,
        documents=(moved, *given.disclosure.documents[1:]),
    )
    report = load(staging, "kent", [again], at=NEXT_NIGHT)
    assert (report.changed, report.unchanged) == (0, 1)
    assert [event for _, event, _ in events(staging)] == ["added"]
    assert rows(staging, "SELECT outcome FROM disclosures") == [("withheld",)]


def test_removed_and_restored_by_the_force(staging: Path) -> None:
    given = record()
    load(staging, "kent", [given])
    gone = replace(given, gone_since=NEXT_NIGHT)
    assert load(staging, "kent", [gone], at=NEXT_NIGHT).removed == 1
    assert load(staging, "kent", [gone], at=NEXT_NIGHT).removed == 0
    assert load(staging, "kent", [given], at=NEXT_NIGHT + timedelta(days=1)).restored == 1
    assert [event for _, event, _ in events(staging)] == ["added", "removed", "restored"]
    assert rows(staging, "SELECT gone_since FROM disclosures") == [(None,)]


def test_a_record_no_longer_given_leaves_with_all_its_rows(staging: Path) -> None:
    first, second = records(count=2)
    load(staging, "kent", [first, second])
    assert load(staging, "kent", [second], at=NEXT_NIGHT).removed == 1
    for table in ("texts", "documents", "tables", "questions", "captures"):
        assert rows(staging, f"SELECT DISTINCT disclosure FROM {table}") == [(second.key,)]
    assert rows(staging, "SELECT count(*) FROM figures") == [(9,)]
    assert load(staging, "kent", [first, second], at=NEXT_NIGHT + timedelta(days=1)).restored == 1


def test_an_incomplete_load_adds_and_removes_nothing(staging: Path) -> None:
    first, second = records(count=2)
    load(staging, "kent", [first])
    report = load(staging, "kent", [second], complete=False, expect=Expect(items=50))
    assert (report.loaded, report.added, report.removed) == (True, 1, 0)
    assert rows(staging, "SELECT count(*) FROM disclosures") == [(2,)]


@pytest.mark.parametrize(
    ("expect", "cause"),
    [
        (Expect(items=4, fall=1.0), "1 disclosures, expected at least 4"),
        (Expect(items=0, fall=0.5), "1 disclosures, 3 at the last good load"),
    ],
)
def test_a_force_below_its_expectations_keeps_its_last_good_rows(
    staging: Path, expect: Expect, cause: str
) -> None:
    load(staging, "kent", records(count=3))
    before = rows(staging, "SELECT * FROM disclosures ORDER BY key")
    report = load(staging, "kent", records(count=1), expect=expect, at=NEXT_NIGHT)
    assert not report.loaded
    assert cause in report.cause
    assert (report.removed, report.unchanged) == (0, 0)
    assert rows(staging, "SELECT * FROM disclosures ORDER BY key") == before
    assert rows(staging, "SELECT stale, since FROM health") == [(1, "2026-03-03T04:00:00Z")]
    assert cause in str(rows(staging, "SELECT note FROM health")[0][0])


def test_what_was_taken_out_on_purpose_is_no_shrinking(staging: Path) -> None:
    expect = Expect(items=3, fall=0.05)
    first, *rest = records(count=3)
    assert load(staging, "kent", [first, *rest], expect=expect).loaded
    assert withdraw(staging, [first.key], at=NEXT_NIGHT) == 1
    assert load(staging, "kent", rest, expect=expect).loaded
    assert load(staging, "kent", rest, expect=expect).loaded
    fewer = load(staging, "kent", rest[1:], expect=expect)
    assert fewer.cause == (
        "kent: 1 disclosures, expected at least 2; 1 disclosures, 2 at the last good load"
    )
    assert rows(staging, "SELECT count(*) FROM disclosures") == [(2,)]


def test_what_was_taken_out_and_has_come_back_counts_again(staging: Path) -> None:
    expect = Expect(items=0, fall=0.05)
    first, *rest = records(count=3)
    load(staging, "kent", [first, *rest], expect=expect)
    withdraw(staging, [first.key], at=NEXT_NIGHT)
    assert load(staging, "kent", [first, *rest], expect=expect).loaded
    assert not load(staging, "kent", rest, expect=expect).loaded


def test_a_force_may_fall_by_its_own_share(staging: Path) -> None:
    load(staging, "kent", records(count=3))
    report = load(staging, "kent", records(count=2), expect=Expect(items=1, fall=0.34))
    assert report.loaded
    assert rows(staging, "SELECT live FROM loads") == [(2,)]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (date(2026, 1, 4), "newest publication 2026-01-04, expected 2026-02-01 or later"),
        (None, "newest publication unknown, expected 2026-02-01 or later"),
    ],
)
def test_a_silent_force_is_loaded_and_said_to_be_silent(
    staging: Path, published: date | None, said: str
) -> None:
    expect = Expect(items=1, newest_within_days=30)
    silent = edited(record(), published_on=published)
    assert load(staging, "kent", [silent], expect=expect, at=NEXT_NIGHT).loaded
    with closing(open_staging(staging)) as connection:
        assert expectations(connection, "kent", expect, NEXT_NIGHT.date(), 1) == [said]


def test_stale_since_the_first_failure_and_well_again(staging: Path) -> None:
    load(staging, "kent", records())
    for days in (1, 2):
        load(staging, "kent", [], expect=Expect(items=1), at=NIGHT + timedelta(days=days))
    assert rows(staging, "SELECT stale, since FROM health") == [(1, "2026-03-03T04:00:00Z")]
    load(staging, "kent", records(), at=NIGHT + timedelta(days=3))
    assert rows(staging, "SELECT stale, note FROM health") == [(0, "")]


def test_an_error_in_the_middle_rolls_everything_back(staging: Path) -> None:
    def broken() -> Iterator[Record]:
        yield record("kent", "FOI-1/26")
        raise ParseError("no answer on it", where="https://example.police.invalid/x")

    load(staging, "kent", records())
    before = rows(staging, "SELECT * FROM disclosures ORDER BY key")
    report = load(staging, "kent", broken(), at=NEXT_NIGHT)
    assert report.cause == "kent: https://example.police.invalid/x: no answer on it"
    assert rows(staging, "SELECT * FROM disclosures ORDER BY key") == before
    assert rows(staging, "SELECT count(*) FROM changes") == [(3,)]


def test_an_unforeseen_error_is_raised_and_rolled_back(staging: Path) -> None:
    def broken() -> Iterator[Record]:
        yield record("kent", "FOI-1/26")
        raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError, match="a fault of ours"):
        load(staging, "kent", broken())
    assert rows(staging, "SELECT count(*) FROM disclosures") == [(0,)]


def _unhashed(given: Record) -> Record:
    nameless = replace(document(given.key, 0, crosstab()), sha256=None)
    return edited(given, documents=(nameless,))


def _held_with_tables(given: Record) -> Record:
    wrong = replace(document(given.key, 0, crosstab()), verdict=DocumentVerdict.HELD)
    return edited(given, documents=(wrong,))


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ([record(), record()], "kent/FOI-100/25: given twice"),
        ([record("essex")], "essex/FOI-100/25: belongs to essex"),
        ([replace(record(), key="essex/FOI-100/25")], "does not begin with its force kent"),
        ([_unhashed(record())], "document 0 has tables but has no hash"),
        ([_held_with_tables(record())], "document 0 has tables but is held"),
        (
            [record(), replace(record("kent", "FOI-2/26"), uid=record().uid)],
            "kent/FOI-2/26: UNIQUE constraint failed: disclosures.uid",
        ),
        ([replace(record(), last_seen=NIGHT.replace(tzinfo=None))], "moment without a time zone"),
    ],
)
def test_a_record_that_contradicts_itself_fails_the_load_with_its_name(
    staging: Path, given: list[Record], cause: str
) -> None:
    report = load(staging, "kent", given)
    assert cause in report.cause
    assert rows(staging, "SELECT count(*) FROM disclosures") == [(0,)]


def test_one_force_does_not_touch_another(staging: Path) -> None:
    load(staging, "kent", records("kent"))
    load(staging, "essex", records("essex"))
    load(staging, "essex", [], expect=Expect(items=1))
    load(staging, "kent", [])
    assert rows(staging, "SELECT force, count(*) FROM disclosures GROUP BY force") == [("essex", 3)]


def test_a_failed_first_load_of_an_unknown_body_says_so(staging: Path) -> None:
    report = load_force(
        staging,
        ForceRow("new-town", "New Town Police"),
        [],
        at=NIGHT,
        expect=Expect(items=1),
        health=None,
    )
    assert "0 disclosures, expected at least 1" in report.cause
    assert rows(staging, "SELECT force, stale FROM health") == [("new-town", 1)]


def test_the_directory_keeps_what_a_load_says_of_its_force(staging: Path) -> None:
    load_bodies(staging, BODIES)
    load_force(
        staging,
        ForceRow("kent", "Kent Police", terms="No re-use", sample=True),
        [],
        at=NIGHT,
        expect=NO_FLOOR,
    )
    assert load_bodies(staging, BODIES) == len(BODIES) == 58
    assert rows(staging, "SELECT name, terms, sample FROM forces WHERE slug = 'kent'") == [
        ("Kent Police", "No re-use", 1)
    ]


def test_health_alone(staging: Path) -> None:
    load(staging, "kent", records())
    blocked: Health = replace(health("kent"), verdict="blocked", newest_on=None, since=None)
    record_health(staging, blocked)
    assert rows(staging, "SELECT verdict, since, newest_on, listed FROM health") == [
        ("blocked", None, None, 3)
    ]
    assert rows(staging, "SELECT count(*) FROM disclosures") == [(3,)]


@pytest.mark.long
def test_records_are_streamed(staging: Path) -> None:
    """Thirty megabytes of letters go through with a few in memory."""
    letter = "word " * 20_000
    given = (
        edited(record("kent", f"FOI-{number}/26"), response=letter + str(number), documents=())
        for number in range(300)
    )
    tracemalloc.start()
    report = load(staging, "kent", given)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (report.loaded, report.added) == (True, 300)
    assert peak < 8_000_000


def test_readers_are_not_stopped_by_a_load(staging: Path) -> None:
    load(staging, "kent", records())

    def read_meanwhile() -> Iterator[Record]:
        assert rows(staging, "SELECT count(*) FROM disclosures") == [(3,)]
        yield record("kent", "FOI-9/26")
        assert rows(staging, "SELECT count(*) FROM disclosures") == [(3,)]

    assert load(staging, "kent", read_meanwhile()).removed == 3


def test_two_files_with_the_same_bytes(staging: Path) -> None:
    given = record()
    twin = document(given.key, 0, crosstab())
    report = load(staging, "kent", [edited(given, documents=(twin, twin), caveats=())])
    assert report.loaded, report.cause
    stem = f"{given.key}/{(twin.sha256 or '')[:12]}"
    assert rows(staging, "SELECT key FROM tables ORDER BY key") == [
        (f"{stem}/0",),
        (f"{stem}~2/0",),
    ]


def test_a_held_document_keeps_only_that_word(staging: Path) -> None:
    load(staging, "kent", [record()])
    facts = [name for name in PublishedDocument.__dataclass_fields__ if name != "verdict"]
    shown = [name for name in facts if name not in {"reasons", "tables"}]
    found = rows(staging, f"SELECT {', '.join(shown)} FROM documents WHERE verdict = 'held'")
    assert found == [(None,) * len(shown)]
    assert not any("hidden-" in line or "f" * 64 in line for line in dump(staging))


def test_a_withdrawn_answer_leaves_no_word_in_the_files(staging: Path) -> None:
    secret = "Quinquereme of Nineveh from distant Ophir"
    first, second = records(count=2)
    load(staging, "kent", [edited(first, response=f"{secret}. " * 50), second])

    def kept() -> bool:
        return any(secret.encode() in path.read_bytes() for path in staging.parent.iterdir())

    with closing(sqlite3.connect(staging)) as reader:  # so that the write-ahead log stays
        reader.execute("SELECT count(*) FROM disclosures").fetchone()
        assert kept()
        assert withdraw(staging, [first.key, "kent/absent"], at=NEXT_NIGHT) == 1
        assert not kept()
    assert rows(staging, "SELECT key FROM disclosures") == [(second.key,)]
    assert events(staging)[-1] == (first.key, "removed", None)
