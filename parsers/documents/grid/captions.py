"""The words around a table: caption, source, notes and the sentence that introduces it.

One mechanism for every format. It sees only the blocks in reading order, so a
caption at the foot of a page belongs to the table at the top of the next.
Nothing is taken away from the blocks: a caption stays where it stands, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.documents.grid.lines import lines_as_rows
from parsers.types import Block, BlockKind, Cell, Grid, Table

# "Source: CMS", "Data source - Athena", "Source of data: ..."
_SOURCE = re.compile(
    r"\s{0,8}(?:data\s{1,4})?source(?:\s{1,4}of\s{1,4}(?:the\s{1,4})?data)?\s{0,4}[:\-–—]\s{0,8}(.{1,300})",
    re.IGNORECASE | re.DOTALL,
)
# What a line that explains the table begins with.
_NOTE = re.compile(
    r"\s{0,8}(?:"
    r"[*†‡§^#~]{1,4}\s{0,4}\S"
    r"|[¹²³⁴-⁹]\s{0,4}\S"
    r"|\[(?:\d{1,2}|[a-z])\]\s{0,4}\S"
    r"|\(?\d{1,2}[)]?\s{1,4}"
    r"(?:figures?|includes?|excludes?|data|counts?|note|as at|where|this|these)\b"
    r"|(?:please\s{1,4})?(?:also\s{1,4})?note\b|notes?\s{0,4}[:\-–]|n\.?\s?b\.?\b|key\s{0,4}[:\-–]"
    r"|caveats?\b|footnotes?\b"
    r"|<\s{0,2}\d{1,3}\b|[-–—.]\s{0,4}(?:=|denotes?|means?|represents?|indicates?)"
    r"|(?:figures?|numbers?|values?|counts?|cells?|data|percentages?|totals?)\b.{0,120}?"
    r"\b(?:less\s{1,4}than|fewer\s{1,4}than|under|below|rounded|suppress(?:ed|ion)|redacted"
    r"|may\s{1,4}not\s{1,4}(?:sum|add)|provisional|denoted|shown\s{1,4}as)\b"
    r"|(?:where|a|an|the)\b.{0,80}?\b(?:asterisk|dash|hyphen|blank|suppressed|redacted)\b"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_CAPTION_LENGTH = 300
_MAX_NOTES = 8
_NOTE_LENGTH = 60
_SENTENCES_BACK = 6
_GREETING = re.compile(
    r"\s{0,8}(?:dear\b|yours\b|kind regards\b|tel(?:ephone)?\b|email\b)", re.IGNORECASE
)
# Prose has some words and ends like a sentence, or has many words.
_SENTENCE_WORDS = 5
_MANY_WORDS = 12
_SENTENCE_ENDS = (".", ":", ";", "?", "!", ",")


def attach(
    blocks: Sequence[Block], tables: Sequence[Table]
) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Give each table the caption, source, notes and sentence that stand around it.

    What a reader has already set (an HTML ``caption``) is kept. A row at the top
    of a grid that is only a title leaves the grid and becomes the caption and,
    so that no word is lost, a block before the table; source and note rows at its
    foot become blocks after it.
    """
    by_position = {table.position: table for table in tables}
    placed: list[Block] = []
    for block in blocks:
        table = by_position.get(block.table) if block.table is not None else None
        if table is not None:
            titles, grid = split_title(lines_as_rows(table.grid))
            grid, foot = split_foot(grid)
            caption = table.caption or (titles[-1] if titles else None)
            by_position[table.position] = replace(table, grid=grid, caption=caption)
            placed += [Block(BlockKind.PARAGRAPH, title, block.page) for title in titles]
            placed.append(block)
            placed += [Block(BlockKind.PARAGRAPH, words, block.page) for words in foot]
        else:
            placed.append(block)
    claimed = _claims(placed, by_position)
    for index, block in enumerate(placed):
        if block.table is not None and block.table in by_position:
            table = by_position[block.table]
            by_position[block.table] = _with_words_above(table, placed, index, claimed)
    return tuple(placed), tuple(by_position[table.position] for table in tables)


def split_title(grid: Grid) -> tuple[tuple[str, ...], Grid]:
    """Title rows at the top of a grid, and the grid without them.

    A title row has one cell with words, in the first column or over all columns,
    above a row that uses more columns; the rest of the table has two rows or more.
    """
    titles: list[str] = []
    while len(grid) >= 3 and _is_title(grid[0], grid[1]):
        titles += [cell.text for cell in grid[0] if cell is not None and cell.text.strip()]
        grid = grid[1:]
    return tuple(titles), grid


