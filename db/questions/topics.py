"""Topics: what every force has said about one thing, silence included, as rows of a matrix.

Made from the rows of a build, so that a policy that hides a row hides it here too.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from db.questions.request_topics import request_topics
from db.questions.stances import Stance, stance
from db.questions.vocabulary import TopicState
from db.records import Silence
from db.sections import APPLIED
from db.sql import statement
from parsers.types import DocumentVerdict, Outcome, PeriodKind, Policy, Qualifier

_OF_QUALIFIER: Final[dict[Qualifier, TopicState]] = {
    Qualifier.NIL: TopicState.VALUE,
    Qualifier.APPROXIMATE: TopicState.VALUE,
    Qualifier.LESS_THAN: TopicState.BOUNDS,
    Qualifier.MORE_THAN: TopicState.BOUNDS,
    Qualifier.RANGE: TopicState.BOUNDS,
    Qualifier.SUPPRESSED: TopicState.SUPPRESSED,
    Qualifier.WITHHELD: TopicState.SUPPRESSED,
    Qualifier.REDACTED: TopicState.SUPPRESSED,
    Qualifier.NCND: TopicState.SUPPRESSED,
    Qualifier.NOT_HELD: TopicState.NOT_HELD,
}
_OF_STANCE: Final[dict[Stance, TopicState]] = {
    Stance.RELEASED: TopicState.ANSWERED,
    Stance.PART: TopicState.PART,
    Stance.REFUSED: TopicState.REFUSED,
    Stance.NEITHER: TopicState.OTHER,
}
_OF_SILENCE: Final[dict[Silence, TopicState]] = {
    Silence.READ: TopicState.NOTHING_FOUND,
    Silence.READ_TO: TopicState.READ_TO,
    Silence.NOT_READ: TopicState.NOT_READ,
    Silence.NO_LOG: TopicState.NO_LOG,
}

_OF_FILES: Final = (
    (DocumentVerdict.HELD, TopicState.HELD),
    (DocumentVerdict.FAILED, TopicState.NOT_READABLE),
    (DocumentVerdict.NOT_FETCHED, TopicState.NOT_READABLE),
    (DocumentVerdict.UNSUPPORTED, TopicState.NOT_READABLE),
)

_CELLS: Final = """
    CREATE TEMP TABLE cells (topic, force, state, measure_key, period_kind, period_start,
        period_end, value REAL, qualifier, low REAL, high REAL, disclosure, table_key, row, col,
        sections, quote, read_to, unread)
"""
# A span of years is left out where the same table gives the years in it.
_VALUES: Final = """
    INSERT INTO cells
    SELECT n.subject, d.force,
        iif(v.disputed IS NULL, value_state(v.value, v.qualifier), 'disputed'), n.measure_key,
        v.period_kind,
        v.period_start, v.period_end, v.value, v.qualifier, v.low, v.high, t.disclosure,
        v.table_key, v.row, v.col, NULL, NULL, NULL, NULL
    FROM measures n
    JOIN series v ON v.table_key = n.table_key AND v.measure = n.measure
    JOIN tables t ON t.key = n.table_key
    JOIN disclosures d ON d.key = t.disclosure
    WHERE (v.latest = 1 OR v.disputed = 'open') AND n.role = 'counted' AND n.subject <> 'unknown'
        AND t.duplicate_of IS NULL AND d.repeats IS NULL AND d.gone_since IS NULL
        AND NOT (v.period_kind = :range AND EXISTS (SELECT 1 FROM series p
            WHERE p.table_key = v.table_key AND p.measure = v.measure
                AND p.period_kind <> :range AND p.period_start >= v.period_start
                AND p.period_end <= v.period_end))
