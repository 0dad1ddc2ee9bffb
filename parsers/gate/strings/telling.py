"""What a string that nobody is shown tells: a person, rows of data, or just words."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

from parsers.gate.pdf.words import is_news
from parsers.gate.policy import finding
from parsers.gate.strings.runs import runs
from parsers.persons import names
from parsers.persons.kinds import Personal, found_in
from parsers.persons.name_data import COMMON, FORENAMES, SURNAMES
from parsers.persons.place_data import PLACE_WORDS
from parsers.types import Reason

# What a store of its own making calls its fields.
_FIELDS: Final = re.compile(
    r"surname|forename|firstname|lastname|dob|birth|born|nhs|nino|passport", re.IGNORECASE
)
_JOINTS = re.compile(r"[_./\\-]|%20")
# Who somebody is in a case, with a name behind it whatever the name.
_ROLE = re.compile(
    r"\b(?:victim|suspect|complainant|witness|offender|defendant|informant|patient|deceased"
    r"|casualty|claimant|detainee|nominal|subject|mr|mrs|ms|miss|mx|dr)s?\.?[:\s]{1,3}(?:[a-z] )?"
    r"(?P<who>(?-i:[A-Z][a-z'’-]{2,24}))",
    re.IGNORECASE,
)
# "Victim Support", "Witness Care Unit", "Miss Kent"
_NOBODY: Final = COMMON | PLACE_WORDS
_CASE_OF = re.compile(
    r"\b(?:complaints?|cases?|statements?|interviews?|arrests?|death|files?|letters?|calls?|visits?"
    r"|allegations?|reports?|referrals?|request|evidence) (?:of|by|from|against|about|re|for)"
    r" (?-i:[A-Z][a-z'’-]{2,24} [A-Z][a-z'’-]{2,24}\b)",
    re.IGNORECASE,
)
# An officer by rank, number or not, and two names.
_RANKED = re.compile(
    r"\b(?:W?PC|DC|DS|DI|DCI|PS|PCSO|Sgt|Insp|Supt)\.? (?:\d{2,6} )?"
    r"[A-Z][a-z'’-]{2,24} [A-Z][a-z'’-]{2,24}\b"
)
_CAMEL = re.compile(r"[A-Z][a-z]{1,24}")
_ADDRESS = re.compile(r"(?:[a-z][\w+.-]{1,12}:(?=\S)|[A-Za-z]:\\|\\\\|/(?:home|Users)/)\S")
_ON_A_DISC = re.compile(r"file:", re.IGNORECASE)
# Somebody's account in a network: "LOAM\\sam.sample".
_ACCOUNT = re.compile(r"[A-Z][A-Z0-9-]{1,14}\\[A-Za-z]{1,24}(?:[._-][A-Za-z]{2,24}){1,2}")
# How to reach an office is printed on its letters; these alone make nobody a case.
_REACHED: Final = frozenset({Personal.EMAIL, Personal.PHONE, Personal.SERVICE})
_WORD = re.compile(r"[^\W\d_]{3,40}")
# "North 412; South 318; East 97": so many words with a number each are data.
LEAST_PAIRS: Final = 3
_PAIR = re.compile(r"[^\W\d_]{3,40}[^\w\n]{1,4}\d{1,9}(?![\w.])")
# So many different texts in places of one kind are a list.
LEAST_LISTED: Final = 10
LEAST_WORDS: Final = 2
_ENCODED = re.compile(r"[A-Za-z0-9+/]{32,}={0,2}")


@dataclass(frozen=True, slots=True)
class StoredString:
    """A string and where it is kept. ``place`` is the kind of place, the same for all of it;
    ``own``: who made the file, or where it lay; ``token``: a name that programs give."""

    text: str
    place: str = ""
    own: bool = False
    token: bool = False


def stored_findings(kept: Iterable[StoredString], shown: str, place: str) -> Iterator[Reason]:
    """The gravest of what strings tell that ``shown``, all that is seen, squashed, lacks."""
    codes: set[str] = set()
    listed: dict[str, set[str]] = {}
    for each in dict.fromkeys(_with_encoded(kept)):
        code = _code(each, shown)
        if code is not None:
            codes.add(code)
        if code == "STORED_TEXT":
            listed.setdefault(each.place, set()).add(each.text)
    if any(len(texts) >= LEAST_LISTED for where, texts in listed.items() if where):
        codes.add("STORED_DATA")
    for code in _ORDER:
        if code in codes:
            yield finding(code, place)
            return


def _with_encoded(kept: Iterable[StoredString]) -> Iterator[StoredString]:
    """The strings, and what those in base 64 (RFC 4648) hold when they are opened."""
    for each in kept:
        yield each
        for found in _ENCODED.finditer(each.text):
            whole = found.group()[: len(found.group()) // 4 * 4]
            for text in runs(b64decode(whole)):
                yield replace(each, text=text)


_ORDER: Final = ("STORED_PERSON", "STORED_DATA", "STORED_NAME", "STORED_TEXT")


def is_field(name: str) -> bool:
    """Whether a store calls a field of its own by what it says of a person."""
    return _FIELDS.fullmatch(name) is not None


def _code(kept: StoredString, shown: str) -> str | None:
    text = kept.text
    if len(text) <= 5 and ":" not in text:
        return None
    field, _, value = text.partition(":")
    if value and is_field(field.strip()):
        return "STORED_PERSON" if value.strip() and is_news(value, shown) else None
    leads = _ADDRESS.search(text) is not None
    if "://" in text and "?" not in text and not _ON_A_DISC.match(text):
        return None
    spaced = _JOINTS.sub(" ", unquote(text) if leads else text)
    if tells_of_somebody(spaced, text) and is_news(text, shown):
        if not (kept.own or leads):
            return "STORED_PERSON"
        return "STORED_PERSON" if found_in(text) - _REACHED else "STORED_NAME"
    if _ACCOUNT.fullmatch(text) and is_news(text, shown):
        return "STORED_NAME"
    if kept.token or kept.own or leads:
        return None
    if len(_PAIR.findall(text)) >= LEAST_PAIRS and is_news(text, shown):
        return "STORED_DATA"
    worded = len(_WORD.findall(text)) >= LEAST_WORDS and " " in text.strip()
    return "STORED_TEXT" if worded and is_news(text, shown) else None


def tells_of_somebody(text: str, *others: str) -> bool:
    """Whether a string, in any of the ways it is given, holds a person's name or number."""
    return any(_tells(each) for each in dict.fromkeys((text, *others)))


def _tells(text: str) -> bool:
    if found_in(text) or _CASE_OF.search(text) or _RANKED.search(text):
        return True
    if any(match["who"].casefold() not in _NOBODY for match in _ROLE.finditer(text)):
        return True
    parts = _CAMEL.findall(text) if " " not in text else ()
    if any(a.lower() in FORENAMES and b.lower() in SURNAMES for a, b in pairwise(parts)):
        return True
    capital = any(char.isupper() for char in text)
    return capital and next(names.all_in(text), None) is not None
