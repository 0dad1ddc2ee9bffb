"""The platform's search over published items: its query string and its pages of results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode

from samples.model import DocumentType

LISTING = "/foi-ai/af/accessing-information/published-items/"
WELSH_LISTING = "/cy-GB" + LISTING
FRAGMENT = "GetPaginatedResults/"
PAGE_SIZE = 10
TYPES = tuple(str(kind) for kind in DocumentType)


@dataclass(frozen=True, slots=True)
class Row:
    """One result."""

    path: str
    title: str
    summary: str
    type: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Query:
    """What a listing was asked for. Unknown types find nothing; no type finds everything."""

    text: str = ""
    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    page: int = 1

    def matches(self, row: Row) -> bool:
        if self.types and row.type not in self.types:
            return False
        if self.text and self.text.lower() not in f"{row.title} {row.summary}".lower():
            return False
        if row.published is None:
            return True
        day = row.published.date()
        return not (self.since and day < self.since) and not (self.until and day > self.until)

    def string(self, page: int) -> str:
        """The query string of another page, with the platform's own parameters."""
        pairs = {
            "q": self.text,
            "dt": ",".join(self.types),
            "fdte": self.since.isoformat() if self.since else "",
            "tdte": self.until.isoformat() if self.until else "",
            "ic": "",
            "icsc": "",
            "page": str(page),
        }
        return urlencode(pairs, safe=",")


def read_query(query: str) -> Query:
    """Reads ``q``, ``dt`` (comma-joined or repeated), ``fdte``, ``tdte`` and ``page``.

    A date is taken as ``2025-01-31`` or ``31/01/2025``; one that is neither is
    ignored, as search forms do, and so is a page that is no number.
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    single = dict(pairs)
    types = tuple(
        part.strip() for name, value in pairs if name == "dt" for part in value.split(",") if part
    )
    page = single.get("page", "1")
    return Query(
        text=single.get("q", "").strip(),
        types=types,
        since=read_day(single.get("fdte", "")),
        until=read_day(single.get("tdte", "")),
        page=max(1, int(page)) if page.isascii() and page.isdigit() else 1,
    )


def read_day(text: str) -> date | None:
    """A day in either form that the form takes, or None."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of results, newest first, and its place among the others."""

    path: str
    query: Query
    rows: tuple[Row, ...]
    total: int
    page: int
    has_next: bool
    welsh: bool = False
    counted: bool = True
    types: tuple[str, ...] = TYPES

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def numbers(self) -> tuple[int, ...]:
        """The page numbers that the pager shows."""
        pages = -(-self.total // PAGE_SIZE)
        return tuple(n for n in range(1, pages + 1) if abs(n - self.page) <= 2 or n in (1, pages))

    @property
    def more_url(self) -> str:
        return f"{self.path}{FRAGMENT}?{self.query.string(self.page + 1)}"

    def href(self, page: int, relative: bool) -> str:
        string = self.query.string(page)
        return f"?{string}" if relative else f"{self.path}?{string}"


def search(rows: Iterable[Row], query: Query, path: str) -> Slice:
    """The page of results that a query asks for; empty beyond the last one."""
    found = [row for row in rows if query.matches(row)]
    start = (query.page - 1) * PAGE_SIZE
    return Slice(
        path=path,
        query=query,
        rows=tuple(found[start : start + PAGE_SIZE]),
        total=len(found),
        page=query.page,
        has_next=start + PAGE_SIZE < len(found),
        welsh=path == WELSH_LISTING,
    )
