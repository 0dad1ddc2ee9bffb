"""Alerts over real sockets: a web server and a mail server on loopback."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner

from samples.faults import Fault
from samples.serve import SampleSites
from scraper.alerts import Alerts, Mail, alerts_of, send
from scraper.command.cli import main
from scraper.errors import SettingsError
from scraper.forcekit import sites

LINES = ["kent: blocked", "the night failed"]


@dataclass(slots=True)
class Heard:
    """What a server was told: headers and bodies, or the lines of a mail."""

    posts: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    mail: list[str] = field(default_factory=list)


@contextmanager
def hook(status: int = 200) -> Iterator[tuple[str, Heard]]:
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            heard.posts.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, running(server):
        yield f"http://127.0.0.1:{server.server_address[1]}", heard


@contextmanager
def mailbox() -> Iterator[tuple[int, Heard]]:
    heard = Heard()

    class Handler(socketserver.StreamRequestHandler):
        answers: ClassVar = {b"DATA": b"354 go", b"QUIT": b"221 bye"}

        def handle(self) -> None:
            self.wfile.write(b"220 loopback\r\n")
            while line := self.rfile.readline().strip():
                word = line.split()[0].upper()
                self.wfile.write(self.answers.get(word, b"250 ok") + b"\r\n")
                heard.mail.append(line.decode())
                if word == b"DATA":
                    while (said := self.rfile.readline().rstrip(b"\r\n")) != b".":
                        heard.mail.append(said.decode())
                    self.wfile.write(b"250 taken\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server, running(server):
        yield server.server_address[1], heard


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def test_a_webhook_gets_json() -> None:
    with hook() as (address, heard):
        assert send(Alerts(webhook=f"{address}/in"), "Two things", LINES) == []
    ((path, _, body),) = heard.posts
    said = json.loads(body)
    assert path == "/in"
    assert said == {
        "title": "Two things",
        "text": "\n".join(["Two things", *LINES]),
        "lines": LINES,
    }


def test_ntfy_gets_text_a_title_and_the_token(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("secret\n")
    with hook() as (address, heard):
        alerts = Alerts(ntfy=f"{address}/topic", ntfy_token_file=str(tmp_path / "token"))
        assert send(alerts, "Two things", LINES) == []
    ((_, headers, body),) = heard.posts
    assert body.decode().splitlines() == LINES
    assert (headers["title"], headers["authorization"]) == ("Two things", "Bearer secret")


def test_mail_is_sent() -> None:
    with mailbox() as (port, heard):
        mail = Mail(("a@example.net", "b@example.net"), "forcewide@example.net", "127.0.0.1", port)
        assert send(Alerts(mail=mail), "Two things", LINES) == []
    assert "Subject: Two things" in heard.mail
    assert {"To: a@example.net, b@example.net", *LINES} <= set(heard.mail)


def test_a_way_that_fails_is_said_and_stops_no_other() -> None:
    with hook(status=500) as (bad, _), hook() as (good, heard):
        (said,) = send(Alerts(webhook=bad, ntfy=good), "x", LINES)
    assert said.startswith("the alert by webhook was not sent: HTTPStatusError")
    assert len(heard.posts) == 1


@pytest.mark.parametrize(
    "text",
    [
        '[alerts]\nwebhook = "file:///etc/passwd"',
        "[alerts]\nntfy = 1",
        '[alerts]\npager = "x"',
        '[alerts.mail]\nto = ["nobody"]\nsender = "a@example.net"',
        '[alerts.mail]\nto = ["a@example.net"]\nsender = "a@example.net"\nsecurity = "hope"',
    ],
)
def test_alerts_that_cannot_work_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(SettingsError, match="alerts"):
        alerts_of(tmp_path)


def test_a_night_with_a_blocked_force_tells_and_a_good_one_does_not(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with hook() as (address, heard), SampleSites(["cumbria"]) as served:
        sites.write(data, served.base_urls)
        (data / "settings.toml").write_text(f'[alerts]\nwebhook = "{address}/"\n')
        night = ["nightly", "--data", str(data), "--delay", "0", "--jobs", "1"]
        assert CliRunner().invoke(main, night).exit_code == 0
        assert heard.posts == []
        served.faults["cumbria"] = Fault.CHALLENGE_403
        assert CliRunner().invoke(main, night).exit_code == 1
    ((_, _, body),) = heard.posts
    assert any(one.startswith("cumbria: blocked, BLOCKED") for one in json.loads(body)["lines"])
