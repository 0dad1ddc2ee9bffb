"""How an answer came out, from its sentences, sections and tables (docs/letters.md).

Sentences that speak of the same part outrank one another in a fixed order; data given beside a
refusal make it partial. Nothing is decided where nothing decides: ``unknown``, with an Issue
where a sentence refuses and none says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.letter.claims import Reach, Says
from parsers.letter.moves import Move
from parsers.letter.rules import plain, rule
from parsers.letter.sentences_read import Sentence
from parsers.types import Act, Exemption, ExemptionKind, Issue, Level, Outcome, OutcomeBasis

# Sections that decide by themselves, so that they are no "withheld".
OWN: Final = {
    (Act.FOIA, "12"): Says.COST,
    (Act.FOISA, "12"): Says.COST,
    (Act.FOIA, "14"): Says.VEXATIOUS,
    (Act.FOISA, "14"): Says.VEXATIOUS,
    (Act.FOIA, "21"): Says.ELSEWHERE,
    (Act.FOISA, "25"): Says.ELSEWHERE,
    (Act.FOIA, "22"): Says.LATER,
    (Act.FOISA, "18"): Says.NCND,
}
_DISCLOSED: Final = frozenset({Outcome.GRANTED, Outcome.GRANTED_SUPPRESSED})
_PARTS: Final = frozenset({Outcome.PARTIAL, Outcome.WITHHELD, Outcome.NCND})
_COSTS: Final = frozenset({Outcome.COST, Outcome.COST_WITH_DATA})
_ALONE: Final = {
    Says.EXEMPT: Outcome.WITHHELD,
    Says.PARTLY: Outcome.PARTIAL,
    Says.ELSEWHERE: Outcome.ACCESSIBLE_ELSEWHERE,
    Says.LINKED: Outcome.ACCESSIBLE_ELSEWHERE,
    Says.LATER: Outcome.FUTURE_PUBLICATION,
    Says.NOT_HELD: Outcome.NOT_HELD,
    Says.NCND: Outcome.NCND,
}
_LONGEST_WORDS: Final = 600


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome, the sentence that decided it and on what ground."""

    outcome: Outcome
    quote: str | None = None
    basis: OutcomeBasis = OutcomeBasis.NONE
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class Evidence:
    """What bears on one outcome: the first sentence of each claim, and what is given."""

    said: dict[Says, tuple[str, Reach]] = field(default_factory=dict)
    cited: dict[Says, str] = field(default_factory=dict)
    data: str | None = None  # the sentence that gives something; "" for a table
    promise: str | None = None
    suppressed: str | None = None
    goodwill: str | None = None
    words: str | None = None
    doubt: str | None = None  # a sentence that sounds like a refusal and claims nothing
    counted: bool = False  # a count was asked
    figure: bool = False  # only a figure gives what ``data`` says
    beyond: bool = False  # a claim on anything beyond the answer

    def has(self, *says: Says) -> bool:
        return any(one in self.said or one in self.cited for one in says)

    def ground(self, *says: Says) -> tuple[str | None, OutcomeBasis]:
        for one in says:
            if one in self.said:
                return self.said[one][0], OutcomeBasis.SENTENCE
        for one in says:
            if one in self.cited:
                return self.cited[one], OutcomeBasis.SECTION
        return None, OutcomeBasis.NONE

    def reach(self, *says: Says) -> Reach:
        return next((self.said[one][1] for one in says if one in self.said), Reach.ALL)

    @property
    def given(self) -> bool:
        return self.data is not None

    @property
    def shown(self) -> bool:
        """Whether a table or a sentence that says so gives it, not a figure alone."""
        return self.given and not self.figure

    def decided(self, outcome: Outcome, *says: Says, issues: tuple[Issue, ...] = ()) -> Decision:
        return Decision(outcome, *self.ground(*says), issues)


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
    heard = [one for one in sentences if whole or not _is_notice_for_part(one)]
    seen = _evidence(heard, exemptions, has_table=has_table, starred=starred)
    seen.counted = _COUNTS.fits(plain(asked))
    seen.words = _words(sentences, asked, whole=whole)
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
    if known <= _DISCLOSED | _PARTS:
        return Outcome.PARTIAL if known & (_DISCLOSED | {Outcome.PARTIAL}) else Outcome.WITHHELD
    if known & _COSTS and known <= _DISCLOSED | _COSTS:
        return Outcome.COST_WITH_DATA
    return Outcome.MIXED


