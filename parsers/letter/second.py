"""The second reading of an answer: an outcome of the rules stands where weights bear it out.

The rules know phrases, the weights know classes of words (``weighing``), so that they err in
different places. An outcome whose side the weights do not find, or beside which they find another
that it denies, is ``unknown`` with an Issue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from parsers.letter.claims import Reach, Says
from parsers.letter.move import CLOSED, Move
from parsers.letter.outcome import Decision
from parsers.letter.sentences_read import Sentence
from parsers.letter.weighing import Side, weigh
from parsers.text import language
from parsers.types import Issue, Level, Outcome, OutcomeBasis

_ENOUGH: Final = 2.0
_CERTAIN: Final = 2.5
_SEEN: Final = 1.5
_FAINT: Final = 1.5
_GIVE: Final = frozenset({Side.GIVE})
# What the weights must find: one side of each set.
_NEEDS: Final[dict[Outcome, tuple[frozenset[Side], ...]]] = {
    Outcome.GRANTED: (_GIVE,),
    Outcome.GRANTED_SUPPRESSED: (_GIVE,),
    Outcome.PARTIAL: (_GIVE, frozenset({Side.HIDE, Side.LACK, Side.DENY})),
    Outcome.WITHHELD: (frozenset({Side.HIDE}),),
    Outcome.NOT_HELD: (frozenset({Side.LACK}),),
    Outcome.NCND: (frozenset({Side.DENY}),),
    Outcome.COST: (frozenset({Side.COST}),),
    Outcome.COST_NCND: (frozenset({Side.COST}), frozenset({Side.DENY, Side.COST})),
    Outcome.COST_WITH_DATA: (frozenset({Side.COST}), _GIVE),
    Outcome.ACCESSIBLE_ELSEWHERE: (frozenset({Side.ELSE}),),
    Outcome.FUTURE_PUBLICATION: (frozenset({Side.LATER}),),
    Outcome.VEXATIOUS: (frozenset({Side.FORMAL}),),
}
_COMPOSITE: Final = frozenset({Outcome.PARTIAL, Outcome.COST_WITH_DATA})
# What they must not find, and from which weight on.
_DENIES: Final[dict[Outcome, dict[Side, float]]] = {
    Outcome.GRANTED: {Side.COST: 2.5, Side.HIDE: 3.0, Side.DENY: 3.0, Side.LACK: 2.5},
    Outcome.NOT_HELD: {Side.COST: 2.5, Side.DENY: 2.0, Side.FORMAL: 2.5, Side.HIDE: 3.0},
    Outcome.WITHHELD: {Side.DENY: 4.0, Side.COST: 3.0},
    Outcome.COST: {Side.DENY: 2.5},
    Outcome.ACCESSIBLE_ELSEWHERE: {Side.COST: 2.0, Side.DENY: 3.0},
    Outcome.VEXATIOUS: {Side.COST: 2.5},
}


# What is said of anything beyond the answer says nothing of the answer.
_BEYOND: Final = frozenset({Side.LACK, Side.HIDE, Side.DENY})
_MARKS: Final = '"“'
_CITES: Final = frozenset({Says.NCND, Says.EXEMPT})
_NONE: Final = re.compile(r"\b(?:no|none|zero|nil|nobody|nothing|empty|any|not)\b", re.IGNORECASE)


@dataclass(slots=True)
class Weights:
    """The greatest weight of each side, with the sentence that has it."""

    best: dict[Side, float] = field(default_factory=dict)
    said: dict[Side, str] = field(default_factory=dict)

    def of(self, sides: frozenset[Side]) -> float:
        return max((self.best.get(side, 0.0) for side in sides), default=0.0)


def weights(sentences: Sequence[Sentence], *, shown: bool, scots: bool) -> Weights:
    """The weights of what decides; what recites, supposes or gives reasons weighs less."""
    found = Weights({Side.GIVE: 4.0} if shown else {})
    beyond = False
    for one in sentences:
        denies = one.reach is Reach.OTHER and Says.NCND in one.says
        beyond = denies or (beyond and bool(one.says) and not one.says - _CITES)
        reasons = one.reason or one.move is Move.REASON
        for side, weight in weigh(one.text, scots).items():
            if beyond and side in _BEYOND:
                continue
            less = 2.0 * (one.move in CLOSED) + reasons * (2.0 if side is Side.GIVE else 0.5)
            if weight - less > found.best.get(side, 0.0):
                found.best[side] = weight - less
                found.said[side] = one.text
        if Says.GIVEN in one.says and any(mark in one.text for mark in _MARKS):
            found.best[Side.GIVE] = max(found.of(_GIVE), _ENOUGH)  # a paper's words are the answer
    return found


def agreed(
    decision: Decision,
    sentences: Sequence[Sentence],
    *,
    whole: bool = True,
    shown: bool,
    scots: bool = False,
    welsh: bool = False,
) -> Decision:
    """The decision where the weights bear it out; else theirs where they leave no doubt.

    ``whole`` says that it is the letter's and not one question's: what is withheld "for question
    2" is a part of the letter, and all of that question. ``shown`` says that a table answers,
    ``scots`` that the Scottish Acts apply. Welsh has no classes of words, so that its decisions
    stand as they are.
    """
    if welsh or (decision.quote is not None and language.of(decision.quote) == "cy"):
        return decision
    found = weights(sentences, shown=shown, scots=scots)
    if decision.outcome is Outcome.UNKNOWN:
        return decision if decision.issues else _alone(decision, found)
    why = _against(decision, found)
    if why is None:
        return decision
    doubtful = _unknown(decision, why)
    if not whole and decision.outcome is Outcome.PARTIAL:
        alone = _alone(replace(doubtful, issues=decision.issues), found)
        return doubtful if alone.outcome is Outcome.UNKNOWN else alone
    return doubtful if decision.outcome in _COMPOSITE else _alone(doubtful, found)


def _against(decision: Decision, found: Weights) -> str | None:
    """What speaks against a decision, in words."""
    if decision.outcome is Outcome.MIXED:
        # every refusal says that it refuses, so that faint words of it are no second side
        least = {Side.HIDE: _CERTAIN}
        seen = [side for side, most in found.best.items() if most >= least.get(side, _SEEN)]
        return None if len(seen) > 1 else "words weigh for one side only"
    if decision.basis is OutcomeBasis.WORDS and (decision.quote or "").rstrip().endswith("?"):
        return "a question answers nothing"
    needs = () if decision.basis is OutcomeBasis.WORDS else _NEEDS.get(decision.outcome, ())
    if decision.quote and needs == (_GIVE,) and _NONE.search(decision.quote):
        needs = (frozenset({Side.GIVE, Side.LACK}),)
    for sides in needs:
        if found.of(sides) < _ENOUGH:
            return f"no words weigh for {'/'.join(sorted(sides))}"
    return _denied(decision, found)


def _denied(decision: Decision, found: Weights) -> str | None:
    """The words of a side that the outcome denies."""
    for side, most in _DENIES.get(decision.outcome, {}).items():
        if found.best.get(side, 0.0) >= most:
            return f"words weigh for {side}: {found.said[side][:90]!r}"
    return None


# The outcome of a side that is found alone.
_ALONE: Final = {
    Side.LACK: Outcome.NOT_HELD,
    Side.HIDE: Outcome.WITHHELD,
    Side.DENY: Outcome.NCND,
    Side.COST: Outcome.COST,
    Side.ELSE: Outcome.ACCESSIBLE_ELSEWHERE,
    Side.LATER: Outcome.FUTURE_PUBLICATION,
}


def _alone(decision: Decision, found: Weights) -> Decision:
    """The outcome of the one side that words weigh for, where no other is even seen."""
    certain = [side for side in _ALONE if found.best.get(side, 0.0) >= _CERTAIN]
    if len(certain) > 1 and Side.HIDE in certain:
        certain.remove(Side.HIDE)  # every refusal says that it refuses
    others = {side for side, weight in found.best.items() if weight >= _FAINT}
    if len(certain) != 1 or others - {Side.HIDE, *certain}:
        return decision
    (side,) = certain
    return Decision(_ALONE[side], found.said[side], OutcomeBasis.SENTENCE, decision.issues)


def doubted(issues: Sequence[Issue]) -> bool:
    """Whether the two readings of an answer differ."""
    return any(issue.code == _CODE for issue in issues)


_CODE: Final = "readings_differ"


def _unknown(decision: Decision, why: str) -> Decision:
    message = f"read as {decision.outcome}, but {why}"
    issue = Issue(Level.WARNING, _CODE, message)
    return Decision(Outcome.UNKNOWN, issues=(*decision.issues, issue))


# Outcomes that hold for the whole letter only if they hold for every question.
_OF_ALL: Final = frozenset(
    {
        *(Outcome.GRANTED, Outcome.NOT_HELD, Outcome.WITHHELD, Outcome.NCND),
        *(Outcome.ACCESSIBLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION),
    }
)


def reaches_all(
    rolled: Decision, rows: Sequence[Decision], sentences: Sequence[Sentence], known: int
) -> Decision:
    """The letter's decision, or unknown where only one question's words made it."""
    denied = _denied(rolled, weights(sentences, shown=False, scots=False))
    if rolled.basis is OutcomeBasis.QUESTIONS and denied is not None:
        return _unknown(rolled, denied)
    refused = rolled.outcome is not Outcome.GRANTED
    left = sum(row.outcome is Outcome.UNKNOWN and (refused or bool(row.issues)) for row in rows)
    if not left or rolled.outcome not in _OF_ALL or rolled.quote is None:
        return rolled
    said = [one for one in sentences if one.text == rolled.quote]
    if not said or any(not one.numbers or len(one.numbers) == known for one in said):
        return rolled
    return _unknown(rolled, f"{left} of {known} questions have no answer that is understood")
