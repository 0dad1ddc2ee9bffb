"""Writes one answer: a case in the words and order of one force, as blocks."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from samples.cases.kinds import Answer, Case, Cite
from samples.house import House
from samples.letters.style import Element, Slot, Style
from samples.letters.styles import LETTER_HEADS
from samples.letters.wording import (
    BALANCE,
    CAVEATS,
    DECIDED,
    DECISIONS,
    MENTIONS,
    MET_DECISIONS,
    REVIEW,
)
from samples.model import Block, EmptyForm, Items, Label, Para, SampleTable, SideBySide, TableAt
from samples.periods import ordinal, window
from samples.shapes import Periods
from samples.vocabulary import DateBasis, Outcome


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a letter says, before it has an order.

    ``questions`` and ``answers`` run in step; ``tables`` are those of each answer.
    """

    house: House
    case: Case
    style: Style
    reference: str
    received: date
    responded: date
    intro: str
    closing: str
    mark: str
    questions: tuple[str, ...]
    answers: tuple[Answer, ...]
    tables: tuple[tuple[SampleTable, ...], ...]
    decision: str
    pointer: str | None = None  # said in place of the tables when they are in a file

    @property
    def words(self) -> dict[str, str]:
        """The words that the placeholders are filled with."""
        spoken = self.style.spoken_date
        return {
            **periods_in_words(self.received),
            "force": self.house.name,
            "system": self.house.systems[0],
            "reference": self.reference,
            "received": _spoken(spoken, self.received),
            "received_short": f"{ordinal(self.received.day)} {self.received:%B}",
            "responded": _spoken(spoken, self.responded),
            "responded_slashes": f"{self.responded:%d/%m/%y}",
            "answered_month": f"{self.responded:%m/%Y}",
            "responded_slashes_long": f"{self.responded:%d/%m/%Y}",
            "decision": self.decision,
            "decided": DECIDED.get(self.case.outcome_at(self.house.slug), "Partially disclosed"),
            "correct": _spoken(spoken, self.responded),  # of data, not of the answer
        }


def periods_in_words(received: date) -> dict[str, str]:
    """The years a question asked on that day is about."""
    three = window(Periods.CALENDAR, received, 3).labels
    years = window(Periods.FINANCIAL, received, 3).labels
    return {
        "first": three[0],
        "last": three[-1],
        "span": f"{three[0]}, {three[1]} and {three[2]}",
        "span2": f"{three[1]} and {three[2]}",
        "fyfirst": years[0],
        "fylast": years[-1],
    }


def _spoken(template: str, day: date) -> str:
    return template.format(day=day.day, ordinal=ordinal(day.day), month=f"{day:%B}", year=day.year)


def decide(case: Case, house: House, rng: random.Random) -> str:
    """The decision sentence of the whole letter."""
    outcome = case.outcome_at(house.slug)
    if house.slug == "metropolitan" and outcome in MET_DECISIONS:
        return MET_DECISIONS[outcome]
    return rng.choice(DECISIONS[outcome]).format(force=house.name)


def compose(draft: Draft, *, letter: bool) -> tuple[Block, ...]:
    """The whole answer in order; ``letter`` adds what only a letter in a file carries."""
    order: tuple[Element, ...] = draft.style.order
    if letter:
        if heads := LETTER_HEADS.get(draft.house.slug):
            order = (*heads, *_without_dates(order))
        if Slot.REVIEW not in order:
            order = (*order, Slot.REVIEW)
    blocks: list[Block] = []
    for element in order:
        blocks += _element(element, draft)
    return tuple(blocks)


def _without_dates(order: tuple[Element, ...]) -> tuple[Element, ...]:
    """The head of a letter has the date already."""
    return tuple(e for e in order if not (isinstance(e, str) and e.startswith("Date: ")))


def bases(draft: Draft, *, letter: bool) -> tuple[DateBasis, DateBasis]:
    """How a reader can know the days of receipt and of response from this text."""
    heads = LETTER_HEADS.get(draft.house.slug, ()) if letter else ()
    text = " ".join(e for e in (*heads, *draft.style.order) if isinstance(e, str))
    received = DateBasis.UNKNOWN
    if "{received}" in text:
        received = DateBasis.PRINTED
    elif "{received_short}" in text:
        # Without a letter date there is nothing to infer the year from.
        received = DateBasis.INFERRED_YEAR
    responded = DateBasis.PRINTED if "{responded" in text else DateBasis.UNKNOWN
    return received, responded


