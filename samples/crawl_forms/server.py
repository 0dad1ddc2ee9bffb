"""Serves a form on two loopback addresses; headers and lengths go out exactly as the site says."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from samples.crawl_forms.form import Answer, Hosts
from samples.http import HTML, SiteRequest, SiteResponse

ROBOTS = SiteResponse(200, b"User-agent: *\nDisallow: /private/\n", "text/plain")
NOT_FOUND = SiteResponse(404, b"<html><body><h1>Page not found</h1></body></html>", HTML)
ADDRESSES = ("127.0.0.1", "127.0.0.2")  # the log's host and the other store's


class FormServer:
    """``answer`` may be exchanged between nights; ``asked`` lists the targets of the log's host."""

    def __init__(self) -> None:
        self.answer: Answer = lambda request: None
        self.asked: list[str] = []
        self._servers = [ThreadingHTTPServer((one, 0), self._handler()) for one in ADDRESSES]
        self.hosts = Hosts(*(f"{s.server_address[0]!s}:{s.server_port}" for s in self._servers))

    def __enter__(self) -> Self:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def respond(self, request: SiteRequest) -> SiteResponse:
        """The site's answer, or robots.txt, or not found."""
        self.asked.append(request.target)
        found = self.answer(request)
        if found is None:
            return ROBOTS if request.path == "/robots.txt" else NOT_FOUND
        return found

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path, _, query = self.path.partition("?")
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = SiteRequest(self.command, path, query, headers, headers.get("host", ""))
                _send(self, owner.respond(asked))

            do_HEAD = do_GET  # noqa: N815
            do_POST = do_GET  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Nothing: the requests are kept in ``asked``."""

        return Handler


def _send(handler: BaseHTTPRequestHandler, response: SiteResponse) -> None:
    """Raw bytes in headers stay raw: values are written as Latin-1."""
    handler.send_response(response.status)
    headers = dict(response.headers)
    if response.media_type:
        headers.setdefault("content-type", response.media_type)
    lying = "content-length" in headers
    headers.setdefault("content-length", str(len(response.body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    if lying:
        handler.send_header("connection", "close")
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(response.body)
    handler.close_connection = handler.close_connection or lying
