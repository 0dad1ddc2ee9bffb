"""The day of publication of a line or a page: candidates with grounds, the strongest decides.

Strong grounds are a ``<time>``, metadata, a label ("Published", "Cyhoeddwyd"), and a place
of its own (a column, a line, a field that holds a day and nothing else). A day in a title
or in running text is about something else as often as not: it is no publication day, and
nothing is read from it. A label of another matter ("Received", "Last updated"), the two
ends of a period, and two different days of one rank give none either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from parsers.platforms.pages import attribute, text_of
from parsers.text.dates import PrintedDate, find
from parsers.types import Page


class Ground(StrEnum):
    """Why a day is believed, the strongest first."""

    TIME = "time"
    METADATA = "metadata"
    LABEL = "label"
    PLACE = "place"  # a column, line or field of its own, or the heading of its lines


@dataclass(frozen=True, slots=True)
class Day:
    """A day of publication, and its ground."""

    value: date
    ground: Ground


_RANK: Final = {ground: rank for rank, ground in enumerate(Ground)}
_LABELS: Final = re.compile(
    r"\b(?:(?:date )?(?:first )?(?:published|posted|uploaded|added|issued|released|disclosed)"
    r"(?: (?:date|on))?|publi(?:cation|shed|sh) date|date of publication|date added"
    r"|cyhoeddwyd|dyddiad cyhoeddi|postiwyd|date|dyddiad)\b[\s:.–-]*",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:received|requested?|date of (?:request|response)|respon(?:ded|se)|reply|answered"
    r"|reviewed|review|updated?|modified|amended|edited|covers?|covering|period|between|from|until"
    r"|ending|ended|starting|since|expires?|valid|due|closed?|adolygwyd|diweddarwyd|derbyniwyd)\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\s*(?:to|until|till|and|-|–|—|i|hyd at)\s*", re.IGNORECASE)
# What may stand beside a day that has a place of its own: a time, a weekday, a small word.
_FILLER: Final = re.compile(
    r"t?\d{1,2}[:.]\d{2}\s*(?:am|pm)?|\b(?:at|on|the|of|by|am|pm|ar)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:dydd )?(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b|[\W_]+",
    re.IGNORECASE,
)
# Where one field of a line ends and the next begins.
_FIELDS: Final = re.compile(r"[\n|·•;]|(?<=\w)\. (?=[^\W\d])|, (?=last|next|updated|reviewed)")
_BLOCKS: Final = frozenset(
    [
        *("p", "li", "tr", "td", "th", "dd", "dt", "dl", "div", "ul", "ol", "section", "br"),
        *("article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "table"),
    ]
)
_LINE: Final = ("li", "tr", "article", "dd")
_META: Final = re.compile(
    r"article:published_time|og:published_time|(?:dc(?:terms)?\.)(?:date\.)?(?:issued|available)"
    r"|date\.issued|dc\.date(?:\.issued)?|publish(?:ed)?[-_]?(?:date|time|on)|datepublished"
    r"|publication[-_]date",
    re.IGNORECASE,
)
_DATA: Final = re.compile(r"data-(?:date|published|publish-date|publication-date|time|datetime)")


def of_line(anchors: Sequence[Tag], around: Tag) -> Day | None:
    """The day beside a line of a listing; ``anchors`` are the links to its item."""
    line = _line_of(anchors[0], around)
    found = [*_marked(line), *_printed(line, anchors)]
    if line.name == "tr":
        found = [*_cells(line, anchors), *found]
    return _strongest(found) or _carried(anchors[0], line)


def of_page(soup: BeautifulSoup, main: Tag) -> Day | None:
    """The day of publication that an answer's own page states."""
    found = [*_metadata(soup), *_marked(main, named=True)]
    found += [day for day in _printed(main, ()) if day.ground is Ground.LABEL]
    found += _table_fields(main)
    return _strongest(found)


def past(day: date | None, page: Page) -> date | None:
    """A day, unless it lies in the future of the page that prints it."""
    latest = page.fetched_at.date() + timedelta(days=1)  # somewhere it is tomorrow already
    return day if day is not None and day <= latest else None


