"""The unseen letters of a PDF put together as words, and whether those words are news.

Words that the visible pages show as well (a shadow, bold by printing twice, a line cut
at the edge of a page and continued on the next) hide nothing. Nor does the text layer
of a scan, as long as there is ink in the picture where the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium
from PIL import Image

from parsers.documents.pdf.page import Box
from parsers.gate.pdf.page import Glyph, PdfPage, View
from parsers.gate.pdf.seen import INVISIBLE, UNDER_BOX, UNDER_IMAGE

# The share of the page that pictures must cover for invisible text to be a scan's.
SCAN_SHARE = 0.5
# Levels of 255 between the darkest and the lightest pixel where a picture shows a word.
INKED = 48
# Below this a uniform place is a blacked-out one.
DARK = 100
# A recognised word on blank paper is a speck misread, unless there are many.
MISREAD_WORDS = 3
MISREAD_SHARE = 0.05
_LETTERS = 3
_NEAR = 6.0
_OTHER = re.compile(r"[\W_]{1,4000}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Unseen words of one line: why they are unseen, where, and whether shown beside."""

    code: str
    page: int
    text: str
    repeated: bool


class _Letter(NamedTuple):
    glyph: Glyph
    code: str | None


@dataclass(frozen=True, slots=True)
class _Run:
    code: str | None
    text: str
    box: Box
    first: int
    last: int


def unseen_pieces(page: PdfPage, codes: Mapping[int, str]) -> list[Piece]:
    """The unseen words of a page, those of a scan's text layer left out.

    ``codes`` says by a letter's place why it is not seen (``pdf_seen.unseen``).
    """
    if not codes:
        return []
    characters = page.characters
    runs = list(_runs([_Letter(each, codes.get(each.place)) for each in page.glyphs], characters))
    hidden = [run for run in runs if run.code is not None]
    shown = [run for run in runs if run.code is None]
    layer = [run for run in hidden if run.code in (INVISIBLE, UNDER_IMAGE)]
    if layer and (scans := scans_of(page)):
        kept = [run for run in hidden if run not in layer]
        hidden = kept + list(_not_in_picture(page, layer, scans))
    return [
        Piece(
            line[0].code or "",
            page.number,
            "".join(run.text for run in line),
            all(_is_beside(run, shown) for run in line),
        )
        for line in _lines(hidden, characters)
    ]


def telling(pieces: Iterable[Piece], shown: str) -> Iterator[Piece]:
    """The pieces that hold words or values which ``shown``, all visible letters, does not."""
    for piece in pieces:
        if not piece.repeated and is_news(piece.text, shown):
            yield piece


def is_news(text: str, shown: str) -> bool:
    """Whether letters and digits say anything that ``shown`` (lower case) does not.

    Two letters are initials or noise; a number seen elsewhere may be another number.
    """
    text = squashed(text)
    letters = sum(letter.isalpha() for letter in text)
    if letters < _LETTERS:
        return any(letter.isdigit() for letter in text)
    return text not in shown and not _is_alphabet(text)


def squashed(text: str) -> str:
    """Only the letters and digits of a text, in lower case."""
    return _OTHER.sub("", text.casefold())


def _runs(letters: Sequence[_Letter], characters: str) -> Iterator[_Run]:
    """Letters without a space between them and of one fate."""
    start = 0
    for at in range(1, len(letters) + 1):
        if at < len(letters) and _go_on(letters[at - 1], letters[at], characters):
            continue
        part = letters[start:at]
        boxes = [letter.glyph.box for letter in part]
        around = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        text = "".join(letter.glyph.text for letter in part)
        yield _Run(part[0].code, text, around, part[0].glyph.place, part[-1].glyph.place)
        start = at


def _go_on(one: _Letter, other: _Letter, characters: str) -> bool:
    between = characters[one.glyph.place + 1 : other.glyph.place]
    return one.code == other.code and not any(mark.isspace() for mark in between)


def _lines(runs: Sequence[_Run], characters: str) -> Iterator[list[_Run]]:
    """Runs of one line and one code, with nothing seen between them."""
    line: list[_Run] = []
    for run in sorted(runs, key=lambda each: each.first):
        between = characters[line[-1].last + 1 : run.first] if line else ""
        new = any(mark.isalnum() or mark in "\r\n" for mark in between)
        if line and (new or run.code != line[-1].code):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _is_beside(run: _Run, shown: Sequence[_Run]) -> bool:
    """Whether the same word is seen at the same place: a shadow, or bold by printing twice."""
    near = max(_NEAR, 1.5 * (run.box[3] - run.box[1]))
    return any(
        other.text == run.text
        and abs(other.box[0] - run.box[0]) <= near
        and abs(other.box[1] - run.box[1]) <= near
        for other in shown
    )


def _is_alphabet(text: str) -> bool:
    """Whether letters only run through the alphabet, as some makers load their fonts."""
    if len(text) < 5 or not text.isalpha():
        return False
    up = [b > a for a, b in pairwise(text) if a != b]
    return bool(up) and max(sum(up), len(up) - sum(up)) >= 0.9 * len(up)


# ------------------------------------------------------------------------- scans


def scans_of(page: PdfPage) -> list[Box]:
    """The pictures of a page that together cover most of it; none where they do not."""
    boxes = [each.box for each in page.painted if each.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    area = sum(
        max(0.0, min(box[2], page.width) - max(box[0], 0.0))
        * max(0.0, min(box[3], page.height) - max(box[1], 0.0))
        for box in boxes
    )
    return boxes if area >= SCAN_SHARE * page.width * page.height else []


def _not_in_picture(page: PdfPage, runs: Sequence[_Run], scans: Sequence[Box]) -> Iterator[_Run]:
    """Words of a text layer that stand where the picture has no ink."""
    view = page.whole
    picture = page.picture(view, text=False).convert("L")
    blank = []
    for run in runs:
        if not any(_inside(run.box, scan) for scan in scans):
            yield run
            continue
        darkest, lightest = _range(picture, view, run.box)
        if lightest - darkest >= INKED or len(run.text) < _LETTERS:
            continue
        if lightest < DARK or run.code == UNDER_IMAGE:
            yield _Run(UNDER_BOX, run.text, run.box, run.first, run.last)
        else:
            blank.append(run)
    if len(blank) >= MISREAD_WORDS and len(blank) > MISREAD_SHARE * len(runs):
        yield from blank


def _range(picture: Image.Image, view: View, box: Box) -> tuple[int, int]:
    """The darkest and the lightest pixel at a word, and a little above and below it."""
    height = box[3] - box[1]
    left, top, right, bottom = view.pixels(
        (box[0], box[1] - 0.2 * height, box[2], box[3] + 0.2 * height)
    )
    left, top = max(0, min(left, picture.width - 1)), max(0, min(top, picture.height - 1))
    found = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1))).getextrema()
    low, high = found[0], found[1]
    assert isinstance(low, (int, float))
    assert isinstance(high, (int, float))
    return int(low), int(high)


def _inside(box: Box, outer: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
