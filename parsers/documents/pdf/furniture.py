"""What a letter prints again on every page: letterheads, footers, page numbers.

A line is furniture when it stands at the same height on at least half of the
pages (two pages or more), near the top or the bottom, with the same words;
figures in it may differ, as page numbers do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.documents.pdf.page import Line, PageFeed, Word, lines_of

TOP_SHARE = 0.22
BOTTOM_SHARE = 0.12
# A line in three pieces or more may be a table's header: only at the very edge.
EDGE_SHARE = 0.06
WIDE_GAP = 1.5
EDGE_POINTS = 60.0
SAME_HEIGHT = 6.0
_PAGE_NUMBER = re.compile(r"page\s{0,3}#|#\s{0,3}(?:of|/)\s{0,3}#|^\W{0,3}#\W{0,3}$")


def furniture(
    pages: Sequence[PageFeed], in_tables: Mapping[int, frozenset[Word]]
) -> dict[int, frozenset[Word]]:
    """The words of each page (by number) that only repeat another page's.

    A head is kept on the first page that has it, a foot on the last, page numbers
    nowhere. ``in_tables`` are words inside ruled tables: never furniture.
    """
    seen: dict[tuple[str, bool], list[_Place]] = defaultdict(list)
    for page in pages:
        free = [word for word in page.words if word not in in_tables.get(page.number, ())]
        for line in lines_of(free):
            for place in _places(page, line):
                seen[_key(place.line), place.top].append(place)
    repeated: dict[int, set[Word]] = defaultdict(set)
    for places in seen.values():
        for place in _repeats(places, len(pages)):
            repeated[place.page].update(place.line.words)
    return {number: frozenset(words) for number, words in repeated.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """A line near the head (``top``) or foot of a page; ``away`` is its distance from there."""

    page: int
    top: bool
    away: float
    line: Line


def _places(page: PageFeed, line: Line) -> list[_Place]:
    """The pieces of a line that stands where furniture does; none elsewhere."""
    _, top, _, bottom = line.box
    pieces: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > WIDE_GAP * before.size:
            pieces.append([])
        pieces[-1].append(word)
    wide = len(pieces) >= 3
    parts = [Line(tuple(piece)) for piece in pieces]
    if bottom <= (EDGE_SHARE if wide else TOP_SHARE) * page.height:
        return [_Place(page.number, True, top, part) for part in parts]
    if top >= (1 - (EDGE_SHARE if wide else BOTTOM_SHARE)) * page.height:
        return [_Place(page.number, False, page.height - bottom, part) for part in parts]
    return []


def _key(line: Line) -> str:
    return re.sub(r"\d{1,12}", "#", " ".join(line.text.split())).casefold()


def _repeats(places: Sequence[_Place], total: int) -> list[_Place]:
    """The places to drop, of lines that differ at most in their figures."""
    first = places[0]
    same = [place for place in places if abs(place.away - first.away) <= SAME_HEIGHT]
    pages = {place.page for place in same}
    if len(pages) < max(2, (total + 1) // 2):
        return []
    texts = {place.line.text for place in same}
    if len(texts) > 1:
        return same if _counts_pages(same) else []
    if _PAGE_NUMBER.fullmatch(_key(first.line)):
        return []
    keep = min(pages) if first.top else max(pages)
    return [place for place in same if place.page != keep]


def _counts_pages(places: Sequence[_Place]) -> bool:
    """Whether the first figure of a line grows with the page, as a page number does.

    A longer line with a page number in it must stand at the very edge of the page.
    """
    key = _key(places[0].line)
    whole = _PAGE_NUMBER.fullmatch(key) is not None
    if not whole and (places[0].away > EDGE_POINTS or not _PAGE_NUMBER.search(key)):
        return False
    steps = {
        int(figure.group()) - place.page
        for place in places
        if (figure := re.search(r"\d{1,6}", place.line.text)) is not None
    }
    return len(steps) == 1
