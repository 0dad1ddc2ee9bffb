"""The index as published, and what is found in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.publish import publish
from db.questions.measure_stage import measure_tables
from db.records import Record
from db.search import find as finding
from db.search.asked import match_of, read
from db.search.find import FACETS, HITS, NEWEST, RANKED, AnswerHit, Found, Search, TopicHit, find
from db.search.near import HAS, NEAR_IN_LENGTH
from db.search.rows_shown import FIGURES, OF_SUBJECTS
from db.search.vocabulary import Facet, Sort
from parsers.types import Policy
from tests.db.records import NIGHT, crosstab, document, edited, load, record

SECRET = "Xylophonia"
HOSTILE = (
    *('"', '""', "'", "AND", "OR", "OR OR", "NOT", "NEAR(", "NEAR(a b)", "a:b", "{title}:x", "-x"),
    *("*", "**", "(", ")", "'; --", "\0", "^a", "a^2", "🙂", "ا", "x" * 5000, "a " * 500, "-", "|"),
    *('"unclosed phrase', "taser AND", "title:", "facets:zfkent0", "%", "_", "\\", "<script>"),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Kent in full, Essex as facts, Sussex as links, Dorset removed; two kinds of title."""
    folder = tmp_path_factory.mktemp("search")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    kent = [record("kent", f"FOI-{number}/26", day=number + 1) for number in range(25)]
    kent.append(edited(record("kent", "D-1/26", day=27), title="Drone pilots and their training"))
    load(staging, "kent", kent)
    for force, policy in (("essex", Policy.FACTS), ("sussex", Policy.LINK_ONLY)):
        load(staging, force, [_secret(force)], policy=policy)
    load(staging, "dorset", [replace(_secret("dorset"), gone_since=NIGHT)])
    measure_tables(staging)
    publish(staging, target, policy=Policy.FULL)
    with closing(sqlite3.connect(target)) as connection:
        yield connection


def _secret(force: str) -> Record:
    given = record(force)
    table = crosstab(caption=f"{SECRET} captions")
    return edited(
        given,
        title=f"{SECRET} titles",
        request=f"Please say how many {SECRET} requests.",
        response=f"We hold {SECRET} responses, and a second sentence follows.",
        documents=(document(given.key, 0, table),),
    )


def keys(found: Found) -> list[str]:
    return [hit.key for hit in found.hits if isinstance(hit, AnswerHit)]


def test_what_a_policy_hides_is_in_no_index_and_no_vocabulary(built: sqlite3.Connection) -> None:
    found = find(built, Search(SECRET))
    assert keys(found) == ["essex/FOI-100/25"]
    assert built.execute("SELECT count(*) FROM search_rows WHERE key LIKE 'sussex/%'").fetchone()[0]
    for force in ("sussex", "dorset"):
        assert keys(find(built, Search("FOI-100/25", {Facet.FORCE: (force,)}))) == [
            f"{force}/FOI-100/25"
        ]
    for word in ("captions", "responses", "titles"):
        narrowed = {Facet.FORCE: ("sussex", "dorset")}
        assert find(built, Search(word, narrowed)).total == 0


def test_letters_are_found_by_words_and_never_by_phrase(built: sqlite3.Connection) -> None:
    assert keys(find(built, Search(f"hold {SECRET} responses"))) == ["essex/FOI-100/25"]
    assert find(built, Search(f'"hold {SECRET} responses"')).total == 0
    vocabulary = {row[0] for row in built.execute("SELECT word FROM search_vocabulary")}
    assert "responses" not in vocabulary
    assert "drone" in vocabulary


def test_words_may_stand_in_letter_table_and_name_of_the_force(built: sqlite3.Connection) -> None:
    found = find(built, Search("kent shed break-in niche 2024"))
    assert find(built, Search("kent shed break-in")).total >= 25
    assert found.total in {0, find(built, Search("kent niche")).total}
    hit = next(one for one in find(built, Search("shed")).hits if isinstance(one, AnswerHit))
    assert hit.tables[0].label == "Shed break-in"
    assert [cell.text for cell in hit.tables[0].cells] == ["7", "-", "12"]


def test_a_subject_finds_what_is_about_it_whatever_it_is_called(built: sqlite3.Connection) -> None:
    found = find(built, Search("push bike stolen"))
    assert found.total >= 25
    assert isinstance(found.hits[0], TopicHit)


