"""What logs of HTML pages have in common; each platform's module says what is its own.

A platform declares where its log begins, which addresses are items, which labels
its pages print and which of them it cannot be read without. Reading goes by
address and by words (``html_list``, ``answers``), never by class name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from parsers.errors import AnchorMissingError
from parsers.platforms import answers, body, days, page_checks, results
from parsers.platforms.answers import PageLabel
from parsers.platforms.body_links import Site, body_links
from parsers.platforms.claims import claim_of
from parsers.platforms.file_lines import file_lines
from parsers.platforms.html_list import HtmlList
from parsers.platforms.pages import text_of, tree
from parsers.types import (
    Anchor,
    Block,
    Issue,
    Item,
    Page,
    RequestKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlLog(HtmlList):
    """The base of the HTML platforms."""

    LABELS: ClassVar[tuple[PageLabel, ...]] = ()
    RESIDUE: ClassVar[re.Pattern[str] | None] = None  # a template's own lines, never the answer's

    def page_labels(self) -> tuple[PageLabel, ...]:
        """The labels of this site's item pages."""
        return self.LABELS

    # ------------------------------------------------------------------ item

    def read_item(self, page: Page) -> Item:
        """Read one item page: its words without the site's furniture, its fields and its files.

        Raises AnchorMissingError without a heading, without a required label, or
        without anything below the heading.
        """
        soup = tree(page)
        title = answers.title_on(soup)
        answers.require(title, "no heading; the page has changed", page)
        named = answers.named_on(soup, page)
        published = days.past(self.published(soup), page)
        main = body.content(soup)
        links = body_links(main, page, self._site())
        files = answers.files_of(links)
        blocks, tables = answers.words_of(main, title, self.RESIDUE)
        blocks = answers.joined(blocks, self.page_labels())
        answers.require(blocks or files, "a heading and nothing below it", page)
        return Item(
            url=page.final_url,
            title=title,
            published_on=published,
            lang=answers.language(soup, page),
            document=answers.document_of(page, blocks, tables),
            attachments=files,
            fields=answers.fields_of(blocks, self.page_labels()),
            issues=(
                *self._label_issues(blocks, page),
                *page_checks.file_issues(main, blocks, links, page),
            ),
            same_as=self._settled(named) if self._is_item(named) else "",
            links=links,
        )

    def published(self, soup: BeautifulSoup) -> date | None:
        """The day of publication that an item page prints."""
        return answers.published_on(soup)

    def _site(self) -> Site:
        return Site(
            self.hosts,
            frozenset(self.stores),
            self._is_item,
            self._is_file,
            self.log_url,
            self.home,
        )

    def _label_issues(self, blocks: list[Block], page: Page) -> list[Issue]:
        issues = []
        for one in self.page_labels():
            if answers.label_words(blocks, one) is not None:
                continue
            if one.required:
                text = f"no {one.name} label; the page has changed"
                raise AnchorMissingError(text, where=page.url)
            issues.append(results.warn("label_missing", f"no {one.name} label", page))
        return issues

    # ------------------------------------------------------------------ anchors

    def anchors(self, page: Page, kind: RequestKind) -> tuple[Anchor, ...]:
        """What a page of this kind must have and whether this one has it."""
        if page.media_type not in {"text/html", "application/xhtml+xml"}:
            return ()
        soup = tree(page)
        if kind is RequestKind.LISTING:
            return self._listing_anchors(soup, page)
        if kind is RequestKind.ITEM:
            return self._item_anchors(soup)
        return ()

    def _listing_anchors(self, soup: BeautifulSoup, page: Page) -> tuple[Anchor, ...]:
        kind = RequestKind.LISTING
        ways = self._ways_on(soup, page)
        main = self._list_on(soup, page)
        words = text_of(main)
        found = results.item_links(main, page, self._is_item)
        found = found or file_lines(main, page, self._is_item, self._file_at)
        first = next(iter(found.values()), None)
        none = results.NO_RESULTS.search(words)
        branches = [one.request.url for one in self._branches(main, page, ways)]
        told = str(first[0]["href"]) if first else urlsplit(branches[0]).path if branches else None
        anchors = [Anchor("items", kind, True, told or (none[0] if none else None))]
        if self.prints_count() and not branches and first:
            claim = claim_of(main, results.line_ids(found))
            anchors.append(Anchor("count", kind, False, claim.words))
        return tuple(anchors)

    def _item_anchors(self, soup: BeautifulSoup) -> tuple[Anchor, ...]:
        kind = RequestKind.ITEM
        title = answers.title_on(soup) or None
        blocks, _ = answers.words_of(body.content(soup), title or "", self.RESIDUE)
        labels = (
            Anchor(one.name, kind, one.required, answers.label_words(blocks, one))
            for one in self.page_labels()
        )
        return (Anchor("heading", kind, True, title), *labels)
