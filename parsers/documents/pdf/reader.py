"""A whole PDF: its pages laid out, its tables joined, its prose in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.grid import grids
from parsers.documents.pdf import join, seam
from parsers.documents.pdf.feed import PdfFeed, kept_pages
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.join import Joined
from parsers.documents.pdf.layout import Layout
from parsers.documents.pdf.page import lines_of
from parsers.documents.pdf.pages import Pages
from parsers.documents.pdf.prose import Paragraph, paragraphs
from parsers.documents.pdf.seam import Seam
from parsers.documents.pdf.text_layer import marked, with_recognised
from parsers.documents.pdf.window import laid_out_pages
from parsers.types import Table


def pdf_contents(source: Source) -> Contents:
    """Read a PDF. Raises ``DocumentError``: ENCRYPTED, TRUNCATED, EMPTY, SCANNED, PAGE_FAILED.

    A page that cannot be read becomes an issue with its number; the others are read. A page
    that is a picture is read from ``source.recognised``, where that has its words.
    """
    feed = PdfFeed(source.body, source.name, kept=kept_pages(source))
    draft = Draft()
    pages = Pages(feed, draft, source.on_page, source.recognised)
    sequence = _Sequence(source.join)
    for layout in laid_out_pages(pages.ruled()):
        sequence.add_page(layout)
    pages.refuse_unread()
    for item in sequence.all():
        _add(item, draft)
    contents = replace(draft.contents(pages=feed.page_count), page_states=pages.all_states())
    contents = marked(contents, pages.layered, source.name)
    return with_recognised(contents, pages.recognised)


@dataclass(slots=True)
class _Sequence:
    """Items of all pages in order while tables are being joined. ``pending`` are paragraphs at
    the top of a page that may be the rest of the last row of the page before; ``foot`` is the
    line below a table that says that it goes on overleaf."""

    join_pages: bool
    items: list[Joined | tuple[Paragraph, int]] = field(default_factory=list)
    last: Fragment | None = None  # the fragment at the very end of what was read
    pending: list[Paragraph] = field(default_factory=list)
    foot: Paragraph | None = None
    by_rows: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add_page(self, layout: Layout) -> None:
        """Add a page's items, in reading order."""
        for item in layout.items:
            self.add(item, layout.page.number)
        if self.last is not None and self.last.page < layout.page.number:
            self.release()

    def add(self, item: Fragment | Paragraph, page: int) -> None:
        if isinstance(item, Paragraph):
            if self.join_pages and self.last is not None and self.last.page == page - 1:
                self.pending.append(item)
            elif self._is_foot(item, page):
                self.foot = item
            else:
                self.release()
                self._append((item, page))
                self.last = None
            return
        if self.pending and self._cut(item):
            self.foot = None
            return
        if self._goes_on_below_its_title(item):
            return
        self.release()
        if self.join_pages and self._joined(item):
            return
        self._append(join.alone(item))
        self.last = item

    def _append(self, item: Joined | tuple[Paragraph, int]) -> None:
        """Add an item; the one before it is as it will be and lets go of its words."""
        before = self.items[-1] if self.items else None
        if isinstance(before, Joined) and not _is_rest(before):
            self.items[-1] = replace(before, place=replace(before.place, words=()))
        if isinstance(item, Joined):
            self.by_rows[len(item.place.heights)].append(len(self.items))
            self.items.append(item)
        else:
            self.items.append((replace(item[0], words=()), item[1]))

    def release(self) -> None:
        """Let go of what was pending: prose, but for the rest of a row that ends its table."""
        last, before = self.last, self.items[-1] if self.items else None
        if last is None or not (self.pending or self.foot):
            return
        page = last.page + 1
        if self.pending and isinstance(before, Joined) and self.pending[0].text[:1].islower():
            rest = seam.rest_alone(self.pending[0].words, last)
            if rest is not None and seam.is_cut(before.grid, rest.grid, Seam(last, rest, 0)):
                self.items[-1] = join.joined(before, last, rest)
                self.pending = self.pending[1:]
        if self.foot is not None:
            self._append((self.foot, last.page))
        for paragraph in self.pending:
            self._append((paragraph, page))
        self.pending, self.foot, self.last = [], None, None

    def _is_foot(self, item: Paragraph, page: int) -> bool:
        """Whether a line below a table may say no more than that the table goes on."""
        below = self.join_pages and self.last is not None and self.last.page == page
        said = join.says_it_goes_on(item.text)
        return below and said and self.foot is None and not self.pending

    def _cut(self, item: Fragment) -> bool:
        """Whether what is pending and a fragment below it go on with the table above."""
        before, last = self.items[-1], self.last
        words = [word for paragraph in self.pending for word in paragraph.words]
        if not isinstance(before, Joined) or last is None or item.page != last.page + 1:
            return False
        whole = seam.with_rest(words, join.fitted(item, last), last)
        if whole is None or not join.continues(before, last, whole):
            return False
        if not seam.is_cut(before.grid, whole.grid, Seam(last, whole, 0)):
            return False
        self.items[-1] = join.joined(before, last, whole)
        self.last, self.pending = whole, []
        return True

    def _goes_on_below_its_title(self, item: Fragment) -> bool:
        """Whether only lines that say "continued" stand between a fragment and the table of the
        page before, with which it goes on. The lines then say no more than the join."""
        between, foot = self.pending, self.foot
        if not (between or foot) or len(between) > 1:
            return False
        if between and not join.says_continued(between[0].text):
            return False
        self.pending, self.foot = [], None
        if self._joined(item):
            return True
        self.pending, self.foot = between, foot
        return False

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
        if not join.lacks_labels(item):
            return False
        listed = [(at, False) for at in self.by_rows[len(item.heights)]]
        if isinstance(before, Joined) and before.pages[-1] == item.page - 1:
            listed.append((len(self.items) - 1, True))
        for at, shifted in listed:
            table = self.items[at]
            if isinstance(table, Joined) and join.continues_sideways(table, item, shifted=shifted):
                self.items[at] = join.joined_sideways(table, item)
                self.last = None
                return True
        return False

    def all(self) -> Iterator[Joined | tuple[Paragraph, int]]:
        """All items in reading order, lone rows given back to the prose."""
        self.release()
        for entry in self.items:
            if isinstance(entry, Joined) and _is_rest(entry):
                place = entry.place
                for paragraph in paragraphs(lines_of(place.words)):
                    yield paragraph, place.page
            else:
                yield entry


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
