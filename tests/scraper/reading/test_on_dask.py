"""Reading on a Dask cluster: the same Executor, the same results in the same order."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from parsers.errors import DocumentError
from scraper.archive.store import Store
from scraper.caps import MIB, Caps
from scraper.console import ticking
from scraper.errors import SettingsError, WorkerKilledError
from scraper.reading import on_dask
from scraper.reading.on_dask import dask_executor
from scraper.reading.parse import parse_force, records
from scraper.reading.work import executor, in_order, pool_of
from scraper.reading.worker import WorkerError
from scraper.settings import Settings
from tests.files.hostile import one_page, text
from tests.scraper.reading.test_work_parse import migrate_folder, put

if TYPE_CHECKING:
    from distributed import LocalCluster

needs_dask = pytest.mark.skipif(
    not on_dask.available(), reason=f"Dask is not installed; try: {on_dask.INSTALL}"
)
CAPS = Caps(memory=448 * MIB, cpu_seconds=60, wall_seconds=600)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process of one thread with a limit of memory."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        memory_limit="1GiB",
    ) as opened:
        yield opened


@pytest.fixture
def pool(cluster: LocalCluster) -> Iterator[Executor]:
    with dask_executor(cluster.scheduler_address, CAPS) as (opened, places):
        assert places == 2
        yield opened


def double(value: int) -> int:
    time.sleep(0.05 * (value % 3))
    return 2 * value


def behave(how: str) -> str:
    if how == "exit":
        os._exit(7)
    if how == "raise":
        raise DocumentError("nothing in it", where="letter.pdf", code="EMPTY")
    if how == "fill":
        kept = []
        while True:
            kept.append(b"x" * MIB)
    return f"read {how}"


def kill_first(place: str) -> str:
    """The first time, kill the Dask worker that this process reads for; then read."""
    marks = Path(place)
    mark = marks / f"begun-{os.getpid()}"
    if not list(marks.glob("begun-*")):
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)  # the worker is gone; whoever has this call now answers
    return "read"


@needs_dask
def test_results_come_in_the_order_of_the_values(pool: Executor) -> None:
    assert list(in_order(pool, double, range(12), ahead=4)) == [2 * n for n in range(12)]


@needs_dask
@pytest.mark.parametrize(("how", "code"), [("exit", "CRASHED"), ("fill", "TOO_MUCH_MEMORY")])
def test_a_hostile_file_costs_only_itself(pool: Executor, how: str, code: str) -> None:
    values = ["a", how, "b", "c"]
    stopped: dict[str, str] = {}

    def killed(value: str, error: WorkerKilledError) -> str:
        stopped[value] = error.code
        return "stopped"

    found = list(in_order(pool, behave, values, ahead=4, killed=killed))
    assert found == ["read a", "stopped", "read b", "read c"]
    assert stopped == {how: code}


@needs_dask
def test_what_a_call_raises_is_raised_here(pool: Executor) -> None:
    with executor(1, CAPS) as here:
        for each in (here, pool):
            with pytest.raises(WorkerError, match=r"DocumentError: letter\.pdf: nothing in it"):
                each.submit(behave, "raise").result()


@needs_dask
def test_a_worker_killed_in_the_middle_loses_nothing(pool: Executor, tmp_path: Path) -> None:
    first = pool.submit(kill_first, str(tmp_path))
    others = [pool.submit(double, n) for n in range(8)]
    assert first.result(600) == "read"
    assert [other.result(600) for other in others] == [2 * n for n in range(8)]
    assert len(list(tmp_path.glob("begun-*"))) == 1


@needs_dask
def test_a_force_reads_the_same_here_and_there(cluster: LocalCluster, settings: Settings) -> None:
    migrate_folder(settings)
    for number in range(1, 6):
        words = f"Freedom of Information Request {number}/24: bicycles in parks"
        put(settings, number, one_page(text(words)), [one_page(text(f"{words}, annex"))])

    def read(dask: str | None) -> list[Any]:
        with (
            Store(settings) as store,
            pool_of(1, CAPS, None, dask) as (opened, ahead),
            ticking("Test") as ticker,
        ):
            store.connection.execute("DELETE FROM parsed")
            report = parse_force(store, "cumbria", None, opened, ahead=ahead, ticker=ticker)
            assert (report.items, report.read, report.failed) == (5, 5, 0)
            return [(record.key, record.disclosure) for record in records(store, "cumbria")]

    assert read(cluster.scheduler_address) == read(None)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({}, "at tcp://x has no worker yet"),
        ({"tcp://a": on_dask.source(), "tcp://b": "another"}, "tcp://b reads by another version"),
    ],
)
def test_a_cluster_that_would_read_otherwise_is_refused(found: dict[str, str], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        on_dask.require_same(found, "tcp://x")
    on_dask.require_same({"tcp://a": on_dask.source()}, "tcp://x")


@needs_dask
def test_nobody_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_dask, "_CONNECT_SECONDS", 1)
    nobody = dask_executor("tcp://127.0.0.1:9", CAPS)
    with pytest.raises(SettingsError, match="no Dask scheduler answers at"), nobody:
        pass


def test_without_dask_the_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_dask, "available", lambda: False)
    pool = pool_of(1, CAPS, None, "tcp://127.0.0.1:9")
    with pytest.raises(SettingsError, match=r"pip install 'forcewide\[dask\]'"), pool:
        pass


def test_without_an_address_processes_here_read() -> None:
    with executor(1, CAPS) as alone, pool_of(1, CAPS) as (pool, ahead):
        assert type(pool) is type(alone)
        assert ahead == 2
        assert pool.submit(abs, -8).result() == 8
