"""E-mail addresses and telephone numbers, and which of them are an office's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.persons.name_data import words
from parsers.text.characters import fold

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

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")

# "marcus dot thistlewood at example dot com"
_SPELT = re.compile(
    r"\b(?P<local>[a-z][\w-]{0,30}(?:\s?[(\[]?\b(?:dot)\b[)\]]?\s?[\w-]{1,30}){0,3})\s?[(\[]?\bat\b[)\]]?"
    r"\s?(?P<host>[\w-]{1,40}(?:\s?[(\[]?\bdot\b[)\]]?\s?[\w-]{1,30}){1,4})"
)
_DOT = re.compile(r"\s?[(\[]?\bdot\b[)\]]?\s?")

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
# Never over the end of a line: the next line's number is another thing.
_GAP = r"[ \t\u00a0]?"
_JOINT = r"[ \t\u00a0.-]?"
_PHONE = re.compile(
    rf"(?<![\w/.,-])(?:\+44{_JOINT}(?:\(0\){_GAP})?|0044{_GAP}|\(?0)"
    rf"(?:\d{{4}}\)?{_JOINT}\d{{5,6}}|\d{{3}}\)?{_JOINT}\d{{3}}{_JOINT}\d{{4}}"
    rf"|\d{{2}}\)?{_JOINT}\d{{4}}{_JOINT}\d{{4}}|\d{{4}}\)?{_JOINT}\d{{3}}{_JOINT}\d{{3}}|\d{{9,10}}|1\d{{4}}\)?{_GAP}\d{{4,5}})"
    r"(?![\w/]|[.,]\d)"
)
_LABELLED_PHONE = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|mob|fax|ddi|direct (?:dial|line)|switchboard)"
    r"(?:\s?(?:no|number)\.?)?\s?[.:]?\s{0,3}(?P<number>\+?\(?\d[\d \t\u00a0()-]{4,20}\d)"
)
# "mobile phones 2019-2020": years are nobody's number.
_YEARS = re.compile(r"(?:(?:19|20)\d\d[ ,-]{0,2}){2,6}")
_EXTENSION = re.compile(r"\b(?:ext(?:ension|n)?\.?(?: no\.?)?\s?:?\s{0,2}|x)(?P<number>\d{3,7})\b")


def emails(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Addresses that are nobody's office."""
    if " dot " in folded or "(dot)" in folded or "[dot]" in folded:
        for match in _SPELT.finditer(folded):
            local, host = (_DOT.sub(".", match[part]) for part in ("local", "host"))
            if not is_role_mailbox(f"{local}@{host}"):
                yield match.span()
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if not is_role_mailbox(match.group()):
                yield match.span()


def is_role_mailbox(address: str) -> bool:
    """Whether an address belongs to an office ("foi@", "information.rights@")."""
    local, _, host = fold(address).partition("@")
    if "whatdotheyknow" in host:
        return False  # a request's own address leads to its author
    if not local.strip("x*._-"):
        return True  # "xxxx.xxxx@": masked already
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


def phones(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Numbers and extensions that are not the public's."""
    for match in _PHONE.finditer(text):
        if not _is_public(match.group()):
            yield match.span()
    for pattern in (_LABELLED_PHONE, _EXTENSION):
        for match in pattern.finditer(folded):
            if not _is_public(match["number"]):
                yield match.span("number")


def _is_public(number: str) -> bool:
    if _YEARS.fullmatch(number):
        return True
    digits = re.sub(r"\D", "", number)
    if digits.startswith("0044"):
        digits = "0" + digits[4:]
    elif digits.startswith("44") and len(digits) >= 11:
        digits = "0" + digits[2:].lstrip("0")
    return digits in PUBLIC_NUMBERS or len(digits) < 5
