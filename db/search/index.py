"""Fills the search index of a build, as the policy allows: searchable is not readable.

An answer is one entry with the words of its letter (sorted, each once), of its tables and of the
other language it is printed in, so that words of a question may stand in any of them. What is
shown as a link has its reference and nothing else.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from typing import Final

from db.search.facets import subject_token, tokens
from db.search.vocabulary import FoundKind
from db.sql import statement
from db.words import grid_labels, search_words

KEPT: Final = 50_000  # words of the vocabulary: the most frequent ones
_WORD: Final = re.compile(r"[a-z]{3,24}")
_MARKS: Final = re.compile(r"[;/&?=*]+")

# The tables of a counted answer and of what is counted with it.
_TABLES: Final = """
    CREATE TEMP TABLE search_tables AS
    SELECT coalesce(r.to_key, m.disclosure) AS key,
        group_concat(seen(m.caption), char(10)) AS captions,
        group_concat(search_labels(m.grid, t.grid, m.header_rows, m.stub_columns), char(10))
            AS labels
    FROM numbered n
    JOIN main.tables m ON m.key = n.key
    JOIN staging.tables t ON t.id = n.old
    LEFT JOIN repeats r ON r.key = m.disclosure
    GROUP BY 1
"""
_SUBJECTS: Final = """
    CREATE TEMP TABLE search_subjects AS
    SELECT key, group_concat(subject_token(subject), ' ') AS subjects FROM (
        SELECT s.disclosure AS key, s.subject FROM main.answer_subjects s
        UNION SELECT t.disclosure, n.subject FROM main.measures n
            JOIN numbered w ON w.key = n.table_key JOIN staging.tables t ON t.id = w.old
            WHERE n.role = 'counted' AND n.subject <> 'unknown')
    GROUP BY key
"""
_FACETS: Final = """
    CREATE TEMP TABLE search_facets AS
    SELECT d.id, d.key, facet_tokens(d.force, coalesce(d.responded_on, d.published_on), d.outcome,
        d.n_figures, (SELECT json_group_array(act || ' ' || section) FROM (
            SELECT DISTINCT e.act, e.section FROM staging.exemptions e
            WHERE e.disclosure = d.key AND e.applied = 1 AND s.policy <> 'link_only')),
        (SELECT json_group_array(media_type) FROM (SELECT DISTINCT o.media_type
            FROM staging.documents o WHERE o.disclosure = d.key AND o.verdict = 'parsed'
            AND s.policy <> 'link_only'))) AS facets
    FROM main.disclosures d JOIN shown s ON s.key = d.key WHERE d.repeats IS NULL
"""
_ROWS: Final = """
    INSERT INTO search_rows (id, kind, key, facets)
    SELECT id, ?, key, facets FROM search_facets ORDER BY id
"""
_ANSWERS: Final = """
    INSERT INTO search_fts (rowid, title, about, captions, labels, words, subjects, facets)
    SELECT d.id, seen(coalesce(d.title_shown, d.title)),
        f.name || ' ' || f.slug || ' ' || coalesce(d.reference, ''), w.captions, w.labels,
        CASE WHEN s.policy <> 'link_only' THEN search_words(
            coalesce(x.request, '') || char(10) || coalesce(x.response, '') || char(10) ||
            coalesce((SELECT group_concat(coalesce(o.title, '') || char(10) ||
                coalesce(y.request, '') || char(10) || coalesce(y.response, ''), char(10))
                FROM repeats r JOIN shown p ON p.key = r.key AND p.policy <> 'link_only'
                JOIN staging.disclosures o ON o.key = r.key
                LEFT JOIN staging.texts y ON y.disclosure = r.key WHERE r.to_key = d.key), ''))
            END,
        b.subjects, c.facets
    FROM search_facets c
    JOIN main.disclosures d ON d.id = c.id JOIN shown s ON s.key = d.key
    JOIN main.forces f ON f.slug = d.force
    LEFT JOIN staging.texts x ON x.disclosure = d.key
    LEFT JOIN search_tables w ON w.key = d.key
    LEFT JOIN search_subjects b ON b.key = d.key
    ORDER BY d.id
"""
_FIRST_TOPIC: Final = "SELECT coalesce(max(id), 0) FROM search_rows"
_TOPICS: Final = """
    SELECT t.slug, t.name, t.words, coalesce(s.welsh, '') FROM topics t
    LEFT JOIN subjects s ON s.slug = t.slug ORDER BY t.answers, t.slug
"""
_TOPIC_ROW: Final = "INSERT INTO search_rows (id, kind, key, facets) VALUES (?, ?, ?, '')"
_TOPIC_WORDS: Final = "INSERT INTO search_fts (rowid, title, about, subjects) VALUES (?, ?, ?, ?)"


class Seen:
    """Counts the words of what is shown, on their way into the index."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()

    def __call__(self, text: str | None) -> str | None:
        """The text as it is; its words are counted."""
        self.times.update(_WORD.findall((text or "").casefold()))
        return text

    def labels(
        self, shown: str | None, grid: str | None, head: int | None, stubs: int | None
    ) -> str | None:
        """The labels of a table as printed where they are shown, else their sorted words."""
        if shown is not None:
            return self(grid_labels(shown, head, stubs))
        return search_words(grid_labels(grid, head, stubs))


def fill_answers(connection: sqlite3.Connection) -> Seen:
    """Index every counted answer; ``staging`` is attached and the rows are numbered."""
    seen = Seen()
    for name, arguments, function in (
        ("seen", 1, seen),
        ("search_labels", 4, seen.labels),
        ("subject_token", 1, subject_token),
        ("facet_tokens", 6, tokens),
    ):
        connection.create_function(name, arguments, function)
    for sql, name in ((_TABLES, "search_tables"), (_SUBJECTS, "search_subjects")):
        connection.execute(sql)
        connection.execute(
            statement(
                "CREATE UNIQUE INDEX temp.$index ON $name (key)", index=f"{name}_key", name=name
            )
        )
    connection.execute(_FACETS)
    connection.execute(_ROWS, [FoundKind.ANSWER])
    connection.execute(_ANSWERS)
    for name in ("search_tables", "search_subjects", "search_facets"):
        connection.execute(statement("DROP TABLE temp.$name", name=name))
    return seen


def fill_topics_and_words(connection: sqlite3.Connection, seen: Seen) -> None:
    """Index the topics behind the answers, then write the vocabulary and merge the index."""
    (last,) = connection.execute(_FIRST_TOPIC).fetchone()
    for number, (slug, name, words, welsh) in enumerate(connection.execute(_TOPICS).fetchall(), 1):
        phrases = _MARKS.sub(" ", f"{words} {welsh}")
        seen(f"{name} {phrases}")
        connection.execute(_TOPIC_ROW, [last + number, FoundKind.TOPIC, slug])
        connection.execute(_TOPIC_WORDS, [last + number, name, phrases, subject_token(slug)])
    for (name,) in connection.execute("SELECT name FROM forces").fetchall():
        seen(name)
    kept = sorted(seen.times.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    connection.executemany(
        "INSERT INTO search_vocabulary (word, letters, times) VALUES (?, ?, ?)",
        ((word, len(word), times) for word, times in sorted(kept)),
    )
    connection.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")
