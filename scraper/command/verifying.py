"""``forcewide verify``: is the archive whole, and what becomes of what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.folder import crawled
from scraper.command.options import (
    contact_option,
    data_option,
    delay_option,
    json_option,
    loopback_option,
    print_json,
)

if TYPE_CHECKING:
    from scraper.archive.repair import RepairReport
    from scraper.archive.verify import VerifyReport
    from scraper.command.stages import CrawlOptions
    from scraper.report import Report


@click.command()
@data_option
@click.option("--repair", is_flag=True, help="Fetch again what is torn or missing.")
@contact_option
@delay_option
@loopback_option
@json_option
def verify(
    data: Path,
    repair: bool,
    contact: str | None,
    delay: float | None,
    allow_loopback: bool,
    as_json: bool,
) -> None:
    """Check that the archive is whole. Without --repair it changes nothing.

    Hashes every stored record again and compares it with the index. With --repair, what is
    torn leaves the index and is kept beside the archive's files, and the forces it came from
    are crawled, so that it is fetched again. What is published stays until then.

    Exit status 1 when something is missing, damaged or not in the index and was not had
    again; each problem is one line.
    """
    from scraper.command.stages import CrawlOptions

    options = CrawlOptions(delay=delay, allow_loopback=allow_loopback, contact=contact)
    if repair:
        raise SystemExit(_repair(data, options, as_json))
    from scraper.archive.store import Store
    from scraper.archive.verify import verify as verify_archive

    with Store(crawled(data)) as store, _files() as seen:
        report = verify_archive(store, seen)
    if as_json:
        print_json(_row(report))
    else:
        click.echo(_words(report))
    for problem in report.problems:
        click.echo(problem, err=True)
    raise SystemExit(1 if report.problems else 0)


@contextmanager
def _files() -> Iterator[Callable[[str], None]]:
    from scraper import console

    count = iter(range(1, 1_000_000))
    with console.ticking("Verifying", "files", lines=False) as ticker:
        yield lambda name: ticker.tick("files", next(count), None, name)


def _repair(data: Path, options: CrawlOptions, as_json: bool) -> int:
    """Repair, crawl the forces that lost something, and say what became of each response."""
    from scraper.archive.repair import Lost, repair
    from scraper.archive.store import Store
    from scraper.archive.verify import verify as verify_archive

    with Store(crawled(data)) as store, _files() as seen:
        done = repair(store, seen)
    failures = _fetch_again(data, done, options)
    with Store(crawled(data)) as store:
        fates = [(one.capture.url, one.fate(store, done.at)) for one in done.lost]
        left = verify_archive(store).problems
    found = done.found
    if as_json:
        lost = [{"url": url, "fate": fate.name.lower()} for url, fate in fates]
        files = {"adopted": done.adopted, "rewritten": list(done.files)}
        print_json(_row(found) | {"lost": lost, "left": left} | files)
    else:
        click.echo(_words(found))
        counts = Counter(fate for _, fate in fates)
        for fate in Lost:
            if counts[fate]:
                click.echo(f"{counts[fate]} responses: {fate.value}")
        if done.adopted:
            click.echo(f"{done.adopted} responses put into the index")
    open_ = {Lost.WAITS, Lost.ARCHIVED, Lost.GIVEN}
    waiting = [(url, fate) for url, fate in fates if fate in open_]
    for url, fate in waiting:
        click.echo(f"{url}: {fate.value}", err=True)
    for line in (*failures, *left):
        click.echo(line, err=True)
    return 1 if waiting or failures or left else 0


def _fetch_again(data: Path, done: RepairReport, options: CrawlOptions) -> list[str]:
    """Crawl the forces whose answers have lost bytes; what failed, in sentences."""
    from scraper.command import stages
    from scraper.forcekit import sites

    slugs = [slug for slug in done.forces if sites.force(data, slug) is not None]
    if not slugs:
        return []
    return list(stages.crawl(data, slugs, options).failures)


def verify_slice(data: Path) -> Report:
    """The stage of a night: read a slice of the archive again (``verify_days``)."""
    from scraper.archive.rolling import check_slice
    from scraper.archive.store import Store
    from scraper.command.stages import settings_for
    from scraper.report import Report

    settings = settings_for(data)
    if not settings.crawl_db.exists():
        return Report("Verify", ("records",))
    with Store(settings) as store:
        found = check_slice(store)
    row: dict[str, object] = {"records": found.records, "bytes": found.bytes, "of": found.of}
    failures = [f"{line}; run `forcewide verify --repair`" for line in found.problems]
    return Report("Verify", ("records", "bytes", "of"), [row] if found.of else [], failures)


def _row(report: VerifyReport) -> dict[str, object]:
    return {
        "files": report.files,
        "records": report.records,
        "captures": report.captures,
        "bytes": report.bytes,
        "problems": report.problems,
    }


def _words(report: VerifyReport) -> str:
    return (
        f"{report.files} files, {report.records} records, {report.captures} captures,"
        f" {report.bytes:,} bytes: {len(report.problems)} problems"
    )
