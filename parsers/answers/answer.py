"""One document read as an answer: its letter, and the tables that are data with their figures.

Both ``forcewide extract`` and ``normalise`` go through here, so a letter reads
the same on the command line and in the published database.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from parsers.letter import read_letter
from parsers.registry import body_of
from parsers.tables import read_table
from parsers.tables.subjects import with_subjects
from parsers.types import (
    Document,
    Force,
    Issue,
    Letter,
    LetterStyle,
    Level,
    Outcome,
    PublishedTable,
    ReadVerdict,
    Regime,
    Table,
    TableContext,
)

_QUESTION: Final = re.compile(
    r"(?:table |answer |response )?(?:to |for )?(?:questions?|q|request)[ _.]{0,2}(?:no\.? ?)?"
    r"(\d{1,2})(?![\d/]|\s?(?:&|and|to|-|,)\s?(?:q|question )?\d)"
)
# Issues that only a letter can have, not the annex of one.
_OF_LETTERS: Final = frozenset({"request_not_found", "response_not_found", "split_inferred"})


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote a letter, as far as it is known before reading it."""

    slug: str | None
    style: LetterStyle
    regime: Regime
    issues: tuple[Issue, ...] = ()


def writer(slug: str | None, force: Force | None) -> Writer:
    """The writer for a slug; an undeclared force is read with the generic rules and an Issue.

    Raises KeyError for a slug that the directory does not know.
    """
    if slug is None:
        return Writer(None, LetterStyle(), Regime.UNKNOWN)
    regime = (force or body_of(slug)).regime
    if force is not None:
        return Writer(slug, force.style, regime)
    message = f"{slug} declares no log and no style of letters; read with the generic rules"
    return Writer(slug, LetterStyle(), regime, (Issue(Level.WARNING, "force_undeclared", message),))


@dataclass(frozen=True, slots=True)
class Answer:
    """A document with the letter and the figures read from it."""

    document: Document
    letter: Letter | None
    tables: tuple[PublishedTable, ...]
    issues: tuple[Issue, ...]


def read_answer(
    document: Document,
    by: Writer,
    *,
    title: str = "",
    url: str | None = None,
    published_on: date | None = None,
    around: TableContext | None = None,
    questions: Collection[int] = (),
) -> Answer:
    """Read a parsed document as a letter with tables. A document not parsed has neither.

    ``around`` is the context of the letter that a bare attachment (a spreadsheet)
    belongs to; it is used where the document itself prints none. ``questions`` are
    the numbers of that letter's questions, which a sheet or caption may name.
    """
    if document.verdict is not ReadVerdict.PARSED:
        return Answer(document, None, (), document.issues)
    letter = read_letter(
        document.blocks,
        tables=document.tables,
        force=by.slug,
        style=by.style,
        regime=by.regime,
        title=title,
        url=url,
        published_on=published_on,
    )
    if around is not None and not letter.response_blocks:
        letter = _annex(letter)
    # Without a response nothing says where the request ends: then no table is the requester's.
    request = letter.request_blocks if letter.response_blocks else ()
    asked = {document.blocks[place].table for place in request} - {None}
    data = [table for table in document.tables if table.position not in asked]
    context = _context(letter, published_on, around)
    answers = dict(letter.answers)
    asked_for = {question.position for question in letter.questions} or questions
    read = tuple(
        _read(
            replace(table, position=position),
            context,
            answers.get(table.position) or named_question(table, asked_for),
        )
        for position, table in enumerate(data)
    )
    renumbered = {table.position: position for position, table in enumerate(data)}
    caveats = tuple(
        replace(caveat, table=None if caveat.table is None else renumbered.get(caveat.table))
        for caveat in letter.caveats
    )
    issues = document.issues + letter.issues + tuple(i for t in read for i in t.reading.issues)
    return Answer(document, replace(letter, caveats=caveats), read, issues)


def _annex(letter: Letter) -> Letter:
    """An attachment that is no letter of its own: its words answer nothing and ask nothing."""
    return replace(
        letter,
        outcome=Outcome.UNKNOWN,
        request="",
        response="",
        request_blocks=(),
        questions=(),
        issues=tuple(i for i in letter.issues if i.code not in _OF_LETTERS),
    )


def _read(table: Table, context: TableContext, question: int | None) -> PublishedTable:
    reading = with_subjects(read_table(table, context), table)
    return PublishedTable(table, reading, question=question)


def named_question(table: Table, numbers: Collection[int]) -> int | None:
    """The question that a table's caption or sheet names ("Q2", "Question 3 - Costs")."""
    for words in (table.caption, table.sheet, table.sentence):
        match = _QUESTION.match(words.strip().casefold()) if words else None
        if match and int(match[1]) in numbers:
            return int(match[1])
    return None


def _context(
    letter: Letter, published_on: date | None, around: TableContext | None
) -> TableContext:
    before = around or TableContext()
    return TableContext(
        answered_on=letter.responded_on or before.answered_on or published_on,
        text="\n".join(words for words in (letter.response, before.text) if words),
    )
