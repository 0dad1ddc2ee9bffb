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
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from bs4 import BeautifulSoup, Tag
from lxml import etree

from parsers.documents import attach_captions, blocks_from_html
from parsers.errors import AnchorMissingError, DeclarationError
from parsers.platforms.chrome import is_chrome
from parsers.platforms.pages import attribute, href, links, printed_date, text_of, tree
from parsers.types import (
    Block,
    Document,
    DocumentRef,
    Entry,
    Issue,
    Item,
    Level,
    Listing,
    Page,
    ReadVerdict,
    Request,
    RequestKind,
    Sitemap,
)

_ITEM_PATH: Final = re.compile(r"/(?:cy-GB/)?foi-ai/(?!af/)(?:[^/]+/){2,8}[^/]+/?")
_FILE_PATH: Final = re.compile(
    r"/SysSiteAssets/.+|.+\.(?:pdf|docx?|xlsx?|xlsm|xlsb|csv|ods|odt|rtf|zip|pptx?|eml|msg)",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"\b(?P<first>\d[\d,]*) ?(?:-|–|to|i) ?(?P<last>\d[\d,]*)"
    r" (?:of|o) (?:about )?(?P<of>\d[\d,]*)\b"
    r"|\b(?P<count>\d[\d,]*) (?:search )?(?:results?|items?|records?|canlyniad(?:au)?)\b"
    r"|\b(?:results?|canlyniadau)(?: found)?: ?(?P<after>\d[\d,]*)\b",
    re.IGNORECASE,
)
_NO_RESULTS: Final = re.compile(
    r"\b(?:no (?:search )?(?:results|items|records)|0 (?:results|items)"
    r"|(?:did|does) not match any|nothing (?:was )?found|dim canlyniadau|ni chafwyd"
    r"|(?:could not|couldn't|couldn’t) find any)\b",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"\b(?:next(?: page)?|(?:y )?(?:dudalen )?nesaf)\b", re.IGNORECASE)
