"""Names that show by their own shape, whatever stands round them. A row a shape, with witnesses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from parsers.persons.name_data import AMBIGUOUS, COMMON, FORENAMES, SURNAMES
from parsers.persons.name_runs import CAPITAL, LETTERS
from parsers.persons.place_data import NAMED_THINGS, PLACE_WORDS, PLACES
from parsers.text.characters import fold

_WORD = rf"[{CAPITAL}][{LETTERS}'’]{{1,24}}"
# Organisations, movements and ships that a particle opens as well.
_NO_PERSON = frozenset(
    {"al-qaeda", "al-qaida", "al-qa'ida", "al-shabaab", "al-jazeera", "al-anon", "al-muhajiroun"}
)
_RANK_START = re.compile(
    r"(?:sgt|pc|pcso|dc|ds|dci|di|insp|inspector|ch?insp|supt|csupt|acc|cc)_?(?=[a-z])"
)
_CAMEL = re.compile(r"[A-Z][a-z]+|[a-z]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern with a group ``name``, and what else must be true of that group."""

    what: str
    pattern: re.Pattern[str]
    fits: Callable[[str], bool]
    masked: tuple[tuple[str, str], ...]
    left: tuple[str, ...]


def _any(_: str) -> bool:
    return True


def _is_arabic(name: str) -> bool:
    return fold(name) not in _NO_PERSON


def _is_inverted(name: str) -> bool:
    """SURNAME, Forename: the forename is known, the surname no place or office."""
    surname, forename = fold(name).split(",")
    known = forename.strip() in FORENAMES | AMBIGUOUS
    return known and surname not in PLACES | PLACE_WORDS | COMMON


def _is_handle(name: str) -> bool:
    """A handle with a rank in front, or with a forename and a surname in it."""
    if _RANK_START.match(name.lower()) and not name.islower():
        return True
    parts = [part.lower() for part in _CAMEL.findall(name)]
    return len(parts) > 1 and parts[0] in FORENAMES and parts[-1] in SURNAMES


def _is_party(name: str) -> bool:
    """A party of a case that is no office."""
    return fold(name) not in COMMON | PLACE_WORDS | PLACES


SHAPES: Final = (
    Shape(
        "article and name",
        re.compile(
            rf"(?<![\w-])(?P<name>(?:al|el|ul|abu|bin|ibn)-[{CAPITAL}][{LETTERS}'’]{{2,24}})"
        ),
        _is_arabic,
        (("al-Tamimi", "Mr al-Tamimi said so"),),
        ("the group al-Qaeda", "re-Opened al-fresco"),
    ),
    Shape(
        "patronymic",
        re.compile(rf"\b(?P<name>{_WORD} (?:ap|ab|ferch|verch|bin|ibn|bint) {_WORD})"),
        _any,
        (("Gwenllian ap Rhydderch", "Gwenllian ap Rhydderch complained"),),
        ("the ap is new", "Cwm ab yr Ogof"),
    ),
    Shape(
        "surname in capitals, forename",
        re.compile(
            rf"(?<![\w,] )\b(?P<name>[{CAPITAL}][{CAPITAL}'’-]{{2,24}}, [{CAPITAL}][a-z]{{1,20}})\b"
        ),
        _is_inverted,
        (("HOLLINGWORTH, Peter", "HOLLINGWORTH, Peter"),),
        ("KENT, Essex and Sussex", "LONDON, Paris", "ASSAULT, May 2024"),
    ),
    Shape(
        "handle",
        re.compile(r"(?<![\w.+-])@(?P<name>[A-Za-z][A-Za-z_]{3,24})\d{0,4}\b(?![.\w@])"),
        _is_handle,
        (("SgtBrannigan", "follow @SgtBrannigan for news"), ("AnnaSmith", "from @AnnaSmith")),
        ("@kentpolice tweeted", "@DorsetPolice", "@pcc"),
    ),
    Shape(
        "defendant",
        re.compile(rf"\bR(?:ex|egina)?\.? v(?:s|ersus)?\.? (?P<name>{_WORD}(?: and {_WORD})?)"),
        _is_party,
        (("Throckmorton", "in R v Throckmorton [2019] it was held"),),
        ("R v Secretary of State", "R v Chief Constable of Kent", "R v Commissioner of Police"),
    ),
)


def shaped(text: str) -> Iterator[tuple[int, int]]:
    """The names in ``SHAPES``, in no order."""
    for shape in SHAPES:
        for match in shape.pattern.finditer(text):
            name = match["name"]
            if fold(name) not in NAMED_THINGS and shape.fits(name):
                yield match.span("name")
