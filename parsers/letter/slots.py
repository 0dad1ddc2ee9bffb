"""Sentences as rows of slots, and patterns over them that can be checked by eye.

A word becomes one character that stands for all its classes (``vocabulary``), so a sentence of
thirty words is a string of thirty characters and a frame a small regular expression over it.

A frame is written as slots: ``NOT`` a class, ``held`` a word, ``a|b`` either, ``X?`` perhaps,
``..4`` up to four words of the same clause, ``~4`` the same without a negation, ``!X`` not
followed by it, ``!4X`` not within four words, ``<3X`` none within three words before, ``^`` and
``$`` the ends of the sentence. " / " parts frames that mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Generic, TypeVar

from parsers.letter.rules import Rule
from parsers.letter.vocabulary import CLASSES, PHRASES
from parsers.text.needed import may_match

Meaning = TypeVar("Meaning")

_WORD: Final = re.compile(r"§\d{1,2}[a-z]?|[a-z£\d][a-z£\d,'/-]*(?:\.\d+)?|[.;:,?]")
_NUMBER: Final = re.compile(r"£?\d[\d,.]*%?$")
_SLOT: Final = re.compile(r"(?P<sign>[!<]?)(?P<far>\d{0,2})(?P<names>[^?\d][^?]*)(?P<maybe>\??)")
_FIRST: Final = 0xE000  # of the private use area: characters that no letter prints


class Alphabet:
    """Which character stands for which set of classes; ``words`` are classes of their own."""

    def __init__(self, words: Iterable[str]) -> None:
        sets: dict[str, set[str]] = {}
        for name, listed in CLASSES.items():
            for word in listed.split():
                sets.setdefault(word, set()).add(name)
        for word in words:
            sets.setdefault(word, set()).add(word)
        self._chars: dict[frozenset[str], str] = {}
        self._words = {word: self._char(frozenset(names)) for word, names in sets.items()}
        self._section = self._char(frozenset({"SECTION"}))
        self._number = self._char(frozenset({"NUMBER"}))
        self._other = self._char(frozenset())

    def _char(self, names: frozenset[str]) -> str:
        return self._chars.setdefault(names, chr(_FIRST + len(self._chars)))

    def of(self, plain: str) -> str:
        """The slots of plain words."""
        for needs, find, put in PHRASES:
            if may_match(needs, plain):
                plain = find.sub(put, plain)
        return "".join(map(self._slot, _WORD.findall(plain)))

    def _slot(self, word: str) -> str:
        known = self._words.get(word.rstrip(","))
        if known is not None:
            return known
        if word[0] == "§":
            return self._section
        return self._number if _NUMBER.match(word) else self._other

    def of_class(self, name: str) -> str:
        """The characters of all words of a class. Raises KeyError for a class without a word."""
        found = "".join(char for names, char in self._chars.items() if name in names)
        if not found:
            raise KeyError(name)
        return found

    def pattern(self, shape: str) -> str:
        """A frame as a pattern over slots. Raises KeyError for an unknown class, ValueError for
        what is no slot."""
        parts = (map(self._part, one.split()) for one in shape.split(" / "))
        return "|".join(f"(?:{''.join(one)})" for one in parts)

    def _part(self, part: str) -> str:
        if part in ("^", "$"):
            return part
        stop = self.of_class("STOP")
        if part.startswith(".."):
            return f"[^{stop}]{{0,{int(part[2:])}}}?"
        if part.startswith("~"):
            return f"[^{stop}{self.of_class('NOT')}{self.of_class('NO')}]{{0,{int(part[1:])}}}?"
        match = _SLOT.fullmatch(part)
        if match is None:
            raise ValueError(f"no slot: {part!r}")
        one = "[" + "".join(self.of_class(name) for name in match["names"].split("|")) + "]"
        far = int(match["far"] or 0)
        if match["sign"] == "!":
            return f"(?![^{stop}]{{0,{far}}}{one})"
        if match["sign"] == "<":
            return "".join(f"(?<!{one}{'.' * gap})" for gap in range(far + 1))
        return one + match["maybe"]


@dataclass(frozen=True, slots=True)
class Frame(Rule[Meaning], Generic[Meaning]):
    """A row whose pattern stands over slots of its alphabet."""

    alphabet: Alphabet = field(repr=False)

    def fits(self, plain: str) -> bool:
        return self.pattern.search(_slots(self.alphabet, plain)) is not None


@lru_cache(maxsize=512)
def _slots(alphabet: Alphabet, plain: str) -> str:
    return alphabet.of(plain)


@dataclass(frozen=True, slots=True)
class Row(Generic[Meaning]):
    """A frame as it is written: name, meaning, slots, a sentence it matches, one it leaves."""

    name: str
    meaning: Meaning
    shape: str
    match: str
    leave: str


def frames(rows: Sequence[Row[Meaning]]) -> tuple[Frame[Meaning], ...]:
    """The rows over one alphabet. Raises KeyError and ValueError as ``Alphabet.pattern``."""
    alphabet = Alphabet(word for row in rows for word in _words(row.shape))
    return tuple(
        Frame(
            row.name,
            row.meaning,
            alphabet.pattern(row.shape),
            row.match,
            row.leave,
            alphabet,
        )
        for row in rows
    )


class Net:
    """Many frames of one alphabet as one pattern: asked before each frame is."""

    def __init__(self, rows: Sequence[Frame[Meaning]]) -> None:
        self._alphabet = rows[0].alphabet
        self._pattern = re.compile("|".join(row.pattern.pattern for row in rows))

    def catches(self, plain: str) -> bool:
        """Whether any of the frames fits."""
        return self._pattern.search(_slots(self._alphabet, plain)) is not None


def _words(shape: str) -> list[str]:
    """The single words that a frame names."""
    return [
        word
        for part in shape.split()
        if part not in ("^", "$", "/") and part[0] not in ".~"
        for word in re.sub(r"^[!<]\d*", "", part).rstrip("?").split("|")
        if not word.isupper()
    ]
