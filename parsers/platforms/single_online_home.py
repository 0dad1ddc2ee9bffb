"""Single Online Home: the platform of most forces.

How to recognise it: addresses under ``/foi-ai/``, files under ``/SysSiteAssets/``,
a listing at ``/foi-ai/af/accessing-information/published-items/``.

What to set: ``host`` (the force's own, with ``www.``). ``aliases`` where item links
use a second host. ``folders`` only where the log shares its folder with other
pages: path prefixes below ``/foi-ai/`` that hold disclosures. ``date_format`` if
an Issue ``window_ignored`` says that the site does not read ISO dates.

What is certain (platforms.md section 1): the query parameters, that pages are
rendered on the server, that results carry a title link and "Published:", that
``GetPaginatedResults`` is forbidden by robots.txt and never asked for. What is
not: CSS classes, page size, the date format of ``fdte`` and ``tdte``. So nothing
here names a class; items are chosen by address and by the words beside them.
Folders below ``/foi-ai/`` are each force's own free text, with months in English
or Welsh, and are never built, only followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from bs4 import Tag

from parsers.errors import DeclarationError
from parsers.platforms.claims import claim_of
from parsers.platforms.html_list import FILES
from parsers.platforms.html_log import HtmlLog
from parsers.platforms.likeness import Mark, Place
from parsers.platforms.numbered import kin
from parsers.platforms.pages import printed_date, text_of
from parsers.platforms.results import NO_RESULTS, item_links, line_ids, warn
from parsers.types import Entry, Issue, Level, Page, Request, RequestKind, Sitemap

MARKS: Final = (
    Mark(
        "address of a published item or of the listing",
        Place.ADDRESS,
        re.compile(r"/(?:cy-GB/)?foi-ai/"),
        6,
    ),
    Mark(
        "address of the listing",
        Place.ADDRESS,
        re.compile(r"/accessing-information/published-items/"),
        4,
        RequestKind.LISTING,
    ),
    Mark("link under /foi-ai/", Place.LINK, re.compile(r"/(?:cy-GB/)?foi-ai/[^/]+/"), 4),
    Mark("file under /SysSiteAssets/", Place.LINK, re.compile(r"/SysSiteAssets/"), 2),
    Mark(
        "results carry the word Published and a time",
        Place.WORDS,
        re.compile(r"(?:Published|Cyhoeddwyd): \d{2}:\d{2} \d{2}/\d{2}/\d{4}"),
        2,
    ),
    Mark(
        "the platform's feedback line",
        Place.WORDS,
        re.compile(r"Is there (?:a problem|anything wrong) with this page\?"),
        1,
    ),
)

_ITEM_PATH: Final = re.compile(r"/(?:cy-GB/)?foi-ai/(?!af/)(?:[^/]+/){2,8}[^/]+/?")
_FILE_PATH: Final = re.compile(r"/SysSiteAssets/.+")
_FORBIDDEN: Final = "/GetPaginatedResults"
_MONTHLY_YEARS: Final = 3  # older windows span a year: few answers of that age remain


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleOnlineHome(HtmlLog):
    """One force's site on the platform; see the module's docstring for each parameter."""

    folders: tuple[str, ...] = ()
    listing: str = "/foi-ai/af/accessing-information/published-items/"
    document_type: str = "Disclosure log"
    date_format: str = "%Y-%m-%d"

    COUNTED: ClassVar[bool] = True
    IN_PASSING: ClassVar[bool] = True  # policies under /foi-ai/ are linked from running text

    def __post_init__(self) -> None:
        HtmlLog.__post_init__(self)
        if not self.listing.startswith("/") or not self.listing.endswith("/"):
            raise DeclarationError(f"listing must begin and end with '/', not {self.listing!r}")
        if wrong := [one for one in self.folders if one.startswith("/") or not one.endswith("/")]:
            raise DeclarationError(f"folders are written force-slug/folder/, not {wrong[0]!r}")

    @property
    def log_path(self) -> str:
        return self.listing

    @property
    def roots(self) -> tuple[str, ...]:
        folders = self.folders or ("",)
        pages = [f"{tongue}/foi-ai/{one}" for tongue in ("", "/cy-GB") for one in folders]
        return tuple(self.absolute(one) for one in (*pages, "/SysSiteAssets/foi-media/"))

    # ------------------------------------------------------------------ what to ask for

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """The listing in date windows, newest first, so that no result cap is reached,
        and the sitemap, which robots.txt names."""
        if since > until:
            raise ValueError(f"since {since} is after until {until}")
        sitemap = Request(self.absolute("/sitemap.xml"), RequestKind.SITEMAP)
        return (*self.within(since, until), sitemap)

    def within(self, first: date, last: date) -> tuple[Request, ...]:
        """The listing in date windows, newest first."""
        return tuple(self._window(*days) for days in _windows(first, last))

    def undated(self) -> Request:
        """The log without days, for windows that find nothing: dates may not be understood."""
        return self._asked("", "")

    def _window(self, first: date, last: date) -> Request:
        return self._asked(first.strftime(self.date_format), last.strftime(self.date_format))

    def _asked(self, first: str, last: str) -> Request:
        query = {"q": "", "dt": self.document_type, "fdte": first, "tdte": last, "ic": ""}
        return Request(f"{self.log_url}?{urlencode(query)}", RequestKind.LISTING)

    # ------------------------------------------------------------------ listing

    def is_item(self, path: str) -> bool:
        if not _ITEM_PATH.fullmatch(path):
            return False
        return not self.folders or path.split("/foi-ai/", 1)[1].startswith(self.folders)

    def is_file(self, path: str) -> bool:
        return _FILE_PATH.fullmatch(path) is not None or FILES.fullmatch(path) is not None

    def may_follow(self, address: str, page: Page) -> bool:
        return kin(address, page) and _FORBIDDEN not in address

    def _entries(self, main: Tag, page: Page) -> tuple[list[Entry], list[Issue]]:
        entries, issues = HtmlLog._entries(self, main, page)
        query = parse_qs(urlsplit(page.url).query)
        first, last = (printed_date(query.get(name, [""])[0]) for name in ("fdte", "tdte"))
        if not first or not last:
            return entries, issues
        outside = [
            one for one in entries if one.published_on and not first <= one.published_on <= last
        ]
        if not outside:
            return entries, issues
        inside = [one for one in entries if one not in outside]
        text = f"{len(outside)} of {len(entries)} results lie outside {first} to {last}"
        if self._beside(main, page, len(inside)):
            text = f"{text}, and the page counts the others alone"
            return inside, [*issues, Issue(Level.INFO, "lines_beside", text, where=page.url)]
        text = f"{text}; set date_format, or the site has changed"
        return entries, [*issues, warn("window_ignored", text, page)]

    def _beside(self, main: Tag, page: Page, inside: int) -> bool:
        """Whether the page itself says that so many lines are its results: what lies outside
        the days is a box of other answers, each of which has a window of its own."""
        if not inside:
            return NO_RESULTS.search(text_of(main)) is not None
        lines = line_ids(item_links(main, page, self._is_item, self._settled))
        claim = claim_of(main, lines)
        shown = claim.last - claim.first + 1 if claim.first and claim.last else claim.total
        return shown == inside

    # ------------------------------------------------------------------ sitemap

    def read_sitemap(self, page: Page) -> Sitemap:
        """Read a sitemap, or an index of sitemaps; Welsh pages are twins of English ones."""
        found = HtmlLog.read_sitemap(self, page)
        return replace(
            found, addresses=tuple(one for one in found.addresses if "/cy-GB/" not in one)
        )

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        """Addresses that the sitemap has and the listing lacks, in folders that the listing uses.

        Policies and publication-scheme pages share the ``/foi-ai/`` root, so an
        address counts only beside listed items: same folder, same depth.
        """
        homes = {_home(address) for address in listed} - {()}
        return tuple(
            address
            for address in sitemap.addresses
            if address not in listed and _home(address) in homes
        )


def _windows(since: date, until: date) -> list[tuple[date, date]]:
    """Windows covering since..until, newest first: months, then whole years."""
    recent = date(max(until.year - _MONTHLY_YEARS, 1), until.month, 1)
    windows: list[tuple[date, date]] = []
    last = until
    while last >= since:
        first = last.replace(day=1) if last >= recent else last.replace(month=1, day=1)
        windows.append((max(first, since), last))
        last = first - timedelta(days=1)
    return windows


def _home(address: str) -> tuple[str, ...]:
    """Where an item lives: its force and disclosure folder, and how deep it lies; nowhere if its
    address is of another system."""
    parts = [part for part in urlsplit(address).path.split("/") if part]
    if "foi-ai" not in parts:
        return ()
    start = parts.index("foi-ai")
    return (*parts[start : start + 3], str(len(parts)))
