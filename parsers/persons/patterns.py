"""E-mail addresses, telephone numbers, number plates, dates of birth, crime numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.persons.name_data import words
from parsers.text.characters import fold
from parsers.text.dates import MONTHS

# Parts of an e-mail address that belong to an office, not to a person.
ROLE_WORDS = words(
    """
    access accesstoinformation admin administration appeal appeals careers casework central
    chief chiefconstable commissioner comms communications community complaint complaints
    compliance contact contactus control corporate corporateservices correspondence crime
    crimes cru customer customerservice customerservices data dataprotection department dept
    disclosure disclosures donotreply dp dpo eir email enquiries enquiry estates executive
    feedback finance firearms fleet foi foi.requests foi.unit foia foirequest foirequests
    foiunit force freedom freedom-of-information freedomofinformation general governance
    governanceunit headquarters hello help helpdesk hq hr icocasework info information
    informationgovernance informationgovernanceunit informationrights infosec infounit
    internalreview legal legalservices licensing mail mailbox media neighbourhood news
    newsdesk no-reply noreply npcc office officer opcc pcc police policing press pressoffice
    procurement professionalstandards protection psd public publicaccess publication
    publications publicationscheme reception records recordsmanagement recruitment request
    request.foi requestfoi requests review reviews rights safer sar sars secretariat secretary
    security service services sgo standards subjectaccess support team tickets traffic
    training unit vetting web webmaster
    """
)

NAME, EMAIL, PHONE = "[name]", "[e-mail]", "[phone]"
PLATE, BIRTH, CRIME = "[plate]", "[date of birth]", "[crime number]"

_TELLING = re.compile(r"[\d@]")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")

# Numbers that belong to the public: emergency lines, the ICO, the Scottish commissioner,
# Crimestoppers, Samaritans.
PUBLIC_NUMBERS = frozenset(
    {
        "03031231113",
        "01625545745",
        "01625545700",
        "01334464610",
        "0800555111",
        "116123",
        "08081689111",
    }
)
_PHONE = re.compile(
    r"(?<![\w/.,-])(?:\+44\s?(?:\(0\)\s?)?|0044\s?|\(?0)"
    r"(?:\d{4}\)?[\s-]?\d{5,6}|\d{3}\)?[\s-]?\d{3}[\s-]?\d{4}|\d{2}\)?[\s-]?\d{4}[\s-]?\d{4}"
    r"|\d{4}\)?[\s-]?\d{3}[\s-]?\d{3}|\d{9,10})(?![\w/]|[.,]\d)"
)
_LABELLED_PHONE = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|mob|fax|ddi|direct (?:dial|line)|switchboard)"
    r"(?:\s?(?:no|number)\.?)?\s?[.:]?\s{0,3}(?P<number>\+?\(?\d[\d\s()-]{4,20}\d)"
)
_EXTENSION = re.compile(r"\b(?:ext(?:ension|n)?\.?(?: no\.?)?\s?:?\s{0,2}|x)(?P<number>\d{3,7})\b")

_PLATE = re.compile(
    r"(?<![A-Z0-9/.-])(?:[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|1\d|2[0-9]|5[1-9]|6\d|"
    r"7\d)\s?[A-HJ-PR-Z]{3}"
    r"|[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y])(?![A-Z0-9/-])"
)
_LABELLED_PLATE = re.compile(
    r"\b(?:registration(?: (?:number|mark|plate|no\.?))?|reg(?:\.|istered)?(?: (?:number|no\.?|"
    r"mark|plate))?|vrm|vrn|"
    r"number plate|plate|index(?: number)?|vehicle)\s?(?:is|was|:|-)?\s{0,2}"
    r"(?P<plate>(?=[a-z0-9 ]{0,7}\d)(?=[a-z0-9 ]{0,7}[a-z])[a-z0-9]{1,4}\s?[a-z0-9]{2,4})\b"
)
_SHAPE = re.compile(
    r"[a-z]{1,2}\d{1,4}\s?[a-z]{3}|[a-z]{3}\s?\d{1,4}[a-z]?|[a-z]{1,3}\s?\d{1,4}|"
    r"\d{1,4}\s?[a-z]{1,3}"
)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_BIRTH = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born(?: on)?(?: the)?|birth ?date|birthday)\s?"
    r"(?:is|was|as|given as|:|-|of)?\s{0,3}"
    rf"(?P<date>\d{{1,2}}\s?[/.\s-]\s?\d{{1,2}}\s?[/.\s-]\s?\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s(?:of )?(?:{_MONTH})\.?,?\s\d{{2,4}}"
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


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """``(start, end, replacement)`` of everything but names, in no order."""
    if not _TELLING.search(text):
        return
    folded = fold(text)
    yield from ((m.start("date"), m.end("date"), BIRTH) for m in _BIRTH.finditer(folded))
    yield from _crime_numbers(text, folded)
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if not is_role_mailbox(match.group()):
                yield match.start(), match.end(), EMAIL
    yield from _phones(text, folded)
    yield from _plates(text, folded)


def is_role_mailbox(address: str) -> bool:
    """Whether an address belongs to an office ("foi@", "information.rights@")."""
    local, _, host = fold(address).partition("@")
    if "whatdotheyknow" in host:
        return False  # a request's own address leads to its author
    words = [word for word in re.split(r"[._+'\d-]+", local) if word]
    joined = "".join(words)
    if joined in ROLE_WORDS:
        return True
    return bool(words) and all(_is_role_word(word) for word in words)


def _is_role_word(word: str) -> bool:
    if word in ROLE_WORDS:
        return True
    rest = word
    for part in sorted(_LONG_ROLE_WORDS, key=len, reverse=True):
        rest = rest.replace(part, "")
    return rest == ""


_LONG_ROLE_WORDS = frozenset(word for word in ROLE_WORDS if len(word) >= 3)


def _crime_numbers(text: str, folded: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (_CRIME, _LOG):
        for match in pattern.finditer(folded):
            number = match["number"]
            digits = sum(char.isdigit() for char in number)
            if digits >= 4 and not _FOI_VALUE.match(number):
                yield match.start("number"), match.end("number"), CRIME
    for match in _UNIFORM.finditer(text):
        yield match.start(), match.end(), CRIME


def _phones(text: str, folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _PHONE.finditer(text):
        if not _is_public(match.group()):
            yield match.start(), match.end(), PHONE
    for pattern in (_LABELLED_PHONE, _EXTENSION):
        for match in pattern.finditer(folded):
            if not _is_public(match["number"]):
                yield match.start("number"), match.end("number"), PHONE


def _is_public(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if digits.startswith("0044"):
        digits = "0" + digits[4:]
    elif digits.startswith("44") and len(digits) >= 11:
        digits = "0" + digits[2:].lstrip("0")
    return digits in PUBLIC_NUMBERS or len(digits) < 5


def _plates(text: str, folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _PLATE.finditer(text):
        yield match.start(), match.end(), PLATE
    for match in _LABELLED_PLATE.finditer(folded):
        start, end = match.span("plate")
        if text[start:end].upper() == text[start:end] and _SHAPE.fullmatch(match["plate"]):
            yield start, end, PLATE
