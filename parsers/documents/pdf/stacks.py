"""Pages set in columns of prose: which words to read first.

A gutter is a place that many lines in a row leave empty while prose stands on both
sides of it. Everything above the columns is read first, then each column from top
to bottom, then what is below. Tables never make columns: their sides are figures
or a word or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from parsers.documents.grid.numbers import is_value
from parsers.documents.pdf.page import Box, Line, Word, lines_of

# Lines that a column of prose has at least, and the words a line of it has on average.
LINES = 6
WORDS = 4.0
# A gutter is at least this wide, as a share of the font size.
WIDTH = 0.9
# Lines of one column stand closer than this.
LEADING = 0.8
# A gap this wide ends a column (font size): what follows is another part of the page.
APART = 3.5
MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines to be read from top to bottom, and the part of the page that is theirs."""

    box: Box
    lines: tuple[Line, ...]

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies in this part of the page."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return self.box[0] <= x < self.box[2] and self.box[1] <= y < self.box[3]


def stacks(lines: Sequence[Line], box: Box, depth: int = 0) -> list[Stack]:
    """The page's lines in stacks, in reading order; one stack where there are no columns."""
    found = _columns(lines) if depth < MOST_PARTS else None
    if found is None:
        return [Stack(box, tuple(lines))]
    first, last, gutter = found
    while last + 1 < len(lines) and _follows(lines[last], lines[last + 1], gutter):
        last += 1
    x0, top, x1, bottom = box
    begin = top if first == 0 else (lines[first - 1].box[3] + lines[first].box[1]) / 2
    end = bottom
    if last + 1 < len(lines):
        end = (lines[last].box[3] + lines[last + 1].box[1]) / 2
    parts = (
        (x0, top, x1, begin),
        (x0, begin, gutter, end),
        (gutter, begin, x1, end),
        (x0, end, x1, bottom),
    )
    words = [word for line in lines for word in line.words]
    listed: list[Stack] = []
    for part in parts:
        inside = lines_of(_within(part, words))
        if inside or part[3] > part[1]:
            listed += stacks(inside, part, depth + 1) if inside else [Stack(part, ())]
    return listed


def _follows(line: Line, after: Line, gutter: float) -> bool:
    """Whether the longer of two columns goes on with a line of its own."""
    close = after.box[1] - line.box[3] < LEADING * after.size
    return close and not _crosses(after, gutter)


def _within(part: Box, words: Sequence[Word]) -> list[Word]:
    """The words whose middles lie in a part of the page."""
    left, top, right, bottom = part
    return [
        word
        for word in words
        if left <= (word.x0 + word.x1) / 2 < right and top <= (word.top + word.bottom) / 2 < bottom
    ]


def _columns(lines: Sequence[Line]) -> tuple[int, int, float] | None:
    """The longest run of lines that keep one gutter: first line, last line, its place."""
    best: tuple[int, int, float] | None = None
    most = LINES - 1
    for at in _places(lines):
        run: list[int] = []
        start = 0
        for index, line in enumerate([*lines, None]):
            far = bool(line and run) and _far(lines[run[-1]], line)
            if line is not None and not far and not _crosses(line, at):
                if _beside(line, at):
                    run.append(index)
                continue
            if len(run) > most and _is_prose([lines[each] for each in run], at):
                most, best = len(run), (max(start, run[0]), run[-1], at)
            run, start = [], index + 1
            if far and line is not None and _beside(line, at):
                run, start = [index], index
    return best


def _far(above: Line, below: Line | None) -> bool:
    """Whether white space parts two lines of a column."""
    return below is not None and below.box[1] - above.box[3] > APART * below.size


def _places(lines: Sequence[Line]) -> list[float]:
    """Middles of wide gaps, the commonest first; near ones count together."""
    votes: dict[int, list[float]] = {}
    for line in lines:
        for left, right in pairwise(line.words):
            gap = right.x0 - left.x1
            if gap > WIDTH * left.size and gap > WIDTH * right.size:
                middle = (left.x1 + right.x0) / 2
                votes.setdefault(round(middle / 12), []).append(right.x0)
    common = sorted(votes.values(), key=len, reverse=True)[:8]
    # Just left of where the right column begins: ragged lines end anywhere before.
    return [min(places) - 1 for places in common if len(places) >= LINES // 2]


def _crosses(line: Line, at: float) -> bool:
    """Whether a line runs through a place without leaving a gutter there."""
    left: Word | None = None
    for word in line.words:
        if word.x0 >= at:
            gap = word.x0 - left.x1 if left is not None else inf
            return gap <= WIDTH * word.size or (left is not None and gap <= WIDTH * left.size)
        if at < word.x1:
            return True
        left = word
    return False


def _beside(line: Line, at: float) -> bool:
    """Whether a line has words on both sides of a place."""
    return line.words[0].x1 <= at <= line.words[-1].x0


def _is_prose(lines: Sequence[Line], at: float) -> bool:
    """Whether lines on both sides are words that run on, not figures or labels."""
    for side in (True, False):
        near = [[word for word in line.words if (word.x1 <= at) is side] for line in lines]
        words = [word.text for line in near for word in line]
        figures = sum(is_value(text) for text in words)
        gaps = sum(
            right.x0 - left.x1 > WIDTH * max(left.size, right.size)
            for line in near
            for left, right in pairwise(line)
        )
        if len(words) < WORDS * len(lines) or 4 * figures > len(words) or 2 * gaps > len(lines):
            return False
    return True
