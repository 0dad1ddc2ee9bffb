"""``forcewide nightly`` and the stages it is made of, each a command of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from scraper.command.options import (
    contact_option,
    dask_option,
    data_option,
    delay_option,
    forces_argument,
    jobs_option,
    json_option,
    loopback_option,
    policy_option,
)
from scraper.command.results import finish

if TYPE_CHECKING:
    from parsers.types import Policy

_DATE: Final = click.DateTime(["%Y-%m-%d"])


@click.command()
@forces_argument
@data_option
@jobs_option
@dask_option
@policy_option
@contact_option
@delay_option
@loopback_option
@json_option
def nightly(
    slugs: tuple[str, ...],
    data: Path,
    jobs: int,
    dask: str | None,
    policy: Policy | None,
    contact: str | None,
    delay: float | None,
    allow_loopback: bool,
    as_json: bool,
) -> None:
    """Crawl, read and publish everything; report each stage.

    A force that fails stops no other, and a stage that fails is a row of the report: only
    the stages that need it are left out. Exit status 1 when anything failed.
    """
    from scraper.command.nightly import nightly as run_night
    from scraper.command.stages import CrawlOptions

    options = CrawlOptions(delay=delay, allow_loopback=allow_loopback, contact=contact)
    finish(run_night(data, slugs, options, jobs, policy, dask), as_json)


@click.command()
@data_option
@click.option("--last", default=1, show_default=True, type=click.IntRange(1), help="How many.")
@json_option
def nights(data: Path, last: int, as_json: bool) -> None:
    """Show what each stage of the last nights did.

    Beginning, end, deadline, counts and cause, from the ledger in crawl.db.
    Exit status 1 when a stage of the newest one failed, was left out, or was cut off.
    """
    from scraper.command.nights import ledger

    finish(ledger(data, last), as_json)


@click.command()
@forces_argument
@data_option
@click.option(
    "--since", type=_DATE, help="Oldest publication date; default: what may have changed."
)
@contact_option
@delay_option
@loopback_option
@json_option
def crawl(
    slugs: tuple[str, ...],
    data: Path,
    since: datetime | None,
    contact: str | None,
    delay: float | None,
    allow_loopback: bool,
    as_json: bool,
) -> None:
    """Fetch disclosure logs into the archive.

    Those of FORCE..., or of every declared force. Obeys robots.txt, asks one host one thing at
    a time, and stores every response before reading it. Interrupt it with Ctrl-C; the next
    crawl resumes from there.
    """
    from scraper.command import stages

    options = stages.CrawlOptions(
        since=since.date() if since else None,
        delay=delay,
        allow_loopback=allow_loopback,
        contact=contact,
    )
    finish(stages.crawl(data, slugs, options), as_json)


@click.command()
@forces_argument
@data_option
@jobs_option
@dask_option
@json_option
def parse(slugs: tuple[str, ...], data: Path, jobs: int, dask: str | None, as_json: bool) -> None:
    """Read what is new in the archive.

    That is what changed, and what a newer parser may read better.
    """
    from scraper.command import stages

    finish(stages.parse(data, slugs, jobs, dask), as_json)


@click.command()
@forces_argument
@data_option
@json_option
def load(slugs: tuple[str, ...], data: Path, as_json: bool) -> None:
    """Put what was read into the staging database.

    One transaction a force. A force that fails its expectations keeps its last good rows and is
    shown as stale.
    """
    from scraper.command import stages

    finish(stages.load(data, slugs), as_json)


@click.command()
@data_option
@json_option
def check(data: Path, as_json: bool) -> None:
    """Check the staging database.

    Foreign keys, integrity, and what each force is expected to have.
    """
    from scraper.command import stages

    finish(stages.check(data), as_json)


@click.command()
@data_option
@policy_option
@click.option("--force", "despite", is_flag=True, help="Publish even if many rows are missing.")
@json_option
def publish(data: Path, policy: Policy | None, despite: bool, as_json: bool) -> None:
    """Build the published file, check it and swap it in.

    <data>/forcewide.db is built beside the old one, which stays if anything fails.
    """
    from scraper.command import stages

    finish(stages.publish(data, policy, despite), as_json)


@click.command()
@data_option
@json_option
def rollback(data: Path, as_json: bool) -> None:
    """Make the build before the published one current again.

    A running `forcewide serve` passes its readers to it. The build that is left is deleted.
    Where something was taken down since, nothing earlier is kept and nothing changes.
    """
    from scraper.command import stages

    finish(stages.rollback(data), as_json)
