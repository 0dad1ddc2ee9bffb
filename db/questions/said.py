"""Read topics from a published file: which there are, which one words lead to, who said what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.questions.named import is_common, read
from db.questions.phrases import words_of
from db.questions.request_topics import curated_phrases
from db.questions.vocabulary import TopicKind
from parsers.types import PeriodKind


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, with how much there is of it."""

    slug: str
    name: str
    answers: int
    forces: int
    numbers: int


@dataclass(frozen=True, slots=True)
class Said:
    """One cell of a topic's matrix in words."""

    force: str
    state: str
    period: str
    value: float | None
    qualifier: str | None
    low: float | None
    high: float | None
    measure_key: str | None
    disclosure: str | None
    table_key: str | None
    row: int | None
    col: int | None
    sections: str | None
    quote: str | None
    read_to: str | None
    unread: int | None


def topics(connection: sqlite3.Connection) -> Iterator[Topic]:
    """All topics, those with the most answers first."""
    rows = connection.execute(
        "SELECT slug, name, answers, forces, numbers FROM topics ORDER BY answers DESC, slug"
    )
    return (Topic(*row) for row in rows)


def topic_of(connection: sqlite3.Connection, words: str) -> str | None:
    """The topic that words name: a slug, else the subject that is read in them, else a request's.

    Of a request's topic the words must all stand in its name or titles.
    """
    curated = curated_phrases().find(words_of(words))
    named = (
        "-".join(words.casefold().split()),
        *(one.slug for one in read(words).named),
        *(hit.slug for hit in curated),
    )
    rows = connection.execute("SELECT slug, kind, name, words FROM topics ORDER BY slug").fetchall()
    known = {slug for slug, *_ in rows}
    if found := next((slug for slug in named if slug in known), None):
        return found
    wanted = _stems(words)
    return next(
        (
            slug
            for slug, kind, name, titles in rows
            if kind == TopicKind.REQUEST and wanted and wanted <= _stems(f"{name} {titles}")
        ),
        None,
    )


def _stems(text: str) -> set[str]:
    return {word.stem for word in words_of(text) if not is_common(word)}


def said(connection: sqlite3.Connection, topic: str) -> Iterator[Said]:
    """What every force has said about a topic; forces that said something first."""
    rows = connection.execute(
        "SELECT force, state, period_kind, period_start, period_end, value, qualifier, low, high,"
        " measure_key, disclosure, table_key, row, col, sections, quote, read_to, unread"
        " FROM topic_cells WHERE topic = ? ORDER BY disclosure IS NULL, force, position",
        [topic],
    )
    for force, state, kind, start, end, *rest in rows:
        yield Said(force, state, period_words(kind, start, end), *rest)


def period_words(kind: str | None, start: str | None, end: str | None) -> str:
    """A period as people write it: "2023", "2023/24", else its first and last day."""
    if not start or not end:
        return ""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if kind == PeriodKind.CALENDAR_YEAR and (last + timedelta(days=1)).year == first.year + 1:
        return str(first.year)
    if kind == PeriodKind.FINANCIAL_YEAR:
        return f"{first.year}/{last.year % 100:02d}"
    if kind == PeriodKind.MONTH:
        return first.strftime("%B %Y")
    return f"{start} to {end}"
