"""The ``forcewide`` command: what people want from it, in groups; the stages of a night last.

Each command parses its options and calls one function. Messages go to stderr and
say what to do next; stdout carries results. Exit status: 0 done, 1 something
failed and is named, 2 wrong usage; ``extract`` and ``hazards`` have their own
(docs/commands.md). Modules of commands import what is heavy inside their functions,
so that ``--help`` costs nothing.
"""

from __future__ import annotations

from typing import Any, Final

import click

from scraper.command import (
    archives,
    backups,
    captures,
    configured,
    convert,
    declare,
    files,
    forces,
    given,
    hazards,
    health,
    look,
    night,
    quarantine,
    questions,
    recordings,
    releases,
    takedowns,
    verifying,
)
from scraper.command.options import DATA

# The groups of the help, each with its commands in the order they are shown.
GROUPS: Final[tuple[tuple[str, tuple[click.Command, ...]], ...]] = (
    ("Look", (look.demo, look.serve, forces.forces)),
    ("Check a file", (files.extract, hazards.hazards)),
    ("Ask", (questions.topic, questions.match, questions.groups)),
    ("Run every night", (night.nightly, health.health, night.nights)),
    ("Add what you hold", (given.ingest, recordings.import_command)),
    (
        "When a force turns crawlers away",
        (archives.letter, archives.archive, archives.missing, archives.restore),
    ),
    ("Hand on", (releases.release,)),
    (
        "Look after the data",
        (
            *(verifying.verify, captures.captures, captures.purge, night.rollback),
            *(backups.backup, backups.recover, configured.settings),
        ),
    ),
    ("Take an answer down", (takedowns.withdraw, takedowns.takedown_drill)),
    ("Documents held back", (quarantine.quarantine,)),
    ("Build a force", (declare.probe, declare.add)),
    (
        "Stages of a night, one by one",
        (
            *(night.crawl, night.parse, convert.convert),
            *(night.load, questions.questions, night.check, night.publish),
            files.figures,
        ),
    ),
)


class _Front(click.Group):
    """A group whose help goes by what people want, and whose errors are one line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        longest = max(len(name) for name in self.commands)
        room = formatter.width - longest - 6
        for title, commands in GROUPS:
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (str(one.name).ljust(longest), one.get_short_help_str(room))
                        for one in commands
                    ]
                )

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a fault of the machine or of ours is one line without --debug."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            from scraper.command.faults import line

            raise click.ClickException(line(error, ctx.meta.get(DATA))) from error


@click.group(cls=_Front, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="forcewide")
@click.option(
    "--debug",
    is_flag=True,
    envvar="FORCEWIDE_DEBUG",
    help="Show the Python traceback of an error; without it errors are one line.",
)
def main(debug: bool) -> None:
    """What did every police force publish?

    Crawls the FOI disclosure logs of UK police forces, reads the answers, letters and
    spreadsheets in them, and publishes one database for browsing and as a JSON API.

    \b
    Start with:   forcewide demo
    Every night:  forcewide nightly
    One file:     forcewide extract letter.pdf --force cumbria --json
    """


for _, _commands in GROUPS:
    for _command in _commands:
        main.add_command(_command)
