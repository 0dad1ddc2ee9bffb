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
from datetime import date, timedelta
from typing import Final

from bs4 import BeautifulSoup, Tag

from parsers.platforms.day_words import LABELS, OTHER, PUBLISHED, Day, Ground, only, printed, says
from parsers.platforms.pages import attribute, text_of
from parsers.text.dates import find
from parsers.types import Page

_RANK: Final = {ground: rank for rank, ground in enumerate(Ground)}
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
    found = [*_marked(line), *printed(line, anchors)]
    if line.name == "tr":
        found = [*_cells(line, anchors), *found]
    return _strongest(found) or _carried(anchors[0], line)


def of_page(soup: BeautifulSoup, main: Tag) -> Day | None:
    """The day of publication that an answer's own page states."""
    found = [*_metadata(soup), *_marked(main, named=True)]
    found += [day for day in printed(main, (), PUBLISHED) if day.ground is Ground.LABEL]
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
    return OTHER.search(words) is not None and LABELS.search(words) is None


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
        said = says(label, whole=True)
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
        if len(cells) == 2 and says(text_of(cells[0]), whole=True, labels=PUBLISHED):
            yield from _days(text_of(cells[1]), Ground.LABEL)


def _carried(anchor: Tag, line: Tag) -> Day | None:
    """The day of a cell that spans this row, or of the heading that this line stands under."""
    if line.name == "tr":
        for distance, row in enumerate(line.find_previous_siblings("tr"), start=1):
            for cell in row.find_all(["td", "th"], recursive=False):
                span = attribute(cell, "rowspan")
                if span.isdigit() and int(span) > distance and (day := only(cell)):
                    return Day(day, Ground.PLACE)
    heading = anchor.find_previous(["h1", "h2", "h3", "h4", "h5", "dt", "caption"])
    if heading is not None and anchor in heading.find_all("a"):
        heading = heading.find_previous(["h1", "h2", "h3", "h4", "h5", "dt", "caption"])
    day = only(heading) if isinstance(heading, Tag) else None
    return Day(day, Ground.PLACE) if day else None
