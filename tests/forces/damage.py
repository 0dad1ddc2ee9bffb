"""Breaks a fixture's pages in one place at a time: anchors, labels, counts and links.

A mutation is made from what is on the page and from what the undamaged page reads as;
it knows nothing of how the page is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from parsers.errors import ParseError
from parsers.fixture import Around, FixturePage, Json, differences, fixture_page, read_one
from parsers.letter.labels import LEADS, role_of
from parsers.text.characters import fold
from parsers.types import Force, RequestKind

NONSENSE = "Qwzxv"
_FIELD = re.compile(r"\s*([A-Z][A-Za-z ()0-9]{2,60}?)\s?:\s*\S")
_COUNT = re.compile(
    r"\d[\d,]*(?= (?:search )?(?:results?|items?|canlyniad|o ganlyniadau))|(?<=of )\d+"
)


Edit = Callable[[BeautifulSoup], bool]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One breakage of one page, made when it is asked for; ``edit`` says whether it could be."""

    page: str
    what: str
    edit: Edit
    label: str = ""  # the words that were damaged: nobody can read them any more


@dataclass(frozen=True, slots=True)
class Verdict:
    """What reading made of a mutation: noticed, unmoved (every fact still read), or silent;
    not_made where there was nothing to break."""

    mutation: Mutation
    word: str
    lost: tuple[str, ...] = ()


def judge(
    force: Force, pages: Sequence[FixturePage], base: Json, around: Around, mutation: Mutation
) -> Verdict:
    """Read the broken page among the undamaged others."""
    name = mutation.page
    one = next(page for page in pages if page.name == name)
    body = _broken(one, mutation)
    if body is None:
        return Verdict(mutation, "not_made")
    broken = fixture_page(name, one.kind, one.page.url, body)
    try:
        found: Json = {name: read_one(force, broken, around)}
    except ParseError:
        return Verdict(mutation, "noticed")
    if _left_over(found, name) != _left_over(base, name):
        return Verdict(mutation, "noticed")
    before, after = _issues(base, name), _issues(found, name)
    if any(after.count(code) > before.count(code) for code in after):
        return Verdict(mutation, "noticed")
    lost = [
        text
        for text in differences(_without(base, mutation), _by_day(found, name))
        if not text.startswith((f"{name}: anchors:", f"{name}: issues:"))
    ]
    return Verdict(mutation, "silent" if lost else "unmoved", tuple(lost))


def _broken(one: FixturePage, mutation: Mutation) -> bytes | None:
    if one.page.media_type == "application/json":
        return _without_key(one.page.body, mutation.what)
    soup = BeautifulSoup(one.page.body, "lxml")
    return str(soup).encode() if mutation.edit(soup) else None


def _issues(found: Json, page: str) -> list[str]:
    read = found[page]
    codes = read["issues"] if isinstance(read, dict) else []
    return [str(code) for code in codes]


def _left_over(found: Json, page: str) -> int:
    """How many items a listing claims beyond those on the page.

    The crawl adds up the pages of a walk and compares the sum with the claim
    (``listing_gap``, ``more_than_claimed``), so a difference here is noticed there.
    """
    read = found[page]
    if not isinstance(read, dict) or not isinstance(read.get("claimed"), int):
        return 0
    return int(read["claimed"]) - len(read["entries"])


def _without(base: Json, mutation: Mutation) -> Json:
    """What can still be read: all but the words of a damaged label."""
    read = base[mutation.page]
    assert isinstance(read, dict)
    kept = {**read}
    for field in ("request", "response"):
        if mutation.label and field in read:
            parts = [part for line in read[field] for part in line.split(mutation.label)]
            kept[field] = [part.strip(" :") for part in parts if part.strip(" :")]
    return _by_day({mutation.page: kept}, mutation.page)


def _by_day(found: Json, page: str) -> Json:
    """The day of publication without its basis: the listing prints it too."""
    read = found[page]
    if not isinstance(read, dict) or "published" not in read:
        return found
    return {**found, page: {**read, "published": read["published"][0]}}


