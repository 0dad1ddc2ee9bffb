"""Mask persons in everything that is published; places, operations and forces stay.

Masked: names as ``[name]``, personal e-mail addresses as ``[e-mail]``, telephone numbers
and extensions as ``[phone]``, number plates as ``[plate]``, dates of birth as
``[date of birth]``, crime, incident and custody numbers as ``[crime number]``. Role
mailboxes, 101, 999 and the commissioners' numbers stay. Measured misses and false
alarms: docs/letters.md.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from parsers.persons import contacts, kinds, names
from parsers.persons.columns import named_in
from parsers.persons.kinds import NAME
from parsers.persons.name_data import AMBIGUOUS, COMMON, FORENAMES, SURNAMES
from parsers.persons.name_runs import is_thing
from parsers.persons.place_data import PLACE_WORDS, PLACES
from parsers.persons.vehicles import in_capitals
from parsers.text.characters import clean, fold, squeeze
from parsers.types import Block, BlockKind, Letter, Table

_HEAD_LINES = 60
_CELL = 200
_SHORTEST_PHONE = 9
STRUCK = "\u0336"  # behind each letter of words that are struck through
_APART = re.compile(r"[-_+.]")
# The same beside a letter: "crime-number-42-118823-19" has its number's own signs left.
_APART_IN_WORDS = re.compile(r"(?<=[^\W\d_])[-_+.]|[-_+.](?=[^\W\d_])")
_NAME_COLUMN = re.compile(
    r"(?:(?:full|first|last|sur|fore|officer'?s?|staff|employee|requester'?s?|applicant'?s?|"
    r"victim'?s?|suspect'?s?|"
    r"offender'?s?|driver'?s?|contact)[ -]?)?(?:name|forename|surname)s?|requester|requestor|"
    r"applicant|officer in case|oic"
)


def mask(text: str, known: frozenset[str] = frozenset()) -> str:
    """Replace persons in ``text``. ``known`` are names found elsewhere (``find_names``)."""
    if STRUCK in text:
        plain = text.replace(STRUCK, "")
        masked = mask(plain, known)
        return text if masked == plain else masked
    if len(text) <= _CELL:
        return _masked_cell(text, known)
    return _replaced(text, edits(text, known))


@lru_cache(maxsize=8192)
def _masked_cell(text: str, known: frozenset[str]) -> str:
    """Labels recur in every figure of a table; each is masked once."""
    if not any(char.isalpha() for char in text) and len(text) < _SHORTEST_PHONE:
        return text
    return _replaced(text, edits(text, known))


def mask_filename(name: str, known: frozenset[str] = frozenset()) -> str:
    """Replace known names and patterns in a file name or slug, whatever joins its words."""
    readable = unquote(name)
    spaced = _APART.sub(" ", readable)
    found = [(start, end, NAME) for start, end in _known_spans(spaced, known)]
    found.extend(_written_like_persons(readable))
    return _replaced(readable, _merged(found)) if found else name


@lru_cache(maxsize=1024)
def _written_like_persons(readable: str) -> tuple[tuple[int, int, str], ...]:
    """What reads like a person in a name of a file or folder; folders recur in every address."""
    spaced = _APART.sub(" ", readable)
    capital = spaced.title() if spaced.islower() and len(spaced.title()) == len(spaced) else spaced
    found = [(start, end, NAME) for start, end in names.titled(capital)]
    found.extend((start, end, NAME) for start, end in names.listed(capital))
    whole = _APART_IN_WORDS.sub(" ", readable).replace("_", "/")
    for words in dict.fromkeys((readable, spaced, whole, capital)):
        found.extend(kinds.spans(in_capitals(words)))
    return tuple(found)


def carries_name(url: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether an address names a person, so that the item's page is linked instead."""
    return any(mask_filename(part, known) != part for part in url.split("/") if part)


def mask_letter(letter: Letter, known: frozenset[str] = frozenset()) -> Letter:
    """A letter with every text masked; offsets of exemptions follow the masked response."""
    struck = STRUCK in letter.response  # then the masked words have no fixed places
    replaced = list(edits(letter.response, known))
    response = mask(letter.response, known) if struck else _replaced(letter.response, replaced)
    exemptions = []
    for item in letter.exemptions:
        if item.offset is None or struck:
            exemptions.append(replace(item, quote=mask(item.quote, known), offset=None))
            continue
        start = _moved(item.offset, replaced)
        end = _moved(item.offset + len(item.quote), replaced)
        exemptions.append(replace(item, quote=response[start:end], offset=start))
    return replace(
        letter,
        request=mask(letter.request, known),
        response=response,
        outcome_quote=letter.outcome_quote and mask(letter.outcome_quote, known),
        questions=tuple(
            replace(q, question=mask(q.question, known), quote=q.quote and mask(q.quote, known))
            for q in letter.questions
        ),
        exemptions=tuple(exemptions),
        caveats=tuple(replace(c, quote=mask(c.quote, known)) for c in letter.caveats),
        boilerplate=tuple(mask(text, known) for text in letter.boilerplate),
        parts=tuple(mask_letter(part, known) for part in letter.parts),
    )


def find_names(blocks: Iterable[Block], tables: Iterable[Table] = ()) -> frozenset[str]:
    """Names found where a letter prints them: salutation, addressee, signature, fields.

    Searched again in every other text of the disclosure. ``tables`` add the cells of
    columns that are headed as names or look like them.
    """
    lines = _lines(blocks)
    text = "\n".join(lines).replace(STRUCK, "")
    found: dict[str, None] = {}
    for start, end in names.all_in(text):
        found[squeeze(text[start:end])] = None
    found.update(dict.fromkeys(_addressees(lines, found)))
    found.update(dict.fromkeys(_mail_names(text)))
    for table in tables:
        found.update(dict.fromkeys(_column_names(table)))
        rows = [[squeeze(cell.text.strip()) if cell else "" for cell in row] for row in table.grid]
        found.update(dict.fromkeys(named_in(rows)))
    return frozenset(name for name in found if _may_spread(name))


