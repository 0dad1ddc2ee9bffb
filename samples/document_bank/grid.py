"""Invented police statistics: a grid of counts with its labels, and the cells it must give."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from samples.document_bank.model import Cell

Number = int | float
Value = Number | str | None

OFFENCES: Final = ("Burglary dwelling", "Robbery", "Arson", "Criminal damage", "Bicycle theft")
AREAS: Final = ("Ashmere", "Brackwell", "Coldharbour", "Dunmoor", "Elverton")
RANKS: Final = ("Constable", "Sergeant", "Inspector", "Chief Inspector")
MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
YEARS: Final = ("2019", "2020", "2021", "2022")


@dataclass(frozen=True, slots=True)
class Grid:
    """One printed table: `columns` are the leaf labels, `rows` a label and its values."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value, ...]], ...]

    def lines(self, show: Callable[[Value], str] = str) -> list[list[str]]:
        """The table as printed, header first."""
        head = [self.corner, *self.columns]
        return [head, *([label, *map(show, values)] for label, values in self.rows)]

    def stored(self) -> list[list[Value]]:
        """The table as a workbook stores it, header first."""
        return [[self.corner, *self.columns], *([label, *values] for label, values in self.rows)]

    def cells(self, under: str = "", over: str = "") -> list[Cell]:
        """The truth: a value each, `under` a row group and `over` each column where told."""
        before = f"{under} > " if under else ""
        above = f"{over} > " if over else ""
        return [
            [before + label, above + column, value]
            for label, values in self.rows
            for column, value in zip(self.columns, values, strict=True)
            if isinstance(value, int | float)
        ]


def counts(
    seed: str,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    corner: str = "Offence",
    low: int = 11,
    high: int = 380,
    total: bool = True,
) -> Grid:
    """Seeded counts between `low` and `high`, with a last row of sums where `total` is asked."""
    chance = random.Random(seed)
    body: list[tuple[str, tuple[Value, ...]]] = []
    sums = [0] * len(columns)
    for label in rows:
        numbers = [chance.randint(low, high) for _ in columns]
        sums = [a + b for a, b in zip(sums, numbers, strict=True)]
        body.append((label, tuple(numbers)))
    if total:
        body.append(("Total", tuple(sums)))
    return Grid(corner, tuple(columns), tuple(body))


def thousands(mark: str = ",") -> Callable[[Value], str]:
    """Prints whole numbers with this mark between thousands."""
    return lambda value: f"{value:,}".replace(",", mark) if isinstance(value, int) else str(value)
