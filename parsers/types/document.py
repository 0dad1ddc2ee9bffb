"""A file as words and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from parsers.types.account import PageState
from parsers.types.issue import Issue


class ReadVerdict(StrEnum):
    """What became of one document when it was read."""

    PARSED = "parsed"
    QUARANTINED = "quarantined"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"


class DocumentVerdict(StrEnum):
    """What the published row says of a document; quarantined is only ever ``held``."""

    PARSED = "parsed"
    HELD = "held"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"
    NOT_FETCHED = "not_fetched"


class Severity(StrEnum):
    """How grave a reason is."""

    QUARANTINE = "quarantine"
    CAUTION = "caution"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell.

    ``number`` is a spreadsheet's stored value in display units (a percentage in
    percentage points), else ``None``. ``indent`` counts printed indentation steps.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    number: float | None = None
    indent: int = 0
    bold: bool = False
    header: bool = False
    # Its printed lines, where the format tells them apart and there are several.
    lines: tuple[str, ...] = ()
    struck: bool = False  # struck through: withdrawn by its author, and no value
    parted: bool = False  # the first of its row, and a blank row stands above


# Rows of equal length; None is "nothing there, or covered by a span".
Grid = tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table as printed, with the words that stand around it.

    ``position`` counts the tables of its document. ``sentence`` is the nearest
    prose above (a period may be read from it). ``method`` names the reader.
    """

    position: Annotated[int, "Order in its document, from 0"]
    grid: Annotated[Grid, "Cells as printed (JSON rows of text, null or spans)"]
    page: Annotated[int | None, "Page it begins on, from 1"] = None
    pages: Annotated[tuple[int, ...], "Pages it is on (JSON list)"] = ()
    sheet: Annotated[str | None, "Sheet of a workbook"] = None
    cell_range: Annotated[str | None, "Cells of the sheet"] = None
    bbox: Annotated[
        tuple[float, float, float, float] | None,
        "Left, top, right and bottom on the page in points (JSON)",
    ] = None
    caption: Annotated[str | None, "Words above it"] = None
    notes: Annotated[tuple[str, ...], "Notes under it (JSON list)"] = ()
    source: Annotated[str | None, "System the force names as source"] = None
    sentence: str | None = None
    method: Annotated[str, "Reader that found it"] = ""
    ocr: bool = False
    coverage: float | None = None  # share of the words inside bbox that cells hold

    @property
    def n_rows(self) -> Annotated[int, "Rows, headers included"]:
        return len(self.grid)

    @property
    def n_columns(self) -> Annotated[int, "Columns, labels included"]:
        return max((len(row) for row in self.grid), default=0)


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document in reading order: words, or the place of a table.

    A table block has ``table`` = its position in ``Document.tables``, and its
    ``text`` is empty.
    """

    kind: BlockKind
    text: str = ""
    page: int | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding about a document: why it is not (fully) read. Never the hidden content."""

    code: str
    severity: Severity
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file or page, read. ``members`` are the files of a zip or e-mail.

    ``page_states`` says of each page, in order, what became of it; empty where a format
    has no pages, or where nothing is known of single ones (then all were read). ``title`` is
    that of a web page, which stands above its words.
    """

    file: str
    sha256: str
    media_type: str
    pages: int | None
    verdict: ReadVerdict
    reasons: tuple[Reason, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    issues: tuple[Issue, ...] = ()
    members: tuple[Document, ...] = ()
    ocr: bool = False
    page_states: tuple[PageState, ...] = ()
    title: str = ""
