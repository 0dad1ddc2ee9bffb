"""Only changed requests are compared again, and the groups are those of comparing all at once."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.migrations import open_staging
from db.questions import candidates, compared, regroup, stage
from db.questions.stage import relate_requests
from db.schema import BY_NAME
from db.sql import insert_into

FORCES = ("kent", "essex", "gwent", "surrey")
ALL = (
    *("group_members", "question_members", "compared", "compared_pieces", "stock_pieces"),
    *("entries", "entry_prints", "period_pairs", "question_pairs", "asked", "wordings"),
)
_BLANK = {
    name: dict.fromkeys(BY_NAME[name].names) for name in ("disclosures", "texts", "questions")
}
_INSERT = {name: insert_into(name, BY_NAME[name].names) for name in _BLANK}
Night = dict[str, tuple[str, ...]]  # the lines of each answer's request, by its key

Rows = dict[str, list[tuple[object, ...]]]


class Letters:
    """Letters by chance, in so few words and forms that they crowd, near-miss and repeat."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = [
            f"{a}{b}" for a in ("ka", "lo", "mi", "nu", "pe") for b in ("rat", "sel", "von")
        ]
        self.templates = [[self.line() for _ in range(chance.randint(1, 5))] for _ in range(7)]
        self.stock = {force: self.line() for force in FORCES}

    def line(self) -> str:
        asked = " ".join(self.chance.choices(self.words, k=self.chance.randint(3, 12)))
        return f"How many {asked}?"

    def letter(self, force: str) -> tuple[str, ...]:
        year = self.chance.choice(("", " in 2020", " in 2023"))
        lines = [
            line if self.chance.random() < 0.9 else line[: len(line) // 2]
            for line in self.chance.choice(self.templates)
            if self.chance.random() < 0.9
        ] or [self.line()]
        if self.chance.random() < 0.2:
            lines.append(f"How many of those {self.chance.choice(self.words)}?")
        lines[0] += year
        return (*([self.stock[force]] if self.chance.random() < 0.4 else []), *lines)


def nights(chance: random.Random, count: int) -> Iterator[Night]:
    """A first night, then others of which each changes, adds and takes away a few answers."""
    letters = Letters(chance)
    now: Night = {}
    for night in range(count):
        for _ in range(60 if not night else chance.randint(0, 5)):
            force = chance.choice(FORCES)
            now[f"{force}/{chance.randrange(40)}"] = letters.letter(force)
        for key in chance.sample(sorted(now), k=chance.randint(0, 3) if night else 0):
            del now[key]
        yield dict(now)


def write(staging: Path, before: Night, now: Night) -> None:
    """Bring ``staging.db`` from one night's answers to the next one's, as a load does."""
    with closing(open_staging(staging)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for force in FORCES:
            connection.execute(
                "INSERT INTO forces (slug, name, sample) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
                [force, force],
            )
        for key in before.keys() - now.keys():
            for table in ("wordings", "asked", "group_members", "question_members", "derived"):
                connection.execute(f"DELETE FROM {table} WHERE disclosure = ?", [key])
        for key in sorted(
            key for key in before.keys() | now.keys() if before.get(key) != now.get(key)
        ):
            connection.execute("DELETE FROM disclosures WHERE key = ?", [key])
            for table in ("texts", "questions", "versions"):
                connection.execute(f"DELETE FROM {table} WHERE disclosure = ?", [key])
            if key in now:
                _insert(connection, key, now[key])


def _insert(connection: sqlite3.Connection, key: str, lines: tuple[str, ...]) -> None:
    force, _, number = key.partition("/")
    day = f"20{20 + int(number) % 4}-05-01"
    answer = _BLANK["disclosures"] | {
        "key": key,
        "id": 1000 * FORCES.index(force) + int(number),
        "uid": key,
        "force": force,
        "url": key,
        "reference": number,
        "source_kind": "log",
        "sensitivity": "none",
        "responded_on": day,
        "n_documents": 0,
        "n_tables": 0,
        "n_figures": 0,
        "first_seen": day,
        "last_seen": day,
    }
    connection.execute(_INSERT["disclosures"], answer)
    connection.execute(
        _INSERT["texts"], _BLANK["texts"] | {"disclosure": key, "request": "\n".join(lines)}
    )
    for place, text in enumerate(lines):
        question = {"disclosure": key, "ordinal": place, "position": place + 1, "question": text}
        connection.execute(_INSERT["questions"], _BLANK["questions"] | question)
    connection.execute(
        "INSERT INTO versions (disclosure, sha256, parts) VALUES (?, ?, '{}')", [key, repr(lines)]
    )


def rows(staging: Path) -> Rows:
    with closing(sqlite3.connect(staging)) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in ALL
        }


def all_at_once(
    staging: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, list[tuple[object, ...]]]:
    """The same night by a stage that has kept nothing but the names of groups."""
    with closing(sqlite3.connect(staging, isolation_level=None)) as connection:
        for name in ("derived", "derived_forces", "question_pairs", "compared"):
            connection.execute(f"DELETE FROM {name}")
    with monkeypatch.context() as patched:
        patched.setattr(stage, "regroup", lambda *_: pytest.fail("not all at once"))
        relate_requests(staging)
    return rows(staging)


def play(seed: int, folder: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> int:
    """Play nights; return how many were renewed by what had changed."""
    monkeypatch.setattr(stage, "SHARE", 0.5)
    for room in (candidates, compared):
        monkeypatch.setattr(room, "CROWD", 6)
        monkeypatch.setattr(room, "NEIGHBOURS", 2)
    renewed: list[int] = []

    def counted(*given: Any) -> None:
        renewed.append(regroup.regroup(*given))

    monkeypatch.setattr(stage, "regroup", counted)
    staging, copy = folder / "staging.db", folder / "copy.db"
    before: Night = {}
    for now in nights(random.Random(seed), count):
        write(staging, before, now)
        with closing(sqlite3.connect(staging)) as one, closing(sqlite3.connect(copy)) as other:
            one.backup(other)
        relate_requests(staging)
        assert rows(staging) == all_at_once(copy, monkeypatch)
        copy.unlink()
        before = now
    return sum(renewed)


@pytest.mark.parametrize("seed", [0])
def test_changed_requests_make_what_all_at_once_make(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert play(seed, tmp_path, monkeypatch, 4)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_nights_make_what_all_at_once_make(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert play(seed, tmp_path, monkeypatch, 8)
