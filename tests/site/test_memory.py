"""The worst questions at once, asked of a process as it serves: others are answered."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from db.publish import publish
from db.served import MEMORY
from tests.db.records import load, records

_N = "with recursive n(i) as (select 1 union all select i + 1 from n"
WORST = (
    "select zeroblob(1900000), zeroblob(1900000), zeroblob(1900000), zeroblob(1900000)",
    f"{_N} limit 1000) select hex(randomblob(8000)) from n",
    f"{_N} limit 1000) select zeroblob(1900000) from n",
    f"{_N}) select count(*) from n",
    "select count(*) from figures a, figures b, figures c, figures d, figures e, figures f",
    f"{_N} limit 100000) select group_concat(hex(randomblob(9))) from n",
    "select instr(zeroblob(1900000), zeroblob(900000) || x'01')",
    "select replace(hex(zeroblob(900000)), hex(zeroblob(400000)) || '1', '') like '%1%2%3%4%5%'",
)


@contextmanager
def process(build: Path, *more: str) -> Iterator[tuple[str, int]]:
    """A build served by a process of its own: its address and its pid."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        fd = listener.fileno()
        served = subprocess.Popen(
            [sys.executable, "-m", "db.served", str(build), "id", str(fd), "", *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[fd],
        )
        assert served.stdin is not None
        assert served.stdout is not None
        try:
            assert served.stdout.readline() == b"ready\n"
            served.stdin.write(b"go\n")
            served.stdin.flush()
            yield f"http://127.0.0.1:{listener.getsockname()[1]}", served.pid
        finally:
            served.stdin.close()
            served.wait()
            served.stdout.close()


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=120) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.long
def test_the_eight_worst_questions_at_once(tmp_path: Path) -> None:
    load(tmp_path / "staging.db", "kent", records("kent", 20))
    publish(tmp_path / "staging.db", tmp_path / "forcewide.db")
    with process(tmp_path / "forcewide.db", "sql") as (base, pid):
        found: dict[str, int] = {}

        def ask(sql: str) -> None:
            found[sql] = status(f"{base}/forcewide.json?sql={quote(sql)}")

        asking = [threading.Thread(target=ask, args=(sql,)) for sql in WORST]
        for one in asking:
            one.start()
        waits = []
        while any(one.is_alive() for one in asking):
            begun = time.monotonic()
            assert status(f"{base}/forcewide/forces.json?_size=1") == 200
            waits.append(time.monotonic() - begun)
        for one in asking:
            one.join()
        assert set(found.values()) <= {200, 400}, found
        assert [found[sql] for sql in WORST[2:5]] == [400, 400, 400]
        peak = re.search(r"VmPeak:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        assert peak is not None
        assert int(peak[1]) * 1024 < MEMORY
        rss = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        waits.sort()
        print(
            f"{len(waits)} waits of a reader, s: median {waits[len(waits) // 2]:.2f},"
            f" 99th {waits[len(waits) * 99 // 100]:.2f}, longest {waits[-1]:.2f};"
            f" {rss and rss[1]} kB"
        )


@pytest.mark.long
def test_without_sql_none_of_them_runs(tmp_path: Path) -> None:
    load(tmp_path / "staging.db", "kent", records("kent", 1))
    publish(tmp_path / "staging.db", tmp_path / "forcewide.db")
    with process(tmp_path / "forcewide.db") as (base, _):
        assert {status(f"{base}/forcewide.json?sql={quote(sql)}") for sql in WORST} == {403}
        assert status(f"{base}/forcewide/forces.json") == 200
