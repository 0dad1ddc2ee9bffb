"""What every test of the gate on workbooks asks: the codes found, and nothing repeated."""

from __future__ import annotations

from parsers.files import read_document
from parsers.types import ReadVerdict

SECRET = "Quenby Thrale 7741"


def codes(body: bytes, name: str) -> set[str]:
    """The codes of what was found; nothing hidden is repeated, whatever the verdict."""
    document = read_document(body, name=name)
    assert SECRET not in repr(document)
    assert SECRET.split()[0] not in repr(document)
    held = any(reason.severity.value == "quarantine" for reason in document.reasons)
    assert (document.verdict is ReadVerdict.QUARANTINED) == held
    return {reason.code for reason in document.reasons}
