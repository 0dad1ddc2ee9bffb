"""The build in Datasette's own JSON, as it is in ours: two calls in a row can be held together."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qs

from datasette.app import Datasette
from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")

Event: TypeAlias = MutableMapping[str, Any]
App: TypeAlias = Callable[[Event, Any, Any], Awaitable[None]]
_JSON: Final = b"application/json"
# The shapes whose object is not the rows themselves.
_ENVELOPES: Final = frozenset({"objects", "arrays"})


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    build = (datasette.plugin_config("forcewide") or {}).get("build", "")
    first = f'{{"build": {json.dumps(build)}, '.encode()

    def stamped(app: App) -> App:
        async def told(scope: Event, receive: Any, send: Any) -> None:
            await app(scope, receive, _Stamp(send, first) if build and _has_room(scope) else send)

        return told

    return stamped


def _has_room(scope: Event) -> bool:
    """Whether the answer, if it is JSON, is an object with keys of Datasette's own."""
    if scope["type"] != "http" or not scope["path"].startswith("/forcewide"):
        return False
    words = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return _ENVELOPES.issuperset(words.get("_shape", ["objects"]))


class _Stamp:
    """Sends on what it is given, the first bytes of an object with the build in front."""

    def __init__(self, send: Any, first: bytes) -> None:
        self._send = send
        self._first = first
        self._waiting = False

    async def __call__(self, event: Event) -> None:
        if event["type"] == "http.response.start":
            heads = dict(event.get("headers", []))
            self._waiting = heads.get(b"content-type", b"").startswith(_JSON)
            if self._waiting:
                kept = [one for one in event["headers"] if one[0].lower() != b"content-length"]
                event = {**event, "headers": kept}
        elif self._waiting and (body := event.get("body", b"")):
            self._waiting = False
            if body.startswith(b'{"'):
                event = {**event, "body": self._first + body[1:]}
        await self._send(event)
