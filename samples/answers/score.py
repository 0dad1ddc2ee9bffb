"""Figure F1: a figure is right where its paths, its value and its qualifier are."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from samples.answers.model import Letter

Key: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], float | None, str | None]


@dataclass(slots=True)
class Score:
    """Figures in the truth, in the reading, and right."""

    truth: int = 0
    read: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing."""
        both = self.truth + self.read
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.truth + other.truth, self.read + other.read, self.right + other.right)


def score(letter: Letter, figures: Sequence[Mapping[str, Any]]) -> Score:
    """The figures of one reading against a letter's own, table by table."""
    wanted: dict[int, Counter[Key]] = defaultdict(Counter)
    for at, table in enumerate(letter.tables):
        for figure in table.figures:
            wanted[at][
                _path(figure.row_path),
                _path(figure.column_path),
                _number(figure.value),
                figure.qualifier,
            ] += 1
    given: dict[int, Counter[Key]] = defaultdict(Counter)
    for each in figures:
        given[each["table"]][
            _path(each["row_path"]),
            _path(each["column_path"]),
            _number(each["value"]),
            each["qualifier"],
        ] += 1
    pairs = sorted(
        ((-(wanted[a] & given[b]).total(), a, b) for a in wanted for b in given), key=lambda p: p
    )
    right = 0
    missed = Counter[Key]()
    extra = sum(given.values(), Counter[Key]())
    for one in wanted.values():
        missed += one
    used_a: set[int] = set()
    used_b: set[int] = set()
    for hits, a, b in pairs:
        if a in used_a or b in used_b or not hits:
            continue
        used_a.add(a)
        used_b.add(b)
        right -= hits
        missed -= wanted[a] & given[b]
        extra -= wanted[a] & given[b]
    return Score(
        sum(one.total() for one in wanted.values()),
        sum(one.total() for one in given.values()),
        right,
        [f"missing {_shown(key)}" for key in list(missed)[:20]]
        + [f"extra   {_shown(key)}" for key in list(extra)[:20]],
    )


def _shown(key: Key) -> str:
    row, column, value, qualifier = key
    return f"{' > '.join(row)} | {' > '.join(column)} = {value} {qualifier or ''}"


def _path(path: Sequence[str]) -> tuple[str, ...]:
    plain = (unicodedata.normalize("NFKC", text).casefold() for text in path)
    kept = ("".join(c for c in text if c.isalnum() or c in "<>%+&") for text in plain)
    return tuple(text for text in kept if text)


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)
