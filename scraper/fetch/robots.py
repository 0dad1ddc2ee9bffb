"""robots.txt as RFC 9309 says, read by protego (wildcards, ``$``), once per host and run.

2xx: the rules. 4xx: no rules (section 2.3.1.3), except 429, which asks us to
wait. 5xx, unreachable, too slow: everything is forbidden (section 2.3.1.4).
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from protego import Protego

from parsers.text.addresses import resolve
from parsers.text.decoding import charset_of, is_wide, text
from scraper.fetch.client import Client
from scraper.fetch.exchange import Exchange, Failure, UndecodableError, decode

MAX_BYTES: Final = 512 * 1024  # RFC 9309 section 2.5: at least 500 KiB are read
_CRAWL_DELAY_MAX: Final = 60.0
# Called with each robots.txt exchange: stores it, and may close it.
Keep = Callable[[Exchange], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows: rules, or (None) the exchange that left us without."""

    rules: Protego | None
    status: int | None = None
    trouble: Exchange | None = None


class Robots:
    """The rules of every host of a run."""

    def __init__(self, client: Client, user_agent: str) -> None:
        self._client = client
        self._agent = user_agent.split("/", 1)[0].strip().lower()
        self._known: dict[str, Rules] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def remember(self, url: str, status: int, body: bytes) -> None:
        """Take over the robots.txt of a run that is being resumed."""
        self._known[origin(url)] = self._read(url, status, body)

    def status(self, url: str) -> int | None:
        """The status that the host's robots.txt had in this run; None if not asked."""
        known = self._known.get(origin(url))
        return known.status if known else None

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the host's robots.txt names, as far as it has been read."""
        known = self._known.get(origin(url))
        if known is None or known.rules is None:
            return ()
        named = (resolve(f"{origin(url)}/", one) for one in known.rules.sitemaps)
        return tuple(dict.fromkeys(one for one in named if one))

    async def refusal(self, url: str, hosts: Collection[str], keep: Keep) -> Exchange | None:
        """None if ``url`` may be fetched, else a failed exchange that says why not."""
        rules = await self._rules(url, hosts, keep)
        if rules.rules is None:
            assert rules.trouble is not None
            return Exchange(
                url,
                rules.trouble.at,
                None,
                Failure.ROBOTS_UNKNOWN,
                "robots.txt could not be fetched, so nothing is fetched (RFC 9309 section 2.3.1.4)",
                cause=rules.trouble,
            )
        if rules.rules.can_fetch(url, self._agent):
            return None
        place = origin(url) + "/robots.txt"
        return Exchange(url, datetime.now(UTC), None, Failure.ROBOTS, f"forbidden by {place}")

    async def _rules(self, url: str, hosts: Collection[str], keep: Keep) -> Rules:
        place = origin(url)
        async with self._locks[place]:
            if place in self._known:
                return self._known[place]
            exchange = await self._client.fetch(f"{place}/robots.txt", hosts, max_bytes=MAX_BYTES)
            rules = self._judge(exchange)
            await keep(exchange)
            self._known[place] = rules
            return rules

    def _judge(self, exchange: Exchange) -> Rules:
        answer = exchange.answer
        if exchange.failure in {Failure.REDIRECT, Failure.REDIRECT_LOOP}:
            # Section 2.3.1.2: more redirects than we follow may be taken as unavailable.
            return Rules(Protego.parse(""), exchange.hops[-1].status)
        if exchange.failure is Failure.TOO_LARGE and answer is not None:
            return self._read(exchange.url, answer.status, answer.raw())
        if exchange.failure or answer is None or answer.status == 429 or answer.status >= 500:
            return Rules(None, answer.status if answer else None, exchange)
        try:
            body = decode(answer.raw(), answer.header("content-encoding"), MAX_BYTES)
        except UndecodableError:
            return Rules(None, answer.status, exchange)
        return self._read(exchange.url, answer.status, body)

    def _read(self, url: str, status: int, body: bytes) -> Rules:
        rules = Protego.parse(_words(body) if 200 <= status < 300 else "")
        wanted = rules.crawl_delay(self._agent)
        if wanted:
            self._client.slow_down(url, min(float(wanted), _CRAWL_DELAY_MAX))
        return Rules(rules, status)


def _words(body: bytes) -> str:
    """UTF-8, as RFC 9309 section 2.2 wants it; UTF-16, as some editors save it, is read too:
    rules that are there are kept."""
    charset = charset_of(body)
    return text(body, charset if is_wide(charset) else "utf-8-sig")


def origin(url: str) -> str:
    """Scheme and host of an address: where its robots.txt lies."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"
