"""Which columns name the rows, and which hold figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from parsers.tables.headers import Header
from parsers.tables.labels import Path
from parsers.tables.matrix import Matrix
from parsers.tables.printed import Printed
from parsers.tables.words import DIMENSION, KEY_HEADING, MEASURED_TIME, plain

_CODE_LIST = re.compile(r"\d{1,4}(?: ?[,;&] ?\d{1,4}){1,20}")
_MOMENT = r"(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?|\d{1,2}(?:\.\d{2})? ?[ap]m|\d{4} ?hrs)"
_CLOCK = re.compile(rf"{_MOMENT}(?: ?(?:-|–|to) ?{_MOMENT})?")
_ATTRIBUTE_HEADING = re.compile(
    r".{0,40}\b(?:comments?|notes?|remarks?|reasons?|details|time|duration|url|link)\b.{0,20}"
)
_REFERENCE_HEADING = re.compile(
    r"(?:(?:cell|line|box|row|form|field|item) )?(?:ref(?:erence)?|line|cell|box)"
    r"(?: (?:no|number|id))?\.?"
)
# Parts of a time: they name rows only where the columns before them do not.
_PART_OF_TIME = re.compile(r"(?:day|hour|time|week|month|quarter|period)s?")
_MOSTLY = 0.5
_DAY = 86_400  # seconds; no time of day is so late


class Role(StrEnum):
    """What a column is for."""

    KEY = "key"
    ATTRIBUTE = "attribute"
    INDEX = "index"  # numbers the rows: 1, 2, 3
    REFERENCE = "reference"  # names the cells of a form
    FIGURE = "figure"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Columns:
    """``stub`` counts the leading columns that hold no figures; ``roles`` is one per column."""

    stub: int
    roles: tuple[Role, ...]

    def of(self, role: Role) -> list[int]:
        """The columns with one role, from the left."""
        return [col for col, own in enumerate(self.roles) if own is role]


def find_columns(matrix: Matrix, header: Header, paths: Sequence[Path]) -> Columns:
    """Tell key, attribute and figure columns apart by heading and by what their cells hold."""
    printed = [
        [
            matrix.printed[row][col]
            for row in range(header.rows, matrix.height)
            if matrix.texts[row][col]
        ]
        for col in range(matrix.width)
    ]
    shares = [_data_share(texts, path) for texts, path in zip(printed, paths, strict=True)]
    stub = _stub_width(matrix, header, paths, printed, shares)
    any_figures = any((share or 0) >= _MOSTLY for share in shares[stub:])
    roles = []
    for col, share in enumerate(shares):
        if col < stub:
            roles.append(_stub_role(col, printed[col], paths[col]))
        elif share is None:
            roles.append(Role.FIGURE if paths[col] and any_figures else Role.EMPTY)
        else:
            roles.append(_body_role(header, paths[col], printed[col], share))
    if stub and Role.KEY not in roles[:stub]:
        roles[0] = Role.KEY
    return Columns(stub, tuple(roles))


def _body_role(header: Header, path: Path, cells: Sequence[Printed], share: float) -> Role:
    """What a column right of the stub is for."""
    if _is_reference(path, cells):
        return Role.REFERENCE
    if share >= _MOSTLY and _may_be_figures(header, path, cells):
        return Role.FIGURE
    marks = not path and bool(header.levels)  # "R" for revised, and the like
    return Role.EMPTY if marks else Role.ATTRIBUTE


def _is_reference(path: Path, cells: Sequence[Printed]) -> bool:
    """Numbers of a form's cells or lines: no two alike under a heading that says so."""
    heading = plain(path[-1]) if path else ""
    if _REFERENCE_HEADING.fullmatch(heading) is None:
        return False
    whole = all(cell.value.step == 0 and cell.value.unit is None for cell in cells)
    return whole and len({cell.text for cell in cells}) == len(cells)


def _data_share(cells: Sequence[Printed], path: Path) -> float | None:
    """The share of data among a column's printed cells; None when nothing is printed.

    Durations are data under a heading that measures them, else a time of day.
    """
    if not cells:
        return None
    timed = MEASURED_TIME.search(" ".join(path).casefold()) is not None
    timed = timed or any(cell.value.clock and (cell.value.value or 0) >= _DAY for cell in cells)
    return sum(cell.is_data or (timed and cell.is_time) for cell in cells) / len(cells)


