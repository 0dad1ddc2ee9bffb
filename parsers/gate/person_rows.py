"""Rows about single persons that stand there for all to see: the shape of the worst breaches.

Judged on the tables of any document after reading. A table counts by its columns: what
their headings say and what most of their cells look like; places, teams, products and
counts have neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parsers.gate import policy
from parsers.persons.name_data import AMBIGUOUS, FORENAMES, SURNAMES
from parsers.persons.patterns import ROLE_WORDS
from parsers.persons.place_data import PLACE_WORDS, PLACES
from parsers.types import Reason, Table

_HEADER_ROWS = 3
_MOSTLY = 0.6


class Trait(StrEnum):
    """What a column says about a person."""

    NAME = "name"
    SERVICE = "service number"
    BIRTH = "date of birth"
    HEALTH = "NHS number"
    INSURANCE = "NI number"
    EMAIL = "personal e-mail"
    MOBILE = "mobile number"
    POSTCODE = "full postcode"
    DAY = "exact date"


_NAME_HEADING = re.compile(
    r"(?:officer'?s?|staff|employee'?s?|victim'?s?|suspect'?s?|offender'?s?|complainant'?s?"
    r"|witness(?:'s)?|member'?s?|person'?s?|patient'?s?|subject'?s?)?\s?"
    r"(?:sur\s?name|last name|family name|fore\s?names?|first names?|given names?|christian name"
    r"|full name|initials?|middle names?|known as|maiden name)(?: ?\(?s\)?)?",
    re.IGNORECASE,
)
_PERSON_NAME_HEADING = re.compile(
    r"(?:name(?:s)? of (?:the )?)?(?:officer|employee|victim|suspect|offender|complainant"
    r"|witness|patient|deceased|detainee|defendant|nominal)s?'?s?(?: names?)?",
    re.IGNORECASE,
)
_LOOSE_HEADING = re.compile(r"names?|staff names?|individual|person", re.IGNORECASE)
_SERVICE_HEADING = re.compile(
    r"\b(?:collar|warrant|shoulder|epaulette|payroll|employee|staff|officer|service|personnel|pnc)"
    r"\s?(?:/\s?\w{1,12}\s?)?(?:nos?\.?|numbers?|num|id)(?![a-z])",
    re.IGNORECASE,
)
_BIRTH_HEADING = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born)(?![a-z])", re.IGNORECASE
)
_NAME_PART = re.compile(r"[^\W\d_][^\W\d_'’.-]{0,30}(?:[ '’.-]{1,2}[^\W\d_]{1,30}){0,4}\.?")
_PERSON = re.compile(r"[A-Z][\w'’-]{1,30}(?:,? [A-Z][\w'’.-]{0,30}){1,3}")
_DIGITS = re.compile(r"[A-Z]{0,4}[ -]?\d{3,10}[A-Z]{0,2}", re.IGNORECASE)
_DAY = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}[ -,]{1,2}\d{2,4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?",
)
_INSURANCE = re.compile(
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", re.IGNORECASE
)
_HEALTH = re.compile(r"\d{3}[ -]?\d{3}[ -]?\d{4}")
_MOBILE = re.compile(r"(?:\+44 ?\(?0?\)? ?|0044 ?|0?)7\d{3}[ -]?\d{3}[ -]?\d{3}")
_EMAIL = re.compile(r"([\w.+'-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_POSTCODE = re.compile(r"(?:.{0,80}\b)?[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}", re.IGNORECASE)
_GRAVE = re.compile(
    r"\b(?:rape|sexual|indecent|grooming|domestic|stalking|harassment|coercive|child abuse"
    r"|child sex|honour[- ]based|forced marriage|suicide|self[- ]harm)\b",
    re.IGNORECASE,
)


def _is_health_number(text: str) -> bool:
    """Ten digits whose last one checks the others (NHS Data Dictionary, modulus 11)."""
    if not _HEALTH.fullmatch(text):
        return False
    digits = [int(each) for each in text if each.isdigit()]
    check = (
        11
        - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    )
    return check != 10 and check % 11 == digits[9] and len(set(digits)) > 2


def _is_personal_mail(text: str) -> bool:
    """An address whose first part is nobody's office."""
    found = _EMAIL.fullmatch(text)
    if found is None:
        return False
    parts = re.split(r"[._-]", found[1].casefold())
    named = any(part in FORENAMES or part in SURNAMES for part in parts)
    office = any(part in ROLE_WORDS for part in parts) or found[1].casefold() in ROLE_WORDS
    return named or (not office and len(parts) > 1)


def _is_person(text: str) -> bool:
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


