"""Figures that no table is drawn for: `label: number` lines, and questions over numbers.

They become keyed tables of their own, so that no figure of an answer is lost because it
stands in a line. Without a header such a table is never better than `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.documents.contents import grid_of_texts
from parsers.types import Block, BlockKind, Table

_NUMBER: Final = (
    r"(?:[<>£]? ?\d{1,3}(?:,\d{3}){1,4}|[<>£]? ?\d{1,7})(?:\.\d{1,4})? ?(?:%|per cent)?|nil|none"
)
# "Complaints upheld: 57", "2021 - 967", "Still open = 103"
_PAIR: Final = re.compile(
    r"(?:[•*·▪-] ?)?(?P<label>[^:=]{2,120}?)(?P<by> ?[:=] ?| [-–—] |\t)"
    rf"(?P<number>{_NUMBER})[.;,]?",
    re.IGNORECASE,
)
# "2022 0": a year, a blank and a number that is no year.
_YEAR_AND_NUMBER: Final = re.compile(
    rf"(?P<label>(?:19|20)\d\d(?:[/-]\d\d)?)(?P<by> )(?!(?:19|20)\d\d$)(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
# Lines that name a place in a document, an address or the letter itself; no figures.
_NO_COUNT: Final = re.compile(
    r"(?:table|figure|chart|appendix|annex|page|section|question|step|room|flat|unit|version"
    r"|part|note|tel|telephone|phone|mobile|fax|ext|ref|refs|reference|our ref\w*|your ref\w*"
    r"|foi\w*|request(?: no\w*| id| ref\w*)?|date\w*|time|year|id|urn|postcode|po box|e-?mail)\b"
    r"\W{0,2}(?:no|number|id)?\.?\W{0,2}\d{0,4}",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_QUESTION: Final = re.compile(
    r"(?:q(?:uestion)?\s?\d{0,2}\s?[.:)]\s{0,4}|\d{1,2}[.)]\s{0,4})?(?P<text>.{8,300}\?)",
    re.IGNORECASE,
)
_ANSWER: Final = re.compile(
    r"(?:a(?:nswer|ns)?\s?\d{0,2}\s?[.:)]\s{0,4}|response\s?[.:]\s{0,4})?"
    rf"(?P<number>{_NUMBER})\.?",
    re.IGNORECASE,
)
_FEWEST: Final = 2
_HEAD_WORDS: Final = 8


@dataclass(slots=True)
class _Listed:
    """A list while it is being gathered: rows of group, label and number, and its place."""

    block: int
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    pairs: int = 0
    groups: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A list as a table, and the block it begins with."""

    block: int
    table: Table


def find_lists(
    blocks: Sequence[Block], asked: Sequence[int], request: str = ""
) -> tuple[Found, ...]:
    """The lists of a document; ``asked`` are the blocks of its request and ``request`` its
    words, where a line with a number is no answer."""
    skipped = frozenset(asked)
    within = _within(blocks, skipped, frozenset(map(_bare, request.splitlines())))
    found = [*_questions(blocks), *_labelled(blocks, skipped), *within]
    return tuple(
        Found(one.block, _table(one, blocks)) for one in sorted(found, key=lambda one: one.block)
    )


def _bare(line: str) -> str:
    return " ".join(line.split())


def _within(
    blocks: Sequence[Block], skipped: frozenset[int], asked: frozenset[str]
) -> Iterator[_Listed]:
    """Runs of pairs among the other lines of a block, as of a letter copied without blank lines."""
    for place, block in enumerate(blocks):
        lines = [_bare(line) for line in block.text.splitlines() if line.strip()]
        if block.kind is BlockKind.TABLE or place in skipped or len(lines) < _FEWEST + 1:
            continue
        pairs = [None if line in asked else _pair(line) for line in lines]
        if all(pair is not None for pair in pairs):
            continue  # ``_labelled`` has it
        run = _Listed(place)
        for pair in (*pairs, None):
            if pair is not None:
                run.rows.append(("", *pair))
                run.pairs += 1
                continue
            if run.pairs >= _FEWEST:
                yield run
            run = _Listed(place)


