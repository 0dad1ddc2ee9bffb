"""What a star, a dash or another sign means here: read from the notes that explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from parsers.tables.matrix import tidy


class Meaning(StrEnum):
    """What an explained sign says about its cell."""

    SUPPRESSED = "suppressed"
    PROVISIONAL = "provisional"
    PART_PERIOD = "part_period"
    ESTIMATED = "estimated"
    ROUNDED = "rounded"
    NIL = "nil"
    NOT_HELD = "not_held"
    NOT_APPLICABLE = "not_applicable"
    NEGATIVE = "negative"
    OTHER = "other"


# First match wins; a note about small numbers may also say "part" or "nil".
_MEANINGS: tuple[tuple[Meaning, str], ...] = (
    (
        Meaning.SUPPRESSED,
        r"suppress|fewer than|less than|under (?:5|five|10|ten)\b|< ?\d|low (?:number|figure|volume)"
        r"|small (?:number|figure)|identif|disclosive|personal (?:data|information)|section 40"
        r"|s\.? ?40|confidential|redact|withheld|between (?:1|one) and|anonymi|mask",
    ),
    (
        Meaning.PROVISIONAL,
        r"provisional|subject to (?:change|revision|validation)|may (?:be subject to )?change"
        r"|not (?:yet )?(?:been )?(?:final|complete|validated)|unvalidated|preliminary",
    ),
    (
        Meaning.PART_PERIOD,
        r"part[- ]year|partial|part of the year|year to date|to date|up to|\buntil\b|incomplete year"
        r"|first (?:\w{3,6}) months|not a full year|so far",
    ),
    (Meaning.ESTIMATED, r"estimat|approximat"),
    (Meaning.ROUNDED, r"round"),
    (Meaning.NEGATIVE, r"negative|decrease|reduction|minus"),
    (
        Meaning.NOT_HELD,
        r"not (?:held|available|collected|provided|supplied)|no (?:data|information)(?: is)?"
        r"(?: held| available)?\b|unavailable|missing",
    ),
    (Meaning.NOT_APPLICABLE, r"not applicable|n/a\b"),
    (
        Meaning.NIL,
        r"\bnil\b|zero|\bnone\b|\bno (?:offence|crime|incident|record|such|case|value|occurrence"
        r"|arrest|result|return|report)|\b0\b|nothing",
    ),
)
_COMPILED = tuple((meaning, re.compile(words)) for meaning, words in _MEANINGS)

_SIGN = r"[*†‡#^~]{1,3}|-{1,2}|–|—|\.\.|\bc\b|\bx\b|\[[a-z0-9]{1,2}\]|\([prce]\)"
_NAMES = {"asterisk": "*", "star": "*", "dash": "-", "hyphen": "-", "blank dash": "-"}
_SAYS = (
    r"(?:=|:|denotes?|indicates?|represents?|means?|signif(?:y|ies)|stands? for|shows? (?:that|where)"
    r"|(?:is|are|was|were|has been|have been|been) (?:used|shown|marked|inserted|applied|given)"
    r"|refers? to|[-–—])"
)
_LEADING = re.compile(
    rf"[\"'‘“(\[]?(?P<sign>{_SIGN})[\"'’”)\]]? ?(?P<says>{_SAYS})? ?(?P<rest>.{{3,300}})"
)
_NAMED = re.compile(
    rf"\b(?:an? |the |with |by )?(?P<name>asterisk|star|dash|hyphen)s?\b[^.]{{0,12}}?"
    rf"(?:\([^)]{{1,4}}\) ?)?{_SAYS}(?P<rest>[^.]{{3,300}})"
)
_QUOTED = re.compile(
    rf"(?:[\"'‘“(](?P<sign>{_SIGN})[\"'’”)]|(?<!\S)(?P<bare>[*†‡#]|\.\.)(?!\S)) ?"
    rf"{_SAYS}(?P<rest>[^.]{{3,300}})"
)
_MARKED_WITH = re.compile(
    r"(?P<rest>[^.]{3,200}?)\b(?:marked|shown|denoted|indicated|represented|replaced|identified)"
    r" (?:with|by|as|using) (?:an? )?[\"'‘“(]?(?P<sign>[*†‡#]{1,3}|asterisks?|dash|hyphen|-(?!\w))"
)
_BRACKETS = re.compile(r"(?:figures|numbers|values|amounts) in brackets(?P<rest>[^.]{3,120})")
_WHOLE_NOTE = 300


@dataclass(frozen=True, slots=True)
class Note:
    """One explanation: its meaning, and the words (which may name a date)."""

    meaning: Meaning
    words: str


Marks = dict[str, Note]


def read_marks(near: Iterable[str], far: str = "") -> Marks:
    """Signs explained in the notes, caption and sentence of a table, then in its letter.

    Nearer words win. In the letter a leading star may be a bullet, so there a
    sign counts only with a verb or with words of a known meaning.
    """
    marks: Marks = {}
    for text in near:
        for line in text.splitlines():
            _read_line(tidy(line), marks, strict=False)
    for line in far.splitlines():
        _read_line(tidy(line), marks, strict=True)
    return marks


def _read_line(line: str, marks: Marks, *, strict: bool) -> None:
    lower = line.casefold()[:2000]
    if match := _LEADING.fullmatch(lower[:_WHOLE_NOTE]):
        meaning = _meaning(match["rest"])
        bullet = strict and not match["says"] and meaning is Meaning.OTHER
        dash_bullet = match["sign"] in ("-", "–", "—", "--") and not match["says"]
        if not bullet and not dash_bullet:
            _keep(marks, match["sign"], meaning, match["rest"])
    for match in _NAMED.finditer(lower):
        _keep(marks, _NAMES[match["name"]], _meaning(match["rest"]), match["rest"])
    for match in _QUOTED.finditer(lower):
        _keep(marks, match["sign"] or match["bare"], _meaning(match["rest"]), match["rest"])
    for match in _MARKED_WITH.finditer(lower):
        _keep(marks, match["sign"], _meaning(match["rest"]), match["rest"])
    for match in _BRACKETS.finditer(lower):
        _keep(marks, "()", _meaning(match["rest"]), match["rest"])


def _meaning(words: str) -> Meaning:
    return next((meaning for meaning, known in _COMPILED if known.search(words)), Meaning.OTHER)


def _keep(marks: Marks, sign: str, meaning: Meaning, words: str) -> None:
    sign = sign.strip("[]()") or sign
    sign = _NAMES.get(sign.removesuffix("s"), sign)
    sign = "-" if sign in ("--", "–", "—") else sign[:1] if sign[0] in "*†‡#^~" else sign
    kept = marks.get(sign)
    if kept is None or (kept.meaning is Meaning.OTHER and meaning is not Meaning.OTHER):
        marks[sign] = Note(meaning, words)
