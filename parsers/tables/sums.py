"""Which rows and columns of a table are totals, and of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parsers.tables.arithmetic import Check
from parsers.tables.body import Body
from parsers.tables.labels import Path
from parsers.tables.totals import ENOUGH, Axis, Side, Sum, best_parts, few_for, sums_rest
from parsers.tables.tree import RowTree
from parsers.tables.words import is_grand_word, is_total_word, may_be_total, says_total

_SAID = 4.0  # bits that a column needs which says "total" in so many words
_SHORT = 100  # rows; longer sums are tried for the outermost totals only


@dataclass(slots=True)
class Sums:
    """Totals found on both axes, with what each adds up."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    found: list[tuple[Side, Sum]] = field(default_factory=list)

    def add(self, side: Side, total: int, parts: Sequence[int]) -> None:
        """Mark a line as a total; without parts there is nothing to test."""
        (self.rows if side.axis is Axis.ROW else self.columns).add(total)
        if parts:
            self.found.append((side, Sum(side.axis, total, tuple(parts))))


def find_sums(body: Body, tree: RowTree) -> Sums:
    """Find total rows and total columns by word and by arithmetic."""
    rows, columns = body.additive_rows, body.additive_columns
    down = Side(Axis.ROW, rows, columns, body.cell, body.column_slack, body.is_blank)
    across = Side(
        Axis.COLUMN,
        columns,
        rows,
        lambda col, row: body.cell(row, col),
        body.row_slack,
        lambda col, row: body.is_blank(row, col),
    )
    sums = Sums()
    _parent_rows(down, tree, sums)
    if len(body.data) > 1:
        _word_rows(body, down, tree, sums)
        _silent_row(down, tree, sums)
    if len(columns) > 1:
        _columns(body, across, sums)
    return sums


# --------------------------------------------------------------------------- rows


def _parent_rows(side: Side, tree: RowTree, sums: Sums) -> None:
    """A parent is a total where it sums its children; an indented heading need not."""
    for parent, children in tree.children.items():
        checks = side.test(parent, children)
        agreed = sum(check is Check.AGREE for check in checks)
        tested = any(check is not Check.UNTESTED for check in checks)
        if tested and (Check.DISAGREE not in checks or agreed * 2 > len(checks)):
            sums.add(side, parent, children)


def _word_rows(body: Body, side: Side, tree: RowTree, sums: Sums) -> None:
    """Rows called a total, and rows that may be called one and add up beyond chance."""
    printed = {row.row: [label for label in row.printed if label] for row in body.data}
    words = set(tree.by_word)
    blocks = _Blocks(body, tree, words)
    maybe = [row for row, own in printed.items() if row not in words and _may(own)]
    for row in maybe if len(maybe) * 2 <= len(printed) else ():
        parts = best_parts(side, row, blocks.choices(row, sums, grand=False, edge=True))
        if row not in sums.rows and side.evidence(row, parts) >= ENOUGH:
            sums.add(side, row, parts)
    blocks = _Blocks(body, tree, words | (sums.rows & set(maybe)))
    for row in tree.by_word:
        edge = row in (tree.by_word[0], tree.by_word[-1])
        grand = any(map(is_grand_word, printed[row]))
        parts = best_parts(side, row, blocks.choices(row, sums, grand=grand, edge=edge))
        exact = any(map(is_total_word, printed[row])) or row == body.data[-1].row
        exact = exact and not blocks.is_lonely(row)
        tested = exact or side.evidence(row, parts) > 0 or not side.misses(row, parts)
        named = any(printed[row])  # a row without a label is a total only where it adds up
        if row not in sums.rows and (named or side.evidence(row, parts) > 0):
            sums.add(side, row, parts if tested else ())


def _may(labels: list[str]) -> bool:
    return any(map(may_be_total, labels))