def _pair(line: str) -> tuple[str, str] | None:
    """The label and number of a line that is a pair."""
    match = _PAIR.fullmatch(line) or _YEAR_AND_NUMBER.fullmatch(line)
    if match is None:
        return None
    label, number = match["label"].strip(" •*·▪-"), match["number"].strip()
    return (label, number) if _counts(label, number) else None


def _table(listed: _Listed, blocks: Sequence[Block]) -> Table:
    grouped = listed.groups > 0
    rows = [row if grouped else row[1:] for row in listed.rows]
    page = blocks[listed.block].page
    return Table(
        position=0,
        grid=grid_of_texts(rows),
        page=page,
        pages=() if page is None else (page,),
        method="list",
    )


def _labelled(blocks: Sequence[Block], skipped: frozenset[int]) -> Iterator[_Listed]:
    """Runs of blocks in which every line is a label and a number, with the heads over them."""
    run: _Listed | None = None
    head: tuple[int, str, str] | None = None
    for place, block in enumerate(blocks):
        pairs = _pairs(block) if place not in skipped else []
        heading = _head(block, blocks, place) if pairs or place not in skipped else None
        if heading is not None:
            head = (place, *heading)
            continue
        if not pairs:
            if run is not None and run.pairs >= _FEWEST:
                yield run
            run = head = None
            continue
        if run is None or (head is None and run.groups):
            if run is not None and run.pairs >= _FEWEST:
                yield run
            run = _Listed(place if head is None else head[0])
        group = ""
        if head is not None and (run.groups or not run.rows):
            group, own = head[1], head[2]
            run.groups += 1
            if own:
                run.rows.append((group, "", own))
        run.rows += [(group, label, number) for label, number in pairs]
        run.pairs += len(pairs)
        head = None
    if run is not None and run.pairs >= _FEWEST:
        yield run


def _pairs(block: Block) -> list[tuple[str, str]]:
    """The pairs of a block, if every line of it is one."""
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    if block.kind is BlockKind.TABLE:
        return []
    pairs = [pair for line in lines if (pair := _pair(_bare(line))) is not None]
    return pairs if len(pairs) == len(lines) else []


def _counts(label: str, number: str) -> bool:
    if _NO_COUNT.fullmatch(label) or (_YEAR.fullmatch(number) and not _YEAR.fullmatch(label)):
        return False
    return any(map(str.isalpha, label)) or _YEAR.match(label) is not None


def _head(block: Block, blocks: Sequence[Block], place: int) -> tuple[str, str] | None:
    """A line over a list: a few words, or a pair of its own over pairs of another make."""
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    below = _pairs(after) if after is not None else []
    line = block.text.strip()
    if len(below) < _FEWEST or "\n" in line or block.kind is BlockKind.LIST_ITEM:
        return None
    pair = _PAIR.fullmatch(line)
    if pair is not None:
        first = _PAIR.fullmatch(after.text.strip().splitlines()[0].strip()) if after else None
        other = first is not None and first["by"].strip() != pair["by"].strip()
        return (pair["label"].strip(), pair["number"]) if other else None
    short = 0 < len(line.split()) <= _HEAD_WORDS and line[-1] not in ".,;?!"
    return (line.rstrip(":"), "") if short and block.kind is not BlockKind.TABLE else None


def _questions(blocks: Sequence[Block]) -> Iterator[_Listed]:
    """Questions that are each followed by a number alone."""
    lines = [
        (place, line.strip())
        for place, block in enumerate(blocks)
        for line in (block.text.splitlines() if block.kind is not BlockKind.TABLE else ["\0"])
        if line.strip()
    ]
    run: _Listed | None = None
    at = 0
    while at < len(lines):
        question = _QUESTION.fullmatch(lines[at][1])
        answer = _ANSWER.fullmatch(lines[at + 1][1]) if question and at + 1 < len(lines) else None
        if question is not None and answer is not None:
            run = run or _Listed(lines[at][0])
            run.rows.append(("", question["text"], answer["number"]))
            run.pairs += 1
            at += 2
            continue
        if run is not None and run.pairs >= _FEWEST:
            yield run
        run = None
        at += 1
    if run is not None and run.pairs >= _FEWEST:
        yield run
