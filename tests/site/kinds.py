"""An address of every kind of page, on the site that the fixture ``every_kind`` serves."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from db.faces import addresses
from db.faces.routes import ROUTES

# By the name of the route; a part after it says what is particular.
PATHS: Final = {
    "home": "/",
    "answer": "/a/kent/FOI-100/25",
    "answer, with spans, in Welsh": "/a/surrey/01.FOI.22.027825~x",
    "answer, shown as a link": "/a/sussex/FOI-100/25",
    "answer, removed by the force": "/a/dorset/FOI-100/25",
    "answer, sensitive": "/a/essex/FOI-100/25",
    "answer, of 5,000 rows": "/a/norfolk/FOI-1/26",
    "answer, of 400 columns": "/a/norfolk/FOI-2/26",
    "answer, with a title of 10,000 letters": "/a/norfolk/FOI-3/26",
    "answer, from right to left": "/a/norfolk/FOI-4/26",
    "answer, partly unread": "/a/norfolk/FOI-5/26",
    "table, of 5,000 rows": "/a/norfolk/FOI-1/26/t/1",
    "search": "/search?q=bicycle",
    "search, narrowed": "/search?q=bicycle&force=kent&year=2026",
    "search, nothing found": "/search?q=bicylce",
    "search, nothing asked": "/search",
    "table": "/a/kent/FOI-100/25/t/1",
    "coverage": "/coverage",
    "changes": "/changes",
    "data": "/data",
    "api": "/api",
    "refusals": "/refusals",
    "refusal": "/refusals/FOIA/40",
    "ask": "/ask",
    "ask, with a text": "/ask?text=How+many+bicycles+were+stolen+in+each+ward",
    "force": "/force/kent",
    "force, shown as links": "/force/sussex",
    "topics": "/topics",
    "compare": "/compare?q=bicycle+theft",
    "report": "/report?about=/a/kent/FOI-100/25",
    "about": "/about",
}
STOCK: Final = {
    "Datasette, answers": "/forcewide/disclosures",
    "Datasette, figures": "/forcewide/tidy_figures",
    "Datasette, a question in SQL": "/forcewide?sql=select+key+from+disclosures",
    "Datasette, the file": "/forcewide",
}
# So many cells that looking at each of them takes a browser long.
MANY_CELLS: Final = frozenset(
    {"answer, of 400 columns", "table, of 5,000 rows", "Datasette, figures"}
)
REFUSED: Final = {"refused, no such page": "/a/kent/none", "refused, no such topic": "/topic/none"}


def every(built: Path) -> dict[str, str]:
    """All of them, with those whose address the rows say: a number, a topic."""
    with closing(sqlite3.connect(built)) as connection:
        key, row, column = connection.execute(
            "SELECT t.key, g.row, g.col FROM figures g JOIN tables t ON t.id = g.table_id LIMIT 1"
        ).fetchone()
        (topic,) = connection.execute("SELECT slug FROM topics ORDER BY numbers DESC").fetchone()
    found = {
        "figure": addresses.figure(key, row, column),
        "topic": addresses.topic(topic),
        "embed": f"/embed/{topic}",
    }
    return {**PATHS, **found, **STOCK}


def unseen(paths: dict[str, str]) -> set[str]:
    """Routes of which no address is among these."""
    seen = {
        next((r.name for r in ROUTES if re.match(r.pattern, path.partition("?")[0])), "")
        for path in paths.values()
    }
    return {route.name for route in ROUTES} - seen
