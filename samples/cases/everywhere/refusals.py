"""Answers without a number: refused, not held, elsewhere, or said in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from samples.cases.citations import (
    COST,
    ELSEWHERE,
    INVESTIGATIONS,
    LAW_ENFORCEMENT,
    NCND_INVESTIGATION,
    PERSONAL,
    SAFETY,
)
from samples.cases.everywhere.turn import Said, Told, Turn, case_of
from samples.cases.kinds import Answer, Cite
from samples.vocabulary import Outcome

_EXEMPT: Final = "The information is exempt in full."


def in_words(turn: Turn) -> Told:
    """The letter's sentence has the number, and there is no table."""
    say = turn.subject.sentence.format(n=turn.rng.randint(11, 90))
    case = case_of(turn, turn.title, turn.question, Answer(Outcome.GRANTED, say))
    return Told(case, (Said(turn.subject.slug, "answered"),))


def not_held(turn: Turn) -> Told:
    say = "No information held. {force} does not keep a record of this."
    case = case_of(turn, turn.title, turn.question, Answer(Outcome.NOT_HELD, say))
    return Told(case, (Said(turn.subject.slug, "not_held"),))


def _refused(outcome: Outcome, say: str, *cites: Cite) -> Callable[[Turn], Told]:
    def told(turn: Turn) -> Told:
        case = case_of(turn, turn.title, turn.question, Answer(outcome, say, cites=cites))
        sections = tuple(dict.fromkeys(section for cite in cites for section, _ in cite.means))
        state = "other" if outcome is Outcome.ACCESSIBLE_ELSEWHERE else "refused"
        return Told(case, (Said(turn.subject.slug, state, sections=sections),))

    return told


on_cost = _refused(
    Outcome.COST,
    "There is no field for this. To read the 912 records at 5 minutes each would take 76 hours "
    "and so exceed the appropriate limit of 18 hours.",
    COST,
)
withheld = _refused(Outcome.WITHHELD, _EXEMPT, LAW_ENFORCEMENT, SAFETY)
personal = _refused(Outcome.WITHHELD, _EXEMPT, PERSONAL)
investigations = _refused(
    Outcome.WITHHELD, "The information is held and is exempt in full.", INVESTIGATIONS, PERSONAL
)
neither = _refused(
    Outcome.NCND,
    "{force} neither confirms nor denies whether the information requested is held.",
    NCND_INVESTIGATION,
)
elsewhere = _refused(
    Outcome.ACCESSIBLE_ELSEWHERE,
    "The information is already accessible by other means and is not repeated here.",
    ELSEWHERE,
)
