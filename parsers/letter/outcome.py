"""How an answer came out: deciding phrases per sentence, weighed by fixed rules.

Rules, first that fits: internal review; invalid, vexatious, repeated; cost (with data,
or of confirming); exemptions with or without disclosure; other means, later
publication; neither confirm nor deny; not held; granted, suppressed or not;
transferred, clarification, lapsed; unknown. Neither-confirm-nor-deny beside a full
answer does not lower it. Nothing is decided where no phrase decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from parsers.letter import outcome_phrases as words
from parsers.letter.characters import fold
from parsers.letter.sentences import spans
from parsers.types import Act, Exemption, ExemptionKind, Issue, Level, Outcome

_DISCLOSED = frozenset({Outcome.GRANTED, Outcome.GRANTED_SUPPRESSED})
_PARTS = frozenset({Outcome.PARTIAL, Outcome.WITHHELD, Outcome.NCND})
# Sections that decide by themselves, so that they are no "withheld".
_OWN_OUTCOME = {
    (Act.FOIA, "21"): Outcome.ACCESSIBLE_ELSEWHERE,
    (Act.FOISA, "25"): Outcome.ACCESSIBLE_ELSEWHERE,
    (Act.FOIA, "22"): Outcome.FUTURE_PUBLICATION,
    (Act.FOISA, "18"): Outcome.NCND,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome and the sentence that decided it."""

    outcome: Outcome
    quote: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Signals:
    """What the sentences, sections and tables of one answer say."""

    quotes: dict[Outcome, str]
    suppressed: str | None = None
    goodwill: str | None = None
    zero: str | None = None
    figure: str | None = None
    table: bool = False

    def has(self, *outcomes: Outcome) -> bool:
        return any(outcome in self.quotes for outcome in outcomes)

    def first(self, *outcomes: Outcome) -> str | None:
        return next((self.quotes[o] for o in outcomes if o in self.quotes), None)


def decide(
    answer: str,
    exemptions: Sequence[Exemption],
    *,
    has_table: bool,
    starred: bool,
    fields: Sequence[str] = (),
) -> Decision:
    """The outcome of one answer, or of a letter as a whole.

    ``exemptions`` are those cited in ``answer``; ``has_table`` says that it prints a
    table, ``starred`` that a cell of it reads ``*`` or ``<5``; ``fields`` are lines such
    as "Decision: Disclosed" that stand apart.
    """
    signals = _signals(answer, exemptions, fields)
    signals.table = has_table
    if starred and has_table and signals.suppressed is None:
        signals.suppressed = ""
    for step in (_formal, _cost, _withheld, _elsewhere, _held):
        decision = step(signals, exemptions)
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
    if Outcome.COST_WITH_DATA in known and known <= _DISCLOSED | {
        Outcome.COST_WITH_DATA,
        Outcome.COST,
    }:
        return Outcome.COST_WITH_DATA
    return Outcome.MIXED


def _signals(answer: str, exemptions: Sequence[Exemption], fields: Collection[str]) -> _Signals:
    signals = _Signals({})
    pieces = [*fields, *(answer[start:end] for start, end in spans(answer))]
    for piece in pieces:
        folded = fold(piece)
        for outcome, pattern in words.PHRASES:
            if outcome not in signals.quotes and pattern.search(folded):
                cancel = words.CANCELS.get(outcome)
                if not (cancel and cancel.search(folded)):
                    signals.quotes[outcome] = piece
        signals.suppressed = signals.suppressed or _hit(words.SUPPRESSED, folded, piece)
        signals.goodwill = signals.goodwill or _hit(words.GOODWILL, folded, piece)
        signals.zero = signals.zero or _hit(words.ZERO, folded, piece)
        if signals.figure is None and _is_figure(folded):
            signals.figure = piece
    for exemption in exemptions:
        own = _OWN_OUTCOME.get((exemption.act, exemption.section))
        if exemption.applied and own:
            signals.quotes.setdefault(own, exemption.quote)
        elif not exemption.applied and own and signals.quotes.get(own) == exemption.quote:
            del signals.quotes[own]
    return signals


def _hit(pattern: re.Pattern[str], folded: str, piece: str) -> str | None:
    return piece if pattern.search(folded) else None


def _is_figure(folded: str) -> bool:
    return bool(words.YES_NO.match(folded) or words.FIGURE.search(folded))


def _applied(exemptions: Sequence[Exemption], section: str) -> list[Exemption]:
    return [
        item
        for item in exemptions
        if item.applied and item.section == section and item.kind is ExemptionKind.REFUSAL
    ]


