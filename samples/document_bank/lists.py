"""Numbers that stand in lines: in one ruled cell, after a colon or dash, after a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from email.policy import SMTP

from docx.document import Document as WordDocument

from samples.document_bank.drawing import Page
from samples.document_bank.grid import AREAS, OFFENCES, YEARS, counts
from samples.document_bank.model import Cell, Made, Truth
from samples.document_bank.word import docx_of, ruled, word_table

_OPENING = (
    "Dear applicant,",
    "Thank you for your request for information of 4 May 2023.",
    "The information you asked for is set out below.",
)
_CLOSE = ("Yours sincerely,", "Information Access Team")


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _lines_in_cells()
    yield from _labelled()
    yield from _questions()


def _lines_in_cells() -> Iterator[Made]:
    kind = "lines-in-cell"
    grid = counts("cell-a", OFFENCES[:4], ("2021", "2022"), total=False)
    lines = grid.lines()
    body = ["\n".join(column) for column in zip(*lines[1:], strict=True)]
    data = word_table([lines[0], body])
    yield Made("cell-breaks-a.docx", kind, "a", data, Truth(grid.cells()))

    grid = counts("cell-b", AREAS[:4], ("Lost", "Found"), corner="Area", total=False)
    lines = grid.lines()
    body = ["<br>".join(column) for column in zip(*lines[1:], strict=True)]
    html = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row)}</tr>" for row in (lines[0], body))
    page = f"<!doctype html><title>Property</title><table border=1>{html}</table>"
    yield Made("cell-breaks-b.html", kind, "b", page.encode(), Truth(grid.cells()))

    north = counts("cell-b2", OFFENCES[:3], ("2021", "2022"), total=False)
    south = counts("cell-b3", OFFENCES[:2], ("2021", "2022"), total=False)
    rows = [["Division", "Offence", "2021", "2022"]]
    for name, part in (("North", north), ("South", south)):
        columns = zip(*part.lines()[1:], strict=True)
        rows.append([name, *("\n".join(column) for column in columns)])
    sheet = Page()
    sheet.line("Offences by division", bold=True)
    sheet.table(rows, (70, 130, 60, 60))
    truth = Truth(north.cells(under="North") + south.cells(under="South"))
    yield Made("cell-divisions-b.pdf", kind, "b", sheet.bytes(), truth)


def _labelled() -> Iterator[Made]:
    kind = "label-number-list"
    items: tuple[tuple[str, int], ...] = (
        ("Complaints received", 412),
        ("Complaints upheld", 57),
        ("Still open", 103),
    )

    def word(document: WordDocument) -> None:
        for line in _OPENING:
            document.add_paragraph(line)
        for label, count in items:
            document.add_paragraph(f"{label}: {count}", style="List Bullet")
        for line in _CLOSE:
            document.add_paragraph(line)

    truth = Truth(_pairs(items), tables=None)
    yield Made("list-bullets-a.docx", kind, "a", docx_of(word), truth)

    page = Page()
    page.lines(*_OPENING)
    page.gap()
    years = ((2020, 1_184), (2021, 967), (2022, 1_305))
    for year, count in years:
        page.line(f"{year} - {count:,}")
    page.gap()
    page.lines(*_CLOSE)
    truth = Truth(_pairs((str(y), n) for y, n in years), tables=None)
    yield Made("list-years-a.pdf", kind, "a", page.bytes(), truth)

    items = (("Ashmere", 88), ("Brackwell", 140), ("Coldharbour", 9), ("Dunmoor", 61))
    lines = [f"{label} - {count}" for label, count in items]
    text = "\r\n".join((*_OPENING, "", "Firearms certificates held:", *lines, "", *_CLOSE))
    truth = Truth(_pairs(items), tables=None)
    yield Made("list-dashes-b.txt", kind, "b", text.encode(), truth)

    message = EmailMessage(policy=SMTP)
    message["From"] = "foi@ashmere.example"
    message["To"] = "applicant@example.org"
    message["Subject"] = "Your request FOI 2023-00412"
    message["Date"] = "Fri, 26 May 2023 10:00:00 +0000"
    counted = (("Dogs in service", 31), ("Dogs retired in 2022", 6), ("Handlers", 28))
    lines = [f"* {label}: {count}" for label, count in counted]
    message.set_content("\n".join((*_OPENING, "", *lines, "", *_CLOSE)))
    truth = Truth(_pairs(counted), tables=None)
    yield Made("list-mail-b.eml", kind, "b", message.as_bytes(), truth)


def _pairs(items: Iterable[tuple[str, int]]) -> list[Cell]:
    return [[label, "", count] for label, count in items]


def _questions() -> Iterator[Made]:
    kind = "question-number"
    asked = (
        ("How many vehicles were seized in 2022?", 1_744),
        ("How many of these were returned to the owner?", 1_102),
        ("How many were crushed?", 389),
    )

    def word(document: WordDocument) -> None:
        for line in _OPENING:
            document.add_paragraph(line)
        ruled(document, [["Question", "Answer"], *([q, f"{n:,}"] for q, n in asked)])
        for line in _CLOSE:
            document.add_paragraph(line)

    truth = Truth(_pairs(asked), tables=None)
    yield Made("questions-table-a.docx", kind, "a", docx_of(word), truth)

    page = Page()
    page.lines(*_OPENING)
    for n, (question, count) in enumerate(asked, 1):
        page.gap()
        page.line(f"{n}. {question}", bold=True)
        page.line(f"{count:,}")
    page.gap()
    page.lines(*_CLOSE)
    yield Made("questions-pairs-b.pdf", kind, "b", page.bytes(), truth)

    text = "\r\n".join(_OPENING) + "\r\n\r\n"
    for n, (question, count) in enumerate(asked, 1):
        text += f"Q{n}. {question}\r\nA{n}. {count}\r\n\r\n"
    text += "\r\n".join(_CLOSE)
    yield Made("questions-marks-a.txt", kind, "a", text.encode(), truth)

    grid = counts("question-b", ("a) lost", "b) stolen", "c) found"), YEARS[:3], total=False)
    lines = grid.lines()
    lines[0][0] = "How many warrant cards were"
    page = Page()
    page.lines(*_OPENING)
    page.gap()
    page.table(lines, (190, 60, 60, 60))
    page.lines(*_CLOSE)
    yield Made("questions-letters-b.pdf", kind, "b", page.bytes(), Truth(grid.cells()))
