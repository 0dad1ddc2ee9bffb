"""One file at two addresses is one answer, from the archive to the published file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from scraper.command.cli import main

OLD, NEW = (f"https://www.kent.police.uk/foi/{name}.txt" for name in ("archive-drones", "drones"))
LETTER = """Freedom of Information Act 2000
Our reference: FOI/00731/25/XW
12 March 2025

Request: How many drones does Kent Police own?

Response: Kent Police owns 14 drones. This answers your request in full.
"""


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_letter_given_twice_is_one_answer_and_a_purge_names_the_other(tmp_path: Path) -> None:
    data, letter = tmp_path / "data", tmp_path / "letter.txt"
    letter.write_text(LETTER, "utf-8")
    for url in (OLD, NEW):
        done = invoke("ingest", letter, "--force", "kent", "--url", url, "--data", data)
        assert done.exit_code == 0, done.output
    published = data / "forcewide.db"
    ((key,),) = rows(published, "SELECT key FROM disclosures")
    aliases = set(rows(published, "SELECT alias, key, kind, why FROM aliases"))
    assert aliases == {
        (f"{key}~2", key, "key", "files"),
        (NEW, key, "address", "address"),
    }
    assert rows(published, "SELECT disclosures FROM summary_forces WHERE force = 'kent'") == [(1,)]
    assert rows(published, "SELECT sum(listed), sum(parsed) FROM coverage") == [(1, 1)]
    (capture,) = json.loads(invoke("captures", NEW, "--data", data, "--json").stdout)
    purged = invoke("purge", capture["id"], "--why", "asked by the force", "--data", data)
    assert purged.exit_code == 0, purged.output
    (line,) = [line for line in purged.stderr.splitlines() if line.startswith("still stored")]
    assert line.endswith("/foi/archive-drones.txt")
    assert rows(data / "staging.db", "SELECT count(*) FROM disclosures") == [(0,)]
