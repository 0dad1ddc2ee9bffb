"""One answer, ready to be published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from parsers.types.account import Account
from parsers.types.document import DocumentVerdict, Reason, Table
from parsers.types.figure import Quality, TableReading
from parsers.types.issue import Issue
from parsers.types.letter import AnswerFacts, Caveat, DateBasis, Exemption, Question, Sensitivity


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
    ARCHIVE = "archive"


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
    question: Annotated[int | None, "Question it answers, where known"] = None


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A file or page behind a disclosure."""

    url: Annotated[str, "The force's own copy"]
    filename: Annotated[str, "File name, personal names masked"]
    media_type: Annotated[str | None, "Type found in the bytes"]
    bytes: Annotated[int | None, "Size"]
    pages: Annotated[int | None, "Pages"]
    sha256: Annotated[str | None, "SHA-256 of the bytes"]
    fetched_at: Annotated[datetime | None, "When it was fetched"]
    verdict: Annotated[DocumentVerdict, "What became of it"]
    reasons: tuple[Reason, ...] = ()
    tables: tuple[PublishedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclosure(AnswerFacts):
    """One published answer in the terms of the published schema.

    ``reference`` is as printed, ``title`` from the page. Dates carry their basis.
    ``account`` is that of all its documents; ``unread`` says in words what was not read.
    ``addresses`` are all that lead to it and may be published.
    """

    force: Annotated[str, "Force that answered"]
    url: Annotated[str, "The force's own page"]
    title: Annotated[str, "Title on the force's page"]
    source_kind: Annotated[SourceKind, "How the answer came here"]
    published_on: Annotated[date | None, "Date of publication on the force's log"]
    published_basis: Annotated[DateBasis, "How that date is known"]
    quality: Annotated[Quality | None, "How far the reading of its tables can be trusted"]
    sensitivity: Annotated[Sensitivity, "Whether search engines must stay away"]
    summary: Annotated[str, "Its subject in a line"]
    questions: tuple[Question, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    documents: tuple[PublishedDocument, ...] = ()
    account: Account = field(default_factory=Account)
    unread: Annotated[str, "What could not be read, in words: pages, tables, numbers"] = ""
    issues: tuple[Issue, ...] = ()
    addresses: tuple[str, ...] = ()
