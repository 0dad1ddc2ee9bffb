"""``forcewide demo`` and ``serve``: the whole way on made-up sites, and the result served."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Final

import click

from db.serve import datasette_command
from parsers.types import Policy
from samples.registry import SITES
from samples.serve import SampleSites
from scraper import console
from scraper.command import stages
from scraper.errors import SettingsError
from scraper.forcekit import sites
from scraper.reading.work import cores

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


# One site a force; a force whose older log has a site too shows the newer.
_EVERY: Final = tuple(name for name, kind in SITES.items() if name == kind.force)


def run_demo(data: Path, *, serve: bool, port: int, seed: int) -> int:
    """Crawl the sample world into ``data`` and publish it; serve it until Ctrl-C.

    Returns an exit status: 1 when a stage failed, and nothing is served then.
    """
    with SampleSites(_EVERY, seed=seed, ports=_ports(data)) as world:
        sites.write(data, {name: _binding(name, world.base_urls[name]) for name in _EVERY})
        options = stages.CrawlOptions(delay=DELAY, allow_loopback=True)
        report = stages.nightly(data, (), options, cores(), Policy.FULL)
        for line in report.failures:
            click.echo(line, err=True)
        if report.failures:
            return 1
        summarise(data)
        if not serve:
            click.echo(
                f"Published {data / 'forcewide.db'}. To look at it: forcewide serve --data {data}"
            )
            return 0
        # The sample sites stay up so that links to the original pages work.
        return serve_database(data, "127.0.0.1", port)


def _binding(name: str, base: str) -> str | sites.Binding:
    """Where a sample site stands, and on which platform if the force is not declared on it."""
    kind = SITES[name]
    return sites.fitting(name, sites.Binding(base, kind.platform, kind.parameters))


def summarise(data: Path) -> None:
    """Print what the published file holds."""
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        rows = [(name, connection.execute(sql).fetchone()[0]) for name, sql in _COUNTED.items()]
    console.table("Published", ("what", "rows"), rows)


def _ports(data: Path) -> dict[str, int]:
    """The ports of an earlier demo in this folder, so that addresses stay the same."""
    return {slug: int(base.rsplit(":", 1)[1]) for slug, base in sites.read(data).items()}


def serve_database(data: Path, host: str, port: int) -> int:
    """Run Datasette on the published file until it ends or Ctrl-C.

    Raises SettingsError when nothing has been published yet.
    """
    target = data / "forcewide.db"
    if not target.exists():
        raise SettingsError(f"{target} does not exist; run `forcewide demo` or `forcewide nightly`")
    command = datasette_command(target, host=host, port=port)
    click.echo(f"Serving {target} on http://{host}:{port}/ (Ctrl-C ends it)")
    child = subprocess.Popen(command)  # noqa: S603 - our own command line, no shell
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.send_signal(signal.SIGINT)
        child.wait()
        return 0
