"""Persons in lines: records that are stacked or opened by a name, and texts about one person.

A list of labels, a chart of a team, a definition list and an annex of cases are no tables. Each
of their records opens with a name; what follows it, on the line or on the next few, tells more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.persons import names
from parsers.persons.columns import (
    Trait,
    is_initialled,
    is_person,
    is_premises,
    looks_in,
)
from parsers.persons.kinds import Personal, found_in
from parsers.persons.name_contexts import ANY_TITLE
from parsers.persons.name_runs import Strength, is_new, is_thing, run_at
from parsers.persons.senior import holds_office

# So many records below each other are a list; a letter has its addressee and who signs it.
LEAST_STACKED: Final = 3
# A record goes on for so many lines below its name, none of them longer than a label's.
MOST_BELOW: Final = 5
LONGEST_LINE: Final = 120
# So many of the lines that open a case by its day or number must tell of somebody's life.
LEAST_PRIVATE: Final = 2
# The heading of a text about one person stands among its first lines.
HEAD_LINES: Final = 6
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LEAD = re.compile(
    r"\s{0,9}(?:[•*·–-]|\(?\d{1,3}[.)]|(?:case|complaint|no\.?|ref\.?) ?\d{1,6}[:.]?"
    r"|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?[:,]?"
    r"|(?:(?:full |patient |officer'?s? |staff |victim'?s? |contact )?name|victim|suspect|witness"
    r"|complainant|patient|contact|keeper|owner|driver|tenant|applicant|detained person|detainee"
    r"|deceased|statement of|(?P<part>surname|last name|family name)) ?(?:\d{1,3} ?)?[:=]"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})[a-z]{{0,6}}(?: \d{{2,4}})?[:,]?)\s{{1,4}}",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s{0,3}(?:$|[,;:|(–—\n-]|\d|[A-Za-z]{2,12}(?: [a-z]{2,8})?[:=]"
    r"|(?:[A-Za-z]{2,20} ){1,3}(?=\+?\d{4}))"
)
# "Alex Carter, 17, last seen": the age behind a name, whoever it is.
_AGE = re.compile(
    r"(?:\s?[,(;:–-]\s?|^|,? (?=aged))(?:aged? )?[1-9]\d?"
    r"(?=$|\)|[,;.](?:$|\s)| ?(?:years?|yrs?|y/?o)\b)"
)


@dataclass(frozen=True, slots=True)
class Private:
    """What lines tell of somebody's life: a pattern, a line that does and one that does not."""

    what: str
    pattern: str
    told: str
    other: str


