"""Rules as rows of data, each with its witnesses, and the two ways to ask them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from parsers.text.characters import fold, squeeze

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Meaning]):
    """``pattern`` over plain words, what it means, one sentence it must match, one it must leave.

    ``tests/letter/test_rules.py`` runs the witnesses of every table.
    """

    name: str
    meaning: Meaning
    pattern: re.Pattern[str]
    match: str
    leave: str

    def fits(self, plain: str) -> bool:
        return self.pattern.search(plain) is not None


def rule(name: str, meaning: Meaning, pattern: str, match: str, leave: str) -> Rule[Meaning]:
    """One row. Raises re.error for a pattern that is none."""
    return Rule(name, meaning, re.compile(pattern), match, leave)


def first(table: tuple[Rule[Meaning], ...], plain: str) -> Rule[Meaning] | None:
    """The first row that fits, in the order of the table."""
    return next((one for one in table if one.fits(plain)), None)


def every(table: tuple[Rule[Meaning], ...], plain: str) -> Iterator[Rule[Meaning]]:
    """All rows that fit."""
    return (one for one in table if one.fits(plain))


# Marks of quotation, but no apostrophe within a word.
_QUOTES = re.compile(r"[\"“”‘’'](?!\w)|(?<!\w)[\"“”‘’']|[“”\"]")
_LONG_QUOTATION = re.compile(r"(?<!\w)[\"'](?=\S)([^\"]{40,}?)(?<=[\w.,;)])[\"'](?!\w)")
_LEADS_TO_QUOTATION = re.compile(
    r"\b(?:states?|stated|says?|guid\w+|example|reads?|provides?|as follows|follow(?:s|ing))\b"
)


def plain(sentence: str) -> str:
    """A sentence as rules read it: folded, without marks of quotation, single blanks.

    Words that the sentence only quotes (a law or guidance "says" them) are left out.
    """
    folded = fold(sentence)
    quoted = _LONG_QUOTATION.search(folded)
    if quoted and _LEADS_TO_QUOTATION.search(folded[: quoted.start()]):
        folded = f"{folded[: quoted.start()]}[quotation]{folded[quoted.end() :]}"
    return squeeze(_QUOTES.sub("", folded).replace("i.e.", "ie").replace("e.g.", "eg")).strip()
