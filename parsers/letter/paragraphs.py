"""From a document's blocks to paragraphs of one line each.

A format may deliver a paragraph as one block, as one block with line breaks or as
one block per printed line; here all three become the same sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.letter import side_by_side
from parsers.letter.labels import bare, is_label
from parsers.text.characters import clean, fold, squeeze
from parsers.text.dates import find as find_dates
from parsers.types import Block, BlockKind

# A printed page is rarely wider; a longer line is a paragraph that nobody wrapped.
_WIDEST_LINE = 130
_NARROWEST_PAGE = 45
_FULL_SHARE = 0.85

_PHONE_END = re.compile(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}$")
_CELLS = ("\t", " | ")
_SENTENCE_END = re.compile(r"[.?!:;][\"'”’)\]]{0,3}$")
_OPEN_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:No|Nos|s|ss|S|Ref|Mr|Mrs|Ms|Dr|Sect|Reg|e\.g|i\.e)\.$"
)
_STARTS_ANEW = re.compile(
    r"(?:[-•*–·▪o]\s|\(?\d{1,2}[a-z]?[.)]\s|\(?[a-zA-Z][.)]\s|\(?[ivx]{1,4}[.)]\s|"
    r"q(?:uestion)?\s?\d|"
    r"dear\b|yours\b|kind regards|regards\b|source\s?:|date\s?:|our ref|ref\s?:|http|www\.)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading, list item or table place; ``blocks`` are its block indexes."""

    text: str
    blocks: tuple[int, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    table: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    block: int
    kind: BlockKind


def paragraphs(blocks: Sequence[Block], own_labels: Sequence[str] = ()) -> tuple[Paragraph, ...]:
    """Join wrapped lines into paragraphs; tables, headings and labels stand alone.

    ``own_labels`` are those that one force adds.
    """
    labels = frozenset(map(bare, own_labels))
    width = _full_width(blocks)
    done: list[Paragraph] = []
    open_lines: list[_Line] = []
    for item in _lines(blocks):
        if isinstance(item, Paragraph):
            _close(open_lines, done)
            done.append(item)
            continue
        if open_lines and not _continues(open_lines[-1], item, width, labels):
            _close(open_lines, done)
        open_lines.append(item)
    _close(open_lines, done)
    return tuple(done)


def _lines(blocks: Sequence[Block]) -> Iterator[_Line | Paragraph]:
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE:
            yield Paragraph("", (index,), BlockKind.TABLE, block.table)
            continue
        if side_by_side.is_unread(block.text):  # as one request: nothing in it decides
            for text in ("Request", squeeze(block.text)):
                yield Paragraph(text, (index,), BlockKind.PARAGRAPH)
            continue
        for line in clean(block.text).split("\n"):
            for part in _set_apart(line):
                if part.strip():
                    yield _Line(part.strip(), index, block.kind)


# A day set at the right edge by tabs, and words that would be its label.
_RIGHT = re.compile(r"(?P<left>\s{0,40}\S.{0,80}?)\t{2,20}(?P<right>[^\t]{6,40})")
_NAMES_A_DAY = re.compile(
    r"(?::|\b(?:dated?|received|sent|answered|responded|dyddiad|on|of))\s{0,4}$"
)


def _set_apart(line: str) -> tuple[str, ...]:
    """A line in two where a day stands alone at its right edge: the addressee and the date."""
    match = _RIGHT.fullmatch(line)
    if match is None or _NAMES_A_DAY.search(fold(match["left"])):
        return (line,)
    days = find_dates(match["right"])
    alone = len(days) == 1 and days[0].text == match["right"].strip(" ,.")
    return (match["left"], match["right"]) if alone else (line,)


def _full_width(blocks: Sequence[Block]) -> int | None:
    """The length of a full line where the letter's lines were wrapped, else ``None``."""
    lengths = sorted(
        len(line)
        for block in blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        for line in block.text.split("\n")
        if line.strip()
    )
    if not lengths:
        return None
    typical = lengths[int(len(lengths) * 0.95)] if len(lengths) > 1 else lengths[0]
    return typical if _NARROWEST_PAGE <= typical <= _WIDEST_LINE else None


def _continues(above: _Line, below: _Line, width: int | None, labels: frozenset[str]) -> bool:
    """Whether ``below`` is the same paragraph as ``above``, broken by the page's width."""
    if BlockKind.HEADING in (above.kind, below.kind) or below.kind is BlockKind.LIST_ITEM:
        return False
    if width is None or any(mark in one for one in (above.text, below.text) for mark in _CELLS):
        return False
    if _SENTENCE_END.search(above.text[-6:]) and not _OPEN_ABBREVIATION.search(above.text[-8:]):
        return False
    if _PHONE_END.search(above.text[-16:]):
        return False
    if _STARTS_ANEW.match(fold(below.text[:24])) or _stands_alone(above.text, labels):
        return False
    if _stands_alone(below.text, labels) and not below.text[0].islower():
        return False
    first_word = below.text.split(maxsplit=1)[0]
    if len(above.text) + 1 + len(first_word) >= width * _FULL_SHARE:
        return True  # the word would not have fitted on the line above
    return below.text[0].islower() and len(above.text) >= width * 0.5


def _stands_alone(text: str, labels: frozenset[str]) -> bool:
    return is_label(text) or bare(text) in labels


def _close(open_lines: list[_Line], done: list[Paragraph]) -> None:
    if not open_lines:
        return
    text = squeeze(" ".join(line.text for line in open_lines))
    blocks = tuple(dict.fromkeys(line.block for line in open_lines))
    done.append(Paragraph(text, blocks, open_lines[0].kind))
    open_lines.clear()
