"""Plain-text letters: paragraphs, list items, and tables kept by tabs or by spaces.

A letter saved as text keeps its tables as lines with tabs (copied from a word
processor) or with columns lined up by spaces (printed by a database).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from parsers.documents.contents import Contents, Draft, Source, grid_of_texts
from parsers.documents.grid import columns
from parsers.documents.grid.columns import Segment
from parsers.documents.grid.table_rules import Candidate, Ground, is_table
from parsers.errors import DocumentError
from parsers.text.decoding import decode
from parsers.types import BlockKind, Cell, Grid, Table

MAX_LINES = 200_000
MAX_COLUMNS = 1_000
_ITEM = re.compile(
    r"\s{0,40}(?:[-*•●▪◦‣–·o]\s{1,8}|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s{0,8}|\(?[a-z]{1,4}[.)]\s{1,8})\S"
)
_GAP = re.compile(r" {2,}|\t")
# A hard-wrapped line is nearly as long as the longest of its paragraph.
_WRAP_WIDTH = (55, 132)
_WRAP_SHARE = 0.7


def text_contents(source: Source) -> Contents:
    """Read a plain-text letter. Raises ``DocumentError`` (EMPTY, TOO_BIG)."""
    lines = decode(source.body).split("\n")
    if not any(line.strip() for line in lines):
        raise DocumentError("the file holds white space only", where=source.name, code="EMPTY")
    if len(lines) > MAX_LINES:
        message = f"{len(lines)} lines; at most {MAX_LINES} are read"
        raise DocumentError(message, where=source.name, code="TOO_BIG")
    draft = Draft()
    for filled, run in groupby(lines, key=lambda line: bool(line.strip())):
        if filled:
            _read_run(list(run), draft)
    return draft.contents(pages=1)


def _read_run(lines: list[str], draft: Draft) -> None:
    """Read lines without a blank one between them: tables, and the words between."""
    prose: list[str] = []
    position = 0
    while position < len(lines):
        length = _tabbed(lines, position) or _spaced(lines, position)
        if not length:
            prose.append(lines[position])
            position += 1
            continue
        _add_prose(prose, draft)
        prose = []
        run = lines[position : position + length]
        tabbed = any("\t" in line.strip() for line in run)
        grid = _tab_grid(run) if tabbed else _space_grid(run)
        method = "text-tabs" if tabbed else "text-spaces"
        draft.table(Table(draft.next_position(), grid, page=1, pages=(1,), method=method))
        position += length
    _add_prose(prose, draft)


def _tabbed(lines: Sequence[str], start: int) -> int:
    """How many lines from ``start`` are rows of a table kept by tabs; 0 for none."""
    end = start
    while end < len(lines) and "\t" in lines[end].lstrip(" "):
        end += 1
    run = [[cell.strip() for cell in line.split("\t")] for line in lines[start:end]]
    width = max((len([cell for cell in row if cell]) for row in run), default=0)
    rows = [[(at, cell) for at, cell in enumerate(filter(None, row))] for row in run]
    return end - start if is_table(Candidate(Ground.TABS, rows, width)) else 0


def _tab_grid(lines: Sequence[str]) -> Grid:
    """Cells between tabs; tabs repeated only to line columns up count once."""
    rows = [line.split("\t") for line in lines]
    if len({len(row) for row in rows}) > 1:
        squeezed = [re.split(r"\t{1,64}", line.strip("\t")) for line in lines]
        if len({len(row) for row in squeezed}) == 1:
            rows = squeezed
    width = max(len(row) for row in rows)
    while width > 1 and not any(len(row) >= width and row[width - 1].strip() for row in rows):
        width -= 1
    return tuple(
        _indented(cells, line)
        for cells, line in zip(grid_of_texts(row[:width] for row in rows), lines, strict=True)
    )


def _indented(cells: tuple[Cell | None, ...], line: str) -> tuple[Cell | None, ...]:
    """A row with the spaces before its label counted, two to a step."""
    spaces = len(line) - len(line.lstrip(" \u00a0"))
    first = cells[0]
    if first is None or spaces < 2:
        return cells
    return (replace(first, indent=spaces // 2), *cells[1:])


def _segments(line: str) -> list[Segment]:
    """Stretches of a line parted by two or more spaces, with their places."""
    found: list[Segment] = []
    start = 0
    for gap in _GAP.finditer(line):
        if line[start : gap.start()].strip():
            found.append(_segment(line, start, gap.start()))
        start = gap.end()
    if line[start:].strip():
        found.append(_segment(line, start, len(line)))
    return found


def _segment(line: str, start: int, end: int) -> Segment:
    raw = line[start:end]
    begin = start + len(raw) - len(raw.lstrip())
    return Segment(raw.strip(), begin, begin + len(raw.strip()))


def _spaced(lines: Sequence[str], start: int) -> int:
    """How many lines from ``start`` are rows of a table kept by spaces; 0 for none.

    At least three lines in a row have two segments or more, in the same columns.
    """
    end = start
    while end < len(lines) and len(_segments(lines[end])) >= 2:
        end += 1
    segments = [_segments(line) for line in lines[start:end]]
    rows = [[(at, each.text) for at, each in enumerate(row)] for row in segments]
    found = len(columns.columns(segments, gutter=1)) if len(rows) > 1 else 0
    table = found <= MAX_COLUMNS and is_table(Candidate(Ground.SPACES, rows, found))
    return end - start if table else 0


def _space_grid(lines: Sequence[str]) -> Grid:
    rows = [_segments(line) for line in lines]
    return columns.grid(rows, columns.columns(rows, gutter=1))


def _add_prose(lines: Sequence[str], draft: Draft) -> None:
    """Add lines of words as blocks: one a list item, else one for the paragraph."""
    widest = max((len(line) for line in lines), default=0)
    paragraph: list[str] = []
    kind = BlockKind.PARAGRAPH
    for line in lines:
        if _ITEM.match(line):
            draft.words(kind, _joined(paragraph, widest))
            paragraph, kind = [line], BlockKind.LIST_ITEM
        else:
            paragraph.append(line)
    draft.words(kind, _joined(paragraph, widest))


def _joined(lines: Sequence[str], widest: int) -> str:
    """Lines as one text: wrapped lines run on, lines that were meant to break stay apart."""
    text = ""
    previous = 0
    for line in lines:
        wrapped = _WRAP_WIDTH[0] <= widest <= _WRAP_WIDTH[1] and previous >= _WRAP_SHARE * widest
        text += (" " if wrapped else "\n") + line.strip() if text else line.strip()
        previous = len(line.rstrip())
    return text
