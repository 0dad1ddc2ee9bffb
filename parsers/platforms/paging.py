"""How a listing goes on: its next page, its parts, and signs of more that cannot be followed.

Everything that a browser would offer is gathered first as a ``Way`` (a link, a form sent
by GET, an option, an address kept in an attribute), each with its labels. The next page
is then chosen from them; letters, years and months are branches. A control that leads
nowhere without a script or a post is ``more``: the listing has not been read to its end,
and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.platforms import way_words
from parsers.platforms.pages import attribute, href, text_of
from parsers.platforms.way_words import Part
from parsers.text.addresses import canonical, host_of, resolve, twin_of
from parsers.types import Page

_DATA: Final = (
    *("data-next-page", "data-next-url", "data-next", "data-href", "data-url", "hx-get"),
    *("data-hx-get", "data-load-more-url", "up-href"),
)
_CONTROLS: Final = ["button", "input"]
_ADDRESS: Final = re.compile(r"^(?:https?:/|/|\?)")
_DEAF: Final = ("disabled", "current")
# A piece of a path that numbers a page: /page/2, /2, index_2.html, log-page-2.
_PAGE_PIECE: Final = re.compile(
    r"(?:/(?:page|tudalen|p)[/_-]?\d{1,4}|/\d{1,4}|/index(?:[_-]?\d{1,4})?\.\w{3,5}"
    r"|[_-](?:page[_-]?)?\d{1,3}(?=\.\w{3,5}$|$))/?$",
    re.IGNORECASE,
)
# Parameters that change how much or in which order is shown, and never which page.
_SIZES: Final = re.compile(
    r"(?:.*(?:size|per_?page|count|limit|rows|show|sort|order|dir(?:ection)?|view)|items|num|max)",
    re.IGNORECASE,
)
_SCROLL: Final = re.compile(r"infinite-?(?:scroll|handle)|load-?more", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Way:
    """Something to follow: its address and every label that it carries.

    ``rel`` where the site itself calls it the next page.
    """

    address: str
    labels: tuple[str, ...]
    node: Tag
    rel: bool = False

    def says(self, test: Callable[[str], bool]) -> bool:
        return any(test(label) for label in self.labels)


@dataclass(frozen=True, slots=True)
class WaysOn:
    """``next`` is the further page, ``parts`` the log's divisions, ``more`` a sign of further
    lines that cannot be followed, in words. ``back``: a way leads to a page before this one.
    ``seen`` counts the ways, for the account."""

    next: str | None = None
    parts: tuple[tuple[str, Part], ...] = ()
    more: str | None = None
    back: bool = False
    seen: int = 0


def ways_on(
    soup: BeautifulSoup,
    page: Page,
    *,
    follows: Callable[[str], bool],
    is_item: Callable[[str], bool],
) -> WaysOn:
    """How this page of a listing goes on.

    ``follows`` says whether an address may be a page of the same listing, ``is_item``
    whether it is an answer, which no way on leads to.
    """
    ways = [way for way in _ways(soup, page) if way.rel or not is_item(way.address)]
    parts, shown = _parts(ways, page, is_item)
    rest = [way for way in ways if id(way.node) not in shown]
    following, lost = _next(rest, page, follows)
    if following is None:
        following, lost = _numbered(rest, page, follows), lost
    more = None if following else lost or _dead_end(soup, page)
    count = len(parts) + sum(
        w.says(way_words.says_next) or w.says(way_words.says_more) for w in ways
    )
    back = any(_leads_back(way.address, page) and way.says(way_words.says_back) for way in rest)
    return WaysOn(following, parts, more, back, count)


# ---------------------------------------------------------------------- gathering


def _ways(soup: BeautifulSoup, page: Page) -> Iterator[Way]:
    for node in soup.find_all(["a", "link", "area"], href=True):
        rel = "next" in attribute(node, "rel").lower().split()
        if node.name == "link" and not rel:
            continue
        address = href(node, page)
        if attribute(node, "href").startswith("#") or _deaf(node):
            continue
        if urlsplit(address).scheme in {"http", "https"}:
            yield Way(address, _labels(node, soup), node, rel)
    for name in _DATA:
        for node in soup.find_all(True, attrs={name: True}):
            address = resolve(page.final_url, attribute(node, name))
            if address.startswith("http"):
                yield Way(address, (*_labels(node, soup), *_nameless(node)), node)
    for node in soup.find_all("turbo-frame", src=True):
        yield Way(resolve(page.final_url, attribute(node, "src")), ("more",), node)
    for form in soup.find_all("form"):
        yield from _form_ways(form, soup, page)
    for menu in soup.find_all("select"):
        for option in menu.find_all("option", value=_ADDRESS):
            address = resolve(page.final_url, attribute(option, "value"))
            yield Way(address, (text_of(option),), option)


def _nameless(node: Tag) -> tuple[str, ...]:
    """What an element without words is for, by its class: a sentinel that scrolling reaches."""
    return ("more",) if _SCROLL.search(attribute(node, "class")) else ()


def _form_ways(form: Tag, soup: BeautifulSoup, page: Page) -> Iterator[Way]:
    """What a form sent by GET can ask for: by its buttons, its one menu, its radio buttons."""
    if attribute(form, "method").lower() == "post" or _asks_for_words(form):
        return
    fields = {attribute(n, "name"): attribute(n, "value") for n in _hidden(form)}

    def sent(extra: dict[str, str]) -> str:
        action = resolve(page.final_url, attribute(form, "action")) or page.final_url
        query = urlencode({**fields, **{k: v for k, v in extra.items() if k}})
        return f"{action.split('?')[0]}?{query}" if query else action

    menus = form.find_all("select", attrs={"name": True})
    radios = form.find_all("input", type="radio", attrs={"name": True})
    if len(menus) == 1 and not radios:
        for option in menus[0].find_all("option"):
            value = option.get("value")
            given = text_of(option) if value is None else str(value)
            if given and not given.startswith(("/", "?", "http")):
                address = sent({attribute(menus[0], "name"): given})
                yield Way(address, (text_of(option),), option)
    elif radios and not menus and len({attribute(one, "name") for one in radios}) == 1:
        for one in radios:
            label = one.find_parent("label")
            words = text_of(label) if isinstance(label, Tag) else attribute(one, "value")
            yield Way(sent({attribute(one, "name"): attribute(one, "value")}), (words,), one)
    elif not menus and not radios:
        for button in _submits(form):
            extra = {attribute(button, "name"): attribute(button, "value")}
            if fields or attribute(button, "name"):
                yield Way(sent(extra), _labels(button, soup), button)


def _hidden(form: Tag) -> list[Tag]:
    return form.find_all("input", type="hidden", attrs={"name": True})


def _asks_for_words(form: Tag) -> bool:
    fields = form.find_all(["input", "textarea"])
    return any(
        one.name == "textarea" or attribute(one, "type").lower() in {"", "text", "search", "date"}
        for one in fields
    )


def _submits(form: Tag) -> list[Tag]:
    return [
        node
        for node in form.find_all(_CONTROLS)
        if attribute(node, "type").lower() in {"submit", "image"}
        or (node.name == "button" and not attribute(node, "type"))
    ]


def _labels(node: Tag, soup: BeautifulSoup) -> tuple[str, ...]:
    """Everything that names a control, to eyes and to screen readers."""
    found = [text_of(node), attribute(node, "aria-label"), attribute(node, "title")]
    if node.name == "input":
        found += [attribute(node, "alt"), attribute(node, "value")]
    for picture in node.find_all("img"):
        found.append(attribute(picture, "alt"))
        if way_words.picture_says_next(attribute(picture, "src")) and not text_of(node):
            found.append("next")
    for name in attribute(node, "aria-labelledby").split():
        named = soup.find(id=name)
        if isinstance(named, Tag):
            found.append(text_of(named))
    if not any(found):
        above = node.parent if isinstance(node.parent, Tag) else node
        classes = f"{attribute(node, 'class')} {attribute(above, 'class')}"
        if way_words.class_says_next(classes):
            found.append("next")
    return tuple(dict.fromkeys(label for label in found if label))


def _deaf(node: Tag) -> bool:
    classes = attribute(node, "class").lower()
    return attribute(node, "aria-disabled") == "true" or any(one in classes for one in _DEAF)


# ---------------------------------------------------------------------- the next page


def _next(
    ways: list[Way], page: Page, follows: Callable[[str], bool]
) -> tuple[str | None, str | None]:
    """The page that the site calls the next, and what is lost where it cannot be followed."""
    named = [way for way in ways if way.rel]
    named += [way for way in ways if way.says(way_words.says_next)]
    named += [way for way in ways if way.says(way_words.says_more)]
    lost = None
    for way in named:
        if way.says(way_words.says_newer) or _leads_back(way.address, page):
            continue
        if follows(way.address):
            return way.address, None
        if way.rel or way.says(way_words.says_next) or way.node.name not in {"a", "area"}:
            lost = lost or f"{_name(way)} leads to {way.address}, which is no page of this list"
    return None, lost


def _name(way: Way) -> str:
    return repr(next(iter(way.labels), "a way on")[:40])


def _leads_back(address: str, page: Page) -> bool:
    """Whether an address is this page's own, or one that its number puts before it."""
    if canonical(address) == canonical(page.final_url):
        return True
    here, there = _values(page.final_url), _values(address)
    changed = [name for name in there if there[name] != here.get(name)]
    if len(changed) == 1 and changed[0] in here:
        return there[changed[0]] < here[changed[0]]
    gone = [name for name in here if name not in there]
    return not changed and bool(gone)


