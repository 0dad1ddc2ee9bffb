"""The rows of a build: copied from ``staging`` as the policy shows them, numbered, indexed.

Works on a connection whose main database is the build and which has ``staging``
attached. Every order is fixed, so that two builds of one staging file are equal.
"""

from __future__ import annotations

import json
import sqlite3

from db.counting import COUNTED_ONCE, repeats
from db.policy import shown, tightest
from db.questions.lookup import write_common_words, write_prints
from db.questions.stances import stance
from db.questions.thesaurus import SUBJECTS
from db.schema import STAGED
from db.spec import Table
from db.sql import statement
from db.words import grid_labels, grid_words, search_words, shorten, shorten_cells
from parsers.types import Policy

_NUMBER_DISCLOSURES = """
    CREATE TEMP TABLE shown AS
    SELECT d.key, row_number() OVER (ORDER BY
            coalesce(d.published_on, d.responded_on, d.received_on, substr(d.first_seen, 1, 10)),
            d.key) AS id,
        CASE WHEN d.gone_since IS NULL THEN f.policy ELSE 'link_only' END AS policy
    FROM staging.disclosures d JOIN main.forces f ON f.slug = d.force
"""
_NUMBER_TABLES = """
    CREATE TEMP TABLE numbered AS
    SELECT t.id AS old, t.key, s.policy,
        row_number() OVER (ORDER BY s.id, o.position, t.position, t.key) AS new
    FROM staging.tables t
    JOIN shown s ON s.key = t.disclosure
    JOIN staging.documents o ON o.key = t.document
    WHERE s.policy <> 'link_only'
"""

# What the counting rule is applied to, whatever the policy.
_SAME = """
    SELECT r.from_key, r.to_key FROM staging.relations r
    WHERE r.kind IN (SELECT value FROM json_each(?)) ORDER BY r.from_key, r.to_key
"""
# The numbers of a table without its labels, which another language prints in other words.
_NUMBERS = """(SELECT group_concat(cell, ' ') FROM (
    SELECT row || ':' || col || ':' || coalesce(value, '') || coalesce(qualifier, '') AS cell
    FROM staging.figures WHERE table_id = {}.id ORDER BY row, col))"""
# A table of the answer that is counted in place of this one's.
_PRINTED_IN_MAIN = """(SELECT t.key FROM repeats w JOIN staging.tables t ON t.disclosure = w.to_key
    WHERE w.key = x.disclosure AND t.duplicate_of IS NULL AND {} ORDER BY t.key LIMIT 1)"""
# Columns whose value in the build is not the one in staging.
_OVERRIDES = {
    ("disclosures", "id"): "s.id",
    ("tables", "id"): "n.new",
    ("disclosures", "repeats"): "(SELECT to_key FROM repeats w WHERE w.key = x.key)",
    # A table that the answer's other language prints too is one table.
    ("tables", "duplicate_of"): " ".join(
        [
            "(SELECT key FROM numbered WHERE key = coalesce(x.duplicate_of,",
            _PRINTED_IN_MAIN.format("t.grid = x.grid"),
            ",",
            _PRINTED_IN_MAIN.format(" = ".join([_NUMBERS.format("t"), _NUMBERS.format("x")])),
            "))",
        ]
    ),
    ("figures", "table_id"): "s.new",
}
# What a row's policy is found by, and the order of the build, where it is not by disclosure.
_SOURCES = {
    "disclosures": ("shown s JOIN staging.disclosures x ON x.key = s.key", "s.id"),
    "tables": (
        """numbered n CROSS JOIN staging.tables x ON x.id = n.old
        JOIN shown s ON s.key = x.disclosure""",
        "n.new",
    ),
    "figures": (
        "numbered s CROSS JOIN staging.figures x ON x.table_id = s.old",
        "s.new, x.row, x.col",
    ),
    **{
        name: (
            "numbered s CROSS JOIN staging.$t x ON x.table_key = s.key".replace("$t", name),
            order,
        )
        for name, order in (
            ("labels", "x.table_key, x.axis, x.position"),
            ("measures", "x.table_key, x.measure, x.subject"),
            ("series", "x.table_key, x.measure, x.position"),
        )
    },
    "relations": (
        """shown s JOIN staging.relations x ON x.from_key = s.key
        JOIN shown o ON o.key = x.to_key AND o.policy <> 'link_only'""",
        "x.from_key, x.to_key, x.kind",
    ),
}

