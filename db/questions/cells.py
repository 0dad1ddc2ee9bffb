"""The figures of one table as the questions stage needs them: labels without their periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from db.questions.dimensions import is_period
from db.questions.named import is_common
from db.questions.phrases import words_of
from db.questions.porter import stem

Path = tuple[str, ...]


class Period(NamedTuple):
    """A period by its days and its shape."""

    start: str | None
    end: str | None
    kind: str


class Numbers(NamedTuple):
    """What kind of number a figure is."""

    statistic: str
    counted: str
    unit: str | None


class Cell(NamedTuple):
    """One figure: its place, labels apart from periods, and what it says."""

    row: int
    col: int
    row_path: Path
    col_path: Path
    row_total: bool
    col_total: bool
    value: float | None
    qualifier: str | None
    low: float | None
    high: float | None
    numbers: Numbers
    period: Period

    @property
    def said(self) -> tuple[float | None, str | None, float | None, float | None]:
        """What the cell says, to compare it with others."""
        return self.value, self.qualifier, self.low, self.high


@dataclass(frozen=True, slots=True)
class TableFacts:
    """One table with the words around it.

    ``questions`` are those it answers: the one whose number it has, then those before it
    (the nearest first), to which "of these" may refer; empty where no number is known.
    """

    key: str
    caption: str | None
    title: str | None
    questions: tuple[str, ...]
    totals: str
    row_headings: tuple[str, ...]
    column_headings: tuple[str, ...]
    definition: str | None
    cells: tuple[Cell, ...]


@lru_cache(maxsize=20_000)
def without_periods(path: Path) -> Path:
    """The labels of a path that say more than a period."""
    return tuple(label for label in path if not is_period(label))


_TOTAL: Final = frozenset(stem(word) for word in ("total", "all", "overall", "sum", "cyfanswm"))
_GRAND: Final = frozenset(stem(word) for word in ("grand", "combined", "of"))


@lru_cache(maxsize=50_000)
def is_whole(label: str) -> bool:
    """Whether a label says "all of it" and nothing else: Total, Grand Total, All offences."""
    words = words_of(label)
    stems = {word.stem for word in words}
    return bool(stems & _TOTAL) and all(
        word.stem in _TOTAL | _GRAND or is_common(word) for word in words
    )


@lru_cache(maxsize=50_000)
def is_total_of(label: str, said: frozenset[str]) -> bool:
    """Whether a label says "all" of what these stems name: "Total calls" under "Calls received"."""
    words = words_of(label)
    stems = {word.stem for word in words}
    return bool(stems & _TOTAL) and all(
        word.stem in _TOTAL | _GRAND | said or is_common(word) for word in words
    )


def distinct(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Each path once, in order."""
    return tuple(dict.fromkeys(paths))