_FORBIDDEN: Final = "/GetPaginatedResults"
_FURNITURE: Final = ("nav", "header", "footer", "aside", "script", "style", "noscript", "form")
_MONTHLY_YEARS: Final = 3  # older windows span a year: few answers of that age remain


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleOnlineHome:
    """One force's site on the platform; see the module's docstring for each parameter."""

    host: str
    scheme: str = "https"
    aliases: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    listing: str = "/foi-ai/af/accessing-information/published-items/"
    document_type: str = "Disclosure log"
    date_format: str = "%Y-%m-%d"

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9.-]+(:\d+)?", self.host):
            raise DeclarationError(f"host must be a bare host name, not {self.host!r}")
        if self.scheme not in {"http", "https"}:
            raise DeclarationError(f"scheme must be http or https, not {self.scheme!r}")
        if not self.listing.startswith("/") or not self.listing.endswith("/"):
            raise DeclarationError(f"listing must begin and end with '/', not {self.listing!r}")

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset((self.host, *self.aliases))

    @property
    def log_url(self) -> str:
        """The listing of disclosures, as a reader would open it."""
        return f"{self.scheme}://{self.host}{self.listing}"

    def at(self, host: str, scheme: str) -> SingleOnlineHome:
        """The same site on another host, such as a sample site on loopback."""
        return replace(self, host=host, scheme=scheme, aliases=())

    # ------------------------------------------------------------------ what to ask for

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        """The listing in date windows, newest first, so that no result cap is reached,
        and the sitemap, which robots.txt names."""
        if since > until:
            raise ValueError(f"since {since} is after until {until}")
        listings = (self._window(first, last) for first, last in _windows(since, until))
        sitemap = Request(f"{self.scheme}://{self.host}/sitemap.xml", RequestKind.SITEMAP)
        return (*listings, sitemap)

    def _window(self, first: date, last: date) -> Request:
        query = {
            "q": "",
            "dt": self.document_type,
            "fdte": first.strftime(self.date_format),
            "tdte": last.strftime(self.date_format),
            "ic": "",
        }
        address = f"{self.scheme}://{self.host}{self.listing}?{urlencode(query)}"
        return Request(address, RequestKind.LISTING)

    # ------------------------------------------------------------------ listing

    def read_listing(self, page: Page) -> Listing:
        """Read one page of results.

        Raises AnchorMissingError when neither results nor the platform's own
        no-results text stand on the page: then it is not a listing we know.
        """
        soup = tree(page)
        following = self._next(soup, page)  # before the furniture goes: it may stand in a <nav>
        main = _content(soup)
        words = text_of(main)
        entries, issues = self._entries(main, page)
        none_found = not entries and bool(_NO_RESULTS.search(words))
        if not entries and not none_found:
            raise AnchorMissingError(
                "no results and no text that says so; the page has changed or is another page",
                where=page.url,
            )
        claim = _claimed(words)
        following = None if none_found else following
        issues += _listing_issues(page, entries, claim, following)
        issues += self._window_issues(page, entries)
        return Listing(
            entries=tuple(entries),
            next=following,
            claimed_total=0 if none_found else claim.total,
            no_results=none_found,
            issues=tuple(issues),
        )

    def _entries(self, main: Tag, page: Page) -> tuple[list[Entry], list[Issue]]:
        anchors: dict[str, list[Tag]] = {}
        for anchor, address in links(main, page):
            if self._is_item(address):
                anchors.setdefault(address, []).append(anchor)
        entries: list[Entry] = []
        issues: list[Issue] = []
        for address, found in anchors.items():
            container = _container(found[0], address, anchors, page)
            entry = _entry(address, found, container)
            if entry is None:
                continue
            if not entry.title:
                issues.append(_warn("title_missing", f"no title beside {address}", page))
            if entry.published_on is None:
                issues.append(_warn("date_missing", f"no publication date beside {address}", page))
            entries.append(entry)
        return entries, issues

    def _is_item(self, address: str) -> bool:
        parts = urlsplit(address)
        if parts.netloc not in self.hosts or not _ITEM_PATH.fullmatch(parts.path):
            return False
        below = parts.path.split("/foi-ai/", 1)[1]
        return not self.folders or below.startswith(self.folders)

    def _next(self, soup: BeautifulSoup, page: Page) -> Request | None:
        for anchor in soup.find_all(["a", "link"], href=True):
            label = " ".join(
                (attribute(anchor, "aria-label"), attribute(anchor, "title"), text_of(anchor))
            )
            if "next" not in attribute(anchor, "rel").split() and not (
                len(label) <= 40 and _NEXT.search(label)
            ):
                continue
            address = href(anchor, page)
            same = urlsplit(address).path.rstrip("/") == urlsplit(page.final_url).path.rstrip("/")
            if same and _FORBIDDEN not in address and address != page.final_url:
                return Request(address, RequestKind.LISTING)
        return None

    def _window_issues(self, page: Page, entries: list[Entry]) -> list[Issue]:
        query = parse_qs(urlsplit(page.url).query)
        first, last = (printed_date(query.get(name, [""])[0]) for name in ("fdte", "tdte"))
        dates = [entry.published_on for entry in entries if entry.published_on]
        if not first or not last or not dates:
            return []
        outside = [found for found in dates if not first <= found <= last]
        if not outside:
            return []
        text = f"{len(outside)} of {len(dates)} results lie outside {first} to {last}"
        return [_warn("window_ignored", f"{text}; set date_format, or the site has changed", page)]

    # ------------------------------------------------------------------ sitemap

    def read_sitemap(self, page: Page) -> Sitemap:
        """Read a sitemap, or an index of sitemaps: item addresses, and further sitemaps."""
        try:
            root = etree.fromstring(
                page.body, etree.XMLParser(resolve_entities=False, no_network=True)
            )
        except etree.XMLSyntaxError as error:
            raise AnchorMissingError(f"not a sitemap: {error.msg}", where=page.url) from error
        places = [(node.text or "").strip() for node in root.iter("{*}loc")]
        if etree.QName(root).localname == "sitemapindex":
            nested = [place for place in places if urlsplit(place).netloc in self.hosts]
            return Sitemap((), tuple(Request(place, RequestKind.SITEMAP) for place in nested))
        items = (place for place in places if self._is_item(place) and "/cy-GB/" not in place)
        return Sitemap(tuple(dict.fromkeys(items)), ())

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        """Addresses that the sitemap has and the listing lacks, in folders that the listing uses.

        Policies and publication-scheme pages share the ``/foi-ai/`` root, so an
        address counts only beside listed items: same folder, same depth.
        """
        homes = {_home(address) for address in listed}
        return tuple(
            address
            for address in sitemap.addresses
            if address not in listed and _home(address) in homes
        )

    # ------------------------------------------------------------------ item

    def read_item(self, page: Page) -> Item:
        """Read one item page: its words without the site's furniture, and its files.

        Raises AnchorMissingError without a heading or without any words below it.
        """
        soup = tree(page)
        title = _title(soup)
        if not title:
            raise AnchorMissingError("no heading; the page has changed", where=page.url)
        published = _published(soup)
        main = _content(soup)
        attachments = self._attachments(main, page)
        found, drawn = blocks_from_html(main)
        kept, tables = attach_captions([b for b in found if _belongs(b, title)], drawn)
        if not kept and not attachments:
            raise AnchorMissingError("a heading and nothing below it", where=page.url)
        document = Document(
            file=page.final_url,
            sha256=page.sha256,
            media_type="text/html",
            pages=None,
            verdict=ReadVerdict.PARSED,
            blocks=tuple(kept),
            tables=tuple(tables),
        )
        html = soup.find("html")
        lang = attribute(html, "lang")[:2].lower() if isinstance(html, Tag) else ""
        return Item(
            url=page.final_url,
            title=title,
            published_on=published,
            lang=lang or ("cy" if "/cy-GB/" in page.final_url else "en"),
            document=document,
            attachments=attachments,
        )

    def _attachments(self, main: Tag, page: Page) -> tuple[DocumentRef, ...]:
        found: dict[str, str] = {}
        for anchor, address in links(main, page):
            parts = urlsplit(address)
            if parts.netloc in self.hosts and _FILE_PATH.fullmatch(parts.path):
                label = text_of(anchor)
                found[address] = found.get(address) or label
        return tuple(DocumentRef(address, label) for address, label in found.items())


