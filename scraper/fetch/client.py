"""The one polite HTTP client, and the only import of httpx (its successor may come).

``Client.fetch`` follows redirects by hand, each hop checked; streams bodies to
disk under caps; retries what may pass (429, 5xx, resets, timeouts) and honours
Retry-After. It never raises for what a server does: the Exchange says it all.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
import tempfile
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

import certifi
import httpcore
import httpx
import stamina

from parsers.text.addresses import host_of, located
from scraper.errors import AddressError
from scraper.fetch.addresses import permit, permit_redirect
from scraper.fetch.connect import CheckedBackend, Resolver, system_resolver
from scraper.fetch.exchange import CHUNK, Answer, Exchange, Failure, Validators
from scraper.fetch.pace import Gate, retry_after
from scraper.settings import Settings

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_AGAIN_STATUS: Final = frozenset({429, *range(500, 600)} - {501, 505})
_AGAIN_FAILURE: Final = frozenset(
    {Failure.RESOLVE, Failure.CONNECT, Failure.TIMEOUT, Failure.RESET, Failure.SHORT}
)
_ASKED: Final = (
    ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Accept-Language", "en-GB,en;q=0.9,cy;q=0.5"),
)
# Retries are counted in the Exchange; stamina's own log lines would only repeat them.
stamina.instrumentation.set_on_retry_hooks([])


def _asyncio() -> str:
    return "asyncio"


# httpcore asks at every lock which library runs, by importing sniffio: where that is not
# installed, the import fails anew each time, at a tenth of a crawl's CPU (benchmarks/crawl.py).
httpcore._synchronization.current_async_library = _asyncio
# Asked before every hop: None to go on, or the failed exchange that forbids it.
Permission = Callable[[str], Awaitable[Exchange | None]]


@dataclass(frozen=True, slots=True)
class _Try:
    """What became of one request: an answer, a failure, or both (a body cut short)."""

    answer: Answer | None
    failure: Failure | None = None
    message: str = ""
    requests: int = 1

    def close(self) -> None:
        if self.answer:
            self.answer.body.close()


class _AgainError(Exception):
    """Carries a try that may be repeated through stamina; ``wait`` is the host's own wish."""

    def __init__(self, outcome: _Try, wait: float | None) -> None:
        super().__init__(outcome.message or "retry")
        self.outcome = outcome
        self.wait = wait


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's transport to one host, over one connection, dialling checked addresses only.

    httpx 0.28 has no public way to pass a network backend, so the pool is put in
    its place; the tests of refused addresses fail if that ever stops working.
    """

    def __init__(self, context: ssl.SSLContext, backend: CheckedBackend) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=1,
            keepalive_expiry=30.0,
            network_backend=backend,
        )


class Client:
    """Fetches politely. Use as an asynchronous context manager; safe for many tasks at once."""

    def __init__(self, settings: Settings, *, resolver: Resolver = system_resolver) -> None:
        self._settings = settings
        context = ssl.create_default_context(cafile=certifi.where())
        if settings.ca_file is not None:
            context.load_verify_locations(cafile=str(settings.ca_file))
        backend = CheckedBackend(allow_loopback=settings.allow_loopback, resolver=resolver)
        # One for each host: a shared pool looks at every connection before each request.
        self._transports: defaultdict[str, _Transport] = defaultdict(
            lambda: _Transport(context, backend)
        )
        self._gates: defaultdict[str, Gate] = defaultdict(
            lambda: Gate(settings.delay, settings.jitter)
        )
        self._timeouts = httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for transport in self._transports.values():
            await transport.aclose()

    def slow_down(self, url: str, seconds: float) -> None:
        """Rest at least this long between requests to the address's host."""
        self._gates[host_of(url)].slow_down(seconds)

    async def fetch(
        self,
        url: str,
        hosts: Collection[str],
        *,
        validators: Validators | None = None,
        permission: Permission | None = None,
        max_bytes: int | None = None,
    ) -> Exchange:
        """Fetch ``url`` and what it redirects to, within ``hosts``.

        ``validators`` make the request for their own address conditional;
        ``permission`` is asked before every hop. The caller closes the exchange.
        """
        begun = Exchange(url, datetime.now(UTC), None, conditional=validators)
        try:
            permit(url, hosts)
        except AddressError as error:
            return replace(begun, failure=Failure.ADDRESS, message=str(error))
        address, exchange = url, begun
        for _ in range(self._settings.max_redirects + 1):
            if permission and (refusal := await permission(address)):
                return replace(
                    exchange,
                    failure=refusal.failure,
                    message=refusal.message,
                    cause=refusal.cause,
                )
            headers = self._headers(address, validators)
            outcome = await self._ask(address, headers, max_bytes or self._settings.max_bytes)
            exchange = replace(exchange, requests=exchange.requests + outcome.requests)
            answer = outcome.answer
            target = answer.header("location") if answer and answer.status in REDIRECTS else None
            if answer is None or target is None or outcome.failure:
                return replace(
                    exchange, answer=answer, failure=outcome.failure, message=outcome.message
                )
            exchange = replace(exchange, hops=(*exchange.hops, answer))
            source, address = address, located(address, target)
            try:
                permit_redirect(source, address, hosts)
            except AddressError as error:
                return replace(exchange, failure=Failure.REDIRECT, message=str(error))
        text = f"more than {self._settings.max_redirects} redirects"
        return replace(exchange, failure=Failure.REDIRECT_LOOP, message=text)

    def _headers(self, address: str, validators: Validators | None) -> list[tuple[str, str]]:
        headers = [("User-Agent", self._settings.user_agent), *_ASKED]
        if validators and validators.url == address:
            if validators.etag:
                headers.append(("If-None-Match", validators.etag))
            if validators.last_modified:
                headers.append(("If-Modified-Since", validators.last_modified))
        return headers

    async def _ask(self, url: str, headers: list[tuple[str, str]], limit: int) -> _Try:
        """One address of one host, with retries; the host's queue is kept throughout."""
        gate, tries = self._gates[host_of(url)], 0
        async with gate.lock:
            if gate.parked:
                return _Try(None, Failure.PARKED, gate.parked, requests=0)
            if gate.spent >= self._settings.host_seconds:
                text = f"its answers have taken {gate.spent:.0f} s of this night (host_seconds)"
                return _Try(None, Failure.SPENT, text, requests=0)
            try:
                async for attempt in stamina.retry_context(
                    on=_wait,
                    attempts=self._settings.attempts,
                    timeout=None,
                    wait_initial=self._settings.backoff,
                    wait_max=self._settings.backoff_max,
                    wait_jitter=self._settings.backoff * self._settings.jitter,
                ):
                    with attempt:
                        await gate.rest()
                        tries += 1
                        begun = asyncio.get_running_loop().time()
                        outcome = await self._once(url, headers, limit)
                        gate.spent += asyncio.get_running_loop().time() - begun
                        self._consider(outcome, gate, last=tries >= self._settings.attempts)
                        sent = outcome.failure is not Failure.ADDRESS
                        return replace(outcome, requests=tries if sent else tries - 1)
            except _AgainError as again:
                return replace(again.outcome, requests=tries)
        raise AssertionError("stamina neither returned nor raised")

    def _consider(self, outcome: _Try, gate: Gate, *, last: bool) -> None:
        """Note the end of an answer; raise _AgainError if it may be asked again."""
        answer, wish = outcome.answer, None
        if answer and answer.status in {429, 503}:
            wish = retry_after(answer.header("retry-after"), datetime.now(UTC))
        gate.answered(wish if wish and wish <= self._settings.retry_after_max else None)
        if wish and wish > self._settings.retry_after_max:
            gate.parked = f"the host asked to be left alone for {wish:.0f} s"
            return
        again = outcome.failure in _AGAIN_FAILURE or (
            outcome.failure is None and answer is not None and answer.status in _AGAIN_STATUS
        )
        if again:
            if not last:
                outcome.close()
            raise _AgainError(outcome, wish)

    async def _once(self, url: str, headers: list[tuple[str, str]], limit: int) -> _Try:
        """One request over the wire, under every cap."""
        at = datetime.now(UTC)
        started: list[Answer] = []
        spool = _Spool(self._settings, limit)
        failure, message = None, ""
        try:
            async with asyncio.timeout(self._settings.total_seconds):
                await self._stream(url, headers, at, spool, started)
        except TimeoutError:
            failure = Failure.TOTAL_TIME
            message = f"not finished after {self._settings.total_seconds:g} s"
        except _TooLargeError as error:
            failure, message = Failure.TOO_LARGE, str(error)
        except AddressError as error:
            failure, message = Failure.ADDRESS, str(error)
        except asyncio.CancelledError:
            spool.file.close()
            raise
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            failure = _failure(error, begun=bool(started))
            message = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        if not started:
            spool.file.close()
            return _Try(None, failure, message)
        if failure:
            spool.cut(self._settings.evidence_bytes)
        answer = replace(
            started[0], size=spool.size, sha256=spool.sha256(), truncated=_truncation(failure)
        )
        return _Try(answer, failure, message)

    async def _stream(
        self,
        url: str,
        headers: list[tuple[str, str]],
        at: datetime,
        spool: _Spool,
        started: list[Answer],
    ) -> None:
        """Send, note the head in ``started``, then copy the body into ``spool``."""
        timeouts = {"timeout": self._timeouts.as_dict()}
        request = httpx.Request("GET", url, headers=headers, extensions=timeouts)
        if request.url.host != (urlsplit(url).hostname or "").rstrip("."):
            raise AddressError(f"{url!r}: two readings of the host, {request.url.host!r}")
        response = await self._transports[host_of(url)].handle_async_request(request)
        try:
            stream = response.extensions["network_stream"]
            peer = stream.get_extra_info("server_addr")
            started.append(
                Answer(
                    url=url,
                    at=at,
                    status=response.status_code,
                    reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
                    headers=_text(response.headers.raw),
                    request_headers=_text(request.headers.raw),
                    body=spool.file,
                    size=0,
                    sha256="",
                    ip=str(peer[0]) if peer else None,
                )
            )
            async for chunk in response.aiter_raw():
                spool.write(chunk)
        finally:
            await response.aclose()


