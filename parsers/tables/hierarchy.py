"""The levels of one label column: by printed indentation, else by arithmetic.

A parent prints the sum of its children. A pivot table has the same depth at
every leaf, so whole-table readings of two, three and four levels are tried
first, parents before or after their children; then readings of uneven depth.
Sums can agree by chance, so a reading needs evidence: each parent's exact
agreement counts for the size of its numbers (``arithmetic.bits``). Where the
evidence is thin, the reading is flat and marked as unsure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.tables.arithmetic import Bounds, Check, Line, bits, check

_ENOUGH = 8.0  # bits: an agreement by chance is rarer than 1 in 256
_DOUBT = 2.5  # below this an alternative reading is not worth a warning
_DEPTHS = (2, 3, 4)
_NAMED = 6.0  # bits that k names in the stub's heading give to a reading of k levels
_TWIN = 0.25  # an only child repeats its parent's numbers, as unrelated rows often do
_MOST_CHILDREN = 400
_ASTRAY = 8.0  # bits against a reading that puts one repeated label at two levels
_LEAD = 3.0  # bits by which the best reading must lead one that differs from it


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the rows: a level and a parent for each, and how sure it is."""

    levels: tuple[int, ...]
    parents: tuple[int | None, ...]
    evidence: float = 0.0
    certain: bool = True
    after: bool = False

    @property
    def roots(self) -> list[int]:
        """The rows of the top level."""
        return [row for row, parent in enumerate(self.parents) if parent is None]


def flat(rows: int, *, certain: bool = True) -> Reading:
    return Reading((0,) * rows, (None,) * rows, certain=certain)


def by_indent(indents: Sequence[int]) -> Reading | None:
    """Levels from printed indentation; None where all rows are indented alike."""
    steps = sorted(set(indents))
    if len(steps) < 2 or indents[0] != steps[0]:
        return None
    levels = [steps.index(indent) for indent in indents]
    parents: list[int | None] = []
    last: list[int] = []
    for row, level in enumerate(levels):
        last = last[:level]
        parents.append(last[-1] if last else None)
        last.append(row)
    return Reading(tuple(levels), tuple(parents), evidence=math.inf)


def by_arithmetic(
    lines: Sequence[Line], total: Line | None, labels: Sequence[str] = (), named: int = 1
) -> Reading:
    """Infer levels from sums.

    ``lines`` are the rows in order, without rows that are totals by word, over
    columns that do not sum each other. ``total`` is the printed grand total, if
    any. ``labels`` are the rows' own: one that repeats stands at one level. ``named``
    is the number of level names in the stub's heading.
    """
    count = len(lines)
    if count < 2:
        return flat(count)
    flat_total = _agrees(total, lines)
    if flat_total is Check.AGREE and total is not None and _line_bits(total) >= _DOUBT:
        return flat(count)
    found = [reading for reading in _candidates(lines) if _fits(reading, lines, total)]
    scored = [
        (
            _evidence(reading, lines, total, flat_total, named)
            - _ASTRAY * _astray(reading.levels, labels),
            reading,
        )
        for reading in found
    ]
    if not scored:
        return flat(count)
    scored.sort(key=lambda pair: pair[0], reverse=True)
    evidence, best = scored[0]
    rivals = [own for own, reading in scored if reading.parents != best.parents]
    if evidence >= _ENOUGH and (not rivals or evidence - rivals[0] >= _LEAD):
        return Reading(best.levels, best.parents, evidence, after=best.after)
    return flat(count, certain=evidence < _DOUBT)


def _astray(levels: Sequence[int], labels: Sequence[str]) -> int:
    """How many labels a reading puts at more than one level."""
    places: dict[str, set[int]] = {}
    for level, label in zip(levels, labels, strict=False):
        places.setdefault(label, set()).add(level)
    return sum(len(own) > 1 for own in places.values())


def _candidates(lines: Sequence[Line]) -> list[Reading]:
    backward = list(reversed(lines))
    found = []
    for depth in _DEPTHS:
        found += [_even(lines, depth), _mirror(_even(backward, depth))]
    if not any(found):
        found += [_uneven(lines), _mirror(_uneven(backward))]
    return [reading for reading in found if reading is not None]


def _mirror(reading: Reading | None) -> Reading | None:
    """A reading of the rows upside down, turned back: parents stand after their children."""
    if reading is None:
        return None
    last = len(reading.levels) - 1
    parents = tuple(None if p is None else last - p for p in reversed(reading.parents))
    return Reading(tuple(reversed(reading.levels)), parents, after=True)


def _agrees(total: Line | None, parts: Sequence[Line]) -> Check:
    """Whether rows add up to a total row: AGREE when every testable column does."""
    if total is None or not parts:
        return Check.UNTESTED
    checks = [check(total[c], [part[c] for part in parts]) for c in range(len(total))]
    if Check.DISAGREE in checks:
        return Check.DISAGREE
    return Check.AGREE if Check.AGREE in checks else Check.UNTESTED


def _fits(reading: Reading, lines: Sequence[Line], total: Line | None) -> bool:
    """The top level must make the printed total."""
    roots = [lines[row] for row in reading.roots]
    return _agrees(total, roots) is not Check.DISAGREE


def _line_bits(line: Line) -> float:
    return sum(bits(cell) for cell in line)


