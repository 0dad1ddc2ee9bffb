"""What the sentences, sections and tables of one answer say."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parsers.letter import outcome_cues as cues
from parsers.letter.interleave import without_number
from parsers.letter.outcome_phrases import PHRASES
from parsers.text.characters import fold
from parsers.text.sentences import spans
from parsers.types import Act, Exemption, ExemptionKind, Outcome

# Sections that decide by themselves, so that they are no "withheld".
OWN_OUTCOME = {
    (Act.FOIA, "21"): Outcome.ACCESSIBLE_ELSEWHERE,
    (Act.FOISA, "25"): Outcome.ACCESSIBLE_ELSEWHERE,
    (Act.FOIA, "22"): Outcome.FUTURE_PUBLICATION,
    (Act.FOISA, "18"): Outcome.NCND,
}
_PLAIN_LENGTH = 300


@dataclass(frozen=True, slots=True)
class AnswerParagraph:
    """One paragraph of an answer. ``reason`` is true in parts that only give reasons."""

    text: str
    reason: bool = False


@dataclass(slots=True)
class Signals:
    """Deciding sentences by outcome, and what else bears on the decision.

    ``figure`` is a sentence that answers with a number, ``plain`` a short answer
    without any word of refusal.
    """

    quotes: dict[Outcome, str]
    suppressed: str | None = None
    goodwill: str | None = None
    zero: str | None = None
    figure: str | None = None
    plain: str | None = None
    notice_for_part: str | None = None
    cost_of_part: bool = False
    table: bool = False

    def has(self, *outcomes: Outcome) -> bool:
        return any(outcome in self.quotes for outcome in outcomes)

    def first(self, *outcomes: Outcome) -> str | None:
        return next((self.quotes[o] for o in outcomes if o in self.quotes), None)

    @property
    def disclosed(self) -> bool:
        """Whether anything that was asked for is given."""
        return self.has(Outcome.GRANTED) or self.table or self.figure is not None

    @property
    def given(self) -> str | None:
        """The sentence that gives it, if a sentence does."""
        return self.first(Outcome.GRANTED) or self.figure


def read(
    answer: Sequence[AnswerParagraph],
    exemptions: Sequence[Exemption],
    fields: Sequence[str],
    *,
    table: bool,
    starred: bool,
) -> Signals:
    """Signals of an answer, of the fields beside it and of the sections cited in it."""
    signals = Signals({}, table=table, suppressed="" if starred and table else None)
    told_by_section = _told_by_section(exemptions)
    for field in fields:
        _hear(signals, field, (), reason=True)
    for paragraph in answer:
        for start, end in spans(paragraph.text):
            sentence = paragraph.text[start:end]
            _hear(signals, sentence, told_by_section, reason=paragraph.reason)
    signals.plain = _plain(answer)
    for exemption in exemptions:
        own = OWN_OUTCOME.get((exemption.act, exemption.section))
        if exemption.applied and own:
            signals.quotes.setdefault(own, exemption.quote)
        elif not exemption.applied and own and signals.quotes.get(own) == exemption.quote:
            del signals.quotes[own]
    return signals


def _told_by_section(exemptions: Sequence[Exemption]) -> frozenset[str]:
    """Sentences whose sections all have an outcome of their own: cost, other means ..."""
    plain: set[str] = set()
    special: set[str] = set()
    for item in exemptions:
        own = item.kind is ExemptionKind.REFUSAL or (item.act, item.section) in OWN_OUTCOME
        (special if own or item.ncnd else plain).add(item.quote)
    return frozenset(special - plain)


def _hear(
    signals: Signals, sentence: str, told_by_section: Collection[str], *, reason: bool
) -> None:
    folded = fold(sentence)
    notice = _hit(cues.NOTICE_FOR_PART, folded, sentence)
    for outcome, pattern in PHRASES:
        if outcome in signals.quotes or not pattern.search(folded):
            continue
        if outcome is Outcome.WITHHELD and sentence in told_by_section:
            continue
        if notice and outcome in (Outcome.WITHHELD, Outcome.PARTIAL):
            continue
        cancel = cues.CANCELS.get(outcome)
        if not (cancel and cancel.search(folded)) and not (reason and outcome is Outcome.GRANTED):
            signals.quotes[outcome] = sentence
    if not signals.suppressed and cues.SUPPRESSED.search(folded):
        signals.suppressed = sentence
    signals.goodwill = signals.goodwill or _hit(cues.GOODWILL, folded, sentence)
    signals.zero = signals.zero or _hit(cues.ZERO, folded, sentence)
    signals.notice_for_part = signals.notice_for_part or notice
    if signals.quotes.get(Outcome.COST) == sentence:
        signals.cost_of_part = bool(cues.COST_OF_PART.search(folded))
    if signals.figure is None and not reason and answers_with_number(sentence):
        signals.figure = sentence


def _hit(pattern: re.Pattern[str], folded: str, sentence: str) -> str | None:
    return sentence if pattern.search(folded) else None


def answers_with_number(sentence: str) -> bool:
    """Whether a clause gives a number, or yes or no, as an answer and not in a reason."""
    if sentence.rstrip().endswith("?"):
        return False
    for clause in fold(without_number(sentence)).split(";"):
        bare = cues.DATE_WORDS.sub(" ", clause)
        if cues.NUMBER.search(bare.strip()) and not cues.REASONING.search(bare):
            return True
    return False


def _plain(answer: Sequence[AnswerParagraph]) -> str | None:
    """A short answer with nothing in it that refuses: it gives what was asked."""
    text = " ".join(paragraph.text for paragraph in answer if not paragraph.reason).strip()
    if not text or len(text) > _PLAIN_LENGTH or text.endswith("?"):
        return None
    return None if cues.NEGATIVE.search(fold(text)) else text
