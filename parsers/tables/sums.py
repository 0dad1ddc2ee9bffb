"""Which rows and columns of a table are totals, and of what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parsers.tables.arithmetic import Check
from parsers.tables.body import Body
from parsers.tables.totals import Axis, Side, Sum, best_parts, pair_for, sums_rest
from parsers.tables.tree import RowTree
from parsers.tables.words import is_grand_word, is_total_word, is_totalish, says_total


@dataclass(slots=True)
class Sums:
    """Totals found on both axes, with what each adds up."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    found: list[tuple[Side, Sum]] = field(default_factory=list)


def find_sums(body: Body, tree: RowTree) -> Sums:
    """Find total rows and total columns by word and by arithmetic."""
    sums = Sums()
    down = Side(
        Axis.ROW, body.additive_rows, body.additive_columns, body.cell, body.column_decimals
    )
    across = Side(
        Axis.COLUMN,
        body.additive_columns,
        body.additive_rows,
        lambda line, place: body.cell(place, line),
        body.row_decimals,
    )
    _parent_rows(down, tree, sums)
    _word_rows(body, down, tree, sums)
    _silent_rows(body, down, tree, sums)
    _columns(body, across, sums)
    return sums


def _add(sums: Sums, side: Side, total: int, parts: Sequence[int]) -> None:
    lines = sums.rows if side.axis is Axis.ROW else sums.columns
    lines.add(total)
    if parts:
        sums.found.append((side, Sum(side.axis, total, tuple(parts))))


def _parent_rows(side: Side, tree: RowTree, sums: Sums) -> None:
    """A parent is a total where it sums its children; an indented heading need not."""
    for parent, children in tree.children.items():
        checks = side.test(parent, children)
        agreed = sum(check is Check.AGREE for check in checks)
        if Check.DISAGREE not in checks or agreed > len(checks) // 2:
            if any(check is not Check.UNTESTED for check in checks):
                _add(sums, side, parent, children)


def _word_rows(body: Body, side: Side, tree: RowTree, sums: Sums) -> None:
    """Rows called a total, and rows with the word in them that add up or end the table."""
    rows = [row.row for row in body.data]
    words = set(tree.by_word)
    labels = {row.row: [label for label in row.printed if label] for row in body.data}
    maybe = [
        row for row in rows if row not in words and any(is_totalish(lab) for lab in labels[row])
    ]
    if len(rows) < 2:
        return
    outside = words | set(maybe)
    for row in rows:
        if row not in outside:
            continue
        grand = any(is_grand_word(label) for label in labels[row])
        choices = _row_choices(body, tree, rows, row, outside, grand=grand)
        parts = best_parts(side, row, choices)
        said = row in words or any(says_total(label) for label in labels[row])
        agrees = side.evidence(row, parts) > 0
        if row in sums.rows or not (said or agrees):
            continue
        sure = row in words or row == rows[-1] or agrees or not side.misses(row, parts)
        _add(sums, side, row, parts if sure else ())


def _row_choices(
    body: Body, tree: RowTree, rows: list[int], total: int, outside: set[int], *, grand: bool
) -> list[tuple[int, ...]]:
    """What a total row may sum: its own block, all top rows, or the totals before it."""
    place = rows.index(total)
    tops = [row for row in tree.roots if row not in outside]
    banner = {row.row: row.banner for row in body.data}
    before = _until(reversed(rows[:place]), outside, banner, banner[total])
    after = _until(iter(rows[place + 1 :]), outside, banner, banner[total])
    top_set = set(tops)
    block = tuple(row for row in reversed(before) if row in top_set)
    below = tuple(row for row in after if row in top_set)
    subtotals = tuple(row for row in rows if row in outside and row != total)
    same = _same_label(body, total, rows)
    choices = [block, tuple(tops), subtotals, below, same]
    return [choices[1], choices[2], block, below, same] if grand else choices


def _until(
    rows: Iterable[int], stops: set[int], banner: dict[int, tuple[str, ...]], own: tuple[str, ...]
) -> list[int]:
    found: list[int] = []
    for row in rows:
        if row in stops or (own and banner[row] != own):
            break
        found.append(row)
    return found


def _same_label(body: Body, total: int, rows: list[int]) -> tuple[int, ...]:
    """Rows of other groups with the same inner label, for a group that is called a total."""
    labels = {row.row: row.labels for row in body.data}
    own = labels[total]
    if len(own) < 2 or not is_total_word(own[0]) or not own[-1]:
        return ()
    return tuple(
        row
        for row in rows
        if row != total and labels[row][1:] == own[1:] and not is_total_word(labels[row][0])
    )


def _silent_rows(body: Body, side: Side, tree: RowTree, sums: Sums) -> None:
    """A first or last row without a word that is the sum of all other top rows."""
    tops = [row for row in tree.roots if row not in sums.rows or row in tree.children]
    if len(tops) < 3 or any(total for total in sums.rows if total in tree.by_word):
        return
    for edge in (tops[-1], tops[0]):
        rest = tuple(row for row in tops if row != edge)
        if edge not in sums.rows and sums_rest(side, edge, rest):
            _add(sums, side, edge, rest)
            return


# --------------------------------------------------------------------------- columns


def _columns(body: Body, side: Side, sums: Sums) -> None:
    """Columns called a total, and edge columns that are the sum of the others."""
    figures = body.additive_columns
    if len(figures) < 2:
        return
    words = [c for c in figures if any(is_total_word(label) for label in body.paths[c])]
    maybe = [
        c for c in figures if c not in words and body.paths[c] and is_totalish(body.paths[c][-1])
    ]
    outside = set(words) | set(maybe)
    for col in figures:
        if col not in outside:
            continue
        parts = best_parts(side, col, _column_choices(body, col, figures, outside))
        if col in words and side.evidence(col, parts) > 0:
            _add(sums, side, col, parts)
            continue
        if side.evidence(col, parts) <= 0:
            free = [c for c in figures if c not in outside]
            parts = pair_for(side, col, free) or (parts if col in words else ())
        if parts or col in words:
            _add(sums, side, col, parts)
    if not sums.columns:
        _silent_columns(body, side, sums)


def _column_choices(
    body: Body, total: int, figures: list[int], outside: set[int]
) -> list[tuple[int, ...]]:
    """What a total column may sum: its group, all others, the block beside it, other totals."""
    paths = body.paths
    plain = [col for col in figures if col not in outside]
    group = tuple(c for c in plain if len(paths[total]) > 1 and paths[c][:-1] == paths[total][:-1])
    place = figures.index(total)
    left = _block(reversed(figures[:place]), outside)
    right = _block(iter(figures[place + 1 :]), outside)
    others = tuple(col for col in figures if col in outside and col != total)
    same = tuple(c for c in plain if len(paths[total]) > 1 and paths[c][1:] == paths[total][1:])
    under = tuple(c for c in others if len(paths[c]) > len(paths[total]))
    return [group, same, tuple(plain), tuple(reversed(left)), tuple(right), under, others]


def _block(columns: Iterable[int], stops: set[int]) -> list[int]:
    found: list[int] = []
    for col in columns:
        if col in stops:
            break
        found.append(col)
    return found


def _silent_columns(body: Body, side: Side, sums: Sums) -> None:
    figures = body.additive_columns
    if len(figures) < 3:
        return
    for edge in (figures[-1], figures[0]):
        rest = tuple(col for col in figures if col != edge)
        if sums_rest(side, edge, rest):
            _add(sums, side, edge, rest)
            return
