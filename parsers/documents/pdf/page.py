"""What a PDF page is to the readers: words, ruled lines, filled boxes.

Coordinates are points from the top left of the page as printed; ``bottom`` is
larger than ``top``. A feed (feed.py) makes these values; nothing behind it knows
which library did.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from parsers.documents.grid.columns import Segment
from parsers.documents.grid.numbers import raised

# Shares of the font size: parts closer than this touch; smaller ones are raised marks.
TOUCHING = 0.12
OVERLAPPING = 0.25
RAISED_SIZE = 0.82
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Box = tuple[float, float, float, float]  # x0, top, x1, bottom
_BY_PLACE: Final = attrgetter("x0")


class Ink(NamedTuple):
    """How text is drawn: the font's name, its colour (red, green, blue, alpha; None where
    it is a pattern or was not asked for) and PDF's text rendering mode (3: not painted)."""

    font: str = ""
    colour: tuple[int, int, int, int] | None = None
    mode: int = 0


PLAIN = Ink()


class Word(Struct, eq=False, gc=False):
    """Characters without a space between them; each word equals itself only. ``size`` is
    that of the font, ``ink`` that of the first character. Nobody changes a word once it is
    made. A struct of msgspec's is made in a third of a dataclass's time."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    upright: bool = True
    ink: Ink = PLAIN

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, x then y."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


# A character, or several that one font draws without a gap: a word in the making.
Char: TypeAlias = Word


class Rule(NamedTuple):
    """A ruled line: horizontal at y = ``at`` or vertical at x = ``at``."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageFeed:
    """One page as fed. ``fills`` are filled boxes that are not lines. ``turns`` are the
    quarter turns clockwise by which a page printed sideways was turned to be read; its
    coordinates are those of the turned page."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    turned: tuple[Word, ...] = ()  # words set along the height of the page
    rules: tuple[Rule, ...] = ()
    fills: tuple[Box, ...] = ()
    images: int = 0
    turns: int = 0
    pictured: float = 0.0  # the share of the page that its largest picture covers


class Line:
    """Words on one baseline, left to right; ``box`` is the smallest box around them and
    ``size`` the font size of most of the text."""

    __slots__ = ("_text", "box", "segments", "size", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self._text: str | None = None
        # Its stretches that stand together, once they have been asked for (segments.py).
        self.segments: tuple[Segment, ...] | None = None
        if len(words) == 1:
            (word,) = words
            self.box: Box = (word.x0, word.top, word.x1, word.bottom)
            self.size = word.size
        else:
            self.box = around(words)
            self.size = usual_size(words)

    @property
    def text(self) -> str:
        """The words with spaces between them where the page has a gap."""
        if self._text is None:
            self._text = joined(self.words)
        return self._text


def usual_size(words: Sequence[Word]) -> float:
    """The font size of most of the text: the median over its characters."""
    size = words[0].size
    for word in words:
        if word.size != size:
            break
    else:
        return size
    half = sum(len(word.text) for word in words) // 2
    for word in sorted(words, key=lambda each: each.size):
        size = word.size
        half -= len(word.text)
        if half < 0:
            break
    return size


def around(words: Iterable[Word]) -> Box:
    """The smallest box around words; there is at least one."""
    x0 = top = inf
    x1 = bottom = -inf
    for word in words:
        if word.x0 < x0:
            x0 = word.x0
        if word.x1 > x1:
            x1 = word.x1
        if word.top < top:
            top = word.top
        if word.bottom > bottom:
            bottom = word.bottom
    return x0, top, x1, bottom


def without_leaders(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a line without the dots that lead from a label to its figure: four in
    one piece, or three pieces in a row (up to three alone stand for a missing value)."""
    for word in words:
        if word.text[0] == ".":
            break
    else:
        return words
    dots = [not word.text.strip(".") for word in words]
    kept: list[Word] = []
    for at, word in enumerate(words):
        starts = range(max(0, at - 2), min(at, len(dots) - 3) + 1)
        row = any(all(dots[start : start + 3]) for start in starts)
        if not dots[at] or not (len(word.text) >= 4 or row):
            kept.append(word)
    return kept or words


def cell_text(words: Sequence[Word]) -> str:
    """The words of one line in a cell, without dots that lead on from them."""
    text = joined(without_leaders(words))
    return text.rstrip(".") if text.endswith("..") and text[:1].isalpha() else text


def joined(words: Sequence[Word]) -> str:
    """Words of one line as text; parts that touch (a raised note mark) get no space.

    Two numbers that touch or overlap are never made one: they come from two cells.
    """
    previous = words[0]
    if len(words) == 1:
        return previous.text
    parts = [previous.text]
    for word in words[1:]:
        if word.x0 - previous.x1 >= TOUCHING * word.size or not _touch(previous, word):
            parts.append(" ")
            parts.append(word.text)
        elif is_raised(word, previous):
            parts.append(as_mark(word.text, previous.text))
        else:
            parts.append(word.text)
        previous = word
    return "".join(parts)


def _touch(left: Word, right: Word) -> bool:
    """Whether two words are drawn as one, with neither a gap nor an overlap."""
    size = min(left.size, right.size)
    gap = right.x0 - left.x1
    if not -OVERLAPPING * size < gap < TOUCHING * size:
        return False
    digits = left.text[-1:].isdigit() and right.text[:1].isdigit()
    return not digits or is_raised(right, left)


def is_raised(part: Char | Word, base: Char | Word) -> bool:
    """Whether a part is set smaller and higher than what it follows: a note mark."""
    return part.size < RAISED_SIZE * base.size and part.bottom < base.bottom


def as_mark(text: str, before: str) -> str:
    """A raised text after ``before``. After a digit, raised digits and letters become
    superscript characters, so that a figure and its mark are never read as one."""
    return raised(text).translate(SUPERSCRIPTS) if before[-1:].isdigit() else text


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words grouped into lines, top to bottom.

    A word joins a line when at least half of the lower of the two heights
    overlaps, so that raised marks stay with the word they belong to.
    """
    listed = list(words)
    if len(listed) == 1:
        return [Line((listed[0],))]
    order = [(word.top + word.bottom, word.x0, at) for at, word in enumerate(listed)]
    order.sort()
    rows: list[tuple[float, float, list[Word]]] = []
    top = bottom = -inf
    members: list[Word] = []
    for _, _, place in order:
        word = listed[place]
        high, low = word.top, word.bottom
        if high == top and low == bottom:  # as high as the row that was begun last
            members.append(word)
            continue
        half = 0.5 * (low - high)
        for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            row_top, row_bottom, row = rows[at]
            shared = min(row_bottom, low) - max(row_top, high)
            if shared >= half or shared >= 0.5 * (row_bottom - row_top):
                row.append(word)
                if low - high > row_bottom - row_top:
                    rows[at] = (high, low, row)
                break
        else:
            rows.append((high, low, [word]))
        top, bottom, members = rows[-1]
    for _, _, row in rows:
        if len(row) > 1:
            row.sort(key=_BY_PLACE)
    lines = [Line(tuple(row)) for _, _, row in rows]
    if len(lines) > 1:
        lines.sort(key=_by_middle)
    return lines


def _by_middle(line: Line) -> float:
    return line.box[1] + line.box[3]
