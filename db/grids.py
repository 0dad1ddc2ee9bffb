"""A published grid as the rows of an HTML table: spans, headers, row levels, figures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.words import Json


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """One ``td`` or ``th``. ``level`` is the depth of its row in the hierarchy, from 0; ``column``
    its place in the grid, ``read`` says that it is a figure's own cell and no header."""

    text: str
    scope: str = ""  # "col" or "row" makes it a header
    rowspan: int = 1
    colspan: int = 1
    figure: bool = False
    level: int = 0
    column: int = 0
    read: bool = False


@dataclass(frozen=True, slots=True)
class HtmlRow:
    cells: tuple[HtmlCell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class HtmlGrid:
    """A table's head and body, and how many rows of the body are left out."""

    head: tuple[HtmlRow, ...]
    body: tuple[HtmlRow, ...]
    left_out: int


def html_grid(
    table: Mapping[str, object], figures: Iterable[Mapping[str, object]], limit: int
) -> HtmlGrid | None:
    """The grid of one row of ``tables`` with the ``figures`` read from it.

    At most ``limit`` rows of the body are shown. ``None`` where the policy does
    not show the grid.
    """
    if table["grid"] is None:
        return None
    grid: list[list[Json]] = json.loads(str(table["grid"]))
    heads, stubs = _number(table["header_rows"]), _number(table["stub_columns"])
    marks = _marks(figures, stubs)
    covered: set[tuple[int, int]] = set()
    rows = [
        HtmlRow(
            tuple(_cells(number, row, covered, marks, heads, stubs)),
            total=number in marks.totals,
        )
        for number, row in enumerate(grid[: heads + limit])
    ]
    return HtmlGrid(tuple(rows[:heads]), tuple(rows[heads:]), max(0, len(grid) - len(rows)))


@dataclass(frozen=True, slots=True)
class _Marks:
    places: frozenset[tuple[int, int]]
    columns: frozenset[int]
    totals: frozenset[int]
    levels: dict[int, int]


def _marks(figures: Iterable[Mapping[str, object]], stubs: int) -> _Marks:
    """Which cells are figures, which rows totals, and how deep each row lies."""
    places, totals, levels = set(), set(), {}
    for figure in figures:
        row = _number(figure["row"])
        places.add((row, _number(figure["col"])))
        if figure["row_total"]:
            totals.add(row)
        # In one label column the depth of the path is what the page shows by indenting.
        if stubs == 1:
            levels[row] = max(0, len(json.loads(str(figure["row_path"] or "[]"))) - 1)
    columns = frozenset(column for _, column in places)
    return _Marks(frozenset(places), columns, frozenset(totals), levels)


def _cells(
    number: int,
    row: list[Json],
    covered: set[tuple[int, int]],
    marks: _Marks,
    heads: int,
    stubs: int,
) -> Iterable[HtmlCell]:
    for column, cell in enumerate(row):
        if (number, column) in covered:
            continue
        text, rowspan, colspan = _spans(cell)
        covered.update(
            (number + down, column + across) for down in range(rowspan) for across in range(colspan)
        )
        scope = "col" if number < heads else "row" if column < stubs else ""
        yield HtmlCell(
            text=text,
            # An empty header heads nothing, and readers announce it all the same.
            scope=scope if text else "",
            rowspan=rowspan,
            colspan=colspan,
            # A header over figures is aligned with them.
            figure=(number, column) in marks.places
            or (scope == "col" and colspan == 1 and column in marks.columns),
            level=marks.levels.get(number, 0) if column == 0 and scope == "row" else 0,
            column=column,
            read=(number, column) in marks.places,
        )


def _spans(cell: Json) -> tuple[str, int, int]:
    if isinstance(cell, dict):
        return str(cell["text"]), _number(cell["rowspan"]), _number(cell["colspan"])
    return str(cell or ""), 1, 1


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
