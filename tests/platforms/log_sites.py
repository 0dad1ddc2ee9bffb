"""The sample sites of one platform after another, crawled and parsed for real."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from parsers.text.addresses import canonical
from parsers.types import Disclosure, Force
from samples.registry import SITES
from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.crawl.crawl import CrawlReport, crawl
from scraper.forcekit.sites import Binding, bound
from scraper.reading.parse import ParseReport, parse_force
from scraper.settings import Settings

SINCE: Final = date(2023, 1, 1)
UNTIL: Final = date(2025, 12, 31)
_DECODER: Final = msgspec.json.Decoder(Disclosure)


def settings(data: Path) -> Settings:
    """Fast and allowed on loopback."""
    return Settings(
        data=data,
        user_agent="Forcewide-test/0 (+http://127.0.0.1/; tests@example.org)",
        delay=0.0,
        jitter=0.0,
        allow_loopback=True,
        attempts=2,
        backoff=0.01,
        backoff_max=0.02,
        read_seconds=60.0,
        total_seconds=120.0,
        first_date=SINCE,
        rotation_at_least=500,
    )


class _Silent:
    """Nobody watches."""

    def tick(self, job: str, done: int, total: int | None, words: str = "") -> None:
        return None


@dataclass(frozen=True)
class Town:
    """One site with the force that is crawled there."""

    name: str
    force: Force
    sites: SampleSites
    settings: Settings

    def night(self) -> CrawlReport:
        """One crawl of the whole log."""
        (report,) = asyncio.run(crawl((self.force,), self.settings, since=SINCE, until=UNTIL))
        return report

    def parse(self) -> ParseReport:
        """Read what has been fetched."""
        with Store(self.settings) as store, ThreadPoolExecutor(1) as pool:
            return parse_force(store, self.force.slug, self.force, pool, ahead=4, ticker=_Silent())

    def published(self) -> dict[str, Disclosure]:
        """What was read, by path (a part of a page with its name)."""
        with Store(self.settings) as store:
            rows = store.connection.execute(
                "SELECT url, disclosure FROM parsed JOIN items USING (force, canonical_url)"
                " WHERE force = ?",
                [self.force.slug],
            ).fetchall()
        found = {}
        for url, text in rows:
            parts = urlsplit(url)
            query = urlsplit(canonical(url)).query  # without what is good for an hour
            name = parts.path + (f"?{query}" if query else "")
            name += f"#{parts.fragment}" if parts.fragment else ""
            found[name] = _DECODER.decode(text)
        return found

    def issues(self, *, info: bool = False) -> list[tuple[str, str, str]]:
        """Level, code and message of everything recorded; mere information if asked for."""
        with Store(self.settings) as store:
            rows = store.connection.execute(
                "SELECT level, code, message FROM issues WHERE level <> 'info' OR ? ORDER BY id",
                [info],
            ).fetchall()
        return [(str(level), str(code), str(text)) for level, code, text in rows]


@contextmanager
def town(
    name: str,
    data: Path,
    *,
    markup: str = "list",
    seed: int = 5,
    certificates: Mapping[str, tuple[Path, Path]] | None = None,
) -> Iterator[Town]:
    """A sample site by name, served, with the force bound to it."""
    kind = SITES[name]
    with SampleSites([name], markup=markup, seed=seed, certificates=certificates) as served:
        binding = Binding(served.base_urls[name], kind.platform, kind.parameters)
        yield Town(name, bound(kind.force, binding), served, settings(data))