# ---------------------------------------------------------------------- reading by shape


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


def _content(soup: BeautifulSoup) -> Tag:
    """The main content, or the body without its furniture where no main is marked."""
    main = soup.find("main") or soup.find(role="main") or soup.body
    if not isinstance(main, Tag):
        return soup
    for name in _FURNITURE:
        for node in main.find_all(name):
            if name == "header" and node.find("h1"):
                continue
            node.decompose()
    for node in main.find_all(role=["navigation", "search", "alert", "banner"]):
        node.decompose()
    return main


def _container(anchor: Tag, address: str, items: dict[str, list[Tag]], page: Page) -> Tag:
    """The largest element round a link that holds no other item: one result."""
    best = anchor
    for parent in anchor.parents:
        if parent.name in {"main", "body", "[document]"}:
            break
        others = {found for _, found in links(parent, page)} & items.keys() - {address}
        if others:
            break
        best = parent
    return best


def _entry(address: str, anchors: list[Tag], container: Tag) -> Entry | None:
    """One result, or None for a link in passing: no date beside it and not a heading."""
    stamp = container.find("time")
    published = printed_date(attribute(stamp, "datetime")) if isinstance(stamp, Tag) else None
    published = published or printed_date(text_of(container))
    in_heading = any(
        a.find_parent(["h2", "h3", "h4"]) or a.find(["h2", "h3", "h4"]) for a in anchors
    )
    if published is None and not in_heading:
        return None
    title = max((text_of(anchor) for anchor in anchors), key=len)
    paragraphs = [text_of(node) for node in container.find_all("p")]
    summary = next((words for words in paragraphs if words and not printed_date(words)), None)
    return Entry(address, title, published, summary)


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the page says of itself: results ``first`` to ``last`` of ``total``."""

    first: int | None = None
    last: int | None = None
    total: int | None = None


def _claimed(words: str) -> _Claim:
    found = _TOTAL.search(words)
    if not found:
        return _Claim()
    number = {k: int(v.replace(",", "")) for k, v in found.groupdict().items() if v}
    if "of" in number:
        return _Claim(number["first"], number["last"], number["of"])
    return _Claim(total=number.get("count", number.get("after")))


def _listing_issues(
    page: Page, entries: list[Entry], claim: _Claim, following: Request | None
) -> list[Issue]:
    if not entries:
        return []
    if claim.total is None:
        return [_warn("total_missing", "the page no longer says how many results there are", page)]
    issues = []
    if claim.first is not None and claim.last is not None:
        shown = claim.last - claim.first + 1
        if shown != len(entries):
            text = f"{shown} results promised, {len(entries)} read"
            issues.append(_warn("entries_missing", text, page))
        if following is None and claim.last < claim.total:
            text = f"results go on after {claim.last} of {claim.total}, but no next link"
            issues.append(_warn("next_missing", text, page))
    return issues


def _warn(code: str, message: str, page: Page) -> Issue:
    return Issue(Level.WARNING, code, message, where=page.url)


def _home(address: str) -> tuple[str, ...]:
    """Where an item lives: its force and disclosure folder, and how deep it lies."""
    parts = [part for part in urlsplit(address).path.split("/") if part]
    start = parts.index("foi-ai")
    return (*parts[start : start + 3], str(len(parts)))


def _title(soup: BeautifulSoup) -> str:
    main = soup.find("main") or soup
    heading = main.find("h1") if isinstance(main, Tag) else None
    heading = heading or soup.find("h1")
    if isinstance(heading, Tag) and text_of(heading):
        return text_of(heading)
    meta = soup.find("meta", attrs={"property": "og:title"})
    return attribute(meta, "content").strip() if isinstance(meta, Tag) else ""


def _published(soup: BeautifulSoup) -> date | None:
    meta = soup.find("meta", attrs={"property": "article:published_time"})
    if isinstance(meta, Tag) and (found := printed_date(attribute(meta, "content"))):
        return found
    label = soup.find(string=re.compile(r"^\s*(?:Published|Cyhoeddwyd)\b"))
    if label is None or label.parent is None:
        return None
    return printed_date(text_of(label.parent)) or printed_date(
        text_of(label.parent.parent) if label.parent.parent else ""
    )


def _belongs(block: Block, title: str) -> bool:
    return bool(block.table is not None or (block.text != title and not is_chrome(block.text)))
