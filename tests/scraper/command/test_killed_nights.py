"""`kill -9` at seeded system calls of every stage of a night, and of the switch to its build."""

from __future__ import annotations

import asyncio
import random
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from db.builds import current
from db.serve import open_site
from samples.serve import SampleSites
from scraper.archive.nights import StageState
from scraper.archive.nights import nights as ledger
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.command.cli import main
from scraper.forcekit import sites
from scraper.settings import Settings
from tests.scraper.conftest import copied
from tests.shell import STAGES, Shell

pytestmark = pytest.mark.long

# What writes, and what only reads: a stage that writes nothing is struck while it reads.
_WRITES: Final = (
    *("pwrite64", "write", "fsync", "fdatasync", "ftruncate"),
    *("rename", "link", "unlink"),
)
_CALLS: Final = (*_WRITES, "pread64")
_LINE: Final = re.compile(r"^(\d+) +([a-z0-9]+)\((.*)")
_ENDS: Final = re.compile(r'\\"event\\": \\"stage\\", \\"stage\\": \\"(\w+)\\"')
_SEEDS: Final = range(5)  # points of each stage
_SWITCH: Final = "switch"  # from the first new name of a build to the end of its publication
_OF_A_MOMENT: Final = frozenset(
    ("uid", "at", "first_seen", "last_seen", "gone_since", "since", "fetched_at", "archived_at")
) | {"warc_record_id", "last_success"}
# What the last run counted: of a night that was begun twice, the second lists and finds less.
_OF_A_RUN: Final = {"health": frozenset({"listed", "claimed", "new", "changed", "removed"})}


@dataclass(frozen=True, slots=True)
class Point:
    """The n-th call of a kind in the process that runs the night."""

    call: str
    number: int


@dataclass(frozen=True, slots=True)
class World:
    """A folder after a good night, what the next night makes of it, and where it can be struck."""

    base: Path
    expected: dict[str, list[tuple[object, ...]]]
    points: dict[str, list[Point]]
    tracing: tuple[str, ...]


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, program: Callable[[str, str], str]
) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("killed")
    tracing = (program("strace", "strace"), "-f", "--seccomp-bpf", "-qq", "-s", "220")
    with SampleSites(["cumbria"]) as served:
        sites.write(folder / "base", served.base_urls)
        assert _night(folder / "base") == 0
        served.turn_to(2)
        whole = copied(folder / "base", folder / "whole")
        trace = folder / "trace"
        asked = ("-e", f"trace={','.join(_CALLS)}", "-e", "signal=none", "-o", str(trace))
        assert _traced(whole, (*tracing, *asked)).returncode == 0
        yield World(folder / "base", _published(whole), _points(trace), tracing)


def _night(data: Path) -> int:
    arguments = ["nightly", "--data", str(data), "--delay", "0", "--jobs", "1"]
    return CliRunner().invoke(main, arguments).exit_code


def _traced(data: Path, tracing: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """A night in a process of its own under strace."""
    command = [sys.executable, "-m", "scraper", "nightly", "--data", str(data), "--jobs", "1"]
    environment = {**Shell.at(data.parent).environment, "FORCEWIDE_DELAY": "0"}
    return subprocess.run(
        [*tracing, *command], env=environment, capture_output=True, text=True, check=False
    )


def _points(trace: Path) -> dict[str, list[Point]]:
    """The calls of the night's own process by stage; those of the switch for themselves too."""
    stages, counts = list(STAGES), dict.fromkeys(_CALLS, 0)
    found: dict[str, list[Point]] = {stage: [] for stage in (*STAGES, _SWITCH)}
    process, switching = "", False
    with trace.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if (read := _LINE.match(line)) is None:
                continue
            process = process or read[1]
            if read[1] != process or read[2] not in counts:
                continue
            counts[read[2]] += 1
            if stages:
                switching |= read[2] == "rename" and ".building" in read[3]
                found[stages[0]].append(Point(read[2], counts[read[2]]))
                if switching:
                    found[_SWITCH].append(found[stages[0]][-1])
            if (end := _ENDS.search(read[3])) and stages:
                assert end[1] == stages.pop(0)
    assert stages == []
    return found


def _chosen(points: list[Point], seed: int) -> Point:
    """A kind of call first, so that the rare ones (rename, fsync) have their turn."""
    choice = random.Random(seed)
    writes = sorted({one.call for one in points} & set(_WRITES)) or ["pread64"]
    call = writes[seed % len(writes)] if seed % 2 else choice.choice(writes)
    return choice.choice([one for one in points if one.call == call])


@pytest.mark.parametrize("seed", _SEEDS)
@pytest.mark.parametrize("stage", [*STAGES, _SWITCH])
def test_a_killed_night_leaves_a_whole_site_and_is_made_up_for(
    world: World, stage: str, seed: int, tmp_path: Path
) -> None:
    data = copied(world.base, tmp_path / "data")
    before = _published(data)
    point = _chosen(world.points[stage], seed)
    struck = f"inject={point.call}:signal=KILL:when={point.number}"
    died = _traced(data, (*world.tracing, "-e", struck, "-o", "/dev/null"))
    assert died.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), (point, died.stderr)
    print(f"{stage}: {point.call} {point.number}, at {_running(data)}")
    assert _published(data) in (before, world.expected)
    _is_whole(data)
    assert _night(data) == 0
    again = _published(data)
    assert {name: rows for name, rows in again.items() if rows != world.expected[name]} == {}
    with Store(Settings(data=data)) as store:
        assert verify(store).problems == []
    assert CliRunner().invoke(main, ["health", "--data", str(data)]).exit_code == 0
    assert not list(data.glob(".*building*"))
    assert not list(data.glob("*.part"))


def _running(data: Path) -> str:
    """Where the ledger says that the last night was cut off."""
    with Store(Settings(data=data)) as store:
        (last,) = ledger(store, 1)
    running = [one.stage for one in last.stages if one.state is StageState.RUNNING]
    return running[0] if running else f"after {[one.stage for one in last.stages][-1:]}"


def _is_whole(data: Path) -> None:
    """What is published can be read to its last page, and a page of it is had."""
    target = data / "forcewide.db"
    build = current(target)
    assert build is not None
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    async def first_page() -> int:
        with open_site(target) as site:
            await site.invoke_startup()
            got = await site.client.get("/")
            assert got.status_code == 200, got.text
            return int(got.status_code)

    assert asyncio.run(first_page()) == 200


def _published(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is published, without moments."""
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        names = [
            str(name)
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            )
            if not re.search(r"_(?:fts|idx|data|docsize|config|content)|^sqlite_", name)
        ]
        found = {}
        for name in names:
            columns = [
                row[1]
                for row in connection.execute(f'PRAGMA table_info("{name}")')
                if row[1] not in _OF_A_MOMENT | _OF_A_RUN.get(name, frozenset())
            ]
            listed = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f'SELECT {listed} FROM "{name}"').fetchall()
            found[name] = sorted(rows, key=repr)
        return found