def split_foot(grid: Grid) -> tuple[Grid, tuple[str, ...]]:
    """The grid without the source and note rows at its foot, and their words.

    Such a row has one cell with words, over all columns or in the first one, that
    reads like a source or a note; two rows at least are left.
    """
    words: list[str] = []
    while len(grid) >= 3:
        filled = [cell for cell in grid[-1] if cell is not None and cell.text.strip()]
        if len(filled) != 1 or len(grid[-1]) < 2 or filled[0] is not grid[-1][0]:
            break
        text = filled[0].text
        across = filled[0].colspan >= len(grid[-1]) and len(text) > _NOTE_LENGTH
        if not (across or _SOURCE.match(text) or (_NOTE.match(text) and " " in text.strip())):
            break
        words.insert(0, text)
        grid = grid[:-1]
    return grid, tuple(words)


def is_foot(text: str) -> bool:
    """Whether a line on its own reads like a source or a note."""
    return _SOURCE.match(text) is not None or _NOTE.match(text) is not None


def _is_title(row: Sequence[Cell | None], below: Sequence[Cell | None]) -> bool:
    filled = [(at, cell) for at, cell in enumerate(row) if cell is not None and cell.text.strip()]
    if len(filled) != 1 or len(row) < 2:
        return False
    at, cell = filled[0]
    if cell.rowspan > 1:
        return False
    across = cell.colspan >= len(row)
    used = sum(1 for other in below if other is not None and other.text.strip())
    alone = at == 0 and cell.colspan == 1 and len(row) >= 3 and used >= 2
    return across or alone


def _claims(blocks: Sequence[Block], tables: dict[int, Table]) -> set[int]:
    """Give each table its source and notes; returns the blocks that are spoken for.

    Lines below a table are tried first; a source line above is taken only where
    the table has none below.
    """
    claimed: set[int] = set()
    places = [i for i, block in enumerate(blocks) if block.table in tables and _is_table(block)]
    for index in places:
        _claim_below(blocks, index, tables, claimed)
    for index in places:
        _claim_source_above(blocks, index, tables, claimed)
    return claimed


def _is_table(block: Block) -> bool:
    return block.kind is BlockKind.TABLE and block.table is not None


def _claim_below(
    blocks: Sequence[Block], index: int, tables: dict[int, Table], claimed: set[int]
) -> None:
    """Take the source line and the notes that follow a table directly."""
    position = blocks[index].table
    assert position is not None
    table = tables[position]
    notes = list(table.notes)
    source = table.source
    for after in range(index + 1, min(index + 1 + _MAX_NOTES, len(blocks))):
        block = blocks[after]
        found = _SOURCE.match(block.text)
        if found is not None and source is None and not _is_table(block):
            source = _tidy(found.group(1))
        elif _NOTE.match(block.text):
            notes.append(block.text)
        else:
            break
        claimed.add(after)
    tables[position] = replace(table, notes=tuple(notes), source=source)


def _claim_source_above(
    blocks: Sequence[Block], index: int, tables: dict[int, Table], claimed: set[int]
) -> None:
    """Take a source line among the three blocks above, unless it is another table's."""
    position = blocks[index].table
    assert position is not None
    if tables[position].source is not None:
        return
    for before in range(index - 1, max(index - 4, -1), -1):
        if _is_table(blocks[before]) or before in claimed:
            return
        found = _SOURCE.match(blocks[before].text)
        if found is not None:
            tables[position] = replace(tables[position], source=_tidy(found.group(1)))
            claimed.add(before)
            return


def _with_words_above(
    table: Table, blocks: Sequence[Block], index: int, claimed: set[int]
) -> Table:
    """The table with its caption and the sentence that introduces it."""
    caption = table.caption
    sentence = table.sentence
    first = True
    crossed = False
    looked = 0
    for before in range(index - 1, -1, -1):
        block = blocks[before]
        if _is_table(block):
            if not first:
                break
            crossed = True
            continue
        if before in claimed:
            continue
        if first and not crossed and caption is None and _is_caption(block):
            caption = _tidy(block.text)
        first = False
        looked += 1
        if sentence is None and _is_sentence(block):
            sentence = block.text
        if sentence is not None or looked >= _SENTENCES_BACK:
            break
    return replace(table, caption=caption, sentence=sentence)


def _is_caption(block: Block) -> bool:
    """Whether the block directly above a table is short enough to be its caption."""
    return len(block.text) <= _CAPTION_LENGTH and not _GREETING.match(block.text)


def _is_sentence(block: Block) -> bool:
    """Whether a block is prose: not a heading, and long enough to be a sentence."""
    words = len(block.text.split())
    ended = block.text.rstrip().endswith(_SENTENCE_ENDS)
    return (
        block.kind is not BlockKind.HEADING
        and (words >= _MANY_WORDS or (words >= _SENTENCE_WORDS and ended))
        and not _GREETING.match(block.text)
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())
