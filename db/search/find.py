"""What a question finds: topics and answers ranked, counted by facet, with the rows that match.

Of a word that very many answers have, the newest ``WINDOW`` are ranked and counted, and the page
says that there are more; the next window begins where this one ends, so paging has no end.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from db.search.asked import Asked, match_of, read
from db.search.facets import facet_of, token
from db.search.near import did_you_mean
from db.search.rows_shown import TableHit, shown_rows, shown_words
from db.search.vocabulary import Facet, FoundKind, Sort

WINDOW: Final = 10_000  # hits that are ranked and counted together
PAGE: Final = 20
# Weights of title, about, captions, labels, words and subjects; a facet is no ground.
RANKED: Final = """
    SELECT rowid, bm25(search_fts, 10.0, 3.0, 6.0, 3.0, 1.0, 8.0, 0.0) FROM search_fts
    WHERE search_fts MATCH :match AND rowid < :before ORDER BY rowid DESC LIMIT :window
"""
NEWEST: Final = """
    SELECT rowid, 0.0 FROM search_fts
    WHERE search_fts MATCH :match AND rowid < :before ORDER BY rowid DESC LIMIT :window
"""
FACETS: Final = """
    SELECT r.facets FROM json_each(:ids) j CROSS JOIN search_rows r ON r.id = j.value
"""
HITS: Final = """
    SELECT r.id, r.kind, r.key FROM json_each(:ids) j CROSS JOIN search_rows r ON r.id = j.value
"""
ANSWER: Final = """
    SELECT d.key, (SELECT uid FROM disclosures u WHERE u.key = d.key) AS uid, d.force,
        f.name AS force_name, d.reference, coalesce(d.title_shown, d.title, d.reference, d.key)
        AS title, d.outcome, d.dated,
        d.n_tables, d.n_figures, d.url, d.summary, x.request, x.response
    FROM answers d JOIN forces f ON f.slug = d.force LEFT JOIN texts x ON x.disclosure = d.key
    WHERE d.key = :key
"""
TOPIC: Final = "SELECT slug, name, answers, forces, numbers FROM topics WHERE slug = :key"
# Topics stand behind the last answer, so that the index is entered there.
NEAREST_TOPIC: Final = """
    SELECT r.key FROM search_fts f JOIN search_rows r ON r.id = f.rowid
    WHERE search_fts MATCH :match AND f.rowid > (SELECT coalesce(max(id), 0) FROM disclosures)
    ORDER BY bm25(search_fts, 10.0, 3.0, 6.0, 3.0, 1.0, 8.0, 0.0) LIMIT 1
"""
_PLAIN: Final = (
    *("key", "uid", "force", "force_name", "reference", "title", "outcome", "dated", "url"),
)
_TOPIC_FIRST: Final = 3.0  # a topic stands before answers that are as near
_ALL: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked: words, what narrows them, the order, and where the page begins."""

    q: str
    narrowed: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    before: int = _ALL


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic that the words lead to."""

    slug: str
    name: str
    answers: int
    forces: int
    numbers: int
    kind: FoundKind = FoundKind.TOPIC


@dataclass(frozen=True, slots=True)
class AnswerHit:
    """An answer, the words around what was looked for, and the rows of its tables that match."""

    key: str
    uid: str
    force: str
    force_name: str
    reference: str | None
    title: str
    outcome: str | None
    dated: str | None
    n_tables: int
    n_figures: int
    url: str
    words: str | None
    tables: tuple[TableHit, ...]
    kind: FoundKind = FoundKind.ANSWER


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value that the hits can be narrowed to, by its token, and how many of them have it."""

    token: str
    count: int


