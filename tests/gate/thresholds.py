"""Every number of the gate as a row: where it is, a case just inside and one just outside.

``found`` makes the smallest file or table that a number judges, and says whether the gate finds it.
A row's ``inside`` is found and its ``outside`` is not; moved by ``step`` towards ``outside`` the
number lets it in, moved the other way it loses ``inside``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.run import Run
from lxml import etree
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from parsers.documents.contents import Source
from parsers.files import read_document
from parsers.gate.person_rows import person_findings
from parsers.gate.sheets.islands import beyond
from parsers.gate.strings.binary import unchecked
from parsers.gate.strings.package import package_strings, unused
from parsers.gate.strings.telling import StoredString, stored_findings
from parsers.types import Block, BlockKind, Cell, Table
from tests.documents.test_open_text import odt, style
from tests.documents.test_slides import box, deck, paragraph, slide

NAMES = ("Alex Carter", "Sam Bennett", "Joanna Hughes", "Peter Walsh", "Emma Doyle", "Ravi Patel")


@dataclass(frozen=True, slots=True)
class Threshold:
    """One number: its module and name, the smallest step, and its two cases."""

    module: str
    name: str
    step: float
    found: Callable[[float], bool]
    inside: float
    outside: float


def _codes(body: bytes, name: str) -> set[str]:
    return {reason.code for reason in read_document(body, name=name).reasons}


# ------------------------------------------------------------------------------ persons


def told(rows: Sequence[Sequence[str]]) -> set[str]:
    """The codes that a table of texts gets."""
    grid = tuple(tuple(Cell(text) for text in row) for row in rows)
    return {reason.code for reason in person_findings([Table(0, grid)])}


def _said(lines: Sequence[str]) -> set[str]:
    blocks = [Block(BlockKind.PARAGRAPH, line) for line in lines]
    return {reason.code for reason in person_findings((), blocks)}


def _lines(count: float) -> bool:
    return "NHS_NUMBERS" in _said(["NHS number 943 476 5919"] * int(count))


def _told_of_each(count: float) -> bool:
    more = ("aged 58", "crime number 42/1234/23")[: int(count)]
    return "PERSON_ROWS" in _said([f"Then Alex Carter, {', '.join(more)}, came."] * 3)


def _sheets(names: Sequence[str]) -> bool:
    tables = [Table(0, ((Cell("a"), Cell("1")),), sheet=name) for name in names]
    return "PERSON_ROWS" in {reason.code for reason in person_findings(tables)}


def _named_sheets(count: float) -> bool:
    return _sheets(NAMES[: int(count)])


def _share_of_sheets(others: float) -> bool:
    return _sheets([*NAMES[:3], *(f"Quarter {at}" for at in range(int(others)))])


def _turned(columns: float) -> bool:
    births = [f"{1 + at % 28:02}/09/1971" for at in range(int(columns) - 1)]
    return "BIRTH_DATES" in told([["Date of birth", *births], ["Visits", *["4"] * len(births)]])


def _grave(rows: float) -> bool:
    cases = [[f"{12 + at}/03/2024", "Rape of a female"] for at in range(int(rows))]
    return "SENSITIVE_CASES" in told([["Day", "Offence"], *cases])


def _column_of_names(count: float) -> bool:
    """Names under a heading that says nothing, each with a number to call."""
    rows = [[name, "07700 900123"] for name in NAMES[: int(count)]]
    return "PERSON_ROWS" in told([["Item", "Contact"], *rows])


def _name_line(size: float) -> bool:
    """Lines that are a name of so many letters each."""
    lines = [f"{name.split()[0]} " for name in NAMES[:5]]
    half = [(int(size) - len(line) - 1) // 2 for line in lines]
    full = [
        f"{line}B{'e' * (part - 1)} C{'a' * (int(size) - len(line) - part - 2)}"
        for line, part in zip(lines, half, strict=True)
    ]
    return "FEW_NAMES" in _said(full)


def _share_of_names(named: float) -> bool:
    values = [*NAMES[: int(named)], *["12", "13", "14", "15", "16", "17"]][:10]
    values += ["18"] * (10 - len(values))
    return "FEW_NAMES" in told([["Full name", "Days"], *([value, "4"] for value in values)])


def _stacked(count: float) -> bool:
    lines = [line for name in NAMES[: int(count)] for line in (name, "Carer", "07700 900123")]
    return "PERSON_ROWS" in _said(lines)


def _below_the_name(lines: float) -> bool:
    between = ["of the team"] * (int(lines) - 1)
    told = [line for name in NAMES[:3] for line in (name, *between, "07700 900123")]
    return "PERSON_ROWS" in _said(told)


def _long_line(size: float) -> bool:
    line = "07700 900123 " + "x" * (int(size) - 13)
    return "PERSON_ROWS" in _said([text for name in NAMES[:3] for text in (name, line)])


def _private_lines(count: float) -> bool:
    more = ["has a cat", "has diabetes", "is pregnant"]
    more = [*more[1 : 1 + int(count)], *["has a cat"] * 3][:3]
    cases = zip(range(3), NAMES, more, strict=False)
    return "PERSON_ROWS" in _said([f"{at + 1} Jan: Mr {name} {what}." for at, name, what in cases])


def _heading_among(line: float) -> bool:
    lines = [*["Loamshire Police"] * (int(line) - 1), "Witness statement"]
    return "CASE_DOCUMENT" in _said([*lines, "Signed: Mr Sam Bennett"])


def _singled_out(count: float) -> bool:
    more = (", born on 3 May 1990", ", living at 9 Larch Row")[: int(count)]
    return "PERSON_IN_TEXT" in _said([f"It is about Mr Sam Bennett{''.join(more)}."])


# ------------------------------------------------------------------------------ sheets


def _book(fill: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["Area", "2022", "2023"], ["North", 4, 5], ["South", 6, 7], ["East", 8, 9]):
        sheet.append(row)
    fill(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _far_row(blank: float) -> bool:
    def fill(sheet: Worksheet) -> None:
        sheet.cell(5 + int(blank), 1, "left over")

    return "REMOTE_CELL" in _codes(_book(fill), "a.xlsx")


def _far_column(blank: float) -> bool:
    def fill(sheet: Worksheet) -> None:
        sheet.cell(2, 4 + int(blank), "left over")

    return "REMOTE_CELL" in _codes(_book(fill), "a.xlsx")


def _title(cells: float) -> bool:
    """A gap of 60 rows below so many cells."""
    places = [(0, col) for col in range(int(cells))] + [(61, 0)]
    return beyond(places, 0, (), 50) is not None


def _far_from_title(gaps: float) -> bool:
    """A title, and what is so many gaps below it."""
    return beyond([(0, 0), (1 + int(gaps * 50), 0)], 0, (), 50) is not None


def _small_font(points: float) -> bool:
    def fill(sheet: Worksheet) -> None:
        sheet["A3"].font = Font(size=points)

    return "TINY_FONT" in _codes(_book(fill), "a.xlsx")


def _low_row(points: float) -> bool:
    def fill(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].height = points

    return "TINY_ROW" in _codes(_book(fill), "a.xlsx")


def _pale_cell(step: float) -> bool:
    def fill(sheet: Worksheet) -> None:
        level = f"{255 - int(step):02X}"
        sheet["A3"].font = Font(color=f"FF{level * 3}")

    return "WHITE_TEXT" in _codes(_book(fill), "a.xlsx")


def _pushed(spaces: float) -> bool:
    def fill(sheet: Worksheet) -> None:
        sheet["A3"] = "South" + " " * int(spaces) + "kept for later"
        sheet["B3"] = None
        sheet["C3"] = None

    return "PUSHED_TEXT" in _codes(_book(fill), "a.xlsx")


def _beside(columns: float) -> bool:
    lines = ["Area,2022", "North,4", "South,6" + "," * int(columns) + "left over", "East,8"]
    return "CSV_REMOTE_FIELD" in _codes("\n".join(lines).encode(), "a.csv")


def _below(lines: float) -> bool:
    body = "Area,2022\nNorth,4\nSouth,6\n" + ",\n" * int(lines) + "left over,1\n"
    return "CSV_REMOTE_FIELD" in _codes(body.encode(), "a.csv")


def _strays(cells: float) -> bool:
    """So many results of checks, in rows of four beside the table."""

    def fill(sheet: Worksheet) -> None:
        for at in range(int(cells)):
            sheet.cell(1 + at // 4, 6 + at % 4, True)

    return "STRAY_CELL" in _codes(_book(fill), "a.xlsx")


def _shrunk(letters: float) -> bool:
    """So many letters of 11 points in a column of 12, made as small as it asks for."""

    def fill(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].width = 12
        sheet["A3"] = "x" * int(letters)
        sheet["A3"].alignment = Alignment(shrink_to_fit=True)

    return "TINY_FONT" in _codes(_book(fill), "a.xlsx")


def _format_words(count: float) -> bool:
    words = " ".join(["quarterly", "figures", "only"][: int(count)])
    part = (
        '<styleSheet><numFmts><numFmt numFmtId="171" '
        f'formatCode="0 &quot;{words}&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>'
    )
    return bool(list(unused(etree.fromstring(part))))


# ------------------------------------------------------------------------------ words and pages


def _word(change: Callable[[Run], None]) -> set[str]:
    document = docx.Document()
    document.add_paragraph("The answer is below.")
    change(document.add_paragraph().add_run("kept for later"))
    buffer = io.BytesIO()
    document.save(buffer)
    return _codes(buffer.getvalue(), "a.docx")


def _word_size(half_points: float) -> bool:
    def change(run: Run) -> None:
        run.font.size = Pt(half_points / 2)

    return "DOCX_TINY_TEXT" in _word(change)


def _word_scale(percent: float) -> bool:
    def change(run: Run) -> None:
        scale = OxmlElement("w:w")
        scale.set(qn("w:val"), str(int(percent)))
        run._r.get_or_add_rPr().append(scale)

    return "DOCX_TINY_TEXT" in _word(change)


def _word_ink(step: float) -> bool:
    def change(run: Run) -> None:
        run.font.color.rgb = RGBColor(*[255 - int(step)] * 3)

    return "DOCX_WHITE_TEXT" in _word(change)


def _page(style: str) -> set[str]:
    page = f'<html><body><p>Answer</p><p style="{style}">kept for later</p></body></html>'
    return _codes(page.encode(), "a.html")


def _page_size(pixels: float) -> bool:
    return "HTML_TINY_TEXT" in _page(f"font-size:{pixels}px")


def _page_beside(pixels: float) -> bool:
    return "HTML_TEXT_OFF_PAGE" in _page(f"position:absolute;left:{pixels}px")


def _page_opacity(share: float) -> bool:
    return "HTML_WHITE_TEXT" in _page(f"opacity:{share}")


def _page_ink(step: float) -> bool:
    level = 255 - int(step * 255 + 0.5)
    return "HTML_WHITE_TEXT" in _page(f"color:rgb({level},{level},{level})")


def _open_size(points: float) -> bool:
    small = style("Fine", "text", "text", f'fo:font-size="{points}pt"')
    words = '<text:p><text:span text:style-name="Fine">kept for later</text:span></text:p>'
    body = odt(words)
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        content = package.read("content.xml").decode()
    content = content.replace("<office:automatic-styles>", f"<office:automatic-styles>{small}")
    return "ODT_TINY_TEXT" in _codes(odt(parts={"content.xml": content}), "a.odt")


def _faint(thousandths: float) -> bool:
    colour = f'<a:srgbClr val="000000"><a:alpha val="{int(thousandths)}"/></a:srgbClr>'
    words = paragraph("kept for later", inner=f"<a:solidFill>{colour}</a:solidFill>")
    return "PPTX_WHITE_TEXT" in _codes(deck([slide(box(words))]), "a.pptx")


# ------------------------------------------------------------------------------ strings


def _kept(texts: Sequence[str]) -> set[str]:
    kept = [StoredString(text, "one place") for text in texts]
    return {reason.code for reason in stored_findings(kept, "", "the file")}


def _pairs(number: float) -> bool:
    wards = ("Northgate 412", "Southbank 318", "Eastfield 97")
    return "STORED_DATA" in _kept(["; ".join(wards[: int(number)])])


def _listed(number: float) -> bool:
    words = ("lamp", "boat", "rope", "sail", "mast", "oars", "keel", "helm", "deck", "hull")
    return "STORED_DATA" in _kept([f"harbour {word} kept" for word in words[: int(number)]])


def _part_of(size: float) -> bool:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/theme/theme1.xml", "<a>" + " " * (int(size) - 7) + "</a>")
    found = package_strings(Source(made.getvalue(), "a.docx"))
    return "PART_UNCHECKED" in {reason.code for reason in found}


def _described(words: float) -> bool:
    said = " ".join(["logo", *["of the force as it was kept for later by the board"] * 2])
    part = f'<a><cNvPr descr="{" ".join(said.split()[: int(words)])}"/></a>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("xl/drawings/drawing1.xml", part)
    found = package_strings(Source(made.getvalue(), "a.xlsx"))
    return "STORED_TEXT" in {reason.code for reason in found}


def _file_of(size: float) -> bool:
    return any(unchecked(Source(bytes(int(size)), "a.msg")))


_ROWS = "parsers.gate.person_rows"
_LINES = "parsers.gate.person_lines"
_TELLING = "parsers.gate.strings.telling"
_COLUMNS = "parsers.persons.columns"
_ISLANDS = "parsers.gate.sheets.islands"
_VISIBLE = "parsers.documents.plain.visible"
_WORD_INK = "parsers.gate.text.word_ink"

THRESHOLDS = (
    Threshold(_ROWS, "LISTED_LINES", 1, _lines, 3, 2),
    Threshold(_ROWS, "LEAST_OF_A_CASE", 1, _told_of_each, 2, 1),
    Threshold(_ROWS, "LEAST_SHEETS", 1, _named_sheets, 3, 2),
    Threshold(_ROWS, "MOST_SHEETS", 0.1, _share_of_sheets, 2, 3),
    Threshold(_ROWS, "_WIDEST_TURNED", 1, _turned, 200, 201),
    Threshold(_ROWS, "HEADER_ROWS", 1, _grave, 3, 2),
    Threshold(_COLUMNS, "LEAST_NAMES", 1, _column_of_names, 4, 3),
    Threshold(_ROWS, "_NAME_LINE", 1, _name_line, 60, 61),
    Threshold(_ISLANDS, "_MOST_STRAYS", 1, _strays, 40, 41),
    Threshold("parsers.gate.sheets.ink", "LEAST_SIZE", 0.1, _shrunk, 45, 44),
    Threshold("parsers.gate.text.open_text", "_TINY_POINTS", 0.5, _open_size, 2.5, 3),
    Threshold("parsers.gate.text.slides", "_FAINT", 1, _faint, 10_000, 10_001),
    Threshold("parsers.gate.strings.package", "_MOST_WORDS", 1, _described, 13, 12),
    Threshold(_LINES, "LEAST_STACKED", 1, _stacked, 3, 2),
    Threshold(_LINES, "MOST_BELOW", 1, _below_the_name, 5, 6),
    Threshold(_LINES, "LONGEST_LINE", 1, _long_line, 120, 121),
    Threshold(_LINES, "LEAST_PRIVATE", 1, _private_lines, 2, 1),
    Threshold(_LINES, "HEAD_LINES", 1, _heading_among, 6, 7),
    Threshold(_LINES, "LEAST_OF_WHO", 1, _singled_out, 2, 1),
    Threshold(_COLUMNS, "_MOSTLY", 0.1, _share_of_names, 6, 5),
    Threshold(_ISLANDS, "FAR_ROWS", 1, _far_row, 51, 50),
    Threshold(_ISLANDS, "FAR_COLS", 1, _far_column, 21, 20),
    Threshold(_ISLANDS, "_TITLE_CELLS", 1, _title, 4, 3),
    Threshold(_ISLANDS, "_FAR_FROM_TITLE", 1, _far_from_title, 5, 4),
    Threshold("parsers.gate.sheets.ink", "LEAST_SIZE", 0.5, _small_font, 2.5, 3),
    Threshold("parsers.documents.sheets.xlsx_sheet", "LEAST_HEIGHT", 0.5, _low_row, 4.5, 5),
    Threshold("parsers.documents.sheets.colours", "NEAR", 1, _pale_cell, 36, 37),
    Threshold("parsers.gate.sheets.ink", "_MOST_SPACES", 1, _pushed, 40, 39),
    Threshold("parsers.gate.sheets.delimited", "BESIDE", 1, _beside, 16, 15),
    Threshold("parsers.gate.sheets.delimited", "FAR_ROWS", 1, _below, 51, 50),
    Threshold("parsers.gate.strings.package", "LEAST_WORDS", 1, _format_words, 2, 1),
    Threshold("parsers.gate.strings.package", "MOST", 1, _part_of, 20_000_001, 20_000_000),
    Threshold("parsers.gate.strings.binary", "LOOKED_AT", 1, _file_of, 50_000_001, 50_000_000),
    Threshold(_TELLING, "LEAST_PAIRS", 1, _pairs, 3, 2),
    Threshold(_TELLING, "LEAST_LISTED", 1, _listed, 10, 9),
    Threshold(_WORD_INK, "TINY_SIZE", 1, _word_size, 5, 6),
    Threshold(_WORD_INK, "TINY_SCALE", 1, _word_scale, 9, 10),
    Threshold(_WORD_INK, "SEEN", 1, _word_ink, 35, 36),
    Threshold(_VISIBLE, "_LEAST_SIZE", 0.5, _page_size, 2.5, 3),
    Threshold(_VISIBLE, "_BESIDE", 1, _page_beside, -400, -399),
    Threshold(_VISIBLE, "_LEAST_OPACITY", 0.01, _page_opacity, 0.05, 0.06),
    Threshold(_VISIBLE, "_NEAR", 1 / 255, _page_ink, 36 / 255, 37 / 255),
)
