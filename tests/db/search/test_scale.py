"""The index with 300,000 answers, made in memory: what a question costs does not grow with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlite_utils import Database

from db.create import make_indexes, make_searches, make_table
from db.faces.page import Asked, Reader
from db.faces.refusal import SIZE, load
from db.schema import SCHEMA
from db.search.facets import tokens
from db.search.find import WINDOW, AnswerHit, Search, find
from db.search.vocabulary import Facet, FoundKind, Sort

pytestmark = pytest.mark.long
FORCES = ("kent", "essex", "surrey", "sussex", "dorset")
WORDS = ("burglary", "robbery", "taser", "drone", "vetting", "overtime", "sickness", "arson")
RARE = 1_000  # one answer in so many has the rare word
ROW = "INSERT INTO search_rows (id, kind, key, facets) VALUES (?, ?, ?, ?)"
TEXT = "INSERT INTO search_fts (rowid, title, about, words, facets) VALUES (?, ?, ?, ?, ?)"
ANSWER = (
    "INSERT INTO disclosures (key, id, uid, force, source_kind, sensitivity, url, first_seen,"
    " last_seen, title_shown, outcome, n_tables) VALUES (?, ?, ?, ?, 'log', 'none', 'x', 'x', 'x',"
    " ?, 'partial', 0)"
)


def made(answers: int) -> sqlite3.Connection:
    """A build with so many answers that all say "police"."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    db = Database(connection)
    for table in SCHEMA:
        make_table(db, table)
    make_searches(db)
    connection.execute("BEGIN")
    for slug in FORCES:
        connection.execute(
            "INSERT INTO forces (slug, name, sample) VALUES (?, ?, 0)", [slug, f"{slug} police"]
        )
        connection.execute(
            "INSERT INTO summary_forces (force, disclosures, gone, tables, figures, exemptions)"
            " VALUES (?, ?, 0, 0, 0, 0)",
            [slug, answers // len(FORCES)],
        )
        connection.execute(
            "INSERT INTO summary_sections VALUES (?, 'FOIA', '40', ?)",
            [slug, answers // len(FORCES)],
        )
    for number in range(1, answers + 1):
        force = FORCES[number % len(FORCES)]
        word = WORDS[number % len(WORDS)]
        key = f"{force}/FOI-{number}"
        facets = tokens(force, f"{2010 + number % 16}-01-01", "partial", 0, '["FOIA 40"]', "[]")
        rare = "velodrome" if number % RARE == 0 else ""
        connection.execute(ANSWER, [key, number, f"u{number}", force, f"{word} {number}"])
        connection.execute(ROW, [number, FoundKind.ANSWER, key, facets])
        connection.execute(TEXT, [number, word, f"{force} police", f"letter {rare}", facets])
    connection.execute("COMMIT")
    for table in SCHEMA:
        make_indexes(db, table)
    connection.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")
    connection.execute("ANALYZE")
    return connection


def cost(connection: sqlite3.Connection, ask: Callable[[], object]) -> int:
    """How many steps SQLite's machine takes, in hundreds; the same on every machine."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.set_progress_handler(count, 100)
    ask()
    connection.set_progress_handler(None, 0)
    return steps


@pytest.fixture(scope="module")
def small() -> Iterator[sqlite3.Connection]:
    with closing(made(30_000)) as connection:
        yield connection


@pytest.fixture(scope="module")
def large() -> Iterator[sqlite3.Connection]:
    with closing(made(300_000)) as connection:
        yield connection


QUESTIONS = {
    "a word that all have": Search("police"),
    "newest": Search("police", sort=Sort.NEWEST),
    "within a force": Search("police", {Facet.FORCE: ("kent",)}),
    "nothing but a facet": Search("", {Facet.YEAR: ("2024",)}),
    "two words": Search("police burglary"),
    "nothing": Search("qqqqqqqq police"),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_ten_times_the_answers_cost_no_more(
    small: sqlite3.Connection, large: sqlite3.Connection, name: str
) -> None:
    costs = [cost(one, lambda one=one: find(one, QUESTIONS[name])) for one in (small, large)]  # type: ignore[misc]
    # A window is full at both sizes, but for a force's or a year's share of the small one.
    assert costs[1] <= max(costs[0] * 6, 50)


def test_a_rare_word_is_found_wherever_it_stands(large: sqlite3.Connection) -> None:
    found = find(large, Search("velodrome"))
    assert (found.total, found.more) == (300, False)


def test_a_full_window_says_so_and_the_next_one_follows(large: sqlite3.Connection) -> None:
    found = find(large, Search("police", sort=Sort.NEWEST))
    assert (found.total, found.more) == (WINDOW, True)
    last = find(large, Search("police", sort=Sort.NEWEST, page=WINDOW // 20))
    assert last.further is not None
    after = find(large, Search("police", sort=Sort.NEWEST, before=last.further.before))
    hits = [one.key for one in (*last.hits, *after.hits) if isinstance(one, AnswerHit)]
    numbers = [int(key.rpartition("-")[2]) for key in hits]
    assert numbers == list(range(numbers[0], numbers[0] - 40, -1))


def test_a_section_of_all_answers_is_a_page(
    small: sqlite3.Connection, large: sqlite3.Connection
) -> None:
    asked = Asked({"act": "FOIA", "section": "40"}, {})
    costs = [cost(one, lambda one=one: load(Reader(one), asked)) for one in (small, large)]  # type: ignore[misc]
    assert costs[1] <= costs[0] * 2
    assert len(load(Reader(large), asked).uses) == SIZE
