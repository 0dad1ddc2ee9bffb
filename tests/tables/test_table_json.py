"""JSON of a table, as the contract and the truth files write it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from parsers.errors import DocumentError
from parsers.tables import read_table, table_from_json
from parsers.types import Cell


def test_the_shape_of_the_contract() -> None:
    table = table_from_json(
        {
            "position": 3,
            "page": 2,
            "sheet": None,
            "caption": "Thefts",
            "notes": ["* provisional"],
            "source": "Ledger",
            "kind": "crosstab",
            "grid": [
                ["Ward", {"text": "2019", "rowspan": 1, "colspan": 2}, None],
                ["North", "5", {"text": "7", "number": 7.2}],
                ["South"],
            ],
        }
    )
    assert (table.position, table.page, table.caption, table.source) == (3, 2, "Thefts", "Ledger")
    assert table.notes == ("* provisional",)
    assert table.grid[0][1] == Cell("2019", colspan=2)
    assert table.grid[1][2] == Cell("7", number=7.2)
    assert table.grid[2] == (Cell("South"), None, None)


def test_a_position_may_be_given_beside() -> None:
    assert table_from_json({"grid": []}, 4).position == 4


def test_a_section_serves_as_the_sentence_above() -> None:
    table = table_from_json({"grid": [["Ward", "Thefts"], ["North", "5"]], "section": "In 2019"})
    assert str(read_table(table).figures[0].period_start) == "2019-01-01"


BAD: list[tuple[Mapping[str, object], str]] = [
    ({}, 'table 0: has no "grid"'),
    ({"grid": "Ward"}, 'has no "grid"'),
    ({"grid": [["a"], "b"]}, "row 1 is not a list"),
    ({"grid": [["a", 5]]}, "row 0, column 1: a cell must be"),
    ({"grid": [[{"text": 5}]]}, '"text" must be'),
    ({"grid": [[{"text": "a", "rowspan": 0}]]}, '"rowspan" must be a whole number'),
    ({"grid": [[{"text": "a", "colspan": True}]]}, '"colspan" must be'),
    ({"grid": [[{"text": "a", "colspan": 10**9}]]}, '"colspan" must be'),
    ({"grid": [[{"text": "a", "number": "5"}]]}, '"number" must be'),
    ({"grid": [], "caption": 5}, '"caption" must be'),
    ({"grid": [], "notes": "x"}, '"notes" must be'),
]


@pytest.mark.parametrize(("obj", "message"), BAD)
def test_bad_shapes_are_named(obj: Mapping[str, object], message: str) -> None:
    with pytest.raises(DocumentError, match=message) as error:
        table_from_json(obj)
    assert error.value.code == "BAD_GRID"
