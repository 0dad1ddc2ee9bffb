"""The published file on a port: what is said when it cannot be, and the supervisor when it can."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from typing import Final

import click

from db.damage import require_readable
from db.supervisor import Offer, supervise
from scraper.errors import SettingsError
from scraper.settings import SETTINGS_FILE, agent_of
from scraper.settings_file import remembered_contact

_LOOPBACK: Final = re.compile(r"127(?:\.\d{1,3}){3}|localhost|::1")
_WAITING: Final = 2048  # connections that may wait while one build takes over from another


def serve_site(
    data: Path, host: str, port: int, contact: str | None = None, *, sql: bool = False
) -> int:
    """Serve <data>/forcewide.db, and every build that replaces it, until a signal; the status.

    ``contact`` is where readers report what is wrong; without one that of ``settings.toml``.
    With ``sql`` readers may ask in SQL.

    Raises SettingsError when nothing has been published yet, the port is taken, or others than
    this machine could read a site that says nobody to turn to.
    """
    contact = contact or remembered_contact(data)
    if contact:
        agent_of(contact)  # refuses what nobody could write to
    elif not _LOOPBACK.fullmatch(host):
        raise SettingsError(
            f"a site on {host} needs a contact for whoever finds something wrong: set one with"
            ' --contact, with FORCEWIDE_CONTACT, or as `contact = "you@example.org"` in'
            f" {data / SETTINGS_FILE}"
        )
    target = data / "forcewide.db"
    if not target.exists():
        raise SettingsError(
            f"{target} does not exist: nothing was published yet; run `forcewide demo` or"
            " `forcewide nightly`"
        )
    require_readable(target)
    with _listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        taken = listener.getsockname()[1]  # the one that was free, for port 0
        click.echo(f"Serving {target} on http://{name}:{taken}/ (Ctrl-C ends it)")
        return supervise(target, listener, click.echo, Offer(contact or "", sql))


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises SettingsError where the port cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_WAITING)
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"cannot listen on {host} port {port}: {(error.strerror or str(error)).lower()};"
            " choose another with --port"
        ) from error
    return listener
