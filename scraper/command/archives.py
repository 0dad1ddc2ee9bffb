"""What helps when a force turns crawlers away: public web archives, people, and a letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.options import (
    ForceName,
    contact_option,
    data_option,
    json_option,
    policy_option,
    print_json,
)
from scraper.command.results import finish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.types import Policy
    from scraper.memento.given import Month
    from scraper.memento.missing import Wanted


@click.command()
@click.argument("slugs", nargs=-1, required=True, type=ForceName(), metavar="FORCE...")
@click.option(
    "--archive",
    "names",
    multiple=True,
    metavar="NAME",
    help="Ask this archive (docs/archives.md); default: those that are asked unless named.",
)
@data_option
@policy_option
@contact_option
@json_option
def archive(
    slugs: tuple[str, ...],
    names: tuple[str, ...],
    data: Path,
    policy: Policy | None,
    contact: str | None,
    as_json: bool,
) -> None:
    """Fill forces from public web archives.

    Asks the archives' indexes what they hold of FORCE..., fetches untouched copies of
    answers and files at each archive's own pace, and reads and publishes them as an import
    does. The forces' own sites are not asked. What was had before is not asked for again;
    interrupt it with Ctrl-C, and the next call resumes from there.
    """
    from scraper.command.filling import fill_forces
    from scraper.command.stages import CrawlOptions

    finish(fill_forces(data, slugs, names, CrawlOptions(contact=contact), policy), as_json)


@click.command()
@click.argument("slug", type=ForceName(), metavar="FORCE")
@click.option(
    "--addresses", is_flag=True, help="Addresses alone, one a line, for a recording program."
)
@click.option("--months", is_flag=True, help="What each source has given, month by month.")
@data_option
@json_option
def missing(slug: str, addresses: bool, months: bool, data: Path, as_json: bool) -> None:
    """List what to record next of a force.

    Listing pages, answers and files of FORCE that neither a crawl nor a recording nor an
    archive has given, in the order in which they are worth recording; then answers that wait
    for a person's decision. docs/import.md says how to record them. With --months, a table of
    what the site, recordings and archives have given of each month, and what is missing.
    """
    from scraper.command.filling import months_of, wanted_of

    if months:
        _print_months(months_of(data, slug), as_json)
        return
    found = wanted_of(data, slug)
    if as_json:
        print_json([{"kind": one.kind, "url": one.url, "about": one.about} for one in found])
    elif addresses:
        for one in found:
            if one.to_record:
                click.echo(one.url)
    else:
        _print_wanted(slug, found)


def _print_months(found: Sequence[Month], as_json: bool) -> None:
    from dataclasses import asdict

    from scraper import console

    if as_json:
        print_json([asdict(one) for one in found])
        return
    columns = ("month", "of", "known", "site", "recording", "archive", "missing")
    rows = [
        [one.month, kind, *(getattr(one, f"{kind}{end}") for end in _ENDS)]
        for one in found
        for kind in ("answers", "files")
    ]
    console.table("What each source has given", columns, rows)


_ENDS = ("", "_site", "_recording", "_archive", "_missing")


def _print_wanted(slug: str, found: Sequence[Wanted]) -> None:
    from scraper.memento.missing import Want, in_words

    for one in found:
        mark = "[decide]" if one.kind is Want.DECISION else "[ ]"
        click.echo(f"{mark} {one.kind}: {one.about}  {one.url}")
    click.echo(f"{slug}: {in_words(found)}", err=True)


@click.command()
@click.argument("slug", type=ForceName(), metavar="FORCE")
@click.option("--address", required=True, help="The address our requests come from.")
@data_option
@contact_option
def letter(slug: str, address: str, data: Path, contact: str | None) -> None:
    """Write the letter that asks a force to let us in.

    To its FOI desk and web team: who we are, what is asked for, how often, whom to write to.
    Ask first; archives and recordings are for the time until there is an answer.
    """
    from scraper.command.filling import letter_to

    click.echo(letter_to(data, slug, contact, address), nl=False)


@click.command()
@click.argument("url")
@click.option("--by", required=True, help="Who decides; it is kept.")
@click.option("--why", required=True, help="The reason; it is kept.")
@data_option
@policy_option
def restore(url: str, by: str, why: str, data: Path, policy: Policy | None) -> None:
    """Show an archive's copy of a withdrawn answer.

    Without such a decision it is not shown, however many archives have it. `forcewide
    missing` lists the answers that wait for one.
    """
    from scraper.command.filling import restore_copy

    failures = restore_copy(data, url, by, why, policy)
    for line in failures:
        click.echo(line, err=True)
    raise SystemExit(1 if failures else 0)
