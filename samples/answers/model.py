"""A letter as it is printed: words, page breaks and tables, each with its known figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

Path: TypeAlias = tuple[str, ...]


class Borders(StrEnum):
    """Which lines of a table are drawn."""

    GRID = "grid"
    HORIZONTAL = "horizontal"
    HEAD = "head"  # one line below the header, one at the end
    NONE = "none"


class Stub(StrEnum):
    """How a table prints the levels of its rows."""

    INDENT = "indent"  # one column, children further in
    BOLD = "bold"  # one column, parents bold and printing sums
    MERGED = "merged"  # a column a level, parents in merged cells
    BLANK = "blank"  # a column a level, a parent printed once, then blanks
    BANNER = "banner"  # parents as rows across the table
    COLUMNS = "columns"  # a column a level, all printed


@dataclass(frozen=True, slots=True)
class Value:
    """A cell as printed, and what it says."""

    text: str
    value: float | None
    qualifier: str | None = None


BLANK: Final = Value("", None, "blank")


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is drawn. ``size`` in points; ``shade`` a hexadecimal colour."""

    borders: Borders = Borders.GRID
    shade: str | None = None
    size: float = 10
    repeat: bool = False  # the header again on each page
    label_share: float = 0.3  # of the text width that the stub takes
    right: bool = False  # figures to the right of their column


@dataclass(frozen=True, slots=True)
class Figure:
    """One known figure, with the field names of the corpus's truth."""

    row_path: Path
    column_path: Path
    text: str
    value: float | None
    qualifier: str | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A table: rows of text, which cells are merged, bold or set in, and its truth."""

    rows: tuple[Path, ...]
    header_rows: int
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, column, last row, column
    bold: frozenset[int] = frozenset()
    indents: dict[int, int] = field(default_factory=dict)  # of the first cell, by row
    figures: tuple[Figure, ...] = ()
    stub_columns: int = 1
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest goes on a new page."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two tables side by side."""

    left: Printed
    right: Printed


Part: TypeAlias = Words | PageBreak | Printed | Beside


@dataclass(frozen=True, slots=True)
class Page:
    """The paper: landscape or not, its margins in centimetres, what is on every page."""

    landscape: bool = False
    margin: float = 2.2
    head: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One answer. ``formats``: the files that it is written to (pdf, docx, txt, xlsx.pdf)."""

    kind: str
    name: str
    parts: tuple[Part, ...]
    page: Page = field(default_factory=Page)
    formats: tuple[str, ...] = ("pdf", "docx", "txt")

    @property
    def tables(self) -> tuple[Printed, ...]:
        """Its tables that have figures, in reading order."""
        found: list[Printed] = []
        for part in self.parts:
            if isinstance(part, Beside):
                found += [part.left, part.right]
            elif isinstance(part, Printed):
                found.append(part)
        return tuple(table for table in found if table.figures)

    def truth(self) -> dict[str, object]:
        """What score_figures.py compares with."""
        return {
            "tables": [
                {
                    "figures": [
                        {
                            "row_path": list(figure.row_path),
                            "column_path": list(figure.column_path),
                            "text": figure.text,
                            "value": figure.value,
                            "qualifier": figure.qualifier,
                            "is_total": False,
                        }
                        for figure in table.figures
                    ]
                }
                for table in self.tables
            ]
        }
