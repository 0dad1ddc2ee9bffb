"""One outcome for every question, and from them one for the letter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from parsers.letter import outcome
from parsers.letter.outcome import Decision
from parsers.letter.questions import Asked, Segment
from parsers.letter.rules import rule
from parsers.letter.sentences_read import Sentence
from parsers.letter.wording import plain
from parsers.types import Exemption, Issue, LetterKind, Outcome, OutcomeBasis, Question, Table

_STARRED = frozenset({"*", "**", "***"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What the response decides."""

    outcome: Outcome
    quote: str | None
    basis: OutcomeBasis
    questions: tuple[Question, ...]
    exemptions: tuple[Exemption, ...]
    issues: tuple[Issue, ...]
    answers: tuple[tuple[int, int], ...] = ()


def judge(
    sentences: Sequence[Sentence],
    segments: Sequence[Segment],
    questions: Sequence[Asked],
    exemptions: Sequence[Exemption],
    tables: Sequence[Table],
) -> Judged:
    """Decide the letter as a whole and each question by the words that answer it.

    A question without words of its own takes the letter's outcome where there is only
    one question or where the answer is plainly the same for all; else it is unknown.
    """
    every = " ".join(one.text for one in questions)
    whole = _decide(sentences, segments, exemptions, tables, every)
    named = {number for segment in segments for number in segment.numbers}
    if len(questions) < 2 or not named:
        rows = tuple(_row(one, whole, shared=len(questions) > 1) for one in questions)
        only = questions[0].number if len(questions) == 1 else None
        tied = tuple(replace(item, question=only) for item in exemptions)
        answers = _answers(segments, only)
        return Judged(whole.outcome, whole.quote, whole.basis, rows, tied, whole.issues, answers)
    places = _places(exemptions, segments)
    tied = tuple(
        replace(item, question=_only(segments[place].numbers) if place is not None else None)
        for item, place in zip(exemptions, places, strict=True)
    )
    decided = [_one(one, sentences, segments, tied, places, tables) for one in questions]
    rows = tuple(
        Question(one.number, one.text, decision.outcome, decision.quote)
        for one, decision in zip(questions, decided, strict=True)
    )
    rolled = whole if _said_of_all(whole, sentences) else _rolled(whole, decided)
    issues = (*rolled.issues, *(issue for decision in decided for issue in decision.issues))
    return Judged(
        rolled.outcome,
        rolled.quote,
        rolled.basis,
        rows,
        tied,
        tuple(dict.fromkeys(issues)),
        _answers(segments, None),
    )


def over_all(judged: Judged, questions: Sequence[Asked]) -> Judged:
    """The judgement of parts that only the answer numbers, over the request as it is printed."""
    whole = Decision(judged.outcome, judged.quote, judged.basis)
    return replace(
        judged,
        questions=tuple(_row(one, whole, shared=False) for one in questions),
        exemptions=tuple(replace(item, question=None) for item in judged.exemptions),
        answers=(),
    )


# Kinds whose outcome is their own name.
_OF_KIND = {
    LetterKind.INTERNAL_REVIEW: Outcome.INTERNAL_REVIEW,
    LetterKind.CLARIFICATION: Outcome.CLARIFICATION,
}


def settled(judged: Judged, kind: LetterKind) -> Judged:
    """The judgement of a document of this kind: only an answer keeps an outcome."""
    if kind is LetterKind.ANSWER:
        return judged
    own = _OF_KIND.get(kind, Outcome.UNKNOWN)
    if kind is LetterKind.INTERNAL_REVIEW:  # the later decision replaces the earlier one
        known = judged.outcome is not Outcome.UNKNOWN
        return judged if known else replace(judged, outcome=own)
    quote = judged.quote if own is judged.outcome else None
    basis = judged.basis if own is judged.outcome else OutcomeBasis.NONE
    return replace(
        judged,
        outcome=own,
        quote=quote,
        basis=basis,
        questions=tuple(replace(one, outcome=own, quote=quote) for one in judged.questions),
        exemptions=tuple(replace(item, applied=False) for item in judged.exemptions),
        issues=(),
    )


def without_weak_ground(judged: Judged) -> Judged:
    """The judgement where the response is only guessed: plain words then decide nothing."""
    if judged.basis is not OutcomeBasis.WORDS:
        return judged
    rows = tuple(replace(one, outcome=Outcome.UNKNOWN, quote=None) for one in judged.questions)
    return replace(
        judged, outcome=Outcome.UNKNOWN, quote=None, basis=OutcomeBasis.NONE, questions=rows
    )