# -------------------------------------------------------------------- evidence


def _evidence(
    sentences: Sequence[Sentence],
    exemptions: Sequence[Exemption],
    *,
    has_table: bool,
    starred: bool,
) -> Evidence:
    seen = Evidence(
        data="" if has_table else None, suppressed="" if has_table and starred else None
    )
    refused_all: tuple[int, ...] | None = None
    for one in sentences:
        _hear(seen, one, after_refusal=refused_all == one.numbers)
        if Says.GOODWILL in one.says:
            refused_all = None
        elif _refuses_all(one):
            refused_all = one.numbers
        if not one.says and one.move in _DOUBTED and not one.figure and _doubted(seen, one):
            seen.doubt = seen.doubt or one.text
    for item in exemptions:
        if item.applied:
            _cite(seen, item)
    return seen


# Refusals whose reach may be told by a later sentence.
_NARROWED: Final = frozenset({Says.COST, Says.DETERMINE, Says.NCND})
# A sentence that sounds like a refusal: beside a bare figure it takes the decision back.
_DOUBTED: Final = frozenset({Move.WORDS, Move.REASON, Move.OPENER, Move.SEARCH})
_DOUBT: Final = rule(
    "sounds like a refusal",
    True,
    r"\b(?:unfortunately|regret|unable|cannot|can not|not (?:be )?(?:possible|able|obliged|"
    r"available|provid\w+|suppl\w+))\b",
    "unfortunately this is not a thing that we can tell you.",
    "the figures are for 2019.",
)
# These do so behind the figure as well.
_REFUSING: Final = rule(
    "sounds like a reason to refuse",
    True,
    r"^(?!.*\bneed not\b).*(?:\b(?:declin\w*|refus\w*|withh\w*|exempt\w*|not (?:be )?(?:disclos\w+|"
    r"releas\w+|held|retriev\w+)|hours|appropriate limit|manual\w*|individually)\b|"
    r"\bs(?:ection|\.) ?(?:12|14|2[1-9]|3\d|4[0-4])\b)",
    "each of these would have to be read individually.",
    "the officers were there for days.",
)
# Refusals that go on with numbers as reasons.
_REASONED: Final = frozenset(
    {Says.COST, Says.DETERMINE, Says.NCND, Says.VEXATIOUS, Says.REPEATED, Says.UNREASONABLE}
)
_FIELD: Final = re.compile(r"\W{0,3}exemptions? applied\b", re.IGNORECASE)


def _refuses_all(one: Sentence) -> bool:
    """Whether numbers behind a sentence are reasons. A field above the answer is no sentence."""
    reaches = one.reach in (Reach.ALL, Reach.WHOLE)
    return bool(one.says & _REASONED) and reaches and not one.figure and not _FIELD.match(one.text)


def _doubted(seen: Evidence, one: Sentence) -> bool:
    words = plain(one.text)
    return _REFUSING.fits(words) or (seen.data is None and _DOUBT.fits(words))


def _hear(seen: Evidence, one: Sentence, *, after_refusal: bool) -> None:
    for claim in one.says:
        if one.reach is Reach.OTHER and claim in (Says.NCND, Says.NOT_HELD, Says.EXEMPT):
            seen.beyond = True
            if Says.NCND in one.says:
                continue
        kept = seen.said.get(claim)
        narrower = one.reach is Reach.PART and claim in _NARROWED
        if kept is None or (kept[1] is Reach.OTHER and one.reach is not Reach.OTHER):
            seen.said[claim] = (one.text, one.reach)
        elif narrower and kept[1] is Reach.ALL:
            seen.said[claim] = (kept[0], Reach.PART)
    gives = Says.GIVEN in one.says
    if gives or (one.figure and not after_refusal):
        seen.figure = not gives and (seen.data is None or seen.figure)
        seen.data = one.text if seen.data is None else seen.data
    seen.promise = seen.promise or (one.text if Says.PROMISED in one.says else None)
    if not seen.suppressed and Says.SUPPRESSED in one.says:
        seen.suppressed = one.text
    if Says.GOODWILL in one.says:
        seen.goodwill = seen.goodwill or one.text


def _cite(seen: Evidence, item: Exemption) -> None:
    own = OWN.get((item.act, item.section))
    if own is Says.COST and item.ncnd:
        own = Says.DETERMINE
    if own is Says.VEXATIOUS and (item.subsection or "").startswith("(2)"):
        own = Says.REPEATED
    if own is None:
        own = Says.NCND if item.ncnd else Says.EXEMPT
    if item.kind is ExemptionKind.EXCEPTION:
        own = {"(4)(a)": Says.NOT_HELD, "(4)(b)": Says.UNREASONABLE}.get(item.subsection or "", own)
    seen.cited.setdefault(own, item.quote)


