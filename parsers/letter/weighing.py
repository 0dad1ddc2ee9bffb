"""A second reading of a sentence, by weights of word classes instead of phrases."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from parsers.letter.law import FOIA
from parsers.letter.numbers_said import answers_with_number
from parsers.letter.rules import plain
from parsers.letter.word_classes import classes
from parsers.text.sentences import spans


class Side(StrEnum):
    """What a sentence may decide."""

    GIVE = "give"
    LACK = "lack"
    HIDE = "hide"
    DENY = "deny"
    COST = "cost"
    ELSE = "elsewhere"
    LATER = "later"
    FORMAL = "formal"


_WORD: Final = re.compile(r"[a-z£][a-z£\d'.-]*[a-z\d']|[a-z]|£\d+|\d[\d,.]*")
_HOURS: Final = re.compile(
    r"\b(?:18|eighteen|24|twenty[- ]four)[- ]?(?:\(\d+\) )?(?:hours?|hrs?)\b"
)
_MONTH: Final = re.compile(
    r"(?<=\bin )may\b|(?<=\bof )may\b|(?<=\d )may\b|(?<=\d[a-z]{2} )may\b|\bmay(?= (?:19|20)\d\d)"
)
_NOT_HOWEVER: Final = re.compile(r"\bnot,? (?:however|therefore),? ")
_SECTION: Final = re.compile(
    r"\b(?:sections?|sect?\.?|ss?\.?|regulations?|reg\.?) ?(\d{1,2})"
    r"(?: ?\((\d)([a-z])?\)(?: ?\(([a-z])\))?)?"
)
_TITLE: Final = re.compile(r"sections? \d\d(?: ?\([0-9a-z]\))* ?[-:\u2013] ")
_EIR: Final = re.compile(r"\b(?:regulations?|reg\.?) ?(?:12|10)\b")
_CLAUSE: Final = re.compile(
    r"[;:.?](?:\s|$)|,? \b(?:however|but|although|though|whilst|while|because|since|therefore|so "
    r"(?=the\b|we\b|i\b|no\b|this\b|it\b)|and (?=we\b|i\b|so\b|no\b|it is\b|is\b))\b"
)
_OWN: Final = {"12": Side.COST, "14": Side.FORMAL, "21": Side.ELSE, "22": Side.LATER}
_SCOTS: Final = {
    "12": Side.COST,
    "14": Side.FORMAL,
    "17": Side.LACK,
    "18": Side.DENY,
    "25": Side.ELSE,
    "27": Side.LATER,
}
_EXEMPT: Final = FOIA.keys() - {*_OWN, "22A"}
Marks = list[frozenset[str]]


def _near(marks: Marks, one: str, other: str, far: int) -> bool:
    """Whether a word of a class stands within some words before one of another."""
    last = -99
    for place, names in enumerate(marks):
        if other in names and place - last <= far and place != last:
            return True
        if one in names:
            last = place
    return False


@lru_cache(maxsize=4096)
def weigh(sentence: str, scots: bool = False) -> dict[Side, float]:
    """The weight of each side in a sentence."""
    words = _MONTH.sub("june", _NOT_HOWEVER.sub("not ", plain(sentence)))
    words = _HOURS.sub("eighteenhours", words)
    found = _clause(words, scots)
    clauses = [one for one in _CLAUSE.split(words) if one]
    if len(clauses) > 1:
        found.pop(Side.GIVE, None)
        found.pop(Side.LACK, None)
        for clause in clauses:
            for side, weight in _clause(clause, scots).items():
                found[side] = max(found.get(side, 0), weight)
    if "www." in words or "http" in words:
        found[Side.ELSE] = max(found.get(Side.ELSE, 0), 2.0)
    worked = _WORKED.findall(words)
    if any(int(hours.replace(",", "")) > 18 for hours in worked):
        found[Side.COST] = max(found.get(Side.COST, 0), 1.5) + 0.5
    if _numbered(sentence, scots):
        found[Side.GIVE] = max(found.get(Side.GIVE, 0), 2.0)
    return found


def refuses(text: str) -> bool:
    """Whether a sentence of a text decides, in the force's own name, that nothing is given."""
    return any(
        "US" in classes_of(text[start:end])
        and any(
            weight >= _CERTAIN and side in _REFUSALS
            for side, weight in weigh(text[start:end]).items()
        )
        for start, end in spans(text)
    )


