"""Reading a recording as if it were the site: the crawl's own walk over stored captures.

The listing pages of a recording are walked like those of a site, so entries get
their titles and dates by the same code; what the recording lacks is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final, Protocol, runtime_checkable
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.sax.saxutils import escape

from parsers.documents.sniff import promised_type
from parsers.errors import ParseError
from parsers.text.addresses import canonical
from parsers.text.url_months import month_of
from parsers.types import (
    Force,
    Level,
    Listing,
    Page,
    Platform,
    Plural,
    Request,
    RequestKind,
    SourceKind,
)
from scraper.archive.rows import Capture, RunRow
from scraper.archive.store import Store
from scraper.crawl.forcerun import ForceRun, Tell
from scraper.crawl.frontier import Task
from scraper.crawl.runs import RunVerdict
from scraper.crawl.timeline import Timeline
from scraper.crawl.visit import Visit
from scraper.errors import AddressError
from scraper.fetch.addresses import permit
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings

_TEXTUAL: Final = ("text/", "application/json", "application/xml", "application/xhtml")
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "application/json"})
_PHASES: Final = 3
_GONE: Final = frozenset({Verdict.NOT_FOUND, Verdict.GONE})
# Two spans of days: what a listing's address says of itself in both is not about days.
_SPANS: Final = ((date(2019, 2, 3), date(2019, 5, 7)), (date(2022, 8, 9), date(2024, 11, 13)))


@runtime_checkable
class ByAddress(Protocol):
    """A platform that knows its items by their addresses."""

    def is_item(self, path: str) -> bool:
        """Whether a path on its site is an item."""


class Recording:
    """The captures of one import of one force, by address: the newest that can be used."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._captures: dict[str, Capture] = {}
        self.chosen: dict[str, Capture] = {}  # files whose address a person has named
        self.redirect: Callable[[str], Capture | None] = lambda _: None
        self.dated = False  # an address that names its month is an answer, listed or not

    def add(self, capture: Capture, *, chosen: bool) -> None:
        address = capture.canonical_url
        before = self._captures.get(address)
        if before is None or _rank(capture) >= _rank(before):
            self._captures[address] = capture
        if chosen:
            self.chosen[address] = capture

    def __len__(self) -> int:
        return len(self._captures)

    @property
    def captures(self) -> Collection[Capture]:
        return self._captures.values()

    def find(self, url: str) -> Capture | None:
        """What answers an address; a recorded redirect is followed within the recording."""
        found = self._captures.get(canonical(url))
        if found is None and (led := self.redirect(url)) is not None:
            self._captures[canonical(url)] = found = led
        return found

    def has(self, url: str) -> bool:
        """Whether anything was recorded of an address."""
        return canonical(url) in self._captures

    def page(self, capture: Capture) -> Page:
        return self._store.load_page(capture)


def _rank(capture: Capture) -> tuple[bool, bool, str]:
    usable = capture.verdict.usable
    return usable, usable or capture.verdict in _GONE, capture.fetched_at.isoformat()


class ReplayVisitor:
    """Answers tasks from a recording."""

    def __init__(self, recording: Recording, store: Store) -> None:
        self._recording = recording
        self._store = store

    async def visit(self, task: Task) -> Visit | None:
        """The recorded answer; None where there is none, or where we know a newer one.

        Only a page, or the site's word that there is none, counts: a recorded block
        says nothing of what the archive already holds.
        """
        capture = self._recording.find(task.url)
        if capture is None or not (capture.verdict.usable or capture.verdict in _GONE):
            return None
        known = self._store.latest_usable(task.url)
        if task.kind is RequestKind.ITEM and known is not None and known.id != capture.id:
            newer = known.fetched_at > capture.fetched_at
            return None if newer and known.sha256 != capture.sha256 else Visit(capture)
        return Visit(capture)

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """None: a recording has what its maker looked at."""
        return ()


