"""Made tables with known cells: to a grid, to figures, and back to the known cells.

Tables are made so that the truth can be decided from what is printed: no hidden
cell in the first data column, numbers of three digits and more, and in a label
column with levels at least one parent with two children. What arithmetic cannot
decide is tested in test_table_levels.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parsers.tables import read_table
from parsers.tables.tidy import tidy
from parsers.tables.value_forms import DASHES
from parsers.tables.values import read_text
from parsers.types import Cell, Qualifier, Table, TableReading, Totals

FIRST = ("North", "South", "West")
OUTER = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir")
MIDDLE = ("Axe", "Bucket", "Chisel", "Drill", "Easel")
LEAF = ("11", "12", "13", "Under 10's", "Tawny", "Umber", "Violet", "White")
NOTES = ("* figures below five have been suppressed", "- denotes zero")
HIDDEN = {"<5": Qualifier.LESS_THAN, "*": Qualifier.SUPPRESSED}
SIGNS = {**HIDDEN, "": Qualifier.BLANK, "-": Qualifier.NIL}


@dataclass(frozen=True)
class Known:
    """One body cell as it was made."""

    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    text: str
    value: float | None
    qualifier: Qualifier | None
    is_total: bool


@dataclass(repr=False)
class Made:
    """A made table: its grid, and every body cell by place."""

    grid: list[list[Cell | None]] = field(default_factory=list)
    cells: dict[tuple[int, int], Known] = field(default_factory=dict)
    header_rows: int = 0
    stub_columns: int = 1

    def __repr__(self) -> str:
        lines = [" | ".join(cell.text if cell else "" for cell in row) for row in self.grid]
        return "\n".join(["Made", *lines])

    def table(self) -> Table:
        return Table(0, tuple(tuple(row) for row in self.grid), notes=NOTES)


LAYOUTS = ("first", "last", "indent", "stub", "banner")

Path = tuple[str, ...]
Numbers = dict[Path, list[int]]


@st.composite
def trees(draw: st.DrawFn, depth: int) -> list[Path]:
    """Leaf paths of one depth, in order; at least one parent has two leaves."""
    pools = (FIRST, OUTER, MIDDLE, LEAF)[4 - depth :] if depth > 1 else (OUTER,)
    paths: list[Path] = [()]
    for level, pool in enumerate(pools):
        least = 2 if level in (0, depth - 1) else 1
        grown: list[Path] = []
        for path in paths:
            most = min(len(pool), 4 if depth < 4 else 3)
            count = draw(st.integers(least if not grown else 1, most))
            grown += [(*path, name) for name in draw(st.permutations(pool))[:count]]
        paths = grown
    return paths


@st.composite
def columns(draw: st.DrawFn) -> list[Path]:
    """Column paths: years, months under years, or years under groups."""
    years = [str(draw(st.integers(2005, 2019)) + n) for n in range(1)]
    first = int(years[0])
    years = [str(first + n) for n in range(draw(st.integers(2, 5)))]
    shape = draw(st.sampled_from(["years", "months", "groups"]))
    if shape == "months":
        return list(product(years[:3], ("Jan", "Feb", "Mar")))
    if shape == "groups":
        return list(product(("Male", "Female"), years))
    return [(year,) for year in years]


@st.composite
def made_tables(draw: st.DrawFn) -> Made:
    depth = draw(st.integers(1, 4))
    layout = draw(st.sampled_from(LAYOUTS)) if depth > 1 else "first"
    depth = 2 if layout == "banner" else depth
    leaves, heads = draw(trees(depth)), draw(columns())
    firsts = draw(
        st.lists(st.integers(100, 9999), min_size=len(leaves), max_size=len(leaves), unique=True)
    )
    numbers: Numbers = {
        leaf: [
            firsts[place]
            if col == 0
            else draw(st.sampled_from([0, 0, 1, 3, 17, 240]) | st.integers(5, 4000))
            for col in range(len(heads))
        ]
        for place, leaf in enumerate(leaves)
    }
    hidden = {
        (leaf, heads[col]): draw(st.sampled_from(["<5", "*"]))
        for leaf in leaves
        for col in range(1, len(heads))
        if 0 < numbers[leaf][col] < 5 and draw(st.booleans())
    }
    assume(not sums_by_chance(list(numbers.values())))
    made = _Maker(
        heads,
        numbers,
        hidden,
        layout=layout,
        blank=draw(st.sampled_from(["", "0", "-"])),
        spans=draw(st.booleans()),
        row_total=draw(st.sampled_from(["", "left", "right"])),
        subtotals=draw(st.booleans()),
        grand=draw(st.sampled_from(["", "Total", "Grand Total"])),
        on_top=layout in ("first", "stub") and depth == 1 and draw(st.booleans()),
        title=draw(st.booleans()),
    )
    return made.build()


def sums_by_chance(lines: list[list[int]]) -> bool:
    """Whether a first or last line happens to be the sum of all others, as a total would be."""
    for edge, rest in ((lines[-1], lines[:-1]), (lines[0], lines[1:])):
        sums = [sum(column) for column in zip(*rest, strict=True)]
        if all(not own or own == whole for own, whole in zip(edge, sums, strict=True)):
            return True
    return False


class _Maker:
    """Prints a tree of numbers as a grid, and keeps what each cell was."""

    def __init__(
        self,
        heads: list[Path],
        numbers: Numbers,
        hidden: dict[tuple[Path, Path], str],
        *,
        layout: str,
        blank: str,
        spans: bool,
        row_total: str,
        subtotals: bool,
        grand: str,
        on_top: bool,
        title: bool,
    ) -> None:
        self.heads, self.numbers, self.hidden = heads, numbers, hidden
        self.layout, self.blank, self.spans = layout, blank, spans
        self.row_total, self.grand, self.on_top, self.title = row_total, grand, on_top, title
        self.subtotals = subtotals and layout == "stub"
        self.depth = len(next(iter(numbers)))
        self.stub = self.depth if layout == "stub" else 1
        self.made = Made(stub_columns=self.stub)
        self.above: Path = ()

    def build(self) -> Made:
        self._header()
        everything = list(self.numbers)
        if self.grand and self.on_top:
            self._line((self.grand,), (self.grand,), everything, total=True)
        self._branch((), everything)
        if self.grand and not self.on_top:
            self._line((self.grand,), (self.grand,), everything, total=True)
        return self.made

    def _header(self) -> None:
        width = self.stub + len(self.heads) + bool(self.row_total)
        grid = self.made.grid
        if self.title:
            grid.append([Cell("Things counted by kind"), *[None] * (width - 1)])
        names = ["Side", "Area", "Tool", "Age"][-self.stub :]
        levels = len(self.heads[0])
        for level in range(levels):
            last = level == levels - 1
            row: list[Cell | None] = [Cell(name) if last else None for name in names]
            labels = [head[level] for head in self.heads]
            for col, label in enumerate(labels):
                if not last and col and labels[col - 1] == label:
                    row.append(None)
                    continue
                width = 1 if last or not self.spans else labels.count(label)
                row.append(Cell(label, colspan=width))
            if self.row_total:
                place = self.stub if self.row_total == "left" else len(row)
                row.insert(place, Cell("Total") if last else None)
            grid.append(row)
        self.made.header_rows = len(grid)

    def _branch(self, path: Path, leaves: list[Path]) -> None:
        """Print everything under one path."""
        groups: dict[Path, list[Path]] = defaultdict(list)
        for leaf in leaves:
            groups[leaf[: len(path) + 1]].append(leaf)
        for child, own in groups.items():
            if len(child) == self.depth:
                self._line(child, child, own)
                continue
            if self.layout == "banner":
                width = len(self.made.grid[-1])
                span = 1 if self.blank else width  # among blanks only a span tells
                self.made.grid.append([Cell(child[-1], colspan=span), *[None] * (width - 1)])
            if self.layout in ("first", "indent"):
                self._line(child, child, own, total=True)
            self._branch(child, own)
            if self.subtotals and not path:
                label = (f"{child[0]} Total",)
                self._line(label, label, own, total=True)
            if self.layout == "last":
                self._line(child, child, own, total=True)

    def _line(self, path: Path, labels: Path, leaves: list[Path], *, total: bool = False) -> None:
        """One printed row: a leaf, a parent or the grand total."""
        row = len(self.made.grid)
        indent = len(path) - 1 if self.layout == "indent" else 0
        line: list[Cell | None] = [
            Cell(text, indent=indent) if text else None for text in self._stub(labels)
        ]
        sums = [sum(self.numbers[leaf][col] for leaf in leaves) for col in range(len(self.heads))]
        heads = list(self.heads)
        if self.row_total:
            place = 0 if self.row_total == "left" else len(sums)
            sums.insert(place, sum(sums))
            heads.insert(place, ("Total",))
        for col, (head, number) in enumerate(zip(heads, sums, strict=True)):
            is_sum = total or head == ("Total",)
            text = self._print(path, head, number, leaf=not is_sum)
            line.append(Cell(text) if text else None)
            self.made.cells[row, self.stub + col] = Known(
                path,
                head,
                text,
                float(number) if text and text not in HIDDEN else None,
                SIGNS.get(text),
                is_sum,
            )
        self.made.grid.append(line)

    def _stub(self, labels: Path) -> list[str]:
        if self.stub == 1:
            return [labels[-1]]
        printed = [
            "" if labels[: n + 1] == self.above[: n + 1] and n < len(labels) - 1 else label
            for n, label in enumerate(labels)
        ]
        self.above = labels
        return printed + [""] * (self.stub - len(labels))

    def _print(self, path: Path, head: Path, number: int, *, leaf: bool) -> str:
        if leaf and (path, head) in self.hidden:
            return self.hidden[path, head]
        return f"{number:,}" if number else self.blank


def check_known_cells(made: Made) -> None:
    reading = read_table(made.table())
    assert (reading.header_rows, reading.stub_columns) == (made.header_rows, made.stub_columns)
    assert {(figure.row, figure.col) for figure in reading.figures} == set(made.cells)
    for figure in reading.figures:
        known = made.cells[figure.row, figure.col]
        found = Known(
            figure.row_path,
            figure.column_path,
            figure.text,
            figure.value,
            figure.qualifier,
            figure.is_total,
        )
        assert found == known, made
    assert reading.totals not in (Totals.DISAGREE, Totals.OVERLAPPING, Totals.SHOWN_CELLS_ONLY)
    check_recoverable(made, reading)


def check_recoverable(made: Made, reading: TableReading) -> None:
    """Only hidden cells are ever recoverable, and a lone one in a row with a total is."""
    hidden = {place for place, known in made.cells.items() if known.text in HIDDEN}
    assert set(reading.recoverable) <= hidden
    rows = defaultdict(list)
    for place in hidden:
        rows[place[0]].append(place)
    if any(known.column_path == ("Total",) for known in made.cells.values()):
        lone = {places[0] for places in rows.values() if len(places) == 1}
        assert lone <= set(reading.recoverable)


@settings(max_examples=100)
@given(made_tables())
def test_known_cells_come_back(made: Made) -> None:
    check_known_cells(made)


@pytest.mark.long
@settings(max_examples=2000)
@given(made_tables())
def test_known_cells_come_back_2000_times(made: Made) -> None:
    check_known_cells(made)


# --------------------------------------------------------------------------- any grid at all

TEXTS = st.sampled_from(
    [
        *("", " ", "0", "5", "13", "1,616", "34.30%", "<5", "*", "-", "N/A", "27*", "£35K", "2019"),
        *("2018/19", "Jan", "Total", "Grand Total", "All", "Theft", "Arson", "Age", "4 x White"),
        *("01/02/2020", "(12)", "..", "Male", "Female", "2022*", "not held", "10-17", "100+", "%"),
    ]
)
CELLS = st.none() | st.builds(
    Cell,
    text=TEXTS | st.text(max_size=12),
    rowspan=st.integers(1, 4),
    colspan=st.integers(1, 4),
    number=st.none() | st.integers(0, 500).map(float),
    indent=st.integers(0, 2),
    bold=st.booleans(),
    header=st.booleans(),
)
GRIDS = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=9)
)


DASHED = {sign for dash in DASHES for sign in dash} | set(" '\"`‘’“”")


def check_any_grid(grid: list[list[Cell | None]], notes: list[str]) -> None:
    table = Table(0, tuple(tuple(row) for row in grid), notes=tuple(notes))
    reading = read_table(table)
    places = [(figure.row, figure.col) for figure in reading.figures]
    assert len(places) == len(set(places))
    for figure in reading.figures:
        cell = grid[figure.row][figure.col] or Cell("")
        assert figure.text == tidy(cell.text)
        printed = {
            read_text(cell.text).value,
            cell.number,
            *(cell.number / scale for scale in (1e3, 1e6) if cell.number is not None),
            0.0 if set(figure.text) <= DASHED else None,
        }
        printed.add(-float(cell.text.strip("()")) if figure.text == "(12)" else None)
        assert figure.value is None or figure.value in printed
        if not figure.text:
            assert figure.value is None
    assert set(reading.recoverable) <= set(places)


@settings(max_examples=200)
@given(GRIDS, st.lists(st.sampled_from(["- denotes zero", "* provisional"]), max_size=2))
def test_no_value_appears_that_is_not_printed(
    grid: list[list[Cell | None]], notes: list[str]
) -> None:
    check_any_grid(grid, notes)


@pytest.mark.long
@settings(max_examples=2000)
@given(GRIDS, st.lists(st.sampled_from(["- denotes zero", "* provisional"]), max_size=2))
def test_no_value_appears_that_is_not_printed_2000_times(
    grid: list[list[Cell | None]], notes: list[str]
) -> None:
    check_any_grid(grid, notes)
