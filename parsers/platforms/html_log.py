"""What logs of HTML pages have in common; each platform's module says what is its own.

A platform declares where its log begins, which addresses are items, which labels
its pages print and which of them it cannot be read without. Reading goes by
address and by words (``results``, ``answers``), never by class name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.errors import AnchorMissingError
from parsers.platforms import answers, body, days, page_checks, results
from parsers.platforms.answers import PageLabel
from parsers.platforms.body_links import Site, body_links
from parsers.platforms.pages import links, text_of, tree
from parsers.platforms.site import LogSite
from parsers.types import Anchor, Block, Branch, Entry, Issue, Item, Listing, Page, RequestKind

FILES: Final = re.compile(
    r".+\.(?:pdf|docx?|xlsx?|xlsm|xlsb|csv|ods|odt|rtf|zip|pptx?|eml|msg)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlLog(LogSite):
    """The base of the HTML platforms."""

    # What a platform says of itself; a subclass sets these, a force never does.
    COUNTED: ClassVar[bool] = False  # the listing says how many items there are
    DATED: ClassVar[bool] = True  # the listing prints a day beside each item
    IN_PASSING: ClassVar[bool] = False  # a link with no date and no heading is no item
    LABELS: ClassVar[tuple[PageLabel, ...]] = ()
    RESIDUE: ClassVar[re.Pattern[str] | None] = None  # a template's own lines, never the answer's

    # ------------------------------------------------------------------ what a platform decides

    def is_item(self, path: str) -> bool:
        """Whether a path on this site is an item, page or file."""
        raise NotImplementedError

    def is_file(self, path: str) -> bool:
        """Whether a path on this site is a file behind an item."""
        return FILES.fullmatch(path) is not None

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """The further listing that a link leads to, if it leads to one."""
        return None

    def may_follow(self, address: str, page: Page) -> bool:
        """Whether a "next" link leads to a page of the same listing."""
        return results.same_path(address, page)

    def page_labels(self) -> tuple[PageLabel, ...]:
        """The labels of this site's item pages."""
        return self.LABELS

    def prints_days(self) -> bool:
        """Whether the listing prints a day of publication beside each item."""
        return self.DATED

    def settled(self, address: str) -> str:
        """One address for an item that has stood under several."""
        return address

    # ------------------------------------------------------------------ listing

    def read_listing(self, page: Page) -> Listing:
        """Read one page of the log.

        Raises AnchorMissingError when neither items nor further listings nor the
        platform's own no-results text stand on the page.
        """
        soup = tree(page)
        following = results.next_page(soup, page, may_follow=lambda a: self._follows(a, page))
        lost_way = [] if following else page_checks.way_on_issues(soup, page)
        main = results.content(soup)
        words = text_of(main)
        branches = self._branches(main, page)
        entries, issues = self._entries(main, page)
        none_found = not entries and not branches and bool(results.NO_RESULTS.search(words))
        if not entries and not branches and not none_found:
            raise AnchorMissingError(
                "no results and no text that says so; the page has changed or is another page",
                where=page.url,
            )
        if none_found and not urlsplit(page.final_url).query and self._is_log(page):
            text = "the whole log says that it has nothing"
            issues.append(results.warn("log_empty", text, page))
        claim = results.claimed(words) if entries else results.Claim()
        issues += results.count_issues(page, entries, claim, following, counted=self.COUNTED)
        issues += page_checks.lost_line_issues(main, self._known(entries, branches), page)
        issues += [] if issues or none_found else lost_way
        return Listing(
            entries=tuple(entries),
            next=None if none_found else following,
            claimed_total=0 if none_found else claim.total,
            no_results=none_found,
            issues=tuple(issues),
            branches=tuple(branches),
        )

    def _known(self, entries: list[Entry], branches: list[Branch]) -> Callable[[str], bool]:
        """Whether an address is of an item or a further listing that was read."""
        read = {one.url for one in entries} | {one.request.url for one in branches}
        return lambda address: (
            address in read or (self._is_item(address) and self.settled(address) in read)
        )

    def _is_log(self, page: Page) -> bool:
        return urlsplit(page.final_url).path.rstrip("/") == self.log_path.rstrip("/")

    def _follows(self, address: str, page: Page) -> bool:
        return urlsplit(address).netloc in self.hosts and self.may_follow(address, page)

    def _is_item(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.netloc in self.hosts and self.is_item(parts.path)

    def _entries(self, main: Tag, page: Page) -> tuple[list[Entry], list[Issue]]:
        found = results.item_links(main, page, self._is_item, self.settled)
        entries: list[Entry] = []
        issues: list[Issue] = []
        for address, anchors in found.items():
            around = results.container(anchors[0], found)
            entry = results.entry_of(address, anchors, around, in_passing=self.IN_PASSING)
            if entry is None:
                continue
            entry = replace(entry, published_on=days.past(entry.published_on, page))
            entries.append(entry)
            if not entry.title:
                text = f"no title beside {address}"
                issues.append(results.warn("title_missing", text, page))
            if self.prints_days() and entry.published_on is None:
                text = f"no publication date beside {address}"
                issues.append(results.warn("date_missing", text, page))
        return entries, issues

    def _branches(self, main: Tag, page: Page) -> list[Branch]:
        found: dict[str, Branch] = {}
        for anchor, address in links(main, page):
            if urlsplit(address).netloc not in self.hosts or results.same_path(address, page):
                continue
            branch = self.branch(address, text_of(anchor), page)
            if branch is not None:
                found.setdefault(address, branch)
        return list(found.values())

    # ------------------------------------------------------------------ item

    def read_item(self, page: Page) -> Item:
        """Read one item page: its words without the site's furniture, its fields and its files.

        Raises AnchorMissingError without a heading, without a required label, or
        without anything below the heading.
        """
        soup = tree(page)
        title = answers.title_on(soup)
        answers.require(title, "no heading; the page has changed", page)
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
            links=links,
        )

    def published(self, soup: BeautifulSoup) -> date | None:
        """The day of publication that an item page prints."""
        return answers.published_on(soup)

    def _is_file(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.netloc in self.file_hosts and self.is_file(parts.path)

    def _site(self) -> Site:
        return Site(self.hosts, frozenset(self.stores), self._is_item, self._is_file, self.log_url)

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
        main = results.content(soup)
        words = text_of(main)
        found = results.item_links(main, page, self._is_item)
        first = next(iter(found.values()), None)
        none = results.NO_RESULTS.search(words)
        branches = [one.request.url for one in self._branches(main, page)]
        told = str(first[0]["href"]) if first else urlsplit(branches[0]).path if branches else None
        anchors = [Anchor("items", kind, True, told or (none[0] if none else None))]
        if self.COUNTED and not branches and first:
            anchors.append(Anchor("count", kind, False, results.claimed(words).words))
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
