"""The made-up world's records: what a sample force has published, with its truth.

Everything here is invented. A sample's truth is stated by the generator that
wrote the sample, never read back by a parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from samples.vocabulary import DateBasis, Outcome


class DocumentType(StrEnum):
    """The platform's document types, as its listing filters by them (``dt``)."""

    DISCLOSURE_LOG = "Disclosure log"
    ENVIRONMENTAL = "Environmental information regulation"
    PUBLICATION_SCHEME = "Publication scheme"


class Form(StrEnum):
    """Where the answer is."""

    PAGE = "page"  # all on the item's page, tables as HTML
    LETTER_PDF = "letter_pdf"  # the page points to a letter
    LETTER_DOCX = "letter_docx"
    ANNEX_PDF = "annex_pdf"  # the words on the page, the tables in a file
    ANNEX_XLSX = "annex_xlsx"
    ANNEX_CSV = "annex_csv"


class SampleTotals(StrEnum):
    """What the generator did with a table's printed totals."""

    NONE = "none"
    AGREE = "agree"
    WRONG = "wrong"  # one declared table prints a total that its cells do not give
    SUPPRESSED = "suppressed"  # totals include cells that are not shown


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``bold`` is a whole bold line, as Word users make headings."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A line that opens a section of the letter ("Request:", "RESPONSE")."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of questions or points. ``mark`` is how they are numbered: "1.", "Q1", "a)" or "-"."""

    items: tuple[str, ...]
    mark: str = "1."


@dataclass(frozen=True, slots=True)
class TableAt:
    """The place of a table: its position in the disclosure's tables."""

    position: int


@dataclass(frozen=True, slots=True)
class EmptyForm:
    """A blank table that a requester supplied for the force to fill in; never data."""

    header: tuple[str, ...]
    stubs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Questions and answers in two columns, under a header; layout, not data."""

    header: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to one attachment, by its position in the disclosure's attachments."""

    position: int


Block = Para | Label | Items | TableAt | EmptyForm | SideBySide | FileLink


@dataclass(frozen=True, slots=True)
class SampleTable:
    """One table as printed. A ``None`` cell is covered by the span to its left or above.

    ``stubs`` counts the row-label columns; ``levels`` the depth of labels that one
    column carries; ``question`` is the position of the question it answers.
    """

    position: int
    grid: tuple[tuple[str | None, ...], ...]
    header_rows: int
    stubs: int
    caption: str | None = None
    source: str | None = None
    notes: tuple[str, ...] = ()
    totals: SampleTotals = SampleTotals.NONE
    levels: int = 1
    question: int | None = None
    attachment: int | None = None  # None: on the page

    @property
    def body_cells(self) -> int:
        """How many figures a reader owes: body rows by columns right of the stub."""
        return (len(self.grid) - self.header_rows) * (len(self.grid[0]) - self.stubs)


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """One question and how it was answered; ``position`` from 1 as printed."""

    position: int
    text: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SampleExemption:
    """One section cited. ``applied`` is false where the letter only mentions it."""

    section: str
    subsection: str | None
    citation: str
    applied: bool = True
    ncnd: bool = False


@dataclass(frozen=True, slots=True)
class SampleAttachment:
    """A file behind an item: its address, its link text and what it prints.

    ``kind`` is one of pdf, docx, xlsx, csv. A letter prints ``blocks``; an annex
    prints only its tables (``tables`` by position).
    """

    path: str
    title: str
    kind: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[int, ...] = ()

    @property
    def filename(self) -> str:
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class SampleDisclosure:
    """One published answer and the truth about it.

    ``reference`` is as printed. ``*_basis`` says what the item itself prints of a
    date. ``family`` names a question that was put to all five forces. ``path`` and
    ``welsh_path`` begin with ``/``; ``moved_from`` is an old address that the
    listing still links to.
    """

    force: str
    topic: str
    family: str | None
    reference: str
    slug_reference: str
    title: str
    summary: str
    path: str
    welsh_path: str | None
    moved_from: str | None
    received_on: date
    received_basis: DateBasis
    responded_on: date
    responded_basis: DateBasis
    published_at: datetime
    changed_at: datetime
    form: Form
    outcome: Outcome
    request: str
    response: str
    questions: tuple[SampleQuestion, ...]
    exemptions: tuple[SampleExemption, ...]
    tables: tuple[SampleTable, ...]
    attachments: tuple[SampleAttachment, ...]
    page: tuple[Block, ...]
    traps: tuple[str, ...] = ()

    @property
    def published_on(self) -> date:
        return self.published_at.date()


@dataclass(frozen=True, slots=True)
class OtherItem:
    """Something under /foi-ai/ that is not a disclosure: a policy, a spending file's page."""

    force: str
    type: DocumentType
    title: str
    summary: str
    path: str
    published_at: datetime
    paragraphs: tuple[str, ...]
