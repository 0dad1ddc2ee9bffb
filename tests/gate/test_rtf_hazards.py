"""The gate for RTF letters, in the original, before any conversion."""

from __future__ import annotations

import pytest

from parsers.documents.contents import Source
from parsers.documents.sniff import RTF
from parsers.files import read_document
from parsers.gate.gate import find_hazards
from parsers.types import ReadVerdict, Severity

SECRET = "CANARY Thistlewood 4821"
HEAD = (
    r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;"
    r"\red255\green255\blue255;\red0\green51\blue102;}"
)


def rtf(body: str) -> bytes:
    """An RTF letter."""
    return f"{HEAD}\\f0\\fs22 Dear Requester\\par {body}\\par}}".encode("cp1252")


HAZARDS = {
    "hidden": ("RTF_HIDDEN_TEXT", rtf(rf"{{\v {SECRET}}}")),
    "deleted": ("RTF_TRACKED_DELETION", rtf(rf"{{\deleted {SECRET}}}")),
    "comment": ("RTF_COMMENT", rtf(rf"{{\*\annotation {{\*\atnref 1}}{SECRET}}}")),
    "white": ("RTF_WHITE_TEXT", rtf(rf"{{\cf2 {SECRET}}}")),
    "colour of its ground": ("RTF_WHITE_TEXT", rtf(rf"{{\cf3\chcbpat3 {SECRET}}}")),
    "one point": ("RTF_TINY_TEXT", rtf(rf"{{\fs2 {SECRET}}}")),
    "object": ("RTF_EMBEDDED_OBJECT", rtf(r"{\object{\*\objdata 0105000002}}")),
    "variable": ("RTF_VARIABLE", rtf(rf"{{\*\docvar {{a}}{{{SECRET}}}}}")),
    "written in codes": ("RTF_HIDDEN_TEXT", rtf(r"{\v \u83?\u109?\u105?\'74h \'34\'32}")),
}
CLEAN = {
    "letter": rtf("12 bicycles"),
    "white on dark": rtf(r"{\cf2\chcbpat3 Totals}"),
    "hidden set off": rtf(r"{\v\v0 12 bicycles}"),
    "code of a field": rtf(r"{\field{\*\fldinst PAGE}{\fldrslt 1}}"),
}


@pytest.mark.parametrize("name", HAZARDS)
def test_what_a_reader_does_not_see_is_found(name: str) -> None:
    code, body = HAZARDS[name]
    found = find_hazards(Source(body, "letter.rtf"), RTF)
    assert (code, Severity.QUARANTINE) in [(each.code, each.severity) for each in found]
    document = read_document(body, name="letter.rtf")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert "Thistlewood" not in repr(document)


@pytest.mark.parametrize("name", CLEAN)
def test_look_alikes_are_not_held(name: str) -> None:
    assert find_hazards(Source(CLEAN[name], "letter.rtf"), RTF) == ()


def test_an_author_is_a_note() -> None:
    body = rtf("12").replace(b"{\\colortbl", b"{\\info{\\author Quill Abernash}}{\\colortbl")
    found = find_hazards(Source(body, "letter.rtf"), RTF)
    assert [(each.code, each.severity) for each in found] == [("RTF_META_NAME", Severity.NOTE)]
