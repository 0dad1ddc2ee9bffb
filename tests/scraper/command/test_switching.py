"""A running `forcewide serve` through publishes and takedowns: no error, no mix, no remains."""

from __future__ import annotations

import asyncio
import difflib
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from db.builds import current, inspect_path
from db.load import withdraw
from db.publish import publish
from db.records import Record
from db.serve import CLOSED_SQL, open_build
from parsers.types import Grid
from tests.db.records import NIGHT, edited, load, records
from tests.polling import Seen, plain, read
from tests.scraper.command.test_serving import free_port, serving, wait_until_it_answers
from tests.shell import Shell

_SECONDS = 300.0  # far beyond what any machine needs; a wait ends as soon as it may


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


def _build(port: int) -> str:
    """The build that answers a new connection."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=60) as answer:
        return str(answer.headers["forcewide-build"])


def _wait_for(port: int, build: str) -> None:
    end = time.monotonic() + _SECONDS
    while _build(port) != build:
        assert time.monotonic() < end
        time.sleep(0.05)


@dataclass(slots=True)
class Site:
    """A served folder whose answers and figures are others in every build."""

    folder: Path
    port: int = 0
    builds: dict[str, Path] = field(default_factory=dict)  # a copy of each that was published
    gone: dict[str, float] = field(default_factory=dict)  # since when no reader may see a key
    switched: list[float] = field(default_factory=list)  # seconds from published to served

    def publish(self, night: int, taken: str | None = None) -> None:
        """A night: another answer, other numbers; or a takedown. Ends when readers have it."""
        staging, target = self.folder / "staging.db", self.folder / "forcewide.db"
        if taken is None:
            load(staging, "kent", [r for r in _night(night) if r.key not in self.gone])
        else:
            assert withdraw(staging, [taken], at=NIGHT) == 1
        done = publish(staging, target, moment=NIGHT + timedelta(days=night, hours=bool(taken)))
        published = time.monotonic()
        self.builds[done.build] = self.folder / "kept" / f"{done.build}.db"
        shutil.copy(target, self.builds[done.build])
        shutil.copy(inspect_path(target), inspect_path(self.builds[done.build]))
        if self.port:
            _wait_for(self.port, done.build)
            self.switched.append(time.monotonic() - published)
        if taken:
            self.gone[taken] = time.monotonic()


def _night(night: int) -> list[Record]:
    """The answers of a night: one more than before, titles and numbers of its own."""
    return [_changed(one, night, n) for n, one in enumerate(records("kent", 3 + night))]


def _changed(given: Record, night: int, n: int) -> Record:
    times = 1000 * (n + 1) + night
    documents = tuple(
        replace(
            one,
            tables=tuple(
                replace(
                    table,
                    table=replace(table.table, grid=_grid(table.table.grid, times)),
                    reading=replace(
                        table.reading,
                        figures=tuple(
                            figure
                            if figure.value is None
                            else replace(
                                figure,
                                value=figure.value * times,
                                text=_text(figure.text, times),
                            )
                            for figure in table.reading.figures
                        ),
                    ),
                )
                for table in one.tables
            ),
        )
        for one in given.disclosure.documents
    )
    title = f"Bicycle thefts, {given.key}, night {night}"
    return edited(given, documents=documents, title=title)


def _grid(grid: Grid, times: int) -> Grid:
    return tuple(
        tuple(cell and replace(cell, text=_text(cell.text, times)) for cell in row) for row in grid
    )


def _text(text: str, times: int) -> str:
    """A plain number so many times; the years of the header stay."""
    return str(int(text) * times) if text.isdigit() and len(text) < 4 else text


LONG: Final = pytest.param(10, {4, 8}, 4, marks=pytest.mark.long, id="ten publishes")


@pytest.mark.parametrize(
    ("nights", "takedowns", "readers"), [pytest.param(2, {2}, 2, id="two publishes"), LONG]
)
def test_readers_are_passed_from_build_to_build(
    nights: int, takedowns: set[int], readers: int, tmp_path: Path
) -> None:
    """Twenty pages and twenty chains of two calls: each answer is its own build's to the letter."""
    (tmp_path / "kept").mkdir()
    site = Site(tmp_path)
    site.publish(0)
    seen, over = [Seen() for _ in range(readers)], threading.Event()
    with _served(tmp_path) as (port, _):
        site.port = port
        base = f"http://127.0.0.1:{port}"
        threads = [
            threading.Thread(target=read, args=(base, one, over, 11 * n))
            for n, one in enumerate(seen)
        ]
        for thread in threads:
            thread.start()
        for night in range(1, nights + 1):
            site.publish(night)
            if night in takedowns:
                site.publish(night, taken=f"kent/FOI-{100 + night // 2}/25")
        over.set()
        for thread in threads:
            thread.join()
        end = time.monotonic() + _SECONDS
        while len(serving(tmp_path)) > 1:  # what the ones before had begun is finished soon
            assert time.monotonic() < end
            time.sleep(0.05)
    assert serving(tmp_path) == []
    for one in seen:
        assert one.errors == []
        assert one.order == [build for build in site.builds if build in one.order]
        _nothing_removed(site, one)
    _of_one_build(site, seen, base)
    print(
        f"{sum(len(one.answers) for one in seen)} answers,"
        f" {sum(len(one.chains) for one in seen)} chains of which"
        f" {sum(a.build != b.build for one in seen for a, b, _ in one.chains)} over a switch;"
        f" seconds to switch: {sorted(round(one, 2) for one in site.switched)}"
    )


