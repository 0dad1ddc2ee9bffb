"""``forcewide archive``: what public web archives hold of a force that turns crawlers away."""

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
)
from scraper.command.results import finish

if TYPE_CHECKING:
    from parsers.types import Policy


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
