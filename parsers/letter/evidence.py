"""What bears on one outcome: what its sentences say, what is cited, what is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.letter.claims import Reach, Says
from parsers.letter.claims_read import uncut, would_happen
from parsers.letter.frames import DOUBTS, LACKS
from parsers.letter.move import Move
from parsers.letter.rules import rule
from parsers.letter.sentences_read import Sentence
from parsers.letter.stems import stems
from parsers.letter.wording import plain
from parsers.types import Act, Exemption, ExemptionKind, OutcomeBasis

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
_LONGEST_WORDS: Final = 600
_SHORT_WORDS: Final = 80  # so short, one word of the question is enough


@dataclass(slots=True)
class Evidence:
    """What bears on one outcome: the first sentence of each claim, and what is given."""

    said: dict[Says, tuple[str, Reach]] = field(default_factory=dict)
    cited: dict[Says, str] = field(default_factory=dict)
    data: str | None = None  # the sentence that gives something; "" for a table
    promise: str | None = None
    suppressed: str | None = None
    avoided: str | None = None  # made coarser so that no exemption is needed
    goodwill: str | None = None
    words: str | None = None
    asked: str = ""
    effort: str | None = None  # a sentence that reckons more work than the limit allows
    over: str | None = None  # such a sentence beside one that tells the limit
    doubt: str | None = None  # a sentence that sounds like a refusal and claims nothing
    unsure: str | None = None  # a sentence that negates having or giving and claims nothing
    counted: bool = False  # a count was asked, or whether something is so
    figure: bool = False  # only a figure gives what ``data`` says
    firm: bool = False  # a table, or a sentence that names what it hands over
    apart: bool = False  # a figure behind a refusal, set off from it
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


def gather(
    sentences: Sequence[Sentence],
    exemptions: Sequence[Exemption],
    *,
    asked: str,
    whole: bool,
    has_table: bool,
    starred: bool,
) -> Evidence:
    """The evidence of one answer (``outcome.decide`` tells what the arguments are)."""
    seen = Evidence(
        asked=asked,
        data="" if has_table else None,
        firm=has_table,
        suppressed="" if has_table and starred else None,
        counted=_COUNTS.fits(plain(asked)),
        words=_words(sentences, asked, whole=whole),
    )
    _hear_all(seen, [one for one in sentences if whole or not _is_notice_for_part(one)])
    if any(_TOLD_LIMIT.fits(plain(one.text)) for one in sentences):
        seen.over = _beyond_limit(sentences)
        seen.effort = seen.effort or seen.over
    if seen.avoided is not None and (starred or _hides(sentences)):
        seen.suppressed = seen.suppressed or seen.avoided
    for item in exemptions:
        if item.applied:
            _cite(seen, item)
    if seen.doubt is not None and any(_WITHDRAWN.fits(plain(one.text)) for one in sentences):
        seen.doubt = None
    denied = {item.quote for item in exemptions if item.applied and item.ncnd}
    if Says.EXEMPT not in seen.cited and seen.said.get(Says.EXEMPT, ("",))[0] in denied:
        del seen.said[Says.EXEMPT]  # the sections of a denial: "24(2) and 31(3) are engaged"
    return seen


def _hear_all(seen: Evidence, sentences: Sequence[Sentence]) -> None:
    refused_all: tuple[int, ...] | None = None
    for place, one in enumerate(sentences):
        after_refusal = refused_all == one.numbers
        if after_refusal and one.figure and _told_apart(sentences, place):
            after_refusal = False
            seen.apart = True
        _hear(seen, one, after_refusal=after_refusal)
        if Says.GOODWILL in one.says:
            refused_all = None
        elif _refuses_all(one):
            refused_all = one.numbers
        if seen.effort is None and _over_eighteen_hours(one):
            seen.effort = one.text
            seen.doubt = seen.doubt or one.text
        if not one.says and one.move in _DOUBTED and not one.figure:
            if _doubted(seen, one):
                seen.doubt = seen.doubt or one.text
            left = uncut(plain(one.text))
            if LACKS[0].fits(left) and not would_happen(left):
                seen.unsure = seen.unsure or one.text


def _hides(sentences: Sequence[Sentence]) -> bool:
    return any(_HIDDEN.fits(plain(one.text)) for one in sentences)


_HIDDEN: Final = rule(
    "a value is hidden",
    True,
    r"\b(?:fewer|less|lower) than (?:\d{1,2}|three|five|ten)\b|<\s?\d|(?:^|\s)\*{1,3}(?:\s|$)|"
    r"\b(?:low|small) (?:numbers?|values?|counts?|figures?)\b|\basterisk",
    "woking fewer than 5",
    "woking 45",
)
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
_HOURS: Final = re.compile(r"\b(\d{1,3}(?:,\d{3})?)(?:\.\d)? ?(?:hours|hrs)\b")
_LIMIT_HOURS: Final = 18
_WOULD_TAKE: Final = rule(
    "would take",
    True,
    r"\b(?:would|will|means?|comes? to|comes to|gives?|makes?|totals?|equates? to|amounts? to|put "
    r"at|"
    r"(?:time|work|task|estimate\w*) (?:\w+ ){0,2}at|that is|i\.?e\.?)\b[^.;]{0,60}\bhours\b",
    "at that rate your request would take 412 hours.",
    "the wait was 41 hours.",
)


def _over_eighteen_hours(one: Sentence) -> bool:
    """Whether a sentence that gives reasons reckons more hours than the law makes a force work."""
    if "ours" not in one.text and "hrs" not in one.text:
        return False
    words = plain(one.text)
    if one.move is not Move.REASON and not one.reason and not _WOULD_TAKE.fits(words):
        return False
    found = _HOURS.findall(words)
    return any(int(hours.replace(",", "")) > _LIMIT_HOURS for hours in found)


_WITHDRAWN: Final = rule(
    "an earlier refusal is withdrawn",
    True,
    r"\bno longer (?:rel(?:y|ies)|appl|claim|cit|wish\w* to rely)\w*|\b(?:withdraw\w*|withdrew|"
    r"overturn\w*|set(?:ting)? aside|revers\w+)\b[^.;]{0,60}\b(?:exemption|refusal|decision|"
    r"section|reliance)|\b(?:complaint|appeal) is (?:therefore )?upheld",
    "the chief constable no longer relies upon it.",
    "the officer withdrew from the scene.",
)
# The limit told by itself; the work it is compared with stands in a sentence of its own.
_TOLD_LIMIT: Final = rule(
    "tells the limit",
    True,
    r"\blimit\b[^.;]{0,60}\b(?:is|of|at|being) (?:£ ?(?:450|600)|18 ?(?:hours|hrs)|eighteen hours)|"
    r"\bmore than (?:we|the force|an authority) (?:\w+ ){0,2}(?:to spend|required|allowed|obliged|"
    r"permitted)\b",
    "the appropriate limit for a police force is £450.",
    "the fine was £450 and the speed limit is 30.",
)
_POUNDS: Final = re.compile(r"£ ?(\d{1,3}(?:,\d{3}){0,2}|\d{1,7})\b")
_LIMIT_POUNDS: Final = 450


def _beyond_limit(sentences: Sequence[Sentence]) -> str | None:
    """The sentence that reckons more hours or pounds than the limit that is told beside it."""
    for one in sentences:
        words = plain(one.text)
        hours = [int(found.replace(",", "")) for found in _HOURS.findall(words)]
        pounds = [int(found.replace(",", "")) for found in _POUNDS.findall(words)]
        worked = one.move is Move.REASON or _EFFORT_WORDS.fits(words) or _WOULD_TAKE.fits(words)
        beyond = any(n > _LIMIT_HOURS for n in hours) or any(n > _LIMIT_POUNDS for n in pounds)
        if worked and beyond:
            return one.text
    return None


# Refusals that go on with numbers as reasons.
_REASONED: Final = frozenset(
    {Says.COST, Says.DETERMINE, Says.NCND, Says.VEXATIOUS, Says.REPEATED, Says.UNREASONABLE}
)
_FIELD: Final = re.compile(r"\W{0,3}exemptions? applied\b", re.IGNORECASE)


_FIRM: Final = rule(
    "names what it hands over",
    True,
    r"\b(?:attach\w*|enclos\w*|append\w*|spreadsheet|tables?|figures?|cop(?:y|ies)|numbers?|"
    r"documents?|"
    r"totals?|data|in full|decided to disclose|we can provide|have (?:provided|supplied))\b",
    "please see the attached spreadsheet.",
    "this is set out below.",
)
_LISTED: Final = rule(
    "a line of a list",
    True,
    r"^\W{0,3}(?:19|20)\d\d(?:[/-]\d{2,4})? ?[:=–-] ?[\d,]+\W{0,2}$",
    "2018: 212",
    "2018: no data",
)
# A figure behind a refusal that is an answer all the same: a line of a list, a count that is
# stated, or words that set it off from the refusal.
_SET_OFF: Final = rule(
    "set off from the refusal",
    True,
    r"^\W{0,3}(?:19|20)\d\d(?:[/-]\d{2,4})? ?[:=–-] ?[\d,]+\W{0,2}$|"
    r"\b(?:numbers?|totals?|figures?|counts?)\b[^.;]{0,40} (?:is|are|was|were)\b[^.;]{0,12}\d|"
    r"^(?:however|nevertheless|nonetheless|that said|even so|still|but|purely|in the meantime|for "
    r"(?:(?:20|19)\d\d|(?:the )?(?:last|latest|most recent)\b)|in (?:20|19)\d\d|what (?:we|i) can|"
    r"(?:[^,]{3,60}, )?(?:i|we) (?:can|am able to|are able to|may) (?:also |now |still )?(?:tell|"
    r"say|"
    r"confirm|advise|inform|report|add)\b[^.;]{0,80}\d|"
    r"to (?:assist|help|be "
    r"(?:of )?help\w*)|since (?:19|20)\d\d)\b",
    "that said, the headline numbers are to hand.",
    "each of them would have to be read.",
)
_EFFORT_WORDS: Final = rule(
    "speaks of the work",
    True,
    r"\b(?:estimat\w*|minutes?|hours?|manual\w*|each (?:one|of)|individually|search\w*|retriev\w*|"
    r"would (?:take|need|have to|require)|records? (?:to|which|that)|exceed\w*)\b",
    "each one would take five minutes.",
    "in 2019 there were 57.",
)


def _told_apart(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether a figure behind a refusal is given, and neither it nor the next reckons work."""
    here = sentences[place]
    words = plain(here.text)
    if not _SET_OFF.fits(words) or _EFFORT_WORDS.fits(words):
        return False
    after = sentences[place + 1] if place + 1 < len(sentences) else None
    return after is None or after.move is not Move.REASON


