"""One document read as an answer: its letter, and the tables that are data with their figures.

Both ``forcewide extract`` and ``normalise`` go through here, so a letter reads
the same on the command line and in the published database.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final

from parsers.answers import accounts
from parsers.answers.continued import follows, with_rows_of
from parsers.answers.letterhood import dropped, is_letter
from parsers.answers.lists import Found, find_lists
from parsers.answers.said import find_said
from parsers.letter import read_annex, read_letter
from parsers.registry import body_of
from parsers.tables import read_table
from parsers.tables.subjects import with_subjects
from parsers.types import (
    Account,
    Document,
    Force,
    Issue,
    Letter,
    LetterStyle,
    Level,
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
    """A document with the letter and the figures read from it; ``account`` says what became
    of every page, table and number, ``masked`` whether persons are taken out (``masking``)."""

    document: Document
    letter: Letter | None
    tables: tuple[PublishedTable, ...]
    issues: tuple[Issue, ...]
    account: Account = field(default_factory=Account)
    masked: bool = False


def read_answer(
    document: Document,
    by: Writer,
    *,
    title: str = "",
    url: str | None = None,
    published_on: date | None = None,
    around: TableContext | None = None,
    questions: Collection[int] = (),
    page_of_log: bool = False,
) -> Answer:
    """Read a parsed document as a letter with tables. A document not parsed has neither.

    Whether it is a letter at all is decided first (``letterhood``); ``page_of_log`` says
    that it is an item's own page, which always answers a request.

    ``around`` is the context of the letter that a bare attachment (a spreadsheet)
    belongs to; it is used where the document itself prints none. ``questions`` are
    the numbers of that letter's questions, which a sheet or caption may name.
    """
    if document.verdict is not ReadVerdict.PARSED:
        return Answer(document, None, (), document.issues, accounts.of_document(document, (), {}))
    source = _Source(by, title or document.title, url, published_on)
    letter = _letter(document, source, annexed=around is not None, page_of_log=page_of_log)
    gone = dropped(document, letter)
    lists = _figures_in_words(document, letter)
    data = _in_order(document, gone, lists)
    context = _context(document, letter, published_on, around)
    answers = dict(letter.answers)
    asked_for = {question.position for question in letter.questions} or questions
    read: list[PublishedTable] = []
    before: int | None = None
    for position, (old, table) in enumerate(data):
        named = answers.get(old) if old is not None else None
        question = named or named_question(table, asked_for)
        made = _read(replace(table, position=position), context, question)
        if before is not None and old is not None and follows(document.blocks, before, old):
            made = with_rows_of(read[-1], made)
        read.append(made)
        before = old
    renumbered = {old: position for position, (old, _) in enumerate(data) if old is not None}
    caveats = tuple(
        replace(caveat, table=None if caveat.table is None else renumbered.get(caveat.table))
        for caveat in letter.caveats
    )
    account = accounts.of_document(document, read, gone, [one.table for one in lists])
    issues = document.issues + letter.issues + accounts.issues(account)
    issues += tuple(i for t in read for i in t.reading.issues)
    return Answer(document, replace(letter, caveats=caveats), tuple(read), issues, account)


def _figures_in_words(document: Document, letter: Letter) -> tuple[Found, ...]:
    """Lists in the words of a document; where there are none and no table, its sentences."""
    shared = frozenset(letter.response_blocks)
    asked = [place for place in letter.request_blocks if place not in shared]
    known = letter.response_blocks
    lists = find_lists(document.blocks, asked if known else (), letter.request if known else "")
    if lists or document.tables:
        return lists
    return find_said(letter, document.blocks)


def _in_order(
    document: Document, gone: Collection[int], lists: Sequence[Found]
) -> list[tuple[int | None, Table]]:
    """The tables that are data in reading order, each with its position in the document;
    None for a list in its words."""
    blocks = enumerate(document.blocks)
    places = {block.table: at for at, block in blocks if block.table is not None}
    found: list[tuple[int, int | None, Table]] = [
        (places.get(table.position, len(document.blocks)), table.position, table)
        for table in document.tables
        if table.position not in gone
    ]
    found += [(one.block, None, one.table) for one in lists]
    return [(old, table) for _, old, table in sorted(found, key=lambda one: one[0])]


@dataclass(frozen=True, slots=True)
class _Source:
    """What is known of a document beside its bytes."""

    by: Writer
    title: str
    url: str | None
    published_on: date | None


def _letter(document: Document, source: _Source, *, annexed: bool, page_of_log: bool) -> Letter:
    """The words of a document: a letter's, or those of an annex, which ask and answer nothing.

    An attachment in which no answer is found is an annex, whatever else it shows.
    """
    by = source.by
    read = partial(
        read_letter if page_of_log or is_letter(document, by.style) else read_annex,
        document.blocks,
        tables=document.tables,
        force=by.slug,
        style=by.style,
        regime=by.regime,
        title=source.title,
        url=source.url,
        published_on=source.published_on,
    )
    letter = read()
    if annexed and not letter.response_blocks and letter.request:
        return read_annex(*read.args, **read.keywords)
    return letter


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
    document: Document, letter: Letter, published_on: date | None, around: TableContext | None
) -> TableContext:
    """The words in which a table's signs may be explained: the answer's, or all of an annex."""
    before = around or TableContext()
    annex = not letter.request and not letter.response
    own = "\n".join(block.text for block in document.blocks) if annex else letter.response
    return TableContext(
        answered_on=letter.responded_on or before.answered_on or published_on,
        text="\n".join(words for words in (own, before.text) if words),
    )
