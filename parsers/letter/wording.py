"""A sentence as the rules read it."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.letter.idioms import IDIOMS
from parsers.text.characters import fold, squeeze

# Marks of quotation, but no apostrophe within a word.
_QUOTES = re.compile(r"[\"“”‘’'](?!\w)|(?<!\w)[\"“”‘’']|[“”\"]")
_LONG_QUOTATION = re.compile(r"(?<!\w)[\"'](?=\S)([^\"]{40,}?)(?<=[\w.,;)])[\"'](?!\w)")
_LEADS_TO_QUOTATION = re.compile(
    r"\b(?:states?|stated|says?|guid\w+|example|reads?|provides?|as follows|follow(?:s|ing))\b"
)


# Letters that a copy lost with their ligature: "con rm", "wil exceed", "al of it".
_LOST = (
    (re.compile(r"\bcon ?rm(?=(?:s|ed|ing|ation)?\b)"), "confirm"),
    (re.compile(r"\b(wi|sti|a|fu|ca|te)l\b(?!\.)"), r"\1ll"),
    (re.compile(r"\b(identi|speci|classi) ?(?=ed\b|es\b|c\b|cally\b)"), r"\1fi"),
    (re.compile(r"\bo ?cer(?=s?\b)|\bof cer(?=s?\b)"), "officer"),
)


@lru_cache(maxsize=4096)
def plain(sentence: str) -> str:
    """A sentence as rules read it: folded, without marks of quotation, single blanks.

    Words that the sentence only quotes (a law or guidance "says" them) are left out; turns of
    phrase become the set words that they stand for (``idioms``).
    """
    folded = fold(sentence)
    quoted = _LONG_QUOTATION.search(folded)
    if quoted and _LEADS_TO_QUOTATION.search(folded[: quoted.start()]):
        folded = f"{folded[: quoted.start()]}[quotation]{folded[quoted.end() :]}"
    for lost, whole in _LOST:
        folded = lost.sub(whole, folded)
    folded = squeeze(_QUOTES.sub("", folded).replace("i.e.", "ie").replace("e.g.", "eg")).strip()
    for idiom in IDIOMS:
        folded = idiom.put(folded)
    return folded
