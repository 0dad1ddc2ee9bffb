"""How an answer came out, from its sentences, sections and tables (docs/letters.md).

Sentences that speak of the same part outrank one another in a fixed order; data given beside a
refusal make it partial. Nothing is decided where nothing decides: ``unknown``, with an Issue
where a sentence refuses and none says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.letter.claims import Reach, Says
from parsers.letter.evidence import Evidence, beside_the_question, gather
from parsers.letter.rules import rule
from parsers.letter.sentences_read import Sentence
from parsers.letter.wording import plain
from parsers.types import Exemption, Issue, Level, Outcome, OutcomeBasis

_DISCLOSED: Final = frozenset({Outcome.GRANTED, Outcome.GRANTED_SUPPRESSED})
_PARTS: Final = frozenset({Outcome.PARTIAL, Outcome.WITHHELD, Outcome.NCND})
_COSTS: Final = frozenset({Outcome.COST, Outcome.COST_WITH_DATA})
# A favour that tells by itself what it goes beyond.
_BEYOND: Final = rule(
    "beyond a limit",
    True,
    r"\b(?:limit|cost|threshold|exceed\w*|goodwill|good will|precedent)\b|"
    r"\boutside (?:of )?the (?:act|foia|freedom|regulations)|"
    r"\bs(?:ection|\.)? ?1[26]\b",
    "it was retrieved before the limit was reached and is supplied as a courtesy.",
    "to be helpful we have added a key.",
)
_ASKS_WHETHER: Final = rule(
    "whether something is so is asked",
    True,
    r"(?:^|[.?:] |^\W{0,3}\d{1,2}[.)] )(?:and |if so,? )?(?:does|do|did|has|have|had|is|are|was|"
    r"were|"
    r"will|can) (?:the|any|your|there|it|you|this|they)\b[^.?]{3,160}\?",
    "does it plan to?",
    "please send me what you have.",
)
_ALONE: Final = {
    Says.EXEMPT: Outcome.WITHHELD,
    Says.PARTLY: Outcome.PARTIAL,
    Says.ELSEWHERE: Outcome.ACCESSIBLE_ELSEWHERE,
    Says.LINKED: Outcome.ACCESSIBLE_ELSEWHERE,
    Says.LATER: Outcome.FUTURE_PUBLICATION,
    Says.NOT_HELD: Outcome.NOT_HELD,
    Says.NCND: Outcome.NCND,
}


# What decides before a part that is no valid request.
_STRONGER: Final = (Says.EXEMPT, Says.PARTLY, Says.COST, Says.DETERMINE, Says.NCND)


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome, the sentence that decided it and on what ground."""

    outcome: Outcome
    quote: str | None = None
    basis: OutcomeBasis = OutcomeBasis.NONE
    issues: tuple[Issue, ...] = ()


def decide(
    sentences: Sequence[Sentence],
    exemptions: Sequence[Exemption],
    *,
    asked: str = "",
    whole: bool = True,
    has_table: bool = False,
    starred: bool = False,
) -> Decision:
    """The outcome of one answer from its sentences and the sections applied in it.

    ``asked`` are the words of the request: whether a count was asked, and what plain words
    must speak of in order to answer. ``whole`` is false for one question, whose own words
    answer it by their place.
    """
    seen = gather(
        sentences, exemptions, asked=asked, whole=whole, has_table=has_table, starred=starred
    )
    for step in (_formal, _cost, _denied, _refused, _given, _handled, _unclear):
        decision = step(seen)
        if decision is not None:
            return decision
    return Decision(Outcome.UNKNOWN)


def roll_up(outcomes: Iterable[Outcome]) -> Outcome:
    """The letter's outcome from its questions' (docs/letters.md, "Rolling up")."""
    known = {outcome for outcome in outcomes if outcome is not Outcome.UNKNOWN}
    if len(known) <= 1:
        return next(iter(known), Outcome.UNKNOWN)
    if known <= _DISCLOSED:
        return Outcome.GRANTED_SUPPRESSED
    if known & _DISCLOSED and known <= _DISCLOSED | _PARTS | {Outcome.NOT_HELD}:
        return Outcome.PARTIAL
    if known <= _DISCLOSED | _PARTS:
        return Outcome.PARTIAL if known & (_DISCLOSED | {Outcome.PARTIAL}) else Outcome.MIXED
    if known & _COSTS and known <= _DISCLOSED | _COSTS:
        return Outcome.COST_WITH_DATA
    return Outcome.MIXED


def _decided(
    seen: Evidence, outcome: Outcome, *says: Says, issues: tuple[Issue, ...] = ()
) -> Decision:
    return Decision(outcome, *seen.ground(*says), issues)


def _with_quote(outcome: Outcome, quote: str | None) -> Decision:
    """A decision on a sentence, or on the data alone where no sentence is quoted."""
    return Decision(outcome, quote, OutcomeBasis.SENTENCE if quote else OutcomeBasis.DATA)


# ----------------------------------------------------------------------- steps


