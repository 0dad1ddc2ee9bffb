"""What a service manager is told, over a real socket."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from db.readiness import READY, STOPPING, notify
from tests.scraper.command.test_serving import free_port
from tests.shell import ROOT


@pytest.fixture
def manager(tmp_path: Path) -> socket.socket:
    """The socket on which systemd would listen."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listening.bind(str(tmp_path / "notify"))
    listening.settimeout(600)
    return listening


def test_assignments_are_one_datagram(
    manager: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    with manager:
        assert notify(READY, "STATUS=x")
        assert manager.recv(1000) == b"READY=1\nSTATUS=x"


@pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets are Linux's")
def test_an_abstract_name(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"forcewide-test-{os.getpid()}"
    monkeypatch.setenv("NOTIFY_SOCKET", f"@{name}")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        assert notify(STOPPING)
        assert listening.recv(1000) == b"STOPPING=1"


def test_nobody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not notify(READY)


def test_the_server_is_ready_when_it_answers(
    manager: socket.socket, tmp_path: Path, published: Path
) -> None:
    """Ready is said once a page can be had, and not before; the end is said as well."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "forcewide.db").write_bytes(published.read_bytes())
    port = free_port()
    command = [sys.executable, "-m", "scraper", "serve", "--data", str(data), "--port", str(port)]
    environment = os.environ | {
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
        "PYTHONPATH": str(ROOT),
    }
    with (
        manager,
        subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server,
    ):
        try:
            assert manager.recv(1000).startswith(b"READY=1\nSTATUS=Serving ")
            with socket.create_connection(("127.0.0.1", port)) as reader:
                reader.sendall(b"GET /robots.txt HTTP/1.0\r\n\r\n")
                assert reader.recv(20).startswith(b"HTTP/1.")
        finally:
            server.send_signal(signal.SIGTERM)
        assert manager.recv(1000) == b"STOPPING=1"
        assert server.wait(600) == 0
