"""``forcewide takedown-drill``: an answer with a word of its own is published, taken down, timed,
and looked for in every artefact and on every page; then it tries to come back."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from db.records import TakedownReason
from parsers.types import Policy
from samples.serve import SampleSites
from scraper.archive import readings
from scraper.archive.store import Store
from scraper.command import stages
from scraper.command.nightly import nightly
from scraper.command.searching import body_of, files_with, pages_with
from scraper.command.stages import CrawlOptions
from scraper.command.withdrawing import withdraw
from scraper.errors import TakedownError
from scraper.forcekit import sites
from scraper.report import Report
from scraper.settings import Settings

_FORCE: Final = "cumbria"
_PAGES: Final = 80  # of the site that are walked by their links
_WITHIN: Final = 120.0  # seconds for the running site
_LETTER: Final = """<!doctype html><html lang="en"><head><title>FOI 4711/26 Canoes {word}</title>
</head><body><main><h1>FOI 4711/26 Canoes {word}</h1><h2>Request</h2><p>How many canoes were
found by the water police of {word} in each of the last two years, and what became of them?</p>
<h2>Response</h2><p>Cumbria Constabulary holds the information that you asked for. The canoes of
{word} were given back to their owners within a week.</p><table><caption>Canoes of {word}</caption>
<tr><th>Place</th><th>2024</th><th>2025</th></tr><tr><th>{word}</th><td>81723</td><td>12</td></tr>
<tr><th>Elsewhere</th><td>4</td><td>5</td></tr></table></main></body></html>
"""


def drill(folder: Path) -> Report:
    """Play a takedown in an empty folder on a sample site; a row for each place looked into.

    ``failures`` names every place that still has the word, or had it never: a search that cannot
    find what is there proves nothing.
    """
    word = f"canary{secrets.token_hex(6)}"
    data = folder / "data"
    with SampleSites([_FORCE]) as served:
        sites.write(data, served.base_urls)
        _night(data)
        letter = folder / "letter.html"
        letter.write_text(_LETTER.format(word=word), "utf-8")
        stages.ingest(data, [letter], _FORCE, None, Policy.FULL)
        key = _key_of(data, word)
        with _served(data) as base:
            before = _found(data, base, word)
            begun = time.monotonic()
            done = withdraw(data, key, TakedownReason.PERSONAL_DATA, Policy.FULL)
            published = time.monotonic() - begun
            switched = published + _until_gone(base, key, word)
            after = _found(data, base, word)
            _come_back(data, letter, word)
            again = _found(data, base, word)
    places = sorted({*before, *after, *again})
    rows: list[dict[str, object]] = [
        {
            "place": place,
            "before": place in before,
            "after": place in after,
            "again": place in again,
        }
        for place in places
    ]
    rows.append({"place": "seconds until published", "after": round(published, 1)})
    rows.append(
        {"place": "seconds until the running site had switched", "after": round(switched, 1)}
    )
    columns = ("place", "before", "after", "again")
    failures = [f"{place} still has it" for place in after]
    failures += [f"{place} has it again" for place in again]
    failures += [f"{kind}: never found there, so nothing is proved" for kind in _missed(before)]
    failures += list(done.failures)
    blank = dict.fromkeys(columns)
    return Report("Takedown drill", columns, [blank | row for row in rows], failures)


def _missed(before: list[str]) -> list[str]:
    """The kinds of places in which a search ought to have found the word."""
    wanted = {"archive/": "archive", "crawl.db": "crawl.db", "staging.db": "staging.db"}
    wanted |= {"builds/": "builds", "forcewide.db": "forcewide.db"}
    wanted |= {"page /forcewide/figures": "figures", "page /forcewide/disclosures": "pages"}
    return [name for start, name in wanted.items() if not any(p.startswith(start) for p in before)]


def _night(data: Path) -> None:
    report = nightly(data, (), CrawlOptions(delay=0.0), 1, Policy.FULL)
    if report.failures:
        raise TakedownError(f"the drill's own night failed: {'; '.join(report.failures)}")


def _key_of(data: Path, word: str) -> str:
    with Store(Settings(data=data)) as store:
        for item in store.items(_FORCE):
            reading = readings.reading_of(store, item)
            if reading is not None and word in reading.disclosure:
                return reading.key
    raise TakedownError("the drill's own answer was not read")


def _found(data: Path, base: str, word: str) -> list[str]:
    pages = [f"page {path.partition('.csv')[0]}" for path in pages_with(base, word, _PAGES)]
    return [*files_with(data, word), *dict.fromkeys(pages)]


def _until_gone(base: str, key: str, word: str) -> float:
    """Seconds until the page of the answer no longer shows the word."""
    begun = time.monotonic()
    address = f"{base}/forcewide/disclosures/{key.replace('/', '~2F')}"
    while word.encode() in body_of(address):
        if time.monotonic() - begun > _WITHIN:
            raise TakedownError(f"the running site still shows it after {_WITHIN:.0f} s")
        time.sleep(0.05)
    return time.monotonic() - begun


def _come_back(data: Path, letter: Path, word: str) -> None:
    """The same file, then the same words in another layout, then a night."""
    stages.ingest(data, [letter], _FORCE, None, Policy.FULL)
    other = letter.with_name("other.html")
    framed = _LETTER.replace("<main>", "<header>A new site</header><main class='new'>")
    other.write_text(framed.format(word=word), "utf-8")
    stages.ingest(data, [other], _FORCE, None, Policy.FULL)
    _night(data)


@contextmanager
def _served(data: Path) -> Iterator[str]:
    """The folder served by a process of its own; its address."""
    command = [sys.executable, "-m", "scraper", "serve", "--data", str(data), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (ours)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if "http://" not in line:
            raise TakedownError("the drill's site could not be served")
        base = line.split(" on ")[1].split("/ ")[0]
        yield base
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