def _is_notice_for_part(one: Sentence) -> bool:
    """A notice that refuses a part says nothing of the question it stands beside."""
    return one.says == {Says.REFUSED} and one.reach is Reach.PART


def _words(sentences: Sequence[Sentence], asked: str, *, whole: bool) -> str | None:
    """Plain words that answer: they speak of what was asked, and nothing in them refuses."""
    left = [one for one in sentences if one.move is Move.WORDS and not one.reason]
    text = " ".join(one.text for one in left).strip()
    if not text or len(text) > _LONGEST_WORDS or text.endswith((":", "?")):
        return None
    if _FORMAL.fits(plain(text)):
        return None
    if not whole:
        return left[0].text
    shared = _stems(text) & _stems(asked)
    return left[0].text if len(shared) >= min(2, len(_stems(asked))) > 0 else None


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-zâêîôûŵŷ]{4,}", plain(text))
    kept = (word for word in words if word not in _IDLE)
    return frozenset(_ENDING.sub("", word)[:6] for word in kept)


_ENDING: Final = re.compile(r"(?:ing|ed|es|s|d|e)$")
_IDLE: Final = frozenset(
    [
        "please",
        "provide",
        "information",
        "request",
        "requested",
        "have",
        "been",
        "that",
        "this",
        "with",
        "from",
        "your",
        "force",
        "police",
        "each",
        "were",
        "what",
        "which",
        "many",
        "number",
        "data",
        "freedom",
        "under",
        "held",
        "hold",
        "constabulary",
        "would",
        "could",
        "there",
        "their",
        "they",
        "them",
        "about",
        "into",
        "over",
        "between",
        "during",
        "more",
        "than",
        "also",
        "like",
        "copy",
        "copies",
    ]
)
# Words about the request or the law, which answer nothing.
_FORMAL: Final = rule(
    "formal words",
    True,
    r"\b(?:your|this|the) (?:\w+ )?(?:request|application|enquiry|letter|e-?mail)\b|\bthe act\b|"
    r"exempt|freedom of information|\bwe (?:cannot|are unable|will)\b|please (?:note|contact)",
    "your request will be looked at.",
    "the policy was written in may.",
)
_COUNTS: Final = rule(
    "a count is asked",
    True,
    r"\bhow (?:many|much|often)\b|\b(?:number|numbers|total|count|figures|statistics|amount|"
    r"breakdown|rate)s?\b|\bnifer\b|\bfaint\b",
    "how many were recorded?",
    "please send me the policy.",
)


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
        if seen.shown and claim is Says.INVALID:
            return seen.decided(Outcome.PARTIAL, claim)
        return seen.decided(outcome, claim)
    return None


def _cost(seen: Evidence) -> Decision | None:
    if not seen.has(Says.COST, Says.DETERMINE):
        return None
    claims = (Says.DETERMINE, Says.COST)
    denied = Says.DETERMINE in seen.cited or Says.DETERMINE in seen.said
    if denied and not seen.goodwill and not seen.shown:
        return seen.decided(Outcome.COST_NCND, *claims)
    if seen.goodwill:
        return Decision(Outcome.COST_WITH_DATA, seen.goodwill, OutcomeBasis.SENTENCE)
    if seen.shown or (seen.figure and seen.reach(*claims) is Reach.PART):
        return seen.decided(Outcome.COST_WITH_DATA, *claims)
    return seen.decided(Outcome.COST, *claims)


def _denied(seen: Evidence) -> Decision | None:
    if not seen.has(Says.NCND) or (seen.beyond and Says.NCND not in seen.said):
        return None
    if seen.given and Says.NCND not in seen.said and not seen.has(Says.EXEMPT, Says.PARTLY):
        return None  # sections alone, beside an answer: they deny what goes beyond it
    if seen.shown or (seen.figure and seen.reach(Says.NCND) is Reach.PART):
        return seen.decided(Outcome.PARTIAL, Says.NCND)
    held = Says.EXEMPT in seen.cited or Says.NOT_HELD in seen.said
    if Says.NCND in seen.said or not held:
        return seen.decided(Outcome.NCND, Says.NCND)
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
    if found & {Says.EXEMPT, Says.PARTLY}:
        return _withheld(seen, found)
    if len(found) > 1:
        return seen.decided(Outcome.MIXED, *found)
    (claim,) = found
    if not seen.given:
        return seen.decided(_ALONE[claim], claim)
    beside = Outcome.PARTIAL if claim is Says.NOT_HELD else Outcome.MIXED
    return seen.decided(beside, claim)


