"""Colours of cells: theme, tint, palette, and whether ink can be told from its fill.

Palette: ECMA-376 part 1, 18.8.27 (the same 56 colours as BIFF8's). Tint: 18.8.19.
"""

from __future__ import annotations

import colorsys
import re

from parsers.documents.sheets.model import Rgb

BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)
# Ink that is nowhere further from its fill than this in red, green and blue is not read.
NEAR = 36
# Points below which nobody reads.
LEAST_SIZE = 3.0

_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
PALETTE: tuple[Rgb, ...] = tuple(
    (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16))
    for code in (
        f"{_BASIC} {_BASIC} "
        "800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
        "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
        "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
        "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
        "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
        "003366 339966 003300 333300 993300 993366 333399 333333"
    ).split()
)
# Office's own theme, for a workbook that has none: 0 is light, 1 dark.
THEME: tuple[Rgb, ...] = (
    (255, 255, 255),
    (0, 0, 0),
    (238, 236, 225),
    (31, 73, 125),
    (79, 129, 189),
    (192, 80, 77),
    (155, 187, 89),
    (128, 100, 162),
    (75, 172, 198),
    (247, 150, 70),
    (0, 0, 255),
    (128, 0, 128),
)
_HEX = re.compile(r"#?(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def hex_colour(code: str) -> Rgb | None:
    """``FF1F497D``, ``1F497D`` or ``#1f497d`` as a colour; None for anything else."""
    found = _HEX.fullmatch(code.strip())
    return None if found is None else (int(found[1], 16), int(found[2], 16), int(found[3], 16))


def palette_colour(index: int, palette: tuple[Rgb, ...] = PALETTE) -> Rgb | None:
    """A colour by its place in the palette; None for the automatic ones (64 and up)."""
    return palette[index] if 0 <= index < len(palette) else None


def tinted(colour: Rgb, tint: float) -> Rgb:
    """A theme colour made lighter (above 0) or darker (below)."""
    if not tint:
        return colour
    hue, light, strong = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    tint = max(-1.0, min(1.0, tint))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, light, strong)
    return round(red * 255), round(green * 255), round(blue * 255)


def alike(ink: Rgb, fill: Rgb) -> bool:
    """Whether ink is so close to what it stands on that it is not seen."""
    return max(abs(one - other) for one, other in zip(ink, fill, strict=True)) <= NEAR


def automatic(fill: Rgb | None) -> Rgb:
    """The ink that stands for "automatic": what can be read on the fill."""
    return BLACK if fill is None or sum(fill) >= 382 else WHITE
