"""Several answers on one page: split where a labelled reference, of another number, repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.letter.paragraphs import Paragraph
from parsers.letter.reference_patterns import LABEL
from parsers.text.characters import fold
from parsers.types import DateBasis, Issue, Letter, LetterKind, Level, Outcome, OutcomeBasis

_LONGEST_LINE = 120


def split_answers(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], ...]:
    """The answers of a page, at least one; what stands above the first belongs to it.

    A page holds several where its first label of a reference opens three lines or more, or two
    with different numbers far apart, each with words of its own behind it.
    """
    starts = _starts(paragraphs)
    if len(starts) < 2:
        return (tuple(paragraphs),)
    ends = [*starts[1:], len(paragraphs)]
    parts = [tuple(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True)]
    if any(len(part) < 3 for part in parts):
        return (tuple(paragraphs),)
    return (tuple(paragraphs[: ends[0]]), *parts[1:])


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    found: dict[str, int] = {}
    kind = ""
    for place, one in enumerate(paragraphs):
        folded = fold(one.text)
        label = LABEL.match(folded) if len(folded) <= _LONGEST_LINE else None
        if label is None:
            continue
        value = "".join(char for char in folded[label.end() :] if char.isalnum())
        if not any(char.isdigit() for char in value):
            continue
        kind = kind or label["label"]
        if label["label"] == kind:
            found.setdefault(value, place)
    return sorted(found.values())


def page_of(letters: Sequence[Letter]) -> Letter:
    """A page of several answers: what they share, and each of them as a part.

    No date of one answer is the page's; its outcome is theirs where all have the same.
    """
    outcomes = {one.outcome for one in letters}
    outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.MIXED
    first = letters[0]
    names = ", ".join(one.reference or "no reference" for one in letters)
    issue = Issue(Level.INFO, "several_answers", f"the page holds {len(letters)} answers: {names}")
    return replace(
        first,
        references=tuple(dict.fromkeys(name for one in letters for name in one.references)),
        received_on=None,
        received_basis=DateBasis.UNKNOWN,
        responded_on=None,
        responded_basis=DateBasis.UNKNOWN,
        working_days=None,
        on_time=None,
        outcome=outcome,
        kind=LetterKind.SEVERAL,
        outcome_quote=None,
        outcome_basis=OutcomeBasis.QUESTIONS
        if outcome is not Outcome.UNKNOWN
        else OutcomeBasis.NONE,
        request="\n\n".join(one.request for one in letters if one.request),
        response="\n\n".join(one.response for one in letters if one.response),
        request_blocks=tuple(place for one in letters for place in one.request_blocks),
        response_blocks=tuple(place for one in letters for place in one.response_blocks),
        questions=(),
        exemptions=tuple(replace(e, offset=None) for one in letters for e in one.exemptions),
        caveats=tuple(caveat for one in letters for caveat in one.caveats),
        answers=(),
        boilerplate=tuple(text for one in letters for text in one.boilerplate),
        issues=(issue, *(i for one in letters for i in one.issues)),
        parts=tuple(letters),
    )
