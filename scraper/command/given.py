"""``forcewide ingest``: answers that somebody holds as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.options import ForceName, data_option, existing, json_option, policy_option
from scraper.command.results import finish

if TYPE_CHECKING:
    from parsers.types import Policy


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--force", "slug", required=True, type=ForceName(), help="Whose answers these are.")
@click.option("--url", help="Where FILE was published (one file only); else import:<hash>/<name>.")
@data_option
@policy_option
@json_option
def ingest(
    files: tuple[Path, ...],
    slug: str,
    url: str | None,
    data: Path,
    policy: Policy | None,
    as_json: bool,
) -> None:
    """Put answers that you hold as files into the database.

    The files go into the archive as captures and are parsed, loaded, checked and
    published like crawled ones; their disclosures say source_kind "import".
    """
    from scraper.command import stages

    if url and len(files) > 1:
        raise click.UsageError("--url goes with one FILE")
    existing(files)
    finish(stages.ingest(data, files, slug, url, policy), as_json)
