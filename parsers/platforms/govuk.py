"""GOV.UK: a body's "FOI releases", listed by the search API and read by the content API.

How to recognise it: ``/search/transparency-and-freedom-of-information-releases`` or
``/government/publications/`` on www.gov.uk; JSON at ``/api/search.json`` and
``/api/content/``.

What to set: ``organisation``, the last word of the body's page on GOV.UK
(``civil-nuclear-constabulary``). ``about``, words of which one must stand in a title
or description, where a body publishes among a ministry's releases (the Ministry of
Defence Police). ``host`` is www.gov.uk unless it is a mirror; files come from
``assets.publishing.service.gov.uk``.

What is certain (platforms.md section 10): both addresses and their parameters, an
unknown parameter is refused with 422, the fields of a content item. What is not:
which releases a ministry files under its police; ``about`` decides. The published
address of an item is its page, not its JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.documents.grid.captions import attach as attach_captions
from parsers.documents.plain.html import blocks_from_html
from parsers.errors import AnchorMissingError, DeclarationError
from parsers.platforms import answers, results
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.pages import json_object, printed_date, source, text_of
from parsers.platforms.site import LogSite
from parsers.text.addresses import resolve
from parsers.types import (
    Anchor,
    Block,
    BlockKind,
    DocumentRef,
    Entry,
    Issue,
    Item,
    Level,
    Listing,
    Page,
    Request,
    RequestKind,
)

MARKS: Final = (
    Mark(
        "address of GOV.UK's releases",
        Place.ADDRESS,
        re.compile(r"gov\.uk/(?:search/transparency|api/(?:search\.json|content/))"),
        8,
    ),
    Mark(
        "page of a publication", Place.ADDRESS, re.compile(r"gov\.uk/government/publications/"), 6
    ),
    Mark(
        "kind of document",
        Place.SOURCE,
        re.compile(r"\"document_type\": ?\"foi_release\"|content_store_document_type=foi_release"),
        5,
    ),
    Mark("file of GOV.UK", Place.LINK, re.compile(r"//assets\.publishing\.service\.gov\.uk/"), 3),
)
_PAGE_SIZE: Final = 100
_FIELDS: Final = "title,link,description,public_timestamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class GovUk(LogSite):
    """One organisation's releases; see the module's docstring for each parameter."""

    organisation: str
    host: str = "www.gov.uk"
    aliases: tuple[str, ...] = ("assets.publishing.service.gov.uk",)
    about: tuple[str, ...] = ()
    page_size: int = _PAGE_SIZE

    # JSON looks like plain text; only its reader knows it for what it is.
    ITEM_TYPES: ClassVar[frozenset[str]] = frozenset({"text/plain", "application/json"})

    def __post_init__(self) -> None:
        LogSite.__post_init__(self)
        if not re.fullmatch(r"[a-z0-9-]+", self.organisation):
            text = f"organisation must be the last word of its page, not {self.organisation!r}"
            raise DeclarationError(text)
        if not 1 <= self.page_size <= 1000:
            raise DeclarationError(f"page_size must be 1 to 1000, not {self.page_size}")

    @property
    def item_types(self) -> frozenset[str]:
        return self.ITEM_TYPES

    @property
    def log_path(self) -> str:
        query = {
            "content_store_document_type": "foi_release",
            "organisations[]": self.organisation,
        }
        where = "/search/transparency-and-freedom-of-information-releases"
        return f"{where}?{urlencode(query)}"

    # ------------------------------------------------------------------ listing

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """The newest releases first; the search is walked to its end."""
        if since > until:
            raise ValueError(f"since {since} is after until {until}")
        return (self._search(0),)

    def _search(self, start: int) -> Request:
        query = {
            "filter_organisations": self.organisation,
            "filter_content_store_document_type": "foi_release",
            "order": "-public_timestamp",
            "count": str(self.page_size),
            "start": str(start),
            "fields": _FIELDS,
        }
        address = self.absolute(f"/api/search.json?{urlencode(query, safe=',')}")
        return Request(address, RequestKind.LISTING)

    def read_listing(self, page: Page) -> Listing:
        """Read one answer of the search. Raises AnchorMissingError without results and total."""
        found = json_object(page)
        rows, total = found.get("results"), found.get("total")
        if not isinstance(rows, list) or not isinstance(total, int):
            raise AnchorMissingError("no results and total in the answer", where=page.url)
        asked = parse_qs(urlsplit(page.url).query).get("start", ["0"])[0]
        start = int(asked) if asked.isdigit() else 0
        entries: list[Entry] = []
        issues: list[Issue] = []
        for row in rows:
            entry = self._entry(row)
            if entry is None:
                issues.append(results.warn("entries_unlinked", f"no link in {row!r:.80}", page))
                continue
            if not entry.title:
                issues.append(results.warn("title_missing", f"no title of {entry.url}", page))
            if entry.published_on is None:
                issues.append(results.warn("date_missing", f"no day of {entry.url}", page))
            if self._concerns(entry):
                entries.append(entry)
        wanted = min(self.page_size, max(total - start, 0))
        if len(rows) != wanted:
            text = f"{wanted} results promised, {len(rows)} read"
            issues.append(results.warn("entries_missing", text, page))
        if not total:
            issues.append(results.warn("log_empty", "the search finds no release at all", page))
        more = rows and start + len(rows) < total
        return Listing(
            entries=tuple(entries),
            next=self._search(start + len(rows)) if more else None,
            claimed_total=None if self.about else total,
            no_results=not entries,
            issues=tuple(issues),
        )

    def _entry(self, row: object) -> Entry | None:
        if not isinstance(row, dict) or not isinstance(link := row.get("link"), str):
            return None
        if not link.startswith("/"):
            return None
        return Entry(
            url=self.absolute(f"/api/content{link}"),
            title=str(row.get("title") or ""),
            published_on=printed_date(str(row.get("public_timestamp") or "")),
            summary=str(row.get("description") or "") or None,
        )

    def _concerns(self, entry: Entry) -> bool:
        words = f"{entry.title} {entry.summary or ''}".casefold()
        return not self.about or any(word.casefold() in words for word in self.about)

    # ------------------------------------------------------------------ item

    def read_item(self, page: Page) -> Item:
        """Read one content item: description, body, files.

        Raises AnchorMissingError without a title, details or anything to read.
        """
        found = json_object(page)
        title, details = found.get("title"), found.get("details")
        if not isinstance(title, str) or not title or not isinstance(details, dict):
            raise AnchorMissingError("no title and details in the answer", where=page.url)
        description = str(found.get("description") or "").strip()
        body = BeautifulSoup(f"<div>{details.get('body') or ''}</div>", "lxml")
        blocks, drawn = blocks_from_html(body)
        lead = [Block(BlockKind.PARAGRAPH, description)] if description else []
        words, tables = attach_captions([*lead, *blocks], drawn)
        notice = _withdrawn(found)
        words = (*notice, *words)
        files = self._files(details, page)
        answers.require(words or files, "a title and nothing below it", page)
        return Item(
            url=self.absolute(str(found.get("base_path") or urlsplit(page.final_url).path)),
            title=title,
            published_on=printed_date(str(found.get("first_published_at") or "")),
            lang=str(found.get("locale") or "")[:2],
            document=answers.document_of(page, words, tables),
            attachments=files,
            fields=(("withdrawn", notice[0].text),) if notice else (),
            issues=(*_withdrawal(notice, page), *_lost_files(details, page)),
        )

    def _files(self, details: dict[str, object], page: Page) -> tuple[DocumentRef, ...]:
        """The files in the order of the page; an attachment that is a page of its own too.

        Until 2021 ``details.documents`` held the markup of each attachment, a section with a
        titled link; recordings and old copies still have it.
        """
        listed = details.get("attachments")
        found: dict[str, str] = {}
        for one in listed if isinstance(listed, list) else []:
            if isinstance(one, dict) and isinstance(address := one.get("url"), str):
                whole = self.home(resolve(self.absolute("/"), address))
                if self._serves(whole):
                    found.setdefault(whole, str(one.get("title") or ""))
        older = details.get("documents")
        for markup in older if isinstance(older, list) else []:
            for whole, words in self._linked(str(markup)):
                found.setdefault(whole, words)
        return tuple(DocumentRef(address, words) for address, words in found.items())

    def _linked(self, markup: str) -> Iterator[tuple[str, str]]:
        """The links of one attachment's markup: its file, by the title it stands under."""
        section = BeautifulSoup(markup, "lxml")
        heading = section.find(["h2", "h3"])
        title = text_of(heading) if isinstance(heading, Tag) else ""
        for anchor in section.find_all("a", href=True):
            whole = self.home(resolve(self.absolute("/"), str(anchor["href"])))
            path = urlsplit(whole).path.rstrip("/")
            if self._serves(whole) and path and not path.endswith("/preview"):
                yield whole, title or text_of(anchor)

    def _serves(self, address: str) -> bool:
        return urlsplit(address).netloc in self.file_hosts

    # ------------------------------------------------------------------ anchors

    def anchors(self, page: Page, kind: RequestKind) -> tuple[Anchor, ...]:
        """The keys without which an answer is not read."""
        wanted = {
            RequestKind.LISTING: ("results", "total"),
            RequestKind.ITEM: ("title", "details"),
        }
        text = source(page)
        return tuple(
            Anchor(key, kind, True, f'"{key}"' if f'"{key}"' in text else None)
            for key in wanted.get(kind, ())
        )


