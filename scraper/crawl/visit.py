"""One visit: ask robots.txt, fetch (with conditions where we hold a copy), judge, store."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from parsers.text.addresses import host_of, located
from parsers.types import Force, Issue, Level, Platform, RequestKind, Stored
from scraper.archive.archive import Archive
from scraper.archive.groups import Purpose
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.crawl.frontier import Task
from scraper.errors import AddressError
from scraper.fetch.addresses import permit_redirect
from scraper.fetch.client import Client
from scraper.fetch.exchange import Exchange, Validators
from scraper.fetch.robots import Robots
from scraper.fetch.verdict import Judgement, contradicts, ends, judge
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings

_CONDITIONAL = frozenset({RequestKind.ITEM, RequestKind.ATTACHMENT})


@dataclass(frozen=True, slots=True)
class Visit:
    """A stored answer, with what to tell the operator about it.

    ``body`` spares reading again what has just been written; None: it is in the archive.
    """

    capture: Capture
    issues: tuple[Issue, ...] = ()
    body: bytes | None = None


def hosts_for(platform: Platform, *, files: bool) -> Collection[str]:
    """The hosts that a platform's pages may be fetched from; its files, from stores too."""
    return platform.file_hosts if files and isinstance(platform, Stored) else platform.hosts


class Visits(Protocol):
    """Where answers come from: a site, or a recording of one."""

    async def visit(self, task: Task) -> Visit | None:
        """The stored answer to a task; None where there is none to be had."""

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that an address's host names in its robots.txt."""


