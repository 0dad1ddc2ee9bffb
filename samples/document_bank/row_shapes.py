"""Rows: index columns, form references, groups that end at a blank row, totals first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, OFFENCES, YEARS, counts
from samples.document_bank.model import Made, Truth
from samples.document_bank.opendocument import ods, plain
from samples.document_bank.word import word_table
from samples.document_bank.workbook import xlsx


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _index_columns()
    yield from _form_references()
    yield from _group_ends()
    yield from _totals_first()


def _index_columns() -> Iterator[Made]:
    kind = "index-column"
    grid = counts("index-a", OFFENCES, YEARS[:3], total=False)
    head, *body = grid.lines()
    rows = [["No.", *head], *([str(n), *row] for n, row in enumerate(body, 1))]
    page = Page()
    page.line("Five most common offences", bold=True)
    page.table(rows, (30, 150, 60, 60, 60), right=False)
    yield Made("index-no-a.pdf", kind, "a", page.bytes(), Truth(grid.cells()))

    grid = counts("index-b", AREAS, ("Burglaries", "Detected"), corner="Beat", total=False)
    stored = grid.stored()
    table: list[list[Any]] = [["Ser", *stored[0]]]
    table += [[n, *row] for n, row in enumerate(stored[1:], 1)]
    yield Made("index-ser-b.xlsx", kind, "b", xlsx({"Data": table}), Truth(grid.cells()))

    grid = counts("index-b2", OFFENCES, ("2021", "2022"), total=False)
    head, *body = grid.lines()
    unnamed = [["", *head], *([f"{n}.", *row] for n, row in enumerate(body, 1))]
    data = word_table(unnamed)
    yield Made("index-dotted-b.docx", kind, "b", data, Truth(grid.cells()))


def _form_references() -> Iterator[Made]:
    kind = "form-references"
    labels = ("Patrol cars", "Vans", "Motorcycles", "Unmarked cars")
    grid = counts("form-a", labels, ("Owned", "Leased"), corner="Vehicle", low=20, total=False)
    rows: list[list[Any]] = [["Line", "Vehicle", "Owned", "Ref", "Leased", "Ref"]]
    for n, (label, (owned, leased)) in enumerate(grid.rows, 1):
        rows.append([n, label, owned, 100 + n, leased, 200 + n])
    truth = Truth(grid.cells())
    data = xlsx({"Form F2": [["Fleet return, form F2"], [], *rows]})
    yield Made("form-refs-a.xlsx", kind, "a", data, truth)

    page = Page()
    page.line("Estates return, part C", bold=True)
    labels = ("Stations open to the public", "Front counters", "Custody suites", "Garages")
    values = (41, 37, 12, 1205)
    for n, (label, value) in enumerate(zip(labels, values, strict=True), 31):
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawString(60, page.y, str(n))
        page.canvas.drawString(85, page.y, label)
        page.canvas.rect(300, page.y - 5, 70, 17)
        page.canvas.drawRightString(365, page.y, f"{value:,}")
        page.canvas.setFont("Helvetica", 7)
        page.canvas.drawString(375, page.y, f"C{n:03}")
        page.y -= 26
    cells = [[label, "", value] for label, value in zip(labels, values, strict=True)]
    yield Made("form-boxes-b.pdf", kind, "b", page.bytes(), Truth(cells, tables=None))


def _group_ends() -> Iterator[Made]:
    kind = "group-ends"
    children = counts("group-a", ("- with a knife", "- with a firearm", "- other"), YEARS[:3])
    after = counts("group-a2", ("Harassment", "Public order"), YEARS[:3], total=False)
    rows: list[list[Any]] = [["Offence", *YEARS[:3]]]
    rows.append(["Robbery", *children.rows[-1][1]])
    rows += [[label, *values] for label, values in children.rows[:-1]]
    rows.append([None] * 4)
    rows += [[label, *values] for label, values in after.rows]
    cells = [["Robbery", y, v] for y, v in zip(YEARS[:3], children.rows[-1][1], strict=True)]
    cells += [c for c in children.cells() if c[0] != "Total"]
    truth = Truth(
        cells + after.cells(),
        notpath=[["Harassment", "Robbery"], ["Public order", "Robbery"]],
    )
    yield Made("group-dashes-a.xlsx", kind, "a", xlsx({"Offences": rows}), truth)

    north = counts("group-b", ("Ashmere", "Brackwell"), YEARS[:3], total=False)
    alone = counts("group-b2", ("Online", "Not known"), YEARS[:3], total=False)
    blank = ["", "", "", ""]
    table = [["Place", *YEARS[:3]], ["North division", "", "", ""], *north.lines()[1:], blank]
    table += alone.lines()[1:]
    page = Page()
    page.line("Fraud reports by place", bold=True)
    page.table(table, (150, 65, 65, 65), rules="none", height=16)
    truth = Truth(
        north.cells(under="North division") + alone.cells(),
        notpath=[["Online", "North division"], ["Not known", "North division"]],
    )
    yield Made("group-banner-b.pdf", kind, "b", page.bytes(), truth)

    one = counts("group-b3", ("Reported", "Solved"), YEARS[:3], total=False)
    two = counts("group-b4", ("Reported", "Solved"), YEARS[:3], total=False)
    lines: list[list[Any]] = [
        ["Type", *YEARS[:3]],
        ["Theft of cars"],
        *one.stored()[1:],
        [],
        ["Theft of vans"],
    ]
    lines += two.stored()[1:]
    data = ods({"Theft": plain(lines)})
    truth = Truth(
        one.cells(under="Theft of cars") + two.cells(under="Theft of vans"),
        notpath=[["Theft of vans", "Theft of cars"]],
        tables=None,
    )
    yield Made("group-blank-a.ods", kind, "a", data, truth)


def _totals_first() -> Iterator[Made]:
    kind = "totals-first"
    grid = counts("first-a", AREAS, YEARS, corner="Area")
    stored = grid.stored()
    rows: list[list[Any]] = [["Missing person reports"], [], stored[0], stored[-1], *stored[1:-1]]
    rows[3] = ["All areas", *stored[-1][1:]]
    cells = [c for c in grid.cells() if c[0] != "Total"]
    sums = list(zip(YEARS, stored[-1][1:], strict=True))
    cells += [["All areas", year, value] for year, value in sums]
    yield Made("totals-first-a.xlsx", kind, "a", xlsx({"Missing": rows}), Truth(cells))

    grid = counts("first-b", OFFENCES, AREAS[:3])
    body = [[row[0], str(sum(map(int, row[1:]))), *row[1:]] for row in grid.lines()[1:]]
    table = [["Offence", "Force total", *AREAS[:3]], body[-1], *body[:-1]]
    cells = grid.cells() + [[row[0], "Force total", int(row[1])] for row in body]
    page = Page()
    page.line("Crimes with a victim under 18", bold=True)
    page.table(table, (150, 70, 70, 70, 75), rules="rows")
    yield Made("totals-first-b.pdf", kind, "b", page.bytes(), Truth(cells))
