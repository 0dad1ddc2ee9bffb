"""Persons of one row, one letter and one sheet are masked wherever the answer says them again."""

from __future__ import annotations

import pytest

from parsers.persons import find_names, mask
from parsers.types import Block, BlockKind, Cell, Table

SURNAMES = ("Bracklesnap", "Corvanthorpe", "Dunnymeade", "Ellingquist", "Farthinglow")


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(0, tuple(tuple(Cell(text) for text in row) for row in rows))


ROWS: dict[str, list[tuple[str, ...]]] = {
    "initials behind": [(f"{name} {at}", "4") for name, at in zip(SURNAMES, "ABCDE", strict=True)],
    "initials before": [(f"{at} {name}", "4") for name, at in zip(SURNAMES, "ABCDE", strict=True)],
    "two columns": list(
        zip(("Agnes", "Basil", "Clive", "Doris", "Edwin"), SURNAMES, ("4",) * 5, strict=True)
    ),
    "full names": [
        (f"{first} {last}", "4")
        for first, last in zip(("Agnes", "Basil", "Clive", "Doris", "Edwin"), SURNAMES, strict=True)
    ],
}


@pytest.mark.parametrize("way", ROWS)
def test_persons_of_rows_are_masked_in_cells_captions_and_words(way: str) -> None:
    table = _table(*ROWS[way])
    known = find_names((), [table])
    for row, surname in zip(ROWS[way], SURNAMES, strict=True):
        assert not any(surname in mask(text, known) for text in row)
        assert surname not in mask(f"Complaints about {surname} in 2023", known)
        assert surname not in mask(f"The hearing of {surname.upper()} was in May.", known)


def test_a_person_of_the_letter_is_masked_in_the_sheet() -> None:
    letter = [Block(BlockKind.PARAGRAPH, "Dear Ms Bracklesnap")]
    known = find_names(letter, [_table(("Asked by", "Flights"), ("Bracklesnap", "41"))])
    assert "Bracklesnap" not in mask("Bracklesnap", known)


OTHERS: dict[str, list[tuple[str, ...]]] = {
    "places": [(each, "4") for each in ("North", "South", "Northgate", "Southgate", "East")],
    "classes": [(each, "4") for each in ("Class A", "Class B", "Class C", "Other", "Total")],
    "months": [("April", "Bolton"), ("May", "Derby"), ("June", "Lincoln"), ("August", "Preston")],
    "makes": [(each, "4") for each in ("Ford Fiesta", "Vauxhall Corsa", "Audi Q5", "Fiat Uno")],
}


@pytest.mark.parametrize("way", OTHERS)
def test_rows_of_other_things_name_nobody(way: str) -> None:
    assert find_names((), [_table(*OTHERS[way])]) == frozenset()