def _strongest(found: Iterable[Day]) -> Day | None:
    """The day of the strongest ground; None where that ground gives two different ones."""
    days = list(found)
    if not days:
        return None
    best = min(days, key=lambda day: _RANK[day.ground]).ground
    values = {day.value for day in days if day.ground is best}
    return Day(values.pop(), best) if len(values) == 1 else None


# ---------------------------------------------------------------------- marked up


def _marked(node: Tag, *, named: bool = False) -> Iterator[Day]:
    """``<time>``, ``itemprop`` and data attributes; ``named``: only what says it is publication."""
    for one in node.find_all(["time", "span", "div", "meta", "p", "td", "li"]):
        prop = attribute(one, "itemprop").lower()
        says = prop == "datepublished" or one.has_attr("pubdate")
        if one.name == "time" and prop != "datemodified" and (says or not named):
            text = attribute(one, "datetime") or text_of(one)
            if not says and _spoken_of(one):
                continue
            yield from _days(text, Ground.TIME)
        elif says:
            yield from _days(attribute(one, "content") or text_of(one), Ground.METADATA)
        elif not named:
            for name in one.attrs:
                if _DATA.fullmatch(name):
                    yield from _days(attribute(one, name), Ground.METADATA)


def _spoken_of(node: Tag) -> bool:
    """Whether the words before a ``<time>`` say that it is another day than the publication's."""
    before = node.find_previous(string=re.compile(r"\w"))
    words = str(before)[-40:] if before is not None else ""
    return _OTHER.search(words) is not None and _LABELS.search(words) is None


def _metadata(soup: BeautifulSoup) -> Iterator[Day]:
    for meta in soup.find_all("meta"):
        name = attribute(meta, "property") or attribute(meta, "name") or attribute(meta, "itemprop")
        if _META.fullmatch(name):
            yield from _days(attribute(meta, "content"), Ground.METADATA)
    for script in soup.find_all("script", type="application/ld+json"):
        yield from _days(_published_in(script.get_text()), Ground.METADATA)


def _published_in(text: str) -> str:
    """``datePublished`` of JSON-LD; empty where there is none."""
    try:
        waiting = [json.loads(text)]
    except ValueError:
        return ""
    while waiting:
        found = waiting.pop(0)
        if isinstance(found, list):
            waiting += found
        elif isinstance(found, dict):
            if isinstance(value := found.get("datePublished"), str):
                return value
            waiting += found.values()
    return ""


def _days(text: str, ground: Ground) -> Iterator[Day]:
    days = [one.value for one in find(text, short_years=True) if one.value is not None]
    if days:
        yield Day(days[0], ground)


# ---------------------------------------------------------------------- printed


def _printed(node: Tag, anchors: Sequence[Tag]) -> Iterator[Day]:
    """Days behind a label, and days with a field of their own; the links' words are no field."""
    before = ""
    for field in _FIELDS.split(_text(node, anchors)):
        words = field.strip()
        if not words:
            continue
        yield from _in_field(words, before)
        before = words


def _in_field(words: str, before: str) -> Iterator[Day]:
    found = find(words, short_years=True)
    alone = len(found) == 1 and not _FILLER.sub("", _without(words, found))
    for place, one in enumerate(found):
        if one.value is None:
            continue
        start = found[place - 1].end if place else 0
        lead = words[start : one.start]
        if _in_range(words, found, place):
            continue
        spoken = _says(lead)
        if spoken is None and alone and not find(before):
            spoken = _says(before, whole=True)
        if spoken is not None:
            if spoken:
                yield Day(one.value, Ground.LABEL)
        elif alone:
            yield Day(one.value, Ground.PLACE)


def _says(lead: str, *, whole: bool = False) -> bool | None:
    """True for a label of publication, False for one of another day, None for no label.

    The last one before the day counts; ``whole``: the words must be a label and no more.
    """
    label = max((hit.end() for hit in _LABELS.finditer(lead)), default=0)
    other = max((hit.end() for hit in _OTHER.finditer(lead)), default=0)
    if not label and not other:
        return None
    if whole and len(lead.split()) > 4:
        return None
    if other >= label:
        return False
    return True if len(_FILLER.sub("", lead[label:])) == 0 else None