def _only_words(seen: Evidence, found: set[Says]) -> set[Says]:
    """Claims without a section that a stronger one beside them explains."""
    less: set[Says] = set()
    for claim in (Says.ELSEWHERE, Says.LATER):
        if claim in found and claim not in seen.cited and (seen.given or found - {claim}):
            less.add(claim)
    if Says.EXEMPT in found and Says.EXEMPT not in seen.cited and found & set(seen.cited):
        less.add(Says.EXEMPT)
    return less


def _zero(seen: Evidence) -> Decision | None:
    if seen.data == "":
        return None
    message = "the letter says not held where its search found none"
    issue = Issue(Level.INFO, "not_held_means_zero", message)
    return seen.decided(Outcome.GRANTED, Says.NONE_FOUND, issues=(issue,))


def _withheld(seen: Evidence, found: set[Says]) -> Decision:
    if Says.PARTLY in found:
        return seen.decided(Outcome.PARTIAL, Says.PARTLY)
    if seen.suppressed is not None and Says.EXEMPT not in seen.cited and seen.given:
        return Decision(Outcome.GRANTED_SUPPRESSED, seen.suppressed, OutcomeBasis.SENTENCE)
    if seen.given:
        return seen.decided(Outcome.PARTIAL, Says.EXEMPT)
    if Says.NOT_HELD in found:
        return seen.decided(Outcome.MIXED, Says.EXEMPT)
    return seen.decided(Outcome.WITHHELD, Says.EXEMPT)


def _given(seen: Evidence) -> Decision | None:
    if not seen.shown and seen.has(Says.TRANSFERRED, Says.LAPSED, Says.CLARIFY):
        return None
    if seen.given and (
        seen.has(Says.REFUSED)
        or (Says.UNABLE in seen.said and seen.reach(Says.UNABLE) is Reach.PART)
    ):
        return seen.decided(Outcome.PARTIAL, Says.REFUSED, Says.UNABLE)
    if seen.given and seen.goodwill and not seen.figure:
        return Decision(Outcome.COST_WITH_DATA, seen.goodwill, OutcomeBasis.SENTENCE)
    if seen.suppressed is not None and (seen.given or seen.suppressed):
        return Decision(
            Outcome.GRANTED_SUPPRESSED, seen.suppressed or seen.data, OutcomeBasis.SENTENCE
        )
    if seen.figure and seen.doubt is not None:
        message = f"a figure beside words that sound like a refusal: {seen.doubt[:90]!r}"
        return Decision(
            Outcome.UNKNOWN, issues=(Issue(Level.WARNING, "refusal_without_reason", message),)
        )
    if seen.data is not None:
        basis = OutcomeBasis.SENTENCE if Says.GIVEN in seen.said else OutcomeBasis.DATA
        return Decision(Outcome.GRANTED, seen.data or seen.promise, basis)
    if seen.has(Says.NONE_FOUND):
        found = Outcome.GRANTED if seen.counted else Outcome.NOT_HELD
        return seen.decided(found, Says.NONE_FOUND)
    return None


def _handled(seen: Evidence) -> Decision | None:
    for claim, outcome in (
        (Says.TRANSFERRED, Outcome.TRANSFERRED),
        (Says.LAPSED, Outcome.LAPSED),
        (Says.CLARIFY, Outcome.CLARIFICATION),
        (Says.LINKED, Outcome.ACCESSIBLE_ELSEWHERE),
    ):
        if seen.has(claim):
            return seen.decided(outcome, claim)
    return None


def _unclear(seen: Evidence) -> Decision | None:
    if seen.has(Says.REFUSED, Says.UNABLE):
        message = "a sentence refuses and none says why"
        quote = seen.ground(Says.REFUSED, Says.UNABLE)[0] or ""
        issue = Issue(Level.WARNING, "refusal_without_reason", f"{message}: {quote[:90]!r}")
        return Decision(Outcome.UNKNOWN, issues=(issue,))
    if seen.words is not None:
        return Decision(Outcome.GRANTED, seen.words, OutcomeBasis.WORDS)
    return None
