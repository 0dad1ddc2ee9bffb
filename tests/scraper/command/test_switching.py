"""A running `forcewide serve` through publishes and takedowns: no error, no mix, no remains."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from db.builds import current
from db.load import withdraw
from db.publish import publish
from tests.db.records import NIGHT, load, records
from tests.scraper.command.test_serving import free_port, serving, wait_until_it_answers
from tests.shell import Shell

_SECONDS = 300.0  # far beyond what any machine needs; a wait ends as soon as it may
_COUNT = "/forcewide/disclosures.json?_shape=array&_nofacet=1&_size=1000"


@dataclass(slots=True)
class Seen:
    """What a reader was given: by build, how many disclosures; and what went wrong."""

    counts: dict[str, set[int]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    keys: list[tuple[str, set[str]]] = field(default_factory=list)


def _ask(port: int, path: str) -> tuple[str, bytes]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return str(answer.headers["forcewide-build"]), answer.read()


def _read(port: int, seen: Seen, over: threading.Event) -> None:
    """One reader who asks for the list again and again."""
    while not over.is_set():
        try:
            build, body = _ask(port, _COUNT)
        except (OSError, urllib.error.URLError) as error:
            seen.errors.append(repr(error))
            continue
        found = {row["key"] for row in json.loads(body)}
        seen.counts.setdefault(build, set()).add(len(found))
        seen.keys.append((build, found))
        if not seen.order or seen.order[-1] != build:
            seen.order.append(build)


@contextmanager
def _served(folder: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    port = free_port()
    child = Shell.at(folder).start("serve", "--data", ".", "--port", str(port))
    try:
        wait_until_it_answers(child, port)
        yield port, child
    finally:
        child.terminate()
        child.communicate(timeout=_SECONDS)


def _wait_for(port: int, build: str) -> None:
    end = time.monotonic() + _SECONDS
    while _ask(port, "/robots.txt")[0] != build:
        assert time.monotonic() < end
        time.sleep(0.05)


def test_readers_are_passed_from_build_to_build(tmp_path: Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    load(staging, "kent", records("kent", 3))
    expected = {publish(staging, target, moment=NIGHT).build: 3}
    seen, over = [Seen() for _ in range(3)], threading.Event()
    with _served(tmp_path) as (port, _):
        readers = [threading.Thread(target=_read, args=(port, one, over)) for one in seen]
        for reader in readers:
            reader.start()
        for night in range(1, 6):
            load(staging, "kent", records("kent", 3 + night))
            done = publish(staging, target, moment=NIGHT + timedelta(days=night))
            expected[done.build] = 3 + night
            _wait_for(port, done.build)
        gone = "kent/FOI-100/25"
        assert withdraw(staging, [gone], at=NIGHT) == 1
        last = publish(staging, target, moment=NIGHT + timedelta(days=9)).build
        expected[last] = 7
        _wait_for(port, last)
        over.set()
        for reader in readers:
            reader.join()
        end = time.monotonic() + _SECONDS
        while len(serving(tmp_path)) > 1:  # what the ones before had begun is finished soon
            assert time.monotonic() < end
            time.sleep(0.05)
    for one in seen:
        assert one.errors == []
        assert {build: {expected[build]} for build in one.counts} == one.counts
        assert one.order == [build for build in expected if build in one.order]
        assert not [build for build, keys in one.keys if build == last and gone in keys]
    assert serving(tmp_path) == []


def test_a_build_that_cannot_be_served_leaves_the_one_before(tmp_path: Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    load(staging, "kent", records("kent", 3))
    first = publish(staging, target, moment=NIGHT).build
    with _served(tmp_path) as (port, child):
        broken = tmp_path / "broken.db"
        broken.write_bytes(b"no database at all" * 1000)
        broken.replace(target)
        end = time.monotonic() + _SECONDS
        assert child.stdout is not None
        while "cannot be served" not in (line := child.stdout.readline()):
            assert line or child.poll() is None
            assert time.monotonic() < end
        assert _ask(port, "/robots.txt")[0] == first
        load(staging, "kent", records("kent", 4))
        second = publish(staging, target, force=True, moment=NIGHT + timedelta(days=1)).build
        _wait_for(port, second)


def test_a_process_that_dies_is_started_again(tmp_path: Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    load(staging, "kent", records("kent", 3))
    publish(staging, target, moment=NIGHT)
    with _served(tmp_path) as (port, child):
        first = _child_of(child.pid)
        os.kill(first, signal.SIGKILL)
        end = time.monotonic() + _SECONDS
        while (again := _child_of(child.pid)) in (0, first):
            assert time.monotonic() < end
            time.sleep(0.05)
        wait_until_it_answers(child, port)
        now = current(target)
        assert now is not None
        assert _ask(port, "/robots.txt")[0] == now.id
        os.kill(child.pid, signal.SIGKILL)  # nothing can be passed on
        while Path(f"/proc/{again}").exists() and not _is_dead(again):
            assert time.monotonic() < end
            time.sleep(0.05)
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))


def _child_of(parent: int) -> int:
    """The process that serves for this supervisor; 0 where there is none."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rsplit(")", 1)[1].split()
            line = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if b"db.served" in line and int(words[1]) == parent and words[0] != "Z":
            return int(path.parent.name)
    return 0


def _is_dead(process: int) -> bool:
    try:
        return bool(re.search(r"\) [ZX] ", Path(f"/proc/{process}/stat").read_text()))
    except OSError:
        return True
