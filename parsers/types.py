"""The values that travel between the rooms: closed vocabularies and frozen records.

Pages and positions count as a person does: ``page`` from 1; ``position``,
``row``, ``col`` and ``table`` from 0. ``None`` always means "not printed" or
"not known", never a default. The JSON of ``forcewide extract`` and the columns
of ``forcewide.db`` use these field names (docs/schema.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

# --------------------------------------------------------------------------- vocabularies


class Qualifier(StrEnum):
    """Why a cell has no plain number; a plain number has no qualifier (``None``)."""

    BLANK = "blank"
    NIL = "nil"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    RANGE = "range"
    APPROXIMATE = "approximate"
    SUPPRESSED = "suppressed"
    WITHHELD = "withheld"
    REDACTED = "redacted"
    NOT_HELD = "not_held"
    NOT_RECORDED = "not_recorded"
    NOT_APPLICABLE = "not_applicable"
    NCND = "ncnd"
    TEXT = "text"


class Flag(StrEnum):
    """What the letter says about a figure beside its value."""

    PROVISIONAL = "provisional"
    PART_PERIOD = "part_period"
    ROUNDED = "rounded"
    ESTIMATED = "estimated"


class Statistic(StrEnum):
    """What kind of number a figure is."""

    COUNT = "count"
    SUM = "sum"
    PERCENT = "percent"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    MIN = "min"
    MAX = "max"
    RATIO = "ratio"
    UNKNOWN = "unknown"


class Counted(StrEnum):
    """What is being counted; ``unknown`` is published, never guessed."""

    OFFENCES = "offences"
    CRIMES = "crimes"
    INCIDENTS = "incidents"
    OCCURRENCES = "occurrences"
    SUSPECTS = "suspects"
    OFFENDERS = "offenders"
    VICTIMS = "victims"
    ARRESTS = "arrests"
    PERSONS = "persons"
    OFFICERS = "officers"
    STAFF = "staff"
    FTE = "fte"
    REQUESTS = "requests"
    MONEY = "money"
    TIME = "time"
    OTHER = "other"
    UNKNOWN = "unknown"


class EventDate(StrEnum):
    """Which event puts a case into its period."""

    RECORDED = "recorded"
    COMMITTED = "committed"
    OUTCOME = "outcome"
    ARREST = "arrest"
    OTHER = "other"
    UNKNOWN = "unknown"


class PeriodKind(StrEnum):
    """The shape of the period a figure covers."""

    CALENDAR_YEAR = "calendar_year"
    FINANCIAL_YEAR = "financial_year"
    MONTH = "month"
    QUARTER = "quarter"
    WEEK = "week"
    DAY = "day"
    RANGE = "range"
    PART_YEAR = "part_year"
    TO_DATE = "to_date"
    ROLLING = "rolling"
    POINT_IN_TIME = "point_in_time"
    UNKNOWN = "unknown"


class PeriodFrom(StrEnum):
    """Where on the page the period was read."""

    HEADER = "header"
    STUB = "stub"
    CAPTION = "caption"
    SENTENCE = "sentence"


class Outcome(StrEnum):
    """How a request, or one question of it, was answered."""

    GRANTED = "granted"
    GRANTED_SUPPRESSED = "granted_suppressed"
    PARTIAL = "partial"
    WITHHELD = "withheld"
    NOT_HELD = "not_held"
    COST = "cost"
    COST_WITH_DATA = "cost_with_data"
    COST_NCND = "cost_ncnd"
    MANIFESTLY_UNREASONABLE = "manifestly_unreasonable"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    ACCESSIBLE_ELSEWHERE = "accessible_elsewhere"
    FUTURE_PUBLICATION = "future_publication"
    NCND = "ncnd"
    TRANSFERRED = "transferred"
    CLARIFICATION = "clarification"
    LAPSED = "lapsed"
    INVALID = "invalid"
    INTERNAL_REVIEW = "internal_review"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Act(StrEnum):
    """The law a request was answered under."""

    FOIA = "FOIA"
    FOISA = "FOISA"
    EIR = "EIR"
    EISR = "EISR"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class ExemptionKind(StrEnum):
    """An exemption (FOIA/FOISA), a refusal (ss.12, 14) or an exception (EIR)."""

    EXEMPTION = "exemption"
    REFUSAL = "refusal"
    EXCEPTION = "exception"


class DateBasis(StrEnum):
    """How a date is known."""

    PRINTED = "printed"
    INFERRED_YEAR = "inferred_year"
    URL_MONTH = "url_month"
    LISTING = "listing"
    UNKNOWN = "unknown"


class TableKind(StrEnum):
    """What a table is; only crosstabs and keyed tables have figures."""

    CROSSTAB = "crosstab"
    KEYED = "keyed"
    RECORDS = "records"
    LOOKUP = "lookup"


class Totals(StrEnum):
    """What arithmetic says about a table's printed totals."""

    AGREE = "agree"
    DISAGREE = "disagree"
    OVERLAPPING = "overlapping"
    SHOWN_CELLS_ONLY = "shown_cells_only"
    UNTESTABLE = "untestable"
    NONE = "none"


