"""Phrases of the thesaurus found in a text: words by their stems, the longest at a place.

A phrase is words in a row. ``a/b`` is either word (``break-in`` counts as two), ``*`` up to
three further words, ``=a`` that word and no other of its
stem, and ``A & B`` both groups in either order with up to three words between. ``?`` before
a phrase says that it names its subject only beside words that say nothing else ("pay", but
not "pay phone").
Articles count for nothing; a gap may leave out a short bracket and never crosses a mark, "and",
"or", "by" or an exclusion.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Final

from db.questions.porter import stem

LONGEST_GAP: Final = 3
_GAP: Final = "*"
WEAK: Final = "?"
BREAK: Final = ","
_TOKEN: Final = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?|[,;:.()\[\]|\n•–—]|(?<=\s)-(?=\s)|&|/")
_ARTICLES: Final = frozenset(
    {"a", "an", "the", "their", "its", "his", "her", "your", "our", "each"}
)
JOINS: Final = frozenset({"and", "or"})
EXCLUDES: Final = frozenset(
    stem(word)
    for word in ("excluding", "except", "not", "non", "without", "than", "apart", "excludes")
)
# These exclude the very next word only: "not wearing a seat belt" is about seat belts.
NEGATES: Final = frozenset({"not", "non", "without"})
_MARKS: Final = {"&": "and", "/": "or"}
# Plurals that Porter's rules do not reach.
_IRREGULAR: Final = {
    "knives": "knife",
    "thieves": "thief",
    "children": "child",
    "women": "woman",
    "men": "man",
}
# Words that two phrases may share: in "sexual offences on trains" both are named.
_SHARED: Final = frozenset(
    stem(word) for word in ("crime", "offence", "incident", "abuse", "assault")
)
_UNCROSSED: Final = JOINS | EXCLUDES | {"by", BREAK}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, its stem, and where it stands in the text."""

    word: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: what it names (empty for a phrase that names nothing) and its words."""

    slug: str
    first: int  # place of its first and behind its last word
    last: int
    size: int  # how many of its words the phrase names
    weak: bool = False  # whether it names its subject only beside common words


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    slugs: list[tuple[str, bool]] = field(default_factory=list)


def plain(text: str) -> str:
    """Small letters without accents, each at its own place."""
    folded = (unicodedata.normalize("NFKD", letter)[:1] for letter in text)
    return "".join(folded).lower() if not text.isascii() else text.lower()


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text that count, with one mark for each break between them."""
    found = []
    for match in _TOKEN.finditer(plain(text)):
        word = _MARKS.get(match[0]) or re.sub(r"['’]s?", "", match[0])
        word = _IRREGULAR.get(word, word if word[:1].isalnum() else BREAK)
        if word not in _ARTICLES:
            printed = match[0] if word == BREAK else word
            found.append(Word(printed, stem(word), match.start(), match.end()))
    return tuple(found)


_STAR: Final = Word(_GAP, _GAP, 0, 0)


class Phrases:
    """A set of phrases, each with what it names."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        for slug, phrases in rows:
            for phrase in filter(None, (part.strip() for part in phrases.split(";"))):
                for sequence in _sequences(phrase.removeprefix(WEAK)):
                    self._add(slug, sequence, weak=phrase.startswith(WEAK))

    def _add(self, slug: str, sequence: Sequence[str], *, weak: bool) -> None:
        node = self._root
        for token in sequence:
            node = node.after.setdefault(token, _Node())
        if (slug, weak) not in node.slugs:
            node.slugs.append((slug, weak))

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """What a text names, in its order; of phrases that overlap the longest."""
        taken, _ = self.weighed(words)
        return taken

    def weighed(self, words: Sequence[Word]) -> tuple[list[Hit], list[Hit]]:
        """What a text names, and the phrases in it that gave way to others."""
        found = [match for at in range(len(words)) for match in self._from(words, at)]
        found.sort(key=lambda one: (-one.size, one.last - one.first, one.first))
        taken: list[Hit] = []
        lost: list[Hit] = []
        for match in found:
            free = all(_apart(words, match, one) or _place(one) == _place(match) for one in taken)
            (taken if free else lost).append(match)
        named = sorted((one for one in taken if one.slug), key=lambda one: one.first)
        return named, [one for one in lost if one.slug]

    def _from(self, words: Sequence[Word], first: int) -> Iterator[Hit]:
        """Every phrase that begins at a word."""
        todo = [(self._root, first, 0)]
        while todo:
            node, at, size = todo.pop()
            for slug, weak in node.slugs:
                yield Hit(slug, first, at, size, weak)
            if at >= len(words):
                continue
            nexts = (node.after.get(name) for name in (words[at].stem, f"={words[at].word}"))
            todo += [(then, at + 1, size + 1) for then in nexts if then is not None]
            if (gap := node.after.get(_GAP)) is not None:
                todo += [(gap, at + skip, size) for skip in _skips(words, at)]


def _apart(words: Sequence[Word], one: Hit, other: Hit) -> bool:
    common = words[max(one.first, other.first) : min(one.last, other.last)]
    inside = len(common) in (one.last - one.first, other.last - other.first)
    return not common or (not inside and all(word.stem in _SHARED for word in common))


def _place(match: Hit) -> tuple[int, int, int]:
    return match.first, match.last, match.size


def _skips(words: Sequence[Word], at: int) -> Iterator[int]:
    """How many words a gap may leave out here, none included."""
    if words[at : at + 1] and words[at].word == "(" and (closing := _closing(words, at)):
        yield closing + 1 - at
    for skip in range(LONGEST_GAP + 1):
        yield skip
        if at + skip >= len(words) or words[at + skip].stem in _UNCROSSED:
            return


def _closing(words: Sequence[Word], opening: int) -> int | None:
    """Where a short bracket closes ("grams", "in kilos")."""
    near = range(opening + 1, min(opening + LONGEST_GAP + 1, len(words)))
    return next((place for place in near if words[place].word == ")"), None)


def _sequences(phrase: str) -> Iterator[tuple[str, ...]]:
    """The rows of stems that a phrase stands for."""
    one, joined, other = (side.strip() for side in phrase.partition(" & "))
    if joined and other:
        for left, right in product(_expanded(one), _expanded(other)):
            yield (*left, _GAP, *right)
            yield (*right, _GAP, *left)
    else:
        yield from _expanded(phrase)


def _expanded(phrase: str) -> Iterator[tuple[str, ...]]:
    options = [
        [_stems(option) for option in token.split("/")]
        for token in phrase.split()
        if token not in _ARTICLES
    ]
    for choice in product(*options):
        yield tuple(part for option in choice for part in option)


def _stems(option: str) -> tuple[str, ...]:
    if option.startswith("="):
        return (option,)
    return tuple(
        word.stem if part != _GAP else _GAP
        for part in option.split("-")
        for word in words_of(part) or (_STAR,)
    )
