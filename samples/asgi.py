"""A sample site as an ASGI application: answers, logs, and lets faults reach the wire."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from samples.faults import LISTINGS, WIRE, Fault, FaultPlan, misanswer
from samples.http import SiteRequest, SiteResponse, finish
from samples.site.contract import Site
from samples.wire import misbehave

# The types of the ASGI specification, version 3.
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


@dataclass(slots=True)
class LoggedRequest:
    """One request as the server of ``site`` saw it. Times are of ``time.monotonic``, in seconds.

    ``ended`` is None while it is being answered. ``status`` is None if a fault on
    the wire took the answer over; ``sent`` counts body bytes; ``fault`` is the one
    that struck.
    """

    site: str
    host: str
    method: str
    path: str
    query: str
    headers: dict[str, str]
    started: float
    ended: float | None = None
    status: int | None = None
    sent: int = 0
    fault: Fault | None = None

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


class WireProtocol(H11Protocol):
    """uvicorn's HTTP protocol, with the bare connection kept for faults on the wire."""

    connections_by_peer: ClassVar[dict[tuple[str, int], WireProtocol]] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.client is not None:
            self.connections_by_peer[self.client] = self

    def connection_lost(self, exc: Exception | None) -> None:
        if self.client is not None:
            self.connections_by_peer.pop(self.client, None)
        super().connection_lost(exc)


@dataclass(slots=True)
class SiteApp:
    """One site on the wire. ``faults`` is shared and may change at any time."""

    name: str
    site: Site
    log: list[LoggedRequest]
    faults: Mapping[str, Fault | FaultPlan]
    base: str = ""
    struck: Counter[FaultPlan] = field(default_factory=Counter)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError(f"sample sites speak HTTP only, not {scope['type']}")
        request = _request(scope, self.base)
        entry = LoggedRequest(
            site=self.name,
            host=request.headers.get("host", ""),
            method=request.method,
            path=request.path,
            query=request.query,
            headers=request.headers,
            started=time.monotonic(),
        )
        self.log.append(entry)
        try:
            await self._answer(request, entry, scope, receive, send)
        finally:
            entry.ended = time.monotonic()

    async def _answer(
        self,
        request: SiteRequest,
        entry: LoggedRequest,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        plan, nth = self._plan(request)
        if plan is None:
            await _send(finish(request, self.site.answer(request)), entry, send)
            return
        entry.fault = plan.fault
        if plan.fault in WIRE:
            await self._on_the_wire(plan, request, entry, scope, receive)
            return
        if plan.fault in LISTINGS:
            response = self.site.mislist(plan, request, nth)
        else:
            response = misanswer(plan, request, lambda: self.site.answer(request), nth)
        await _send(finish(request, response), entry, send)

    def _plan(self, request: SiteRequest) -> tuple[FaultPlan | None, int]:
        """The fault that strikes this request, and how many it has struck before."""
        fault = self.faults.get(self.name)
        if fault is None:
            return None, 0
        plan = FaultPlan(fault) if isinstance(fault, Fault) else fault
        if not plan.strikes(self.site.target(request.path)):
            return None, 0
        seen = self.struck[plan]
        self.struck[plan] += 1
        nth = seen - plan.skip
        if nth < 0 or (plan.times is not None and nth >= plan.times):
            return None, 0
        return plan, nth

    async def _on_the_wire(
        self,
        plan: FaultPlan,
        request: SiteRequest,
        entry: LoggedRequest,
        scope: Scope,
        receive: Receive,
    ) -> None:
        protocol = WireProtocol.connections_by_peer[tuple(scope["client"])]

        async def write(data: bytes) -> None:
            if protocol.transport.is_closing():
                return
            protocol.transport.write(data)
            entry.sent += len(data)
            await protocol.flow.drain()
            await asyncio.sleep(0)

        honest = self.site.answer(request)
        await misbehave(plan, honest, protocol.transport, write)
        while (await receive())["type"] != "http.disconnect":
            pass


def _request(scope: Scope, base: str) -> SiteRequest:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return SiteRequest(
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        base=base,
    )


async def _send(response: SiteResponse, entry: LoggedRequest, send: Send) -> None:
    entry.status = response.status
    headers = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in response.headers.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})
    entry.sent = len(response.body)
