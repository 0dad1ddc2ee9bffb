"""The rules about header rows: each fires at its one witness, and not at the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.tables.header_rules import (
    CONTINUES,
    HEADS,
    NUMBERS,
    RESTARTS,
    HeaderRule,
    fired,
    holds,
)
from parsers.tables.header_signs import SeenRow
from parsers.tables.matrix import build_matrix
from tests.tables.reading import read, to_grid

MARK = "?"


def witnessed(text: str, *, restarts: bool = False) -> SeenRow:
    """The row that a question mark begins; ``#`` begins a cell marked as a header cell. The
    header so far is the rows above it, or, inside a body, those without a figure."""
    lines = text.split("\n")
    row = next(at for at, line in enumerate(lines) if line.startswith(MARK))
    lines[row] = lines[row].removeprefix(MARK)
    grid = to_grid("\n".join(lines))
    flagged = tuple(
        tuple(
            replace(cell, text=cell.text.removeprefix("#"), header=cell.text.startswith("#"))
            if cell is not None
            else None
            for cell in line
        )
        for line in grid
    )
    matrix = build_matrix(flagged)
    if not restarts:
        return SeenRow(matrix, row, tuple(range(row)))
    data = next(
        at
        for at in range(row)
        if any(cell.is_number and not cell.is_period for cell in matrix.printed[at])
    )
    return SeenRow(matrix, row, tuple(range(data)), tuple(range(1, matrix.width)))


CASES = [
    *((rule, HEADS, False) for rule in HEADS),
    *((rule, CONTINUES, False) for rule in CONTINUES),
    *((rule, NUMBERS, False) for rule in NUMBERS),
    *((rule, RESTARTS, True) for rule in RESTARTS),
]


@pytest.mark.parametrize(
    ("rule", "rules", "restarts"), CASES, ids=[f"{rule.name}" for rule, _, _ in CASES]
)
def test_a_rule_fires_at_its_witness_alone(
    rule: HeaderRule, rules: tuple[HeaderRule, ...], restarts: bool
) -> None:
    assert rule in fired(rules, witnessed(rule.match, restarts=restarts))
    assert rule not in fired(rules, witnessed(rule.leave, restarts=restarts))


@pytest.mark.parametrize(
    ("rules", "text", "heads"),
    [
        (HEADS, "?Area|Homes|Shops\nAsh|21|36", True),
        (HEADS, "?Ash|21|36\nElm|24|31", False),
        (HEADS, "?Age|21|22\nAsh|24|31", True),
        (CONTINUES, "Area|Homes|Shops\n?Ash|sold|let\nElm|4|3", False),
        (CONTINUES, "Area|Spend|Share\n?Ash|£000|%\nElm|4|3", True),
        (CONTINUES, "Area|Homes >2\n?|14|15\nElm|4|3", True),
        (CONTINUES, "Area|Homes|Shops\n?Area|2019|2020\nElm|4|3", False),
        (RESTARTS, "Area|Homes|Shops\nAsh|21|36\n?Area|Barns|Sheds\nElm|4|3", True),
        (RESTARTS, "Area|Homes|Shops\nAsh|21|36\n?Oak|not held|*\nElm|4|3", False),
    ],
)
def test_the_weights_decide_together(rules: tuple[HeaderRule, ...], text: str, heads: bool) -> None:
    assert holds(rules, witnessed(text, restarts=rules is RESTARTS)) is heads


def test_a_header_is_made_of_the_rows_that_the_rules_let_in() -> None:
    found = read("Area|Homes >2\n|2019|2020\nAsh|4|6\nElm|3|9")
    assert found.reading.header_rows == 2
    assert found.columns() == [("Homes", "2019"), ("Homes", "2020")]


def test_a_row_that_counts_the_columns_is_no_data() -> None:
    for row in ("1|2|3|4", "(1)|(2)|(3)|(4)", "|1|2|3", "a|b|c|d = b - c"):
        found = read(f"Ward|Recorded|Solved|Open\n{row}\nAsh|12|5|7\nElm|9|4|5")
        assert found.paths() == [("Ash",), ("Elm",)], row
        assert found.columns() == [("Recorded",), ("Solved",), ("Open",)]
