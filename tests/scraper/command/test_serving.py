"""`forcewide serve` and `demo` as real processes: what ends them ends Datasette too."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from db.publish import publish
from db.serve import site_of
from db.served import open_all
from scraper.command.serving import serve_site
from scraper.errors import SettingsError
from tests.db.records import load, records
from tests.shell import Shell

_SECONDS = 120.0  # far beyond what any machine needs; a wait ends as soon as it may


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    load(folder / "staging.db", "kent", records("kent", 1))
    publish(folder / "staging.db", folder / "forcewide.db")
    return folder


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def wait_until_it_answers(child: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + _SECONDS
    while not answers(port):
        assert child.poll() is None, child.stdout and child.stdout.read()
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_server_and_frees_its_port(
    published: Path, number: signal.Signals
) -> None:
    port = free_port()
    child = Shell.at(published).start("serve", "--data", ".", "--port", str(port))
    try:
        wait_until_it_answers(child, port)
        child.send_signal(number)
        child.wait(timeout=_SECONDS)
    finally:
        child.kill()
        child.communicate()
    assert not answers(port)
    assert serving(published) == []


def test_a_server_beside_the_demo_ends_with_it(published: Path) -> None:
    """The demo keeps its sample sites in its own process and the site in a child."""
    port = free_port()
    program = (
        "from pathlib import Path; from scraper.command.serving import serve_site;"
        f"raise SystemExit(serve_site(Path('.'), '127.0.0.1', {port}))"
    )
    shell = Shell.at(published)
    child = subprocess.Popen(
        [_python(shell), "-c", program],
        cwd=published,
        env=dict(shell.environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_until_it_answers(child, port)
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=_SECONDS)
    finally:
        child.kill()
        child.communicate()
    assert not answers(port)
    assert serving(published) == []


def _python(shell: Shell) -> str:
    script = (shell.folder / ".bin" / "forcewide").read_text("utf-8")
    found = re.search(r'exec "(.+?)"', script)
    assert found
    return found[1]


def serving(folder: Path) -> list[str]:
    """The processes that serve a build of this folder; none where there is no /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        line = b" ".join(words).decode("utf-8", "replace")
        if b"db.served" in words and str(folder) in line:
            found.append(line)
    return found


def test_a_taken_port_is_one_line(published: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = Shell.at(published).run(f"forcewide serve --data . --port {port}")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"Error: cannot listen on 127.0.0.1 port {port}: address already in use;"
        " choose another with --port\n"
    )


def test_a_build_that_is_deleted_is_served_to_the_end(tmp_path: Path) -> None:
    """Every thread has its connection before readers come: none is opened on a lost name."""

    async def ask() -> tuple[set[int], bool]:
        site = site_of(path)
        await site.invoke_startup()
        await open_all(site)
        path.unlink()
        answers = await asyncio.gather(
            *(site.client.get("/forcewide/disclosures.json?_shape=array") for _ in range(24))
        )
        together = threading.Barrier(int(site.setting("num_sql_threads")))
        database = site.get_database("forcewide")
        await asyncio.gather(
            *(database.execute_fn(lambda c: (together.wait(60), c.close())) for _ in range(3))
        )
        return {one.status_code for one in answers}, path.exists()

    staging, path = tmp_path / "staging.db", tmp_path / "forcewide.db"
    load(staging, "kent", records(count=2))
    publish(staging, path)
    assert asyncio.run(ask()) == ({200}, False)


def test_a_site_for_others_needs_somebody_to_turn_to(published: Path) -> None:
    with pytest.raises(SettingsError, match=r"0\.0\.0\.0 needs a contact"):
        serve_site(published, "0.0.0.0", 0)
    with pytest.raises(SettingsError, match="must be an e-mail address"):
        serve_site(published, "127.0.0.1", 0, "nobody")
