"""Headers: printed again in the body, years over blocks, run together, merged, turned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, OFFENCES, RANKS, YEARS, counts
from samples.document_bank.model import Made, Truth
from samples.document_bank.opendocument import C, Cellish, ods
from samples.document_bank.word import docx_of, ruled, word_table
from samples.document_bank.workbook import xlsx


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _printed_again()
    yield from _year_blocks()
    yield from _close_together()
    yield from _merged()
    yield from _turned()
    yield from _keyed()


def _printed_again() -> Iterator[Made]:
    kind = "header-repeated"
    first = counts("again-a", OFFENCES[:3], AREAS[:3], total=False)
    second = counts("again-a2", ("Fraud", "Stalking", "Kidnap"), AREAS[:3], total=False)
    lines = first.lines() + second.lines()
    cells = first.cells() + second.cells()
    text = "\n".join(",".join(row) for row in lines) + "\n"
    truth = Truth(cells, tables=None)
    yield Made("again-text-a.csv", kind, "a", text.encode(), truth)
    data = word_table(lines)
    yield Made("again-word-b.docx", kind, "b", data, truth)

    years = ("2020", "2021", "2022")
    one = counts("again-b2", AREAS[:4], years, corner="Area", total=False)
    two = counts("again-b3", ("Elverton", "Fenwick"), years, corner="Area", total=False)
    page = Page()
    page.line("Drug seizures by area", bold=True)
    page.table(one.lines() + two.lines(), (140, 70, 70, 70), rules="rows")
    truth = Truth(one.cells() + two.cells(), never=[["Area", "", 2020]], tables=None)
    yield Made("again-years-b.pdf", kind, "b", page.bytes(), truth)


def _year_blocks() -> Iterator[Made]:
    kind = "year-blocks"
    blocks = {year: counts(f"block-{year}", AREAS[:3], OFFENCES[:3]) for year in YEARS[:3]}
    rows: list[list[Cellish]] = []
    cells: list[list[Any]] = []
    for year, grid in blocks.items():
        rows.append(["", C(year, year, across=3), None, None])
        head, *body = grid.stored()
        rows.append(["Area", *map(str, head[1:])])
        rows += [[str(row[0]), *(int(str(x)) for x in row[1:])] for row in body]
        cells += grid.cells(over=year)
    truth = Truth(cells, never=[["Area", "", int(y)] for y in blocks], tables=None)
    yield Made("year-over-a.ods", kind, "a", ods({"Crime": rows}), truth)

    table: list[list[Any]] = [["Offence", "Recorded", "Solved"]]
    cells = []
    for number in (2020, 2021, 2022):
        grid = counts(f"rows-{number}", OFFENCES[:3], ("Recorded", "Solved"), total=False)
        table += [[number, None, None], *grid.stored()[1:]]
        cells += grid.cells(under=str(number))
    truth = Truth(cells, never=[["2020", "Recorded", 2020]])
    yield Made("year-banner-b.xlsx", kind, "b", xlsx({"Solved": table}), truth)


def _close_together() -> Iterator[Made]:
    kind = "headers-close"
    columns = ("Offences recorded", "Persons arrested", "Persons charged", "Cases closed")
    grid = counts("close-a", AREAS, columns, corner="Area", high=9000)
    page = Page()
    page.line("Outcomes by area", bold=True)
    page.table(grid.lines(), (80, 92, 88, 86, 80), rules="none", height=15)
    yield Made("close-one-line-a.pdf", kind, "a", page.bytes(), Truth(grid.cells()))

    grid = counts("close-b", RANKS, columns, corner="Rank", high=900)
    lines = grid.lines()
    lines[0] = [x.replace(" ", "\n", 1) for x in lines[0]]
    page = Page()
    page.line("Outcomes by rank of the officer in the case", bold=True)
    page.table(lines, (90, 56, 52, 52, 44), rules="none", height=15)
    yield Made("close-two-lines-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))


def _merged() -> Iterator[Made]:
    kind = "merged-headers"
    leaves = [counts(f"merged-{n}", AREAS[:3], ("Male", "Female")) for n in range(4)]
    paths = ("2021 > Stops", "2021 > Arrests", "2022 > Stops", "2022 > Arrests")
    cells = [c for g, path in zip(leaves, paths, strict=True) for c in g.cells(over=path)]
    body = [
        [row[0], *(str(x) for g in leaves for x in g.rows[r][1])]
        for r, row in enumerate(leaves[0].rows)
    ]
    top = ["Area", "2021", "", "", "", "2022", "", "", ""]
    middle = ["", "Stops", "", "Arrests", "", "Stops", "", "Arrests", ""]
    low = ["", *("Male", "Female") * 4]

    def word(document: WordDocument) -> None:
        table = ruled(document, [top, middle, low, *body])
        for row, spans in ((0, ((1, 4), (5, 8))), (1, ((1, 2), (3, 4), (5, 6), (7, 8)))):
            for left, right in spans:
                table.cell(row, left).merge(table.cell(row, right))
        table.cell(0, 0).merge(table.cell(2, 0))

    yield Made("merged-three-a.docx", kind, "a", docx_of(word), Truth(cells))

    rows: list[list[Cellish]] = [
        [C("Area", down=3), *(x for y in ("2021", "2022") for x in (C(y, across=4), *[None] * 3))],
        [None, *(x for t in middle if t and t != "Area" for x in (C(t, across=2), None))],
        [None, *low[1:]],
    ]
    rows += [[row[0], *map(int, row[1:])] for row in body]
    yield Made("merged-spans-b.ods", kind, "b", ods({"Stops": rows}), Truth(cells))

    head = '<tr><th rowspan="2">Area</th><th colspan="2">Stops</th><th colspan="2">Arrests</th>'
    head += f"</tr><tr>{'<th>Male</th><th>Female</th>' * 2}</tr>"
    html = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row[:5])}</tr>" for row in body)
    page = f"<!doctype html><title>Stops 2021</title><table>{head}{html}</table>"
    cells = [
        c
        for g, path in zip(leaves[:2], ("Stops", "Arrests"), strict=True)
        for c in g.cells(over=path)
    ]
    yield Made("merged-web-b.html", kind, "b", page.encode(), Truth(cells))


def _turned() -> Iterator[Made]:
    names = (*OFFENCES, "Fraud", "Stalking", "Kidnap", "Public order", "Possession of weapons")
    grid = counts("turned-a", AREAS, names, corner="Area", high=99)
    yield _upright("turned-ruled-a.pdf", "a", grid.lines(), grid.cells(), ruled_off=True)
    grid = counts("turned-b", (*AREAS, "Fenwick", "Garstead"), names, corner="Area", high=400)
    yield _upright("turned-bare-b.pdf", "b", grid.lines(), grid.cells(), ruled_off=False)


def _upright(
    name: str, half: Any, lines: list[list[str]], cells: list[list[Any]], *, ruled_off: bool
) -> Made:
    """Ten narrow columns whose labels are written upwards, on a page turned by /Rotate for b."""
    page = Page((842, 595))
    page.line("Offences by area", bold=True)
    page.gap(110)
    for c, label in enumerate(lines[0][1:]):
        page.canvas.saveState()
        page.canvas.translate(175 + 40 * c + 24, page.y + 4)
        page.canvas.rotate(90)
        page.canvas.setFont("Helvetica-Bold", 8.5)
        page.canvas.drawString(0, 0, label)
        page.canvas.restoreState()
    page.canvas.setFont("Helvetica-Bold", 8.5)
    page.canvas.drawString(65, page.y + 4, lines[0][0])
    if ruled_off:
        for x in (60, 175, *(175 + 40 * c for c in range(1, len(lines[0])))):
            page.canvas.line(x, page.y, x, page.y + 112)
        page.canvas.line(60, page.y + 112, 175 + 40 * (len(lines[0]) - 1), page.y + 112)
    widths = (115, *(40,) * (len(lines[0]) - 1))
    page.table(lines[1:], widths, rules="all" if ruled_off else "none", heads=0)
    return Made(name, "turned-headers", half, page.bytes(), Truth(cells))


def _keyed() -> Iterator[Made]:
    kind = "keyed-two-headers"
    places = (("High Street", "Ashmere"), ("Mill Lane", "Brackwell"), ("The Green", "Dunmoor"))
    leaves = ("2021 > Fines", "2021 > Courses", "2022 > Fines", "2022 > Courses")
    grid = counts("keyed-a", [p[0] for p in places], leaves, corner="Camera", total=False)
    rows: list[list[Any]] = [["Camera site", "Town", "2021", None, "2022", None]]
    rows.append([None, None, "Fines", "Courses", "Fines", "Courses"])
    for (site, town), (_, values) in zip(places, grid.rows, strict=True):
        rows.append([site, town, *values])
    truth = Truth(grid.cells())
    yield Made("keyed-cameras-a.xlsx", kind, "a", xlsx({"Cameras": rows}), truth)

    dogs: tuple[tuple[str, str, int, int], ...] = (
        ("12/05/2022", "Ashmere", 14, 3),
        ("09/07/2022", "Dunmoor", 22, 5),
    )
    dogs += (("21/10/2022", "Ashmere", 31, 0), ("02/12/2022", "Elverton", 18, 4))
    table = [["Operation", "", "Results", ""], ["Date", "Place", "Searches", "Arrests"]]
    table += [list(map(str, row)) for row in dogs]

    def word(document: WordDocument) -> None:
        shown = ruled(document, table)
        shown.cell(0, 0).merge(shown.cell(0, 1))
        shown.cell(0, 2).merge(shown.cell(0, 3))

    cells: list[list[Any]] = []
    for date, place, searches, arrests in dogs:
        cells += [[f"{date} > {place}", "Searches", searches]]
        cells += [[f"{date} > {place}", "Arrests", arrests]]
    yield Made("keyed-operations-b.docx", kind, "b", docx_of(word), Truth(cells))
