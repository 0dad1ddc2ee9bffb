"""Characters to words, in the order in which the file draws them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from parsers.documents.pdf.page import Char, Word, as_mark, is_raised

# Shares of the font size: a gap wider than this parts two words. A character drawn
# again within this share of its width is the poor man's bold, not a second one.
GAP = 0.18
OVERLAP = 0.35
DOUBLE = 0.3
DOUBLE_MOST = 1.0
_SOFT_HYPHEN = "\u00ad"


def words_of(chars: Iterable[Char]) -> tuple[Word, ...]:
    """Words from the characters of a page; raised note marks stay apart from figures."""
    words: list[Word] = []
    run: list[Char] = []
    drawn: dict[tuple[str, int, int], list[Char]] = defaultdict(list)
    for char in chars:
        if not char.text.isspace() and _doubled(char, drawn):
            continue
        if run and not _continues(run[-1], char):
            _add(run, words)
            run = []
        if char.text.isspace() or not char.text:
            _add(run, words)
            run = []
            continue
        run.append(char)
    _add(run, words)
    return tuple(words)


def _doubled(char: Char, drawn: dict[tuple[str, int, int], list[Char]]) -> bool:
    """Whether the same character was drawn before in (almost) the same place.

    Measured against the character's own width, so that the two digits of a narrow
    11 are never taken for one.
    """
    col, row = round(char.x0), round(char.top)
    near = min(DOUBLE * (char.x1 - char.x0), DOUBLE_MOST)
    for across in (col - 1, col, col + 1):
        for down in (row - 1, row, row + 1):
            for other in drawn.get((char.text, across, down), ()):
                if abs(other.x0 - char.x0) <= near and abs(other.top - char.top) <= near:
                    return True
    drawn[char.text, col, row].append(char)
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
    if not run:
        return
    first = run[0]
    text = first.text if len(run) == 1 else ""
    if not text.isascii() or len(run) > 1:
        text = "".join(_texts(run)).replace(_SOFT_HYPHEN, "")
    if not text or text.isspace():
        return
    x0, top, x1, bottom, size, bold = (
        first.x0, first.top, first.x1, first.bottom, first.size, first.bold,
    )  # fmt: skip
    if len(run) > 1:
        x0, top = min(char.x0 for char in run), min(char.top for char in run)
        x1, bottom = max(char.x1 for char in run), max(char.bottom for char in run)
        sizes = sorted(char.size for char in run for _ in char.text)
        size = sizes[len(sizes) // 2]
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
