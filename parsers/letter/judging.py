"""One outcome for every question, and from them one for the letter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.letter import outcome
from parsers.letter import outcome_cues as cues
from parsers.letter.outcome import Decision
from parsers.letter.questions import Asked, Segment
from parsers.letter.signals import AnswerParagraph
from parsers.text.characters import fold
from parsers.types import Exemption, Issue, Outcome, Question, Table

_STARRED = frozenset({"*", "**", "***"})
_PAID = frozenset({Outcome.GRANTED, Outcome.GRANTED_SUPPRESSED, Outcome.COST})


@dataclass(frozen=True, slots=True)
class Judged:
    """What the response decides."""

    outcome: Outcome
    questions: tuple[Question, ...]
    exemptions: tuple[Exemption, ...]
    issues: tuple[Issue, ...]
    answers: tuple[tuple[int, int], ...] = ()


def judge(
    response: str,
    segments: Sequence[Segment],
    questions: Sequence[Asked],
    exemptions: Sequence[Exemption],
    tables: Sequence[Table],
    fields: Sequence[str],
) -> Judged:
    """Decide the letter as a whole and each question by the words that answer it.

    A question without words of its own takes the letter's outcome where there is only
    one question or where the answer is plainly the same for all; else it is unknown.
    """
    whole = _decide(response, segments, exemptions, tables, fields)
    named = {number for segment in segments for number in segment.numbers}
    if len(questions) < 2 or not named:
        rows = tuple(_row(one, whole, shared=len(questions) > 1) for one in questions)
        only = questions[0].number if len(questions) == 1 else None
        tied = tuple(replace(item, question=only) for item in exemptions)
        return Judged(whole.outcome, rows, tied, whole.issues, _answers(segments, only))
    places = _places(exemptions, segments)
    tied = tuple(
        replace(item, question=_only(segments[place].numbers) if place is not None else None)
        for item, place in zip(exemptions, places, strict=True)
    )
    decided = [_one(one.number, response, segments, tied, places, tables) for one in questions]
    rows = tuple(
        Question(one.number, one.text, decision.outcome, decision.quote)
        for one, decision in zip(questions, decided, strict=True)
    )
    issues = (*whole.issues, *(issue for decision in decided for issue in decision.issues))
    outcome_ = _rolled(whole, rows)
    unique = tuple(dict.fromkeys(issues))
    return Judged(outcome_, rows, tied, unique, _answers(segments, None))


def _answers(segments: Sequence[Segment], only: int | None) -> tuple[tuple[int, int], ...]:
    """Each table of the response with the one question it answers, where it is one."""
    return tuple(
        (segment.table, number)
        for segment in segments
        if segment.table is not None and (number := _only(segment.numbers) or only) is not None
    )


def _rolled(whole: Decision, rows: Sequence[Question]) -> Outcome:
    """From the questions if all are known, else what the letter says as a whole."""
    rolled = outcome.roll_up(row.outcome for row in rows)
    if any(row.outcome is Outcome.UNKNOWN for row in rows):
        return whole.outcome if whole.outcome is not Outcome.UNKNOWN else rolled
    if rolled is Outcome.GRANTED and whole.outcome in (
        Outcome.GRANTED_SUPPRESSED,
        Outcome.PARTIAL,
        Outcome.INTERNAL_REVIEW,
    ):
        return whole.outcome  # said once, for all questions
    if rolled is Outcome.MIXED and {row.outcome for row in rows} <= _PAID and _goodwill(whole):
        return Outcome.COST_WITH_DATA
    return rolled


def _goodwill(whole: Decision) -> bool:
    """Whether the letter refuses on cost and calls what it gives a goodwill gesture."""
    return whole.outcome is Outcome.COST_WITH_DATA and bool(
        cues.GOODWILL.search(fold(whole.quote or ""))
    )


def _one(
    number: int,
    response: str,
    segments: Sequence[Segment],
    exemptions: Sequence[Exemption],
    places: Sequence[int | None],
    tables: Sequence[Table],
) -> Decision:
    mine = [segment for segment in segments if number in segment.numbers]
    cited = [
        item
        for item, place in zip(exemptions, places, strict=True)
        if place is not None and number in segments[place].numbers
    ]
    return _decide(response, mine, cited, tables, (), whole=False)


def _decide(
    response: str,
    segments: Sequence[Segment],
    exemptions: Sequence[Exemption],
    tables: Sequence[Table],
    fields: Sequence[str],
    *,
    whole: bool = True,
) -> Decision:
    shown = {segment.table for segment in segments if segment.table is not None}
    words = [
        AnswerParagraph(response[one.start : one.end], one.reason)
        for one in segments
        if one.decides and one.end > one.start
    ]
    return outcome.decide(
        words,
        exemptions,
        has_table=bool(shown),
        starred=any(_is_starred(table) for table in tables if table.position in shown),
        fields=fields,
        whole=whole,
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
