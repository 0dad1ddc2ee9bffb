"""Which force a figure is about, where its table names one.

A joint team answers for two forces in one table, a national body for all of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from parsers.force_names import force_of, may_name_in_full
from parsers.types import Figure, Table, TableReading

_ABOUT_FORCES: Final = re.compile(r"\b(?:police|constabulary|forces?)\b", re.IGNORECASE)


def with_subjects(reading: TableReading, table: Table) -> TableReading:
    """The reading with ``subject_force`` where a label, or else the caption, names a force.

    A bare county counts only in a level whose labels all name forces, two at the
    least, or whose heading speaks of forces: otherwise it may be a place.
    """
    levels = _levels(reading)
    plain = {level for level, labels in levels.items() if _all_forces(labels)}
    if any(_ABOUT_FORCES.search(name) for name in reading.row_dimensions):
        plain |= {level for level in levels if level[0] == "row"}
    caption = _captioned(table.caption)
    figures = [
        replace(figure, subject_force=_subject(figure, plain) or caption)
        for figure in reading.figures
    ]
    return replace(reading, figures=tuple(figures))


_Level = tuple[str, int]


def _levels(reading: TableReading) -> Mapping[_Level, set[str]]:
    """The labels of each level of rows and of columns, totals left out."""
    found: dict[_Level, set[str]] = defaultdict(set)
    for figure in reading.figures:
        for axis, path, total in (
            ("row", figure.row_path, figure.row_total),
            ("column", figure.column_path, figure.col_total),
        ):
            for depth, label in enumerate(path):
                if not total or depth < len(path) - 1:
                    found[axis, depth].add(label)
    return found


def _all_forces(labels: set[str]) -> bool:
    slugs = set()
    for label in labels:
        slug = force_of(label, plain=True)
        if slug is None:
            return False
        slugs.add(slug)
    return len(slugs) >= 2


def _subject(figure: Figure, plain: set[_Level]) -> str | None:
    """The one force that a figure's labels name; two different ones leave it open."""
    found = {
        slug
        for axis, path in (("row", figure.row_path), ("column", figure.column_path))
        for depth, label in enumerate(path)
        if (slug := force_of(label, plain=(axis, depth) in plain))
    }
    return found.pop() if len(found) == 1 else None


def _captioned(caption: str | None) -> str | None:
    """The force that a caption names in full, if it is only one."""
    if not caption or not may_name_in_full(caption):
        return None
    found = {slug for words in _runs(caption) if (slug := force_of(words, plain=False))}
    return found.pop() if len(found) == 1 else None


def _runs(caption: str) -> Sequence[str]:
    """Every run of up to seven words: a name stands somewhere in it."""
    words = re.findall(r"[\w'’&-]+", caption[:300])
    return [
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + 7, len(words)) + 1)
    ]
