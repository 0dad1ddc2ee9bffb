"""What each body row is: data, a banner over others, a repeated header, a note, a space."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from parsers.tables.headers import Header
from parsers.tables.labels import Path
from parsers.tables.matrix import Matrix
from parsers.tables.stubs import Columns, Role
from parsers.tables.words import is_grand_word, is_total_word, says_total

_SPARSE = 0.05  # with more blanks than this, a row of blanks may be data
_NOTE_LENGTH = 25


class RowRole(StrEnum):
    """What a body row is."""

    DATA = "data"
    BANNER = "banner"
    SPACER = "spacer"
    HEADER = "header"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body row: its labels in the key columns as printed, and with blanks filled from
    above; ``banner`` has the headings that stand over it."""

    row: int
    role: RowRole
    labels: Path = ()
    printed: Path = ()
    banner: Path = ()


def read_rows(
    matrix: Matrix, header: Header, columns: Columns, paths: Sequence[Path]
) -> list[BodyRow]:
    """Every body row with its role, its labels, and the banners that stand over it."""
    keys = columns.of(Role.KEY)
    roles = _roles(matrix, header, columns, paths)
    grouped = [_is_grouped(matrix, roles, key, keys) for key in keys]
    ends = _ends_of_groups(matrix, roles)
    above = [""] * len(keys)
    banner: list[str] = []
    rows: list[BodyRow] = []
    for row, role in roles.items():
        printed = tuple(_label(matrix, row, key) for key in keys)
        if row in ends and not any(map(says_total, printed)):
            banner = []
        if role is RowRole.BANNER:
            text = next(matrix.texts[row][col] for col in matrix.filled(row))
            nested = bool(rows) and rows[-1].role is RowRole.BANNER
            banner = [*banner, text][-2:] if nested else [text]
            above = [""] * len(keys)
        elif role is RowRole.DATA:
            above = _fill(printed, above, grouped)
        over = () if any(map(is_grand_word, above)) else tuple(banner)
        rows.append(BodyRow(row, role, tuple(above), printed, over))
        if role is RowRole.DATA and printed and says_total(printed[0]):
            above, banner = [""] * len(keys), []  # its total closes a group
    return rows


def _ends_of_groups(matrix: Matrix, roles: dict[int, RowRole]) -> set[int]:
    """The rows at which the group under a banner ends, since a blank row stands above them:
    the only one among the rows of that banner, below the first of them. Where blank rows part
    the rows of one group more often, they only ease reading."""
    found: set[int] = set()
    group: list[int] = []
    rows = blanks = 0
    blank = False
    for row, role in roles.items():
        blank = blank or role is RowRole.SPACER or _is_parted(matrix, row)
        if role is RowRole.BANNER:
            found.update(group if blanks == 1 else ())
            group, rows, blanks = [], 0, 0
        elif role is RowRole.DATA:
            if blank and rows:
                blanks += 1
                group.append(row)
            rows += 1
        blank = role is RowRole.SPACER
    return found | set(group if blanks == 1 else ())


def _is_parted(matrix: Matrix, row: int) -> bool:
    return any(cell.parted for cell in matrix.cells[row])


def _label(matrix: Matrix, row: int, key: int) -> str:
    """A label as printed, or that of the cell that spans down over this row.

    A label that spans several key columns belongs to the first of them.
    """
    above, col = matrix.origin.get((row, key), (row, key))
    return matrix.texts[above][col] if col == key else ""


def _fill(printed: Path, above: list[str], grouped: list[bool]) -> list[str]:
    """Blanks left of a printed label mean "as above" in a column that groups rows."""
    if printed and (says_total(printed[0]) or any(map(is_grand_word, printed))):
        return list(printed)
    last = max((index for index, label in enumerate(printed) if label), default=-1)
    labels: list[str] = []
    same = True  # whether everything further out is as above
    for index, label in enumerate(printed):
        if not label and same and index < last and grouped[index]:
            labels.append(above[index])
        else:
            labels.append(label)
            same = same and label == above[index]
    return labels


def _is_grouped(matrix: Matrix, roles: dict[int, RowRole], key: int, keys: list[int]) -> bool:
    """An outer key column groups when its labels repeat or stand once over several rows.

    A code column with a gap beside "Total" or "Not known" does not: there is no code.
    """
    if key == keys[-1]:
        return False
    rows = [row for row, role in roles.items() if role is RowRole.DATA]
    own = [_label(matrix, row, key) for row in rows]
    if any(a and a == b for a, b in pairwise(own)):
        return True
    inner = [_label(matrix, row, keys[-1]) for row in rows]
    gaps = [
        label
        for outer, label in zip(own, inner, strict=True)
        if not outer and label and not says_total(label) and not matrix.reads(label).is_word
    ]
    repeated = len(set(inner)) < len(inner)
    totals = sum(any(map(says_total, pair)) for pair in zip(own, inner, strict=True))
    return bool(gaps) and (repeated or not _are_codes(own) or len(gaps) * 4 >= len(rows) - totals)


