"""``forcewide forces``: what each declaration knows."""

from __future__ import annotations

import click

from scraper.command.options import json_option, print_json

_COLUMNS = ("slug", "platform", "status", "confidence", "terms", "log_url")


@click.command()
@json_option
@click.option("--markdown", is_flag=True, help="Print the page docs/forces.md.")
def forces(as_json: bool, markdown: bool) -> None:
    """List the forces: platform, log, terms, how certain we are.

    Facts that were inferred and not seen are named by --json, with the patterns of
    references, the order of dates and the quirks of each force.
    """
    from parsers import force_facts

    if markdown:
        click.echo(force_facts.markdown(), nl=False)
        return
    rows = force_facts.rows()
    if as_json:
        print_json(rows)
        return
    from scraper import console

    console.table("Forces", _COLUMNS, [[row[name] for name in _COLUMNS] for row in rows])
