"""A force filled from public web archives: their indexes asked, copies fetched and read as a
recording of its site would be.

No listing page is needed: the index names addresses, the platform says which are answers,
and each answer's own page says which files are its. What was had before is not asked for
again, so a visit that is cut short is resumed by the next.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from parsers.answers.stored_item import crawled_item
from parsers.errors import ParseError
from parsers.text.addresses import canonical, located
from parsers.types import Force, Issue, Level, LinkKind
from scraper.archive.archive import Archive
from scraper.archive.rows import ItemRow, Origin
from scraper.archive.store import Store
from scraper.console import Ticker
from scraper.crawl.runs import RunVerdict
from scraper.crawl.timeline import Timeline
from scraper.errors import ArchiveError
from scraper.fetch.connect import Resolver, system_resolver
from scraper.fetch.verdicts import Verdict
from scraper.memento import rows
from scraper.memento.asking import Asker, StoppedError
from scraper.memento.choosing import (
    Address,
    by_address,
    later,
    on_hosts,
    ordered,
    roots,
    same_bytes,
)
from scraper.memento.copies import NO_COPY, Copied, fetch, place_address
from scraper.memento.dialects import IndexRow
from scraper.memento.index import Found, Index
from scraper.memento.rows import Memento, Visit
from scraper.recordings.intake import ImportReport, Intake
from scraper.recordings.replay import answers_among
from scraper.settings import Settings
from scraper.web_archives import Dialect, WebArchive


@dataclass(slots=True)
class Filled:
    """What visits to archives brought of one force; ``imported`` None: nothing new. ``left``
    are the canonical addresses of which nobody has given anything that may be shown any more."""

    force: str
    visits: list[Visit] = field(default_factory=list)
    imported: ImportReport | None = None
    purged: int = 0
    left: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything is to be read again."""
        return self.imported is not None or any(visit.excluded for visit in self.visits)


def fill(
    store: Store,
    keeper: Archive,
    forces: Sequence[Force],
    archives: Sequence[WebArchive],
    settings: Settings,
    ticker: Ticker,
    *,
    seconds: float | None = None,
    resolver: Resolver = system_resolver,
) -> list[Filled]:
    """Visit archives for forces, one after another, and read what they gave.

    After ``seconds`` in all, visits end and are resumed by the next call.

    Raises SettingsError where a public archive would be asked without a contact address.
    """
    settings.introduced(host for archive in archives for host in archive.hosts)
    found = []
    until = None if seconds is None else time.monotonic() + seconds
    for force in forces:
        filling = _Filling(force, store, keeper, settings, ticker)
        for archive in archives:
            asyncio.run(filling.visit(archive, resolver, until))
        filling.read()
        found.append(filling.filled)
    return found


def is_due(store: Store, force: str, archive: str, settings: Settings, now: datetime) -> bool:
    """Whether an archive's month is over, or the last visit was cut short."""
    last = rows.last_visit(store, force, archive)
    cut = {RunVerdict.BUDGET, RunVerdict.OUT_OF_TIME}
    if last is None or last.finished_at is None or last.verdict in cut:
        return True
    return now - last.started_at >= timedelta(days=settings.archive_days)


def withdrawn(store: Store, force: Force) -> list[ItemRow]:
    """Answers that their force has taken down and an archive has all the same: they are not
    shown again unless a person says so (``forcewide restore``)."""
    timeline = Timeline(store, force, 0)
    gone = [item for item in store.items(force.slug) if item.gone_since is not None]
    return [item for item in gone if timeline.sets_aside(item.canonical_url)]


