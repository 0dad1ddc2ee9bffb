"""Every page of the site. A new page is a loader, a template and a line here."""

from __future__ import annotations

from typing import Final

from db.faces import (
    answer,
    ask,
    changes,
    compare,
    coverage,
    data,
    figure,
    force,
    home,
    refusal,
    refusals,
    report,
    search,
    table,
    topic,
    topics,
)
from db.faces.page import Form
from db.faces.route import Route, Word
from db.records import ChangeEvent
from db.search.vocabulary import Sort
from parsers.types import PeriodKind

_ROWS: Final = (Form.JSON, Form.CSV, Form.XLSX)
_FORCE: Final = Word("force", "Short name of a force", example="kent")

_OF_AN_ANSWER: Final = (
    ("force", "Short name of the force"),
    ("reference", "The answer's key behind the force, slashes included"),
)

_OF_A_MATRIX: Final = (
    Word("by", "What it is split by; `dimensions` of a topic has the words", example="rank"),
    Word("measure", "What is counted; `measure` of a matrix has it"),
    Word("period", "Kind of period", one_of=tuple(PeriodKind), example="calendar_year"),
)

# The first address that fits is taken: a table's before its answer's.
_PAGES: Final[tuple[Route, ...]] = (
    Route(
        "home",
        "/",
        "What can be found here, and how fresh it is",
        home.load,
        "home.html",
        forms=(*_ROWS, Form.ATOM),
    ),
    Route(
        "table",
        "/a/{force}/{reference:path}/t/{table}",
        "One table as printed, and every number read from it",
        table.load,
        "table.html",
        forms=(*_ROWS, Form.SVG),
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
        "topics",
        "/topics",
        "Everything that somebody has answered about",
        topics.load,
        "topics.html",
        forms=_ROWS,
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
        "data",
        "/data",
        "Every table and view of the published file",
        data.load,
        "data.html",
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
    Route(
        "topic",
        "/topic/{slug}",
        "What every force says about one thing: numbers by period, refusals, silence",
        topic.load,
        "topic.html",
        forms=(*_ROWS, Form.ATOM, Form.SVG),
        words=_OF_A_MATRIX,
        parts=(("slug", "Lasting name of the topic"),),
    ),
    Route(
        "embed",
        "/embed/{slug}",
        "The charts of a topic alone, for the page of a newsroom; its source and build are in it",
        topic.load,
        "embed.html",
        words=_OF_A_MATRIX,
        parts=(("slug", "Lasting name of the topic"),),
        framed=True,
    ),
    Route(
        "compare",
        "/compare",
        "Leads to the topic that the words name",
        compare.load,
        "topic.html",
        forms=_ROWS,
        words=(
            Word("q", "Words that name a topic", example="pedal cycle theft"),
            Word("by", "What the topic is split by", example="gender"),
            Word("period", "Kind of period", example="financial"),
        ),
    ),
    Route(
        "refusals",
        "/refusals",
        "Sections under which forces withhold information",
        refusals.load,
        "refusals.html",
        forms=_ROWS,
    ),
    Route(
        "refusal",
        "/refusals/{act}/{section}",
        "Who withholds information under one section, how often, in which words",
        refusal.load,
        "refusal.html",
        forms=(*_ROWS, Form.ATOM),
        words=(_FORCE, Word("before", "Where to go on; `next` has it")),
        parts=(("act", "Law, such as FOIA"), ("section", "Section, such as 40")),
    ),
    Route(
        "ask",
        "/ask",
        "The answers whose requests are closest to a text, sent in a form (POST)",
        ask.load,
        "ask.html",
        forms=(Form.JSON, Form.CSV),
        words=(Word("text", "The request"),),
        posted=True,
    ),
)

API: Final = Route(
    "api", "/api", "Every page as a programme asks for it", data.api_of(_PAGES), "api.html", _ROWS
)
ROUTES: Final[tuple[Route, ...]] = (*_PAGES, API)
