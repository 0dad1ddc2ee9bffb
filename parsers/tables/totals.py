"""Totals by word and by arithmetic, and what the sums of a table say.

Printed totals are tested, never corrected: one that disagrees stays as printed and
marks its table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from parsers.tables.arithmetic import Bounds, Check, bits, check
from parsers.types import Totals

ENOUGH = 8.0  # bits: agreement by chance is rarer than 1 in 256
_MOST_PAIRED = 16
_MANY = 3
_ROUNDS = 5  # one cell laid open may lay open another

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

    def spot(self, line: int, place: int) -> tuple[int, int]:
        """The grid's (row, col) of a line of this sum at a crosswise place."""
        return (line, place) if self.axis is Axis.ROW else (place, line)


@dataclass(slots=True)
class Side:
    """One axis of a table, as the search for totals needs it.

    ``lines`` are the places along the axis, ``across`` those crosswise;
    ``cell(line, place)`` gives bounds; ``slack(place)`` how far one number may be off;
    ``blank(line, place)`` whether nothing is printed there.
    """

    axis: Axis
    lines: Sequence[int]
    across: Sequence[int]
    cell: Cells
    slack: Callable[[int], float]
    blank: Callable[[int, int], bool]
    checks: dict[tuple[int, tuple[int, ...]], tuple[Check, ...]] = field(default_factory=dict)
    slacks: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.slacks = {place: self.slack(place) for place in self.across}

    def test(self, total: int, parts: tuple[int, ...]) -> tuple[Check, ...]:
        """One check for each crosswise place; remembered."""
        key = (total, parts)
        if key not in self.checks:
            self.checks[key] = tuple(self._check(total, parts, place) for place in self.across)
        return self.checks[key]

    def _check(self, total: int, parts: tuple[int, ...], place: int) -> Check:
        """One check; a total that is not printed cannot be wrong."""
        cells = [self.cell(part, place) for part in parts]
        found = check(self.cell(total, place), cells, self.slacks[place])
        missing = found is Check.DISAGREE and self.blank(total, place)
        return Check.UNTESTED if missing else found

    def evidence(self, total: int, parts: tuple[int, ...]) -> float:
        """Bits of exact agreement; negative when any place disagrees, or nothing is summed."""
        if not parts:
            return -1.0
        checks = self.test(total, parts)
        if Check.DISAGREE in checks:
            return -1.0
        agreed = [p for c, p in zip(checks, self.across, strict=True) if c is Check.AGREE]
        return sum(bits(self.cell(total, place), self.slacks[place]) for place in agreed)

    def misses(self, total: int, parts: tuple[int, ...]) -> int:
        """In how many places a total is not the sum of its parts."""
        return sum(found is Check.DISAGREE for found in self.test(total, parts))


