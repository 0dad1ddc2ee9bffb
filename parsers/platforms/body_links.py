"""Every link in an answer's body, and what it is as far as the page tells.

Not only ``<a>``: sites put their files into frames, objects, embeds, image maps, buttons
with a ``data-`` attribute, one-button forms and lines of script. Nothing is left out by
its ending: what a page cannot tell (``MAYBE``) is decided by what comes back
(``scraper/crawl/attachments.py``), and every link has its fate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urldefrag, urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.platforms.pages import attribute
from parsers.platforms.results import says_nothing, title_of
from parsers.text.addresses import resolve
from parsers.types import BodyLink, LinkKind, Page

# Elements that show what they load, with the attributes that name it.
_SHOWN: Final = {
    "iframe": ("src", "data-src"),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "audio": ("src",),
    "video": ("src",),
    "source": ("src",),
}
# An address in an attribute that is no link by itself: a button's, a row's.
_DATA: Final = re.compile(
    r"data-(?:[a-z]+-)*(?:url|href|src|file|link|download|document|attachment|path)(?:-[a-z]+)*"
)
_QUOTED: Final = re.compile(r"[\"']((?:https?:)?/[^\"'\s]{1,2000})[\"']")
_FILE: Final = re.compile(
    r".+\.(?:pdf|docx?|docm|dotx?|xlsx?|xlsm|xlsb|xltx?|csv|tsv|ods|odt|odp|odg|rtf|txt|zip|7z|rar|gz"
    r"|pptx?|ppsx?|eml|msg|xml|json|geojson|kml|accdb|mdb|pub|numbers|pages|jpe?g|png|gif|tiff?"
    r"|mp[34]|wav)[./]?",
    re.IGNORECASE,
)
# The address of something that hands files out, whatever it is called.
_HANDS_OUT: Final = re.compile(
    r"/(?:download|attachment|getfile|get-?document|file)s?\b|\bdownload\b|\.ashx$|format=(?:pdf|csv|"
    r"xlsx?|docx?)\b|wpdmdl=|(?:doc(?:ument)?|file|attachment)(?:id|name)?=",
    re.IGNORECASE,
)
PAPER: Final = re.compile(
    r"\b(?:response|reply|letter|attachments?|annexe?|appendix|documents?|download|data(?:set)?"
    r"|spreadsheet|tables?|pdf|csv|excel|xlsx?|word|docx?|report|ymateb|atodiad)\b",
    re.IGNORECASE,
)
_LINKED: Final = frozenset({"a", "script", "style", "textarea"})
_WRITTEN: Final = re.compile(r"https?://[^\s<>\"']{3,500}[^\s<>\"'.,;:)\]]")
_FOLDER: Final = re.compile(
    r"/(?:files?|media|uploads?|documents?|assets?|downloads?|attachments?)(?:/|$)", re.IGNORECASE
)
_SHARING: Final = re.compile(
    r"(?:[a-z0-9-]+\.)*(?:facebook|twitter|x|linkedin|whatsapp|wa|pinterest|reddit|t|bsky|threads)"
    r"\.(?:com|me|co|app|net)"
)
_FORM_FIELDS: Final = ["input", "select", "textarea"]


@dataclass(frozen=True, slots=True)
class Site:
    """What a platform knows of addresses: its hosts, the stores of its files, and which
    addresses are answers, files, or its log."""

    hosts: frozenset[str]
    stores: frozenset[str]
    is_item: Callable[[str], bool]
    is_file: Callable[[str], bool]
    log_url: str
    home: Callable[[str], str]


def body_links(main: Tag, page: Page, site: Site) -> tuple[BodyLink, ...]:
    """All links below a node, once each, in the page's order."""
    found: dict[str, BodyLink] = {}
    for node, raw, shown in _raw(main):
        link = _link(node, raw, page, site, shown=shown)
        before = found.get(link.url)
        if before is None or (before.kind is LinkKind.MAYBE and link.kind is LinkKind.FILE):
            found[link.url] = link
        elif not before.words or (says_nothing(before.words) and not says_nothing(link.words)):
            found[link.url] = BodyLink(before.url, link.words or before.words, before.kind)
    return tuple(found.values())


def _raw(main: Tag) -> Iterator[tuple[Tag, str, bool]]:
    """Each printed address with its element; true where the page shows what it leads to."""
    for node in main.find_all(True):
        if node.name in _SHOWN:
            for name in _SHOWN[node.name]:
                if value := attribute(node, name).strip():
                    yield node, value, True
        elif node.name in {"a", "area"} or ("-" in node.name and node.has_attr("href")):
            if value := attribute(node, "href").strip():
                yield node, value, False
        elif node.name == "form":
            yield from _form(node)
        for value in _attributes(node):
            yield node, value, True
        yield from ((node, value, True) for value in _written(node))


