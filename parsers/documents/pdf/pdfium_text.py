"""The words of a page as PDFium reads them.

The whole page's text is fetched in one call and parted at white space; only the first
and the last character of a piece are asked for their places, and each text object once
for its font. Loops are written out where they run once for every word of a page.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from math import hypot
from typing import TypeAlias

from parsers.documents.pdf import pdfium
from parsers.documents.pdf.page import Char, Ink, Word
from parsers.documents.pdf.pdfium import Handle
from parsers.documents.pdf.view import View
from parsers.documents.pdf.words import GAP, Words

# Type above and below the baseline, as shares of the font size. The same for all fonts:
# what fonts say of themselves differs within one line.
ASCENT = 0.79
DESCENT = 0.21
# Text slanted by more than this (sine) is neither upright nor turned by a quarter.
SLANT = 0.2
# Fonts smaller than this are drawn by the page itself (Type 3): the box tells their size.
LEAST_SIZE = 2.0
FORCE_BOLD = 1 << 18  # ISO 32000-1, table 123: font flags
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# PDFium ends a line that it takes to be hyphenated with one of the two last characters.
# Bytes for the boxes of a piece's first and last character, four floats each.
_PLACES = 32
_run = deque[object](maxlen=0).extend  # makes calls for what they do
_HYPHENS = "\ufffe\x02"
_PIECE = re.compile("[^\\s\\x00-\\x1f\ufffe\u200b\ufeff]+[\ufffe\x02]?")
# Dots that lead from a label to its figure are a piece of their own.
_LEADING = re.compile("\\.{4,}|(?:(?!\\.{4})[^\\s\\x00-\\x1f\ufffe\u200b\ufeff])+[\ufffe\x02]?")


# How one text object is set: whether upright, the top and bottom of its line if it is, its
# size, whether bold, its ink. A plain tuple: it is taken apart for every word.
GlyphStyle: TypeAlias = tuple[bool, float, float, float, bool, Ink]


@dataclass(slots=True)
class TextPage:
    """One page's text, seen through a view. ``handle`` is PDFium's text page; ``inks``:
    whether colours are asked for."""

    handle: Handle
    view: View
    inks: bool = False
    _styles: dict[Handle, GlyphStyle] = field(default_factory=dict)
    _inks: dict[object, tuple[Ink, bool]] = field(default_factory=dict)
    _one: pdfium.Floats = field(default_factory=lambda: pdfium.Floats(6))
    _other: pdfium.Floats = field(default_factory=lambda: pdfium.Floats(4))
    _colour: pdfium.Colour = field(default_factory=pdfium.Colour)

    def words(self, count: int) -> tuple[Word, ...]:
        """The words of the first ``count`` characters that lie on the page."""
        written = self._text(count)
        dotted = "...." in written
        pattern = _LEADING if dotted else _PIECE
        spans = [found.span() for found in pattern.finditer(written)]
        if not spans:
            return ()
        objects, starts, stops = self._placed(spans)
        styles, object_at, handle = self._styles, pdfium.char_object, self.handle
        _, _, sign, shift = self.view.along
        wide, high = self.view.width, self.view.height
        words = Words()
        begin_word, add = words.begin, words.add
        before: Char | None = None
        reached = -1
        for (first, end), of, following, start, stop in zip(
            spans, objects, [*objects[1:], None], starts, stops, strict=True
        ):
            text = written[first:end]
            if text[-1] in _HYPHENS:
                text = f"{text[:-1]}-"
            style = styles.get(of) or self._style(of, first)
            # What one object draws follows in a row: the next piece's tells the last letter's.
            if of != following and end - first > 1 and object_at(handle, end - 1) != of:
                parts = self._parts(text, first, end)
                char = parts[0]
            else:
                upright, top, bottom, size, bold, ink = style
                x0, x1 = sign * start + shift, sign * stop + shift
                if upright and x0 <= x1:
                    char = Word(text, x0, top, x1, bottom, size, bold, True, ink)
                else:
                    char = self._char(text, style, first, end - 1)
                parts = None
            leads = dotted and text[:4] == "...."
            if (first != reached or leads) and not (
                before is not None
                and -char.size < char.x0 - before.x1 < GAP * char.size
                and self._near(before, char, first)
            ):
                if parts is None and (
                    char.x1 > 0 and char.x0 < wide and char.bottom > 0 and char.top < high
                ):
                    begin_word(char)
                    before, reached = char, -1 if leads else end
                    continue
                words.end()
            for part in parts or (char,):
                if part.x1 > 0 and part.x0 < wide and part.bottom > 0 and part.top < high:
                    add(part)
            before, reached = parts[-1] if parts else char, -1 if leads else end
        return words.all()

    def _placed(
        self, spans: Sequence[tuple[int, int]]
    ) -> tuple[list[Handle], Sequence[float], Sequence[float]]:
        """For each piece the object that draws its first character, and along the line the
        edge at which that begins and the one at which its last one ends. All are asked for in
        a row: calls from a loop of Python's own cost as much again."""
        firsts = [first for first, _ in spans]
        room = array("f", bytes(_PLACES * len(spans)))
        at, end = room.buffer_info()[0], room.buffer_info()[0] + _PLACES * len(spans)
        handles = repeat(self.handle)
        _run(map(pdfium.char_box, handles, firsts, range(at, end, _PLACES)))
        lasts = [end - 1 for _, end in spans]
        _run(map(pdfium.char_box, handles, lasts, range(at + _PLACES // 2, end, _PLACES)))
        objects: list[Handle] = list(map(pdfium.char_object, handles, firsts))
        begin, close, _, _ = self.view.along
        return objects, room[begin::8], room[4 + close :: 8]

    def _near(self, before: Char, char: Char, first: int) -> bool:
        """Whether the white space between two pieces is one that PDFium made up in a word
        whose letters stand a little apart."""
        if not char.upright or abs(char.top - before.top) > 0.5 * char.size:
            return False
        return pdfium.is_made_up(self.handle, first - 1) != 0

    def _parts(self, text: str, first: int, end: int) -> list[Char]:
        """A word that several text objects draw, object by object."""
        parts: list[Char] = []
        start = first
        of: Handle = pdfium.char_object(self.handle, first)
        for at in range(first + 1, end + 1):
            here = pdfium.char_object(self.handle, at) if at < end else None
            if at < end and here == of:
                continue
            style = self._styles.get(of) or self._style(of, start)
            parts.append(self._char(text[start - first : at - first], style, start, at - 1))
            start, of = at, here
        return parts

    def _text(self, count: int) -> str:
        """All characters, one for each index of PDFium's. Its one call leaves out what
        has no Unicode value; then each character is asked for."""
        room = (ctypes.c_ushort * (count + 1))()
        written = pdfium.get_text(self.handle, 0, count, ctypes.addressof(room))
        if written == count + 1:
            text = bytes(room)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        codes = (pdfium.char_code(self.handle, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _char(self, text: str, style: GlyphStyle, first: int, last: int) -> Char:
        """Characters of one style as a word: along the line from the first to the last
        one's edge, across it as high as the font."""
        one, other = self._one, self._other
        pdfium.char_box(self.handle, first, one.at[0])
        pdfium.char_box(self.handle, last, other.at[0])
        upright, top, bottom, size, bold, ink = style
        if upright:
            begin, end, sign, shift = self.view.along
            x0 = sign * one.values[begin] + shift
            x1 = sign * other.values[end] + shift
            if x0 > x1:  # set from right to left
                x0, x1 = sign * other.values[begin] + shift, sign * one.values[end] + shift
            return Word(text, x0, top, x1, bottom, size, bold, True, ink)
        left, above, right, below = one.values[:4]
        left_2, above_2, right_2, below_2 = other.values
        box = (min(left, left_2), min(below, below_2), max(right, right_2), max(above, above_2))
        return Word(text, *self.view.box(box), size, bold, False, ink)

    def _style(self, of: Handle, index: int) -> GlyphStyle:
        """The style of a text object, from one of its characters."""
        pdfium.char_matrix(self.handle, index, self._one.at[0])
        a, b, c, d, e, f = self._one.values[:]
        size = pdfium.char_size(self.handle, index) * (hypot(c, d) or 1.0)
        turn = 0 if b == 0.0 < a else _turn(a, b)
        if size < LEAST_SIZE:
            pdfium.char_box(self.handle, index, self._one.at[0])
            left, top, right, bottom = self._one.values[:4]
            size = max(size, top - bottom if turn in (0, 2, -1) else right - left, 0.1)
        font = pdfium.font_of(of)
        colour = self._colour.read(pdfium.fill_colour, of) if self.inks else None
        drawn = (font, colour, pdfium.render_mode(of))
        known = self._inks.get(drawn)
        if known is None:
            name, bold = _font(font)
            known = self._inks[drawn] = Ink(name, *drawn[1:]), bold
        ink, bold = known
        _, p, _, q, _, r = self.view.matrix
        base = p * e + q * f + r
        style = (
            turn == self.view.turns, base - ASCENT * size, base + DESCENT * size, size, bold, ink,
        )  # fmt: skip
        self._styles[of] = style
        return style


def _turn(a: float, b: float) -> int:
    """The direction of a text matrix in quarter turns against the clock, or -1."""
    length = hypot(a, b) or 1.0
    if abs(b) <= SLANT * length:
        return 0 if a >= 0 else 2
    if abs(a) <= SLANT * length:
        return 1 if b > 0 else 3
    return -1


def _font(font: Handle) -> tuple[str, bool]:
    """A font's name, and whether it is bold by its name or its flags."""
    if not font:
        return "", False
    size = pdfium.font_name(font, None, 0)
    room = ctypes.create_string_buffer(max(size, 1))
    pdfium.font_name(font, ctypes.addressof(room), size)
    name = room.value.decode("utf-8", "replace")
    flags = pdfium.font_flags(font)
    return name, _BOLD.search(name) is not None or bool(flags > 0 and flags & FORCE_BOLD)