def best_parts(side: Side, total: int, choices: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """The lines a total sums: the first choice that agrees, else the one that misses least."""
    best: tuple[int, ...] = ()
    least = -1
    for choice in choices:
        if not choice:
            continue
        if side.evidence(total, choice) > 0:
            return choice
        misses = side.misses(total, choice)
        if least < 0 or misses < least:
            best, least = choice, misses
    return best


def few_for(side: Side, total: int, among: Sequence[int]) -> tuple[int, ...]:
    """Two or three lines that alone make up a total in every place, where few lines are."""
    if len(among) > _MOST_PAIRED:
        return ()
    place = max(side.across, key=lambda p: bits(side.cell(total, p)), default=None)
    if place is None:
        return ()
    whole = side.cell(total, place)
    for size in (2, 3):
        likely = (
            choice
            for choice in combinations(among, size)
            if check(whole, [side.cell(c, place) for c in choice], side.slacks[place])
            is Check.AGREE
        )
        found = [choice for choice in likely if side.evidence(total, choice) >= ENOUGH]
        if len(found) == 1:
            return found[0]
    return ()


def sums_rest(side: Side, total: int, rest: tuple[int, ...]) -> bool:
    """Whether a line without a word for it is the sum of the others beyond chance."""
    return len(rest) > 1 and side.evidence(total, rest) >= ENOUGH


# Words by which a force says that cells may count one case more than once.
_OVERLAP = re.compile(
    r"more than (?:once|one)\b|multiple (?:flags|offences|times|categories)|counted twice"
    r"|double[- ]count"
    r"|(?:will|do|may|might|does) not (?:necessarily )?(?:sum|add|equal|tally|total)"
)


def said_to_overlap(near: Sequence[str]) -> bool:
    """Whether the words around a table say that its cells do not add up, or count twice."""
    return any(_OVERLAP.search(text.casefold()[:4000]) for text in near)


def verdict(found: Sequence[tuple[Side, Sum]], *, said: bool) -> Totals:
    """What all sums of a table say together; ``said``: its notes say that cells overlap."""
    if not found:
        return Totals.NONE
    checks = [c for side, own in found for c in side.test(own.total, own.parts)]
    if Check.DISAGREE in checks:
        return Totals.OVERLAPPING if _overlaps(found, said=said) else Totals.DISAGREE
    if Check.SHOWN_ONLY in checks and Check.POSSIBLE not in checks:
        return Totals.SHOWN_CELLS_ONLY
    return Totals.AGREE if Check.AGREE in checks else Totals.UNTESTABLE


def _overlaps(found: Sequence[tuple[Side, Sum]], *, said: bool) -> bool:
    """Whether every sum that misses is too large, as where cells count a case twice.

    Each part must fit into its total. Without words that say so, most tested
    places must miss, and at least three: a slip of the pen is not a design.
    """
    missed = tested = 0
    for side, own in found:
        for place, result in zip(side.across, side.test(own.total, own.parts), strict=True):
            tested += result in (Check.AGREE, Check.DISAGREE)
            if result is not Check.DISAGREE:
                continue
            missed += 1
            total = side.cell(own.total, place)
            parts = [part for p in own.parts if (part := side.cell(p, place)) is not None]
            if total is None or sum(part[0] for part in parts) <= total[1]:
                return False
            if any(part[0] > total[1] for part in parts):
                return False
    return said or (missed >= _MANY and missed * 2 > tested)


def recoverable(found: Sequence[tuple[Side, Sum]]) -> tuple[tuple[int, int], ...]:
    """Places (row, col) of hidden cells that the printed totals give away.

    Only places are kept. A total that sums the shown cells alone gives nothing away.
    """
    known: dict[tuple[int, int], Bounds] = {}
    for _ in range(_ROUNDS):
        fresh = [place for side, own in found for place in _laid_open(side, own, known)]
        fresh = [(spot, cell) for spot, cell in fresh if spot not in known]
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
        spots = [own.spot(line, place) for line in (own.total, *own.parts)]
        lines = (own.total, *own.parts)
        cells = [known.get(s) or side.cell(n, place) for n, s in zip(lines, spots, strict=True)]
        if all(cell is not None for cell in cells):
            found += _solve(spots, [cell for cell in cells if cell is not None])
    return found


def _solve(
    spots: Sequence[tuple[int, int]], cells: Sequence[Bounds]
) -> list[tuple[tuple[int, int], Bounds]]:
    """What one sum gives away: a lone hidden part or total, or parts forced to their bounds."""
    total, *parts = cells
    hidden = [i for i, part in enumerate(parts) if part[0] != part[1]]
    shown = sum(part[0] for part in parts if part[0] == part[1])
    if total[0] != total[1]:
        return [] if hidden else [(spots[0], (shown, shown))]
    rest = total[0] - shown
    low = sum(parts[i][0] for i in hidden)
    high = sum(parts[i][1] for i in hidden)
    if not hidden or rest < low - 1e-6 or rest > high + 1e-6:
        return []
    if len(hidden) == 1:
        return [(spots[1 + hidden[0]], (rest, rest))]
    for edge, bound in ((0, low), (1, high)):
        if abs(rest - bound) < 1e-6:
            return [(spots[1 + i], (parts[i][edge], parts[i][edge])) for i in hidden]
    return []