class Replay(ForceRun):
    """One force read from a recording."""

    def __init__(
        self,
        force: Force,
        run: RunRow,
        store: Store,
        recording: Recording,
        settings: Settings,
        tell: Tell,
    ) -> None:
        super().__init__(force, run, store, ReplayVisitor(recording, store), settings, tell)
        self._recording = recording
        self._phases = [self._plan_known, self._plan_chosen_pages, self._plan_chosen_files]

    def _begin(self) -> None:
        with self._store.transaction():
            for chain, request in enumerate(starts(self._force.platform, self._recording)):
                page = 1 if request.kind is RequestKind.LISTING else 0
                self._frontier.add(request.kind, request.url, chain=chain, page=page)

    def _plan(self) -> bool:
        """What to read when nothing is left: items that we know; pages whose address a person
        has named; and once it is clear which files are theirs, whatever else is an answer."""
        if not self._phases or (len(self._phases) < _PHASES and self._frontier.left):
            return False
        phase = self._phases.pop(0)
        with self._store.transaction():
            phase()
        return True

    def _plan_known(self) -> None:
        for item in list(self._store.items(self._force.slug)):
            if self._recording.find(item.url) is not None:
                self._frontier.add(RequestKind.ITEM, item.url)

    def _plan_chosen_pages(self) -> None:
        for capture in self._chosen():
            if self._reads(capture):
                self._store.add_item(
                    self._force.slug, capture.url, "", None, SourceKind.LOG, capture.fetched_at
                )
                self._frontier.add(RequestKind.ITEM, capture.url)

    def _plan_chosen_files(self) -> None:
        """A file whose address a person has named is an answer, whatever the platform says."""
        for capture in self._chosen():
            name = unquote(urlsplit(capture.url).path).rstrip("/").rsplit("/", 1)[-1]
            title = re.sub(r"[-_\s]+", " ", name.rsplit(".", 1)[0]).strip()
            self._store.add_item(
                self._force.slug, capture.url, title, None, SourceKind.IMPORT, capture.fetched_at
            )
        self._plan_unlisted()

    def _chosen(self) -> list[Capture]:
        """Files that a person has named and that are nothing we know yet."""
        return [
            capture
            for address, capture in self._recording.chosen.items()
            if capture.verdict.usable
            and not self._ledger.knows(capture.url)
            and not self._is_listing(capture)
            and not self._is_file(address)
        ]

    def _plan_unlisted(self) -> None:
        known = {item.url for item in self._store.items(self._force.slug)}
        for url in unlisted(self._force.platform, self._recording, known):
            found = self._recording.find(url)
            if found is None or self._is_listing(found) or self._is_file(found.canonical_url):
                continue
            self._ledger.find_item(url, found.fetched_at)
            self._frontier.add(RequestKind.ITEM, url)
            text = "the recording has this item, and no listing in it has"
            self._issue(Level.INFO, "unlisted_item", text, url=url, stage="import")

    def _reads(self, capture: Capture) -> bool:
        """Whether the platform takes a capture for one of its item pages."""
        if not capture.media_type.startswith(_TEXTUAL):
            return False
        try:
            self._force.platform.read_item(self._recording.page(capture))
        except ParseError:
            return False
        return True

    def _is_listing(self, capture: Capture) -> bool:
        """Whether a capture has been walked as a listing."""
        return self._frontier.has(RequestKind.LISTING, capture.canonical_url)

    def _is_file(self, address: str) -> bool:
        """Whether an address is a file that one of the force's items links to."""
        return self._store.is_attachment(self._force.slug, address)

    def _watch(self, task: Task, capture: Capture) -> None:
        """A recording is never in trouble."""

    def _verdict(self) -> RunVerdict:
        """What has come late takes its place among what we knew."""
        timeline = Timeline(self._store, self._force, self._row.id)
        with self._store.transaction():
            for item in list(self._store.items(self._force.slug)):
                files = self._store.attachments(self._force.slug, item.canonical_url)
                if any(self._recording.has(url) for url in (item.url, *(f.url for f in files))):
                    timeline.retell(item.canonical_url)
        return RunVerdict.IMPORTED


# ---------------------------------------------------------------------- which page is what


def starts(platform: Platform, recording: Recording) -> list[Request]:
    """The listings that no other listing of the recording leads to, and its sitemaps."""
    asked = [r for first, last in _SPANS for r in platform.start(first, last)]
    listings: dict[str, str] = {}
    led_to: set[str] = set()
    queue = [c.url for c in recording.captures if _may_be_listing(c.url, asked)]
    while queue:
        url = queue.pop()
        capture = recording.find(url)
        if canonical(url) in listings or capture is None or not capture.verdict.usable:
            continue
        listings[canonical(url)] = url
        following = _following(platform, recording.page(capture))
        led_to.update(canonical(address) for address in following)
        queue.extend(following)
    first = [url for address, url in listings.items() if address not in led_to]
    found = [Request(url, RequestKind.LISTING) for url in sorted(first or listings.values())]
    maps = {r.url for r in asked if r.kind is RequestKind.SITEMAP}
    return found + [Request(url, RequestKind.SITEMAP) for url in sorted(maps)]


