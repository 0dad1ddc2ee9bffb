"""Normalise 10,000 generated letters and their tables, with everything masked, in one process.

    python benchmarks/normalise.py [--letters 10000]

The letters are those of the sample sites (``samples``), each with its own dates, numbers
and tables. Prints, for a tenth, a fifth, a half and all of them, CPU seconds, letters a
second of one core, figures a second, the slowest letter, bytes of words and cells read,
and bytes of the reading as JSON. Fails if all of them cost more than 1.5 times as much a
letter as a tenth, or if one letter takes longer than a second.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec

from parsers.answers.documents import Fetched
from parsers.answers.normalise import normalise
from parsers.registry import declared
from parsers.types import Block, BlockKind, Cell, Document, Item, ReadVerdict, Table
from samples import model
from samples.marks import numbered
from samples.world import FORCES, UNTIL, world

LIMIT: Final = 1.5
LONGEST: Final = 1.0  # seconds for one letter
SHARES: Final = (0.1, 0.2, 0.5, 1.0)
FETCHED: Final = datetime(2025, 12, 12, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size cost; seconds are those of the process on its core."""

    letters: int
    seconds: float
    slowest: float
    figures: int
    read: int
    written: int

    def line(self) -> str:
        return (
            f"{self.letters:>8,} {self.seconds:>8.1f} {self.letters / self.seconds:>10.0f}"
            f" {self.figures / self.seconds:>10.0f} {1000 * self.slowest:>10.0f}"
            f" {self.read / self.letters:>12,.0f} {self.written / self.letters:>12,.0f}"
        )


@dataclass(frozen=True, slots=True)
class Sampled:
    """One answer as it comes to ``normalise``: its page, and the annex beside it if it has one."""

    force: str
    item: Item
    annex: Document | None

    @property
    def documents(self) -> tuple[Document, ...]:
        return (self.item.document, *([self.annex] if self.annex else []))


def sampled(count: int) -> Iterator[Sampled]:
    """``count`` different letters, the forces in turn."""
    each = -(-count // len(FORCES))
    worlds = [world(force, 1, UNTIL, each).disclosures[:each] for force in FORCES]
    for place in range(count):
        yield read_as(worlds[place % len(FORCES)][place // len(FORCES)])


def read_as(sample: model.SampleDisclosure) -> Sampled:
    """A sample as its files are read: the words of page and letter, and its annex's tables."""
    blocks: list[Block] = []
    tables: list[Table] = []
    letters = [attachment.blocks for attachment in sample.attachments]
    for block in (*sample.page, *(block for blocks_ in letters for block in blocks_)):
        blocks += _blocks(block, sample, tables)
    apart: list[Table] = []
    beside = [
        _table(sample.tables[position].grid, sample.tables[position].caption, apart)
        for attachment in sample.attachments
        for position in attachment.tables
    ]
    page = _document(sample.path, blocks, tables)
    address = f"https://www.{sample.force}.police.uk{sample.path}"
    item = Item(address, sample.title, sample.published_on, "en", page)
    annex = _document(sample.attachments[0].path, beside, apart) if beside else None
    return Sampled(sample.force, item, annex)


def _document(file: str, blocks: list[Block], tables: list[Table]) -> Document:
    return Document(
        file=file,
        sha256="0" * 64,
        media_type="text/html",
        pages=None,
        verdict=ReadVerdict.PARSED,
        blocks=tuple(blocks),
        tables=tuple(tables),
    )


def _blocks(block: model.Block, sample: model.SampleDisclosure, tables: list[Table]) -> list[Block]:
    match block:
        case model.Para():
            kind = BlockKind.HEADING if block.bold else BlockKind.PARAGRAPH
            return [Block(kind, block.text)]
        case model.Label():
            return [Block(BlockKind.HEADING, block.text)]
        case model.Items():
            marked = numbered(block.items, block.mark)
            return [Block(BlockKind.LIST_ITEM, text) for text in marked]
        case model.TableAt():
            table = sample.tables[block.position]
            return [_table(table.grid, table.caption, tables)]
        case model.EmptyForm():
            empty = ("",) * (len(block.header) - 1)
            grid = (block.header, *((stub, *empty) for stub in block.stubs))
            return [_table(grid, None, tables)]
        case model.SideBySide():
            return [_table((block.header, *block.rows), None, tables)]
        case model.FileLink():
            return []


def _table(
    grid: tuple[tuple[str | None, ...], ...], caption: str | None, tables: list[Table]
) -> Block:
    cells = tuple(tuple(None if text is None else Cell(text) for text in row) for row in grid)
    tables.append(Table(len(tables), cells, caption=caption))
    return Block(BlockKind.TABLE, table=len(tables) - 1)


def measure(letters: list[Sampled]) -> Measured:
    """The cost of normalising these letters, one after the other, nothing kept."""
    forces = declared()
    spent = slowest = 0.0
    figures = read = written = 0
    for one in letters:
        page, *annex = (Fetched(d.file, None, FETCHED, d) for d in one.documents)
        begun = time.process_time()
        made = normalise(forces.get(one.force), one.force, one.item, page, annex)
        took = time.process_time() - begun
        spent, slowest = spent + took, max(slowest, took)
        figures += sum(len(t.reading.figures) for d in made.documents for t in d.tables)
        read += sum(map(_size, one.documents))
        written += len(msgspec.json.encode(made))
    return Measured(len(letters), spent, slowest, figures, read, written)


def _size(document: Document) -> int:
    words = sum(len(block.text.encode()) for block in document.blocks)
    return words + sum(
        len(cell.text.encode())
        for table in document.tables
        for row in table.grid
        for cell in row
        if cell
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of reading letters and tables.")
    parser.add_argument("--letters", type=int, default=10_000)
    count = parser.parse_args().letters
    letters = list(sampled(count))
    random.Random(4).shuffle(letters)  # so that every share holds the same kinds of letters
    measure(letters[: max(1, count // 50)])  # imports and compiled patterns are not the letters'
    gc.collect()
    heads = ("letters", "CPU s", "letters/s", "figures/s", "slowest ms", "bytes read", "JSON bytes")
    widths = (8, 8, 10, 10, 10, 12, 12)
    print("Normalising on one core (bytes are means a letter)")
    print(" ".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True)))
    sizes = []
    for share in SHARES:
        sizes.append(measure(letters[: max(1, int(count * share))]))
        print(sizes[-1].line(), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, the generated letters themselves included")
    first, last = sizes[0], sizes[-1]
    growth = (last.seconds / last.letters) / (first.seconds / first.letters)
    print(f"a letter costs {growth:.2f} times as much among all as among a tenth")
    slowest = max(size.slowest for size in sizes)
    if growth > LIMIT or slowest > LONGEST:
        raise SystemExit(f"too slow: growth {growth:.2f}, slowest letter {slowest:.2f} s")


if __name__ == "__main__":
    main()
