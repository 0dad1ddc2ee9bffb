"""Forces and the platforms they publish on, as declared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from parsers.types.disclosure import Policy
from parsers.types.letter import LetterStyle, Regime
from parsers.types.listing import Anchor, Item, Listing, Sitemap
from parsers.types.page import Page, Request, RequestKind


class ForceKind(StrEnum):
    """What sort of body a force is."""

    TERRITORIAL = "territorial"
    NATIONAL = "national"
    SPECIAL = "special"
    PORT = "port"
    OTHER = "other"


class ForceStatus(StrEnum):
    """Whether a force publishes a disclosure log that we can read."""

    LOG = "log"
    NO_LOG = "no_log"
    BLOCKED = "blocked"
    UNDECLARED = "undeclared"


class Confidence(StrEnum):
    """How certain the facts about a force's log are."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Platform(Protocol):
    """A publishing system: says what to fetch and reads what came back. Pure."""

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts (with port where not the scheme's own) that may be fetched from."""

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """The first requests of a crawl over items published in a span of days, inclusive."""

    def read_listing(self, page: Page) -> Listing:
        """Read one listing page. Raises ``parsers.errors.AnchorMissingError``."""

    def read_sitemap(self, page: Page) -> Sitemap:
        """Read one sitemap. Raises ``parsers.errors.AnchorMissingError``."""

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        """Items that the sitemap has and the listing lacks."""

    def read_item(self, page: Page) -> Item:
        """Read one item page. Raises ``parsers.errors.AnchorMissingError``."""


@runtime_checkable
class Anchored(Protocol):
    """A platform that can say which of its anchors a page has and which it lacks."""

    def anchors(self, page: Page, kind: RequestKind) -> tuple[Anchor, ...]:
        """The anchors of such a page, found or missing; never raises for what a page says."""


@runtime_checkable
class Windowed(Protocol):
    """A platform that asks its log by days of publication, and can ask without them too."""

    def undated(self) -> Request:
        """The log without days: what windows that find nothing are held against."""

    def within(self, first: date, last: date) -> tuple[Request, ...]:
        """The log's pages of answers published in a span of days, inclusive."""


@runtime_checkable
class Plural(Protocol):
    """A platform of several logs; one of them may be lost without the others."""

    @property
    def log_names(self) -> tuple[str, ...]:
        """The logs, the present one first."""

    def log_of(self, url: str) -> str:
        """The name of the log that an address of a listing belongs to."""

    def reader_of(self, url: str) -> Platform:
        """The log that an answer's address belongs to, present or former."""

    def windowed(self) -> tuple[Windowed, ...]:
        """Those of the logs that are asked by days of publication."""


@runtime_checkable
class Endless(Protocol):
    """A platform that knows a page behind its log's last one, though nothing on it says so."""

    def past_end(self, page: Page, first: Page) -> Listing | None:
        """Such a page as a listing without lines; None for any other page."""


@runtime_checkable
class Choosy(Protocol):
    """A platform whose item pages are not HTML, or not only: JSON, or rows of a workbook."""

    @property
    def item_types(self) -> frozenset[str]:
        """Sniffed media types that ``read_item`` reads; others are files."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What a healthy night of a force looks like; a force that falls short keeps its last rows.

    ``items`` is a floor for listed items, ``newest_within_days`` for the newest
    publication, ``fall`` the share by which tonight may fall below the last good run.
    """

    items: int = 1
    newest_within_days: int | None = None
    fall: float = 0.05

    def __post_init__(self) -> None:
        if self.items < 0 or not 0 <= self.fall <= 1:
            raise ValueError(f"Expect: items must be >= 0 and fall in 0..1, not {self}")


class Fact(StrEnum):
    """Something about a force's log that can be inferred from its neighbours instead of seen."""

    PLATFORM = "platform"
    LOG_URL = "log_url"
    ITEMS = "items"
    LABELS = "labels"
    REFERENCE = "reference"


@runtime_checkable
class Located(Protocol):
    """A platform that knows the address at which its log begins."""

    @property
    def log_url(self) -> str:
        """The address a reader would open."""


@runtime_checkable
class Rooted(Protocol):
    """A platform that knows below which addresses its answers and their files lie."""

    @property
    def roots(self) -> tuple[str, ...]:
        """The beginnings of their addresses: what a web archive's index is asked for."""


@runtime_checkable
class Stored(Protocol):
    """A platform whose files may lie on further hosts than its pages."""

    @property
    def file_hosts(self) -> frozenset[str]:
        """The hosts that files may be fetched from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBody:
    """What is known of a police body, with or without a log; the defaults are what is ordinary.

    ``terms`` is what its site says about re-use, in one line, empty where nobody has
    read it. ``whatdotheyknow`` names its page there, the way in where it publishes
    nothing. ``inferred`` are the facts that were concluded and not seen;
    ``checked`` is the month (yyyy-mm) in which they were gathered.
    """

    slug: str
    name: str
    nation: str = "England"
    kind: ForceKind = ForceKind.TERRITORIAL
    regime: Regime = Regime.FOIA
    website: str = ""
    log_url: str = ""
    terms: str = ""
    whatdotheyknow: str = ""
    status: ForceStatus = ForceStatus.NO_LOG
    confidence: Confidence = Confidence.MEDIUM
    inferred: tuple[Fact, ...] = ()
    checked: str = "2026-11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Force(PublicBody):
    """One force with a log, as a declaration (docs/new-force.md)."""

    platform: Platform
    status: ForceStatus = ForceStatus.LOG
    expect: Expect = field(default_factory=Expect)
    style: LetterStyle = field(default_factory=LetterStyle)
    policy: Policy | None = None
