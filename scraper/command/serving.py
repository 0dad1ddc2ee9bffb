"""Datasette over the published file: as this process, or as a child of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

import click

from db.damage import require_readable
from db.serve import datasette_command
from scraper.errors import SettingsError

# What asks a service to end; a terminal that is closed sends SIGHUP.
_ENDINGS: Final = (signal.SIGTERM, signal.SIGHUP)


def become_server(data: Path, host: str, port: int) -> NoReturn:
    """Turn this process into Datasette: every signal reaches it, and nothing outlives it.

    Raises SettingsError when nothing has been published yet or the port is taken.
    """
    command = _announced(data, host, port)
    os.execv(command[0], command)  # noqa: S606 - our own command line, no shell


def serve_beside(data: Path, host: str, port: int) -> int:
    """Run Datasette as a child until it ends, Ctrl-C, SIGTERM or SIGHUP; its exit status.

    For the demo, whose sample sites live in this process. Raises SettingsError like
    ``become_server``.
    """
    child = subprocess.Popen(_announced(data, host, port))  # noqa: S603 - our own, no shell
    with _passed_on(child):
        try:
            return max(child.wait(), 0)
        except KeyboardInterrupt:
            child.send_signal(signal.SIGINT)
            child.wait()
            return 0


def _announced(data: Path, host: str, port: int) -> list[str]:
    target = data / "forcewide.db"
    if not target.exists():
        raise SettingsError(
            f"{target} does not exist: nothing was published yet; run `forcewide demo` or"
            " `forcewide nightly`"
        )
    require_readable(target)
    _require_free(host, port)
    click.echo(f"Serving {target} on http://{host}:{port}/ (Ctrl-C ends it)")
    return datasette_command(target, host=host, port=port)


def _require_free(host: str, port: int) -> None:
    """Raise SettingsError where the port cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(
                f"cannot listen on {host} port {port}: {(error.strerror or str(error)).lower()};"
                " choose another with --port"
            ) from error


@contextmanager
def _passed_on(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Give the child the signals that ask this process to end, for as long as the block lasts."""

    def pass_on(number: int, _: FrameType | None) -> None:
        child.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in _ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