def test_operators(built: sqlite3.Connection) -> None:
    drone = keys(find(built, Search("drone")))
    assert drone == ["kent/D-1/26"]
    assert keys(find(built, Search("dro*"))) == drone
    assert keys(find(built, Search('"drone pilots"'))) == drone
    assert find(built, Search('"pilots drone"')).total == 0
    both = find(built, Search(f"drone OR {SECRET}"))
    assert both.total == 2
    assert find(built, Search("kent -drone")).total == find(built, Search("kent")).total - 1


def test_every_count_of_a_facet_is_the_number_of_results_behind_it(
    built: sqlite3.Connection,
) -> None:
    found = find(built, Search("foi"))
    values = {
        Facet.FORCE: ("kent", "essex", "sussex", "dorset"),
        Facet.FIGURES: ("yes", "no"),
        Facet.YEAR: ("2025", "2026"),
        Facet.OUTCOME: ("partial", "unknown", "granted"),
    }
    for facet, known in values.items():
        counts = sum(one.count for one in found.facets[facet])
        assert counts == sum(find(built, Search("foi", {facet: (one,)})).total for one in known)


def test_pages_follow_each_other_without_gap_or_end(
    built: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "WINDOW", 10)
    monkeypatch.setattr(finding, "PAGE", 4)
    for sort in Sort:
        search, seen = Search("kent", sort=sort), []
        while True:
            found = find(built, search)
            seen += keys(found)
            if found.further is None:
                break
            search = replace(search, page=found.further.page, before=found.further.before)
        assert len(seen) == len(set(seen)) == 26


def test_newest_first(built: sqlite3.Connection) -> None:
    found = find(built, Search("kent", sort=Sort.NEWEST))
    dates = [hit.dated or "" for hit in found.hits if isinstance(hit, AnswerHit)]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("drnoe", "drone"), ("drone pilts", "drone pilots"), ("drone", None), ("qqqqqqqq", None)],
)
def test_did_you_mean(built: sqlite3.Connection, typed: str, meant: str | None) -> None:
    assert find(built, Search(typed)).meant == meant


def test_help_where_nothing_has_all_words(built: sqlite3.Connection) -> None:
    found = find(built, Search(f"drone {SECRET}"))
    assert (found.total, found.any_word) == (0, 2)


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_taken(built: sqlite3.Connection, typed: str) -> None:
    assert find(built, Search(typed)).total >= 0
    asked = read(typed)
    match = match_of(asked, any_word=True)
    if match:
        built.execute(NEWEST, {"match": match, "before": 9, "window": 9}).fetchall()


PLANS: dict[str, tuple[str, Any]] = {
    "ranked": (RANKED, {"match": "kent", "before": 99, "window": 9}),
    "newest": (NEWEST, {"match": "kent", "before": 99, "window": 9}),
    "facets": (FACETS, {"ids": "[1]"}),
    "hits": (HITS, {"ids": "[1]"}),
    "answer": (finding.ANSWER, {"key": "kent/FOI-1/26"}),
    "topic": (finding.TOPIC, {"key": "bicycle-theft"}),
    "figures": (FIGURES, {"key": "kent/FOI-1/26", "most": 9}),
    "subjects": (OF_SUBJECTS, {"key": "kent/FOI-1/26", "subjects": "[]"}),
    "has": (HAS, ["kent"]),
    "near": (NEAR_IN_LENGTH, [3, 5]),
}


@pytest.mark.parametrize("name", PLANS)
def test_no_question_reads_a_table_whole(built: sqlite3.Connection, name: str) -> None:
    sql, given = PLANS[name]
    plan = [row[3] for row in built.execute(f"EXPLAIN QUERY PLAN {sql}", given)]
    scans = [step for step in plan if step.startswith("SCAN")]
    assert all("VIRTUAL TABLE" in step or "CONSTANT ROW" in step for step in scans), plan


def test_two_builds_have_the_same_index(tmp_path: Path) -> None:
    staging = tmp_path / "staging.db"
    load(staging, "kent", [record("kent", f"FOI-{number}/26") for number in range(3)])
    rows = []
    for name in ("one", "two"):
        target = tmp_path / name / "forcewide.db"
        publish(staging, target)
        with closing(sqlite3.connect(target)) as connection:
            rows.append(
                [
                    connection.execute(f"SELECT * FROM {table}").fetchall()
                    for table in ("search_rows", "search_vocabulary")
                ]
            )
    assert rows[0] == rows[1]
