"""The way into the gate: the checks of each kind of file, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from parsers.documents import sniff
from parsers.documents.contents import Source
from parsers.documents.hazards.pdf import pdf_hazards
from parsers.documents.hazards.spreadsheets import ods_hazards, xls_hazards, xlsx_hazards
from parsers.documents.hazards.word import docx_hazards
from parsers.types import Reason, Severity

Check = Callable[[Source], Iterable[Reason]]

# By sniffed type; a type that is not here holds nothing that the gate knows of.
CHECKS: dict[str, tuple[Check, ...]] = {
    sniff.PDF: (pdf_hazards,),
    sniff.DOCX: (docx_hazards,),
    sniff.XLSX: (xlsx_hazards,),
    sniff.XLSM: (xlsx_hazards,),
    sniff.ODS: (ods_hazards,),
    sniff.XLS: (xls_hazards,),
}


def find_hazards(
    source: Source, media_type: str, released: frozenset[str] = frozenset()
) -> tuple[Reason, ...]:
    """Every finding of the checks for this type, each told once, in the order found.

    ``released`` are the codes that a person has released for this file: such a finding
    is a caution, and keeps nothing back.
    Raises ``DocumentError`` where the file cannot be opened at all.
    """
    found: dict[Reason, None] = {}
    for check in CHECKS.get(media_type, ()):
        found.update(dict.fromkeys(check(source)))
    return tuple(relieved(finding, released) for finding in found)


def relieved(finding: Reason, released: frozenset[str]) -> Reason:
    """The finding as it counts once its code has been released."""
    if finding.code in released and finding.severity is Severity.QUARANTINE:
        return replace(finding, severity=Severity.CAUTION)
    return finding


def must_be_held(findings: Iterable[Reason]) -> bool:
    """Whether any finding keeps the whole document back."""
    return any(finding.severity is Severity.QUARANTINE for finding in findings)
