"""``forcewide import``: recordings and saved pages into the archive and the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.options import (
    ForceName,
    data_option,
    existing,
    json_option,
    policy_option,
    print_json,
)

if TYPE_CHECKING:
    from parsers.types import Policy
    from scraper.recordings.intake import ForceImport, ImportReport
    from scraper.recordings.recorded import Options

_MOMENTS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S")


@dataclass(frozen=True, slots=True)
class _Done:
    report: ImportReport
    failures: list[str]


@click.command(name="import")
@click.argument("recordings", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--force",
    "slugs",
    multiple=True,
    type=ForceName(),
    metavar="FORCE",
    help="Take this force's hosts only; needed where forces share a host. May be repeated.",
)
@click.option("--url", help="The address of one saved file.")
@click.option(
    "--addresses",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with the columns file and url: the addresses of saved files.",
)
@click.option(
    "--captured-at",
    type=click.DateTime(_MOMENTS),
    help="When saved files were taken (UTC); else what they say, or when they were written.",
)
@data_option
@policy_option
@json_option
def import_command(
    recordings: tuple[Path, ...],
    slugs: tuple[str, ...],
    url: str | None,
    addresses: Path | None,
    captured_at: datetime | None,
    data: Path,
    policy: Policy | None,
    as_json: bool,
) -> None:
    """Put recordings and saved pages into the database.

    Fills the archive from RECORDINGS instead of a crawl, and publishes what they hold.

    Reads WARC, WACZ and HAR files, saved pages and folders of them, each by its content.
    Only what the forces' own hosts answered is taken, with the moment it was recorded
    at; the rest is counted. Importing the same recording again changes nothing.
    """
    from scraper.recordings.files import read_addresses
    from scraper.recordings.recorded import Options

    existing(recordings, folders=True)
    if url and (len(recordings) > 1 or recordings[0].is_dir()):
        raise click.UsageError("--url goes with one saved file")
    options = Options(
        url=url,
        addresses=read_addresses(addresses) if addresses else None,
        captured_at=captured_at.replace(tzinfo=UTC) if captured_at else None,
    )
    done = _run(data, recordings, slugs, options, policy)
    if as_json:
        print_json(_json(done.report))
    else:
        _print(done.report)
    for slug in done.report.forces:
        click.echo(f"{slug}: {_still_missing(data, slug)}", err=True)
    for line in done.failures:
        click.echo(line, err=True)
    raise SystemExit(1 if done.failures else 0)


def _still_missing(data: Path, slug: str) -> str:
    from scraper.command.filling import wanted_of
    from scraper.memento.missing import in_words

    return f"{in_words(wanted_of(data, slug))}; `forcewide missing {slug}` lists it"


def _run(
    data: Path,
    recordings: tuple[Path, ...],
    slugs: tuple[str, ...],
    options: Options,
    policy: Policy | None,
) -> _Done:
    from scraper import console
    from scraper.archive.archive import Archive
    from scraper.archive.store import Store
    from scraper.command import stages
    from scraper.recordings.intake import import_recordings, problems

    settings = stages.settings_for(data)
    forces = stages.chosen(data, slugs)
    hosts = {host: force.slug for force in forces for host in force.platform.hosts}
    with (
        Store(settings) as store,
        Archive(store) as archive,
        console.ticking("Importing", "recordings") as ticker,
    ):
        report = import_recordings(store, archive, forces, recordings, options, ticker)
    failures = problems(report, hosts)
    if report.forces:
        later = (
            stages.parse(data, tuple(report.forces), 1),
            stages.load(data, tuple(report.forces)),
            stages.questions(data),
            stages.publish(data, policy, False),
        )
        failures += [line for stage in later for line in stage.failures]
    return _Done(report, failures)


def _row(found: ForceImport) -> dict[str, object]:
    run = found.run
    return {
        "force": found.force,
        "stored": found.stored,
        "repeated": found.repeated,
        "unusable": sum(found.unusable.values()),
        "listed": run.listed if run else 0,
        "new": run.new if run else 0,
        "changed": run.changed if run else 0,
        "removed": run.removed if run else 0,
    }


def _json(report: ImportReport) -> dict[str, object]:
    return {
        "forces": [
            {**_row(found), "unusable": dict(found.unusable)} for found in report.forces.values()
        ],
        "other_hosts": dict(report.other_hosts.most_common()),
        "purged": report.purged,
        "left_out": [
            {"where": t.where, "url": t.url, "verdict": t.verdict, "message": t.message}
            for t in report.left_out
        ],
    }


def _print(report: ImportReport) -> None:
    from scraper import console

    rows = [_row(found) for found in report.forces.values()]
    if rows:
        console.table("Imported", tuple(rows[0]), [list(row.values()) for row in rows])
    others = sum(report.other_hosts.values())
    if others:
        click.echo(
            f"{others} answers of {len(report.other_hosts)} other hosts left alone", err=True
        )
    if report.purged:
        click.echo(f"{report.purged} answers of purged addresses left alone", err=True)
    for found in report.forces.values():
        for verdict, count in found.unusable.most_common():
            click.echo(f"{found.force}: {count} recorded answers were {verdict}", err=True)