class Quality(StrEnum):
    """How far a table's reading can be trusted (docs/quality.md)."""

    CLEAN = "clean"
    CHECK = "check"
    POOR = "poor"


class CaveatKind(StrEnum):
    """The family of a warning the force printed."""

    DATA_QUALITY = "data_quality"
    NOT_COMPARABLE = "not_comparable"
    SYSTEM_CHANGE = "system_change"
    SNAPSHOT = "snapshot"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"


class Sensitivity(StrEnum):
    """Sensitive pages carry noindex and stay out of sitemaps and front-page lists."""

    NONE = "none"
    SENSITIVE = "sensitive"


class Policy(StrEnum):
    """How much of a disclosure may be published."""

    FULL = "full"
    FACTS = "facts"
    LINK_ONLY = "link_only"


class SourceKind(StrEnum):
    """How a disclosure came to us."""

    LOG = "log"
    WHATDOTHEYKNOW = "whatdotheyknow"
    IMPORT = "import"


class ReadVerdict(StrEnum):
    """What became of one document when it was read."""

    PARSED = "parsed"
    QUARANTINED = "quarantined"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"


class DocumentVerdict(StrEnum):
    """What the published row says of a document; quarantined is only ever ``held``."""

    PARSED = "parsed"
    HELD = "held"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"
    NOT_FETCHED = "not_fetched"


class Severity(StrEnum):
    """How grave a reason is."""

    QUARANTINE = "quarantine"
    CAUTION = "caution"
    NOTE = "note"


class Level(StrEnum):
    """How loud an issue is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Regime(StrEnum):
    """The access law a body answers under."""

    FOIA = "FOIA"
    FOIA_PART = "FOIA_part"
    FOISA = "FOISA"
    UNKNOWN = "unknown"


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


class RelationKind(StrEnum):
    """How two answers belong together."""

    WELSH_TWIN = "welsh_twin"
    REVISED = "revised"
    REVIEW_OF = "review_of"
    REFERS_TO = "refers_to"
    DUPLICATE = "duplicate"
    SAME_REQUEST = "same_request"


class ChangeEvent(StrEnum):
    """What happened to a disclosure between two nights."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"


class Tripwire(StrEnum):
    """What notices that a force's log is not as it was (docs/health.md)."""

    VERDICT = "verdict"
    ANCHORS = "anchors"
    LABELS = "labels"
    CLAIMED_TOTAL = "claimed_total"
    EXPECTATIONS = "expectations"
    LAST_GOOD = "last_good"
    SILENCE = "silence"


class Cause(StrEnum):
    """Why a force's log gives less than it should; each has its remedy (docs/health.md)."""

    BLOCKED = "BLOCKED"
    MOVED = "MOVED"
    REDESIGNED = "REDESIGNED"
    GONE = "GONE"
    QUIET = "QUIET"
    UNREACHABLE = "UNREACHABLE"
    NOT_RUN = "NOT_RUN"


