"""Rows about single persons that stand there for all to see: the shape of the worst breaches.

Judged on the tables of any document after reading, record by record: a row, a column of a
table that lies on its side, a form of labels and values. A record counts by what its cells
say and by the headings above them; places, teams, products and counts say none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from parsers.gate import policy
from parsers.gate.person_lines import (
    are_cases,
    in_cells,
    is_case_document,
    stacks,
    tells_who,
)
from parsers.persons import names
from parsers.persons.columns import HEADER_ROWS, Trait, columns, is_person
from parsers.persons.kinds import BY_PERSONAL, Personal, found_in
from parsers.persons.name_runs import is_new
from parsers.persons.senior import holds_office
from parsers.types import Block, BlockKind, Reason, Table

Rows = Sequence[Sequence[str]]

# A table with more columns does not lie on its side.
_WIDEST_TURNED: Final = 200
# So many lines of prose with such numbers are a list; fewer are masked.
LISTED_LINES: Final = 3
_FORM_COLUMNS: Final = 2
# A line that is nothing but a name is no longer.
_NAME_LINE: Final = 60
_NAME_LISTS: Final = ("PERSON_NAMES", "FEW_NAMES")
# Numbers that the state or a bank gives: one in a letter is masked here, and told.
_ONE_TOO_MANY: Final = frozenset(
    {*(Personal.HEALTH, Personal.INSURANCE, Personal.PASSPORT, Personal.LICENCE), Personal.BANK}
)
_IN_WORDS: Final = ((Personal.HEALTH, "NHS_NUMBERS"), (Personal.INSURANCE, "NI_NUMBERS"))
# Beside these a name in the words of a cell makes the record a person's.
# What is published of the holder of a public office.
_OF_AN_OFFICE: Final = frozenset({Trait.NAME, Trait.EMAIL, Trait.PHONE, Trait.SERVICE})
_TELLING: Final = frozenset({Trait.BIRTH, Trait.HEALTH, Trait.INSURANCE, Trait.ADDRESS})
# In words: so many such things beside a name make a case somebody's; so many sheets that bear
# a name, and this share of all, make them one a person.
_OF_A_CASE: Final = frozenset(
    {*(Personal.BIRTH, Personal.ADDRESS, Personal.CRIME, Personal.HEALTH), Personal.AGE}
)
LEAST_OF_A_CASE: Final = 2
LEAST_SHEETS: Final = 3
MOST_SHEETS: Final = 0.6
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
_SHEET_NUMBER = re.compile(r"[ _-]{1,3}\(?\d{1,3}\)?$")
_GRAVE = re.compile(
    r"\b(?:rape|sexual|indecent|grooming|domestic|stalking|harassment|coercive|child abuse"
    r"|child sex|honour[- ]based|forced marriage|suicide|self[- ]harm)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Traits that together make a person's row, the code for it, and how many rows count."""

    code: str
    traits: frozenset[Trait]
    rows: int


def _shape(code: str, rows: int, *traits: Trait) -> Shape:
    return Shape(code, frozenset(traits), rows)


def _alone(code: str, personal: Personal, trait: Trait) -> Shape:
    """A kind that holds by itself, from as many rows as its table says."""
    rows = BY_PERSONAL[personal].rows
    assert rows is not None, personal
    return _shape(code, rows, trait)


