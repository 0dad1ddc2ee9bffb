"""No page, in no form, reads a table that grows with the answers from end to end.

Every statement that a loader asks is caught and its program read: a walk over a whole tree of the
file begins with ``Rewind`` or ``Last``. Only a page of rows in the order of an index may: it has
a ``LIMIT`` and nothing to sort. The planner is told that these tables have ten thousand times the
rows, since of a small table it rightly reads all.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import pytest
from datasette.utils import escape_fts

from db.faces import machines
from db.faces.page import Asked, Form, Moved, NoPageError, Reader, Site
from db.faces.routes import ROUTES
from db.schema import SCHEMA
from tests.site.kinds import REFUSED, STOCK, every, unseen

# What grows with forces, months, subjects or words, and not with answers.
SMALL: Final = frozenset(
    {"forces", "health", "coverage", "hidden_data", "takedowns", "subjects", "topics"}
    | {table.name for table in SCHEMA if table.name.startswith("summary_")}
    | {"search_vocabulary", "common_words"}
)
LARGE: Final = frozenset(table.name for table in SCHEMA) - SMALL


# Nearly every answer repeats no other: to look for those is to read all.
ALL_COUNTED: Final = r"idx_disclosures_repeats_id \(repeats=\?\)"
TIMES: Final = 10_000
# The newest events that are no additions, among the newest 500, along their index.
PAGES_WITHIN: Final = ("ORDER BY at DESC, disclosure DESC, event DESC LIMIT 500",)


@pytest.fixture(scope="module")
def connection(every_kind: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    file = tmp_path_factory.mktemp("plans") / "forcewide.db"
    shutil.copy(every_kind, file)
    with closing(sqlite3.connect(file)) as opened:
        for name, index, told in opened.execute("SELECT tbl, idx, stat FROM sqlite_stat1"):
            rows, _, others = told.partition(" ")
            if name in LARGE:
                opened.execute(
                    "UPDATE sqlite_stat1 SET stat = ? WHERE tbl = ? AND idx IS ?",
                    [f"{int(rows) * TIMES} {others}".strip(), name, index],
                )
        opened.commit()
    with closing(sqlite3.connect(file)) as opened:
        opened.create_function("escape_fts", 1, escape_fts)
        yield opened


def walked_whole(connection: Connection, sql: str) -> set[str]:
    """The large tables of which a statement walks a whole tree, however its parts are called."""
    plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
    program = connection.execute(f"EXPLAIN {sql}").fetchall()
    sorts = {"SorterOpen", "OpenEphemeral"} & {step[1] for step in program}
    page = re.search(r"\bLIMIT\b", sql) and not sorts
    # Of a force with few answers the end of such a page is the end of the table.
    if page and re.search(ALL_COUNTED, plan) and "force = " in sql:
        return {"disclosures"}
    if (
        page
        or not re.search(f"SCAN|BLOOM|{ALL_COUNTED}", plan)
        or any(one in sql for one in PAGES_WITHIN)
    ):
        return set()
    trees = dict(connection.execute("SELECT rootpage, tbl_name FROM sqlite_master"))
    opened = {step[2]: trees.get(step[3]) for step in program if step[1] == "OpenRead"}
    walked = {opened.get(step[2]) for step in program if step[1] in {"Rewind", "Last"}}
    if re.search(ALL_COUNTED, plan):
        walked.add("disclosures")
    return {name for name in walked if name in LARGE}


def asked_by(connection: Connection, path: str, form: Form | None) -> list[str]:
    """The statements of the loader of an address, and of where it leads."""
    parts = urlsplit(path)
    route, found = next(
        (route, found) for route in ROUTES if (found := re.match(route.pattern, parts.path))
    )
    statements: list[str] = []
    asked = Asked(route.parts_of(found.groupdict()), dict(parse_qsl(parts.query)), Site(), form)
    leads = ""
    connection.set_trace_callback(statements.append)
    try:
        route.load(Reader(connection), asked)
    except Moved as moved:
        leads = moved.address
    except NoPageError:
        assert path in REFUSED.values()
    finally:
        connection.set_trace_callback(None)
    own = [one for one in statements if not one.startswith("--")]  # the others are FTS5's
    return own + (asked_by(connection, leads, form) if leads else [])


@pytest.mark.parametrize("form", [None, Form.JSON])
def test_no_page_walks_a_large_table(
    connection: Connection, every_kind: Path, form: Form | None
) -> None:
    paths = {name: path for name, path in every(every_kind).items() if name not in STOCK}
    assert unseen(paths) == set()
    paths |= REFUSED
    wrong = []
    counted = 0
    for name, path in paths.items():
        statements = asked_by(connection, path, form)
        counted += len(statements)
        walks = [(walked_whole(connection, sql), " ".join(sql.split())) for sql in statements]
        wrong += [(name, *walk) for walk in walks if walk[0]]
    assert wrong == []
    assert counted > 150


def test_only_the_map_of_the_site_walks_all_answers_and_in_their_order(
    connection: Connection,
) -> None:
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    machines.sitemap_index(Reader(connection), Site())
    connection.set_trace_callback(None)
    assert statements
    assert not any(walked_whole(connection, sql) - {"disclosures"} for sql in statements)


@pytest.mark.parametrize(
    ("sql", "walked"),
    [
        ("SELECT * FROM disclosures WHERE title = 'x'", {"disclosures"}),
        ("SELECT * FROM answers k WHERE k.title = 'x'", {"disclosures"}),
        ("SELECT * FROM figures WHERE row_label = 'x'", {"figures"}),
        ("SELECT * FROM disclosures ORDER BY title LIMIT 5", {"disclosures"}),
        ("SELECT count(*) FROM tables", set()),  # the file's own count, which reads no rows
        ("SELECT * FROM disclosures ORDER BY id DESC LIMIT 5", set()),
        ("SELECT * FROM answers WHERE force = 'x' ORDER BY id DESC LIMIT 5", set()),
        (
            """SELECT * FROM disclosures INDEXED BY idx_disclosures_repeats_id
            WHERE repeats IS NULL AND force = 'x' ORDER BY id DESC LIMIT 5""",
            {"disclosures"},
        ),
        ("SELECT * FROM disclosures WHERE key = 'x'", set()),
        ("SELECT * FROM forces", set()),
        ("SELECT 1 FROM forces f JOIN disclosures d ON d.title = f.name", {"disclosures"}),
    ],
)
def test_a_walk_is_seen_whatever_a_table_is_called(
    connection: Connection, sql: str, walked: set[str]
) -> None:
    assert walked_whole(connection, sql) == walked
