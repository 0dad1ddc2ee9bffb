"""How a number is printed: marks, brackets, spaces, floats, durations, scales, strokes, dashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, OFFENCES, YEARS, counts, thousands
from samples.document_bank.model import Made, Truth
from samples.document_bank.opendocument import C, ods
from samples.document_bank.word import docx_of, ruled, word_table
from samples.document_bank.workbook import xlsx


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _footnotes()
    yield from _brackets()
    yield from _spaces()
    yield from _floats()
    yield from _durations()
    yield from _scales()
    yield from _struck()


def _footnotes() -> Iterator[Made]:
    kind = "footnote-marks"
    grid = counts("foot-a", OFFENCES[:4], YEARS[:3])

    def word(document: WordDocument) -> None:
        table = ruled(document, grid.lines())
        for r, c, mark in ((1, 2, "1"), (2, 1, "2"), (3, 3, "1,2")):
            run = table.cell(r, c).paragraphs[0].add_run(mark)
            run.font.superscript = True
        document.add_paragraph("1 Includes attempts.")
        document.add_paragraph("2 Figure revised in March 2023.")

    yield Made("foot-super-a.docx", kind, "a", docx_of(word), Truth(grid.cells()))

    grid = counts("foot-b", AREAS[:4], YEARS[:3], corner="Area")
    rows = grid.lines()
    page = Page()
    page.line("Hate crime by area", bold=True)
    top = page.y
    page.table(rows, (140, 70, 70, 70))
    page.canvas.setFont("Helvetica", 5.5)
    for r, c, mark in ((1, 1, "a"), (2, 3, "b"), (4, 2, "a")):
        page.canvas.drawString(200 + 70 * c - 4.5, top - 18 * r - 9, mark)
    page.lines("a Part of the area moved in this year.", "b Provisional.")
    yield Made("foot-letters-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))

    grid = counts("foot-b2", OFFENCES[:3], YEARS[:3])
    marked = [[f"<td>{x}</td>" for x in row] for row in grid.lines()[1:]]
    marked[0][2] = marked[0][2].replace("</td>", "<sup>1</sup></td>")
    marked[2][1] = marked[2][1].replace("</td>", "<sup>[2]</sup></td>")
    head = "".join(f"<th>{x}</th>" for x in grid.lines()[0])
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in marked)
    html = f"<!doctype html><title>Crime</title><table><tr>{head}</tr>{body}</table>"
    html += "<p><sup>1</sup> Includes attempts. <sup>[2]</sup> Revised.</p>"
    yield Made("foot-sup-b.html", kind, "b", html.encode(), Truth(grid.cells()))


def _brackets() -> Iterator[Made]:
    kind = "brackets-negative"
    labels = ("Police pay", "Overtime", "Transport", "Premises")
    grid = counts("brackets-a", labels, ("Budget", "Outturn"), corner="Head", low=200, total=False)
    rows: list[list[Any]] = [["Head", "Budget", "Outturn", "Variance"]]
    cells = grid.cells()
    for label, (budget, spent) in grid.rows:
        gap = int(str(spent)) - int(str(budget))
        rows.append([label, budget, spent, gap])
        cells.append([label, "Variance", gap])

    def accounts(sheet: Worksheet) -> None:
        for row in sheet.iter_rows(min_row=3, min_col=2):
            for cell in row:
                cell.number_format = "#,##0_);(#,##0)"

    data = xlsx({"Budget": [["Budget monitoring, £000"], *rows]}, accounts)
    yield Made("brackets-format-a.xlsx", kind, "a", data, Truth(cells))

    printed = [["Head", "2021/22 £", "2022/23 £", "Change £"]]
    cells = []
    for label, old, new in (("Pay", 90_120, 84_310), ("Fleet", 7_410, 8_022), ("IT", 912, 655)):
        gap = new - old
        shown = f"({-gap:,})" if gap < 0 else f"{gap:,}"
        printed.append([label, f"{old:,}", f"{new:,}", shown])
        three = zip(printed[0][1:], (old, new, gap), strict=True)
        cells += [[label, column, value] for column, value in three]
    page = Page()
    page.line("Spending by head", bold=True)
    page.table(printed, (140, 80, 80, 80), rules="rows")
    yield Made("brackets-money-b.pdf", kind, "b", page.bytes(), Truth(cells))


def _spaces() -> Iterator[Made]:
    kind = "thousands-space"
    grid = counts("space-a", AREAS[:4], YEARS[:3], corner="Area", low=1100, high=96000)
    text = "\n".join(";".join(row) for row in grid.lines(thousands("\u00a0"))) + "\n"
    yield Made("space-hard-a.csv", kind, "a", text.encode(), Truth(grid.cells()))

    grid = counts("space-b", OFFENCES[:4], YEARS[:3], low=400, high=31000)
    lines = grid.lines(thousands("\u2009"))
    data = word_table(lines)
    yield Made("space-thin-b.docx", kind, "b", data, Truth(grid.cells()))

    grid = counts("space-b2", AREAS[:4], ("Calls", "Web reports"), low=900, high=1_400_000)
    page = Page()
    page.line("Contacts by area", bold=True)
    page.table(grid.lines(thousands(" ")), (140, 100, 100))
    yield Made("space-ruled-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))


def _floats() -> Iterator[Made]:
    kind = "long-floats"
    rows = [["District", "Rate", "Share"]]
    cells: list[list[Any]] = []
    for n, area in enumerate(AREAS, 3):
        rate, share = n * 100 / 7, n / 113
        rows.append([area, repr(rate), repr(share)])
        cells += [[area, "Rate", rate], [area, "Share", share]]
    text = "\n".join("\t".join(row) for row in rows) + "\n"
    yield Made("floats-a.tsv", kind, "a", text.encode(), Truth(cells))

    kept: list[list[Any]] = [["Offence", "Mean days", "Change"]]
    cells = []
    for n, offence in enumerate(OFFENCES, 2):
        days, change = 0.1 * 3 * n, -n / 9e5
        kept.append([offence, days, change])
        cells += [[offence, "Mean days", days], [offence, "Change", change]]
    text = "\n".join(f"{a},{b},{c}" for a, b, c in kept) + "\n"
    yield Made("floats-exponent-b.csv", kind, "b", text.encode(), Truth(cells))


def _durations() -> Iterator[Made]:
    kind = "durations"
    times = (("Ashmere", 754, 3_725), ("Brackwell", 611, 5_400), ("Dunmoor", 1_203, 7_261))
    head = ["District", "Median response", "Longest wait", "Incidents"]
    rows: list[list[C | str | int | None]] = [list(head)]
    cells: list[list[Any]] = []
    for n, (area, median, longest) in enumerate(times, 1):
        rows.append([area, *(_time(x) for x in (median, longest)), 210 * n])
        cells += [[area, "Median response", median], [area, "Longest wait", longest]]
        cells.append([area, "Incidents", 210 * n])
    yield Made("durations-a.ods", kind, "a", ods({"Response": rows}), Truth(cells))

    text = "Grade,Calls,Average time to answer,Average attendance\n"
    cells = []
    for grade, calls, answer, attend in (
        ("Emergency", 8120, "00:00:09", "00:11:42"),
        ("Priority", 15230, "00:01:25", "00:48:03"),
        ("Routine", 20977, "00:04:51", "26:15:30"),
    ):
        text += f"{grade},{calls},{answer},{attend}\n"
        cells.append([grade, "Calls", calls])
        cells.append([grade, "Average time to answer", _seconds(answer)])
        cells.append([grade, "Average attendance", _seconds(attend)])
    yield Made("durations-b.csv", kind, "b", text.encode(), Truth(cells))


def _time(seconds: int) -> C:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    shown = f"{hours:02}:{minutes:02}:{left:02}"
    return C(shown, f"PT{hours:02}H{minutes:02}M{left:02}S", "time")


def _seconds(clock: str) -> int:
    hours, minutes, seconds = map(int, clock.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def _scales() -> Iterator[Made]:
    kind = "scaled-format"

    def scaled(form: str) -> Any:
        def touch(sheet: Worksheet) -> None:
            for row in sheet.iter_rows(min_row=2, min_col=2):
                for cell in row:
                    cell.number_format = form

        return touch

    rows: list[list[Any]] = [["Budget", "2021/22", "2022/23"], ["Pay", 212_400_000, 219_900_000]]
    rows += [["Fleet", 7_300_000, 8_100_000], ["Estate", 11_600_000, 10_200_000]]
    shown = [
        [r[0], c, [v / 1e6, v]] for r in rows[1:] for c, v in zip(rows[0][1:], r[1:], strict=True)
    ]
    data = xlsx({"Budget": rows}, scaled('0.0,,"m"'))
    yield Made("scaled-million-a.xlsx", kind, "a", data, Truth(shown))

    rows = [["Overtime (£k)", "Q1", "Q2", "Q3"], ["Response", 412_310, 398_045, 455_870]]
    rows += [["Custody", 98_120, 91_330, 102_480], ["Crime", 76_540, 80_210, 79_990]]
    shown = [
        [r[0], c, [round(v / 1e3), v / 1e3]]
        for r in rows[1:]
        for c, v in zip(rows[0][1:], r[1:], strict=True)
    ]
    data = xlsx({"Overtime": rows}, scaled("#,##0,"))
    yield Made("scaled-thousand-b.xlsx", kind, "b", data, Truth(shown))


def _struck() -> Iterator[Made]:
    kind = "struck-through"
    grid = counts("struck-a", OFFENCES[:4], YEARS[:3], total=False)

    def word(document: WordDocument) -> None:
        table = ruled(document, grid.lines())
        cell = table.cell(2, 2)
        now = cell.text
        cell.text = ""
        cell.paragraphs[0].add_run("199").font.strike = True
        cell.paragraphs[0].add_run(f" {now}")

    name = OFFENCES[1]
    cells = [c for c in grid.cells() if c[:2] != [name, "2020"]]
    right = next(c for c in grid.cells() if c[:2] == [name, "2020"])
    truth = Truth(cells, allowed=[right], never=[[name, "2020", 199]])
    yield Made("struck-run-a.docx", kind, "a", docx_of(word), truth)

    grid = counts("struck-b", AREAS[:4], YEARS[:3], corner="Area", total=False)

    def strike(sheet: Worksheet) -> None:
        old = TextBlock(InlineFont(strike=True), "207")
        sheet["C3"].value = CellRichText(old, " ", TextBlock(InlineFont(), "189"))
        sheet["D4"].font = Font(strike=True)

    unsure = [[AREAS[1], "2020"], [AREAS[2], "2021"]]
    cells = [c for c in grid.cells() if c[:2] not in unsure]
    truth = Truth(
        cells,
        never=[[*unsure[0], 207], *(c for c in grid.cells() if c[:2] == unsure[1])],
        allowed=[[*unsure[0], 189]],
    )
    yield Made("struck-cell-b.xlsx", kind, "b", xlsx({"Areas": grid.stored()}, strike), truth)
