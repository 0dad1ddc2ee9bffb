"""Where names of persons stand: after a title, in a salutation, a signature, a field.

Every finder yields ``(start, end)`` of the name itself, without its title or label.
A run of capitals that is a place, an operation or an organisation is never a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from parsers.persons.name_contexts import (
    AFTER_SHORT_RANK,
    AFTER_TITLE,
    ANY_TITLE,
    BODY,
    CLOSING,
    COPIED,
    COURTESY,
    CUE,
    FIELD,
    KIN,
    LINE_START,
    NOT_A_PERSON,
    OF_SOMEBODY,
    OFFICERS,
    POSTNOMINAL,
    SALUTATION,
    SIGNED_BELOW,
    SIGNED_BESIDE,
    STRONG_CUE,
    STRONG_FIELD,
    WROTE,
)
from parsers.persons.name_data import AMBIGUOUS, COMMON, FORENAMES
from parsers.persons.name_runs import (
    CAPITAL,
    LETTERS,
    TOKEN,
    Run,
    Strength,
    is_listed,
    is_new,
    is_thing,
    reads_like_person,
    run_at,
)
from parsers.persons.name_shapes import shaped
from parsers.persons.place_data import NAMED_THINGS
from parsers.text.characters import fold

_CALLED = re.compile(
    rf"(?:^|\n)[ \t]{{0,3}}(?P<name>[{CAPITAL}][{LETTERS}]{{1,20}}),[ "
    rf"\t]{{0,3}}(?=\n)"
)
_COLLAR_NUMBER = re.compile(r"\d{2,6}[A-Z]?[ \u00a0]{1,2}")
_GREETED = re.compile(r"[^\n,.:;!?–]{1,60}")
_LONE_WORD = re.compile(
    rf"[ \t]{{0,3}}\n[ \t]{{0,3}}(?P<word>[{CAPITAL}][{LETTERS}'’-]{{1,30}})[ \t]{{0,3}}(?=\n|$)"
)
_MAIL_FIELD = re.compile(
    r"(?:^|\n)[ \t]{0,3}(?:from|to|cc|bcc)[ \t]{0,2}:[ \t]{0,3}", re.IGNORECASE
)
_SURNAME_FIRST = re.compile(
    rf"[ ;]{{0,3}}(?P<surname>[{CAPITAL}][{LETTERS}'’-]{{1,24}}),[ \u00a0]{{1,2}}"
    rf"(?P<forename>[{CAPITAL}][{LETTERS}'’-]{{1,24}})(?=[ \u00a0]{{0,2}}(?:;|\n|$|<|\(|\[))"
)
_AND = re.compile(r"[ \u00a0]{0,2}(?:,|and|&)[ \u00a0]{1,2}")
_LISTED_ITEM = re.compile(r"[^\n;,]{1,120}[;,][ \u00a0]{0,3}(?=[^\n])")
_PROSE = re.compile(r"[a-z][.,;] |[a-z]{2} [a-z]{2}")


def all_in(text: str) -> Iterator[tuple[int, int]]:
    """Every name that any finder sees, in no order."""
    return iter(_short_in(text)) if len(text) <= _SHORT else _all_in(text)


def _all_in(text: str) -> Iterator[tuple[int, int]]:
    yield from titled(text)
    yield from saluted(text)
    yield from signed(text)
    yield from fielded(text)
    yield from cued(text)
    yield from signed_by_role(text)
    yield from listed(text)
    yield from shaped(text)


# A paragraph is asked for by the gate and by the mask; a long text is not worth keeping.
_SHORT = 4_000


@lru_cache(maxsize=512)
def _short_in(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_all_in(text))


def titled(text: str) -> Iterator[tuple[int, int]]:
    """ "Mr Sample", "Detective Constable A Example", "PC 1234 Sample"."""
    prose = len(text) > 50 and _PROSE.search(text) is not None
    for match in AFTER_TITLE.finditer(text):
        start = match.end()
        number = _COLLAR_NUMBER.match(text, start)
        strength = Strength.TITLE if match["title"] else Strength.WEAK
        run = run_at(text, number.end() if number else start, 3, strength)
        if run is None:
            continue
        person = match["title"] is not None or run.size >= 2  # "of" behind it joins no place
        if is_thing(text, start, run.end, titled=person):
            continue
        if fold(text[match.start() : run.end]) in NAMED_THINGS:
            continue
        if match["rank"] and not number and not _is_officer(text, match.start(), run, prose=prose):
            continue
        yield start, run.end
    for match in AFTER_SHORT_RANK.finditer(text):
        run = run_at(text, match.end(), 3)
        number_start = match.start("number") if match["number"] else None
        if run is not None and not is_thing(text, match.start(), run.end):
            if number_start is not None or _is_officer(text, match.start(), run, prose=prose):
                yield run.start if number_start is None else number_start, run.end
        elif number_start is not None and len(match["number"]) >= 3 and run is None:
            yield number_start, match.end("number")


def saluted(text: str) -> Iterator[tuple[int, int]]:
    """ "Dear Ms Example," "Hi Sam", or a line that is only "Sam,"."""
    for match in _CALLED.finditer(text):
        if fold(match["name"]) in FORENAMES | AMBIGUOUS:
            yield match.span("name")
    for match in SALUTATION.finditer(text):
        start = _behind_title(text, match.end(), COURTESY)
        rest = _GREETED.match(text, start)
        if NOT_A_PERSON.match(text, start) or (rest and BODY.search(rest.group())):
            continue
        run = run_at(text, start, 4, Strength.TITLE)
        if run is not None and not run.place and not is_thing(text, start, run.end):
            yield start, run.end
        elif run is None and (end := _greeted(text, start, match.group())):
            yield start, end


def signed(text: str) -> Iterator[tuple[int, int]]:
    """The name behind "Yours sincerely", on the same or a following line."""
    for match in CLOSING.finditer(text):
        start = _behind_title(text, match.end(), ANY_TITLE)
        run = run_at(text, start, 4, Strength.FIELD)
        if run is None or is_thing(text, start, run.end) or run.place:
            continue
        thanks = fold(match.group()).strip().startswith("thank")
        ends = text[run.end : run.end + 1] in ("", "\n", ",", ".", "|", "(")
        if match["break"] or not thanks or (ends and reads_like_person(run)):
            yield start, run.end
            if match["break"] and run.size == 1:
                yield from _second_line(text, run.end)


def _second_line(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The surname on a line of its own below the forename that signs."""
    line = _LONE_WORD.match(text, end)
    run = run_at(text, line.start("word"), 2, Strength.FIELD) if line else None
    if line and run is not None and run.end == line.end("word") and is_new(run):
        yield run.start, run.end


