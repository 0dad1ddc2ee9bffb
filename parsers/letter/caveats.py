"""The force's own warnings about its figures, kept as quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.letter.paragraphs import Paragraph
from parsers.text.characters import clean, fold
from parsers.text.sentences import spans
from parsers.types import BlockKind, Caveat, CaveatKind, Table

# First family that fits a sentence; the order goes from the most specific.
FAMILIES: tuple[tuple[CaveatKind, tuple[re.Pattern[str], ...]], ...] = (
    (
        CaveatKind.NOT_COMPARABLE,
        (
            re.compile(
                r"\bcomparisons?\b[^.]{0,80}(?:not be|invalid|misleading|should not|cannot|not "
                r"valid)"
            ),
            re.compile(
                r"not (?:to )?be (?:used|compared|comparable|relied)[^.]{0,100}(?:compar|other "
                r"(?:force|response))"
            ),
            re.compile(r"should not be (?:used for )?(?:the )?compar"),
            re.compile(r"not (?:be )?(?:directly )?comparable"),
            re.compile(r"(?:unique to|specific to) [a-z &'-]{2,60}(?:police|constabulary|force)"),
            re.compile(
                r"no(?:t| )[a-z ]{0,20}(?:meaningful|valid|accurate) comparison|comparisons? "
                r"(?:should|can|must|may) not"
            ),
            re.compile(r"systems used for recording these figures are not generic"),
            re.compile(r"(?:caution|care)[^.]{0,60}compar"),
        ),
    ),
    (
        CaveatKind.SNAPSHOT,
        (
            re.compile(r"differ from (?:other |any )?(?:previously )?published"),
            re.compile(r"un-?audited"),
            re.compile(r"snapshot"),
            re.compile(r"\"?\blive\"? (?:[a-z]+ ){0,3}(?:system|data|database|record)"),
            re.compile(
                r"(?:subject to|liable to|may|will) (?:constant |continual |further |"
                r"future )?change"
            ),
            re.compile(
                r"(?:correct|accurate|valid|true) (?:as at|as of|at) (?:the )?(?:time|date|point|"
                r"\d)"
            ),
            re.compile(
                r"(?:figures|data|information|results)[^.]{0,60}(?:may|can|could|will) (?:change|"
                r"fluctuate|alter|differ|vary)\b"
            ),
            re.compile(r"provisional"),
        ),
    ),
    (
        CaveatKind.SYSTEM_CHANGE,
        (
            re.compile(
                r"(?:new|another|replacement|different|previous|old|legacy) (?:[a-z]{2,14} "
                r"){0,4}(?:recording |records? |management |ict |it |computer )?(?:system|"
                r"database)\b"
            ),
            re.compile(
                r"(?:chang\w+|mov\w+|migrat\w+|switch\w+|transition\w*|transferr\w+) (?:to|of|"
                r"over|from|in)[^.]{0,80}(?:system|database|niche|athena|connect|storm|"
                r"smartcontact)"
            ),
            re.compile(
                r"(?:introduc\w+|implement\w+|launch\w*|went live|go-live)[^.]{0,80}(?:system|"
                r"niche|athena|connect)\b"
            ),
            re.compile(
                r"chang\w+ (?:in|to) (?:the )?(?:recording|counting|crime recording|home office "
                r"counting)"
            ),
        ),
    ),
    (
        CaveatKind.DATA_QUALITY,
        (
            re.compile(r"not (?:been )?(?:validated|verified|quality assured|checked)"),
            re.compile(r"data quality"),
            re.compile(r"inaccura"),
            re.compile(r"every (?:effort|care)[^.]{0,60}(?:made|taken|ensure)"),
            re.compile(
                r"(?:interpreted|treated|used|viewed|read) with (?:some |extreme |great |due |"
                r"the utmost )?(?:caution|care)"
            ),
            re.compile(
                r"key ?-?words? search|search(?:ed|ing)? (?:for|on|using|by) (?:the |these |a "
                r")?(?:following )?key ?-?words?"
            ),
            re.compile(
                r"(?:may|might|cannot|can not|could|not)[^.]{0,60}(?:accurate|accuracy|complete|"
                r"exhaustive|definitive|reliable|reliably|identify all|be guaranteed)"
            ),
            re.compile(
                r"(?:depend\w*|relian\w+|relies|rely) (?:up)?on[^.]{0,60}(?:recorded|input|"
                r"entered|completed|officer|being)"
            ),
            re.compile(
                r"human error|under-?record|double count|duplicat|counted more than once|may "
                r"(?:be )?appear more than once"
            ),
            re.compile(r"(?:large scale|any) recording system"),
        ),
    ),
    (
        CaveatKind.DEFINITION,
        (
            re.compile(
                r"\b(?:term|word|phrase|heading|category)\b[^.]{1,40} (?:means?|meant|"
                r"refers? to)\b"
            ),
            re.compile(
                r"(?:can|may|might|could) (?:have|appear|be counted|fall)[^.]{0,40} (?:more than "
                r"one|"
                r"more than once|several|twice)|add up to more than"
            ),
            re.compile(r"\binterpret(?:ed|ing)\b[^.]{0,80} (?:as|to mean)\b"),
            re.compile(
                r"(?:has been|have been|is|are|was|were) (?:defined|interpreted|taken|classed|"
                r"classified|counted|understood) (?:as|to mean|to be|by)"
            ),
            re.compile(r"(?:definition|defined)\b[^.]{0,60}(?:is|as|by|of)"),
            re.compile(
                r"^(?:please )?note:? [^.]{0,60}(?:includes?|excludes?|refers? to|relates? to)\b"
            ),
            re.compile(
                r"(?:figures?|data|table|totals?|numbers?|results?|information)[^.]{0,60} "
                r"(?:only )?(?:includes?|excludes?|do(?:es)? not include|based on|relates? "
                r"(?:only )?to|counts?|refers? to)\b"
            ),
        ),
    ),
)

_FOOTNOTE = re.compile(
    r"^(?:\*{1,3}|[†‡§]|\(?\d\)|\[\d\]|[¹²³]|notes?\b ?\d?\s?[:.-]|n\.?b\.?[ :]|key ?:)"
)
_NUMBERED = re.compile(r"^\(?(?P<digit>\d)\)")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_BESIDE = re.compile(
    r"\b(?:above|below|following|preceding) (?:tables?|figures|data|totals?)|\b(?:this|these) "
    r"tables?\b"
    r"|\b(?:table|figures|data) (?:above|below|\d)"
)


def find(response: Sequence[Paragraph], tables: Sequence[Table]) -> tuple[Caveat, ...]:
    """Warnings in the paragraphs of the response, and footnotes of its tables.

    A footnote belongs to the table it directly follows, a sentence that names the table
    beside it to that table; others to the whole letter.
    """
    found: dict[tuple[CaveatKind, str], Caveat] = {}
    beside: int | None = None
    for paragraph in response:
        if paragraph.kind is BlockKind.TABLE:
            beside = paragraph.table
            for caveat in _notes(tables, beside):
                found.setdefault((caveat.kind, caveat.quote), caveat)
            continue
        folded = fold(paragraph.text)
        if beside is not None and folded.startswith("source"):
            continue
        is_note = _is_note(folded, tables, beside)
        for caveat in _in_paragraph(paragraph.text, beside, is_note=is_note):
            found.setdefault((caveat.kind, caveat.quote), caveat)
        if not is_note:
            beside = None
    return tuple(found.values())


def _is_note(folded: str, tables: Sequence[Table], beside: int | None) -> bool:
    """Whether a paragraph is a note of the table above it; "2)" alone may answer question 2."""
    if not _FOOTNOTE.match(folded):
        return False
    numbered = _NUMBERED.match(folded)
    if numbered is None or beside is None or beside >= len(tables):
        return True
    digit = numbered["digit"]
    mark = re.compile(rf"\(?{digit}\)|\[{digit}\]|{_RAISED[int(digit)]}|(?<=[^\W\d]){digit}$")
    return any(cell and mark.search(cell.text) for row in tables[beside].grid for cell in row)


def _in_paragraph(text: str, beside: int | None, *, is_note: bool) -> list[Caveat]:
    caveats: list[Caveat] = []
    for start, end in spans(text):
        sentence = text[start:end]
        folded = fold(sentence)
        kind = kind_of(folded)
        table = beside if is_note or _BESIDE.search(folded) else None
        if kind is not None:
            caveats.append(Caveat(kind, sentence, table))
    if not caveats and is_note and beside is not None:
        caveats.append(Caveat(CaveatKind.FOOTNOTE, text, beside))
    return caveats


def _notes(tables: Sequence[Table], position: int | None) -> list[Caveat]:
    if position is None or position >= len(tables):
        return []
    return [
        Caveat(kind_of(fold(clean(note))) or CaveatKind.FOOTNOTE, clean(note).strip(), position)
        for note in tables[position].notes
        if note.strip()
    ]


def kind_of(folded: str) -> CaveatKind | None:
    """The family of a folded sentence, ``None`` where it warns of nothing."""
    for kind, patterns in FAMILIES:
        if any(pattern.search(folded) for pattern in patterns):
            return kind
    return None
