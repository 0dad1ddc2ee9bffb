"""Invented tables written as text: one line a row, cells parted by bars."""

from __future__ import annotations

from parsers.tables import read_table
from parsers.types import Cell, Figure, Grid, Table, TableContext, TableReading


def to_grid(text: str) -> Grid:
    """Rows of one width; `label >3` spans three columns, `label v2` two rows, `~label` indents."""
    rows = [[_cell(part) for part in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    return tuple((*row, *[None] * (width - len(row))) for row in rows)


def _cell(part: str) -> Cell | None:
    text = part.strip()
    if not text:
        return None
    words = text.split(" ")
    spans = {">": 1, "v": 1}
    while len(words) > 1 and words[-1][0] in spans and words[-1][1:].isdigit():
        spans[words[-1][0]] = int(words[-1][1:])
        words.pop()
    label = " ".join(words)
    indent = len(label) - len(label.lstrip("~"))
    return Cell(label.lstrip("~"), rowspan=spans["v"], colspan=spans[">"], indent=indent)


class Read:
    """A reading with its figures by place and by label, for short tests."""

    def __init__(self, reading: TableReading) -> None:
        self.reading = reading
        self.at = {(figure.row, figure.col): figure for figure in reading.figures}

    def paths(self) -> list[tuple[str, ...]]:
        """Row paths in order, once each row."""
        rows = {figure.row: figure.row_path for figure in self.reading.figures}
        return list(rows.values())

    def columns(self) -> list[tuple[str, ...]]:
        """Column paths in order."""
        return list({figure.col: figure.column_path for figure in self.reading.figures}.values())

    def row_totals(self) -> set[str]:
        """The innermost labels of total rows."""
        return {figure.row_path[-1] for figure in self.reading.figures if figure.row_total}

    def column_totals(self) -> set[str]:
        """The innermost labels of total columns."""
        return {figure.column_path[-1] for figure in self.reading.figures if figure.col_total}

    def codes(self) -> list[str]:
        """The codes of the issues."""
        return [issue.code for issue in self.reading.issues]

    def first(self) -> Figure:
        """The figure nearest to the upper left corner."""
        return self.reading.figures[0]


def read(
    text: str,
    *,
    context: TableContext | None = None,
    caption: str | None = None,
    notes: tuple[str, ...] = (),
    sentence: str | None = None,
    source: str | None = None,
    ocr: bool = False,
    coverage: float | None = None,
) -> Read:
    """Read a table written as text."""
    table = Table(
        position=0,
        grid=to_grid(text),
        caption=caption,
        notes=notes,
        sentence=sentence,
        source=source,
        ocr=ocr,
        coverage=coverage,
    )
    return Read(read_table(table, context or TableContext()))