_CERTAIN: Final = 2.5
_REFUSALS: Final = frozenset({Side.LACK, Side.DENY, Side.COST})


def classes_of(sentence: str) -> frozenset[str]:
    """The classes of all words of a sentence."""
    return frozenset().union(*map(classes, _WORD.findall(plain(sentence))))


_WORKED: Final = re.compile(r"\b(\d{1,3}(?:,\d{3})*) (?:man |staff )?(?:hours|hrs)\b")
_BITS: Final = re.compile(r", |[;:] |\b(?:but|however|although|though)\b")


def _numbered(sentence: str, scots: bool) -> bool:
    """Whether a part of a sentence that speaks of no cost and no section gives a number."""
    if not answers_with_number(sentence):
        return False
    for bit in (sentence, *_BITS.split(sentence)):
        words = _HOURS.sub("eighteenhours", plain(bit))
        free = not _SECTION.search(words) and _clause(words, scots).get(Side.COST, 0) < 1.5
        if free and answers_with_number(bit):
            return True
    return False


def _clause(clause: str, scots: bool) -> dict[Side, float]:
    marks = [classes(word) for word in _WORD.findall(clause)]
    if not marks:
        return {}
    has = frozenset().union(*marks)
    supposed = any("IF" in names for names in marks[:3]) or "INVERTED" in marks[0]
    less = 2.0 if supposed else 0.0
    if "RECITE" in has and "US" not in has:
        less += 1.5
    named = _sections(clause, scots)
    found = {
        Side.LACK: _lack(marks, has) + 2 * (Side.LACK in named),
        Side.DENY: _deny(marks, has) + 2 * (Side.DENY in named),
        Side.COST: _cost(marks, has) + 2 * (Side.COST in named),
        Side.HIDE: _hide(marks, has, cited=Side.HIDE in named),
        Side.GIVE: _give(marks, has),
        Side.ELSE: (2.0 if has >= {"SITE", "REACH"} else 0.5 * ("SITE" in has))
        + 2.5 * (Side.ELSE in named),
        Side.LATER: (1.5 if has >= {"FUTURE", "PUBLISH"} else 0) + 2.5 * (Side.LATER in named),
        Side.FORMAL: 2.5 * ("VEX" in has) + 2.0 * (Side.FORMAL in named),
    }
    if less and "RECITE" in has and named:
        less -= 0.5
    if Side.LACK in named:
        found[Side.HIDE] = 0.0
    if found[Side.GIVE] == 2.0 and _near(marks, "GIVE", "PART", 3):
        found[Side.HIDE] = max(found[Side.HIDE], 2.0)  # what gives some withholds the rest
    if _TITLE.match(clause):
        less = 0.0
    return {side: weight - less for side, weight in found.items() if weight > less}


def _sections(clause: str, scots: bool) -> frozenset[Side]:
    own = _SCOTS if scots else _OWN
    found = set()
    eir = _EIR.search(clause) is not None
    for number, sub, inserted, letter in _SECTION.findall(clause):
        if number in _EXEMPT and not scots and f"({sub}{inserted.upper()})" in FOIA[number].ncnd:
            found.add(Side.DENY)
        if eir and number in ("12", "10"):
            found.add(
                Side.LACK
                if (sub, letter) == ("4", "a")
                else Side.FORMAL
                if (sub, letter) == ("4", "b")
                else Side.HIDE
            )
        elif number in own:
            found.add(own[number])
        elif number in _EXEMPT:
            found.add(Side.HIDE)
    return frozenset(found)


def _lack(marks: Marks, has: frozenset[str]) -> float:
    weight = 0.0
    us, thing = 0.5 * ("US" in has), 0.5 * ("NAMED" in has)
    kept = _near(marks, "NEG", "OWNED", 6) or _near(marks, "HELD", "NEG", 3)
    kept = kept or _near(marks, "HAVE", "NO", 2)
    if (kept and has & {"THING", "US"}) or (
        _near(marks, "NEG", "FIND", 5) and has & {"THING", "US"}
    ):
        weight = 1.5 + us + thing
    elif _near(marks, "NEG", "MADE", 4) and "THING" in has:
        weight = 1.0 + us + thing
    elif has & {"GONE", "LEFT"} and "THING" in has and "MAY" not in has:
        weight = 1.5 + thing
    elif _near(marks, "NEG", "NAMED", 2):
        weight = 1.0 + us + _near(marks, "THERE", "NEG", 3)
    if _near(marks, "NEG", "UNHELD", 2):
        weight = max(weight, 2.0)
    if weight and _near(marks, "WHETHER", "NEG", 14):
        weight -= 2
    if weight and "FORM" in has:
        weight -= 0.5
    if has >= {"SAY", "DENY"}:
        return 0.0
    if weight and "HARM" in has:
        weight -= 1
    return max(weight, 0.0)


