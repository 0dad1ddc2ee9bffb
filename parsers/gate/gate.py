"""The way into the gate: the checks of each kind of file, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from parsers.documents import sniff
from parsers.documents.containers.members import inner_source
from parsers.documents.containers.openers import OPENERS
from parsers.documents.contents import Allowance, Source
from parsers.errors import DocumentError
from parsers.gate.checks import (
    delimited_hazards,
    docx_hazards,
    html_hazards,
    is_card,
    mail_hazards,
    message_strings,
    msg_hazards,
    ods_hazards,
    odt_hazards,
    package_strings,
    pdf_hazards,
    pptx_hazards,
    rtf_hazards,
    unread_strings,
    xls_hazards,
    xlsb_hazards,
    xlsx_hazards,
    xml_hazards,
    zip_hazards,
    zip_leftovers,
)
from parsers.gate.person_rows import person_findings
from parsers.gate.policy import finding
from parsers.gate.strings.unseen import has_unseen_characters
from parsers.types import Block, Reason, Severity, Table

Check = Callable[[Source], Iterable[Reason]]

# By sniffed type; a type that is not here holds nothing that the gate knows of.
CHECKS: dict[str, tuple[Check, ...]] = {
    sniff.PDF: (pdf_hazards,),
    sniff.DOCX: (docx_hazards, package_strings),
    sniff.ODT: (odt_hazards, package_strings),
    sniff.HTML: (html_hazards,),
    sniff.CSV: (delimited_hazards,),
    sniff.TSV: (delimited_hazards,),
    sniff.RTF: (rtf_hazards,),
    sniff.PPTX: (pptx_hazards, package_strings),
    sniff.ZIP: (zip_hazards, zip_leftovers),
    sniff.EML: (mail_hazards,),
    sniff.MSG: (msg_hazards, message_strings),
    sniff.XLSX: (xlsx_hazards, package_strings),
    sniff.XLSM: (xlsx_hazards, package_strings),
    sniff.ODS: (ods_hazards, package_strings),
    sniff.XLS: (xls_hazards,),
    sniff.XLSB: (xlsb_hazards,),
    sniff.XML_SHEET: (xml_hazards,),
}

# Files whose bytes are their words.
_WRITTEN = frozenset({sniff.CSV, sniff.TSV, sniff.TEXT, sniff.HTML, sniff.EML, sniff.XML_SHEET})
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"#!/")
# What a reader opens as it is, or once it has been converted; not archives, not databases.
_LOOKED_INTO = frozenset({*CHECKS, sniff.TEXT, sniff.DOC, sniff.PPT, sniff.OFFICE_ENCRYPTED})
# Why a member cannot be opened that keeps the whole container back.
_HELD = ("ENCRYPTED", "TOO_DEEP")


def find_hazards(
    source: Source, media_type: str, released: frozenset[str] = frozenset()
) -> tuple[Reason, ...]:
    """Every finding of the checks for this type, each told once, in the order found.

    ``released`` are the codes that a person has released for this file: such a finding
    is a caution, and keeps nothing back.
    Raises ``DocumentError`` where the file cannot be opened at all.
    """
    found: dict[Reason, None] = dict.fromkeys(_disguised(source))
    if media_type in _WRITTEN and has_unseen_characters(source.body):
        found[finding("UNSEEN_CHARACTERS", "the text")] = None
    for check in CHECKS.get(media_type, ()):
        found.update(dict.fromkeys(check(source)))
    found.update(dict.fromkeys(_inside(source, media_type)))
    return tuple(relieved(each, released) for each in found)


def find_persons(
    tables: Sequence[Table],
    blocks: Sequence[Block] = (),
    media_type: str = sniff.UNKNOWN,
    released: frozenset[str] = frozenset(),
) -> tuple[Reason, ...]:
    """What a document says of single persons; judged after reading, since it stands there
    to be seen."""
    found = person_findings(tables, blocks, records=media_type in sniff.SHEETS)
    return tuple(relieved(each, released) for each in dict.fromkeys(found))


def _disguised(source: Source) -> Iterator[Reason]:
    """A program under the name of a document."""
    if source.body.startswith(_PROGRAMS) and sniff.promised_type(source.name, None) is not None:
        yield finding("PROGRAM", "the file")


def _inside(source: Source, media_type: str) -> Iterator[Reason]:
    """The findings of the files inside a file, each judged like any other file.

    A member is told by its place: its name may be somebody's.
    """
    opened = OPENERS.get(media_type)
    if opened is None:
        return
    judged = judged_members(source)
    # Judging opens the members once, reading them once more: each has its own allowance.
    outer = source if source.depth else replace(source, allowance=Allowance())
    kind = opened.kind
    for at, member in enumerate(opened.members(outer), start=1):
        inner = inner_source(outer, member)
        place = f"file {at}"
        try:
            found = _member(inner)
        except DocumentError as error:
            if error.code in _HELD:
                yield finding(f"{kind}_{error.code}", place)
            continue
        judged.add(at)
        if must_be_held(found):
            yield finding(f"{kind}_HAZARD", place)
        yield from (replace(each, place=f"{place}, {each.place}") for each in found)


def _member(inner: Source) -> tuple[Reason, ...]:
    """The findings of one member. Raises ``DocumentError``."""
    media_type = sniff.sniff(inner.body, inner.name) if inner.body else sniff.UNKNOWN
    picture = media_type.startswith("image/")
    if picture or media_type not in _LOOKED_INTO or is_card(inner.body):
        unread = not picture and b"\x00" in inner.body
        noted = (finding("UNREAD_FILE", "the file"),) if unread else ()
        return (*_disguised(inner), *noted, *unread_strings(inner.body))
    if media_type == sniff.OFFICE_ENCRYPTED:
        raise DocumentError("a password is needed", where=inner.name, code="ENCRYPTED")
    return find_hazards(inner, media_type)


def judged_members(source: Source) -> set[int]:
    """The members of a file, counted from 1, that have been judged; kept with the source."""
    found = source.memo.setdefault("judged members", set())
    assert isinstance(found, set)
    return found


def relieved(found: Reason, released: frozenset[str]) -> Reason:
    """The finding as it counts once its code has been released."""
    if found.code in released and found.severity is Severity.QUARANTINE:
        return replace(found, severity=Severity.CAUTION)
    return found


def must_be_held(findings: Iterable[Reason]) -> bool:
    """Whether any finding keeps the whole document back."""
    return any(each.severity is Severity.QUARANTINE for each in findings)