_WORDS = """
    INSERT INTO disclosures_fts (rowid, reference, title, request, response)
    SELECT d.id, d.reference, d.title,
        CASE s.policy WHEN 'full' THEN x.request WHEN 'facts' THEN search_words(x.request) END,
        concat_lines(
            CASE s.policy WHEN 'full' THEN x.response WHEN 'facts' THEN search_words(x.response)
                END,
            -- An answer is found by the words of its Welsh twin too, which is not counted.
            CASE WHEN s.policy <> 'link_only' THEN (SELECT search_words(group_concat(
                concat_lines(concat_lines(o.title, w.request), w.response), char(10)))
                FROM repeats r JOIN shown p ON p.key = r.key AND p.policy <> 'link_only'
                JOIN staging.disclosures o ON o.key = r.key
                LEFT JOIN staging.texts w ON w.disclosure = r.key WHERE r.to_key = d.key) END)
    FROM main.disclosures d JOIN shown s ON s.key = d.key
    LEFT JOIN staging.texts x ON x.disclosure = d.key
    ORDER BY d.id
"""
# The words of a table in the answer's other language, which is not counted.
_OTHER_WORDS = """
    CREATE TEMP TABLE other_words AS
    SELECT m.duplicate_of AS key, group_concat(m.caption, char(10)) AS caption,
        group_concat(grid_labels(t.grid, t.header_rows, t.stub_columns), char(10)) AS labels,
        group_concat(grid_words(t.grid), ' ') AS cells
    FROM main.tables m
    JOIN repeats r ON r.key = m.disclosure
    JOIN staging.tables t ON t.key = m.key
    WHERE m.duplicate_of IS NOT NULL GROUP BY m.duplicate_of
"""
_TABLE_WORDS = """
    INSERT INTO tables_fts (rowid, caption, labels, cells)
    SELECT n.new, concat_lines(m.caption, o.caption),
        concat_lines(grid_labels(t.grid, t.header_rows, t.stub_columns), o.labels),
        concat_lines(grid_words(t.grid), o.cells)
    FROM numbered n
    JOIN main.tables m ON m.key = n.key
    JOIN staging.tables t ON t.id = n.old
    LEFT JOIN other_words o ON o.key = n.key
    ORDER BY n.new
"""

_WORDED = """
    SELECT s.id, w.wording FROM shown s JOIN staging.wordings w ON w.disclosure = s.key
    WHERE s.policy <> 'link_only' AND s.key NOT IN (SELECT key FROM repeats) ORDER BY s.id
"""

