"""Shapes that look like those of the other families and are not: what a rule must leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from samples.document_bank.drawing import Page, Rules
from samples.document_bank.grid import AREAS, OFFENCES, YEARS, counts, thousands
from samples.document_bank.model import Half, Made, Truth
from samples.document_bank.opendocument import ods
from samples.document_bank.word import docx_of, ruled, word_table
from samples.document_bank.workbook import xlsx

_ADDRESS = ("Ashmere Constabulary", "Tel: 101", "Our ref: 2023/00871", "Date: 6 June 2023")
_LETTER = (
    "Dear applicant,",
    "I write about your request received on 9 May 2023, which read as follows:",
)


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _no_figures()
    yield from _request_tables()
    yield from _small_counts()
    yield from _clock_times()
    yield from _wrapped_labels()
    yield from _narrow_gaps()
    yield from _inch_marks()
    yield from _comma_thousands()
    yield from _two_pages()
    yield from _blank_rows_inside()
    yield from _dashes_that_are_not_none()


def _no_figures() -> Iterator[Made]:
    kind = "numbers-no-figures"
    page = Page()
    page.lines(*_ADDRESS, *_LETTER)
    page.lines("1. How many body cameras were lost?", "2. What did each cost?")
    page.gap()
    page.lines(
        "Our response",
        "Question 1: see the log on our site, reference 4417.",
        "Question 2: refused under section 43(2).",
        "You may ask for a review within 40 working days.",
        "Office hours: 0900 - 1700",
        "Yours sincerely,",
        "Information Access Team",
    )
    yield Made("refusal-a.pdf", kind, "a", page.bytes(), Truth(tables=None))

    def word(document: WordDocument) -> None:
        box = [["Reference", "FOI 5521/23"], ["Received", "9 May 2023"], ["Pages", "2"]]
        ruled(document, box)
        for line in (*_LETTER, "How many drones does the force own?", "Response"):
            document.add_paragraph(line)
        document.add_paragraph("The force owns no drones. Call 101 or write to PO Box 14.")

    yield Made("header-box-b.docx", kind, "b", docx_of(word), Truth(tables=None))


def _request_tables() -> Iterator[Made]:
    kind = "request-table"
    asked = [["Year", "Thefts", "Solved"], ["2021", "100", "5"], ["2022", "200", "10"]]
    grid = counts("request-a", ("2020", "2021"), ("Thefts", "Solved"), corner="Year", total=False)

    def word(document: WordDocument) -> None:
        for line in (*_LETTER, "Please answer in this form (the numbers are examples):"):
            document.add_paragraph(line)
        ruled(document, asked)
        document.add_paragraph("Our response")
        document.add_paragraph("The table below gives the information held.")
        ruled(document, grid.lines())
        document.add_paragraph("Yours sincerely,")

    yield Made("request-example-a.docx", kind, "a", docx_of(word), Truth(grid.cells()))

    grid = counts("request-b", AREAS[:3], YEARS[:3], corner="Area")
    page = Page()
    page.lines(
        *_ADDRESS, *_LETTER, "Last year you sent me these figures. Please bring them up to date."
    )
    page.table(
        [["Area", "2016", "2017"], ["Ashmere", "71", "68"], ["Dunmoor", "33", "40"]], (90, 60, 60)
    )
    page.line("Response", bold=True)
    page.line("Please find the figures below.")
    page.table(grid.lines(), (110, 60, 60, 60))
    page.line("Yours sincerely,")
    yield Made("request-quoted-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))


def _small_counts() -> Iterator[Made]:
    kind = "counts-like-index"
    rows: list[list[Any]] = [["Area", "Dogs", "Handlers"]]
    rows += [[area, n, 2 * n + 1] for n, area in enumerate(AREAS, 1)]
    cells = [[r[0], c, v] for r in rows[1:] for c, v in zip(rows[0][1:], r[1:], strict=True)]
    yield Made("dogs-a.xlsx", kind, "a", xlsx({"Dogs": rows}), Truth(cells))

    rows = [["Station", "Cells", "Doctors"]]
    rows += [[f"{area} Road", str(n), str(9 - n)] for n, area in enumerate(AREAS, 1)]
    cells = [[r[0], c, int(v)] for r in rows[1:] for c, v in zip(rows[0][1:], r[1:], strict=True)]
    page = Page()
    page.line("Custody suites", bold=True)
    page.table(rows, (130, 70, 70), rules="rows")
    yield Made("custody-b.pdf", kind, "b", page.bytes(), Truth(cells))


def _clock_times() -> Iterator[Made]:
    kind = "clock-times"
    rows = [["Station", "Opens", "Closes", "Visitors"]]
    rows += [
        [a, f"0{8 + n % 2}:30", f"1{6 + n % 3}:00", str(912 + 37 * n)] for n, a in enumerate(AREAS)
    ]
    cells = [[row[0], "Visitors", int(row[3])] for row in rows[1:]]
    null = [[row[0], c] for row in rows[1:] for c in ("Opens", "Closes")]
    text = "\n".join(",".join(row) for row in rows) + "\n"
    yield Made("opening-a.csv", kind, "a", text.encode(), Truth(cells, null=null))

    rows = [["Area", "Busiest hour", "Calls in that hour"]]
    rows += [[area, f"{17 + n}:00", str(301 - 22 * n)] for n, area in enumerate(AREAS[:4])]
    cells = [[row[0], "Calls in that hour", int(row[2])] for row in rows[1:]]
    null = [[row[0], "Busiest hour"] for row in rows[1:]]
    yield Made("busiest-b.docx", kind, "b", word_table(rows), Truth(cells, null=null))


def _wrapped_labels() -> Iterator[Made]:
    kind = "wrapped-labels"
    names = ("Theft from a motor vehicle", "Assault with intent to rob", "Going equipped")
    grid = counts("wrapped-a", names, YEARS[:3])
    lines = grid.lines()
    for row in lines[1:3]:
        row[0] = row[0].replace(" a ", " a\n").replace(" to ", "\nto ")
    yield Made("wrapped-word-a.docx", kind, "a", word_table(lines), Truth(grid.cells()))

    grid = counts("wrapped-b", names, YEARS[:3])
    lines = grid.lines()
    for row in lines[1:3]:
        row[0] = row[0].replace(" a ", " a\n").replace(" to ", "\nto ")
    page = Page()
    page.line("Offences by type", bold=True)
    page.table(lines, (110, 60, 60, 60))
    yield Made("wrapped-page-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))


def _narrow_gaps() -> Iterator[Made]:
    kind = "narrow-gap"
    grid = counts("narrow-a", AREAS, ("M", "F", "X"), corner="Area", low=100, high=990)
    page = Page()
    page.line("Custody by sex", bold=True)
    page.table(grid.lines(), (100, 34, 26, 26), rules="none", height=15)
    yield Made("narrow-a.pdf", kind, "a", page.bytes(), Truth(grid.cells()))

    grid = counts("narrow-b", OFFENCES, ("18", "19", "20", "21"), low=100, high=199)
    page = Page()
    page.line("Offences by age of the victim", bold=True)
    page.table(grid.lines(), (120, 28, 26, 26, 26), rules="rows", height=15)
    yield Made("narrow-ages-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))


def _inch_marks() -> Iterator[Made]:
    kind = "inch-mark"
    names = ('Knife, 3" blade', 'Knife, 5" blade', "Axe", "Bat")
    grid = counts("inch-a", names, YEARS[:3], corner="Weapon", total=False)
    shown = "\n".join("\t".join(row) for row in grid.lines()) + "\n"
    yield Made("weapons-a.tsv", kind, "a", shown.encode(), Truth(grid.cells()))
    grid = counts(
        "inch-b", ('Baton 21"', 'Baton 26"', "Spray"), YEARS[:3], corner="Kit", total=False
    )
    shown = "\n".join(",".join(row) for row in grid.lines()) + "\n"
    yield Made("batons-b.csv", kind, "b", shown.encode(), Truth(grid.cells()))


def _comma_thousands() -> Iterator[Made]:
    kind = "comma-thousands"
    grid = counts("commas-a", AREAS, YEARS[:3], corner="Area", low=1_000, high=9_900)
    shown = "\n".join(";".join(row) for row in grid.lines(thousands())) + "\n"
    yield Made("commas-a.csv", kind, "a", shown.encode(), Truth(grid.cells()))
    grid = counts("commas-b", OFFENCES, AREAS[:3], low=800, high=2_900)
    shown = "\n".join("\t".join(row) for row in grid.lines(thousands())) + "\n"
    yield Made("commas-b.tsv", kind, "b", shown.encode(), Truth(grid.cells()))


def _two_pages() -> Iterator[Made]:
    kind = "two-tables-two-pages"
    looks: tuple[tuple[Half, Rules], ...] = (("a", "all"), ("b", "rows"))
    for half, rules in looks:
        one = counts(f"pages-{half}", AREAS[:4], ("Lost", "Found"), corner="Area")
        two = counts(f"pages-{half}2", OFFENCES[:4], ("Day", "Night"))
        page = Page()
        page.line("Property by area", bold=True)
        page.table(one.lines(), (130, 70, 70), rules=rules)
        page.turn()
        page.line("Offences by time", bold=True)
        page.table(two.lines(), (130, 70, 70), rules=rules)
        truth = Truth(
            one.cells() + two.cells(), tables=2, never=[[two.rows[0][0], "Lost", two.rows[0][1][0]]]
        )
        name = f"two-pages-{half}.pdf"
        yield Made(name, kind, half, page.bytes(), truth)


def _blank_rows_inside() -> Iterator[Made]:
    kind = "blank-row-inside"
    grid = counts("inside-a", ("Ashmere", "Brackwell", "Dunmoor", "Elverton"), YEARS[:3])
    head, *body = grid.stored()
    rows: list[list[Any]] = [head, *body[:2], [None] * 4, *body[2:]]

    def centred(sheet: Worksheet) -> None:
        for cell in sheet[1]:
            cell.alignment = Alignment(horizontal="center")

    yield Made(
        "inside-a.xlsx", kind, "a", xlsx({"Areas": rows}, centred), Truth(grid.cells(), tables=None)
    )

    grid = counts("inside-b", OFFENCES[:4], AREAS[:3])
    body = [[label, *(int(str(v)) for v in values)] for label, values in grid.rows]
    lines: list[list[Any]] = [["Offence", *AREAS[:3]], *body[:2], [""] * 4, *body[2:]]
    yield Made("inside-b.ods", kind, "b", ods({"Crime": lines}), Truth(grid.cells(), tables=None))


def _dashes_that_are_not_none() -> Iterator[Made]:
    kind = "dash-not-none"
    rows = [
        ["Area", "Day", "Night", "Total"],
        ["Ashmere", "31", "-", "38"],
        ["Brackwell", "-", "12", "19"],
        ["Dunmoor", "22", "14", "36"],
    ]
    null = [["Ashmere", "Night"], ["Brackwell", "Day"]]
    cells = [
        [r[0], c, int(v)]
        for r in rows[1:]
        for c, v in zip(rows[0][1:], r[1:], strict=True)
        if v != "-"
    ]
    page = Page()
    page.line("Calls by time of day", bold=True)
    page.table(rows, (120, 60, 60, 60))
    yield Made("dash-gap-a.pdf", kind, "a", page.bytes(), Truth(cells, null=null))
    stored = [[int(x) if x.isdigit() else x for x in row] for row in rows]
    yield Made("dash-gap-b.xlsx", kind, "b", xlsx({"Calls": stored}), Truth(cells, null=null))