def _values(address: str) -> dict[str, int]:
    """The numbers by which an address can number a page: in its query, at its path's end."""
    parts = urlsplit(address)
    found = {
        name: int(value)
        for name, value in parse_qsl(parts.query)
        if value.isascii() and value.isdigit() and len(value) < 8 and not _SIZES.fullmatch(name)
    }
    if piece := _PAGE_PIECE.search(parts.path):
        digits = re.search(r"\d+", piece[0])
        if digits:
            found["/"] = int(digits[0])
    return found


def _numbered(ways: list[Way], page: Page, follows: Callable[[str], bool]) -> str | None:
    """The page after this one in a row of numbers, whether this one is a link or not."""
    numbers: dict[int, Way] = {}
    ends: dict[int, int] = {}
    for way in ways:
        found = next((n for label in way.labels if (n := way_words.page_number(label))), None)
        if found is None or not follows(way.address) or _only_sizes(way.address, page):
            continue
        numbers.setdefault(found[0], way)
        ends[found[0]] = found[1] + 1 if found[1] > found[0] else found[0] + 1
    here = _here(numbers, page)
    for number in sorted(numbers):
        away = canonical(numbers[number].address) != canonical(page.final_url)
        if number > here and away and _in_row(number, numbers, ends, here):
            return numbers[number].address
    return None


