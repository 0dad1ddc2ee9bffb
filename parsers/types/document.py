"""A file as words and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


# Rows of equal length; None is "nothing there, or covered by a span".
Grid = tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table as printed, with the words that stand around it.

    ``position`` counts the tables of its document. ``sentence`` is the nearest
    prose above (a period may be read from it). ``method`` names the reader.
    """

    position: int
    grid: Grid
    page: int | None = None
    pages: tuple[int, ...] = ()
    sheet: str | None = None
    cell_range: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    caption: str | None = None
    notes: tuple[str, ...] = ()
    source: str | None = None
    sentence: str | None = None
    method: str = ""
    ocr: bool = False
    coverage: float | None = None  # share of the words inside bbox that cells hold


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
    has no pages, or where nothing is known of single ones (then all were read).
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