class Visitor:
    """Visits addresses for one force in one run."""

    def __init__(
        self,
        client: Client,
        robots: Robots,
        archive: Archive,
        store: Store,
        settings: Settings,
        force: Force,
        run_id: int,
    ) -> None:
        self._client = client
        self._robots = robots
        self._archive = archive
        self._store = store
        self._settings = settings
        self._force = force.slug
        self._run_id = run_id
        self._page_hosts = hosts_for(force.platform, files=False)
        self._file_hosts = hosts_for(force.platform, files=True)
        self._closing: set[str] = set()  # hosts whose pages end in </html>

    async def visit(self, task: Task) -> Visit:
        """Fetch, judge and store one task. Listings and sitemaps are always asked for whole."""
        stored = self._store.latest_ok_capture(task.url)
        asked = None
        if task.kind in _CONDITIONAL and stored is not None and not task.whole:
            asked = self._validators(task.url)
        exchange = await self._fetch(task.url, asked, task.kind)
        issues: list[Issue] = []
        if lie := contradicts(exchange):
            issues.append(self._caught(task.url, lie))
            await self._keep(exchange, Judgement(Verdict.SERVER_ERROR, lie), task, None)
            exchange, asked = await self._fetch(task.url, None, task.kind), None
        judgement = self._judge(exchange, task.kind, stored)
        if judgement.leads_to:
            exchange, judgement = await self._onward(exchange, judgement, task.kind, stored)
        if (
            asked is None
            and stored is not None
            and (lie := _silent_change(exchange, judgement, stored))
        ):
            issues.append(self._caught(task.url, lie))
        issues.extend(_moved(exchange, task.url))
        capture = await self._keep(exchange, judgement, task, stored)
        body = judgement.body if capture.verdict is Verdict.OK else None
        return Visit(capture, tuple(issues), body)

    def sitemaps(self, url: str) -> tuple[str, ...]:
        return self._robots.sitemaps(url)

    async def _fetch(self, url: str, validators: Validators | None, kind: RequestKind) -> Exchange:
        hosts = self._hosts(kind)

        async def permission(address: str) -> Exchange | None:
            return await self._robots.refusal(address, hosts, self._keep_robots)

        return await self._client.fetch(url, hosts, validators=validators, permission=permission)

    def _hosts(self, kind: RequestKind) -> Collection[str]:
        return self._file_hosts if kind is RequestKind.ATTACHMENT else self._page_hosts

    async def _onward(
        self, stub: Exchange, judgement: Judgement, kind: RequestKind, stored: Capture | None
    ) -> tuple[Exchange, Judgement]:
        """What a page leads to that only sends a browser on; the page itself where it may not
        be followed. It is a hop on the way, like a redirect."""
        assert stub.answer is not None
        target = located(stub.final_url, judgement.leads_to)
        try:
            permit_redirect(stub.final_url, target, self._hosts(kind))
        except AddressError:
            return stub, judgement
        if target in {hop.url for hop in (*stub.hops, stub.answer)}:
            return stub, judgement
        led = await self._fetch(target, None, kind)
        whole = replace(
            led,
            url=stub.url,
            at=stub.at,
            hops=(*stub.hops, stub.answer, *led.hops),
            requests=stub.requests + led.requests,
        )
        return whole, self._judge(whole, kind, stored)

    def _judge(self, exchange: Exchange, kind: RequestKind, stored: Capture | None) -> Judgement:
        host = host_of(exchange.final_url)
        judgement = judge(
            exchange,
            kind,
            stored_sha256=stored.sha256 if stored else None,
            robots_status=self._robots.status(exchange.final_url),
            closes=host in self._closing and kind in {RequestKind.ITEM, RequestKind.LISTING},
            max_decompressed=self._settings.max_decompressed,
        )
        if judgement.verdict.usable and ends(judgement.body):
            self._closing.add(host)
        return judgement

    async def _keep(
        self, exchange: Exchange, judgement: Judgement, task: Task, stored: Capture | None
    ) -> Capture:
        purpose = Purpose(task.kind.value, self._force, self._run_id, task.walk)
        return await self._archive.put(exchange, judgement, purpose, stored)

    async def _keep_robots(self, exchange: Exchange) -> None:
        stored = self._store.latest_ok_capture(exchange.url)
        judgement = self._judge(exchange, RequestKind.ATTACHMENT, stored)
        purpose = Purpose("robots", self._force, self._run_id)
        await self._archive.put(exchange, judgement, purpose, stored)

    def _validators(self, url: str) -> Validators | None:
        """The conditions to ask with; None where it is time to fetch the whole again."""
        last = self._store.latest_usable(url)
        if last is None or not (last.etag or last.last_modified):
            return None
        if self._store.distrusted(host_of(last.final_url)):
            return None
        whole = self._store.last_whole(url)
        if whole is None or datetime.now(UTC) - whole > _trusted_for(url, self._settings):
            return None
        return Validators(last.final_url, last.etag, last.last_modified)

    def _caught(self, url: str, lie: str) -> Issue:
        self._store.distrust(host_of(url), lie)
        return Issue(Level.WARNING, "lying_304", lie, where=url)


def _trusted_for(url: str, settings: Settings) -> timedelta:
    """How long a 304 is believed; spread over the addresses, so that not all fall due at once."""
    spread = int(hashlib.sha256(url.encode()).hexdigest()[:4], 16) / 0xFFFF
    return timedelta(days=settings.full_check_days * (1 + spread / 2))


def _silent_change(exchange: Exchange, judgement: Judgement, stored: Capture) -> str | None:
    """A body that changed while its validators did not: a conditional request would have lied."""
    answer = exchange.answer
    if answer is None or judgement.verdict is not Verdict.OK or not judgement.sha256:
        return None
    etag = answer.header("etag")
    if etag and not etag.startswith("W/") and etag == stored.etag:
        return f"the body changed, but its ETag is still {etag}"
    return None


def _moved(exchange: Exchange, url: str) -> list[Issue]:
    if any(hop.status in {301, 308} for hop in exchange.hops) and exchange.answer is not None:
        text = f"moved for good to {exchange.final_url}"
        return [Issue(Level.INFO, "moved_permanently", text, where=url)]
    return []
