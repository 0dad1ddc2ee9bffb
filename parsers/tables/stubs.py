"""Which columns name the rows, which hold figures, and what each row is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from parsers.tables.headers import Header, is_data, is_number, is_period
from parsers.tables.matrix import Matrix
from parsers.tables.values import read_text
from parsers.tables.words import KEY_HEADING, is_grand_word, is_total_word, is_totalish, plain

_CODE_LIST = re.compile(r"\d{1,4}(?: ?[,;&] ?\d{1,4}){1,20}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?")
_ATTRIBUTE_HEADING = re.compile(
    r".{0,40}\b(?:comments?|notes?|remarks?|reasons?|details|time|duration|url|link)\b.{0,20}"
)
_FREE_TEXT = 80
_SPARSE = 0.05


class Role(StrEnum):
    """What a column is for."""

    KEY = "key"
    ATTRIBUTE = "attribute"
    FIGURE = "figure"
    EMPTY = "empty"


class RowRole(StrEnum):
    """What a body row is."""

    DATA = "data"
    BANNER = "banner"
    SPACER = "spacer"
    HEADER = "header"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Columns:
    """``stub`` counts the leading columns that hold no figures; ``roles`` is one per column."""

    stub: int
    roles: tuple[Role, ...]

    def of(self, role: Role) -> list[int]:
        return [col for col, own in enumerate(self.roles) if own is role]


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body row: its labels in the key columns with blanks filled from above."""

    row: int
    role: RowRole
    labels: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    banner: tuple[str, ...] = ()


def find_columns(matrix: Matrix, header: Header, paths: list[tuple[str, ...]]) -> Columns:
    """Tell key, attribute and figure columns apart by heading and by what their cells hold."""
    body = range(header.rows, matrix.height)
    shares = [_data_share(matrix, body, col) for col in range(matrix.width)]
    stub = _stub_width(matrix, body, paths, shares)
    roles = []
    for col, share in enumerate(shares):
        heading = " ".join(paths[col])
        if col < stub:
            roles.append(_stub_role(matrix, body, col, heading))
        elif share is None:
            roles.append(Role.FIGURE if heading and any(shares[stub:]) else Role.EMPTY)
        else:
            named = heading or not header.levels or _numbers(matrix, body, col)
            roles.append(Role.FIGURE if named and share >= 0.5 else Role.ATTRIBUTE)
    if Role.KEY not in roles[:stub] and stub:
        roles[0] = Role.KEY
    return Columns(stub, tuple(roles))


def _data_share(matrix: Matrix, body: range, col: int) -> float | None:
    """The share of data among a column's printed cells; None when nothing is printed."""
    texts = [matrix.texts[row][col] for row in body if matrix.texts[row][col]]
    if not texts:
        return None
    return sum(is_data(text) for text in texts) / len(texts)


def _numbers(matrix: Matrix, body: range, col: int) -> bool:
    return any(is_number(matrix.texts[row][col]) for row in body)


def _stub_width(
    matrix: Matrix, body: range, paths: list[tuple[str, ...]], shares: list[float | None]
) -> int:
    """The number of leading columns before the first column of figures."""
    figures = [col for col in range(matrix.width) if (shares[col] or 0) >= 0.5]
    if not figures:
        return matrix.width
    for col in figures:
        if col == 0 and not _is_bare(matrix, body, paths):
            continue
        last = not any(other > col for other in figures)
        if col > 0 and not last and _is_key(matrix, body, col, paths):
            continue
        return col
    return 1 if matrix.width > 1 else 0


def _is_bare(matrix: Matrix, body: range, paths: list[tuple[str, ...]]) -> bool:
    """A table without row labels: the first column has a period, or there is one row only."""
    if matrix.width == 1:
        return True
    heading = paths[0][-1] if paths[0] else ""
    if not heading or KEY_HEADING.fullmatch(plain(heading)):
        return False
    lone = len(body) == 1 and all(paths) and is_number(matrix.texts[body[0]][0])
    return is_period(heading) or lone


