"""Numbers of the gate: each has a case on either side, and moving it is seen."""

from __future__ import annotations

import importlib
from dataclasses import replace

import pytest

from parsers.gate import person_rows
from parsers.gate.person_rows import SHAPES, Shape
from parsers.persons.columns import Trait
from tests.gate.thresholds import NAMES, THRESHOLDS, Threshold, told

_IDS = [f"{row.module.rpartition('.')[2]}.{row.name}" for row in THRESHOLDS]


@pytest.mark.parametrize("row", THRESHOLDS, ids=_IDS)
def test_just_inside_is_found_and_just_outside_is_not(row: Threshold) -> None:
    assert row.found(row.inside)
    assert not row.found(row.outside)


@pytest.mark.parametrize("row", THRESHOLDS, ids=_IDS)
def test_a_number_that_is_moved_is_seen(row: Threshold, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both mutants of a number, one step up and one step down, are told by one of its cases."""
    module = importlib.import_module(row.module)
    number = getattr(module, row.name)
    for moved in (number + row.step, number - row.step):
        monkeypatch.setattr(module, row.name, moved)
        seen = not row.found(row.inside) or row.found(row.outside)
        monkeypatch.setattr(module, row.name, number)
        assert seen, f"{row.name} = {moved} instead of {number} survives"


# What a column says, its heading, and the value of each row.
_CELLS: dict[Trait, tuple[str, list[str]]] = {
    Trait.NAME: ("Full name", [*NAMES, *NAMES, *NAMES, *NAMES]),
    Trait.BIRTH: ("Date of birth", [f"{day:02}/09/1971" for day in range(1, 25)]),
    Trait.HEALTH: ("Health", ["943 476 5919"] * 24),
    Trait.INSURANCE: ("Insurance", ["AB 73 94 16 C"] * 24),
    Trait.ADDRESS: ("Where", ["home address 14 Larch Grove"] * 24),
    Trait.SERVICE: ("Collar number", [f"{4001 + at * 7}" for at in range(24)]),
    Trait.EMAIL: ("Contact", [f"sam{at}.bennett@example.com" for at in range(24)]),
    Trait.PHONE: ("Line", [f"01632 9601{at:02}" for at in range(24)]),
    Trait.AGE: ("Age", [f"{18 + at}" for at in range(24)]),
    Trait.HOME: ("Where", [f"{at + 1} Larch Grove, Exampleton EX4 4QJ" for at in range(24)]),
    Trait.MOBILE: ("Contact", ["07700 900123"] * 24),
    Trait.POSTCODE: ("Postcode", ["EX4 4QJ"] * 24),
    Trait.DAY: ("Day", [f"{day:02}/03/2024" for day in range(1, 25)]),
    Trait.SORT: ("Branch", ["00-99-17"] * 24),
    Trait.ACCOUNT: ("Account", [f"319268{at}" for at in range(10, 34)]),
    Trait.OTHER: ("Papers", ["passport number 925665416"] * 24),
}


def _found(shape: Shape, rows: int) -> bool:
    """Whether a table with so many rows of the shape's traits gets its code."""
    columns = [_CELLS[trait] for trait in sorted(shape.traits)]
    headings = [heading for heading, _ in columns]
    return shape.code in told([headings, *([v[at] for _, v in columns] for at in range(rows))])


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.code} {' '.join(sorted(s.traits))}")
def test_so_many_rows_of_a_shape_hold_and_one_fewer_does_not(
    shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _found(shape, shape.rows)
    monkeypatch.setattr(person_rows, "SHAPES", (shape,))
    assert not _found(shape, shape.rows - 1)
    monkeypatch.setattr(person_rows, "SHAPES", (replace(shape, rows=shape.rows + 1),))
    assert not _found(shape, shape.rows)
    if shape.rows > 1:
        monkeypatch.setattr(person_rows, "SHAPES", (replace(shape, rows=shape.rows - 1),))
        assert _found(shape, shape.rows - 1)
