"""What columns say of persons: by their headings, and by what most cells look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from parsers.persons.contacts import ROLE_WORDS, is_role_mailbox
from parsers.persons.identifiers import is_health_number
from parsers.persons.kinds import Personal, found_in
from parsers.persons.name_data import AMBIGUOUS, COMMON, FORENAMES, SURNAMES
from parsers.persons.place_data import PLACE_WORDS, PLACES

HEADER_ROWS: Final = 3
_MOSTLY: Final = 0.6
# Nothing shorter has any of these looks.
_SHORTEST: Final = 5
# So many names make a column of names, whatever its heading.
LEAST_NAMES: Final = 4


class Trait(StrEnum):
    """What a column says about a person."""

    NAME = "name"
    SERVICE = "service number"
    BIRTH = "date of birth"
    HEALTH = "NHS number"
    INSURANCE = "NI number"
    EMAIL = "personal e-mail"
    MOBILE = "mobile number"
    PHONE = "telephone number"
    AGE = "age"
    HOME = "address of a house"
    ADDRESS = "home address"
    OTHER = "passport, licence or bank number"
    SORT = "sort code"
    ACCOUNT = "bank account"
    POSTCODE = "full postcode"
    DAY = "exact date"


# What is found in a cell whatever its column. Phones and e-mails have looks of their own:
# an office's are no persons'.
_FOUND: Final[Mapping[Personal, Trait]] = {
    Personal.HEALTH: Trait.HEALTH,
    Personal.INSURANCE: Trait.INSURANCE,
    Personal.BIRTH: Trait.BIRTH,
    Personal.ADDRESS: Trait.ADDRESS,
    Personal.PASSPORT: Trait.OTHER,
    Personal.LICENCE: Trait.OTHER,
    Personal.BANK: Trait.OTHER,
    Personal.SERVICE: Trait.SERVICE,
}
# "PC 2019" heads a column of a year.
_YEAR_CELL = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

# Welsh, and the languages that people of the United Kingdom speak most besides English
# (ONS, Census 2021, main language).
_FOREIGN_NAMES: Final = (
    "cyfenw|enw(?: cyntaf| llawn)?|nazwisko|imi[eę](?: i nazwisko)?|nume(?:le)?|prenume(?:le)?"
    "|apelidos?|sobrenome|nome(?: completo)?|apellidos?|nombres?|cognome|pr[ée]nom"
    "|nom(?: de famille)?"
    "|(?:nach|vor|familien)name|vardas|pavard[ėe]|soyad[ıi]?|фамилия|имя|име|прізвище|ім'я"
)
_FOREIGN_BIRTHS: Final = (
    "dyddiad geni|data urodzenia|data na[sșş]terii|data de nascimento|fecha de nacimiento"
    "|data di nascita|date de naissance|geburtsdatum|gimimo data|do[gğ]um tarihi|дата рождения"
    "|дата народження"
)
_NAME_HEADING = re.compile(
    r"(?:officer'?s?|staff|employee'?s?|victim'?s?|suspect'?s?|offender'?s?|complainant'?s?"
    r"|witness(?:'s)?|member'?s?|person'?s?|patient'?s?|subject'?s?)?\s?"
    r"(?:sur\s?name|last name|family name|fore\s?names?|first names?|given names?|christian name"
    r"|full name|initials?|middle names?|known as|maiden name)(?: ?\(?s\)?)?"
    rf"|(?:{_FOREIGN_NAMES})",
    re.IGNORECASE,
)
_PERSON_NAME_HEADING = re.compile(
    r"(?:name(?:s)? of (?:the )?)?(?:officer|employee|victim|suspect|offender|complainant"
    r"|witness|patient|deceased|detainee|defendant|nominal|casualty|claimant|applicant|keeper"
    r"|holder|owner|licensee|contact|informant|next of kin)s?'?s?(?: names?)?",
    re.IGNORECASE,
)
_LOOSE_HEADING = re.compile(r"names?|staff names?|individual|person", re.IGNORECASE)
_SERVICE_HEADING = re.compile(
    r"\b(?:collar|warrant|shoulder|epaulette|payroll|employee|staff|officer|service|personnel|pnc)"
    r"\s?(?:/\s?\w{1,12}\s?)?(?:nos?\.?|numbers?|num|id)(?![a-z])",
    re.IGNORECASE,
)
_BIRTH_HEADING = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born|{_FOREIGN_BIRTHS})(?![a-z])", re.IGNORECASE
)
_NAME_PART = re.compile(r"[^\W\d_][^\W\d_'’.-]{0,30}(?:[ '’.-]{1,2}[^\W\d_]{1,30}){0,4}\.?")
_AGE_HEADING = re.compile(r"age(?: \(?(?:at|in|on|years|yrs)\b.{0,40})?", re.IGNORECASE)
_AGE = re.compile(r"1?\d{1,2}(?: ?(?:years?|yrs?)(?: old)?)?")
# One part of a name in a cell of its own.
_WORD = re.compile(r"[A-Z][a-z'’]{1,24}(?:[ -][A-Z][a-z]{1,24})?")
# "Tamblewick OP", "Tamblewick, O.", "O. P. Tamblewick"
_INITIALLED = re.compile(
    r"(?P<last>[A-Z][a-z'’-]{2,24}(?:-[A-Z][a-z]{2,20})?),? [A-Z]\.?(?: ?[A-Z]\.?){0,2}"
    r"|[A-Z]\.?(?: ?[A-Z]\.?){0,2} (?P<first>[A-Z][a-z'’-]{2,24}(?:-[A-Z][a-z]{2,20})?)"
)
_PHONE = re.compile(
    r"(?:\+44 ?\(?0?\)? ?|0)[1237]\d{1,4}[ -]?\d{3,4}[ -]?\d{3,4}|[Ee]xt\.? ?\d{3,6}"
)
_HOUSE = re.compile(
    r"(?:(?:flat|apartment|unit) \w{1,4},? )?\d{1,4}[a-z]? [a-z]|(?:\w+['’]?s? ){0,3}"
    r"(?:cottage|house|farm|farmhouse|bungalow|barn|forge|lodge|mill|rectory|vicarage|flat)\b",
    re.IGNORECASE,
)
# What stands at an address that is nobody's home.
_PREMISES = re.compile(
    r"\b(?:station|office|headquarters|hq|school|college|university|hospital|surgery|clinic|hotel"
    r"|inn|arms|pub|bar|club|shop|stores?|supermarket|centre|center|church|hall|ltd|limited|plc"
    r"|garage|stadium|library|court|prison|estate|ambulance|industrial|business|retail)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-Z][\w'’-]{1,30}(?:,? [A-Z][\w'’.-]{0,30}){1,3}")
_DIGITS = re.compile(r"[A-Z]{0,4}[ -]?\d{3,10}[A-Z]{0,2}", re.IGNORECASE)
_DAY = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}[ -,]{1,2}\d{2,4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?",
)
_INSURANCE = re.compile(
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", re.IGNORECASE
)
_SORT = re.compile(r"\d{2}[- ]\d{2}[- ]\d{2}")
_SORT_HEADING = re.compile(r"sort(?:[ -]?code)?s?", re.IGNORECASE)
# "12-03-24", the other way round: a day as well as a sort code.
_SHORT_DAY = re.compile(
    r"(?:[0-2]\d|3[01])\W(?:0[1-9]|1[0-2])\W\d\d|\d\d\W(?:0[1-9]|1[0-2])\W[0-3]\d"
)
_ACCOUNT = re.compile(r"(?!(?:19|20)\d\d[01]\d[0-3]\d|[0-3]\d[01]\d(?:19|20)\d\d)\d{8}")
_BARE_HEALTH = re.compile(r"\d{3}[ -]?\d{3}[ -]?\d{4}")
_MOBILE = re.compile(r"(?:\+44 ?\(?0?\)? ?|0044 ?|0?)7\d{3}[ -]?\d{3}[ -]?\d{3}")
_MOBILE_INSIDE = re.compile(rf"(?<![\d/-])(?:{_MOBILE.pattern})(?![\d/-])")
_PIECES = re.compile(r"[\n\t,;|]")
_EMAIL = re.compile(r"([\w.+'-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_POSTCODE = re.compile(r"(?:.{0,80}\b)?[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}", re.IGNORECASE)


def _is_personal_mail(text: str) -> bool:
    """An address whose first part is nobody's office."""
    found = _EMAIL.fullmatch(text)
    if found is None or is_role_mailbox(text):
        return False
    parts = re.split(r"[._-]", found[1].casefold())
    named = any(part in FORENAMES or part in SURNAMES for part in parts)
    office = any(part in ROLE_WORDS for part in parts) or found[1].casefold() in ROLE_WORDS
    return named or (not office and len(parts) > 1)


