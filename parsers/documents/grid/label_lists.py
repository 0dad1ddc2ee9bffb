"""Lists of ``label: number`` in running text, as tables of two columns.

``Substantiated: 7``, ``2020 - 1,184``, ``How many were charged? 12``: one line is a sentence,
two or more that follow each other are a table. A line with another separator above such
lines is the head of their group. The forms of such lines are rows of data with their witnesses;
some are believed only where the words are known to be an answer's (``parsers/answers/lists.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parsers.documents.grid.numbers import is_year
from parsers.text.characters import squeeze
from parsers.types import Block, BlockKind, Cell, Grid, Table

FEWEST: Final = 2
METHOD: Final = "label-list"
_MOST_WORDS: Final = 14
_MARK: Final = re.compile(r"^(?:[-*•●▪◦‣–·\uf0b7\uf0a7]|\(?\d{1,2}[.)]|\(?[a-h][.)])\s{1,8}")
_NUMBER: Final = r"(?P<number>[£$€]?(?:\d{1,3}(?:,\d{3}){1,3}|0|[1-9]\d{0,8})(?:\.\d{1,4})?\s?%?)"
# As answers write numbers: limits, words for none, "per cent".
ANSWERED: Final = (
    r"(?P<number>(?:[<>£]? ?\d{1,3}(?:,\d{3}){1,4}|[<>£]? ?\d{1,7})(?:\.\d{1,4})?"
    r" ?(?:%|per cent)?|nil|none)"
)
# Labels in front of numbers that count nothing: references, telephones, dates, law, pages.
NO_LABEL: Final = re.compile(
    r"\b(?:ref(?:erence)?|our|your|tel(?:ephone)?|phone|fax|mobile|ext(?:ension)?|call|date|dated"
    r"|page|pages|section|article|regulation|paragraph|appendix|annex|version|foi[ar]?|sar|case"
    r"|crime\s+number|number|no|nos|id|vat|charity|postcode|room|floor|po\s+box|option|press)\b"
    r"\.?$|^(?:section|article|regulation|page|table|figure|appendix|annex|version)\b",
    re.IGNORECASE,
)
# In an answer only a label that is nothing but such a word, with a number of its own at most.
_NO_COUNT: Final = re.compile(
    r"^(?:table|figure|chart|appendix|annex|page|section|question|step|room|flat|unit|version"
    r"|part|note|tel|telephone|phone|mobile|fax|ext|ref|refs|reference|our ref\w*|your ref\w*"
    r"|foi\w*|request(?: no\w*| id| ref\w*)?|date\w*|time|year|id|urn|postcode|po box|e-?mail)\b"
    r"\W{0,2}(?:no|number|id)?\.?\W{0,2}\d{0,4}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a line is made of a label and a number. ``no_label``: labels that count nothing;
    ``everywhere``: believed before anything is known of who writes."""

    name: str
    pattern: re.Pattern[str]
    no_label: re.Pattern[str]
    most_words: int
    everywhere: bool
    match: str
    leave: str


FORMS: Final = (
    Form(
        "label, mark, number",
        re.compile(r"(?P<label>\S.{0,119}?)\s{0,4}(?P<sep>[:=–—]|\s-|\.{3,80})\s{0,8}" + _NUMBER),
        NO_LABEL,
        _MOST_WORDS,
        True,
        "Substantiated: 7",
        "Crime number: 1234567890",
    ),
    Form(
        "question, number",
        re.compile(r"(?P<label>\S.{0,118}\?)(?P<sep>)\s{1,8}" + _NUMBER),
        NO_LABEL,
        _MOST_WORDS,
        True,
        "How many were charged? 14",
        "How many were charged? Most of them",
    ),
    Form(
        "label, mark, number as in answers",
        re.compile(
            rf"(?P<label>[^:=]{{2,120}}?)(?P<sep> ?[:=] ?| [-–—] ){ANSWERED}[.;,]?", re.IGNORECASE
        ),
        _NO_COUNT,
        120,
        False,
        "Complaints upheld: nil",
        "Table 1: 2019",
    ),
    Form(
        "year, number",
        re.compile(
            rf"(?P<label>(?:19|20)\d\d(?:[/-]\d\d)?)(?P<sep> )(?!(?:19|20)\d\d$){ANSWERED}",
            re.IGNORECASE,
        ),
        _NO_COUNT,
        1,
        False,
        "2022 0",
        "2022 2023",
    ),
)


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list: its label, what stands between, and its number."""

    label: str
    separator: str
    number: str


def list_line(text: str, *, in_answer: bool = False) -> ListLine | None:
    """A line as label and number; None where it is neither. ``in_answer``: the words are
    known to be an answer's."""
    words = _MARK.sub("", squeeze(text).strip() if in_answer else text.strip(), count=1)
    forms = (form for form in FORMS if in_answer or form.everywhere)
    return next((line for form in forms if (line := _formed(form, words))), None)


def _formed(form: Form, words: str) -> ListLine | None:
    found = form.pattern.fullmatch(words)
    if found is None:
        return None
    label, number = found["label"].strip(" ."), found["number"].strip()
    lettered = any(character.isalpha() for character in label)
    if not (lettered or is_year(label)) or len(label.split()) > form.most_words:
        return None
    if ":" in label or form.no_label.search(label) or (is_year(number) and not lettered):
        return None
    return ListLine(label, (found["sep"].strip() or "?")[:3], number)


def is_list(lines: Sequence[ListLine]) -> bool:
    """Whether lines that follow each other are a list of figures: two at least, and not all of
    them years ("Established in: 2012", "Closed in: 2019")."""
    return len(lines) >= FEWEST and not all(is_year(line.number) for line in lines)


def list_table(lines: Sequence[ListLine], page: int | None, position: int = 0) -> Table:
    """The lines of a list as a table."""
    pages = () if page is None else (page,)
    return Table(position, _grid(lines), page=page, pages=pages, method=METHOD)


def with_label_lists(
    blocks: Sequence[Block], tables: Sequence[Table]
) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Blocks and tables in reading order, with each list of labels and numbers as a table."""
    made: list[Block] = []
    numbered: list[Table] = []
    for run, lines in _runs([part for block in blocks for part in _parted(block)]):
        if is_list(lines):
            table = list_table(lines, run[0].page, len(numbered))
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