class _Filling:
    """One force's visits, and the import that comes of them."""

    def __init__(
        self, force: Force, store: Store, keeper: Archive, settings: Settings, ticker: Ticker
    ) -> None:
        self.filled = Filled(force.slug)
        self._force = force
        self._store = store
        self._keeper = keeper
        self._settings = settings
        self._ticker = ticker
        self._intake = Intake(store, keeper, [force])
        self._wanted: set[str] = set()  # canonical addresses of answers and their files
        self._led: dict[str, None] = {}  # where archived redirects lead
        self._cut_short = False
        self._taken = 0

    # ------------------------------------------------------------------ one archive

    async def visit(self, archive: WebArchive, resolver: Resolver, until: float | None) -> None:
        """Ask one archive; how it ended is a row of ``archive_visits``."""
        slug, begun = self._force.slug, time.monotonic()
        last = rows.last_visit(self._store, slug, archive.name)
        self._cut_short |= last is not None and last.finished_at is None
        visit = Visit(slug, archive.name, datetime.now(UTC), None, RunVerdict.RUNNING)
        key = rows.begin(self._store, visit)
        asker = Asker(archive, slug, self._settings, self._keeper, until=until, resolver=resolver)
        try:
            async with asker:
                await self._index(asker, visit)
                await self._copies(asker, visit)
                await self._look_again(asker, visit)
            visit.verdict = RunVerdict.OK
        except StoppedError as stop:
            visit.verdict, visit.note = stop.verdict, str(stop)
            if stop.verdict not in {RunVerdict.BUDGET, RunVerdict.OUT_OF_TIME}:
                self._note(f"archive_{stop.verdict.value.lower()}", f"{archive.name}: {stop}", "")
        visit.requests, visit.seconds = asker.requests, round(time.monotonic() - begun, 1)
        visit.left_over = sum(
            one.verdict is None and one.status in {200, None} and one.canonical_url in self._wanted
            for one in rows.mementos(self._store, slug, archive.name)
        )
        visit.finished_at = datetime.now(UTC)
        rows.finish(self._store, key, visit)
        self.filled.visits.append(visit)

    async def _index(self, asker: Asker, visit: Visit) -> None:
        index = Index(asker, self._store, self._settings, self._note)
        for root in roots(self._force.platform):
            async for found in index.below(root):
                made = list(self._mementos(asker.archive, found))
                rows.know(self._store, made)
                read = len(found.page.rows) + found.page.unread
                visit.indexed += read
                visit.passed_over += read - len(made)
                self._tick(asker, visit, "index")

    def _mementos(self, archive: WebArchive, found: Found) -> Iterator[Memento]:
        name = f"{archive.name}:{found.collection}" if found.collection else archive.name
        for row in found.page.rows:
            if not on_hosts(row.original, self._force.platform.hosts):
                continue
            place = _place(archive, row)
            if place:
                yield self._memento(name, place, row.original, row)

    def _memento(self, archive: str, place: str, original: str, row: IndexRow) -> Memento:
        verdict = Verdict.TRUNCATED if row.truncated else None
        return Memento(
            self._force.slug,
            archive,
            place,
            original,
            canonical(original),
            row.at,
            row.status,
            row.digest,
            verdict,
            f"cut off by the archive ({row.truncated})" if row.truncated else "",
        )

    async def _copies(self, asker: Asker, visit: Visit) -> None:
        """The newest copy of each answer and of its files; then other versions, while it lasts."""
        known = rows.mementos(self._store, self._force.slug, asker.archive.name)
        addresses = by_address(known, self._force.platform.hosts)
        answers = self._answers(addresses)
        visit.answers = len(answers)
        self._wanted |= {one.canonical_url for one in answers}
        for address in answers:
            await self._newest(asker, address, visit)
        answers += [addresses[key] for key in self._led if key in addresses]
        for address in answers[visit.answers :]:
            await self._newest(asker, address, visit)
        files = {canonical(url): url for url in self._files(answers)}
        self._wanted |= files.keys()
        for key, url in files.items():
            if key in addresses:
                await self._newest(asker, addresses[key], visit)
            elif asker.archive.dialect is not Dialect.COMMON_CRAWL:
                await self._nearest(asker, url, visit)
        placed = [addresses[key] for key in files if key in addresses]
        await self._others(asker, [*answers, *placed], visit)

    def _answers(self, addresses: dict[str, Address]) -> list[Address]:
        """Which of an index's addresses are answers: listed ones, dated ones, what lies by them."""
        listed = {one.canonical_url: one.url for one in self._store.items(self._force.slug)}
        speaking = [one for one in addresses.values() if one.pages or one.last_words]
        if not speaking:
            return []
        urls = [one.url for one in speaking]
        platform, now = self._force.platform, datetime.now(UTC)
        chosen = answers_among(platform, urls, list(listed.values()), now, dated=True)
        found = {canonical(url) for url in chosen}
        return [one for one in speaking if one.canonical_url in found | listed.keys()]

    def _files(self, answers: Iterable[Address]) -> Iterator[str]:
        """The files that the answers' pages link to."""
        hosts = self._force.platform.hosts
        for answer in answers:
            capture = self._store.latest_ok_capture(answer.url)
            if capture is None:
                continue
            try:
                item = crawled_item(self._force.platform, self._store.load_page(capture))
            except (ParseError, ArchiveError):
                continue  # the walk reads it again, and says so
            linked = [one.url for one in item.links if one.kind is LinkKind.FILE]
            yield from (url for url in linked if on_hosts(url, hosts))

    # ------------------------------------------------------------------ one copy

    async def _newest(self, asker: Asker, address: Address, visit: Visit) -> None:
        """The newest copy that is an answer, and the word that it has gone since."""
        for wanted in address.pages[: self._settings.archive_copies]:
            if await self._take(asker, wanted, address, visit):
                break
        for wanted in address.last_words:
            await self._take(asker, wanted, address, visit)

    async def _nearest(self, asker: Asker, url: str, visit: Visit) -> None:
        """A file that the index did not show: the archive leads to the copy it has, if any."""
        now = datetime.now(UTC)
        place = asker.archive.copy_address(f"{now:%Y}", url)
        name, key = asker.archive.name, canonical(url)
        wanted = Memento(self._force.slug, name, place, url, key, now, None, "")
        known = {one.memento: one for one in rows.mementos(self._store, wanted.force, name)}
        had = [one for one in known.values() if one.canonical_url == key]
        if any(one.verdict is Verdict.OK for one in had):
            return
        rows.know(self._store, [wanted])
        wanted = known.get(place, wanted)
        await self._take(asker, wanted, Address(key, (wanted,)), visit)

    async def _others(self, asker: Asker, addresses: Sequence[Address], visit: Visit) -> None:
        """Other versions of what has been had, the first of each address before the second."""
        groups = []
        for address in addresses:
            had = {one.digest for one in self._usable(address)}
            groups.append(later(address, had)[: self._settings.archive_copies])
        places = {one.canonical_url: one for one in addresses}
        for wanted in ordered(groups):
            await self._take(asker, wanted, places[wanted.canonical_url], visit)

    async def _look_again(self, asker: Asker, visit: Visit) -> None:
        """Ask for what was had and the index names no more, once a month: an exclusion is
        respected, and what was had of the address before leaves. Absence alone says nothing."""
        if asker.archive.dialect is Dialect.COMMON_CRAWL:
            return  # its files are public as a whole; it excludes nothing that it has
        slug, month = self._force.slug, timedelta(days=self._settings.archive_days)
        for known in rows.unnamed(self._store, slug, asker.archive.name, visit.started_at):
            if known.tried_at is not None and datetime.now(UTC) - known.tried_at < month:
                continue
            copied = await fetch(asker, known, self._settings)
            if not copied.excluded:
                rows.settle(self._store, slug, known.memento, Verdict.OK, copied.message)
                continue
            rows.leave(self._store, slug, known.archive, known.canonical_url, copied.message)
            with self._store.transaction():
                Timeline(self._store, self._force, rows.last_run_id(self._store, slug)).retell(
                    known.canonical_url
                )
            if self._store.latest_usable(known.original) is None:
                self.filled.left.append(known.canonical_url)
            self._note("archive_excluded", copied.message, known.original)
            visit.excluded += 1

    def _usable(self, address: Address) -> list[Memento]:
        slug = self._force.slug
        places = {one.memento for one in address.copies}
        return [
            one
            for one in rows.of_address(self._store, slug, address.canonical_url)
            if one.memento in places and one.verdict is Verdict.OK
        ]

    async def _take(self, asker: Asker, wanted: Memento, address: Address, visit: Visit) -> bool:
        """Have one copy, unless we have; whether it is a whole answer."""
        known = rows.one(self._store, wanted.force, wanted.memento) or wanted
        if known.verdict is not None and not self._is_passing(known):
            return known.verdict is Verdict.OK
        if self._store.is_barred(wanted.original):
            self.filled.purged += 1
            return False
        copied = await fetch(asker, wanted, self._settings)
        self._tick(asker, visit, "copies")
        for found in copied.answers if copied.kept else ():
            self._intake.take(found)
            if location := found.header("location"):
                self._led[canonical(located(found.url, location))] = None
        # Only now: what is settled is not asked for again.
        rows.settle(self._store, wanted.force, wanted.memento, copied.verdict, copied.message)
        if not copied.kept:
            visit.refused += 1
            return False
        visit.kept += 1
        self._taken += 1
        self._see_again(asker.archive, wanted, address, copied)
        return copied.verdict is Verdict.OK

    def _is_passing(self, known: Memento) -> bool:
        """Whether a copy that could not be fetched is worth another try."""
        if known.verdict in rows.PASSING:
            return True
        month = timedelta(days=self._settings.archive_days)
        tried = known.tried_at
        return known.message == NO_COPY and (tried is None or datetime.now(UTC) - tried >= month)

    def _see_again(
        self, archive: WebArchive, had: Memento, address: Address, copied: Copied
    ) -> None:
        """Sightings of bytes that have been had and are those of the index: no request needed."""
        last = copied.answers[-1]
        if copied.verdict is not Verdict.OK or last.origin is None or not last.origin.matched:
            return
        for other in same_bytes(address, had.digest):
            if other.memento == had.memento:
                continue
            origin = Origin(other.archive, other.memento, last.origin.retrieved_at, other.digest)
            self._intake.take(replace(last, at=other.at, origin=origin))
            text = "the same bytes by the index's digest"
            rows.settle(self._store, other.force, other.memento, Verdict.OK, text)

    # ------------------------------------------------------------------ what was had

    def read(self) -> None:
        """Walk what archives have given so far as a recording is walked."""
        slug = self._force.slug
        left = any(visit.excluded for visit in self.filled.visits)
        if not (self._taken or self._cut_short or left):
            return
        stored = rows.copies(self._store, slug)
        if not stored:
            return
        self._intake.begin(slug, stored[0].fetched_at, dated=True)
        for capture in stored:
            self._intake.remember(slug, capture)
        self._intake.settle()
        self._intake.replay(self._ticker)
        self.filled.imported = self._intake.report
        for item in withdrawn(self._store, self._force):
            text = "the force has withdrawn this answer, and an archive has it: a person decides"
            self._note("withdrawn_in_archive", text, item.url)

    def _tick(self, asker: Asker, visit: Visit, stage: str) -> None:
        words = f"{asker.archive.name}: {stage}, {visit.kept} kept, {visit.refused} refused"
        self._ticker.tick(self._force.slug, asker.requests, None, words)

    def _note(self, code: str, words: str, url: str) -> None:
        issue = Issue(Level.WARNING, code, words, url or None)
        self._store.record_issues([issue], stage="archive", force=self._force.slug)


def _place(archive: WebArchive, row: IndexRow) -> str:
    """The address of a row's copy; empty where it has none."""
    if archive.dialect is not Dialect.COMMON_CRAWL:
        return archive.copy_address(row.stamp, row.original)
    if row.revisit or not row.file or row.offset is None or not row.length:
        return ""
    return place_address(archive.replay[0], row.file, row.offset, row.length)