def _formal(signals: _Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    for outcome in (Outcome.INTERNAL_REVIEW, Outcome.INVALID):
        if signals.has(outcome):
            return Decision(outcome, signals.first(outcome))
    refused = _applied(exemptions, "14")
    if refused or signals.has(Outcome.VEXATIOUS):
        repeated = all(item.subsection == "(2)" for item in refused) and bool(refused)
        if repeated or (not signals.has(Outcome.VEXATIOUS) and signals.has(Outcome.REPEATED)):
            quote = signals.first(Outcome.REPEATED) or refused[0].quote
            return Decision(Outcome.REPEATED, quote)
        return Decision(Outcome.VEXATIOUS, signals.first(Outcome.VEXATIOUS) or refused[0].quote)
    if signals.has(Outcome.REPEATED):
        return Decision(Outcome.REPEATED, signals.first(Outcome.REPEATED))
    return None


def _cost(signals: _Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    if signals.has(Outcome.MANIFESTLY_UNREASONABLE):
        return Decision(
            Outcome.MANIFESTLY_UNREASONABLE, signals.first(Outcome.MANIFESTLY_UNREASONABLE)
        )
    refused = _applied(exemptions, "12")
    if not refused and not signals.has(Outcome.COST):
        return None
    quote = signals.first(Outcome.COST) or (refused[0].quote if refused else None)
    if any(item.ncnd for item in refused):
        return Decision(Outcome.COST_NCND, signals.first(Outcome.COST_NCND) or quote)
    if signals.goodwill or signals.table:
        return Decision(Outcome.COST_WITH_DATA, signals.goodwill or quote)
    return Decision(Outcome.COST, quote)


def _withheld(signals: _Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    sections = [
        item
        for item in exemptions
        if item.applied
        and not item.ncnd
        and item.kind is not ExemptionKind.REFUSAL
        and (item.act, item.section) not in _OWN_OUTCOME
    ]
    if not sections and not signals.has(Outcome.WITHHELD, Outcome.PARTIAL):
        return None
    quote = signals.first(Outcome.WITHHELD) or (sections[0].quote if sections else None)
    if signals.has(Outcome.PARTIAL):
        return Decision(Outcome.PARTIAL, signals.first(Outcome.PARTIAL))
    if signals.has(Outcome.GRANTED) or signals.table:
        return Decision(Outcome.PARTIAL, quote)
    return Decision(Outcome.WITHHELD, quote)


def _elsewhere(signals: _Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    disclosed = signals.has(Outcome.GRANTED) or signals.table
    for outcome in (Outcome.ACCESSIBLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION):
        cited = any(
            _OWN_OUTCOME.get((e.act, e.section)) is outcome and e.applied for e in exemptions
        )
        if signals.has(outcome) and (cited or not disclosed):
            if signals.table:
                return Decision(Outcome.MIXED, signals.first(outcome))
            return Decision(outcome, signals.first(outcome))
    claimed = signals.has(Outcome.NCND) or any(e.ncnd and e.applied for e in exemptions)
    if claimed and not disclosed and not signals.has(Outcome.NOT_HELD):
        quote = signals.first(Outcome.NCND) or next(e.quote for e in exemptions if e.ncnd)
        return Decision(Outcome.NCND, quote)
    return None


def _held(signals: _Signals, _exemptions: Sequence[Exemption]) -> Decision | None:
    granted = signals.has(Outcome.GRANTED) or signals.table
    if signals.has(Outcome.NOT_HELD):
        quote = signals.first(Outcome.NOT_HELD)
        if signals.zero and not signals.table:
            issue = Issue(
                Level.INFO,
                "not_held_means_zero",
                "the letter says not held where its search found none",
            )
            return Decision(Outcome.GRANTED, signals.zero, (issue,))
        return Decision(Outcome.PARTIAL if granted else Outcome.NOT_HELD, quote)
    if granted and signals.suppressed is not None:
        return Decision(
            Outcome.GRANTED_SUPPRESSED, signals.suppressed or signals.first(Outcome.GRANTED)
        )
    if granted or signals.zero:
        return Decision(Outcome.GRANTED, signals.first(Outcome.GRANTED) or signals.zero)
    for outcome in (Outcome.TRANSFERRED, Outcome.CLARIFICATION, Outcome.LAPSED):
        if signals.has(outcome):
            return Decision(outcome, signals.first(outcome))
    if signals.figure is not None:
        return Decision(Outcome.GRANTED, signals.figure)
    return None
