"""``forcewide release``: what is published as files to keep and to cite."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.command.options import data_option, json_option, print_json


@click.command()
@data_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    show_default="<data>/releases",
    help="Folder of the releases.",
)
@json_option
def release(data: Path, out: Path | None, as_json: bool) -> None:
    """Write the published build as a dated folder.

    Zipped SQLite, CSV, Parquet (with the extra `release`), datapackage.json, checksums, and
    what has changed since the last release. An older release that shows what may not be
    shown any more loses its files.
    """
    from db import parquet
    from db.release import release as write_release
    from scraper.command.stages import settings_for

    settings = settings_for(data)
    folder = out or settings.releases
    done = write_release(settings.forcewide_db, folder, keep=settings.release_keep)
    found = done.difference
    if as_json:
        row = {"path": str(done.path), "build": done.build, "rows": done.rows}
        counts = {"added": len(found.added), "changed": len(found.changed)}
        further = {"withdrawn": found.withdrawn, "since": found.since}
        print_json(row | counts | further | {"emptied": done.emptied, "parquet": done.parquet})
    else:
        click.echo(f"{done.path}: build {done.build}, {sum(done.rows.values()):,} rows")
        since = f"since {found.since}" if found.since else "the first release"
        changed = f"{len(found.added):,} answers added, {len(found.changed):,} changed"
        click.echo(f"{changed}, {found.withdrawn:,} withdrawn ({since})")
    for name in done.emptied:
        click.echo(f"{name} showed what may not be shown any more; its files are gone", err=True)
    if not done.parquet:
        click.echo(f"without Parquet; for it: {parquet.INSTALL}", err=True)
