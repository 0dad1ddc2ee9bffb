"""From plain words to what they claim and how far it reaches."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from parsers.letter import claims_welsh
from parsers.letter.claims import CUTS, REACHES, Reach, Says
from parsers.letter.claims_given import ANSWERED, SUPPRESSIONS
from parsers.letter.claims_refused import REFUSED
from parsers.letter.frames import EXPLAINS, FRAMES, HAS_DATA, NOT_DATA, OF_THE_WORK
from parsers.letter.rules import Plan, first, rule
from parsers.letter.slots import fitting

ROWS: Final = (*REFUSED, *ANSWERED, *claims_welsh.CLAIMS)
_ROWS: Final = Plan(ROWS)
_SUPPRESSIONS: Final = Plan(SUPPRESSIONS)
ALL_REACHES: Final = (*REACHES, *claims_welsh.REACHES)

REFUSING: Final = frozenset(
    {
        *(Says.NCND, Says.DETERMINE, Says.COST, Says.VEXATIOUS, Says.REPEATED),
        *(Says.UNREASONABLE, Says.NOT_HELD, Says.ELSEWHERE, Says.LATER, Says.EXEMPT),
        *(Says.REFUSED, Says.UNABLE, Says.PARTLY, Says.INVALID),
    }
)
GIVING: Final = frozenset({Says.GIVEN, Says.PROMISED, Says.LINKED})
# Both in one sentence: words that tell the given part from the refused one.
_CONTRAST: Final = re.compile(
    r"\b(?:however|but|although|though|while|whilst|save|except\w*|rest|remainder|other|redacted|"
    r"apart|exclud\w+|minus|"
    r"all that|instead)\b"
)


def _tells_apart(left: str) -> bool:
    """Whether a sentence tells what it gives from what it refuses."""
    return reach_of(left) in (Reach.PART, Reach.OTHER) or bool(_CONTRAST.search(left))


# An opener that promises gives nothing unless it also shows.
_SHOWS: Final = re.compile(r"\b(?:attach|enclos|tables?|spreadsheet|document|figures?|data)\w*")


# The limit said the other way round, which no cut may take for "does not exceed".
_UNABLE_WITHOUT: Final = re.compile(
    r"(\b(?:unable|cannot|can not|could not|impossible|not (?:able|possible))\b[^.;]{0,160}?)"
    r" without exceeding\b"
)


# Things that are counted: what happened to them is the answer, not a decision.
_COUNTED: Final = re.compile(
    r"\W{0,3}\d[\d,]{0,9} (?!pages|documents|e-?mails|questions|hours|minutes)(?:\w{1,24} "
    r"){0,2}?\w{1,24}s "
    r"(?:was|were|had) "
    r"(?![^.]{0,200}\b(?:section|exempt|s\.? ?\d))"
)


@lru_cache(maxsize=4096)
def uncut(words: str) -> str:
    """Plain words without the clauses that negate, avoid or suppose a decision."""
    words = _UNABLE_WITHOUT.sub(r"\1 as it would exceed", words)
    for cut in CUTS:
        words = cut.taken_out(words)
    return " ".join(words.split())


@lru_cache(maxsize=4096)
def claims_of(left: str, *, reason: bool = False) -> frozenset[Says]:
    """What a sentence says. Beside a refusal of all, words such as "below" give nothing."""
    says = {one.meaning for one in _ROWS.every(left)}
    says |= {one.meaning for one in fitting(FRAMES, left)}
    if Says.COST in says and not OF_THE_WORK[0].fits(left):
        says.discard(Says.COST)
    if _COUNTED.match(left):
        says -= {Says.NOT_HELD, Says.REFUSED, Says.EXEMPT, Says.LAPSED, Says.TRANSFERRED}
    if Says.COST in says and Says.WHETHER in says:
        says.add(Says.DETERMINE)
    says.discard(Says.WHETHER)
    if Says.NOT_HELD in says and not _says_not_held(says, left):
        says.discard(Says.NOT_HELD)
    if Says.GIVEN in says and not _says_given(says, left):
        says.discard(Says.GIVEN)
    if Says.GOODWILL in says and says & {Says.LINKED, Says.ELSEWHERE} and Says.GIVEN not in says:
        says.discard(Says.GOODWILL)  # help that only points elsewhere
    return frozenset(says - {Says.GIVEN, Says.PROMISED, Says.LINKED} if reason else says)


def _says_not_held(says: Collection[Says], left: str) -> bool:
    """Whether it is not held, not "whether it is or is not" and not only in another form."""
    if Says.OTHER_FORM in says or (Says.NCND in says and not _CONTRAST.search(left)):
        return False
    return not (_either_way(left) or would_happen(left))


# "Assets would be moved and documents destroyed": what disclosure would do, not what was done.
_WOULD_HAPPEN: Final = rule(
    "what would happen",
    True,
    r"^(?!.*\b(?:we|i|our|us|hold|holds|held|recorded?|force|constabulary|request(?:ed)?)\b)"
    r"[^.;]{2,80}\b(?:would|could|might)\b",
    "assets would be moved and documents shredded.",
    "we would have shredded the documents.",
)


def would_happen(left: str) -> bool:
    """Whether a sentence without us in it tells only what would happen."""
    return _WOULD_HAPPEN.fits(left)


def _says_given(says: AbstractSet[Says], left: str) -> bool:
    """Whether something is handed over that was asked, and not only promised or refused."""
    if Says.PROMISED in says and not _SHOWS.search(left):
        return False
    refused = says & (REFUSING - {Says.ELSEWHERE, Says.LATER})
    if refused and Says.PARTLY not in says and not _tells_apart(left):
        return False
    return _gives_data(left)


# "whether it is or is not held": both, so neither.
_EITHER: Final = re.compile(
    r"\b(?:whether|if)\b[^.;]{0,80}\b(?:or (?:is|are|does|do|was|were) not|(?:is|are|does|do) not"
    r"|isn't|or not|aren't|doesn't)\b[^.;,]{0,40}\b(?:held|hold|exists?|recorded)\b|"
    r"\b(?:does|do|is|are)(?: \w+)? or (?:does|do|is|are) not\b[^.;,]{0,20}"
)


def _either_way(left: str) -> bool:
    """Whether only a clause on whether it is held says that it is not."""
    rest = _EITHER.sub(" ", left)
    if rest == left:
        return False
    return not any(one.meaning is Says.NOT_HELD and one.fits(rest) for one in (*ROWS, *FRAMES))


def _gives_data(left: str) -> bool:
    """Whether what is handed over may be what was asked, not a form or an explanation."""
    if EXPLAINS[0].fits(left):
        return False
    return HAS_DATA[0].fits(left) or not NOT_DATA[0].fits(left)


def suppressed(words: str) -> frozenset[Says]:
    """Whether figures are made coarser, which is said in clauses that ``uncut`` takes out."""
    found = {one.meaning for one in _SUPPRESSIONS.every(words)}
    return frozenset({Says.SUPPRESSED} if Says.SUPPRESSED in found else found)


def reach_of(left: str) -> Reach:
    row = first(ALL_REACHES, left)
    return row.meaning if row is not None else Reach.ALL
