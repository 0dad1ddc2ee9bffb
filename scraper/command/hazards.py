"""``forcewide hazards``: the gate as a checker, for a force to run before it publishes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import click

from parsers.types import Document, ReadVerdict, Reason, Severity
from scraper import console
from scraper.command.options import jobs_option, json_option, print_json
from scraper.reading.extract import Options, read_file, stopped_file
from scraper.reading.work import executor, in_order

# The gravest of all files decides; a file that could not be judged is no clean one.
_STATUS: Final = {ReadVerdict.QUARANTINED: 3, ReadVerdict.UNSUPPORTED: 4, ReadVerdict.FAILED: 5}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@jobs_option
def hazards(files: tuple[Path, ...], as_json: bool, jobs: int) -> None:
    """Check FILE for data that a reader does not see: hidden sheets, text under boxes, ...

    Prints what was found and where, never what it says. Exit status: 0 nothing that
    would be held back, 3 something is hidden, 4 and 5 a file could not be judged.
    """
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise click.UsageError(f"no such file: {', '.join(missing)}")
    options = Options()
    with (
        executor(min(jobs, len(files)), options.caps) as pool,
        console.ticking("Checking") as ticker,
    ):
        documents = []
        judge = partial(read_file, options=options)
        for document in in_order(pool, judge, files, ahead=2 * jobs, killed=stopped_file):
            documents.append(document)
            ticker.tick("files", len(documents), len(files), document.file)
    rows = [_row(document) for document in documents]
    if as_json:
        print_json(rows)
    else:
        for document in documents:
            _tell(document)
    statuses = {_STATUS.get(document.verdict, 0) for document in documents}
    raise SystemExit(3 if 3 in statuses else max(statuses))


def _tell(document: Document) -> None:
    told = list(_findings(document))
    word = "hides data" if document.verdict is ReadVerdict.QUARANTINED else str(document.verdict)
    if document.verdict is ReadVerdict.PARSED:
        word = "nothing hidden that would be held back" if told else "nothing hidden found"
    click.echo(f"{document.file}: {word}")
    for file, reason in told:
        place = reason.place if file == document.file else f"{file}, {reason.place}"
        click.echo(f"  {reason.severity.value}: {reason.code}, {place}: {reason.message}")


def _row(document: Document) -> dict[str, object]:
    return {
        "file": document.file,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "verdict": document.verdict.value,
        "held": document.verdict is ReadVerdict.QUARANTINED,
        "findings": [
            {
                "file": file,
                "code": reason.code,
                "severity": reason.severity.value,
                "place": reason.place,
                "message": reason.message,
            }
            for file, reason in _findings(document)
        ],
    }


def _findings(document: Document) -> Iterator[tuple[str, Reason]]:
    """Findings of a document and of its members, gravest first."""
    grave = {Severity.QUARANTINE: 0, Severity.CAUTION: 1, Severity.NOTE: 2}
    found = [(document.file, reason) for reason in document.reasons]
    for member in document.members:
        found += _findings(member)
    yield from sorted(dict.fromkeys(found), key=lambda one: grave[one[1].severity])


COMMANDS = (hazards,)
