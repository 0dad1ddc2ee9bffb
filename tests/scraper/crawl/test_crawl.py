"""Crawling a log on loopback: first night, second night, and everything that shifts between."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from parsers.types import Force, Item, Page, Request
from scraper.archive.rows import stamp
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.crawl.crawl import CrawlReport, Progress, crawl
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings
from tests.scraper.sites import PDF, Log, PlainLog, Reply, Site, force

UNTIL = date(2026, 3, 31)


async def night(settings: Settings, *logs: Log | Force) -> CrawlReport:
    """Crawl; the report of the first force."""
    forces = [each if isinstance(each, Force) else force(each) for each in logs]
    return (await crawl(forces, settings, until=UNTIL))[0]


def codes(settings: Settings, run_id: int | None = None) -> list[str]:
    with Store(settings) as store:
        return [issue.code for issue in store.issues(run_id=run_id)]


def titles(settings: Settings, slug: str = "testshire") -> set[str]:
    with Store(settings) as store:
        return {item.title for item in store.items(slug)}


def age(settings: Settings, days: float) -> None:
    """Let time pass: everything stored was stored some days earlier."""
    with Store(settings) as store:
        rows = store.connection.execute("SELECT id, fetched_at FROM captures").fetchall()
        store.connection.executemany(
            "UPDATE captures SET fetched_at = ? WHERE id = ?",
            [(stamp(datetime.fromisoformat(at) - timedelta(days=days)), key) for key, at in rows],
        )


# ---------------------------------------------------------------------- two nights


async def test_the_first_night_has_everything(log: Log, settings: Settings) -> None:
    log.fill(12)
    report = await night(settings, log)
    assert (report.verdict, report.listed, report.claimed) == ("OK", 12, 12)
    assert (report.new, report.changed, report.removed, report.failed) == (12, 0, 0, 0)
    assert report.requests == len(log.site.asked)
    assert report.newest == date(2026, 3, 1)
    with Store(settings) as store:
        for item in store.items("testshire"):
            capture = store.latest_ok_capture(item.url)
            assert capture is not None
            page = store.load_page(capture)
            assert item.title.encode() in page.body
            (file,) = store.attachments("testshire", item.url)
            stored = store.latest_ok_capture(file.url)
            assert stored is not None
            assert store.load_page(stored).body.startswith(b"%PDF")
            assert (file.position, file.title, item.gone_since) == (0, "File 0", None)
        assert verify(store).problems == []


async def test_an_unchanged_second_night_asks_only_conditionally(
    log: Log, settings: Settings
) -> None:
    log.fill(7)
    first = await night(settings, log)
    with Store(settings) as store:
        before = [
            (i.canonical_url, i.title, i.first_seen, i.gone_since) for i in store.items("testshire")
        ]
    log.site.forget()
    second = await night(settings, log)
    assert (second.verdict, second.listed) == ("OK", 7)
    assert (second.new, second.changed, second.removed, second.failed) == (0, 0, 0, 0)
    for asked in log.site.asked:
        if asked.path.startswith(("/items/", "/files/")):
            assert asked.status == 304
            assert "if-none-match" in asked.headers
        else:
            assert "if-none-match" not in asked.headers  # a listing is never taken from a cache
    assert second.bytes < first.bytes / 2
    with Store(settings) as store:
        after = [
            (i.canonical_url, i.title, i.first_seen, i.gone_since) for i in store.items("testshire")
        ]
        stored = store.connection.execute(
            "SELECT count(*) FROM captures WHERE run_id = ? AND verdict = 'OK'", [second.id]
        ).fetchone()[0]
    assert after == before
    assert stored == 2  # the listing pages of another window; every other answer is a revisit


async def test_a_change_is_one_change(log: Log, settings: Settings) -> None:
    log.fill(4)
    await night(settings, log)
    log.write("item-2", words="Other words.")
    log.put("/files/item-3-0.pdf", PDF + b"% revised\n%%EOF\n", "application/pdf")
    second = await night(settings, log)
    assert (second.verdict, second.new, second.changed, second.removed) == ("OK", 0, 2, 0)
    third = await night(settings, log)
    assert (third.new, third.changed) == (0, 0)


async def test_tokens_and_clocks_on_a_page_are_no_change(log: Log, settings: Settings) -> None:
    log.fill(2)

    def fresh(_: str, __: Mapping[str, str]) -> Reply:
        body = (
            f"<html><body><form><input name='token' value='{time.monotonic_ns()}'></form>"
            "<article><h1>item-2</h1><p>The same words.</p></article></body></html>"
        )
        return Reply(200, body.encode())

    log.site.routes["/items/item-2"] = fresh
    assert (await night(settings, log)).new == 2
    assert (await night(settings, log)).changed == 0


async def test_new_items_are_new_once(log: Log, settings: Settings) -> None:
    log.fill(3)
    await night(settings, log)
    log.add("item-4")
    assert (await night(settings, log)).new == 1
    assert (await night(settings, log)).new == 0


@pytest.mark.parametrize("status", [404, 410])
async def test_taken_down_and_put_back(log: Log, settings: Settings, status: int) -> None:
    log.fill(3)
    await night(settings, log)
    was = log.site.routes["/items/item-2"]
    log.site.routes["/items/item-2"] = Reply(status, b"<html><body>Not here</body></html>")
    gone = await night(settings, log)
    assert (gone.verdict, gone.removed, gone.failed) == ("OK", 1, 0)
    with Store(settings) as store:
        (item,) = (i for i in store.items("testshire") if i.title == "item-2")
        assert item.gone_since is not None
        since = item.gone_since
    still = await night(settings, log)
    assert still.removed == 0
    with Store(settings) as store:
        (item,) = (i for i in store.items("testshire") if i.title == "item-2")
        assert item.gone_since == since
    log.site.routes["/items/item-2"] = was
    back = await night(settings, log)
    assert (back.restored, back.removed, back.changed) == (1, 0, 0)
    with Store(settings) as store:
        assert all(i.gone_since is None for i in store.items("testshire"))


async def test_an_error_page_takes_nothing_down(log: Log, settings: Settings) -> None:
    log.fill(3)
    await night(settings, log)
    error = b"<html><title>Page not found</title><body><h1>Page not found</h1></body></html>"
    log.site.routes["/items/item-2"] = Reply(200, error)
    report = await night(settings, log)
    assert (report.verdict, report.failed, report.removed) == ("PARTIAL", 1, 0)
    with Store(settings) as store:
        (item,) = (i for i in store.items("testshire") if i.title == "item-2")
        assert (item.gone_since, item.last_verdict) == (None, Verdict.NOT_FOUND)
        capture = store.latest_ok_capture(item.url)
        assert capture is not None
        assert b"Some words" in store.load_page(capture).body


async def test_later_nights_ask_from_the_newest_less_an_overlap(
    log: Log, settings: Settings
) -> None:
    log.fill(2)
    first = await night(settings, log)
    second = await night(settings, log)
    assert first.since == settings.first_date
    assert second.since == date(2026, 3, 1) - timedelta(days=settings.overlap_days)
    log.site.routes["/log"] = Reply(503)
    await night(replace(settings, attempts=1), log)
    with Store(settings) as store:
        good = store.last_good_run("testshire")
    assert good is not None
    assert good.id == second.id


async def test_old_items_take_turns(log: Log, settings: Settings) -> None:
    log.fill(12, files=0)
    few = replace(settings, rotation_at_least=3, rotation_days=4)
    await night(few, log)
    hidden, log.items = log.items, []
    with Store(settings) as store:
        store.connection.execute("UPDATE items SET published_on = '2020-01-01', listed_as = NULL")
    seen: list[str] = []
    for _ in range(4):
        log.site.forget()
        await night(few, log)
        asked = [path for path in log.site.paths() if path.startswith("/items/")]
        assert len(asked) == 3
        seen += asked
    assert {f"/items/{name}" for name in hidden} == set(seen)


async def test_what_failed_is_tried_the_next_night(log: Log, settings: Settings) -> None:
    log.fill(3)
    few = replace(settings, attempts=1, rotation_at_least=0, rotation_days=10_000)
    was = log.site.routes["/items/item-2"]
    log.site.routes["/items/item-2"] = Reply(500)
    assert (await night(few, log)).verdict == "PARTIAL"
    log.site.routes["/items/item-2"] = was
    log.items = []
    report = await night(few, log)
    assert (report.verdict, report.new) == ("OK", 1)


async def test_what_was_never_there_is_told_and_no_failure(log: Log, settings: Settings) -> None:
    log.fill(3)
    log.items.append("never-written")
    del log.site.routes["/files/item-1-0.pdf"]
    report = await night(settings, log)
    assert (report.verdict, report.failed, report.new, report.removed) == ("OK", 0, 3, 0)
    with Store(settings) as store:
        told = sorted((issue.level, issue.code, issue.url) for issue in store.issues())
        (item,) = (i for i in store.items("testshire") if i.title == "never-written")
    base = log.site.base
    assert told == [
        ("warning", "not_found", f"{base}/files/item-1-0.pdf"),
        ("warning", "not_found", f"{base}/items/never-written"),
    ]
    assert item.gone_since is not None


async def test_a_log_that_has_moved_away_is_not_taken_for_removals(
    log: Log, settings: Settings
) -> None:
    log.fill(6)
    await night(settings, log)
    for name in log.items[:5]:
        del log.site.routes[f"/items/{name}"]
    report = await night(settings, log)
    assert (report.verdict, report.removed) == ("LAYOUT_CHANGED", 5)
    assert "mass_removal" in codes(settings)


# ---------------------------------------------------------------------- a listing that shifts


async def test_items_that_appear_while_walking(log: Log, settings: Settings) -> None:
    log.fill(12, files=0)

    def before(page: int) -> None:
        if page == 2 and "late" not in log.items:
            log.add("late", files=0)

    log.before_listing = before
    report = await night(settings, log)
    assert (report.verdict, report.listed, report.claimed) == ("OK", 13, 13)
    assert titles(settings) == set(log.items)
    assert "listing_shifted" in codes(settings)


@pytest.mark.parametrize("position", [0, 3, 6])
@pytest.mark.parametrize("claims", [True, False])
async def test_items_that_vanish_while_walking(
    site: Site, settings: Settings, position: int, claims: bool
) -> None:
    log = Log(site, claims=claims)
    log.fill(17, files=0)
    taken: list[str] = []

    def before(page: int) -> None:
        # After page two: what stood at the top of page three slides onto page two, unseen.
        if page == 3 and not taken:
            taken.append(log.items.pop(position))

    log.before_listing = before
    report = await night(settings, log)
    assert report.verdict == "OK"
    if claims or position < 5:
        assert titles(settings) >= set(log.items)
        assert report.listed == 17
        assert [p for p in site.paths() if p.endswith("page=2")] != []


async def test_a_page_that_is_empty_for_a_moment(log: Log, settings: Settings) -> None:
    log.fill(12, files=0)
    empty = Reply(200, b"<html><body>No results<ol class='log'></ol></body></html>")
    turns: list[str] = []

    def hiccup(path: str, headers: Mapping[str, str]) -> Reply:
        turns.append(path)
        return empty if len(turns) == 2 else log.listing(path, headers)

    log.site.routes["/log"] = hiccup
    report = await night(settings, log)
    assert (report.verdict, report.listed) == ("OK", 12)


async def test_a_listing_that_never_adds_up_says_so(log: Log, settings: Settings) -> None:
    log.fill(7, files=0)

    def short(path: str, headers: Mapping[str, str]) -> Reply:
        reply = log.listing(path, headers)
        return replace(reply, body=reply.body.replace(b">7</b>", b">9</b>"))

    log.site.routes["/log"] = short
    report = await night(settings, log)
    assert (report.verdict, report.listed, report.claimed) == ("INCOMPLETE", 7, 9)
    assert report.new == 7
    assert codes(settings) == ["listing_gap"]
    assert (
        len([p for p in log.site.paths() if p.startswith("/log")]) == 7
    )  # three walks, and page one


async def test_an_item_listed_twice_is_fetched_once(log: Log, settings: Settings) -> None:
    log.fill(6, files=0)
    log.items.append("item-5")
    report = await night(settings, log)
    assert (report.verdict, report.listed, report.claimed, report.new) == ("OK", 6, 7, 6)
    assert log.site.paths().count("/items/item-5") == 1
    assert "duplicate_entries" in codes(settings)


async def test_an_item_that_is_no_longer_listed(log: Log, settings: Settings) -> None:
    log.fill(3, files=0)
    await night(settings, log)
    log.items.remove("item-2")
    log.site.forget()
    report = await night(settings, log)
    assert (report.verdict, report.removed, report.listed) == ("OK", 0, 2)
    assert codes(settings, report.id) == ["no_longer_listed"]
    assert "/items/item-2" in log.site.paths()


async def test_items_without_dates(log: Log, settings: Settings) -> None:
    log.fill(3, files=0)

    def undated(path: str, headers: Mapping[str, str]) -> Reply:
        reply = log.listing(path, headers)
        return replace(reply, body=reply.body.replace(b'data-date="2026-03-01"', b""))

    log.site.routes["/log"] = undated
    report = await night(settings, log)
    assert (report.verdict, report.new, report.newest) == ("OK", 3, None)
    assert (await night(settings, log)).since == settings.first_date


# ---------------------------------------------------------------------- traps


async def test_the_same_item_on_every_page(log: Log, settings: Settings) -> None:
    log.fill(2, files=0)

    def trap(path: str, headers: Mapping[str, str]) -> Reply:
        reply = log.listing("/log", headers)
        number = int(path.rpartition("page=")[2]) + 1 if "page=" in path else 2
        link = f'<a rel="next" href="/log?page={number}">Next</a>'.encode()
        return replace(reply, body=reply.body.replace(b"</body>", link + b"</body>"))

    log.site.routes["/log"] = trap
    report = await night(settings, log)
    assert (report.verdict, report.new) == ("INCOMPLETE", 2)
    assert "listing_trap" in codes(settings)
    pages = [path for path in log.site.paths() if path.startswith("/log")]
    assert len(pages) == 1 + settings.max_barren_pages


async def test_a_calendar_that_never_ends(log: Log, settings: Settings) -> None:
    def calendar(path: str, _: Mapping[str, str]) -> Reply:
        number = int(path.rpartition("page=")[2]) + 1 if "page=" in path else 2
        text = (
            "<html><body>No results<ol class='log'></ol>"
            f'<a rel="next" href="/log?page={number}">Next month</a></body></html>'
        )
        return Reply(200, text.encode())

    log.site.routes["/log"] = calendar
    report = await night(settings, log)
    assert (report.verdict, report.listed) == ("INCOMPLETE", 0)
    assert "listing_trap" in codes(settings)


async def test_a_log_that_never_ends(log: Log, settings: Settings) -> None:
    def endless(path: str, _: Mapping[str, str]) -> Reply:
        number = int(path.rpartition("page=")[2]) if "page=" in path else 1
        text = (
            f"<html><body><ol class='log'><li><a href='/items/x{number}'>x{number}</a></li></ol>"
            f'<a rel="next" href="/log?page={number + 1}">Next</a></body></html>'
        )
        return Reply(200, text.encode())

    log.site.routes["/log"] = endless
    report = await night(replace(settings, max_listing_pages=8), log)
    assert report.verdict == "INCOMPLETE"
    assert "listing_budget" in codes(settings)
    assert report.listed == 8


async def test_a_next_link_that_leads_back(log: Log, settings: Settings) -> None:
    log.fill(8, files=0)

    def back(path: str, headers: Mapping[str, str]) -> Reply:
        reply = log.listing(path, headers)
        if "page=2" in path:
            link = f'<a rel="next" href="{path.replace("&page=2", "")}">Next</a>'.encode()
            return replace(reply, body=reply.body.replace(b"</body>", link + b"</body>"))
        return reply

    log.site.routes["/log"] = back
    report = await night(settings, log)
    assert (report.verdict, report.new) == ("INCOMPLETE", 8)
    assert "listing_loop" in codes(settings)


async def test_the_budget_of_requests(log: Log, settings: Settings) -> None:
    log.fill(10)
    report = await night(replace(settings, max_requests=8), log)
    assert (report.verdict, "budget" in codes(settings)) == ("BUDGET", True)
    assert len(log.site.paths()) == 8


async def test_the_budget_of_attachments(log: Log, settings: Settings) -> None:
    log.add("busy", files=9)
    report = await night(replace(settings, max_attachments=4), log)
    assert report.verdict == "OK"
    assert len([path for path in log.site.paths() if path.startswith("/files/")]) == 4
    assert "attachment_budget" in codes(settings)


# ---------------------------------------------------------------------- sitemap


def sitemap(*addresses: str) -> Reply:
    places = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset>{places}</urlset>'
    return Reply(200, body.encode(), media_type="application/xml")


async def test_an_item_that_only_the_sitemap_has(log: Log, settings: Settings) -> None:
    log.fill(3, files=0)
    log.write("hidden", files=0)
    base = log.site.base
    log.site.routes["/sitemap.xml"] = sitemap(f"{base}/more.xml", f"{base}/items/item-1")
    log.site.routes["/more.xml"] = sitemap(f"{base}/items/hidden", "https://elsewhere.example/x")
    report = await night(settings, force(log, sitemap=True))
    assert (report.verdict, report.listed, report.new) == ("OK", 3, 4)
    assert titles(settings) == {"item-1", "item-2", "item-3", "hidden"}
    found = codes(settings)
    assert found.count("unlisted_item") == 1
    assert "address_refused" in found
    again = await night(settings, force(log, sitemap=True))
    assert codes(settings, again.id).count("unlisted_item") == 0


@pytest.mark.parametrize("media_type", ["application/gzip", "application/x-gzip", None])
async def test_a_sitemap_that_is_a_gzip_file(
    log: Log, settings: Settings, media_type: str | None
) -> None:
    log.fill(2)
    log.write("hidden", files=0)
    base = log.site.base
    packed = gzip.compress(sitemap(f"{base}/items/hidden").body)
    log.site.routes["/sitemap.xml"] = sitemap(f"{base}/more.xml")
    log.site.routes["/more.xml"] = Reply(200, packed, media_type=media_type)
    report = await night(settings, force(log, sitemap=True))
    assert (report.verdict, report.new) == ("OK", 3)
    with Store(settings) as store:
        capture = store.latest_ok_capture(f"{base}/more.xml")
        assert capture is not None
        assert store.load_page(capture).body == packed
        assert verify(store).problems == []


@pytest.mark.parametrize(
    ("packed", "verdict"),
    [
        (gzip.compress(bytes(30_000_000)), "TOO_LARGE"),
        (gzip.compress(b"<urlset></urlset>" * 50)[:-20], "TRUNCATED"),
        (gzip.compress(b"<!doctype html><html><body>No</body></html>"), "WRONG_TYPE"),
        (gzip.compress(b""), "EMPTY"),
        (b"\x1f\x8b\x08 not gzip at all", "WRONG_TYPE"),
    ],
    # Gzip stamps the second it was made in: no two processes would name the tests alike.
    ids=("bomb", "cut", "page", "empty", "none"),
)
async def test_a_gzip_file_that_is_no_sitemap(
    log: Log, settings: Settings, packed: bytes, verdict: str
) -> None:
    log.fill(1)
    log.site.routes["/sitemap.xml"] = Reply(200, packed, media_type="application/gzip")
    small = replace(settings, max_decompressed=1_000_000)
    report = await night(small, force(log, sitemap=True))
    assert report.verdict == "OK"
    with Store(settings) as store:
        found = store.latest(f"{log.site.base}/sitemap.xml")
        assert found is not None
        assert found.verdict == verdict


async def test_a_site_without_a_sitemap(log: Log, settings: Settings) -> None:
    log.fill(2, files=0)
    report = await night(settings, force(log, sitemap=True))
    assert (report.verdict, report.new) == ("OK", 2)


# ---------------------------------------------------------------------- files and addresses


async def test_files_on_other_hosts_are_not_fetched(
    new_site: Callable[[], Site], settings: Settings
) -> None:
    log, other = Log(new_site()), new_site()
    log.fill(1, files=0)
    page = (
        "<html><body><article><h1>item-1</h1><p>w</p>"
        f"<a class='file' href='{other.base}/a.pdf'>a</a>"
        "<a class='file' href='file:///etc/passwd'>b</a></article></body></html>"
    )
    log.site.routes["/items/item-1"] = Reply(200, page.encode())
    report = await night(settings, log)
    assert report.verdict == "OK"
    assert other.asked == []
    assert codes(settings).count("address_refused") == 2


async def test_a_file_that_two_items_share(log: Log, settings: Settings) -> None:
    log.put("/files/both.pdf", PDF, "application/pdf")
    for name in ("one", "two"):
        log.items.append(name)
        page = (
            f"<html><body><article><h1>{name}</h1><p>w</p>"
            "<a class='file' href='/files/both.pdf'>f</a></article></body></html>"
        )
        log.site.routes[f"/items/{name}"] = Reply(200, page.encode())
    await night(settings, log)
    assert log.site.paths().count("/files/both.pdf") == 1
    with Store(settings) as store:
        for name in ("one", "two"):
            (file,) = store.attachments("testshire", f"{log.site.base}/items/{name}")
            assert file.last_verdict is Verdict.OK


async def test_a_file_that_is_no_longer_linked_goes(log: Log, settings: Settings) -> None:
    log.add("item-1", files=2)
    await night(settings, log)
    log.write("item-1", files=1)
    report = await night(settings, log)
    assert report.changed == 1
    with Store(settings) as store:
        assert len(store.attachments("testshire", f"{log.site.base}/items/item-1")) == 1


async def test_an_html_error_page_is_never_stored_as_a_pdf(log: Log, settings: Settings) -> None:
    log.fill(3)
    error = b"<!doctype html><html><body><h1>Oops</h1><p>Something.</p></body></html>"
    log.site.routes["/files/item-2-0.pdf"] = Reply(200, error, media_type="application/pdf")
    report = await night(settings, log)
    assert (report.verdict, report.failed, report.new) == ("PARTIAL", 1, 3)
    with Store(settings) as store:
        assert store.latest_ok_capture(f"{log.site.base}/files/item-2-0.pdf") is None
        kept = store.latest(f"{log.site.base}/files/item-2-0.pdf")
        assert kept is not None
        assert kept.verdict is Verdict.WRONG_TYPE


# ---------------------------------------------------------------------- parsers that raise


async def test_a_rebuilt_listing(log: Log, settings: Settings) -> None:
    log.fill(3)
    await night(settings, log)
    log.site.routes["/log"] = Reply(200, b"<html><body><p>A new design of words</p></body></html>")
    report = await night(settings, log)
    assert report.verdict == "LAYOUT_CHANGED"
    assert "anchor_missing" in codes(settings)
    assert len(titles(settings)) == 3


async def test_an_empty_listing_is_not_believed(log: Log, settings: Settings) -> None:
    log.site.routes["/log"] = Reply(200, b"<html><body>Words<ol class='log'></ol></body></html>")
    report = await night(settings, log)
    assert (report.verdict, codes(settings)) == ("LAYOUT_CHANGED", ["empty_listing"])
    log.site.routes["/log"] = log.listing
    believed = await night(settings, log)
    assert (believed.verdict, believed.listed, believed.claimed) == ("OK", 0, 0)


async def test_one_item_that_cannot_be_read_costs_itself(log: Log, settings: Settings) -> None:
    log.fill(4)
    log.site.routes["/items/item-2"] = Reply(200, b"<html><body><p>Another page</p></body></html>")
    report = await night(settings, log)
    assert (report.verdict, report.failed, report.new) == ("PARTIAL", 1, 3)
    assert codes(settings) == ["anchor_missing"]


async def test_most_items_unreadable_means_a_new_layout(log: Log, settings: Settings) -> None:
    log.fill(4)
    for number in (1, 2, 3):
        log.site.routes[f"/items/item-{number}"] = Reply(
            200, b"<html><body><p>Another page</p></body></html>"
        )
    assert (await night(settings, log)).verdict == "LAYOUT_CHANGED"


class _Clumsy(PlainLog):
    def read_item(self, page: Page) -> Item:
        if "item-2" in page.url:
            raise KeyError("a fault of ours")
        return PlainLog.read_item(self, page)


class _Broken(PlainLog):
    def start(self, since: date, until: date) -> tuple[Request, ...]:
        raise ZeroDivisionError("cannot even start")


async def test_a_fault_of_a_reader_costs_one_page(log: Log, settings: Settings) -> None:
    log.fill(3)
    clumsy = replace(force(log), platform=_Clumsy(host=log.site.host))
    report = await night(settings, clumsy)
    assert (report.verdict, report.failed, report.new) == ("PARTIAL", 1, 2)
    with Store(settings) as store:
        (issue,) = store.issues()
    assert issue.code == "reader_crashed"
    assert "KeyError" in issue.message


async def test_a_force_that_crashes_stops_no_other(
    new_site: Callable[[], Site], settings: Settings
) -> None:
    logs = [Log(new_site()) for _ in range(2)]
    for log in logs:
        log.fill(2)
    broken = replace(force(logs[0], "broken"), platform=_Broken(host=logs[0].site.host))
    reports = await crawl([broken, force(logs[1], "sound")], settings, until=UNTIL)
    assert [report.verdict for report in reports] == ["CRASHED", "OK"]
    assert "ZeroDivisionError" in reports[0].note
    assert reports[1].new == 2


# ---------------------------------------------------------------------- a 304 that lies


async def test_a_304_that_contradicts_itself_is_not_believed(log: Log, settings: Settings) -> None:
    log.fill(2, files=0)
    await night(settings, log)
    body = b"<html><body><article><h1>item-1</h1><p>Changed words.</p></article></body></html>"

    def lie(_: str, headers: Mapping[str, str]) -> Reply:
        if "if-none-match" in headers:
            return Reply(304, b"", {"ETag": '"new"'}, media_type=None)
        return Reply(200, body, {"ETag": '"new"'})

    log.site.routes["/items/item-1"] = lie
    report = await night(settings, log)
    assert (report.verdict, report.changed) == ("OK", 1)
    assert "lying_304" in codes(settings)
    log.site.forget()
    await night(settings, log)
    assert all("if-none-match" not in asked.headers for asked in log.site.asked)


async def test_a_304_is_believed_only_so_long(log: Log, settings: Settings) -> None:
    log.fill(2, files=0)
    body = b"<html><body><article><h1>item-1</h1><p>%b</p></article></body></html>"
    words = [b"Old words."]

    def lie(_: str, headers: Mapping[str, str]) -> Reply:
        if "if-none-match" in headers:
            return Reply(304, b"", {"ETag": '"1"'}, media_type=None)
        return Reply(200, body % words[0], {"ETag": '"1"'})

    log.site.routes["/items/item-1"] = lie
    await night(settings, log)
    words[0] = b"New words."
    assert (await night(settings, log)).changed == 0
    age(settings, days=settings.full_check_days * 2)
    report = await night(settings, log)
    assert (report.changed, "lying_304" in codes(settings)) == (1, True)


async def test_a_changed_line_on_the_listing_asks_for_the_whole_page(
    log: Log, settings: Settings
) -> None:
    log.fill(2, files=0)
    await night(settings, log)

    def renamed(path: str, headers: Mapping[str, str]) -> Reply:
        reply = log.listing(path, headers)
        return replace(reply, body=reply.body.replace(b">item-1<", b">item-1 (revised)<"))

    log.site.routes["/log"] = renamed
    log.site.forget()
    await night(settings, log)
    conditional = {a.path for a in log.site.asked if "if-none-match" in a.headers}
    assert conditional == {"/items/item-2"}


# ---------------------------------------------------------------------- when a site is in trouble


async def test_a_block_is_left_alone(new_site: Callable[[], Site], settings: Settings) -> None:
    blocked, well = Log(new_site()), Log(new_site())
    for log in (blocked, well):
        log.fill(3)
    blocked.site.routes["/robots.txt"] = blocked.site.routes["/log"] = Reply(403, b"No")
    reports = await crawl([force(blocked, "a"), force(well, "b")], settings, until=UNTIL)
    assert [report.verdict for report in reports] == ["BLOCKED", "OK"]
    assert "robots.txt answered 403 too" in reports[0].note
    assert next(asked.path for asked in blocked.site.asked) == "/robots.txt"
    assert len(blocked.site.asked) == 2


async def test_a_host_in_trouble_is_given_up(log: Log, settings: Settings) -> None:
    log.fill(12, files=0)
    await night(settings, log)
    for name in log.items:
        log.site.routes[f"/items/{name}"] = Reply(500)
    log.site.forget()
    report = await night(replace(settings, attempts=1), log)
    assert report.verdict == "SERVER_ERROR"
    items = [path for path in log.site.paths() if path.startswith("/items/")]
    assert len(items) == settings.give_up_after
    assert len(titles(settings)) == 12


async def test_a_challenge_is_never_an_empty_log(log: Log, settings: Settings) -> None:
    log.fill(3)
    await night(settings, log)
    challenge = (
        b"<html><head><title>Just a moment...</title></head><body><ol class='log'></ol>"
        b"<script>window._cf_chl_opt={}</script>No results</body></html>"
    )
    log.site.routes["/log"] = Reply(200, challenge)
    report = await night(settings, log)
    assert (report.verdict, report.removed) == ("CHALLENGE", 0)
    assert len(titles(settings)) == 3


async def test_robots_forbids_the_log(log: Log, settings: Settings) -> None:
    log.fill(3)
    log.site.routes["/robots.txt"] = Reply(200, b"User-agent: *\nDisallow: /log\n")
    report = await night(settings, log)
    assert report.verdict == "FORBIDDEN_BY_ROBOTS"
    assert log.site.paths() == []


async def test_two_forces_on_one_host_wait_for_each_other(log: Log, settings: Settings) -> None:
    log.fill(4)
    two = [force(log, "one"), force(log, "two")]
    reports = await crawl(two, replace(settings, delay=0.01), until=UNTIL)
    assert [report.new for report in reports] == [4, 4]
    assert log.site.most_at_once == 1
    assert [asked.path for asked in log.site.asked].count("/robots.txt") == 1


# ---------------------------------------------------------------------- time and cancelling


async def test_a_run_that_takes_too_long_has_a_verdict(log: Log, settings: Settings) -> None:
    log.fill(20, files=0)
    log.site.routes["/items/item-10"] = Reply(200, b"", wait=3600)
    report = await night(replace(settings, force_seconds=8), log)
    assert report.verdict == "OUT_OF_TIME"
    assert 0 < report.new < 20


async def test_a_cancelled_crawl_is_marked_and_goes_on(log: Log, settings: Settings) -> None:
    log.fill(10, files=1)
    slow = replace(settings, delay=0.03)
    loop, reached = asyncio.get_running_loop(), asyncio.Event()
    answer = log.site.routes["/items/item-6"]

    def tell(path: str, headers: Mapping[str, str]) -> Reply:
        loop.call_soon_threadsafe(reached.set)
        return answer if isinstance(answer, Reply) else answer(path, headers)

    log.site.routes["/items/item-6"] = tell
    job = asyncio.create_task(night(slow, log))
    await reached.wait()
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    with Store(settings) as store:
        row = store.last_run("testshire")
        assert row is not None
        assert row.verdict == "CANCELLED"
        assert row.finished_at is not None
        assert 0 < row.requests < 23
        assert verify(store).problems == []
    report = await night(slow, log)
    assert (report.id, report.verdict, report.new) == (row.id, "OK", 10)
    paths = log.site.paths()
    assert len(paths) - len(set(paths)) <= 2  # page one again, and the one in flight


async def test_a_run_left_running_long_ago_was_killed(log: Log, settings: Settings) -> None:
    log.fill(2)
    first = await night(settings, log)
    with Store(settings) as store:
        store.connection.execute("UPDATE sessions SET finished_at = NULL")
        long_ago = stamp(datetime.now(UTC) - timedelta(hours=30))
        store.connection.execute("UPDATE sessions SET started_at = ?", [long_ago])
        store.connection.execute(
            "UPDATE runs SET verdict = 'RUNNING', finished_at = NULL, started_at = ?",
            [long_ago],
        )
    second = await night(settings, log)
    assert second.id != first.id
    with Store(settings) as store:
        assert store.run(first.id).verdict == "KILLED"


async def test_progress_is_told(log: Log, settings: Settings) -> None:
    log.fill(3)
    told: list[Progress] = []
    await crawl([force(log)], settings, until=UNTIL, on_progress=told.append)
    assert {step.force for step in told} == {"testshire"}
    assert [step.stage for step in told][:2] == ["listing", "item"]
    assert (told[-1].stage, told[-1].words) == ("done", "OK")
    assert all(step.total is None or step.done <= step.total for step in told)