_LOOKS: tuple[tuple[Trait, Callable[[str], object]], ...] = (
    (Trait.HEALTH, _is_health_number),
    (Trait.INSURANCE, _INSURANCE.fullmatch),
    (Trait.EMAIL, _is_personal_mail),
    (Trait.MOBILE, _MOBILE.fullmatch),
    (Trait.POSTCODE, _POSTCODE.fullmatch),
    (Trait.DAY, _DAY.fullmatch),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Traits that together make a person's row, the code for it, and how many rows count."""

    code: str
    traits: frozenset[Trait]
    rows: int


def _shape(code: str, rows: int, *traits: Trait) -> Shape:
    return Shape(code, frozenset(traits), rows)


# The first that fits is told; one row that names a person and more is one too many.
SHAPES = (
    _shape("PERSON_ROWS", 1, Trait.NAME, Trait.BIRTH),
    _shape("PERSON_ROWS", 1, Trait.NAME, Trait.HEALTH),
    _shape("PERSON_ROWS", 1, Trait.NAME, Trait.INSURANCE),
    _shape("PERSON_ROWS", 3, Trait.NAME, Trait.SERVICE),
    _shape("PERSON_ROWS", 3, Trait.NAME, Trait.EMAIL),
    _shape("PERSON_ROWS", 2, Trait.NAME, Trait.MOBILE),
    _shape("PERSON_ROWS", 2, Trait.NAME, Trait.POSTCODE),
    _shape("NHS_NUMBERS", 1, Trait.HEALTH),
    _shape("NI_NUMBERS", 1, Trait.INSURANCE),
    _shape("BIRTH_DATES", 1, Trait.BIRTH),
    _shape("SERVICE_NUMBERS", 3, Trait.SERVICE),
    _shape("PERSONAL_EMAILS", 3, Trait.EMAIL),
    _shape("MOBILE_NUMBERS", 3, Trait.MOBILE),
    _shape("POSTCODE_DATES", 3, Trait.POSTCODE, Trait.DAY),
    _shape("PERSON_NAMES", 20, Trait.NAME),
    _shape("FEW_NAMES", 5, Trait.NAME),
)


def person_findings(tables: Sequence[Table]) -> Iterator[Reason]:
    """What the tables of a document say of single persons: at most one finding a table, and
    a caution where cases of the gravest kinds stand with their exact dates."""
    for table in tables:
        place = _place(table)
        rows = [[cell.text.strip() if cell else "" for cell in row] for row in table.grid]
        columns = _columns(rows)
        shape = next((each for each in SHAPES if _counts(each, rows, columns)), None)
        if shape is not None:
            yield policy.finding(shape.code, place)
        elif _grave_cases(rows, columns) >= _HEADER_ROWS:
            yield policy.finding("SENSITIVE_CASES", place)


def _place(table: Table) -> str:
    if table.sheet is not None:
        return f"sheet {table.sheet}, {table.cell_range or f'table {table.position + 1}'}"
    page = f", page {table.page}" if table.page is not None else ""
    return f"table {table.position + 1}{page}"


def _columns(rows: Sequence[Sequence[str]]) -> dict[int, set[Trait]]:
    """The traits of each column that has any."""
    found: dict[int, set[Trait]] = {}
    width = max((len(row) for row in rows), default=0)
    for col in range(width):
        cells = [row[col] for row in rows if col < len(row) and row[col]]
        traits = _traits(cells)
        if traits:
            found[col] = traits
    return found


def _traits(cells: Sequence[str]) -> set[Trait]:
    """What a column is: by a heading among its first cells, else by most of its cells."""
    if not cells:
        return set()
    traits: set[Trait] = set()
    # Nothing shorter than five characters has any of these looks.
    long = [text for text in cells if len(text) >= 5]
    least = max(1.0, _MOSTLY * (len(cells) - _HEADER_ROWS))
    if len(long) >= least:
        traits = {trait for trait, look in _LOOKS if sum(map(bool, map(look, long))) >= least}
    for at, heading in enumerate(cells[:_HEADER_ROWS]):
        traits |= _headed(heading, cells[at + 1 :], traits)
    people = sum(map(_is_person, long))
    if people >= 4 and people >= _MOSTLY * (len(cells) - 1):
        traits.add(Trait.NAME)
    return traits


def _headed(heading: str, body: Sequence[str], traits: set[Trait]) -> set[Trait]:
    """The traits that a heading gives to the cells below it."""
    if not body:
        return set()
    words = " ".join(heading.replace("_", " ").split())
    found: set[Trait] = set()
    if _BIRTH_HEADING.search(words) and Trait.DAY in traits:
        found.add(Trait.BIRTH)
    if _SERVICE_HEADING.search(words) and _distinct_numbers(body):
        found.add(Trait.SERVICE)
    named = (
        (_NAME_HEADING, _is_name_part, _MOSTLY),
        (_PERSON_NAME_HEADING, _PERSON.fullmatch, _MOSTLY),
        (_LOOSE_HEADING, _is_person, 0.4),
    )
    if any(
        pattern.fullmatch(words) and _share(body, look) >= least for pattern, look, least in named
    ):
        found.add(Trait.NAME)
    return found


def _share(body: Sequence[str], look: Callable[[str], object]) -> float:
    return sum(bool(look(text)) for text in body) / len(body)


def _distinct_numbers(body: Sequence[str]) -> bool:
    """Numbers given to somebody differ from row to row, and are no counts."""
    numbers = [text.replace(",", "") for text in body]
    given = [text for text in numbers if _DIGITS.fullmatch(text)]
    return len(given) >= _MOSTLY * len(body) and len(set(given)) >= 0.8 * len(given)


def _counts(shape: Shape, rows: Sequence[Sequence[str]], columns: dict[int, set[Trait]]) -> bool:
    """Whether enough rows have something in a column of each trait."""
    places = []
    for trait in shape.traits:
        own = [col for col, traits in columns.items() if trait in traits]
        if not own:
            return False
        places.append(own)
    full = sum(
        all(any(col < len(row) and row[col] for col in own) for own in places) for row in rows
    )
    return full - 1 >= shape.rows


def _grave_cases(rows: Sequence[Sequence[str]], columns: dict[int, set[Trait]]) -> int:
    """Rows with an exact date and words for the gravest kinds of case."""
    days = [col for col, traits in columns.items() if Trait.DAY in traits]
    return (
        sum(
            any(col < len(row) and row[col] for col in days)
            and any(_GRAVE.search(text) for text in row)
            for row in rows
        )
        if days
        else 0
    )
