"""Faults on the wire: bodies that stop, never stop, or come too slowly; connections that break."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable

from samples.faults import Fault, FaultPlan
from samples.http import SiteResponse

Write = Callable[[bytes], Awaitable[None]]
CHUNK = 64 * 1024
FILLER = b"<p>" + b"lorem " * 200 + b"</p>\n"


def head(response: SiteResponse, **headers: str) -> bytes:
    """Status line and headers as bytes, with ``headers`` in place of the honest ones."""
    values = {"content-type": response.media_type, "connection": "close", **headers}
    lines = [f"HTTP/1.1 {response.status} OK"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in values.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


async def misbehave(
    plan: FaultPlan, honest: SiteResponse, transport: asyncio.Transport, write: Write
) -> None:
    """Does one fault on the bare connection, then closes it. ``write`` waits for the peer."""
    match plan.fault:
        case Fault.TRUNCATED:
            await write(head(honest, content_length=str(len(honest.body))))
            await write(honest.body[: len(honest.body) // 2])
        case Fault.TOO_LARGE:
            await write(head(honest, content_length=str(plan.size)))
            for _ in range(plan.size // CHUNK):
                await write(_filler(CHUNK))
        case Fault.ENDLESS_BODY:
            await write(head(honest, transfer_encoding="chunked"))
            while not transport.is_closing():
                await write(b"%x\r\n%s\r\n" % (len(FILLER), FILLER))
        case Fault.SLOW_HEADERS:
            await asyncio.sleep(plan.seconds)
            await write(head(honest, content_length=str(len(honest.body))) + honest.body)
        case Fault.SLOW_BODY:
            await _slowly(plan.seconds, honest, write)
        case _:
            _reset(transport)
            return
    transport.close()


async def _slowly(seconds: float, honest: SiteResponse, write: Write) -> None:
    """Drips the body in sixteen pieces over ``seconds``."""
    await write(head(honest, content_length=str(len(honest.body))))
    step = max(1, -(-len(honest.body) // 16))
    for start in range(0, len(honest.body), step):
        await asyncio.sleep(seconds / 16)
        await write(honest.body[start : start + step])


def _filler(size: int) -> bytes:
    return (FILLER * (size // len(FILLER) + 1))[:size]


def _reset(transport: asyncio.Transport) -> None:
    """Closes so that the peer sees a reset: linger of zero seconds, then abort."""
    sock = transport.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
