"""Statements that strangers may not run: each is refused, and the next question answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from db.publish import publish
from db.serve import CLOSED_SQL, open_site
from parsers.types import Policy
from tests.db.records import load, records

_COUNT = "with recursive n(i) as (select 1 union all select i + 1 from n"
HEAVY = (
    "select zeroblob(100000000)",
    "select hex(zeroblob(1500000))",
    "select replace(hex(zeroblob(900000)), '0', 'xxxxxxxxxx')",
    "select group_concat(hex(zeroblob(200000))) from (values (1),(2),(3),(4),(5),(6),(7))",
    " union all ".join(["select 1"] * 40),
    "select " + "(" * 250 + "1" + ")" * 250,
    "select '" + "x" * 60_000 + "'",
    f"{_COUNT} limit 60) select zeroblob(400000) from n",
    f"{_COUNT}) select count(*) from n",
)
# Quadratic in SQLite: one step of its machine that looks at no clock.
QUADRATIC = (
    "select instr(zeroblob(1900000), cast(zeroblob(900000) as blob) || x'01') as n",
    "select length(replace(hex(zeroblob(900000)), hex(zeroblob(400000)) || '1', '')) as n",
    "select length(trim(replace(hex(zeroblob(900000)), '0', 'b'), hex(zeroblob(900000)) || 'b'))",
)


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Datasette]:
    load(tmp_path / "staging.db", "kent", records("kent", 1))
    publish(tmp_path / "staging.db", tmp_path / "forcewide.db", policy=Policy.FULL)
    with open_site(tmp_path / "forcewide.db", sql_time_limit_ms=500) as opened:
        await opened.invoke_startup()
        yield opened


@pytest.mark.parametrize("statement", HEAVY + QUADRATIC, ids=range(len(HEAVY + QUADRATIC)))
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


async def test_an_answer_is_bounded_in_bytes(site: Datasette) -> None:
    """Four million bytes are answered, one more is not."""
    rows = "select {} as n from (select 1 union all select 2)"
    just = await site.client.get(
        f"/forcewide.csv?sql={quote(rows.format('hex(zeroblob(999990))'))}"
    )
    assert just.status_code == 200
    assert len(just.content) > 3_900_000
    over = quote(f"{rows.format('hex(zeroblob(999990))')} union all select hex(zeroblob(200))")
    refused = await site.client.get(f"/forcewide.json?sql={over}")
    assert refused.status_code == 400


async def test_whoever_waits_too_long_for_a_turn_is_asked_to_come_again(site: Datasette) -> None:
    """An endless question at work, eight that wait; the tenth is refused, the pages are not."""
    endless = quote(f"{_COUNT}) select count(*) from n")
    asked = [
        asyncio.create_task(site.client.get(f"/forcewide.json?sql={endless}")) for _ in range(10)
    ]
    found = [(await one).status_code for one in asked]
    assert sorted(found) == [400] * 9 + [503]
    assert (await site.client.get("/forcewide/disclosures.json")).status_code == 200


async def test_where_sql_is_closed_no_statement_runs_and_all_pages_do(tmp_path: Path) -> None:
    load(tmp_path / "staging.db", "kent", records("kent", 1))
    publish(tmp_path / "staging.db", tmp_path / "forcewide.db", policy=Policy.FULL)
    with open_site(tmp_path / "forcewide.db", **CLOSED_SQL) as closed:
        await closed.invoke_startup()
        for path in ("/forcewide.json?sql=select+1", "/forcewide/forces.json?_where=1=1"):
            assert (await closed.client.get(path)).status_code == 403
        for path in ("/", "/forcewide", "/forcewide/disclosures.json", "/forcewide/tables.csv"):
            assert (await closed.client.get(path)).status_code == 200
