"""One build, served by a process of its own on a socket that it was given.

    python -m db.served BUILD ID DESCRIPTOR CONTACT [sql]

With ``sql`` strangers may ask in SQL. Started by ``db.supervisor``. It says ``ready`` on its
standard output once the site answers, waits for ``go`` before it takes a connection, and says
``closed`` when it takes none any more. ``stop`` (or SIGTERM, or the end of its input) lets it
finish what has been asked of it; ``leave`` as well, but whoever asks from then on is sent to the
same address again, where another build answers: this one may not be shown any more.
"""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import sys
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import uvicorn
from datasette.app import Datasette

from db.faces.page import Reader
from db.faces.warm import one_of_each
from db.serve import CLOSED_SQL, NAME, OPEN_SQL, site_of

HEADER: Final = b"forcewide-build"
_DRAIN: Final = 5  # seconds for answers under way
MEMORY: Final = 2 << 30  # bytes of address space; a question that wants more fails alone
_OPEN_WITHIN: Final = 60.0  # seconds for every thread to open the build
_LATE: Final = 1.0  # seconds for the first question of a connection taken just before the end

Event = MutableMapping[str, Any]
Send = Callable[[Event], Awaitable[None]]
App = Callable[[Event, Callable[[], Awaitable[Event]], Send], Awaitable[None]]


def main(arguments: list[str]) -> int:
    """Serve until told to end. 1 where the build does not answer."""
    path, ident, descriptor, contact, *more = arguments
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    settings = OPEN_SQL if "sql" in more else CLOSED_SQL
    site = site_of(Path(path), settings=settings, ident=ident, contact=contact)
    return asyncio.run(_serve(site, ident, socket.socket(fileno=int(descriptor))))


async def _serve(site: Datasette, ident: str, listener: socket.socket) -> int:
    await site.invoke_startup()
    await open_all(site)
    if failed := await ask_each(site):
        print(f"the first pages say {failed}", file=sys.stderr)
        return 1
    state = State()
    config = uvicorn.Config(
        with_build(site.app(), ident, state),
        lifespan="on",
        log_level="warning",
        timeout_graceful_shutdown=_DRAIN,
    )
    server, parent = _Server(config, state), _Parent()
    _say("ready")
    if await parent.says() == "go":
        watch = asyncio.create_task(_obey(parent, server, state))
        await server.serve([listener])
        watch.cancel()
    return 0


async def open_all(site: Datasette) -> None:
    """Let each SQL thread open its connection now: the file may be deleted while readers are
    still passed on, and a connection opened after that would find an empty one."""
    threads = int(site.setting("num_sql_threads"))
    together = threading.Barrier(threads)
    database = site.get_database(NAME)
    await asyncio.gather(
        *(database.execute_fn(lambda _: together.wait(_OPEN_WITHIN)) for _ in range(threads))
    )


async def ask_each(site: Datasette) -> dict[str, int]:
    """Ask a page of every kind, so that no reader is the first; those that fail, with their status.

    The front page must answer; another may say that there is nothing of its kind."""
    kinds = await site.get_database(NAME).execute_fn(lambda opened: one_of_each(Reader(opened)))
    said = {str(one): (await site.client.get(one)).status_code for one in kinds}
    return {one: status for one, status in said.items() if status >= (201 if one == "/" else 500)}


async def _obey(parent: _Parent, server: uvicorn.Server, state: State) -> None:
    """Stop at the next word, or at the end of the input."""
    state.leaves = await parent.says() == "leave"
    server.should_exit = True


@dataclass(slots=True)
class State:
    """Whether the process still takes connections, and whether its build may be shown."""

    leaves: bool = False
    closed: asyncio.Event = field(default_factory=asyncio.Event)


def with_build(app: App, ident: str, state: State) -> App:
    """The same application, with the id of its build in the head of every answer."""
    head = (HEADER, ident.encode())

    async def named(scope: Event, receive: Callable[[], Awaitable[Event]], send: Send) -> None:
        async def told(event: Event) -> None:
            if event["type"] == "http.response.start":
                last = [(b"connection", b"close")] if state.closed.is_set() else []
                event = {**event, "headers": [*event.get("headers", ()), head, *last]}
            await send(event)

        if state.leaves and scope["type"] == "http":
            await state.closed.wait()  # a new connection must not come to us again
            await _send_again(scope, send)
        else:
            await app(scope, receive, told)

    return named


async def _send_again(scope: Event, send: Send) -> None:
    """Send the reader to the same address, on a new connection."""
    query = scope.get("query_string", b"")
    address = scope.get("raw_path") or str(scope["path"]).encode()
    address += b"?" + query if query else b""
    headers = [(b"location", address), (b"connection", b"close"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 307, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


class _Server(uvicorn.Server):
    """Says when it takes no connections any more: the next build may then."""

    def __init__(self, config: uvicorn.Config, state: State) -> None:
        super().__init__(config)
        self._state = state

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for one in sockets or []:
            one.close()
        self._state.closed.set()
        _say("closed")
        await asyncio.sleep(_LATE)
        await super().shutdown()


class _Parent:
    """What the supervisor says on our standard input, a word a line."""

    def __init__(self) -> None:
        self._told: asyncio.StreamReader | None = None

    async def says(self) -> str:
        """The next word; none at the end."""
        if self._told is None:
            self._told = asyncio.StreamReader()
            protocol = asyncio.StreamReaderProtocol(self._told)
            pipe = os.fdopen(0, "rb", buffering=0)
            await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, pipe)
        return (await self._told.readline()).decode().strip()


def _say(word: str) -> None:
    print(word, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
