"""Operations on grids that every format needs. A grid is rows of equal length.

An anchor is the cell of a span's first row and column; the places that a span
covers are ``None``, like places with nothing in them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from parsers.types import Cell, Grid

Cells = dict[tuple[int, int], Cell]


def built(cells: Cells, height: int, width: int) -> Grid:
    """A grid of a given size from cells by (row, column)."""
    return tuple(tuple(cells.get((row, col)) for col in range(width)) for row in range(height))


def anchors(grid: Grid) -> Cells:
    """The cells of a grid by (row, column)."""
    return {
        (row, col): cell
        for row, cells in enumerate(grid)
        for col, cell in enumerate(cells)
        if cell is not None
    }


def without(grid: Grid, rows: Collection[int], cols: Collection[int]) -> Grid:
    """The grid without some rows and columns; spans shrink, and an anchor on a
    dropped place moves to the first kept place that its span covers."""
    if not rows and not cols:
        return grid
    height, width = len(grid), len(grid[0]) if grid else 0
    kept_rows = [row for row in range(height) if row not in rows]
    kept_cols = [col for col in range(width) if col not in cols]
    row_at = {row: index for index, row in enumerate(kept_rows)}
    col_at = {col: index for index, col in enumerate(kept_cols)}
    moved: Cells = {}
    for (row, col), cell in anchors(grid).items():
        down = [row_at[r] for r in range(row, row + cell.rowspan) if r in row_at]
        across = [col_at[c] for c in range(col, col + cell.colspan) if c in col_at]
        if not down or not across:
            continue
        place = (down[0], across[0])
        shrunk = replace(cell, rowspan=len(down), colspan=len(across))
        if place in moved:
            shrunk = replace(moved[place], text=f"{moved[place].text} {cell.text}")
        moved[place] = shrunk
    return built(moved, len(kept_rows), len(kept_cols))


def compact(grid: Grid) -> Grid:
    """The grid without rows and columns in which no cell with words begins."""
    filled = {place for place, cell in anchors(grid).items() if cell.text.strip()}
    rows = {row for row, _ in filled}
    cols = {col for _, col in filled}
    height, width = len(grid), len(grid[0]) if grid else 0
    bare = {place: cell for place, cell in anchors(grid).items() if place in filled}
    return without(
        built(parted(bare), height, width),
        [row for row in range(height) if row not in rows],
        [col for col in range(width) if col not in cols],
    )


def parted(cells: Cells) -> Cells:
    """The cells, with the first one of each row marked that a blank row stands above; a row
    that a span reaches into is not blank."""
    reached = {row for (top, _), cell in cells.items() for row in range(top, top + cell.rowspan)}
    first: dict[int, int] = {}
    for row, col in cells:
        first[row] = min(col, first.get(row, col))
    top = min(first, default=0)
    below = {(row, col) for row, col in first.items() if row > top and row - 1 not in reached}
    return cells | {place: replace(cells[place], parted=True) for place in below}


def padded(grid: Grid, width: int) -> Grid:
    """The grid with blank places added on the right up to ``width``."""
    return tuple(row + (None,) * (width - len(row)) for row in grid)


def row_texts(grid: Grid, row: int) -> tuple[str, ...]:
    """The words of one row; places with nothing are empty strings."""
    return tuple(cell.text if cell is not None else "" for cell in grid[row])
