"""What people give: every form with what it reads, and what it leaves alone."""

from __future__ import annotations

import re

import pytest

from db.search.facets import FILE_TYPES, FileType, file_type
from db.search.given import (
    ACT_NAMES,
    OUTCOME_WORDS,
    SECTION_FORMS,
    YEAR_FORMS,
    ActName,
    Section,
    SectionForm,
    YearForm,
    read_act,
    read_force,
    read_outcome,
    read_section,
    read_year,
)
from parsers.types import Act, Outcome

NAMES = {
    "cleveland": "Cleveland Police",
    "kent": "Kent Police",
    "metropolitan": "Metropolitan Police Service",
    "north-wales": "North Wales Police / Heddlu Gogledd Cymru",
    "north-yorkshire": "North Yorkshire Police",
    "south-yorkshire": "South Yorkshire Police",
    "west-yorkshire": "West Yorkshire Police",
}


@pytest.mark.parametrize("name", ACT_NAMES, ids=lambda one: one.yes)
def test_a_law_by_its_name(name: ActName) -> None:
    assert read_act(name.yes) is name.act
    assert not re.search(name.pattern, name.no.casefold())


@pytest.mark.parametrize("form", SECTION_FORMS, ids=lambda one: one.yes)
def test_a_section_as_it_is_written(form: SectionForm) -> None:
    read = read_section(form.yes)
    assert read is not None
    assert read.section + read.subsection == form.read
    assert read.act is (Act.EIR if form.regulation else None)
    assert not re.search(form.pattern, form.no.casefold())


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("s.12", Section(None, "12")),
        ("Section 12", Section(None, "12")),
        ("40(2)", Section(None, "40", "(2)")),
        ("foia 40", Section(Act.FOIA, "40")),
        ("FOIA s40(2)(a)", Section(Act.FOIA, "40", "(2)(a)")),
        ("EIR 12(4)(b)", Section(Act.EIR, "12", "(4)(b)")),
        ("FOISA 38", Section(Act.FOISA, "38")),
        ("2023", None),
        ("bicycle theft", None),
        ("", None),
    ],
)
def test_sections(given: str, read: Section | None) -> None:
    assert read_section(given) == read


@pytest.mark.parametrize("form", YEAR_FORMS, ids=lambda one: one.yes)
def test_a_year(form: YearForm) -> None:
    assert read_year(form.yes) in {2022, 2023}
    assert not re.search(form.pattern, form.no)


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ("Cleveland", "cleveland"),
        ("Cleveland Police", "cleveland"),
        ("cleveland police", "cleveland"),
        ("Clevland", "cleveland"),
        ("the met", "metropolitan"),
        ("Met", "metropolitan"),
        ("Heddlu Gogledd Cymru", "north-wales"),
        ("north yorkshire", "north-yorkshire"),
        ("south-yorkshire", "south-yorkshire"),
        ("Yorkshire", None),  # three forces are as near
        ("nope", None),
        ("", None),
        ("Essex", None),  # none of those that there are
    ],
)
def test_a_force(given: str, slug: str | None) -> None:
    assert read_force(given, NAMES) == slug


def test_outcomes_by_word_meaning_and_stance() -> None:
    assert read_outcome("not_held") == (Outcome.NOT_HELD,)
    assert read_outcome("Not held") == (Outcome.NOT_HELD,)
    assert read_outcome("neither confirmed nor denied") == (Outcome.NCND,)
    for one in OUTCOME_WORDS:
        assert read_outcome(one.word.title())
    assert Outcome.COST in read_outcome("refused")
    assert read_outcome("banana") == ()


@pytest.mark.parametrize("one", FILE_TYPES, ids=lambda one: one.slug)
def test_sorts_of_file(one: FileType) -> None:
    assert file_type(one.yes) == one.slug
    assert not re.fullmatch(one.pattern, one.no)


def test_a_file_of_no_known_sort() -> None:
    assert file_type("image/png") == "other"
    assert file_type(None) == "other"
    assert file_type("text/html; charset=utf-8") == "page"
