"""The client on a real socket: manners, retries, caps, redirects and refused addresses."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from scraper.fetch.client import Client
from scraper.fetch.exchange import Exchange, Failure, Validators
from scraper.fetch.pace import retry_after
from scraper.settings import Settings
from tests.scraper.sites import Asked, Reply, Site

NEVER = 3600.0  # seconds: longer than any limit of time here
PAGE = Reply(200, b"<!doctype html><html><body>Words</body></html>")


async def fetch(
    settings: Settings, url: str, *hosts: str, validators: Validators | None = None
) -> Exchange:
    async with Client(settings) as client:
        return await client.fetch(url, set(hosts), validators=validators)


def in_turn(*replies: Reply) -> Callable[[str, Mapping[str, str]], Reply]:
    """Answers one after another; the last for ever."""
    left = list(replies)

    def answer(_: str, __: Mapping[str, str]) -> Reply:
        return left.pop(0) if len(left) > 1 else left[0]

    return answer


def gaps(asked: list[Asked]) -> list[float]:
    """Seconds from the end of each answer to the next request."""
    ordered = sorted(asked, key=lambda one: one.begun)
    return [after.begun - before.ended for before, after in pairwise(ordered)]


# ---------------------------------------------------------------------- manners


async def test_we_say_who_we_are(site: Site, settings: Settings) -> None:
    site.routes["/a"] = PAGE
    exchange = await fetch(settings, site.base + "/a", site.host)
    assert exchange.failure is None
    assert site.asked[0].headers["user-agent"] == settings.user_agent
    assert "cookie" not in site.asked[0].headers
    exchange.close()


async def test_one_at_a_time_with_a_rest_between(site: Site, settings: Settings) -> None:
    polite = replace(settings, delay=0.1, jitter=0.2)
    for number in range(6):
        site.routes[f"/{number}"] = replace(PAGE, wait=0.03)
    async with Client(polite) as client:
        jobs = [client.fetch(f"{site.base}/{n}", {site.host}) for n in range(6)]
        for exchange in await asyncio.gather(*jobs):
            exchange.close()
    assert site.most_at_once == 1
    assert min(gaps(site.asked)) >= 0.095


async def test_hosts_do_not_wait_for_each_other(
    new_site: Callable[[], Site], settings: Settings
) -> None:
    sites = [new_site() for _ in range(5)]
    together = threading.Barrier(len(sites))

    def once_all_are_asked(_: str, __: Mapping[str, str]) -> Reply:
        together.wait(timeout=60)
        return PAGE

    for site in sites:
        site.routes["/slow"] = once_all_are_asked
    async with Client(settings) as client:
        jobs = [client.fetch(site.base + "/slow", {site.host}) for site in sites]
        for exchange in await asyncio.gather(*jobs):
            assert exchange.failure is None
            exchange.close()


async def test_the_delay_holds_across_forces_and_redirects(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(302, b"", {"Location": "/b"})
    site.routes["/b"] = PAGE
    async with Client(replace(settings, delay=0.1)) as client:
        for _ in range(2):
            (await client.fetch(site.base + "/a", {site.host})).close()
    assert min(gaps(site.asked)) >= 0.095


@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after_in_seconds_is_honoured(
    site: Site, settings: Settings, status: int
) -> None:
    site.routes["/a"] = in_turn(Reply(status, b"", {"Retry-After": "1"}), PAGE)
    exchange = await fetch(settings, site.base + "/a", site.host)
    assert exchange.answer is not None
    assert (exchange.answer.status, exchange.requests) == (200, 2)
    assert gaps(site.asked)[0] >= 0.99
    exchange.close()


async def test_retry_after_binds_other_requests_to_the_host(site: Site, settings: Settings) -> None:
    once = replace(settings, attempts=1)
    site.routes["/a"] = Reply(429, b"", {"Retry-After": "1"})
    site.routes["/b"] = PAGE
    async with Client(once) as client:
        (await client.fetch(site.base + "/a", {site.host})).close()
        (await client.fetch(site.base + "/b", {site.host})).close()
    assert gaps(site.asked)[0] >= 0.99


async def test_a_host_that_wants_to_be_left_alone_is(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(429, b"", {"Retry-After": "86400"})
    site.routes["/b"] = PAGE
    async with Client(settings) as client:
        first = await client.fetch(site.base + "/a", {site.host})
        second = await client.fetch(site.base + "/b", {site.host})
    assert first.answer is not None
    assert (first.answer.status, first.requests) == (429, 1)
    assert (second.failure, second.requests) == (Failure.PARKED, 0)
    assert site.paths() == ["/a"]
    first.close()


NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("99999999999999", float("inf")),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0.0),
        ("Sun, 01 Mar 2026 12:00:30 -0000", 30.0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_the_standard_says(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


# ---------------------------------------------------------------------- retries


@pytest.mark.parametrize(
    "trouble",
    [
        Reply(500),
        Reply(502),
        Reply(503),
        Reply(429),
        Reply(200, b"", reset=True),
        Reply(200, b"x" * 100, cut=10),
        Reply(200, b"late", wait=NEVER),
    ],
    ids=["500", "502", "503", "429", "reset", "short", "timeout"],
)
async def test_what_may_pass_is_tried_again(site: Site, settings: Settings, trouble: Reply) -> None:
    site.routes["/a"] = in_turn(trouble, PAGE)
    patient = replace(settings, read_seconds=4.0) if trouble.wait else settings
    exchange = await fetch(patient, site.base + "/a", site.host)
    assert exchange.failure is None
    assert exchange.answer is not None
    assert (exchange.answer.status, exchange.answer.raw()) == (200, PAGE.body)
    assert exchange.requests == 2
    exchange.close()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 501])
async def test_what_will_not_pass_is_asked_once(
    site: Site, settings: Settings, status: int
) -> None:
    site.routes["/a"] = Reply(status)
    exchange = await fetch(settings, site.base + "/a", site.host)
    assert exchange.answer is not None
    assert (exchange.answer.status, exchange.requests, len(site.asked)) == (status, 1, 1)
    exchange.close()


async def test_retries_end(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(503)
    exchange = await fetch(settings, site.base + "/a", site.host)
    assert exchange.answer is not None
    assert (exchange.answer.status, exchange.requests) == (503, settings.attempts)
    exchange.close()


# ---------------------------------------------------------------------- caps


async def test_a_body_over_the_cap_is_left(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(200, endless=True)
    small = replace(settings, max_bytes=100_000, evidence_bytes=1000)
    exchange = await fetch(small, site.base + "/a", site.host)
    assert exchange.failure is Failure.TOO_LARGE
    assert exchange.answer is not None
    assert (exchange.answer.truncated, exchange.answer.size) == ("length", 1000)
    assert len(exchange.answer.raw()) == 1000
    assert exchange.requests == 1
    exchange.close()


async def test_a_body_that_never_ends_is_left_in_time(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(200, endless=True, drip=0.05)
    quick = replace(settings, total_seconds=3.0)
    exchange = await fetch(quick, site.base + "/a", site.host)
    assert exchange.failure is Failure.TOTAL_TIME
    assert exchange.answer is not None
    assert exchange.answer.truncated == "time"
    exchange.close()


async def test_a_head_that_does_not_come(site: Site, settings: Settings) -> None:
    site.routes["/a"] = replace(PAGE, wait=NEVER)
    quick = replace(settings, read_seconds=0.2, attempts=2)
    exchange = await fetch(quick, site.base + "/a", site.host)
    assert (exchange.failure, exchange.answer, exchange.requests) == (Failure.TIMEOUT, None, 2)


async def test_a_body_shorter_than_promised_is_kept_as_evidence(
    site: Site, settings: Settings
) -> None:
    site.routes["/a"] = Reply(200, b"x" * 1000, cut=400)
    exchange = await fetch(replace(settings, attempts=1), site.base + "/a", site.host)
    assert exchange.failure is Failure.SHORT
    assert exchange.answer is not None
    assert (exchange.answer.size, exchange.answer.truncated) == (400, "disconnect")
    exchange.close()


async def test_nobody_listens(settings: Settings) -> None:
    exchange = await fetch(settings, "http://127.0.0.1:9/", "127.0.0.1:9")
    assert (exchange.failure, exchange.requests) == (Failure.CONNECT, settings.attempts)


async def test_nonsense_on_the_wire(settings: Settings) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    exchange = await fetch(settings, f"http://{host}/", host)
    assert exchange.failure is Failure.PROTOCOL
    server.close()
    await server.wait_closed()


# ---------------------------------------------------------------------- conditions


async def test_conditions_go_to_their_own_address_only(site: Site, settings: Settings) -> None:
    site.routes["/old"] = Reply(301, b"", {"Location": "/new"})
    site.routes["/new"] = Reply(304, b"", {"ETag": '"7"'}, media_type=None)
    held = Validators(site.base + "/new", '"7"', "Sun, 01 Mar 2026 12:00:00 GMT")
    exchange = await fetch(settings, site.base + "/old", site.host, validators=held)
    assert exchange.answer is not None
    assert (exchange.answer.status, exchange.final_url) == (304, site.base + "/new")
    first, second = (one.headers for one in site.asked)
    assert "if-none-match" not in first
    assert second["if-none-match"] == '"7"'
    assert second["if-modified-since"] == "Sun, 01 Mar 2026 12:00:00 GMT"
    exchange.close()


# ---------------------------------------------------------------------- redirects


async def test_redirects_are_followed_and_kept(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(301, b"moved", {"Location": "b c"})
    site.routes["/b%20c"] = Reply(302, b"", {"Location": "/d#part"})
    site.routes["/d"] = PAGE
    exchange = await fetch(settings, site.base + "/a", site.host)
    assert [hop.status for hop in exchange.hops] == [301, 302]
    assert exchange.hops[0].raw() == b"moved"
    assert (exchange.final_url, exchange.requests) == (site.base + "/d", 3)
    exchange.close()


async def test_a_loop_of_redirects_ends(site: Site, settings: Settings) -> None:
    site.routes["/a"] = Reply(302, b"", {"Location": "/a"})
    exchange = await fetch(settings, site.base + "/a", site.host)
    assert exchange.failure is Failure.REDIRECT_LOOP
    assert len(site.asked) == settings.max_redirects + 1
    exchange.close()


async def test_a_redirect_to_a_second_declared_host(
    new_site: Callable[[], Site], settings: Settings
) -> None:
    one, two = new_site(), new_site()
    one.routes["/a"] = Reply(302, b"", {"Location": two.base + "/b"})
    two.routes["/b"] = PAGE
    exchange = await fetch(settings, one.base + "/a", one.host, two.host)
    assert exchange.answer is not None
    assert exchange.answer.status == 200
    exchange.close()


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://localhost/",
        "https://evil.example/",
        "//evil.example/",
        "file:///etc/passwd",
        "ftp://{host}/a",
        "gopher://{host}/",
        "javascript:alert(1)",
        "http://user:pw@{host}/a",
        "http://{host}@evil.example/",
        "http://{host}.evil.example/",
        "http://{host}\t.evil.example/",
    ],
)
async def test_redirects_off_the_declared_hosts_are_refused(
    site: Site, settings: Settings, target: str
) -> None:
    site.routes["/a"] = Reply(302, b"", {"Location": target.replace("{host}", site.host)})
    exchange = await fetch(settings, site.base + "/a", site.host)
    assert exchange.failure is Failure.REDIRECT
    assert exchange.answer is None
    assert site.paths() == ["/a"]
    exchange.close()


# ---------------------------------------------------------------------- refused addresses


def names(answers: Mapping[str, list[tuple[str, ...]]]) -> Callable[[str, int], object]:
    """A name service whose answer may change with every question."""
    asked: dict[str, int] = {}

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        turn = asked[host] = asked.get(host, -1) + 1
        return answers[host][min(turn, len(answers[host]) - 1)]

    return resolve


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "localhost",
        "0.0.0.0",
        "0",
        "10.0.0.1",
        "192.168.0.1",
    ],
)
async def test_even_a_declared_host_must_be_public(
    site: Site, settings: Settings, host: str
) -> None:
    public = replace(settings, allow_loopback=False, attempts=1)
    exchange = await fetch(public, f"http://{host}:{site.port}/", f"{host}:{site.port}")
    assert exchange.failure is Failure.ADDRESS
    assert "refused address" in exchange.message or "Invalid IPv4" in exchange.message
    assert exchange.requests == 0
    assert site.asked == []


@pytest.mark.parametrize(
    "answer",
    [("127.0.0.1",), ("10.1.2.3",), ("93.184.216.34", "127.0.0.1"), ("::1",), ("fe80::1",)],
)
async def test_a_name_with_a_private_answer_is_refused(
    site: Site, settings: Settings, answer: tuple[str, ...]
) -> None:
    public = replace(settings, allow_loopback=False, attempts=1)
    host = f"www.example.police.uk:{site.port}"
    async with Client(public, resolver=names({"www.example.police.uk": [answer]})) as client:  # type: ignore[arg-type]
        exchange = await client.fetch(f"http://{host}/", {host})
    assert exchange.failure is Failure.ADDRESS
    assert site.asked == []


async def test_a_name_that_changes_its_mind_is_refused(site: Site, settings: Settings) -> None:
    # The first connection goes to loopback under a name; then the name turns private.
    site.routes["/a"] = Reply(200, b"first", close_delimited=True)
    host = f"www.example.police.uk:{site.port}"
    turns = names({"www.example.police.uk": [("127.0.0.1",), ("192.168.0.1",)]})
    async with Client(replace(settings, attempts=1), resolver=turns) as client:  # type: ignore[arg-type]
        first = await client.fetch(f"http://{host}/a", {host})
        second = await client.fetch(f"http://{host}/a", {host})
    assert first.answer is not None
    assert first.answer.raw() == b"first"
    assert second.failure is Failure.ADDRESS
    assert len(site.asked) == 1
    first.close()


async def test_the_address_that_was_checked_is_the_one_dialled(
    site: Site, settings: Settings
) -> None:
    # The name means nothing to the system's resolver: only the checked answer can have been used.
    site.routes["/a"] = PAGE
    host = f"no-such-name.invalid:{site.port}"
    turns = names({"no-such-name.invalid": [("127.0.0.1",)]})
    async with Client(settings, resolver=turns) as client:  # type: ignore[arg-type]
        exchange = await client.fetch(f"http://{host}/a", {host})
    assert exchange.answer is not None
    assert exchange.answer.ip == "127.0.0.1"
    assert site.asked[0].headers["host"] == host
    exchange.close()


async def test_a_name_without_an_address(settings: Settings) -> None:
    once = replace(settings, attempts=1)
    exchange = await fetch(once, "http://no-such-name.invalid/", "no-such-name.invalid")
    assert exchange.failure is Failure.RESOLVE
