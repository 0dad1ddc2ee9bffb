"""Which rows of a grid are its header, and what each column is called.

The header is title rows inside the grid, then one to four rows of labels: groups
over their parts (years over months), codes over descriptions, a row of units.
A header row holds no data; years, dates, counted-up numbers and bands that run
in sequence are labels, not data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from parsers.tables.matrix import Matrix
from parsers.tables.period_forms import read_span
from parsers.tables.value_forms import UNITS
from parsers.tables.values import read_text
from parsers.tables.words import DIMENSION, KEY_HEADING, MEASURE_CORNER, plain
from parsers.types import Qualifier

_MOST_LEVELS = 4
_UNIT_WORDS = frozenset({*UNITS, "£", "€", "£000", "£'000", "£’000", "£m", "no", "no.", "number"})
# A row of codes over the row that says what they mean.
_CODES = re.compile(r"(?:[\w ]{1,30} )?codes?")
_MEANINGS = re.compile(r"(?:[\w ]{1,30} )?(?:descriptions?|labels?|names?|meanings?|definitions?)")
_UNIT_WORDS |= {"count", "n", "rate", "value", "volume", "#"}


@dataclass(frozen=True, slots=True)
class Header:
    """``rows`` counts every row above the body, titles included; ``levels`` are label rows."""

    rows: int
    titles: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    certain: bool = True


_COUNTED_THINGS = re.compile(r"\d{1,4} ?[x×] [A-Za-z]")


def is_number(text: str) -> bool:
    """A bare number, percentage or amount: `33`, `8.2%`, `£35K`, but not `12 months`."""
    value = read_text(text)
    if value.value is None or value.qualifier is not None:
        return False
    return value.unit in (None, "percent", "GBP", "EUR", "USD")


def is_sign(text: str) -> bool:
    """A word or sign that stands where a number would: `<5`, `*`, `-`, N/A, Nil."""
    value = read_text(text)
    if is_number(text):
        return False
    return value.is_data or bool(value.mark)


def is_data(text: str) -> bool:
    """A number, a sign in its place, or a list of counted things ("4 x White British")."""
    return is_number(text) or is_sign(text) or _COUNTED_THINGS.match(text) is not None


def is_word(text: str) -> bool:
    """A known word for no number (Not known, N/A), which may as well be a label."""
    return is_sign(text) and text[:1].isalpha()


def is_period(text: str) -> bool:
    return read_span(text) is not None


def find_header(matrix: Matrix) -> Header:
    """Find the title rows and header rows at the top of a grid."""
    row, titles = _titles(matrix)
    levels: list[int] = []
    start = row
    while row < matrix.height and len(levels) < _MOST_LEVELS:
        if not matrix.filled(row):
            if levels:
                break
            row += 1
            continue
        if not _may_head(matrix, row) or (levels and not _continues(matrix, levels, row)):
            break
        levels.append(row)
        row += 1
    if row >= matrix.height and levels:  # nothing below: all rows look like labels
        levels = levels[:1]
        row = levels[0] + 1
    if not levels:
        return Header(start, titles, (), certain=False)
    return Header(row, titles, tuple(levels))


def _titles(matrix: Matrix) -> tuple[int, tuple[str, ...]]:
    """Leading rows with one text in them, above a row with several."""
    row, titles = 0, []
    while row < matrix.height and matrix.width > 1:
        filled = matrix.filled(row)
        if len(filled) > 1 or (filled and not _is_title(matrix, row, filled[0])):
            break
        titles += [matrix.texts[row][col] for col in filled]
        row += 1
    if row >= matrix.height:
        return 0, ()
    return row, tuple(titles)


def _is_title(matrix: Matrix, row: int, col: int) -> bool:
    """One text alone is a title unless it stands over the data columns only (a group)."""
    return col == 0 and not is_data(matrix.texts[row][col])


def _may_head(matrix: Matrix, row: int) -> bool:
    """No data in the row, apart from numbers that run in sequence like labels."""
    filled = [col for col in matrix.filled(row) if col > 0 or matrix.width == 1]
    if not filled:
        return False
    texts = [matrix.texts[row][col] for col in filled]
    if matrix.flagged and all(matrix.cells[row][col].header for col in filled):
        return True
    data = [text for text in texts if is_data(text) and not is_period(text)]
    if sum(map(is_word, texts)) * 2 <= len(texts):
        data = [text for text in data if not is_word(text)]
    years = [text for text in texts if is_period(text) and is_number(text)]
    if data and not (runs(data) and _may_be_numbered(matrix, row, data)):
        return False
    return not years or _years_run(matrix, row, years)


def _may_be_numbered(matrix: Matrix, row: int, data: list[str]) -> bool:
    """Numbers in sequence are labels from 0 or 1 up, or under a heading that names a level."""
    stub = plain(matrix.texts[row][0])
    first = read_text(data[0])
    if not stub or first.value in (0, 1) or first.qualifier is not None:
        return True
    return any(pattern.fullmatch(stub) for pattern in (DIMENSION, KEY_HEADING))


def runs(texts: list[str]) -> bool:
    """Numbers or bands that count up without a gap, as 1..12 or <18, 18-24, 25+ do."""
    if len(texts) < 2:
        return False
    previous: float | None = None
    for text in texts:
        value = read_text(text)
        if value.qualifier is Qualifier.LESS_THAN and previous is None:
            previous = (value.high or 0) - 1
        elif value.qualifier is Qualifier.RANGE and value.low is not None:
            if previous is not None and value.low != previous + 1:
                return False
            previous = value.high
        elif value.qualifier is Qualifier.MORE_THAN and previous is not None:
            return value.low in (previous, previous + 1) and text is texts[-1]
        elif value.qualifier is None and value.value is not None and value.unit is None:
            if previous is not None and value.value != previous + 1:
                return False
            previous = value.value
        else:
            return False
    return True


def _years_run(matrix: Matrix, row: int, years: list[str]) -> bool:
    """Plain years head columns when they stand in order, or repeat under groups."""
    if row == 0 or len(years) == 1:
        return row == 0 or _grouped_above(matrix, row)
    numbers = [int(text[:4]) for text in years if text[:4].isdigit()]  # "2022*" is a year, too
    steps = {b - a for a, b in pairwise(numbers)}
    return len(steps) == 1 or (len(set(years)) < len(years) and len(set(years)) <= 12)


def _grouped_above(matrix: Matrix, row: int) -> bool:
    return any(
        matrix.spans(row - 1, col) > 1 or not matrix.spread(row - 1, col)
        for col in range(1, matrix.width)
    )


def _continues(matrix: Matrix, levels: list[int], row: int) -> bool:
    """Whether a row of labels under the first one still belongs to the header."""
    above, filled = levels[-1], [col for col in matrix.filled(row) if col > 0]
    if not filled or not _data_below(matrix, row + 1):
        return False
    if matrix.flagged and all(matrix.cells[row][col].header for col in filled):
        return True
    stub = matrix.texts[row][0]
    stub_above = next((matrix.texts[at][0] for at in levels if matrix.texts[at][0]), "")
    texts = [matrix.texts[row][col] for col in filled]
    if all(_is_unit(text) for text in texts):
        return True
    corner = MEASURE_CORNER.fullmatch(stub_above.casefold())
    explained = _CODES.fullmatch(stub_above.casefold()) and _MEANINGS.fullmatch(stub.casefold())
    corner = corner or explained
    if stub and stub_above and not corner and stub.casefold() != stub_above.casefold():
        return False
    open_above = any(
        matrix.spans(above, col) > 1 or not matrix.spread(above, col)
        for col in range(1, matrix.width)
    )
    if any(is_number(text) and not is_period(text) for text in texts):
        return open_above and not stub
    return open_above or not stub or not any(is_period(text) for text in texts)


def _is_unit(text: str) -> bool:
    return re.sub(r"[()\[\]]", "", text).strip().casefold() in _UNIT_WORDS


def _data_below(matrix: Matrix, row: int) -> bool:
    """Whether the rows from here on hold data right of the first column."""
    return any(
        is_data(matrix.texts[r][col])
        for r in range(row, min(row + 6, matrix.height))
        for col in range(1, matrix.width)
    )
