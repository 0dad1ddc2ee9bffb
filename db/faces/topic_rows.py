"""The rows behind a topic's page, as the build has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from db.faces.page import Reader, Row

TOPIC: Final = (
    "SELECT slug, kind, name, words, answers, forces, numbers FROM topics WHERE slug = :slug"
)
# Every number with what is printed in it, and the answer it is from; of what gives no number the
# newest of each force and state.
CELLS: Final = """
    SELECT c.force, c.position, c.state, c.measure_key, c.period_kind, c.period_start, c.period_end,
        c.value, c.qualifier, c.low, c.high, c.disclosure, c.table_key, c.row, c.col, c.sections,
        c.quote, c.read_to, c.unread, g.text, t.caption, d.reference, d.title_shown, d.outcome,
        d.url, coalesce(CASE WHEN d.published_basis <> 'url_month' THEN d.published_on END,
            d.responded_on, substr(d.published_on, 1, 7)) AS dated, v.how, v.disputed
    FROM (SELECT *, row_number() OVER (PARTITION BY force, state, measure_key IS NULL
            ORDER BY position) AS place FROM topic_cells WHERE topic = :slug) c
    LEFT JOIN disclosures d ON d.key = c.disclosure
    LEFT JOIN tables t ON t.key = c.table_key
    LEFT JOIN figures g ON g.table_id = t.id AND g.row = c.row AND g.col = c.col
    LEFT JOIN measures n ON n.table_key = c.table_key AND n.measure_key = c.measure_key
        AND n.subject IN (c.topic, 'unknown')
    LEFT JOIN series v ON v.table_key = n.table_key AND v.measure = n.measure
        AND v.period_kind = c.period_kind AND v.period_start IS c.period_start
        AND v.period_end IS c.period_end
    WHERE c.measure_key IS NOT NULL OR c.place <= :most ORDER BY c.force, c.position
"""
STATES: Final = """
    SELECT state, count(*) AS cells FROM topic_cells
    WHERE topic = :slug AND measure_key IS NULL AND disclosure IS NOT NULL GROUP BY state
"""
# What the tables of these numbers say that they count.
MEASURES: Final = """
    SELECT DISTINCT n.table_key, n.measure_key, n.words, n.narrowed_by, n.context, n.statistic,
        n.counted, n.unit, n.definition, n."by"
    FROM json_each(:tables) j CROSS JOIN measures n ON n.table_key = j.value
    ORDER BY n.table_key, n.measure
"""
CAVEATS: Final = """
    SELECT DISTINCT c.disclosure, c.table_key, c.kind, c.quote
    FROM json_each(:answers) j CROSS JOIN caveats c ON c.disclosure = j.value
    WHERE c.table_key IS NULL OR c.table_key IN (SELECT value FROM json_each(:tables))
    ORDER BY c.disclosure, c.position
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """A topic, its cells, and what is said of the tables that they stand in."""

    topic: Row
    cells: list[Row]
    measures: list[Row]
    caveats: list[Row]
    states: dict[str, int]  # how many answers give no number, by what they say


def rows_of(reader: Reader, slug: str, most: int) -> Rows | None:
    """The rows of a topic; None where there is none of that name.

    ``most`` is how many answers without a number there are of each force and state.
    """
    topic = reader.first(TOPIC, slug=slug)
    if not topic:
        return None
    cells = reader.rows(CELLS, slug=slug, most=most)
    tables = sorted({cell["table_key"] for cell in cells if cell["table_key"]})
    answers = sorted({cell["disclosure"] for cell in cells if cell["table_key"]})
    return Rows(
        topic,
        list({(cell["force"], cell["position"]): cell for cell in cells}.values()),
        reader.rows(MEASURES, tables=json.dumps(tables)),
        reader.rows(CAVEATS, tables=json.dumps(tables), answers=json.dumps(answers)),
        {row["state"]: row["cells"] for row in reader.rows(STATES, slug=slug)},
    )