def _in_row(number: int, numbers: dict[int, Way], ends: dict[int, int], here: int) -> bool:
    """Pages follow one another (1, 2, 3); sizes do not (10, 20, 50)."""
    return (
        number - 1 == here
        or number in ends.values()
        or (here == 0 and number <= 2)
        or (ends[number] > number + 1)
    )


def _here(numbers: dict[int, Way], page: Page) -> int:
    """The number of this page in the row; 0 where nothing says so, as on a first page."""
    own = canonical(page.final_url)
    for number, way in numbers.items():
        if canonical(way.address) == own:
            return number
    marked = _marked(numbers)
    if marked is not None:
        return marked
    here = _values(page.final_url)
    before = [
        number
        for number, way in numbers.items()
        for name, value in _values(way.address).items()
        if name in here and value < here[name]
    ]
    if before:
        return max(before)
    return 1 if 1 in numbers or 2 in numbers else 0


def _marked(numbers: dict[int, Way]) -> int | None:
    """The number among the links that is no link: this page's own."""
    first = next(iter(numbers.values()), None)
    parent = first.node.find_parent(["nav", "ul", "ol", "p", "div", "td"]) if first else None
    if not isinstance(parent, Tag):
        return None
    found: set[int] = set()
    for text in parent.find_all(string=re.compile(r"^\s*\d{1,4}\s*$")):
        if text.find_parent(["a", "option", "select", "button"]) is None:
            found.add(int(text.strip()))
    return found.pop() if len(found) == 1 else None


def _only_sizes(address: str, page: Page) -> bool:
    """Whether an address differs from this page's in sizes and orders alone."""
    here, there = (
        dict(parse_qsl(urlsplit(page.final_url).query)),
        parse_qsl(urlsplit(address).query),
    )
    changed = [name for name, value in there if here.get(name) != value]
    return bool(changed) and all(_SIZES.fullmatch(name) for name in changed)


def kin(address: str, page: Page) -> bool:
    """Whether an address is of the page's own list: its path, but for the page's number."""

    def root(url: str) -> tuple[str, str]:
        parts = urlsplit(url)
        try:
            host = twin_of(host_of(url))
        except ValueError:
            host = parts.netloc
        return host, _PAGE_PIECE.sub("", parts.path).rstrip("/").lower()

    return root(address) == root(page.final_url)


# ---------------------------------------------------------------------- parts


