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


WORKBOOK: dict[str, Rule] = {}
WORD: dict[str, Rule] = {}
PDF: dict[str, Rule] = {}
CONTAINER: dict[str, Rule] = {}
PERSONS: dict[str, Rule] = {}

RULES: dict[str, Rule] = {**WORKBOOK, **WORD, **PDF, **CONTAINER, **PERSONS}


def finding(code: str, place: str) -> Reason:
    """A finding of this kind at this place (a sheet, page or part; never its content)."""
    rule = RULES[code]
    return Reason(code, rule.severity, place, rule.sentence)
