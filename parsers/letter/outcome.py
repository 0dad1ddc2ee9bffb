"""How an answer came out: deciding phrases per sentence, weighed by fixed rules.

Rules, first that fits: internal review; invalid, vexatious, repeated; cost (with data,
or of confirming); exemptions with or without disclosure; other means, later
publication; neither confirm nor deny; not held; granted, suppressed or not;
transferred, clarification, lapsed; unknown. Neither-confirm-nor-deny beside a full
answer does not lower it. Nothing is decided where no phrase decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.letter import signals as reading
from parsers.letter.signals import OWN_OUTCOME, AnswerParagraph, Signals
from parsers.types import Exemption, ExemptionKind, Issue, Level, Outcome

_DISCLOSED = frozenset({Outcome.GRANTED, Outcome.GRANTED_SUPPRESSED})
_PARTS = frozenset({Outcome.PARTIAL, Outcome.WITHHELD, Outcome.NCND})
_COSTS = frozenset({Outcome.COST, Outcome.COST_WITH_DATA})


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome and the sentence that decided it."""

    outcome: Outcome
    quote: str | None = None
    issues: tuple[Issue, ...] = ()


def decide(
    answer: Sequence[AnswerParagraph],
    exemptions: Sequence[Exemption],
    *,
    has_table: bool = False,
    starred: bool = False,
    fields: Sequence[str] = (),
    whole: bool = True,
) -> Decision:
    """The outcome of one answer, or (``whole``) of a letter.

    ``exemptions`` are those cited in ``answer``; ``has_table`` says that it prints a
    table, ``starred`` that a cell of it reads ``*`` or ``<5``; ``fields`` are lines such
    as "Decision: Disclosed" that stand apart.
    """
    signals = reading.read(answer, exemptions, fields, table=has_table, starred=starred)
    if whole and signals.notice_for_part:
        signals.quotes.setdefault(Outcome.PARTIAL, signals.notice_for_part)
    for step in (_formal, _cost, _withheld, _elsewhere, _not_held, _given, _handled):
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
    if Outcome.COST_WITH_DATA in known and known <= _DISCLOSED | _COSTS:
        return Outcome.COST_WITH_DATA
    return Outcome.MIXED


def _refusals(exemptions: Sequence[Exemption], section: str) -> list[Exemption]:
    return [
        item
        for item in exemptions
        if item.applied and item.section == section and item.kind is ExemptionKind.REFUSAL
    ]


def _formal(signals: Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    for outcome in (Outcome.INTERNAL_REVIEW, Outcome.INVALID):
        if signals.has(outcome):
            return Decision(outcome, signals.first(outcome))
    refused = _refusals(exemptions, "14")
    if refused and all(item.subsection == "(2)" for item in refused):
        return Decision(Outcome.REPEATED, refused[0].quote)
    if signals.has(Outcome.VEXATIOUS):
        return Decision(Outcome.VEXATIOUS, signals.first(Outcome.VEXATIOUS))
    if signals.has(Outcome.REPEATED):
        return Decision(Outcome.REPEATED, signals.first(Outcome.REPEATED))
    return Decision(Outcome.VEXATIOUS, refused[0].quote) if refused else None


def _cost(signals: Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    if signals.has(Outcome.MANIFESTLY_UNREASONABLE):
        quote = signals.first(Outcome.MANIFESTLY_UNREASONABLE)
        return Decision(Outcome.MANIFESTLY_UNREASONABLE, quote)
    refused = _refusals(exemptions, "12")
    if not refused and not signals.has(Outcome.COST):
        return None
    quote = signals.first(Outcome.COST) or (refused[0].quote if refused else None)
    if any(item.ncnd for item in refused) or signals.has(Outcome.COST_NCND):
        return Decision(Outcome.COST_NCND, signals.first(Outcome.COST_NCND) or quote)
    partly = signals.cost_of_part and signals.disclosed
    if signals.goodwill or signals.table or partly:
        return Decision(Outcome.COST_WITH_DATA, signals.goodwill or quote)
    return Decision(Outcome.COST, quote)


def _withheld(signals: Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    sections = [
        item
        for item in exemptions
        if item.applied
        and not item.ncnd
        and item.kind is not ExemptionKind.REFUSAL
        and (item.act, item.section) not in OWN_OUTCOME
    ]
    if not sections and not signals.has(Outcome.WITHHELD, Outcome.PARTIAL):
        return None
    if not sections and not signals.has(Outcome.PARTIAL) and _refused_elsewhere(exemptions):
        return None
    quote = signals.first(Outcome.WITHHELD) or (sections[0].quote if sections else None)
    if signals.has(Outcome.PARTIAL):
        return Decision(Outcome.PARTIAL, signals.first(Outcome.PARTIAL))
    return Decision(Outcome.PARTIAL if signals.disclosed else Outcome.WITHHELD, quote)


def _refused_elsewhere(exemptions: Sequence[Exemption]) -> bool:
    """Whether every section applied refuses for another place or a later time (ss.21, 22)."""
    applied = [item for item in exemptions if item.applied and not item.ncnd]
    return bool(applied) and all((item.act, item.section) in OWN_OUTCOME for item in applied)


def _elsewhere(signals: Signals, exemptions: Sequence[Exemption]) -> Decision | None:
    given = signals.has(Outcome.GRANTED) or signals.table
    for outcome in (Outcome.ACCESSIBLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION):
        cited = any(
            OWN_OUTCOME.get((item.act, item.section)) is outcome and item.applied
            for item in exemptions
        )
        if signals.has(outcome) and (cited or not signals.disclosed):
            mixed = cited and given
            return Decision(Outcome.MIXED if mixed else outcome, signals.first(outcome))
    claims = [item.quote for item in exemptions if item.ncnd and item.applied]
    claimed = signals.has(Outcome.NCND) or bool(claims)
    if claimed and not signals.disclosed and not signals.has(Outcome.NOT_HELD):
        return Decision(Outcome.NCND, signals.first(Outcome.NCND) or claims[0])
    return None


def _not_held(signals: Signals, _exemptions: Sequence[Exemption]) -> Decision | None:
    if not signals.has(Outcome.NOT_HELD):
        return None
    if signals.zero and not signals.table:
        message = "the letter says not held where its search found none"
        issue = Issue(Level.INFO, "not_held_means_zero", message)
        return Decision(Outcome.GRANTED, signals.zero, (issue,))
    quote = signals.first(Outcome.NOT_HELD)
    return Decision(Outcome.PARTIAL if signals.disclosed else Outcome.NOT_HELD, quote)


def _given(signals: Signals, _exemptions: Sequence[Exemption]) -> Decision | None:
    if signals.suppressed is not None and (signals.disclosed or signals.suppressed):
        return Decision(Outcome.GRANTED_SUPPRESSED, signals.suppressed or signals.given)
    if signals.has(Outcome.GRANTED) or signals.table or signals.zero:
        return Decision(Outcome.GRANTED, signals.first(Outcome.GRANTED) or signals.zero)
    return None


def _handled(signals: Signals, _exemptions: Sequence[Exemption]) -> Decision | None:
    for outcome in (Outcome.TRANSFERRED, Outcome.CLARIFICATION, Outcome.LAPSED):
        if signals.has(outcome):
            return Decision(outcome, signals.first(outcome))
    given = signals.figure or signals.plain
    return Decision(Outcome.GRANTED, given) if given else None
