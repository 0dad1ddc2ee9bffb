"""Words that are struck through: a line drawn through the middle of their letters.

What is struck through is withdrawn. It keeps its letters, each with a stroke (U+0336), so
that no number among them is read as a figure; beside other words in a cell it is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from parsers.documents.pdf.page import Line, Rule, Word

STROKE: Final = "\u0336"
# Between these shares of a word's height from its top: under- and overlines and the rules of
# tables lie outside.
HIGHEST: Final = 0.36
LOWEST: Final = 0.70
# The share of a word's width that the line must cross, and how far it may run beyond all
# that it strikes (font size): a rule that runs on is no stroke.
CROSSED: Final = 0.8
BEYOND: Final = 1.5
_TALLEST: Final = 40.0
_TOP: Final = attrgetter("top")


def strike(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Put strokes into the words that lines are drawn through; returns the lines that are left."""
    across = [rule for rule in rules if rule.horizontal]
    if not across or not words:
        return tuple(rules)
    listed = sorted(words, key=_TOP)
    tops = [word.top for word in listed]
    strokes: set[int] = set()
    for rule in across:
        first = bisect_left(tops, rule.at - _TALLEST)
        at = rule.at
        crossed = [
            word
            for word in listed[first : bisect_right(tops, at)]
            if HIGHEST * (word.bottom - word.top) <= at - word.top
            and at - word.top <= LOWEST * (word.bottom - word.top)
            and _crosses(rule, word)
        ]
        if not crossed:
            continue
        reach = BEYOND * crossed[0].size
        start, end = min(word.x0 for word in crossed), max(word.x1 for word in crossed)
        if rule.start < start - reach or rule.end > end + reach:
            continue
        strokes.add(id(rule))
        for word in crossed:
            if STROKE not in word.text:
                word.text = "".join(letter + STROKE for letter in word.text)
    return tuple(rule for rule in rules if id(rule) not in strokes) if strokes else tuple(rules)


def _crosses(rule: Rule, word: Word) -> bool:
    """Whether a line at the height of small letters runs through a word from end to end."""
    width = word.x1 - word.x0
    return min(rule.end, word.x1) - max(rule.start, word.x0) >= CROSSED * width > 0


def standing(words: Sequence[Word]) -> Sequence[Word]:
    """The words that are not struck through; all of them where none would be left."""
    for word in words:
        if STROKE in word.text:
            break
    else:
        return words
    return [word for word in words if STROKE not in word.text] or words


def standing_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell without what is struck through; as they are where nothing is left."""
    if all(STROKE not in word.text for line in lines for word in line.words):
        return list(lines)
    kept = [[word for word in line.words if STROKE not in word.text] for line in lines]
    return [Line(tuple(words)) for words in kept if words] or list(lines)
