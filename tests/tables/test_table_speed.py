"""Time grows with a table's size and no faster, whatever its words or numbers are."""

from __future__ import annotations

import time

import pytest

from parsers.tables import read_table
from parsers.types import Cell, Table, TableContext

SECOND = 1.0  # of processor time, a hundred times what a line takes: what backtracks takes hours


def timed(table: Table, context: TableContext | None = None) -> float:
    started = time.process_time()
    read_table(table, context or TableContext())
    return time.process_time() - started


EVIL = [
    "1" * 20_000,
    "1," * 10_000,
    "1 " * 10_000,
    "-" * 20_000,
    "* " * 10_000,
    "a " * 10_000 + "!",
    "2019/" * 4_000,
    "2019 - " * 3_000,
    "jan 18 - " * 2_000,
    "total " * 3_000,
    "number of " * 2_000,
    "year " * 4_000 + "1 nov",
    "shown as " * 2_000,
    "(" * 10_000 + ")" * 10_000,
    "figures in brackets " * 1_000,
    "a dash " * 3_000,
    "s40(2)" * 3_000,
    "£" * 20_000,
    "as at " * 3_000 + "1/1/2019",
    "\u00a0" * 20_000 + "1",
]


@pytest.mark.parametrize("line", EVIL, ids=range(len(EVIL)))
def test_no_line_takes_a_second(line: str) -> None:
    grid = (
        (Cell("Ward"), Cell(line), Cell("2020")),
        (Cell(line), Cell("5"), Cell(line)),
        (Cell("South"), Cell(line), Cell("7")),
        (Cell("Total"), Cell("5"), Cell("7")),
    )
    assert timed(Table(0, grid)) < SECOND
    plain = (
        (Cell("Ward"), Cell("2019"), Cell("2020")),
        (Cell("North"), Cell("*"), Cell("-")),
    )
    table = Table(0, plain, caption=line, notes=(line,), sentence=line, source=line)
    assert timed(table, TableContext(text=line)) < SECOND


def made(rows: int, columns: int) -> Table:
    grid = [tuple(Cell(f"Ward {n}" if n else "Ward") for n in range(columns))]
    grid += [
        (Cell(f"Row {r}"), *(Cell(str(r * 37 % 101 + c)) for c in range(1, columns)))
        for r in range(rows)
    ]
    return Table(0, tuple(grid))


@pytest.mark.long
def test_two_thousand_rows_of_sixty_columns() -> None:
    measured = []
    for _ in range(3):  # a busy machine spoils one measurement, not three
        small, large = timed(made(250, 60)), timed(made(2000, 60))
        measured.append((small, large))
        if large < 20 * max(small, 0.05):  # eight times the cells
            return
    pytest.fail(f"grows faster than its size: {measured}")
