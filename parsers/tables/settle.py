"""Stars, dashes and glued signs settled: by the note that explains them, or by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parsers.tables.dates import Span
from parsers.tables.notes import Meaning, Notes
from parsers.tables.period_search import spans_inside
from parsers.tables.values import Value
from parsers.types import Flag, Qualifier

_FLAGS = {
    Meaning.PROVISIONAL: Flag.PROVISIONAL,
    Meaning.PART_PERIOD: Flag.PART_PERIOD,
    Meaning.ESTIMATED: Flag.ESTIMATED,
    Meaning.ROUNDED: Flag.ROUNDED,
}
_QUALIFIERS = {
    Meaning.SUPPRESSED: Qualifier.SUPPRESSED,
    Meaning.NIL: Qualifier.NIL,
    Meaning.NOT_HELD: Qualifier.NOT_HELD,
    Meaning.NOT_APPLICABLE: Qualifier.NOT_APPLICABLE,
}
_NUMBERED = (None, Qualifier.LESS_THAN, Qualifier.MORE_THAN, Qualifier.RANGE, Qualifier.APPROXIMATE)


def by_note(value: Value, notes: Notes) -> Value:
    """A cell's value once its sign is explained; ``mark`` stays where no note settles it.

    A sign beside a number is a flag at most: the number is printed and is kept. A
    sign in a number's place takes the note's meaning; a note that speaks of
    something else (a provisional figure) does not explain an empty place.
    """
    meanings = [note.meaning for note in notes.get(value.mark, ())] if value.mark else []
    if not meanings:
        return value
    if value.qualifier in _NUMBERED:
        flag = next((_FLAGS[meaning] for meaning in meanings if meaning in _FLAGS), None)
        flags = tuple(dict.fromkeys((*value.flags, *([flag] if flag else []))))
        return replace(value, flags=flags, mark="")
    if value.bracketed is not None:
        return Value(-value.bracketed) if Meaning.NEGATIVE in meanings else value
    qualifier = next((_QUALIFIERS[own] for own in meanings if own in _QUALIFIERS), None)
    if qualifier is None:
        return value
    return Value(0.0 if qualifier is Qualifier.NIL else None, qualifier)


_SIGNED = re.compile(r"£|€|\$|\+/-|±")


def negative_brackets(values: Sequence[Value], heading: str) -> bool:
    """Whether plain brackets in a column are negative numbers: it has signs, money or nothing
    but pounds and pence, or its heading names money or both signs."""
    if _SIGNED.search(heading.casefold()):
        return True
    if any(value.unit in _MONEY or value.plus or (value.value or 0) < 0 for value in values):
        return True
    plain = [value for value in values if value.value is not None]
    in_brackets = [value for value in values if value.bracketed is not None]
    return bool(plain) and all(value.step == _PENCE for value in (*plain, *in_brackets))


_PENCE = 0.01
_MONEY = frozenset({"GBP", "EUR", "USD"})


def unexplained(values: Iterable[Value]) -> list[str]:
    """The signs that nothing settled, in order; plain brackets are text, not a sign."""
    return sorted({value.mark for value in values if value.mark and value.mark != "()"})


# --------------------------------------------------------------------------- whole tables

_WHOLE = re.compile(
    r"(?:\b(?:figures?|data|numbers?|totals?|values?|counts?|statistics|percentages|results)\b"
    r"[^.;]{0,80}\b(?P<word>provisional|rounded|estimate[sd]?)\b"
    r"|\b(?P<first>provisional|rounded|estimated) (?:figures|data|numbers|totals|values)\b)"
)
_WORD_FLAGS = {"p": Flag.PROVISIONAL, "r": Flag.ROUNDED, "e": Flag.ESTIMATED}
_NOT = re.compile(r"\bnot (?:been )?(?:rounded|provisional|estimate)")
_NEAREST = re.compile(
    r"\bround\w{0,3}\b[^.]{0,40}?\bnearest (?P<step>\d{1,4}|five|ten|hundred|thousand)"
)
_STEPS = {"five": 5.0, "ten": 10.0, "hundred": 100.0, "thousand": 1000.0}


@dataclass(frozen=True, slots=True)
class WholeNote:
    """A flag that a note gives to all figures, or to those of the period it names."""

    flag: Flag
    span: Span | None = None

    def covers(self, start: object, end: object) -> bool:
        """Whether a figure's period lies inside the note's."""
        if self.span is None:
            return True
        return (start, end) == (self.span.start, self.span.end)


def whole_notes(near: Sequence[str]) -> tuple[WholeNote, ...]:
    """Notes on all figures: "All data is provisional", "Figures for 2024 are provisional"."""
    found = []
    for text in near:
        for line in text.casefold()[:4000].splitlines():
            if line.lstrip()[:1] in "*†‡#^" and line.strip():
                continue  # such a note explains its sign, not the table
            for match in _WHOLE.finditer(line):
                if _NOT.search(line):
                    continue
                spans = spans_inside(line[: match.end() + 40])
                flag = _WORD_FLAGS[(match["word"] or match["first"])[0]]
                found.append(WholeNote(flag, spans[0] if len(spans) == 1 else None))
    return tuple(dict.fromkeys(found))


def rounding_step(near: Sequence[str]) -> float:
    """The step of "rounded to the nearest 5", else 0."""
    for text in near:
        if match := _NEAREST.search(text.casefold()[:4000]):
            step = match["step"]
            return _STEPS.get(step) or float(step)
    return 0.0


_HEADING_FLAGS = (
    (Flag.ESTIMATED, re.compile(r"\bestimate[sd]?\b|\best\.")),
    (Flag.PROVISIONAL, re.compile(r"\bprovisional\b|\(p\)")),
    (Flag.PART_PERIOD, re.compile(r"\bpart[- ]year\b")),
    (Flag.ROUNDED, re.compile(r"\brounded\b")),
)


def heading_flags(path: Sequence[str]) -> tuple[Flag, ...]:
    """Flags that a column's or row's own label states: "Faces seen (Estimate)"."""
    words = " ".join(path).casefold()
    return tuple(flag for flag, known in _HEADING_FLAGS if known.search(words))