def _nothing_removed(site: Site, seen: Seen) -> None:
    """Whatever was asked after a takedown was served has nothing of the answer."""
    for key, since in site.gone.items():
        late = [one for one in seen.answers if one.asked > since]
        own = {f"/a/{key}", f"/a/{key}.json"}
        assert [one.path for one in late if one.path in own and one.status != 404] == []
        assert [one.path for one in late if one.status == 200 and key in one.text] == []


def _of_one_build(site: Site, seen: list[Seen], base: str) -> None:
    """Each answer is what the build that it names says to the same question."""
    given: dict[str, dict[str, set[tuple[int, str]]]] = {}
    for one in (answer for reader in seen for answer in reader.answers):
        found = given.setdefault(one.build, {}).setdefault(one.path, set())
        found.add((one.status, one.text))
    assert given.keys() <= site.builds.keys()
    for build, paths in given.items():
        own = asyncio.run(_own_answers(site.builds[build], build, list(paths), base))
        for path, found in paths.items():
            assert found == own[path], "\n".join(_differences(found, own[path]))


def _differences(found: set[tuple[int, str]], own: set[tuple[int, str]]) -> list[str]:
    """The lines in which what readers got differs from the build's own answer."""
    ((status, right),) = own
    return [
        line
        for got, text in sorted(found - own)
        for line in (
            f"status {got}, not {status}",
            *difflib.unified_diff(right.splitlines(), text.splitlines(), n=0, lineterm=""),
        )
    ]


async def _own_answers(
    path: Path, build: str, paths: list[str], base: str
) -> dict[str, set[tuple[int, str]]]:
    """What a build says when nothing else is served."""
    found = {}
    with open_build(path, build, **CLOSED_SQL) as site:
        await site.invoke_startup()
        for one in paths:
            got = await site.client.get(one, headers={"host": base.removeprefix("http://")})
            found[one] = {(got.status_code, plain(got.text))}
    return found


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
        assert _build(port) == first
        load(staging, "kent", records("kent", 4))
        second = publish(staging, target, force=True, moment=NIGHT + timedelta(days=1)).build
        _wait_for(port, second)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
def test_a_new_process_that_is_killed_is_tried_again(seed: int, tmp_path: Path) -> None:
    """Killed once it has read a seeded share of what a process reads until it can answer."""
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    load(staging, "kent", records("kent", 3))
    first_build = publish(staging, target, moment=NIGHT).build
    seen, over = Seen(), threading.Event()
    with _served(tmp_path) as (port, child):
        (first,) = _children_of(child.pid)
        share = random.Random(seed).random() * _bytes_read(first)
        reader = threading.Thread(target=read, args=(f"http://127.0.0.1:{port}", seen, over))
        reader.start()
        load(staging, "kent", records("kent", 4))
        second = publish(staging, target, moment=NIGHT + timedelta(days=1)).build
        end = time.monotonic() + _SECONDS
        while not (new := [one for one in _children_of(child.pid) if one != first]):
            assert time.monotonic() < end
            time.sleep(0.001)
        while _bytes_read(new[0]) < share:
            assert time.monotonic() < end
            time.sleep(0.001)
        os.kill(new[0], signal.SIGKILL)
        _wait_for(port, second)
        over.set()
        reader.join()
    assert seen.errors == []
    assert {one.status for one in seen.answers} <= {200, 404}
    assert set(seen.order) <= {first_build, second}


def _bytes_read(process: int) -> int:
    found = re.search(r"rchar: (\d+)", Path(f"/proc/{process}/io").read_text())
    assert found
    return int(found[1])


def test_a_process_that_dies_is_started_again(tmp_path: Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    load(staging, "kent", records("kent", 3))
    publish(staging, target, moment=NIGHT)
    with _served(tmp_path) as (port, child):
        (first,) = _children_of(child.pid)
        os.kill(first, signal.SIGKILL)
        end = time.monotonic() + _SECONDS
        while not (started := [one for one in _children_of(child.pid) if one != first]):
            assert time.monotonic() < end
            time.sleep(0.05)
        wait_until_it_answers(child, port)
        now = current(target)
        assert now is not None
        assert _build(port) == now.id
        os.kill(child.pid, signal.SIGKILL)  # nothing can be passed on
        again = started[0]
        while Path(f"/proc/{again}").exists() and not _is_dead(again):
            assert time.monotonic() < end
            time.sleep(0.05)
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))


def _children_of(parent: int) -> list[int]:
    """The processes that serve for this supervisor."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rsplit(")", 1)[1].split()
            line = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if b"db.served" in line and int(words[1]) == parent and words[0] != "Z":
            found.append(int(path.parent.name))
    return found


def _is_dead(process: int) -> bool:
    try:
        return bool(re.search(r"\) [ZX] ", Path(f"/proc/{process}/stat").read_text()))
    except OSError:
        return True
