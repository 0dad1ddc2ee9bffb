"""The whole way on the sample world: crawl, parse, load, check, publish; then held against truth.

The sample sites and the parsers were written apart, so agreement means something.
Every test runs on all three markups, on two of them under ``make test-long``.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from parsers.text.slugs import reference_slug
from samples.model import SampleDisclosure
from samples.serve import SampleSites
from samples.world import FORCES, UNTIL, world
from scraper.command.cli import main
from scraper.forcekit import sites

Row = sqlite3.Row


@dataclass(frozen=True, slots=True)
class Night:
    """One published world: the folder, the sites still up, and the rows by force and path."""

    data: Path
    sites: SampleSites
    rows: dict[tuple[str, str], Row]

    def query(self, sql: str, *values: object) -> list[Row]:
        with closing(sqlite3.connect(self.data / "forcewide.db")) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(sql, values).fetchall()


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result


def night(data: Path) -> Result:
    options = ("--allow-loopback", "--delay", "0", "--policy", "full", "--jobs", "1")
    return run("nightly", "--data", str(data), *options)


_MARKUPS = ["table", *(pytest.param(name, marks=pytest.mark.long) for name in ("list", "cards"))]


@pytest.fixture(scope="module", params=_MARKUPS)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Night]:
    data = tmp_path_factory.mktemp(request.param)
    with SampleSites(markup=request.param, seed=11) as served:
        sites.write(data, served.base_urls)
        night(data)
        with closing(sqlite3.connect(data / "forcewide.db")) as connection:
            connection.row_factory = sqlite3.Row
            found = connection.execute("SELECT * FROM disclosures").fetchall()
        rows = {(row["force"], urlsplit(row["url"]).path): row for row in found}
        yield Night(data, served, rows)


def truth() -> Iterator[SampleDisclosure]:
    for force in FORCES:
        yield from world(force, 1, UNTIL).disclosures


def test_the_demo_is_as_large_as_promised(published: Night) -> None:
    def count(what: str) -> int:
        return int(published.query(f"SELECT count(*) FROM {what}")[0][0])

    assert count("(SELECT DISTINCT force FROM disclosures)") >= 5
    assert count("disclosures") >= 80
    assert count("tables") >= 120
    assert count("figures") >= 1000
    assert count("exemptions_applied") >= 10
    assert count("captures") > 0
    assert published.query("PRAGMA foreign_key_check") == []


def test_every_disclosure_is_there_with_its_facts(published: Night) -> None:
    wrong: list[tuple[object, ...]] = []
    for sample in truth():
        row = published.rows.get((sample.force, sample.path))
        if row is None:
            wrong.append((sample.force, sample.path, "missing"))
            continue
        found = {
            "reference": _bare(row["reference"]),
            "title": row["title"],
            "published_on": row["published_on"],
            "received": (row["received_on"], row["received_basis"]),
            "responded": (row["responded_on"], row["responded_basis"]),
            "outcome": row["outcome"],
        }
        wanted = {
            "reference": _bare(sample.reference),
            "title": sample.title,
            "published_on": sample.published_on.isoformat(),
            "received": _printed(sample.received_on.isoformat(), sample.received_basis),
            "responded": _printed(sample.responded_on.isoformat(), sample.responded_basis),
            "outcome": sample.outcome.value,
        }
        wrong += [
            (sample.force, sample.path, name, found[name], wanted[name])
            for name in wanted
            if found[name] != wanted[name]
        ]
    assert wrong == []


def _bare(reference: str) -> str:
    """A reference without what forces print or leave out: "FOI" before it, its separators."""
    return reference_slug(reference).removeprefix("foi").strip("-")


def _printed(day: str, basis: str) -> tuple[str | None, str]:
    return (None if basis == "unknown" else day, str(basis))


def test_every_table_is_there_cell_by_cell(published: Night) -> None:
    wrong = []
    for sample in truth():
        key = published.rows[sample.force, sample.path]["key"]
        tables = published.query("SELECT * FROM tables WHERE disclosure = ? ORDER BY id", key)
        found = sorted(json.dumps(_texts(json.loads(table["grid"]))) for table in tables)
        wanted = sorted(json.dumps(_texts(table.grid)) for table in sample.tables)
        if found != wanted:
            wrong.append((sample.force, sample.path, len(found), len(wanted)))
    assert wrong == []


def _texts(grid: object) -> list[list[str]]:
    assert isinstance(grid, list | tuple)
    return [[_text(cell) for cell in row] for row in grid]


def _text(cell: object) -> str:
    text = cell["text"] if isinstance(cell, dict) else cell or ""
    # The samples' truth is a number; a workbook may display it with a thousands comma.
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", str(text))


def test_every_body_cell_is_a_figure(published: Night) -> None:
    wrong = []
    for sample in truth():
        key = published.rows[sample.force, sample.path]["key"]
        sql = "SELECT count(*) FROM figures JOIN tables t ON t.id = table_id WHERE disclosure = ?"
        found = published.query(sql, key)[0][0]
        wanted = sum(table.body_cells for table in sample.tables)
        if found != wanted:
            wrong.append((sample.force, sample.path, found, wanted))
    assert wrong == []


def test_every_section_cited_is_there(published: Night) -> None:
    wrong = []
    for sample in truth():
        key = published.rows[sample.force, sample.path]["key"]
        rows = published.query("SELECT * FROM exemptions WHERE disclosure = ?", key)
        found = {(r["section"], r["subsection"], bool(r["applied"]), bool(r["ncnd"])) for r in rows}
        wanted = {(e.section, e.subsection, e.applied, e.ncnd) for e in sample.exemptions}
        if found != wanted:
            wrong.append((sample.force, sample.path, found ^ wanted))
    assert wrong == []


def test_the_account_of_the_demo_adds_up(published: Night) -> None:
    """By force and month: items, tables and numbers in are those out and those told of; what
    the account says is published is there."""
    sums = published.query(
        "SELECT force, month, listed - parsed - not_readable - not_reached - withdrawn AS items,"
        " tables_found - tables_published - tables_dropped AS tables,"
        " numbers_seen - numbers_in_figures - numbers_elsewhere AS numbers FROM coverage"
    )
    assert len({row["force"] for row in sums}) >= 5
    assert [tuple(row) for row in sums if any(tuple(row)[2:])] == []
    published_of = {
        row["force"]: row["tables"]
        for row in published.query(
            "SELECT force, sum(n_tables) AS tables FROM disclosures GROUP BY force"
        )
    }
    said = published.query(
        "SELECT force, sum(tables_published) AS tables, sum(parsed) AS parsed,"
        " sum(numbers_in_figures) AS numbers FROM coverage GROUP BY force"
    )
    assert {row["force"]: row["tables"] for row in said} == published_of
    (answers,) = published.query("SELECT count(*) FROM disclosures")
    assert sum(row["parsed"] for row in said) == answers[0]
    numbers = published.query(
        "SELECT count(*) FROM figures WHERE value IS NOT NULL AND text GLOB '*[0-9]*'"
    )
    assert sum(row["numbers"] for row in said) >= int(numbers[0][0]) > 0


def test_coverage_lists_no_more_than_the_logs_list_and_what_was_read(published: Night) -> None:
    """A sitemap's leftovers, gone when they were asked for, are none of it."""
    with closing(sqlite3.connect(published.data / "crawl.db")) as crawled:
        left = "SELECT count(*) FROM items WHERE listed_at IS NULL AND gone_since IS NOT NULL"
        assert crawled.execute(left).fetchone()[0] > 0
        known = dict(
            crawled.execute(
                "SELECT force, count(*) FROM items WHERE listed_at IS NOT NULL"
                " OR canonical_url IN (SELECT canonical_url FROM parsed) GROUP BY force"
            ).fetchall()
        )
    listed = published.query("SELECT force, sum(listed) AS listed FROM coverage GROUP BY force")
    assert [row["force"] for row in listed if row["listed"] > known.get(row["force"], 0)] == []


def test_what_is_no_disclosure_is_not_published(published: Night) -> None:
    others = {(force, item.path) for force in FORCES for item in world(force, 1, UNTIL).others}
    assert others
    assert not others & published.rows.keys()


def test_a_second_night_changes_nothing(published: Night) -> None:
    before = _dump(published.data)
    report = json.loads(
        run(
            "crawl", "--data", str(published.data), "--allow-loopback", "--delay", "0", "--json"
        ).stdout
    )
    for row in report:
        assert (row["new"], row["changed"], row["removed"]) == (0, 0, 0), row
    night(published.data)
    assert _dump(published.data) == before
    for _ in range(2):
        loaded = json.loads(run("load", "--data", str(published.data), "--json").stdout)
        assert {(r["added"], r["changed"], r["removed"], r["restored"]) for r in loaded} == {
            (0, 0, 0, 0)
        }


def _dump(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every published row; the health table tells of the night itself and stays out."""
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "_fts" not in name and not name.startswith("sqlite_") and name != "health"
        ]
        return {
            name: sorted(connection.execute(f"SELECT * FROM [{name}]").fetchall(), key=repr)
            for name in names
        }