def is_person(text: str) -> bool:
    """Two or more words with capitals, one of them a name that is no place."""
    if not _PERSON.fullmatch(text):
        return False
    parts = re.split(r"[ ,]{1,2}", text.casefold())
    if any(part in PLACE_WORDS or part in PLACES for part in parts):
        return False
    return any(part in FORENAMES or part in AMBIGUOUS for part in parts)


def _is_name_part(text: str) -> bool:
    words = text.casefold().split()
    return (
        _NAME_PART.fullmatch(text) is not None
        and len(words) <= 4
        and not any(word in PLACE_WORDS for word in words)
    )


def is_initialled(text: str) -> bool:
    """A surname with initials, and no word of the language or place."""
    found = _INITIALLED.fullmatch(text)
    if found is None:
        return False
    surname = (found["last"] or found["first"]).casefold()
    return surname in SURNAMES or surname not in COMMON | PLACE_WORDS | PLACES


def is_sort_code(text: str) -> bool:
    """The number of a bank's branch, in pairs that are no day."""
    return _SORT.fullmatch(text) is not None and _SHORT_DAY.fullmatch(text) is None


def is_house(text: str) -> bool:
    """The full address of a house that is no office, shop or station."""
    return (
        _POSTCODE.fullmatch(text) is not None
        and _HOUSE.match(text) is not None
        and _PREMISES.search(text) is None
    )


