"""Workers under caps: what breaks a cap or dies takes nothing else with it."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from parsers.errors import DocumentError
from scraper.caps import MIB, Caps, Progress
from scraper.errors import WorkerKilledError
from scraper.reading import worker
from scraper.reading.work import InlineExecutor, executor, in_order
from scraper.reading.worker import WorkerError

CAPS = Caps(memory=256 * MIB, cpu_seconds=20, wall_seconds=20)
LONG = Caps(memory=256 * MIB, wall_seconds=600)


class UnsendableError(Exception):
    def __init__(self, *, needed: str) -> None:
        super().__init__(needed)


def behave(how: str) -> str:
    """What a file may do to its reader."""
    if how == "fill":
        held = []
        while True:
            held.append(b"x" * MIB)
    if how == "one huge block":
        return str(len(bytearray(8 * 1024 * MIB)))
    if how == "spin":
        while True:
            pass
    if how == "sleep":
        time.sleep(3600)
    if how == "segfault":
        ctypes.string_at(0)
    if how == "exit":
        os._exit(7)
    if how == "abort":
        os.abort()
    if how == "child":
        subprocess.run([sys.executable, "-c", "import time; time.sleep(3600)"], check=False)
    if how == "raise":
        raise DocumentError("nothing in it", where="letter.pdf", code="EMPTY")
    if how == "unsendable":
        raise UnsendableError(needed="words")
    return f"read {how}"


def parts(bad: int) -> int:
    """Five parts, one of which kills."""
    for part in range(5):
        worker.begin(part)
        if part == bad:
            os.kill(os.getpid(), signal.SIGSEGV)
    return os.getpid()


def slow_parts(count: int) -> str:
    for part in range(count):
        worker.begin(part)
        time.sleep(1)
    return "done"


def counted(pages: int) -> int:
    for page in range(1, pages + 1):
        worker.progress(page, pages, "letter.pdf")
    return pages


def say_and_sleep() -> None:
    worker.progress(1, 1, "letter.pdf")
    time.sleep(3600)


def process_of(_: int) -> int:
    return os.getpid()


@pytest.fixture(scope="module", autouse=True)
def _importable() -> Iterator[None]:
    """Workers get our sys.path and must find this module on it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[3]))
        yield


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    with executor(2, CAPS) as found:
        yield found


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("fill", "TOO_MUCH_MEMORY"),
        ("one huge block", "TOO_MUCH_MEMORY"),
        ("segfault", "CRASHED"),
        ("abort", "CRASHED"),
        ("exit", "CRASHED"),
    ],
)
def test_a_killed_file_fails_alone_and_says_why(pool: Executor, how: str, code: str) -> None:
    before = [pool.submit(behave, f"before {n}") for n in range(4)]
    killed = pool.submit(behave, how)
    after = [pool.submit(behave, f"after {n}") for n in range(4)]
    with pytest.raises(WorkerKilledError) as caught:
        killed.result(timeout=120)
    assert caught.value.code == code
    assert [f.result(timeout=120) for f in before] == [f"read before {n}" for n in range(4)]
    assert [f.result(timeout=120) for f in after] == [f"read after {n}" for n in range(4)]


@pytest.mark.parametrize(
    ("how", "caps", "words"),
    [
        ("spin", Caps(memory=256 * MIB, cpu_seconds=1, wall_seconds=90), "1 seconds of processor"),
        ("spin", Caps(memory=256 * MIB, cpu_seconds=60, wall_seconds=4), "4 seconds$"),
        ("sleep", Caps(memory=256 * MIB, cpu_seconds=60, wall_seconds=4), "4 seconds$"),
    ],
)
def test_time_is_capped_by_processor_and_by_clock(how: str, caps: Caps, words: str) -> None:
    with executor(1, caps) as pool:
        with pytest.raises(WorkerKilledError, match=words) as caught:
            pool.submit(behave, how).result(timeout=120)
        assert caught.value.code == "TOO_SLOW"
        assert pool.submit(behave, "next").result(timeout=120) == "read next"