"""
# An answer is about what it names; where it names nothing, about what all others that were
# asked the same name, if these are two or more.
_ABOUT: Final = """
    CREATE TEMP TABLE about AS
    SELECT s.subject AS topic, d.key AS disclosure
    FROM answer_subjects s JOIN answers d ON d.key = s.disclosure WHERE d.gone_since IS NULL
    UNION
    SELECT s.subject, d.key
    FROM group_members m JOIN answers d ON d.key = m.disclosure
    JOIN forces f ON f.slug = d.force AND f.policy <> 'link_only'
    JOIN group_members o ON o.group_key = m.group_key AND o.disclosure <> m.disclosure
    JOIN answer_subjects s ON s.disclosure = o.disclosure
    WHERE d.gone_since IS NULL
        AND NOT EXISTS (SELECT 1 FROM answer_subjects x WHERE x.disclosure = d.key)
    GROUP BY s.subject, d.key
    HAVING count(*) >= 2 AND count(*) = (SELECT count(*) FROM group_members p
        WHERE p.group_key = m.group_key AND p.disclosure <> d.key AND EXISTS
            (SELECT 1 FROM answer_subjects y WHERE y.disclosure = p.disclosure))
"""
# Numbers of what no words name: each table's measures are its own.
_UNNAMED: Final = """
    INSERT INTO cells
    SELECT a.topic, d.force,
        iif(v.disputed IS NULL, value_state(v.value, v.qualifier), 'disputed'), n.measure_key,
        v.period_kind,
        v.period_start, v.period_end, v.value, v.qualifier, v.low, v.high, t.disclosure,
        v.table_key, v.row, v.col, NULL, NULL, NULL, NULL
    FROM about a CROSS JOIN answers d ON d.key = a.disclosure
    CROSS JOIN tables t ON t.disclosure = a.disclosure AND t.duplicate_of IS NULL
    CROSS JOIN measures n ON n.table_key = t.key AND n.subject = 'unknown'
    CROSS JOIN series v ON v.table_key = n.table_key AND v.measure = n.measure
    WHERE a.topic = ? AND (v.latest = 1 OR v.disputed = 'open')
"""
_ANSWERS: Final = " ".join(
    [
        """INSERT INTO cells (topic, force, state, disclosure, sections, quote)
        SELECT a.topic, d.force, answer_state(d.outcome, (SELECT group_concat(DISTINCT o.verdict)
            FROM documents o WHERE o.disclosure = d.key)), d.key,""",
        APPLIED,
        """, d.outcome_quote FROM about a JOIN answers d ON d.key = a.disclosure
        WHERE NOT EXISTS
            (SELECT 1 FROM cells c WHERE c.topic = a.topic AND c.disclosure = d.key)""",
    ]
)
# What a force publishes and nothing can be found in: items, and documents or pages of answers.
_SILENT: Final = """
    INSERT INTO cells (topic, force, state, read_to, unread)
    SELECT t.topic, s.force, silent_state(s.silence, f.policy, u.items + coalesce(p.answers, 0)),
        s.read_to, s.unread + s.gone + coalesce(p.answers, 0)
    FROM (SELECT DISTINCT topic FROM cells) t CROSS JOIN silence s
    JOIN forces f ON f.slug = s.force
    LEFT JOIN (SELECT force, sum(not_readable + not_reached + pages_unread) AS items
        FROM coverage GROUP BY force) u ON u.force = s.force
    LEFT JOIN (SELECT d.force, count(DISTINCT d.key) AS answers
        FROM disclosures d JOIN documents o ON o.disclosure = d.key
        WHERE d.gone_since IS NULL AND d.repeats IS NULL
            AND o.verdict <> 'parsed'
        GROUP BY d.force) p ON p.force = s.force
    WHERE NOT EXISTS (SELECT 1 FROM cells c WHERE c.topic = t.topic AND c.force = s.force)
"""
# What gives no number comes newest first, so that a page can show the newest of each force.
_TOPIC_CELLS: Final = """
    INSERT INTO topic_cells
    SELECT topic, force, row_number() OVER (PARTITION BY topic, force
            ORDER BY measure_key IS NULL, measure_key, period_kind, period_start, period_end,
            iif(measure_key IS NULL, -(SELECT d.id FROM disclosures d WHERE d.key = disclosure), 0),
            disclosure, table_key, row, col) - 1 AS position,
        state, measure_key, period_kind, period_start, period_end, value, qualifier, low, high,
        disclosure, table_key, row, col, sections, quote, read_to, unread
    FROM cells ORDER BY topic, force, position
