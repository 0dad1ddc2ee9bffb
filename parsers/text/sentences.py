"""Cut a text into sentences, with offsets."""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile(r"[.?!][\"'”’)\]]{0,3}(?=\s)|\n\n?")
# Short words whose full stop does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:no|nos|s|ss|sect|sec|reg|regs|art|ref|mr|mrs|ms|dr|prof|sgt|insp|supt|"
    r"e\.g|i\.e|eg|ie|etc|approx|para|pt|st|v|vs|vol|dept|ext|tel|incl|fig|[a-z])$",
    re.IGNORECASE,
)


_LIST_NUMBER = re.compile(r"(?:[Qq](?:uestion)?\.? ?)?\(?(?:\d{1,2}[a-z]?|[a-zA-Z]|[ivx]{1,4})")


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """``(start, end)`` of each sentence, without the white space around it.

    A blank line ends a sentence, a full stop after an abbreviation ("No.", "s.") does not.
    Split, boilerplate and moves cut the same paragraphs: short ones are remembered.
    """
    return _cut_again(text) if len(text) < _SHORT else _cut(text)


_SHORT = 1000


def _cut(text: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _END.finditer(text):
        end = mark.end()
        if text[mark.start()] == "." and (
            _is_abbreviation(text, mark.start(), end) or _is_list_number(text, start, mark.start())
        ):
            continue
        _add(found, text, start, end)
        start = end
    _add(found, text, start, len(text))
    return tuple(found)


_cut_again = lru_cache(maxsize=1024)(_cut)


def _is_abbreviation(text: str, stop: int, end: int) -> bool:
    following = text[end : end + 2].strip()
    if following and following[0].islower():
        return True
    return bool(_ABBREVIATION.search(text[max(0, stop - 8) : stop]))


def _is_list_number(text: str, start: int, stop: int) -> bool:
    """Whether the words before a stop are only the number of a list item: "2.", "Q3.", "b."."""
    return stop - start < 14 and bool(_LIST_NUMBER.fullmatch(text[start:stop].strip()))


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append((start + left, start + right))
