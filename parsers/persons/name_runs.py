"""Runs of capitals that could be a name, and what tells them from places and things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from parsers.persons.name_data import (
    AMBIGUOUS,
    COMMON,
    FORENAMES,
    SURNAMES,
    WORD_SURNAMES,
    words,
)
from parsers.persons.place_data import NAMED_THINGS, PLACE_WORDS, PLACES, THING_BEFORE
from parsers.text.characters import fold

# Latin letters of all languages: to Extended-B, and the Additional block (Vietnamese).
LETTERS = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_LATIN = (*range(0x100, 0x250), *range(0x1E00, 0x1F00))
CAPITAL = r"A-ZÀ-ÖØ-Þ" + "".join(chr(code) for code in _LATIN if chr(code).isupper())
# One token of a name: "Alex", "O'Brien", "Smith-Jones", "MCLEAN", "J.", "de".
TOKEN = re.compile(
    rf"(?P<initial>(?:[{CAPITAL}]|Ll)\.?(?![{LETTERS}'’]))"
    rf"|(?P<word>[{CAPITAL}][{LETTERS}]{{1,24}}(?:['’-][{LETTERS}]{{1,20}}){{0,2}}"
    rf"|[{CAPITAL}]['’][{CAPITAL}][{LETTERS}]{{1,20}}(?:-[{LETTERS}'’]{{2,20}}){{0,2}})"
    r"|(?P<particle>(?:de|da|di|van|der|den|von|bin|al|el|la|le|ap|ab)\b)"
)
# "Alex St John", behind a title or in a field only: elsewhere it is a church or a town.
_SAINT = re.compile(r"S[Tt]\.?[ \u00a0](?=[A-Z])")
_GAP = re.compile(r"[ \u00a0]{1,3}|(?<=[A-Z])\.(?=[A-Z])")
_NEXT_WORD = re.compile(rf"['’]?s?\)?[ \u00a0]{{1,3}}(?P<word>[{LETTERS}'’&]{{1,24}})")
_LAST_WORD = re.compile(rf"(?P<word>[{LETTERS}.'’]{{1,24}})[ \u00a0(]{{1,3}}$")
_JOINERS = frozenset({"of", "&"})
# Behind a name in capitals or small letters: "Morgan Stanley Price plc".
_COMPANY = frozenset({"plc", "ltd", "llp"})
# Spelt letters: "Oscar Romeo" is a call sign (ITU alphabet).
_SPELT = words(
    """
    alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar
    papa quebec romeo sierra tango uniform victor whiskey yankee zulu
    """
)


class Strength(IntEnum):
    """How surely a name stands in a place."""

    WEAK = 0  # anywhere
    FIELD = 1  # a signature, a labelled field
    TITLE = 2  # a courtesy title or a salutation


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens that could be one name. ``words`` are folded, initials left out."""

    start: int
    end: int
    words: tuple[str, ...]
    initials: int

    @property
    def size(self) -> int:
        return len(self.words) + self.initials

    @property
    def known(self) -> bool:
        return any(map(_is_known, self.words))

    @property
    def place(self) -> bool:
        """Whether it is made of nothing but towns and counties."""
        return not self.known and all(word in PLACES for word in self.words)


def _is_known(word: str) -> bool:
    """Whether a word, or each part of "mary-jane", is a forename or surname."""
    if word in FORENAMES or word in SURNAMES:
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(part in FORENAMES or part in SURNAMES for part in parts)


def run_at(text: str, start: int, most: int = 4, strength: Strength = Strength.WEAK) -> Run | None:
    """The name-like tokens from ``start``: they end at the first word that is no name."""
    position, end = start, start
    words: list[str] = []
    initials = 0
    while len(words) + initials < most:
        saint = _SAINT.match(text, position) if words and strength > Strength.WEAK else None
        token = TOKEN.match(text, saint.end() if saint else position)
        if token is None:
            break
        if token["word"]:
            word = fold(token["word"])
            if not _may_be_name(word, words, strength):
                break
            words.append(word)
        elif token["initial"]:
            initials += 1
        if not token["particle"]:
            end = token.end()
        gap = _GAP.match(text, token.end())
        if not gap:
            break
        position = gap.end()
    if not words or (_only_word(words, initials) and strength is not Strength.TITLE):
        return None
    return Run(start, end, tuple(words), initials)


def _only_word(words: list[str], initials: int) -> bool:
    return len(words) == 1 and not initials and words[0] in WORD_SURNAMES - SURNAMES


def _may_be_name(word: str, before: list[str], strength: Strength) -> bool:
    if word in FORENAMES or word in SURNAMES:
        return True
    if word in WORD_SURNAMES:
        behind_forename = bool(before) and before[-1] in FORENAMES - AMBIGUOUS
        return strength > Strength.WEAK or (behind_forename and word not in PLACE_WORDS)
    if word in THING_BEFORE and word not in AMBIGUOUS:
        return False
    return word not in COMMON and word not in PLACE_WORDS


def is_thing(text: str, start: int, end: int, *, titled: bool = False) -> bool:
    """Whether the capitals at ``start`` to ``end`` belong to a place, operation or company.

    Behind a courtesy title "of" does not join: "Rev. Example of St Blank's Church".
    """
    called = fold(text[start:end])
    if called in NAMED_THINGS or (" " in called and set(called.split()) <= _SPELT):
        return True
    before = _LAST_WORD.search(text[max(0, start - 30) : start])
    if before and fold(before["word"]).strip(".") in THING_BEFORE:
        return True
    position = end
    for _ in range(4):
        following = _NEXT_WORD.match(text, position)
        if not following:
            return False
        word = following["word"]
        folded = fold(word).removesuffix("'s")
        if folded in _COMPANY or (word[0].isupper() and folded in PLACE_WORDS):
            return True
        if not word[0].isupper() and (titled or folded not in _JOINERS):
            return False
        position = following.end()
    return False


def reads_like_person(run: Run) -> bool:
    """Whether a run holds a known name, or an initial and a word."""
    if run.place:
        return False
    return run.known or any(word in AMBIGUOUS for word in run.words) or bool(run.initials)


def is_new(run: Run) -> bool:
    """Whether no word of a run is a town or county: then an unknown name is likely."""
    return not any(word in PLACES and word not in SURNAMES for word in run.words)


def is_listed(run: Run) -> bool:
    """Whether a run is a known forename and a surname, or an initial and a known surname."""
    if run.size < 2:
        return False
    first, last = run.words[0], run.words[-1]
    if len(run.words) == 1:
        return bool(run.initials) and first in SURNAMES
    if first in AMBIGUOUS:
        return last in SURNAMES
    if first in FORENAMES or ("-" in first and _is_known(first)):
        return True
    return last in SURNAMES and last not in PLACES and len(run.words) == 2 and first not in PLACES
