"""The path of each row: banners, outer keys, and the levels inside one label column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.tables.arithmetic import Line
from parsers.tables.body import Body
from parsers.tables.hierarchy import Reading, by_arithmetic, by_indent, flat
from parsers.tables.labels import Path
from parsers.tables.rows import BodyRow
from parsers.tables.words import is_grand_word, is_total_word, says_total

_NAME_SPLIT = re.compile(r" ?[/>|\\] ?| - ")


@dataclass(slots=True)
class RowTree:
    """Paths by grid row, children by parent row, rows that are totals by their word.

    ``roots`` are the rows with no parent that are no totals by word; ``certain``
    is false where arithmetic left more than one reading of the levels.
    """

    paths: dict[int, Path] = field(default_factory=dict)
    children: dict[int, tuple[int, ...]] = field(default_factory=dict)
    by_word: list[int] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    depth: int = 1
    certain: bool = True


def build_tree(body: Body) -> RowTree:
    """Name every data row, outermost label first, and find parents that may sum children."""
    tree = RowTree()
    blank = sum(not any(row.labels) for row in body.data)
    named = blank * 2 < len(body.data)  # a row without a label is odd only among rows with one
    tree.by_word = [
        row.row
        for row in body.data
        if any(map(says_total, row.printed)) or (named and not any(row.labels))
    ]
    words = set(tree.by_word)
    for section in _sections(body.data):
        if len(body.keys) == 1:
            for block, total in _blocks(section, words):
                _one_column(body, block, total, tree)
        elif body.keys:
            _several_columns(body, section, words, tree)
        for row in section:
            tree.paths.setdefault(row.row, (*row.banner, *filter(None, row.labels)))
    inside = {child for children in tree.children.values() for child in children}
    tree.roots = [r.row for r in body.data if r.row not in inside and r.row not in words]
    return tree


def level_names(heading: str) -> list[str]:
    """The level names that one stub heading prints: OUTCOME/OFFENCE/OFFENDER AGE is three."""
    return [name.strip() for name in _NAME_SPLIT.split(heading) if name.strip()]


def _sections(data: Sequence[BodyRow]) -> list[list[BodyRow]]:
    """Data rows in runs that stand under the same banners."""
    sections: list[list[BodyRow]] = []
    for row in data:
        if sections and sections[-1][-1].banner == row.banner:
            sections[-1].append(row)
        else:
            sections.append([row])
    return sections


def _blocks(section: list[BodyRow], words: set[int]) -> list[tuple[list[BodyRow], BodyRow | None]]:
    """Runs of rows with the total by word that closes them.

    One total belongs to all rows, wherever it stands; of several, each closes the
    rows before it, and one over everything (a grand total) closes none.
    """
    rows = [row for row in section if row.row not in words]
    totals = [row for row in section if row.row in words]
    if len(totals) < 2:
        return [(rows, totals[0] if totals else None)] if rows else []
    blocks: list[tuple[list[BodyRow], BodyRow | None]] = []
    block: list[BodyRow] = []
    for row in section:
        if row.row not in words:
            block.append(row)
        elif block:
            blocks.append((block, None if any(map(is_grand_word, row.printed)) else row))
            block = []
    return [*blocks, (block, None)] if block else blocks


# --------------------------------------------------------------------------- one label column


def _one_column(body: Body, rows: list[BodyRow], total: BodyRow | None, tree: RowTree) -> None:
    """Levels within a single label column, totals by word left out."""
    reading = by_indent([_indent(body, row) for row in rows])
    if reading is None:
        reading = _by_sums(body, rows, total)
    reading = _without_grand_total(reading)
    tree.certain = tree.certain and reading.certain
    tree.depth = max(tree.depth, max(reading.levels) + 1)
    _keep(rows, reading, tree)


def _keep(rows: list[BodyRow], reading: Reading, tree: RowTree) -> None:
    """Record the paths and parents of one reading."""
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(reading.parents):
        if parent is not None:
            children.setdefault(rows[parent].row, []).append(rows[index].row)
        tree.paths[rows[index].row] = (*rows[index].banner, *_labels(rows, reading, index))
    tree.children |= {parent: tuple(own) for parent, own in children.items()}


def _indent(body: Body, row: BodyRow) -> int:
    """Printed indentation: the cell's own, else the spaces before its text."""
    cell = body.matrix.cells[row.row][body.keys[0]]
    return cell.indent or len(cell.text) - len(cell.text.lstrip(" \u00a0\u2003"))


