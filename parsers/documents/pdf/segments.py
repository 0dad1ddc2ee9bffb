"""A line of a page parted where its gaps are wide: the cells it may hold.

Distances are shares of the font size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.documents.grid.columns import Column, Segment
from parsers.documents.grid.numbers import is_value
from parsers.documents.pdf.page import Line, Word, cell_text, joined, without_leaders
from parsers.documents.pdf.struck import standing

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
    if among:
        return _parted(line, among)
    found = line.segments
    if found is None:
        found = line.segments = _parted(line, among)
    return found


def _parted(line: Line, among: Sequence[Column]) -> tuple[Segment, ...]:
    words = without_leaders(line.words)
    if len(words) == 1:
        return (_segment(words),)
    groups: list[list[Word]] = []
    before: Word | None = None
    for word in words:
        if before is None:
            groups.append([word])
        elif (space := word.x0 - before.x1) <= GUTTER_GAP * word.size:
            groups[-1].append(word)
        else:
            size = max(word.size, before.size)
            if space > MARK_GAP * size or (
                space > GUTTER_GAP * size and space > _gap(before, word, among) * size
            ):
                groups.append([word])
            else:
                groups[-1].append(word)
        before = word
    if len(groups) == 1 and words is line.words:
        return (_segment(words, line.text),)
    return tuple(map(_segment, groups))


def _segment(words: Sequence[Word], whole: str | None = None) -> Segment:
    """Words that stand together; ``whole`` is their text, where it is known."""
    text = _text(words, whole)
    bold = True
    for word in words:
        if not word.bold:
            bold = False
            break
    return Segment(text, words[0].x0, words[-1].x1, bold)


def _text(words: Sequence[Word], whole: str | None = None) -> str:
    left = standing(words)
    text = whole if whole is not None and left is words else joined(left)
    words = left
    return cell_text(words) if text.endswith("..") else text


def _gap(before: Word, word: Word, among: Sequence[Column]) -> float:
    """The gap that parts two words of a line, as a share of the font size."""
    if any(left[1] <= word.x0 and before.x1 <= right[0] for left, right in pairwise(among)):
        return GUTTER_GAP
    if not (is_value(before.text) and is_value(word.text)):
        return COLUMN_GAP
    marked = _MARK.fullmatch(word.text) and not before.text.endswith(")")
    return MARK_GAP if marked else FIGURE_GAP
