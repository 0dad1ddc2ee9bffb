"""Styles of an .xlsx: number formats, fonts and fills by cell style (ECMA-376 part 1, 18.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from parsers.documents.sheets.builtin_formats import BUILTIN
from parsers.documents.sheets.colours import (
    PALETTE,
    THEME,
    WHITE,
    hex_colour,
    palette_colour,
    tinted,
)
from parsers.documents.sheets.model import Font, Rgb, Style
from parsers.documents.sheets.package import Package, flag, local, real, whole

# The order in which cells count the theme's colours: light before dark (18.8.3).
_THEME_ORDER = (
    *("lt1", "dk1", "lt2", "dk2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"),
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a conditional format changes (18.8.14); None leaves it as it is."""

    font: Rgb | None = None
    fill: Rgb | None = None
    code: str | None = None


@dataclass(slots=True)
class Styles:
    """Cell styles by number, and the changes that conditional formats make by theirs."""

    cells: list[Style] = field(default_factory=lambda: [Style()])
    changes: list[Changes] = field(default_factory=list)
    colours: Colours = field(default_factory=lambda: Colours())


@dataclass(frozen=True, slots=True)
class Colours:
    """Reads a colour element by the workbook's theme and palette."""

    theme: tuple[Rgb, ...] = THEME
    palette: tuple[Rgb, ...] = PALETTE

    def read(self, element: etree._Element | None) -> Rgb | None:
        """The colour; None where it is automatic or not given."""
        if element is None or flag(element.get("auto")):
            return None
        rgb, theme, indexed = (element.get(key) for key in ("rgb", "theme", "indexed"))
        colour: Rgb | None = None
        if rgb is not None:
            colour = hex_colour(rgb)
        elif theme is not None and whole(theme) in range(len(self.theme)):
            colour = self.theme[whole(theme)]
        elif indexed is not None:
            colour = palette_colour(whole(indexed, 64), self.palette)
        return None if colour is None else tinted(colour, real(element.get("tint")))


def read_styles(package: Package, styles_part: str | None, theme_part: str | None) -> Styles:
    """The styles of a workbook. Raises ``DocumentError`` (BROKEN)."""
    theme = _theme(package.tree(theme_part)) if theme_part else THEME
    if styles_part is None:
        return Styles(colours=Colours(theme))
    root = package.tree(styles_part)
    colours = Colours(theme, _palette(root))
    codes = dict(BUILTIN)
    for each in _children(root, "numFmts"):
        codes[whole(each.get("numFmtId"))] = each.get("formatCode", "General")
    fonts = [_font(each, colours) for each in _children(root, "fonts")]
    fills = [_fill(each, colours) for each in _children(root, "fills")]
    cells = [_style(each, codes, fonts, fills) for each in _children(root, "cellXfs")]
    changes = [read_changes(each, colours) for each in _children(root, "dxfs")]
    return Styles(cells or [Style()], changes, colours)


def _children(root: etree._Element, name: str) -> Iterable[etree._Element]:
    """The children of the first element called ``name``."""
    return next((list(each) for each in root if local(each) == name), [])


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in element if local(each) == name), None)


def _theme(root: etree._Element) -> tuple[Rgb, ...]:
    found: dict[str, Rgb] = {}
    for scheme in root.iter("{*}clrScheme"):
        for named in scheme:
            for value in named:
                code = value.get("lastClr") or value.get("val") or ""
                found.setdefault(local(named), hex_colour(code) or WHITE)
    return tuple(found.get(name, THEME[at]) for at, name in enumerate(_THEME_ORDER))


def _palette(root: etree._Element) -> tuple[Rgb, ...]:
    own = [hex_colour(each.get("rgb", "")) for each in root.iter("{*}rgbColor")]
    return tuple(colour or WHITE for colour in own) or PALETTE


def _font(element: etree._Element, colours: Colours) -> Font:
    size = _child(element, "sz")
    bold = _child(element, "b")
    struck = _child(element, "strike")
    return Font(
        colours.read(_child(element, "color")),
        real(size.get("val"), 11.0) if size is not None else 11.0,
        bold is not None and bold.get("val") not in ("0", "false"),
        struck is not None and struck.get("val") not in ("0", "false"),
    )


def read_run_font(element: etree._Element | None, colours: Colours) -> Font:
    """The font of a run of rich text."""
    return Font() if element is None else _font(element, colours)


def _fill(element: etree._Element, colours: Colours) -> Rgb | None:
    """The colour behind the ink; a pattern counts as its own colour, a gradient as its first."""
    pattern = _child(element, "patternFill")
    if pattern is None:
        stop = next(element.iter("{*}color"), None)
        return colours.read(stop)
    kind = pattern.get("patternType", "none")
    if kind == "none":
        return None
    return colours.read(_child(pattern, "fgColor" if kind == "solid" else "bgColor"))


def _style(
    element: etree._Element, codes: dict[int, str], fonts: list[Font], fills: list[Rgb | None]
) -> Style:
    font, fill = whole(element.get("fontId")), whole(element.get("fillId"))
    alignment = _child(element, "alignment")
    return Style(
        codes.get(whole(element.get("numFmtId")), "General"),
        fonts[font] if font in range(len(fonts)) else Font(),
        fills[fill] if fill in range(len(fills)) else None,
        whole(alignment.get("indent")) if alignment is not None else 0,
        shrink=alignment is not None and flag(alignment.get("shrinkToFit")),
    )


def read_changes(element: etree._Element, colours: Colours) -> Changes:
    """What a conditional format's own style changes."""
    font, fill = _child(element, "font"), _child(element, "fill")
    code = _child(element, "numFmt")
    pattern = _child(fill, "patternFill") if fill is not None else None
    ground = None
    if pattern is not None:
        # A conditional format's solid fill is its background colour (18.8.14).
        ground = colours.read(_child(pattern, "bgColor")) or colours.read(
            _child(pattern, "fgColor")
        )
    return Changes(
        colours.read(_child(font, "color")) if font is not None else None,
        ground,
        code.get("formatCode") if code is not None else None,
    )
