"""The text of a page as PDFium reads it: pieces of one font, with their boxes.

The whole page's text is fetched in one call and parted at white space; only the first
and the last character of a piece are asked for their boxes. Coordinates are those of
the file (y upwards, the page not turned).
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import NamedTuple

from parsers.documents.pdf import pdfium
from parsers.documents.pdf.page import Box, Ink
from parsers.documents.pdf.pdfium import Handle

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
_PIECE = re.compile("[^\\s\\x00-\\x1f\ufffe\u200b\ufeff]+[\ufffe\x02]?")


class Style(NamedTuple):
    """How one text object is set. ``turn`` is the direction in quarter turns against the
    clock, -1 for any other; ``base`` the place of the baseline across it."""

    turn: int
    base: float
    size: float
    bold: bool
    ink: Ink


class Piece(NamedTuple):
    """Characters of one style without white space; ``spaced``: white space stands before
    it. ``first`` is the place of its first character in the page's text."""

    text: str
    box: Box
    style: Style
    spaced: bool
    first: int


@dataclass(slots=True)
class TextPage:
    """One page's text. ``handle`` is PDFium's text page."""

    handle: Handle
    styles: dict[Handle, Style] = field(default_factory=dict)
    fonts: dict[Handle, tuple[str, bool]] = field(default_factory=dict)
    turns: Counter[int] = field(default_factory=Counter)
    _box: pdfium.Floats = field(default_factory=lambda: pdfium.Floats(6))
    _colour: pdfium.Colour = field(default_factory=pdfium.Colour)

    def is_drawn_space(self, index: int) -> bool:
        """Whether the character before a place is white space that the file itself prints."""
        return index > 0 and not pdfium.is_made_up(self.handle, index - 1)

    def pieces(self, count: int) -> Iterator[Piece]:
        """The pieces in the order in which PDFium reads them."""
        handle, object_at, styles = self.handle, pdfium.char_object, self.styles
        before = -1
        for found in _PIECE.finditer(self._text(count)):
            first, end = found.span()
            text = found.group()
            if text[-1] in "\ufffe\x02":
                text = f"{text[:-1]}-"
            of = object_at(handle, first)
            last = end - 1
            if first == last or object_at(handle, last) == of:
                style = styles.get(of) or self._style(of, first)
                box = self._boxed(style, first, last)
                self.turns[style.turn] += last - first + 1
                yield Piece(text, box, style, first != before, first)
            else:
                yield from self._parts(text, first, last, first != before)
            before = end

    def _parts(self, text: str, first: int, last: int, spaced: bool) -> Iterator[Piece]:
        """A word that several text objects draw, object by object."""
        start = first
        of: Handle = pdfium.char_object(self.handle, first)
        for at in range(first + 1, last + 2):
            here = pdfium.char_object(self.handle, at) if at <= last else None
            if at <= last and here == of:
                continue
            style = self.styles.get(of) or self._style(of, start)
            self.turns[style.turn] += at - start
            part = text[start - first : at - first]
            box = self._boxed(style, start, at - 1)
            yield Piece(part, box, style, spaced and start == first, start)
            start, of = at, here

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

    def _boxed(self, style: Style, first: int, last: int) -> Box:
        """The box around two characters, across the line as high as the font."""
        values, at = self._box.values, self._box.at[0]
        pdfium.char_box(self.handle, first, at)
        left, top, right, bottom = values[:4]
        if last != first:
            pdfium.char_box(self.handle, last, at)
            left_2, top_2, right_2, bottom_2 = values[:4]
            left, right = min(left, left_2), max(right, right_2)
            top, bottom = max(top, top_2), min(bottom, bottom_2)
        turn, base, size = style.turn, style.base, style.size
        if turn == 0:
            return left, base - DESCENT * size, right, base + ASCENT * size
        if turn == 1:
            return base - ASCENT * size, bottom, base + DESCENT * size, top
        if turn == 2:
            return left, base - ASCENT * size, right, base + DESCENT * size
        if turn == 3:
            return base - DESCENT * size, bottom, base + ASCENT * size, top
        return left, bottom, right, top

    def _style(self, of: Handle, index: int) -> Style:
        """The style of a text object, from one of its characters."""
        pdfium.char_matrix(self.handle, index, self._box.at[0])
        a, b, c, d, e, f = self._box.values
        size = pdfium.char_size(self.handle, index) * (hypot(c, d) or 1.0)
        turn = _turn(a, b)
        if size < LEAST_SIZE:
            pdfium.char_box(self.handle, index, self._box.at[0])
            left, top, right, bottom = self._box.values[:4]
            size = max(size, top - bottom if turn in (0, 2, -1) else right - left, 0.1)
        font = pdfium.font_of(of)
        known = self.fonts.get(font)
        if known is None:
            known = self.fonts[font] = _font(font)
        colour = self._colour.read(pdfium.fill_colour, of)
        ink = Ink(known[0], colour, pdfium.render_mode(of))
        base = f if turn in (0, 2) else e
        style = Style(turn, base, size, known[1], ink)
        self.styles[of] = style
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
