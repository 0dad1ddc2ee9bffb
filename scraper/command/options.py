"""Options that many commands share, so that they read and behave alike."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from parsers.types import Policy
from scraper.reading.work import cores

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    show_default="./data",
    envvar="FORCEWIDE_DATA",
    show_envvar=True,
    help="Folder of the archive and the databases.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on stdout.")

jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=cores, show_default="cores", help="Processes."
)

contact_option = click.option(
    "--contact",
    envvar="FORCEWIDE_CONTACT",
    show_envvar=True,
    help="An e-mail address or web page for the sites' owners, sent with every request.",
)

policy_option = click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    default=None,
    help="How much is published: full texts, facts and figures (the default), or links only.",
)


def print_json(value: object) -> None:
    """Print a value as JSON on stdout; dates and enums become their words."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1))