def _written(node: Tag) -> Iterator[str]:
    """Addresses of files that stand in running text, as words."""
    if node.name in _LINKED or any(one.name == "a" for one in node.parents):
        return
    for text in node.find_all(string=_WRITTEN, recursive=False):
        for value in _WRITTEN.findall(str(text)):
            if _FILE.fullmatch(urlsplit(value).path):
                yield value


def _form(node: Tag) -> Iterator[tuple[Tag, str, bool]]:
    """A form that asks nothing is a link with a button."""
    asks = node.find(_FORM_FIELDS)
    by_get = attribute(node, "method").strip().lower() in {"", "get"}
    if asks is None and by_get and (action := attribute(node, "action").strip()):
        yield node, action, True


def _attributes(node: Tag) -> Iterator[str]:
    for name in list(node.attrs):
        value = attribute(node, name).strip()
        if name == "onclick":
            yield from _QUOTED.findall(value)
            continue
        carries = name == "formaction" or (node.name not in _SHOWN and _DATA.fullmatch(name))
        address = value.startswith(("/", "http:", "https:")) or _FILE.fullmatch(value)
        if carries and address:
            yield value


def _link(node: Tag, raw: str, page: Page, site: Site, *, shown: bool) -> BodyLink:
    words = title_of(node) or attribute(node, "title") or attribute(node, "aria-label")
    words = words or attribute(node, "alt")
    if raw.lower().startswith("data:"):
        return BodyLink(raw[:80], words, LinkKind.INLINE)
    address = _absolute(raw, page, node)
    if address is None:
        return BodyLink(raw[:200], words, LinkKind.CHROME)
    address = site.home(_viewed(address) if shown else address)
    return BodyLink(address, words, _kind(address, words, page, site, shown=shown))


def _absolute(raw: str, page: Page, node: Tag) -> str | None:
    address = resolve(_base(node, page), raw)
    return address if urlsplit(address).scheme in {"http", "https"} else None


def _base(node: Tag, page: Page) -> str:
    """What links are relative to: the page's own word (``<base>``), else where it was."""
    root = next((one for one in node.parents if isinstance(one, BeautifulSoup)), None)
    base = root.find("base", href=True) if root is not None else None
    own = attribute(base, "href") if isinstance(base, Tag) else ""
    return resolve(page.final_url, own) or page.final_url


def _viewed(address: str) -> str:
    """The file that a viewer's frame shows, by the address in its query."""
    for _, value in parse_qsl(urlsplit(address).query):
        if value.startswith(("/", "http:", "https:")) and _FILE.fullmatch(urlsplit(value).path):
            return resolve(address, value) or address
    return address


def _kind(address: str, words: str, page: Page, site: Site, *, shown: bool) -> LinkKind:
    parts = urlsplit(address)
    host = parts.netloc.lower()
    asks = f"{parts.path}?{parts.query}"
    likely = _FILE.fullmatch(parts.path) is not None or _HANDS_OUT.search(asks) is not None
    if host not in site.hosts | site.stores:
        if _SHARING.fullmatch(parts.hostname or ""):
            return LinkKind.CHROME
        paper = likely or shown or PAPER.search(words)
        return LinkKind.UNKNOWN_HOST if paper else LinkKind.ELSEWHERE
    if address == urldefrag(page.final_url).url:
        return LinkKind.CHROME
    if site.is_file(address) or (host in site.stores and likely):
        return LinkKind.FILE
    if _is_place(address, site):
        return LinkKind.PAGE
    return LinkKind.FILE if likely and not _page_like(parts.path) else LinkKind.MAYBE


def _is_place(address: str, site: Site) -> bool:
    """Whether an address is another answer, the log or the home page."""
    parts, log = urlsplit(address), urlsplit(site.log_url)
    home = parts.path in {"", "/"} and not parts.query
    return home or site.is_item(address) or parts.path.rstrip("/") == log.path.rstrip("/")


def _page_like(path: str) -> bool:
    return re.search(r"\.(?:html?|aspx?|php|jsp)$", path, re.IGNORECASE) is not None


def likely_file(link: BodyLink) -> bool:
    """Whether a link that turns out to be a page had looked like a file: by the folder it
    lies in, or by its words."""
    path = urlsplit(link.url).path
    return _FOLDER.search(path) is not None or (
        PAPER.search(link.words) is not None and _page_like(path)
    )
