"""What the rules about header rows look at: one row, the header rows above it, its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from parsers.tables.matrix import Matrix
from parsers.tables.printed import Printed
from parsers.tables.value_forms import UNITS
from parsers.tables.words import (
    DIMENSION,
    KEY_HEADING,
    MEASURE_CORNER,
    counts_something,
    plain,
)
from parsers.types import Qualifier

# Rows below in which data must come.
_LOOK_AHEAD: Final = 6
_UNIT_WORDS: Final = frozenset(
    {*UNITS, "£", "€", "£000", "£'000", "£’000", "£m", "no", "no.", "number", "count", "n", "rate"}
    | {"value", "volume", "#"}
)
# A row of codes over the row that says what they mean.
_CODES: Final = re.compile(r"(?:[\w ]{1,30} )?codes?")
_MEANINGS: Final = re.compile(
    r"(?:[\w ]{1,30} )?(?:descriptions?|labels?|names?|meanings?|definitions?)"
)


@dataclass(frozen=True)
class SeenRow:
    """One row of a grid: ``levels`` are the header rows above it, ``figures`` the columns of
    figures where they are known."""

    matrix: Matrix
    row: int
    levels: Sequence[int] = ()
    figures: Sequence[int] = ()

    @cached_property
    def filled(self) -> list[int]:
        """The columns right of the first in which the row prints something."""
        return [c for c in self.matrix.filled(self.row) if c > 0 or self.matrix.width == 1]

    @cached_property
    def cells(self) -> list[Printed]:
        return [self.matrix.printed[self.row][col] for col in self.filled]

    @cached_property
    def over_figures(self) -> list[Printed]:
        """What the row prints in the columns of figures."""
        cells = (self.matrix.printed[self.row][col] for col in self.figures)
        return [cell for cell in cells if cell.text]

    @cached_property
    def data(self) -> list[Printed]:
        """Cells that read like data; words for none (N/A) only where they are few."""
        data = [cell for cell in self.cells if cell.is_data and not cell.is_period]
        if sum(cell.is_word for cell in self.cells) * 2 <= len(self.cells):
            return [cell for cell in data if not cell.is_word]
        return data

    @cached_property
    def stub(self) -> str:
        return self.matrix.texts[self.row][0]

    @cached_property
    def stub_above(self) -> str:
        """The label in the corner of the header rows above."""
        return next((t for at in self.levels if (t := self.matrix.texts[at][0])), "")

    @cached_property
    def is_open(self) -> bool:
        """Whether the header row above leaves columns to be told apart: spans, or blanks."""
        above, matrix = self.levels[-1], self.matrix
        return any(
            matrix.spans(above, col) > 1 or not matrix.spread(above, col)
            for col in range(1, matrix.width)
        )


def blank(seen: SeenRow) -> bool:
    return not seen.filled


def marked(seen: SeenRow) -> bool:
    """The document itself marks every cell of the row as a header cell."""
    cells = seen.matrix.cells[seen.row]
    return seen.matrix.flagged and bool(seen.filled) and all(cells[c].header for c in seen.filled)


def words(seen: SeenRow) -> bool:
    return bool(seen.filled)


def data(seen: SeenRow) -> bool:
    return bool(seen.data) and not runs(seen.data)


def counted(seen: SeenRow) -> bool:
    """Numbers in sequence, neither from 0 or 1 up nor under a heading that names a level."""
    if not seen.data or not runs(seen.data):
        return False
    stub, first = plain(seen.stub), seen.data[0].value
    if not stub or first.value in (0, 1) or first.qualifier is not None:
        return False
    return not any(pattern.fullmatch(stub) for pattern in (DIMENSION, KEY_HEADING))


def years_astray(seen: SeenRow) -> bool:
    """Plain years that neither stand in order nor repeat under groups."""
    years = [cell.text for cell in seen.cells if cell.is_number and cell.is_period]
    if not years or seen.row == 0:
        return False
    if len(years) == 1:
        return not _grouped_above(seen.matrix, seen.row)
    numbers = [int(text[:4]) for text in years if text[:4].isdecimal()]  # "2022*" is a year, too
    steps = {b - a for a, b in pairwise(numbers)}
    return len(steps) != 1 and not (len(set(years)) < len(years) and len(set(years)) <= _TURNS)


_TURNS: Final = 12  # a year repeats under each of a few groups, not under every second column


def _grouped_above(matrix: Matrix, row: int) -> bool:
    return any(
        matrix.spans(row - 1, col) > 1 or not matrix.spread(row - 1, col)
        for col in range(1, matrix.width)
    )


_COLUMN_NUMBER: Final = re.compile(
    r"[(\[]?(?:col(?:umn)?\.? ?)?(\d{1,2}|[a-z])[)\]]?(?: ?=.{1,40})?"
)
_FEWEST_NUMBERED: Final = 3
_LONGEST_COUNT: Final = 4  # digits of a number that counts rows


def columns_numbered(seen: SeenRow) -> bool:
    """Numbers or letters that count the columns, from the first one or the one behind it on:
    1, 2, 3 or (a), (b), (c = a + b), one over each column with a head."""
    matrix, texts = seen.matrix, seen.matrix.texts[seen.row]
    marks = [_COLUMN_NUMBER.fullmatch(text.casefold()) if text else None for text in texts]
    first = 0 if marks and marks[0] is not None else 1
    headed = [c for c in range(first, matrix.width) if matrix.spread(seen.levels[-1], c)]
    own = [mark[1] for mark in marks[first:] if mark is not None]
    whole = len(own) == matrix.width - first and not any(texts[:first])
    if len(own) < _FEWEST_NUMBERED or not whole or len(headed) < len(own):
        return False
    numbers = [str(1 + at) for at in range(len(own))]
    return own == numbers or own == [chr(ord("a") + at) for at in range(len(own))]


def rows_numbered(seen: SeenRow) -> bool:
    """The label below goes on counting: then the first column numbers the rows."""
    below = seen.row + 1
    mine = seen.stub.strip("()[].")
    if below >= seen.matrix.height or not mine.isdecimal() or len(mine) > _LONGEST_COUNT:
        return False
    return seen.matrix.texts[below][0].strip("()[].") == str(int(mine) + 1)


def nothing_below(seen: SeenRow) -> bool:
    matrix, first = seen.matrix, seen.row + 1
    return not any(
        matrix.printed[row][col].is_data
        for row in range(first, min(first + _LOOK_AHEAD, matrix.height))
        for col in range(1, matrix.width)
    )


def units(seen: SeenRow) -> bool:
    return bool(seen.cells) and all(_is_unit(cell.text) for cell in seen.cells)


def _is_unit(text: str) -> bool:
    return re.sub(r"[()\[\]]", "", text).strip().casefold() in _UNIT_WORDS


def own_label(seen: SeenRow) -> bool:
    """A label of its own in the first column, where the header above has another one; what a
    pivot counts, a row of codes, and a group over several columns leave room for one more."""
    stub, above = seen.stub.casefold(), seen.stub_above.casefold()
    if not stub or not above or stub == above:
        return False
    if seen.matrix.spans(seen.levels[-1], 0) > 1 and seen.matrix.texts[seen.row][1]:
        return False
    explained = _CODES.fullmatch(above) and _MEANINGS.fullmatch(stub)
    return not (MEASURE_CORNER.fullmatch(above) or explained)


def open_above(seen: SeenRow) -> bool:
    return seen.is_open


def no_label(seen: SeenRow) -> bool:
    return not seen.stub


def numbers(seen: SeenRow) -> bool:
    return any(cell.is_number and not cell.is_period for cell in seen.cells)


def periods(seen: SeenRow) -> bool:
    return any(cell.is_period for cell in seen.cells)


def is_header_again(seen: SeenRow) -> bool:
    """The header's rows once more with another label in them: 2022 where the first has 2021,
    over the same columns."""
    matrix, levels = seen.matrix, seen.levels
    rows = range(seen.row, seen.row + len(levels))
    if len(levels) < 2 or rows.stop >= matrix.height:
        return False
    same = [matrix.texts[a] == matrix.texts[b] for a, b in zip(levels, rows, strict=True)]
    if not any(same) or all(same):
        return False
    return all(
        alike or _same_shape(matrix, level, own)
        for level, own, alike in zip(levels, rows, same, strict=True)
    )


def _same_shape(matrix: Matrix, one: int, other: int) -> bool:
    """Labels in the same places, over as many columns, and of the same sort."""
    filled = matrix.filled(one)
    return filled == matrix.filled(other) and all(
        matrix.spans(one, col) == matrix.spans(other, col)
        and matrix.printed[one][col].is_period == matrix.printed[other][col].is_period
        for col in filled
    )


def measure(seen: SeenRow) -> bool:
    """A label with a name of a measure in the place of a figure, over numbers: "Visits |
    Number"."""
    matrix, row = seen.matrix, seen.row
    if not seen.over_figures or not seen.stub or row + 1 >= matrix.height:
        return False
    named = all(cell.is_text and counts_something(cell.text) for cell in seen.over_figures)
    return named and all(
        matrix.printed[row + 1][col].is_data for col in seen.figures if matrix.texts[row][col]
    )