# The first that fits is told; one row that names a person and more is one too many.
SHAPES = (
    _shape("PERSON_ROWS", 1, Trait.NAME, Trait.BIRTH),
    _shape("PERSON_ROWS", 1, Trait.NAME, Trait.HEALTH),
    _shape("PERSON_ROWS", 1, Trait.NAME, Trait.INSURANCE),
    _shape("PERSON_ROWS", 2, Trait.NAME, Trait.ADDRESS),
    _shape("PERSON_ROWS", 3, Trait.NAME, Trait.SERVICE),
    _shape("PERSON_ROWS", 3, Trait.NAME, Trait.EMAIL),
    _shape("PERSON_ROWS", 2, Trait.NAME, Trait.MOBILE),
    _shape("PERSON_ROWS", 3, Trait.NAME, Trait.PHONE),
    _shape("PERSON_ROWS", 3, Trait.NAME, Trait.AGE),
    _shape("PERSON_ROWS", 2, Trait.NAME, Trait.HOME),
    _shape("PERSON_ROWS", 2, Trait.NAME, Trait.POSTCODE),
    _alone("NHS_NUMBERS", Personal.HEALTH, Trait.HEALTH),
    _alone("NI_NUMBERS", Personal.INSURANCE, Trait.INSURANCE),
    _alone("BIRTH_DATES", Personal.BIRTH, Trait.BIRTH),
    _alone("PERSON_NUMBERS", Personal.PASSPORT, Trait.OTHER),
    _shape("PERSON_NUMBERS", 1, Trait.SORT, Trait.ACCOUNT),
    _alone("SERVICE_NUMBERS", Personal.SERVICE, Trait.SERVICE),
    _alone("PERSONAL_EMAILS", Personal.EMAIL, Trait.EMAIL),
    _alone("MOBILE_NUMBERS", Personal.PHONE, Trait.MOBILE),
    _shape("HOME_ADDRESSES", 3, Trait.HOME),
    _shape("POSTCODE_DATES", 3, Trait.POSTCODE, Trait.DAY),
    _shape("PERSON_NAMES", 20, Trait.NAME),
    _shape("FEW_NAMES", 5, Trait.NAME),
)


def person_findings(
    tables: Sequence[Table], blocks: Iterable[Block] = (), *, records: bool = False
) -> Iterator[Reason]:
    """What a document says of single persons: at most one finding a table, and a caution
    where cases of the gravest kinds stand with their exact dates.

    ``blocks`` are its words; in a sheet (``records``) each line is a row that became no
    table, elsewhere only several lines make a list.
    """
    code = _code(_records(_as_records(tables)))
    if code is not None and code != "FEW_NAMES":
        yield policy.finding(code, "the forms")
    for table in tables:
        rows = [[cell.text.strip() if cell else "" for cell in row] for row in table.grid]
        told = _records(rows)
        code = _code(told)
        if code is None and len(rows) > 1 and len(rows[0]) <= _WIDEST_TURNED:
            code = _code(_records([list(turned) for turned in zip_longest(*rows, fillvalue="")]))
        if code is None or code in _NAME_LISTS:
            code = _beside_names(in_cells(_cells(table))) or code
        if code is not None:
            yield policy.finding(code, _place(table))
        elif _grave_cases(rows, told) >= HEADER_ROWS:
            yield policy.finding("SENSITIVE_CASES", _place(table))
    if _is_sheet_each([table.sheet for table in tables if table.sheet]):
        yield policy.finding("PERSON_ROWS", "the names of the sheets")
    yield from _listed_in_words(blocks, 1 if records else LISTED_LINES)


def _as_records(tables: Sequence[Table]) -> list[list[str]]:
    """Forms of labels and values one below the other, as rows below their labels. A form ends
    where a label comes again."""
    records: list[dict[str, str]] = [{}]
    for table in tables:
        pairs = [[cell.text.strip() if cell else "" for cell in row] for row in table.grid]
        if not pairs or len(pairs[0]) != _FORM_COLUMNS:
            continue
        for label, value in pairs:
            if label in records[-1]:
                records.append({})
            records[-1][label] = value
    labels = list(dict.fromkeys(label for record in records for label in record))
    alone = len(records) == 1  # a form by itself is judged as the table that it is
    if alone or len(labels) > _WIDEST_TURNED:
        return []
    return [labels, *([record.get(label, "") for label in labels] for record in records)]


