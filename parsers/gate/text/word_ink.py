"""The ink of Word text: its colour, size and ground, from run, styles and theme.

ECMA-376 part 1, 17.3.2 (runs) and 17.7 (styles). A ground is a tuple of the colours
that may lie under the text; an empty one is not known (a picture, a gradient), and
then no text is said to have the colour of its ground.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from parsers.documents.office.word_numbering import W, attribute
from parsers.documents.office.word_text import switched_on

_INTEGER = re.compile(r"-?\d{1,6}")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
Ground = tuple[str, ...]
PAPER: Ground = ("FFFFFF",)
# Levels of 255 by which a channel must differ for a reader to see ink on its ground.
SEEN = 36
# Half-points and twentieths of a point below which nothing can be read.
TINY_SIZE, TINY_LINE = 6, 40
# Per cent of its width below which a letter is a stroke.
TINY_SCALE = 10
# Twentieths of a point that a letter is squeezed into (17.3.2.14) below which it is a stroke.
TINY_FIT = 20
# Half-points by which letters are lifted or lowered (17.3.2.24) from which they leave the page.
FAR_SHIFT = 800
HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
_THEME_NAMES = {
    "background1": "lt1",
    "light1": "lt1",
    "text1": "dk1",
    "dark1": "dk1",
    "background2": "lt2",
    "light2": "lt2",
    "text2": "dk2",
    "dark2": "dk2",
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """What a run, or a style, says of its letters; None where it says nothing."""

    colour: str | None = None
    size: int | None = None
    scale: int | None = None
    fit: int | None = None
    shift: int | None = None
    hidden: bool | None = None
    clear: bool | None = None
    highlight: str | None = None
    shade: str | None = None

    def over(self, base: Ink) -> Ink:
        """This ink, with what it leaves open taken from another."""
        return Ink(
            self.colour if self.colour is not None else base.colour,
            self.size if self.size is not None else base.size,
            self.scale if self.scale is not None else base.scale,
            self.fit if self.fit is not None else base.fit,
            self.shift if self.shift is not None else base.shift,
            self.hidden if self.hidden is not None else base.hidden,
            self.clear if self.clear is not None else base.clear,
            self.highlight if self.highlight is not None else base.highlight,
            self.shade if self.shade is not None else base.shade,
        )


def is_near(one: str, other: str) -> bool:
    """Whether two colours (RRGGBB) cannot be told apart."""
    try:
        left, right = bytes.fromhex(one), bytes.fromhex(other)
    except ValueError:
        return False
    return len(left) == len(right) == 3 and all(
        abs(a - b) < SEEN for a, b in zip(left, right, strict=True)
    )


def is_dark(colour: str) -> bool:
    """Whether Word prints automatic text white on a colour."""
    try:
        red, green, blue = bytes.fromhex(colour)
    except ValueError:
        return False
    return 0.299 * red + 0.587 * green + 0.114 * blue < 96


def is_unseen(ink: Ink, ground: Ground) -> bool:
    """Whether letters have the colour of what is under them, or no colour at all."""
    if ink.clear:
        return True
    under = ground
    if ink.shade not in (None, "auto"):
        under = (ink.shade or "",)
    if ink.highlight in HIGHLIGHTS:
        under = (HIGHLIGHTS[ink.highlight or ""],)
        # Over a highlight, automatic text stays black.
        colour = "000000" if ink.colour in (None, "auto") else ink.colour or ""
        return is_near(colour, under[0])
    if ink.colour in (None, "auto") or not under:
        return False
    return all(is_near(ink.colour or "", each) for each in under)


def _is_hidden(properties: etree._Element) -> bool | None:
    """Whether letters are set to be hidden, or to be shown; None where nothing is said."""
    said = {switched_on(properties, name) for name in ("vanish", "specVanish")}
    return True if True in said else False if False in said else None


def is_tiny(ink: Ink, letters: int) -> bool:
    """Whether so many letters are too small to be read."""
    return (
        (ink.size is not None and ink.size < TINY_SIZE)
        or (ink.scale is not None and ink.scale < TINY_SCALE)
        or (ink.fit is not None and 0 < ink.fit < TINY_FIT * letters)
    )


def is_far(ink: Ink) -> bool:
    """Whether letters stand so far above or below their line that they are beside the page."""
    return ink.shift is not None and abs(ink.shift) >= FAR_SHIFT


@dataclass(slots=True)
class Inks:
    """The styles and theme colours of a document, to work out the ink of any run."""

    theme: dict[str, str] = field(default_factory=dict)
    styles: dict[str, etree._Element] = field(default_factory=dict)
    default: Ink = field(default_factory=Ink)
    _known: dict[str, Ink] = field(default_factory=dict)

    @classmethod
    def read(cls, styles: etree._Element | None, theme: etree._Element | None) -> Inks:
        """From ``styles.xml`` and the theme part; either may be missing."""
        inks = cls(dict(_theme(theme)))
        for node in styles.iterfind(f"{W}style") if styles is not None else ():
            inks.styles[attribute(node, "styleId") or ""] = node
        if styles is not None:
            inks.default = inks.of(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        return inks

    def of(self, properties: etree._Element | None) -> Ink:
        """The ink that a ``w:rPr`` itself sets."""
        if properties is None:
            return Ink()
        return Ink(
            colour=self._ink_colour(properties),
            size=_whole(properties.find(f"{W}sz")),
            scale=_whole(properties.find(f"{W}w")),
            fit=_whole(properties.find(f"{W}fitText")),
            shift=_whole(properties.find(f"{W}position")),
            hidden=_is_hidden(properties),
            clear=True if _is_clear(properties) else None,
            highlight=attribute(properties.find(f"{W}highlight")),
            shade=self.shade(properties),
        )

    def style(self, identity: str | None) -> Ink:
        """The ink of a style, with what it is based on worked in."""
        if identity is None or identity not in self.styles:
            return Ink()
        if identity not in self._known:
            self._known[identity] = Ink()  # a style based on itself ends here
            node = self.styles[identity]
            own = self.of(node.find(f"{W}rPr"))
            based = self.style(attribute(node.find(f"{W}basedOn")))
            self._known[identity] = own.over(based)
        return self._known[identity]

    def paragraph(self, properties: etree._Element | None) -> tuple[Ink, str | None]:
        """A paragraph's ink before its runs speak, and its own shading."""
        named = properties.find(f"{W}pStyle") if properties is not None else None
        identity = attribute(named) if named is not None else self._normal()
        ink = self.style(identity).over(self.default)
        shade = self.shade(properties)
        seen: set[str] = set()
        while shade is None and identity and identity in self.styles and identity not in seen:
            seen.add(identity)
            node = self.styles[identity]
            shade = self.shade(node.find(f"{W}pPr"))
            identity = attribute(node.find(f"{W}basedOn"))
        # Shading of a paragraph style is not shading of its runs.
        return replace(ink, shade=None), shade

    def run(self, properties: etree._Element | None, paragraph: Ink) -> Ink:
        """The ink of a run in a paragraph."""
        style = properties.find(f"{W}rStyle") if properties is not None else None
        return self.of(properties).over(self.style(attribute(style))).over(paragraph)

    def shade(self, properties: etree._Element | None) -> str | None:
        """The fill of a ``w:shd``: a colour, ``auto``, or None where nothing is said."""
        node = properties.find(f"{W}shd") if properties is not None else None
        if node is None:
            return None
        if attribute(node) == "solid":
            colour = attribute(node, "color")
            return "000000" if colour in (None, "auto") else colour
        themed = self.scheme(attribute(node, "themeFill") or "")
        fill = attribute(node, "fill")
        return themed if fill in (None, "auto") and themed else fill

    def table_fills(self, identity: str | None, parts: frozenset[str]) -> Iterator[str]:
        """The fills that a table style gives to cells in any of some parts of the table."""
        seen: set[str] = set()
        while identity and identity in self.styles and identity not in seen:
            seen.add(identity)
            node = self.styles[identity]
            for holder in (node, *node.iterfind(f"{W}tblStylePr")):
                if holder is node or attribute(holder, "type") in parts:
                    fill = self.shade(holder.find(f"{W}tcPr")) or self.shade(
                        holder.find(f"{W}tblPr")
                    )
                    if fill not in (None, "auto"):
                        yield fill or ""
            identity = attribute(node.find(f"{W}basedOn"))

    def scheme(self, name: str) -> str | None:
        """A colour of the theme by the name that drawings use."""
        return self.theme.get(_THEME_NAMES.get(name, name))

    def _ink_colour(self, properties: etree._Element) -> str | None:
        filled = properties.find(f"{W14}textFill/{W14}solidFill/{W14}srgbClr")
        if filled is not None and filled.get(f"{W14}val"):
            return filled.get(f"{W14}val")
        node = properties.find(f"{W}color")
        value = attribute(node)
        themed = self.scheme(attribute(node, "themeColor") or "")
        plain = attribute(node, "themeShade") is None and attribute(node, "themeTint") is None
        return themed if themed and plain else value

    def _normal(self) -> str | None:
        for identity, node in self.styles.items():
            default = attribute(node, "default") in ("1", "true")
            if default and attribute(node, "type") == "paragraph":
                return identity
        return None


def _is_clear(properties: etree._Element) -> bool:
    """Whether Word's text effects leave the letters without any fill."""
    fill = properties.find(f"{W14}textFill")
    if fill is None:
        return False
    if fill.find(f"{W14}noFill") is not None:
        return properties.find(f"{W14}textOutline/{W14}solidFill") is None
    alphas = [_percent(each.get(f"{W14}val")) for each in fill.iter(f"{W14}alpha")]
    return bool(alphas) and min(alphas) >= 90_000


def _percent(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() else 0


def _theme(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    """The colours of a theme by their short names."""
    scheme = root.find(f"{A}themeElements/{A}clrScheme") if root is not None else None
    for node in scheme if scheme is not None else ():
        for colour in node:
            value = colour.get("lastClr") or colour.get("val")
            if value and isinstance(node.tag, str):
                yield etree.QName(node).localname, value


def _whole(node: etree._Element | None) -> int | None:
    value = attribute(node)
    return int(value) if value is not None and _INTEGER.fullmatch(value) else None
