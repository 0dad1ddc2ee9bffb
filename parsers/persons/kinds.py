"""What is personal, one row a kind: how it is found, what the mask writes, when the gate holds.

The mask, the gate, file names, addresses and the words that can be searched all read this
table; docs/letters.md lists it. Names of persons are not here: they are found by where
they stand (``names``), not by how they look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from parsers.persons import ages, contacts, identifiers, incidents, vehicles
from parsers.persons.addresses import home_addresses
from parsers.persons.identifiers import Finder
from parsers.text.characters import fold

NAME: Final = "[name]"
# A number without a letter beside it and shorter than this is nobody's: telephones are longest.
_BARE: Final = 9
_DIGIT = re.compile(r"\d")
_TELLING = re.compile(r"[\d@]|\bdot\b")


class Personal(StrEnum):
    """Kinds of personal data that have a look of their own."""

    HEALTH = "NHS number"
    INSURANCE = "National Insurance number"
    PASSPORT = "passport number"
    LICENCE = "driving licence number"
    BANK = "bank or card number"
    SERVICE = "collar, warrant or payroll number"
    BIRTH = "date of birth"
    CRIME = "crime, incident or custody number"
    AGE = "age of a named person"
    ADDRESS = "home address"
    PLATE = "vehicle registration"
    EMAIL = "personal e-mail address"
    PHONE = "telephone number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind. ``rows``: so many rows of a table with it hold the file by themselves
    (``None``: never alone). ``digits``: nothing of it has fewer. Its witnesses: the first half
    of each ``masked`` text is what the mask must take out of the second; ``left`` it must leave
    as it is.
    """

    personal: Personal
    written: str
    find: Finder
    rows: int | None
    digits: int
    masked: tuple[tuple[str, str], ...]
    left: tuple[str, ...]


