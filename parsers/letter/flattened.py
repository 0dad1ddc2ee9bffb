"""Letters that a copy has flattened into one line: cut again where a letter begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parsers.letter.paragraphs import Paragraph
from parsers.types import BlockKind

_FLAT: Final = 400  # a shorter paragraph is no letter
_NAME: Final = r"(?:[A-Z][\w'’-]{0,20}\.?\s){0,4}"

# A new line begins before these words; capitals are read as printed.
BEFORE: Final = re.compile(
    r"(?<=\S)\s(?="
    rf"Dear (?:Sir|Madam|Mr|Mrs|Ms|Miss|Dr|Applicant|Requester|Requestor|{_NAME})\b"
    r"|(?:REQUEST|RESPONSE|DECISION|QUESTION|ANSWER)S?\b(?! NO)(?: ?[:.–-])?\s"
    r"|Your [Qq]uestions?\b|Our (?:[Aa]nswers?|[Rr]eply)\b"
    r"|(?:Request|Response|Our [Rr]esponse|In [Rr]esponse|You [Aa]sked(?: for)?|Decision|"
    r"Answer)\s?:"
    r"|Yours (?:sincerely|faithfully|truly)\b|Kind [Rr]egards\b"
    r"|REASONS? FOR DECISION\b|Reason for [Dd]ecision\b|APPENDIX A\b|COMPLAINT RIGHTS\b"
    r"|(?:Our|Your|FOI|FoI) [Rr]ef(?:erence)?\b"
    r"|(?:I write|I am writing|I refer|Thank you for your|Further to your)\b"
    r")"
    r"|(?<=[.:?!])\s(?=(?:Your request (?:for information )?has (?:now )?been considered|"
    r"We have now had|Following receipt of|Having completed)\b)"
    r"|(?<=\S)\s(?=(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? "
    r"[A-Z][a-z]{2,8},? (?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d) (?:Dear|Freedom|Our|FOI|"
    r"I write|Thank|Re)\b)"
)
# And behind these.
BEHIND: Final = re.compile(
    r"(?<![\w])(?:(?:REQUEST|RESPONSE|DECISION|ANSWER)S?(?: ?[:.–-])?|"
    r"(?:Request|Response|Our [Rr]esponse|In [Rr]esponse|You [Aa]sked(?: for)?|Decision)\s?:|"
    r"Your [Qq]uestions?|Our (?:[Aa]nswers?|[Rr]eply)|"
    r"Yours (?:sincerely|faithfully|truly),?|"
    r"Dear (?:Sir|Madam|Applicant|Requester)(?: or Madam|/Madam| / Madam)?,?|"
    r"REASONS? FOR DECISION|Freedom of Information Act 2000(?= (?:I|Thank|Further|We|Your)\b))"
    r"(?=\s)"
)


def unflatten(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Long paragraphs that hold more than one part of a letter, cut at the parts."""
    return tuple(part for one in paragraphs for part in _cut(one))


# "Q. How many? A. Twelve." in one line.
_ASKED_AND_ANSWERED: Final = re.compile(
    r"(?P<asked>Q(?:uestion)? ?\d{0,2} ?[.:)-] ?[^?]{8,600}\?)\s+"
    r"(?P<told>A(?:nswer)? ?\d{0,2} ?[.:)-] ?\S[^?]{0,2000})$"
)


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    text = paragraph.text
    both = _ASKED_AND_ANSWERED.match(text)
    if both is not None and paragraph.kind is not BlockKind.TABLE:
        yield replace(paragraph, text=both["asked"])
        yield replace(paragraph, text=both["told"])
        return
    breaks = [] if len(text) < _FLAT else [mark.end() for mark in BEFORE.finditer(text)]
    if len(breaks) < 2 or paragraph.kind is BlockKind.TABLE:
        yield paragraph
        return
    breaks.extend(mark.end() for mark in BEHIND.finditer(text))
    start = 0
    for end in (*sorted(set(breaks)), len(text)):
        part = text[start:end].strip()
        if part:
            yield replace(paragraph, text=part)
        start = end