def _answers(segments: Sequence[Segment], only: int | None) -> tuple[tuple[int, int], ...]:
    """Each table of the response with the one question it answers, where it is one."""
    return tuple(
        (segment.table, number)
        for segment in segments
        if segment.table is not None and (number := _only(segment.numbers) or only) is not None
    )


def _said_of_all(whole: Decision, sentences: Sequence[Sentence]) -> bool:
    """Whether the letter's decision stands in a refusal that names every question."""
    return any(
        one.text == whole.quote and one.refuses and _EACH.fits(plain(one.text)) for one in sentences
    )


_EACH: Final = rule(
    "each of the questions",
    True,
    r"\b(?:each|all|every one) of (?:your|the|these) (?:\w+ )?"
    r"(?:questions|requests|points|parts)\b",
    "with regard to each of your three questions section 21(1) applies.",
    "the first of your three questions is refused.",
)


def _rolled(whole: Decision, rows: Sequence[Decision]) -> Decision:
    """From the questions if all are known, else what the letter says as a whole."""
    rolled = outcome.roll_up(row.outcome for row in rows)
    if any(row.outcome is Outcome.UNKNOWN for row in rows):
        return whole if whole.outcome is not Outcome.UNKNOWN else _from(rolled, rows)
    if rolled is Outcome.GRANTED and whole.outcome in (
        Outcome.GRANTED_SUPPRESSED,
        Outcome.PARTIAL,
        Outcome.COST_WITH_DATA,
        Outcome.INTERNAL_REVIEW,
    ):
        return whole  # said once, for all questions
    return _from(rolled, rows)


def _from(rolled: Outcome, rows: Sequence[Decision]) -> Decision:
    """An outcome of questions, with the sentence of the first that is not simply granted."""
    if rolled is Outcome.UNKNOWN:
        return Decision(rolled)
    same = [row for row in rows if row.outcome is rolled]
    refused = [row for row in rows if row.outcome is not Outcome.GRANTED and row.quote]
    quote = next((row.quote for row in (*same, *refused, *rows) if row.quote), None)
    return Decision(rolled, quote, OutcomeBasis.QUESTIONS)


def _one(
    question: Asked,
    sentences: Sequence[Sentence],
    segments: Sequence[Segment],
    exemptions: Sequence[Exemption],
    places: Sequence[int | None],
    tables: Sequence[Table],
) -> Decision:
    number = question.number
    mine = [segment for segment in segments if number in segment.numbers]
    cited = [
        item
        for item, place in zip(exemptions, places, strict=True)
        if place is not None and number in segments[place].numbers
    ]
    said = [one for one in sentences if number in one.numbers]
    return _decide(said, mine, cited, tables, question.text, whole=False)


def _decide(
    sentences: Sequence[Sentence],
    segments: Sequence[Segment],
    exemptions: Sequence[Exemption],
    tables: Sequence[Table],
    asked: str,
    *,
    whole: bool = True,
) -> Decision:
    shown = {segment.table for segment in segments if segment.table is not None}
    return outcome.decide(
        sentences,
        exemptions,
        asked=asked,
        whole=whole,
        has_table=bool(shown),
        starred=any(_is_starred(table) for table in tables if table.position in shown),
    )


def _row(question: Asked, whole: Decision, *, shared: bool) -> Question:
    differing = whole.outcome in (Outcome.PARTIAL, Outcome.MIXED, Outcome.COST_WITH_DATA)
    if shared and differing:
        return Question(question.number, question.text, Outcome.UNKNOWN)
    return Question(question.number, question.text, whole.outcome, whole.quote)


def _places(exemptions: Sequence[Exemption], segments: Sequence[Segment]) -> tuple[int | None, ...]:
    """For each exemption the segment that quotes it; the search is a bisection."""
    filled = [(one.start, place) for place, one in enumerate(segments) if one.end > one.start]
    starts = [start for start, _ in filled]
    return tuple(
        None
        if item.offset is None or not starts
        else filled[max(0, bisect_right(starts, item.offset) - 1)][1]
        for item in exemptions
    )


def _only(numbers: tuple[int, ...]) -> int | None:
    return numbers[0] if len(numbers) == 1 else None


def _is_starred(table: Table) -> bool:
    """Whether a body cell is starred or prints an upper bound ("<5")."""
    for row in table.grid:
        for cell in row:
            text = cell.text.strip() if cell else ""
            if text in _STARRED or (text[:1] == "<" and text[1:].strip().isdigit()):
                return True
    return False
