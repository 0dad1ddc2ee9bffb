"""Invented letters in the real structures of the forces, against readings written by hand.

Each ``letters/<force>-<n>.txt`` (paragraphs apart by a blank line; lines with `` | `` are a
table) has a ``.json``: ``reference``, ``received`` and ``responded`` as [day, basis] or
null, ``act``, ``outcome``, ``exemptions`` as [section, applied], ``request`` and
``response`` as [how it starts, how it ends], ``caveats`` (kinds), ``questions``
(outcomes). A field that is left out is not judged.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from parsers.letter import read_letter
from parsers.types import Block, BlockKind, Cell, Letter, Regime, Table

FOLDER = Path(__file__).parent / "letters"
DOCS = Path(__file__).parents[2] / "docs" / "letters.md"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
Truth = dict[str, object]


def _truth(name: str) -> Truth:
    return cast("Truth", json.loads((FOLDER / f"{name}.json").read_text("utf-8")))


def _blocks(name: str, *, wrapped: bool) -> tuple[list[Block], list[Table]]:
    blocks: list[Block] = []
    tables: list[Table] = []
    for part in re.split(r"\n\s*\n", (FOLDER / f"{name}.txt").read_text("utf-8").strip()):
        lines = part.split("\n")
        if all(" |" in line for line in lines):
            grid = tuple(tuple(Cell(text.strip()) for text in line.split("|")) for line in lines)
            blocks.append(Block(BlockKind.TABLE, table=len(tables)))
            tables.append(Table(len(tables), grid))
        elif wrapped:
            blocks.extend(
                Block(BlockKind.PARAGRAPH, line)
                for whole in lines
                for line in textwrap.wrap(whole, 95, break_on_hyphens=False)
            )
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, part))
    return blocks, tables


@cache
def _read(name: str, *, wrapped: bool = False) -> Letter:
    truth = _truth(name)
    blocks, tables = _blocks(name, wrapped=wrapped)
    return read_letter(
        blocks,
        tables=tables,
        force=name.rsplit("-", 1)[0],
        regime=Regime(str(truth.get("regime", "unknown"))),
        title=str(truth.get("title", "")),
        url=cast("str | None", truth.get("url")),
    )


def _day(day: date | None, basis: str) -> list[str] | None:
    return None if day is None else [day.isoformat(), basis]


def _edges(text: str, edges: object) -> bool:
    first, *last = cast("list[str]", edges)
    return text.startswith(first) and all(text.endswith(end) for end in last)


def _shown(letter: Letter, name: str) -> int:
    """How many tables are data: those whose block does not lie in the request."""
    blocks, _ = _blocks(name, wrapped=False)
    asked = {blocks[place].table for place in letter.request_blocks}
    return len({block.table for block in blocks if block.table is not None} - asked)


Judge = Callable[[Letter, str, Truth], bool]
FIELDS: dict[str, Judge] = {
    "reference": lambda a, n, t: a.reference == t["reference"],
    "references": lambda a, n, t: list(a.references) == t["references"],
    "received": lambda a, n, t: _day(a.received_on, a.received_basis) == t["received"],
    "responded": lambda a, n, t: _day(a.responded_on, a.responded_basis) == t["responded"],
    "working_days": lambda a, n, t: a.working_days == t["working_days"],
    "on_time": lambda a, n, t: a.on_time is t["on_time"],
    "act": lambda a, n, t: a.act.value == t["act"],
    "lang": lambda a, n, t: a.lang == t["lang"],
    "outcome": lambda a, n, t: a.outcome.value == t["outcome"],
    "exemptions": lambda a, n, t: (
        [[e.section + (e.subsection or ""), e.applied] for e in a.exemptions] == t["exemptions"]
    ),
    "request": lambda a, n, t: _edges(a.request, t["request"]),
    "response_starts": lambda a, n, t: a.response.startswith(str(t["response_starts"])),
    "response_ends": lambda a, n, t: a.response.endswith(str(t["response_ends"])),
    "request_ends": lambda a, n, t: a.request.endswith(str(t["request_ends"])),
    "response": lambda a, n, t: _edges(a.response, t["response"]),
    "questions": lambda a, n, t: [q.outcome.value for q in a.questions] == t["questions"],
    "caveats": lambda a, n, t: (
        sorted({c.kind.value for c in a.caveats}) == sorted(cast("list[str]", t["caveats"]))
    ),
    "sensitivity": lambda a, n, t: a.sensitivity.value == t["sensitivity"],
    "data_tables": lambda a, n, t: _shown(a, n) == t["data_tables"],
    "issues": lambda a, n, t: (
        set(cast("list[str]", t["issues"])) <= {issue.code for issue in a.issues}
    ),
}
_SETTINGS = {"title", "url", "regime", "not_yet"}


def _wrong(name: str, *, wrapped: bool = False) -> list[str]:
    letter, truth = _read(name, wrapped=wrapped), _truth(name)
    return [
        field
        for field, judge in FIELDS.items()
        if field in truth
        and not (wrapped and field == "data_tables")
        and not judge(letter, name, truth)
    ]


def test_every_letter_has_its_reading_and_no_reading_stands_alone() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == NAMES
    assert len(NAMES) >= 60
    assert len({name.rsplit("-", 1)[0] for name in NAMES}) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_letter(name: str) -> None:
    unknown = set(_truth(name)) - set(FIELDS) - _SETTINGS
    assert not unknown
    assert _wrong(name) == _truth(name).get("not_yet", [])


@pytest.mark.parametrize("name", NAMES)
def test_letter_as_the_lines_of_a_page(name: str) -> None:
    """One block a printed line, as a PDF gives them, is read like whole paragraphs."""
    assert _wrong(name, wrapped=True) == _truth(name).get("not_yet", [])


@pytest.mark.parametrize("name", NAMES)
def test_quotes_stand_where_they_say(name: str) -> None:
    letter = _read(name)
    for item in letter.exemptions:
        assert item.offset is not None
        assert letter.response[item.offset :].startswith(item.quote)


def accuracy() -> dict[str, tuple[int, int]]:
    """Right and judged letters by field."""
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for name in NAMES:
        wrong = _wrong(name)
        for field in FIELDS:
            if field in _truth(name):
                judged[field] += 1
                right[field] += field not in wrong
    return {field: (right[field], judged[field]) for field in FIELDS}


def test_the_documented_accuracy_is_the_measured_one() -> None:
    page = DOCS.read_text("utf-8")
    rows = [
        f"| {field} | {right} | {judged} | {right / judged:.1%} |"
        for field, (right, judged) in accuracy().items()
    ]
    letters = f"{len(NAMES)} letters of {len({n.rsplit('-', 1)[0] for n in NAMES})} bodies"
    missing = [row for row in (*rows, letters) if row not in page]
    assert not missing, "\n".join(("docs/letters.md should say:", *rows, letters))