@dataclass(frozen=True, slots=True)
class Further:
    """Where the next page begins."""

    page: int
    before: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what a search found. ``more`` says that there are further hits than ``total``."""

    search: Search
    asked: Asked
    hits: tuple[TopicHit | AnswerHit, ...]
    total: int
    more: bool
    facets: Mapping[Facet, tuple[FacetCount, ...]]
    meant: str | None = None
    any_word: int = 0
    further: Further | None = None


def find(connection: sqlite3.Connection, search: Search) -> Found:
    """Answer one search from a published file."""
    asked = read(search.q)
    match = match_of(asked)
    ids, more = _ranked(connection, search, _narrow(match, search.narrowed))
    if not ids:
        return _nothing(connection, search, asked)
    first = (search.page - 1) * PAGE
    shown = ids[first : first + PAGE]
    further = None
    if first + PAGE < len(ids):
        further = Further(search.page + 1, search.before)
    elif more:
        further = Further(1, min(ids))
    return Found(
        search,
        asked,
        tuple(_hits(connection, shown, asked)),
        len(ids),
        more,
        _counted(connection, ids),
        further=further,
        meant=did_you_mean(connection, asked) if len(ids) < PAGE else None,
    )


def nearest_topic(connection: sqlite3.Connection, words: str) -> str | None:
    """The topic that has all these words, the best of several; None where there is none."""
    match = match_of(read(words))
    found = connection.execute(NEAREST_TOPIC, {"match": match}).fetchone() if match else None
    return str(found[0]) if found else None


def _ranked(connection: sqlite3.Connection, search: Search, match: str) -> tuple[list[int], bool]:
    """The numbers of a window of hits in their order, and whether there are older ones."""
    if not match:
        return [], False
    newest = search.sort is Sort.NEWEST
    given = {"match": match, "before": search.before, "window": WINDOW + 1}
    found = connection.execute(NEWEST if newest else RANKED, given).fetchall()
    more, found = len(found) > WINDOW, found[:WINDOW]
    if newest:
        return [row[0] for row in found], more
    topics = _topics(connection, [row[0] for row in found])
    scored = [(score * (_TOPIC_FIRST if one in topics else 1), -one) for one, score in found]
    return [-minus for _, minus in sorted(scored)], more


def _topics(connection: sqlite3.Connection, ids: Sequence[int]) -> set[int]:
    """The topics among the hits; they stand behind the last answer."""
    sql = "SELECT id FROM search_rows WHERE id > (SELECT coalesce(max(id), 0) FROM disclosures)"
    return {row[0] for row in connection.execute(sql)} & set(ids)


def _narrow(match: str, narrowed: Mapping[Facet, tuple[str, ...]]) -> str:
    """The question within some facets; all values of one facet stand for each other."""
    parts = [f"({match})"] if match else []
    for facet, values in narrowed.items():
        if values:
            either = " OR ".join(f'"{token(facet, one)}"' for one in values)
            parts.append(f"{{facets}} : ({either})")
    return " AND ".join(parts)


def _nothing(connection: sqlite3.Connection, search: Search, asked: Asked) -> Found:
    """What helps where nothing was found: the words meant, and how many have one of them."""
    nothing = Found(search, asked, (), 0, False, {})
    if not asked.terms:
        return nothing
    loose = _narrow(match_of(asked, any_word=True), search.narrowed)
    given = {"match": loose, "before": _ALL, "window": WINDOW}
    any_word = len(connection.execute(NEWEST, given).fetchall()) if len(asked.words) > 1 else 0
    return replace(nothing, meant=did_you_mean(connection, asked), any_word=any_word)


def _counted(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> dict[Facet, tuple[FacetCount, ...]]:
    """How many of the hits have each value of each facet, most frequent first."""
    counts: Counter[str] = Counter()
    # In the file's order: ten thousand rows by relevance cost twice as much.
    for (facets,) in connection.execute(FACETS, {"ids": json.dumps(sorted(ids))}):
        counts.update(facets.split())
    found: dict[Facet, list[FacetCount]] = {facet: [] for facet in Facet}
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if facet := facet_of(word):
            found[facet].append(FacetCount(word, count))
    return {facet: tuple(values) for facet, values in found.items()}


def _hits(
    connection: sqlite3.Connection, ids: Sequence[int], asked: Asked
) -> list[TopicHit | AnswerHit]:
    rows = connection.execute(HITS, {"ids": json.dumps(list(ids))}).fetchall()
    return [
        _topic(connection, key) if kind == FoundKind.TOPIC else _answer(connection, key, asked)
        for _, kind, key in rows
    ]


def _topic(connection: sqlite3.Connection, key: str) -> TopicHit:
    return TopicHit(*connection.execute(TOPIC, {"key": key}).fetchone())


def _answer(connection: sqlite3.Connection, key: str, asked: Asked) -> AnswerHit:
    found = connection.execute(ANSWER, {"key": key})
    names = [column[0] for column in found.description]
    row = dict(zip(names, found.fetchone(), strict=True))
    texts = (row["summary"], row["request"], row["response"])
    words = next(filter(None, (shown_words(text, asked.stems) for text in texts)), None)
    tables = shown_rows(connection, key, asked) if row["n_tables"] else ()
    return AnswerHit(
        **{name: row[name] for name in _PLAIN},
        n_tables=row["n_tables"] or 0,
        n_figures=row["n_figures"] or 0,
        words=words,
        tables=tables,
    )