class HealthState(StrEnum):
    """How a force's log stands, in one word."""

    OK = "ok"
    QUIET = "quiet"
    BLOCKED = "blocked"
    BROKEN = "broken"
    UNREACHABLE = "unreachable"
    NOT_RUN = "not_run"


class RequestKind(StrEnum):
    """What a request is for, and so which reader its page goes to."""

    LISTING = "listing"
    ITEM = "item"
    ATTACHMENT = "attachment"
    SITEMAP = "sitemap"


# --------------------------------------------------------------------------- issues


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that did not fit: recorded, shown to the operator, never swallowed.

    ``code`` is stable and lower case with underscores; ``message`` is one plain
    sentence; ``where`` is a file name or URL.
    """

    level: Level
    code: str
    message: str
    where: str | None = None
    page: int | None = None


# --------------------------------------------------------------------------- fetch side


@dataclass(frozen=True, slots=True)
class Request:
    """An address to fetch, as a platform asks for it (GET only)."""

    url: str
    kind: RequestKind


@dataclass(frozen=True, slots=True)
class Page:
    """One stored response, as parsers see it. ``media_type`` is sniffed, not declared.

    ``charset`` is a text's encoding as a Python codec, decided by rule when it was
    fetched (docs/fetching.md); None for other types, or where nobody has decided.
    """

    url: str
    final_url: str
    status: int
    media_type: str
    body: bytes
    fetched_at: datetime
    sha256: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a listing: an item that the force says it has published.

    ``url`` may end in a part (``#item=...``, see ``parsers.platforms.parts``) where the
    item is a piece of the listing itself, such as one row of a workbook.
    """

    url: str
    title: str
    published_on: date | None = None
    summary: str | None = None
    source_kind: SourceKind = SourceKind.LOG