def few(seen: SeenRow) -> bool:
    return len(seen.over_figures) < 2


def first_again(seen: SeenRow) -> bool:
    texts = seen.matrix.texts
    own = [texts[seen.row][col] for col in seen.figures]
    return own in [[texts[level][col] for col in seen.figures] for level in seen.levels]


def row_label(seen: SeenRow) -> bool:
    """A label in the first column that no header row has there."""
    return bool(seen.stub) and seen.stub not in [seen.matrix.texts[at][0] for at in seen.levels]


def figures(seen: SeenRow) -> bool:
    """Data over the figures, unless three or more count up under a label like the header's."""
    data = [cell for cell in seen.over_figures if cell.is_data and not cell.is_period]
    return bool(data) and not (runs(data) and len(data) > 2 and bool(seen.stub))


def mixed(seen: SeenRow) -> bool:
    periods = sum(cell.is_period for cell in seen.over_figures)
    return 0 < periods < len(seen.over_figures) and not seen.stub


def runs(cells: Sequence[Printed]) -> bool:
    """Numbers or bands that count up without a gap, as 1..12 or <18, 18-24, 25+ do."""
    if len(cells) < 2:
        return False
    previous: float | None = None
    for cell in cells:
        value = cell.value
        if value.qualifier is Qualifier.LESS_THAN and previous is None:
            previous = (value.high or 0) - 1
        elif value.qualifier is Qualifier.RANGE and value.low is not None:
            if previous is not None and value.low != previous + 1:
                return False
            previous = value.high
        elif value.qualifier is Qualifier.MORE_THAN and previous is not None:
            return value.low in (previous, previous + 1) and cell is cells[-1]
        elif value.qualifier is None and value.value is not None and value.unit is None:
            if previous is not None and value.value != previous + 1:
                return False
            previous = value.value
        else:
            return False
    return True
