"""Time in headers: months over two years, financial years, quarters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, MONTHS, OFFENCES, counts
from samples.document_bank.model import Made, Truth
from samples.document_bank.opendocument import C, Cellish, ods
from samples.document_bank.word import word_table
from samples.document_bank.workbook import xlsx


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _months()
    yield from _financial()
    yield from _quarters()


def _months() -> Iterator[Made]:
    kind = "months-two-years"
    names = [f"{m} > {y}" for y in (2021, 2022) for m in MONTHS]
    grid = counts("months-a", OFFENCES[:4], names, high=99)
    rows: list[list[Any]] = [
        ["Offence", *(date(y, m, 1) for y in (2021, 2022) for m in range(1, 13))]
    ]
    rows += [[label, *values] for label, values in grid.rows]

    def dated(sheet: Worksheet) -> None:
        for cell in sheet[1][1:]:
            cell.number_format = "mmm-yy"

    cells = [[r, f"{c[:3]}-{c[-2:]}", v] for r, c, v in grid.cells()]
    yield Made("months-dates-a.xlsx", kind, "a", xlsx({"Monthly": rows}, dated), Truth(cells))

    grid = counts("months-b", AREAS[:4], names, corner="Area", high=99)
    body = [list(map(str, (label, *values))) for label, values in grid.rows]
    page = Page((842, 595))
    page.line("Calls by month, 2021 and 2022", bold=True)
    years = ["", *("2021" if n == 5 else "2022" if n == 17 else "" for n in range(24))]
    widths = (84, *(28,) * 24)
    heads = [years, ["Area", *MONTHS, *MONTHS]]
    page.table([*heads, *body], widths, rules="none", heads=2, height=15, left=40)
    cells = [[r, " > ".join(reversed(c.split(" > "))), v] for r, c, v in grid.cells()]
    yield Made("months-page-b.pdf", kind, "b", page.bytes(), Truth(cells))

    down = counts("months-b2", [f"{m} {y}" for y in (2021, 2022) for m in MONTHS], ("Thefts",))
    rows = [["Month", "Thefts"], *down.stored()[1:]]
    text = "\n".join(",".join(map(str, row)) for row in rows) + "\n"
    yield Made("months-down-b.csv", kind, "b", text.encode(), Truth(down.cells()))


def _financial() -> Iterator[Made]:
    kind = "financial-years"
    grid = counts("financial-a", AREAS, ("2019/20", "2020/21", "2021/22"), corner="District")
    text = "\n".join(",".join(row) for row in grid.lines()) + "\n"
    yield Made("financial-a.csv", kind, "a", text.encode(), Truth(grid.cells()))

    columns = ("FY 19-20", "FY 20-21", "FY 21-22 (to Dec)")
    grid = counts("financial-b", OFFENCES, columns)
    data = word_table(grid.lines())
    yield Made("financial-short-b.docx", kind, "b", data, Truth(grid.cells()))

    down = counts("financial-b2", ("2018-19", "2019-20", "2020-21"), AREAS[:3], corner="Year")
    page = Page()
    page.line("Firearms incidents, April to March", bold=True)
    page.table(down.lines(), (120, 80, 80, 85), rules="columns")
    yield Made("financial-down-b.pdf", kind, "b", page.bytes(), Truth(down.cells()))


def _quarters() -> Iterator[Made]:
    kind = "quarters"
    years = ("2021/22", "2022/23")
    grids = {year: counts(f"quarter-{year}", AREAS[:3], ("Q1", "Q2", "Q3", "Q4")) for year in years}
    head = "".join(f'<th colspan="4">{year}</th>' for year in years)
    second = "<th>Q1</th><th>Q2</th><th>Q3</th><th>Q4</th>" * 2
    body = ""
    for r, (label, _) in enumerate(grids[years[0]].rows):
        values = "".join(f"<td>{v}</td>" for g in grids.values() for v in g.rows[r][1])
        body += f"<tr><th>{label}</th>{values}</tr>"
    html = f"<!doctype html><title>Knife crime</title><table><thead><tr><td></td>{head}</tr>"
    html += f"<tr><th>Area</th>{second}</tr></thead><tbody>{body}</tbody></table>"
    cells = [c for year, grid in grids.items() for c in grid.cells(over=year)]
    yield Made("quarters-web-a.html", kind, "a", html.encode(), Truth(cells))

    rows: list[list[Cellish]] = [["Offence", "Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar", "Year"]]
    grid = counts("quarter-b", OFFENCES, ("Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"))
    cells = grid.cells()
    for label, counted in grid.rows:
        numbers = [int(str(v)) for v in counted]
        rows.append([label, *numbers, C(f"{sum(numbers):,}", str(sum(numbers)))])
        cells.append([label, "Year", sum(numbers)])
    yield Made("quarters-sheet-b.ods", kind, "b", ods({"2022": rows}), Truth(cells))
