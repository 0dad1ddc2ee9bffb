"""Killed with SIGKILL at any moment, a crawl goes on where it stopped."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.crawl.crawl import run_crawl
from scraper.settings import Settings
from tests.scraper.sites import Answerer, Log, Reply, Site, force

ROOT = Path(__file__).parents[3]
UNTIL = date(2026, 3, 31)
ITEMS = 12

# The child crawls what the parent serves. No grace: the parent kills it.
CHILD = """
import signal
import sys
from datetime import date
from pathlib import Path
from parsers.types import Force
from scraper.crawl import run_crawl
from scraper.settings import Settings
from tests.scraper.sites import PlainLog

# A shell that runs the tests in its background has its children ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
data, *hosts = sys.argv[1:]
settings = Settings(data=Path(data), user_agent="Forcewide-test/0 (+http://127.0.0.1/)",
                    delay=0.0, allow_loopback=True, first_date=date(2026, 1, 1))
forces = [Force(slug=f"force-{n}", name="A", platform=PlainLog(host=host))
          for n, host in enumerate(hosts)]
for report in run_crawl(forces, settings, until=date(2026, 3, 31)):
    print(report.verdict)
"""


def child(data: Path, sites: list[Site]) -> subprocess.Popen[str]:
    hosts = [site.host for site in sites]
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data), *hosts],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_after(data: Path, sites: list[Site], moment: random.Random, span: int) -> None:
    """Start a crawl and kill it once the sites have seen some more requests, a little later."""
    wanted = sum(len(site.seen) for site in sites) + moment.randint(1, span)
    pause = moment.random() * 0.01
    with child(data, sites) as process:
        while process.poll() is None and sum(len(site.seen) for site in sites) < wanted:
            threading.Event().wait(0.0005)
        threading.Event().wait(pause)
        process.send_signal(signal.SIGKILL)


def finish(data: Path, sites: list[Site]) -> list[str]:
    with child(data, sites) as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out.split()


def state(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """Everything a crawl leaves behind, but times, ids and places."""
    queries = {
        "items": "SELECT force, canonical_url, title, published_on, gone_since, version FROM items",
        "attachments": "SELECT force, item_url, canonical_url, title, position, version"
        " FROM attachments",
        "runs": "SELECT force, verdict, listed, claimed, new, changed, removed, failed, newest"
        " FROM runs",
        "events": "SELECT force, item_url, url, event, before, after FROM events",
        "captures": "SELECT force, kind, walk, url, final_url, status, sha256, media_type, verdict"
        " FROM captures",
        "issues": "SELECT force, stage, code, url FROM issues",
        "frontier": "SELECT run_id, kind, walk, chain, page, url, state FROM frontier",
    }
    with Store(settings) as store:
        assert verify(store).problems == []
        return {
            name: sorted(store.connection.execute(query).fetchall(), key=repr)
            for name, query in queries.items()
        }


def undisturbed(settings: Settings, sites: list[Site], data: Path) -> Counter[str]:
    """The crawl as it is when nothing happens; how often each address was asked for."""
    forces = [force(site, f"force-{number}") for number, site in enumerate(sites)]
    for report in run_crawl(forces, replace(settings, data=data), until=UNTIL):
        assert report.verdict == "OK"
    counts = Counter(site.host + asked.path for site in sites for asked in site.asked)
    for site in sites:
        site.forget()
    return counts


def check(
    settings: Settings, sites: list[Site], calm: Path, once: Counter[str], kills: int
) -> None:
    assert state(settings) == state(replace(settings, data=calm))
    asked = Counter(site.host + asked.path for site in sites for asked in site.asked)
    extra = asked - once
    # Beyond the undisturbed crawl: at most what was in flight on each host at each kill.
    assert extra.total() <= kills * len(sites)
    assert max(extra.values(), default=0) <= kills


def two_logs(new_site: Callable[[], Site]) -> list[Site]:
    sites = [new_site(), new_site()]
    for site in sites:
        Log(site).fill(ITEMS)
    return sites


def test_killed_again_and_again(
    new_site: Callable[[], Site], settings: Settings, tmp_path: Path
) -> None:
    sites = two_logs(new_site)
    calm = tmp_path / "calm"
    once = undisturbed(settings, sites, calm)
    moment = random.Random(3)
    for _ in range(5):
        kill_after(settings.data, sites, moment, span=10)
    assert finish(settings.data, sites) == ["OK", "OK"]
    check(settings, sites, calm, once, kills=5)


def held_back(site: Site, route: Reply | Answerer, gone_on: threading.Event) -> Answerer:
    """A route that answers nobody after twelve requests until ``gone_on`` is set, so that a
    signal comes in the middle of a crawl, however slowly it comes."""

    def answer(path: str, headers: Mapping[str, str]) -> Reply:
        reply = route if isinstance(route, Reply) else route(path, headers)
        return reply if len(site.seen) < 12 or gone_on.is_set() else replace(reply, wait=3600.0)

    return answer


def test_ctrl_c_ends_cleanly_with_a_summary(
    new_site: Callable[[], Site], settings: Settings
) -> None:
    site = new_site()
    Log(site).fill(40)
    gone_on = threading.Event()
    site.routes = {path: held_back(site, route, gone_on) for path, route in site.routes.items()}
    with child(settings.data, [site]) as process:
        while len(site.seen) < 12:
            assert process.poll() is None
            threading.Event().wait(0.001)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=300)
    gone_on.set()
    assert (process.returncode, out.split()) == (0, ["CANCELLED"])
    with Store(settings) as store:
        row = store.last_run("force-0")
        assert row is not None
        assert (row.verdict, row.note) == ("CANCELLED", "cancelled")
        assert row.requests >= 11
        assert verify(store).problems == []
    assert finish(settings.data, [site]) == ["OK"]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_killed_at_a_seeded_moment(
    new_site: Callable[[], Site], settings: Settings, tmp_path: Path, seed: int
) -> None:
    sites = two_logs(new_site)
    calm = tmp_path / "calm"
    once = undisturbed(settings, sites, calm)
    kill_after(settings.data, sites, random.Random(seed), span=50)
    assert finish(settings.data, sites) == ["OK", "OK"]
    check(settings, sites, calm, once, kills=1)
