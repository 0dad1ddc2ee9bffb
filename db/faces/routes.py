"""Every page of the site. A new page is a loader, a template and a line here."""

from __future__ import annotations

from typing import Final

from db.faces import answer, changes, coverage, figure, force, report, table
from db.faces.page import Form
from db.faces.route import Route, Word
from db.records import ChangeEvent

_ROWS: Final = (Form.JSON, Form.CSV, Form.XLSX)
_FORCE: Final = Word("force", "Short name of a force", example="kent")

_OF_AN_ANSWER: Final = (
    ("force", "Short name of the force"),
    ("reference", "The answer's key behind the force, slashes included"),
)

# The first address that fits is taken: a table's before its answer's.
ROUTES: Final[tuple[Route, ...]] = (
    Route(
        "table",
        "/a/{force}/{reference:path}/t/{table}",
        "One table as printed, and every number read from it",
        table.load,
        "table.html",
        forms=_ROWS,
        words=(Word("start", "First row that the page for people shows", example="500"),),
        parts=(
            *_OF_AN_ANSWER,
            ("table", "Start of the file's SHA-256, a hyphen and the table's place in the file"),
        ),
    ),
    Route(
        "answer",
        "/a/{force}/{reference:path}",
        "One answer: what was asked, what came back, and where it stands",
        answer.load,
        "answer.html",
        forms=_ROWS,
        parts=_OF_AN_ANSWER,
    ),
    Route(
        "figure",
        "/f/{force}/{reference:path}/{file}/{position:int}/{row:int}/{column:int}",
        "One number, traced to the force's file",
        figure.load,
        "figure.html",
        forms=_ROWS,
        parts=(
            *_OF_AN_ANSWER,
            ("file", "First 12 digits of the file's SHA-256"),
            ("position", "Place of the table in the file, from 0"),
            ("row", "Row of the table, from 0"),
            ("column", "Column of the table, from 0"),
        ),
    ),
    Route(
        "force",
        "/force/{slug}",
        "What one force publishes, how its log is, and how it answers",
        force.load,
        "force.html",
        forms=(*_ROWS, Form.ATOM),
        parts=(("slug", "Short name of the force"),),
    ),
    Route(
        "coverage",
        "/coverage",
        "Every force, and what of its log was read month by month",
        coverage.load,
        "coverage.html",
        forms=_ROWS,
    ),
    Route(
        "report",
        "/report",
        "Where to say that something is wrong",
        report.load,
        "report.html",
        words=(Word("about", "Path of the page that it is about", example="/changes"),),
    ),
    Route(
        "changes",
        "/changes",
        "What appeared, changed and vanished, newest first",
        changes.load,
        "changes.html",
        forms=(*_ROWS, Form.ATOM),
        words=(
            _FORCE,
            Word("event", "One kind of event", one_of=tuple(ChangeEvent), example="removed"),
            Word("before", "Where to go on; `next` has it"),
        ),
    ),
)
