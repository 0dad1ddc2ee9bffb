"""``forcewide hazards``: the gate as a checker, for a force to run before it publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from scraper.command.options import existing, jobs_option, json_option, print_json

if TYPE_CHECKING:
    from parsers.types import Document, Reason

# The gravest of all files decides; a file that could not be judged is no clean one.
_STATUS: Final = {"quarantined": 3, "unsupported": 4, "failed": 5}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.option(
    "--report",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page to read: what, where, why it matters, how to remove it.",
    metavar="FILE.html",
)
@jobs_option
def hazards(files: tuple[Path, ...], as_json: bool, page: Path | None, jobs: int) -> None:
    """Say what a file hides, before it is published.

    Finds hidden sheets, text under boxes, rows of persons and the like.
    Prints what was found and where, never what it says. Exit status: 0 nothing that
    would be held back, 2 wrong usage, 3 something is hidden, 4 and 5 a file could not
    be judged.
    """
    existing(files)
    documents = _judged(files, jobs)
    if page is not None:
        _write(page, documents)
    if as_json:
        print_json([_row(document) for document in documents])
    else:
        for document in documents:
            _tell(document)
    statuses = {_STATUS.get(document.verdict, 0) for document in documents}
    raise SystemExit(3 if 3 in statuses else max(statuses))


def _judged(files: tuple[Path, ...], jobs: int) -> list[Document]:
    from scraper import console
    from scraper.reading.extract import read_file, stopped_file
    from scraper.reading.options import Options
    from scraper.reading.work import executor, in_order

    options = Options()
    documents: list[Document] = []
    with (
        executor(min(jobs, len(files)), options.caps) as pool,
        console.ticking("Checking", lines=len(files) > 1) as ticker,
    ):
        judge = partial(read_file, options=options)
        for document in in_order(pool, judge, files, ahead=2 * jobs, killed=stopped_file):
            documents.append(document)
            ticker.tick("files", len(documents), len(files), document.file)
    return documents


def _write(page: Path, documents: Iterable[Document]) -> None:
    from scraper.command.hazard_report import Judged, report

    judged = [
        Judged(document, [(each, _type_of(document, each), r) for each, r in _findings(document)])
        for document in documents
    ]
    try:
        page.write_text(report(judged), "utf-8")
    except OSError as error:
        raise click.ClickException(f"cannot write {page}: {error.strerror}") from error


def _type_of(document: Document, file: str) -> str:
    """The type of a document, or of the member that has this name."""
    if document.file == file:
        return document.media_type
    return next((_type_of(each, file) for each in document.members), document.media_type)


def _tell(document: Document) -> None:
    from parsers.types import ReadVerdict

    told = list(_findings(document))
    word = "hides data" if document.verdict is ReadVerdict.QUARANTINED else str(document.verdict)
    if document.verdict is ReadVerdict.PARSED:
        word = "nothing hidden that would be held back" if told else "nothing hidden found"
    click.echo(f"{document.file}: {word}")
    for file, reason in told:
        place = reason.place if file == document.file else f"{file}, {reason.place}"
        click.echo(f"  {reason.severity.value}: {reason.code}, {place}: {reason.message}")
    for remedy, codes in _to_do(reason.code for _, reason in told).items():
        click.echo(f"  to do ({', '.join(codes)}): {remedy}")


def _to_do(codes: Iterable[str]) -> dict[str, list[str]]:
    """The remedies of findings, gravest first, each once with the codes that it answers."""
    from parsers.gate.remedies import remedy

    found: dict[str, list[str]] = {}
    for code in dict.fromkeys(codes):
        if (words := remedy(code)) is not None:
            found.setdefault(words, []).append(code)
    return found


def _row(document: Document) -> dict[str, object]:
    from parsers.gate.remedies import remedy_of
    from parsers.types import ReadVerdict

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
                "why": found.why if (found := remedy_of(reason.code)) else None,
                "remedy": found.words if found else None,
                "menu": _menu(reason.code, _type_of(document, file)),
            }
            for file, reason in _findings(document)
        ],
    }


def _menu(code: str, media_type: str) -> dict[str, str] | None:
    from parsers.gate.menus import menu_words
    from parsers.gate.remedies import remedy_of

    found = remedy_of(code)
    menu = menu_words(found.key, media_type) if found else None
    return {"program": menu[0], "words": menu[1]} if menu else None


def _findings(document: Document) -> Iterator[tuple[str, Reason]]:
    """Findings of a document and of its members, gravest first."""
    from parsers.types import Severity

    grave = {Severity.QUARANTINE: 0, Severity.CAUTION: 1, Severity.NOTE: 2}
    found = [(document.file, reason) for reason in document.reasons]
    for member in document.members:
        found += _findings(member)
    yield from sorted(dict.fromkeys(found), key=lambda one: grave[one[1].severity])
