"""Is this a table? One table of named rules for every format, each with its weight and two
witnesses.

A reader hands over what may be a table as a ``Candidate``: what speaks for it already (its
``ground``), its rows of cells, and what was seen around it. The weights of the rules that
fire are added up; it is a table where they come to ``ENOUGH``.

A witness is a ground, its marks where it has any, and lines of cells parted by bars;
tests/documents/test_table_rules.py runs them: ``match`` must fire the rule and ``leave`` not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from parsers.documents.grid.numbers import is_value

ENOUGH: Final = 6
# A doubt that no ground outweighs.
NEVER: Final = -16
# Shares of the cells beside labels that are figures: most of them, or some.
HALF: Final = 0.5
SOME: Final = 0.2
# A table by alignment fills more of its cells than the labels around a chart do.
SPARSE: Final = 0.3
# Words alone are regular where so many rows fill so many of their columns.
FULL_ROWS: Final = 0.6
FULL_ROW: Final = 0.7
# Cells of words have so many words at most; with two marks around them a few more.
SHORT: Final = 4
SHORT_MARKED: Final = 6
# A share of the words inside tables of its own: then it only arranges them.
INNER: Final = 0.8
_NOTES: Final = re.compile(r"(?:(?:foot)?notes?|caveats?|key)\s{0,3}:?", re.IGNORECASE)


class Ground(StrEnum):
    """What speaks for a table before its cells are looked at."""

    MARKED = "marked"  # an element of HTML
    SHEET = "sheet"  # cells of a workbook or CSV that stand together
    TABS = "tabs"
    SPACES = "spaces"
    ALIGNED = "aligned"  # words of a page one below the other


Row = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Candidate:
    """What may be a table. ``rows`` are the filled cells of each row by column; ``lines`` counts
    all lines, those of one cell too; ``marks`` are lines drawn across, shaded bands, a title.
    ``headed``: it has header cells; ``layout``: it says that it is none; ``inner``: the share
    of its words in tables inside it."""

    ground: Ground
    rows: Sequence[Row]
    columns: int
    lines: int = 0
    marks: int = 0
    headed: bool = False
    layout: bool = False
    inner: float = 0.0

    @cached_property
    def several(self) -> list[Row]:
        """The rows of two cells or more."""
        return [row for row in self.rows if len(row) >= 2]

    @cached_property
    def figures(self) -> float:
        """The share of figures among the cells right of the first column."""
        later = [text for row in self.several for col, text in row if col > 0]
        return sum(map(is_value, later)) / len(later) if later else 0.0

    @cached_property
    def mixed(self) -> bool:
        """Some figures, in three columns at the least."""
        return SOME <= self.figures < HALF and self.columns >= 3

    @cached_property
    def worded(self) -> bool:
        """Words, with few figures or none."""
        return self.figures < HALF and not self.mixed


@dataclass(frozen=True, slots=True)
class TableRule:
    """One ground for or against: its name, its weight, the grounds that it goes with (all where
    none is named), when it fires, and its witnesses."""

    name: str
    weight: int
    fires: Callable[[Candidate], bool]
    match: str
    leave: str
    grounds: frozenset[Ground] = frozenset()


def fired(seen: Candidate) -> list[TableRule]:
    """The rules that fire."""
    return [
        rule
        for rule in RULES
        if (not rule.grounds or seen.ground in rule.grounds) and rule.fires(seen)
    ]


def is_table(seen: Candidate) -> bool:
    """Whether a candidate is a table."""
    return sum(rule.weight for rule in fired(seen)) >= ENOUGH


def _short(seen: Candidate) -> bool:
    words = sorted(len(text.split()) for row in seen.several for _, text in row)
    most = SHORT if seen.marks < 2 else SHORT_MARKED
    return seen.figures < HALF and bool(words) and words[len(words) // 2] <= most


def _enough_rows(seen: Candidate) -> bool:
    if seen.worded:
        least = 3 if seen.marks >= 2 else 5
    elif seen.mixed:
        least = 3
    else:
        least = 2 if seen.columns >= 3 or seen.marks else 3
    return len(seen.several) >= least


def _regular(seen: Candidate) -> bool:
    full = sum(len(row) >= FULL_ROW * seen.columns for row in seen.several)
    return seen.worded and full >= FULL_ROWS * len(seen.several)


def _narrow_words(seen: Candidate) -> bool:
    return seen.worded and seen.columns < (2 if seen.marks >= 2 else 3)


def _sparse(seen: Candidate) -> bool:
    cells = sum(map(len, seen.several))
    return cells < SPARSE * len(seen.several) * seen.columns


def _label_lines(seen: Candidate) -> bool:
    """All rows are ``Label:`` and one value, as in a letterhead or a form's head."""
    labels = [text for row in seen.rows for col, text in row[:1] if col == 0]
    pairs = all(len(row) <= 2 for row in seen.rows) and seen.columns <= 2
    return pairs and bool(labels) and all(text.rstrip().endswith(":") for text in labels)


def _notes(seen: Candidate) -> bool:
    """A list of notes: its first cell says so, and the rest is words."""
    first = next((text for row in seen.rows[:1] for col, text in row if col == 0), "")
    later = [text for row in seen.rows for col, text in row if col > 0]
    return _NOTES.fullmatch(first.strip()) is not None and not any(map(is_value, later))


def _lone_row_of_words(seen: Candidate) -> bool:
    return len(seen.rows) == 1 and not any(is_value(text) for _, text in seen.rows[0])


