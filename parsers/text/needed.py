"""What a text must hold for a regular expression to match anywhere in it.

Most sentences match none of a table's hundreds of patterns. Looking for a few letters in a
text is fifty times quicker than searching it with a pattern, so a table of patterns asks for
those first. What is found here is sound and not complete: a text without any of the words
matches for certain nowhere; a pattern of which nothing can be said needs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

Words = tuple[str, ...]
# The branches of a pattern. One of them matches, and then the text holds one at least of each
# of its sets of words. Empty: nothing is known.
Needs = tuple[tuple[Words, ...], ...]

# More words, or shorter ones, take as long to look for as the pattern itself.
_MOST: Final = 50
_SHORTEST: Final = 2
_ZERO_WIDE: Final = "bB"
_CLASSES: Final = "dDsSwWAZ0123456789nrtfvaxuUN"
_AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!", "(?#")


def needed(pattern: str) -> Needs:
    """What a text needs for a case-sensitive pattern to match in it."""
    reader = _Reader(pattern)
    branches = reader.branches()
    return branches if all(branches) and not reader.odd else ()


def may_match(needs: Needs, text: str) -> bool:
    """Whether a text holds what a pattern needs. Written out: it runs for every sentence."""
    for branch in needs:
        for words in branch:
            for word in words:
                if word in text:
                    break
            else:
                break
        else:
            return True
    return not needs


class _Reader:
    """One pass over a pattern."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self.odd = False  # whether it holds what is not understood here: flags, references back

    def branches(self) -> Needs:
        """The branches up to the end of the group."""
        found = [self._branch()]
        while self._peek() == "|":
            self._at += 1
            found.append(self._branch())
        return tuple(found)

    def _any_of(self) -> Words:
        """The words of which one stands in every match of a group."""
        branches = self.branches()
        if not all(branches):
            return ()
        words = dict.fromkeys(word for branch in branches for word in _best(branch))
        return tuple(words) if len(words) <= _MOST else ()

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _branch(self) -> tuple[Words, ...]:
        """Parts that follow each other: what each of them needs, the least to look for first."""
        found: list[Words] = []
        run = ""
        while not self.odd and (char := self._peek()) and char not in "|)":
            letter, needs, width = self._part(char)
            least = self._least()
            if width == 0:
                continue
            if least is None and letter:
                run += letter
                continue
            found.append((run,))
            run = ""
            if letter and least:
                found.append((letter,))
            elif needs and (least is None or least):
                found.append(needs)
        found.append((run,))
        usable = [words for words in found if words and min(map(len, words)) >= _SHORTEST]
        return tuple(sorted(usable, key=len))

    def _part(self, char: str) -> tuple[str, Words, int]:
        """One part: its letter, or what it needs; its width is 0 where it takes no letters."""
        if char == "(":
            return "", *self._group()
        self._at += 1
        if char == "[":
            self._skip_class()
            return "", (), 1
        if char in "^$":
            return "", (), 0
        if char == ".":
            return "", (), 1
        if char != "\\":
            return char, (), 1
        escaped = self._peek()
        self._at += 1
        if escaped in _ZERO_WIDE:
            return "", (), 0
        return ("", (), 1) if escaped in _CLASSES else (escaped, (), 1)

    def _group(self) -> tuple[Words, int]:
        """A group; what stands around a match without being part of it needs nothing."""
        around = self._pattern.startswith(_AROUND, self._at)
        self._at += 1
        if self._peek() == "?":
            kind = self._pattern[self._at + 1 : self._at + 3]
            if kind[:1] not in (":", "=", "!", "<", "#", ">") and kind != "P<":
                self.odd = True
                return (), 1
            while self._peek() not in ":=!>":
                self._at += 1
            self._at += 1
        words = self._any_of()
        self._at += 1
        return ((), 0) if around else (words, 1)

    def _skip_class(self) -> None:
        """Go on behind a set of characters."""
        self._at += self._peek() == "^"
        self._at += self._peek() == "]"
        while self._peek() != "]":
            self._at += 2 if self._peek() == "\\" else 1
        self._at += 1

    def _least(self) -> int | None:
        """How often the part before must stand at least; None where no number is said."""
        char, least = self._peek(), None
        if char == "+":
            self._at, least = self._at + 1, 1
        elif char and char in "*?":
            self._at, least = self._at + 1, 0
        elif char == "{":
            end = self._pattern.index("}", self._at)
            least = int(self._pattern[self._at + 1 : end].split(",")[0] or "0")
            self._at = end + 1
        if least is not None and self._peek() in ("?", "+"):
            self._at += 1
        return least


def _best(found: Iterable[Words]) -> Words:
    """Of several sets of words the one that the fewest texts hold: long words, then few."""
    return max(found, key=lambda words: (min(map(len, words)), -len(words)))