def mutations(force: Force, pages: Sequence[FixturePage], base: Json) -> Iterator[Mutation]:
    """Every mutation of a fixture."""
    for one in pages:
        if one.page.media_type == "application/json":
            yield from _json_mutations(one)
            continue
        if one.page.media_type != "text/html":
            continue
        read = base.get(one.name)
        assert isinstance(read, dict)
        edits = _listing_edits if one.kind is RequestKind.LISTING else _item_edits
        for what, edit in edits(one, read):
            label = what.split("'")[1] if what.startswith("label") else ""
            yield Mutation(one.name, what, edit, label)


# ---------------------------------------------------------------------- listings


def _listing_edits(one: FixturePage, read: Json) -> Iterator[tuple[str, Edit]]:
    entries = read["entries"]
    assert isinstance(entries, list)
    for address, title, day in entries:
        yield from _link_edits(one, address, f"entry {title!r}")
        yield f"entry {title!r}: title emptied", _on_links(one, address, _emptied)
        if day:
            yield f"entry {title!r}: day garbled", _on_entry(one, address, _day_garbled)
    branches = read["branches"]
    assert isinstance(branches, list)
    for address in branches:
        yield from _link_edits(one, address, f"branch {address}")
    if read["next"]:
        yield from _link_edits(one, str(read["next"]), "next")
        yield "next: label garbled", _on_links(one, str(read["next"]), _unlabelled)
    if read["claimed"] is not None:
        yield "count: removed", lambda soup: _in_texts(soup, _COUNT, NONSENSE)
        yield "count: larger", lambda soup: _in_texts(soup, _COUNT, "4711")
    yield "all entries: links lost", _all_unlinked(one, [address for address, _, _ in entries])


def _all_unlinked(one: FixturePage, every: Sequence[str]) -> Edit:
    def edit(soup: BeautifulSoup) -> bool:
        for address in every:
            _on_links(one, address, _unlinked)(soup)
        return bool(every)

    return edit


def _link_edits(one: FixturePage, address: str, name: str) -> Iterator[tuple[str, Edit]]:
    yield f"{name}: href removed", _on_links(one, address, _unlinked)
    yield f"{name}: href emptied", _on_links(one, address, _href_emptied)
    yield f"{name}: element unwrapped", _on_links(one, address, _unwrapped)
    yield f"{name}: address moved", _on_links(one, address, _moved)


def _links(soup: BeautifulSoup, one: FixturePage, address: str) -> list[Tag]:
    found = []
    for anchor in soup.find_all("a", href=True):
        raw = str(anchor["href"]).strip().replace(" ", "%20")
        if _same(urldefrag(urljoin(one.page.url, raw)).url, address):
            found.append(anchor)
    return found


def _same(one: str, other: str) -> bool:
    """One address, or an address that the platform settles to the other: the same last folder."""
    if one == other:
        return True
    tail, wanted = one.rstrip("/").rsplit("/", 1)[-1], other.rstrip("/").rsplit("/", 1)[-1]
    return (
        tail == wanted and "?" not in tail and "foi-requests/" in one and "foi-requests/" in other
    )


def _on_links(one: FixturePage, address: str, act: Callable[[Tag], None]) -> Edit:
    def edit(soup: BeautifulSoup) -> bool:
        found = _links(soup, one, address)
        for anchor in found:
            act(anchor)
        return bool(found)

    return edit


def _on_entry(one: FixturePage, address: str, act: Callable[[Tag], bool]) -> Edit:
    """On the smallest element round a link that also holds a day."""

    def edit(soup: BeautifulSoup) -> bool:
        for anchor in _links(soup, one, address):
            for parent in anchor.parents:
                if isinstance(parent, Tag) and _DAY.search(parent.get_text(" ")):
                    return act(parent)
        return False

    return edit


_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}")


def _day_garbled(around: Tag) -> bool:
    for stamp in around.find_all("time"):
        del stamp["datetime"]
    return _in_texts(around, _DAY, NONSENSE, most=1)


def _unlinked(anchor: Tag) -> None:
    del anchor["href"]


def _href_emptied(anchor: Tag) -> None:
    anchor["href"] = ""


