"""What each finding means, as data: its severity and its plain sentence.

``quarantine`` withholds the document's text, tables and previews; ``caution`` is
published and flagged; ``note`` changes nothing, because originals are never
re-hosted and metadata never leaves. Sentences say what kind of thing is hidden,
never what it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.types import Reason, Severity

_QUARANTINE, _CAUTION, _NOTE = Severity.QUARANTINE, Severity.CAUTION, Severity.NOTE


@dataclass(frozen=True, slots=True)
class HazardKind:
    """One kind of finding: how grave it is and how it is told."""

    severity: Severity
    sentence: str


# Every format's workbooks share these kinds; ``workbook_code`` gives each format's own code.
WORKBOOK_KINDS: dict[str, HazardKind] = {
    "HIDDEN_SHEET": HazardKind(_QUARANTINE, "A worksheet with data is hidden."),
    "VERYHIDDEN_SHEET": HazardKind(
        _QUARANTINE, "A worksheet with data is hidden so that only a macro can show it."
    ),
    "HIDDEN_WINDOW": HazardKind(_QUARANTINE, "The workbook opens without a window that is shown."),
    "MACRO_SHEET": HazardKind(_QUARANTINE, "A sheet of old macros (Excel 4) holds data."),
    "DIALOG_SHEET": HazardKind(_QUARANTINE, "A dialog sheet holds data."),
    "HIDDEN_ROWS": HazardKind(_QUARANTINE, "Rows with data are hidden."),
    "HIDDEN_COLS": HazardKind(_QUARANTINE, "Columns with data are hidden."),
    "FILTERED_ROWS": HazardKind(_QUARANTINE, "An active filter hides rows with data."),
    "TINY_ROW": HazardKind(_QUARANTINE, "Rows with data are too low for anything to be seen."),
    "NARROW_COL": HazardKind(
        _QUARANTINE, "Columns with data are too narrow for anything to be seen."
    ),
    "FROZEN_AWAY": HazardKind(
        _QUARANTINE, "A frozen pane keeps rows or columns with data out of reach."
    ),
    "REMOTE_CELL": HazardKind(_QUARANTINE, "Data stands far away from the rest of its sheet."),
    "STRAY_CELL": HazardKind(_CAUTION, "Left-over checks or errors stand beside the tables."),
    "OUTSIDE_PRINT_AREA": HazardKind(_QUARANTINE, "Data stands outside the sheet's print area."),
    "UNDER_MERGE": HazardKind(_QUARANTINE, "Merged cells cover data that they do not show."),
    "COVERED_CELL": HazardKind(
        _QUARANTINE, "A picture, chart or filled shape covers cells with data."
    ),
    "WHITE_TEXT": HazardKind(_QUARANTINE, "Text has the colour of the cell it stands in."),
    "TINY_FONT": HazardKind(_QUARANTINE, "Text is too small to be read (less than 3 points)."),
    "CONDITIONAL_INK": HazardKind(
        _QUARANTINE, "A conditional format makes data look like an empty cell."
    ),
    "FORMAT_SEMICOLONS": HazardKind(
        _QUARANTINE, "A number format shows nothing of the stored value."
    ),
    "FORMAT_MASK": HazardKind(
        _QUARANTINE, "A number format shows other words in place of the stored number."
    ),
    "PUSHED_TEXT": HazardKind(
        _QUARANTINE, "Blank lines or spaces push the rest of a text out of its cell."
    ),
    "CELL_COMMENT": HazardKind(_QUARANTINE, "Cells carry notes or comments."),
    "THREADED_COMMENT": HazardKind(_QUARANTINE, "Cells carry a conversation of comments."),
    "DATA_VALIDATION_LIST": HazardKind(
        _QUARANTINE, "A drop-down list keeps values that no cell shows."
    ),
    "DATA_VALIDATION_TEXT": HazardKind(
        _QUARANTINE, "The messages of a drop-down or entry rule say what no cell shows."
    ),
    "DEFINED_NAME": HazardKind(_QUARANTINE, "A defined name keeps values that no cell shows."),
    "DEFINED_NAME_EXTERNAL": HazardKind(_NOTE, "Defined names point to another workbook."),
    "PIVOT_CACHE": HazardKind(
        _QUARANTINE, "A pivot table keeps a copy of source data that no visible sheet shows."
    ),
    "SLICER_CACHE": HazardKind(
        _QUARANTINE, "A slicer or timeline keeps values that no cell shows."
    ),
    "DATA_MODEL": HazardKind(_QUARANTINE, "The workbook holds a data model (Power Pivot)."),
    "EXTERNAL_LINK_CACHE": HazardKind(
        _QUARANTINE, "Links to other workbooks keep copies of their cells."
    ),
    "CONNECTION": HazardKind(_QUARANTINE, "The workbook holds a connection to a data source."),
    "QUERY_TABLE": HazardKind(_QUARANTINE, "A query keeps names of fields that no cell shows."),
    "CUSTOM_XML": HazardKind(_QUARANTINE, "The workbook holds custom XML with data."),
    "CHART_CACHE": HazardKind(_QUARANTINE, "A chart keeps values that no visible cell shows."),
    "EMBEDDED_OBJECT": HazardKind(_QUARANTINE, "Another file is embedded in the workbook."),
    "FORM_CONTROL": HazardKind(_QUARANTINE, "A form control keeps values that no cell shows."),
    "HIDDEN_SHAPE": HazardKind(
        _QUARANTINE, "A text box or shape is hidden, or its words have the colour of its fill."
    ),
    "REVISION_LOG": HazardKind(_QUARANTINE, "The workbook keeps a log of earlier changes."),
    "TRACKED_CHANGES": HazardKind(_QUARANTINE, "The workbook keeps tracked changes."),
    "SCENARIO": HazardKind(_QUARANTINE, "A scenario keeps other values for some cells."),
    "HEADER_FOOTER": HazardKind(
        _QUARANTINE, "A header or footer, seen only on paper, says what no cell shows."
    ),
    "ORPHAN_STRING": HazardKind(_QUARANTINE, "The workbook keeps text that no cell uses any more."),
    "HIDDEN_LABEL": HazardKind(
        _QUARANTINE, "A table or saved view keeps labels that no cell shows."
    ),
    "LINK_TEXT": HazardKind(_QUARANTINE, "The tip of a link says what no cell shows."),
    "CUSTOM_PROPERTY": HazardKind(_QUARANTINE, "A sheet carries custom properties with data."),
    "RICH_DATA": HazardKind(_QUARANTINE, "Linked data types keep values that no cell shows."),
    "UNKNOWN_PART": HazardKind(
        _QUARANTINE, "The file holds a part that is no known part of a workbook."
    ),
    "MACROS": HazardKind(_CAUTION, "The workbook holds macros; they are neither run nor read."),
    "DOCPROPS_NAME": HazardKind(_NOTE, "The document properties name a person or an office."),
    "META_PATH": HazardKind(_NOTE, "The workbook names the folder it was saved in."),
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


WORKBOOK: dict[str, HazardKind] = {
    workbook_code(family, kind): rule
    for family in _FAMILIES
    for kind, rule in WORKBOOK_KINDS.items()
}
DOCX: dict[str, HazardKind] = {
    "DOCX_TRACKED_DELETION": HazardKind(_QUARANTINE, "Tracked changes keep deleted text."),
    "DOCX_COMMENT": HazardKind(_QUARANTINE, "The text carries comments."),
    "DOCX_VANISH": HazardKind(_QUARANTINE, "Text is set to be hidden."),
    "DOCX_WHITE_TEXT": HazardKind(_QUARANTINE, "Text has the colour of what is under it."),
    "DOCX_TINY_TEXT": HazardKind(_QUARANTINE, "Text is too small to be read."),
    "DOCX_HIDDEN_ROW": HazardKind(_QUARANTINE, "A row of a table is hidden."),
    "DOCX_HIDDEN_SHAPE": HazardKind(_QUARANTINE, "A text box is hidden or has no size."),
    "DOCX_TEXT_OFF_PAGE": HazardKind(_QUARANTINE, "Text stands beside the page."),
    "DOCX_TEXT_UNDER_SHAPE": HazardKind(
        _QUARANTINE, "A filled box without words lies over the text."
    ),
    "DOCX_FALLBACK_TEXT": HazardKind(_QUARANTINE, "A version for older programs says more."),
    "DOCX_EMBEDDED_WORKBOOK": HazardKind(_QUARANTINE, "A workbook is embedded."),
    "DOCX_EMBEDDED_OBJECT": HazardKind(_QUARANTINE, "Another file is embedded."),
    "DOCX_CHART_WORKBOOK": HazardKind(
        _QUARANTINE, "The workbook behind a chart says more than it."
    ),
    "DOCX_BUILDING_BLOCK": HazardKind(_QUARANTINE, "Stored building blocks hold text."),
    "DOCX_CUSTOM_XML": HazardKind(_QUARANTINE, "Custom XML holds data."),
    "DOCX_UNKNOWN_PART": HazardKind(_QUARANTINE, "A part of an unknown kind holds data."),
    "DOCX_UNUSED_PART": HazardKind(
        _QUARANTINE, "A header, footer or note that is not printed has text."
    ),
    "DOCX_VARIABLE": HazardKind(_QUARANTINE, "Document variables hold text."),
    "DOCX_MAIL_MERGE": HazardKind(_QUARANTINE, "A mail merge keeps its source or its recipients."),
    "DOCX_FIELD_CODE": HazardKind(_QUARANTINE, "The code of a field says what is not printed."),
    "DOCX_DROPDOWN_LIST": HazardKind(
        _QUARANTINE, "A drop-down list keeps choices that are not shown."
    ),
    "DOCX_FORM_CONTROL": HazardKind(_QUARANTINE, "Form controls keep values."),
    "DOCX_ALT_CHUNK": HazardKind(_QUARANTINE, "Another document is imported as it opens."),
    "DOCX_MACRO": HazardKind(_CAUTION, "The file runs macros."),
    "DOCX_PROPS_NAME": HazardKind(_NOTE, "The document properties name a person or organisation."),
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
SLIDES: dict[str, HazardKind] = {f"PPTX_{what}": rule for what, rule in _PARTS} | {
    "PPTX_HIDDEN_SLIDE": HazardKind(_QUARANTINE, "A slide with words is hidden."),
    "PPTX_UNUSED_SLIDE": HazardKind(
        _QUARANTINE, "A slide that the presentation does not list is inside."
    ),
    "PPTX_NOTES": HazardKind(_QUARANTINE, "A slide carries speaker's notes."),
    "PPTX_OFF_SLIDE": HazardKind(_QUARANTINE, "Text stands beside the slide."),
}
OPEN_TEXT: dict[str, HazardKind] = {
    "ODT_TRACKED_DELETION": DOCX["DOCX_TRACKED_DELETION"],
    "ODT_ANNOTATION": DOCX["DOCX_COMMENT"],
    "ODT_HIDDEN_TEXT": DOCX["DOCX_VANISH"],
    "ODT_WHITE_TEXT": DOCX["DOCX_WHITE_TEXT"],
    "ODT_TINY_TEXT": DOCX["DOCX_TINY_TEXT"],
    "ODT_EMBEDDED_OBJECT": DOCX["DOCX_EMBEDDED_OBJECT"],
    "ODT_FIELD": DOCX["DOCX_FIELD_CODE"],
    "ODT_EARLIER_VERSION": HazardKind(_QUARANTINE, "Earlier versions of the text are inside."),
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
WORD: dict[str, HazardKind] = {**DOCX, **SLIDES, **OPEN_TEXT}
PDF: dict[str, HazardKind] = {
    "PDF_TEXT_UNDER_BOX": HazardKind(_QUARANTINE, "Text lies under a box that covers it."),
    "PDF_TEXT_UNDER_IMAGE": HazardKind(_QUARANTINE, "Text lies under a picture that covers it."),
    "PDF_OUTSIDE_CROP": HazardKind(
        _QUARANTINE, "Text stands outside the visible part of the page."
    ),
    "PDF_INVISIBLE_TEXT": HazardKind(_QUARANTINE, "Text is set to be invisible."),
    "PDF_CLIPPED_TEXT": HazardKind(_QUARANTINE, "Text is clipped away and cannot be seen."),
    "PDF_TRANSPARENT_TEXT": HazardKind(_QUARANTINE, "Text is fully transparent."),
    "PDF_WHITE_TEXT": HazardKind(_QUARANTINE, "Text has the colour of what is under it."),
    "PDF_TINY_TEXT": HazardKind(_QUARANTINE, "Text is too small to be read."),
    "PDF_HIDDEN_LAYER": HazardKind(_QUARANTINE, "Text stands on a layer that is switched off."),
    "PDF_ATTACHMENT": HazardKind(_QUARANTINE, "A file, sound or film is attached."),
    "PDF_EARLIER_REVISION": HazardKind(
        _QUARANTINE, "An earlier version of the pages is still inside."
    ),
    "PDF_ANNOTATION": HazardKind(_QUARANTINE, "A note on the page says more than the page."),
    "PDF_HIDDEN_FIELD": HazardKind(_QUARANTINE, "A form field that is not shown holds a value."),
    "PDF_ALTERNATIVE_TEXT": HazardKind(
        _QUARANTINE, "Text stands in for what is painted and differs."
    ),
    "PDF_UNUSED_CONTENT": HazardKind(
        _QUARANTINE, "Pages or text that nothing refers to are inside."
    ),
    "PDF_PICTURE_UNDER_BOX": HazardKind(_QUARANTINE, "A box covers a part of a scanned page."),
    "PDF_TRAILING_DATA": HazardKind(_QUARANTINE, "Data follows after the end of the document."),
    "PDF_UNCHECKED": HazardKind(_QUARANTINE, "A page cannot be painted, and so not be judged."),
    "PDF_JAVASCRIPT": HazardKind(_CAUTION, "The file runs scripts."),
    "PDF_PRIVATE_DATA": HazardKind(_CAUTION, "A program's private working data is inside."),
    "PDF_THUMBNAIL": HazardKind(_NOTE, "Small pictures of the pages are stored apart from them."),
    "PDF_STORED_PERSON": HazardKind(
        _QUARANTINE, "A bookmark, tag or other store tells of a person whom no page shows."
    ),
    "PDF_STORED_DATA": HazardKind(
        _QUARANTINE, "A bookmark, tag or other store keeps figures that no page shows."
    ),
    "PDF_STORED_NAME": HazardKind(
        _NOTE, "A link, property or path names a person that no page shows."
    ),
    "PDF_STORED_TEXT": HazardKind(
        _NOTE, "A bookmark, tag or other store keeps words that no page shows."
    ),
    "PDF_META_NAME": HazardKind(_NOTE, "The document properties name an author."),
}
HTML: dict[str, HazardKind] = {
    "HTML_HIDDEN_TEXT": HazardKind(_QUARANTINE, "Words of the page are set to be hidden."),
    "HTML_WHITE_TEXT": HazardKind(_QUARANTINE, "Words have the colour of what is under them."),
    "HTML_TINY_TEXT": HazardKind(_QUARANTINE, "Words are too small to be read."),
    "HTML_TEXT_OFF_PAGE": HazardKind(_QUARANTINE, "Words stand beside the page, or are cut away."),
    "HTML_STORED_PERSON": HazardKind(
        _QUARANTINE, "A comment, attribute or field that is not shown tells of a person."
    ),
    "HTML_STORED_DATA": HazardKind(
        _QUARANTINE, "A comment, attribute or script keeps figures that the page does not show."
    ),
    "HTML_STORED_NAME": HazardKind(
        _NOTE, "A link, tip, description or script of the page names a person."
    ),
}
CONTAINER: dict[str, HazardKind] = {
    f"{kind}_{what}": rule
    for kind, name in (("ZIP", "zip"), ("EML", "e-mail"), ("MSG", "e-mail"))
    for what, rule in (
        ("HAZARD", HazardKind(_QUARANTINE, f"A file inside the {name} holds hidden data.")),
        ("ENCRYPTED", HazardKind(_QUARANTINE, f"A file inside the {name} needs a password.")),
        (
            "TOO_DEEP",
            HazardKind(_QUARANTINE, f"Files lie inside files of the {name}, too deep to judge."),
        ),
    )
} | {
    "STORED_PERSON": HazardKind(
        _QUARANTINE, "A name or number of a person is kept where no page of the file shows it."
    ),
    "STORED_DATA": HazardKind(
        _QUARANTINE, "Figures or a list are kept where no page of the file shows them."
    ),
    "STORED_NAME": HazardKind(_NOTE, "An author, a path or a link of the file names a person."),
    "STORED_TEXT": HazardKind(_NOTE, "Words are kept where no page of the file shows them."),
    "STORED_VALUE": HazardKind(
        _NOTE, "A filter or an unused number format keeps what no cell shows."
    ),
    "PART_UNCHECKED": HazardKind(_QUARANTINE, "A part is too large to be looked through."),
    "UNSEEN_CHARACTERS": HazardKind(
        _QUARANTINE, "Words are written in characters that no font shows."
    ),
    "ZIP_COMMENT": HazardKind(_NOTE, "The archive, or a file in it, carries a comment."),
    "ZIP_LEFTOVER": HazardKind(_NOTE, "Data stands before or after the archive."),
    "ZIP_DOUBLE": HazardKind(_NOTE, "A part of the archive is there twice, one of them unread."),
    "EML_HEADER_PERSON": HazardKind(_NOTE, "A header that no program shows names a person."),
    "EML_BLIND_COPY": HazardKind(_QUARANTINE, "A copy in secret went to a person."),
    "ZIP_CLIMBING_NAME": HazardKind(
        _QUARANTINE, "The name of a file in the zip leads out of the folder it is unpacked in."
    ),
    "ZIP_UNLISTED_FILE": HazardKind(
        _QUARANTINE, "The zip holds a file that its list does not name."
    ),
    "EML_HIDDEN_TEXT": HazardKind(_QUARANTINE, "The message holds words that are not shown."),
    "EML_ALTERNATIVE": HazardKind(_QUARANTINE, "Another version of the message says more."),
    "EML_UNSHOWN_PART": HazardKind(_QUARANTINE, "Words stand before or after the message's parts."),
    "MSG_HEADER_PERSON": HazardKind(_NOTE, "A header that no program shows names a person."),
    "MSG_HIDDEN_ATTACHMENT": HazardKind(_QUARANTINE, "An attached file is set to be hidden."),
    "MSG_HIDDEN_TEXT": HazardKind(_QUARANTINE, "The message holds words that are not shown."),
    "MSG_ALTERNATIVE": HazardKind(_QUARANTINE, "Another version of the message says more."),
    "CSV_REMOTE_FIELD": HazardKind(
        _QUARANTINE, "A field stands far beside the columns of the file, or far below its rows."
    ),
    "ZIP_LITTER": HazardKind(
        _NOTE, "The zip holds a file that a program left behind, which may name its user."
    ),
    "UNREAD_FILE": HazardKind(
        _NOTE, "A file inside is of a kind that is not looked into: an archive, a database."
    ),
    "PROGRAM": HazardKind(_QUARANTINE, "The file is a program under the name of a document."),
}
PERSONS: dict[str, HazardKind] = {
    "PERSON_ROWS": HazardKind(
        _QUARANTINE, "Visible rows name persons beside a number, date of birth or contact."
    ),
    "NHS_NUMBERS": HazardKind(_QUARANTINE, "Visible rows hold NHS numbers."),
    "NI_NUMBERS": HazardKind(_QUARANTINE, "Visible rows hold National Insurance numbers."),
    "PERSON_NUMBERS": HazardKind(
        _QUARANTINE, "Visible rows hold passport, driving licence or bank numbers."
    ),
    "BIRTH_DATES": HazardKind(_QUARANTINE, "Visible rows hold dates of birth."),
    "SERVICE_NUMBERS": HazardKind(
        _QUARANTINE, "Visible rows hold collar, warrant or service numbers of single officers."
    ),
    "PERSONAL_EMAILS": HazardKind(_QUARANTINE, "Visible rows hold e-mail addresses of persons."),
    "MOBILE_NUMBERS": HazardKind(_QUARANTINE, "Visible rows hold mobile telephone numbers."),
    "HOME_ADDRESSES": HazardKind(_QUARANTINE, "Visible rows hold full addresses of houses."),
    "NUMBER_IN_TEXT": HazardKind(
        _CAUTION, "The words hold a number that the state or a bank gave one person."
    ),
    "CASE_DOCUMENT": HazardKind(
        _QUARANTINE, "The text is headed as the statement or record of one named person."
    ),
    "PERSON_IN_TEXT": HazardKind(
        _CAUTION, "The words name somebody beside a birth, home or number that singles them out."
    ),
    "POSTCODE_DATES": HazardKind(_QUARANTINE, "Visible rows hold full postcodes with exact dates."),
    "PERSON_NAMES": HazardKind(
        _QUARANTINE, "A visible table lists the names of 20 persons or more."
    ),
    "FEW_NAMES": HazardKind(_CAUTION, "A visible table lists the names of some persons."),
    "SENSITIVE_CASES": HazardKind(
        _CAUTION, "Visible rows give exact dates of sexual, domestic or like cases."
    ),
}

RULES: dict[str, HazardKind] = {**WORKBOOK, **WORD, **PDF, **HTML, **CONTAINER, **PERSONS}


# How the standards' programs call parts; whoever calls one otherwise may say something by it.
_PART = re.compile(
    r"(?:[\[\]a-z_ -]{1,20}/){0,4}(?:\[content_types\]|\.|_?(?:workbook|sheet|styles?"
    r"|sharedstrings|theme|document|header|footer|footnotes|endnotes|settings|websettings|fonttable|numbering|comments?"
    r"|commentsextended|people|item|itemprops|core|app|custom|drawing|vmldrawing|chart|chartex|colors"
    r"|style|table|pivottable|pivotcachedefinition|pivotcacherecords|slicer|slicercache|timeline"
    r"|timelinecache|externallink|connections|querytable|presentation|slide|slidelayout|slidemaster"
    r"|notesslide|notesmaster|handoutmaster|commentauthors|content|meta|manifest|image|oleobject"
    r"|package|activex|ctrlprop|customproperty|printersettings|vbaproject|persons?|threadedcomment"
    r"|revisionlog|revisionheaders|usernames|metadata|calcchain|data|diagram|object|tags?|glossary"
    r"|microsoft_\w{1,40}|versionlist|volatiledependencies|xmlmaps|tablesinglecells|richdata\w{0,20}"
    r"|rdrichvalue\w{0,20}|webextension|taskpanes|namedsheetviews?|mailmerge\w{0,20}|recipients))"
    r"\d{0,4}(?:\.[a-z]{2,5})?(?:\.rels)?",
    re.IGNORECASE,
)


def finding(code: str, place: str) -> Reason:
    """A finding of this kind at this place (a sheet, page or part; never its content)."""
    rule = RULES[code]
    if ("/" in place or place.endswith(".xml")) and not _PART.fullmatch(place):
        place = "a part with a name of its own"
    return Reason(code, rule.severity, place, rule.sentence)
