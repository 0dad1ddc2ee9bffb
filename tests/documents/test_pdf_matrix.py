"""Made-up tables in every way that letters rule them, read back cell by cell.

A seed chooses rows, columns, kinds of value, blanks, fonts, alignment, wrapped labels
and page breaks. Whatever becomes of a label, no figure may stand in a wrong place.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, Table, TableStyle

from parsers.files import read_document

LABELS = (
    "Arson",
    "Bicycle theft",
    "Burglary of a business or community building",
    "Criminal damage",
    "Possession of an article with a blade or point",
    "Theft from the person",
    "Violence with injury",
    "Stalking and harassment",
    "Public fear, alarm or distress",
    "Interfering with a motor vehicle",
    "12: Named suspect identified but is too ill to prosecute",
    "Other",
    "Ongoing",
    "13",
    "14",
    "Under 10's",
)
HEADS = ("Number of crimes", "Count", "Total", "Arrests made", "Persons")
LINE = colors.black
STYLES: dict[str, list[Any]] = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, LINE)],
    "inner": [("INNERGRID", (0, 0), (-1, -1), 0.5, LINE)],
    "rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("LINEABOVE", (0, 0), (-1, 0), 0.5, LINE)],
    "boxes": [("BOX", (0, 0), (-1, 0), 0.5, LINE), ("BOX", (0, 1), (-1, -1), 0.5, LINE)],
    "columns": [
        ("BOX", (0, 0), (-1, -1), 0.5, LINE),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, LINE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, LINE),
    ],
    "header": [("LINEBELOW", (0, 0), (-1, 0), 1, LINE)],
    "zebra": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey])],
    "none": [],
}
PROSE = "The force has considered your request and holds the information that is set out below."


def _value(chance: random.Random, kind: str) -> str:
    made = {
        "count": str(chance.choice([0, 1, 3, 7, 12, 48, 110, 999])),
        "large": f"{chance.randrange(1000, 9999999):,}",
        "share": f"{chance.random() * 100:.1f}%",
        "hidden": chance.choice(["<5", "*", "-", "12", "7", "N/A", "103"]),
        "money": f"£{chance.randrange(1, 99999):,}.{chance.randrange(10, 99)}",
    }
    return made[kind]


def _rows(chance: random.Random, count: int) -> list[list[str]]:
    """A header and rows of values; every row and column has one value at least."""
    width = chance.randrange(2, 8)
    kinds = [chance.choice(["count", "count", "large", "share", "hidden", "money"])] * width
    blank = chance.choice([0.0, 0.1, 0.3, 0.5])
    years = chance.random() < 0.6
    heads = [str(2020 + col) if years else chance.choice(HEADS) for col in range(width)]
    rows = [["Offence", *heads]]
    for number in range(count):
        label = LABELS[number] if count <= len(LABELS) else f"{LABELS[number % 9]} no. {number}"
        values = ["" if chance.random() < blank else _value(chance, kind) for kind in kinds]
        rows.append([label, *(values if any(values) else ["1", *values[1:]])])
    for col in range(1, width + 1):
        if not any(row[col] for row in rows[1:]):
            rows[1][col] = "2"
    return rows


def _table(chance: random.Random, rows: list[list[str]], style: str) -> Table:
    """The rows laid out, columns wide enough for their longest word or value."""
    size = chance.choice([7, 8, 9, 10])
    wrapped = chance.random() < 0.6
    font = ParagraphStyle("cell", fontName="Helvetica", fontSize=size, leading=size * 1.15)
    cells: list[list[Any]] = [list(row) for row in rows]
    widths: list[float] = []
    for col in range(len(rows[0])):
        texts = [row[col] for row in rows]
        if col == 0 and wrapped:
            cells = [[Paragraph(row[0], font), *row[1:]] for row in cells]
            texts = [word for text in texts for word in text.split()] + ["m" * 9]
        widths.append(max(stringWidth(text, "Helvetica", size) for text in texts) + 14)
    table = Table(cells, colWidths=widths, repeatRows=chance.choice([0, 1]))
    layout: list[Any] = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", size),
        ("ALIGN", (1, 0), (-1, -1), chance.choice(["RIGHT", "CENTER", "LEFT"])),
        ("VALIGN", (0, 0), (-1, -1), chance.choice(["TOP", "MIDDLE", "BOTTOM"])),
        ("NOSPLIT", (0, 0), (-1, 0)),
    ]
    table.setStyle(TableStyle([*STYLES[style], *layout]))
    return table


def _letterhead(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(60, 810, "Invented Constabulary")
    canvas.drawString(300, 30, f"Page {document.page}")


def _misplaced(made: Any, style: str, seed: int, count: int) -> tuple[list[str], bool]:
    """Rows whose values differ although their label was read; and whether all is equal."""
    chance = random.Random(seed)
    rows = _rows(chance, count)
    table = _table(chance, rows, style)
    body = made.pdf([made.words(PROSE), made.space(), table, made.words(PROSE)], _letterhead)
    document = read_document(body, name=f"{style}-{seed}.pdf")
    expected = [[text or None for text in row] for row in rows]
    found = [row for each in document.tables for row in made.texts(each.grid)]
    by_label: dict[str | None, list[list[str | None]]] = {}
    for row in found:
        by_label.setdefault(row[0], []).append(row[1:])
    wrong = [
        f"{style} {seed}: {row} but {by_label[row[0]]}"
        for row in expected
        if row[0] in by_label and row[1:] not in by_label[row[0]]
    ]
    return wrong, found == expected


@pytest.mark.parametrize("style", STYLES)
def test_tables_on_one_page(made: Any, style: str) -> None:
    wrong: list[str] = []
    equal = 0
    for seed in range(6):
        found, same = _misplaced(made, style, seed, count=4 + seed * 2)
        wrong += found
        equal += same
    assert wrong == []
    assert equal >= 5


@pytest.mark.parametrize("style", STYLES)
def test_tables_over_pages(made: Any, style: str) -> None:
    wrong: list[str] = []
    for seed in (101, 102):
        wrong += _misplaced(made, style, seed, count=70)[0]
    assert wrong == []


@pytest.mark.long
@pytest.mark.parametrize("style", STYLES)
def test_many_tables(made: Any, style: str) -> None:
    wrong: list[str] = []
    equal = 0
    for seed in range(200, 260):
        found, same = _misplaced(made, style, seed, count=random.Random(seed).randrange(2, 16))
        wrong += found
        equal += same
    for seed in range(300, 312):
        wrong += _misplaced(made, style, seed, count=80)[0]
    assert wrong == []
    assert equal >= 57
