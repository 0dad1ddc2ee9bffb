"""Is this a table: each rule fires at its one witness and not at the other; weights decide."""

from __future__ import annotations

import pytest

from parsers.documents.grid.table_rules import (
    RULES,
    Candidate,
    Ground,
    TableRule,
    fired,
    is_table,
)

INSIDE = 0.9


def candidate(text: str) -> Candidate:
    """A witness: its ground and what is said of it, then lines of cells parted by bars."""
    head, *lines = text.split("\n")
    ground, *said = head.split()
    cells = [line.split("|") for line in lines]
    return Candidate(
        Ground(ground),
        [[(at, cell) for at, cell in enumerate(row) if cell] for row in cells],
        columns=max(map(len, cells)),
        lines=len(cells),
        marks=sum(int(word) for word in said if word.isdigit()),
        headed="headed" in said,
        layout="layout" in said,
        inner=INSIDE if "inner" in said else 0.0,
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_fires_at_its_witness_alone(rule: TableRule) -> None:
    assert rule in fired(candidate(rule.match))
    assert rule not in fired(candidate(rule.leave))


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("aligned\nArea|2020\nAsh|21\nElm|36", True),
        ("aligned\nAsh|21\nElm|36", False),
        ("aligned 1\nAsh|21\nElm|36", True),
        ("aligned\nArea|Kind|Calls\nAsh|Town|21\nElm|Wood|36", True),
        ("aligned\nArea|Kind|Seen\nAsh|Town|No\nElm|Wood|No\nOak|Wood|No", False),
        ("aligned\nArea|Kind|Seen\nAsh|Town|No\nElm|Wood|No\nOak|Wood|No\nFir|Town|No", True),
        ("aligned 2\nArea|Seen\nAsh|No\nElm|No", True),
        ("tabs\nAsh|21\nElm|36", True),
        ("tabs\nOur ref:|12/34\nDate:|4 May", False),
        ("spaces\nAsh|21\nElm|36\nOak|9", True),
        ("sheet\nNotes:|\n1|Attempts are left out", False),
        ("marked\nHome|News|Contact", False),
        ("marked\nHomes|21", True),
    ],
)
def test_the_weights_decide_together(text: str, table: bool) -> None:
    assert is_table(candidate(text)) is table
