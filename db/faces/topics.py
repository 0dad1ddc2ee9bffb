"""``/topics``: everything that somebody has answered about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.page import Address, Asked, Head, Page, Reader, Sheet
from db.questions.vocabulary import TopicKind


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic in the list of all."""

    name: Annotated[str, "Name"]
    address: Annotated[Address, "Its page"]
    kind: Annotated[TopicKind, "What makes it a topic"]
    forces: Annotated[int, "Forces that have answered about it"]
    answers: Annotated[int, "Answers about it"]
    numbers: Annotated[int, "Numbers that can be compared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics(Page):
    """All topics by name."""

    topics: Annotated[tuple[TopicLine, ...], "All of them"]

    def sheets(self) -> tuple[Sheet, ...]:
        rows = tuple((t.name, t.forces, t.answers, t.numbers, t.address) for t in self.topics)
        return (Sheet("Topics", ("Topic", "Forces", "Answers", "Numbers", "Address"), rows),)


_SQL: Final = "SELECT * FROM topics ORDER BY name COLLATE NOCASE, slug"


def load(reader: Reader, asked: Asked) -> Topics:
    """Those that the thesaurus names, and single requests that many forces were sent."""
    return Topics(
        head=Head(
            title="Topics",
            address=Address("/topics"),
            about="What forces have answered about. A topic shows what every force says: its"
            " numbers by period, its refusals, and what its silence means.",
        ),
        topics=tuple(
            TopicLine(
                row["name"],
                addresses.topic(row["slug"]),
                TopicKind(row["kind"]),
                row["forces"],
                row["answers"],
                row["numbers"],
            )
            for row in reader.rows(_SQL)
        ),
    )