def _is_key(matrix: Matrix, body: range, col: int, paths: list[tuple[str, ...]]) -> bool:
    """Numbers that identify: years, ages, codes under a heading that says so.

    A second column of years without a heading of its own, beside labels that
    each stand over several rows, counts as well.
    """
    texts = [matrix.texts[row][col] for row in body if matrix.texts[row][col]]
    heading = paths[col][-1] if paths[col] else ""
    if heading and heading != (paths[0][-1] if paths[0] else ""):
        named = KEY_HEADING.fullmatch(plain(heading)) is not None and not is_period(heading)
        return named and all(read_text(text).decimals == 0 for text in texts)
    outer = [matrix.texts[row][0] for row in body]
    return col == 1 and not all(outer) and all(map(is_period, texts))


def _stub_role(matrix: Matrix, body: range, col: int, heading: str) -> Role:
    """In the stub, lists of codes, clock times and long remarks are attributes, not keys."""
    texts = [matrix.texts[row][col] for row in body if matrix.texts[row][col]]
    if not texts:
        return Role.EMPTY
    if col == 0:
        return Role.KEY
    listed = sum(_CODE_LIST.fullmatch(text) is not None for text in texts)
    timed = sum(_CLOCK.fullmatch(text) is not None for text in texts)
    if listed * 2 > len(texts) or timed * 2 > len(texts):
        return Role.ATTRIBUTE
    if _ATTRIBUTE_HEADING.fullmatch(heading.casefold()):
        return Role.ATTRIBUTE
    return Role.KEY


# --------------------------------------------------------------------------- rows


def read_rows(matrix: Matrix, header: Header, columns: Columns) -> list[BodyRow]:
    """Every body row with its role, its labels, and the banners that stand over it."""
    keys = columns.of(Role.KEY)
    body = range(header.rows, matrix.height)
    roles = _row_roles(matrix, header, columns, body)
    grouped = [_is_grouped(matrix, body, roles, key, keys) for key in keys]
    filled = [""] * len(keys)
    rows: list[BodyRow] = []
    banner: list[str] = []
    for row in body:
        role = roles[row]
        printed = tuple(_label(matrix, row, key) for key in keys)
        if role is RowRole.BANNER:
            after_banner = bool(rows) and rows[-1].role is RowRole.BANNER
            text = next(matrix.texts[row][col] for col in matrix.filled(row))
            banner = [*banner, text][-2:] if after_banner else [text]
            filled = [""] * len(keys)
        elif role is RowRole.DATA:
            filled = _fill(printed, filled, grouped)
        rows.append(BodyRow(row, role, tuple(filled), printed, _banner_over(banner, filled)))
        if role is RowRole.DATA and printed and is_totalish(printed[0]):
            filled, banner = [""] * len(keys), []  # its total closes a group
    return rows


def _label(matrix: Matrix, row: int, key: int) -> str:
    """A label as printed, or that of the cell that spans down over this row.

    A label that spans several key columns belongs to the first of them.
    """
    above, col = matrix.origin.get((row, key), (row, key))
    return matrix.texts[above][col] if col == key else ""


def _banner_over(banner: list[str], labels: list[str]) -> tuple[str, ...]:
    """A grand total stands outside of every group."""
    return () if any(is_grand_word(label) for label in labels) else tuple(banner)


def _fill(printed: tuple[str, ...], above: list[str], grouped: list[bool]) -> list[str]:
    """Blanks left of a printed label mean "as above" in a column that groups rows."""
    if printed and (is_totalish(printed[0]) or any(is_grand_word(label) for label in printed)):
        return list(printed)
    last = max((index for index, label in enumerate(printed) if label), default=-1)
    labels: list[str] = []
    same = True
    for index, label in enumerate(printed):
        if not label and same and index < last and grouped[index]:
            labels.append(above[index])
        else:
            labels.append(label)
            same = same and label == above[index]
            if label and label != above[index]:
                same = False
            elif label:
                same = True
    return labels


