"""Dates of birth, and the numbers of crimes, incidents and custody records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.text.dates import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_IN_WORDS = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|\w{3,6}teenth|twentieth|thirtieth)"
)
_BIRTH = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born(?: on)?(?: the)?|birth ?date|birthday)\s?"
    r"(?:is|was|as|given as|:|-|of)?\s{0,3}"
    rf"(?P<date>\d{{1,2}}\s?[/.\s-]\s?\d{{1,2}}\s?[/.\s-]\s?\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s(?:of )?(?:{_MONTH})\.?,?\s\d{{2,4}}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?|{_IN_WORDS}) (?:day )?(?:of )?(?:{_MONTH}),?\s\d{{4}}"
    rf"|(?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|(?:19|20)\d{{2}}-\d{{2}}-\d{{2}})"
)

_CRIME = re.compile(
    r"\b(?:crimes?|incident|occurrence|custody|case|investigation|collision|intelligence|storm|"
    r"niche|cad|log|urn|crn|"
    r"offence|complaint|police)\s?(?:report |record |log )?"
    r"(?:reference numbers?|reference nos?\.?|references?|ref\.? ?nos?\.?|ref\.? numbers?|"
    r"refs?\.?|numbers?|nos?\.?|num|id|urn)"
    r"\s?(?:is|was|are|:|#|"
    r"-)?\s{0,3}(?P<number>[a-z]{0,4}[/-]?\d[a-z0-9/-]{2,24}(?:\sof\s\d{1,2}[/.]\d{1,2}[/.]\d{2,4})?)"
)
_LOG = re.compile(
    r"\b(?:log|cad|incident|crime|urn|"
    r"crn)\s?:?\s{0,2}(?P<number>(?:\d{1,6}\sof\s\d{1,2}(?:[/.]\d{1,2}[/.]\d{2,4}|(?:st|nd|rd|"
    r"th)?\s[a-z]{3,9}\s?\d{0,4})"
    r"|[a-z]{0,3}\d{2,8}/\d{3,8}(?:/\d{2,4})?|[a-z]{0,4}\d{6,14}|\d{4}/\d{2}[a-z]{3}\d{2}))\b"
)
_UNIFORM = re.compile(r"(?<![\w/])\d{2}[A-Z]{1,3}\d?/\d{3,8}/\d{2}(?![\w/])")
_FOI_VALUE = re.compile(r"(?:foi|f-|rfi|eir|01/foi)")
# "incident number 2023-24 by month", "log-20240405": a period or a day.
_PERIOD = re.compile(
    r"(?:19|20)\d\d(?:[-/](?:\d\d|(?:19|20)\d\d))?[-/]?|(?:19|20)\d\d[01]\d[0-3]\d"
)


def births(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Days behind "date of birth" or "born"."""
    del text
    yield from (match.span("date") for match in _BIRTH.finditer(folded))


def crime_numbers(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Numbers behind their label, or in the shape that forces give them."""
    for pattern in (_CRIME, _LOG):
        for match in pattern.finditer(folded):
            number = match["number"]
            digits = sum(char.isdigit() for char in number)
            named = _FOI_VALUE.match(number) or _PERIOD.fullmatch(number)
            if digits >= 4 and not named:
                yield match.span("number")
    for match in _UNIFORM.finditer(text):
        yield match.span()
