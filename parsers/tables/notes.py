"""What a star, a dash or another sign means here: read from the notes that explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from parsers.tables.dates import MONTH
from parsers.tables.tidy import tidy


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
_MEANINGS: dict[Meaning, str] = {
    Meaning.SUPPRESSED: (
        r"suppress|fewer than|less than|(?:under|below) (?:5|five|10|ten)\b|< ?\d"
        r"|low (?:number|figure|volume)|small (?:number|figure)|identif|disclosive"
        r"|personal (?:data|information)|section 40|s\.? ?40|confidential|redact|withheld"
        r"|between (?:1|one) and|anonymi|mask"
    ),
    Meaning.PROVISIONAL: (
        r"provisional|subject to (?:change|revision|validation)|may (?:be subject to )?change"
        r"|not (?:yet )?(?:been )?(?:final|complete|validated)|unvalidated|preliminary"
    ),
    Meaning.PART_PERIOD: (
        r"part[- ]year|partial|part of the year|year to date|to date|up to|\buntil\b"
        r"|incomplete year|first (?:\w{3,6}) months|not a full year|so far"
        rf"|\bto (?:the )?(?:end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}\b"
    ),
    Meaning.ESTIMATED: r"estimat|approximat",
    Meaning.ROUNDED: r"\bround",
    Meaning.NEGATIVE: r"negative|decrease|reduction|minus",
    Meaning.NOT_HELD: (
        r"not (?:held|available|collected|provided|supplied)"
        r"|no (?:data|information)(?: is)?(?: held| available)?\b|unavailable|missing"
    ),
    Meaning.NOT_APPLICABLE: r"not applicable|n/a\b",
    Meaning.NIL: (
        r"\bnil\b|zero|\bnone\b|\bno (?:offence|crime|incident|record|such|case|value|occurrence"
        r"|arrest|result|return|report)|\b0\b|nothing"
    ),
}
_COMPILED = tuple((meaning, re.compile(words)) for meaning, words in _MEANINGS.items())

_SIGN = r"[*†‡#^~]{1,3}|-{1,2}|–|—|\.\.|\bc\b|\bx\b|\[[a-z0-9]{1,2}\]|\([a-z]\)"
_NAMES = {"asterisk": "*", "star": "*", "dash": "-", "hyphen": "-"}
_SAYS = (
    r"(?:=|:|denotes?|indicates?|represents?|means?|signif(?:y|ies)|stands? for"
    r"|shows? (?:that|where)|refers? to|[-–—]"
    r"|(?:is|are|was|were|has been|have been|been) (?:used|shown|marked|inserted|applied|given))"
)
_LEADING = re.compile(
    rf"[\"'‘“(\[]?(?P<sign>{_SIGN})[\"'’”)\]]? ?(?P<says>{_SAYS})? ?(?P<rest>.{{3,300}})"
)
# "Note: * denotes ...; - denotes ...": one clause a sign, without the word before them.
_PREFIX = re.compile(r"^(?:please )?(?:notes?|key|nb|n\.b\.)(?: that)? ?[:.-] ?")
_CLAUSES = re.compile(
    rf"(?:[;.,]| and) (?=[\"'‘“(\[]?(?:{_SIGN})[\"'’”)\]]? ?"
    r"(?:= |denotes?\b|indicates?\b|represents?\b|means?\b))"
)
_NAMED = re.compile(
    rf"\b(?P<name>asterisk|star|dash|hyphen)(?:es|s)?\b[^.]{{0,12}}?"
    rf"(?:\([^)]{{1,4}}\) ?)?{_SAYS}(?P<rest>[^.]{{3,300}})"
)
_QUOTED = re.compile(
    rf"(?:[\"'‘“(](?P<sign>{_SIGN})[\"'’”)]|(?<!\S)(?P<bare>[*†‡#]|\.\.)(?!\S)) ?"
    rf"{_SAYS}(?P<rest>[^.]{{3,300}})"
)
_MARKED_WITH = re.compile(
    r"\b(?:marked|shown|denoted|indicated|represented|replaced|identified|displayed)"
    r" (?:with|by|as|using) (?:an? )?[\"'‘“(]?(?P<sign>[*†‡#]{1,3}|asterisks?|dash|hyphen|-(?!\w))"
)
_BRACKETS = re.compile(r"(?:figures|numbers|values|amounts) in brackets(?P<rest>[^.]{3,120})")
# A line without any of these explains no sign: a quick look before the patterns.
_HINT = re.compile(
    r"[*†‡#^~]|asterisk|\bstar|dash|hyphen|bracket|[\"'‘“(\[]-|^-|^–|\.\.|\bc\b|\bx\b|\([a-z]\)"
)
_NOTE_LENGTH = 400
_LINE_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Note:
    """One explanation: its meaning, and the words (which may name a date)."""

    meaning: Meaning
    words: str


# All explanations of each sign, the nearest first: a star may mean one thing beside a
# number and another in a number's place.
Notes = dict[str, tuple[Note, ...]]


def read_notes(near: Iterable[str], far: str = "") -> Notes:
    """Signs explained in the notes, caption and sentence of a table, then in its letter.

    Nearer words come first. In the letter a leading star may be a bullet, so there a
    sign counts only with a verb or with words of a known meaning.
    """
    notes: Notes = {}
    for text in near:
        _read_lines(text, notes, strict=False)
    _read_lines(far, notes, strict=True)
    return notes


def _read_lines(text: str, notes: Notes, *, strict: bool) -> None:
    for line in text.splitlines():
        lower = line[:_LINE_LENGTH].casefold()
        if _HINT.search(lower.lstrip()):
            for clause in _CLAUSES.split(_PREFIX.sub("", tidy(lower))):
                _read_line(clause, notes, strict=strict)


def _read_line(line: str, notes: Notes, *, strict: bool) -> None:
    if match := _LEADING.fullmatch(line[:_NOTE_LENGTH]):
        meaning = _meaning(match["rest"])
        star_bullet = strict and not match["says"] and meaning is Meaning.OTHER
        dash_bullet = match["sign"] in ("-", "–", "—", "--") and not match["says"]
        if not star_bullet and not dash_bullet:
            _keep(notes, match["sign"], meaning, match["rest"])
    for match in _NAMED.finditer(line):
        _keep(notes, _NAMES[match["name"]], _meaning(match["rest"]), match["rest"])
    for match in _QUOTED.finditer(line):
        _keep(notes, match["sign"] or match["bare"], _meaning(match["rest"]), match["rest"])
    for match in _MARKED_WITH.finditer(line):
        before = line[max(0, match.start() - 200) : match.start()].rpartition(". ")[2]
        _keep(notes, match["sign"], _meaning(before), before)
    for match in _BRACKETS.finditer(line):
        _keep(notes, "()", _meaning(match["rest"]), match["rest"])


def _meaning(words: str) -> Meaning:
    return next((meaning for meaning, known in _COMPILED if known.search(words)), Meaning.OTHER)


def _keep(notes: Notes, sign: str, meaning: Meaning, words: str) -> None:
    """Add an explanation of a sign, after nearer ones; each meaning once."""
    sign = sign.strip("[]()") or sign
    sign = _NAMES.get(sign.removesuffix("s"), sign)
    if sign in ("--", "–", "—"):
        sign = "-"
    sign = sign[0] if sign[0] in "*†‡#^~" else sign
    kept = notes.get(sign, ())
    if all(note.meaning is not meaning for note in kept):
        notes[sign] = (*kept, Note(meaning, words))
