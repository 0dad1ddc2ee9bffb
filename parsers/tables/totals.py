"""Totals by word and by arithmetic, and what the sums of a table say.

Printed totals are tested, never mended: one that disagrees stays as printed and
marks its table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from parsers.tables.arithmetic import Bounds, Check, bits, check
from parsers.types import Totals

_ENOUGH = 7.0
_MOST_PAIRED = 16

Cells = Callable[[int, int], "Bounds | None"]  # (line of the total's own axis, crosswise place)


class Axis(StrEnum):
    """Whether a total is a row (it sums rows) or a column."""

    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with the lines it should add up; places are grid rows or grid columns."""

    axis: Axis
    total: int
    parts: tuple[int, ...]


@dataclass(slots=True)
class Side:
    """One axis of a table, as the search for totals needs it.

    ``lines`` are the places along the axis, ``across`` those crosswise;
    ``cell(line, place)`` gives bounds; ``decimals(place)`` the printed decimals.
    """

    axis: Axis
    lines: Sequence[int]
    across: Sequence[int]
    cell: Cells
    decimals: Callable[[int], int]
    checks: dict[tuple[int, tuple[int, ...]], tuple[Check, ...]] = field(default_factory=dict)

    def test(self, total: int, parts: tuple[int, ...]) -> tuple[Check, ...]:
        """One check for each crosswise place; remembered."""
        key = (total, parts)
        if key not in self.checks:
            self.checks[key] = tuple(
                check(
                    self.cell(total, place),
                    [self.cell(p, place) for p in parts],
                    self.decimals(place),
                )
                for place in self.across
            )
        return self.checks[key]

    def evidence(self, total: int, parts: tuple[int, ...]) -> float:
        """Bits of exact agreement; negative when any place disagrees."""
        if not parts:
            return -1.0
        checks = self.test(total, parts)
        if Check.DISAGREE in checks:
            return -1.0
        agreed = zip(checks, self.across, strict=True)
        return sum(bits(self.cell(total, p)) for c, p in agreed if c is Check.AGREE)

    def misses(self, total: int, parts: tuple[int, ...]) -> int:
        return sum(found is Check.DISAGREE for found in self.test(total, parts))


def best_parts(side: Side, total: int, candidates: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The lines a total sums: the first choice that agrees, else the one that misses least."""
    choices = list(dict.fromkeys(choice for choice in candidates if choice))
    if not choices:
        return ()
    agreeing = [choice for choice in choices if side.evidence(total, choice) > 0]
    if agreeing:
        return agreeing[0]
    return min(choices, key=lambda choice: (side.misses(total, choice), choices.index(choice)))


def pair_for(side: Side, total: int, among: Sequence[int]) -> tuple[int, ...]:
    """Two or three lines that make up a total in every place, when few lines are there."""
    if len(among) > _MOST_PAIRED:
        return ()
    for size in (2, 3):
        found = [p for p in combinations(among, size) if side.evidence(total, p) >= _ENOUGH]
        if len(found) == 1:
            return found[0]
    return ()


def sums_rest(side: Side, total: int, rest: tuple[int, ...]) -> bool:
    """Whether a line without a word for it is the sum of the others beyond chance."""
    return len(rest) > 1 and side.evidence(total, rest) >= _ENOUGH


def verdict(found: Sequence[tuple[Side, Sum]], *, may_overlap: bool) -> Totals:
    """What all sums of a table say together."""
    if not found:
        return Totals.NONE
    checks = [c for side, own in found for c in side.test(own.total, own.parts)]
    if Check.DISAGREE in checks:
        return Totals.OVERLAPPING if _overlaps(found, known=may_overlap) else Totals.DISAGREE
    if Check.SHOWN_ONLY in checks and Check.POSSIBLE not in checks:
        return Totals.SHOWN_CELLS_ONLY
    return Totals.AGREE if Check.AGREE in checks else Totals.UNTESTABLE


def _overlaps(found: Sequence[tuple[Side, Sum]], *, known: bool) -> bool:
    """Cells that count a case twice make every sum that misses too large, part by part small.

    Without a note that says so, at least three places must miss, and all of them
    this way, and no part may exceed its total.
    """
    missed = 0
    for side, own in found:
        for place, result in zip(side.across, side.test(own.total, own.parts), strict=True):
            if result is not Check.DISAGREE:
                continue
            missed += 1
            total = side.cell(own.total, place)
            parts = [part for p in own.parts if (part := side.cell(p, place)) is not None]
            if total is None or sum(part[0] for part in parts) <= total[1]:
                return False
            if any(part[0] > total[1] for part in parts):
                return False
    return known or missed >= 3


def recoverable(found: Sequence[tuple[Side, Sum]]) -> tuple[tuple[int, int], ...]:
    """Places (row, col) of hidden cells that the printed totals give away.

    Only places are kept. A total that sums the shown cells alone gives nothing away.
    """
    known: dict[tuple[int, int], Bounds] = {}
    for _ in range(4):  # one cell laid open may lay open another
        fresh = [place for side, own in found for place in _laid_open(side, own, known)]
        if not fresh:
            break
        known.update(fresh)
    return tuple(sorted(known))


def _laid_open(
    side: Side, own: Sum, known: dict[tuple[int, int], Bounds]
) -> list[tuple[tuple[int, int], Bounds]]:
    """Hidden cells of one sum that can only be one number."""
    if Check.SHOWN_ONLY in side.test(own.total, own.parts):
        return []
    found: list[tuple[tuple[int, int], Bounds]] = []
    for place in side.across:
        lines = (own.total, *own.parts)
        spots = [(n, place) if side.axis is Axis.ROW else (place, n) for n in lines]
        cells = [known.get(s) or side.cell(n, place) for n, s in zip(lines, spots, strict=True)]
        if any(cell is None for cell in cells):
            continue
        total, *parts = [cell for cell in cells if cell is not None]
        if total[0] != total[1]:
            continue
        hidden = [i for i, part in enumerate(parts) if part[0] != part[1]]
        rest = total[0] - sum(part[0] for part in parts if part[0] == part[1])
        low = sum(parts[i][0] for i in hidden)
        high = sum(parts[i][1] for i in hidden)
        if not hidden or rest < low - 1e-6 or rest > high + 1e-6:
            continue
        if len(hidden) == 1:
            found.append((spots[1 + hidden[0]], (rest, rest)))
        elif abs(rest - low) < 1e-6 or abs(rest - high) < 1e-6:
            edge = 0 if abs(rest - low) < 1e-6 else 1
            found += [(spots[1 + i], (parts[i][edge], parts[i][edge])) for i in hidden]
    return found
