"""One question of a request made comparable: what it asks, whatever formula it is asked in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from db.questions.porter import stem
from db.questions.wording import FORCE, VALUE, pieces
from db.questions.wording_rows import LIST_MARK, MONTH, Row

# Words that no question is told from another by; what is counted, and how, is left.
_FORMULA: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "each",
        "every",
        "for",
        "from",
        "give",
        "had",
        "has",
        "have",
        "held",
        "i",
        "if",
        "in",
        "information",
        "into",
        "is",
        "it",
        "its",
        "like",
        "may",
        "me",
        "of",
        "on",
        "or",
        "our",
        "please",
        "provide",
        "say",
        "send",
        "should",
        "show",
        "state",
        "supply",
        "tell",
        "that",
        "the",
        "their",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "was",
        "we",
        "were",
        "what",
        "which",
        "will",
        "with",
        "would",
        "you",
        "your",
        "yours",
        "kindly",
        "confirm",
        "know",
        "following",
        "also",
        "data",
        "details",
        "total",
        "overall",
        "current",
        "currently",
        "number",
        "figure",
        "figures",
        "many",
        "how",
        "much",
        "amount",
    ]
)
# Ways to ask for a count and for money, each one word.
_COUNT: Final = re.compile(r"\bhow many\b|\b(?:total |overall )?numbers? of\b|\bcount of\b")
_MONEY: Final = re.compile(
    r"\bhow much (?:money )?(?:did|does|was|has|is|were)\b"
    r"|\b(?:total |overall )?(?:cost|costs|amount|expenditure|spend|spending)\b"
    r"|\b(?:spent|paid)\b"
)
COUNT: Final = "#count"
MONEY: Final = "#money"
ENOUGH: Final = 4  # stems of a question that can be understood by itself
REFERS: Final = Row(
    "refers to what was asked before",
    re.compile(
        r"\b(?:of|in|for|were|was|did|do|by|with|from|to|about|after) (?:these|those|them|they"
        r"|the above|the same|such)\b|^(?:and )?(?:of |in )?which\b.*\bwere\b|\b(?:these|those)\b"
        r"|\bthe (?:above|former|latter)\b|\bif so\b|\bsame period\b",
    ),
    "how many of those led to an arrest",
    "how many swans were found in nets",
)
# A number that is no date and no length of the period asked for says what is asked.
NAMING: Final = Row(
    "number that says what is asked",
    re.compile(
        r"(?<![\d/.,:-])\b(?!(?:19|20)\d\d\b)\d{1,4}(?:,\d{3})*\b"
        r"(?![/:.-]?\d)(?!\s*(?:st|nd|rd|th)\b)"
        rf"(?!\s+(?:{MONTH}\b|(?:[a-z]+ )?(?:years?|months?)\b))",
        re.IGNORECASE,
    ),
    "How many calls to 101 were missed in 2021?",
    "How many calls were missed in the last 3 years, from 1 April 2019 to 2021/22?",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the stems that tell it from others, its neutral words and its dates."""

    stems: tuple[str, ...]
    words: str
    dates: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers among its stems."""
        return tuple(one for one in self.stems if one[0].isdigit())

    @property
    def refers(self) -> bool:
        """Whether it says too little by itself: what was asked before it belongs to it."""
        return len(self.stems) < ENOUGH or bool(REFERS.pattern.search(self.words))


def asked(question: str) -> Asked:
    """A question as printed, made comparable. A text without words has no stems."""
    found = pieces(question)
    words = " ".join(piece.words for piece in found)
    dates = tuple(date for piece in found for date in piece.dates)
    numbers = sorted(set(NAMING.pattern.findall(LIST_MARK.sub("", question))))
    return Asked((*stems_of(words), *numbers), words, dates)


def stems_of(words: str) -> tuple[str, ...]:
    """The stems of neutral words, in order, with one word for each way to ask how many."""
    plain = _MONEY.sub(f" {MONEY} ", _COUNT.sub(f" {COUNT} ", words))
    kept: list[str] = []
    for word in plain.split():
        if word in (VALUE, FORCE) or word in _FORMULA:
            continue
        one = word if word.startswith("#") else stem(word)
        if not kept or kept[-1] != one:
            kept.append(one)
    return tuple(kept)
