"""Every number that fetching obeys, in one frozen value; and where things lie on disk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Final, NamedTuple, get_args, get_origin, get_type_hints

from scraper.caps import Caps
from scraper.errors import SettingsError

MIB: Final = 1024 * 1024
# Without a contact: enough for sample sites, refused by ``introduced`` for any other.
USER_AGENT: Final = (
    "Forcewide/0.1 (+https://github.com/forcewide/forcewide; archive of police FOI answers)"
)
SETTINGS_FILE: Final = "settings.toml"
_CONTACT: Final = re.compile(r"[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+|https?://[\x21-\x7e]+")
_LOOPBACK: Final = re.compile(r"(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?")


class Bound(NamedTuple):
    """What the value of a setting keeps to."""

    above: float | None = None
    least: float | None = None

    def check(self, name: str, value: float) -> None:
        """Raise SettingsError for a value outside."""
        if self.above is not None and not value > self.above:
            raise SettingsError(f"{name} must be above {self.above:g}, not {value!r}")
        if self.least is not None and not value >= self.least:
            raise SettingsError(f"{name} must be {self.least:g} or more, not {value!r}")


POSITIVE: Final = Bound(above=0)
NOT_NEGATIVE: Final = Bound(least=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to fetch. Seconds and bytes unless the name says otherwise.

    A setting is declared once, with its default, what it bounds and its own bound; the table
    of docs/fetching.md is written from here (``python -m scraper.settings_table``).

    Raises SettingsError for a value that cannot work.
    """

    data: Path
    user_agent: Annotated[
        str, "who we are; a real site is asked only with a contact (see Manners)"
    ] = USER_AGENT
    delay: Annotated[float, "seconds of rest after each answer of a host", NOT_NEGATIVE] = 1.0
    jitter: Annotated[float, "up to this share of the delay is added at random", NOT_NEGATIVE] = 0.2

    # Caps on one exchange.
    connect_seconds: Annotated[float, "name service, connection and TLS", POSITIVE] = 15.0
    read_seconds: Annotated[float, "silence in the middle of an answer", POSITIVE] = 30.0
    total_seconds: Annotated[float, "one answer from first to last byte", POSITIVE] = 300.0
    max_bytes: Annotated[int, "bytes of one body on the wire", POSITIVE] = 64 * MIB
    max_decompressed: Annotated[int, "bytes of one body unpacked", POSITIVE] = 128 * MIB
    max_redirects: Annotated[int, "redirects of one fetch", POSITIVE] = 5
    evidence_bytes: Annotated[int, "bytes kept of a body that broke a cap", NOT_NEGATIVE] = (
        512 * 1024
    )

    # Retries of 429, 5xx, resets and timeouts.
    attempts: Annotated[int, "requests for one address in all", POSITIVE] = 4
    backoff: Annotated[float, "seconds before the first retry, doubled each time", NOT_NEGATIVE] = (
        1.0
    )
    backoff_max: Annotated[float, "the longest such wait", NOT_NEGATIVE] = 60.0
    retry_after_max: Annotated[
        float, "the longest Retry-After that is waited for", NOT_NEGATIVE
    ] = 120.0

    # Addresses.
    allow_loopback: Annotated[bool, "127.0.0.0/8 and ::1 may be fetched from (sample sites)"] = (
        False
    )
    ca_file: Annotated[
        Path | None, "further certificates to trust; verification cannot be turned off"
    ] = None

    # Budgets of one force in one run: traps end here.
    max_listing_pages: Annotated[int, "pages of one walk of a listing", POSITIVE] = 5_000
    max_barren_pages: Annotated[int, "listing pages in a row without a new item", POSITIVE] = 3
    max_rewalks: Annotated[int, "further walks of a listing that does not add up", NOT_NEGATIVE] = 2
    max_requests: Annotated[int, "tasks of one run of a force", POSITIVE] = 50_000
    max_attachments: Annotated[int, "files of one item", POSITIVE] = 200
    max_sitemaps: Annotated[int, "sitemaps of one force", POSITIVE] = 100
    max_unlisted: Annotated[int, "items taken from the sitemap alone", NOT_NEGATIVE] = 2_000
    give_up_after: Annotated[
        int, "troubles in a row before a host is left alone tonight", POSITIVE
    ] = 3
    trouble_window: Annotated[
        int, "answers over which trouble and slowness are counted", POSITIVE
    ] = 20
    slow_seconds: Annotated[
        float, "mean time of an answer over that window; slower, the host is left alone", POSITIVE
    ] = 30.0
    host_seconds: Annotated[
        float, "seconds spent waiting for one host's answers in a night", POSITIVE
    ] = 3 * 3600.0
    force_seconds: Annotated[float, "one run of one force", POSITIVE] = 12 * 3600.0
    night_seconds: Annotated[
        float, "the night: what is not done by then is OUT_OF_TIME, the rest is loaded", POSITIVE
    ] = 6 * 3600.0
    reading_seconds: Annotated[
        float, "reading in one night: a force not begun by then is shown as last read", POSITIVE
    ] = 3 * 3600.0
    build_hours: Annotated[
        float, "age at which the served build is too old (`forcewide health`)", POSITIVE
    ] = 36.0
    takedown_days: Annotated[int, "days until a takedown has its line in public", NOT_NEGATIVE] = 14
    allow_sql: Annotated[bool, "readers may ask the served site in SQL (docs/security.md)"] = False
    first_date: Annotated[
        date, "where the first night begins (FOIA 2000 s.1 came into force on this day)"
    ] = date(2005, 1, 1)
    overlap_days: Annotated[
        int, "how far a night reaches back behind the newest item", NOT_NEGATIVE
    ] = 45
    rotation_days: Annotated[int, "days in which every old item has its turn", POSITIVE] = 28
    rotation_at_least: Annotated[
        int, "items that have their turn each night, at least", NOT_NEGATIVE
    ] = 100
    rotation_share: Annotated[
        float, "share of the known items that have their turn in one night, at most", POSITIVE
    ] = 0.015
    full_check_days: Annotated[
        int, "how long a 304 is believed (half as long again for some)", POSITIVE
    ] = 30
    resume_hours: Annotated[
        float, "how long a crawl that was cut short can be resumed", POSITIVE
    ] = 12.0

    # Public web archives (docs/archives.md).
    archive_days: Annotated[
        int,
        "days until a web archive is asked again; its index's answers are kept as long",
        POSITIVE,
    ] = 28
    archive_requests: Annotated[
        int, "requests to one web archive in one visit for a force", POSITIVE
    ] = 3_000
    archive_seconds: Annotated[
        float, "seconds of one night for all visits to web archives", POSITIVE
    ] = 2 * 3600.0
    archive_copies: Annotated[
        int, "copies of one address that are asked for in one visit", POSITIVE
    ] = 6
    archive_collections: Annotated[
        int, "crawls of Common Crawl that are looked into, the newest first", POSITIVE
    ] = 6

    warc_bytes: Annotated[int, "when a WARC file is full", POSITIVE] = 1024 * MIB
    verify_days: Annotated[
        int, "days in which every stored record is read again, a slice each night", POSITIVE
    ] = 28
    release_keep: Annotated[
        int, "releases whose files are kept; of older ones the description stays", POSITIVE
    ] = 12
    backup_keep: Annotated[int, "backups kept in one folder; older ones are deleted", POSITIVE] = 7
    parse_memory: Annotated[
        int, "bytes of memory to read one file ([convert.md](convert.md))", POSITIVE
    ] = 1024 * MIB
    parse_cpu_seconds: Annotated[float, "seconds of processor time to read one file", POSITIVE] = (
        60.0
    )
    parse_seconds: Annotated[float, "seconds by the clock to read one file", POSITIVE] = 60.0
    convert_memory: Annotated[int, "bytes of memory to convert one file", POSITIVE] = 2048 * MIB
    convert_seconds: Annotated[float, "seconds to convert one file", POSITIVE] = 900.0

    def __post_init__(self) -> None:
        for each in declared():
            if each.bound is not None:
                each.bound.check(each.name, getattr(self, each.name))
        if not self.user_agent.isascii() or not self.user_agent.isprintable():
            raise SettingsError("user_agent must be printable ASCII")
        if "@" not in self.user_agent and "://" not in self.user_agent:
            raise SettingsError("user_agent must carry a contact address (an e-mail or a web page)")
        if self.ca_file is not None and not self.ca_file.is_file():
            raise SettingsError(f"ca_file is not a file: {self.ca_file}")

    @property
    def parse_caps(self) -> Caps:
        """What reading one file may cost."""
        return Caps(
            memory=self.parse_memory,
            cpu_seconds=self.parse_cpu_seconds,
            wall_seconds=self.parse_seconds,
        )

    @property
    def convert_caps(self) -> Caps:
        """What converting one file may cost."""
        return Caps(
            memory=self.convert_memory,
            cpu_seconds=self.convert_seconds,
            wall_seconds=self.convert_seconds,
        )

    def introduced(self, hosts: Iterable[str]) -> None:
        """Raise SettingsError unless we say who we are, or every host is our own machine.

        A force that is troubled by us must be able to reach us (RFC 9110 section 10.1.5).
        """
        foreign = sorted(host for host in hosts if not _LOOPBACK.fullmatch(host))
        if self.user_agent == USER_AGENT and foreign:
            raise SettingsError(
                f"{foreign[0]} is not asked without a contact address for its owner: set one with"
                ' --contact, with FORCEWIDE_CONTACT, or as `contact = "you@example.org"` in'
                f" {self.data / SETTINGS_FILE}"
            )

    @property
    def archive(self) -> Path:
        """The folder of WARC files."""
        return self.data / "archive"

    @property
    def crawl_db(self) -> Path:
        """The private database: captures index, runs, items, issues."""
        return self.data / "crawl.db"

    @property
    def staging_db(self) -> Path:
        """The database that ``load`` fills."""
        return self.data / "staging.db"

    @property
    def forcewide_db(self) -> Path:
        """The published database."""
        return self.data / "forcewide.db"

    @property
    def releases(self) -> Path:
        """The folder of releases (docs/releases.md)."""
        return self.data / "releases"

    @property
    def logs(self) -> Path:
        """The folder of logs."""
        return self.data / "logs"


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared setting: what it bounds and, where it is a number, its own bound."""

    name: str
    default: object
    about: str
    bound: Bound | None


@cache
def declared() -> tuple[Setting, ...]:
    """Every setting, in the order of ``Settings``; docs/fetching.md lists them."""
    hints = get_type_hints(Settings, include_extras=True)
    found = []
    for each in fields(Settings):
        if get_origin(hints[each.name]) is Annotated:
            _, about, *bounds = get_args(hints[each.name])
            found.append(Setting(each.name, each.default, about, bounds[0] if bounds else None))
    return tuple(found)


def agent_of(contact: str) -> str:
    """The User-Agent of somebody who can be reached: an e-mail address or a web page.

    Raises SettingsError for a contact that is neither.
    """
    if not _CONTACT.fullmatch(contact) or contact.endswith(("@example.org", "@example.com")):
        raise SettingsError(f"contact must be an e-mail address or a web page, not {contact!r}")
    return f"{USER_AGENT[:-1]}; contact: {contact})"
