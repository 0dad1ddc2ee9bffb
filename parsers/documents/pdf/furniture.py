"""What a letter prints again on every page: letterheads, footers, page numbers.

A line is furniture when all of it stands at the same place on at least half of the
pages (two pages or more), near the top or the bottom, with the same words; only
page numbers may differ. A figure alone is never furniture, unless it counts the
pages at the very edge: a row of a table must not be lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.documents.grid.numbers import is_value
from parsers.documents.pdf.page import Line, PageFeed, Word

# Shares of the page's height in which furniture stands. A line in three pieces or
# more may be a table's header: only at the very edge.
TOP_SHARE = 0.22
BOTTOM_SHARE = 0.12
EDGE_SHARE = 0.06
EDGE_POINTS = 60.0
# A gap this wide (share of the font size) parts a line into pieces.
WIDE_GAP = 1.5
SAME_PLACE = 6.0
# White space between furniture and text, as a share of the font size.
APART = 1.0
_PAGE_NUMBER = re.compile(
    r"page\s{0,3}#(?:\s{0,3}(?:of|/)\s{0,3}#)?|#\s{0,3}(?:of|/)\s{0,3}#|-?\s?#\s?-?"
)
_WITH_NUMBER = re.compile(r"page\s{0,3}#|#\s{0,3}of\s{0,3}#")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line near the head (``top``) or foot of a page; ``away`` is its
    distance from there, ``line`` the place of its line among the page's."""

    page: int
    top: bool
    away: float
    line: int
    words: Line

    @property
    def key(self) -> str:
        """Its words, any figures made alike."""
        return re.sub(r"\d{1,12}", "#", " ".join(self.words.text.split())).casefold()


def furniture(pages: Sequence[tuple[PageFeed, Sequence[Line]]]) -> dict[int, frozenset[Word]]:
    """The words of each page (by number) that only repeat another page's: whole lines.

    ``pages`` come with their lines outside ruled tables. A head is kept on the first page
    that has it, a foot on the last, page numbers nowhere.
    """
    if len(pages) < 2:
        return {}
    lines = {page.number: found for page, found in pages}
    pieces: list[_Piece] = []
    for page, found in pages:
        for at, line in enumerate(found):
            pieces += _parts(page, line, at)
    repeated: set[_Piece] = set()
    kept: set[_Piece] = set()
    groups: dict[tuple[str, bool], list[_Piece]] = defaultdict(list)
    for piece in pieces:
        groups[piece.key, piece.top].append(piece)
    for group in groups.values():
        _judge(group, len(pages), repeated, kept)
    whole: dict[tuple[int, int], bool] = defaultdict(lambda: True)
    for piece in pieces:
        place = (piece.page, piece.line)
        whole[place] = whole[place] and (piece in repeated or piece in kept)
    candidates: dict[int, set[int]] = defaultdict(set)
    for page_number, at in (place for place, all_of_it in whole.items() if all_of_it):
        candidates[page_number].add(at)
    apart = {number: _apart(lines[number], found) for number, found in candidates.items()}
    _apart_elsewhere(groups.values(), candidates, apart)
    for piece in repeated:
        if piece.line in candidates.get(piece.page, ()) and _says_page(piece):
            apart[piece.page].add(piece.line)  # however close a full page comes to it
    dropped: dict[int, set[Word]] = defaultdict(set)
    for piece in repeated - kept:
        if piece.line in apart.get(piece.page, ()):
            dropped[piece.page].update(piece.words.words)
    return {number: frozenset(words) for number, words in dropped.items()}


def _says_page(piece: _Piece) -> bool:
    """Whether a piece that counts the pages says so in words: no row of a table does."""
    return piece.key.startswith("page") or _WITH_NUMBER.search(piece.key) is not None


def _apart_elsewhere(
    groups: Iterable[Sequence[_Piece]],
    candidates: Mapping[int, set[int]],
    apart: Mapping[int, set[int]],
) -> None:
    """Add the lines close to the text of a full page that stand apart on as many others."""
    for group in groups:
        left = [piece for piece in group if piece.line in candidates.get(piece.page, ())]
        while left:
            same = [piece for piece in left if _same_place(left[0], piece)]
            left = [piece for piece in left if not _same_place(same[0], piece)]
            clear = sum(piece.line in apart[piece.page] for piece in same)
            if 2 * clear >= len(same) > 1:
                for piece in same:
                    apart[piece.page].add(piece.line)


def _apart(lines: Sequence[Line], candidates: set[int]) -> set[int]:
    """The repeated lines that stand apart from the page's text. One that stands close to
    the text, like the header of a table, is part of it."""
    apart = set(candidates)
    for order, step in ((range(len(lines) - 1, -1, -1), 1), (range(len(lines)), -1)):
        for at in order:
            beside = at + step
            if at not in apart or not 0 <= beside < len(lines) or beside in apart:
                continue
            here, there = lines[at].box, lines[beside].box
            gap = max(there[1] - here[3], here[1] - there[3])
            if gap < APART * lines[at].size:
                apart.discard(at)
    return apart


def _parts(page: PageFeed, line: Line, at: int) -> list[_Piece]:
    _, top, _, bottom = line.box
    if bottom > TOP_SHARE * page.height and top < (1 - BOTTOM_SHARE) * page.height:
        return []
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > WIDE_GAP * before.size:
            groups.append([])
        groups[-1].append(word)
    wide = len(groups) >= 3
    parts = [Line(tuple(group)) for group in groups]
    if bottom <= (EDGE_SHARE if wide else TOP_SHARE) * page.height:
        return [_Piece(page.number, True, top, at, part) for part in parts]
    if top >= (1 - (EDGE_SHARE if wide else BOTTOM_SHARE)) * page.height:
        return [_Piece(page.number, False, page.height - bottom, at, part) for part in parts]
    return []


def _judge(group: Sequence[_Piece], total: int, repeated: set[_Piece], kept: set[_Piece]) -> None:
    """Find the pieces of one wording that repeat, and which of them stays."""
    for first in group:
        if first in repeated or first in kept:
            continue
        same = [piece for piece in group if _same_place(first, piece)]
        pages = {piece.page for piece in same}
        if len(pages) < max(2, (total + 1) // 2):
            continue
        if _counts_pages(same):
            repeated.update(same)
        elif len({piece.words.text for piece in same}) == 1 and not is_value(first.words.text):
            repeated.update(same)
            keep = min(pages) if first.top else max(pages)
            kept.update(piece for piece in same if piece.page == keep)


def _same_place(one: _Piece, other: _Piece) -> bool:
    left, right = one.words.box, other.words.box
    aligned = abs(left[0] - right[0]) <= SAME_PLACE or abs(left[2] - right[2]) <= SAME_PLACE
    return aligned and abs(one.away - other.away) <= SAME_PLACE


def _counts_pages(pieces: Sequence[_Piece]) -> bool:
    """Whether the first figure of a line grows with the page, as a page number does.

    A bare figure, or a longer line with a page number in it, must stand at the edge.
    """
    key, at_edge = pieces[0].key, pieces[0].away <= EDGE_POINTS
    named = key.startswith("page") and _PAGE_NUMBER.fullmatch(key) is not None
    if not named and not (at_edge and (_PAGE_NUMBER.fullmatch(key) or _WITH_NUMBER.search(key))):
        return False
    steps = {
        int(figure.group()) - piece.page
        for piece in pieces
        if (figure := re.search(r"\d{1,6}", piece.words.text)) is not None
    }
    return len(steps) == 1
