"""Every kind of personal data has witnesses, and every reader of the table knows each kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from parsers.gate.person_rows import person_findings
from parsers.gate.policy import RULES
from parsers.persons import mask, mask_filename
from parsers.persons.kinds import KINDS, Kind, Personal, found_in
from parsers.persons.mask import carries_name
from parsers.types import Cell, Table

# What stands before the number in the witness that an address would carry as well.
_LABELLED = {
    Personal.HEALTH: "NHS",
    Personal.INSURANCE: "number",
    Personal.PASSPORT: "passport",
    Personal.LICENCE: "driving licence",
    Personal.BANK: "account",
    Personal.SERVICE: "number",
    Personal.BIRTH: "DOB",
    Personal.CRIME: "crime number",
    Personal.ADDRESS: "home address",
    Personal.PHONE: "call",
}

MASKED = [(kind, taken, text) for kind in KINDS for taken, text in kind.masked]
LEFT = [(kind, text) for kind in KINDS for text in kind.left]


def test_every_kind_is_in_the_table_once() -> None:
    assert [kind.personal for kind in KINDS] == list(Personal)


@pytest.mark.parametrize(("kind", "taken", "text"), MASKED)
def test_the_mask_takes_it_out(kind: Kind, taken: str, text: str) -> None:
    assert taken in text
    assert taken not in mask(text)
    assert kind.written in mask(text)
    assert kind.personal in found_in(text)


@pytest.mark.parametrize(("kind", "text"), LEFT)
def test_what_only_looks_like_it_stays(kind: Kind, text: str) -> None:
    assert kind.personal not in found_in(text)


@pytest.mark.parametrize(("kind", "taken", "text"), MASKED)
def test_so_does_a_file_name(kind: Kind, taken: str, text: str) -> None:
    if "\n" not in text and "@" not in text:
        assert taken not in mask_filename(f"{text}.xlsx")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.personal)
def test_the_gate_knows_it_by_as_many_rows_as_the_table_says(kind: Kind) -> None:
    """A kind that holds a sheet by itself does so in a witness or its bare number; one that never
    does is masked in a cell."""
    said = [each for pair in kind.masked for each in pair if "\n" not in pair[1]]
    if kind.rows is None:
        assert all(mask(text) != text for _, text in kind.masked)
        return
    told = []
    for text in said:
        grid = tuple((Cell(text), Cell(str(at))) for at in range(kind.rows))
        told.append(any(each.code in RULES for each in person_findings([Table(0, grid)])))
    assert any(told), kind.personal


def test_the_page_about_persons_names_every_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "persons.md").read_text("utf-8")
    assert [kind.personal for kind in KINDS if kind.written not in page] == []


SLUG = re.compile(r"[^\w]+")


@pytest.mark.parametrize(("kind", "taken", "text"), MASKED)
def test_so_does_an_address(kind: Kind, taken: str, text: str) -> None:
    """In small letters, all signs lost: for kinds that a label tells."""
    for joint in "-_":
        slug = SLUG.sub(joint, text.lower())
        hidden = SLUG.sub(joint, taken.lower())
        if kind.personal in _LABELLED and hidden in slug and _LABELLED[kind.personal] in text:
            assert hidden not in mask_filename(slug), slug
            assert carries_name(f"https://www.example.police.uk/foi/{slug}/")


@pytest.mark.parametrize(
    "name",
    [
        *("foi-174-24-vehicle-2024-thefts", "vehicle-theft-2023-24", "crime-no-detail-2023"),
        *("foi 20-21 registration of 12 dogs", "incident-number-2023-24-by-month"),
        *("custody-records-number-2022", "foi-69525-use-of-taser", "log-20240405"),
        *("mobile-phone-2019-2020-2021", "mobile-speed-camera-2021-2022"),
    ],
)
def test_file_names_of_other_things_stay(name: str) -> None:
    assert mask_filename(name) == name
