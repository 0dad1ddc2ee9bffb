"""Words that requests have in common, whatever they ask for."""

from __future__ import annotations

from typing import Final

SHORTEST: Final = 4  # letters of a word that says what is asked

_COMMON_WORDS: Final = """
    about above access after also annual answer area asked been below between both break broken
    calendar category could data date dates days detail details does during each electronic
    email ending excel file financial following force form format freedom from given have held
    here hold host include including information into january february march april june july
    august september october november december kind know last less like limit list made many
    month months more most much number numbers only other over past period please police
    possible provide provided question questions received recorded regards reported request
    requested required respond response send service should some such supply than thank that
    their them then there these they this those time total type under until what when where
    whether which will with within would year years your
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())


def is_telling(word: str) -> bool:
    """Whether a word in small letters says what a request is about: "swans", not "number"."""
    return len(word) >= SHORTEST and word not in _COMMON
