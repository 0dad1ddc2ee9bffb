"""Whether a page is the answer that its address is known for, before it may replace anything.

A page proves it by any one of four: its heading shares the words of its line on the
listing, or of the version we hold; it prints the line's reference; its heading has the
words of its own address; or it still says most of what the version we hold says (under
another reference nearly all of it). What proves nothing, or says itself that it is no answer,
is kept aside and the version we hold stays (docs/fetching.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from parsers.text.characters import fold
from parsers.types import Item
from scraper.fetch.standins import worded
from scraper.fetch.verdicts import Verdict

# Words that stand in the titles of all answers and tell none from another.
_EVERYWHERE_TEXT: Final = """
    about act and answer are constabulary disclosure disclosures document foi foia for force
    freedom from home information log no not number of our page police ref reference reply
    request requests response responses that the this was website were with you your
"""
_EVERYWHERE: Final = frozenset(_EVERYWHERE_TEXT.split())
_WORD: Final = re.compile(r"[a-z0-9\u00c0-\u024f]{2,}|\d")
# The number of a request: with its year, and behind the words that announce one.
_WITH_YEAR: Final = re.compile(r"\b\d{1,7} ?[/-] ?(?:19|20)?\d\d\b")
_ANNOUNCED: Final = re.compile(
    r"\b(?:foi(?:a|r|s)?|eir|ref(?:erence)?|request|no)\b[\s.:#/-]{0,3}(\d{1,8})\b"
)
_ENOUGH: Final = 0.5  # of the shorter one's words
_SAID_BEFORE: Final = 0.5  # of the words of the version stored, or of this one
_THE_SAME: Final = 0.9  # of them: the same answer, whose reference was set right
_LITTLE: Final = 600  # characters: a first version that proves nothing has to say more
_WHOLE: Final = 60  # characters: an answer with fewer cannot be emptied out
_STUMP: Final = 0.5  # of its former length, with less than
_SURVIVING: Final = 0.2  # of its words among those it had: an answer emptied out


@dataclass(frozen=True, slots=True)
class Known:
    """What we know of an answer beside the page that has come.

    ``line`` is its title on the listing, ``title`` the one we hold; ``stored`` gives the
    words of the version we hold, None where there is none; ``double`` says that the
    page is word for word what another answer's address holds.
    """

    address: str
    line: str
    title: str
    stored: Callable[[], str | None]
    double: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a page is not believed. ``mild``: nothing is lost by it, so it is read and told."""

    verdict: Verdict
    message: str
    mild: bool = False


def objection(item: Item, final: str, led: str, known: Known) -> Objection | None:
    """Why a page may not stand for an answer; None if it may.

    ``led`` says in words where a redirect has led that is no place of an answer (the
    log, the home page, another answer); empty where it has not.
    """
    named = _named(item.title, known)
    if led and not (named and led == ANOTHER):
        return Objection(Verdict.MOVED, f"leads to {led}: {final}")
    said = words_of(item)
    if len(said) < _LITTLE and not item.attachments and (verdict := worded(said)) is not None:
        return Objection(verdict, f"its words say so: {said[:80]!r}")
    stored = known.stored()
    if known.double and not named:
        text = "word for word what another answer's address holds"
        return Objection(Verdict.MOVED, text, mild=stored is None)
    if stored is None:
        proven = named or _cites(item, said, known) or len(said) >= _LITTLE or _has_more(item)
        text = "neither title, reference nor address of the answer is on the page"
        return None if proven else Objection(Verdict.NOT_THE_ANSWER, text, mild=True)
    if _emptied(said, stored):
        text = f"{len(said)} characters, and nothing of the {len(stored)} it had"
        return Objection(Verdict.NOT_THE_ANSWER, text)
    if named or _cites(item, said, known):
        return None
    least = _THE_SAME if _another(item.title, known) else _SAID_BEFORE
    if _alike(said, stored, least):
        return None
    text = f"headed {item.title[:60]!r}: neither the title, the reference nor the words it had"
    return Objection(Verdict.NOT_THE_ANSWER, text)


ANOTHER: Final = "another answer"


def words_of(item: Item) -> str:
    """All that an item says: blocks and cells of its tables."""
    cells = (
        str(cell)
        for table in item.document.tables
        for row in table.grid
        for cell in row
        if cell is not None
    )
    return " ".join((*(block.text for block in item.document.blocks), *cells))


def _named(title: str, known: Known) -> bool:
    """Whether a heading shares the words of the line, of the title stored, or of the address."""
    slug = unquote(urlsplit(known.address).path).rstrip("/").rsplit("/", 1)[-1]
    return any(_shares(title, other) for other in (known.line, known.title)) or _shares(
        title, re.sub(r"[-_+.]", " ", slug)
    )


def _shares(one: str, other: str) -> bool:
    if fold(one).strip() and fold(one).split() == fold(other).split():
        return True
    mine, theirs = _tokens(one), _tokens(other)
    if not mine or not theirs:
        return False
    references = _references(one), _references(other)
    if all(references) and not references[0] & references[1]:
        return False
    return len(mine & theirs) >= _ENOUGH * min(len(mine), len(theirs))


def _cites(item: Item, said: str, known: Known) -> bool:
    """Whether a page prints, near its top or in a field, the reference of its line."""
    wanted = _references(known.line) | _references(known.title)
    top = " ".join((item.title, *(value for _, value in item.fields), said[:_LITTLE]))
    return bool({one for one in wanted if len(one) > 2} & _references(top))


def _another(title: str, known: Known) -> bool:
    """Whether a heading prints a reference, and the line has others: a number given away."""
    wanted = _references(known.line) | _references(known.title)
    mine = _references(title)
    return bool(mine and wanted) and not mine & wanted


def _has_more(item: Item) -> bool:
    return bool(item.attachments or item.fields or item.document.tables)


def _alike(said: str, stored: str, least: float) -> bool:
    mine, theirs = _tokens(said), _tokens(stored)
    return bool(mine and theirs) and len(mine & theirs) >= least * min(len(mine), len(theirs))


def _emptied(said: str, stored: str) -> bool:
    mine, theirs = _tokens(said), _tokens(stored)
    short = len(stored) >= _WHOLE and len(said) < _STUMP * len(stored)
    return short and bool(theirs) and len(mine & theirs) < _SURVIVING * max(len(mine), 1)


def _tokens(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if word not in _EVERYWHERE}


def _references(text: str) -> set[str]:
    plain = fold(text)
    announced = {hit[1] for hit in _ANNOUNCED.finditer(plain)}
    return announced | {re.sub(r"\D", "", hit[0]) for hit in _WITH_YEAR.finditer(plain)}
