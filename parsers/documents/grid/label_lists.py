"""Lists of ``label: number`` in running text, as tables of two columns.

``Substantiated: 7``, ``2020 - 1,184``, ``How many were charged? 12``: one line is a sentence,
two or more that follow each other are a table. A line with another separator above such
lines is the head of their group. The rules are rows of data with their witnesses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parsers.documents.grid.numbers import is_year
from parsers.types import Block, BlockKind, Cell, Grid, Table

FEWEST: Final = 2
_MOST_WORDS: Final = 14
_MARK: Final = re.compile(r"^(?:[-*•●▪◦‣–·\uf0b7\uf0a7]|\(?\d{1,2}[.)]|\(?[a-h][.)])\s{1,8}")
_LINE: Final = re.compile(
    r"(?P<label>\S.{0,119}?)"
    r"(?:\s{0,4}(?P<sep>[:=–—]|\s-|\.{3,80})\s{0,8}|(?<=\?)(?P<asked>)\s{1,8})"
    r"(?P<number>[£$€]?(?:\d{1,3}(?:,\d{3}){1,3}|0|[1-9]\d{0,8})(?:\.\d{1,4})?\s?%?)"
)
# Labels in front of numbers that count nothing: references, telephones, dates, law, pages.
NO_LABEL: Final = re.compile(
    r"\b(?:ref(?:erence)?|our|your|tel(?:ephone)?|phone|fax|mobile|ext(?:ension)?|call|date|dated"
    r"|page|pages|section|article|regulation|paragraph|appendix|annex|version|foi[ar]?|sar|case"
    r"|crime\s+number|number|no|nos|id|vat|charity|postcode|room|floor|po\s+box|option|press)\b"
    r"\.?$|^(?:section|article|regulation|page|table|figure|appendix|annex|version)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list: its label, what stands between, and its number."""

    label: str
    separator: str
    number: str


def list_line(text: str) -> ListLine | None:
    """A line as label and number; None where it is neither."""
    found = _LINE.fullmatch(_MARK.sub("", text.strip(), count=1))
    if found is None:
        return None
    label = found["label"].strip(" .")
    lettered = any(character.isalpha() for character in label)
    if not (lettered or is_year(label)) or len(label.split()) > _MOST_WORDS:
        return None
    if ":" in label or NO_LABEL.search(label) or (is_year(label) and is_year(found["number"])):
        return None
    return ListLine(label, (found["sep"] or "?").strip()[:3], found["number"].strip())


def with_label_lists(
    blocks: Sequence[Block], tables: Sequence[Table]
) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Blocks and tables in reading order, with each list of labels and numbers as a table."""
    made: list[Block] = []
    numbered: list[Table] = []
    for run, lines in _runs([part for block in blocks for part in _parted(block)]):
        if len(lines) >= FEWEST:
            table = Table(len(numbered), _grid(lines), page=run[0].page, method="label-list")
            if table.page is not None:
                table = replace(table, pages=(table.page,))
            numbered.append(table)
            made.append(Block(BlockKind.TABLE, page=run[0].page, table=table.position))
            continue
        for block in run:
            if block.table is not None:
                numbered.append(replace(tables[block.table], position=len(numbered)))
                block = replace(block, table=len(numbered) - 1)
            made.append(block)
    return tuple(made), tuple(numbered)


def _parted(block: Block) -> tuple[Block, ...]:
    """A block whose lines are a lead that ends in a colon and then a list, as two blocks."""
    lines = block.text.splitlines()
    at = next((n for n, line in enumerate(lines, 1) if line.rstrip().endswith(":")), len(lines))
    if block.kind is BlockKind.TABLE or len(lines) - at < FEWEST:
        return (block,)
    if not all(list_line(line) for line in lines[at:] if line.strip()):
        return (block,)
    return tuple(replace(block, text="\n".join(part)) for part in (lines[:at], lines[at:]))


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[ListLine]]]:
    """Blocks that follow each other and are nothing but such lines, with those lines; each
    other block by itself, with none."""
    run: list[Block] = []
    lines: list[ListLine] = []
    for block in blocks:
        found = _lines(block)
        if found:
            run.append(block)
            lines += found
            continue
        if run:
            yield run, lines
            run, lines = [], []
        yield [block], []
    if run:
        yield run, lines


def _lines(block: Block) -> list[ListLine]:
    if block.kind is BlockKind.TABLE:
        return []
    found = [list_line(text) for text in block.text.splitlines() if text.strip()]
    return [line for line in found if line is not None] if None not in found else []


def _grid(lines: Sequence[ListLine]) -> Grid:
    """Two columns; the lines below the head of a group stand one step further in."""
    usual = Counter(line.separator for line in lines).most_common(1)[0][0]
    grouped = False
    rows: list[tuple[Cell | None, ...]] = []
    for at, line in enumerate(lines):
        following = lines[at + 1].separator if at + 1 < len(lines) else None
        heads = line.separator != usual and following == usual
        grouped = grouped or heads
        step = 1 if grouped and not heads else 0
        rows.append((Cell(line.label, indent=step), Cell(line.number)))
    return tuple(rows)