def _unwrapped(anchor: Tag) -> None:
    anchor.unwrap()


def _moved(anchor: Tag) -> None:
    anchor["href"] = "/qwzxv/"


def _emptied(anchor: Tag) -> None:
    anchor.string = ""


def _unlabelled(anchor: Tag) -> None:
    for name in ("rel", "title", "aria-label"):
        del anchor[name]
    anchor.string = NONSENSE


def _in_texts(node: Tag, pattern: re.Pattern[str], instead: str, most: int = 0) -> bool:
    done = False
    for text in list(node.find_all(string=pattern)):
        if isinstance(text.parent, Tag) and text.parent.name in {"title", "script", "style"}:
            continue
        text.replace_with(NavigableString(pattern.sub(instead, str(text), count=most)))
        done = True
    return done


# ---------------------------------------------------------------------- items


def _item_edits(one: FixturePage, read: Json) -> Iterator[tuple[str, Edit]]:
    yield "heading: removed", _heading(Tag.decompose)
    yield "heading: emptied", _heading(_emptied)
    files = read["files"]
    assert isinstance(files, list)
    for address in files:
        yield from _link_edits(one, address, f"file {address.rsplit('/', 1)[-1]}")
        yield f"file {address.rsplit('/', 1)[-1]}: removed", _on_links(one, address, Tag.decompose)
    for place, words in _labels(one):
        yield f"label {words!r}: garbled", _label(place, words, NONSENSE)
        yield f"label {words!r}: removed", _label(place, words, "")


def _heading(act: Callable[[Tag], None]) -> Edit:
    def edit(soup: BeautifulSoup) -> bool:
        found = soup.find_all("h1")
        for node in found:
            act(node)
        return bool(found)

    return edit


def _label(place: int, words: str, instead: str) -> Edit:
    def edit(soup: BeautifulSoup) -> bool:
        text = _texts(soup)[place]
        text.replace_with(NavigableString(str(text).replace(words, instead, 1)))
        return True

    return edit


def _texts(soup: BeautifulSoup) -> list[NavigableString]:
    main = soup.find("main") or soup
    assert isinstance(main, Tag)
    return [text for text in main.find_all(string=True) if text.strip()]


def _labels(one: FixturePage) -> Iterator[tuple[int, str]]:
    """The words on an item's page that open a part of it or lead to a value."""
    for place, text in enumerate(_texts(BeautifulSoup(one.page.body, "lxml"))):
        words = str(text).strip()
        parents = {parent.name for parent in text.parents}
        if parents & {"table", "h1", "nav", "footer", "a"}:
            continue
        if role_of(words) is not None:
            yield place, words
        elif (lead := _lead(words)) is not None:
            yield place, lead
        elif field := _FIELD.match(words):
            yield place, field[1]


def _lead(words: str) -> str | None:
    folded = fold(words)
    hits = (pattern.search(folded) for pattern, _ in LEADS)
    hit = next((hit for hit in hits if hit), None)
    # Folding keeps lengths but for odd characters; such a lead is left alone.
    return words[hit.start() : hit.end()].strip() if hit and len(folded) == len(words) else None


# ---------------------------------------------------------------------- JSON


def _json_mutations(one: FixturePage) -> Iterator[Mutation]:
    """Every key of the first objects at each depth left out in turn."""
    for path in _paths(json.loads(one.page.body)):
        yield Mutation(one.name, f"key {'/'.join(map(str, path))}: removed", _nothing)


def _nothing(_: BeautifulSoup) -> bool:
    return False


def _without_key(body: bytes, what: str) -> bytes:
    whole = json.loads(body)
    *before, last = what.removeprefix("key ").removesuffix(": removed").split("/")
    node = whole
    for step in before:
        node = node[int(step)] if isinstance(node, list) else node[step]
    del node[last]
    return json.dumps(whole).encode()


def _paths(node: object, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield (*before, name)
            yield from _paths(value, (*before, name))
    elif isinstance(node, list):
        for place, value in enumerate(node[:2]):
            yield from _paths(value, (*before, place))
