"""Any file to one ``Document``: sniffed, read by its format's reader, captions attached.

The only place that turns a reader's errors into a verdict. The table of readers
and the tables of codes below are the whole decision; nothing else chooses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from parsers.documents import install, sniff
from parsers.documents.containers.members import inner_source
from parsers.documents.containers.openers import OPENERS
from parsers.documents.contents import Contents, OnPage, Reader, Source
from parsers.documents.grid.captions import attach
from parsers.documents.grid.label_lists import with_label_lists
from parsers.documents.plain.web_sheet import has_numbers
from parsers.errors import DocumentError
from parsers.files.readers import (
    csv_contents,
    html_contents,
    mail_contents,
    open_text_contents,
    pdf_contents,
    reader_of,
    slide_contents,
    text_contents,
    word_contents,
    zip_contents,
)
from parsers.gate.gate import find_hazards, find_persons, judged_members, must_be_held
from parsers.types import Document, Issue, Level, PageState, ReadVerdict, Reason, Severity

READERS: dict[str, Reader] = {
    sniff.PDF: pdf_contents,
    sniff.HTML: html_contents,
    sniff.TEXT: text_contents,
    sniff.CSV: csv_contents,
    sniff.TSV: csv_contents,
    sniff.DOCX: word_contents,
    sniff.ODT: open_text_contents,
    sniff.PPTX: slide_contents,
    sniff.ZIP: zip_contents,
    sniff.EML: mail_contents,
    sniff.MSG: mail_contents,
    sniff.XLSX: reader_of(sniff.XLSX),
    sniff.XLSM: reader_of(sniff.XLSM),
    sniff.ODS: reader_of(sniff.ODS),
    sniff.XLS: reader_of(sniff.XLS),
    sniff.XLSB: reader_of(sniff.XLSB),
    sniff.XML_SHEET: reader_of(sniff.XML_SHEET),
}

# What a code means for the verdict; a code that is not here is a failure.
VERDICTS = {
    "ENCRYPTED": ReadVerdict.QUARANTINED,
    "SCANNED": ReadVerdict.UNSUPPORTED,
    "UNSUPPORTED_TYPE": ReadVerdict.UNSUPPORTED,
}
SEVERITIES = {"ENCRYPTED": Severity.QUARANTINE}

_CONVERT = "This kind of file is not read yet: ask the force for PDF, DOCX, XLSX or CSV."
_SAVE_OR = f"{install.OFFICE}; or save the file as DOCX and read that."
WHY_UNSUPPORTED = {
    sniff.DOC: f"Word 97-2003 files are read through LibreOffice: {_SAVE_OR}",
    sniff.RTF: f"RTF files are read through LibreOffice: {_SAVE_OR}",
}


def read_document(
    body: bytes,
    *,
    name: str,
    media_type: str | None = None,
    join: bool = True,
    judge: bool = True,
    released: frozenset[str] = frozenset(),
    on_page: OnPage | None = None,
    recognised: bytes | None = None,
    judged: bool = False,
) -> Document:
    """Read one file of a disclosure into blocks and tables; never raises for bad bytes.

    ``name`` is for messages and for noticing that ending and bytes disagree; the
    type is sniffed. ``media_type`` is what the server declared, a tie-breaker for
    plain text only. ``join`` puts together tables that continue over pages.
    ``judge`` asks the gate first: a document that hides data comes back quarantined,
    with the findings and nothing of its content. An encrypted file is refused either way.
    ``released`` are finding codes that a person has released for these very bytes: they
    are told as cautions, and what is visible is read (docs/hidden-data.md).
    ``on_page`` hears of each page of a PDF: pages done, pages in all.
    ``recognised`` is a PDF of the same pages with the words of those that are pictures;
    ``judged`` says that the file itself has been: only its tables are judged.

    What cannot be read comes back with verdict ``failed``, ``unsupported`` or
    ``quarantined`` and a ``Reason`` that says why and what to do.
    """
    source = Source(body, name, join, recognised=recognised)
    if on_page is not None:
        source = replace(source, on_page=on_page)
    return _document(source, media_type, judge and not judged, released, judge)


def _document(
    source: Source,
    media_type: str | None,
    judge: bool,
    released: frozenset[str],
    within: bool = False,
) -> Document:
    """One file, outermost or inside another, as a document.

    ``within``: its tables are judged, even where its stores need not be (they were judged
    with those of the file around it, or before its pages were recognised).
    """
    body, name = source.body, source.name
    found = sniff.sniff(body, name, media_type) if body else sniff.UNKNOWN
    try:
        findings = find_hazards(source, found, released) if judge and body else ()
        if must_be_held(findings):
            return _held(body, name, found, findings)
        contents = _read(source, found, media_type)
        members = tuple(_members(source, found, judge, released))
    except DocumentError as error:
        return _refused(body, name, found, error)
    blocks, tables = attach(*with_label_lists(contents.blocks, contents.tables))
    if judge or within:
        findings += find_persons(tables, blocks, found, released)
        if must_be_held(findings):
            return _held(body, name, found, findings)
    return Document(
        file=name,
        sha256=hashlib.sha256(body).hexdigest(),
        media_type=found,
        pages=contents.pages,
        verdict=ReadVerdict.PARSED,
        reasons=findings + contents.reasons,
        blocks=blocks,
        tables=tables,
        issues=contents.issues,
        ocr=contents.ocr,
        page_states=contents.page_states,
        members=members,
        title=contents.title,
    )


def _members(
    source: Source, found: str, judge: bool, released: frozenset[str]
) -> Iterator[Document]:
    """The files inside a file, read; one that the gate has judged is not judged again."""
    opened = OPENERS.get(found)
    if opened is None:
        return
    judged = judged_members(source)
    for at, member in enumerate(opened.members(source), start=1):
        inner = inner_source(source, member)
        yield _document(inner, None, judge and at not in judged, released, judge)


def _held(body: bytes, name: str, found: str, findings: tuple[Reason, ...]) -> Document:
    """The document that the gate keeps back: its findings, and nothing of its content."""
    return Document(
        file=name,
        sha256=hashlib.sha256(body).hexdigest(),
        media_type=found,
        pages=None,
        verdict=ReadVerdict.QUARANTINED,
        reasons=findings,
    )


def _read(source: Source, found: str, media_type: str | None) -> Contents:
    """Read by the sniffed type. Raises ``DocumentError``."""
    if not source.body:
        raise DocumentError("the file is empty (0 bytes)", where=source.name, code="EMPTY")
    promised = sniff.promised_type(source.name, media_type)
    if found == sniff.HTML and promised not in (None, sniff.HTML):
        if promised in sniff.SHEETS:
            return _web_sheet(source, promised)
        message = (
            f"a web page, where {sniff.plain_name(promised)} was promised: likely an error page"
        )
        raise DocumentError(message, where=source.name, code="WRONG_TYPE")
    if found == sniff.OFFICE_ENCRYPTED:
        message = "the file is protected by a password: ask the force for an open copy"
        raise DocumentError(message, where=source.name, code="ENCRYPTED")
    reader = READERS.get(found)
    if reader is None:
        message = WHY_UNSUPPORTED.get(found, f"{_CONVERT} ({found})")
        raise DocumentError(message, where=source.name, code="UNSUPPORTED_TYPE")
    contents = reader(source)
    mismatch = _mismatch(source.name, promised, found)
    return replace(contents, issues=contents.issues + mismatch)


def _web_sheet(source: Source, promised: str) -> Contents:
    """A web page under a workbook's name (plain/web_sheet.py). Raises ``DocumentError``
    (WRONG_TYPE and the reader's)."""
    contents = html_contents(source)
    if not has_numbers(contents.tables):
        message = (
            f"a web page without a table of numbers, where {sniff.plain_name(promised)} was "
            "promised: likely an error page"
        )
        raise DocumentError(message, where=source.name, code="WRONG_TYPE")
    mismatch = _mismatch(source.name, promised, sniff.HTML)
    return replace(contents, issues=contents.issues + mismatch)


def _mismatch(name: str, promised: str | None, found: str) -> tuple[Issue, ...]:
    """An issue where the ending promises another type than the bytes are."""
    if promised is None or promised == found or sniff.alike(promised, found):
        return ()
    message = (
        f"the name promises {sniff.plain_name(promised)}, the bytes are {sniff.plain_name(found)}"
    )
    return (Issue(Level.WARNING, "wrong_type", message, name),)


def _refused(body: bytes, name: str, found: str, error: DocumentError) -> Document:
    """The document that says why it was not read."""
    place = name if error.page is None else f"{name}, page {error.page}"
    severity = SEVERITIES.get(error.code, Severity.CAUTION)
    return Document(
        file=name,
        sha256=hashlib.sha256(body).hexdigest(),
        media_type=found,
        pages=error.pages,
        verdict=VERDICTS.get(error.code, ReadVerdict.FAILED),
        reasons=(Reason(error.code, severity, place, error.message),),
        issues=(Issue(Level.ERROR, error.code.lower(), error.message, name, error.page),),
        page_states=(PageState.SCANNED,) * (error.pages or 0) if error.code == "SCANNED" else (),
    )