def fielded(text: str) -> Iterator[tuple[int, int]]:
    """ "Name: Alex Example", "Requester: ...", "FAO ..."."""
    for match in FIELD.finditer(text):
        start = _behind_title(text, match.end(), ANY_TITLE)
        run = run_at(text, start, 4, Strength.FIELD)
        if run is None or is_thing(text, start, run.end) or run.place:
            continue
        strong = bool(STRONG_FIELD.search(fold(match["label"])))
        if strong or (run.size >= 2 and is_new(run)) or reads_like_person(run):
            yield start, run.end
            if fold(match["label"]).endswith("names"):
                yield from _also(text, run.end)
    for match in _MAIL_FIELD.finditer(text):
        yield from _inverted(text, match.end())
        yield from _copied(text, match.end())
    for match in COPIED.finditer(text):
        yield from _copied(text, match.end())


def cued(text: str) -> Iterator[tuple[int, int]]:
    """ "my neighbour Alex Example", "the death of Sam Sample", "a request by Pat Placeholder"."""
    for match in CUE.finditer(text):
        run = run_at(text, match.end(), 4)
        if run is None or is_thing(text, run.start, run.end) or run.place:
            continue
        before = text[max(0, run.start - 40) : run.start]
        lone = bool(KIN.search(before) or OFFICERS.search(before))
        strong = bool(STRONG_CUE.search(match.group())) and run.size >= 2
        if ((strong or lone) and is_new(run)) or reads_like_person(run):
            yield run.start, run.end
            if OFFICERS.search(before):
                yield from _also(text, run.end)


