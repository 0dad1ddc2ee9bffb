"""Porter's stems of English words, as the search index makes them.

The library follows the paper of 1980 to the letter; SQLite's FTS5 has its author's two later
rules as well (``-logi``, ``-bli``: "technology", "assembly") and leaves words of two letters
alone. Phrase and text are stemmed alike, so only the second matters here.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Final

import snowballstemmer

_SHORTEST: Final = 3
_PORTER: Final = snowballstemmer.stemmer("porter")
_ONE_WORD: Final = threading.Lock()  # the library keeps the word that it works on in itself


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a lower-case word; words of other letters than a to z stay as they are."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    with _ONE_WORD:
        return str(_PORTER.stemWord(word))
