"""What a PDF page is to the readers: words, ruled lines, filled boxes.

Coordinates are points from the top left of the page as printed; ``bottom`` is
larger than ``top``. A feed (feed.py) makes these values; nothing behind it knows
which library did.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# Shares of the font size: parts closer than this touch; smaller ones are raised marks.
TOUCHING = 0.12
OVERLAPPING = 0.25
RAISED_SIZE = 0.82
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Box = tuple[float, float, float, float]  # x0, top, x1, bottom


class Ink(NamedTuple):
    """How text is drawn: the font's name, its colour (red, green, blue, alpha; None where
    it is a pattern or was not asked for) and PDF's text rendering mode (3: not painted)."""

    font: str = ""
    colour: tuple[int, int, int, int] | None = None
    mode: int = 0


PLAIN = Ink()


@dataclass(slots=True, eq=False)
class Char:
    """One printed character, or several that one font draws without a gap."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    upright: bool = True
    ink: Ink = PLAIN


@dataclass(slots=True, eq=False)
class Word:
    """Characters without a space between them; each is itself only. ``size`` is that of
    the font, ``ink`` that of the first character. Nobody changes a word once it is made
    (a frozen class would double the time that a page's words take to make)."""

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


@dataclass(frozen=True, slots=True)
class Rule:
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


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, left to right; ``box`` is the smallest box around them and
    ``size`` the font size of most of the text."""

    words: tuple[Word, ...]
    box: Box = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", around(self.words))
        sizes = sorted(word.size for word in self.words for _ in word.text)
        object.__setattr__(self, "size", sizes[len(sizes) // 2])

    @property
    def text(self) -> str:
        """The words with spaces between them where the page has a gap."""
        return joined(self.words)


def around(words: Iterable[Word]) -> Box:
    """The smallest box around words; there is at least one."""
    listed = list(words)
    return (
        min(word.x0 for word in listed),
        min(word.top for word in listed),
        max(word.x1 for word in listed),
        max(word.bottom for word in listed),
    )


def joined(words: Sequence[Word]) -> str:
    """Words of one line as text; parts that touch (a raised note mark) get no space.

    Two numbers that touch or overlap are never made one: they come from two cells.
    """
    text = ""
    previous: Word | None = None
    for word in words:
        if previous is None or not _touch(previous, word):
            text += f" {word.text}" if text else word.text
        elif is_raised(word, previous):
            text += as_mark(word.text, previous.text)
        else:
            text += word.text
        previous = word
    return text


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
    """A raised text after ``before``. After a digit, raised digits become superscript
    characters, so that a figure and its mark are never read as one longer number."""
    return text.translate(SUPERSCRIPTS) if before[-1:].isdigit() else text


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words grouped into lines, top to bottom.

    A word joins a line when at least half of the lower of the two heights
    overlaps, so that raised marks stay with the word they belong to.
    """
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda each: (each.middle[1], each.x0)):
        for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            top, bottom, members = rows[at]
            shared = min(bottom, word.bottom) - max(top, word.top)
            if shared >= 0.5 * min(bottom - top, word.bottom - word.top):
                members.append(word)
                if word.bottom - word.top > bottom - top:
                    rows[at] = (word.top, word.bottom, members)
                break
        else:
            rows.append((word.top, word.bottom, [word]))
    lines = [Line(tuple(sorted(members, key=lambda each: each.x0))) for _, _, members in rows]
    return sorted(lines, key=lambda line: (line.box[1] + line.box[3]) / 2)