def signed_by_role(text: str) -> Iterator[tuple[int, int]]:
    """A line that is a name, with a role below or beside it: "Sam Sample | Reporter"."""
    for match in LINE_START.finditer(text):
        run = run_at(text, _behind_title(text, match.end(), COURTESY), 4)
        if run is None or run.size < 2 or not is_new(run):
            continue
        if SIGNED_BELOW.match(text, run.end) or SIGNED_BESIDE.match(text, run.end):
            yield run.start, run.end


def listed(text: str) -> Iterator[tuple[int, int]]:
    """Known forename and a surname, or an initial and a known surname, anywhere."""
    position = 0
    while token := TOKEN.search(text, position):
        position = token.end()
        if token["particle"] or (token.start() and text[token.start() - 1].isalnum()):
            continue
        run = run_at(text, token.start(), 4)
        if run is None:
            continue
        position = max(position, run.end)
        if is_thing(text, run.start, run.end) or run.place:
            continue
        behind = WROTE.match(text, run.end) or POSTNOMINAL.match(text, run.end)
        if is_listed(run) or (run.size >= 2 and behind):
            yield run.start, run.end


def lone_line(line: str) -> Run | None:
    """A line that is nothing but a name-like run ("Alex Example", "Ms A Example")."""
    stripped = line.strip().rstrip(",")
    run = run_at(stripped, _behind_title(stripped, 0, COURTESY), 4, Strength.FIELD)
    if run is None or run.end != len(stripped) or run.place:
        return None
    return run


def is_titled(line: str) -> bool:
    """Whether a line opens with a courtesy title."""
    return bool(COURTESY.match(line.strip()))


def _inverted(text: str, start: int) -> Iterator[tuple[int, int]]:
    """ "Sample, Sam; Example, Alex" behind "From:" or "To:"."""
    position = start
    while match := _SURNAME_FIRST.match(text, position):
        run = run_at(text, match.start("surname"), 2)
        if run is not None and run.end == match.end("surname") and not run.place:
            yield match.start("surname"), match.end("forename")
        position = match.end()


def _copied(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The persons of "cc Sam Sample, Pat Placeholder; FOI Unit": two words or a title each."""
    position = start
    while True:
        titled = _behind_title(text, position, ANY_TITLE)
        run = run_at(text, titled, 4, Strength.FIELD)
        sure = run is not None and (run.size >= 2 or titled > position) and is_new(run)
        if run is not None and sure and not run.place and not is_thing(text, titled, run.end):
            yield titled, run.end
        item = _LISTED_ITEM.match(text, position)
        if item is None:
            return
        position = item.end()


def _also(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The others of "officers Sample, Example and Placeholder"."""
    while joint := _AND.match(text, end):
        run = run_at(text, joint.end(), 2)
        if run is None or not is_new(run):
            return
        yield run.start, run.end
        end = run.end


def _behind_title(text: str, start: int, title: re.Pattern[str]) -> int:
    match = title.match(text, start)
    return match.end() if match else start


def _is_officer(text: str, rank_start: int, run: Run, *, prose: bool) -> bool:
    """Whether a rank and a word are a person and not a post ("PC Recruits")."""
    if reads_like_person(run) or run.place:
        return not run.place
    if OF_SOMEBODY.search(text[max(0, rank_start - 14) : rank_start]):
        return True
    return prose and is_new(run)


def _greeted(text: str, start: int, greeting: str) -> int | None:
    """The end of a name in small letters: "dear alex smith,"."""
    if not fold(greeting).strip().startswith(("dear", "annwyl")):
        return None
    rest = _GREETED.match(text, start)
    if not rest:
        return None
    words = rest.group().split()
    closed = rest.end() == len(text) or text[rest.end()] in ",\n"
    if not closed or not 1 <= len(words) <= 3 or any(fold(word) in COMMON for word in words):
        return None
    return start + len(rest.group().rstrip())
