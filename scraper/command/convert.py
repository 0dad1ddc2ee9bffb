"""``forcewide convert``: what waits for text recognition or LibreOffice, and doing it."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.command.folder import crawled
from scraper.command.options import (
    data_option,
    forces_argument,
    jobs_option,
    json_option,
    print_json,
)


@click.command()
@forces_argument
@data_option
@jobs_option
@click.option("--list", "only_list", is_flag=True, help="Only count what waits; convert nothing.")
@json_option
def convert(slugs: tuple[str, ...], data: Path, jobs: int, only_list: bool, as_json: bool) -> None:
    """Read scans, .doc and .rtf with outside programs.

    `forcewide parse` does this by itself; run it alone after installing tesseract or
    LibreOffice, then parse. Each file is tried once by each version of a program.
    Exit status 1 while files wait for a program that is not installed.
    """
    from parsers.types import Conversion
    from scraper import console
    from scraper.archive.conversion_rows import counts
    from scraper.archive.store import Store
    from scraper.command.stages import convert_force
    from scraper.reading.programs import INSTALL, programs

    with Store(crawled(data)) as store:
        chosen = list(slugs) or store.forces_with_items()
        for slug in chosen if not only_list else ():
            convert_force(store, slug, jobs)
        found = {slug: counts(store, slug) for slug in chosen}
    rows = [
        {"force": slug, "conversion": kind, "outcome": outcome, "files": number}
        for slug, counted in found.items()
        for (kind, outcome), number in sorted(counted.items())
    ]
    if as_json:
        print_json(rows)
    elif rows:
        console.table("Conversions", tuple(rows[0]), [list(row.values()) for row in rows])
    else:
        click.echo("nothing waits for conversion", err=True)
    missing = {
        Conversion(str(row["conversion"])) for row in rows if row["outcome"] == "waiting"
    } - set(programs())
    for kind in sorted(missing):
        click.echo(f"files wait for {kind}; install it: {INSTALL[kind]}", err=True)
    raise SystemExit(1 if missing else 0)