def _evidence(
    reading: Reading, lines: Sequence[Line], total: Line | None, flat_total: Check, named: int
) -> float:
    """Bits in favour of a reading over the flat one."""
    children: dict[int, list[Line]] = {}
    for row, parent in enumerate(reading.parents):
        if parent is not None:
            children.setdefault(parent, []).append(lines[row])
    uneven = len({reading.levels[row] for row in range(len(lines)) if row not in children}) > 1
    price = math.log2(len(lines)) if uneven else 0.0
    score = 0.0
    for parent, parts in children.items():
        own = lines[parent]
        agreed = [
            bits(own[c])
            for c in range(len(own))
            if check(own[c], [part[c] for part in parts]) is Check.AGREE
        ]
        score += sum(agreed) * (_TWIN if len(parts) == 1 else 1.0) - price
    if total is not None and flat_total is Check.DISAGREE:
        score += _line_bits(total)
    if named > 1 and max(reading.levels) + 1 == named:
        score += _NAMED
    return score


# --------------------------------------------------------------------------- even depth


@dataclass(frozen=True, slots=True)
class _Node:
    """An open parent: what its children have yet to make up, column by column."""

    row: int
    rest: tuple[Bounds | None, ...]
    children: int = 0

    def take(self, line: Line) -> _Node | None:
        """The parent after one more child, or None where the child is too large."""
        rest: list[Bounds | None] = []
        for own, part in zip(self.rest, line, strict=True):
            if own is None or part is None:
                rest.append(None)
                continue
            low, high = own[0] - part[1], own[1] - part[0]
            if high < -_room(high, part):
                return None
            rest.append((low, high))
        return _Node(self.row, tuple(rest), self.children + 1)

    def complete(self) -> bool:
        return self.children > 0 and all(
            own is None or (own[0] <= 1e-6 and own[1] >= -1e-6) for own in self.rest
        )


def _room(rest: float, part: Bounds) -> float:
    return 1e-6 * max(1.0, abs(part[0]), abs(rest))


_Stack = tuple[_Node, ...]


def _even(lines: Sequence[Line], depth: int) -> Reading | None:
    """Parents first, every leaf at level ``depth - 1``: depth-first search in row order.

    Numbers leave hardly a choice; zero and hidden rows do, so steps are capped.
    """
    count = len(lines)
    if count < depth:
        return None
    levels: list[int] = []
    trail: list[list[tuple[int, _Stack]]] = []
    options: list[tuple[int, _Stack]] = [(0, (_Node(0, tuple(lines[0])),))]
    budget = 4 * count + 2000
    while True:
        while not options:
            if not trail:
                return None
            options, _ = trail.pop(), levels.pop()
        budget -= 1
        if budget < 0:
            return None
        level, stack = options.pop()
        levels.append(level)
        trail.append(options)
        if len(levels) == count:
            if level == depth - 1 and all(node.complete() for node in stack):
                return _reading(levels)
            options, _ = trail.pop(), levels.pop()
            continue
        options = _options(lines, len(levels), level, stack, depth)


def _options(
    lines: Sequence[Line], row: int, last: int, stack: _Stack, depth: int
) -> list[tuple[int, _Stack]]:
    """Where the next row may go, the most likely place last (it is tried first)."""
    line = lines[row]
    deepest = last + 1 if last < depth - 1 else depth - 1
    found: list[tuple[int, _Stack]] = []
    for level in range(deepest, -1, -1):
        if level < deepest and not stack[level].complete():
            break
        kept = stack[:level]
        if kept:
            parent = kept[-1].take(line)
            if parent is None:
                if last < depth - 1:
                    return []
                continue
            kept = (*kept[:-1], parent)
        opened = (_Node(row, tuple(line)),) if level < depth - 1 else ()
        found.append((level, kept + opened))
        if last < depth - 1:
            break
    found.reverse()
    return found


def _reading(levels: Sequence[int]) -> Reading:
    parents: list[int | None] = []
    last: list[int] = []
    for row, level in enumerate(levels):
        last = last[:level]
        parents.append(last[-1] if last else None)
        last.append(row)
    return Reading(tuple(levels), tuple(parents))


# --------------------------------------------------------------------------- uneven depth


def _uneven(lines: Sequence[Line]) -> Reading | None:
    """Parents first, leaves at any level: from the last row upwards, each row takes the
    nearest rows below that make up its numbers, if at least two do."""
    count = len(lines)
    parents: list[int | None] = [None] * count
    heads: list[int] = []  # tops of the trees below, nearest last
    for row in range(count - 1, -1, -1):
        taken = _sum_of(lines, row, heads)
        for _ in range(taken):
            parents[heads.pop()] = row
        heads.append(row)
    if all(parent is None for parent in parents):
        return None
    levels: list[int] = []
    for parent in parents:
        levels.append(0 if parent is None else levels[parent] + 1)
    return Reading(tuple(levels), tuple(parents))


def _sum_of(lines: Sequence[Line], row: int, heads: Sequence[int]) -> int:
    """How many of the nearest heads add up to the row in every column; 0 if none do."""
    own = lines[row]
    exact = [c for c, cell in enumerate(own) if cell is not None and cell[0] == cell[1] != 0]
    if not exact:
        return 0
    rest = {c: cell[0] for c in exact if (cell := own[c]) is not None}
    for taken, head in enumerate(reversed(heads[-_MOST_CHILDREN:]), start=1):
        for c in exact:
            cell = lines[head][c]
            if cell is None or cell[0] != cell[1]:
                return 0
            rest[c] -= cell[0]
            if rest[c] < -1e-6:
                return 0
        if taken > 1 and all(abs(left) <= 1e-6 for left in rest.values()):
            parts = [lines[h] for h in heads[-taken:]]
            return taken if _agrees(own, parts) is Check.AGREE else 0
    return 0