def _parts(
    ways: list[Way], page: Page, is_item: Callable[[str], bool]
) -> tuple[tuple[tuple[str, Part], ...], frozenset[int]]:
    """Letters, years, months and quarters that divide the log; and the nodes that name them."""
    by_kind: dict[str, dict[str, tuple[str, Part, Tag]]] = {}
    for way in ways:
        if way.rel or is_item(way.address) or not _divides(way.address, page):
            continue
        part = next((p for label in way.labels if (p := way_words.part_of(label))), None)
        if part is not None:
            group = by_kind.setdefault(part.kind, {})
            group.setdefault(canonical(way.address), (way.address, part, way.node))
    kept = [
        one
        for kind, group in by_kind.items()
        if len(group) >= way_words.fewest(kind)
        for one in group.values()
    ]
    own = canonical(page.final_url)
    parts = tuple((a, part) for a, part, _ in kept if canonical(a) != own)
    return parts, frozenset(id(node) for _, _, node in kept)


def _divides(address: str, page: Page) -> bool:
    """Whether an address can be a part of this list: below it, beside it, or another query."""
    here, there = urlsplit(page.final_url), urlsplit(address)
    try:
        if twin_of(host_of(address)) != twin_of(host_of(page.final_url)):
            return False
    except ValueError:
        return False
    root = here.path.rstrip("/")
    if there.path.rstrip("/") == root:
        return there.query != here.query
    above = root.rsplit("/", 1)[0]
    below = there.path.startswith(f"{root}/")
    beside = (
        bool(above)
        and there.path.startswith(f"{above}/")
        and way_words.part_of(root.rsplit("/", 1)[1].replace("-", " ").upper())
    )
    return below or bool(beside)


# ---------------------------------------------------------------------- signs of more


def _dead_end(soup: BeautifulSoup, page: Page) -> str | None:
    """A control for further lines that only a script or a post could work."""
    for node in soup.find_all(["a", "button", "input", "span", "div"]):
        if node.name in {"span", "div"} and attribute(node, "role") != "button":
            continue
        if _deaf(node) or node.has_attr("disabled") or _toggles(node, soup) or _is_sent(node):
            continue
        if node.name == "input" and attribute(node, "type") not in {"submit", "button", "image"}:
            continue
        if node.name == "a" and not _leads_nowhere(node, page):
            continue
        for label in _labels(node, soup):
            if way_words.says_next(label) or way_words.says_more(label):
                return f"{label[:40]!r} works by script or post"
        if "__doPostBack" in attribute(node, "href") and any(
            way_words.page_number(label) for label in _labels(node, soup)
        ):
            return "page numbers work by postback"
    if _says_next_to_nobody(soup, page):
        return "the page says Next and links to no next page"
    for menu in soup.find_all("select"):
        numbers = [way_words.page_number(text_of(one)) for one in menu.find_all("option")]
        row = [one[0] for one in numbers if one]
        if len(row) >= 2 and row == list(range(row[0], row[0] + len(row))) and _posts(menu):
            return "a menu of pages works by script or post"
    return None


def _says_next_to_nobody(soup: BeautifulSoup, page: Page) -> bool:
    """The bare word, on a page that does not lead back either: no last page, then."""
    texts = [
        text
        for text in soup.find_all(string=way_words.names_next)
        if isinstance(text.parent, Tag)
        and not any(_deaf(one) for one in list(text.parents)[:3])
        and text.find_parent(["a", "button", "script", "style", "title", "option"]) is None
    ]
    if not texts:
        return False
    return not any(
        _leads_back(href(node, page), page) and way_words.says_back(label)
        for node in soup.find_all("a", href=True)
        for label in _labels(node, soup)
    )


def _posts(menu: Tag) -> bool:
    if menu.find("option", value=_ADDRESS) is not None:
        return False
    form = menu.find_parent("form")
    return not isinstance(form, Tag) or attribute(form, "method").lower() == "post"


def _is_sent(node: Tag) -> bool:
    """A button of a form that is sent by GET: a way, and no dead end."""
    form = node.find_parent("form")
    return (
        isinstance(form, Tag)
        and attribute(form, "method").lower() != "post"
        and node in _submits(form)
        and bool(_hidden(form) or attribute(node, "name"))
    )


def _leads_nowhere(node: Tag, page: Page) -> bool:
    """No address, a place on this page, a script, or the page itself."""
    printed = attribute(node, "href").strip()
    if not printed:
        return attribute(node, "name") == "" and attribute(node, "id") == ""
    return printed.startswith("#") or printed.lower().startswith("javascript:")


def _toggles(node: Tag, soup: BeautifulSoup) -> bool:
    """Whether a control only opens what is on the page already, or belongs to its furniture."""
    if node.has_attr("aria-expanded") or node.find_parent(["header", "footer"]) is not None:
        return True
    target = attribute(node, "aria-controls") or attribute(node, "href").lstrip("#")
    return (
        bool(target)
        and not target.lower().startswith("javascript")
        and (soup.find(id=target) is not None)
    )
