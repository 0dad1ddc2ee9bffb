"""A table as its answer prints it, with each figure that was read from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.page import Address, Reader, Row, Sheet, Value
from db.faces.shorthand import FLAGS, FLAGS_MEAN, MEANS, shorthand
from db.glossary import meaning
from db.grids import HtmlGrid, html_grid
from parsers.types import Counted, Flag, PeriodKind, Qualifier, Quality, Statistic, Totals

NOTE: Final = (
    "; ".join(f"{mark} {means}" for mark, means in (MEANS | FLAGS_MEAN).items())
    + ". A number without one is as printed."
)
TIDY: Final = (
    *("Row", "Column", "Row labels", "Column labels", "As printed", "Value", "Shorthand", "Mark"),
    *("Low", "High", "Kind of number", "What is counted", "Unit", "Period from", "Period to"),
    *("Kind of period", "Total", "Address", "Caption", "File", "Page", "Sheet", "SHA-256"),
    "Captured",
)
_MOST_MARKS: Final = 12


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell as printed. ``figure`` is the page of the number that was read from it."""

    text: Annotated[str, "As printed"]
    column: Annotated[int, "Column of the grid, from 0"]
    scope: Annotated[str, "`col` or `row` for a header"] = ""
    rowspan: Annotated[int, "Rows that it spans"] = 1
    colspan: Annotated[int, "Columns that it spans"] = 1
    level: Annotated[int, "Depth of a row's label below others"] = 0
    aligned: Annotated[bool, "Whether it stands above or among numbers"] = False
    figure: Annotated[Address | None, "Where its number is traced"] = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row of a table."""

    row: Annotated[int, "Row of the grid, from 0"]
    cells: Annotated[tuple[PrintedCell, ...], "Its cells; one that another spans is left out"]
    total: Annotated[bool, "Whether the row is a total"] = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number, or the mark in its place, with all that is needed to use it."""

    row: Annotated[int, "Row of the grid, from 0"]
    column: Annotated[int, "Column of the grid, from 0"]
    row_labels: Annotated[tuple[str, ...], "Labels of the row, outermost first"]
    column_labels: Annotated[tuple[str, ...], "Labels of the column, outermost first"]
    printed: Annotated[str, "The cell as printed"]
    value: Annotated[float | None, "The number; null where none is printed"]
    qualifier: Annotated[Qualifier | None, "Why there is no plain number"]
    low: Annotated[float | None, "Lower bound, only as printed"]
    high: Annotated[float | None, "Upper bound, only as printed"]
    flags: Annotated[tuple[Flag, ...], "What the force says beside the value"]
    statistic: Annotated[Statistic, "Kind of number"]
    counted: Annotated[Counted, "What is counted"]
    unit: Annotated[str | None, "Unit"]
    period_start: Annotated[str | None, "First day of the period"]
    period_end: Annotated[str | None, "Last day of the period"]
    period_kind: Annotated[PeriodKind, "Shape of the period"]
    total: Annotated[bool, "Whether its row or column is a total"]
    address: Annotated[Address, "Where it is traced to the force's file"]

    @property
    def shorthand(self) -> str:
        """The marks of the Government Analysis Function."""
        marks = (shorthand(self.value, self.qualifier), *(FLAGS.get(f, "") for f in self.flags))
        return " ".join(filter(None, marks))

    def tidy(self) -> tuple[Value, ...]:
        """Its row of a spreadsheet (the first of ``TIDY``)."""
        return (
            *(self.row, self.column, " > ".join(self.row_labels), " > ".join(self.column_labels)),
            *(self.printed, self.value, self.shorthand, meaning(Qualifier, self.qualifier)),
            *(self.low, self.high, meaning(Statistic, self.statistic)),
            *(meaning(Counted, self.counted), self.unit, self.period_start, self.period_end),
            *(meaning(PeriodKind, self.period_kind), "yes" if self.total else "no", self.address),
        )


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of an answer: as printed, and every number read from it."""

    key: Annotated[str, "Lasting key"]
    address: Annotated[Address, "Its page"]
    number: Annotated[int, "Which table of its answer it is, from 1"]
    caption: Annotated[str, "Words above it"]
    filename: Annotated[str, "File that it is in"]
    file_url: Annotated[str, "The force's own copy, at its page where that is known"]
    sha256: Annotated[str, "SHA-256 of the file's bytes"]
    fetched_at: Annotated[str | None, "When the file was fetched"]
    page: Annotated[int | None, "Page of the file, from 1"]
    sheet: Annotated[str, "Sheet of the workbook"]
    cells: Annotated[str, "Cells of the sheet"]
    source: Annotated[str, "Source that the force names"]
    data_as_at: Annotated[str | None, "Date the force says the data was taken"]
    question: Annotated[int | None, "Question that it answers, where known"]
    counted: Annotated[tuple[str, ...], "What its numbers count, in words"]
    totals: Annotated[Totals, "What arithmetic says of its printed totals"]
    totals_says: Annotated[str, "The same in words"]
    quality: Annotated[Quality, "How far its reading can be trusted"]
    quality_says: Annotated[str, "The same in words"]
    notes: Annotated[tuple[str, ...], "Notes below it"]
    marks: Annotated[tuple[tuple[str, str], ...], "Marks in its cells, and what they mean"]
    repeats: Annotated[Address | None, "Earlier table of the answer that it repeats"]
    n_rows: Annotated[int, "Rows, headers included"]
    n_columns: Annotated[int, "Columns, labels included"]
    shown: Annotated[bool, "Whether its cells are shown here"]
    head: Annotated[tuple[PrintedRow, ...], "Its header rows"]
    body: Annotated[tuple[PrintedRow, ...], "Its other rows"]
    left_out: Annotated[int, "Rows of the body that its own page has and this does not"]
    figures: Annotated[tuple[FigureRow, ...], "Its numbers, of the rows above"]

    def printed_sheet(self, name: str) -> Sheet:
        """As printed: a cell that spans others stands once, in their first place."""
        lines = tuple(_line(row, self.n_columns) for row in (*self.head, *self.body))
        notes = (self.caption, *self.notes, self.totals_says, self.quality_says)
        first = lines[0] if lines else ()
        return Sheet(name, first, lines[1:], tuple(filter(None, notes)))

    def tidy_sheet(self, name: str) -> Sheet:
        """One number a row."""
        return Sheet(name, TIDY, tuple(self.tidy_rows()), (NOTE,))

    def tidy_rows(self) -> Iterator[tuple[Value, ...]]:
        """Each number with what leads to the bytes that it was read from."""
        where = (self.caption, self.file_url, self.page, self.sheet, self.sha256, self.fetched_at)
        return ((*one.tidy(), *where) for one in self.figures)


def _line(row: PrintedRow, width: int) -> tuple[str, ...]:
    texts = {cell.column: cell.text for cell in row.cells}
    return tuple(texts.get(column, "") for column in range(max([width, *(c + 1 for c in texts)])))


def tables_of(reader: Reader, answer: str, most: int, rows: int) -> tuple[PrintedTable, ...]:
    """The first ``most`` tables of an answer with up to ``rows`` rows of each body."""
    found = reader.rows(f"{_TABLE} WHERE t.disclosure = :key ORDER BY t.id", key=answer)
    return tuple(
        printed(reader, row, number, rows if number <= most else 0)
        for number, row in enumerate(found, 1)
    )


def table_of(reader: Reader, key: str, rows: int) -> PrintedTable | None:
    """The table with this key."""
    row = reader.first(f"{_TABLE} WHERE t.key = :key", key=key)
    if not row:
        return None
    before = reader.first(
        "SELECT count(*) AS n FROM tables WHERE disclosure = :answer AND id <= :id",
        answer=row["disclosure"],
        id=row["id"],
    )
    return printed(reader, row, before["n"], rows)


_TABLE: Final = """
    SELECT t.*, o.filename, o.url AS file_url, o.media_type, o.sha256, o.fetched_at
    FROM tables t JOIN documents o ON o.key = t.document
