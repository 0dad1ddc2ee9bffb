"""Forgiving reading of what people give: a force, a section, a law, a year, an outcome.

"Cleveland Police", "s.40(2)", "reg 12(4)(b)", "foia", "2023/24", "refused", typing mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from db.glossary import meaning
from db.questions.stances import STANCES, Stance
from parsers.force_names import force_of, spoken_names
from parsers.types import Act, Outcome

NEAR: Final = 84  # rapidfuzz's ratio (0 to 100) from which a mistyped name is meant
_POLICE: Final = re.compile(r"\b(?:police|constabulary|service|force|the)\b")


class ActName(NamedTuple):
    """One way to call a law, with a text that does and one that does not."""

    act: Act
    pattern: str
    yes: str
    no: str


ACT_NAMES: Final = (
    ActName(Act.EISR, r"\beis\s?rs?\b|environmental information \(?scotland", "EISR 10", "EIR 10"),
    ActName(Act.EIR, r"\beirs?\b|\benvironmental information\b", "eir 12(4)(b)", "fire 12"),
    ActName(
        Act.FOISA,
        r"\bfoisa\b|\bfreedom of information \(?scotland",
        "FOISA s.38",
        "FOI 38",
    ),
    ActName(
        Act.FOIA,
        r"\bfoia?\b|\bfreedom of information(?: act)?\b(?! \(?scotland)",
        "foia 40",
        "foil 40",
    ),
)


class SectionForm(NamedTuple):
    """One way to write a section, with what is read of it and a text that is none."""

    pattern: str
    regulation: bool
    yes: str
    read: str
    no: str


_NUMBER: Final = r"(\d{1,2}[a-z]?)((?:\s?\([0-9a-z]{1,4}\))*)(?![\w/])"
SECTION_FORMS: Final = (
    SectionForm(
        rf"\b(?:reg(?:ulation)?s?)\b[\s.]*{_NUMBER}", True, "Reg. 12(4)(b)", "12(4)(b)", "regular"
    ),
    SectionForm(
        rf"\b(?:s|ss|sec|sect|section|sections)\b[\s.]*{_NUMBER}",
        False,
        "Section 12",
        "12",
        "session 12 x",
    ),
    SectionForm(rf"\bs{_NUMBER}", False, "s40(2)", "40(2)", "as40b"),
    SectionForm(rf"(?<![\w/.-]){_NUMBER}", False, "40 (2)", "40(2)", "2024"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section as given; ``act`` is None where no law is named."""

    act: Act | None
    section: str
    subsection: str = ""


def read_act(text: str) -> Act | None:
    """The law that a text names."""
    small = text.casefold()
    return next((one.act for one in ACT_NAMES if re.search(one.pattern, small)), None)


def read_section(text: str) -> Section | None:
    """The section or regulation that a text names; None where it names none."""
    small = " ".join(text.casefold().split())
    act = read_act(small)
    for form in SECTION_FORMS:
        if found := re.search(form.pattern, small):
            number, further = found.groups()
            law = act or (Act.EIR if form.regulation else None)
            return Section(law, number.upper(), further.replace(" ", ""))
    return None


class YearForm(NamedTuple):
    """One way to write a year, and the calendar year that it begins in."""

    pattern: str
    yes: str
    no: str


YEAR_FORMS: Final = (
    YearForm(r"\b((?:19|20)\d\d)\b", "2023/24", "12023"),
    YearForm(r"\b(\d\d)/\d\d\b", "FY 22/23", "22-23"),
)


def read_year(text: str) -> int | None:
    """The (first) year that a text names."""
    for form in YEAR_FORMS:
        if found := re.search(form.pattern, text):
            year = int(found[1])
            return year if year >= 1900 else 2000 + year
    return None


def read_force(text: str, names: Mapping[str, str]) -> str | None:
    """The slug of the force that is meant, of those in ``names`` (slug to name).

    Its slug, name or nickname, or one of these mistyped, where no other force is as near.
    """
    given = " ".join(text.split())
    slug = given.casefold().replace(" ", "-")
    if slug in names:
        return slug
    found = force_of(given, plain=True)
    if found in names:
        return found
    return _mistyped(_POLICE.sub(" ", given.casefold()), names) if given else None


def _mistyped(text: str, names: Mapping[str, str]) -> str | None:
    given = " ".join(text.replace("-", " ").split())
    spoken = {name: slug for name, slug in spoken_names().items() if slug in names}
    spoken |= {slug.replace("-", " "): slug for slug in names}
    near: dict[str, float] = {}
    for name, score, _ in process.extract(
        given, list(spoken), scorer=fuzz.ratio, score_cutoff=NEAR, limit=4
    ):
        near.setdefault(spoken[name], score)
    ranked = sorted(near.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


class OutcomeWord(NamedTuple):
    """A word for several outcomes, as reporters use it."""

    word: str
    stance: Stance


OUTCOME_WORDS: Final = (
    OutcomeWord("refused", Stance.REFUSED),
    OutcomeWord("rejected", Stance.REFUSED),
    OutcomeWord("released", Stance.RELEASED),
    OutcomeWord("answered", Stance.RELEASED),
    OutcomeWord("in part", Stance.PART),
    OutcomeWord("part", Stance.PART),
)


def read_outcome(text: str) -> tuple[Outcome, ...]:
    """The outcomes that a text names: one by its word or its meaning, several by a stance."""
    given = " ".join(text.casefold().replace("_", " ").split())
    for outcome in Outcome:
        if given in {outcome.value.replace("_", " "), meaning(Outcome, outcome).casefold()}:
            return (outcome,)
    stance = next((one.stance for one in OUTCOME_WORDS if one.word == given), None)
    return tuple(one for one in Outcome if STANCES[one] is stance) if stance else ()
