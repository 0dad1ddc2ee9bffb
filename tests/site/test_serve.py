"""The command line that `forcewide serve` runs, really run on loopback."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.errors import PublishError
from db.serve import METADATA, SETTINGS, SITE, datasette_command, open_site


@contextmanager
def served(target: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    child = subprocess.Popen(
        datasette_command(target, port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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
    with pytest.raises(PublishError, match="nothing is published there yet"):
        datasette_command(tmp_path / "forcewide.db", 8001)
    site = open_site(tmp_path / "forcewide.db")
    with pytest.raises(PublishError, match="nothing is published there yet"), site:
        pass


def test_the_parts_of_the_site_are_where_the_command_says(published: Path) -> None:
    command = datasette_command(published, 8001, "0.0.0.0")
    assert METADATA.is_file()
    for folder in ("templates", "plugins", "static"):
        assert any((SITE / folder).iterdir())
    assert command[command.index("--host") + 1] == "0.0.0.0"
    assert command[command.index("--port") + 1] == "8001"
    assert "--cors" in command
    assert command[command.index("suggest_facets") + 1] == "off"
