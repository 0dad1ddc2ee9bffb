"""``forcewide convert``: what waits for text recognition or LibreOffice, and doing it."""

from __future__ import annotations

from pathlib import Path

import click

from parsers.files.derived import Conversion
from scraper import console
from scraper.command.options import data_option, jobs_option, json_option, print_json
from scraper.reading.programs import INSTALL, programs


@click.command()
@click.argument("slugs", nargs=-1, metavar="[FORCE]...")
@data_option
@jobs_option
@click.option("--list", "only_list", is_flag=True, help="Only count what waits; convert nothing.")
@json_option
def convert(slugs: tuple[str, ...], data: Path, jobs: int, only_list: bool, as_json: bool) -> None:
    """Recognise the text of scans, and turn .doc and .rtf into what can be read.

    `forcewide parse` does this by itself; run it alone after installing tesseract or
    LibreOffice, then parse. Each file is tried once by each version of a program.
    Exit status 1 while files wait for a program that is not installed.
    """
    from scraper.archive.conversion_rows import counts
    from scraper.archive.store import Store
    from scraper.command.stages import convert_force, settings_for

    with Store(settings_for(data)) as store:
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
    missing = {
        Conversion(str(row["conversion"])) for row in rows if row["outcome"] == "waiting"
    } - set(programs())
    for kind in sorted(missing):
        click.echo(f"files wait for {kind}; install it: {INSTALL[kind]}", err=True)
    raise SystemExit(1 if missing else 0)


COMMANDS = (convert,)
