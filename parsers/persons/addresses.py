"""Where somebody lives: an address behind words that make it a home, never an office's."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STREET = (
    r"(?:road|rd|street|st|avenue|ave|close|lane|drive|grove|crescent|gardens|terrace|court|place"
    r"|way|walk|row|square|hill|park|mews|rise|view|green|fields?|meadows?|heol|stryd|clos|ffordd)"
)
_POSTCODE = r"[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}"
_PLACE = (
    r"(?:(?:flat|apartment|unit) \w{1,4},? )?\d{1,4}[a-z]?,? "
    rf"(?:[a-z'’-]{{2,20}} ){{1,3}}{_STREET}\b"
    rf"(?:,? (?:[a-z'’-]{{2,20}},? ){{0,4}}{_POSTCODE}\b)?"
)
_LABEL = (
    r"(?:home|(?:residential|private|postal|his|her|my|their|victim'?s?|suspect'?s?"
    r"|requester'?s?|applicant'?s?)) address\s?(?:is|was|:|-|=)?\s{1,3}"
)
_LIVES = (
    r"(?:lives?|living|lived|resid(?:es?|ing|ed)|home|house|flat)"
    r"(?:\s(?:alone|together|with(?:\s[a-z'’-]{2,20}){1,4}))?\s(?:at|is|of)\s"
)
# Where officers went, with its postcode: told of a case, not of an office.
_ATTENDED = re.compile(
    r"\b(?:attended|visited|called to|went to|arrested at|searched|outside)"
    rf"(?: an address (?:at|in))?\s(?P<address>{_PLACE})"
    r"(?P<office>(?: [a-z]{3,12}){0,2} (?:station|headquarters|office|school|hospital))?"
)
_HAS_POSTCODE = re.compile(rf"{_POSTCODE}$")
_HOME = re.compile(rf"\b(?:{_LABEL}|{_LIVES})(?P<address>{_PLACE})")
_HOME_POSTCODE = re.compile(rf"\bhome post ?code\s?(?:is|was|:|-)?\s{{0,3}}(?P<code>{_POSTCODE})\b")


def home_addresses(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Addresses behind "lives at", "home address:" and the like, and home postcodes."""
    del text
    yield from (match.span("address") for match in _HOME.finditer(folded))
    yield from (
        match.span("address")
        for match in _ATTENDED.finditer(folded)
        if not match["office"] and _HAS_POSTCODE.search(match["address"])
    )
    yield from (match.span("code") for match in _HOME_POSTCODE.finditer(folded))
