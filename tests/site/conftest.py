from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from datasette.app import Datasette

from db.load import ForceRow, load_force
from db.publish import publish
from db.questions.answered import name_subjects
from db.questions.measure_stage import measure_tables
from db.questions.stage import relate_requests
from db.records import Record
from db.serve import open_site
from parsers.types import Cell, Outcome, Policy, Quality, Sensitivity, Totals
from tests.db.records import (
    NIGHT,
    NO_FLOOR,
    accounted,
    crosstab,
    document,
    edited,
    health,
    load,
    record,
    records,
)
from tests.site.extremes import extremes


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kent in full, Essex sensitive, Sussex a link only, Dorset removed, Surrey spanned cells."""
    folder = tmp_path_factory.mktemp("site")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    _load_forces(staging)
    publish(staging, target, policy=Policy.FULL)
    return target


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with topics, groups, and Norfolk's answers of extreme size (``kinds.py``)."""
    folder = tmp_path_factory.mktemp("kinds")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    _load_forces(staging)
    load(staging, "norfolk", extremes("norfolk"))
    relate_requests(staging)
    measure_tables(staging)
    name_subjects(staging)
    publish(staging, target, policy=Policy.FULL)
    return target


def _load_forces(staging: Path) -> None:
    load(staging, "kent", records("kent", 3))
    secret = edited(record("essex"), sensitivity=Sensitivity.SENSITIVE, title="A sensitive answer")
    load(staging, "essex", [secret])
    load(staging, "sussex", [record("sussex")], policy=Policy.LINK_ONLY)
    load(staging, "dorset", [replace(record("dorset"), gone_since=NIGHT)])
    load(staging, "surrey", [spanned()])


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four forces asked the same: three answered, one refused; one is shown as links."""
    folder = tmp_path_factory.mktemp("asked")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    for force in ("kent", "essex"):
        load(staging, force, [record(force, f"FOI-{n}/25", day=n) for n in range(1, 24)])
    load(staging, "surrey", [record("surrey")])
    refused = edited(
        record("dorset"), outcome=Outcome.WITHHELD, documents=(), caveats=(), summary=None
    )
    load(staging, "dorset", [refused])
    load(staging, "sussex", [record("sussex")], policy=Policy.LINK_ONLY)
    relate_requests(staging)
    measure_tables(staging)
    name_subjects(staging)
    publish(staging, target, policy=Policy.FULL)
    return target


def spanned() -> Record:
    """A table with spanning headers, markup in a cell, doubtful totals; Welsh; not held."""
    base = crosstab(caption="Stops <by> outcome & ward")
    grid = (
        (Cell("Ward", rowspan=2, header=True), Cell("Year", colspan=2, header=True), None),
        (None, Cell("2024", header=True), Cell("2025", header=True)),
        (Cell("North <script>alert(1)</script>"), Cell("3"), Cell("4")),
    )
    reading = replace(base.reading, header_rows=2, totals=Totals.DISAGREE, quality=Quality.POOR)
    table = replace(base, table=replace(base.table, grid=grid), reading=reading)
    given = record("surrey", "01.FOI.22.027825~x")
    return edited(
        given,
        title='Stops & "searches" <b>bold</b>',
        lang="cy",
        outcome=Outcome.NOT_HELD,
        documents=(document(given.key, 0, table),),
        caveats=(),
    )


@pytest.fixture(scope="session")
def sample_published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One force of an invented world."""
    folder = tmp_path_factory.mktemp("sample")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    row = ForceRow("kent", "Kent Police", sample=True)
    report = load_force(
        staging,
        row,
        [accounted(one) for one in records("kent", 2)],
        at=NIGHT,
        expect=NO_FLOOR,
        health=health("kent"),
    )
    assert report.loaded
    publish(staging, target, policy=Policy.FULL)
    return target


@pytest.fixture(scope="session")
def empty_published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of forces and not one answer."""
    folder = tmp_path_factory.mktemp("empty")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    load(staging, "kent", [])
    publish(staging, target)
    return target


@pytest.fixture
async def site(published: Path) -> AsyncIterator[Datasette]:
    with open_site(published) as opened:
        await opened.invoke_startup()
        yield opened


@pytest.fixture
def site_of() -> Callable[[Path], AbstractContextManager[Datasette]]:
    return open_site
