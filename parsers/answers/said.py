"""Figures in plain sentences: one number that answers one question becomes one row.

Only where nothing is to be guessed: the question is answered by a sentence that gives exactly one
number, and no other sentence of the answer gives one. Such a figure is never better than `check`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.answers.lists import Found
from parsers.documents.contents import grid_of_texts
from parsers.letter.numbers_said import answers_with_number
from parsers.letter.rules import rule
from parsers.letter.wording import plain
from parsers.text.characters import squeeze
from parsers.text.sentences import spans
from parsers.types import Block, Letter, LetterKind, Outcome, Question, Table

METHOD: Final = "sentence"
_GIVES: Final = frozenset(
    {Outcome.GRANTED, Outcome.GRANTED_SUPPRESSED, Outcome.PARTIAL, Outcome.COST_WITH_DATA}
)
# A number that counts: no day, year, section, question or part of a reference.
_NUMBER: Final = re.compile(
    r"(?<![\w/.(:£-])£? ?\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,2})?%?(?![\w/(:])(?!\.\d)|"
    r"(?<![\w/.(:£-])\d{5,7}(?![\w/(:])"
)
_DAY: Final = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b|\b(?:19|20)\d\d\b"
)
COUNTS: Final = rule(
    "one figure is asked",
    True,
    r"^(?!.*\b(?:each|every|per|by (?:year|month|ward|age|gender|type|station|rank)|break(?:down| "
    r"down)|"
    r"broken|(?:last|past) (?:\w+ )?years|list)\b).*\b(?:how (?:many|much|often|long)|numbers? of|"
    r"total|amount|costs?|figures?|count)\b",
    "how many drones does the force own?",
    "how many were recorded in each year?",
)
_LEAD: Final = re.compile(r"^(?:[Qq](?:uestion)?\.? ?)?\(?\d{1,2}[a-z]?[.):]\s{0,3}")
_LONGEST: Final = 240


def find_said(letter: Letter, blocks: Sequence[Block]) -> tuple[Found, ...]:
    """A table of the questions that a sentence with one number answers; empty where none is."""
    if letter.kind is not LetterKind.ANSWER or letter.outcome not in _GIVES:
        return ()
    rows = [row for one in letter.questions if (row := _row(one, letter)) is not None]
    if not rows:
        return ()
    place = _place(rows[0][1], letter, blocks)
    page = blocks[place].page
    grid = grid_of_texts([(asked, number) for asked, _, number in rows])
    table = Table(
        position=0, grid=grid, page=page, pages=() if page is None else (page,), method=METHOD
    )
    return (Found(place, table),)


def _row(question: Question, letter: Letter) -> tuple[str, str, str] | None:
    """A question, the sentence that answers it, and its number."""
    if question.outcome is not Outcome.GRANTED or not question.quote:
        return None
    alone = len(letter.questions) == 1
    if alone and len(_figures(letter.response)) != 1:
        return None
    sentence = _LEAD.sub("", question.quote)
    numbers = _NUMBER.findall(_DAY.sub(" ", sentence))
    if len(numbers) != 1 or len(sentence) > _LONGEST or not answers_with_number(sentence):
        return None
    asked = squeeze(_LEAD.sub("", question.question))
    if len(asked) > _LONGEST or not COUNTS.fits(plain(asked)):
        return None
    return asked, question.quote, numbers[0].strip()


def _figures(response: str) -> list[str]:
    """The sentences of a response that give a number as an answer."""
    sentences = (response[start:end] for start, end in spans(response))
    return [one for one in sentences if answers_with_number(one)]


def _place(sentence: str, letter: Letter, blocks: Sequence[Block]) -> int:
    """The block of the response that holds a sentence, else the first of the response."""
    wanted = squeeze(sentence)[:60]
    for place in letter.response_blocks:
        if wanted in squeeze(blocks[place].text):
            return place
    return letter.response_blocks[0] if letter.response_blocks else 0