class _Blocks:
    """What a total row may sum."""

    def __init__(self, body: Body, tree: RowTree, outside: set[int]) -> None:
        self._rows = [row.row for row in body.data]
        self._place = {row: place for place, row in enumerate(self._rows)}
        self._banner = {row.row: row.banner for row in body.data}
        self._labels = {row.row: row.labels for row in body.data}
        self._outside = outside
        self._top_set = {row for row in tree.roots if row not in outside}

    def choices(
        self, total: int, sums: Sums, *, grand: bool, edge: bool
    ) -> Iterator[tuple[int, ...]]:
        """Sets of rows to try: its own block, what no total before has summed, all top
        rows, the totals, the block below.

        Only a grand total or the outermost totals may sum the whole table.
        """
        place = self._place[total]
        rows = self._group(total) or self._rows
        if rows is not self._rows:
            place, grand, edge = rows.index(total), False, True
        before = self._block((rows[at] for at in range(place - 1, -1, -1)), total)[::-1]
        if not grand:
            yield tuple(before)
        frontier = self._frontier(rows[:place], sums)
        if edge or len(frontier) <= _SHORT:
            yield frontier
        if grand or edge:
            yield tuple(row for row in rows if row in self._top_set)
            yield tuple(row for row in rows if row in self._outside and row != total)
        if grand:
            yield tuple(before)
        yield tuple(self._block((rows[at] for at in range(place + 1, len(rows))), total))
        yield self._same_inner(total)

    def _block(self, rows: Iterable[int], total: int) -> list[int]:
        """Top rows next to a total, up to another total or out of its banner."""
        own, found = self._banner[total], []
        for row in rows:
            if row in self._outside or (own and self._banner[row] != own):
                break
            if row in self._top_set:
                found.append(row)
        return found

    def _frontier(self, above: Sequence[int], sums: Sums) -> tuple[int, ...]:
        """Rows and totals above that no total has summed yet."""
        taken = {part for _, own in sums.found for part in own.parts}
        rows = (row for row in above if row not in taken)
        return tuple(row for row in rows if row in self._top_set or row in sums.rows)

    def _outer(self, total: int) -> Path:
        """The labels outside of the one that says total: its group, if they are printed."""
        labels = self._labels[total]
        place = next((n for n, label in enumerate(labels) if says_total(label)), 0)
        return labels[:place] if all(labels[:place]) else ()

    def _group(self, total: int) -> list[int]:
        """The rows of a total's own group, itself included; none where it has no group."""
        outer = self._outer(total)
        if not outer:
            return []
        own = [row for row in self._rows if self._labels[row][: len(outer)] == outer]
        return own if len(own) > 1 else []

    def is_lonely(self, total: int) -> bool:
        """Whether a total's group has no other row: nothing says what it should sum."""
        return bool(self._outer(total)) and not self._group(total)

    def _same_inner(self, total: int) -> tuple[int, ...]:
        """Rows with the same inner label in other groups, for a group called a total."""
        own = self._labels[total]
        if len(own) < 2 or not is_total_word(own[0]) or not own[-1]:
            return ()
        return tuple(
            row
            for row, labels in self._labels.items()
            if row != total and labels[1:] == own[1:] and not is_total_word(labels[0])
        )


def _silent_row(side: Side, tree: RowTree, sums: Sums) -> None:
    """A last or first row without a word for it that is the sum of all other top rows."""
    tops = tree.roots
    if len(tops) < 3 or any(row in sums.rows for row in tree.by_word):
        return
    for edge in (tops[-1], tops[0]):
        rest = tuple(row for row in tops if row != edge)
        if edge in sums.rows or _is_one_of_many(tree, edge, rest):
            continue
        if sums_rest(side, edge, rest):
            sums.add(side, edge, rest)
            return


def _is_one_of_many(tree: RowTree, row: int, rest: Sequence[int]) -> bool:
    """Whether a row under its own outer label has the inner label of another: no total has."""
    own = tree.paths[row]
    return len(own) > 1 and any(tree.paths[other][1:] == own[1:] for other in rest)


# --------------------------------------------------------------------------- columns


def _columns(body: Body, side: Side, sums: Sums) -> None:
    """Columns called a total, and those that may be called one and add up beyond chance."""
    columns, paths = body.additive_columns, body.paths
    words = {col for col in columns if any(map(is_total_word, paths[col]))}
    maybe = [c for c in columns if c not in words and paths[c] and may_be_total(paths[c][-1])]
    free = [col for col in columns if col not in words and col not in maybe]
    for col in maybe:
        enough = _SAID if says_total(paths[col][-1]) else ENOUGH
        choices = _column_choices(paths, col, columns, words | set(maybe))
        parts = best_parts(side, col, choices)
        if side.evidence(col, parts) < enough:
            parts = few_for(side, col, free)
        if side.evidence(col, parts) >= enough:
            sums.add(side, col, parts)
    outside = words | sums.columns
    for col in (col for col in columns if col in words):
        parts = best_parts(side, col, _column_choices(paths, col, columns, outside))
        if side.evidence(col, parts) <= 0:
            parts = few_for(side, col, free) or parts
        if parts:
            sums.add(side, col, parts)
    if not sums.columns and len(columns) > 2:
        _silent_column(side, columns, sums)


def _silent_column(side: Side, columns: list[int], sums: Sums) -> None:
    """A last or first column without a word for it that is the sum of all others."""
    for edge in (columns[-1], columns[0]):
        rest = tuple(col for col in columns if col != edge)
        if sums_rest(side, edge, rest):
            sums.add(side, edge, rest)
            return


def _column_choices(
    paths: Sequence[Path], total: int, columns: list[int], outside: set[int]
) -> Iterator[tuple[int, ...]]:
    """What a total column may sum: its group, all others, the block beside it, other totals."""
    own = paths[total]
    free = [col for col in columns if col not in outside]
    if len(own) > 1:
        yield tuple(col for col in free if paths[col][:-1] == own[:-1])
        yield tuple(col for col in free if paths[col][1:] == own[1:])
    yield tuple(free)
    place = columns.index(total)
    yield tuple(_until(reversed(columns[:place]), outside)[::-1])
    yield tuple(_until(iter(columns[place + 1 :]), outside))
    others = [col for col in columns if col in outside and col != total]
    yield tuple(col for col in others if len(paths[col]) > len(own))
    yield tuple(others)


def _until(columns: Iterable[int], stops: set[int]) -> list[int]:
    found: list[int] = []
    for col in columns:
        if col in stops:
            break
        found.append(col)
    return found
