"""Statements that strangers may not run: each is refused, and the next question answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from db.publish import publish
from db.serve import open_site
from parsers.types import Policy
from tests.db.records import load, records

HEAVY = (
    "select zeroblob(100000000)",
    "select hex(zeroblob(1500000))",
    "select replace(hex(zeroblob(900000)), '0', 'xxxxxxxxxx')",
    "select group_concat(hex(zeroblob(200000))) from (values (1),(2),(3),(4),(5),(6),(7))",
    " union all ".join(["select 1"] * 40),
    "select " + "(" * 250 + "1" + ")" * 250,
    "select '" + "x" * 60_000 + "'",
)


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Datasette]:
    load(tmp_path / "staging.db", "kent", records("kent", 1))
    publish(tmp_path / "staging.db", tmp_path / "forcewide.db", policy=Policy.FULL)
    with open_site(tmp_path / "forcewide.db") as opened:
        await opened.invoke_startup()
        yield opened


@pytest.mark.parametrize("statement", HEAVY, ids=range(len(HEAVY)))
async def test_a_heavy_statement_is_refused(site: Datasette, statement: str) -> None:
    answer = await site.client.get(f"/forcewide.json?sql={quote(statement)}")
    assert answer.status_code == 400
    assert len(answer.content) < 200_000
    after = await site.client.get("/forcewide.json?sql=select+1+as+one&_shape=array")
    assert after.json() == [{"one": 1}]


async def test_an_ordinary_statement_is_answered(site: Datasette) -> None:
    answer = await site.client.get(
        "/forcewide.json?sql=select+count(*)+as+n+from+disclosures&_shape=array"
    )
    assert answer.json() == [{"n": 1}]
