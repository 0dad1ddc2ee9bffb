"""Documents that an outside program has converted: which need it, and how the result is read.

The programs run in ``scraper/reading/convert.py``; here their output stands in for the
original. The gate has judged the original before it was converted, and judges
what came of it like any other file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from parsers.documents import sniff
from parsers.documents.contents import OnPage
from parsers.documents.page_numbers import in_words
from parsers.files.read import read_document
from parsers.types import (
    Conversion,
    Derived,
    Document,
    Issue,
    Level,
    PageState,
    ReadVerdict,
    Reason,
    Severity,
)

# Codes of pages that are pictures; the types that LibreOffice turns into one that is read.
_PICTURES: Final = frozenset({"SCANNED", "SCANNED_PAGES"})
OFFICE_TYPES: Final = frozenset({sniff.DOC, sniff.RTF})


def conversion_for(media_type: str | None, codes: Iterable[str]) -> Conversion | None:
    """What would make a document readable, by the codes of its reasons; None if nothing would."""
    found = set(codes)
    if found & _PICTURES:
        return Conversion.OCR
    if "UNSUPPORTED_TYPE" in found and media_type in OFFICE_TYPES:
        return Conversion.OFFICE
    return None


def wanted_by(document: Document) -> Conversion | None:
    """``conversion_for`` a document as read."""
    if document.verdict not in (ReadVerdict.UNSUPPORTED, ReadVerdict.PARSED):
        return None
    return conversion_for(document.media_type, (reason.code for reason in document.reasons))


def stand_in(
    original: Document,
    derived: Derived,
    body: bytes,
    *,
    join: bool = True,
    judge: bool = True,
    released: frozenset[str] = frozenset(),
    on_page: OnPage | None = None,
) -> Document:
    """The original's document with what is read from its conversion; ``body`` is the original.

    File, hash and type stay the original's. Pages that OCR has read stand in their places
    between the others, and say so, and so do their tables. Hidden data that came through
    the conversion keeps it back.
    """
    if derived.body is None:
        return _not_converted(original, derived)
    by_ocr = derived.conversion is Conversion.OCR
    read = read_document(
        body if by_ocr else derived.body,
        name=original.file,
        join=join,
        judge=judge,
        released=released,
        on_page=on_page,
        recognised=derived.body if by_ocr else None,
        judged=by_ocr,
    )
    if read.verdict not in {ReadVerdict.PARSED, ReadVerdict.QUARANTINED}:
        why = "; ".join(reason.message for reason in read.reasons)
        return _not_converted(original, replace(derived, problem=why))
    if by_ocr:
        return _recognised(original, read, derived)
    return replace(
        read,
        sha256=original.sha256,
        media_type=original.media_type,
        pages=original.pages,
        reasons=(*read.reasons, _told(original.file, derived)),
        # The name promises the original's type: that the conversion is another is no finding.
        issues=tuple(issue for issue in read.issues if issue.code != "wrong_type"),
    )


def _recognised(original: Document, read: Document, derived: Derived) -> Document:
    """The document with its pictures read. What the gate said of the original still counts."""
    if PageState.RECOGNISED not in read.page_states:
        return _not_converted(original, replace(derived, problem="no words were recognised"))
    earlier = tuple(map(_pictured, original.reasons))
    told = _told(original.file, derived, read.page_states)
    reasons = dict.fromkeys((*earlier, *read.reasons, told))
    return replace(read, reasons=tuple(each for each in reasons if each.code != "SCANNED"))


def _pictured(reason: Reason) -> Reason:
    """Which pages are pictures is still to be known; that they are unread is no longer so."""
    if reason.code != "SCANNED_PAGES":
        return reason
    message = reason.message.partition(" without")[0]
    return replace(reason, severity=Severity.NOTE, message=message)


def _told(file: str, derived: Derived, states: Sequence[PageState] = ()) -> Reason:
    if derived.conversion is Conversion.OCR:
        pages = [at for at, state in enumerate(states, start=1) if state is PageState.RECOGNISED]
        whole = len(pages) == len(states)
        places = "" if whole else f"{in_words(pages, len(states))}: "
        message = f"{places}read by text recognition ({derived.tool}): check against the page"
        return Reason("OCR", Severity.CAUTION, file, message)
    return Reason("CONVERTED", Severity.NOTE, file, f"converted by {derived.tool} before reading")


def _not_converted(original: Document, derived: Derived) -> Document:
    message = f"{derived.tool} could not convert it: {derived.problem}"
    reason = Reason("NOT_CONVERTED", Severity.CAUTION, original.file, message)
    issue = Issue(Level.ERROR, "not_converted", message, original.file)
    if original.verdict is ReadVerdict.PARSED:  # some of its pages are pictures
        return replace(
            original,
            reasons=(*original.reasons, reason),
            issues=(*original.issues, replace(issue, level=Level.WARNING)),
        )
    return replace(
        original,
        verdict=ReadVerdict.FAILED,
        reasons=(*original.reasons, reason),
        issues=(issue,),
    )


def failed(file: str, sha256: str, media_type: str, code: str, message: str) -> Document:
    """A document whose reading had to be stopped: it broke a cap or crashed its reader."""
    return Document(
        file=file,
        sha256=sha256,
        media_type=media_type,
        pages=None,
        verdict=ReadVerdict.FAILED,
        reasons=(Reason(code, Severity.CAUTION, file, message),),
        issues=(Issue(Level.ERROR, code.lower(), message, file),),
    )
