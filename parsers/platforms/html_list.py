"""The list of a log of HTML pages: its lines, its ways on, its own count, its feeds.

Reading goes by address and by words (``results``, ``paging``), never by class name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.errors import AnchorMissingError
from parsers.platforms import answers, days, hidden_lines, page_checks, results
from parsers.platforms.claims import Claim, claim_of, page_of
from parsers.platforms.embedded import embedded_entries
from parsers.platforms.feeds import feeds_of, read_sitemap
from parsers.platforms.file_lines import file_lines
from parsers.platforms.numbered import kin
from parsers.platforms.pages import links, text_of, tree
from parsers.platforms.paging import WaysOn, archives, below, ways_on
from parsers.platforms.site import LogSite
from parsers.text.addresses import canonical
from parsers.text.dates import MONTHS
from parsers.types import (
    Branch,
    Entry,
    Issue,
    Listing,
    Page,
    Request,
    RequestKind,
    Sitemap,
)

FILES: Final = re.compile(
    r".+\.(?:pdf|docx?|xlsx?|xlsm|xlsb|csv|ods|odt|rtf|zip|pptx?|eml|msg)", re.IGNORECASE
)
# The end of a path that names a part of a log: a year or a month; never an answer.
_A_PART: Final = re.compile(rf"/(?:(?:19|20)\d\d|{'|'.join(MONTHS)})/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlList(LogSite):
    """The listing half of the HTML platforms."""

    # What a platform says of itself; a subclass sets these, a force never does.
    COUNTED: ClassVar[bool] = False  # the listing says how many items there are
    DATED: ClassVar[bool] = True  # the listing prints a day beside each item
    IN_PASSING: ClassVar[bool] = False  # a link with no date and no heading is no item

    # ------------------------------------------------------------------ what a platform decides

    def is_item(self, path: str) -> bool:
        """Whether a path on this site is an item, page or file."""
        raise NotImplementedError

    def is_item_at(self, path: str, query: str) -> bool:
        """The same over path and query, for sites that number their answers in a query."""
        return self.is_item(path)

    def claims(self, address: str) -> bool:
        return self._is_item(address)

    def is_file(self, path: str) -> bool:
        """Whether a path on this site is a file behind an item."""
        return FILES.fullmatch(path) is not None

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """The further listing that a link leads to, if it leads to one."""
        return None

    def may_follow(self, address: str, page: Page) -> bool:
        """Whether a way on leads to a page of the same listing."""
        return kin(address, page)

    def prints_days(self) -> bool:
        """Whether the listing prints a day of publication beside each item."""
        return self.DATED

    def prints_count(self) -> bool:
        """Whether the listing says how many items there are."""
        return self.COUNTED

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
        ways = self._ways_on(soup, page)
        data = embedded_entries(soup, page, self._is_item, self._settled)
        checks = tuple(r for r in feeds_of(soup, page) if self._is_ours(r.url))
        main = self._list_on(soup, page)
        words = text_of(main)
        branches = self._branches(main, page, ways)
        lines = results.line_ids(results.item_links(main, page, self._is_item, self._settled))
        sized, numbered = claim_of(main, lines), page_of(main, lines)
        entries, issues = self._entries(main, page)
        read = {entry.url for entry in entries}
        named = any(entry.title for entry in data)  # data without titles only for want of lines
        entries += [e for e in data if e.url not in read and (e.title or not (read or named))]
        none_found = not entries and not branches and bool(results.NO_RESULTS.search(words))
        if not entries and not branches and not none_found:
            raise AnchorMissingError(
                "no results and no text that says so; the page has changed or is another page",
                where=page.url,
            )
        if none_found and not urlsplit(page.final_url).query and self._is_log(page):
            text = "the whole log says that it has nothing"
            issues.append(results.warn("log_empty", text, page))
        claim = sized if entries else Claim()
        branches += self._guesses(main, page, lone=not branches and ways.next is None, claim=claim)
        issues += results.count_issues(page, entries, claim, ways.next, counted=self.prints_count())
        issues += page_checks.lost_line_issues(main, self._known(entries, branches), page)
        more = ways.more
        if more is None and ways.next is None and numbered and numbered[0] < numbered[1]:
            more = f"the page says {numbered[2]!r} and leads no further"
        if none_found or claim.ends(len(entries)):
            more = None
        if more is not None and (claim.total is None or not ways.back):
            issues.append(results.warn("way_on_lost", more, page))
        follow = None if none_found or ways.next is None else self.home(ways.next)
        return Listing(
            entries=tuple(entries),
            next=Request(follow, RequestKind.LISTING) if follow else None,
            claimed_total=0 if none_found else claim.total,
            no_results=none_found,
            issues=tuple(issues),
            branches=tuple(branches),
            more=more,
            checks=checks,
        )

    def past_end(self, page: Page, first: Page) -> Listing | None:
        """A page behind the last one: what page one says, without any line. None for another.

        Sites whose next link never stops serve it, without words for "no results".
        """
        soup, before = tree(page), tree(first)
        if answers.title_on(soup) != answers.title_on(before):
            return None
        ways = self._ways_on(soup, page)
        main = results.content(soup)
        new = _letters(text_of(main)) - _letters(text_of(results.content(before)))
        if new or results.item_links(main, page, self._is_item):
            return None
        follow = Request(self.home(ways.next), RequestKind.LISTING) if ways.next else None
        return Listing((), follow, None, no_results=True)

    def _list_on(self, soup: BeautifulSoup, page: Page) -> Tag:
        """The part of a page that is the list."""
        main = results.content(soup)
        lines = results.item_links(main, page, self._is_item)
        if lines or results.NO_RESULTS.search(text_of(main)):
            return main
        return hidden_lines.content(tree(page), page, self._is_item) or main

    def _is_file(self, address: str) -> bool:
        parts = urlsplit(self.home(address))
        return parts.netloc in self.file_hosts and self.is_file(parts.path)

    def _file_at(self, address: str) -> str:
        """A file of the site's own hosts, as the site is declared; empty for anything else."""
        home = self.home(address)
        ours = urlsplit(home).netloc in self.hosts
        return home if ours and self._is_file(address) else ""

    def _ways_on(self, soup: BeautifulSoup, page: Page) -> WaysOn:
        return ways_on(soup, page, follows=lambda a: self._follows(a, page), is_item=self._is_item)

    def _is_ours(self, address: str) -> bool:
        return urlsplit(self.home(address)).netloc in self.hosts

    def _known(self, entries: list[Entry], branches: list[Branch]) -> Callable[[str], bool]:
        """Whether an address is of an item or a further listing that was read."""
        read = {one.url for one in entries} | {one.request.url for one in branches}
        return lambda address: (
            address in read
            or self._file_at(address) in read
            or (self._is_item(address) and self._settled(address) in read)
        )

    def _settled(self, address: str) -> str:
        return self.settled(self.home(address))

    def _is_log(self, page: Page) -> bool:
        return urlsplit(page.final_url).path.rstrip("/") == self.log_path.rstrip("/")

    def _follows(self, address: str, page: Page) -> bool:
        return self._is_ours(address) and self.may_follow(address, page)

    def _is_item(self, address: str) -> bool:
        parts = urlsplit(self.home(address))
        if parts.netloc not in self.hosts or _A_PART.search(parts.path):
            return False
        return self.is_item_at(parts.path, parts.query) or self.is_item_at(
            parts.path.lower(), parts.query
        )

    def _entries(self, main: Tag, page: Page) -> tuple[list[Entry], list[Issue]]:
        found = results.item_links(main, page, self._is_item, self._settled)
        found |= file_lines(main, page, self._is_item, self._file_at)
        around = results.lines_of(found)
        entries: list[Entry] = []
        issues: list[Issue] = []
        for address, anchors in found.items():
            entry = results.entry_of(address, anchors, around[address], in_passing=self.IN_PASSING)
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

    def _branches(self, main: Tag, page: Page, ways: WaysOn) -> list[Branch]:
        """Further listings: those that the platform knows, and the parts that the page names."""
        found: dict[str, Branch] = {}
        for anchor, address in links(main, page):
            if not self._is_ours(address) or results.same_path(address, page):
                continue
            branch = self.branch(self.home(address), text_of(anchor), page)
            if branch is not None:
                found.setdefault(canonical(address), branch)
        for address, part in ways.parts:
            if self._is_ours(address):
                request = Request(self.home(address), RequestKind.LISTING)
                found.setdefault(canonical(address), Branch(request, part.first, part.last))
        return list(found.values())

    def _guesses(self, main: Tag, page: Page, *, lone: bool, claim: Claim) -> list[Branch]:
        """What may be a further list: the archive that a page names, and where nothing leads on
        from the log, the pages below it."""
        found = archives(main, page)
        if lone and claim.total is None and self._is_log(page):
            found += below(main, page)
        return [
            Branch(Request(self.home(address), RequestKind.LISTING), guessed=True)
            for address in dict.fromkeys(found)
            if self._is_ours(address) and not self._is_item(address) and not self._is_file(address)
        ]

    # ------------------------------------------------------------------ sitemap and feeds

    def read_sitemap(self, page: Page) -> Sitemap:
        """Read a sitemap or a feed: addresses of items, and further sitemaps of this site.

        Raises AnchorMissingError.
        """
        found = read_sitemap(page)
        items = (self._settled(one) for one in found.addresses if self._is_item(one))
        nested = tuple(request for request in found.nested if self._is_ours(request.url))
        return Sitemap(tuple(dict.fromkeys(items)), nested)

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        """Items that a feed or a sitemap has and the listing lacks."""
        known = {canonical(address) for address in listed}
        return tuple(one for one in sitemap.addresses if canonical(one) not in known)


def _letters(words: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", words.lower()))