_LOOKS: Final[tuple[tuple[Trait, Callable[[str], object]], ...]] = (
    (Trait.HEALTH, lambda text: _BARE_HEALTH.fullmatch(text) and is_health_number(text)),
    (Trait.INSURANCE, _INSURANCE.fullmatch),
    (Trait.EMAIL, _is_personal_mail),
    (Trait.MOBILE, _MOBILE.fullmatch),
    (Trait.PHONE, _PHONE.fullmatch),
    (Trait.HOME, is_house),
    (Trait.SORT, is_sort_code),
    (Trait.ACCOUNT, _ACCOUNT.fullmatch),
    (Trait.POSTCODE, _POSTCODE.fullmatch),
    (Trait.DAY, _DAY.fullmatch),
)


def is_premises(text: str) -> bool:
    """Whether a text names what stands at an address that is nobody's home."""
    return _PREMISES.search(text) is not None


def looks_in(text: str) -> frozenset[Trait]:
    """What words say of a person wherever it stands in them: a record that is no row."""
    found = {_FOUND[kind] for kind in found_in(text) if kind in _FOUND}
    pieces = [piece.strip(" .:") for piece in _PIECES.split(text)]
    for piece in dict.fromkeys(each for each in pieces if len(each) >= _SHORTEST):
        found |= {trait for trait, look in _LOOKS if look(piece)}
    if any(map(_is_personal_mail, (match.group() for match in _EMAIL.finditer(text)))):
        found.add(Trait.EMAIL)
    if _MOBILE_INSIDE.search(text):
        found.add(Trait.MOBILE)
    elif Personal.PHONE in found_in(text):
        found.add(Trait.PHONE)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the trait of its heading and the row that it stands in, and its looks.
    ``part``: it holds one part of each name."""

    headed: Mapping[Trait, int]
    looks: frozenset[Trait]
    part: bool = False

    def traits(self, row: int, text: str) -> frozenset[Trait]:
        """What a cell of this column says of a person."""
        found = {trait for trait, heading in self.headed.items() if text and row > heading}
        if self.part and _WORD.fullmatch(text):
            found.add(Trait.NAME)
        if len(text) >= _SHORTEST:
            found |= {_FOUND[kind] for kind in found_in(text) if kind in _FOUND}
            if _YEAR_CELL.search(text) and not self.headed:
                found.discard(Trait.SERVICE)
            found |= {trait for trait, look in _LOOKS if trait in self.looks and look(text)}
            named = is_person(text) or is_initialled(text)
            if Trait.NAME in self.looks and named:
                found.add(Trait.NAME)
        return frozenset(found)


def columns(rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a grid of texts, rows of equal length."""
    down = [[row[col] for row in rows] for col in range(len(rows[0]) if rows else 0)]
    parts = _of_split_names(down)
    return tuple(_column(cells, part=at in parts) for at, cells in enumerate(down))


