"""The ``forcewide`` command: every stage of the night, and the tools around it.

Each command parses its options and calls one function. Messages go to stderr and
say what to do next; stdout carries results. Exit status: 0 done, 1 something
failed and is named, 2 wrong usage; ``extract`` has its own (docs/extract.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from parsers.directory import BY_SLUG
from parsers.errors import ForcewideError
from parsers.types import Policy
from scraper import console
from scraper.command import captures, convert, declare, hazards, health, quarantine, recordings
from scraper.command.forces import forces
from scraper.command.options import (
    contact_option,
    data_option,
    jobs_option,
    json_option,
    policy_option,
    print_json,
)
from scraper.report import Report

_DATE: Final = click.DateTime(["%Y-%m-%d"])


class _Group(click.Group):
    """A group whose commands stand in the order of the night, and whose errors are one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ForcewideError as error:
            raise click.ClickException(str(error)) from error


class _ForceSlug(click.ParamType[str]):
    name = "slug"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in BY_SLUG:
            from rapidfuzz import process

            near = process.extractOne(str(value), BY_SLUG.keys(), score_cutoff=60)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            self.fail(f"unknown force {value!r}.{hint} `forcewide forces` lists them.", param, ctx)
        return str(value)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="forcewide")
def main() -> None:
    """What did every police force publish?

    Crawls the FOI disclosure logs of UK police forces, reads the answers, letters and
    spreadsheets in them, and publishes one database for browsing and as a JSON API.

    \b
    Start with:   forcewide demo
    Every night:  forcewide nightly
    One file:     forcewide extract letter.pdf --force cumbria --json
    """


@main.command()
@data_option
@click.option(
    "--serve/--no-serve", default=True, help="Serve the result, or stop after publishing."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Chooses the sites' markup.")
def demo(data: Path, serve: bool, port: int, seed: int) -> None:
    """Show the whole way on made-up sites: crawl, parse, load, check, publish, serve.

    Starts sample force sites on free loopback ports; nothing leaves this machine.
    The result is <data>/forcewide.db, by default in ./data/demo.
    """
    from scraper.command.demo import run_demo

    folder = data / "demo" if data == Path("data") else data
    raise SystemExit(run_demo(folder, serve=serve, port=port, seed=seed))


main.add_command(forces)


@main.command()
@click.argument("slugs", nargs=-1, type=_ForceSlug(), metavar="[FORCE]...")
@data_option
@click.option(
    "--since", type=_DATE, help="Oldest publication date; default: what may have changed."
)
@contact_option
@click.option("--delay", type=click.FloatRange(0), help="Seconds between requests to one host.")
@click.option("--allow-loopback", is_flag=True, help="Allow 127.0.0.1 (for sample sites).")
@json_option
def crawl(
    slugs: tuple[str, ...],
    data: Path,
    since: Any,
    contact: str | None,
    delay: float | None,
    allow_loopback: bool,
    as_json: bool,
) -> None:
    """Fetch disclosure logs into the archive: FORCE... or every declared force.

    Obeys robots.txt, asks one host one thing at a time, and stores every response
    before reading it. Interrupt it with Ctrl-C; the next crawl goes on from there.
    """
    from scraper.command import stages

    options = stages.CrawlOptions(
        since=since.date() if since else None,
        delay=delay,
        allow_loopback=allow_loopback,
        contact=contact,
    )
    _finish(stages.crawl(data, slugs, options), as_json)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--force", "slug", required=True, type=_ForceSlug(), help="Whose answers these are.")
@click.option("--url", help="Where FILE was published (one file only); else import:<hash>/<name>.")
@data_option
@policy_option
@json_option
def ingest(
    files: tuple[Path, ...],
    slug: str,
    url: str | None,
    data: Path,
    policy: str | None,
    as_json: bool,
) -> None:
    """Put answers you hold as files into the database, without crawling.

    The files go into the archive as captures and are parsed, loaded, checked and
    published like crawled ones; their disclosures say source_kind "import".
    """
    from scraper.command import stages

    if url and len(files) > 1:
        raise click.UsageError("--url goes with one FILE")
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise click.UsageError(f"no such file: {', '.join(missing)}")
    _finish(stages.ingest(data, files, slug, url, Policy(policy) if policy else None), as_json)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--force", "slug", type=_ForceSlug(), help="Whose answer it is, if you know.")
@json_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write DIR/<file name>.json for each FILE; needed for several files.",
    metavar="DIR",
)
@jobs_option
@click.option("--no-join", is_flag=True, help="Leave a table that continues over pages apart.")
@click.option("--no-gate", is_flag=True, help="Read without judging (with --out; for benchmarks).")
@click.option("--no-ocr", is_flag=True, help="Leave scans unread, even with tesseract installed.")
@click.option("--no-convert", is_flag=True, help="Leave .doc and .rtf to themselves.")
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
    no_ocr: bool,
    no_convert: bool,
    debug: Path | None,
    seconds: float,
    memory: int,
) -> None:
    """Read FILE and print what is in it: letter, outcome, exemptions, tables, figures.

    No network, no database. Reads PDF, Word, Excel, CSV, HTML and text by content,
    not by ending; scans, .doc and .rtf where tesseract and LibreOffice are
    installed. A FILE that takes more than --seconds or --memory is failed. Exit
    status: 0 parsed, 2 wrong usage, 3 quarantined, 4 unsupported, 5 failed; with
    --out 0 when every FILE has its JSON.
    """
    from parsers.files.derived import Conversion
    from scraper.caps import MIB, Caps
    from scraper.reading.extract import EXIT_STATUS, Options, extract_all, extract_each

    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise click.UsageError(f"no such file: {', '.join(missing)}")
    if no_gate and out is None:
        raise click.UsageError("--no-gate goes with --out")
    if debug is not None:
        _draw(files, debug)
    refused = {Conversion.OCR: no_ocr, Conversion.OFFICE: no_convert}
    options = Options(
        force=slug,
        join=not no_join,
        judge=not no_gate,
        conversions=frozenset(kind for kind, no in refused.items() if not no),
        caps=Caps(memory=memory * MIB, cpu_seconds=seconds, wall_seconds=seconds),
    )
    if out is None:
        if len(files) > 1:
            raise click.UsageError("several FILEs need --out DIR")
        with console.ticking("Reading") as ticker:
            pages = console.pages_of(ticker)
            (found,) = extract_each(files, options, jobs=1, on_progress=pages)
        if as_json:
            click.echo(found.json, nl=False)
        if not as_json or EXIT_STATUS[found.verdict]:
            click.echo(found.summary, err=bool(EXIT_STATUS[found.verdict]))
        raise SystemExit(EXIT_STATUS[found.verdict])
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