def _in_range(words: str, found: Sequence[PrintedDate], place: int) -> bool:
    """Whether a day is one end of a period: "01/04/2022 to 31/03/2023"."""
    here = found[place]
    after = place + 1 < len(found) and _RANGE.fullmatch(words[here.end : found[place + 1].start])
    ahead = place > 0 and _RANGE.fullmatch(words[found[place - 1].end : here.start])
    return bool(after or ahead)


def _without(words: str, found: Sequence[PrintedDate]) -> str:
    for one in reversed(found):
        words = words[: one.start] + " " + words[one.end :]
    return words


def _text(node: Tag, anchors: Sequence[Tag]) -> str:
    """The words of a node with a new line where a block or a link begins or ends."""
    links = {id(one) for one in anchors}
    parts: list[str] = []

    def walk(one: Tag) -> None:
        for child in one.children:
            if isinstance(child, NavigableString):
                parts.append(re.sub(r"\s*\n\s*", " ", str(child)))
            elif isinstance(child, Tag) and child.name not in {"script", "style"}:
                edge = "\n" if child.name in _BLOCKS and not _leaf(child) else " "
                if id(child) in links:
                    parts.append("\n")
                    continue
                parts.append(edge)
                walk(child)
                parts.append(edge)

    walk(node)
    return re.sub(r"[^\S\n]+", " ", "".join(parts)).replace(" th ", "th ")


def _leaf(node: Tag) -> bool:
    """A box of a calendar leaf ("16" over "Feb"): part of one date."""
    return node.name == "div" and re.fullmatch(r"\d{1,4}|[A-Za-z]{3,9}", text_of(node)) is not None


# ---------------------------------------------------------------------- tables and headings


def _line_of(anchor: Tag, around: Tag) -> Tag:
    """The row, list item or article of a link, where that is smaller than its surroundings."""
    for parent in anchor.parents:
        if parent is around:
            break
        if parent.name in _LINE:
            return parent
    return around


def _cells(row: Tag, anchors: Sequence[Tag]) -> Iterator[Day]:
    """The cells of a row that hold a day, under the words at the head of their column."""
    heads = _heads(row)
    links = {id(one) for one in anchors}
    for column, cell in enumerate(row.find_all(["td", "th"], recursive=False)):
        if any(id(one) in links for one in cell.find_all("a")):
            continue
        label = heads[column] if column < len(heads) else ""
        said = _says(label, whole=True)
        if said:
            found = [one.value for one in find(text_of(cell), short_years=True) if one.value]
            yield from (Day(value, Ground.LABEL) for value in found[:1])


def _heads(row: Tag) -> list[str]:
    table = row.find_parent("table")
    first = table.find("tr") if isinstance(table, Tag) else None
    if not isinstance(first, Tag) or first is row or first.find("th") is None:
        return []
    return [text_of(cell) for cell in first.find_all(["td", "th"], recursive=False)]


def _table_fields(main: Tag) -> Iterator[Day]:
    """Rows and terms of two: a label, and its value."""
    for row in main.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        if len(cells) == 2 and _says(text_of(cells[0]), whole=True):
            yield from _days(text_of(cells[1]), Ground.LABEL)


def _carried(anchor: Tag, line: Tag) -> Day | None:
    """The day of a cell that spans this row, or of the heading that this line stands under."""
    if line.name == "tr":
        for distance, row in enumerate(line.find_previous_siblings("tr"), start=1):
            for cell in row.find_all(["td", "th"], recursive=False):
                span = attribute(cell, "rowspan")
                if span.isdigit() and int(span) > distance and (day := _only(cell)):
                    return Day(day, Ground.PLACE)
    heading = anchor.find_previous(["h1", "h2", "h3", "h4", "h5", "dt", "caption"])
    if heading is not None and anchor in heading.find_all("a"):
        heading = heading.find_previous(["h1", "h2", "h3", "h4", "h5", "dt", "caption"])
    day = _only(heading) if isinstance(heading, Tag) else None
    return Day(day, Ground.PLACE) if day else None


def _only(node: Tag) -> date | None:
    """The day that is all a node says."""
    words = text_of(node)
    found = find(words, short_years=True)
    alone = len(found) == 1 and not _FILLER.sub("", _without(words, found))
    return found[0].value if alone else None
