"""What every reader hands back, and the draft in which it is put together.

A reader takes bytes and returns ``Contents``; it raises ``DocumentError`` only
when nothing at all can be read. Captions and notes are attached afterwards, in
one place for all formats (captions.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from parsers.errors import DocumentError
from parsers.types import Block, BlockKind, Cell, Grid, Issue, Level, PageState, Reason, Table


@dataclass(frozen=True, slots=True)
class Contents:
    """The words and tables of one file, before captions are attached."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    pages: int | None = None
    reasons: tuple[Reason, ...] = ()
    issues: tuple[Issue, ...] = ()
    ocr: bool = False
    page_states: tuple[PageState, ...] = ()
    title: str = ""


# Called with the pages done and the pages in all, for whoever watches a long file.
OnPage = Callable[[int, int], None]


def _unheard(done: int, total: int) -> None:
    """Nobody watches."""


MAX_FILES = 1_000
MAX_BYTES = 600 * 1024 * 1024


@dataclass(slots=True)
class Allowance:
    """What may still be opened of the files inside one outermost file."""

    files: int = MAX_FILES
    bytes: int = MAX_BYTES

    def take(self, size: int, where: str) -> None:
        """Count one file in. Raises ``DocumentError`` (TOO_BIG)."""
        self.files -= 1
        self.bytes -= size
        if self.files < 0 or self.bytes < 0:
            message = "the file holds more files, or larger ones, than are opened"
            raise DocumentError(message, where=where, code="TOO_BIG")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its bytes, its name for messages, how to read it, who watches."""

    body: bytes
    name: str
    join: bool = True
    on_page: OnPage = _unheard
    # The same pages as text recognition has set them again, for those that are pictures.
    recognised: bytes | None = field(default=None, repr=False)
    # What one stage has worked out from the bytes and the next needs again; it lives as
    # long as the reading of this file.
    memo: dict[str, object] = field(default_factory=dict, repr=False, compare=False)
    # How many files it lies inside of, and what may still be opened of the outermost one.
    depth: int = 0
    allowance: Allowance = field(default_factory=Allowance, repr=False, compare=False)


Reader = Callable[[Source], Contents]


@dataclass(slots=True)
class Draft:
    """Blocks and tables in reading order while a file is being read."""

    first_position: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def words(self, kind: BlockKind, text: str, page: int | None = None) -> None:
        """Add a block of words; white space alone adds nothing."""
        if text.strip():
            self.blocks.append(Block(kind=kind, text=text.strip(), page=page))

    def next_position(self) -> int:
        """The position that the next table will have in its document."""
        return self.first_position + len(self.tables)

    def table(self, table: Table) -> None:
        """Add a table (made with ``next_position``) and the block that marks its place."""
        self.tables.append(table)
        self.blocks.append(Block(kind=BlockKind.TABLE, page=table.page, table=table.position))

    def warn(self, code: str, message: str, where: str, page: int | None = None) -> None:
        """Record something that did not fit."""
        self.issues.append(Issue(Level.WARNING, code, message, where, page))

    def contents(self, pages: int | None = None) -> Contents:
        """The finished reading."""
        return Contents(
            tuple(self.blocks),
            tuple(self.tables),
            pages,
            tuple(self.reasons),
            tuple(self.issues),
        )


def grid_of_texts(rows: Iterable[Sequence[str | None]]) -> Grid:
    """A grid of plain cells from rows of text: padded to one width, blanks are ``None``."""
    listed = [list(row) for row in rows]
    width = max((len(row) for row in listed), default=0)
    return tuple(
        tuple(
            Cell(text.strip()) if text is not None and text.strip() else None
            for text in [*row, *[None] * (width - len(row))]
        )
        for row in listed
    )
