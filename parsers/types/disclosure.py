"""One answer, ready to be published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from parsers.types.account import Account
from parsers.types.document import DocumentVerdict, Reason, Table
from parsers.types.figure import Quality, TableReading
from parsers.types.issue import Issue
from parsers.types.letter import Act, Caveat, DateBasis, Exemption, Outcome, Question, Sensitivity


class Policy(StrEnum):
    """How much of a disclosure may be published."""

    FULL = "full"
    FACTS = "facts"
    LINK_ONLY = "link_only"


class SourceKind(StrEnum):
    """How a disclosure came to us."""

    LOG = "log"
    WHATDOTHEYKNOW = "whatdotheyknow"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table with what was made of it.

    ``duplicate_of`` is the (document, position) of the same table earlier in the
    disclosure: a page and its letter often print one table twice. ``question`` is the
    number of the question it answers, where that is known.
    """

    table: Table
    reading: TableReading
    duplicate_of: tuple[int, int] | None = None
    question: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A file or page behind a disclosure."""

    url: str
    filename: str
    media_type: str | None
    bytes: int | None
    pages: int | None
    sha256: str | None
    fetched_at: datetime | None
    verdict: DocumentVerdict
    reasons: tuple[Reason, ...] = ()
    tables: tuple[PublishedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One published answer in the terms of the published schema.

    ``reference`` is as printed, ``title`` from the page. Dates carry their basis.
    ``account`` is that of all its documents; ``unread`` says in words what was not read.
    """

    force: str
    url: str
    reference: str | None
    title: str
    act: Act
    lang: str
    source_kind: SourceKind
    received_on: date | None
    received_basis: DateBasis
    responded_on: date | None
    responded_basis: DateBasis
    published_on: date | None
    published_basis: DateBasis
    outcome: Outcome
    working_days: int | None
    on_time: bool | None
    quality: Quality | None
    sensitivity: Sensitivity
    summary: str
    request: str
    response: str
    questions: tuple[Question, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    documents: tuple[PublishedDocument, ...] = ()
    account: Account = field(default_factory=Account)
    unread: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
