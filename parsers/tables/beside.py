"""Two tables side by side in one grid: where the second begins.

A column of labels right of figures may be an attribute of the rows, or the stub of a
second table. It is a stub where its labels are all different, are not those of the rows
again, and end in a total of their own; and where the heads begin again over it, column for
column: the same table in panels side by side. Without heads, names and numbers in turns are
one list set in several columns.
"""

from __future__ import annotations

from parsers.tables.headers import Header
from parsers.tables.matrix import Matrix
from parsers.tables.stubs import Columns, Role
from parsers.tables.words import says_total

_FEWEST_ROWS = 3


def second_table(matrix: Matrix, header: Header, columns: Columns) -> int | None:
    """The first column of a second table, if there is one."""
    if not header.levels:
        return 2 if _is_list_in_columns(matrix, header) else None
    panel = _panel(matrix, header)
    if panel is not None:
        return panel
    body = range(header.rows, matrix.height)
    for col in columns.of(Role.ATTRIBUTE):
        figures = columns.of(Role.FIGURE)
        if not figures or not figures[0] < col < figures[-1]:
            continue
        labels = {row: matrix.texts[row][col] for row in body if matrix.texts[row][col]}
        if len(labels) < _FEWEST_ROWS or len(set(labels.values())) < len(labels):
            continue
        totals = [row for row, label in labels.items() if says_total(label)]
        mirrored = sum(label == matrix.texts[row][0] for row, label in labels.items())
        if totals == [max(labels)] and mirrored * 2 < len(labels):
            return col
    return None


def _panel(matrix: Matrix, header: Header) -> int | None:
    """The width of a panel whose heads the rest of the table repeats, over other labels."""
    heads = [tuple(matrix.spread(at, col) for at in header.levels) for col in range(matrix.width)]
    for width in range(2, matrix.width // 2 + 1):
        if matrix.width % width or not any(heads[0]) or len(set(heads[:width])) < width:
            continue
        if any(heads[col] != heads[col % width] for col in range(matrix.width)):
            continue
        body = range(header.rows, matrix.height)
        stubs = [
            [matrix.printed[row][col] for row in body if matrix.texts[row][col]]
            for col in range(0, matrix.width, width)
        ]
        cells = [cell for stub in stubs for cell in stub]
        named = all(stubs) and not any(cell.is_number and not cell.is_period for cell in cells)
        if named and len({cell.text for cell in cells}) == len(cells):
            return width
    return None


def _is_list_in_columns(matrix: Matrix, header: Header) -> bool:
    """Whether names, all different, and numbers stand in turns in every row."""
    if matrix.width < 4 or matrix.width % 2 or matrix.height - header.rows < _FEWEST_ROWS:
        return False
    body = matrix.printed[header.rows :]
    names = [row[col] for row in body for col in range(0, matrix.width, 2)]
    numbers = [row[col] for row in body for col in range(1, matrix.width, 2)]
    pairs = [pair for pair in zip(names, numbers, strict=True) if pair[0].text or pair[1].text]
    if any(not name.text or name.is_number or not number.is_number for name, number in pairs):
        return False
    return len({name.text for name, _ in pairs}) == len(pairs)
