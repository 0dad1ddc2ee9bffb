"""``forcewide demo``: the whole way on made-up sites, the result served, and what to try next."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import click

from parsers.types import Policy
from samples.registry import SITES
from samples.serve import SampleSites
from scraper import console
from scraper.archive.store import Store
from scraper.command.nightly import nightly
from scraper.command.serving import serve_site
from scraper.command.stages import CrawlOptions
from scraper.forcekit import sites
from scraper.reading.work import cores
from scraper.settings import Settings

DELAY: Final = 0.02  # seconds; the sample sites are ours, so manners may be brisk
_COUNTED: Final = {
    "forces with answers": "SELECT count(DISTINCT force) FROM disclosures",
    "disclosures": "SELECT count(*) FROM disclosures",
    "documents": "SELECT count(*) FROM documents",
    "tables": "SELECT count(*) FROM tables",
    "figures": "SELECT count(*) FROM figures",
    "exemptions applied": "SELECT count(*) FROM exemptions_applied",
    "captures": "SELECT count(*) FROM captures",
}
# Files of answers that are written out to try the command on: the first of a force and type.
_LETTER_OF: Final = "cumbria"
_WRITTEN: Final = {
    "letter.pdf": ("application/pdf", _LETTER_OF),
    "answer.xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "%"),
}
_FIRST: Final = """
    SELECT documents.url FROM documents JOIN disclosures ON disclosures.key = disclosure
    WHERE media_type = ? AND force LIKE ? AND documents.url IS NOT NULL
    AND EXISTS (SELECT 1 FROM tables WHERE tables.document = documents.key)
    ORDER BY disclosure, position LIMIT 1
"""

# One site a force; a force whose older log has a site too shows the newer.
_EVERY: Final = tuple(name for name, kind in SITES.items() if name == kind.force)


def run_demo(data: Path, *, serve: bool, port: int, seed: int) -> int:
    """Crawl the sample world into ``data`` and publish it; serve it until Ctrl-C.

    Returns an exit status: 1 when a stage failed, and nothing is served then.
    """
    with SampleSites(_EVERY, seed=seed, ports=_ports(data)) as world:
        sites.write(data, {name: _binding(name, world.base_urls[name]) for name in _EVERY})
        options = CrawlOptions(delay=DELAY, allow_loopback=True)
        report = nightly(data, (), options, cores(), Policy.FULL)
        for line in report.failures:
            click.echo(line, err=True)
        if report.failures:
            return 1
        summarise(data)
        write_files(data)
        click.echo("Try next, in another terminal:" if serve else "Try next:")
        for command in next_commands(data, serving_on=port if serve else None):
            click.echo(f"  {command}")
        if not serve:
            return 0
        # The sample sites stay up so that links to the original pages work.
        return serve_site(data, "127.0.0.1", port, sql=True)


def _binding(name: str, base: str) -> str | sites.Binding:
    """Where a sample site stands, and on which platform if the force is not declared on it."""
    kind = SITES[name]
    return sites.fitting(name, sites.Binding(base, kind.platform, kind.parameters))


def summarise(data: Path) -> None:
    """Print what the published file holds."""
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        rows = [(name, connection.execute(sql).fetchone()[0]) for name, sql in _COUNTED.items()]
    console.table("Published", ("what", "rows"), rows)
    click.echo(f"It is {data / 'forcewide.db'}.\n")


def write_files(data: Path) -> None:
    """Write a letter and a workbook of the demo beside its database, to try commands on."""
    with closing(sqlite3.connect(data / "forcewide.db")) as published:
        urls = {name: published.execute(_FIRST, of).fetchone() for name, of in _WRITTEN.items()}
    with Store(Settings(data=data)) as store:
        for name, found in urls.items():
            capture = store.latest_ok_capture(found[0]) if found else None
            if capture is not None:
                (data / name).write_bytes(store.load_page(capture).body)


def next_commands(data: Path, *, serving_on: int | None) -> Iterator[str]:
    """Three commands to go on with; each works as it is printed."""
    program = _program()
    if serving_on:
        yield f"curl 'http://127.0.0.1:{serving_on}/search.json?q=taser'"
    else:
        yield f"{program} serve --data {data}"
    yield f"{program} extract {data / 'letter.pdf'} --force {_LETTER_OF}"
    yield f"{program} health --all --data {data}"


def _program() -> str:
    """How this program was called: by its name where that finds it, else by its path."""
    called = Path(sys.argv[0])
    if called.stem == "__main__":
        return f"{sys.executable} -m scraper"
    found = shutil.which("forcewide")
    if called.stem != "forcewide" or (found and Path(found).resolve() == called.resolve()):
        return "forcewide"
    return str(called)


def _ports(data: Path) -> dict[str, int]:
    """The ports of an earlier demo in this folder, so that addresses stay the same."""
    return {slug: int(base.rsplit(":", 1)[1]) for slug, base in sites.read(data).items()}