def _refuses_all(one: Sentence) -> bool:
    """Whether numbers behind a sentence are reasons. A field above the answer is no sentence."""
    reaches = one.reach in (Reach.ALL, Reach.WHOLE)
    return bool(one.says & _REASONED) and reaches and not one.figure and not _FIELD.match(one.text)


def _doubted(seen: Evidence, one: Sentence) -> bool:
    words = uncut(plain(one.text))
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
        shown = gives or (one.figure and _LISTED.fits(plain(one.text)))
        seen.figure = not shown and (seen.data is None or seen.figure)
        seen.data = one.text if seen.data is None else seen.data
        seen.firm = seen.firm or (gives and _FIRM.fits(plain(one.text))) or (shown and not gives)
    seen.promise = seen.promise or (one.text if Says.PROMISED in one.says else None)
    if not seen.suppressed and Says.SUPPRESSED in one.says:
        seen.suppressed = one.text
    if Says.AVOIDED in one.says:
        seen.avoided = seen.avoided or one.text
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


_HOLDING: Final = frozenset({"record", "kept", "keep", "held", "hold", "exist", "broken"})
_ASKED_FOR: Final = re.compile(
    r"\b(?:this|that|it|these|those|requested|asked|request|question|information|data|none|nothing|"
    r"any(?:thing)?|"
    r"figures?|numbers?|totals?|statistics|(?:19|20)\d\d)\b"
)


