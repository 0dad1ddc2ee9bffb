"""Lines outside tables to paragraphs in reading order.

A line is parted where a wide gap shows that two texts stand side by side (the
two halves of a letterhead). Pieces that continue each other downwards make a
paragraph. Sizes are shares of the font size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.documents.pdf.page import Box, Line, Word
from parsers.types import BlockKind

SIDE_GAP = 2.5
LEADING = 0.75
SAME_SIZE = 0.15
_ITEM = re.compile(
    r"(?:[-*•●▪◦‣–·o\uf0b7\uf0a7]\s{1,8}|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)](?:\s|$)"
    r"|\(?[a-z]{1,4}[.)](?:\s|$)|q(?:uestion)?\s{0,2}\d)",
    re.IGNORECASE,
)
_LABEL_END = (":", "–", "-")
# Lines that begin within this many points of each other share a right margin.
INDENT = 40.0
SLACK = 0.8
# Characters in a line of an address; lines of prose that end early are longer.
SHORT_LINE = 45


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one paragraph with their box and what it is."""

    text: str
    box: Box
    kind: BlockKind = BlockKind.PARAGRAPH
    words: tuple[Word, ...] = ()


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs, headings and list items from the lines outside tables."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    usual = _usual_size(pieces)
    margin = _Margin(pieces)
    groups: list[list[Line]] = []
    for piece in pieces:
        group = next((g for g in reversed(groups[-6:]) if _continues(g, piece, margin)), None)
        if group is None:
            groups.append([piece])
        else:
            group.append(piece)
    return [_paragraph(group, usual, margin) for group in groups]


class _Margin:
    """How far to the right the text beside and below a line reaches on this page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._reach: dict[int, float] = {}
        for line in lines:
            x0, _, x1, _ = line.box
            for place in (-1, 0, 1):
                near = int(x0 / INDENT) + place
                self._reach[near] = max(self._reach.get(near, 0.0), x1)

    def room(self, line: Line) -> float:
        """The room left on a line, up to the right edge of the text in its column."""
        x0, _, x1, _ = line.box
        return max(self._reach.get(int(x0 / INDENT), x1), x1) - x1

    def broken(self, line: Line, after: Line) -> bool:
        """Whether a line was ended on purpose: the next word would have fitted, or
        the lines are set flush right."""
        word = after.words[0]
        left, right = after.box[0] - line.box[0], after.box[2] - line.box[2]
        if abs(right) < 1.5 and abs(left) > line.size and not _ITEM.match(line.text):
            return True
        return self.room(line) > (word.x1 - word.x0) + SLACK * line.size


def _pieces(line: Line) -> list[Line]:
    """A line parted at wide gaps; a label stays with what follows it."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        before = pieces[-1][-1]
        gap = word.x0 - before.x1
        wide = gap > SIDE_GAP * word.size and gap > SIDE_GAP * before.size
        if wide and not before.text.endswith(_LABEL_END) and not _is_marker(pieces[-1]):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [Line(tuple(piece)) for piece in pieces] if len(pieces) > 1 else [line]


def _is_marker(words: Sequence[Word]) -> bool:
    """Whether the words so far are only a bullet or an item number."""
    return len(words) == 1 and _ITEM.fullmatch(f"{words[0].text} ") is not None


def _usual_size(lines: Sequence[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += len(line.words)
    left = counts.total() // 2
    for size in sorted(counts):
        left -= counts[size]
        if left < 0:
            return size
    return 0.0


def _continues(group: Sequence[Line], line: Line, margin: _Margin) -> bool:
    """Whether a line goes on with a paragraph: below it, same size, no new item.

    After a line that was ended on purpose only a short line goes on, as in an address.
    """
    last = group[-1]
    above, here = last.box, line.box
    size = max(last.size, line.size)
    gap = here[1] - above[3]
    if not -0.5 * size <= gap <= LEADING * size or abs(last.size - line.size) > SAME_SIZE * size:
        return False
    if min(above[2], here[2]) - max(above[0], here[0]) <= 0:
        return False
    if _ITEM.match(line.text) or _bold(last) != _bold(line):
        return False
    if not margin.broken(last, line):
        return True
    return len(last.text) <= SHORT_LINE and len(line.text) <= SHORT_LINE


def _bold(line: Line) -> bool:
    bold = 0
    for word in line.words:
        if word.bold:
            bold += 1
    return bold * 2 > len(line.words)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _paragraph(group: Sequence[Line], usual: float, margin: _Margin) -> Paragraph:
    words = tuple(word for line in group for word in line.words)
    boxes = [line.box for line in group]
    box = boxes[0] if len(boxes) == 1 else _around(boxes)
    text = group[0].text
    for before, line in pairwise(group):
        text += ("\n" if margin.broken(before, line) else " ") + line.text
    if _ITEM.match(text):
        kind = BlockKind.LIST_ITEM
    elif len(group) <= 2 and group[0].size > 1.15 * usual and not text.endswith((".", ",")):
        kind = BlockKind.HEADING
    else:
        kind = BlockKind.PARAGRAPH
    return Paragraph(text, box, kind, words)
