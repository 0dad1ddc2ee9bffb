"""What stands in a number's place or beside it: dashes, signs, ranges, shares, blanks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, OFFENCES, YEARS, counts
from samples.document_bank.model import NIL, Cell, Made, Truth
from samples.document_bank.word import word_table
from samples.document_bank.workbook import xlsx


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _dashes()
    yield from _signs()
    yield from _shares()


def _dashes() -> Iterator[Made]:
    kind = "dash"
    rows = [
        ["Offence", "North", "South", "West", "Total"],
        ["Kidnap", "3", "-", "2", "5"],
        ["Blackmail", "-", "7", "-", "7"],
        ["Arson", "11", "6", "4", "21"],
        ["Total", "14", "13", "6", "33"],
    ]
    cells = [
        [r[0], c, NIL if v == "-" else int(v)]
        for r in rows[1:]
        for c, v in zip(rows[0][1:], r[1:], strict=True)
    ]
    page = Page()
    page.line("Serious offences by division", bold=True)
    page.table(rows, (120, 60, 60, 60, 60), rules="columns")
    yield Made("dash-sums-a.pdf", kind, "a", page.bytes(), Truth(cells))

    wide = [[x.replace("-", "–") for x in row] for row in rows]
    stored = [[int(x) if x.isdigit() else x for x in row] for row in wide]
    data = xlsx({"Divisions": [["Serious offences"], [], *stored]})
    yield Made("dash-en-b.xlsx", kind, "b", data, Truth(cells))

    text = "Force area,2020,2021,2022\nAshmere,14,-,22\nBrackwell,-,9,17\nDunmoor,8,12,-\n"
    text += "\n- means that the district did not record this\n"
    kept = [["Ashmere", "2020", 14], ["Ashmere", "2022", 22], ["Brackwell", "2021", 9]]
    kept += [["Brackwell", "2022", 17], ["Dunmoor", "2020", 8], ["Dunmoor", "2021", 12]]
    gone = [["Ashmere", "2021"], ["Brackwell", "2020"], ["Dunmoor", "2022"]]
    truth = Truth(kept, null=gone)
    yield Made("dash-unrecorded-b.csv", kind, "b", text.encode(), truth)


def _signs() -> Iterator[Made]:
    kind = "signs-and-ranges"
    rows = [
        ["Ethnicity", "Stops", "Arrests", "No action"],
        ["Asian", "118", "6-10", "97"],
        ["Black", "86", "<5", "80"],
        ["Mixed", "41", "*", "[c]"],
        ["White", "902", "133", "711"],
        ["Not stated", "57", "N/A", ""],
        ["Other", "23", "1 to 5", "[low]"],
    ]
    yield _signed("signs-a.csv", "a", rows, "\n".join(",".join(r) for r in rows).encode())
    stored = [[int(x) if x.isdigit() else x or None for x in row] for row in rows]
    key = [[], ["Key: * fewer than 3; [c] confidential; [low] rounds to nil"]]
    yield _signed("signs-b.xlsx", "b", rows, xlsx({"Stops": [*stored, *key]}))

    rows = [
        ["Age", "Victims", "Suspects"],
        ["Under 10", "<3", "Nil"],
        ["10-17", "214", "5 or fewer"],
        ["18-24", "340", "c. 120"],
        ["25-64", "1,004", "712"],
        ["65+", "more than 90", "[x]"],
    ]
    cells = [["10-17", "Victims", 214], ["18-24", "Victims", 340], ["25-64", "Victims", 1004]]
    cells += [["25-64", "Suspects", 712], ["Under 10", "Suspects", NIL]]
    truth = Truth(
        cells,
        null=[["Under 10", "Victims"], ["65+", "Victims"], ["10-17", "Suspects"]],
        allowed=[["18-24", "Suspects", 120]],
    )
    data = word_table(rows)
    yield Made("signs-words-b.docx", kind, "b", data, truth)


def _signed(name: str, half: Any, rows: list[list[str]], data: bytes) -> Made:
    """Whole numbers are values; all else in the body has none."""
    cells, null = [], []
    for label, *values in rows[1:]:
        for column, value in zip(rows[0][1:], values, strict=True):
            if value.isdigit():
                cells.append([label, column, int(value)])
            else:
                null.append([label, column])
    return Made(name, "signs-and-ranges", half, data, Truth(cells, null=null))


def _shares() -> Iterator[Made]:
    kind = "count-and-share"
    grid = counts("share-a", OFFENCES[:4], YEARS[:3])
    sums = [int(str(v)) for v in grid.rows[-1][1]]
    lines = grid.lines()
    allowed: list[Cell] = []
    for row in lines[1:]:
        for c, whole in enumerate(sums, 1):
            share = round(100 * int(row[c]) / whole)
            allowed.append([row[0], lines[0][c], share])
            row[c] = f"{row[c]} ({share}%)"
    data = word_table(lines)
    truth = Truth(grid.cells(), allowed=allowed)
    yield Made("share-brackets-a.docx", kind, "a", data, truth)

    grid = counts("share-b", AREAS[:4], ("Charged", "Cautioned"), corner="Area")
    lines = grid.lines()
    allowed = []
    for row in lines[1:]:
        whole = int(row[1]) + int(row[2])
        for c in (1, 2):
            part = round(100 * int(row[c]) / whole, 1)
            allowed.append([row[0], lines[0][c], part])
            row[c] = f"{row[c]} / {part}%"
    page = Page()
    page.line("Outcomes, number and share of the row", bold=True)
    page.table(lines, (120, 110, 110))
    yield Made("share-slash-b.pdf", kind, "b", page.bytes(), Truth(grid.cells(), allowed=allowed))
