"""Spreadsheet log: a log kept as a workbook or CSV file, one answer a row.

How to recognise it: a page that links to a file such as ``foi-disclosure-log.xlsx``,
with columns for reference, date, request and response.

What to set: ``host``; ``log``, the path of the workbook, or of the page that links to
it (a yearly file's address changes, its page's does not); then ``files``, the path
prefix of the workbooks. ``columns``: pairs of a role and the header's words, where the
words are not among the usual ones below (roles: reference, title, received,
responded, published, request, response, link).

What is certain: only what the file says. A row is an item that is a part of the
file (``parts``); nothing more is fetched for it but the files that it links to.
Columns that are hidden are never read; a header that nobody knows is kept as a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar, Final
from urllib.parse import urldefrag, urlsplit

from parsers.documents.sniff import CSV, ODS, TSV, XLS, XLSB, XLSM, XLSX
from parsers.errors import AnchorMissingError, DeclarationError
from parsers.files import read_document
from parsers.platforms import answers
from parsers.platforms.html_log import HtmlLog
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.pages import printed_date
from parsers.text.addresses import resolve
from parsers.text.parts import is_part, part_address, whole_of
from parsers.types import (
    Anchor,
    Block,
    BlockKind,
    Branch,
    DocumentRef,
    Entry,
    Grid,
    Issue,
    Item,
    Level,
    Listing,
    Page,
    ReadVerdict,
    Request,
    RequestKind,
)

MARKS: Final = (
    Mark(
        "link to a log kept as a workbook",
        Place.LINK,
        re.compile(
            r"(?:disclosure|foi)[^/]{0,60}log[^/]{0,40}\.(?:xlsx?|xlsm|ods|csv)$", re.IGNORECASE
        ),
        6,
        RequestKind.LISTING,
    ),
    Mark(
        "address of a log kept as a workbook",
        Place.ADDRESS,
        re.compile(r"log[^/]{0,40}\.(?:xlsx?|xlsm|ods|csv)$", re.IGNORECASE),
        6,
        RequestKind.LISTING,
    ),
)
WORKBOOKS: Final = frozenset({XLSX, XLSM, XLSB, XLS, ODS, CSV, TSV})
_FILE: Final = re.compile(r".+\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv)", re.IGNORECASE)
# The usual words of each role's header, compared without case and punctuation.
_USUAL: Final[dict[str, tuple[str, ...]]] = {
    "reference": (
        *("reference", "ref", "ref no", "reference number", "foi ref", "foi reference"),
        *("foi number", "request number", "case number", "unique reference", "foi no"),
    ),
    "title": ("title", "subject", "topic", "summary", "description", "subject of request"),
    "received": ("date received", "received", "date of request", "request date", "received date"),
    "responded": (
        *("date of response", "response date", "date responded", "date answered"),
        *("date of reply", "date closed", "date of disclosure", "completed"),
    ),
    "published": ("date published", "published", "publication date"),
    "request": ("request", "question", "request details", "details of request", "your request"),
    "response": ("response", "answer", "our response", "information disclosed", "reply"),
    "link": ("link", "url", "document", "attachment", "letter", "link to response"),
}
# How each role is printed for the reader of the letter.
_PRINTED: Final = {
    "reference": "Reference",
    "received": "Date of request",
    "responded": "Date of response",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One answer: its cells by role, and those of columns without one by their header."""

    cells: dict[str, str]
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadsheetLog(HtmlLog):
    """One log; see the module's docstring for each parameter."""

    log: str
    files: str = ""
    columns: tuple[tuple[str, str], ...] = ()

    DATED: ClassVar[bool] = False

    def __post_init__(self) -> None:
        HtmlLog.__post_init__(self)
        if not self.log.startswith("/"):
            raise DeclarationError(f"log must begin with '/', not {self.log!r}")
        if not _FILE.fullmatch(self.log) and not self.files.startswith("/"):
            raise DeclarationError("files must name the folder of the workbooks that log links to")
        if wrong := [role for role, _ in self.columns if role not in _USUAL]:
            raise DeclarationError(f"columns: {wrong[0]!r} is none of {', '.join(_USUAL)}")

    @property
    def item_types(self) -> frozenset[str]:
        return WORKBOOKS

    @property
    def log_path(self) -> str:
        return self.log

    def is_item(self, path: str) -> bool:
        return False  # on a page there are only workbooks; items are their rows

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """A workbook of the log."""
        path = urlsplit(address).path
        if self.files and path.startswith(self.files) and _FILE.fullmatch(path):
            return Branch(Request(address, RequestKind.LISTING))
        return None

    # ------------------------------------------------------------------ listing

    def read_listing(self, page: Page) -> Listing:
        """Read a workbook's rows, or the page that links to the workbooks.

        Raises AnchorMissingError when a workbook has no table with the columns that a
        log must have, or when a page links to no workbook.
        """
        if page.media_type not in WORKBOOKS:
            return HtmlLog.read_listing(self, page)
        entries = [
            Entry(address, _title(row), _day(row, "published"))
            for address, row in self._addressed(page)
        ]
        issues = []
        if unknown := self._unknown(page):
            text = f"columns that nobody knows, kept as lines: {', '.join(unknown)}"
            issues.append(Issue(Level.INFO, "column_unknown", text, where=page.url))
        return Listing(tuple(entries), None, None, no_results=not entries, issues=tuple(issues))

    def _addressed(self, page: Page) -> Iterator[tuple[str, _Row]]:
        """Each row with its address: its reference, else its title; with its words if repeated."""
        base = urldefrag(page.final_url).url
        seen: set[str] = set()
        for row in self._rows(page):
            cells = row.cells
            address = part_address(base, cells.get("reference") or _title(row))
            if address in seen:
                address = part_address(base, cells.get("reference", ""), *cells.values())
            if address not in seen:
                seen.add(address)
                yield address, row

    def _rows(self, page: Page) -> list[_Row]:
        rows: list[_Row] = []
        for grid in _grids(page.body, page.final_url, page.media_type):
            roles = self._roles(grid)
            if roles is not None:
                rows += _rows_of(grid, roles)
        if not rows and not any(
            self._roles(grid) for grid in _grids(page.body, page.final_url, page.media_type)
        ):
            text = "no table with a reference or title and a request or response"
            raise AnchorMissingError(text, where=page.url)
        return rows

    def _roles(self, grid: Grid) -> dict[int, str] | None:
        """The role of each column, by the header; None where it is no log."""
        words = dict(self._words())
        roles: dict[int, str] = {}
        for place, cell in enumerate(grid[0] if grid else ()):
            role = words.get(_plain(cell.text)) if cell else None
            if role and role not in roles.values():
                roles[place] = role
        found = set(roles.values())
        named = found & {"reference", "title"}
        return roles if named and found & {"request", "response", "title"} else None

    def _words(self) -> Iterator[tuple[str, str]]:
        for role, usual in _USUAL.items():
            yield from ((word, role) for word in usual)
        yield from ((_plain(word), role) for role, word in self.columns)

    def _unknown(self, page: Page) -> list[str]:
        found = []
        for grid in _grids(page.body, page.final_url, page.media_type):
            roles = self._roles(grid)
            if roles is not None:
                cells = enumerate(grid[0])
                found += [c.text for n, c in cells if c and c.text and n not in roles]
        return found

    # ------------------------------------------------------------------ item

    def read_item(self, page: Page) -> Item:
        """Read the row that the page's address names.

        Raises AnchorMissingError when the workbook has no such row any more.
        """
        if not is_part(page.url):
            raise AnchorMissingError(
                "a workbook where one of its rows was asked for", where=page.url
            )
        wanted = urldefrag(page.url).fragment
        for address, row in self._addressed(page):
            if urldefrag(address).fragment == wanted:
                return self._item(page, row)
        raise AnchorMissingError("the workbook has no such row any more", where=page.url)

    def _item(self, page: Page, row: _Row) -> Item:
        blocks = list(_blocks(row))
        links = [row.cells["link"]] if row.cells.get("link", "").strip() else []
        addresses = [self.home(resolve(whole_of(page.final_url), link)) for link in links]
        return Item(
            url=page.url,
            title=_title(row),
            published_on=_day(row, "published"),
            lang="",
            document=answers.document_of(page, blocks, []),
            attachments=tuple(
                DocumentRef(address, "")
                for address in addresses
                if urlsplit(address).netloc in self.hosts
            ),
            fields=tuple(row.cells.items()),
        )

    def anchors(self, page: Page, kind: RequestKind) -> tuple[Anchor, ...]:
        """For a page its links to workbooks; for a workbook the headers of its columns."""
        if page.media_type not in WORKBOOKS:
            return HtmlLog.anchors(self, page, kind)
        found: dict[str, str] = {}
        for grid in _grids(page.body, page.final_url, page.media_type):
            for place, role in (self._roles(grid) or {}).items():
                cell = grid[0][place]
                found.setdefault(role, cell.text if cell else "")
        wanted = ("reference", "request", "response")
        return tuple(Anchor(role, kind, False, found.get(role)) for role in wanted)


