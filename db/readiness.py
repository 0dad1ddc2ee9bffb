"""Tells systemd how the server stands (``Type=notify``; sd_notify(3)): a datagram a change."""

from __future__ import annotations

import os
import socket

READY = "READY=1"
STOPPING = "STOPPING=1"


def notify(*lines: str) -> bool:
    """Send assignments to whoever started us; whether somebody wanted to know.

    Raises OSError where the socket that the environment names cannot be reached.
    """
    name = os.environ.get("NOTIFY_SOCKET", "")
    if not name.startswith(("/", "@")):
        return False
    address = f"\0{name[1:]}" if name.startswith("@") else name  # of Linux's own name space
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.sendto("\n".join(lines).encode(), address)
    return True
