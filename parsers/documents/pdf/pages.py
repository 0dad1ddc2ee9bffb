"""The pages of a PDF as they are read, and what is to be said of those that are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.documents import install
from parsers.documents.contents import Draft, OnPage
from parsers.documents.page_numbers import in_words
from parsers.documents.pdf.feed import PdfFeed
from parsers.documents.pdf.layout import RuledPage, ruled
from parsers.documents.pdf.page import PageFeed
from parsers.documents.pdf.struck import STROKE
from parsers.documents.pdf.text_layer import is_picture, is_recognised
from parsers.errors import DocumentError
from parsers.types import PageState, Reason, Severity


@dataclass(slots=True)
class Pages:
    """The pages of a feed; ``stand_ins`` is a PDF of the same pages with the words that text
    recognition has found in the pictures. ``layered`` are pages over which somebody else's
    text recognition has laid its words, ``recognised`` those read from the stand-ins."""

    feed: PdfFeed
    draft: Draft
    on_page: OnPage
    stand_ins: bytes | None = None
    failure: DocumentError | None = None
    worded: bool = False
    states: dict[int, PageState] = field(default_factory=dict)
    layered: list[int] = field(default_factory=list)

    def ruled(self) -> Iterator[RuledPage]:
        """Every readable page with its ruled tables; what is missing goes into issues."""
        others = PdfFeed(self.stand_ins, self.feed.name) if self.stand_ins else None
        for number, page in enumerate(self.feed.pages(), start=1):
            self.on_page(number, self.feed.page_count)
            if isinstance(page, DocumentError):
                self.failure = self.failure or page
                self.states[number] = PageState.FAILED
                self.draft.warn(page.code.lower(), page.message, self.feed.name, page.page)
                continue
            self.states[number] = PageState.READ
            if is_picture(page):
                page = self._recognised(page, others)
            self.worded = self.worded or bool(page.words)
            if any(STROKE in word.text for word in page.words):
                message = "words on the page are struck through; no figure is read of them"
                self.draft.warn("struck_through", message, self.feed.name, number)
            if is_recognised(page):
                self.layered.append(number)
            yield ruled(page)

    def _recognised(self, page: PageFeed, others: PdfFeed | None) -> PageFeed:
        """The page's stand-in, where that has words; else the page, said to be unread."""
        other = others.page(page.number) if others is not None else None
        if other is None or not other.words:
            self.states[page.number] = PageState.SCANNED
            return page
        self.states[page.number] = PageState.RECOGNISED
        return other

    @property
    def recognised(self) -> list[int]:
        """The pages read from their stand-ins."""
        return self._in(PageState.RECOGNISED)

    def _in(self, state: PageState) -> list[int]:
        return [number for number, found in self.states.items() if found is state]

    def all_states(self) -> tuple[PageState, ...]:
        """What became of each page; those beyond the cap were not read."""
        numbers = range(1, self.feed.page_count + 1)
        return tuple(self.states.get(number, PageState.FAILED) for number in numbers)

    def refuse_unread(self) -> None:
        """Say what was not read. Raises SCANNED or EMPTY where no page has a word, and the
        first page's error where no page could be read."""
        feed, draft = self.feed, self.draft
        if feed.unread:
            known = feed.page_count - feed.unread
            message = f"the file has {feed.page_count} pages; the first {known} were read"
            draft.reasons.append(Reason("TOO_BIG", Severity.CAUTION, feed.name, message))
            draft.warn("too_big", message, feed.name)
        failed, scanned = self._in(PageState.FAILED), self._in(PageState.SCANNED)
        if len(failed) == len(self.states) and self.failure is not None:
            raise self.failure
        if failed:
            message = f"{in_words(failed, feed.page_count)} could not be read"
            draft.reasons.append(Reason("PAGE_FAILED", Severity.CAUTION, feed.name, message))
        if not self.worded and scanned:
            message = f"the pages are pictures without text; to recognise it: {install.OCR}"
            raise DocumentError(message, where=feed.name, code="SCANNED", pages=feed.page_count)
        if not self.worded:
            raise DocumentError("the PDF prints nothing", where=feed.name, code="EMPTY")
        if scanned:
            places = in_words(scanned, feed.page_count)
            be = "is a picture" if len(scanned) == 1 else "are pictures"
            message = f"{places} {be} without text: not read; to recognise it: {install.OCR}"
            draft.reasons.append(Reason("SCANNED_PAGES", Severity.CAUTION, feed.name, message))
            draft.warn("scanned_pages", message, feed.name, scanned[0])