_ALIGNED: Final = frozenset({Ground.ALIGNED})
_MARKED: Final = frozenset({Ground.MARKED})

RULES: Final = (
    TableRule(
        "cells of a format that has them, or cells between tabs or wide spaces",
        ENOUGH,
        lambda seen: seen.ground is not Ground.ALIGNED,
        match="tabs\nAsh|21\nElm|36",
        leave="aligned\nAsh|21\nElm|36",
    ),
    TableRule(
        "figures beside labels",
        4,
        lambda seen: seen.figures >= HALF,
        match="aligned\nArea|2020\nAsh|21\nElm|36",
        leave="aligned\nArea|Seen by\nAsh|Dr Yew\nElm|36 people\nOak|21",
        grounds=_ALIGNED,
    ),
    TableRule(
        "some figures in three columns",
        2,
        lambda seen: seen.mixed,
        match="aligned\nArea|Kind|Calls\nAsh|Town|21\nElm|Wood|36",
        leave="aligned\nArea|Kind\nAsh|Town\nElm|36\nOak|Wood",
        grounds=_ALIGNED,
    ),
    TableRule(
        "short words",
        2,
        _short,
        match="aligned\nArea|Seen by\nAsh|Dr Yew",
        leave="aligned\nThe first of two columns|of running text that goes on and on\n"
        "here below the other one|for as long as there are lines",
        grounds=_ALIGNED,
    ),
    TableRule(
        "rows enough for what they hold",
        2,
        _enough_rows,
        match="aligned\nArea|2020\nAsh|21\nElm|36",
        leave="aligned\nAsh|21\nElm|36",
        grounds=_ALIGNED,
    ),
    TableRule(
        "rows of words that fill their columns",
        2,
        _regular,
        match="aligned\nArea|Kind|Seen by\nAsh|Town|Dr Yew",
        leave="aligned\nArea|Kind|Seen by|When|Why\nAsh|Town\nElm|Wood",
        grounds=_ALIGNED,
    ),
    TableRule(
        "one column",
        NEVER,
        lambda seen: seen.columns < 2,
        match="sheet\nAsh\nElm",
        leave="sheet\nAsh|21\nElm|36",
        grounds=frozenset(Ground) - _MARKED,
    ),
    TableRule(
        "one row of several cells at most",
        NEVER,
        lambda seen: len(seen.several) < 2,
        match="tabs\nAsh|21\nElm",
        leave="tabs\nAsh|21\nElm|36",
        grounds=frozenset({Ground.TABS, Ground.ALIGNED}),
    ),
    TableRule(
        "one row",
        NEVER,
        lambda seen: len(seen.rows) < 2,
        match="sheet\nAsh|21",
        leave="sheet\nAsh|21\nElm",
        grounds=frozenset({Ground.SHEET}),
    ),
    TableRule(
        "fewer than three rows by spaces",
        NEVER,
        lambda seen: len(seen.several) < 3,
        match="spaces\nAsh|21\nElm|36",
        leave="spaces\nArea|2020\nAsh|21\nElm|36",
        grounds=frozenset({Ground.SPACES}),
    ),
    TableRule(
        "most lines are no rows",
        NEVER,
        lambda seen: 2 * len(seen.several) < max(seen.lines, len(seen.rows)),
        match="tabs\nAsh|21\nElm|36\nOak\nFir\nYew",
        leave="tabs\nAsh|21\nElm|36\nOak\nFir",
        grounds=frozenset({Ground.TABS}),
    ),
    TableRule(
        "mostly blank",
        NEVER,
        _sparse,
        match="aligned\n0|||||||20\n10|||||||30",
        leave="aligned\n0|20\n10|30",
        grounds=_ALIGNED,
    ),
    TableRule(
        "two columns of words alone",
        NEVER,
        _narrow_words,
        match="aligned\nArea|Seen by\nAsh|Dr Yew",
        leave="aligned 2\nArea|Seen by\nAsh|Dr Yew",
        grounds=_ALIGNED,
    ),
    TableRule(
        "labels with a colon and one value each",
        NEVER,
        _label_lines,
        match="tabs\nOur ref:|12/34\nDate:|4 May",
        leave="tabs\nOur ref:|12/34\nDate|4 May",
        grounds=frozenset({Ground.TABS, Ground.SPACES, Ground.SHEET}),
    ),
    TableRule(
        "a list of notes",
        NEVER,
        _notes,
        match="sheet\nNotes:|\n1|Attempts are left out",
        leave="sheet\nNotes:|\n1|12",
        grounds=frozenset({Ground.SHEET}),
    ),
    TableRule(
        "said to be layout",
        NEVER,
        lambda seen: seen.layout,
        match="marked layout\nAsh|21\nElm|36",
        leave="marked\nAsh|21\nElm|36",
        grounds=_MARKED,
    ),
    TableRule(
        "one cell a row, and no header",
        NEVER,
        lambda seen: not seen.several and not seen.headed,
        match="marked\nAsh\nElm",
        leave="marked headed\nAsh\nElm",
        grounds=_MARKED,
    ),
    TableRule(
        "one row of words",
        NEVER,
        _lone_row_of_words,
        match="marked\nHome|News|Contact",
        leave="marked\nHomes|21",
        grounds=_MARKED,
    ),
    TableRule(
        "nothing but tables inside it",
        NEVER,
        lambda seen: seen.inner > INNER,
        match="marked inner\nAsh|21\nElm|36",
        leave="marked\nAsh|21\nElm|36",
        grounds=_MARKED,
    ),
)