def _may_be_figures(header: Header, path: Path, cells: Sequence[Printed]) -> bool:
    """A column of data without a heading needs numbers, one of remarks needs mostly numbers."""
    numbers = sum(cell.is_number for cell in cells)
    if _ATTRIBUTE_HEADING.fullmatch(" ".join(path).casefold()) and numbers == 0:
        return any(cell.is_time for cell in cells)
    return bool(path) or not header.levels or numbers > 0


def _stub_width(
    matrix: Matrix,
    header: Header,
    paths: Sequence[Path],
    printed: Sequence[Sequence[Printed]],
    shares: Sequence[float | None],
) -> int:
    """The number of leading columns before the first column of figures."""
    figures = [col for col in range(matrix.width) if (shares[col] or 0) >= _MOSTLY]
    if not figures:
        return matrix.width
    for col in figures:
        if col == 0 and not _is_bare(matrix, header, paths, printed):
            continue
        if 0 < col < figures[-1] and _is_key(matrix, header, col, printed[col], paths):
            continue
        return col
    return 1 if matrix.width > 1 else 0


def _are_values(cells: Sequence[Printed]) -> bool:
    """Numbers that go up and down, unlike those that number or name rows in order."""
    numbers = [cell.value.value for cell in cells if cell.is_number and not cell.is_period]
    steps = {(after or 0) > (before or 0) for before, after in pairwise(numbers)}
    return len(numbers) == len(cells) >= _FEWEST_VALUES and len(steps) == _UP_AND_DOWN


_FEWEST_VALUES = 4
_UP_AND_DOWN = 2


def _is_bare(
    matrix: Matrix, header: Header, paths: Sequence[Path], printed: Sequence[Sequence[Printed]]
) -> bool:
    """A table without row labels: the first column has a period or values, or there is one
    row only."""
    if matrix.width == 1:
        return True
    heading = paths[0][-1] if paths[0] else ""
    if not heading or KEY_HEADING.fullmatch(plain(heading)):
        return False
    if not DIMENSION.fullmatch(plain(heading)) and _are_values(printed[0]):
        return True
    lone = matrix.height - header.rows == 1 and all(paths)
    return matrix.reads(heading).is_period or (lone and matrix.printed[header.rows][0].is_number)


def _is_key(
    matrix: Matrix, header: Header, col: int, cells: Sequence[Printed], paths: Sequence[Path]
) -> bool:
    """Numbers that identify: years, ages, codes under a heading that says so.

    A second column of years without a heading of its own, beside labels that
    each stand over several rows, counts as well.
    """
    heading = paths[col][-1] if paths[col] else ""
    outer = [matrix.texts[row][0] for row in range(header.rows, matrix.height)]
    if _PART_OF_TIME.fullmatch(plain(heading)) and all(outer) and len(set(outer)) == len(outer):
        return any(cell.is_period for cell in cells)  # "Day" over counts, beside "Night"
    if heading and heading != (paths[0][-1] if paths[0] else ""):
        named = KEY_HEADING.fullmatch(plain(heading)) and not matrix.reads(heading).is_period
        return bool(named) and all(cell.value.step == 0 for cell in cells)
    return col == 1 and not all(outer) and all(cell.is_period for cell in cells)


def _stub_role(col: int, cells: Sequence[Printed], path: Path) -> Role:
    """In the stub, lists of codes, clock times and remarks are attributes, not keys."""
    if not cells:
        return Role.EMPTY
    if col == 0:
        return Role.KEY
    listed = sum(_CODE_LIST.fullmatch(cell.text) is not None for cell in cells)
    timed = sum(_CLOCK.fullmatch(cell.text) is not None for cell in cells)
    remarks = _ATTRIBUTE_HEADING.fullmatch(" ".join(path).casefold()) is not None
    return Role.ATTRIBUTE if remarks or max(listed, timed) * 2 > len(cells) else Role.KEY
