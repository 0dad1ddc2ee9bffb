"""robots.txt as RFC 9309 says, asserted from the site's own log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.fetch.client import Client
from scraper.fetch.exchange import Exchange, Failure
from scraper.fetch.robots import Robots
from scraper.settings import Settings
from tests.scraper.sites import Reply, Site

PAGE = Reply(200, b"<!doctype html><html><body>Words</body></html>")
# The rules that were seen on the platform of most forces (wildcards and "$").
PLATFORM = b"""User-agent: *
Disallow: /*/mediacentre
Disallow: /*/?u=media
Disallow: /*/GetPdf/?
Disallow: /*/GetPaginatedResults/?
Disallow: /*.aspx$
Disallow: /500.html
Disallow: /api/*
Sitemap: /sitemap.xml
"""


class Visitor:
    """Asks robots.txt, then fetches, as a crawl does."""

    def __init__(self, settings: Settings) -> None:
        self.client = Client(settings)
        self.robots = Robots(self.client, settings.user_agent)
        self.kept: list[Exchange] = []

    async def keep(self, exchange: Exchange) -> None:
        self.kept.append(exchange)
        exchange.close()

    async def fetch(self, url: str, *hosts: str) -> Exchange:
        async def permission(address: str) -> Exchange | None:
            return await self.robots.refusal(address, set(hosts), self.keep)

        exchange = await self.client.fetch(url, set(hosts), permission=permission)
        exchange.close()
        return exchange


@pytest.fixture
def visitor(settings: Settings) -> Visitor:
    return Visitor(settings)


async def test_asked_once_for_a_host(site: Site, visitor: Visitor) -> None:
    site.routes["/robots.txt"] = Reply(200, PLATFORM, media_type="text/plain")
    site.routes["/a"] = site.routes["/b"] = PAGE
    async with visitor.client:
        for path in ("/a", "/b", "/a"):
            await visitor.fetch(site.base + path, site.host)
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a", "/b", "/a"]
    assert len(visitor.kept) == 1


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/foi-ai/af/accessing-information/published-items/?q=&page=2", True),
        ("/foi-ai/published-items/GetPaginatedResults/?page=2", False),
        ("/x/mediacentre/y", False),
        ("/x/?u=media", False),
        ("/x/?q=media", True),
        ("/page.aspx", False),
        ("/page.aspx?id=1", True),
        ("/500.html", False),
        ("/api/items", False),
        ("/SysSiteAssets/foi-media/a.pdf", True),
    ],
)
async def test_wildcards_and_ends(site: Site, visitor: Visitor, path: str, allowed: bool) -> None:
    site.routes["/robots.txt"] = Reply(200, PLATFORM, media_type="text/plain")
    site.routes[path] = PAGE
    async with visitor.client:
        exchange = await visitor.fetch(site.base + path, site.host)
    assert (exchange.failure is None) is allowed
    assert (path in site.paths()) is allowed
    if not allowed:
        assert exchange.failure is Failure.ROBOTS
        assert "/robots.txt" in exchange.message


async def test_our_own_group_counts_before_the_general_one(site: Site, visitor: Visitor) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: Forcewide-test\nDisallow: /private\n"
    site.routes["/robots.txt"] = Reply(200, rules, media_type="text/plain")
    site.routes["/a"] = site.routes["/private"] = PAGE
    async with visitor.client:
        assert (await visitor.fetch(site.base + "/a", site.host)).failure is None
        refused = await visitor.fetch(site.base + "/private", site.host)
    assert refused.failure is Failure.ROBOTS


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
async def test_rules_in_another_coding_are_rules(site: Site, visitor: Visitor, coding: str) -> None:
    rules = "User-agent: *\nDisallow: /private\n"
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(coding, b"")
    body = mark + rules.encode(coding)
    site.routes["/robots.txt"] = Reply(200, body, media_type="text/plain")
    site.routes["/a"] = site.routes["/private"] = PAGE
    async with visitor.client:
        assert (await visitor.fetch(site.base + "/a", site.host)).failure is None
        refused = await visitor.fetch(site.base + "/private", site.host)
    assert refused.failure is Failure.ROBOTS


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_4xx_means_no_rules(site: Site, visitor: Visitor, status: int) -> None:
    # Section 2.3.1.3. The body is no rules either, whatever it says.
    site.routes["/robots.txt"] = Reply(status, b"User-agent: *\nDisallow: /\n")
    site.routes["/a"] = PAGE
    async with visitor.client:
        assert (await visitor.fetch(site.base + "/a", site.host)).failure is None
    assert visitor.robots.status(site.base) == status


@pytest.mark.parametrize(
    "trouble",
    [
        Reply(500),
        Reply(503),
        Reply(429),
        Reply(200, b"", reset=True),
        Reply(200, b"x", wait=3600.0),
    ],
    ids=["500", "503", "429", "reset", "slow"],
)
async def test_without_an_answer_everything_is_forbidden(
    site: Site, settings: Settings, trouble: Reply
) -> None:
    site.routes["/robots.txt"] = trouble
    site.routes["/a"] = PAGE
    visitor = Visitor(replace(settings, attempts=1, read_seconds=0.2))
    async with visitor.client:
        exchange = await visitor.fetch(site.base + "/a", site.host)
    assert exchange.failure is Failure.ROBOTS_UNKNOWN
    assert site.paths() == []


async def test_redirected_rules_are_followed(site: Site, visitor: Visitor) -> None:
    site.routes["/robots.txt"] = Reply(301, b"", {"Location": "/rules.txt"})
    site.routes["/rules.txt"] = Reply(200, PLATFORM, media_type="text/plain")
    async with visitor.client:
        exchange = await visitor.fetch(site.base + "/500.html", site.host)
    assert exchange.failure is Failure.ROBOTS


async def test_rules_that_redirect_for_ever_are_none(site: Site, visitor: Visitor) -> None:
    site.routes["/robots.txt"] = Reply(301, b"", {"Location": "/robots.txt"})
    site.routes["/a"] = PAGE
    async with visitor.client:
        assert (await visitor.fetch(site.base + "/a", site.host)).failure is None


async def test_only_the_beginning_of_endless_rules_counts(site: Site, visitor: Visitor) -> None:
    rules = b"User-agent: *\nDisallow: /early\n" + b"# padding\n" * 60_000 + b"Disallow: /late\n"
    site.routes["/robots.txt"] = Reply(200, rules, media_type="text/plain")
    site.routes["/early"] = site.routes["/late"] = PAGE
    async with visitor.client:
        early = await visitor.fetch(site.base + "/early", site.host)
        late = await visitor.fetch(site.base + "/late", site.host)
    assert (early.failure, late.failure) == (Failure.ROBOTS, None)


async def test_a_crawl_delay_is_kept(site: Site, visitor: Visitor) -> None:
    site.routes["/robots.txt"] = Reply(
        200, b"User-agent: *\nCrawl-delay: 0.3\n", media_type="text/plain"
    )
    site.routes["/a"] = PAGE
    async with visitor.client:
        await visitor.fetch(site.base + "/a", site.host)
        await visitor.fetch(site.base + "/a", site.host)
    first, second = (one for one in site.asked if one.path == "/a")
    assert second.begun - first.ended >= 0.29


async def test_a_redirect_into_the_forbidden_is_not_followed(site: Site, visitor: Visitor) -> None:
    site.routes["/robots.txt"] = Reply(200, PLATFORM, media_type="text/plain")
    site.routes["/a"] = Reply(302, b"", {"Location": "/api/secret"})
    async with visitor.client:
        exchange = await visitor.fetch(site.base + "/a", site.host)
    assert exchange.failure is Failure.ROBOTS
    assert site.paths() == ["/a"]