def _may_be_listing(url: str, asked: Iterable[Request]) -> bool:
    """Whether an address asks for the log: the path of a listing the platform asks for, and
    every parameter that says which log, whatever the days (``dt=Disclosure log``)."""
    parts = urlsplit(canonical(url))
    mine = set(parse_qsl(parts.query))
    places: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for request in asked:
        if request.kind is RequestKind.LISTING:
            theirs = urlsplit(canonical(request.url))
            said = set(parse_qsl(theirs.query))
            place = (theirs.netloc, theirs.path)
            places[place] = places.get(place, said) & said
    needed = places.get((parts.netloc, parts.path))
    return needed is not None and needed <= mine


def _following(platform: Platform, page: Page) -> list[str]:
    """Where a listing leads: its next page, and the listings below it."""
    try:
        listing: Listing = platform.read_listing(page)
    except ParseError:
        return []  # the walk reads it again, and says so
    led = [listing.next.url] if listing.next is not None else []
    led += [branch.request.url for branch in listing.branches]
    return [url for url in led if _allowed(url, platform.hosts)]


def _allowed(url: str, hosts: Collection[str]) -> bool:
    try:
        permit(url, hosts)
    except AddressError:
        return False
    return True


def unlisted(platform: Platform, recording: Recording, listed: Collection[str]) -> Iterable[str]:
    """Pages of a recording that the platform takes for items, beside those that are listed.

    See ``answers_among``."""
    pages = [c for c in recording.captures if c.verdict.usable and c.status in {0, 200}]
    pages = [c for c in pages if c.final_url == c.url and _is_itself(c)]
    known = {canonical(url) for url in listed}
    addresses = [c.url for c in pages if c.canonical_url not in known]
    if not addresses:
        return []
    dated = recording.dated or not listed
    return answers_among(platform, addresses, listed, _at(pages), dated=dated)


def answers_among(
    platform: Platform,
    addresses: Sequence[str],
    listed: Collection[str],
    at: datetime,
    *,
    dated: bool,
) -> tuple[str, ...]:
    """Those of some addresses that are answers, by the platform's word and nothing fetched.

    It is asked as it is about a sitemap: for what lies beside the answers that are listed.
    Where ``dated``, an address that names its month is one as well: policies and publication
    schemes share a log's root, and no month stands in theirs. Of several logs
    each is asked about its own.
    """
    if isinstance(platform, Plural):
        return _of_each(platform, addresses, listed, at, dated=dated)
    lines = "".join(f"<url><loc>{escape(url)}</loc></url>" for url in addresses)
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</urlset>'
    page = Page(addresses[0], addresses[0], 200, "application/xml", text.encode(), at, "")
    try:
        sitemap = platform.read_sitemap(page)
    except (ParseError, NotImplementedError):
        if not isinstance(platform, ByAddress):
            return ()
        return tuple(url for url in addresses if platform.is_item(urlsplit(url).path))
    if not dated:
        return platform.unlisted(sitemap, frozenset(listed))
    known = {canonical(url) for url in listed}
    named = list(sitemap.addresses)
    if isinstance(platform, ByAddress):  # a sitemap may leave out an answer's Welsh twin
        named += [url for url in addresses if platform.is_item(urlsplit(url).path)]
    months = [url for url in named if month_of(url) and canonical(url) not in known]
    beside = platform.unlisted(sitemap, frozenset((*listed, *months)))
    return tuple(dict.fromkeys((*months, *beside)))


def _of_each(
    platform: Plural,
    addresses: Sequence[str],
    listed: Collection[str],
    at: datetime,
    *,
    dated: bool,
) -> tuple[str, ...]:
    """``answers_among`` of each log, in the order of the addresses' first."""
    logs = [platform.reader_of(url) for url in addresses]
    found: list[str] = []
    for place, log in enumerate(logs):
        if log in logs[:place]:
            continue
        mine = [url for url, its in zip(addresses, logs, strict=True) if its == log]
        known = [url for url in listed if platform.reader_of(url) == log]
        found += answers_among(log, mine, known, at, dated=dated)
    return tuple(dict.fromkeys(found))


def _is_itself(capture: Capture) -> bool:
    """Whether an answer is a page, or a file under its own name; not a page made into a file
    on request, as the ``GetPdf`` of Single Online Home (which robots.txt forbids) makes them."""
    promised = promised_type(capture.url, None)
    return promised == capture.media_type if promised else capture.media_type in _PAGES


def _at(pages: Iterable[Capture]) -> datetime:
    return max(capture.fetched_at for capture in pages)
