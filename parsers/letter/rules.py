"""Rules as rows of data, each with its witnesses, and the ways to ask them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from parsers.text.needed import may_match, needed

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Meaning]):
    """A pattern over plain words (``written``), what it means, one sentence it must match, one
    it must leave. It is compiled when a text holds the words that it needs.

    ``tests/letter/test_rules.py`` runs the witnesses of every table.
    """

    name: str
    meaning: Meaning
    written: str
    match: str
    leave: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern. Raises re.error where it is none."""
        return _compiled(self.written)

    def fits(self, plain: str) -> bool:
        """Whether the pattern matches anywhere in plain words."""
        if not may_match(_needed(self.written), plain):
            return False
        return self.pattern.search(plain) is not None

    def taken_out(self, plain: str) -> str:
        """Plain words with a blank for each match of the pattern."""
        if not may_match(_needed(self.written), plain):
            return plain
        return self.pattern.sub(" ", plain)

    def put(self, plain: str) -> str:
        """Plain words with what the row means in place of each match."""
        if not may_match(_needed(self.written), plain):
            return plain
        return self.pattern.sub(str(self.meaning), plain)


_compiled = cache(re.compile)
_needed = cache(needed)


def rule(name: str, meaning: Meaning, pattern: str, match: str, leave: str) -> Rule[Meaning]:
    """One row."""
    return Rule(name, meaning, pattern, match, leave)


def first(table: tuple[Rule[Meaning], ...], plain: str) -> Rule[Meaning] | None:
    """The first row that fits, in the order of the table."""
    return next((one for one in table if one.fits(plain)), None)


class Plan(Generic[Meaning]):
    """A long table to be asked often: a word that many of its rows need is looked for once."""

    def __init__(self, table: tuple[Rule[Meaning], ...]) -> None:
        self._table = table
        self._words: list[tuple[str, int]] = []
        self._rows: list[tuple[Rule[Meaning], list[tuple[int, ...]]]] = []

    def every(self, plain: str) -> Iterator[Rule[Meaning]]:
        """All rows that fit, in the order of the table."""
        if not self._rows:
            self._prepare()
        has = 0
        for word, bit in self._words:
            if word in plain:
                has |= bit
        for row, branches in self._rows:
            for branch in branches:
                for words in branch:
                    if not words & has:
                        break
                else:
                    if row.pattern.search(plain) is not None:
                        yield row
                    break

    def _prepare(self) -> None:
        bits: dict[str, int] = {}
        for row in self._table:
            needs = _needed(row.written) or ((),)
            branches = [
                tuple(
                    sum(bits.setdefault(word, 1 << len(bits)) for word in dict.fromkeys(words))
                    for words in branch
                )
                for branch in needs
            ]
            self._rows.append((row, branches))
        self._words = list(bits.items())
