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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
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
    """Which character stands for which set of classes; words that frames name are classes too.

    It is made when the first sentence is read, from all the words that are learnt by then.
    """

    def __init__(self) -> None:
        self._learnt: set[str] = set()
        self._chars: dict[frozenset[str], str] = {}
        self._words: dict[str, str] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._bits: dict[frozenset[str], int] = {}  # of the sets of classes that a slot may ask for
        self._masks: dict[str, int] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Words to be classes of their own. Raises RuntimeError once a sentence was read."""
        if self._words:
            raise RuntimeError("a frame was made after the first sentence was read")
        self._learnt.update(words)

    def _make(self) -> None:
        sets: dict[str, set[str]] = {}
        for name, listed in CLASSES.items():
            for word in listed.split():
                sets.setdefault(word, set()).add(name)
        for word in sorted(self._learnt):
            sets.setdefault(word, set()).add(word)
        self._words = {word: self._char(frozenset(names)) for word, names in sets.items()}
        self._section = self._char(frozenset({"SECTION"}))
        self._number = self._char(frozenset({"NUMBER"}))
        self._other = self._char(frozenset())
        self._names = {char: names for names, char in self._chars.items()}

    def _char(self, names: frozenset[str]) -> str:
        return self._chars.setdefault(names, chr(_FIRST + len(self._chars)))

    def of(self, plain: str) -> str:
        """The slots of plain words."""
        if not self._words:
            self._make()
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

    def needs(self, shape: str) -> tuple[int, ...]:
        """For each of the frames of a shape the bits of the slots that it cannot do without."""
        return tuple(self._needs(one.split()) for one in shape.split(" / "))

    def _needs(self, parts: Sequence[str]) -> int:
        found = 0
        for part in parts:
            match = _SLOT.fullmatch(part) if part[0] not in ".~^$" else None
            if match is not None and not (match["sign"] or match["maybe"]):
                names = frozenset(match["names"].split("|"))
                found |= self._bits.setdefault(names, 1 << len(self._bits))
        return found

    def has(self, slots: str) -> int:
        """The bits of all slots of a sentence."""
        found = 0
        for char in set(slots):
            mask = self._masks.get(char)
            found |= self._mask(char) if mask is None else mask
        return found

    def _mask(self, char: str) -> int:
        names = self._names[char]
        mask = sum(bit for asked, bit in self._bits.items() if asked & names)
        self._masks[char] = mask
        return mask

    def of_class(self, name: str) -> str:
        """The characters of all words of a class. Raises KeyError for a class without a word."""
        if not self._words:
            self._make()
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


ALPHABET: Final = Alphabet()


@dataclass(frozen=True, slots=True)
class Frame(Rule[Meaning], Generic[Meaning]):
    """A row whose ``written`` shape stands over slots.

    Its pattern is made when a sentence has all slots that one of its frames cannot do without.
    """

    needs: tuple[int, ...] = field(repr=False)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern over slots. Raises KeyError and ValueError as ``Alphabet.pattern``."""
        return _pattern(self.written)

    def fits(self, plain: str) -> bool:
        slots, has = _slots(plain)
        if all(needs & ~has for needs in self.needs):
            return False
        return self.pattern.search(slots) is not None


def fitting(table: tuple[Frame[Meaning], ...], plain: str) -> Iterator[Frame[Meaning]]:
    """All frames that fit, in the order of the table; the slots are looked at once."""
    slots, has = _slots(plain)
    lacks = ~has
    for row in table:
        for needs in row.needs:
            if not needs & lacks:
                if row.pattern.search(slots) is not None:
                    yield row
                break


@lru_cache(maxsize=512)
def _slots(plain: str) -> tuple[str, int]:
    slots = ALPHABET.of(plain)
    return slots, ALPHABET.has(slots)


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(ALPHABET.pattern(shape))


@dataclass(frozen=True, slots=True)
class Row(Generic[Meaning]):
    """A frame as it is written: name, meaning, slots, a sentence it matches, one it leaves."""

    name: str
    meaning: Meaning
    shape: str
    match: str
    leave: str


def frames(rows: Sequence[Row[Meaning]]) -> tuple[Frame[Meaning], ...]:
    """The rows as frames. Raises RuntimeError once a sentence was read."""
    ALPHABET.learn(word for row in rows for word in _words(row.shape))
    return tuple(
        Frame(row.name, row.meaning, row.shape, row.match, row.leave, ALPHABET.needs(row.shape))
        for row in rows
    )


def _words(shape: str) -> list[str]:
    """The single words that a frame names."""
    return [
        word
        for part in shape.split()
        if part not in ("^", "$", "/") and part[0] not in ".~"
        for word in re.sub(r"^[!<]\d*", "", part).rstrip("?").split("|")
        if not word.isupper()
    ]
