"""Where each number-like cell of a table is: in a figure, or elsewhere with a code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.tables.headers import Header
from parsers.tables.matrix import Matrix
from parsers.tables.rows import BodyRow, RowRole
from parsers.tables.stubs import Columns, Role
from parsers.tables.tidy import tidy
from parsers.tables.value_forms import SCALES, UNITS
from parsers.types import Figure, Grid, Qualifier, TableKind
from parsers.types.account import Elsewhere

_SUPERSCRIPTS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹˒ᵃᵇᶜᵈᵉᶠᵍʰ")
_WORDS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]")
# Words that may stand in a number: units, scales, and the letters that mark a figure.
_OF_NUMBERS = frozenset(
    {*" ".join(UNITS).split(), *SCALES, "p", "r", "e", "x", "h", "s", "c", "than", "to"}
)
_BY_ROLE = {
    Role.KEY: Elsewhere.LABEL,
    Role.INDEX: Elsewhere.INDEX,
    Role.REFERENCE: Elsewhere.REFERENCE,
    Role.ATTRIBUTE: Elsewhere.ATTRIBUTE,
    Role.EMPTY: Elsewhere.ATTRIBUTE,
}
_BY_ROW = {
    RowRole.NOTE: Elsewhere.NOTE,
    RowRole.HEADER: Elsewhere.HEADER,
    RowRole.BANNER: Elsewhere.LABEL,
}
_BY_KIND = {TableKind.RECORDS: Elsewhere.RECORDS, TableKind.LOOKUP: Elsewhere.LOOKUP}


def number_like(text: str) -> bool:
    """Whether a cell reads like a number, in whatever form: `1,616`, `4¹`, `(12)`, `0:09:40`."""
    plain = text if text.isascii() else text.translate(_SUPERSCRIPTS)
    if _DIGIT.search(plain) is None:
        return False
    return all(word in _OF_NUMBERS for word in _WORDS.findall(plain.casefold()))


def count_numbers(grid: Grid) -> int:
    """The number-like cells of a grid."""
    return sum(number_like(tidy(cell.text)) for row in grid for cell in row if cell is not None)


def placed(
    matrix: Matrix,
    header: Header,
    columns: Columns,
    rows: list[BodyRow],
    kind: TableKind,
    figures: Sequence[Figure],
) -> tuple[int, tuple[tuple[Elsewhere, int], ...]]:
    """How many number-like cells are in figures, and the others by what they are.

    A number in the place of a figure that none was made of is counted nowhere: then the
    account does not add up.
    """
    made = {(figure.row, figure.col): figure for figure in figures}
    roles = {row.row: row.role for row in rows}
    inside = 0
    others: Counter[Elsewhere] = Counter()
    for row, texts in enumerate(matrix.texts):
        for col, text in enumerate(texts):
            if not text or not number_like(text):
                continue
            figure = made.get((row, col))
            if figure is not None and figure.qualifier is not Qualifier.TEXT:
                inside += 1
            elif figure is not None:
                others[Elsewhere.TEXT] += 1
            elif row < header.rows:
                others[Elsewhere.HEADER] += 1
            elif (role := roles.get(row)) in _BY_ROW:
                others[_BY_ROW[role]] += 1
            elif code := _BY_KIND.get(kind) or _BY_ROLE.get(columns.roles[col]):
                others[code] += 1
    return inside, tuple(sorted(others.items()))
