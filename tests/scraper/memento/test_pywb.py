"""A force filled from a real pywb over the archive of our own crawl (``make test-long``)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper import web_archives
from scraper.forcekit import sites
from scraper.web_archives import Dialect, WebArchive
from tests.scraper.memento.world import FORCE, World, captures, fill, published

INSTALL = "python -m venv pywb && pywb/bin/pip install pywb==2.10.0, then PATH=pywb/bin:$PATH"
START_SECONDS = 120

pytestmark = pytest.mark.long


@pytest.fixture
def pywb(world: World, tmp_path: Path) -> Iterator[str]:
    """The base address of a pywb that has the crawl's own WARC files, in its own environment."""
    manager, server = shutil.which("wb-manager"), shutil.which("wayback")
    if manager is None or server is None:
        pytest.skip(f"pywb is not installed; try: {INSTALL}")
    folder = tmp_path / "pywb"
    folder.mkdir()
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    warcs = [str(path) for path in sorted((world.crawled / "archive").glob("*.warc.gz"))]
    for command in ([manager, "init", "own"], [manager, "add", "own", *warcs]):
        subprocess.run(command, cwd=folder, env=plain, check=True, capture_output=True)
    (folder / "config.yaml").write_text("framed_replay: false\n", "utf-8")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    running = subprocess.Popen(
        [server, "-b", "127.0.0.1", "-p", str(port)],
        cwd=folder,
        env=plain,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base)
        yield base
    finally:
        running.terminate()
        running.wait(30)


def _wait(base: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{base}/own/", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail("pywb did not start")


def test_every_answer_is_rebuilt(world: World, pywb: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    sites.write(data, {FORCE: world.base})
    own = WebArchive(
        name="own",
        title="an archive of our own",
        dialect=Dialect.PYWB,
        index=f"{pywb}/own/cdx",
        replay=(f"{pywb}/own/",),
        pace=0.0,
        index_pace=0.0,
        wait=0.01,
    )
    web_archives.write(data, [own])
    assert fill(data)["verdict"] == "OK"
    for table in ("disclosures", "documents", "tables", "figures", "relations"):
        assert published(data, table) == published(world.crawled, table), table
    assert set(captures(data).values()) == set(captures(world.crawled).values())
    again = fill(data)
    assert (again["kept"], again["requests"]) == (0, 0)
