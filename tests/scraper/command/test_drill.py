"""The drill finds its word before, and nowhere after; its searches can find."""

from __future__ import annotations

import gzip
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scraper.command.drill import drill
from scraper.command.searching import holds

WORD = "canary42"


def _plain(path: Path) -> None:
    path.write_bytes(b"x" * (1 << 20) + b"-" * 5)
    with path.open("r+b") as file:
        file.seek((1 << 20) - 4)  # across two blocks
        file.write(WORD.encode())


def _gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(b"a") + gzip.compress(b"b" * 100 + WORD.encode()))


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("x.csv", "a" * 1000 + WORD)


def _index(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (body, content='')")
        connection.execute("INSERT INTO words (rowid, body) VALUES (1, 'canary41 canary42')")


@pytest.mark.parametrize("make", [_plain, _gzip, _zip, _index])
def test_the_search_finds_what_is_packed(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "x")
    assert holds(tmp_path / "x", WORD)
    assert not holds(tmp_path / "x", "canary43")


@pytest.mark.long
def test_a_takedown_leaves_the_word_nowhere(tmp_path: Path) -> None:
    report = drill(tmp_path)
    assert report.failures == []
    places = {str(row["place"]): row for row in report.rows}
    found = [name for name, row in places.items() if row["before"] is True]
    assert {"crawl.db", "staging.db", "forcewide.db"} <= set(found)
    assert any(name.startswith("archive/") for name in found)
    assert any(name.startswith("page /forcewide/tables") for name in found)
    assert "page /forcewide/disclosures?_search" in found
    assert not any(row["after"] is True or row["again"] is True for row in report.rows)
    seconds = places["seconds until the running site had switched"]["after"]
    assert isinstance(seconds, float)