_SUMMARIES = (
    """
    INSERT INTO summary_forces
    SELECT f.slug, count(d.key), count(d.gone_since), coalesce(sum(t.tables), 0),
        coalesce(sum(t.figures), 0),
        (SELECT count(*) FROM exemptions e JOIN answers k ON k.key = e.disclosure
            WHERE e.applied = 1 AND k.force = f.slug),
        min(coalesce(CASE WHEN d.published_basis <> 'url_month' THEN d.published_on END,
            d.responded_on, substr(d.published_on, 1, 7))),
        max(coalesce(CASE WHEN d.published_basis <> 'url_month' THEN d.published_on END,
            d.responded_on, substr(d.published_on, 1, 7))), max(d.last_seen)
    FROM forces f LEFT JOIN answers d ON d.force = f.slug LEFT JOIN counted t ON t.key = d.key
    GROUP BY f.slug ORDER BY f.slug
    """,
    """
    INSERT INTO summary_months
    SELECT d.force, substr(coalesce(d.published_on, d.responded_on), 1, 7) AS month, count(*),
        coalesce(sum(t.tables), 0), coalesce(sum(t.figures), 0)
    FROM answers d LEFT JOIN counted t ON t.key = d.key
    WHERE coalesce(d.published_on, d.responded_on) IS NOT NULL
    GROUP BY d.force, month ORDER BY d.force, month
    """,
    """
    INSERT INTO summary_outcomes
    SELECT force, outcome, count(*) FROM answers WHERE outcome IS NOT NULL
    GROUP BY force, outcome ORDER BY force, outcome
    """,
    """
    INSERT INTO summary_sections
    SELECT force, act, section, count(*) FROM answer_sections
    GROUP BY force, act, section ORDER BY force, act, section
    """,
    """
    INSERT INTO summary_subjects
    SELECT d.force, a.subject, count(*)
    FROM answer_subjects a CROSS JOIN answers d ON d.key = a.disclosure
    GROUP BY d.force, a.subject ORDER BY d.force, a.subject
    """,
    """
    INSERT INTO request_groups
    SELECT m.group_key, min(m.family_key),
        -- By the group, not along all answers: no index of a build is measured yet.
        (SELECT t.title_shown FROM group_members x CROSS JOIN answers t ON t.key = x.disclosure
            WHERE x.group_key = m.group_key AND t.title_shown IS NOT NULL ORDER BY +t.id LIMIT 1),
        count(*), count(DISTINCT d.force),
        count(CASE stance(d.outcome) WHEN 'released' THEN 1 END),
        count(CASE stance(d.outcome) WHEN 'refused' THEN 1 END),
        min(coalesce(d.received_on, d.responded_on, d.published_on)),
        max(coalesce(d.received_on, d.responded_on, d.published_on))
    FROM group_members m JOIN answers d ON d.key = m.disclosure
    GROUP BY m.group_key ORDER BY m.group_key
    """,
    """
    INSERT INTO question_groups
    SELECT m.question_key, min(m.family_key),
        (SELECT q.question FROM question_members x JOIN answers t ON t.key = x.disclosure
            JOIN questions q ON q.disclosure = x.disclosure AND q.ordinal = x.question
            WHERE x.question_key = m.question_key AND q.question IS NOT NULL
            ORDER BY t.id, x.question LIMIT 1),
        count(DISTINCT d.key), count(DISTINCT d.force),
        count(DISTINCT coalesce(r.group_key, d.key)),
        min(coalesce(d.received_on, d.responded_on, d.published_on)),
        max(coalesce(d.received_on, d.responded_on, d.published_on))
    FROM question_members m JOIN answers d ON d.key = m.disclosure
    LEFT JOIN group_members r ON r.disclosure = m.disclosure
    GROUP BY m.question_key ORDER BY m.question_key
    """,
)
# The tables and figures of each counted answer, what is printed twice once.
_COUNTED = """
    CREATE TEMP TABLE counted AS
    SELECT t.disclosure AS key, count(*) AS tables,
        sum((SELECT count(*) FROM figures g WHERE g.table_id = t.id)) AS figures
    FROM tables t JOIN answers d ON d.key = t.disclosure
    WHERE t.duplicate_of IS NULL GROUP BY t.disclosure
"""


def number_rows(connection: sqlite3.Connection, policy: Policy) -> None:
    """Copy the forces with the policy that rules each, then number disclosures and tables.

    Numbers follow the date of publication (else of the answer, the request, the
    first capture), so that newest-first search reads no more than its page.
    """
    _functions(connection)
    columns = [
        "tightest(:policy, policy)" if column.name == "policy" else column.name
        for column in STAGED[0].columns
    ]
    copied = ", ".join(columns)
    connection.execute(
        " ".join(["INSERT INTO main.forces SELECT", copied, "FROM staging.forces ORDER BY slug"]),
        {"policy": policy},
    )
    for number, index in (
        (_NUMBER_DISCLOSURES, "CREATE UNIQUE INDEX temp.shown_key ON shown (key)"),
        (_NUMBER_TABLES, "CREATE UNIQUE INDEX temp.numbered_key ON numbered (key)"),
    ):
        connection.execute(number)
        connection.execute(index)
    _count_once(connection)


