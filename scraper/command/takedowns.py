"""``forcewide withdraw`` and ``forcewide takedown-drill``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.options import data_option, json_option, policy_option
from scraper.command.results import finish

if TYPE_CHECKING:
    from parsers.types import Policy

# The classes of db.records.TakedownReason, without importing it for --help; a test compares.
REASONS = (
    *("personal_data", "hidden_data", "safety", "court"),
    *("copyright", "force_asked", "mistake"),
)


@click.command()
@click.argument("key")
@click.option("--reason", required=True, type=click.Choice(REASONS), help="For the public log.")
@data_option
@policy_option
@json_option
def withdraw(key: str, reason: str, data: Path, policy: Policy | None, as_json: bool) -> None:
    """Take an answer down for good, everywhere and at once.

    KEY is in the address of its page (kent/foi-12-26). Its bytes, readings, rows, older builds
    and releases go, a running site switches, and no crawl or import brings it back. Its line in
    the public log (class and day, nothing else) appears after some days. Exit status 1 when a
    file stays because other answers link to it, too.
    """
    from db.records import TakedownReason
    from scraper.command.withdrawing import withdraw as take_down

    finish(take_down(data, key, TakedownReason(reason), policy), as_json)


@click.command(name="takedown-drill")
@json_option
def takedown_drill(as_json: bool) -> None:
    """Rehearse a takedown on a sample site, and time it.

    In a folder of its own: an answer with a word of its own is published and served, taken down,
    and looked for in every file and on every page; then it tries to come back. Exit status 1
    when the word is found anywhere.
    """
    import tempfile

    from scraper.command.drill import drill

    with tempfile.TemporaryDirectory(prefix="forcewide-drill-") as folder:
        finish(drill(Path(folder)), as_json)
