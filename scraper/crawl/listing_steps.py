"""What a page of the listing, a sitemap or a feed leads to: items, further pages, branches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final, Protocol

from parsers.text.addresses import canonical, located, next_named
from parsers.text.parts import is_part
from parsers.types import (
    Branch,
    Endless,
    Entry,
    Force,
    Issue,
    Level,
    Listing,
    Page,
    Request,
    RequestKind,
)
from scraper.archive.headers import header_of
from scraper.archive.rows import RunRow
from scraper.archive.store import Store
from scraper.crawl.accounts import Account, add, log_of, of_run, windowed
from scraper.crawl.aliases import Aliases
from scraper.crawl.delisted import Delisted, back
from scraper.crawl.frontier import Frontier, Task
from scraper.crawl.ledger import Ledger
from scraper.crawl.listing import Chains, Step
from scraper.crawl.quiet import PROBE, Quiet
from scraper.crawl.reader import Reader
from scraper.crawl.sitemaps import unpacked
from scraper.crawl.turns import nightly, older_months, years_turn
from scraper.crawl.visit import Visit
from scraper.errors import AddressError
from scraper.fetch.addresses import permit
from scraper.settings import Settings

NAMED: Final = 1  # the "page" of a sitemap that robots.txt alone names


class Desk(Protocol):
    """What a run lends: what may be fetched, where issues go."""

    def _allowed(self, url: str, stage: str) -> bool: ...

    def _issues(
        self, issues: tuple[Issue, ...] | list[Issue], *, stage: str, url: str | None
    ) -> None: ...


@dataclass(slots=True)
class ListingSteps:
    """The listing half of a run. ``layout``: a listing could not be read at all."""

    desk: Desk
    reader: Reader
    force: Force
    row: RunRow
    store: Store
    frontier: Frontier
    ledger: Ledger
    chains: Chains
    settings: Settings
    layout: bool = False

    @property
    def aliases(self) -> Aliases:
        return Aliases(self.store, self.force.slug)

    @property
    def quiet(self) -> Quiet:
        return Quiet(self.store, self.force.slug, self.row.id, self.frontier, self.settings)

    def settle_listing(self, task: Task, visit: Visit) -> None:
        """Write down what a page of the listing says, and queue what it leads to."""
        capture = visit.capture
        if task.walk == PROBE:
            self._settle_probe(task, visit)
            return
        guess = self.chains.is_guess(task)
        listing = self.reader.listing(task, visit, guess=guess, instead=self._past_end(task))
        if listing is None and guess:
            self.frontier.finish(task, capture)
            return
        if listing is None:
            self._lost(task, visit, "unreadable")
            return
        listing = self._with_header(listing, visit)
        self.desk._issues(listing.issues, stage="listing", url=task.url)
        if not listing.entries and not listing.no_results and not listing.branches:
            text = "no entries, and not the site's own words that there are none"
            self._issue(Level.ERROR, "empty_listing", text, task.url)
            self._lost(task, visit, "empty")
            return
        if self._is_quiet(task, listing):
            listing = replace(listing, next=None, more=None, claimed_total=None, branches=())
        lines = [canonical(entry.url) for entry in listing.entries]
        again = self.chains.met(task, lines)
        outcome = self.chains.note(task, listing)
        self.desk._issues(outcome.issues, stage="listing", url=task.url)
        ways: Counter[str] = Counter()
        if outcome.step is Step.REFUSED:
            ways["lost"] += len(listing.branches)
        else:
            for entry in listing.entries:
                self._settle_entry(entry, visit)
            for branch in listing.branches:
                ways[self._branch_off(branch)] += 1
            self._check(listing.checks)
        if end := self._go_on(task, listing, outcome.step):
            ways[end] += 1
        found = Account(pages=1, lines=len(lines), again=again, ways=ways.total(), **ways)
        self._count(task, found)
        self.frontier.finish(task, capture)

    def _count(self, task: Task, more: Account) -> None:
        log = log_of(self.force.platform, self.frontier.first_of(task.chain))
        add(self.store.connection, self.row.id, log, more)

    def _go_on(self, task: Task, listing: Listing, step: Step) -> str:
        """The next page of the chain, its page one again, or nothing: the end of its way on."""
        end = ""
        if listing.next is not None or listing.more is not None:
            end = "lost" if step in {Step.OPEN, Step.REFUSED} else "known"
        if step is Step.NEXT and listing.next is not None:
            if self.quiet.leaps(task, listing):
                return "walked"
            return self._follow(task, listing.next.url)
        if step is Step.CLOSED and task.walk > 0:
            self.quiet.remember(task, listing.claimed_total)
        elif step is Step.AGAIN:
            first = self.frontier.first_of(task.chain)
            self.frontier.add(
                RequestKind.LISTING, first, walk=task.walk + 1, chain=task.chain, page=1
            )
        return end

    def _with_header(self, listing: Listing, visit: Visit) -> Listing:
        """A page that names the next one in its ``Link`` header alone (RFC 8288)."""
        if listing.next is not None or listing.no_results:
            return listing
        named = next_named(header_of(self.store, visit.capture, "link"))
        url = located(visit.capture.final_url, named) if named else ""
        if not url:
            return listing
        return replace(listing, next=Request(url, RequestKind.LISTING), more=None)

    def _past_end(self, task: Task) -> Callable[[Page], Listing | None] | None:
        """How a page behind the last one is told from a broken one: it is page one without its
        lines, and so is the page after it, if it leads to one."""
        platform = self.force.platform
        if task.page < 2 or not isinstance(platform, Endless):
            return None

        def instead(page: Page) -> Listing | None:
            address = canonical(self.frontier.first_of(task.chain))
            first = self.store.newest_of_run(self.row.id, RequestKind.LISTING, address)
            if first is None or not first.verdict.usable:
                return None
            found = platform.past_end(page, self.store.load_page(first))
            if found is not None and self.chains.barren(task):
                return replace(found, next=None)
            return found

        return instead

    def _settle_probe(self, task: Task, visit: Visit) -> None:
        """One page of a long listing: where it is not as it should be, the chain is walked."""
        listing = self.reader.listing(task, visit, guess=True)
        if listing is None or not self.quiet.confirms(task, listing):
            self.walk_on(task)
        else:
            for entry in listing.entries:
                self._settle_entry(entry, visit)
            stand = self.quiet.settle(task, visit.capture.fetched_at)
            self._count(task, Account(pages=1, quiet=stand or 0))
        self.frontier.finish(task, visit.capture)

    def walk_on(self, task: Task) -> None:
        """Walk a chain from its second page on, after a look at single ones."""
        url = self.quiet.second(task)
        self.frontier.add(RequestKind.LISTING, url, walk=0, chain=task.chain, page=2)

    def _lost(self, task: Task, visit: Visit, how: str) -> None:
        self.failed(task, how)
        self.frontier.finish(task, visit.capture, "failed")
        self.layout = True

    def failed(self, task: Task, how: str) -> None:
        """A page that could not be fetched or read: its chain ends there."""
        self.chains.fail(task, how)
        self._count(task, Account(failed=1))

    def _settle_entry(self, entry: Entry, visit: Visit) -> None:
        """Know an item; look at it tonight if it is new, or its line has changed or come back.

        Others have their turn (``Ledger.due``): a log of thousands is not asked for whole
        each night. A part of a page costs nothing, and a recording is read as it comes.
        """
        if not self.desk._allowed(entry.url, "listing"):
            return
        address, at = canonical(entry.url), visit.capture.fetched_at
        main = self.aliases.main_of(address)
        returned = back(self.store, self.force.slug, main, at)
        if main != address:
            self.aliases.saw(main, at)
            if returned:
                self.frontier.add(RequestKind.ITEM, main, whole=True)
            return
        changed = self.ledger.list_item(entry, at) or returned
        known = self.ledger.was_read(address) and self.row.session_id is not None
        if changed or not known or is_part(entry.url):
            self.frontier.add(RequestKind.ITEM, entry.url, whole=changed)

    def _branch_off(self, branch: Branch) -> str:
        """Walk a listing below this one as a chain of its own, if its days are asked for; what
        becomes of it, in a word of the account."""
        early = branch.last is not None and branch.last < self.row.since
        if early and branch.first is not None and nightly(self.store, self.row):
            early = not years_turn(self.row, branch.first.year, self.settings)
        late = branch.first is not None and branch.first > self.row.until
        url = branch.request.url
        if early or late:
            return "outside"
        if not self.desk._allowed(url, "listing"):
            return "refused"
        chain = self.frontier.add_chain(url)
        if chain is not None and branch.guessed:
            self.chains.guess(chain)
        return "known" if chain is None else "walked"

    # ------------------------------------------------------------------ what was listed once

    def ask_older(self) -> None:
        """Walk some months that lie before the run's days again, where the log is asked by days:
        a line that is gone or has other words is met within ``rotation_days``."""
        for log in windowed(self.force.platform):
            for first, last in self._older:
                for request in log.within(first, last):
                    self.frontier.add_chain(request.url)

    @property
    def _older(self) -> list[tuple[date, date]]:
        if not nightly(self.store, self.row):
            return []
        return older_months(self.store, self.row, self.settings)

    def ask_delisted(self) -> None:
        """Look once at what the listings had and have no more: it may have been taken down."""
        if self.deaf() is not None or self.chains.alike():
            return  # what was asked for made no difference: nothing is missed
        at = datetime.now(UTC)
        platform, first_of = self.force.platform, self.frontier.first_of
        open_logs = {log_of(platform, first_of(chain)) for chain in self.chains.open_ends()}
        lines = Delisted(self.store, self.force, self.row)
        out = lines.miss(open_logs, self._older if windowed(platform) else [], at)
        for one in lines.told(out):
            text = "the listing had this item and has it no more"
            self._issue(Level.INFO, "no_longer_listed", text, one.url)
        lines.settle(out, self.ledger, at)
        asked = self.settings.rotation_at_least
        for one in out:
            if asked and one.unasked and one.askable:
                asked -= self.frontier.add(RequestKind.ITEM, one.url)

    # ------------------------------------------------------------------ windows that find nothing

    def ask_undated(self) -> bool:
        """Where every window was empty: ask once without days. True where that is to be done."""
        if self.layout:
            return False
        accounts = of_run(self.store, self.row.id)
        added = False
        for log in windowed(self.force.platform):
            url = log.undated().url
            account = accounts.get(log_of(self.force.platform, url), Account())
            if not account.lines and not account.quiet:
                added |= self.frontier.add_chain(url) is not None
        return added

    def _is_quiet(self, task: Task, listing: Listing) -> bool:
        """A page without days, on a quiet night: nothing on it is new to us, and nothing on
        it was published in the days that were asked for. Then the windows were right."""
        if task.url not in {log.undated().url for log in windowed(self.force.platform)}:
            return False
        return bool(listing.entries) and all(
            self.ledger.knows(one.url)
            and one.published_on is not None
            and one.published_on < self.row.since
            for one in listing.entries
        )

    def deaf(self) -> Issue | None:
        """What the page without days says about the windows, if it was asked for."""
        asked = (log.undated().url for log in windowed(self.force.platform))
        return next((issue for url in asked if (issue := self._deaf(url))), None)

    def _deaf(self, url: str) -> Issue | None:
        chain = self.frontier.chain_of(url)
        if chain is None:
            return None
        if not self.chains.listed_on(chain):
            if self.store.last_good_run(self.force.slug) is not None:
                return None
            text = "every window is empty, and so is the log without days; nothing was ever listed"
            return Issue(Level.ERROR, "windows_empty", text, where=url)
        if self.chains.items_new_to_windows(chain, self.row.since):
            text = "windows find nothing, the log without days does: set date_format"
            return Issue(Level.ERROR, "windows_deaf", text, where=url)
        return None

    def _check(self, feeds: tuple[Request, ...]) -> None:
        """Hold the listing against its feeds."""
        for request in feeds:
            if self.frontier.count(RequestKind.SITEMAP) < self.settings.max_sitemaps:
                self.frontier.add(RequestKind.SITEMAP, request.url)

    def _follow(self, task: Task, url: str) -> str:
        """Go on to the next page of a chain, unless it leads back or away; what becomes of it."""
        if not self.desk._allowed(url, "listing"):
            self.chains.fail(task, "failed")
            return "refused"
        added = self.frontier.add(
            RequestKind.LISTING, url, walk=task.walk, chain=task.chain, page=task.page + 1
        )
        if not added:
            self.desk._issues([self.chains.loop(task, url)], stage="listing", url=task.url)
            return "lost"
        return "walked"

    # ------------------------------------------------------------------ sitemaps and feeds

    def ask_sitemaps(self, named: list[str]) -> bool:
        """Hold a listing that prints no total against the sitemaps of robots.txt, on one night in
        ``rotation_days`` / 4; true where there is one to be read."""
        nights = max(1, self.settings.rotation_days // 4)
        first = self.store.last_good_run(self.force.slug) is None
        proven = self.chains.claimed() is not None or self.layout or not self.chains.listed()
        if proven or (not first and self.row.started_at.toordinal() % nights):
            return False
        left = self.settings.max_sitemaps - self.frontier.count(RequestKind.SITEMAP)
        added = [
            self.frontier.add(RequestKind.SITEMAP, url, page=NAMED)
            for url in named[: max(0, left)]
            if self._is_ours(url)
        ]
        return any(added)

    def _is_ours(self, url: str) -> bool:
        try:
            permit(url, self.force.platform.hosts)
        except AddressError:
            return False
        return True

    def settle_sitemap(self, task: Task, visit: Visit) -> None:
        """Queue the sitemaps of an index, and the items that the listing lacks."""
        capture = visit.capture
        platform, limit = self.force.platform, self.settings.max_decompressed
        named = task.page == NAMED  # by robots.txt: not every platform reads one
        sitemap = self.reader.sitemap(task, visit, lambda page: unpacked(page, limit), guess=named)
        self.frontier.finish(task, capture)
        if sitemap is None:
            return
        for request in sitemap.nested:
            full = self.frontier.count(RequestKind.SITEMAP) >= self.settings.max_sitemaps
            if full or not self.desk._allowed(request.url, "sitemap"):
                break
            self.frontier.add(RequestKind.SITEMAP, request.url, chain=task.chain, page=task.page)
        listed = frozenset(item.url for item in self.store.items(self.force.slug))
        if not listed:
            return
        missed = [url for url in platform.unlisted(sitemap, listed) if not self.ledger.knows(url)]
        for url in missed[: self.settings.max_unlisted]:
            if self.desk._allowed(url, "sitemap"):
                self.ledger.find_item(url, capture.fetched_at)
                self.frontier.add(RequestKind.ITEM, url)
                text = "the sitemap has this item, the listing has not"
                self._issue(Level.WARNING, "unlisted_item", text, url, stage="sitemap")
        if len(missed) > self.settings.max_unlisted:
            text = f"{len(missed)} items are in the sitemap only; max_unlisted were taken"
            self._issue(Level.ERROR, "unlisted_budget", text, task.url, stage="sitemap")

    def _issue(
        self, level: Level, code: str, text: str, url: str, *, stage: str = "listing"
    ) -> None:
        self.desk._issues([Issue(level, code, text, where=url)], stage=stage, url=url)
