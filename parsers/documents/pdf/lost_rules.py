"""Lines that were left out of an otherwise ruled table: a wall in one row, and the lines
between the values of rows that share their label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from parsers.documents.grid.numbers import is_figure, is_value, is_year
from parsers.documents.pdf.page import Line, Rule
from parsers.documents.pdf.ruled import Lattice, Square

# A wall that this share of the table's other rows have is missing in a row without it.
OTHERS: Final = 0.5
# The lines of one row stand at one height: shares of the font size.
LEVEL: Final = 0.4

Filled = Mapping[tuple[int, int], Sequence[Line]]


def lost_walls(lattice: Lattice, filled: Filled) -> list[Rule]:
    """The walls of boxes in which a lone figure stands wholly on one side of an edge that most
    rows have: it lies in the column that holds it, and its neighbour is blank."""
    rules: list[Rule] = []
    for square in lattice.squares:
        lines = filled.get((square.row, square.col), ())
        if square.colspan < 2 or square.rowspan > 1 or len(lines) != 1:
            continue
        text = lines[0].text
        if not is_figure(text) or is_year(text) or not _is_body(square.row, filled):
            continue
        x0, _, x1, _ = lines[0].box
        edges = lattice.xs[square.col : square.col + square.colspan + 1]
        if not any(left <= x0 and x1 <= right for left, right in pairwise(edges)):
            continue
        _, top, _, bottom = square.box
        inner = [
            at
            for at in range(square.col + 1, square.col + square.colspan)
            if _walled(lattice, at) >= OTHERS
        ]
        rules += [Rule(False, lattice.xs[at], top, bottom) for at in inner]
    return rules


def _is_body(row: int, filled: Filled) -> bool:
    """Whether a row holds figures beside its first box, and one above it has words."""
    later = [
        line.text for (at, col), lines in filled.items() if at == row and col for line in lines
    ]
    return row > 0 and any(is_value(text) and not is_year(text) for text in later)


def _walled(lattice: Lattice, edge: int) -> float:
    """The share of rows that have a wall at an edge."""
    rows = len(lattice.ys) - 1
    cols = len(lattice.xs) - 1
    owners = lattice.owners
    walls = sum(owners[row * cols + edge - 1] != owners[row * cols + edge] for row in range(rows))
    return walls / rows


def lines_as_rows(band: Sequence[tuple[Square, Sequence[Line]]], right: float) -> list[Rule]:
    """The lines between several values in one drawn row: every box beside the label holds the
    same number of lines, each of them a value, at the same heights. The label, which has
    fewer lines, stays one box over all of them."""
    if len(band) < 3:
        return []
    (label, words), *rest = band
    count = len(rest[0][1])
    if count < 2 or len(words) >= count or any(len(lines) != count for _, lines in rest):
        return []
    texts = [line.text for _, lines in rest for line in lines]
    if not all(map(is_value, texts)) or all(map(is_year, texts)):
        return []
    rules: list[Rule] = []
    for at in range(count):
        level = [(lines[at].box[1] + lines[at].box[3]) / 2 for _, lines in rest]
        if max(level) - min(level) > LEVEL * rest[0][1][at].size:
            return []
        if at:
            above = max(lines[at - 1].box[3] for _, lines in rest)
            below = min(lines[at].box[1] for _, lines in rest)
            rules.append(Rule(True, (above + below) / 2, label.box[2], right))
    return rules
