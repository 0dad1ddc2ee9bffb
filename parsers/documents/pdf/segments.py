"""A line of a page parted where its gaps are wide: the cells it may hold.

Distances are shares of the font size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.documents.columns import Column, Segment
from parsers.documents.numbers import is_value
from parsers.documents.pdf.page import Line, Word, cell_text, without_leaders

# A gap this wide parts two columns; between two figures a narrower one does.
COLUMN_GAP = 0.8
FIGURE_GAP = 0.5
# A note mark in brackets stands this close behind its figure.
MARK_GAP = 1.0
_MARK = re.compile(r"\([\da-z]\)|\*{1,3}")
# Columns are at least this far apart.
GUTTER = 0.25
# A gap this wide parts two stretches where it lies in a gutter of the columns.
GUTTER_GAP = 0.45


def segments_of(line: Line, among: Sequence[Column] = ()) -> tuple[Segment, ...]:
    """The stretches of a line that stand together; ``among`` are columns, once known."""
    words = without_leaders(line.words)
    groups: list[list[Word]] = [[word] for word in words[:1]]
    for word in words[1:]:
        before = groups[-1][-1]
        figures = is_value(before.text) and is_value(word.text)
        gap = FIGURE_GAP if figures else COLUMN_GAP
        if figures and _MARK.fullmatch(word.text) and not before.text.endswith(")"):
            gap = MARK_GAP
        if any(left[1] <= word.x0 and before.x1 <= right[0] for left, right in pairwise(among)):
            gap = GUTTER_GAP
        if word.x0 - before.x1 > gap * max(word.size, before.size):
            groups.append([word])
        else:
            groups[-1].append(word)
    return tuple(
        Segment(cell_text(group), group[0].x0, group[-1].x1, all(word.bold for word in group))
        for group in groups
    )
