"""How to find and remove what is hidden, in the menu words of the program that made the file.

One row a remedy and program (Microsoft 365, LibreOffice 24, Adobe Acrobat; English menus). A kind
of file that has no row of its own is told the remedy alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from parsers.documents import sniff


class Program(StrEnum):
    """What an officer opens the file with."""

    EXCEL = "Excel"
    CALC = "LibreOffice Calc"
    WORD = "Word"
    WRITER = "LibreOffice Writer"
    POWERPOINT = "PowerPoint"
    ACROBAT = "Acrobat"
    OUTLOOK = "Outlook"
    EXPLORER = "File Explorer"
    EDITOR = "the web editor"


PROGRAMS: Final = {
    **dict.fromkeys((sniff.XLSX, sniff.XLSM, sniff.XLS, sniff.XLSB), Program.EXCEL),
    **dict.fromkeys((sniff.CSV, sniff.TSV, sniff.XML_SHEET), Program.EXCEL),
    sniff.ODS: Program.CALC,
    **dict.fromkeys((sniff.DOCX, sniff.DOC, sniff.RTF), Program.WORD),
    sniff.ODT: Program.WRITER,
    sniff.PPTX: Program.POWERPOINT,
    sniff.PDF: Program.ACROBAT,
    **dict.fromkeys((sniff.EML, sniff.MSG), Program.OUTLOOK),
    sniff.ZIP: Program.EXPLORER,
    sniff.HTML: Program.EDITOR,
}

_INSPECT: Final = "File > Info > Check for Issues > Inspect Document > Inspect, then Remove All"
_SANITISE: Final = "All tools > Redact a PDF > Sanitise document, then File > Save as"

MENUS: Final[dict[str, dict[Program, str]]] = {
    "sheet": {
        Program.EXCEL: "Home > Format > Hide & Unhide > Unhide Sheet; then right-click the tab > "
        "Delete. One that is not listed there: Alt+F11, select it, F4, Visible = xlSheetVisible.",
        Program.CALC: "Sheet > Show Sheet; then Sheet > Delete Sheet.",
    },
    "rows": {
        Program.EXCEL: "Ctrl+A; Home > Format > Hide & Unhide > Unhide Rows, then Unhide Columns; "
        "Data > Clear (filter); View > Freeze Panes > Unfreeze Panes; Home > Format > Row Height.",
        Program.CALC: "Ctrl+A; Format > Rows > Show, Format > Columns > Show; Data > AutoFilter "
        "off; View > Freeze Rows and Columns off.",
    },
    "far": {
        Program.EXCEL: "Ctrl+End; select the rows and columns beyond the table; Home > Delete > "
        "Delete Sheet Rows or Columns; Page Layout > Print Area > Set Print Area.",
        Program.CALC: "Ctrl+End; select the rows beyond the table; Sheet > Delete Rows; Format > "
        "Print Ranges > Define.",
    },
    "under": {
        Program.EXCEL: "Home > Merge & Center > Unmerge Cells; Home > Find & Select > Selection "
        "Pane, select the picture or shape, Delete.",
        Program.CALC: "Format > Merge and Unmerge Cells > Unmerge Cells; View > Navigator > "
        "Drawing objects.",
    },
    "ink": {
        Program.EXCEL: "Ctrl+A; Home > Clear > Clear Formats; Home > Conditional Formatting > "
        "Clear Rules from Entire Sheet.",
        Program.CALC: "Ctrl+A; Format > Clear Direct Formatting; Format > Conditional > Manage.",
        Program.WORD: "Ctrl+A; Home > Clear All Formatting; Home > Font, untick Hidden; Home > "
        "Font Color > Automatic.",
        Program.WRITER: "Ctrl+A; Format > Clear Direct Formatting; View > Formatting Marks.",
        Program.POWERPOINT: "Select the box; Home > Clear All Formatting.",
    },
    "comments": {
        Program.EXCEL: f"Review > Show Comments, Review > Notes > Show All Notes, delete them; "
        f"{_INSPECT}.",
        Program.WORD: "Review > Accept > Accept All Changes and Stop Tracking; Review > Delete > "
        f"Delete All Comments in Document; {_INSPECT}.",
        Program.POWERPOINT: f"View > Notes; Review > Delete > Delete All Comments; {_INSPECT}.",
        Program.CALC: "Sheet > Cell Comments > Delete All; Edit > Track Changes > Manage.",
        Program.WRITER: "Edit > Track Changes > Accept All; Insert > Comment > Delete All.",
    },
    "copies": {
        Program.EXCEL: "Ctrl+A, Ctrl+C; File > New; Home > Paste > Values; in the old file Data > "
        "Queries & Connections and Formulas > Name Manager show what was kept.",
        Program.CALC: "Ctrl+A, Ctrl+C; File > New > Spreadsheet; Edit > Paste Special > Values.",
    },
    "shapes": {
        Program.EXCEL: "Home > Find & Select > Selection Pane > Show All; Page Layout > Page Setup "
        "> Header/Footer > (none).",
        Program.WORD: "Layout > Selection Pane > Show All; Insert > Header > Remove Header.",
        Program.POWERPOINT: "Home > Arrange > Selection Pane > Show All; View > Fit to Window.",
        Program.CALC: "View > Navigator > Drawing objects; Format > Page Style > Header.",
        Program.WRITER: "View > Navigator > Frames and Drawing objects.",
    },
    "embedded": {
        Program.WORD: "Select the chart or object, Ctrl+X, Home > Paste > Paste Special > Picture; "
        "Ctrl+A, Ctrl+Shift+F9 unlinks fields.",
        Program.POWERPOINT: "Select the chart or object, Ctrl+X, Home > Paste > Picture.",
        Program.WRITER: "Select the object, Ctrl+X, Edit > Paste Special > GDI metafile.",
    },
    "slide": {
        Program.POWERPOINT: "View > Slide Sorter; right-click a greyed slide > Delete Slide.",
    },
    "pdf_words": {
        Program.ACROBAT: "All tools > Redact a PDF > Mark for redaction > Apply. Do not draw "
        "boxes with Comment or Edit: they are only painted over the words.",
    },
    "pdf_stores": {
        Program.ACROBAT: f"{_SANITISE}. Or File > Print > Microsoft Print to PDF.",
    },
    "container": {
        Program.OUTLOOK: "Open the message; select each attachment > Save All Attachments; check "
        "and publish them one by one.",
        Program.EXPLORER: "Right-click > Extract All; check and publish the files one by one.",
    },
    "message": {
        Program.OUTLOOK: "File > Print > Microsoft Print to PDF, and publish the PDF.",
    },
    "page": {
        Program.EDITOR: "Open the source view, delete hidden elements, comments and fields, save.",
    },
    "persons": {
        Program.EXCEL: "Select the column's letter; Home > Delete. Or Insert > PivotTable, count "
        "the rows, and paste the result as values into a new workbook.",
        Program.CALC: "Select the column's letter; Sheet > Delete Columns.",
        Program.WORD: "Select the column; Layout > Delete > Delete Columns.",
        Program.ACROBAT: "All tools > Redact a PDF > Mark for redaction > Apply.",
    },
    "macros": {
        Program.EXCEL: "File > Save As > Excel Workbook (*.xlsx).",
        Program.WORD: "File > Save As > Word Document (*.docx).",
        Program.POWERPOINT: "File > Save As > PowerPoint Presentation (*.pptx).",
        Program.CALC: "Tools > Macros > Organize Macros > Basic > Delete.",
        Program.WRITER: "Tools > Macros > Organize Macros > Basic > Delete.",
    },
    "properties": {
        Program.EXCEL: f"{_INSPECT} (Document Properties and Personal Information).",
        Program.WORD: f"{_INSPECT} (Document Properties and Personal Information).",
        Program.POWERPOINT: f"{_INSPECT} (Document Properties and Personal Information).",
        Program.CALC: "File > Properties > General > Reset Properties.",
        Program.WRITER: "File > Properties > General > Reset Properties.",
        Program.ACROBAT: f"File > Document Properties; {_SANITISE}.",
    },
}


def menu_words(key: str, media_type: str) -> tuple[Program, str] | None:
    """The program that a kind of file is made with, and where in it a remedy is found."""
    program = PROGRAMS.get(media_type)
    words = MENUS.get(key, {}).get(program) if program else None
    return (program, words) if program and words else None