class _TooLargeError(Exception):
    """A body went over the cap."""


class _Spool:
    """A body on its way to the archive: in memory while small, then in the data folder."""

    def __init__(self, settings: Settings, limit: int) -> None:
        folder = str(settings.data) if settings.data.is_dir() else None
        self.file = tempfile.SpooledTemporaryFile(max_size=4 * CHUNK, dir=folder)  # noqa: SIM115
        self.size = 0
        self._hash = hashlib.sha256()
        self._limit = limit

    def write(self, chunk: bytes) -> None:
        room = self._limit - self.size
        self.file.write(chunk[:room])
        self._hash.update(chunk[:room])
        self.size += min(len(chunk), room)
        if len(chunk) > room:
            raise _TooLargeError(f"more than {self._limit} bytes")

    def cut(self, size: int) -> None:
        """Keep only the beginning of a body that failed, as evidence."""
        if self.size <= size:
            return
        self.size = size
        self.file.truncate(size)
        self.file.seek(0)
        self._hash = hashlib.sha256(self.file.read())

    def sha256(self) -> str:
        """Of the bytes kept, in hex."""
        return self._hash.hexdigest()


def _text(raw: list[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)


def _wait(error: Exception) -> bool | float:
    """stamina's hook: whether to go on, or how long the host asked us to wait."""
    if not isinstance(error, _AgainError):
        return False
    return error.wait if error.wait is not None else True


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _failure(error: Exception, *, begun: bool) -> Failure:
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)) and not begun:
        return Failure.TLS
    if any(isinstance(cause, socket.gaierror | UnicodeError) for cause in _causes(error)):
        return Failure.RESOLVE
    if isinstance(error, httpx.TimeoutException):
        return Failure.TIMEOUT
    if isinstance(error, httpx.ConnectError):
        return Failure.CONNECT
    if isinstance(error, httpx.NetworkError):
        return Failure.SHORT if begun else Failure.RESET
    if isinstance(error, httpx.RemoteProtocolError):
        if begun:
            return Failure.SHORT
        return Failure.RESET if "disconnected" in str(error).lower() else Failure.PROTOCOL
    return Failure.ADDRESS if isinstance(error, httpx.InvalidURL) else Failure.PROTOCOL


def _truncation(failure: Failure | None) -> str | None:
    """WARC-Truncated's word for a failure (WARC 1.1 section 5.13)."""
    if failure is None:
        return None
    words = {
        Failure.TOO_LARGE: "length",
        Failure.TOTAL_TIME: "time",
        Failure.TIMEOUT: "time",
    }
    return words.get(failure, "disconnect")
