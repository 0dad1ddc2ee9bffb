"""What goes wrong while a night runs: a full disk, a damaged archive, a clock that is years off.

Nothing is lost: the next good night publishes what it would have published anyway."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samples.serve import SampleSites
from scraper.forcekit import sites
from tests.scraper.command.test_killed_nights import published
from tests.scraper.command.test_operator_faults import mount, mounted
from tests.scraper.conftest import copied
from tests.shell import Shell

pytestmark = pytest.mark.long
_NIGHT = "forcewide nightly --jobs 1"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder after a good night; the site has changed since."""
    folder = tmp_path_factory.mktemp("faults")
    with SampleSites(["cumbria"]) as served:
        sites.write(folder / "data", served.base_urls)
        assert Shell.at(folder, FORCEWIDE_DELAY="0").run(_NIGHT).returncode == 0
        served.turn_to(2)
        yield folder / "data"


@pytest.fixture(scope="module")
def expected(
    good: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[tuple[object, ...]]]:
    """What the next night publishes where nothing goes wrong."""
    folder = tmp_path_factory.mktemp("undisturbed")
    copied(good, folder / "data")
    assert Shell.at(folder, FORCEWIDE_DELAY="0").run(_NIGHT).returncode == 0
    return published(folder / "data")


def _whole(shell: Shell, expected: dict[str, list[tuple[object, ...]]]) -> None:
    again = published(shell.folder / "data")
    assert {name: rows for name, rows in again.items() if rows != expected[name]} == {}
    assert shell.run("forcewide verify").returncode == 0
    health = shell.run("forcewide health")
    assert health.returncode == 0, health.stderr


@pytest.mark.parametrize("room", [40, 400, 1200])  # KiB: for the ledger alone, a part, nearly all
def test_the_disk_is_full(
    room: int, good: Path, expected: dict[str, list[tuple[object, ...]]], tmp_path: Path
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk (tmpfs)")
    used = sum(path.stat().st_size for path in good.rglob("*") if path.is_file())
    data = tmp_path / "data"
    data.mkdir()
    shell = Shell.at(tmp_path, FORCEWIDE_DELAY="0")
    with mounted(data, "-t", "tmpfs", "-o", f"size={used + (room << 10)}", "tmpfs"):
        shutil.copytree(good, data, dirs_exist_ok=True)
        before = published(data)
        full = shell.run(_NIGHT)
        assert full.returncode == 1
        assert "Traceback" not in full.stdout + full.stderr
        assert "the disk is full" in full.stdout + full.stderr
        assert published(data) == before
        mount("-o", f"remount,size={used + (64 << 20)}", str(data))
        assert shell.run(_NIGHT).returncode == 0
        _whole(shell, expected)


def test_a_warc_file_is_damaged(
    good: Path, expected: dict[str, list[tuple[object, ...]]], tmp_path: Path
) -> None:
    data = copied(good, tmp_path / "data")
    shell = Shell.at(tmp_path, FORCEWIDE_DELAY="0")
    path = min((data / "archive").glob("*.warc.gz"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    said = shell.run("forcewide verify")
    assert said.returncode == 1
    assert f"{path.name}: unreadable at" in said.stderr
    assert shell.run(_NIGHT).returncode == 0
    shell.run("forcewide verify --repair")
    _whole(shell, expected)


@pytest.mark.parametrize("moved", ["-400d", "+1100d"])
def test_the_clock_is_years_off(
    moved: str,
    good: Path,
    expected: dict[str, list[tuple[object, ...]]],
    program: Callable[[str, str], str],
    tmp_path: Path,
) -> None:
    copied(good, tmp_path / "data")
    shell = Shell.at(tmp_path, FORCEWIDE_DELAY="0")
    done = shell.run(f"{program('faketime', 'faketime')} -f {moved} {_NIGHT}")
    assert done.returncode == 0, done.stderr
    assert shell.run("forcewide health").returncode == 1
    assert shell.run(_NIGHT).returncode == 0
    _whole(shell, expected)