# ------------------------------------------------------------------ finding


def _lines(blocks: Iterable[Block]) -> list[str]:
    return [
        line.strip()
        for block in blocks
        if block.kind is not BlockKind.TABLE
        for line in clean(block.text).split("\n")
        if line.strip()
    ]


def _addressees(lines: list[str], found: Iterable[str]) -> Iterator[str]:
    """Lines of the head that are a name: titled, or ending in a surname greeted below."""
    greeted = {fold(name).split()[-1] for name in found if name.split()}
    for line in lines[:_HEAD_LINES]:
        run = names.lone_line(line)
        if run is None or run.size < 2:
            continue
        if names.is_titled(line) or run.words[-1] in greeted or run.words[0] in FORENAMES:
            stripped = line.strip().rstrip(",")
            yield squeeze(stripped[run.start : run.end])


def _mail_names(text: str) -> Iterator[str]:
    """ "sam.sample@example.com" names Sam Sample."""
    for match in re.finditer(
        r"(?<![\w.+-])([A-Za-z]{2,20})[._]([A-Za-z]{2,20})\d{0,4}@[\w-]{1,60}\.", text
    ):
        if not contacts.is_role_mailbox(match.group() + "x"):
            yield f"{match[1].title()} {match[2].title()}"


def _column_names(table: Table) -> Iterator[str]:
    if not table.grid:
        return
    for column, cell in enumerate(table.grid[0]):
        if cell is None or not _NAME_COLUMN.fullmatch(squeeze(fold(cell.text)).rstrip(":")):
            continue
        for row in table.grid[1:]:
            value = row[column]
            run = names.lone_line(value.text) if value else None
            if value and run:
                yield squeeze(value.text.strip()[run.start : run.end])


def _may_spread(name: str) -> bool:
    words = [word for word in re.split(r"[\s.,]+", fold(name)) if len(word) > 1]
    return bool(words) and not all(word in PLACES or word in COMMON for word in words)


# ------------------------------------------------------------------ masking


def edits(text: str, known: frozenset[str] = frozenset()) -> list[tuple[int, int, str]]:
    """What ``mask`` replaces: ``(start, end, replacement)`` in order, without overlap."""
    found = list(kinds.spans(text))
    if any(char.isupper() for char in text) or "dear" in text:
        found.extend((start, end, NAME) for start, end in names.all_in(text))
    found.extend((start, end, NAME) for start, end in _known_spans(text, known))
    return _merged(found)


def _replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    position = 0
    for start, end, token in changes:
        parts.extend((text[position:start], token))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def _merged(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Edits in order without overlap: the earlier wins, then the longer."""
    kept: list[tuple[int, int, str]] = []
    for start, end, token in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if kept and start < kept[-1][1]:
            if end > kept[-1][1]:
                kept[-1] = (kept[-1][0], end, kept[-1][2])
            continue
        kept.append((start, end, token))
    return kept


def _moved(offset: int, changes: list[tuple[int, int, str]]) -> int:
    """Where an offset of the unmasked text stands after the edits."""
    place = bisect_right([start for start, _, _ in changes], offset)
    moved = offset
    for start, end, token in changes[:place]:
        if start < offset < end:
            return moved - (offset - start)
        if end <= offset:
            moved += len(token) - (end - start)
    return moved


def _known_spans(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    if not known:
        return
    whole, parts = _known_patterns(known)
    for match in whole.finditer(text) if whole else ():
        if not is_thing(text, match.start(), match.end()):
            yield match.start(), match.end()
    for match in parts.finditer(text) if parts else ():
        if not is_thing(text, match.start(), match.end()):
            yield match.start(), match.end()


@lru_cache(maxsize=64)
def _known_patterns(known: frozenset[str]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Full names in any case, order and joint; single names with a capital."""
    whole: dict[str, None] = {}
    single: dict[str, None] = {}
    for name in sorted(known, key=len, reverse=True):
        words = [word for word in re.split(r"[\s.,]+", name) if word]
        if len(words) >= 2:
            joint = r"[\s._+-]{0,3}(?:%20)?"
            whole[joint.join(map(_loose, words))] = None
            whole[rf"{_loose(words[-1])},?[\s._+-]{{0,3}}{_loose(words[0])}"] = None
            whole[rf"{_loose(words[0][0])}[\s._+-]{{0,2}}{_loose(words[-1])}"] = None
            if len(words) > 2:
                whole[rf"{_loose(words[0])}{joint}{_loose(words[-1])}"] = None
        for word in words:
            if _is_distinctive(word):
                single[_loose(word)] = None
                single[_loose(word.upper())] = None
                single[_loose(word[:1].upper() + word[1:].lower())] = None
    return _either(whole, re.IGNORECASE), _either(single, re.NOFLAG)


def _either(alternatives: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    joined = "|".join(alternatives)
    return re.compile(rf"(?<![^\W_])(?:{joined})(?![^\W_])", flags) if joined else None


def _loose(word: str) -> str:
    return re.sub(r"['’]", "['’]?", re.escape(word).replace("’", "'"))


def _is_distinctive(word: str) -> bool:
    """Whether one word of a name may be masked by itself."""
    folded = fold(word)
    if len(folded) < 3 or folded in PLACES or folded in PLACE_WORDS or folded in COMMON:
        return False
    return folded not in AMBIGUOUS or folded in SURNAMES
