"""Tables drawn with ruled lines: the lattice of crossing lines, and its cells.

Lines that lie within ``SNAP`` of each other are one (double rules), pieces of a
line with a gap of at most ``JOIN`` are one (borders drawn cell by cell). Lines
that cross or touch belong together; each such group is one lattice. Two squares
of the lattice with no line between them are one cell: that is how spans are read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from parsers.documents.pdf.page import Box, Rule

SNAP = 2.0
JOIN = 3.0
# A line that reaches this close to a crossing line touches it.
TOUCH = 3.0
# Shorter lines are dots, underlines of one character, bullets.
SHORTEST = 5.0
# A wall stands where a line covers this share of a square's side.
WALL = 0.6
# Upright lines that run this far beyond the last line across hold a row of text.
OPEN_ROW = 7.0
MAX_SQUARES = 60_000


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of a lattice: its place, its spans and its box."""

    row: int
    col: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True, slots=True)
class Lattice:
    """A group of crossing lines: column edges, row edges, cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    squares: tuple[Square, ...]
    owners: tuple[int, ...]  # for each place, row by row, the index of its square
    rules: tuple[Rule, ...]

    @property
    def box(self) -> Box:
        """The outer frame."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def at(self, x: float, y: float) -> Square | None:
        """The cell in which a point lies; None outside."""
        col, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= col < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.squares[self.owners[row * (len(self.xs) - 1) + col]]
        return None


def snapped(rules: Iterable[Rule], horizontal: bool) -> list[Rule]:
    """Lines of one direction: near ones made one, pieces joined, dots dropped."""
    chosen = sorted((r for r in rules if r.horizontal is horizontal), key=lambda r: r.at)
    lines: list[Rule] = []
    group: list[Rule] = []
    for rule in chosen:
        if group and rule.at - group[-1].at > SNAP:
            lines += _joined_pieces(group)
            group = []
        group.append(rule)
    return lines + _joined_pieces(group)


def _joined_pieces(group: Sequence[Rule]) -> list[Rule]:
    """Pieces at one height as few long lines."""
    if not group:
        return []
    weight = sum(rule.end - rule.start for rule in group) or 1.0
    at = sum(rule.at * (rule.end - rule.start) for rule in group) / weight or group[0].at
    pieces: list[tuple[float, float]] = []
    for start, end in sorted((rule.start, rule.end) for rule in group):
        if pieces and start - pieces[-1][1] <= JOIN:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], end))
        else:
            pieces.append((start, end))
    flat = group[0].horizontal
    return [Rule(flat, at, start, end) for start, end in pieces if end - start >= SHORTEST]


def lattices(rules: Iterable[Rule]) -> list[Lattice]:
    """The lattices on a page, top to bottom; a lone box is not one."""
    listed = list(rules)
    across, down = snapped(listed, True), snapped(listed, False)
    found = [
        lattice
        for group_across, group_down in _groups(across, down)
        if (lattice := _lattice(group_across, group_down)) is not None
    ]
    return sorted(found, key=lambda lattice: (lattice.box[1], lattice.box[0]))