def _listed_in_words(blocks: Iterable[Block], least: int) -> Iterator[Reason]:
    lines = [
        line
        for block in blocks
        if block.kind is not BlockKind.TABLE
        for line in block.text.split("\n")
    ]
    if sum(map(_tells_a_case, lines)) >= LISTED_LINES or are_cases(lines):
        yield policy.finding("PERSON_ROWS", "the text")
    elif is_case_document(lines):
        yield policy.finding("CASE_DOCUMENT", "the text")
    elif any(map(tells_who, lines)):
        yield policy.finding("PERSON_IN_TEXT", "the text")
    for code in dict.fromkeys(filter(None, map(_code, stacks(lines)))):
        yield policy.finding(code, "the text")
    private = [line for line in _without_offices(lines) if len(line) <= _NAME_LINE]
    named = _code(_records([[line] for line in private]))
    if named in _NAME_LISTS:
        yield policy.finding(named, "the text")
    held = False
    for personal, code in _IN_WORDS:
        if sum(personal in found_in(line) for line in lines) >= least:
            held = True
            yield policy.finding(code, "the text")
    if not held and any(found_in(line) & _ONE_TOO_MANY for line in lines):
        yield policy.finding("NUMBER_IN_TEXT", "the text")


def _without_offices(lines: Sequence[str]) -> Iterator[str]:
    """The lines but those that name a published office, alone or on the line below."""
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        if not holds_office(line) and not holds_office(below):
            yield line


def _beside_names(told: Sequence[frozenset[Trait]]) -> str | None:
    """The code of a list whose records open with a name each; a list of names has its own."""
    code = _code(told)
    return None if code in _NAME_LISTS else code


def _tells_a_case(line: str) -> bool:
    """Whether a line names somebody beside two things more that tell who it is."""
    found = found_in(line)
    told = len(found & _OF_A_CASE) + bool(_POSTCODE.search(line))
    return told >= LEAST_OF_A_CASE and _names_somebody(line)


def _is_sheet_each(sheets: Sequence[str]) -> bool:
    """Whether most sheets bear the name of somebody else each: one sheet a person."""
    given = list(dict.fromkeys(sheets))
    named = [words for sheet in given if (words := _surname(sheet))]
    return len(set(named)) >= LEAST_SHEETS and len(named) >= MOST_SHEETS * len(given)


def _surname(sheet: str) -> str | None:
    """The surname of a sheet called "T Tindley 2" or "Sam Sample"."""
    called = _SHEET_NUMBER.sub("", sheet)
    run = names.lone_line(called)
    if run is None or run.size < 2 or not is_new(run):
        return None
    return run.words[-1] if run.initials or is_person(called) else None


def _place(table: Table) -> str:
    if table.sheet is not None:
        return f"sheet {table.sheet}, {table.cell_range or f'table {table.position + 1}'}"
    page = f", page {table.page}" if table.page is not None else ""
    return f"table {table.position + 1}{page}"


def _cells(table: Table) -> list[str]:
    """The words of each cell; rows that one merged cell holds together are one record."""
    joined: list[list[str]] = []
    left = 0  # rows of a record still to come
    for row in table.grid:
        texts = [cell.text.strip() if cell else "" for cell in row]
        if left:
            joined[-1] = [
                "\n".join(filter(None, pair)) for pair in zip(joined[-1], texts, strict=True)
            ]
            left -= 1
        else:
            joined.append(texts)
            left = max((cell.rowspan for cell in row if cell), default=1) - 1
    return [text for row in joined for text in row]


def _records(rows: Rows) -> list[frozenset[Trait]]:
    """What each row says of a person."""
    own = columns(rows)
    told = []
    for at, row in enumerate(rows):
        found = frozenset(
            trait
            for column, text in zip(own, row, strict=True)
            for trait in column.traits(at, text)
        )
        if found & _TELLING and Trait.NAME not in found and any(map(_names_somebody, row)):
            found |= {Trait.NAME}
        if found & _OF_AN_OFFICE and any(map(holds_office, row)):
            found -= _OF_AN_OFFICE
        told.append(found)
    return told


def _names_somebody(text: str) -> bool:
    return " " in text and next(names.all_in(text), None) is not None


def _code(told: Sequence[frozenset[Trait]]) -> str | None:
    """The code of the first shape that enough records have."""
    fitting = (
        shape.code for shape in SHAPES if sum(shape.traits <= found for found in told) >= shape.rows
    )
    return next(fitting, None)


def _grave_cases(rows: Rows, told: Sequence[frozenset[Trait]]) -> int:
    """Rows with an exact date and words for the gravest kinds of case."""
    return sum(
        Trait.DAY in found and any(_GRAVE.search(text) for text in row)
        for row, found in zip(rows, told, strict=True)
    )
