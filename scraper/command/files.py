"""``forcewide extract`` and ``figures``: what is in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.options import ForceName, existing, jobs_option, json_option

if TYPE_CHECKING:
    from scraper.reading.options import Options


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--force", "slug", type=ForceName(), help="Whose answer it is, if you know.")
@json_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write DIR/<file name>.json for each FILE; needed for several files.",
    metavar="DIR",
)
@jobs_option
@click.option("--no-join", is_flag=True, help="Leave a table that continues over pages apart.")
@click.option(
    "--no-gate", is_flag=True, help="Read without asking the gate (needs --out; for benchmarks)."
)
@click.option(
    "--unmasked",
    is_flag=True,
    help="Leave persons in: names, addresses, numbers. Not to be published.",
)
@click.option("--no-ocr", is_flag=True, help="Leave scans unread, even with tesseract installed.")
@click.option("--no-convert", is_flag=True, help="Do not convert .doc and .rtf files.")
@click.option(
    "--debug",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PNG",
    help="Draw the tables found in a PDF over its pages: PNG, PNG-2 and so on.",
)
@click.option(
    "--seconds", type=click.FloatRange(min=1), default=60, show_default=True, help="Cap per FILE."
)
@click.option(
    "--memory",
    type=click.IntRange(min=128),
    default=1024,
    show_default=True,
    help="Cap per FILE, in MiB.",
)
def extract(
    files: tuple[Path, ...],
    slug: str | None,
    as_json: bool,
    out: Path | None,
    jobs: int,
    no_join: bool,
    no_gate: bool,
    unmasked: bool,
    no_ocr: bool,
    no_convert: bool,
    debug: Path | None,
    seconds: float,
    memory: int,
) -> None:
    """Read a letter or spreadsheet and print what is in it.

    That is its dates, outcome, exemptions, tables and figures.

    Persons are masked as in what is published, unless --unmasked is given; the JSON
    says which ("masked").

    No network, no database. Reads PDF, Word, Excel, CSV, HTML and text by content,
    not by ending; scans, .doc and .rtf where tesseract and LibreOffice are
    installed. A FILE that takes more than --seconds or --memory is failed. Exit
    status: 0 parsed, 2 wrong usage, 3 quarantined, 4 unsupported, 5 failed; with
    --out 0 when every FILE has its JSON.
    """
    from parsers.types import Conversion
    from scraper.caps import MIB, Caps
    from scraper.reading.options import Options

    existing(files)
    if no_gate and out is None:
        raise click.UsageError("--no-gate goes with --out")
    if debug is not None:
        _draw(files, debug)
    refused = {Conversion.OCR: no_ocr, Conversion.OFFICE: no_convert}
    options = Options(
        force=slug,
        join=not no_join,
        judge=not no_gate,
        masked=not unmasked,
        conversions=frozenset(kind for kind, no in refused.items() if not no),
        caps=Caps(memory=memory * MIB, cpu_seconds=seconds, wall_seconds=seconds),
    )
    if out is None:
        raise SystemExit(_print_one(files, options, as_json))
    _write_all(files, out, options, jobs)


def _print_one(files: tuple[Path, ...], options: Options, as_json: bool) -> int:
    """Print what is in the one FILE; the exit status that its verdict has."""
    from scraper import console
    from scraper.reading.extract import extract_each
    from scraper.reading.options import EXIT_STATUS

    if len(files) > 1:
        raise click.UsageError("several FILEs need --out DIR")
    with console.ticking("Reading", lines=False) as ticker:
        pages = console.pages_of(ticker)
        (found,) = extract_each(files, options, jobs=1, on_progress=pages)
    status = EXIT_STATUS[found.verdict]
    if as_json:
        click.echo(found.json, nl=False)
    if not as_json or status:
        click.echo(found.summary, err=bool(status))
    return status


def _write_all(files: tuple[Path, ...], out: Path, options: Options, jobs: int) -> None:
    from scraper import console
    from scraper.reading.extract import extract_all

    names = [path.name for path in files]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise click.UsageError(f"two inputs of one name: {', '.join(twice)}")
    with console.ticking("Extracting") as ticker:
        count = iter(range(1, len(files) + 1))
        extract_all(
            files,
            out,
            options,
            jobs=jobs,
            done=lambda one: ticker.tick("files", next(count), len(files), one.path.name),
            on_progress=console.pages_of(ticker),
        )


def _draw(files: tuple[Path, ...], out: Path) -> None:
    """Draw the tables of the one FILE; says where the pictures are on stderr."""
    from parsers.errors import DocumentError
    from scraper.reading.pictures import draw_tables

    if len(files) > 1:
        raise click.UsageError("--debug draws one FILE")
    try:
        written = draw_tables(files[0], out)
    except (DocumentError, OSError) as error:
        raise click.ClickException(f"cannot draw {files[0].name}: {error}") from error
    for path in written:
        click.echo(f"drawn: {path}", err=True)
    if not written:
        click.echo("no tables to draw", err=True)


@click.command()
@click.argument("grid", type=click.Path(path_type=Path))
def figures(grid: Path) -> None:
    """Print the figures of tables that are given as JSON.

    GRID has the shape of `forcewide extract --json`, or is a list of its tables.
    """
    from scraper.reading.extract import figures_of

    existing((grid,))
    click.echo(figures_of(grid), nl=False)