def _deny(marks: Marks, has: frozenset[str]) -> float:
    negated = "NEG" in has or "REFUSE" in has
    if "NCND" in has:
        return 3.0
    if negated and has >= {"SAY", "DENY"}:
        return 4.0
    if negated and has >= {"SAY", "WHETHER"} and has & {"HOLD"}:
        return 2.5
    return 0.0


def _cost(marks: Marks, has: frozenset[str]) -> float:
    weight = 0.0
    if has >= {"LIMIT", "EXCEED"}:
        weight = 2.5
    elif "LIMIT" in has:
        weight = 1.0 + 0.5 * ("COSTLY" in has) + ("NEG" in has or "FORM" in has)
    elif has >= {"COSTLY", "WHETHER"} or ("DETERMINE" in has and has & {"EXCEED", "COSTLY"}):
        weight = 2.0
    elif has >= {"COSTLY", "EXCEED"}:
        weight = 1.0
    elif "FAVOUR" in has or (has & {"FORM", "CENTRAL"} and _near(marks, "NEG", "OWNED", 6)):
        weight = 2.0
    if "LIMIT" in has and "EFFORT" in has:
        weight += 0.5
    if weight and _near(marks, "NEG", "EXCEED", 2):
        weight -= 2
    if weight and _near(marks, "POSSIBLY", "HIDE", 3):
        weight -= 3
    if has >= {"IF", "FUTURE"}:
        weight -= 2
    return max(weight, 0.0)


def _hide(marks: Marks, has: frozenset[str], *, cited: bool) -> float:
    weight = 2.0 * cited
    if weight and "POSSIBLY" in has:
        weight -= 1.5
    weight -= 1.5 * bool(has & {"PENDING", "UNLESS"}) + 2.0 * ("UNDERWAY" in has)
    if "HIDE" in has:
        weight += 1.5 + 0.5 * ("US" in has) + 0.5 * bool(has & {"THING", "EXEMPTED"})
        if _near(marks, "NEG", "HIDE", 2):
            weight -= 2.5
        if _near(marks, "MAY", "HIDE", 3):
            weight -= 1
        if _near(marks, "WHETHER", "HIDE", 8):
            weight -= 1.5
        if _near(marks, "AVOID", "HIDE", 9):
            weight -= 2.5
    if _near(marks, "NEG", "GIVE", 6):
        weight += 1.5 + 0.5 * bool(has & {"US", "NAMED"})
    if "US" in has and _near(marks, "NEG", "OBLIGED", 2):
        weight += 2.0
    if "PARTLY" in has:
        weight += 2.0
    if "PAST" in has and not cited:
        weight -= 0.5
    return max(weight, 0.0)


def _give(marks: Marks, has: frozenset[str]) -> float:
    some = bool(has & {"PARTLY", "INPART"}) or _near(marks, "GIVE", "PART", 3)
    if some and has >= {"GIVE", "US"} and "MAY" not in has and not _near(marks, "NEG", "GIVE", 4):
        return 2.0
    if has >= {"ZERO", "NAMED"} and "OWNED" not in has:
        return 2.0
    hands = has >= {"ATTACHED", "NAMED"} and not _near(marks, "NEG", "ATTACHED", 3)
    if hands and ("MAY" not in has or has & {"PARTLY", "PART"}):
        return 2.0
    if has & {"NEG", "HIDE"} or ("MAY" in has and "ATTACHED" not in has):
        return 0.0
    if "ATTACHED" not in has and _near(marks, "FUTURE", "GIVE", 3):
        return 0.0
    weight = 2.0 * ("ATTACHED" in has) - 1.5 * ("FORMAL" in has and "NAMED" not in has)
    if _near(marks, "SET", "OUT", 1):
        weight += 2.0
    if "HERE" in has:
        weight += 1.5 if has & {"THING", "GIVE", "YOU", "SEE"} else 0.5
    if "GIVE" in has and "MAY" not in has and "NAMED" in has:
        weight += 1.0 + 0.5 * ("US" in has)
    return weight