def _withdrawal(notice: Sequence[Block], page: Page) -> tuple[Issue, ...]:
    if not notice:
        return ()
    return (Issue(Level.INFO, "withdrawn", notice[0].text[:200], page.url),)


def _lost_files(details: dict[str, object], page: Page) -> list[Issue]:
    """A release names its files in a list, though it may be empty; each has its address."""
    listed = details.get("attachments")
    if listed is None and details.get("documents") is None:
        return [results.warn("file_missing", "no list of files in the answer", page)]
    bare = [
        one
        for one in (listed if isinstance(listed, list) else [])
        if not isinstance(one, dict) or not isinstance(one.get("url"), str)
    ]
    text = f"{len(bare)} attachments without an address"
    return [results.warn("file_missing", text, page)] if bare else []


def _withdrawn(found: dict[str, object]) -> list[Block]:
    """The notice by which a publication is withdrawn, though it can still be read."""
    notice = found.get("withdrawn_notice")
    if not isinstance(notice, dict) or not notice:
        return []
    said = BeautifulSoup(str(notice.get("explanation") or ""), "lxml").get_text(" ")
    at = printed_date(str(notice.get("withdrawn_at") or ""))
    when = f" on {at.day} {at:%B %Y}" if at else ""
    text = f"This publication was withdrawn{when}. {' '.join(said.split())}".strip()
    return [Block(BlockKind.PARAGRAPH, text)]
