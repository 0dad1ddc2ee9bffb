"""Every page of the site. A new page is a loader, a template and a line here."""

from __future__ import annotations

from typing import Final

from db.faces import changes, search
from db.faces.page import Form
from db.faces.route import Route, Word
from db.records import ChangeEvent
from db.search.vocabulary import Sort

_ROWS: Final = (Form.JSON, Form.CSV, Form.XLSX)
_FORCE: Final = Word("force", "Short name of a force", example="kent")

ROUTES: Final[tuple[Route, ...]] = (
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
    Route(
        "search",
        "/search",
        "Topics, answers and rows of tables that have all the words",
        search.load,
        "search.html",
        forms=(*_ROWS, Form.ATOM),
        words=(
            Word(
                "q", "Words; `OR`, `-word`, `word*` and phrases in quotation marks", example="taser"
            ),
            Word("force", "A force by its name", example="Cleveland Police"),
            Word("year", "Year of the answer", example="2024"),
            Word("outcome", "Outcome, or refused, released, part", example="refused"),
            Word("section", "Section used to refuse", example="s.40(2)"),
            Word("figures", "Whether there are figures", one_of=("yes", "no")),
            Word("file", "Kind of file", example="pdf"),
            Word("sort", "Order", one_of=tuple(Sort)),
            Word("page", "Page, from 1"),
            Word("before", "Where to go on; `next` has it"),
        ),
    ),
)
