"""Every number that fetching obeys, in one frozen value; and where things lie on disk."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

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
_POSITIVE: Final = (
    "connect_seconds",
    "read_seconds",
    "total_seconds",
    "max_bytes",
    "max_decompressed",
    "max_redirects",
    "attempts",
    "max_listing_pages",
    "max_barren_pages",
    "max_requests",
    "max_attachments",
    "max_sitemaps",
    "give_up_after",
    "rotation_days",
    "full_check_days",
    "resume_hours",
    "force_seconds",
    "night_seconds",
    "host_seconds",
    "trouble_window",
    "warc_bytes",
    "parse_memory",
    "parse_cpu_seconds",
    "parse_seconds",
    "convert_memory",
    "convert_seconds",
)
_NOT_NEGATIVE: Final = (
    "delay",
    "jitter",
    "backoff",
    "backoff_max",
    "retry_after_max",
    "overlap_days",
    "rotation_at_least",
    "max_unlisted",
    "max_rewalks",
    "evidence_bytes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to fetch. Seconds and bytes unless the name says otherwise; docs/fetching.md explains.

    Raises SettingsError for a value that cannot work.
    """

    data: Path
    user_agent: str = USER_AGENT

    # Manners: per host, between the end of one answer and the next request.
    delay: float = 1.0
    jitter: float = 0.2  # up to this share of the delay is added at random, never taken away

    # Caps on one exchange.
    connect_seconds: float = 15.0
    read_seconds: float = 30.0
    total_seconds: float = 300.0
    max_bytes: int = 64 * MIB
    max_decompressed: int = 128 * MIB
    max_redirects: int = 5
    evidence_bytes: int = 512 * 1024  # kept of a body that broke a cap

    # Retries of 429, 5xx, resets and timeouts.
    attempts: int = 4
    backoff: float = 1.0
    backoff_max: float = 60.0
    retry_after_max: float = 120.0  # longer than this: leave the host alone tonight

    # Addresses.
    allow_loopback: bool = False
    ca_file: Path | None = None  # further certificates to trust; verification cannot be turned off

    # Budgets of one force in one run: traps end here.
    max_listing_pages: int = 5_000
    max_barren_pages: int = 3
    max_rewalks: int = 2
    max_requests: int = 50_000
    max_attachments: int = 200
    max_sitemaps: int = 100
    max_unlisted: int = 2_000
    give_up_after: int = 3
    trouble_window: int = 20  # answers over which trouble and slowness are counted
    slow_seconds: float = 30.0  # mean of a window of answers above this: too slow to go on
    host_seconds: float = 3 * 3600.0  # spent waiting for one host's answers in a night
    force_seconds: float = 12 * 3600.0
    night_seconds: float = 6 * 3600.0  # then the rest is loaded without those still at it

    # Incremental nights.
    first_date: date = date(2005, 1, 1)  # FOIA 2000 s.1 came into force on this day
    overlap_days: int = 45
    rotation_days: int = 28
    rotation_at_least: int = 200
    full_check_days: int = 30
    resume_hours: float = 12.0

    warc_bytes: int = 1024 * MIB

    # Caps on reading one file, and on converting one (docs/convert.md).
    parse_memory: int = 1024 * MIB
    parse_cpu_seconds: float = 60.0
    parse_seconds: float = 60.0
    convert_memory: int = 2048 * MIB
    convert_seconds: float = 900.0

    def __post_init__(self) -> None:
        for name in _POSITIVE:
            if not getattr(self, name) > 0:
                raise SettingsError(f"{name} must be above 0, not {getattr(self, name)!r}")
        for name in _NOT_NEGATIVE:
            if not getattr(self, name) >= 0:
                raise SettingsError(f"{name} must be 0 or more, not {getattr(self, name)!r}")
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

        A force that is troubled by us must be able to tell us (RFC 9110 section 10.1.5).
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
    def logs(self) -> Path:
        """The folder of logs."""
        return self.data / "logs"


def agent_of(contact: str) -> str:
    """The User-Agent of somebody who can be reached: an e-mail address or a web page.

    Raises SettingsError for a contact that is neither.
    """
    if not _CONTACT.fullmatch(contact) or contact.endswith(("@example.org", "@example.com")):
        raise SettingsError(f"contact must be an e-mail address or a web page, not {contact!r}")
    return f"{USER_AGENT[:-1]}; contact: {contact})"


def remembered_contact(data: Path) -> str | None:
    """The contact that a data folder's ``settings.toml`` names; None without such a file.

    Raises SettingsError for a file that is none.
    """
    path = data / SETTINGS_FILE
    if not path.is_file():
        return None
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
    if unknown := sorted(found.keys() - {"contact"}):
        raise SettingsError(f"{path}: {unknown[0]!r} is no setting; there is contact")
    contact = found.get("contact")
    if contact is not None and not isinstance(contact, str):
        raise SettingsError(f"{path}: contact must be text")
    return contact