def _by_sums(body: Body, rows: list[BodyRow], total: BodyRow | None) -> Reading:
    """Infer levels over the columns that do not sum others, against the rows' total."""
    free = [col for col in body.additive_columns if not any(map(is_total_word, body.paths[col]))]
    free = free or body.additive_columns
    if not free:
        return flat(len(rows))
    heading = body.paths[body.keys[-1]]
    return by_arithmetic(
        [_line(body, row, free) for row in rows],
        _total_line(body, total, free) if total else None,
        [row.labels[-1] for row in rows],
        len(level_names(heading[-1])) if heading else 1,
    )


def _line(body: Body, row: BodyRow, columns: list[int]) -> Line:
    return [body.cell(row.row, col) for col in columns]


def _total_line(body: Body, row: BodyRow, columns: list[int]) -> Line:
    """A total row's numbers; where it prints none, there is nothing to test."""
    return [None if body.is_blank(row.row, col) else body.cell(row.row, col) for col in columns]


def _without_grand_total(reading: Reading) -> Reading:
    """One last row that sums everything above it is a grand total, not the others' parent."""
    tops = reading.roots
    if not (reading.after and len(tops) == 1 and len(reading.levels) > 1):
        return reading
    top = tops[0]
    levels = tuple(level if row == top else level - 1 for row, level in enumerate(reading.levels))
    parents = tuple(None if parent == top else parent for parent in reading.parents)
    return Reading(levels, parents, reading.evidence, reading.certain, after=True)


def _labels(rows: list[BodyRow], reading: Reading, index: int) -> Path:
    """A row's own label under its parents'; a parent called a total lends no name."""
    *outer, own = rows[index].labels
    inner = [own]
    parent = reading.parents[index]
    while parent is not None:
        label = rows[parent].labels[-1]
        if not says_total(label):
            inner.insert(0, label)
        parent = reading.parents[parent]
    return tuple(filter(None, (*outer, *inner)))


# --------------------------------------------------------------------------- several


def _several_columns(body: Body, section: list[BodyRow], words: set[int], tree: RowTree) -> None:
    """Several label columns: a row without inner labels heads the rows below that share its
    outer ones; rows that share all outer labels may have levels of their own."""
    for index, row in enumerate(section):
        depth = sum(map(bool, row.labels))
        if row.row in words or depth == len(row.labels) or not row.labels[0]:
            continue
        children = []
        for below in section[index + 1 :]:
            if below.row in words or below.labels[:depth] != row.labels[:depth]:
                break
            children.append(below.row)
        if children:
            tree.children[row.row] = tuple(children)
    for group, total in _groups(section, words):
        reading = _by_sums(body, group, total)
        if max(reading.levels) > 0:
            _keep(group, reading, tree)


def _groups(section: list[BodyRow], words: set[int]) -> list[tuple[list[BodyRow], BodyRow | None]]:
    """Runs of rows that differ in the innermost label only, each with its total if it has one."""
    groups: dict[Path, list[BodyRow]] = {}
    totals: dict[Path, BodyRow] = {}
    for row in section:
        if row.row in words:
            totals[row.labels[:-1]] = row
        elif all(row.labels):
            groups.setdefault(row.labels[:-1], []).append(row)
    return [(rows, totals.get(outer)) for outer, rows in groups.items() if len(rows) > 2]
