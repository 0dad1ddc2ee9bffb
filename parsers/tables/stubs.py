"""Which columns name the rows, which hold figures, and what each row is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

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
_SPARSE = 0.4


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
    for col in range(matrix.width):
        heading = " ".join(paths[col])
        if col < stub:
            roles.append(_stub_role(matrix, body, col, heading))
        elif shares[col] is None:
            roles.append(Role.FIGURE if heading and any(shares[stub:]) else Role.EMPTY)
        else:
            figure = shares[col] >= 0.5 and (
                heading or not header.levels or _numbers(matrix, body, col)
            )
            roles.append(Role.FIGURE if figure else Role.ATTRIBUTE)
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
        if col > 0 and not last and _is_key(matrix, body, col, " ".join(paths[col])):
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


def _is_key(matrix: Matrix, body: range, col: int, heading: str) -> bool:
    """Numbers that identify: years, ages, codes and dates under a heading that says so."""
    if not KEY_HEADING.fullmatch(plain(heading)):
        return False
    texts = [matrix.texts[row][col] for row in body if matrix.texts[row][col]]
    return all(read_text(text).decimals == 0 for text in texts)


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
    keys, figures = columns.of(Role.KEY), columns.of(Role.FIGURE)
    body = range(header.rows, matrix.height)
    roles = _row_roles(matrix, header, columns, body)
    grouped = [_is_grouped(matrix, body, roles, key, keys) for key in keys]
    filled = [""] * len(keys)
    rows: list[BodyRow] = []
    banner: list[str] = []
    for row in body:
        role = roles[row]
        printed = tuple(matrix.spread(row, key) for key in keys)
        if role is RowRole.BANNER:
            after_banner = bool(rows) and rows[-1].role is RowRole.BANNER
            text = next(matrix.texts[row][col] for col in matrix.filled(row))
            banner = [*banner, text][-2:] if after_banner else [text]
            filled = [""] * len(keys)
        elif role is RowRole.DATA:
            filled = _fill(printed, filled, grouped)
        over = _banner_over(banner, filled)
        rows.append(BodyRow(row, role, tuple(filled), printed, over))
        if role is RowRole.DATA and _total_label(printed):
            filled = [""] * len(keys) if is_totalish(printed[0]) else filled
    assert figures or columns.stub == matrix.width or not rows
    return rows


def _banner_over(banner: list[str], labels: list[str]) -> tuple[str, ...]:
    """A grand total stands outside of every group."""
    return () if any(is_grand_word(label) for label in labels) else tuple(banner)


def _total_label(printed: tuple[str, ...]) -> bool:
    return any(is_total_word(label) for label in printed)


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
    own = [matrix.spread(row, key) for row in rows]
    inner = [any(matrix.spread(row, other) for other in keys if other > key) for row in rows]
    blanks = sum(not label and has for label, has in zip(own, inner, strict=True))
    repeats = sum(bool(a) and a == b for a, b in zip(own, own[1:], strict=False))
    return blanks > max(1, len(rows) // 20) or repeats > 0


def _row_roles(matrix: Matrix, header: Header, columns: Columns, body: range) -> dict[int, RowRole]:
    figures = columns.of(Role.FIGURE)
    lines = {matrix.texts[level] for level in header.levels}
    sparse = _blank_share(matrix, body, figures) >= _SPARSE
    roles: dict[int, RowRole] = {}
    for row in body:
        roles[row] = _row_role(matrix, row, figures, lines, sparse=sparse)
    for row in reversed(body):  # a banner needs rows under it; notes end the table
        if roles[row] is RowRole.SPACER:
            continue
        if roles[row] is not RowRole.BANNER:
            break
        text = matrix.texts[row][matrix.filled(row)[0]]
        roles[row] = RowRole.NOTE if len(text) > 25 or ":" in text else RowRole.DATA
    return roles


def _row_role(
    matrix: Matrix,
    row: int,
    figures: list[int],
    lines: set[tuple[str, ...]],
    *,
    sparse: bool,
) -> RowRole:
    filled = matrix.filled(row)
    if not filled:
        covered = any((row, col) in matrix.origin for col in range(matrix.width))
        return RowRole.DATA if covered and not figures else RowRole.SPACER
    if matrix.texts[row] in lines:
        return RowRole.HEADER
    if len(filled) > 1 or filled[0] in figures or matrix.width < 3 and not figures:
        return RowRole.DATA
    text, cell = matrix.texts[row][filled[0]], matrix.cells[row][filled[0]]
    if matrix.spans(row, filled[0]) > max(1, matrix.width - 2) and matrix.width > 1:
        return RowRole.BANNER
    if is_total_word(text) or (sparse and not cell.bold and not text.endswith(":")):
        return RowRole.DATA
    return RowRole.BANNER


def _blank_share(matrix: Matrix, body: range, figures: list[int]) -> float:
    """The share of blanks in rows that print at least one figure."""
    blank = total = 0
    for row in body:
        empty = sum(not matrix.texts[row][col] for col in figures)
        if empty < len(figures):
            blank, total = blank + empty, total + len(figures)
    return blank / total if total else 0.0
