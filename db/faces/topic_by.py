"""A topic split by a dimension of its own tables: ages, ranks, strands of hate crime.

A number stands here only where it is broken down by nothing else but periods, and where one
label of its table alone stands for the part. Of a force's numbers for a part and a period those of
its latest answer are taken; where that answer gives several, all stand and none is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.page import Address, Asked, Link, Reader, Row, Wrong
from db.faces.topic_numbers import matrices_of, number_of
from db.faces.topic_parts import Matrix, Number
from db.faces.topic_words import measure_words
from db.questions.dimension_data import DIMENSIONS
from db.questions.topics import value_state
from db.questions.vocabulary import TopicState

_TABLES: Final = """
    FROM measures n
    CROSS JOIN labels l ON l.table_key = n.table_key AND l.alone = 1 AND l.concept IS NOT NULL
    CROSS JOIN tables t ON t.key = n.table_key AND t.duplicate_of IS NULL
    CROSS JOIN answers d ON d.key = t.disclosure
    WHERE n.subject = :slug AND n.role = 'counted'
        AND n.place IS NOT 'row' AND n.place IS NOT 'column'
"""
DIMENSIONS_OF: Final = """
    SELECT l.dimension, count(DISTINCT d.force) AS forces $tables
    GROUP BY l.dimension ORDER BY forces DESC, l.dimension
""".replace("$tables", _TABLES)
NUMBERS: Final = """
    SELECT s.*, g.period_kind, g.period_start, g.period_end, g.value, g.qualifier, g.low, g.high,
        g.text, g.row, g.col
    FROM (SELECT d.force, n.measure_key, n.statistic, n.counted, n.unit, n.narrowed_by, n.context,
        n.table_key, l.concept, l.axis, min(l.label) AS label, t.id AS table_id, t.caption,
        t.disclosure, d.reference, d.url, NULL AS how, d.dated
        $tables AND l.dimension = :by
        GROUP BY +n.table_key, n.measure, l.axis, l.concept HAVING count(*) = 1) s
    CROSS JOIN figures g ON g.table_id = s.table_id AND g.statistic = s.statistic
        AND g.counted = s.counted AND g.unit IS s.unit
        AND CASE s.axis WHEN 'row' THEN g.row_label = s.label AND g.row_total = 0
            ELSE g.column_label = s.label AND g.col_total = 0 END
""".replace("$tables", _TABLES)
_WORDS: Final = {"strand": "Strand of hate crime", "offence": "Offence"}


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something that tables of this topic are broken down by."""

    name: Annotated[str, "Word for `by`"]
    says: Annotated[str, "The same for people"]
    forces: Annotated[int, "Forces that break it down so"]
    address: Annotated[Address, "The topic, split by it"]


@dataclass(frozen=True, slots=True)
class Split:
    """A topic in parts."""

    by: Annotated[str, "What it is split by"]
    says: Annotated[str, "The same in words"]
    parts: Annotated[tuple[Matrix, ...], "A matrix a part, all of one measure and kind of period"]
    others: Annotated[tuple[Link, ...], "Parts of other measures and kinds of period"]

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers of the parts, part by part."""
        cells = (cell for one in self.parts for line in one.lines for cell in line.cells)
        return tuple(number for cell in cells for number in cell)


def dimensions_of(reader: Reader, slug: str) -> tuple[Dimension, ...]:
    """What a topic can be split by, most forces first."""
    return tuple(
        Dimension(
            row["dimension"],
            dimension_words(row["dimension"]),
            row["forces"],
            addresses.with_query(addresses.topic(slug), by=row["dimension"]),
        )
        for row in reader.rows(DIMENSIONS_OF, slug=slug)
    )


def dimension_words(name: str) -> str:
    """A dimension as a reader says it."""
    return _WORDS.get(name, name.replace("_", " ").capitalize())


def split_of(
    reader: Reader, topic: Row, known: Iterable[Dimension], asked: Asked, names: dict[str, str]
) -> Split | None:
    """The topic split as ``by`` asks; None where it does not. Raises ``Wrong`` for a dimension,
    measure or period that there is not."""
    word = asked.word("by")
    if not word:
        return None
    choices = {one.name: one for one in known}
    by = _named(word, choices)
    if by is None:
        lead = [Link(f"By {one.says.lower()}", one.address) for one in choices.values()]
        there = ", ".join(choices) or "none"
        raise Wrong(
            f"No table of this topic is broken down by '{word[:60]}'; there are {there}.", *lead
        )
    rows = reader.rows(NUMBERS, slug=topic["slug"], by=by)
    return _split(by, topic, rows, asked, names)


def _named(word: str, choices: Iterable[str]) -> str | None:
    """A dimension by its name or by what heads its columns: "gender", "Age band"."""
    plain = word.casefold().strip()
    found = {plain.replace(" ", "_").replace("-", "_")}
    found |= {one.name for one in DIMENSIONS if re.fullmatch(one.heading, plain)}
    return next((one for one in choices if one in found), None)


def _split(by: str, topic: Row, rows: list[Row], asked: Asked, names: dict[str, str]) -> Split:
    kinds = measure_words(topic["name"], rows)
    labels: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        labels[row["concept"]][row["label"]] += 1
    part = {
        one: max(found, key=lambda label: (found[label], label)) for one, found in labels.items()
    }
    said = {f"{m}|{c}": f"{kinds[m]}: {part[c]}" for m in kinds for c in part}
    numbers = [
        number_of({**row, "measure_key": f"{row['measure_key']}|{row['concept']}"}, names)
        for row in _latest(rows)
    ]

    def at(measure: str, kind: str) -> Address:
        own = measure.partition("|")[0]
        return addresses.with_query(addresses.topic(topic["slug"]), by=by, measure=own, period=kind)

    found: dict[tuple[str, str], list[Matrix]] = defaultdict(list)
    for one in matrices_of(numbers, said, at):
        found[one.measure.partition("|")[0], one.period_kind].append(one)
    measure, period = asked.word("measure"), asked.word("period")
    fitting = [key for key in found if measure in ("", key[0]) and period in ("", key[1])]
    if not fitting:
        raise Wrong(
            "This topic has no such numbers.",
            Link("All of its numbers", addresses.topic(topic["slug"])),
        )
    first = fitting[0]
    others = tuple(
        Link(f"{kinds[key[0]]}. {parts[0].kind_says}", parts[0].address)
        for key, parts in found.items()
        if key != first
    )
    ordered = tuple(sorted(found[first], key=lambda one: one.says))
    return Split(by, dimension_words(by), ordered, others)


def _latest(rows: Iterable[Row]) -> list[Row]:
    """For each force, part and period the numbers of its latest answer, equal ones once."""
    grouped: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        period = (row["period_kind"], row["period_start"], row["period_end"])
        grouped[(row["force"], row["measure_key"], row["concept"], *period)].append(row)
    kept: list[Row] = []
    for given in grouped.values():
        last = max(row["dated"] or "" for row in given)
        own = {(row["value"], row["text"]): row for row in given if (row["dated"] or "") == last}
        several = len(own) > 1
        for row in own.values():
            state = TopicState.DISPUTED if several else value_state(row["value"], row["qualifier"])
            kept.append({**row, "state": state})
    return kept
