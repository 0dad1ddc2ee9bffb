"""Connections to checked addresses only: a name is resolved once, and that answer is dialled.

The check sits where the socket is opened, so a name that changes its answer
between a check and the connection (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable

import httpcore
from httpcore import SOCKET_OPTION, AnyIOBackend, AsyncNetworkBackend, AsyncNetworkStream

from scraper.errors import AddressError
from scraper.fetch.addresses import permit_ip

# From host and port to IP addresses in the order they should be tried.
Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]


async def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Ask the operating system. Raises socket.gaierror."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(AsyncNetworkBackend):
    """httpcore's network backend with every address checked before and after connecting.

    Raises AddressError if any address of a name is private: a name with one
    public and one private answer is an attack or a mistake.
    """

    def __init__(self, *, allow_loopback: bool, resolver: Resolver) -> None:
        self._inner = AnyIOBackend()
        self._allow_loopback = allow_loopback
        self._resolver = resolver

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._resolver(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"no answer from the name service for {host}") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host}: {error}") from error
        if not addresses:
            raise httpcore.ConnectError(f"{host}: the name has no address")
        for address in addresses:
            self._permit(host, address)
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            peer = stream.get_extra_info("server_addr")
            try:
                self._permit(host, str(peer[0]))
            except AddressError:
                await stream.aclose()
                raise
            return stream
        assert failure is not None
        raise failure

    def _permit(self, host: str, address: str) -> None:
        try:
            permit_ip(address, allow_loopback=self._allow_loopback)
        except AddressError as error:
            raise AddressError(f"{host} leads to a refused address: {error}") from error

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        raise AddressError(f"{path}: sockets on disk are not fetched from")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