def _element(element: Element, draft: Draft) -> list[Block]:
    if isinstance(element, str):
        return [Para(element.format(**draft.words).strip())]
    if isinstance(element, Label):
        return [element]
    match element:
        case Slot.REQUEST:
            return request(draft)
        case Slot.DECISION:
            return [Para(draft.decision)]
        case Slot.ANSWERS:
            return _answers(draft)
        case Slot.INTERLEAVED:
            return _interleaved(draft)
        case Slot.SIDE_BY_SIDE:
            return _side_by_side(draft)
        case Slot.REASONS:
            return _reasons(draft)
        case Slot.CAVEATS:
            return _caveats(draft)
        case Slot.REVIEW:
            return [Para(REVIEW.format(**draft.words))]


def request(draft: Draft) -> list[Block]:
    """What was asked: an opening, the questions, a form to fill in, a closing line."""
    blocks: list[Block] = [Para(draft.intro)]
    if len(draft.questions) == 1:
        blocks.append(Para(draft.questions[0]))
    else:
        blocks.append(Items(draft.questions, draft.mark))
    if draft.case.blank_form:
        blocks.append(EmptyForm(*draft.case.blank_form))
    if draft.closing:
        blocks.append(Para(draft.closing))
    return blocks


def _answers(draft: Draft) -> list[Block]:
    blocks: list[Block] = []
    several = len(draft.answers) > 1
    for place in range(len(draft.answers)):
        point = draft.style.point.format(n=place + 1)
        if several and point.endswith(("-", ")", ".")):
            blocks += _answer(draft, place, f"{point} ")
            continue
        if several:
            blocks.append(Para(point, bold=True))
        blocks += _answer(draft, place)
    if draft.pointer:
        blocks.append(Para(draft.pointer))
    return blocks


def _answer(draft: Draft, place: int, lead: str = "") -> list[Block]:
    answer = draft.answers[place]
    blocks: list[Block] = [Para(lead + answer.say.format(**draft.words))]
    if draft.pointer is None:
        blocks += [TableAt(table.position) for table in draft.tables[place]]
    if answer.cites:
        printed = "; ".join(cite.printed for cite in answer.cites)
        refusal = answer.outcome in (Outcome.COST, Outcome.VEXATIOUS)
        word = "Refused under" if refusal else "Exemption applied:"
        blocks.append(Para(f"{word} {printed}"))
    return blocks


def _interleaved(draft: Draft) -> list[Block]:
    blocks: list[Block] = [Para(draft.intro)]
    for place, question in enumerate(draft.questions):
        lead = draft.style.asking.format(n=place + 1)
        blocks.append(Para(lead + question, bold=not draft.style.replying))
        blocks += _answer(draft, place, draft.style.replying)
    if draft.pointer:
        blocks.append(Para(draft.pointer))
    return blocks


def _side_by_side(draft: Draft) -> list[Block]:
    """Two columns, a row for each question; what is in tables is below."""
    rows = [
        (f"{place + 1}. {question}", answer.say.format(**draft.words))
        for place, (question, answer) in enumerate(zip(draft.questions, draft.answers, strict=True))
    ]
    rows[0] = (f"{draft.intro} {rows[0][0]}", rows[0][1])
    blocks: list[Block] = [SideBySide(("Request", "Response"), tuple(rows))]
    for place in range(len(draft.answers)):
        blocks += _answer(draft, place)[1:]
    return blocks


def cited(draft: Draft) -> list[Cite]:
    """Every section relied on, once, in order."""
    found: list[Cite] = []
    for answer in draft.answers:
        found += [cite for cite in answer.cites if cite not in found]
    return found


def _reasons(draft: Draft) -> list[Block]:
    cites = cited(draft)
    if not cites:
        return []
    blocks: list[Block] = []
    if draft.style.reasons and any(cite.means[0][0] not in REFUSALS for cite in cites):
        blocks.append(Label(draft.style.reasons))
    for cite in cites:
        blocks += [Para(cite.printed, bold=True), Para(cite.reason)]
    if any(cite.means[0][0] in QUALIFIED for cite in cites):
        blocks.append(Para(BALANCE.format(**draft.words)))
    return blocks


# Refusals under ss.12 and 14 are no exemptions: they have reasons, but no harm to show.
REFUSALS = ("12", "14")
# Exemptions that need a public interest test (FOIA 2000 s.2).
QUALIFIED = ("22", "24", "30", "31", "38", "42", "43")


def _caveats(draft: Draft) -> list[Block]:
    blocks: list[Block] = []
    if draft.case.mentions:
        blocks.append(Para(MENTIONS.format(section=draft.case.mentions)))
    blocks += [Para(CAVEATS[key].format(**draft.words)) for key in draft.case.caveats]
    return blocks
