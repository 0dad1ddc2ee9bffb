"""The whole country on the sample sites: one demo, and what every force published in it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from parsers.registry import declared
from parsers.text.slugs import reference_slug
from samples.houses_small import SMALL
from samples.registry import SITES, truth
from scraper.command.cli import main

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    data = tmp_path_factory.mktemp("country")
    result = CliRunner().invoke(main, ["demo", "--no-serve", "--data", str(data)])
    assert result.exit_code == 0, result.output
    with closing(sqlite3.connect(Path(data) / "forcewide.db")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_every_force_with_a_log_has_disclosures_references_and_dates(
    demo: sqlite3.Connection,
) -> None:
    found = Counter(row["force"] for row in demo.execute("SELECT force FROM disclosures"))
    assert set(declared()) <= found.keys()
    assert min(found[slug] for slug in declared()) >= 4
    bare = demo.execute(
        "SELECT force, url FROM disclosures WHERE source_kind = 'log' AND (reference IS NULL"
        " OR coalesce(responded_on, received_on, published_on) IS NULL)"
    ).fetchall()
    assert [tuple(row) for row in bare] == []
    verdicts = {row["verdict"] for row in demo.execute("SELECT verdict FROM health")}
    assert verdicts == {"OK"}


def test_every_sample_site_was_crawled(demo: sqlite3.Connection) -> None:
    forces = {row["force"] for row in demo.execute("SELECT DISTINCT force FROM disclosures")}
    assert {name for name, kind in SITES.items() if name == kind.force} <= forces


def test_the_small_houses_read_as_they_were_written(demo: sqlite3.Connection) -> None:
    rows = {
        (row["force"], urlsplit(row["url"]).path): row
        for row in demo.execute("SELECT * FROM disclosures")
    }
    wrong: list[tuple[object, ...]] = []
    for slug in SMALL:
        for sample in truth(slug):
            row = rows.get((slug, sample.path))
            if row is None:
                wrong.append((slug, sample.path, "missing"))
                continue
            found = (_bare(row["reference"]), row["title"], row["outcome"], row["responded_on"])
            day = sample.responded_on.isoformat() if sample.responded_basis == "printed" else None
            wanted = (_bare(sample.reference), sample.title, str(sample.outcome), day)
            if found != wanted:
                wrong.append((slug, sample.path, found, wanted))
    assert wrong == []


def _bare(reference: str) -> str:
    return reference_slug(reference).removeprefix("foi").strip("-").replace(".", "-")