def _formal(seen: Evidence) -> Decision | None:
    for claim, outcome in (
        (Says.REPEATED, Outcome.REPEATED),
        (Says.VEXATIOUS, Outcome.VEXATIOUS),
        (Says.UNREASONABLE, Outcome.MANIFESTLY_UNREASONABLE),
        (Says.INVALID, Outcome.INVALID),
    ):
        if not seen.has(claim):
            continue
        if claim is Says.REPEATED and seen.has(Says.VEXATIOUS) and claim not in seen.cited:
            continue
        if claim is Says.INVALID and (seen.shown or seen.has(*_STRONGER)):
            continue  # said of a part, or of what came with the request
        if (
            claim is Says.REPEATED
            and claim not in seen.cited
            and (seen.given or seen.has(*_STRONGER))
        ):
            continue  # that it was asked before only explains another decision
        return _decided(seen, outcome, claim)
    return None


def _cost(seen: Evidence) -> Decision | None:
    if not seen.has(Says.COST, Says.DETERMINE):
        return None
    claims = (Says.DETERMINE, Says.COST)
    denied = Says.DETERMINE in seen.cited or Says.DETERMINE in seen.said
    if denied and not seen.goodwill and not seen.shown:
        return _decided(seen, Outcome.COST_NCND, *claims)
    if seen.goodwill:
        return Decision(Outcome.COST_WITH_DATA, seen.goodwill, OutcomeBasis.SENTENCE)
    if (seen.shown and seen.firm) or (
        seen.figure and (seen.apart or seen.reach(*claims) is Reach.PART)
    ):
        return _decided(seen, Outcome.COST_WITH_DATA, *claims)
    if not seen.given and seen.reach(*claims) is Reach.PART and _elsewise(seen, claims):
        return _decided(seen, Outcome.MIXED, *claims)
    return _decided(seen, Outcome.COST, *claims)


def _elsewise(seen: Evidence, claims: tuple[Says, ...]) -> bool:
    """Whether a sentence of its own refuses another part, by a section of its own."""
    mine = {seen.said[claim][0] for claim in claims if claim in seen.said}
    other = (Says.EXEMPT, Says.NCND, Says.ELSEWHERE, Says.LATER)
    return any(claim in seen.cited and seen.cited[claim] not in mine for claim in other)


def _denied(seen: Evidence) -> Decision | None:
    if not seen.has(Says.NCND) or (seen.beyond and Says.NCND not in seen.said):
        return None
    if seen.given and Says.NCND not in seen.said and not seen.has(Says.EXEMPT, Says.PARTLY):
        return None  # sections alone, beside an answer: they deny what goes beyond it
    if (seen.shown and seen.firm) or (seen.figure and seen.reach(Says.NCND) is Reach.PART):
        return _decided(seen, Outcome.PARTIAL, Says.NCND)
    otherwise = Says.EXEMPT in seen.cited or Says.NOT_HELD in seen.said
    if Says.NCND in seen.said or not otherwise:
        return _decided(seen, Outcome.NCND, Says.NCND)
    return None


def _refused(seen: Evidence) -> Decision | None:
    found = {
        claim
        for claim in (Says.EXEMPT, Says.ELSEWHERE, Says.LATER, Says.NOT_HELD, Says.PARTLY)
        if seen.has(claim)
    }
    found -= _only_words(seen, found)
    if not found:
        return None
    if found == {Says.NOT_HELD} and seen.has(Says.NONE_FOUND) and seen.counted:
        return _zero(seen)
    if found == {Says.NOT_HELD} and seen.given and _not_asked(seen):
        return None
    if found & {Says.EXEMPT, Says.PARTLY}:
        return _withheld(seen, found)
    if len(found) > 1:
        return _decided(seen, Outcome.MIXED, *found)
    (claim,) = found
    if not seen.given:
        return _decided(seen, _ALONE[claim], claim)
    beside = Outcome.PARTIAL if claim is Says.NOT_HELD else Outcome.MIXED
    return _decided(seen, beside, claim)


def _not_asked(seen: Evidence) -> bool:
    quote = seen.ground(Says.NOT_HELD)[0]
    return quote is not None and beside_the_question(quote, seen.asked)


def _only_words(seen: Evidence, found: set[Says]) -> set[Says]:
    """Claims without a section that a stronger one beside them explains."""
    less: set[Says] = set()
    for claim in (Says.ELSEWHERE, Says.LATER):
        if claim in found and claim not in seen.cited and (seen.given or found - {claim}):
            less.add(claim)
    if Says.EXEMPT in found and Says.EXEMPT not in seen.cited:
        same = {claim for claim in found if seen.said.get(claim) == seen.said.get(Says.EXEMPT)}
        if found & set(seen.cited) or same & {Says.ELSEWHERE, Says.LATER}:
            less.add(Says.EXEMPT)
    return less


def _zero(seen: Evidence) -> Decision | None:
    if seen.data == "":
        return None
    message = "the letter says not held where its search found none"
    issue = Issue(Level.INFO, "not_held_means_zero", message)
    return _decided(seen, Outcome.GRANTED, Says.NONE_FOUND, issues=(issue,))