class _Sets:
    """Numbers from 0 in sets that are joined one pair at a time (union-find)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, of: int) -> int:
        """The number that stands for the set of ``of``."""
        parent = self._parent
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    def join(self, one: int, other: int) -> None:
        """Make one set of the sets of two numbers."""
        self._parent[self.root(one)] = self.root(other)


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch, directly or through others."""
    sets = _Sets(len(across) + len(down))
    heights = [rule.at for rule in across]
    for index, rule in enumerate(down):
        first = bisect_left(heights, rule.start - TOUCH)
        last = bisect_right(heights, rule.end + TOUCH)
        for other in range(first, last):
            if across[other].start - TOUCH <= rule.at <= across[other].end + TOUCH:
                sets.join(len(across) + index, other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index, rule in enumerate([*across, *down]):
        groups[sets.root(index)][0 if rule.horizontal else 1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and len(group[1]) >= 1]


def _lattice(across: Sequence[Rule], down: Sequence[Rule]) -> Lattice | None:
    """The lattice of one group, or None where it is a single box or too big."""
    left = min(min(rule.start for rule in across), min(rule.at for rule in down))
    right = max(max(rule.end for rule in across), max(rule.at for rule in down))
    top = _open_end(min(rule.at for rule in across), [rule.start for rule in down], min)
    bottom = _open_end(max(rule.at for rule in across), [rule.end for rule in down], max)
    xs = _edges([rule.at for rule in down], left, right)
    ys = _edges([rule.at for rule in across], top, bottom)
    rows, cols = len(ys) - 1, len(xs) - 1
    if rows < 1 or cols < 1 or rows * cols < 2 or rows * cols > MAX_SQUARES:
        return None
    squares = _squares(xs, ys, across, down)
    owners = [0] * (rows * cols)
    for index, square in enumerate(squares):
        for row in range(square.row, square.row + square.rowspan):
            for col in range(square.col, square.col + square.colspan):
                owners[row * cols + col] = index
    return Lattice(tuple(xs), tuple(ys), squares, tuple(owners), (*across, *down))


def relaid(lattice: Lattice, extra: Sequence[Rule]) -> Lattice:
    """The lattice with more lines drawn in its box."""
    left, top, right, bottom = lattice.box
    frame = (Rule(True, top, left, right), Rule(True, bottom, left, right))
    rules = [*lattice.rules, *extra, *frame]
    again = _lattice([r for r in rules if r.horizontal], [r for r in rules if not r.horizontal])
    return again if again is not None else lattice


def _open_end(drawn: float, ends: Sequence[float], outer: Callable[..., float]) -> float:
    """Where a lattice ends: at its outermost line, or, where most of the upright lines
    run on beyond it (a row cut by the page break has no line there), at their end."""
    beyond = [end for end in ends if outer(end, drawn) == end and abs(end - drawn) > OPEN_ROW]
    if len(beyond) < min(2, len(ends)) or len(beyond) * 2 < len(ends) or not beyond:
        return drawn
    return sorted(beyond)[len(beyond) // 2]


def _edges(places: Sequence[float], first: float, last: float) -> list[float]:
    """Sorted distinct edges, with the outer ones even where no line was drawn."""
    edges: list[float] = []
    for place in sorted([*places, first, last]):
        if not edges or place - edges[-1] > SNAP:
            edges.append(place)
    return edges


def _squares(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[Square, ...]:
    """Cells of the lattice; squares without a wall between them are one cell."""
    rows, cols = len(ys) - 1, len(xs) - 1
    floor = _walls(across, ys, xs)
    side = _walls(down, xs, ys)
    sets = _Sets(rows * cols)
    for row in range(rows):
        for col in range(cols):
            here = row * cols + col
            if col + 1 < cols and (col + 1, row) not in side:
                sets.join(here + 1, here)
            if row + 1 < rows and (row + 1, col) not in floor:
                sets.join(here + cols, here)
    members: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for here in range(rows * cols):
        members[sets.root(here)].append(divmod(here, cols))
    return tuple(
        Square(r, c, h, w, (xs[c], ys[r], xs[c + w], ys[r + h]))
        for group in members.values()
        for r, c, h, w in _rectangles(group)
    )


def _walls(
    lines: Sequence[Rule], places: Sequence[float], steps: Sequence[float]
) -> set[tuple[int, int]]:
    """Which sides of squares a line covers: (edge index, step index)."""
    covered: dict[tuple[int, int], float] = defaultdict(float)
    for line in lines:
        after = min(bisect_left(places, line.at), len(places) - 1)
        near = after > 0 and line.at - places[after - 1] < places[after] - line.at
        edge = after - 1 if near else after
        first = max(0, bisect_right(steps, line.start) - 1)
        for step in range(first, len(steps) - 1):
            if steps[step] >= line.end:
                break
            share = min(line.end, steps[step + 1]) - max(line.start, steps[step])
            covered[edge, step] += share / (steps[step + 1] - steps[step])
    return {key for key, share in covered.items() if share >= WALL}


def _rectangles(group: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A group of squares as rectangles (row, col, rows, cols); one if it is one itself."""
    if len(group) == 1:
        ((row, col),) = group
        return [(row, col, 1, 1)]
    top, left = min(row for row, _ in group), min(col for _, col in group)
    height = max(row for row, _ in group) - top + 1
    width = max(col for _, col in group) - left + 1
    if height * width == len(group):
        return [(top, left, height, width)]
    runs: list[tuple[int, int, int, int]] = []
    for row, col in sorted(group):
        if runs and runs[-1][0] == row and runs[-1][1] + runs[-1][3] == col:
            runs[-1] = (row, runs[-1][1], 1, runs[-1][3] + 1)
        else:
            runs.append((row, col, 1, 1))
    return runs
