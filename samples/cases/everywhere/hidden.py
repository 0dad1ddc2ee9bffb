"""Answers that print less than a number, or none for one of the periods."""

from __future__ import annotations

from samples.cases.citations import LAW_ENFORCEMENT
from samples.cases.everywhere.turn import (
    Said,
    Told,
    Turn,
    case_of,
    districts,
    granted,
    heads,
    row_of,
)
from samples.cases.kinds import Answer, Ask
from samples.shapes import Given
from samples.vocabulary import Outcome


def small_numbers(turn: Turn) -> Told:
    """One year is printed as less than five."""
    counts = turn.counts()
    hidden = turn.rng.randrange(3)
    printed = tuple("<5" if place == hidden else str(n) for place, n in enumerate(counts))
    shape = Given(turn.caption, (heads("Year"), ("Offences", *printed)))
    said = list(turn.in_years(counts))
    said[hidden] = Said(turn.subject.slug, "bounds", said[hidden].first, said[hidden].last, below=5)
    answer = granted(shape, Outcome.GRANTED_SUPPRESSED)
    return Told(case_of(turn, turn.title, turn.question, answer), tuple(said))


def starred(turn: Turn) -> Told:
    """One year is a star, and a note says that a star hides a small number."""
    counts = turn.counts()
    hidden = turn.rng.randrange(3)
    printed = tuple("*" if place == hidden else str(n) for place, n in enumerate(counts))
    note = "* denotes a number that has been suppressed to protect individuals."
    shape = Given(turn.caption, (heads("Year"), ("Offences", *printed)), (note,))
    said = list(turn.in_years(counts))
    said[hidden] = Said(turn.subject.slug, "suppressed", said[hidden].first, said[hidden].last)
    answer = granted(shape, Outcome.GRANTED_SUPPRESSED)
    return Told(case_of(turn, turn.title, turn.question, answer), tuple(said))


def hidden_total(turn: Turn) -> Told:
    """The total of the last year is hidden, as one of its parts is: nothing is added up."""
    counts = turn.counts()
    rows = [list(line) for line in (*districts(turn, counts), row_of("Total", counts))]
    rows[2][-1] = rows[3][-1] = "*"
    note = "* denotes a number that has been suppressed to protect individuals."
    lines = (heads("District"), *map(tuple, rows))
    shape = Given(f"{turn.caption} by district", lines, (note,))
    *said, last = turn.in_years(counts)
    said.append(Said(last.topic, "suppressed", last.first, last.last))
    answer = granted(shape, Outcome.GRANTED_SUPPRESSED)
    return Told(case_of(turn, turn.title, turn.question, answer), tuple(said))


def nil(turn: Turn) -> Told:
    """One year is a dash, and a note says that a dash means none."""
    first, _, last = turn.counts()
    note = "A dash (-) means that none were recorded."
    shape = Given(turn.caption, (heads("Year"), ("Offences", str(first), "-", str(last))), (note,))
    said = turn.in_years((first, 0, last))
    return Told(case_of(turn, turn.title, turn.question, granted(shape)), said)


def one_not_held(turn: Turn) -> Told:
    """Of one year the force holds nothing, and the cell says so."""
    counts = turn.counts()
    printed = ("Not held", *(str(n) for n in counts[1:]))
    shape = Given(turn.caption, (heads("Year"), ("Offences", *printed)))
    first, *said = turn.in_years(counts)
    missing = Said(first.topic, "not_held", first.first, first.last)
    case = case_of(turn, turn.title, turn.question, granted(shape))
    return Told(case, (missing, *said))


def partly(turn: Turn) -> Told:
    """The numbers are given, the places are refused."""
    counts = turn.counts()
    shape = Given(turn.caption, (heads("Year"), row_of("Offences", counts)))
    places = Ask(
        ("At which places did they happen?",),
        Answer(Outcome.WITHHELD, "The places are exempt.", cites=(LAW_ENFORCEMENT,)),
    )
    case = case_of(
        turn,
        turn.title,
        turn.question,
        granted(shape),
        more=(places,),
        outcome=Outcome.PARTIAL,
    )
    return Told(case, turn.in_years(counts))
