"""``/``: what can be found here, and how fresh it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.changes import Event, latest
from db.faces.listed import ORDER, Listed, entries, listed
from db.faces.listed import SQL as LISTED
from db.faces.page import Address, Asked, Deleted, Entry, Head, Page, Reader, Sheet
from db.faces.printed import figure_row
from db.faces.wording import some

_TOPICS, _NEWEST, _EVENTS, _YEARS, _GONE = 12, 8, 6, 8, 100


@dataclass(frozen=True, slots=True)
class InYear:
    """How many forces give a number for a year."""

    year: Annotated[int, "The year that the period begins in"]
    forces: Annotated[int, "Forces"]


@dataclass(frozen=True, slots=True)
class TopicInShort:
    """A topic that many forces have answered about."""

    name: Annotated[str, "Name"]
    address: Annotated[Address, "Its page"]
    forces: Annotated[int, "Forces that have answered about it"]
    answers: Annotated[int, "Answers about it"]
    years: Annotated[tuple[InYear, ...], "Forces that give a number, by year"]

    @property
    def highest(self) -> int:
        return max((one.forces for one in self.years), default=1)


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """One of the newest answers, with the first number that it gives."""

    answer: Annotated[Listed, "The answer"]
    caption: Annotated[str, "Words above its first table"]
    labels: Annotated[str, "Labels of the number"]
    printed: Annotated[str, "The number as printed"]
    figure: Annotated[Address | None, "Where it is traced"]


@dataclass(frozen=True, slots=True)
class ForceInShort:
    """A force in the list of all."""

    name: Annotated[str, "Name"]
    address: Annotated[Address, "The force here"]
    answers: Annotated[int, "Answers"]


@dataclass(frozen=True, slots=True)
class TakenDown:
    """An answer that was taken down; nothing says which, but its feed entry had the same name."""

    uid: Annotated[str, "Its random name"]
    on: Annotated[str, "Day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Page):
    """The front page."""

    answers: Annotated[int, "Answers"]
    forces_with_answers: Annotated[int, "Forces that gave them"]
    tables: Annotated[int, "Tables in them"]
    figures: Annotated[int, "Numbers in these"]
    read_on: Annotated[str | None, "Day on which a log was last read"]
    topics: Annotated[tuple[TopicInShort, ...], "What most forces have answered about"]
    newest: Annotated[tuple[NewAnswer, ...], "The newest answers"]
    events: Annotated[tuple[Event, ...], "What changed or vanished last"]
    forces: Annotated[tuple[ForceInShort, ...], "Every force"]
    taken_down: Annotated[tuple[TakenDown, ...], "The last answers that were taken down"] = ()

    @property
    def silent(self) -> tuple[ForceInShort, ...]:
        """Forces without answers here."""
        return tuple(one for one in self.forces if not one.answers)

    def sheets(self) -> tuple[Sheet, ...]:
        columns = ("Force", "Title", "Reference", "Date", "Outcome", "Tables", "Numbers", "Address")
        rows = tuple(
            (
                *(a.force_name, a.title, a.reference, a.on, a.outcome_says, a.tables, a.figures),
                a.address,
            )
            for a in (one.answer for one in self.newest)
        )
        forces = tuple((one.name, one.answers, one.address) for one in self.forces)
        topics = tuple((t.name, t.forces, t.answers, t.address) for t in self.topics)
        return (
            Sheet("Newest answers", columns, rows),
            Sheet("Topics", ("Topic", "Forces", "Answers", "Address"), topics),
            Sheet("Forces", ("Force", "Answers", "Address"), forces),
        )

    def entries(self) -> tuple[Entry, ...]:
        return entries(tuple(one.answer for one in self.newest))

    def deleted(self) -> tuple[Deleted, ...]:
        return tuple(Deleted(f"answer:{one.uid}", one.on) for one in self.taken_down)


_FORCES: Final = """
    SELECT f.slug, f.name, s.disclosures, s.tables, s.figures, h.last_success
    FROM forces f JOIN summary_forces s ON s.force = f.slug
    LEFT JOIN health h ON h.force = f.slug ORDER BY f.name
"""
_MOST_ASKED: Final = """
    SELECT slug, name, forces, answers FROM topics WHERE numbers > 0
    ORDER BY forces DESC, answers DESC, name LIMIT :most
"""
_BY_YEAR: Final = """
    SELECT CAST(substr(period_start, 1, 4) AS INTEGER) AS year, count(DISTINCT force) AS forces
    FROM topic_cells WHERE topic = :topic AND value IS NOT NULL AND period_start IS NOT NULL
    GROUP BY 1 ORDER BY 1 DESC LIMIT :most
"""
_TAKEN_DOWN: Final = "SELECT uid, at FROM takedowns ORDER BY at DESC, uid LIMIT :most"
_FIRST: Final = """
    SELECT t.key AS table_key, t.caption, g.* FROM tables t
    CROSS JOIN figures g ON g.table_id = t.id
    WHERE t.disclosure = :key AND g.value IS NOT NULL ORDER BY t.id, g.row, g.col LIMIT 1
"""


def load(reader: Reader, asked: Asked) -> Home:
    """The front page; with nothing published it says so."""
    forces = reader.rows(_FORCES)
    counts: dict[str, int] = defaultdict(int)
    for row in forces:
        for name in ("disclosures", "tables", "figures"):
            counts[name] += row[name]
    with_answers = sum(row["disclosures"] > 0 for row in forces)
    newest = tuple(listed(row) for row in reader.rows(f"{LISTED} {ORDER}", most=_NEWEST))
    return Home(
        head=Head(
            title="What UK police forces have answered",
            address=Address("/"),
            about=f"{some(counts['disclosures'], 'answer')} to freedom of information requests by"
            f" {some(with_answers, 'police force')}, their numbers side by side, each traced to"
            " the force's own file.",
            latest=newest[0].on if newest else None,
        ),
        answers=counts["disclosures"],
        forces_with_answers=with_answers,
        tables=counts["tables"],
        figures=counts["figures"],
        read_on=max((row["last_success"] or "" for row in forces), default="")[:10] or None,
        topics=_topics(reader),
        newest=tuple(_with_number(reader, one) for one in newest),
        events=latest(reader, _EVENTS),
        forces=tuple(
            ForceInShort(row["name"], addresses.force(row["slug"]), row["disclosures"])
            for row in forces
        ),
        taken_down=tuple(
            TakenDown(row["uid"], row["at"]) for row in reader.rows(_TAKEN_DOWN, most=_GONE)
        ),
    )


def _topics(reader: Reader) -> tuple[TopicInShort, ...]:
    return tuple(
        TopicInShort(
            row["name"],
            addresses.topic(row["slug"]),
            row["forces"],
            row["answers"],
            tuple(
                InYear(one["year"], one["forces"])
                for one in reversed(reader.rows(_BY_YEAR, topic=row["slug"], most=_YEARS))
            ),
        )
        for row in reader.rows(_MOST_ASKED, most=_TOPICS)
    )


def _with_number(reader: Reader, answer: Listed) -> NewAnswer:
    row = reader.first(_FIRST, key=answer.key) if answer.figures else {}
    if not row:
        return NewAnswer(answer, "", "", "", None)
    figure = figure_row(row["table_key"], row)
    labels = ", ".join((*figure.row_labels, *figure.column_labels))
    return NewAnswer(answer, row["caption"] or "", labels, figure.printed, figure.address)
