"""The account of one answer: what came in, what went out, and what is told of the rest.

Nothing is dropped by default (docs/extract.md, *Account*): a page, a table or a number
leaves the way only with a code, and the three equations of ``Account.gaps`` hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

_Code = TypeVar("_Code", bound=str)


class PageState(StrEnum):
    """What became of one page of a document."""

    READ = "read"
    RECOGNISED = "recognised"  # a picture, read by text recognition
    SCANNED = "scanned"  # a picture that nothing has read
    FAILED = "failed"


class DropCode(StrEnum):
    """Why a table that the reader found is not published."""

    IN_REQUEST = "table_in_request"
    LAYOUT = "layout_table"  # its cells are the letter's words, read as such


class Elsewhere(StrEnum):
    """Where a number-like cell of a table is, if it is in no figure."""

    HEADER = "header"
    LABEL = "label"
    INDEX = "index_column"
    REFERENCE = "reference"
    ATTRIBUTE = "attribute"
    NOTE = "note"
    RECORDS = "records"
    LOOKUP = "lookup"
    DROPPED = "dropped_table"
    TEXT = "left_as_text"


@dataclass(frozen=True, slots=True)
class PageCount:
    """Pages by what became of them; a page read by text recognition counts as read."""

    total: int = 0
    read: int = 0
    scanned: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class DroppedTable:
    """One table that was found and is not published, by its place."""

    code: DropCode
    page: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class TableCount:
    """Tables found by the reader, those published, and each that was dropped."""

    found: int = 0
    published: int = 0
    dropped: tuple[DroppedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberCount:
    """Number-like cells of the tables found: those in figures, and the others by code."""

    seen: int = 0
    in_figures: int = 0
    elsewhere: tuple[tuple[Elsewhere, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LinkCount:
    """Links in an answer's body: files fetched, and the others by code."""

    found: int = 0
    fetched: int = 0
    elsewhere: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a document, or of all documents of an answer (``total``)."""

    pages: PageCount = field(default_factory=PageCount)
    tables: TableCount = field(default_factory=TableCount)
    numbers: NumberCount = field(default_factory=NumberCount)
    links: LinkCount = field(default_factory=LinkCount)

    def gaps(self) -> Iterator[str]:
        """What does not add up, in words; nothing where the account is right."""
        pages, tables, numbers, links = self.pages, self.tables, self.numbers, self.links
        if pages.total != pages.read + pages.scanned + pages.failed:
            yield f"{pages.total} pages, told of {pages.read + pages.scanned + pages.failed}"
        if tables.found != tables.published + len(tables.dropped):
            yield f"{tables.found} tables, told of {tables.published + len(tables.dropped)}"
        told = numbers.in_figures + sum(count for _, count in numbers.elsewhere)
        if numbers.seen != told:
            yield f"{numbers.seen} numbers, told of {told}"
        told = links.fetched + sum(count for _, count in links.elsewhere)
        if links.found != told:
            yield f"{links.found} links, told of {told}"


def total(accounts: Iterable[Account]) -> Account:
    """The accounts of several documents as one."""
    pages, tables, numbers, links = PageCount(), TableCount(), NumberCount(), LinkCount()
    for one in accounts:
        pages = PageCount(
            pages.total + one.pages.total,
            pages.read + one.pages.read,
            pages.scanned + one.pages.scanned,
            pages.failed + one.pages.failed,
        )
        tables = TableCount(
            tables.found + one.tables.found,
            tables.published + one.tables.published,
            tables.dropped + one.tables.dropped,
        )
        numbers = NumberCount(
            numbers.seen + one.numbers.seen,
            numbers.in_figures + one.numbers.in_figures,
            summed(numbers.elsewhere, one.numbers.elsewhere),
        )
        links = LinkCount(
            links.found + one.links.found,
            links.fetched + one.links.fetched,
            summed(links.elsewhere, one.links.elsewhere),
        )
    return Account(pages, tables, numbers, links)


def summed(*counts: tuple[tuple[_Code, int], ...]) -> tuple[tuple[_Code, int], ...]:
    """Counts by code, added up."""
    total: dict[_Code, int] = {}
    for one in counts:
        for code, count in one:
            total[code] = total.get(code, 0) + count
    return tuple(sorted(total.items()))
