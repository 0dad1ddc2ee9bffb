"""Figures that no table is drawn for: `label: number` lines, and questions over numbers.

They become keyed tables of their own, so that no figure of an answer is lost because it
stands in a line. What such a line is stands in ``label_lists``, which has found the plain ones
already; here it is known which words ask and which answer, so more is believed. Without a
header such a table is never better than `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.documents.grid.label_lists import ANSWERED, ListLine, is_list, list_line, list_table
from parsers.text.characters import squeeze
from parsers.types import Block, BlockKind, Table

_QUESTION: Final = re.compile(
    r"(?:q(?:uestion)?\s?\d{0,2}\s?[.:)]\s{0,4}|\d{1,2}[.)]\s{0,4})?(?P<text>.{8,300}\?)",
    re.IGNORECASE,
)
_ANSWER: Final = re.compile(
    rf"(?:a(?:nswer|ns)?\s?\d{{0,2}}\s?[.:)]\s{{0,4}}|response\s?[.:]\s{{0,4}})?{ANSWERED}\.?",
    re.IGNORECASE,
)


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
    lines = list(_lines(blocks))
    skipped, said = frozenset(asked), frozenset(map(squeeze, request.splitlines()))
    found = [*_questions(lines), *_labelled(lines, skipped, said)]
    return tuple(
        Found(block, list_table(listed, blocks[block].page))
        for block, listed in sorted(found, key=lambda one: one[0])
        if is_list(listed)
    )


_Listed = tuple[int, list[ListLine]]


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The lines of all blocks, each with its block; a table is one that says nothing."""
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE:
            yield place, ""
            continue
        for line in block.text.splitlines():
            if line.strip():
                yield place, squeeze(line)


def _labelled(
    lines: Sequence[tuple[int, str]], skipped: frozenset[int], said: frozenset[str]
) -> Iterator[_Listed]:
    """Runs of lines that are each a label and a number, but for those of the request."""
    run: list[ListLine] = []
    begun = 0
    for place, text in (*lines, (0, "")):
        asked = place in skipped or text in said
        line = list_line(text, in_answer=True) if text and not asked else None
        if line is None:
            yield begun, run
            run = []
            continue
        begun = begun if run else place
        run.append(line)


def _questions(lines: Sequence[tuple[int, str]]) -> Iterator[_Listed]:
    """Questions that are each followed by a number alone."""
    run: list[ListLine] = []
    begun = at = 0
    while at < len(lines):
        question = _QUESTION.fullmatch(lines[at][1])
        answer = _ANSWER.fullmatch(lines[at + 1][1]) if question and at + 1 < len(lines) else None
        if question is None or answer is None:
            yield begun, run
            run = []
            at += 1
            continue
        begun = begun if run else lines[at][0]
        run.append(ListLine(question["text"], "?", answer["number"].strip()))
        at += 2
    yield begun, run
