"""Headers on every answer, and which of Datasette's own pages are open."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from datasette import handle_exception
from pluggy import HookimplMarker

from db.faces.routes import ROUTES

hookimpl = HookimplMarker("datasette")

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

# What forces wrote is shown here: no script runs, and nothing comes from elsewhere.
_POLICY = (
    b"default-src 'none'; img-src 'self' data:; style-src 'self'; connect-src 'self'; "
    b"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# Charts that the page of a newsroom may have in a frame: the pages of routes that are `framed`.
_FRAMED = _POLICY.replace(b"frame-ancestors 'none'", b"frame-ancestors *")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
_FRAMES = tuple(re.compile(route.pattern) for route in ROUTES if route.framed)
_NOINDEX = (b"x-robots-tag", b"noindex")
_DATA = (".json", ".csv", ".blob")
# Of Datasette's own pages only these: the others show paths, threads and what else runs here.
_OPEN = re.compile(r"/-/(?:static(?:-plugins)?/.*|(?:settings|versions)(?:\.json)?)")
_INNER = re.compile(r"/-/.*")


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    return _wrapped


def _wrapped(app: App) -> App:
    async def with_headers(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        inner = _INNER.search(scope["path"])
        if inner and not _OPEN.fullmatch(inner[0]):
            scope = {**scope, "path": "/closed", "raw_path": b"/closed"}
        framed = any(frame.search(scope["path"]) for frame in _FRAMES)
        hidden = bool(scope.get("query_string")) or scope["path"].endswith(_DATA)

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                policy = _FRAMED if framed else _POLICY
                ours = [(b"content-security-policy", policy), *_HEADERS]
                ours += [_NOINDEX] if hidden else []
                names = {name for name, _ in ours}
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in names]
                message["headers"] = kept + ours
            await send(message)

        await app(scope, receive, send_more)

    return with_headers


@hookimpl
def startup() -> None:
    # Where rich is installed Datasette prints every local variable for each page not found.
    handle_exception.rich = None
