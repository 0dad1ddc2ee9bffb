"""The public web archives that are known, each a row: where to ask, how often, on what terms.

``<data>/archives.json`` names others in their place, a sample one or a pywb of one's own:
``[{"name": "own", "title": "our own archive", "dialect": "pywb", "index":
"http://127.0.0.1:8080/own/cdx", "replay": ["http://127.0.0.1:8080/own/"]}]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from parsers.text.addresses import host_of
from scraper.errors import SettingsError

NAME: Final = "archives.json"
_DIGITS: Final = 14


class Dialect(StrEnum):
    """How an archive's index is asked and answers (docs/archives.md)."""

    WAYBACK = "wayback"
    PYWB = "pywb"
    COMMON_CRAWL = "common_crawl"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebArchive:
    """One archive.

    ``index`` is the address of its index (Common Crawl: of the list of its indexes);
    ``replay`` the beginnings of its copies' addresses, the present one first (Common
    Crawl: of its files). ``index_pace`` and ``pace`` are seconds of rest after each answer of
    index and copies; ``wait`` before a question is repeated that was one too many, doubled
    each time. ``asked`` unless other archives are named; ``limits`` is what it says itself.
    """

    name: str
    title: str
    dialect: Dialect
    index: str
    replay: tuple[str, ...]
    index_pace: float = 3.0
    pace: float = 2.0
    wait: float = 60.0
    asked: bool = True
    limits: str = ""
    terms: str = ""

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that are asked."""
        return frozenset(host_of(one) for one in (self.index, *self.replay))

    def copy_address(self, stamp: str, original: str) -> str:
        """Where the untouched copy of a moment lies (``id_``); rewritten ones are no evidence."""
        return f"{self.replay[0]}{stamp}id_/{original}"


@dataclass(frozen=True, slots=True)
class CopyAddress:
    """An address of an untouched copy, taken apart; ``at`` is what it asks for."""

    archive: WebArchive
    at: datetime | None
    original: str


ARCHIVES: Final = (
    WebArchive(
        name="internet-archive",
        title="the Internet Archive",
        dialect=Dialect.WAYBACK,
        index="https://web.archive.org/cdx/search/cdx",
        replay=(
            "https://web.archive.org/web/",
            "https://wayback.archive.org/web/",
            "https://web.archive.org/",
        ),
        limits="index 30 a minute, copies 600 a minute; after 429 a minute of silence or more",
        terms="https://archive.org/about/terms.php",
    ),
    WebArchive(
        name="common-crawl",
        title="Common Crawl",
        dialect=Dialect.COMMON_CRAWL,
        index="https://index.commoncrawl.org/collinfo.json",
        replay=("https://data.commoncrawl.org/",),
        index_pace=5.0,
        limits="one server for everybody; 403 from its files is a block",
        terms="https://commoncrawl.org/terms-of-use",
    ),
    WebArchive(
        name="ukgwa",
        title="the UK Government Web Archive",
        dialect=Dialect.PYWB,
        index="https://webarchive.nationalarchives.gov.uk/ukgwa/cdx",
        replay=(
            "https://webarchive.nationalarchives.gov.uk/ukgwa/",
            "https://webarchive.nationalarchives.gov.uk/",
        ),
        asked=False,
        limits="fair use; programs identify themselves; holds central government, few forces",
        terms="https://www.nationalarchives.gov.uk/legal/",
    ),
    WebArchive(
        name="ukwa",
        title="the UK Web Archive",
        dialect=Dialect.PYWB,
        index="https://www.webarchive.org.uk/wayback/archive/cdx",
        replay=(
            "https://www.webarchive.org.uk/wayback/archive/",
            "https://www.webarchive.org.uk/wayback/en/archive/",
        ),
        asked=False,
        limits="open only where owners agreed; its present state is not known",
        terms="https://www.webarchive.org.uk/",
    ),
    WebArchive(
        name="arquivo",
        title="Arquivo.pt",
        dialect=Dialect.PYWB,
        index="https://arquivo.pt/wayback/cdx",
        replay=("https://arquivo.pt/noFrame/replay/", "https://arquivo.pt/wayback/"),
        asked=False,
        limits="index 250 a minute; over it a lasting block",
        terms="https://arquivo.pt/",
    ),
)


def known(data: Path) -> tuple[WebArchive, ...]:
    """The archives of a data folder: those of ``archives.json``, or the public ones.

    Raises SettingsError for a file that describes none.
    """
    path = data / NAME
    if not path.is_file():
        return ARCHIVES
    try:
        found = msgspec.convert(json.loads(path.read_text("utf-8")), tuple[WebArchive, ...])
    except (ValueError, msgspec.ValidationError) as error:
        raise SettingsError(f"{path}: not a list of web archives: {error}") from error
    if wrong := [one.name for one in found if not one.replay or not urlsplit(one.index).netloc]:
        raise SettingsError(f"{path}: {wrong[0]} has no address of an index or of copies")
    return found


def write(data: Path, archives: Iterable[WebArchive]) -> None:
    """Remember other archives than the public ones for every later command on a folder."""
    data.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(list(archives)), indent=1)
    (data / NAME).write_bytes(text + b"\n")


def title_of(name: str, archives: Iterable[WebArchive] = ARCHIVES) -> str:
    """How a reader knows an archive; of a collection (``common-crawl:CC-...``) the archive's."""
    plain = name.partition(":")[0]
    return next((one.title for one in archives if one.name == plain), plain)


def taken_apart(url: str, archives: Iterable[WebArchive]) -> CopyAddress | None:
    """An address as that of an archive's untouched copy; None where it is none.

    The address inside may have lost its scheme, or a slash of it.
    """
    bare = url.partition("://")[2]
    for archive in archives:
        for beginning in archive.replay:
            rest = bare.removeprefix(beginning.partition("://")[2])
            found = _COPY.fullmatch(rest) if rest != bare else None
            if found is not None:
                inner = _SCHEME.sub(r"\1://", found["url"])
                original = inner if _SCHEME.match(inner) else f"http://{inner}"
                return CopyAddress(archive, moment(found["at"]), original)
    return None


def moment(text: str) -> datetime | None:
    """A moment as archives write it: 4 to 14 digits, each part after the year may be missing;
    a month or day of 00 is the first. None where it is none."""
    if not (4 <= len(text) <= _DIGITS and text.isascii() and text.isdigit()):
        return None
    year, month, day = int(text[:4]), int(text[4:6] or 1) or 1, int(text[6:8] or 1) or 1
    hour, minute, second = (int(text[at : at + 2] or 0) for at in (8, 10, 12))
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


_COPY: Final = re.compile(r"(?P<at>\d{4,14})id_/(?P<url>.{4,2000})")
_SCHEME: Final = re.compile(r"^(https?):/{1,2}(?=[^/])", re.IGNORECASE)
