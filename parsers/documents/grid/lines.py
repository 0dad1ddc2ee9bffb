"""Several rows printed as lines of the cells of one row, made rows of their own.

Typed tables often hold "2020", "2021", "2022" and "45", "51", "60" as lines of two
cells. They are rows where the cells agree: as many lines in each cell that has
several, every line of one of them a number, and none goes on in small letters: that is
one label wrapped. A cell of one line stands over all, and so does a label that wraps over
other lines than the values beside it, all of them numbers. One mechanism for every format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.documents.grid.grids import Cells, anchors, built
from parsers.types import Cell, Grid

_NUMBER: Final = re.compile(r"[<>£€$+−-]{0,2}\d(?:[\d,.]{0,18}\d)?%?[⁰¹²³⁴-⁹˒*]{0,6}|[*–-]")


def lines_as_rows(grid: Grid) -> Grid:
    """The grid with such rows parted; the first row is the header and stays."""
    counts = {row: count for row in range(1, len(grid)) if (count := _stacked(grid[row])) > 1}
    if not counts:
        return grid
    starts: list[int] = []
    height = 0
    for row in range(len(grid)):
        starts.append(height)
        height += counts.get(row, 1)
    made: Cells = {}
    for (row, col), cell in anchors(grid).items():
        top, count = starts[row], counts.get(row, 1)
        if count > 1 and len(cell.lines) == count:
            for at, text in enumerate(cell.lines):
                made[top + at, col] = replace(cell, text=text, lines=())
        else:
            last = row + cell.rowspan - 1
            bottom = starts[last] + counts.get(last, 1)
            made[top, col] = replace(cell, rowspan=bottom - top)
    return built(made, height, len(grid[0]))


def _stacked(row: tuple[Cell | None, ...]) -> int:
    """Into how many rows the lines of one row's cells part it; 1 where they do not."""
    cells = [cell for cell in row if cell is not None and cell.text]
    several = [cell for cell in cells if len(cell.lines) > 1]
    label = row[0]
    if label in several and _are_values(several[1:]):
        # A wrapped label has other lines than the values beside it.
        several = [cell for cell in several if len(cell.lines) != len(label.lines)] or several
    counts = {len(cell.lines) for cell in several}
    if len(several) < 2 or len(counts) != 1 or any(cell.rowspan > 1 for cell in several):
        return 1
    numbers = any(all(map(_NUMBER.fullmatch, cell.lines)) for cell in several)
    wrapped = any(line[:1].islower() for cell in several for line in cell.lines[1:])
    lone = any(_NUMBER.fullmatch(cell.text) for cell in cells if len(cell.lines) < 2)
    return counts.pop() if numbers and not lone and not wrapped else 1


def _are_values(cells: Sequence[Cell]) -> bool:
    return bool(cells) and all(_NUMBER.fullmatch(line) for cell in cells for line in cell.lines)