def _withheld(seen: Evidence, found: set[Says]) -> Decision:
    if Says.PARTLY in found:
        return _decided(seen, Outcome.PARTIAL, Says.PARTLY)
    if seen.suppressed is not None and Says.EXEMPT not in seen.cited and seen.given:
        return _with_quote(Outcome.GRANTED_SUPPRESSED, seen.suppressed or seen.data)
    if seen.given and not seen.firm and not seen.figure and _refuses_all(seen):
        return _torn(seen)
    if seen.given and not (seen.figure and seen.reach(Says.EXEMPT) is Reach.WHOLE):
        return _decided(seen, Outcome.PARTIAL, Says.EXEMPT)
    if Says.NOT_HELD in found:
        return _decided(seen, Outcome.MIXED, Says.EXEMPT)
    return _decided(seen, Outcome.WITHHELD, Says.EXEMPT)


def _refuses_all(seen: Evidence) -> bool:
    """Whether a sentence refuses, and none tells a part that it refuses from one it does not."""
    return Says.EXEMPT in seen.said and seen.reach(Says.EXEMPT) is Reach.ALL


def _torn(seen: Evidence) -> Decision:
    """Words that may give, beside a refusal of everything: only weak signs make it a part."""
    message = f"a refusal beside words that may give something: {(seen.data or '')[:90]!r}"
    return Decision(
        Outcome.UNKNOWN, issues=(Issue(Level.WARNING, "refusal_without_reason", message),)
    )


def _given(seen: Evidence) -> Decision | None:
    if not seen.shown and seen.has(Says.TRANSFERRED, Says.LAPSED, Says.CLARIFY):
        return None
    if seen.given and (
        seen.has(Says.REFUSED)
        or (Says.UNABLE in seen.said and seen.reach(Says.UNABLE) is Reach.PART)
    ):
        return _decided(seen, Outcome.PARTIAL, Says.REFUSED, Says.UNABLE)
    if seen.given and seen.goodwill and not seen.figure and _BEYOND.fits(plain(seen.goodwill)):
        return Decision(Outcome.COST_WITH_DATA, seen.goodwill, OutcomeBasis.SENTENCE)
    if seen.suppressed is not None and (seen.given or seen.suppressed):
        return _with_quote(Outcome.GRANTED_SUPPRESSED, seen.suppressed or seen.data)
    if seen.figure and seen.over is not None:
        return Decision(Outcome.COST, seen.over, OutcomeBasis.SENTENCE)
    if seen.figure and seen.doubt is not None:
        message = f"a figure beside words that sound like a refusal: {seen.doubt[:90]!r}"
        return Decision(
            Outcome.UNKNOWN, issues=(Issue(Level.WARNING, "refusal_without_reason", message),)
        )
    if seen.data is not None and seen.unsure is not None:
        message = f"an answer beside words that may refuse a part: {seen.unsure[:90]!r}"
        return Decision(
            Outcome.UNKNOWN, issues=(Issue(Level.WARNING, "refusal_without_reason", message),)
        )
    if seen.data is not None:
        if Says.GIVEN in seen.said:
            return _with_quote(Outcome.GRANTED, seen.data or seen.ground(Says.GIVEN)[0])
        return Decision(Outcome.GRANTED, seen.data or seen.promise, OutcomeBasis.DATA)
    if seen.has(Says.NONE_FOUND):
        answers = seen.counted or _ASKS_WHETHER.fits(plain(seen.asked))
        found = Outcome.GRANTED if answers else Outcome.NOT_HELD
        return _decided(seen, found, Says.NONE_FOUND)
    return None


def _handled(seen: Evidence) -> Decision | None:
    for claim, outcome in (
        (Says.TRANSFERRED, Outcome.TRANSFERRED),
        (Says.LAPSED, Outcome.LAPSED),
        (Says.CLARIFY, Outcome.CLARIFICATION),
        (Says.LINKED, Outcome.ACCESSIBLE_ELSEWHERE),
        (Says.OTHER_FORM, Outcome.NOT_HELD),
    ):
        if seen.has(claim):
            return _decided(seen, outcome, claim)
    return None


def _unclear(seen: Evidence) -> Decision | None:
    if seen.has(Says.REFUSED, Says.UNABLE):
        if seen.effort is not None:
            return Decision(Outcome.COST, seen.effort, OutcomeBasis.SENTENCE)
        message = "a sentence refuses and none says why"
        quote = seen.ground(Says.REFUSED, Says.UNABLE)[0] or ""
        issue = Issue(Level.WARNING, "refusal_without_reason", f"{message}: {quote[:90]!r}")
        return Decision(Outcome.UNKNOWN, issues=(issue,))
    if seen.effort is not None and not seen.given:
        return Decision(Outcome.COST, seen.effort, OutcomeBasis.SENTENCE)
    if seen.words is not None:
        return Decision(Outcome.GRANTED, seen.words, OutcomeBasis.WORDS)
    return None