KINDS: Final = (
    Kind(
        personal=Personal.HEALTH,
        written="[NHS number]",
        find=identifiers.health_numbers,
        rows=1,
        digits=10,
        masked=(
            ("943 476 5919", "the patient 943 476 5919 was seen"),
            ("9434765919", "NHS number: 9434765919"),
            ("943-476-5919", "record 943-476-5919"),
        ),
        left=("a cost of 943 476 5918 in all", "population 9434765919 by district"),
    ),
    Kind(
        personal=Personal.INSURANCE,
        written="[NI number]",
        find=identifiers.insurance_numbers,
        rows=1,
        digits=6,
        masked=(
            ("AB 12 34 56 C", "the person with National Insurance number AB 12 34 56 C"),
            ("AB123456C", "moved away (AB123456C)"),
            ("ab123456c", "ni number ab123456c"),
        ),
        left=("room BG 12 34 56 A", "batch AB 12 34 567 C"),
    ),
    Kind(
        personal=Personal.PASSPORT,
        written="[passport number]",
        find=identifiers.passports,
        rows=1,
        digits=7,
        masked=(("925665416", "passport number 925665416 was found"),),
        left=("925665416 rows were read", "of 3 passports 12 were lost"),
    ),
    Kind(
        personal=Personal.LICENCE,
        written="[licence number]",
        find=identifiers.licences,
        rows=1,
        digits=1,
        masked=(
            ("SAMPL 861017 SA9IJ", "he held SAMPL 861017 SA9IJ since"),
            ("SAMPL861017SA9IJ", "driving licence SAMPL861017SA9IJ"),
        ),
        left=("the licence section 165 of the Act", "driving licence checks in 2023"),
    ),
    Kind(
        personal=Personal.BANK,
        written="[bank details]",
        find=identifiers.bank_details,
        rows=1,
        digits=6,
        masked=(
            ("4111 1111 1111 1111", "paid with 4111 1111 1111 1111"),
            ("12-34-56", "sort code 12-34-56"),
            ("31926819", "account number 31926819"),
            ("GB82 WEST 1234 5698 7654 32", "to GB82 WEST 1234 5698 7654 32 on Friday"),
        ),
        left=("4111 1111 1111 1112 as printed", "on 12-03-2024", "account code 12"),
    ),
    Kind(
        personal=Personal.SERVICE,
        written="[service number]",
        find=identifiers.service_numbers,
        rows=3,
        digits=1,
        masked=(
            ("4521", "PC Harkness 4521 attended"),
            ("2231", "dc harkness 2231 said so"),
            ("7714", "collar number 7714"),
            ("1234", "PC 1234 was present"),
        ),
        left=(
            "PC strength in 2023",
            "Officer headcount 2231",
            "PC numbers 2021 to 2023",
            "DS 12",
            "Police Constable posts 4521",
            "Officer misconduct 2020 to 2022",
            "Officer 2019",
            "Sergeant vacancies 2021",
        ),
    ),
    Kind(
        personal=Personal.BIRTH,
        written="[date of birth]",
        find=incidents.births,
        rows=1,
        digits=3,
        masked=(
            ("12/03/1985", "DOB 12/03/1985"),
            ("3 May 1990", "born on 3 May 1990"),
            ("fourteenth of May 1987", "born on the fourteenth of May 1987"),
        ),
        left=("received on 12/03/2024", "reborn as a unit in May 1990"),
    ),
    Kind(
        personal=Personal.CRIME,
        written="[crime number]",
        find=incidents.crime_numbers,
        rows=None,
        digits=4,
        masked=(("42/1234/23", "crime number 42/1234/23"),),
        left=(
            "crime numbers fell by 12",
            "FOI reference FOI-1234-23",
            "incident number 2023-24 by month",
            "the log 20240405",
        ),
    ),
    Kind(
        personal=Personal.AGE,
        written="[age]",
        find=ages.ages,
        rows=None,
        digits=1,
        masked=(
            ("58", "Ravi Sample (aged 58) said so"),
            ("9", "her son Ravi Sample, 9, was there"),
            ("14", "Sam Sample, who was 14 at the time"),
        ),
        left=("persons aged 58 and over", "Sam Sample, 12 Larch Road", "Under 18, 182 cases"),
    ),
    Kind(
        personal=Personal.ADDRESS,
        written="[address]",
        find=home_addresses,
        rows=None,
        digits=1,
        masked=(
            ("14 Larch Grove, Exampleton EX4 4QJ", "lives at 14 Larch Grove, Exampleton EX4 4QJ."),
            ("3 Rowan Close", "home address: 3 Rowan Close"),
            ("9 Larch Row", "she lives with her sister at 9 Larch Row"),
            ("75 Larch Rise, EX7 5HN", "officers attended 75 Larch Rise, EX7 5HN where"),
        ),
        left=(
            "Force Headquarters, 14 Larch Road, Exampleton EX4 4QJ",
            "a burglary at 14 Larch Grove police station",
        ),
    ),
    Kind(
        personal=Personal.PLATE,
        written="[plate]",
        find=vehicles.plates,
        rows=None,
        digits=1,
        masked=(("AB12 CDE", "a grey van, AB12 CDE"),),
        left=("under section AB12",),
    ),
    Kind(
        personal=Personal.EMAIL,
        written="[e-mail]",
        find=contacts.emails,
        rows=3,
        digits=0,
        masked=(
            ("sam.sample@example.com", "write to sam.sample@example.com"),
            ("sam dot sample", "write to sam dot sample at example dot com"),
        ),
        left=(
            "write to foi@example.police.uk",
            "write to foi at example dot police dot uk",
            "xxxx.xxxxx@example.police.uk",
        ),
    ),
    Kind(
        personal=Personal.PHONE,
        written="[phone]",
        find=contacts.phones,
        rows=3,
        digits=3,
        masked=(("07700 900123", "call 07700 900123"), ("43210", "ext. 43210")),
        left=("call 101", "01/02/2024 12:30", "1999\n2000 3000", "mobile phone 2019-2020"),
    ),
)
BY_PERSONAL: Final = {kind.personal: kind for kind in KINDS}


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """``(start, end, written)`` of everything in ``KINDS``, in no order."""
    if not _TELLING.search(text):
        return
    folded = fold(text)
    for kind in _possible(text):
        for start, end in kind.find(text, folded):
            yield start, end, kind.written


def found_in(text: str) -> frozenset[Personal]:
    """The kinds that a text holds."""
    if not _TELLING.search(text):
        return frozenset()
    return _found_in_short(text) if len(text) <= _SHORT else _found_in(text)


def _possible(text: str) -> Iterator[Kind]:
    """The kinds that a text has enough digits for; most cells and lines have few."""
    digits = len(_DIGIT.findall(text))
    if digits < _BARE and text.upper() == text.lower():
        return iter(())
    return (kind for kind in KINDS if kind.digits <= digits)


def _found_in(text: str) -> frozenset[Personal]:
    folded = fold(text)
    return frozenset(
        kind.personal for kind in _possible(text) if next(kind.find(text, folded), None) is not None
    )


# The gate asks for each line and cell several times; a long text is not worth keeping.
_SHORT: Final = 400
_found_in_short = lru_cache(maxsize=4096)(_found_in)
