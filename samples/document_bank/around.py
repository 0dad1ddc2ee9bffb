"""Words around tables: notes that sound like answers, annexes without a letter, loose numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, OFFENCES, RANKS, YEARS, counts
from samples.document_bank.model import Made, Truth
from samples.document_bank.opendocument import ods, plain
from samples.document_bank.word import docx_of, ruled
from samples.document_bank.workbook import xlsx

WIDTHS = (150, 65, 65, 65, 65)


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _sentences_below()
    yield from _annexes()
    yield from _notes_on_sheets()
    yield from _numbers_above()


def _sentences_below() -> Iterator[Made]:
    kind = "sentence-below"
    grid = counts("below-a", OFFENCES, YEARS)

    def word(document: WordDocument) -> None:
        document.add_heading("Recorded crime by year", level=2)
        ruled(document, grid.lines())
        document.add_paragraph("No information is held for the northern area before 2019.")
        document.add_paragraph("We can confirm that attempted offences are included.")

    yield Made("below-word-a.docx", kind, "a", docx_of(word), Truth(grid.cells()))

    grid = counts("below-b", AREAS, YEARS, corner="Area")
    rows: list[list[Any]] = [
        ["Stop and search by area"],
        *grid.stored(),
        [],
        ["Please note that recording practice changed in April 2020."],
        ["Unfortunately, the custody system cannot separate voluntary attendance."],
    ]
    sheet = ods({"Sheet1": plain(rows)})
    yield Made("below-sheet-b.ods", kind, "b", sheet, Truth(grid.cells()))

    grid = counts("below-a2", OFFENCES[:3], YEARS)
    text = "\r\n".join(",".join(row) for row in grid.lines())
    text += '\r\n\r\n"Under section 12 no further search was made, as the cost limit is met."\r\n'
    yield Made("below-text-a.csv", kind, "a", text.encode(), Truth(grid.cells()))

    first = counts("below-b2", AREAS[:3], YEARS, corner="Area")
    second = counts("below-b3", AREAS[:3], YEARS, corner="District")
    page = Page()
    page.line("Vehicle collisions attended", bold=True)
    page.table(first.lines(), WIDTHS)
    page.lines("The information is provided by the Collisions Unit.", "Data as at 3 March 2023.")
    page.gap()
    page.line("Vehicle collisions, casualties", bold=True)
    page.table(second.lines(), WIDTHS)
    page.line("Slight casualties are exempt from this count and are not held centrally.")
    truth = Truth(first.cells() + second.cells(), tables=2)
    yield Made("below-page-b.pdf", kind, "b", page.bytes(), truth)


def _annexes() -> Iterator[Made]:
    kind = "annex-no-letter"
    first = counts("annex-a", RANKS, YEARS, corner="Rank", low=40, high=900)
    second = counts("annex-a2", AREAS, ("Calls", "Attended", "Not attended"), corner="District")
    page = Page()
    page.line("Statistical bulletin: workforce and demand", bold=True, size=14)
    page.lines(
        "1. Introduction",
        "This bulletin answers the questions that are asked of us most often.",
        "2. Strength at 31 March",
    )
    page.table(first.lines(), WIDTHS, rules="rows")
    page.lines("3. Calls for service", "You asked how many calls were attended: see below.")
    page.table(second.lines(), WIDTHS[:4], rules="rows")
    truth = Truth(first.cells() + second.cells(), tables=2)
    yield Made("bulletin-a.pdf", kind, "a", page.bytes(), truth)

    third = counts("annex-b", OFFENCES, AREAS[:3])
    fourth = counts("annex-b2", RANKS, ("Started", "Left"), corner="Rank")

    def word(document: WordDocument) -> None:
        document.add_heading("Appendix A", level=1)
        document.add_paragraph("Table 1: offences by district")
        ruled(document, third.lines())
        document.add_paragraph("In response to earlier requests the table leaves out fraud.")
        document.add_paragraph("Table 2: joiners and leavers")
        ruled(document, fourth.lines())
        document.add_paragraph("END OF APPENDIX")

    truth = Truth(third.cells() + fourth.cells(), tables=2)
    yield Made("appendix-b.docx", kind, "b", docx_of(word), truth)


def _notes_on_sheets() -> Iterator[Made]:
    kind = "notes-around-sheet"
    grid = counts("notes-a", OFFENCES, YEARS)
    rows: list[list[Any]] = [
        ["Request: how many offences were recorded in each of the last four years?"],
        ["Answer: see the table. Figures are live and were run on 4 May 2023."],
        ["Caveat 1", "Offences are counted by the date they were recorded."],
        ["Caveat 2", "Section 40 does not apply to this sheet."],
        [],
        *grid.stored(),
        [],
        ["Notes"],
        ["1. A crime may have more than one victim."],
        ["2. 2022 is the latest full year; 14 records had no date and are left out."],
    ]
    truth = Truth(grid.cells())
    yield Made("notes-around-a.xlsx", kind, "a", xlsx({"FOI answer": rows}), truth)

    grid = counts("notes-b", AREAS, ("Arrests", "Charges", "Cautions"), corner="District")
    side = [[*row, None, ""] for row in grid.stored()]
    side[1][-1] = "Arrests counted once per person"
    side[3][-1] = "No data held before 2018"
    rows = [["Custody outcomes", None, None, None, None, "Remarks"], [], *side]
    truth = Truth(grid.cells())
    yield Made("notes-beside-b.xlsx", kind, "b", xlsx({"Custody": rows}), truth)


def _numbers_above() -> Iterator[Made]:
    kind = "number-above-table"
    grid = counts("above-a", OFFENCES[:4], YEARS[:3])

    def word(document: WordDocument) -> None:
        document.add_paragraph("Total number of crimes recorded in the period: 18,204")
        document.add_paragraph("Of these, crimes with a knife: 612")
        document.add_paragraph("By offence and year:")
        ruled(document, grid.lines())

    loose = [["Total number of crimes recorded in the period", "", 18204]]
    loose += [["Of these, crimes with a knife", "", 612]]
    truth = Truth(grid.cells() + loose, tables=None)
    yield Made("number-above-a.docx", kind, "a", docx_of(word), truth)

    grid = counts("above-b", AREAS[:4], YEARS[:3], corner="Area")
    text = "Number of officers trained,1417\nNumber of officers still to train,288\n\n"
    text += "\n".join(",".join(row) for row in grid.lines()) + "\n"
    loose = [
        ["Number of officers trained", "", 1417],
        ["Number of officers still to train", "", 288],
    ]
    truth = Truth(grid.cells() + loose, tables=None)
    yield Made("number-above-b.csv", kind, "b", text.encode(), truth)

    grid = counts("above-b2", AREAS[:3], ("Devices", "Uses"), corner="Area")
    rows: list[list[Any]] = [
        ["Body worn video"],
        ["Cameras in stock at 1 June", 2140],
        [],
        *grid.stored(),
    ]
    truth = Truth([*grid.cells(), ["Cameras in stock at 1 June", "", 2140]], tables=None)
    yield Made("number-above-b2.xlsx", kind, "b", xlsx({"BWV": rows}), truth)