"""
_TOPICS: Final = """
    INSERT INTO topics
    SELECT s.slug, s.kind, s.name, s.words, count(DISTINCT c.disclosure),
        count(DISTINCT CASE WHEN c.disclosure IS NOT NULL THEN c.force END), count(c.measure_key)
    FROM (SELECT slug, 'subject' AS kind, name, words FROM subjects
        UNION ALL SELECT slug, 'request', name, words FROM named_requests) s
    JOIN topic_cells c ON c.topic = s.slug
    GROUP BY s.slug ORDER BY s.slug
"""


def fill_topics(connection: sqlite3.Connection) -> None:
    """Fill ``topics`` and ``topic_cells`` from the rows and views of a build."""
    for name, arguments, function in (
        ("value_state", 2, value_state),
        ("answer_state", 2, answer_state),
        ("silent_state", 3, silent_state),
    ):
        connection.create_function(name, arguments, function, deterministic=True)
    connection.execute(_CELLS)
    connection.execute(_VALUES, {"range": PeriodKind.RANGE})
    connection.execute("CREATE INDEX temp.cells_topic ON cells (topic, force)")
    connection.execute("CREATE INDEX temp.cells_disclosure ON cells (disclosure, topic)")
    connection.execute(_ABOUT)
    connection.execute("CREATE INDEX temp.about_topic ON about (topic)")
    _add_requests(connection)
    for query in (_ANSWERS, _SILENT, _TOPIC_CELLS, _TOPICS):
        connection.execute(query)
    for name in ("cells", "about", "named_requests"):
        connection.execute(statement("DROP TABLE $name", name=name))


def _add_requests(connection: sqlite3.Connection) -> None:
    """Add the topics of requests that no subject names, with their answers and numbers."""
    connection.execute("CREATE TEMP TABLE named_requests (slug, name, words)")
    for topic in request_topics(connection):
        connection.execute(
            "INSERT INTO named_requests VALUES (?, ?, ?)", [topic.slug, topic.name, topic.words]
        )
        connection.executemany(
            "INSERT INTO about VALUES (?, ?)", [(topic.slug, key) for key in topic.answers]
        )
        connection.execute(_UNNAMED, [topic.slug])


def value_state(value: float | None, qualifier: str | None) -> str:
    """The state of a series' value."""
    if qualifier is None:
        return TopicState.VALUE if value is not None else TopicState.NO_NUMBER
    return _OF_QUALIFIER.get(Qualifier(qualifier), TopicState.NO_NUMBER)


def answer_state(outcome: str | None, verdicts: str | None = None) -> str:
    """The state of an answer that gives no number to compare.

    ``verdicts`` are those on its files: where one is kept back or could not be read, what the
    force released is not known.
    """
    if outcome == Outcome.NOT_HELD:
        return TopicState.NOT_HELD
    known = _OF_STANCE[Stance(stance(outcome))]
    gives = known in (TopicState.ANSWERED, TopicState.PART) or outcome in (None, Outcome.UNKNOWN)
    of_files = frozenset((verdicts or "").split(","))
    return next((state for word, state in _OF_FILES if gives and word in of_files), known)


def silent_state(silence: str, policy: str, unread: int | None) -> str:
    """The state of a force in whose answers nothing was found, and may be looked for.

    ``unread`` counts what is published and was not read: items, pages, answers with such files.
    """
    if policy == Policy.LINK_ONLY and silence in {Silence.READ, Silence.READ_TO}:
        return TopicState.LINKS_ONLY
    if silence == Silence.READ and unread:
        return TopicState.NOT_ALL_READ
    return _OF_SILENCE[Silence(silence)]
