"""What the other requests of the sample world are about, and the cells that they owe to topics.

Which subject a made table or a refusal is of is said here by hand; numbers, periods, outcomes
and sections are the sample's own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from typing import Final

from samples.model import SampleDisclosure
from samples.registry import SITES, truth
from samples.vocabulary import Outcome
from tests.db.questions.sample_compare import keys_of, pairs_of
from tests.db.questions.sample_truth import expected

# The captions of made tables, as far as they are the same everywhere.
OF_TABLES: Final = {
    "Recorded offences with a knife-crime marker": "knife-crime",
    "Thefts of a pedal cycle by": "bicycle-theft",
    "Dog dangerously out of control": "dangerous-dogs",
    "Dogs seized": "dogs-seized",
    "Recorded crime at hospital premises": "hospital-crime",
    "Highest use of Taser": "taser",
    "Electric scooters seized": "e-scooters",
    "Working days lost to sickness": "sickness",
    "Catalytic converters stolen": "catalytic-converters",
    "Theft from a shop by outcome": "shoplifting",
    "Assaults on shop workers": "assaults-on-shop-workers",
    "Stalking offences recorded": "stalking",
    "Recorded crime: harassment": "harassment",
    "Reports of spiking": "spiking",
    "Residential burglary by district": "residential-burglary",
    "Theft of farm machinery": "rural-crime",
    "Children reported missing": "missing-people",
    "Arrests at football matches": "football",
    "Drone deployments by purpose": "drones",
    "Spending on drones": "drones",
    "Strip searches in custody": "strip-search",
    "Misconduct hearings by finding": "misconduct",
    "Calls received": "emergency-calls",
    "Overtime paid": "overtime",
    "Fleet by fuel": "fleet",
    "Officers leaving by reason": "leavers",
    "Spending on interpreters": "interpreters",
    "Cost of the website": "website",
}
OF_REFUSALS: Final = {
    "anpr": "anpr",
    "body-worn-video": "body-worn-video",
    "cannabis-farms": "cannabis-farms",
    "mounted-section": "police-horses",
    "fracking-sites": "protest",
    "stop-and-search": "stop-and-search",
    "culture-survey": "staff-surveys",
}
_STATES: Final = {
    Outcome.WITHHELD: "refused",
    Outcome.COST: "refused",
    Outcome.NCND: "refused",
    Outcome.NOT_HELD: "not_held",
    Outcome.ACCESSIBLE_ELSEWHERE: "other",
    Outcome.FUTURE_PUBLICATION: "other",
}
_CELLS: Final = """
    SELECT c.period_start, c.period_end, replace(replace(f.text, ',', ''), ' ', '')
    FROM topic_cells c JOIN tables t ON t.key = c.table_key
    JOIN figures f ON f.table_id = t.id AND f.row = c.row AND f.col = c.col
    WHERE c.table_key = ? AND c.topic = ?
"""
_REFUSALS: Final = "SELECT state, sections FROM topic_cells WHERE disclosure = ? AND topic = ?"
Cell = tuple[str, str, str]


def of_tables(
    connection: sqlite3.Connection, crawled: Collection[str]
) -> Iterator[tuple[str, str, set[Cell], set[Cell]]]:
    """Topic, table, the cells that were made and those that are published, for each table."""
    for item, key in _answers(connection, crawled):
        for table, published in pairs_of(connection, item, key):
            for caption, topic in OF_TABLES.items():
                if not (table.caption or "").startswith(caption):
                    continue
                made = {
                    (one.start, one.end, one.text.replace(",", "").replace(" ", ""))
                    for one in expected(table)
                }
                got = {(a, b, c) for a, b, c in connection.execute(_CELLS, [published, topic])}
                yield topic, published, made, got


def of_refusals(
    connection: sqlite3.Connection, crawled: Collection[str]
) -> Iterator[tuple[str, str, tuple[str, set[str]], list[tuple[str, set[str]]]]]:
    """Topic, answer, the state and sections that were meant and those that are published."""
    for item, key in _answers(connection, crawled):
        if topic := OF_REFUSALS.get(item.topic):
            sections = {one.section for one in item.exemptions if one.applied}
            got = [
                (state, {part.split()[-1] for part in (found or "").split(",") if part})
                for state, found in connection.execute(_REFUSALS, [key, topic])
            ]
            yield topic, key, (_STATES[item.outcome], sections), got


def _answers(
    connection: sqlite3.Connection, crawled: Collection[str]
) -> Iterator[tuple[SampleDisclosure, str]]:
    keys = keys_of(connection)
    for name in crawled:
        force = SITES[name].force
        for item in truth(name):
            if key := keys.get((force, item.path)) or keys.get((force, item.reference)):
                yield item, key
