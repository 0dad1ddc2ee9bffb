"""English or Welsh."""

from __future__ import annotations

import re

from parsers.text.characters import fold

_WELSH = frozenset(
    [
        "yr",
        "yn",
        "ar",
        "gan",
        "gyda",
        "heddlu",
        "cais",
        "gwybodaeth",
        "ymateb",
        "nid",
        "oes",
        "wedi",
        "eich",
        "ein",
        "mae",
        "bod",
        "ddeddf",
        "rhyddid",
        "byddai",
        "hynny",
        "hwn",
        "chi",
        "ni",
        "sydd",
        "roedd",
        "neu",
        "nifer",
        "gallaf",
        "gadarnhau",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "in",
        "for",
        "you",
        "your",
        "that",
        "this",
        "are",
        "was",
        "we",
        "not",
        "be",
        "by",
    ]
)


def of(text: str) -> str:
    """``cy`` where Welsh function words outnumber English ones, else ``en``."""
    words = re.findall(r"[a-zâêîôûŵŷ']+", fold(text[:20_000]))
    welsh = sum(word in _WELSH for word in words)
    return "cy" if welsh > sum(word in _ENGLISH for word in words) else "en"