def _are_codes(labels: Sequence[str]) -> bool:
    """Most labels have a figure or are in capitals: "12A", "ASB". Names are not missing by
    chance as codes are."""
    filled = [label for label in labels if label and not says_total(label)]
    coded = sum(label.isupper() or any(map(str.isdigit, label)) for label in filled)
    return coded * 2 > len(filled)


# --------------------------------------------------------------------------- roles


def _roles(
    matrix: Matrix, header: Header, columns: Columns, paths: Sequence[Path]
) -> dict[int, RowRole]:
    figures = columns.of(Role.FIGURE)
    lines = {matrix.texts[level] for level in header.levels}
    heads = {tuple(matrix.texts[level][col] for col in figures) for level in header.levels}
    heads = {head for head in heads if any(head)}
    body = range(header.rows, matrix.height)
    roles = {row: _role(matrix, row, figures, lines, heads) for row in body}
    marks = _marks(matrix)
    for row in body:
        if roles[row] is RowRole.BANNER and _explains(matrix, row, marks):
            roles[row] = RowRole.NOTE
    alone = [row for row in body if roles[row] is RowRole.BANNER]
    if alone:
        _settle_banners(matrix, roles, alone, figures)
    for row in reversed(body):  # a banner needs rows under it; notes end the table
        if roles[row] is RowRole.SPACER:
            continue
        if roles[row] is not RowRole.BANNER:
            break
        text = matrix.texts[row][matrix.filled(row)[0]]
        is_note = len(text) > _NOTE_LENGTH or ":" in text or text[0] in "*†‡#^[("
        roles[row] = RowRole.NOTE if is_note else RowRole.DATA
    return roles


def _role(
    matrix: Matrix, row: int, figures: list[int], lines: set[Path], heads: set[Path]
) -> RowRole:
    filled = matrix.filled(row)
    if not filled:
        covered = any((row, col) in matrix.origin for col in range(matrix.width))
        return RowRole.DATA if covered and not figures else RowRole.SPACER
    if matrix.texts[row] in lines or tuple(matrix.texts[row][col] for col in figures) in heads:
        return RowRole.HEADER
    if len(filled) > 1 or filled[0] in figures or (matrix.width < 3 and not figures):
        return RowRole.DATA
    return RowRole.DATA if is_total_word(matrix.texts[row][filled[0]]) else RowRole.BANNER


def _settle_banners(
    matrix: Matrix, roles: dict[int, RowRole], alone: list[int], figures: list[int]
) -> None:
    """Tell headings across the table from rows whose figures are all blank.

    A heading spans the table, ends in a colon, stands over a repeated header, or
    is bold where rows are not. Otherwise it must not look like the rows beside it
    (a code among codes), and where blanks are common, rows under it must repeat.
    """
    data = [row for row, role in roles.items() if role is RowRole.DATA]
    labels = Counter(matrix.texts[row][0] for row in data)
    shapes = {_shape(label) for label in labels}
    plain = [row for row in data if not says_total(matrix.texts[row][0])]
    bold = any(matrix.cells[row][0].bold for row in plain)
    sparse = _blank_share(matrix, data, figures) > _SPARSE
    for row in alone:
        col = matrix.filled(row)[0]
        text, cell = matrix.texts[row][col], matrix.cells[row][col]
        spans = matrix.spans(row, col) > max(1, matrix.width - 2)
        below = roles.get(row + 1, RowRole.NOTE)
        if spans or text.endswith(":") or below is RowRole.HEADER or (cell.bold and not bold):
            continue
        coded = any(ch.isdigit() for ch in text) and _shape(text) in shapes
        under = matrix.texts[min(row + 1, matrix.height - 1)][0]
        if coded or (sparse and labels[under] < 2):
            roles[row] = RowRole.DATA


_MARK = re.compile(r"(?<=[^\W_)])\s?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[*†‡]{1,3}|\[\d{1,2}\])$")
_NOTE_OF = re.compile(r"\(?(\d{1,2}[.)\]]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[*†‡]{1,3}|\[\d{1,2}\])\s{0,3}\S")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "[].)")


def _marks(matrix: Matrix) -> set[str]:
    """The marks that labels carry behind their last letter, as plain digits or signs."""
    found = (_MARK.search(text) for texts in matrix.texts for text in texts)
    return {match[1].translate(_PLAIN_DIGITS) for match in found if match is not None}


def _explains(matrix: Matrix, row: int, marks: set[str]) -> bool:
    """Whether a row's one text is the note to a mark in the table."""
    match = _NOTE_OF.match(matrix.texts[row][matrix.filled(row)[0]])
    return match is not None and match[1].translate(_PLAIN_DIGITS) in marks


_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


def _shape(label: str) -> str:
    """A label's pattern: letters and digits stand for themselves no more."""
    return _LETTERS.sub("a", _DIGITS.sub("9", label))


def _blank_share(matrix: Matrix, data: list[int], figures: list[int]) -> float:
    """The share of blanks in rows that print at least one figure."""
    blank = sum(not matrix.texts[row][col] for row in data for col in figures)
    return blank / (len(data) * len(figures)) if data and figures else 0.0