def named_in(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The names that columns of persons hold, as they are written there."""
    if len(rows) < LEAST_NAMES or not any(" " in text or text.istitle() for text in rows[-1]):
        return
    for at, column in enumerate(columns(rows)):
        if Trait.NAME in column.looks:
            yield from (
                row[at]
                for place, row in enumerate(rows)
                if Trait.NAME in column.traits(place, row[at])
            )


def _of_split_names(down: Sequence[Sequence[str]]) -> set[int]:
    """The columns that hold first names, each with the surnames in the column behind it."""
    found: set[int] = set()
    for at, (first, last) in enumerate(pairwise(down)):
        given = [a for a, b in zip(first, last, strict=True) if a and b and _is_split(a, b)]
        filled = sum(1 for a, b in zip(first, last, strict=True) if a and b)
        if len(set(given)) >= LEAST_NAMES and len(given) >= _MOSTLY * filled:
            found |= {at, at + 1}
    return found


def _is_split(first: str, last: str) -> bool:
    """Whether two cells are a first name that is known and a surname that is no other word."""
    if _WORD.fullmatch(first) is None or _WORD.fullmatch(last) is None:
        return False
    given, family = first.casefold(), last.casefold()
    known = given in FORENAMES or given in AMBIGUOUS
    return known and (family in SURNAMES or family not in COMMON | PLACE_WORDS | PLACES)


def _column(cells: Sequence[str], *, part: bool = False) -> Column:
    filled = [(row, text) for row, text in enumerate(cells) if text]
    long = [text for _, text in filled if len(text) >= _SHORTEST]
    looks: set[Trait] = set()
    least = max(1.0, _MOSTLY * (len(filled) - HEADER_ROWS))
    if len(long) >= least:
        looks = {trait for trait, look in _LOOKS if sum(map(bool, map(look, long))) >= least}
    headed: dict[Trait, int] = {}
    for at, (row, heading) in enumerate(filled[:HEADER_ROWS]):
        for trait in _headed(heading, [text for _, text in filled[at + 1 :]], looks):
            headed.setdefault(trait, row)
    people = sum(map(is_person, long))
    initialled = [text for text in long if is_initialled(text)]
    # "Class A, Class B": the words before the letter are the same.
    apart = len({text.split()[0].strip(",.") for text in initialled if len(text.split()[0]) > 2})
    people += len(initialled) if 2 * apart >= len(initialled) or _leads(initialled) else 0
    if people >= LEAST_NAMES and people >= _MOSTLY * (len(filled) - 1):
        looks.add(Trait.NAME)
    if part:
        looks.add(Trait.NAME)
    return Column(headed, frozenset(looks), part)


def _leads(initialled: Sequence[str]) -> bool:
    """Whether the initials come first, and most of the names behind them differ."""
    last = [text.split()[-1] for text in initialled if len(text.split()[0].strip(".")) <= 3]
    return 2 * len(last) > len(initialled) and 2 * len(set(last)) >= len(last)


def _headed(heading: str, body: Sequence[str], traits: set[Trait]) -> set[Trait]:
    """The traits that a heading gives to the cells below it."""
    if not body:
        return set()
    words = " ".join(heading.replace("_", " ").split())
    found: set[Trait] = set()
    if _BIRTH_HEADING.search(words) and Trait.DAY in traits:
        found.add(Trait.BIRTH)
    if _SORT_HEADING.fullmatch(words) and _share(body, _SORT.fullmatch) >= _MOSTLY:
        found.add(Trait.SORT)
    if _SERVICE_HEADING.search(words) and _distinct_numbers(body):
        found.add(Trait.SERVICE)
    if _AGE_HEADING.fullmatch(words) and _share(body, _AGE.fullmatch) >= _MOSTLY:
        found.add(Trait.AGE)
    named = (
        (_NAME_HEADING, _is_name_part, _MOSTLY),
        (_PERSON_NAME_HEADING, _is_somebody, _MOSTLY),
        (_LOOSE_HEADING, is_person, 0.4),
    )
    if any(
        pattern.fullmatch(words) and _share(body, look) >= least for pattern, look, least in named
    ):
        found.add(Trait.NAME)
    return found


def _is_somebody(text: str) -> bool:
    return _PERSON.fullmatch(text) is not None or is_initialled(text)


def _share(body: Sequence[str], look: Callable[[str], object]) -> float:
    return sum(bool(look(text)) for text in body) / len(body)


def _distinct_numbers(body: Sequence[str]) -> bool:
    """Numbers given to somebody differ from row to row, and are no counts."""
    numbers = [text.replace(",", "") for text in body]
    given = [text for text in numbers if _DIGITS.fullmatch(text)]
    return len(given) >= _MOSTLY * len(body) and len(set(given)) >= 0.8 * len(given)
