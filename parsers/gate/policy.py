"""What each finding means, as data: its severity and its plain sentence.

``quarantine`` withholds the document's text, tables and previews; ``caution`` is
published and flagged; ``note`` changes nothing, because originals are never
re-hosted and metadata never leaves. Sentences say what kind of thing is hidden,
never what it says.
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.types import Reason, Severity

_QUARANTINE, _CAUTION, _NOTE = Severity.QUARANTINE, Severity.CAUTION, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: how grave it is and how it is told."""

    severity: Severity
    sentence: str


# Every format's workbooks share these kinds; ``workbook_code`` gives each format's own code.
WORKBOOK_KINDS: dict[str, Rule] = {
    "HIDDEN_SHEET": Rule(_QUARANTINE, "A worksheet with data is hidden."),
    "VERYHIDDEN_SHEET": Rule(
        _QUARANTINE, "A worksheet with data is hidden so that only a macro can show it."
    ),
    "HIDDEN_WINDOW": Rule(_QUARANTINE, "The workbook opens without a window that is shown."),
    "MACRO_SHEET": Rule(_QUARANTINE, "A sheet of old macros (Excel 4) holds data."),
    "DIALOG_SHEET": Rule(_QUARANTINE, "A dialog sheet holds data."),
    "HIDDEN_ROWS": Rule(_QUARANTINE, "Rows with data are hidden."),
    "HIDDEN_COLS": Rule(_QUARANTINE, "Columns with data are hidden."),
    "FILTERED_ROWS": Rule(_QUARANTINE, "An active filter hides rows with data."),
    "TINY_ROW": Rule(_QUARANTINE, "Rows with data are too low for anything to be seen."),
    "NARROW_COL": Rule(_QUARANTINE, "Columns with data are too narrow for anything to be seen."),
    "FROZEN_AWAY": Rule(_QUARANTINE, "A frozen pane keeps rows or columns with data out of reach."),
    "REMOTE_CELL": Rule(_QUARANTINE, "Data stands far away from the rest of its sheet."),
    "STRAY_CELL": Rule(_CAUTION, "Left-over checks or errors stand beside the tables."),
    "OUTSIDE_PRINT_AREA": Rule(_QUARANTINE, "Data stands outside the sheet's print area."),
    "UNDER_MERGE": Rule(_QUARANTINE, "Merged cells cover data that they do not show."),
    "COVERED_CELL": Rule(_QUARANTINE, "A picture, chart or filled shape covers cells with data."),
    "WHITE_TEXT": Rule(_QUARANTINE, "Text has the colour of the cell it stands in."),
    "TINY_FONT": Rule(_QUARANTINE, "Text is too small to be read (less than 3 points)."),
    "CONDITIONAL_INK": Rule(
        _QUARANTINE, "A conditional format makes data look like an empty cell."
    ),
    "FORMAT_SEMICOLONS": Rule(_QUARANTINE, "A number format shows nothing of the stored value."),
    "FORMAT_MASK": Rule(
        _QUARANTINE, "A number format shows other words in place of the stored number."
    ),
    "PUSHED_TEXT": Rule(
        _QUARANTINE, "Blank lines or spaces push the rest of a text out of its cell."
    ),
    "CELL_COMMENT": Rule(_QUARANTINE, "Cells carry notes or comments."),
    "THREADED_COMMENT": Rule(_QUARANTINE, "Cells carry a conversation of comments."),
    "DATA_VALIDATION_LIST": Rule(_QUARANTINE, "A drop-down list keeps values that no cell shows."),
    "DATA_VALIDATION_TEXT": Rule(
        _QUARANTINE, "The messages of a drop-down or entry rule say what no cell shows."
    ),
    "DEFINED_NAME": Rule(_QUARANTINE, "A defined name keeps values that no cell shows."),
    "DEFINED_NAME_EXTERNAL": Rule(_NOTE, "Defined names point to another workbook."),
    "PIVOT_CACHE": Rule(
        _QUARANTINE, "A pivot table keeps a copy of source data that no visible sheet shows."
    ),
    "SLICER_CACHE": Rule(_QUARANTINE, "A slicer or timeline keeps values that no cell shows."),
    "DATA_MODEL": Rule(_QUARANTINE, "The workbook holds a data model (Power Pivot)."),
    "EXTERNAL_LINK_CACHE": Rule(
        _QUARANTINE, "Links to other workbooks keep copies of their cells."
    ),
    "CONNECTION": Rule(_QUARANTINE, "The workbook holds a connection to a data source."),
    "QUERY_TABLE": Rule(_QUARANTINE, "A query keeps names of fields that no cell shows."),
    "CUSTOM_XML": Rule(_QUARANTINE, "The workbook holds custom XML with data."),
    "CHART_CACHE": Rule(_QUARANTINE, "A chart keeps values that no visible cell shows."),
    "EMBEDDED_OBJECT": Rule(_QUARANTINE, "Another file is embedded in the workbook."),
    "FORM_CONTROL": Rule(_QUARANTINE, "A form control keeps values that no cell shows."),
    "HIDDEN_SHAPE": Rule(
        _QUARANTINE, "A text box or shape is hidden, or its words have the colour of its fill."
    ),
    "REVISION_LOG": Rule(_QUARANTINE, "The workbook keeps a log of earlier changes."),
    "TRACKED_CHANGES": Rule(_QUARANTINE, "The workbook keeps tracked changes."),
    "SCENARIO": Rule(_QUARANTINE, "A scenario keeps other values for some cells."),
    "HEADER_FOOTER": Rule(
        _QUARANTINE, "A header or footer, seen only on paper, says what no cell shows."
    ),
    "ORPHAN_STRING": Rule(_QUARANTINE, "The workbook keeps text that no cell uses any more."),
    "HIDDEN_LABEL": Rule(_QUARANTINE, "A table or saved view keeps labels that no cell shows."),
    "LINK_TEXT": Rule(_QUARANTINE, "The tip of a link says what no cell shows."),
    "CUSTOM_PROPERTY": Rule(_QUARANTINE, "A sheet carries custom properties with data."),
    "RICH_DATA": Rule(_QUARANTINE, "Linked data types keep values that no cell shows."),
    "UNKNOWN_PART": Rule(_QUARANTINE, "The file holds a part that is no known part of a workbook."),
    "MACROS": Rule(_CAUTION, "The workbook holds macros; they are neither run nor read."),
    "DOCPROPS_NAME": Rule(_NOTE, "The document properties name a person or an office."),
    "META_PATH": Rule(_NOTE, "The workbook names the folder it was saved in."),
}
# Formats whose codes count in the singular, and OpenDocument's own words.
_SINGULAR = {
    "HIDDEN_ROWS": "HIDDEN_ROW",
    "HIDDEN_COLS": "HIDDEN_COL",
    "FILTERED_ROWS": "FILTERED_ROW",
}
_FAMILIES: dict[str, dict[str, str]] = {
    "XLSX": {},
    "XLSM": {},
    "XLS": _SINGULAR,
    "XLSB": _SINGULAR,
    "ODS": {**_SINGULAR, "HIDDEN_SHEET": "HIDDEN_TABLE", "CELL_COMMENT": "ANNOTATION"},
}


