"""One archive asked politely: its own pace, its robots.txt, back-off, and when to stop.

An archive is no force: its blocks and limits are verdicts of a visit (``archive_visits``),
never of a force's health. After 429 the Internet Archive wants at least a minute of silence
and says nothing of it; a refused connection is its firewall, and ends the visit at once.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, Self

from parsers.errors import ForcewideError
from parsers.types import RequestKind
from scraper.archive.archive import Archive
from scraper.archive.groups import Purpose
from scraper.crawl.runs import RunVerdict
from scraper.fetch.client import Client
from scraper.fetch.connect import Resolver, system_resolver
from scraper.fetch.exchange import Exchange, Failure
from scraper.fetch.robots import Robots
from scraper.fetch.verdict import Judgement, judge
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings
from scraper.web_archives import Dialect, WebArchive, taken_apart

_WAITS: Final = 3  # repeats of a question that was one too many, each after twice the wait
_LATER: Final = frozenset({429, 502, 503, 504})
# pywb unpacks what it was sent for a client that cannot; others pack what was packed.
_CODINGS: Final = {Dialect.PYWB: "gzip, deflate"}
_ROBOTS: Final = frozenset({Failure.ROBOTS, Failure.ROBOTS_UNKNOWN})
_AT_ONCE: Final = frozenset({Failure.CONNECT, Failure.RESOLVE, Failure.TLS, Failure.PARKED})
EXCLUDED: Final = "x-archive-wayback-runtime-error"


class StoppedError(ForcewideError):
    """The archive is asked no more in this visit; ``verdict`` says why."""

    def __init__(self, verdict: Verdict | RunVerdict, note: str) -> None:
        super().__init__(note)
        self.verdict = verdict


class Asker:
    """One visit to one archive for one force. Use as an asynchronous context manager."""

    def __init__(
        self,
        archive: WebArchive,
        force: str,
        settings: Settings,
        keeper: Archive,
        *,
        until: float | None = None,
        resolver: Resolver = system_resolver,
    ) -> None:
        """``until`` is when the visit has to end, by the monotonic clock."""
        self.archive = archive
        self._until = until
        self.requests = 0
        self._settings = settings
        self._keeper = keeper
        self._force = force
        calm = replace(settings, attempts=1, host_seconds=settings.night_seconds)
        self._client = Client(replace(calm, delay=archive.pace), resolver=resolver)
        self._robots = Robots(self._client, settings.user_agent)
        self._index_free_at = 0.0
        self._troubles = 0

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._client.__aexit__(None, None, None)

    @property
    def spent(self) -> bool:
        """Whether the visit has asked as often as it may."""
        return self.requests >= self._settings.archive_requests

    async def question(self, url: str) -> Exchange:
        """An answer of the index, whose questions are further apart. Raises StoppedError."""
        await asyncio.sleep(max(0.0, self._index_free_at - time.monotonic()))
        try:
            return await self._ask(url, ())
        finally:
            self._index_free_at = time.monotonic() + self.archive.index_pace

    async def copy(self, url: str, more: Sequence[tuple[str, str]] = ()) -> Exchange:
        """A copy, or a part of a file. Raises StoppedError."""
        return await self._ask(url, more)

    async def _ask(self, url: str, more: Sequence[tuple[str, str]]) -> Exchange:
        wait = self.archive.wait
        coding = _CODINGS.get(self.archive.dialect, "identity")
        for repeat in range(_WAITS + 1):
            if self.spent:
                text = f"more than {self._settings.archive_requests} requests (archive_requests)"
                raise StoppedError(RunVerdict.BUDGET, text)
            if self._until is not None and time.monotonic() >= self._until:
                raise StoppedError(RunVerdict.OUT_OF_TIME, "the night's time is used up")
            exchange = await self._client.fetch(
                url,
                self.archive.hosts,
                permission=lambda address: self._permission(url, address),
                more=(("Accept", "*/*"), ("Accept-Encoding", coding), *more),
            )
            self.requests += exchange.requests
            if not _asks_for_patience(exchange):
                break
            if repeat < _WAITS:
                exchange.close()
                await asyncio.sleep(wait)
                wait *= 2
        try:
            self._watch(exchange)
        except StoppedError:
            exchange.close()
            raise
        return exchange

    def _watch(self, exchange: Exchange) -> None:
        """Raise StoppedError where the archive wants no more questions."""
        answer, failure = exchange.answer, exchange.failure
        if failure in _ROBOTS:
            verdict = Verdict.FORBIDDEN_BY_ROBOTS
            if exchange.cause is not None:  # there may be rules, and nobody knows them
                verdict = judge(exchange.cause, RequestKind.ATTACHMENT).verdict
            raise StoppedError(verdict, exchange.message)
        if failure in _AT_ONCE:
            verdict = judge(exchange, RequestKind.ATTACHMENT).verdict
            raise StoppedError(verdict, f"{exchange.url}: {exchange.message}")
        status = answer.status if answer is not None and failure is None else None
        memento = answer is not None and answer.header("memento-datetime")
        if status == 429:
            raise StoppedError(Verdict.RATE_LIMITED, f"{exchange.url}: 429 after every wait")
        excluded = answer is not None and answer.header(EXCLUDED) is not None
        if status in {401, 403} and not (memento or excluded):
            raise StoppedError(Verdict.BLOCKED, f"{exchange.url}: {status}")
        troubled = failure is not None or (status in _LATER and not memento)
        # A redirect that leaves the copies is an archived one, and no trouble.
        troubled = troubled and not exchange.hops
        self._troubles = self._troubles + 1 if troubled else 0
        if self._troubles >= self._settings.give_up_after:
            verdict = judge(exchange, RequestKind.ATTACHMENT).verdict
            raise StoppedError(verdict, f"{exchange.url}: {self._troubles} troubles in a row")

    async def _permission(self, asked: str, address: str) -> Exchange | None:
        """Robots.txt for what we ask; beyond that only redirects to another copy are followed."""
        if address != asked and taken_apart(address, [self.archive]) is None:
            text = f"{address}: leads out of the archive's copies"
            return Exchange(address, datetime.now(UTC), None, Failure.REDIRECT, text)
        return await self._robots.refusal(address, self.archive.hosts, self._keep_robots)

    async def _keep_robots(self, exchange: Exchange) -> None:
        self.requests += exchange.requests
        judgement = judge(exchange, RequestKind.ATTACHMENT)
        await self._keep(exchange, judgement, "robots")

    async def keep_index(self, exchange: Exchange, judgement: Judgement) -> None:
        """Store an answer of the index: it is asked again only when it has grown old."""
        await self._keep(exchange, judgement, "index")

    async def _keep(self, exchange: Exchange, judgement: Judgement, kind: str) -> None:
        await self._keeper.put(exchange, judgement, Purpose(kind, self._force), None)


def _asks_for_patience(exchange: Exchange) -> bool:
    answer = exchange.answer
    return (
        exchange.failure is None
        and answer is not None
        and answer.status in _LATER
        and not answer.header("memento-datetime")
    )
