"""Serves the sample sites on loopback sockets, logs every request, and can misbehave.

with SampleSites(markup="cards", seed=7) as sites:
    sites.base_urls["cleveland"]           # http://127.0.0.1:<port>
    sites.faults["cleveland"] = Fault.CHALLENGE_403
    sites.log                              # what was asked for, and when
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn

from samples.asgi import LoggedRequest, SiteApp, WireProtocol
from samples.faults import Fault, FaultPlan
from samples.registry import SITES, SiteKind, site
from samples.site.contract import Site
from samples.site.markup import Kind, markup
from samples.world import FORCES, UNTIL

HOST = "127.0.0.1"
START_SECONDS = 20.0
STOP_SECONDS = 10.0


@dataclass(slots=True)
class _Served:
    """One site with its socket and server."""

    app: SiteApp
    socket: socket.socket
    server: uvicorn.Server


class SampleSites:
    """Context manager: sites of any platform, each on its own port, all in one thread.

    ``sites`` are names of ``samples.registry.SITES``, or names mapped to such a name
    (many hosts for load); by default the five rich forces. ``markup`` is one of
    table, list, cards, for all sites or by name; ``ports`` fixes ports (default: free
    ones). ``edition`` 2 is the second night, ``extra`` adds items. ``base_urls``,
    ``faults`` and the log go by site name; faults may be changed while the sites
    run. ``certificates`` (public and private file, by name) serve a site by TLS.
    Raises OSError if a fixed port is taken.
    """

    def __init__(
        self,
        sites: Iterable[str] | Mapping[str, str] = FORCES,
        *,
        markup: Kind | str | Mapping[str, str] = Kind.LIST,
        seed: int = 1,
        edition: int = 1,
        until: date = UNTIL,
        extra: int = 0,
        ports: Mapping[str, int] | None = None,
        faults: Mapping[str, Fault | FaultPlan] | None = None,
        certificates: Mapping[str, tuple[Path, Path]] | None = None,
    ) -> None:
        self.sites = dict(sites) if isinstance(sites, Mapping) else {name: name for name in sites}
        self.faults: dict[str, Fault | FaultPlan] = dict(faults or {})
        self.log: list[LoggedRequest] = []
        self.base_urls: dict[str, str] = {}
        self._markup = markup
        self._seed = seed
        self._until = until
        self._extra = extra
        self._ports = dict(ports or {})
        self._certificates = dict(certificates or {})
        self._served: dict[str, _Served] = {}
        self._thread: threading.Thread | None = None
        self._apps = {name: self._app(name, edition) for name in self.sites}

    def _app(self, name: str, edition: int) -> SiteApp:
        return SiteApp(name, self._site(name, edition), self.log, self.faults)

    def _site(self, name: str, edition: int) -> Site:
        kind = self._markup if isinstance(self._markup, str) else self._markup[name]
        choices = markup(kind, self._seed + list(self.sites).index(name))
        return site(
            self.sites[name], choices, edition=edition, until=self._until, extra=self._extra
        )

    def kind(self, name: str) -> SiteKind:
        """What a site is: the force it plays, its platform, what the platform must be given."""
        return SITES[self.sites[name]]

    def turn_to(self, edition: int) -> None:
        """Makes it the second night (or the first again) on the same ports."""
        for name, app in self._apps.items():
            app.site = self._site(name, edition)

    def __enter__(self) -> Self:
        try:
            for name, app in self._apps.items():
                self._served[name] = self._open(name, app)
        except OSError:
            self._close()
            raise
        self._thread = threading.Thread(target=self._run, name="sample-sites", daemon=True)
        self._thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not all(served.server.started for served in self._served.values()):
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError("sample sites did not start")
            time.sleep(0.005)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for served in self._served.values():
            served.server.should_exit = True
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)
        self._close()

    def _open(self, name: str, app: SiteApp) -> _Served:
        # asyncio turns Nagle's algorithm off only where the protocol is named.
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((HOST, self._ports.get(name, 0)))
        except OSError:
            sock.close()
            raise
        port = sock.getsockname()[1]
        public, private = self._certificates.get(name, (None, None))
        self.base_urls[name] = app.base = f"{'https' if public else 'http'}://{HOST}:{port}"
        config = uvicorn.Config(
            app,
            http=WireProtocol,
            ssl_certfile=public,
            ssl_keyfile=private,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=1,
        )
        return _Served(app, sock, uvicorn.Server(config))

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        await asyncio.gather(
            *(served.server.serve(sockets=[served.socket]) for served in self._served.values())
        )

    def _close(self) -> None:
        for served in self._served.values():
            with contextlib.suppress(OSError):
                served.socket.close()
        self._served.clear()
