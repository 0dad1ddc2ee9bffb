"""Walls that were left out of one row of an otherwise ruled table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from parsers.documents.grid.numbers import is_figure, is_value, is_year
from parsers.documents.pdf.page import Line, Rule
from parsers.documents.pdf.ruled import Lattice

# A wall that this share of the table's other rows have is missing in a row without it.
OTHERS: Final = 0.5

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