def _is_grouped(
    matrix: Matrix, body: range, roles: dict[int, RowRole], key: int, keys: list[int]
) -> bool:
    """An outer key column groups when its labels repeat or stand once over several rows."""
    if key == keys[-1]:
        return False
    rows = [row for row in body if roles[row] is RowRole.DATA]
    own = [_label(matrix, row, key) for row in rows]
    inner = [any(_label(matrix, row, other) for other in keys if other > key) for row in rows]
    blanks = sum(not label and has for label, has in zip(own, inner, strict=True))
    repeats = sum(bool(a) and a == b for a, b in pairwise(own))
    return blanks > max(1, len(rows) // 20) or repeats > 0


def _row_roles(matrix: Matrix, header: Header, columns: Columns, body: range) -> dict[int, RowRole]:
    figures = columns.of(Role.FIGURE)
    lines = {matrix.texts[level] for level in header.levels}
    roles = {row: _row_role(matrix, row, figures, lines) for row in body}
    alone = [row for row in body if roles[row] is RowRole.BANNER]
    if alone:
        _settle_banners(matrix, roles, alone, figures)
    for row in reversed(body):  # a banner needs rows under it; notes end the table
        if roles[row] is RowRole.SPACER:
            continue
        if roles[row] is not RowRole.BANNER:
            break
        text = matrix.texts[row][matrix.filled(row)[0]]
        roles[row] = RowRole.NOTE if len(text) > 25 or ":" in text else RowRole.DATA
    return roles


def _row_role(matrix: Matrix, row: int, figures: list[int], lines: set[tuple[str, ...]]) -> RowRole:
    filled = matrix.filled(row)
    if not filled:
        covered = any((row, col) in matrix.origin for col in range(matrix.width))
        return RowRole.DATA if covered and not figures else RowRole.SPACER
    if matrix.texts[row] in lines:
        return RowRole.HEADER
    if len(filled) > 1 or filled[0] in figures or (matrix.width < 3 and not figures):
        return RowRole.DATA
    return RowRole.DATA if is_total_word(matrix.texts[row][filled[0]]) else RowRole.BANNER


_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


def _settle_banners(
    matrix: Matrix, roles: dict[int, RowRole], alone: list[int], figures: list[int]
) -> None:
    """Tell headings across the table from rows whose figures are all blank.

    A heading spans the table, ends in a colon, or is bold where rows are not.
    Otherwise it must not look like the rows beside it (a code among codes), and
    where blanks are common in the table, the rows under it must repeat labels.
    """
    data = [row for row, role in roles.items() if role is RowRole.DATA]
    labels = [matrix.texts[row][0] for row in data]
    twice = {label for label in labels if labels.count(label) > 1} if len(labels) < 5000 else set()
    shapes = {_shape(label) for label in labels}
    bold = any(matrix.cells[row][0].bold for row in data)
    sparse = _blank_share(matrix, data, figures) > _SPARSE
    for row in alone:
        col = matrix.filled(row)[0]
        text, cell = matrix.texts[row][col], matrix.cells[row][col]
        if matrix.spans(row, col) > max(1, matrix.width - 2) or text.endswith(":"):
            continue
        if cell.bold and not bold:
            continue
        coded = any(ch.isdigit() for ch in text) and _shape(text) in shapes
        if coded or (sparse and matrix.texts[min(row + 1, matrix.height - 1)][0] not in twice):
            roles[row] = RowRole.DATA


def _shape(label: str) -> str:
    """A label's pattern: letters and digits stand for themselves no more."""
    return _LETTERS.sub("a", _DIGITS.sub("9", label))


def _blank_share(matrix: Matrix, data: list[int], figures: list[int]) -> float:
    """The share of blanks in rows that print at least one figure."""
    blank = sum(not matrix.texts[row][col] for row in data for col in figures)
    return blank / (len(data) * len(figures)) if data and figures else 0.0
