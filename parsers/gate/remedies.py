"""What to do about each kind of finding before a file is published.

One row a remedy, with the codes of the rules that it answers. Formats share rules
(policy.py), so a row that names the code of one format answers the same rule in all:
the rule itself decides, not its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parsers.gate.policy import RULES

_SAFE_COPY: Final = "Or copy what is to be published into a new file and publish that."


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do, the codes of the rules that it answers, and why the finding matters."""

    key: str
    words: str
    codes: tuple[str, ...]
    why: str


REMEDIES: Final = (
    Remedy(
        "sheet",
        "Show the sheet (right-click a tab, Unhide; a very hidden one in the macro editor), look at"
        " it, and delete it. Or save each sheet to be published as CSV.",
        ("HIDDEN_SHEET", "VERYHIDDEN_SHEET", "HIDDEN_WINDOW", "MACRO_SHEET", "DIALOG_SHEET"),
        "A hidden sheet opens with two clicks; the largest leaks by public bodies were hidden"
        " sheets.",
    ),
    Remedy(
        "rows",
        "Select the whole sheet, unhide its rows and columns, clear filters and freezes, set a"
        " normal height and width, and delete what is not to be published.",
        (
            *("HIDDEN_ROWS", "HIDDEN_COLS", "FILTERED_ROWS", "TINY_ROW", "NARROW_COL"),
            *("FROZEN_AWAY",),
        ),
        "Hidden rows and columns are a drag of the mouse away, and programs read them like any"
        " other.",
    ),
    Remedy(
        "far",
        "Go to the last used cell (Ctrl+End), delete rows and columns outside the table, and set"
        " the print area to what is to be published.",
        ("REMOTE_CELL", "STRAY_CELL", "OUTSIDE_PRINT_AREA", "CSV_REMOTE_FIELD"),
        "What stands far off is found by one search or by Ctrl+End, and is read by every program.",
    ),
    Remedy(
        "under",
        "Unmerge the cells, or move the picture or shape away, and delete what lies beneath.",
        ("UNDER_MERGE", "COVERED_CELL"),
        "What lies under a cell or picture is still in the file and shows when the cover is moved.",
    ),
    Remedy(
        "ink",
        "Set one plain font, size and colour for everything, clear conditional and number formats,"
        " and delete what then appears and is not to be published.",
        (
            *("WHITE_TEXT", "TINY_FONT", "CONDITIONAL_INK", "FORMAT_SEMICOLONS", "FORMAT_MASK"),
            *("PUSHED_TEXT",),
            *("DOCX_WHITE_TEXT", "DOCX_TINY_TEXT", "DOCX_VANISH", "DOCX_HIDDEN_ROW"),
        ),
        "Selecting, copying or another colour of paper shows words that have no ink of their own.",
    ),
    Remedy(
        "comments",
        "Delete the comments, notes and tracked changes: accept or reject every change, then run"
        " the Document Inspector (File, Info, Inspect).",
        (
            *("CELL_COMMENT", "THREADED_COMMENT", "TRACKED_CHANGES", "REVISION_LOG", "SCENARIO"),
            *("DOCX_TRACKED_DELETION", "DOCX_COMMENT", "PPTX_NOTES", "ODT_EARLIER_VERSION"),
        ),
        "Comments, notes and deleted text are opened with one click, with the names of who"
        " wrote them.",
    ),
    Remedy(
        "copies",
        "Copy the visible cells and paste them as values into a new workbook: pivots, links,"
        " queries, lists, names and charts keep data that no cell shows.",
        (
            *("DATA_VALIDATION_LIST", "DATA_VALIDATION_TEXT", "DEFINED_NAME", "PIVOT_CACHE"),
            *("SLICER_CACHE", "DATA_MODEL", "EXTERNAL_LINK_CACHE", "CONNECTION", "QUERY_TABLE"),
            *("CUSTOM_XML", "CHART_CACHE", "EMBEDDED_OBJECT", "FORM_CONTROL", "ORPHAN_STRING"),
            *("HIDDEN_LABEL", "LINK_TEXT", "CUSTOM_PROPERTY", "RICH_DATA", "UNKNOWN_PART"),
            *("DEFINED_NAME_EXTERNAL", "STORED_VALUE", "STORED_PERSON", "STORED_DATA"),
            *("STORED_TEXT", "PART_UNCHECKED"),
        ),
        "A copy of the source data is kept whole behind the summary, often with every person"
        " in it.",
    ),
    Remedy(
        "shapes",
        "Show the shape, text box or header, read it, and delete it if it is not to be published.",
        (
            *("HIDDEN_SHAPE", "HEADER_FOOTER", "DOCX_HIDDEN_SHAPE", "DOCX_TEXT_OFF_PAGE"),
            *("DOCX_TEXT_UNDER_SHAPE", "DOCX_UNUSED_PART", "PPTX_OFF_SLIDE"),
        ),
        "A hidden box, or one outside the page, is listed by the program and read by search"
        " engines.",
    ),
    Remedy(
        "embedded",
        f"Paste charts and embedded files as pictures, and unlink fields (Ctrl+A, Ctrl+Shift+F9)."
        f" {_SAFE_COPY}",
        (
            *("DOCX_EMBEDDED_WORKBOOK", "DOCX_EMBEDDED_OBJECT", "DOCX_CHART_WORKBOOK"),
            *("DOCX_FIELD_CODE", "DOCX_ALT_CHUNK", "DOCX_FALLBACK_TEXT", "DOCX_DROPDOWN_LIST"),
            *("DOCX_FORM_CONTROL", "DOCX_MAIL_MERGE", "DOCX_VARIABLE", "DOCX_BUILDING_BLOCK"),
            *("DOCX_CUSTOM_XML", "DOCX_UNKNOWN_PART"),
        ),
        "A double click opens the embedded file, which may hold far more than the picture of it.",
    ),
    Remedy(
        "slide",
        "Delete the slide, or show it if it is to be published, and save the presentation again.",
        ("PPTX_HIDDEN_SLIDE", "PPTX_UNUSED_SLIDE"),
        "A hidden slide is only left out of the show; everybody who opens the file can read it.",
    ),
    Remedy(
        "pdf_words",
        "Remove the words in the document that the PDF was made from and export it again: a box"
        " drawn over text hides nothing. For a scan, black it out on paper or as a picture.",
        (
            *("PDF_TEXT_UNDER_BOX", "PDF_TEXT_UNDER_IMAGE", "PDF_PICTURE_UNDER_BOX"),
            *("PDF_OUTSIDE_CROP", "PDF_INVISIBLE_TEXT", "PDF_CLIPPED_TEXT"),
            *("PDF_TRANSPARENT_TEXT", "PDF_WHITE_TEXT", "PDF_TINY_TEXT", "PDF_HIDDEN_LAYER"),
            *("PDF_ALTERNATIVE_TEXT",),
        ),
        "Words under a box can be selected, copied and searched: the box is only painted over"
        " them.",
    ),
    Remedy(
        "pdf_stores",
        "Print the PDF to a new PDF, which leaves attachments, notes, fields, layers and earlier"
        " versions behind, and check the new file again.",
        (
            *("PDF_ATTACHMENT", "PDF_EARLIER_REVISION", "PDF_ANNOTATION", "PDF_HIDDEN_FIELD"),
            *("PDF_UNUSED_CONTENT", "PDF_TRAILING_DATA", "PDF_UNCHECKED", "PDF_JAVASCRIPT"),
            *("PDF_PRIVATE_DATA", "PDF_THUMBNAIL", "PDF_STORED_PERSON"),
            *("PDF_STORED_DATA", "PDF_STORED_NAME", "PDF_STORED_TEXT"),
        ),
        "A PDF keeps earlier versions, notes and files that any reader program can list.",
    ),
    Remedy(
        "container",
        "Publish the files of the container one by one, each after its own check.",
        (
            *("ZIP_HAZARD", "ZIP_ENCRYPTED", "ZIP_TOO_DEEP", "ZIP_UNLISTED_FILE"),
            *("EML_HAZARD", "EML_ENCRYPTED", "EML_TOO_DEEP", "MSG_HIDDEN_ATTACHMENT"),
            *("MSG_HAZARD", "MSG_ENCRYPTED", "MSG_TOO_DEEP"),
            *(
                "ZIP_COMMENT",
                "ZIP_LEFTOVER",
                "ZIP_DOUBLE",
                "ZIP_CLIMBING_NAME",
                "ZIP_LITTER",
                "UNREAD_FILE",
            ),
        ),
        "Nobody looks into every file of an archive; each is published with it.",
    ),
    Remedy(
        "message",
        "Publish the letter as a PDF or web page made from its visible text, not the message.",
        (
            *("EML_HIDDEN_TEXT", "EML_ALTERNATIVE", "EML_UNSHOWN_PART"),
            *("MSG_HIDDEN_TEXT", "MSG_ALTERNATIVE", "EML_HEADER_PERSON"),
            *("MSG_HEADER_PERSON", "EML_BLIND_COPY"),
        ),
        "A message keeps a second version and headers that are not shown when it is read.",
    ),
    Remedy(
        "program",
        "Do not publish it: it is a program.",
        ("PROGRAM",),
        "It runs on the computer of whoever opens it.",
    ),
    Remedy(
        "page",
        "Take the words out of the page, its comments and its hidden fields; a style that hides"
        " them leaves them in the page.",
        (
            *("HTML_HIDDEN_TEXT", "HTML_WHITE_TEXT", "HTML_TINY_TEXT", "HTML_TEXT_OFF_PAGE"),
            *("HTML_STORED_PERSON", "HTML_STORED_DATA", "HTML_STORED_NAME", "UNSEEN_CHARACTERS"),
        ),
        "The source of a page is shown by every browser, whatever its style hides.",
    ),
    Remedy(
        "persons",
        "Take the columns that name or number persons out, or give counts in their place.",
        (
            *("PERSON_ROWS", "NHS_NUMBERS", "NI_NUMBERS", "BIRTH_DATES", "SERVICE_NUMBERS"),
            *("PERSONAL_EMAILS", "MOBILE_NUMBERS", "POSTCODE_DATES", "PERSON_NAMES", "FEW_NAMES"),
            *("PERSON_NUMBERS", "HOME_ADDRESSES", "NUMBER_IN_TEXT", "CASE_DOCUMENT"),
            *("PERSON_IN_TEXT",),
        ),
        "Rows about single people are personal data, however plainly they are printed.",
    ),
    Remedy(
        "dates",
        "Give months or years in place of exact dates.",
        ("SENSITIVE_CASES",),
        "An exact day and a rare offence tell neighbours and newspapers who it was.",
    ),
    Remedy(
        "macros",
        "Save the file in a format without macros (.xlsx, .docx, .pptx).",
        ("MACROS", "DOCX_MACRO"),
        "A macro can show what is hidden, and programs warn readers of such files.",
    ),
    Remedy(
        "properties",
        "Clear the properties if the name is not to be known (File, Info, Inspect); nothing of"
        " them is published here.",
        ("DOCPROPS_NAME", "META_PATH", "DOCX_PROPS_NAME", "PDF_META_NAME", "STORED_NAME"),
        "A name in the properties tells who wrote it; nothing of it is published here.",
    ),
)
_BY_RULE: Final = {id(RULES[code]): one for one in REMEDIES for code in one.codes}


def remedy_of(code: str) -> Remedy | None:
    """The remedy of a finding; None for a code that is no finding of the gate."""
    rule = RULES.get(code)
    return _BY_RULE[id(rule)] if rule else None


def remedy(code: str) -> str | None:
    """What to do about a finding; None for a code that is no finding of the gate."""
    found = remedy_of(code)
    return found.words if found else None
