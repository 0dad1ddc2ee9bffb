"""Attached files with a canary in one place of each: a row a place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.pdfgen.canvas import Canvas

ROWS = [["Pilot", 2022, 2023], ["Trained", 41, 57], ["Others", 2, 3], ["Unknown", 4, 5]]


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _book(change: Callable[[Workbook, Worksheet], None]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Flights by pilot"])
    for row in ROWS:
        sheet.append(row)
    change(book, sheet)
    return _saved(book)


def _put(address: str) -> Callable[[str], bytes]:
    def made(words: str) -> bytes:
        def change(book: Workbook, sheet: Worksheet) -> None:
            sheet[address] = words

        return _book(change)

    return made


def _sheet_name(words: str) -> bytes:
    def change(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = words.replace("/", "-").replace(":", " ")[:31]

    return _book(change)


def _sheet_comment(words: str) -> bytes:
    def change(book: Workbook, sheet: Worksheet) -> None:
        sheet["B3"].comment = Comment(words, "Force")

    return _book(change)


def _sheet_header(words: str) -> bytes:
    def change(book: Workbook, sheet: Worksheet) -> None:
        header = sheet.oddHeader
        assert header is not None
        header.left.text = words

    return _book(change)


def _chart_title(words: str) -> bytes:
    def change(book: Workbook, sheet: Worksheet) -> None:
        chart = BarChart()
        chart.title = words
        chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=5), titles_from_data=True)
        sheet.add_chart(chart, "F2")

    return _book(change)


def _defined_name(words: str) -> bytes:
    def change(book: Workbook, sheet: Worksheet) -> None:
        quoted = words.replace('"', "")
        book.defined_names["kept"] = DefinedName("kept", attr_text=f'"{quoted}"')

    return _book(change)


def _properties(words: str) -> bytes:
    def change(book: Workbook, sheet: Worksheet) -> None:
        book.properties.title = words
        book.properties.creator = words

    return _book(change)


def _document(change: Callable[[docx.document.Document, str], None]) -> Callable[[str], bytes]:
    def made(words: str) -> bytes:
        document = docx.Document()
        document.add_heading("Freedom of information answer", 1)
        document.add_paragraph("Please see the flights by pilot below.")
        table = document.add_table(rows=0, cols=3)
        for row in ROWS:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = str(value)
        change(document, words)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return made


def _paragraph(document: docx.document.Document, words: str) -> None:
    document.add_paragraph(f"This is about {words}.")


def _list_item(document: docx.document.Document, words: str) -> None:
    document.add_paragraph(words, style="List Bullet")


def _heading(document: docx.document.Document, words: str) -> None:
    document.add_heading(words, 2)


def _page_header(document: docx.document.Document, words: str) -> None:
    document.sections[0].header.paragraphs[0].text = words


def _page_footer(document: docx.document.Document, words: str) -> None:
    document.sections[0].footer.paragraphs[0].text = words


def _word_cell(document: docx.document.Document, words: str) -> None:
    document.tables[0].cell(2, 0).text = words


def _word_title(document: docx.document.Document, words: str) -> None:
    document.core_properties.title = words
    document.core_properties.author = words


def _word_comment(document: docx.document.Document, words: str) -> None:
    document.add_comment(document.paragraphs[1].runs, text=words, author="Force")


def _pdf(
    words: str, *, line: str = "", table: str = "Others", mark: bool = False, form: bool = False
) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    if mark:
        canvas.setTitle(words)
        canvas.setAuthor(words)
        canvas.bookmarkPage("here")
        canvas.addOutlineEntry(words, "here")
    canvas.drawString(72, 760, "Please see the flights by pilot below.")
    canvas.drawString(72, 740, line)
    for at, row in enumerate(
        [["Pilot", "2022", "2023"], ["Trained", "41", "57"], [table, "2", "3"]]
    ):
        for x, value in zip((72, 330, 390), row, strict=True):
            canvas.drawString(x, 700 - 20 * at, value)
    if form:
        canvas.acroForm.textfield(name="kept", value=words, x=72, y=500, width=400, height=20)
    canvas.save()
    return buffer.getvalue()


def _mail(field: str) -> Callable[[str], bytes]:
    def made(words: str) -> bytes:
        message = EmailMessage()
        message["From"] = "foi@example.police.uk"
        message["To"] = "requests@example.org"
        message["Date"] = "Tue, 26 Mar 2024 10:00:00 +0000"
        message["Subject"] = words if field == "subject" else "Your request"
        body = "Dear Sir or Madam\n\nPlease find the answer attached.\n"
        message.set_content(body + (f"This is about {words}.\n" if field == "body" else ""))
        name = f"{words.replace('/', '-')}.csv" if field == "attachment" else "annex.csv"
        message.add_attachment(_csv(), maintype="text", subtype="csv", filename=name)
        return message.as_bytes()

    return made


def _csv(title: str = "", label: str = "Others", header: str = "2022") -> bytes:
    lines = [title] if title else []
    lines += [f"Pilot,{header},2023", "Trained,41,57", f"{label},2,3", "Unknown,4,5"]
    return "\n".join(lines).encode()


def _quoted(words: str) -> str:
    return f'"{words}"'


def _member(words: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"{words.replace('/', '-')}.csv", _csv())
    return buffer.getvalue()


def _zip_comment(words: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("annex.csv", _csv())
        archive.comment = words.encode()
    return buffer.getvalue()


def _text(words: str) -> bytes:
    return f"Annex to the answer\n\nThis is about {words}.\n\nPilot\t2022\nTrained\t41\n".encode()


# (place, ending, maker)
PLACES: tuple[tuple[str, str, Callable[[str], bytes]], ...] = (
    ("sheet title", "xlsx", _put("A1")),
    ("sheet heading", "xlsx", _put("B2")),
    ("sheet label", "xlsx", _put("A4")),
    ("sheet cell", "xlsx", _put("B4")),
    ("sheet note", "xlsx", _put("A7")),
    ("sheet name", "xlsx", _sheet_name),
    ("sheet comment", "xlsx", _sheet_comment),
    ("sheet header", "xlsx", _sheet_header),
    ("chart title", "xlsx", _chart_title),
    ("defined name", "xlsx", _defined_name),
    ("sheet properties", "xlsx", _properties),
    ("word paragraph", "docx", _document(_paragraph)),
    ("word list item", "docx", _document(_list_item)),
    ("word heading", "docx", _document(_heading)),
    ("word header", "docx", _document(_page_header)),
    ("word footer", "docx", _document(_page_footer)),
    ("word cell", "docx", _document(_word_cell)),
    ("word properties", "docx", _document(_word_title)),
    ("word comment", "docx", _document(_word_comment)),
    ("pdf line", "pdf", lambda words: _pdf(words, line=f"This is about {words}.")),
    ("pdf cell", "pdf", lambda words: _pdf(words, table=words)),
    ("pdf title and bookmark", "pdf", lambda words: _pdf(words, mark=True)),
    ("pdf form field", "pdf", lambda words: _pdf(words, form=True)),
    ("mail subject", "eml", _mail("subject")),
    ("mail body", "eml", _mail("body")),
    ("mail attachment's name", "eml", _mail("attachment")),
    ("csv title", "csv", lambda words: _csv(title=_quoted(words))),
    ("csv label", "csv", lambda words: _csv(label=_quoted(words))),
    ("csv heading", "csv", lambda words: _csv(header=_quoted(words))),
    ("name in a zip", "zip", _member),
    ("comment of a zip", "zip", _zip_comment),
    ("plain text", "txt", _text),
)
