"""Merged cells of a printed table."""

from __future__ import annotations

from samples.model import SampleTable

Corner = tuple[int, int]


def spans(table: SampleTable) -> list[tuple[Corner, Corner]]:
    """(row, column) of the first and last cell of each merged area.

    A ``None`` cell belongs to the cell to its left or above it.
    """
    merged = []
    height, width = len(table.grid), len(table.grid[0])
    for r in range(height):
        for c in range(width):
            if table.grid[r][c] is None:
                continue
            right = c
            while right + 1 < width and table.grid[r][right + 1] is None:
                right += 1
            down = r
            while down + 1 < height and table.grid[down + 1][c] is None:
                down += 1
            if (right, down) != (c, r):
                merged.append(((r, c), (down, right)))
    return merged
