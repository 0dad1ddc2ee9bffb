"""Request and response side by side in lines of text, whose rows pair nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.letter.labels import Role, role_of
from parsers.letter.list_numbers import number_of
from parsers.text.characters import squeeze

_ENDED: Final = re.compile(r"[.?!:;]\W{0,2}$")
_GAP: Final = re.compile(r"(?<=\w) {3,}(?=\w)")
_WIDE: Final = re.compile(r"(?<=\S) {5,}(?=\S)")
_MOST_GAPS: Final = 1  # of a text whose columns are not told apart there are more
_LONGEST_LABEL: Final = 4  # words


def runs_on(asked: Sequence[str], told: Sequence[str]) -> bool:
    """Whether the rows of two columns are lines: both are numbered, and not row by row."""
    pairs = [(number_of(a), number_of(b)) for a, b in zip(asked, told, strict=True) if a and b]
    counted = all(_counts([number_of(one) for one in side]) for side in (asked, told))
    return counted and any(a != b for a, b in pairs)


def _counts(numbers: Sequence[int | None]) -> bool:
    found = [number for number in numbers if number is not None]
    return len(found) >= 2 and found[0] == 1 and all(a < b for a, b in pairwise(found))


def items(lines: Sequence[str]) -> list[str]:
    """The numbered items of one column, their lines joined."""
    found: list[str] = []
    for line in filter(None, map(squeeze, lines)):
        if found and number_of(line) is None:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def goes_on(asked: str, told: str, below: str) -> bool:
    """Whether words below two columns end the last question: it is unfinished, not the answer."""
    starts = below.lstrip()[:1]
    unfinished = not _ENDED.search(asked.rstrip()) and bool(_ENDED.search(told.rstrip()))
    return unfinished and (starts.islower() or starts.isdigit())


def is_next(asked: str, told: str, below: str) -> bool:
    """Whether an item below two columns has the next number of the questions alone."""
    last, number = number_of(asked), number_of(below)
    return None not in (last, number) and number == (last or 0) + 1 and number_of(told) == number


def is_unread(text: str) -> bool:
    """Whether a text opens with both labels in one line: its columns were not told apart."""
    gap = _GAP.search(text[:120])
    if gap is None or role_of(squeeze(text[: gap.start()])) is not Role.REQUEST:
        return False
    words = text[gap.end() :].split()[:_LONGEST_LABEL]
    if len(_WIDE.findall(text)) > _MOST_GAPS:
        return True
    heads = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    return any(role_of(head) is Role.RESPONSE for head in heads)