def workbook_code(family: str, kind: str) -> str:
    """The code of a kind of finding in one format: ``XLS_HIDDEN_ROW``; .xlsx has no prefix."""
    name = _FAMILIES[family].get(kind, kind)
    return name if family == "XLSX" else f"{family}_{name}"


WORKBOOK: dict[str, Rule] = {
    workbook_code(family, kind): rule
    for family in _FAMILIES
    for kind, rule in WORKBOOK_KINDS.items()
}
DOCX: dict[str, Rule] = {
    "DOCX_TRACKED_DELETION": Rule(_QUARANTINE, "Tracked changes keep deleted text."),
    "DOCX_COMMENT": Rule(_QUARANTINE, "The text carries comments."),
    "DOCX_VANISH": Rule(_QUARANTINE, "Text is set to be hidden."),
    "DOCX_WHITE_TEXT": Rule(_QUARANTINE, "Text has the colour of what is under it."),
    "DOCX_TINY_TEXT": Rule(_QUARANTINE, "Text is too small to be read."),
    "DOCX_HIDDEN_ROW": Rule(_QUARANTINE, "A row of a table is hidden."),
    "DOCX_HIDDEN_SHAPE": Rule(_QUARANTINE, "A text box is hidden or has no size."),
    "DOCX_TEXT_OFF_PAGE": Rule(_QUARANTINE, "Text stands beside the page."),
    "DOCX_TEXT_UNDER_SHAPE": Rule(_QUARANTINE, "A filled box without words lies over the text."),
    "DOCX_FALLBACK_TEXT": Rule(_QUARANTINE, "A version for older programs says more."),
    "DOCX_EMBEDDED_WORKBOOK": Rule(_QUARANTINE, "A workbook is embedded."),
    "DOCX_EMBEDDED_OBJECT": Rule(_QUARANTINE, "Another file is embedded."),
    "DOCX_CHART_WORKBOOK": Rule(_QUARANTINE, "The workbook behind a chart says more than it."),
    "DOCX_BUILDING_BLOCK": Rule(_QUARANTINE, "Stored building blocks hold text."),
    "DOCX_CUSTOM_XML": Rule(_QUARANTINE, "Custom XML holds data."),
    "DOCX_UNKNOWN_PART": Rule(_QUARANTINE, "A part of an unknown kind holds data."),
    "DOCX_UNUSED_PART": Rule(_QUARANTINE, "A header, footer or note that is not printed has text."),
    "DOCX_VARIABLE": Rule(_QUARANTINE, "Document variables hold text."),
    "DOCX_MAIL_MERGE": Rule(_QUARANTINE, "A mail merge keeps its source or its recipients."),
    "DOCX_FIELD_CODE": Rule(_QUARANTINE, "The code of a field says what is not printed."),
    "DOCX_DROPDOWN_LIST": Rule(_QUARANTINE, "A drop-down list keeps choices that are not shown."),
    "DOCX_FORM_CONTROL": Rule(_QUARANTINE, "Form controls keep values."),
    "DOCX_ALT_CHUNK": Rule(_QUARANTINE, "Another document is imported as it opens."),
    "DOCX_MACRO": Rule(_CAUTION, "The file runs macros."),
    "DOCX_PROPS_NAME": Rule(_NOTE, "The document properties name a person or organisation."),
}
# What every Office package may keep in parts beside its text.
_PARTS = tuple(
    (code.removeprefix("DOCX_"), DOCX[code])
    for code in (
        *("DOCX_EMBEDDED_WORKBOOK", "DOCX_EMBEDDED_OBJECT", "DOCX_CHART_WORKBOOK"),
        *("DOCX_CUSTOM_XML", "DOCX_UNKNOWN_PART", "DOCX_FORM_CONTROL", "DOCX_MACRO"),
        *("DOCX_PROPS_NAME", "DOCX_BUILDING_BLOCK", "DOCX_MAIL_MERGE", "DOCX_COMMENT"),
        *("DOCX_WHITE_TEXT", "DOCX_TINY_TEXT", "DOCX_HIDDEN_SHAPE", "DOCX_TEXT_UNDER_SHAPE"),
    )
)
SLIDES: dict[str, Rule] = {f"PPTX_{what}": rule for what, rule in _PARTS} | {
    "PPTX_HIDDEN_SLIDE": Rule(_QUARANTINE, "A slide with words is hidden."),
    "PPTX_UNUSED_SLIDE": Rule(
        _QUARANTINE, "A slide that the presentation does not list is inside."
    ),
    "PPTX_NOTES": Rule(_QUARANTINE, "A slide carries speaker's notes."),
    "PPTX_OFF_SLIDE": Rule(_QUARANTINE, "Text stands beside the slide."),
}
OPEN_TEXT: dict[str, Rule] = {
    "ODT_TRACKED_DELETION": DOCX["DOCX_TRACKED_DELETION"],
    "ODT_ANNOTATION": DOCX["DOCX_COMMENT"],
    "ODT_HIDDEN_TEXT": DOCX["DOCX_VANISH"],
    "ODT_WHITE_TEXT": DOCX["DOCX_WHITE_TEXT"],
    "ODT_TINY_TEXT": DOCX["DOCX_TINY_TEXT"],
    "ODT_EMBEDDED_OBJECT": DOCX["DOCX_EMBEDDED_OBJECT"],
    "ODT_FIELD": DOCX["DOCX_FIELD_CODE"],
    "ODT_EARLIER_VERSION": Rule(_QUARANTINE, "Earlier versions of the text are inside."),
    "ODT_MACRO": DOCX["DOCX_MACRO"],
    "ODT_META_NAME": DOCX["DOCX_PROPS_NAME"],
    "RTF_TRACKED_DELETION": DOCX["DOCX_TRACKED_DELETION"],
    "RTF_COMMENT": DOCX["DOCX_COMMENT"],
    "RTF_HIDDEN_TEXT": DOCX["DOCX_VANISH"],
    "RTF_WHITE_TEXT": DOCX["DOCX_WHITE_TEXT"],
    "RTF_TINY_TEXT": DOCX["DOCX_TINY_TEXT"],
    "RTF_EMBEDDED_OBJECT": DOCX["DOCX_EMBEDDED_OBJECT"],
    "RTF_VARIABLE": DOCX["DOCX_VARIABLE"],
    "RTF_META_NAME": DOCX["DOCX_PROPS_NAME"],
}
WORD: dict[str, Rule] = {**DOCX, **SLIDES, **OPEN_TEXT}
PDF: dict[str, Rule] = {
    "PDF_TEXT_UNDER_BOX": Rule(_QUARANTINE, "Text lies under a box that covers it."),
    "PDF_TEXT_UNDER_IMAGE": Rule(_QUARANTINE, "Text lies under a picture that covers it."),
    "PDF_OUTSIDE_CROP": Rule(_QUARANTINE, "Text stands outside the visible part of the page."),
    "PDF_INVISIBLE_TEXT": Rule(_QUARANTINE, "Text is set to be invisible."),
    "PDF_CLIPPED_TEXT": Rule(_QUARANTINE, "Text is clipped away and cannot be seen."),
    "PDF_TRANSPARENT_TEXT": Rule(_QUARANTINE, "Text is fully transparent."),
    "PDF_WHITE_TEXT": Rule(_QUARANTINE, "Text has the colour of what is under it."),
    "PDF_TINY_TEXT": Rule(_QUARANTINE, "Text is too small to be read."),
    "PDF_HIDDEN_LAYER": Rule(_QUARANTINE, "Text stands on a layer that is switched off."),
    "PDF_ATTACHMENT": Rule(_QUARANTINE, "A file, sound or film is attached."),
    "PDF_EARLIER_REVISION": Rule(_QUARANTINE, "An earlier version of the pages is still inside."),
    "PDF_ANNOTATION": Rule(_QUARANTINE, "A note on the page says more than the page."),
    "PDF_HIDDEN_FIELD": Rule(_QUARANTINE, "A form field that is not shown holds a value."),
    "PDF_ALTERNATIVE_TEXT": Rule(_QUARANTINE, "Text stands in for what is painted and differs."),
    "PDF_UNUSED_CONTENT": Rule(_QUARANTINE, "Pages or text that nothing refers to are inside."),
    "PDF_PICTURE_UNDER_BOX": Rule(_QUARANTINE, "A box covers a part of a scanned page."),
    "PDF_TRAILING_DATA": Rule(_QUARANTINE, "Data follows after the end of the document."),
    "PDF_UNCHECKED": Rule(_QUARANTINE, "A page cannot be painted, and so not be judged."),
    "PDF_JAVASCRIPT": Rule(_CAUTION, "The file runs scripts."),
    "PDF_PRIVATE_DATA": Rule(_CAUTION, "A program's private working data is inside."),
    "PDF_THUMBNAIL": Rule(_NOTE, "Small pictures of the pages are stored apart from them."),
    "PDF_META_NAME": Rule(_NOTE, "The document properties name an author."),
}
HTML: dict[str, Rule] = {
    "HTML_HIDDEN_TEXT": Rule(_QUARANTINE, "Words of the page are set to be hidden."),
    "HTML_WHITE_TEXT": Rule(_QUARANTINE, "Words have the colour of what is under them."),
    "HTML_TINY_TEXT": Rule(_QUARANTINE, "Words are too small to be read."),
    "HTML_TEXT_OFF_PAGE": Rule(_QUARANTINE, "Words stand beside the page, or are cut away."),
    "HTML_STORED_PERSON": Rule(
        _QUARANTINE, "A comment, attribute or field that is not shown tells of a person."
    ),
}
CONTAINER: dict[str, Rule] = {
    f"{kind}_{what}": rule
    for kind, name in (("ZIP", "zip"), ("EML", "e-mail"), ("MSG", "e-mail"))
    for what, rule in (
        ("HAZARD", Rule(_QUARANTINE, f"A file inside the {name} holds hidden data.")),
        ("ENCRYPTED", Rule(_QUARANTINE, f"A file inside the {name} needs a password.")),
        (
            "TOO_DEEP",
            Rule(_QUARANTINE, f"Files lie inside files of the {name}, too deep to judge."),
        ),
    )
} | {
    "ZIP_UNLISTED_FILE": Rule(_QUARANTINE, "The zip holds a file that its list does not name."),
    "EML_HIDDEN_TEXT": Rule(_QUARANTINE, "The message holds words that are not shown."),
    "EML_ALTERNATIVE": Rule(_QUARANTINE, "Another version of the message says more."),
    "EML_UNSHOWN_PART": Rule(_QUARANTINE, "Words stand before or after the message's parts."),
    "MSG_HIDDEN_ATTACHMENT": Rule(_QUARANTINE, "An attached file is set to be hidden."),
    "MSG_HIDDEN_TEXT": Rule(_QUARANTINE, "The message holds words that are not shown."),
    "MSG_ALTERNATIVE": Rule(_QUARANTINE, "Another version of the message says more."),
    "PROGRAM": Rule(_QUARANTINE, "The file is a program under the name of a document."),
}
PERSONS: dict[str, Rule] = {
    "PERSON_ROWS": Rule(
        _QUARANTINE, "Visible rows name persons beside a number, date of birth or contact."
    ),
    "NHS_NUMBERS": Rule(_QUARANTINE, "Visible rows hold NHS numbers."),
    "NI_NUMBERS": Rule(_QUARANTINE, "Visible rows hold National Insurance numbers."),
    "PERSON_NUMBERS": Rule(
        _QUARANTINE, "Visible rows hold passport, driving licence or bank numbers."
    ),
    "BIRTH_DATES": Rule(_QUARANTINE, "Visible rows hold dates of birth."),
    "SERVICE_NUMBERS": Rule(
        _QUARANTINE, "Visible rows hold collar, warrant or service numbers of single officers."
    ),
    "PERSONAL_EMAILS": Rule(_QUARANTINE, "Visible rows hold e-mail addresses of persons."),
    "MOBILE_NUMBERS": Rule(_QUARANTINE, "Visible rows hold mobile telephone numbers."),
    "POSTCODE_DATES": Rule(_QUARANTINE, "Visible rows hold full postcodes with exact dates."),
    "PERSON_NAMES": Rule(_QUARANTINE, "A visible table lists the names of 20 persons or more."),
    "FEW_NAMES": Rule(_CAUTION, "A visible table lists the names of some persons."),
    "SENSITIVE_CASES": Rule(
        _CAUTION, "Visible rows give exact dates of sexual, domestic or like cases."
    ),
}

RULES: dict[str, Rule] = {**WORKBOOK, **WORD, **PDF, **HTML, **CONTAINER, **PERSONS}


def finding(code: str, place: str) -> Reason:
    """A finding of this kind at this place (a sheet, page or part; never its content)."""
    rule = RULES[code]
    return Reason(code, rule.severity, place, rule.sentence)
