"""A whole PDF: its pages laid out, its tables joined, its prose in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.documents import grids, install
from parsers.documents.contents import Contents, Draft, OnPage, Source
from parsers.documents.pdf import join, seam
from parsers.documents.pdf.feed import PdfFeed
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.furniture import furniture
from parsers.documents.pdf.join import Joined
from parsers.documents.pdf.layout import Layout, RuledPage, laid_out, ruled
from parsers.documents.pdf.page import lines_of
from parsers.documents.pdf.prose import Paragraph, paragraphs
from parsers.documents.pdf.seam import Seam
from parsers.documents.pdf.text_layer import is_recognised, marked
from parsers.errors import DocumentError
from parsers.types import Reason, Severity, Table


def pdf_contents(source: Source) -> Contents:
    """Read a PDF. Raises ``DocumentError``: ENCRYPTED, TRUNCATED, EMPTY, SCANNED, PAGE_FAILED.

    A page that cannot be read becomes an issue with its number; the others are read.
    """
    feed = PdfFeed(source.body, source.name)
    draft = Draft()
    found = _ruled_pages(feed, draft, source.on_page)
    dropped = furniture([(each.page, each.lines) for each in found])
    layouts = [laid_out(each, dropped.get(each.page.number, frozenset())) for each in found]
    for item in _sequence(layouts, join_pages=source.join):
        _add(item, draft)
    recognised = [each.page.number for each in found if is_recognised(each.page)]
    return marked(draft.contents(pages=feed.page_count), recognised, source.name)


def _ruled_pages(feed: PdfFeed, draft: Draft, on_page: OnPage) -> list[RuledPage]:
    """Every readable page with its ruled tables; what is missing goes into issues."""
    found: list[RuledPage] = []
    failure: DocumentError | None = None
    for done, page in enumerate(feed.pages(), start=1):
        on_page(done, feed.page_count)
        if isinstance(page, DocumentError):
            failure = failure or page
            draft.warn(page.code.lower(), page.message, feed.name, page.page)
        else:
            found.append(ruled(page))
    if feed.unread:
        read = feed.page_count - feed.unread
        message = f"the file has {feed.page_count} pages; the first {read} were read"
        draft.reasons.append(Reason("TOO_BIG", Severity.CAUTION, feed.name, message))
        draft.warn("too_big", message, feed.name)
    if not found and failure is not None:
        raise failure
    if failure is not None:
        draft.reasons.append(
            Reason("PAGE_FAILED", Severity.CAUTION, feed.name, "some pages could not be read")
        )
    _refuse_wordless(found, feed.name, draft)
    return found


def _refuse_wordless(found: list[RuledPage], name: str, draft: Draft) -> None:
    """Raise SCANNED or EMPTY where no page has a word; note single scanned pages."""
    scanned = [each.page.number for each in found if each.page.images and not each.page.words]
    if not any(each.page.words for each in found):
        if scanned:
            message = f"the pages are pictures without text; to recognise it: {install.OCR}"
            raise DocumentError(message, where=name, code="SCANNED")
        raise DocumentError("the PDF prints nothing", where=name, code="EMPTY")
    for number in scanned:
        draft.warn("scanned_page", "the page is a picture without text; not read", name, number)


@dataclass(slots=True)
class _Sequence:
    """Items of all pages in order while tables are being joined. ``held`` are paragraphs at
    the top of a page that may be the rest of the last row of the page before."""

    join_pages: bool
    items: list[Joined | tuple[Paragraph, int]] = field(default_factory=list)
    last: Fragment | None = None  # the fragment at the very end of what was read
    held: list[Paragraph] = field(default_factory=list)

    def add(self, item: Fragment | Paragraph, page: int) -> None:
        if isinstance(item, Paragraph):
            if self.join_pages and self.last is not None and self.last.page == page - 1:
                self.held.append(item)
            else:
                self.items.append((item, page))
                self.last = None
            return
        if self.held and self._cut(item):
            return
        self.release()
        if self.join_pages and self._joined(item):
            return
        self.items.append(join.alone(item))
        self.last = item

    def release(self) -> None:
        """Let go of what was held: prose, but for the rest of a row that ends its table."""
        last, before = self.last, self.items[-1] if self.items else None
        if not self.held or last is None:
            return
        page = last.page + 1
        if isinstance(before, Joined) and self.held[0].text[:1].islower():
            rest = seam.rest_alone(self.held[0].words, last)
            if rest is not None and seam.is_cut(before.grid, rest.grid, Seam(last, rest, 0)):
                self.items[-1] = join.joined(before, last, rest)
                self.held = self.held[1:]
        self.items += [(paragraph, page) for paragraph in self.held]
        self.held = []
        self.last = None

    def _cut(self, item: Fragment) -> bool:
        """Whether what is held and a fragment below it go on with the table above."""
        before, last = self.items[-1], self.last
        words = [word for paragraph in self.held for word in paragraph.words]
        if not isinstance(before, Joined) or last is None or item.page != last.page + 1:
            return False
        whole = seam.with_rest(words, join.fitted(item, last), last)
        if whole is None or not join.continues(before, last, whole):
            return False
        if not seam.is_cut(before.grid, whole.grid, Seam(last, whole, 0)):
            return False
        self.items[-1] = join.joined(before, last, whole)
        self.last, self.held = whole, []
        return True

    def _joined(self, item: Fragment) -> bool:
        """Put a fragment to the table before it, or to one it continues sideways."""
        before = self.items[-1] if self.items else None
        last = self.last
        if isinstance(before, Joined) and last is not None and last.page == item.page - 1:
            after = join.fitted(item, last)
            if join.continues(before, last, after):
                self.items[-1] = join.joined(before, last, after)
                self.last = after
                return True
        for at, table in enumerate(self.items):
            if isinstance(table, Joined) and join.continues_sideways(table, item):
                self.items[at] = join.joined_sideways(table, item)
                self.last = None
                return True
        return False


def _sequence(layouts: list[Layout], join_pages: bool) -> list[Joined | tuple[Paragraph, int]]:
    """All items in reading order, tables joined, lone rows given back to the prose."""
    sequence = _Sequence(join_pages)
    for layout in layouts:
        for item in layout.items:
            sequence.add(item, layout.page.number)
        if sequence.last is not None and sequence.last.page < layout.page.number:
            sequence.release()
    listed: list[Joined | tuple[Paragraph, int]] = []
    for entry in sequence.items:
        if isinstance(entry, Joined) and _is_rest(entry):
            place = entry.place
            listed += [(paragraph, place.page) for paragraph in paragraphs(lines_of(place.words))]
        else:
            listed.append(entry)
    return listed


def _is_rest(table: Joined) -> bool:
    """Whether what looked like the end of a table has no table before it."""
    unsure = not table.place.sure and len(table.pages) == 1
    return unsure or len(grids.compact(table.grid)) < 2


def _add(item: Joined | tuple[Paragraph, int], draft: Draft) -> None:
    """Add a paragraph or a table to the document."""
    if not isinstance(item, Joined):
        paragraph, page = item
        draft.words(paragraph.kind, paragraph.text, page)
        return
    place = item.place
    draft.table(
        Table(
            position=draft.next_position(),
            grid=grids.compact(item.grid),
            page=place.page,
            pages=tuple(dict.fromkeys(item.pages)),
            bbox=place.box,
            method=place.method,
            coverage=round(item.coverage, 4),
        )
    )
