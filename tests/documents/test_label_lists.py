"""Lists of ``label: number`` in running text: which lines are, which look like it."""

from __future__ import annotations

import pytest

from parsers.documents.grid.label_lists import FORMS, Form, list_line, with_label_lists
from parsers.types import Block, BlockKind


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("Substantiated: 7", "Substantiated", "7"),
        ("2020 - 1,184", "2020", "1,184"),
        ("\u2022 Thefts of dogs \u2013 0", "Thefts of dogs", "0"),
        ("3. Vehicles seized = 12", "Vehicles seized", "12"),
        ("Cost of training: \u00a31,250.50", "Cost of training", "\u00a31,250.50"),
        ("How many were charged? 14", "How many were charged?", "14"),
        ("Share of calls ...... 45%", "Share of calls", "45%"),
        ("2019/20: 31", "2019/20", "31"),
    ],
)
def test_lines_of_a_list(text: str, label: str, number: str) -> None:
    found = list_line(text)
    assert found is not None
    assert (found.label, found.number) == (label, number)


@pytest.mark.parametrize(
    "text",
    [
        "Our ref: 12345",
        "Reference Number: 1234",
        "Telephone: 1234567",
        "Tel: 01234 567890",
        "Page: 3",
        "Section 40: 2",
        "2019 - 2020",
        "10 - 15",
        "Date: 12",
        "Case number: 77",
        "The force recorded 12 of these in 2020",
        "Officers: 12 and staff: 4",
        "Code: 0012",
        "Robbery: not held",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen x: 5",
    ],
)
def test_lines_of_none(text: str) -> None:
    assert list_line(text) is None


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_forms_have_witnesses(form: Form) -> None:
    assert form.pattern.fullmatch(form.match) is not None
    assert list_line(form.match, in_answer=True) is not None
    assert (list_line(form.match) is not None) is form.everywhere
    assert list_line(form.leave, in_answer=True) is None


def test_lines_that_are_all_years_are_no_list() -> None:
    block = Block(BlockKind.PARAGRAPH, "Established in: 2012\nClosed in: 2019")
    assert with_label_lists([block], []) == ((block,), ())
    block = Block(BlockKind.PARAGRAPH, "Established in: 2012\nOfficers: 19")
    assert len(with_label_lists([block], [])[1]) == 1


def test_a_list_takes_its_place_among_the_blocks() -> None:
    blocks = [
        Block(BlockKind.PARAGRAPH, "The figures are below.", page=1),
        Block(BlockKind.PARAGRAPH, "Harassment - 53", page=1),
        Block(BlockKind.PARAGRAPH, "Substantiated: 7\nUnfounded: 46", page=1),
        Block(BlockKind.PARAGRAPH, "A sentence between.", page=2),
        Block(BlockKind.PARAGRAPH, "One line alone: 5", page=2),
    ]
    found, tables = with_label_lists(blocks, ())
    kinds = [block.kind.value for block in found]
    assert kinds == ["paragraph", "table", "paragraph", "paragraph"]
    rows = [[(cell.text, cell.indent) for cell in row if cell] for row in tables[0].grid]
    assert rows == [
        [("Harassment", 0), ("53", 0)],
        [("Substantiated", 1), ("7", 0)],
        [("Unfounded", 1), ("46", 0)],
    ]
    assert (found[1].table, tables[0].position, tables[0].page) == (0, 0, 1)


def test_a_lead_is_parted_from_the_list_below_it() -> None:
    text = "Dogs kept:\nKennels in use - 14\nDogs in training - 3"
    blocks, tables = with_label_lists([Block(BlockKind.PARAGRAPH, text)], [])
    assert [block.text for block in blocks] == ["Dogs kept:", ""]
    assert [[cell.text for cell in row if cell] for row in tables[0].grid] == [
        ["Kennels in use", "14"],
        ["Dogs in training", "3"],
    ]


@pytest.mark.parametrize(
    "text", ["Dogs kept:\nKennels in use - 14", "Dogs kept:\nKennels - 14\nand some more\nCats - 3"]
)
def test_a_lead_over_one_line_or_prose_stays(text: str) -> None:
    blocks, tables = with_label_lists([Block(BlockKind.PARAGRAPH, text)], [])
    assert (len(blocks), len(tables)) == (1, 0)
