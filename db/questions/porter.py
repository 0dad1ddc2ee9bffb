"""Porter's stems of English words, as SQLite's FTS5 tokenizer ``porter`` makes them.

Source: M. F. Porter, An algorithm for suffix stripping, Program 14 (1980). A test compares the
stems with those of the search index, so that a phrase found there is found here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SHORTEST: Final = 3
_LONGEST: Final = 64
_VOWEL: Final = "(?:[aeiou]|(?<=[^aeiou])y)"
_CONSONANT: Final = "(?:[^aeiouy]|(?<![^aeiou])y)"
# Sequences of vowels followed by consonants: none, one, more than one.
_MEASURED: Final = re.compile(rf"{_VOWEL}+{_CONSONANT}+")
_HAS_VOWEL: Final = re.compile(_VOWEL)
_ENDS_SHORT: Final = re.compile(rf"{_CONSONANT}{_VOWEL}[^aeiouwxy]$")

_SECOND: Final = (
    *(("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance")),
    *(("izer", "ize"), ("logi", "log"), ("bli", "ble"), ("alli", "al"), ("entli", "ent")),
    *(("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate")),
    *(("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous")),
    *(("aliti", "al"), ("iviti", "ive"), ("biliti", "ble")),
)
_THIRD: Final = (
    *(("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic")),
    *(("ful", ""), ("ness", "")),
)
_FOURTH: Final = (
    *("ement", "ment", "ance", "ence", "able", "ible", "ant", "ent", "ism", "ate", "iti"),
    *("ous", "ive", "ize", "al", "er", "ic", "ou"),
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a lower-case word; words of other letters than a to z stay as they are."""
    if not _SHORTEST <= len(word) < _LONGEST or not (word.isascii() and word.isalpha()):
        return word
    return _fifth(_fourth(_replaced(_replaced(_first(word), _SECOND), _THIRD)))


def _measure(text: str) -> int:
    return len(_MEASURED.findall(text))


def _first(word: str) -> str:
    """Plurals, ``-ed`` and ``-ing``, and a final y."""
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("eed"):
        word = word[:-1] if _measure(word[:-3]) else word
    else:
        for ending in ("ed", "ing"):
            if word.endswith(ending) and _HAS_VOWEL.search(word[: -len(ending)]):
                word = _restored(word[: -len(ending)])
                break
    if word.endswith("y") and _HAS_VOWEL.search(word[:-1]):
        word = word[:-1] + "i"
    return word


def _restored(word: str) -> str:
    """What is left of ``-ed`` or ``-ing`` with its e again, or one of its twin letters less."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if len(word) > 1 and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    if _measure(word) == 1 and _ENDS_SHORT.search(word):
        return word + "e"
    return word


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, other in endings:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + other if _measure(rest) else word
    return word


def _fourth(word: str) -> str:
    for ending in _FOURTH:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest if _measure(rest) > 1 else word
    if word.endswith(("sion", "tion")) and _measure(word[:-3]) > 1:
        return word[:-3]
    return word


def _fifth(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        size = _measure(rest)
        if size > 1 or (size == 1 and not _ENDS_SHORT.search(rest)):
            word = rest
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word
