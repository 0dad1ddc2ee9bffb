"""Whose turn it is to be asked, what is said then, and how an answer is put together."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Final

from samples.cases.everywhere.words import Subject
from samples.cases.kinds import Answer, Ask, Case
from samples.shapes import Given
from samples.vocabulary import Outcome

YEARS: Final = (2022, 2023, 2024)
IN_WORDS: Final = "2022, 2023 and 2024"
INTRO: Final = "Please answer the question below under the Freedom of Information Act."
SPOKEN: Final = "The information that was found is given below."


@dataclass(frozen=True, slots=True)
class Said:
    """One cell of a topic's matrix: a state, and what is said of which days.

    ``below`` is the number under which a hidden count lies, ``sections`` those relied on.
    """

    topic: str
    state: str
    first: date | None = None
    last: date | None = None
    value: int | None = None
    below: int | None = None
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One answer at one force, and what it says. ``twice``: it is listed at two addresses."""

    case: Case
    said: tuple[Said, ...]
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is to answer about what, with that force's own chance."""

    subject: Subject
    force: str
    place: int
    rng: random.Random
    form: str = "page"

    def pick(self, words: tuple[str, ...]) -> str:
        return words[self.place % len(words)]

    @property
    def title(self) -> str:
        return self.pick(self.subject.titles)

    @property
    def caption(self) -> str:
        return self.pick(self.subject.captions)

    @property
    def question(self) -> str:
        return self.pick(self.subject.questions).format(years=IN_WORDS)

    def counts(self, least: int = 6, most: int = 140) -> tuple[int, ...]:
        return tuple(self.rng.randint(least, most) for _ in YEARS)

    def in_years(self, counts: tuple[int, ...]) -> tuple[Said, ...]:
        return tuple(
            said_of(self.subject.slug, year, n) for year, n in zip(YEARS, counts, strict=True)
        )


def said_of(topic: str, year: int, value: int) -> Said:
    return Said(topic, "value", date(year, 1, 1), date(year, 12, 31), value)


def case_of(
    turn: Turn,
    title: str,
    question: str,
    answer: Answer,
    *,
    name: str = "",
    days_ago: int | None = None,
    more: tuple[Ask, ...] = (),
    outcome: Outcome | None = None,
) -> Case:
    """One request at one force; ``more`` is asked besides, ``outcome`` is then that of all."""
    topic = f"{turn.subject.slug}-{name}" if name else turn.subject.slug
    asked = 60 + (turn.place * 11) % 170 if days_ago is None else days_ago
    return Case(
        topic=f"asked-{topic}",
        titles=(title,),
        summary="",
        intros=(INTRO,),
        asks=(Ask((question,), answer), *more),
        outcome=outcome or answer.outcome,
        days_ago={turn.force: asked},
        forms={turn.force: turn.form},
    )


def granted(shape: Given, outcome: Outcome = Outcome.GRANTED) -> Answer:
    return Answer(outcome, SPOKEN, (shape,))


def heads(corner: str) -> tuple[str, ...]:
    return (corner, *map(str, YEARS))


def row_of(label: str, counts: tuple[int, ...]) -> tuple[str, ...]:
    return (label, *(f"{n}" for n in counts))


def districts(turn: Turn, counts: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    """Three districts whose numbers add up to the counts."""
    first = tuple(n // 2 for n in counts)
    second = tuple((n - one) // 2 for n, one in zip(counts, first, strict=True))
    third = tuple(n - a - b for n, a, b in zip(counts, first, second, strict=True))
    names = turn.rng.sample(("North", "South", "East", "West", "Coast"), 3)
    return tuple(map(row_of, names, (first, second, third)))