@main.command()
@click.argument("grid", type=click.Path(path_type=Path))
def figures(grid: Path) -> None:
    """Run the figures stage alone on the tables of GRID (JSON) and print their figures.

    GRID has the shape of `forcewide extract --json`, or is a list of its tables.
    """
    from scraper.reading.extract import figures_of

    if not grid.is_file():
        raise click.UsageError(f"no such file: {grid}")
    click.echo(figures_of(grid), nl=False)


@main.command()
@click.argument("slugs", nargs=-1, type=_ForceSlug(), metavar="[FORCE]...")
@data_option
@jobs_option
@json_option
def parse(slugs: tuple[str, ...], data: Path, jobs: int, as_json: bool) -> None:
    """Read what the archive holds. Only what changed, or what a newer parser may read better."""
    from scraper.command import stages

    _finish(stages.parse(data, slugs, jobs), as_json)


@main.command()
@click.argument("slugs", nargs=-1, type=_ForceSlug(), metavar="[FORCE]...")
@data_option
@json_option
def load(slugs: tuple[str, ...], data: Path, as_json: bool) -> None:
    """Put what was read into the staging database, one transaction a force.

    A force that fails its expectations keeps its last good rows and is shown as stale.
    """
    from scraper.command import stages

    _finish(stages.load(data, slugs), as_json)


@main.command()
@data_option
@json_option
def check(data: Path, as_json: bool) -> None:
    """Check the staging database: foreign keys, integrity, each force's expectations."""
    from scraper.command import stages

    _finish(stages.check(data), as_json)


@main.command()
@data_option
@policy_option
@click.option("--force", "despite", is_flag=True, help="Publish even if many rows are missing.")
@json_option
def publish(data: Path, policy: str | None, despite: bool, as_json: bool) -> None:
    """Build <data>/forcewide.db beside the old one, check it, and swap it in."""
    from scraper.command import stages

    _finish(stages.publish(data, Policy(policy) if policy else None, despite), as_json)


@main.command()
@click.argument("slugs", nargs=-1, type=_ForceSlug(), metavar="[FORCE]...")
@data_option
@jobs_option
@policy_option
@contact_option
@click.option("--delay", type=click.FloatRange(0), help="Seconds between requests to one host.")
@click.option("--allow-loopback", is_flag=True, help="Allow 127.0.0.1 (for sample sites).")
@json_option
def nightly(
    slugs: tuple[str, ...],
    data: Path,
    jobs: int,
    policy: str | None,
    contact: str | None,
    delay: float | None,
    allow_loopback: bool,
    as_json: bool,
) -> None:
    """Crawl, parse, load, check and publish, in that order. One failed force stops no other."""
    from scraper.command import stages

    options = stages.CrawlOptions(delay=delay, allow_loopback=allow_loopback, contact=contact)
    _finish(stages.nightly(data, slugs, options, jobs, Policy(policy) if policy else None), as_json)


@main.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
def serve(data: Path, host: str, port: int) -> None:
    """Serve <data>/forcewide.db with Datasette, for browsing and as a JSON API."""
    from scraper.command.demo import serve_database

    raise SystemExit(serve_database(data, host, port))


def _finish(report: Report, as_json: bool) -> None:
    """Print a stage's report and leave with its status."""
    if as_json:
        print_json(report.rows)
    elif report.rows:
        rows = [[row[name] for name in report.columns] for row in report.rows]
        console.table(report.title, report.columns, rows)
    for line in report.failures:
        click.echo(line, err=True)
    raise SystemExit(1 if report.failures else 0)


# Each module of commands names its own; their order here is that of the help.
for _module in (
    convert,
    hazards,
    captures,
    quarantine,
    recordings,
    health,
    declare,
):
    for _command in _module.COMMANDS:
        main.add_command(_command)
