"""Numbers that the state, an employer or a bank gives to one person.

Each finder takes a text and the same text folded (lower case, one character for one) and
yields the spans of the numbers. What could be many things is taken only behind its label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Finder = Callable[[str, str], Iterator[tuple[int, int]]]

# Between a label and its number: "is", "(UK):", "no. -"; never the end of a sentence.
_LINK = (
    r"\s?(?:numbers?|nos?\.?|num|id|ref(?:erence)?)?(?:\s?\([a-z]{2,10}\))?"
    r"\s?(?:is|was|are|:|#|=|-)?\s{0,3}"
)

_HEALTH = re.compile(r"(?<![\w.,/-])\d{3}([ \u00a0-]?)\d{3}\1\d{4}(?![\w/-]|[.,]\d)")
_HEALTH_LABEL = re.compile(rf"\b(?:nhs|chi|h&c|health and care|hospital|patient){_LINK}$")
# HMRC NIM39110: no D, F, I, Q, U, V in front, no O second; six digits; A to D.
_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"([ \u00a0-]?)\d{2}\1\d{2}\1\d{2}\1[A-D](?![A-Za-z0-9])"
)
_INSURANCE_LABELLED = re.compile(
    rf"\b(?:national insurance|n\.?i\.?|nino){_LINK}(?P<number>[a-z]{{2}} ?(?:\d ?){{6}}[a-d]?)\b"
)
_PASSPORT = re.compile(rf"\bpassport{_LINK}(?P<number>[a-z]{{0,2}}\d{{7,9}})\b")
# DVLA INS57P: five letters of the surname, the birth in disguise, initials, check.
_LICENCE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z][A-Z9]{4}[ ]?\d[0156]\d[0-3]\d{2}[ ]?[A-Z][A-Z9]\d[A-Z]{2}"
    r"(?![A-Za-z0-9])"
)
_LICENCE_LABELLED = re.compile(
    rf"\b(?:driving|driver'?s?)[ -]licen[cs]e{_LINK}"
    r"(?P<number>(?=[a-z]{0,8}\d)[a-z0-9]{6,18})\b"
)
_CARD = re.compile(r"(?<![\w.,/-])(?:\d{4}[ -]?){3}\d{1,7}(?![\w/-]|[.,]\d)")
_CARD_LABEL = re.compile(r"\b(?:card|visa|mastercard|debit|credit|amex)\b[^.\n]{0,30}$")
_CARD_GROUPS = re.compile(r"(?:\d{4}[ -]){3}\d{4}")
_SORT_CODE = re.compile(rf"\bsort code{_LINK}(?P<number>\d{{2}}[ -]?\d{{2}}[ -]?\d{{2}})\b")
_ACCOUNT = re.compile(rf"\b(?:bank )?(?:account|a/c|acct)\.?{_LINK}(?P<number>\d{{7,8}})\b")
_IBAN = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])"
)
_SERVICE = re.compile(
    r"\b(?:collar|warrant(?: card)?|shoulder|epaulette|payroll|personnel|staff|employee|force"
    r"|officer|pnc|crn|prison|noms)[ -](?:numbers?|nos?\.?|num|id|identity)"
    r"\s?(?:is|was|:|#|=|-)?\s{0,3}"
    r"(?P<number>(?=[a-z]{0,4}\d)[a-z0-9]{3,10}(?:/\d{2,8}[a-z]?)?)\b"
)
_RANK = (
    r"(?<![\w/.-])(?:pc|wpc|ps|dc|ds|dci|di|pcso|tdc|sgt|sergeant|constable|insp|inspector|supt"
    r"|officer)\.?\s"
)
_NUMBER = r"(?P<number>\d{3,6})\b(?![/:,.-]\d|%)"
_RANK_NUMBER = re.compile(rf"{_RANK}(?:no\.?\s?)?{_NUMBER}")
# "PC Harkness 2231", "DC A Sample (4521)": the number behind a rank and a name.
_NAMED_NUMBER = re.compile(
    rf"{_RANK}(?P<name>(?:[a-z]\.?\s){{0,2}}[a-z'’-]{{2,20}}(?:\s[a-z'’-]{{2,20}})?)"
    rf"[ ,]{{1,2}}\(?{_NUMBER}"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_NO_NAME = re.compile(
    r"\b(?:and|or|of|in|on|at|for|from|to|by|the|a|numbers?|strength|posts?|recruits?|roles?"
    r"|rank|total|were|was|had|have|has|are|is|over|under|between|hours|days|years?|headcount"
    r"|count)\b"
)


def health_numbers(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """NHS and CHI numbers: in their groups with a right check digit, or behind a label."""
    for match in _HEALTH.finditer(text):
        labelled = _HEALTH_LABEL.search(folded, max(0, match.start() - 40), match.start())
        if labelled or (match[1] and is_health_number(match.group())):
            yield match.span()


def is_health_number(text: str) -> bool:
    """Ten digits whose last one checks the others (NHS Data Dictionary, modulus 11)."""
    from stdnum.gb import nhs  # with `ssl` and `pydoc`: a twentieth of a small file's time

    return bool(nhs.is_valid(text)) and len({char for char in text if char.isdigit()}) > 2


def insurance_numbers(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """National Insurance numbers: in capitals anywhere, else behind a label."""
    yield from (match.span() for match in _INSURANCE.finditer(text))
    yield from (match.span("number") for match in _INSURANCE_LABELLED.finditer(folded))


def passports(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Passport numbers, behind their label only: nine digits could be anything."""
    del text
    yield from (match.span("number") for match in _PASSPORT.finditer(folded))


def licences(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Driving licence numbers."""
    yield from (match.span() for match in _LICENCE.finditer(text))
    yield from (match.span("number") for match in _LICENCE_LABELLED.finditer(folded))


def bank_details(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Card numbers that pass Luhn's check, IBANs, labelled sort codes and accounts."""
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        grouped = _CARD_GROUPS.fullmatch(match.group())
        labelled = _CARD_LABEL.search(folded, max(0, match.start() - 60), match.start())
        if len(digits) >= 13 and (grouped or labelled) and _passes_luhn(digits):
            yield match.span()
    yield from (match.span() for match in _IBAN.finditer(text) if _is_iban(match.group()))
    for pattern in (_SORT_CODE, _ACCOUNT):
        yield from (match.span("number") for match in pattern.finditer(folded))


def _passes_luhn(digits: str) -> bool:
    from stdnum import luhn

    return bool(luhn.is_valid(digits))


def _is_iban(text: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(text, check_country=False))


def service_numbers(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Collar, warrant and payroll numbers: behind a label, a rank, or a rank and a name."""
    yield from (match.span("number") for match in _SERVICE.finditer(folded))
    for match in _RANK_NUMBER.finditer(folded):
        # "PC 2019" is an officer; "Officer 2019" heads a column of a table.
        if text[match.start() : match.start() + 2].isupper() or not _YEAR.match(match["number"]):
            yield match.span("number")
    for match in _NAMED_NUMBER.finditer(folded):
        if not _NO_NAME.search(match["name"]) and not _YEAR.match(match["number"]):
            yield match.span("number")
