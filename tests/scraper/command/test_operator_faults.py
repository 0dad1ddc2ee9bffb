"""Every fault of docs/operations.md, caused for real: its line, its status, and its way back."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from samples.serve import SampleSites
from scraper.forcekit import sites
from tests.shell import ROOT, Shell

_ROW = re.compile(
    r"^\| `(\w+)` \| (.+?) \| `(.+?)` \| (.+?) \| (\d) \|(.*?)\| (.+?) \|$", re.MULTILINE
)
PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table: what happened, the command, what it says, and the way back."""

    name: str
    command: str
    message: str
    status: int
    way_back: tuple[str, ...]
    health: str  # what `forcewide health` says before that


CASES = {
    name: Case(name, command, message, int(status), tuple(re.findall(r"`(.+?)`", way_back)), health)
    for name, _, command, message, status, way_back, health in _ROW.findall(PAGE)
}
Cause = Callable[[Path, ExitStack], None]


def _cut(name: str) -> Cause:
    """A database whose second half is gone."""

    def cause(data: Path, _: ExitStack) -> None:
        path = data / name
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for spare in (f"{name}-wal", f"{name}-shm"):
            (data / spare).unlink(missing_ok=True)
        os.truncate(path, path.stat().st_size // 2)

    return cause


def _gone(name: str) -> Cause:
    def cause(data: Path, _: ExitStack) -> None:
        for path in data.glob(f"{name}*"):
            path.unlink()

    return cause


def _archive_away(data: Path, _: ExitStack) -> None:
    (data / "archive").rename(data.parent / "archive")


def _file_for_archive(data: Path, _: ExitStack) -> None:
    (data / "archive").rename(data.parent / "archive")
    (data / "archive").write_text("not a folder", "utf-8")


def _read_only(data: Path, stack: ExitStack) -> None:
    """A folder that this user cannot write; for root a mount of it that is read-only."""
    if os.geteuid() == 0:
        stack.enter_context(mounted(data, "--bind", str(data)))
        mount("-o", "remount,ro,bind", str(data))
    else:
        data.chmod(0o555)
        stack.callback(data.chmod, 0o755)


def _full(data: Path, stack: ExitStack) -> None:
    """The folder on a disk of its own, with no room for another published file."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk (tmpfs)")
    kept = data.parent / "kept"
    shutil.copytree(data, kept)
    used = sum(path.stat().st_size for path in kept.rglob("*") if path.is_file())
    room = used + (64 << 10)
    stack.enter_context(mounted(data, "-t", "tmpfs", "-o", f"size={room}", "tmpfs"))
    shutil.copytree(kept, data, dirs_exist_ok=True)


@contextmanager
def mounted(data: Path, *how: str) -> Iterator[None]:
    mount(*how, str(data))
    try:
        yield
    finally:
        subprocess.run(["umount", str(data)], capture_output=True, check=True)


def mount(*how: str) -> None:
    done = subprocess.run(["mount", *how], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"this machine does not let us mount: {done.stderr.strip()}")


def _busy_port(_: Path, stack: ExitStack) -> None:
    taken = stack.enter_context(socket.socket())
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind(("127.0.0.1", 8123))
    taken.listen()


def _being_written(data: Path, stack: ExitStack) -> None:
    lock = stack.enter_context((data / "archive" / ".lock").open("w"))
    fcntl.flock(lock, fcntl.LOCK_EX)


def _night_under_way(data: Path, stack: ExitStack) -> None:
    lock = stack.enter_context((data / ".night.lock").open("a"))
    fcntl.flock(lock, fcntl.LOCK_EX)


def _nothing(data: Path, _: ExitStack) -> None:
    shutil.rmtree(data)
    data.mkdir()


def _as_it_is(_: Path, __: ExitStack) -> None:
    """The fault lies in the command."""


CAUSES: dict[str, Cause] = {
    "disk_full": _full,
    "output_full": _as_it_is,
    "read_only": _read_only,
    "not_a_folder": _as_it_is,
    "archive_no_folder": _file_for_archive,
    "crawl_db_damaged": _cut("crawl.db"),
    "crawl_db_missing": _gone("crawl.db"),
    "staging_db_damaged": _cut("staging.db"),
    "staging_db_missing": _gone("staging.db"),
    "published_damaged": _cut("forcewide.db"),
    "published_damaged_served": _cut("forcewide.db"),
    "published_missing": _gone("forcewide.db"),
    "archive_missing": _archive_away,
    "archive_missing_crawl": _archive_away,
    "empty_publish": _nothing,
    "empty_health": _nothing,
    "being_written": _being_written,
    "two_nights": _night_under_way,
    "port_taken": _busy_port,
    "no_contact": _as_it_is,
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder after a night on one sample site, which stays up."""
    folder = tmp_path_factory.mktemp("operator")
    with SampleSites(("cumbria",)) as served:
        sites.write(folder / "data", served.base_urls)
        done = Shell.at(folder, FORCEWIDE_DELAY="0").run("forcewide nightly --jobs 1")
        assert done.returncode == 0, done.stderr
        yield folder / "data"


def test_the_page_and_the_causes_name_the_same_faults() -> None:
    assert CASES.keys() == CAUSES.keys()


# Causes that another row tries as well, with another command.
_AGAIN = (
    *("archive_no_folder", "archive_missing_crawl", "published_damaged_served"),
    *("staging_db_missing", "crawl_db_missing", "empty_health", "two_nights"),
)


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=pytest.mark.long if one in _AGAIN else ()) for one in CAUSES],
)
def test_a_fault_is_one_line_and_has_a_way_back(name: str, crawled: Path, tmp_path: Path) -> None:
    case = CASES[name]
    data = tmp_path / "data"
    shutil.copytree(crawled, data)
    before, address = _published(data), _address(data)
    shell = Shell.at(tmp_path, FORCEWIDE_DELAY="0")
    with ExitStack() as stack:
        CAUSES[name](data, stack)
        done = shell.run(case.command.replace("URL", f"'{address}'"))
    said = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert done.returncode == case.status, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert _unnumbered(said) == _unnumbered([f"Error: {case.message}"]), done.stderr
    assert _published(data) in (before, None)
    (tmp_path / "away").mkdir()
    for step in case.way_back:
        back = shell.run(step)
        assert back.returncode == 0, (step, back.stderr)
    if case.way_back:
        assert _published(data) == before
        assert shell.run("forcewide verify").returncode == 0


