"""The patterns by which a request is cut into pieces and made comparable. Rows with witnesses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Row:
    """A pattern with a text in which it is found and one in which it is not."""

    name: str
    pattern: re.Pattern[str]
    takes: str
    leaves: str


_ALL: Final[list[Row]] = []


def _row(name: str, pattern: str, takes: str, leaves: str) -> re.Pattern[str]:
    row = Row(name, re.compile(pattern, re.IGNORECASE), takes, leaves)
    _ALL.append(row)
    return row.pattern


MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
LIST_MARK: Final = _row(
    "list mark at the beginning",
    r"\A\s*(?:[-–•·*¿\u2022\uf0b7]+\s*|::?\s*|(?:request|question|part|section|q)?\s*"
    r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)/:]+(?=\s|\(|$)\s*|(?:request|question"
    r"|q)\s*\d{1,2}[.:)]?\s+)",
    "Question 3. How many swans?",
    "Questions about 3 swans",
)
INLINE_MARK: Final = _row(
    "list mark in a paragraph that lost its lines",
    r"(?-i:(?<=[.;:?,)])\s+(?=\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[).]\s+[A-Za-z(])"
    r"|\s+(?=Q\d{1,2}[.:)]\s)|(?<=[a-z])\s+(?=\(?\d{1,2}[).]\s+[A-Z]))",
    "by year; 2) How many",
    "by the year 2. of which",
)
SENTENCE_END: Final = _row(
    "end of a sentence",
    r"(?<=[.?!;:])[\"'”’)]*\s+",
    "How many swans? And ducks",
    "How many swans (and ducks) were there?",
)
SALUTATION: Final = _row(
    "line that greets",
    r"\A\s*(?:dear|to|good (?:morning|afternoon))\b.{0,60}[,:]?\s*\Z",
    "Dear Essex Police,",
    "Please send deer records",
)
SIGNATURE: Final = _row(
    "line that takes leave",
    r"\A\s*(?:yours|kind|best|many thanks|thank you|thanks|with thanks|regards)\b.{0,40}\Z",
    "Kind regards,",
    "The kinds of birds",
)
ADDRESS: Final = _row(
    "address, or a name blacked out",
    r"https?://\S+|www\.\S+|\S+@\S+|[(\[][^)\]]{0,20}redacted[^)\]]{0,20}[)\]]",
    "see www.example.org/swans",
    "swans (rescued)",
)
STATUTE: Final = _row(
    "law under which it is asked",
    r"\b(?:under|pursuant to|in accordance with|as per)?\s*(?:the\s+)?(?:freedom of"
    r" information(?: act)?|foia?)(?:\s+\(?\d{4}\)?)?\b[,:]?",
    "Under the Freedom of Information Act 2000, how many",
    "under the Hunting Act 2004",
)
SOME_FORCE: Final = _row(
    "force without its name",
    r"\b(?:(?:the|your|this)\s+)?(?:police|constabulary|force|service)(?:\s+(?:force|service"
    r"|constabulary))?\b",
    "seized by your police force",
    "reinforced by officers",
)
NUMBER: Final = _row(
    "number, price or date in digits",
    r"£?\d+(?:[.,/:-]\d+)*(?:st|nd|rd|th)?%?",
    "on 1/4/2019",
    "on the first",
)
MONTH_BY_NUMBER: Final = _row(
    "month beside a number that is neutral already",
    rf"\b{MONTH}\b(?=[\s,]*(?:of\s+)?#)|(?<=#)[\s,]*(?:of\s+)?\b{MONTH}\b",
    "from april # on",
    "officers may use # nets",
)
NUMBERS_IN_A_ROW: Final = _row(
    "neutral numbers one after another",
    r"#(?:[\s,/&()-]*(?:to|and|or|until|up to|up|with|from)?[\s,/&()-]*#)+",
    "in #, # and #",
    "# swans of # lakes",
)
WORD: Final = _row("word or neutral number", r"[a-z]+(?:'[a-z]+)?|#", "officers'", "?!")
# The year of an Act is no period.
DATED: Final = _row(
    "year, or month of one",
    rf"(?<!act )(?<!rules )(?<!regulations )(?<!order )\b(?:19"
    rf"|20)\d\d\b(?:\s*[/-]\s*\d{{2,4}}\b)?(?!\s+\w+(?: \w+)* act\b)"
    rf"|\b{MONTH}\b(?=,?\s+(?:\d|to\b|until\b))|(?<=\d )\b{MONTH}\b",
    "rescued in 2019/20",
    "under the Wildlife Act 1981",
)
ASKS: Final = _row(
    "asks",
    r"\?|^\W*(?:please|could|can|may|would|how|what|which|who|when|where|why|whether|if|is|are"
    r"|do|does|did|has"
    r"|have|for each|of (?:these|those|them)|the (?:total|number|overall|amount|cost)|number"
    r"|total|a breakdown"
    r"|breakdown|copies|a copy|details|list|provide|give|state|confirm|disclose|i (?:want"
    r"|request|ask|should|would)|this is a request)\b",
    "The total cost of nets",
    "Forces do well to count swans.",
)
# What follows is asked for.
ANNOUNCES: Final = _row(
    "announces what it asks for",
    r"\b(?:my request|please|like to know|information|(?:tell|give|send) me)\b.*:\W*$",
    "I limit my request to the following information:",
    "My request is about swans.",
)
# Says what words mean, or where they come from; does not ask.
EXPLAINS: Final = _row(
    "explains",
    r"^\W*(?:note|nb|as a rule|as i understand|for the avoidance|for example|among these|by '|a"
    r" '|'|it describes"
    r"|here are|so that)\b|\bmeans?\b|\bis any\b|\bare examples\b|\bdefin\w+",
    "By 'rescue' I mean a journey of more than a mile.",
    "How many rescues were there?",
)
# How the answer is to be given, whatever is asked.
MANNER: Final = _row(
    "manner of the answer",
    r"\b(?:in|as|by|via|using) (?:an? |the |this )?(?:\w+ )?(?:excel|spreadsheets?|table|csv|word"
    r"|electronic|e-?mail)\b(?! (?:by|from|sent|seized|broken))"
    r"|^\W*(?:if|where|should) .*\b(?:cost|costs|limit|time|section|too (?:wide|broad|long|many))\b"
    r".*\b(?:please|restrict|narrow|refine|limit|reduce|go on|continue)\b",
    "I would like the data in Excel.",
    "How many threats were sent by email from abroad?",
)
# A line that goes on in small letters was cut to the width of a page.
WRAPPED: Final = _row(
    "line cut to a width, and the next",
    r"(?-i:(?<=[^\s.?!;:])[ \t]*\n[ \t]*(?=[a-z]{2,}|\d{4}\b))",
    "How many swans were found without a\nmate?",
    "Swans:\nby county",
)
ROWS: Final = tuple(_ALL)
