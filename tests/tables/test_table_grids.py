"""Grids in structures that answers print, against readings that were written before reading them.

``grids.json``: ``grid`` in the notation of ``reading.py``, and what is expected: facts of the
table, the row paths in order, and facts of figures by "row,column".
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from parsers.types import Figure
from tests.tables.reading import Read, read

Case = dict[str, object]
CASES = cast("list[Case]", json.loads(Path(__file__).with_name("grids.json").read_text("utf-8")))

FACTS: dict[str, Callable[[Read], object]] = {
    "kind": lambda r: r.reading.kind.value,
    "header_rows": lambda r: r.reading.header_rows,
    "stub_columns": lambda r: r.reading.stub_columns,
    "totals": lambda r: r.reading.totals.value,
    "total_rows": lambda r: sorted(r.row_totals()),
    "total_columns": lambda r: sorted(r.column_totals()),
    "first_column": lambda r: list(r.columns()[0]),
    "rows": lambda r: sorted({f.row for f in r.reading.figures}),
}
OF_FIGURES: dict[str, Callable[[Figure], object]] = {
    "value": lambda f: f.value,
    "qualifier": lambda f: f.qualifier,
    "unit": lambda f: f.unit,
    "statistic": lambda f: f.statistic,
    "counted": lambda f: f.counted,
    "flags": lambda f: [str(flag) for flag in f.flags],
    "period_kind": lambda f: f.period_kind,
    "column_path": lambda f: list(f.column_path),
    "row_path": lambda f: list(f.row_path),
    "period": lambda f: [str(f.period_start), str(f.period_end)],
}


@pytest.mark.parametrize("case", CASES, ids=[str(case["name"]) for case in CASES])
def test_grid(case: Case) -> None:
    found = read(
        "\n".join(cast("list[str]", case["grid"])),
        caption=cast("str | None", case.get("caption")),
        notes=tuple(cast("list[str]", case.get("notes", []))),
        sentence=cast("str | None", case.get("sentence")),
    )
    expected = cast("dict[str, object]", case["expect"])
    assert expected.keys() <= FACTS.keys() | OF_FIGURES.keys() | {"paths", "issue"}
    for name, wanted in expected.items():
        if name == "issue":
            assert wanted in found.codes()
        elif name == "paths":
            wanted_paths = cast("list[list[str]]", wanted)
            assert [list(path) for path in found.paths()][: len(wanted_paths)] == wanted_paths
        elif name in FACTS:
            assert FACTS[name](found) == wanted, name
        else:
            _check_figures(found, name, cast("dict[str, object]", wanted))


def _check_figures(found: Read, name: str, wanted: dict[str, object]) -> None:
    """Each place holds what is wanted, or one of several readings that are as good."""
    for place, value in wanted.items():
        row, col = map(int, place.split(","))
        one = OF_FIGURES[name](found.at[row, col])
        several = isinstance(value, list) and not isinstance(one, list)
        assert one in cast("list[object]", value) if several else one == value, (name, place)