def _count_once(connection: sqlite3.Connection) -> None:
    """The temporary table ``repeats``: what is not counted, and what is counted for it."""
    connection.execute("CREATE TEMP TABLE repeats (key TEXT PRIMARY KEY, to_key TEXT NOT NULL)")
    pairs = [(row[0], row[1]) for row in connection.execute(_SAME, [json.dumps(COUNTED_ONCE)])]
    gone = {
        row[0]
        for row in connection.execute(
            "SELECT key FROM staging.disclosures WHERE gone_since IS NOT NULL"
        )
    }
    connection.executemany("INSERT INTO repeats VALUES (?, ?)", repeats(pairs, gone))
    connection.execute("CREATE INDEX temp.repeats_to ON repeats (to_key)")


def copy_tables(connection: sqlite3.Connection) -> None:
    """Copy every staged table but ``forces`` into the build, as the policies show it."""
    for table in STAGED[1:]:
        connection.execute(_copy(table))


def _copy(table: Table) -> str:
    if not table.owner:
        source = statement(
            "SELECT $names FROM staging.$table ORDER BY $key",
            names=table.names,
            table=table.name,
            key=table.key,
        )
        return " ".join(["INSERT INTO", f"main.{table.name}", source])
    columns = [
        _OVERRIDES.get((table.name, column.name)) or shown(table, column)
        for column in table.columns
    ]
    source, order = _SOURCES.get(
        table.name,
        (
            f"shown s JOIN staging.{table.name} x ON x.{table.owner} = s.key",
            ", ".join(f"x.{name}" for name in table.key),
        ),
    )
    where = "1" if table.stays else "s.policy <> 'link_only'"
    head = ["INSERT INTO", f"main.{table.name}", "SELECT", ", ".join(columns)]
    return " ".join([*head, "FROM", source, "WHERE", where, "ORDER BY", order])


def fill_searches(connection: sqlite3.Connection) -> None:
    """Fill both full-text indexes once, then merge each into one piece."""
    connection.execute(_WORDS)
    connection.execute(_OTHER_WORDS)
    connection.execute("CREATE UNIQUE INDEX temp.other_words_key ON other_words (key)")
    connection.execute(_TABLE_WORDS)
    for name in ("disclosures_fts", "tables_fts"):
        connection.execute(statement("INSERT INTO $fts ($fts) VALUES ('optimize')", fts=name))


def fill_lookup(connection: sqlite3.Connection) -> None:
    """Write what the closest requests are found by; nothing of a force shown as links."""
    write_prints(connection, ((row[0], row[1]) for row in connection.execute(_WORDED)))
    write_common_words(connection)


def fill_subjects(connection: sqlite3.Connection) -> None:
    """Write the thesaurus by which measures are named."""
    connection.executemany(
        "INSERT INTO subjects (slug, name, welsh, broader, words) VALUES (?, ?, ?, ?, ?)",
        sorted(
            (one.slug, one.name, one.welsh or None, one.broader or None, one.phrases)
            for one in SUBJECTS
        ),
    )


def fill_summaries(connection: sqlite3.Connection) -> None:
    """Count the build's own rows for the home and force pages, by its views."""
    connection.execute(_COUNTED)
    connection.execute("CREATE UNIQUE INDEX temp.counted_key ON counted (key)")
    for summary in _SUMMARIES:
        connection.execute(summary)


def _lines(one: str | None, other: str | None) -> str | None:
    """Two texts below each other, of which either may be missing."""
    return "\n".join(text for text in (one, other) if text) or None


def _functions(connection: sqlite3.Connection) -> None:
    for name, arguments, function in (
        ("tightest", 2, tightest),
        ("shorten", 2, shorten),
        ("shorten_cells", 1, shorten_cells),
        ("search_words", 1, search_words),
        ("concat_lines", 2, _lines),
        ("grid_labels", 3, grid_labels),
        ("grid_words", 1, grid_words),
        ("stance", 1, stance),
    ):
        connection.create_function(name, arguments, function, deterministic=True)
