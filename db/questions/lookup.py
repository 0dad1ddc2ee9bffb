"""What a build keeps so that the closest requests are found at once, however many there are.

What is shared by many says nothing, and reading all of it takes longest: of a hash that more
requests have than a round robin has forces only the count is kept; of a word that many answers
have the count is kept beside the index, so that what a search would read is known before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from db.questions.packing import fingerprint, unpack

CROWDED: Final = 500  # requests that share a hash: 48 forces asked the same ten times
COUNTED: Final = 100  # answers that have a word, before its answers are counted
MANY: Final = 0  # stands in the place of all requests that share a crowded hash

_PRINTS: Final = "CREATE TEMP TABLE prints (print INTEGER, id INTEGER)"
_CROWDED: Final = """
    CREATE TEMP TABLE crowded AS
    SELECT print, count(*) AS requests FROM prints GROUP BY print HAVING count(*) > ?
"""
# Sorted first: rows of a table without row numbers are cheap only in the order of its key.
_KEPT: Final = """
    INSERT INTO request_prints (print, disclosure_id, prints)
    SELECT p.print, p.id, (SELECT k.prints FROM kept k WHERE k.id = p.id) FROM prints p
    WHERE NOT EXISTS (SELECT 1 FROM crowded c WHERE c.print = p.print)
    UNION ALL SELECT print, ?, requests FROM crowded ORDER BY 1, 2
"""
_SIZES: Final = """
    INSERT INTO kept SELECT p.id, count(*) FROM prints p
    WHERE NOT EXISTS (SELECT 1 FROM crowded c WHERE c.print = p.print) GROUP BY p.id
"""
_WORDS: Final = """
    INSERT INTO common_words (word, answers)
    SELECT term, doc FROM temp.all_words WHERE doc > ? ORDER BY term
"""


def write_prints(
    connection: sqlite3.Connection, wordings: Iterable[tuple[int, str]], crowded: int = CROWDED
) -> None:
    """Write the hashes of requests, each given by its answer's number and its wording."""
    connection.execute(_PRINTS)
    connection.executemany(
        "INSERT INTO prints VALUES (?, ?)",
        ((one, number) for number, wording in wordings for one in fingerprint(unpack(wording))),
    )
    connection.execute(_CROWDED, [crowded])
    connection.execute("CREATE UNIQUE INDEX temp.crowded_print ON crowded (print)")
    connection.execute("CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY, prints INTEGER)")
    connection.execute(_SIZES)
    connection.execute(_KEPT, [MANY])
    for name in ("prints", "crowded", "kept"):
        connection.execute(f"DROP TABLE temp.{name}")


def write_common_words(connection: sqlite3.Connection, counted: int = COUNTED) -> None:
    """Write the stems that many answers have, with how many do, from the finished search index."""
    connection.execute(
        "CREATE VIRTUAL TABLE temp.all_words USING fts5vocab(main, disclosures_fts, row)"
    )
    connection.execute(_WORDS, [counted])
    connection.execute("DROP TABLE temp.all_words")
