"""What a search is narrowed by: the words of an address read forgivingly, and said in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from db.faces import addresses
from db.faces.page import Address, Asked, Link, Wrong
from db.glossary import meaning
from db.search.facets import FILE_TYPES, token
from db.search.given import read_force, read_outcome, read_section, read_year
from db.search.vocabulary import Facet
from parsers.types import Act, Outcome

WORDS: Final = 5  # of a question that may name nothing but a section
_ACTS: Final = (Act.FOIA, Act.FOISA, Act.EIR, Act.EISR)
_FILES: Final = {one.slug: one.name for one in FILE_TYPES} | {"other": "Other"}
_FIGURES: Final = {"yes": "Yes", "no": "No"}
_SECTION: Final = re.compile(r"zs([a-z]+)9([0-9a-z]+)0")


@dataclass(frozen=True, slots=True)
class Value:
    """What was given for a facet: its word in the address, its values, and what it says."""

    word: str
    values: tuple[str, ...]
    says: str


def address_of(path: str, words: Mapping[str, str]) -> Address:
    """The path with the words that are not empty."""
    return addresses.with_query(path, **words)


def narrowed_by(asked: Asked, names: dict[str, str]) -> dict[Facet, Value]:
    """What narrows a search. Raises ``Wrong`` for what cannot be understood."""
    found = {}
    for facet in Facet:
        if given := asked.word(facet):
            found[facet] = _read(facet, given, names)
    return found


def _read(facet: Facet, given: str, names: dict[str, str]) -> Value:
    value: Value | None = None
    if facet is Facet.FORCE and (slug := read_force(given, names)):
        value = Value(slug, (slug,), names[slug])
    elif facet is Facet.YEAR and (year := read_year(given)):
        value = Value(str(year), (str(year),), str(year))
    elif facet is Facet.OUTCOME and (outcomes := read_outcome(given)):
        says = meaning(Outcome, outcomes[0]) if len(outcomes) == 1 else given.capitalize()
        word = str(outcomes[0]) if len(outcomes) == 1 else given.casefold()
        value = Value(word, tuple(map(str, outcomes)), says)
    elif facet is Facet.SECTION and (section := read_section(given)):
        acts = (section.act,) if section.act else _ACTS
        values = tuple(f"{act} {section.section}" for act in acts)
        word = values[0] if section.act else section.section
        value = Value(word, values, word)
    elif facet in {Facet.FIGURES, Facet.FILE}:
        known = _FIGURES if facet is Facet.FIGURES else _FILES
        word = given.casefold()
        value = Value(word, (word,), known[word]) if word in known else None
    if value is None:
        lead = Link("All answers", Address("/search"))
        raise Wrong(f"There is no {facet} '{given[:80]}'. {_help(facet)}", lead)
    return value


def _help(facet: Facet) -> str:
    return {
        Facet.FORCE: "Give its name, such as Kent Police, or choose one from the list.",
        Facet.YEAR: "Give four digits, such as 2024.",
        Facet.OUTCOME: f"There are {', '.join(Outcome)}, and refused, released and part.",
        Facet.SECTION: "Give its number, such as s.12, section 40(2) or EIR 12.",
        Facet.FIGURES: "There are yes and no.",
        Facet.FILE: f"There are {', '.join(_FILES)}.",
    }[facet]


def value_of(facet: Facet, word: str, names: dict[str, str]) -> tuple[str, str]:
    """The value that a token of the index stands for, as an address has it and in words."""
    if facet is Facet.FORCE:
        slug = next((one for one in names if token(facet, one) == word), "")
        return slug, names.get(slug, word)
    if facet is Facet.OUTCOME:
        outcome = next((one for one in Outcome if token(facet, one) == word), Outcome.UNKNOWN)
        return str(outcome), meaning(Outcome, outcome)
    if facet is Facet.SECTION and (found := _SECTION.fullmatch(word)):
        section = f"{found[1].upper()} {found[2].upper()}"
        return section, section
    plain = word[2:-1]
    known = _FIGURES if facet is Facet.FIGURES else _FILES
    return plain, plain if facet is Facet.YEAR else known.get(plain, plain)