@lru_cache(maxsize=4)
def _grids(body: bytes, name: str, media_type: str) -> tuple[Grid, ...]:
    """The tables of a workbook; kept, because each of its rows is read from it."""
    document = read_document(body, name=urlsplit(name).path, media_type=media_type)
    if document.verdict is not ReadVerdict.PARSED:
        reasons = "; ".join(reason.message for reason in document.reasons)
        raise AnchorMissingError(f"the workbook is not read: {reasons}", where=name)
    return tuple(table.grid for table in document.tables)


def _rows_of(grid: Grid, roles: dict[int, str]) -> Iterator[_Row]:
    for line in grid[1:]:
        texts = [cell.text.strip() if cell else "" for cell in line]
        cells = {role: texts[place] for place, role in roles.items() if texts[place]}
        if not cells.get("reference") and not cells.get("title") and not cells.get("request"):
            continue
        others = tuple(
            (head.text.strip(), texts[place])
            for place, head in enumerate(grid[0])
            if head and place not in roles and texts[place]
        )
        yield _Row(cells, others)


def _blocks(row: _Row) -> Iterator[Block]:
    """A row as a letter says it: fields, the request under its label, the response under its."""
    for role, label in _PRINTED.items():
        if text := row.cells.get(role):
            day = printed_date(text) if role != "reference" else None
            yield Block(BlockKind.PARAGRAPH, f"{label}: {_spoken(day) or text}")
    for head, text in row.others:
        yield Block(BlockKind.PARAGRAPH, f"{head}: {text}")
    for role, label in (("request", "Request"), ("response", "Response")):
        if text := row.cells.get(role):
            yield Block(BlockKind.HEADING, label)
            yield Block(BlockKind.PARAGRAPH, text)


def _spoken(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _title(row: _Row) -> str:
    """The row's title, else the first words of its request, else its reference."""
    cells = row.cells
    words = cells.get("title") or cells.get("request") or cells.get("reference") or ""
    line = " ".join(words.split())
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"


def _day(row: _Row, role: str) -> date | None:
    return printed_date(row.cells.get(role, ""))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())
