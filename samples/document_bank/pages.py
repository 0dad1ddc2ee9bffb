"""Pages: tables that go on, rules that are missing, pictures, form fields, drawn charts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from reportlab.lib.utils import ImageReader

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, MONTHS, OFFENCES, YEARS, Grid, counts
from samples.document_bank.model import Half, Made, Truth


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _columns_go_on()
    yield from _rules_missing()
    yield from _side_by_side()
    yield from _pictures()
    yield from _form_fields()
    yield from _charts()


def _columns_go_on() -> Iterator[Made]:
    kind = "columns-over-pages"
    towns = (*AREAS, "Fenwick", "Garstead", "Holtby")
    grid = counts("go-on-a", towns, MONTHS, corner="Town", high=90)
    lines = grid.lines()
    page = Page()
    page.line("Incidents of shoplifting by month", bold=True)
    page.table([row[:7] for row in lines], (110, *(58,) * 6))
    page.turn()
    page.table([row[7:] for row in lines], (58,) * 6)
    truth = Truth(grid.cells(), tables=None)
    yield Made("columns-unlabelled-a.pdf", kind, "a", page.bytes(), truth)

    columns = [f"Team {n}" for n in range(1, 13)]
    grid = counts("go-on-b", OFFENCES, columns, high=60)
    lines = grid.lines()
    page = Page((595, 400))
    page.line("Offences by team", bold=True)
    for part in (slice(0, 5), slice(5, 9), slice(9, 13)):
        rows = [row[part] for row in lines]
        wide = (130, *(70,) * 4) if part.start == 0 else (70,) * 4
        page.table(rows, wide, rules="rows")
        page.line(f"Page {part.stop // 4} of 3", size=8)
        page.turn()
    truth = Truth(grid.cells(), tables=None)
    yield Made("columns-three-pages-b.pdf", kind, "b", page.bytes(), truth)


def _rules_missing() -> Iterator[Made]:
    kind = "rule-missing"
    grid = counts("rule-a", AREAS, ("Low", "High", "Mean"), corner="Area", high=70, total=False)
    page = Page()
    page.line("Days to reply", bold=True)
    page.table(grid.lines(), (130, 70, 70, 70), skip=lambda r, c: r in (2, 4) and c == 1)
    yield Made("rule-cell-a.pdf", kind, "a", page.bytes(), Truth(grid.cells()))

    grid = counts("rule-b", OFFENCES, ("Opened", "Closed", "Pending"), total=False)
    page = Page()
    page.line("Investigations", bold=True)
    page.table(grid.lines(), (130, 70, 70, 70), skip=lambda r, c: r > 0 and c == 2)
    yield Made("rule-column-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))
    yield _blank_beside("rule-blank-a.pdf", "a", 1, 2)
    yield _blank_beside("rule-blank-b.pdf", "b", 3, 2)


def _blank_beside(name: str, half: Half, blank: int, filled: int) -> Made:
    """No rule between two columns in two rows, and only one of the two cells is filled."""
    grid = counts(name, AREAS, ("Min", "Max", "Mean"), corner="Area", high=70, total=False)
    lines = grid.lines()
    gone = []
    for r in (2, 4):
        lines[r][blank] = ""
        gone.append([lines[r][0], lines[0][blank]])
    page = Page()
    page.line("Minutes on scene", bold=True)
    first = min(blank, filled)
    page.table(lines, (130, 70, 70, 70), skip=lambda r, c: r in (2, 4) and c == first)
    cells = [c for c in grid.cells() if c[:2] not in gone]
    return Made(name, "rule-missing", half, page.bytes(), Truth(cells, null=gone))


def _side_by_side() -> Iterator[Made]:
    one = counts("side-a", AREAS[:4], ("2021", "2022"), corner="Area")
    two = counts("side-a2", ("Dog", "Horse", "Drone"), ("Uses",), corner="Unit")
    yield _beside("side-unruled-a.pdf", "a", one, two, "none")
    one = counts("side-b", ("Fit", "Injured", "On leave"), ("Officers", "Staff"), corner="State")
    two = counts("side-b2", ("Fit", "Injured", "On leave"), ("Vans", "Cars"), corner="State")
    yield _beside("side-rows-b.pdf", "b", one, two, "rows")


def _beside(name: str, half: Half, one: Grid, two: Grid, rules: Any) -> Made:
    page = Page()
    page.line("Summary", bold=True)
    top = page.y
    page.table(one.lines(), (90, *(55,) * len(one.columns)), rules=rules)
    page.y = top
    page.table(two.lines(), (80, *(50,) * len(two.columns)), rules=rules, left=340)
    truth = Truth(one.cells() + two.cells(), tables=2)
    return Made(name, "side-by-side", half, page.bytes(), truth)


def _pictured(grid: Grid, title: str) -> ImageReader:
    """A page with this table as it leaves a scanner: 200 dots an inch, grey."""
    page = Page()
    page.line(title, bold=True, size=13)
    page.table(grid.lines(), (160, *(80,) * len(grid.columns)), height=26)
    document = pypdfium2.PdfDocument(page.bytes())
    image = document[0].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    out = io.BytesIO()
    image.save(out, "PNG")
    return ImageReader(io.BytesIO(out.getvalue()))


def _pictures() -> Iterator[Made]:
    kind = "text-and-scans"
    told = ["SCANNED_PAGES", "OCR"]
    text = counts("scan-a", OFFENCES[:3], YEARS[:3])
    scanned = counts("scan-a2", AREAS[:3], YEARS[:3], corner="Area")
    page = Page()
    page.line("Part one: offences", bold=True)
    page.table(text.lines(), (150, 70, 70, 70))
    page.turn()
    page.canvas.drawImage(_pictured(scanned, "Part two: areas"), 0, 0, *page.size)
    page.turn()
    page.lines("Part three", "This page has words only.")
    truth = Truth(text.cells(), allowed=scanned.cells(), tables=None, reasons_any=told)
    yield Made("scan-middle-a.pdf", kind, "a", page.bytes(), truth)

    first = counts("scan-b", OFFENCES[:3], ("North", "South"))
    last = counts("scan-b2", OFFENCES[:3], ("Day", "Night"), corner="Crime")
    text = counts("scan-b3", AREAS[:3], ("Calls", "Visits"), corner="Area")
    page = Page()
    page.canvas.drawImage(_pictured(first, "Annex 1"), 0, 0, *page.size)
    page.turn()
    page.line("Annex 2", bold=True)
    page.table(text.lines(), (150, 70, 70), rules="rows")
    page.turn()
    page.canvas.drawImage(_pictured(last, "Annex 3"), 0, 0, *page.size)
    truth = Truth(text.cells(), allowed=first.cells() + last.cells(), tables=None, reasons_any=told)
    yield Made("scan-around-b.pdf", kind, "b", page.bytes(), truth)


def _form_fields() -> Iterator[Made]:
    kind = "form-fields"
    questions = ("Officers trained in first aid", "Defibrillators held", "Times used in 2022")
    values = ("1,204", "96", "41")
    page = Page()
    page.line("Survey of first aid", bold=True, size=13)
    page.gap()
    form = page.canvas.acroForm
    for n, (question, value) in enumerate(zip(questions, values, strict=True)):
        page.canvas.setFont("Helvetica", 10.5)
        page.canvas.drawString(60, page.y, question)
        form.textfield(name=f"q{n}", value=value, x=300, y=round(page.y) - 5, width=80, height=18)
        page.y -= 30
    cells = [[q, "", int(v.replace(",", ""))] for q, v in zip(questions, values, strict=True)]
    truth = Truth(cells, tables=None)
    yield Made("fields-answers-a.pdf", kind, "a", page.bytes(), truth)

    grid = counts("fields-b", AREAS[:3], ("2021", "2022"), corner="Area", total=False)
    empty = [[row[0], *([""] * 2 if r else row[1:])] for r, row in enumerate(grid.lines())]
    page = Page()
    page.line("Return of lost property", bold=True)
    top = page.y
    page.table(empty, (140, 90, 90), height=24)
    for r, (_, numbers) in enumerate(grid.rows, 1):
        for c, number in enumerate(numbers):
            page.canvas.acroForm.textfield(
                name=f"r{r}c{c}",
                value=str(number),
                x=60 + 140 + 90 * c + 4,
                y=round(top) - 24 * (r + 1) + 3,
                width=82,
                height=18,
                borderWidth=0,
            )
    yield Made("fields-table-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))


def _charts() -> Iterator[Made]:
    kind = "chart-labels"
    bars = (("Ashmere", 212), ("Brackwell", 148), ("Dunmoor", 97), ("Elverton", 305))
    page = Page()
    page.line("Chart 1: reports of fly-tipping by area, 2022", bold=True)
    base = page.y - 260
    for n, (area, count) in enumerate(bars):
        x = 90 + 100 * n
        page.canvas.setFillGray(0.6)
        page.canvas.rect(x, base, 50, count * 0.7, fill=1, stroke=0)
        page.canvas.setFillGray(0)
        page.canvas.setFont("Helvetica", 9)
        page.canvas.drawCentredString(x + 25, base + count * 0.7 + 4, str(count))
        page.canvas.drawCentredString(x + 25, base - 14, area)
    for tick in range(0, 351, 50):
        page.canvas.drawRightString(78, base + tick * 0.7 - 3, str(tick))
    cells = [[area, "", count] for area, count in bars]
    truth = Truth([], allowed=cells + [["", a, n] for a, n in bars], tables=None)
    yield Made("chart-bars-a.pdf", kind, "a", page.bytes(), truth)

    page = Page()
    page.line("Chart 2: drones flown by purpose", bold=True)
    base = page.y - 40
    flown = (("Search", 64), ("Crash scene", 38), ("Crowd", 21))
    for n, (purpose, count) in enumerate(flown):
        y = base - 30 * n
        page.canvas.setFont("Helvetica", 9)
        page.canvas.drawRightString(150, y + 5, purpose)
        page.canvas.rect(155, y, count * 4, 18, fill=0)
        page.canvas.drawString(155 + count * 4 + 5, y + 5, str(count))
    cells = [[purpose, "", count] for purpose, count in flown]
    truth = Truth([], allowed=cells + [["", a, n] for a, n in flown], tables=None)
    yield Made("chart-bars-b.pdf", kind, "b", page.bytes(), truth)