@dataclass(frozen=True, slots=True)
class Branch:
    """A further listing that a listing page leads to: a year, a month, a category.

    ``first`` and ``last`` bound the days of publication below it, inclusive, where
    the link says so; a branch that lies outside the days of a crawl is left alone.
    """

    request: Request
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a disclosure log.

    ``next`` is the next page's request if the page links to one. ``claimed_total``
    is the count the site prints for the whole query. ``no_results`` is true only
    when the platform's own no-results text stands on the page. ``branches`` are the
    listings below this one; a page of nothing but branches is no empty listing.
    """

    entries: tuple[Entry, ...]
    next: Request | None
    claimed_total: int | None
    no_results: bool = False
    issues: tuple[Issue, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing that a platform's page always prints.

    ``found`` are the page's own words for it, as they stand in its text or in an
    attribute (a link's address); None where this page lacks it. Without a
    ``required`` anchor the page is not read; without another it is, with an Issue.
    """

    name: str
    kind: RequestKind
    required: bool
    found: str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why a page looks like one of a platform's, for ``forcewide probe``.

    ``kind`` is listing, item or sitemap as far as the page tells. ``weight`` orders
    likenesses; 10 and more is as good as certain. ``evidence`` are sentences.
    """

    platform: str
    weight: int
    evidence: tuple[str, ...]
    kind: RequestKind | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One sitemap: addresses that may be items, and the further sitemaps of an index."""

    addresses: tuple[str, ...]
    nested: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A file that an item page links to."""

    url: str
    title: str


# --------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell.

    ``number`` is a spreadsheet's stored value in display units (a percentage in
    percentage points), else ``None``. ``indent`` counts printed indentation steps.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    number: float | None = None
    indent: int = 0
    bold: bool = False
    header: bool = False


# Rows of equal length; None is "nothing there, or covered by a span".
Grid = tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table as printed, with the words that stand around it.

    ``position`` counts the tables of its document. ``sentence`` is the nearest
    prose above (a period may be read from it). ``method`` names the reader.
    """

    position: int
    grid: Grid
    page: int | None = None
    pages: tuple[int, ...] = ()
    sheet: str | None = None
    cell_range: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    caption: str | None = None
    notes: tuple[str, ...] = ()
    source: str | None = None
    sentence: str | None = None
    method: str = ""
    ocr: bool = False
    coverage: float | None = None  # share of the words inside bbox that cells hold


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document in reading order: words, or the place of a table.

    A table block has ``table`` = its position in ``Document.tables``, and its
    ``text`` is empty.
    """

    kind: BlockKind
    text: str = ""
    page: int | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding about a document: why it is not (fully) read. Never the hidden content."""

    code: str
    severity: Severity
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file or page, read. ``members`` are the files of a zip or e-mail."""

    file: str
    sha256: str
    media_type: str
    pages: int | None
    verdict: ReadVerdict
    reasons: tuple[Reason, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    issues: tuple[Issue, ...] = ()
    members: tuple[Document, ...] = ()
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item page of a log: its own words as blocks, and the files it links to.

    ``document`` is the page's content with the site's chrome removed. ``fields``
    are label/value pairs printed apart from the text (reference, dates).
    """

    url: str
    title: str
    published_on: date | None
    lang: str
    document: Document
    attachments: tuple[DocumentRef, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()


# --------------------------------------------------------------------------- figures


@dataclass(frozen=True, slots=True)
class Figure:
    """One body cell of a table, tidy. ``is_total`` is row_total or col_total."""

    row: int
    col: int
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    text: str
    value: float | None
    qualifier: Qualifier | None
    low: float | None = None
    high: float | None = None
    flags: tuple[Flag, ...] = ()
    statistic: Statistic = Statistic.UNKNOWN
    counted: Counted = Counted.UNKNOWN
    unit: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_kind: PeriodKind = PeriodKind.UNKNOWN
    period_from: PeriodFrom | None = None
    event_date: EventDate = EventDate.UNKNOWN
    row_total: bool = False
    col_total: bool = False
    subject_force: str | None = None  # slug, where the table names a force

    @property
    def is_total(self) -> bool:
        return self.row_total or self.col_total


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the letter around a table says that its figures may need.

    ``answered_on`` bounds a "to date" period. ``text`` is the response, searched
    only for the notes that explain a mark (``*``, ``-``) and for what is counted.
    """

    answered_on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the figures stage makes of one table."""

    kind: TableKind
    header_rows: int
    stub_columns: int
    totals: Totals
    quality: Quality
    row_dimensions: tuple[str, ...] = ()
    column_dimensions: tuple[str, ...] = ()
    data_as_at: date | None = None
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()
    # Places where a suppressed cell could be worked out: (row, col). Stays in crawl.db.
    recoverable: tuple[tuple[int, int], ...] = ()


# --------------------------------------------------------------------------- letter


@dataclass(frozen=True, slots=True)
class Exemption:
    """One section cited. ``applied`` is false where it is only mentioned.

    ``offset`` is where ``quote`` begins in the response text.
    """

    act: Act
    kind: ExemptionKind
    section: str
    subsection: str | None
    citation: str
    applied: bool
    ncnd: bool
    quote: str
    question: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the request and how it was answered; ``position`` from 1 as printed."""

    position: int
    question: str
    outcome: Outcome
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Caveat:
    """One warning the force printed.

    ``table`` is the position it stands beside; ``document`` counts the
    disclosure's documents, from 0, and is given once they are put together.
    """

    kind: CaveatKind
    quote: str
    table: int | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """How one force writes: data that a force file may add to the common tables.

    ``reference`` is a regular expression; empty uses the family of ``force_id``.
    ``run_in`` are labels after which text continues on the same line.
    ``month_first`` is for forces that print US dates.
    """

    request_labels: tuple[str, ...] = ()
    response_labels: tuple[str, ...] = ()
    run_in: tuple[str, ...] = ()
    reference: str = ""
    month_first: bool = False
    unlabelled: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or item page, read. ``request_blocks`` and ``response_blocks`` are
    indexes into the blocks given; a table in the request never becomes data."""

    reference: str | None
    references: tuple[str, ...]
    act: Act
    lang: str
    received_on: date | None
    received_basis: DateBasis
    responded_on: date | None
    responded_basis: DateBasis
    working_days: int | None
    on_time: bool | None
    outcome: Outcome
    request: str
    response: str
    request_blocks: tuple[int, ...] = ()
    response_blocks: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    sensitivity: Sensitivity = Sensitivity.NONE
    # (position of a table, number of the one question it answers)
    answers: tuple[tuple[int, int], ...] = ()
    # The text that decided, and the words cut from request and response (never lost).
    boilerplate: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


# --------------------------------------------------------------------------- disclosure


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table with what was made of it.

    ``duplicate_of`` is the (document, position) of the same table earlier in the
    disclosure: a page and its letter often print one table twice. ``question`` is the
    number of the question it answers, where that is known.
    """

    table: Table
    reading: TableReading
    duplicate_of: tuple[int, int] | None = None
    question: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A file or page behind a disclosure."""

    url: str
    filename: str
    media_type: str | None
    bytes: int | None
    pages: int | None
    sha256: str | None
    fetched_at: datetime | None
    verdict: DocumentVerdict
    reasons: tuple[Reason, ...] = ()
    tables: tuple[PublishedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One published answer in the terms of the published schema.

    ``reference`` is as printed, ``title`` from the page. Dates carry their basis.
    """

    force: str
    url: str
    reference: str | None
    title: str
    act: Act
    lang: str
    source_kind: SourceKind
    received_on: date | None
    received_basis: DateBasis
    responded_on: date | None
    responded_basis: DateBasis
    published_on: date | None
    published_basis: DateBasis
    outcome: Outcome
    working_days: int | None
    on_time: bool | None
    quality: Quality | None
    sensitivity: Sensitivity
    summary: str
    request: str
    response: str
    questions: tuple[Question, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    documents: tuple[PublishedDocument, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class CaptureFact:
    """One stored response, as the published row tells it."""

    url: str
    fetched_at: datetime
    status: int
    sha256: str
    media_type: str
    bytes: int
    warc_record_id: str


@dataclass(frozen=True, slots=True)
class Record:
    """A disclosure with its public identity, ready for ``db.load``.

    ``key`` is ``slug/reference`` and is given once; ``uid`` is random, for the
    takedown log; ``gone_since`` is set while the force answers 404 or 410.
    """

    key: str
    uid: str
    first_seen: datetime
    last_seen: datetime
    gone_since: datetime | None
    disclosure: Disclosure
    captures: tuple[CaptureFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """One force tonight.

    ``verdict`` is how its last crawl ended, a word of docs/fetching.md; ``state`` and
    ``cause`` are what is concluded from it and since when, ``tripwires`` what fired.
    ``stale``: the rows shown are those of an earlier night.
    """

    force: str
    verdict: str
    since: datetime | None
    last_success: datetime | None
    listed: int | None
    claimed: int | None
    new: int | None
    changed: int | None
    removed: int | None
    failed: int | None
    newest_on: date | None
    note: str = ""
    state: HealthState = HealthState.OK
    cause: Cause | None = None
    remedy: str = ""
    tripwires: tuple[Tripwire, ...] = ()
    stale: bool = False


# --------------------------------------------------------------------------- forces


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
class Choosy(Protocol):
    """A platform whose item pages are not HTML, or not only: JSON, or rows of a workbook."""

    @property
    def item_types(self) -> frozenset[str]:
        """Sniffed media types that ``read_item`` reads; others are files."""


@runtime_checkable
class Movable(Protocol):
    """A platform whose pages may stand on another host: a sample site, a mirror."""

    def at(self, host: str, scheme: str) -> Platform:
        """The same platform at ``scheme://host``."""


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
