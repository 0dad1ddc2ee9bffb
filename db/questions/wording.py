"""The words of one request, cut into pieces and made comparable between forces.

What every copy of a mail-merged request changes is made neutral: the name of the force, numbers
and dates, list marks, salutation and signature. Dates stay beside their piece, so that two waves
of one template can be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from db.questions.wording_rows import (
    ADDRESS,
    ANNOUNCES,
    ASKS,
    DATED,
    EXPLAINS,
    INLINE_MARK,
    LIST_MARK,
    MANNER,
    MONTH_BY_NUMBER,
    NUMBER,
    NUMBERS_IN_A_ROW,
    SALUTATION,
    SENTENCE_END,
    SIGNATURE,
    SOME_FORCE,
    STATUTE,
    WORD,
    WRAPPED,
)
from parsers.force_names import spoken_words

FORCE: Final = "force"  # the word that stands for the name of any force
VALUE: Final = "#"  # stands for a run of numbers and dates


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or list line: its neutral words, the dates printed in it, and whether it asks."""

    words: str
    dates: tuple[str, ...] = ()
    asks: bool = False

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a request in order; those without a word are left out."""
    found: list[Piece] = []
    opens = False  # whether the piece before announced what it asks for
    for listed, plain in (part for line in _lines(text) for part in _parts(line)):
        words = neutral(plain)
        if words.replace(VALUE, "").replace(FORCE, "").strip():
            asks = (opens or listed or bool(ASKS.search(plain))) and not _beside(plain)
            found.append(Piece(words, _dates(plain), asks))
            opens = bool(ANNOUNCES.search(plain))
        elif found and (dates := _dates(plain)):
            found[-1] = replace(found[-1], dates=(*found[-1].dates, *dates))
    return tuple(found)


def _beside(plain: str) -> bool:
    """Whether a piece says what words mean or how to answer, and asks for nothing itself."""
    return bool(EXPLAINS.search(plain) or MANNER.search(plain))


def _lines(text: str) -> Iterator[str]:
    """The lines without salutation, signature and the name below it."""
    plain = text.replace("’", "'").replace("‘", "'").replace("\xa0", " ")
    lines = WRAPPED.sub(" ", ADDRESS.sub(" ", plain)).split("\n")
    signed = False
    for line in lines:
        if signed and 0 < len(line.split()) <= 4:
            signed = False
            continue
        signed = bool(SIGNATURE.fullmatch(line)) and len(line.split()) <= 6
        if line.strip() and not signed and not SALUTATION.fullmatch(line):
            yield line


def _parts(line: str) -> Iterator[tuple[bool, str]]:
    """The sentences of a line without their list marks, and whether each begins a list line."""
    for part in INLINE_MARK.sub("\n", line).split("\n"):
        listed, rest = _unmarked(part)
        first, *others = SENTENCE_END.split(rest)
        yield listed, first.strip()
        for sentence in others:
            yield False, _unmarked(sentence)[1].strip()


def _unmarked(text: str) -> tuple[bool, str]:
    mark = LIST_MARK.match(text)
    return bool(mark), text[mark.end() :] if mark else text


@lru_cache(maxsize=2_000)
def neutral(text: str) -> str:
    """Lower-case words without names and numbers: "force seized # dogs in #"."""
    lower = STATUTE.sub(" ", text).casefold()
    lower = _force_names().sub(f" {FORCE} ", lower)
    lower = SOME_FORCE.sub(FORCE, lower)
    lower = MONTH_BY_NUMBER.sub(VALUE, NUMBER.sub(VALUE, lower))
    return " ".join(_without_repeats(WORD.findall(NUMBERS_IN_A_ROW.sub(VALUE, lower))))


def _without_repeats(words: list[str]) -> Iterator[str]:
    last = ""
    for word in words:
        if word != last or word not in (VALUE, FORCE):
            yield word
        last = word


@cache
def _force_names() -> re.Pattern[str]:
    names = sorted(
        (re.escape(name).replace(r"\ ", r"(?: and | & |[ -])") for name in spoken_words()), key=len
    )
    return re.compile(rf"\b(?:{'|'.join(reversed(names))})\b(?:'s\b)?(?=\s|\W|$)")


def _dates(text: str) -> tuple[str, ...]:
    return tuple(" ".join(match.group().casefold().split())[:9] for match in DATED.finditer(text))
