"""How a command prints what a stage reports, and the status it exits with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from scraper.command.options import print_json

if TYPE_CHECKING:
    from scraper.report import Report


def finish(report: Report, as_json: bool) -> NoReturn:
    """Print a stage's report and exit with its status."""
    if as_json:
        print_json(report.rows)
    elif report.rows:
        from scraper import console

        rows = [[row[name] for name in report.columns] for row in report.rows]
        console.table(report.title, report.columns, rows)
    for line in report.failures:
        click.echo(line, err=True)
    raise SystemExit(1 if report.failures else 0)