@pytest.mark.long
@pytest.mark.parametrize("name", CASES)
def test_what_health_says_meanwhile(name: str, crawled: Path, tmp_path: Path) -> None:
    shutil.copytree(crawled, tmp_path / "data")
    with ExitStack() as stack:
        CAUSES[name](tmp_path / "data", stack)
        done = Shell.at(tmp_path).run("forcewide health")
    well = CASES[name].health == "well"
    assert done.returncode == (0 if well else 1)
    assert ("1 of 1 forces are well" if well else CASES[name].health) in done.stderr


def _unnumbered(lines: list[str]) -> list[str]:
    """The lines without how many responses the sample site gave."""
    return [re.sub(r"\b\d+ responses", "N responses", line) for line in lines]


def _address(data: Path) -> str:
    """An address that something is stored for."""
    with closing(sqlite3.connect(data / "crawl.db")) as connection:
        return str(connection.execute("SELECT url FROM items ORDER BY url").fetchone()[0])


def _published(data: Path) -> list[tuple[object, ...]] | None:
    """What is published, by key; None where there is no file that can be read."""
    if not (data / "forcewide.db").exists():
        return None
    try:
        with closing(sqlite3.connect(data / "forcewide.db")) as connection:
            sql = "SELECT key, title, outcome, n_tables, n_figures FROM disclosures ORDER BY key"
            return connection.execute(sql).fetchall()
    except sqlite3.DatabaseError:
        return None


def test_debug_shows_the_traceback(crawled: Path, tmp_path: Path) -> None:
    shutil.copytree(crawled, tmp_path / "data")
    _cut("staging.db")(tmp_path / "data", ExitStack())
    done = Shell.at(tmp_path).run("forcewide --debug publish")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
