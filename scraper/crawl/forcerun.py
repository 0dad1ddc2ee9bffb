"""One force, one run: take a task, fetch it, write down what it led to, until none is left."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial

from parsers.answers.stored_item import crawled_item
from parsers.text.addresses import canonical, host_of
from parsers.text.parts import is_part, whole_of
from parsers.types import Force, Issue, Level, Plural, RequestKind
from scraper.archive.rows import Capture, RunRow
from scraper.archive.store import Store
from scraper.crawl.accounts import beginnings
from scraper.crawl.ending import LEAVE_ALONE, Ending
from scraper.crawl.frontier import Frontier, Task
from scraper.crawl.itemfiles import ItemFiles
from scraper.crawl.known import Proof
from scraper.crawl.ledger import GONE, Ledger
from scraper.crawl.links import Links
from scraper.crawl.listing import Chains
from scraper.crawl.listing_steps import ListingSteps
from scraper.crawl.patience import Patience
from scraper.crawl.quiet import PROBE
from scraper.crawl.reader import Reader
from scraper.crawl.runs import RunVerdict, finish, plan
from scraper.crawl.turns import due
from scraper.crawl.visit import Visit, Visits, hosts_for
from scraper.errors import AddressError, place_of
from scraper.fetch.addresses import permit
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings

Tell = Callable[[str, str, int, int, str], None]


class _StopError(Exception):
    """The run ends early, with this verdict."""

    def __init__(self, verdict: Verdict | RunVerdict, note: str) -> None:
        super().__init__(note)
        self.verdict = verdict
        self.note = note


class ForceRun:
    """One run of one force. ``run`` never raises for what a site or a parser does."""

    def __init__(
        self,
        force: Force,
        run: RunRow,
        store: Store,
        visitor: Visits,
        settings: Settings,
        tell: Tell,
    ) -> None:
        self._force = force
        self._row = run
        self._store = store
        self._settings = settings
        self._tell = tell
        self._visitor = visitor
        self._frontier = Frontier(store, run.id)
        self._ledger = Ledger(store, force.slug, run.id)
        self._chains = Chains(store, run.id, settings)
        self._reader = Reader(
            force.platform,
            store,
            lambda issue, stage: self._issues([issue], stage=stage, url=issue.where),
        )
        self._listing = ListingSteps(
            self,
            self._reader,
            force,
            run,
            store,
            self._frontier,
            self._ledger,
            self._chains,
            settings,
        )
        self._crashes = 0
        self._patience = Patience(settings)
        self._planned = False
        self._took = 0.0
        self._optional = False
        self._seconds = min(settings.force_seconds, settings.night_seconds)
        self._files = ItemFiles(
            store,
            self._frontier,
            self._ledger,
            Links(store, force.slug, run.id),
            settings,
            lambda url: self._allowed(url, "item"),
            lambda issues, url: self._issues(issues, stage="item", url=url),
        )
        self._proof = Proof(store, self._ledger, force)

    async def run(self) -> RunRow:
        """Crawl to the end, whatever the end is; the row with its verdict and counts."""
        verdict: RunVerdict | Verdict
        try:
            async with asyncio.timeout(self._seconds):
                await self._work()
            verdict, note = self._verdict(), ""
        except _StopError as stop:
            verdict, note = stop.verdict, stop.note
        except TimeoutError:
            verdict = RunVerdict.OUT_OF_TIME
            note = f"stopped after {self._seconds:g} s"
        except asyncio.CancelledError:
            self._finish(RunVerdict.CANCELLED, "cancelled")
            raise
        except Exception as error:  # noqa: BLE001 (a fault of ours in one force must not stop the others)
            verdict, note = RunVerdict.CRASHED, f"{type(error).__name__}: {error}"
            self._issue(Level.ERROR, "crashed", place_of(error), stage="crawl")
        return self._finish(verdict, note)

    async def _work(self) -> None:
        self._begin()
        while True:
            task = self._frontier.next()
            if (task is None or task.kind is RequestKind.ITEM) and self._plan():
                continue
            if task is None:
                return
            self._check_budget()
            capture = await self._do(task)
            self._report(task)
            if capture is not None:
                self._watch(task, capture)

    async def _do(self, task: Task) -> Capture | None:
        """One task, whatever comes of it: nothing about a task may end a run.

        Only where one after another crashes is it no task's fault (a full disk, say).
        """
        begun = time.monotonic()
        try:
            visit = await self._visit(task)
            self._took = time.monotonic() - begun
            if visit is None:
                return None
            self._optional = self._files.undecided(task)
            with self._store.transaction():
                self._settle(task, visit)
        except Exception as error:
            self._crashes += 1
            if self._crashes >= self._settings.give_up_after:
                raise
            with self._store.transaction():
                if task.kind is RequestKind.LISTING:
                    self._chains.fail(task, "crashed")
                self._frontier.finish(task, None, "failed")
                self._issue(Level.ERROR, "task_crashed", place_of(error), url=task.url)
            return None
        self._crashes = 0
        return None if self._optional else visit.capture

    def _begin(self) -> None:
        """Put the platform's first requests into the queue; again is harmless."""
        requests = self._force.platform.start(self._row.since, self._row.until)
        with self._store.transaction():
            self._frontier.clear_older(self._force.slug)
            for chain, request in enumerate(requests):
                page = 1 if request.kind is RequestKind.LISTING else 0
                self._frontier.add(request.kind, request.url, chain=chain, page=page)
            self._listing.ask_older()

    def _plan(self) -> bool:
        """Once listing and sitemap are done: known items that are due. False if already planned."""
        if self._planned:
            return False
        with self._store.transaction():
            named = (
                one
                for log in beginnings(self._force.platform)
                for one in self._visitor.sitemaps(log)
            )
            if self._listing.ask_undated() or self._listing.ask_sitemaps(list(named)):
                return True
        self._planned = True
        with self._store.transaction() as connection:
            if not plan(connection, self._row.id):
                return False
            for url in due(self._store, self._force.slug, self._row, self._settings):
                if not is_part(url):  # read with its page, and only while that lists it
                    self._frontier.add(RequestKind.ITEM, url)
            self._listing.ask_delisted()
        return True

    async def _visit(self, task: Task) -> Visit | None:
        """The answer to a task: from before a kill, or fetched now. None if it is left out."""
        if self._store.is_barred(task.url):
            with self._store.transaction():
                self._frontier.finish(task, None, "skipped")
                self._files.leave(task)
                text = "purged for good; not fetched again"
                self._issue(Level.INFO, "purged_address", text, url=task.url)
            return None
        if is_part(task.url):
            return Visit(self._listing_of(task))
        if stored := self._frontier.answered(task):
            return Visit(stored)
        visit = await self._visitor.visit(task)
        if visit is None:
            with self._store.transaction():
                self._frontier.finish(task, None, "skipped")
                self._files.leave(task)
                if task.kind is RequestKind.LISTING:
                    self._chains.fail(task, "absent")
                    text = "the recording has no such page"
                    self._issue(Level.INFO, "not_recorded", text, url=task.url)
        return visit

    def _listing_of(self, task: Task) -> Capture:
        """The page that an item is a part of: this run has just listed the item on it."""
        address = canonical(whole_of(task.url))
        found = self._store.newest_of_run(self._row.id, RequestKind.LISTING, address)
        assert found is not None
        return found

    # ------------------------------------------------------------------ settling an answer

    def _settle(self, task: Task, visit: Visit) -> None:
        """Write down what an answer means, and what it leads to."""
        capture = visit.capture
        self._issues(visit.issues, stage="fetch", url=task.url)
        if not capture.verdict.usable:
            self._fail(task, capture)
        elif task.kind is RequestKind.LISTING:
            self._listing.settle_listing(task, visit)
        elif task.kind is RequestKind.SITEMAP:
            self._listing.settle_sitemap(task, visit)
        elif task.kind is RequestKind.ITEM:
            self._settle_item(task, visit)
        else:
            assert task.parent is not None
            self._files.answer(task.parent, task.canonical_url, capture)
            self._frontier.finish(task, capture)

    def _fail(self, task: Task, capture: Capture) -> None:
        """A page that could not be fetched; one that the site says is gone is no failure."""
        gone = capture.verdict in GONE and capture.status in {404, 410}
        level = Level.WARNING
        if task.kind is RequestKind.LISTING and task.walk == PROBE:
            self._listing.walk_on(task)
            gone, level = True, Level.INFO  # the walk goes the long way
        elif task.kind is RequestKind.LISTING:
            self._listing.failed(task, "failed")
            gone, level = False, Level.ERROR
        elif task.kind is RequestKind.ITEM:
            level = Level.INFO if gone and self._ledger.was_read(task.canonical_url) else level
            self._ledger.answer_item(task.canonical_url, capture)
        elif task.kind is RequestKind.ATTACHMENT:
            assert task.parent is not None
            if self._files.answer(task.parent, task.canonical_url, capture):
                self._frontier.finish(task, capture)  # it need not have been a file
                return
        else:
            gone, level = True, Level.INFO  # a sitemap is only a cross-check
        self._frontier.finish(task, capture, "done" if gone else "failed")
        code = capture.verdict.value.lower()
        text = f"{capture.verdict}: {capture.message}".rstrip(": ")
        self._issue(level, code, text, url=task.url)

    def _settle_item(self, task: Task, visit: Visit) -> None:
        address, capture = task.canonical_url, visit.capture
        if capture.verdict is Verdict.UNCHANGED and self._ledger.is_read(address):
            self._ledger.answer_item(address, capture)
            self._files.want(address, None, capture)
        else:
            item = self._reader.read(task, visit, partial(crawled_item, self._force.platform))
            if item is None:
                self._ledger.answer_item(address, capture)
                self._frontier.finish(task, capture, "failed")
                return
            if self._listing.aliases.folds(task, item, capture):
                text = f"the same answer as {self._listing.aliases.main_of(address)}"
                self._issue(Level.INFO, "alias", text, url=task.url)
                self._frontier.finish(task, capture)
                return
            doubt = self._proof.objection(task, item, capture)
            if doubt is not None and doubt.mild:
                text = f"read for the first time: {doubt.message}"
                self._issue(Level.WARNING, "item_unproven", text, url=task.url, stage="item")
            elif doubt is not None:
                self._fail(task, self._store.set_aside(capture, doubt.verdict, doubt.message))
                return
            self._ledger.answer_item(address, capture)
            self._issues(item.issues, stage="item", url=task.url)
            self._ledger.read_item(address, item, capture)
            self._files.want(address, item, capture)
        self._frontier.finish(task, capture)

    def _allowed(self, url: str, stage: str) -> bool:
        """Whether a printed address may be fetched; if not, that is an Issue."""
        try:
            permit(url, hosts_for(self._force.platform, files=stage == "item"))
        except AddressError as error:
            self._issue(Level.WARNING, "address_refused", str(error), url=url, stage=stage)
            return False
        return True

    # ------------------------------------------------------------------ when to stop

    def _check_budget(self) -> None:
        if self._frontier.total - self._frontier.left >= self._settings.max_requests:
            text = f"more than {self._settings.max_requests} requests (max_requests)"
            self._issue(Level.ERROR, "budget", text, stage="crawl")
            raise _StopError(RunVerdict.BUDGET, text)

    def _watch(self, task: Task, capture: Capture) -> None:
        """Stop when the host is in trouble: at once where it tells us to go away."""
        lost = self._patience.lost(capture.verdict, self._took)
        if capture.verdict in LEAVE_ALONE and task.kind is RequestKind.LISTING:
            lost = capture.verdict
        if lost is None:
            return
        if isinstance(self._force.platform, Plural):
            with self._store.transaction():
                if self._frontier.drop(host_of(capture.url), lost):
                    self._patience = Patience(self._settings)
                    return  # the logs on other hosts are not in trouble
        raise _StopError(lost, f"{capture.url}: {capture.message}")

    def _verdict(self) -> RunVerdict | Verdict:
        ending = Ending(
            self._store, self._frontier, self._ledger, self._chains, self._force, self._row.id
        )
        verdict, issues = ending.verdict(layout=self._listing.layout, deaf=self._listing.deaf())
        for issue in issues:
            self._issues([issue], stage="crawl", url=issue.where)
        return verdict

    def _finish(self, verdict: RunVerdict | Verdict, note: str) -> RunRow:
        row = finish(
            self._store,
            self._row,
            verdict,
            listed=self._chains.listed(),
            claimed=self._chains.claimed(),
            note=note,
        )
        self._tell(self._force.slug, "done", row.requests, row.requests, verdict.value)
        return row

    # ------------------------------------------------------------------ telling

    def _report(self, task: Task) -> None:
        total, left = self._frontier.total, self._frontier.left
        self._tell(self._force.slug, task.kind.value, total - left, total, "")

    def _issue(
        self, level: Level, code: str, text: str, *, url: str | None = None, stage: str = "fetch"
    ) -> None:
        self._issues([Issue(level, code, text, where=url)], stage=stage, url=url)

    def _issues(
        self, issues: tuple[Issue, ...] | list[Issue], *, stage: str, url: str | None
    ) -> None:
        self._store.record_issues(
            issues, stage=stage, force=self._force.slug, run_id=self._row.id, url=url
        )
