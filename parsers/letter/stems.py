"""What words are about: their stems, without those that every letter prints."""

from __future__ import annotations

import re
from typing import Final

from parsers.letter.wording import plain


def stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-zâêîôûŵŷ]{4,}", plain(text))
    kept = (word for word in words if word not in _IDLE)
    return frozenset(_ENDING.sub("", word)[:6] for word in kept)


_ENDING: Final = re.compile(r"(?:ing|ed|es|s|d|e)$")
_IDLE: Final = frozenset(
    [
        "please",
        "provide",
        "information",
        "request",
        "requested",
        "have",
        "been",
        "that",
        "this",
        "with",
        "from",
        "your",
        "force",
        "police",
        "each",
        "were",
        "what",
        "which",
        "many",
        "number",
        "data",
        "freedom",
        "under",
        "held",
        "hold",
        "constabulary",
        "would",
        "could",
        "there",
        "their",
        "they",
        "them",
        "about",
        "into",
        "over",
        "between",
        "during",
        "more",
        "than",
        "also",
        "like",
        "copy",
        "copies",
    ]
)
