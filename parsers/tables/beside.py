"""Two tables side by side in one grid: where the second begins.

A column of labels right of figures may be an attribute of the rows, or the stub of a
second table. It is a stub where its labels are all different, are not those of the rows
again, and end in a total of their own.
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
        return None
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
