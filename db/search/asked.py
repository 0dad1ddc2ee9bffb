"""What a person typed, as terms of the index: words, phrases, either of two, without, begins with.

The words of a subject ("push bike stolen") find all that is about it, whatever it is called there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from db.questions.named import named_phrases
from db.questions.phrases import words_of
from db.questions.porter import stem
from db.search.facets import subject_token

LONGEST: Final = 300  # letters of a question that are read
MOST: Final = 16  # words of it
_TERM: Final = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_PIECE: Final = re.compile(r"[^\W_]+")
COLUMNS: Final = "{title about captions labels words}"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase. ``group`` numbers alternatives that stand for each other."""

    text: str
    start: int
    end: int
    without: bool = False
    begins: bool = False
    group: int = 0

    def match(self) -> str:
        """The term in FTS5's own language; what was typed stands between quotation marks only."""
        star = "*" if self.begins else ""
        return f'{COLUMNS} : "{self.text}"{star}'


@dataclass(frozen=True, slots=True)
class Named:
    """A subject named by the words between two places of the question."""

    slug: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as read. ``text`` is what was typed, cut at ``LONGEST``."""

    text: str
    terms: tuple[Term, ...]
    subjects: tuple[Named, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The plain words that are asked for, small."""
        wanted = (one.text for one in self.terms if not one.without)
        return tuple(word for text in wanted for word in text.split())

    @property
    def stems(self) -> frozenset[str]:
        """What the words are found by."""
        return frozenset(stem(word) for word in self.words)


def read(typed: str) -> Asked:
    """Read a question; never raises, whatever was typed."""
    text = " ".join(typed.replace("\0", " ")[:LONGEST].split())
    terms: list[Term] = []
    group, joins = 0, False
    for match in _TERM.finditer(text):
        minus, phrase, word = match.groups()
        if word in {"OR", "|"} and not minus:
            joins = bool(terms)
            continue
        pieces = " ".join(_PIECE.findall(phrase if word is None else word)).casefold()
        if not pieces or word in {"AND", "&", "+"}:
            continue
        group += 0 if joins else 1
        joins = False
        terms.append(
            Term(
                pieces,
                match.start(),
                match.end(),
                without=bool(minus) and len(text) > match.end() - match.start(),
                begins=bool(word) and word.endswith("*"),
                group=group,
            )
        )
    kept = tuple(terms[:MOST])
    return Asked(text, kept, _subjects(text, kept))


def match_of(asked: Asked, *, any_word: bool = False) -> str:
    """The question in FTS5's language; empty where nothing is asked for.

    ``any_word`` asks for one of the words instead of all.
    """
    wanted = [one for one in asked.terms if not one.without]
    parts = [
        _any(*(one.match() for one in alternatives))
        for _, alternatives in groupby(wanted, key=lambda one: one.group)
    ]
    if not parts:
        return ""
    if any_word:
        return _any(*parts, *(_subject(one.slug) for one in asked.subjects))
    found = " AND ".join(_covered(asked, wanted))
    without = [one.match() for one in asked.terms if one.without]
    return f"({found}) NOT {_any(*without)}" if without else found


def _covered(asked: Asked, wanted: list[Term]) -> list[str]:
    """Each group of terms; the words of a subject together, or else the subject itself."""
    parts, taken = [], set()
    for named in asked.subjects:
        inside = [one for one in wanted if named.start <= one.start and one.end <= named.end]
        taken |= {one.group for one in inside}
        words = " AND ".join(one.match() for one in inside)
        parts.append(f"(({words}) OR {_subject(named.slug)})")
    for group, alternatives in groupby(wanted, key=lambda one: one.group):
        if group not in taken:
            parts.append(_any(*(one.match() for one in alternatives)))
    return parts


def _subject(slug: str) -> str:
    return f'{{subjects}} : "{subject_token(slug)}"'


def _any(*parts: str) -> str:
    return f"({' OR '.join(f'({part})' for part in parts)})"


def _subjects(text: str, terms: tuple[Term, ...]) -> tuple[Named, ...]:
    words = words_of(text)
    found: list[Named] = []
    for hit in named_phrases().find(words):
        start, end = words[hit.first].start, words[hit.last - 1].end
        inside = [one for one in terms if one.start < end and one.end > start]
        whole = inside and inside[0].start >= start and inside[-1].end <= end
        # Alternatives, what is left out and whole phrases mean their words only.
        plain = all(not one.without and not one.begins for one in inside)
        alone = len(inside) == len({one.group for one in inside}) == _in_groups(terms, inside)
        weak = hit.weak and len(inside) < len(terms)
        free = not any(one.start < end and one.end > start for one in found)
        if whole and plain and alone and free and not weak and '"' not in text[start:end]:
            found.append(Named(hit.slug, start, end))
    return tuple(found)


def _in_groups(terms: tuple[Term, ...], inside: list[Term]) -> int:
    """How many terms stand in the groups of some."""
    groups = {one.group for one in inside}
    return sum(one.group in groups for one in terms)