def beside_the_question(text: str, asked: str) -> bool:
    """Whether a sentence says that something is not held which the request did not ask for."""
    words = plain(text)
    named = stems(words) - _HOLDING
    return bool(named) and not _ASKED_FOR.search(words) and not named & stems(asked)


def _is_notice_for_part(one: Sentence) -> bool:
    """A notice that refuses a part says nothing of the question it stands beside."""
    return one.says == {Says.REFUSED} and one.reach is Reach.PART


def _words(sentences: Sequence[Sentence], asked: str, *, whole: bool) -> str | None:
    """Plain words that answer: they speak of what was asked, and nothing in them refuses."""
    left = [one for one in sentences if one.move is Move.WORDS and not one.reason]
    text = " ".join(one.text for one in left).strip()
    if not text or len(text) > _LONGEST_WORDS or text.endswith(":") or "?" in text:
        return None
    if any(one.move is Move.REASON and _EFFORT_WORDS.fits(plain(one.text)) for one in sentences):
        return None
    if _FORMAL.fits(plain(text)) or any(DOUBTS[0].fits(plain(one.text)) for one in left):
        return None
    if not whole:
        return left[0].text
    shared = stems(text) & stems(asked)
    needed = 1 if len(text) <= _SHORT_WORDS else 2
    return left[0].text if len(shared) >= min(needed, len(stems(asked))) > 0 else None


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