def test_a_kill_takes_the_children_along() -> None:
    with executor(1, Caps(memory=256 * MIB, wall_seconds=5)) as pool:
        pid = pool.submit(process_of, 0).result()
        with pytest.raises(WorkerKilledError):
            pool.submit(behave, "child").result(timeout=120)
    deadline = time.monotonic() + 60  # a killed process takes a moment to be gone
    while left := [path for path in Path("/proc").glob("[0-9]*/stat") if _session(path) == pid]:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def _session(stat: Path) -> int | None:
    try:
        fields = stat.read_text().rpartition(")")[2].split()
    except OSError:  # it has ended while we looked
        return None
    return int(fields[3]) if fields[0] != "Z" else None


def test_exceptions_come_back_as_they_were_or_as_words(pool: Executor) -> None:
    with pytest.raises(WorkerError, match=r"letter\.pdf: nothing in it"):
        pool.submit(behave, "raise").result(timeout=120)
    with pytest.raises(WorkerError, match="UnsendableError: words"):
        pool.submit(behave, "unsendable").result(timeout=120)
    with pytest.raises(ValueError, match="invalid literal") as caught:
        pool.submit(int, "no number").result(timeout=120)
    assert "In a worker" in caught.value.__notes__[0]


def test_the_part_that_killed_is_known(pool: Executor) -> None:
    with pytest.raises(WorkerKilledError) as caught:
        pool.submit(parts, 3).result(timeout=120)
    assert caught.value.part == 3
    assert pool.submit(parts, 99).result(timeout=120) > 0


def test_each_part_has_its_own_time() -> None:
    with executor(1, Caps(memory=256 * MIB, wall_seconds=4)) as pool:
        assert pool.submit(slow_parts, 6).result(timeout=120) == "done"


def test_workers_live_on_between_files_and_are_replaced_when_they_die() -> None:
    with executor(1, CAPS) as pool:
        first = pool.submit(process_of, 0).result()
        assert pool.submit(process_of, 0).result() == first
        with pytest.raises(WorkerKilledError):
            pool.submit(behave, "exit").result(timeout=120)
        assert pool.submit(process_of, 0).result() != first


def test_a_worker_that_has_grown_is_started_anew() -> None:
    with executor(1, Caps(memory=80 * MIB)) as pool:
        first = pool.submit(process_of, 0).result()
        assert pool.submit(process_of, 0).result() != first  # an idle worker is above 20 MiB


def test_progress_reaches_whoever_watches() -> None:
    heard: list[Progress] = []
    with executor(1, CAPS, heard.append) as pool:
        assert pool.submit(counted, 3).result(timeout=120) == 3
    assert [(each.done, each.total) for each in heard] == [(1, 3), (2, 3), (3, 3)]


def test_results_keep_the_order_and_the_killed_have_their_place(pool: Executor) -> None:
    ways = ["a", "segfault", "b", "fill", "c"]
    found = in_order(pool, behave, ways, ahead=3, killed=lambda way, error: f"{way}: {error.code}")
    assert list(found) == [
        "read a",
        "segfault: CRASHED",
        "read b",
        "fill: TOO_MUCH_MEMORY",
        "read c",
    ]


def test_without_somebody_to_answer_for_it_a_kill_is_raised(pool: Executor) -> None:
    with pytest.raises(WorkerKilledError):
        list(in_order(pool, behave, ["a", "exit"], ahead=2))


def test_an_interrupted_block_does_not_wait_for_its_files() -> None:
    at_work = threading.Semaphore(0)

    def interrupted() -> None:
        with executor(2, LONG, lambda _: at_work.release()) as pool:
            futures.extend(pool.submit(say_and_sleep) for _ in range(4))
            begun = [at_work.acquire(timeout=250) for _ in range(2)]
            assert all(begun), [each.exception() for each in futures if each.done()]
            raise KeyboardInterrupt

    futures: list[Future[None]] = []
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - began < LONG.wall_seconds / 2
    assert [future.done() for future in futures] == [True] * 4
    assert [future.cancelled() for future in futures] == [False, False, True, True]


def test_an_interrupted_block_does_not_wait_for_workers_that_start() -> None:
    def interrupted() -> None:
        with executor(2, LONG) as pool:
            futures.extend(pool.submit(say_and_sleep) for _ in range(4))
            while not any(future.running() for future in futures):
                time.sleep(0.001)
            raise KeyboardInterrupt

    futures: list[Future[None]] = []
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - began < LONG.wall_seconds / 2
    assert all(future.done() for future in futures)


def test_without_caps_it_is_this_process() -> None:
    with executor(4) as pool:
        assert isinstance(pool, InlineExecutor)
        assert pool.submit(process_of, 0).result() == os.getpid()