PRIVATE: Final = (
    Private(
        "health",
        r"\b(?:gps?\b(?! practice)|insulin|medication|prescri\w{1,8}|anxiety|depress(?:ed|ion)"
        r"|pregnan\w{1,3}|suicid\w{1,4}|self[- ]harm\w{0,4}|dementia|diabet\w{1,3}|epilep\w{1,4}"
        r"|seizures?|panic attacks?|autis\w{1,4}|bruis\w{1,4}|fractur\w{1,3}|injur\w{1,4}"
        r"|mental health|in hospital|miscarr\w{1,6})\b",
        "her GP confirms anxiety",
        "the GP practice in the High Street",
    ),
    Private(
        "family",
        r"\b(?:his|her|their|my) (?:\w{1,12} )?(?:son|daughter|wife|husband|partner|mother|father"
        r"|child|children|baby|brother|sister|ex)\b|\b(?:wife|husband|son|daughter|mother|father)"
        r" of (?=[A-Z])",
        "for her son",
        "the parent company",
    ),
    Private(
        "custody",
        r"\b(?:strip|intimately)[- ]search\w{0,3}|\b(?:was|were|been) (?:handcuffed|restrained"
        r"|tasered|assaulted|raped|arrested|detained|sectioned|refused)\b",
        "strip searched on the fourth",
        "officers arrested 41 persons",
    ),
    Private(
        "who somebody is",
        r"\bborn (?:in )?(?:19|20)\d\d\b|(?-i:\b[A-Z][a-z]{2,20} (?:Row|Road|Lane|Close|Street"
        r"|Avenue|Drive|Terrace|Crescent|Gardens|Grove|Cottages?)),",
        "(born 1961)",
        "set up in 1961",
    ),
)
_PRIVATE: Final = re.compile("|".join(each.pattern for each in PRIVATE), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseHeading:
    """The heading of a text that is about one person: a pattern and its witnesses."""

    what: str
    pattern: str
    headed: str
    other: str


CASE_HEADINGS: Final = (
    CaseHeading(
        "statement",
        r"statement of: ?[\w .'’-]{3,60}"
        r"|(?:victim personal |witness |victim |section 9 |s\.? ?9 )(?:impact )?statement"
        r"(?: of [\w .'’-]{2,60})?|statement of (?:witness|complaint)|mg ?11(?:[ :(-].{0,60})?",
        "WITNESS STATEMENT",
        "Witness statements taken in 2023",
    ),
    CaseHeading(
        "record of one person",
        r"(?:custody|interview|detention|arrest|medical|personnel|nominal|intelligence) "
        r"(?:record|log|report|file)(?: of interview)?(?: (?:for|of) [\w .'’-]{2,60})?"
        r"|record of (?:taped )?interview|pre-?sentence report|post-?mortem report"
        r"|missing person (?:report|form)|charge sheet|antecedents",
        "Custody record",
        "Custody records kept by station",
    ),
)
_CASE_HEADING: Final = re.compile("|".join(each.pattern for each in CASE_HEADINGS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A record that a line opens: its words from the name's end, and how sure the name is."""

    text: str
    sure: bool


def stacks(lines: Sequence[str]) -> Iterator[list[frozenset[Trait]]]:
    """What each record says of a person, for every run of records that follow each other."""
    run: list[frozenset[Trait]] = []
    record: list[str] = []
    sure = False
    for line in (*lines, None):
        opened = _opened(line) if line is not None else None
        if line is not None and opened is None and _goes_on(line, record):
            record.append(line)
            continue
        if record:
            run.append(_traits(record, sure=sure))
            record = []
        if opened is None:
            if len(run) >= LEAST_STACKED:
                yield run
            run = []
        else:
            record, sure = [opened.text], opened.sure


def in_cells(cells: Sequence[str]) -> list[frozenset[Trait]]:
    """What cells that open with a name say of a person, one record a cell."""
    opened = [found for cell in cells if cell and (found := _opened(cell)) is not None]
    if len(opened) < LEAST_STACKED:
        return []
    return [_traits([each.text], sure=each.sure) for each in opened]


def _goes_on(line: str, record: Sequence[str]) -> bool:
    return 0 < len(record) <= MOST_BELOW and 0 < len(line.strip()) <= LONGEST_LINE


def _opened(line: str) -> _Opened | None:
    """A line that opens with a name and a joint; None for any other."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else len(line) - len(line.lstrip())
    title = ANY_TITLE.match(line, start)
    at = title.end() if title else start
    run = run_at(line, at, 4, Strength.TITLE if title else Strength.FIELD)
    lone = title is not None or (lead is not None and lead["part"] is not None)
    if run is None or run.place or not is_new(run) or (run.size < 2 and not lone):
        return None
    if is_thing(line, at, run.end, titled=title is not None) or not _BEHIND.match(line, run.end):
        return None
    if holds_office(line):
        return None
    called = line[at : run.end].strip()
    sure = lone or is_person(called) or is_initialled(called)
    return _Opened(line[run.end :], sure)


def _traits(record: Sequence[str], *, sure: bool) -> frozenset[Trait]:
    """What the words behind a name say. A name that nobody knows may be a station's: then only
    what is nobody's but a person's counts."""
    text = "\n".join(record)
    if holds_office(text):
        return frozenset()
    found = {Trait.NAME, *looks_in(text)}
    # A bare number below a name that nobody knows may be a count.
    if any(_AGE.match(part) and (sure or not part.isdecimal()) for part in record[:2]):
        found.add(Trait.AGE)
    if not sure or is_premises(text):
        found -= {Trait.HOME, Trait.POSTCODE, Trait.PHONE}
    return frozenset(found if sure or len(found) > 1 else ())


def are_cases(lines: Sequence[str]) -> bool:
    """Whether lines that open by a day, a number or a mark are cases of named persons."""
    named = [
        line
        for line in lines
        if _LEAD.match(line) and not holds_office(line) and _names_somebody(line)
    ]
    private = sum(_PRIVATE.search(line) is not None for line in named)
    return len(named) >= LEAST_STACKED and private >= LEAST_PRIVATE


def is_case_document(lines: Sequence[str]) -> bool:
    """Whether a text is headed as the statement or record of one person, and names somebody."""
    head = [line.strip(" .:") for line in lines if line.strip()][:HEAD_LINES]
    if not any(_CASE_HEADING.fullmatch(line) for line in head):
        return False
    return any(_names_somebody(line) or _is_labelled(line) for line in lines)


def _is_labelled(line: str) -> bool:
    """Whether a line is a label of a person and a name: "Detained person: ..."."""
    return ":" in line and _LEAD.match(line) is not None and _opened(line) is not None


def tells_who(line: str) -> bool:
    """Whether a line names somebody beside two things more that single them out."""
    return len(found_in(line) & _WHO) >= LEAST_OF_WHO and _names_somebody(line)


_WHO: Final = frozenset(
    {Personal.BIRTH, Personal.ADDRESS, Personal.HEALTH, Personal.INSURANCE, Personal.LICENCE}
)
LEAST_OF_WHO: Final = 2


def _names_somebody(text: str) -> bool:
    return " " in text and next(names.all_in(text), None) is not None
