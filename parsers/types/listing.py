"""What a platform reads from the pages of a log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parsers.types.disclosure import SourceKind
from parsers.types.document import Document
from parsers.types.issue import Issue
from parsers.types.page import Request, RequestKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a listing: an item that the force says it has published.

    ``url`` may end in a part (``#item=...``, see ``parsers.text.parts``) where the
    item is a piece of the listing itself, such as one row of a workbook. ``day_ground``
    says why the day is believed (a word of ``parsers.platforms.days.Ground``).
    """

    url: str
    title: str
    published_on: date | None = None
    summary: str | None = None
    source_kind: SourceKind = SourceKind.LOG
    day_ground: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A further listing that a listing page leads to: a year, a month, a category.

    ``first`` and ``last`` bound the days of publication below it, inclusive, where
    the link says so; a branch that lies outside the days of a crawl is left alone.
    ``guessed`` where only its address speaks for it: a page below the log's own.
    """

    request: Request
    first: date | None = None
    last: date | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a disclosure log.

    ``next`` is the next page's request if the page links to one. ``claimed_total``
    is the count the site prints for the whole query. ``no_results`` is true only
    when the platform's own no-results text stands on the page. ``branches`` are the
    listings below this one; a page of nothing but branches is no empty listing. ``more``
    is a sign of further lines that cannot be followed, in words: without a total that says
    otherwise the listing has not been read to its end. ``checks`` are feeds to hold the
    listing against.
    """

    entries: tuple[Entry, ...]
    next: Request | None
    claimed_total: int | None
    no_results: bool = False
    issues: tuple[Issue, ...] = ()
    branches: tuple[Branch, ...] = ()
    more: str | None = None
    checks: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing that a platform's page always prints.

    ``found`` are the page's own words for it, as they stand in its text or in an
    attribute (a link's address); None where this page lacks it. Without a
    ``required`` anchor the page is not read; without another it is, with an Issue.
    """

    name: str
    kind: RequestKind
    required: bool
    found: str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why a page looks like one of a platform's, for ``forcewide probe``.

    ``kind`` is listing, item or sitemap as far as the page tells. ``weight`` orders
    likenesses; 10 and more is as good as certain. ``evidence`` are sentences.
    """

    platform: str
    weight: int
    evidence: tuple[str, ...]
    kind: RequestKind | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One sitemap: addresses that may be items, and the further sitemaps of an index."""

    addresses: tuple[str, ...]
    nested: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A file that an item page links to."""

    url: str
    title: str


class LinkKind(StrEnum):
    """What a link in an answer's body is, as far as its page tells."""

    FILE = "file"  # a file by its address
    MAYBE = "maybe"  # only what comes back says whether it is a file
    PAGE = "page"  # a page of the site: another answer, the log, the home page
    CHROME = "chrome"  # within the page, mail, sharing
    ELSEWHERE = "elsewhere"  # a page of another site
    UNKNOWN_HOST = "unknown_host"  # a file, as it seems, on a host that is not declared
    INLINE = "inline"  # a file inside the page's own address (``data:``)


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link, frame, object or button in an answer's body. ``words`` are the reader's."""

    url: str
    words: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Item:
    """One item page of a log: its own words as blocks, and the files it links to.

    ``same_as`` is the address that the page names as its own (``rel=canonical``), if any.

    ``document`` is the page's content with the site's chrome removed. ``fields``
    are label/value pairs printed apart from the text (reference, dates). ``links`` is
    the account of all links in its body, in the page's order, ``attachments`` among them.
    """

    url: str
    title: str
    published_on: date | None
    lang: str
    document: Document
    attachments: tuple[DocumentRef, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()
    same_as: str = ""
    links: tuple[BodyLink, ...] = ()
