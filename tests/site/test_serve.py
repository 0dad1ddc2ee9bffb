"""The site as `forcewide serve` puts it on a port, really run on loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from db.errors import PublishError
from db.serve import METADATA, ROOT, SETTINGS, SITE, open_site
from db.served import State, with_build


@contextmanager
def served(target: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scraper", "serve", "--port", str(port)]
    child = subprocess.Popen(
        [*command, "--data", str(target.parent)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(child, address)
        yield address
    finally:
        child.terminate()
        child.communicate()


def _wait_for(child: subprocess.Popen[str], address: str) -> None:
    """Return when the site answers; the child's words if it ends, TimeoutError after minutes."""
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/robots.txt", timeout=60).close()
        except urllib.error.URLError:
            assert child.poll() is None, child.stdout and child.stdout.read()
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def test_the_site_runs_from_any_folder(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with served(published) as address:
        with urllib.request.urlopen(f"{address}/") as answer:
            assert b"What UK police forces have answered" in answer.read()
            assert "default-src 'none'" in answer.headers["content-security-policy"]
        with urllib.request.urlopen(f"{address}/-/settings.json") as answer:
            settings = json.load(answer)
            assert {name: settings[name] for name in SETTINGS} == SETTINGS
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/-/databases.json")
        with urllib.request.urlopen(f"{address}/assets/forcewide.css") as answer:
            assert answer.headers["content-type"].startswith("text/css")


def test_nothing_to_serve(tmp_path: Path) -> None:
    site = open_site(tmp_path / "forcewide.db")
    with pytest.raises(PublishError, match="nothing is published there yet"), site:
        pass


def test_the_parts_of_the_site_are_there() -> None:
    assert METADATA.is_file()
    for folder in ("templates", "plugins", "static"):
        assert any((SITE / folder).iterdir())


async def test_a_build_that_may_not_be_shown_sends_readers_on(published: Path) -> None:
    state = State()
    with open_site(published) as site:
        await site.invoke_startup()
        app = with_build(site.app(), "20260302T040000Z-0badcafe", state)
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as reader:
            shown = await reader.get("/")
            state.closed.set()
            last = await reader.get("/")
            state.leaves = True
            sent_on = await reader.get("/forcewide/disclosures.json?_size=1&force=kent")
    assert shown.headers["forcewide-build"] == "20260302T040000Z-0badcafe"
    assert "connection" not in shown.headers
    assert (last.status_code, last.headers["connection"]) == (200, "close")
    assert sent_on.status_code == 307
    assert sent_on.headers["location"] == "/forcewide/disclosures.json?_size=1&force=kent"
    assert sent_on.content == b""
