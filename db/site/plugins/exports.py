"""CSV that a spreadsheet opens as words: a cell that begins like a formula becomes text.

What forces wrote is in these files, and a program that opens one must calculate nothing of it
(OWASP, CSV Injection). Numbers, signed ones too, stay as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final, TypeAlias

from pluggy import HookimplMarker

from db.spreadsheet import as_text

hookimpl = HookimplMarker("datasette")
_LONGEST: Final = 4_000_000  # characters of a cell; a value has at most two million bytes

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]


class _Cells:
    """The bytes of a CSV as they pass: whole lines go on with their cells as text."""

    def __init__(self) -> None:
        self._kept = b""

    def passed(self, body: bytes, *, last: bool) -> bytes:
        """What can go on; a line that is not complete yet is kept until ``last``."""
        self._kept += body
        # A quotation mark inside a cell is doubled, so an even number closes every cell.
        end = len(self._kept) if last else self._kept.rfind(b"\n") + 1
        while end and self._kept.count(b'"', 0, end) % 2 and not last:
            end = self._kept.rfind(b"\n", 0, end - 1) + 1
        whole, self._kept = self._kept[:end], self._kept[end:]
        if not whole:
            return b""
        written = io.StringIO()
        usual = csv.field_size_limit(_LONGEST)  # of the whole process: others count on theirs
        try:
            csv.writer(written).writerows(
                [as_text(cell) for cell in row]
                for row in csv.reader(io.StringIO(whole.decode(), newline=""))
            )
        finally:
            csv.field_size_limit(usual)
        return written.getvalue().encode()


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    return _wrapped


def _wrapped(app: App) -> App:
    async def with_text(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(".csv"):
            await app(scope, receive, send)
            return
        cells = _Cells()
        plain = False

        async def send_text(message: Message) -> None:
            nonlocal plain
            if message["type"] == "http.response.start":
                plain = message["status"] == 200
                if plain:
                    headers = message.get("headers", [])
                    message["headers"] = [h for h in headers if h[0].lower() != b"content-length"]
            elif message["type"] == "http.response.body" and plain:
                more = bool(message.get("more_body"))
                body = cells.passed(message.get("body", b""), last=not more)
                message = {**message, "body": body}
            await send(message)

        await app(scope, receive, send_text)

    return with_text
