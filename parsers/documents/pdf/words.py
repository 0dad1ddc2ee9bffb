"""Characters to words, in the order in which the file draws them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from parsers.documents.pdf.page import Char, Word, around, as_mark, is_raised, usual_size

# Shares of the font size: a gap wider than this parts two words. A character drawn
# again within this share of its width is the poor man's bold, not a second one.
GAP = 0.18
OVERLAP = 0.35
DOUBLE = 0.3
DOUBLE_MOST = 1.0
# Places of one text beyond which they are looked up by square.
_MANY = 8
_SOFT_HYPHEN = "\u00ad"


class Words:
    """Words in the making: pieces are added one by one, ``end`` closes a word."""

    def __init__(self) -> None:
        self._done: list[Word] = []
        self._run: list[Char] = []
        self._drawn = _Drawn()

    def add(self, char: Char) -> None:
        """Add a piece; one that does not continue the last one begins a new word."""
        if self._drawn.again(char):
            return
        run = self._run
        if run:
            if _continues(run[-1], char):
                run.append(char)
                return
            self.end()
        self._run = [char]

    def begin(self, char: Char) -> None:
        """Close the word and begin another with a piece: ``end`` and ``add`` in one."""
        run = self._run
        if run:
            if len(run) == 1 and run[0].text.isascii():
                self._done.append(run[0])
            else:
                _add(run, self._done)
        self._run = [] if self._drawn.again(char) else [char]

    def end(self) -> None:
        """Close the word at white space."""
        run = self._run
        if run:
            if len(run) == 1 and run[0].text.isascii():
                self._done.append(run[0])
            else:
                _add(run, self._done)
            self._run = []

    def all(self) -> tuple[Word, ...]:
        """All words."""
        self.end()
        return tuple(self._done)


def words_of(chars: Iterable[Char]) -> tuple[Word, ...]:
    """Words from the characters of a page; raised note marks stay apart from figures."""
    words = Words()
    for char in chars:
        if not char.text or char.text.isspace():
            words.end()
        else:
            words.add(char)
    return words.all()


class _Drawn:
    """Where each text was drawn: a short list, and squares of four points where it is long."""

    def __init__(self) -> None:
        self._places: dict[str, list[tuple[float, float]]] = {}
        self._squares: dict[tuple[str, int, int], list[tuple[float, float]]] = {}

    def again(self, char: Char) -> bool:
        """Whether the same was drawn before in (almost) the same place; it is noted if not.

        Measured against the character's own width, so that the two digits of a narrow
        11 are never taken for one.
        """
        text, x, y = char.text, char.x0, char.top
        places = self._places.get(text)
        if places is None:
            self._places[text] = [(x, y)]
            return False
        near = DOUBLE * (char.x1 - x)
        if near > DOUBLE_MOST:
            near = DOUBLE_MOST
        if len(places) >= _MANY:
            return self._in_squares(text, x, y, near)
        for left, top in places:
            if -near <= top - y <= near and -near <= left - x <= near:
                return True
        places.append((x, y))
        if len(places) == _MANY:
            for left, top in places:
                self._square(text, left, top).append((left, top))
        return False

    def _square(self, text: str, x: float, y: float) -> list[tuple[float, float]]:
        return self._squares.setdefault((text, int(x) >> 2, int(y) >> 2), [])

    def _in_squares(self, text: str, x: float, y: float, near: float) -> bool:
        for across in range(int(x - near) >> 2, (int(x + near) >> 2) + 1):
            for down in range(int(y - near) >> 2, (int(y + near) >> 2) + 1):
                for left, top in self._squares.get((text, across, down), ()):
                    if abs(left - x) <= near and abs(top - y) <= near:
                        return True
        self._square(text, x, y).append((x, y))
        return False


def _continues(before: Char, char: Char) -> bool:
    """Whether a character follows directly on the one drawn before it."""
    if before.upright != char.upright:
        return False
    size = max(before.size, char.size)
    if not char.upright:
        across = min(before.x1, char.x1) - max(before.x0, char.x0)
        along = min(abs(char.top - before.bottom), abs(before.top - char.bottom))
        return across > 0.5 * min(before.x1 - before.x0, char.x1 - char.x0) and along < GAP * size
    shared = min(before.bottom, char.bottom) - max(before.top, char.top)
    height = min(before.bottom - before.top, char.bottom - char.top)
    return shared > 0.4 * height and -OVERLAP * size < char.x0 - before.x1 < GAP * size


def _add(run: list[Char], words: list[Word]) -> None:
    """Close a word; ligatures are written out, soft hyphens dropped."""
    first = run[0]
    text = "".join(_texts(run)).replace(_SOFT_HYPHEN, "")
    if not text or text.isspace():
        return
    x0, top, x1, bottom = around(run)
    size = usual_size(run)
    bold = sum(len(char.text) for char in run if char.bold) * 2 > len(text)
    words.append(Word(text, x0, top, x1, bottom, size, bold, first.upright, first.ink))


def _texts(run: list[Char]) -> Iterable[str]:
    base: Char | None = None
    for char in run:
        text = char.text if char.text.isascii() else "".join(map(_written_out, char.text))
        if base is not None and is_raised(char, base):
            yield as_mark(text, base.text)
        else:
            base = char
            yield text


def _written_out(letter: str) -> str:
    """A ligature as its letters; any other character as it is."""
    if letter.isalpha() and unicodedata.decomposition(letter).startswith("<compat>"):
        return unicodedata.normalize("NFKC", letter)
    return letter
