"""The words of one request, cut into pieces and made comparable between forces.

What every copy of a mail-merged request changes is made neutral: the name of the force, numbers
and dates, list marks, salutation and signature. Dates stay beside their piece, so that two waves
of one template can be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from parsers.force_names import spoken_names

FORCE: Final = "force"  # the word that stands for the name of any force
VALUE: Final = "#"  # stands for a run of numbers and dates
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_LIST_MARK: Final = re.compile(
    r"\s*(?:[-–•·*¿\u2022\uf0b7]+\s*|::?\s*|(?:request|question|part|section|q)?\s*"
    r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)/:]+(?=\s|\(|$)\s*|(?:request|question"
    r"|q)\s*\d{1,2}[.:)]?\s+)",
    re.IGNORECASE,
)
# A list mark in running text: "... by year; 2) How many"; a paragraph that lost its lines.
_INLINE_MARK: Final = re.compile(
    r"(?<=[.;:?,)])\s+(?=\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[).]\s+[A-Za-z(])|\s+(?=Q\d{1,2}[.:)]\s)"
    r"|(?<=[a-z])\s+(?=\(?\d{1,2}[).]\s+[A-Z])"
)
_SENTENCE_END: Final = re.compile(r"(?<=[.?!;:])[\"'”’)]*\s+")
_SALUTATION: Final = re.compile(
    r"\s*(?:dear|to|good (?:morning|afternoon))\b.{0,60}[,:]?\s*$", re.IGNORECASE
)
_SIGNATURE: Final = re.compile(
    r"\s*(?:yours|kind|best|many thanks|thank you|thanks|with thanks|regards)\b.{0,40}$",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|[(\[][^)\]]{0,20}redacted[^)\]]{0,20}[)\]]", re.IGNORECASE
)
_STATUTE: Final = re.compile(
    r"\b(?:under|pursuant to|in accordance with|as per)?\s*(?:the\s+)?(?:freedom of"
    r" information(?: act)?|foia?)"
    r"(?:\s+\(?\d{4}\)?)?\b[,:]?",
    re.IGNORECASE,
)
_SOME_FORCE: Final = re.compile(
    r"\b(?:(?:the|your|this)\s+)?(?:police|constabulary|force|service)(?:\s+(?:force|service"
    r"|constabulary))?\b"
)
_NUMBER: Final = re.compile(r"£?\d+(?:[.,/:-]\d+)*(?:st|nd|rd|th)?%?")
_MONTH_BY_NUMBER: Final = re.compile(
    rf"\b{_MONTH}\b(?=[\s,]*(?:of\s+)?#)|(?<=#)[\s,]*(?:of\s+)?\b{_MONTH}\b"
)
_RUN: Final = re.compile(r"#(?:[\s,/&()-]*(?:to|and|or|until|up to|up|with|from)?[\s,/&()-]*#)+")
_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?|#")
# A year or a month of one; the year of an Act is no period.
_DATED: Final = re.compile(
    rf"(?<!act )(?<!rules )(?<!regulations )(?<!order )\b(?:19"
    rf"|20)\d\d\b(?:\s*[/-]\s*\d{{2,4}}\b)?(?!\s+\w+(?: \w+)* act\b)"
    rf"|\b{_MONTH}\b(?=,?\s+(?:\d|to\b|until\b))|(?<=\d )\b{_MONTH}\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\?|^\W*(?:please|could|can|may|would|how|what|which|who|when|where|why|whether|if|is|are"
    r"|do|does|did|has"
    r"|have|for each|of (?:these|those|them)|the (?:total|number|overall|amount|cost)|number"
    r"|total|a breakdown"
    r"|breakdown|copies|a copy|details|list|provide|give|state|confirm|disclose|i (?:want"
    r"|request|ask|should|would)|this is a request)\b",
    re.IGNORECASE,
)
# What follows is asked for.
_ANNOUNCES: Final = re.compile(
    r"\b(?:my request|please|like to know|information|(?:tell|give|send) me)\b.*:\W*$",
    re.IGNORECASE,
)
# Says what words mean, or where they come from; does not ask.
_EXPLAINS: Final = re.compile(
    r"^\W*(?:note|nb|as a rule|as i understand|for the avoidance|for example|among these|by '|a"
    r" '|'|it describes"
    r"|here are|so that)\b|\bmeans?\b|\bis any\b|\bare examples\b|\bdefin\w+",
    re.IGNORECASE,
)


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
    for line in _lines(text):
        for part in _parts(line):
            mark = _LIST_MARK.match(part)
            plain = part[mark.end() if mark else 0 :].strip()
            words = neutral(plain)
            if words.replace(VALUE, "").replace(FORCE, "").strip():
                asks = opens or bool(_ASKS.search(plain))
                found.append(Piece(words, _dates(plain), asks and not _EXPLAINS.search(plain)))
                opens = bool(_ANNOUNCES.search(plain))
            elif found and (dates := _dates(plain)):
                found[-1] = replace(found[-1], dates=(*found[-1].dates, *dates))
    return tuple(found)


def _lines(text: str) -> Iterator[str]:
    """The lines without salutation, signature and the name below it."""
    lines = _ADDRESS.sub(" ", text.replace("’", "'").replace("‘", "'").replace("\xa0", " ")).split(
        "\n"
    )
    signed = False
    for line in lines:
        if signed and 0 < len(line.split()) <= 4:
            signed = False
            continue
        signed = bool(_SIGNATURE.fullmatch(line)) and len(line.split()) <= 6
        if line.strip() and not signed and not _SALUTATION.fullmatch(line):
            yield line


def _parts(line: str) -> Iterator[str]:
    for part in _INLINE_MARK.sub("\n", line).split("\n"):
        yield from _SENTENCE_END.split(part)


def neutral(text: str) -> str:
    """Lower-case words without names and numbers: "force seized # dogs in #"."""
    lower = _STATUTE.sub(" ", text).casefold()
    lower = _force_names().sub(f" {FORCE} ", lower)
    lower = _SOME_FORCE.sub(FORCE, lower)
    lower = _MONTH_BY_NUMBER.sub(VALUE, _NUMBER.sub(VALUE, lower))
    return " ".join(_without_repeats(_WORD.findall(_RUN.sub(VALUE, lower))))


def _without_repeats(words: list[str]) -> Iterator[str]:
    last = ""
    for word in words:
        if word != last or word not in (VALUE, FORCE):
            yield word
        last = word


@cache
def _force_names() -> re.Pattern[str]:
    names = sorted(
        (re.escape(name).replace(r"\ ", r"(?: and | & |[ -])") for name in spoken_names()), key=len
    )
    return re.compile(rf"\b(?:{'|'.join(reversed(names))})\b(?:'s\b)?(?=\s|\W|$)")


def _dates(text: str) -> tuple[str, ...]:
    return tuple(" ".join(match.group().casefold().split())[:9] for match in _DATED.finditer(text))
