"""The path of each row: banners, outer keys, and the levels inside one label column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.tables.arithmetic import Line
from parsers.tables.body import Body
from parsers.tables.hierarchy import Reading, by_arithmetic, by_indent
from parsers.tables.stubs import BodyRow
from parsers.tables.words import is_total_word, is_totalish

_NAME_SPLIT = re.compile(r" ?[/>|\\] ?| - ")


@dataclass(slots=True)
class RowTree:
    """Paths by grid row, children by parent row, rows that are totals by their word."""

    paths: dict[int, tuple[str, ...]] = field(default_factory=dict)
    children: dict[int, tuple[int, ...]] = field(default_factory=dict)
    by_word: list[int] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    depth: int = 1
    certain: bool = True


def build_tree(body: Body) -> RowTree:
    """Name every data row, outermost label first, and find parents that may sum children."""
    tree = RowTree()
    for row in body.data:
        if any(is_total_word(label) for label in row.printed if label):
            tree.by_word.append(row.row)
    for section in _sections(body):
        if len(body.keys) == 1:
            _one_column(body, section, tree)
        else:
            _several_columns(section, tree)
    inside = {child for children in tree.children.values() for child in children}
    words = set(tree.by_word)
    tree.roots = [r.row for r in body.data if r.row not in inside and r.row not in words]
    return tree


def level_names(heading: str) -> list[str]:
    """The level names that one stub heading prints: OUTCOME/OFFENCE/OFFENDER AGE is three."""
    return [name.strip() for name in _NAME_SPLIT.split(heading) if name.strip()]


def _sections(body: Body) -> list[list[BodyRow]]:
    """Data rows in runs that stand under the same banners."""
    sections: list[list[BodyRow]] = []
    for row in body.data:
        if sections and sections[-1][-1].banner == row.banner:
            sections[-1].append(row)
        else:
            sections.append([row])
    return sections


def _one_column(body: Body, section: list[BodyRow], tree: RowTree) -> None:
    """Levels within a single label column, totals by word left out."""
    words = set(tree.by_word)
    for row in section:
        if row.row in words:
            tree.paths[row.row] = (*row.banner, *filter(None, row.labels))
    rows = [row for row in section if row.row not in words]
    if not rows:
        return
    key = body.keys[0]
    reading = by_indent([body.matrix.cells[row.row][key].indent for row in rows])
    if reading is None:
        reading = _by_sums(body, section, rows)
    reading = _without_grand_total(reading)
    tree.certain = tree.certain and reading.certain
    tree.depth = max(tree.depth, max(reading.levels) + 1)
    for index, row in enumerate(rows):
        tree.paths[row.row] = (*row.banner, *_labels(rows, reading, index))
        children = reading.children(index)
        if children:
            tree.children[row.row] = tuple(rows[child].row for child in children)


def _by_sums(body: Body, section: list[BodyRow], rows: list[BodyRow]) -> Reading:
    """Infer levels over the columns that do not sum others, against the section's total."""
    free = [
        col
        for col in body.additive_columns
        if not any(is_total_word(label) for label in body.paths[col])
    ]
    free = free or body.additive_columns
    totals = [row for row in section if row not in rows]
    total = totals[-1] if totals else None
    heading = body.paths[body.keys[0]]
    named = len(level_names(heading[-1])) if heading else 1
    return by_arithmetic(
        [_line(body, row, free) for row in rows],
        _line(body, total, free) if total else None,
        named,
    )


def _line(body: Body, row: BodyRow, columns: list[int]) -> Line:
    return [body.cell(row.row, col) for col in columns]


def _without_grand_total(reading: Reading) -> Reading:
    """One last row that sums everything above it is a grand total, not the others' parent."""
    roots = reading.roots
    if not (reading.after and len(roots) == 1 and len(reading.levels) > 1):
        return reading
    top = roots[0]
    levels = tuple(level if row == top else level - 1 for row, level in enumerate(reading.levels))
    parents = tuple(None if parent == top else parent for parent in reading.parents)
    return Reading(levels, parents, reading.evidence, reading.certain, after=True)


def _labels(rows: list[BodyRow], reading: Reading, index: int) -> tuple[str, ...]:
    """A row's own label under its parents'; a parent called a total lends no name."""
    path = list(rows[index].labels)
    parent = reading.parents[index]
    while parent is not None:
        label = rows[parent].labels[0]
        if not is_totalish(label):
            path.insert(0, label)
        parent = reading.parents[parent]
    return tuple(filter(None, path))


def _several_columns(section: list[BodyRow], tree: RowTree) -> None:
    """Several key columns: the path is their labels; a row without inner labels heads a group."""
    for row in section:
        tree.paths[row.row] = (*row.banner, *filter(None, row.labels))
    words = set(tree.by_word)
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
