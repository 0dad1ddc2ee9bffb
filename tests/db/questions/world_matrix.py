"""The matrix that the sample world means, and the one that is published, as sets of cells."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from parsers.registry import known
from parsers.types import ForceStatus
from samples.cases.everywhere import EVERYWHERE, TOPICS, Said, Told
from samples.registry import SITES
from samples.world import world

_BESIDE = """
    SELECT c.topic, c.force, c.period_start, c.value FROM topic_cells c
    JOIN disclosures d ON d.key = c.disclosure WHERE d.title LIKE '%' || ? AND c.force = ?
"""
_PUBLISHED = """
    SELECT topic, force, state, period_start, period_end, value, low, high, qualifier, sections
    FROM topic_cells WHERE topic IN (SELECT value FROM json_each(?))
"""


class MatrixCell(NamedTuple):
    """One cell as both sides can say it; ``below`` is the printed number of "<5"."""

    topic: str
    force: str
    state: str
    first: str
    last: str
    value: float | None
    below: float | None
    sections: tuple[str, ...]


def meant(crawled: Collection[str]) -> Iterator[MatrixCell]:
    """What the world's makers meant: each answer's cells, and the silence of all others."""
    for topic in TOPICS:
        for force, body in known().items():
            own = [said for told in EVERYWHERE.get(force, ()) for said in told.said]
            said = [one for one in own if one.topic == topic] if force in crawled else []
            yield from (_cell(force, one) for one in said)
            if not said:
                no_log = body.status is ForceStatus.NO_LOG
                read = _read(force) if force in crawled else "not_read"
                yield _cell(force, Said(topic, "no_log" if no_log else read))


def _read(force: str) -> str:
    """A log that lists a link to nothing, as all of this platform do, was not read whole."""
    dead = SITES[force].platform == "single_online_home" and world(force).dead
    return "not_all_read" if dead else "nothing_found"


def _cell(force: str, said: Said) -> MatrixCell:
    first = said.first.isoformat() if said.first else ""
    last = said.last.isoformat() if said.last else ""
    sections = tuple(sorted(said.sections))
    return MatrixCell(said.topic, force, said.state, first, last, said.value, said.below, sections)


def published(connection: sqlite3.Connection) -> list[MatrixCell]:
    """The published cells of the same topics, each as often as it is there."""
    rows = connection.execute(_PUBLISHED, [json.dumps(TOPICS)])
    return [
        MatrixCell(
            topic,
            force,
            state,
            first or "",
            last or "",
            value,
            high if qualifier == "less_than" else None,
            tuple(sorted(part.split()[-1] for part in (sections or "").split(",") if part)),
        )
        for topic, force, state, first, last, value, _, high, qualifier, sections in rows
    ]


def meant_beside() -> Counter[tuple[object, ...]]:
    """The values of answers that give several subjects in their rows or columns."""
    return Counter(
        (one.topic, force, one.first.isoformat() if one.first else None, one.value)
        for force, told in _of_several()
        for one in told.said
    )


def published_beside(connection: sqlite3.Connection) -> Counter[tuple[object, ...]]:
    """The cells of the same answers, whatever their topic."""
    return Counter(
        tuple(row)
        for force, told in _of_several()
        for row in connection.execute(_BESIDE, [told.case.titles[0], force])
    )


def _of_several() -> Iterator[tuple[str, Told]]:
    for force, answers in EVERYWHERE.items():
        for told in answers:
            if len({one.topic for one in told.said}) > 1:
                yield force, told