"""
_FIGURES: Final = "SELECT * FROM figures WHERE table_id = :table AND row < :end ORDER BY row, col"


def printed(reader: Reader, row: Row, number: int, rows: int) -> PrintedTable:
    """A row of ``tables`` as a table; with no cells where ``rows`` is 0."""
    figures: list[Row] = []
    grid: HtmlGrid | None = None
    if rows:
        end = (row["header_rows"] or 0) + rows
        figures = reader.rows(_FIGURES, table=row["id"], end=end)
        grid = html_grid(row, figures, rows)
    read = tuple(figure_row(row["key"], one) for one in figures)
    head, body = (_rows(row, grid, "head"), _rows(row, grid, "body")) if grid else ((), ())
    return PrintedTable(
        key=row["key"],
        address=addresses.table(row["key"]),
        number=number,
        caption=row["caption"] or "",
        filename=row["filename"] or "",
        file_url=at_page(row["file_url"], row["media_type"], row["page"]),
        sha256=row["sha256"] or "",
        fetched_at=row["fetched_at"],
        page=row["page"],
        sheet=row["sheet"] or "",
        cells=row["cell_range"] or "",
        source=row["source"] or "",
        data_as_at=row["data_as_at"],
        question=row["question"],
        counted=_counted(read),
        totals=Totals(row["totals"]),
        totals_says=meaning(Totals, row["totals"]),
        quality=Quality(row["quality"]),
        quality_says=meaning(Quality, row["quality"]),
        notes=tuple(json.loads(row["notes"] or "[]")),
        marks=_marks(read),
        repeats=addresses.table(row["duplicate_of"]) if row["duplicate_of"] else None,
        n_rows=row["n_rows"],
        n_columns=row["n_columns"],
        shown=row["grid"] is not None,
        head=head,
        body=body,
        left_out=grid.left_out if grid else 0,
        figures=read,
    )


def at_page(url: str | None, media_type: str | None, page: int | None) -> str:
    """The address of a file, at its page where a browser can open it there."""
    if not url:
        return ""
    return f"{url}#page={page}" if page and media_type == "application/pdf" else url


def figure_row(table_key: str, row: Mapping[str, object]) -> FigureRow:
    """A row of ``figures``."""
    one = dict(row)
    qualifier = one["qualifier"]
    number, column = int(str(one["row"])), int(str(one["col"]))
    return FigureRow(
        row=number,
        column=column,
        row_labels=tuple(json.loads(str(one["row_path"] or "[]"))),
        column_labels=tuple(json.loads(str(one["column_path"] or "[]"))),
        printed=str(one["text"] or ""),
        value=_float(one["value"]),
        qualifier=Qualifier(str(qualifier)) if qualifier else None,
        low=_float(one["low"]),
        high=_float(one["high"]),
        flags=tuple(Flag(flag) for flag in json.loads(str(one["flags"] or "[]"))),
        statistic=Statistic(str(one["statistic"])),
        counted=Counted(str(one["counted"])),
        unit=_text(one["unit"]),
        period_start=_text(one["period_start"]),
        period_end=_text(one["period_end"]),
        period_kind=PeriodKind(str(one["period_kind"])),
        total=bool(one["is_total"]),
        address=addresses.figure(table_key, number, column),
    )


def _float(value: object) -> float | None:
    return float(str(value)) if value is not None else None


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def _rows(table: Row, grid: HtmlGrid, part: str) -> tuple[PrintedRow, ...]:
    rows = grid.head if part == "head" else grid.body
    start = 0 if part == "head" else len(grid.head)
    return tuple(
        PrintedRow(
            number,
            tuple(
                PrintedCell(
                    text=cell.text,
                    column=cell.column,
                    scope=cell.scope,
                    rowspan=cell.rowspan,
                    colspan=cell.colspan,
                    level=min(cell.level, 5),
                    aligned=cell.figure,
                    figure=addresses.figure(table["key"], number, cell.column)
                    if cell.read
                    else None,
                )
                for cell in row.cells
            ),
            row.total,
        )
        for number, row in enumerate(rows, start)
    )


def _counted(figures: Iterable[FigureRow]) -> tuple[str, ...]:
    known = {one.counted for one in figures} - {Counted.UNKNOWN, Counted.OTHER}
    return tuple(meaning(Counted, word) for word in sorted(known))


def _marks(figures: Iterable[FigureRow]) -> tuple[tuple[str, str], ...]:
    found = {
        one.printed: meaning(Qualifier, one.qualifier)
        for one in figures
        if one.qualifier not in {None, Qualifier.TEXT} and one.printed.strip()
    }
    return tuple(sorted(found.items())[:_MOST_MARKS])
