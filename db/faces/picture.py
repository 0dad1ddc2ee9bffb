"""The charts of a page as one SVG file: drawn without style sheets, its source written in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final

from db.faces.charts import BOTTOM, HEIGHT, LEFT, TOP, WIDTH, Chart, Charts
from db.faces.page import Missing, Page, Site
from db.faces.wording import number

_SVG: Final = "http://www.w3.org/2000/svg"
_ACROSS: Final = 3
_CELL: Final = (WIDTH + 20, HEIGHT + 26)
_HEAD, _FOOT, _MARGIN = 64.0, 46.0, 16.0
_INK, _FAINT, _RULE = "#111", "#555", "#bbb"
_LETTER: Final = 6.2  # of a text of 12 pixels, on average; for breaking lines
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_svg(page: Page, site: Site) -> bytes:
    """The picture. Raises ``Missing`` for a page whose numbers are no series."""
    drawn = page.drawn()
    if drawn is None:
        raise Missing("There are no numbers here that could be drawn as lines.")
    across = min(_ACROSS, len(drawn.charts))
    down = -(-len(drawn.charts) // across)
    wide = max(2 * _MARGIN + across * _CELL[0], 620.0)
    high = _HEAD + down * _CELL[1] + _FOOT
    ET.register_namespace("", _SVG)
    size = {"width": f"{wide:g}", "height": f"{high:g}", "viewBox": f"0 0 {wide:g} {high:g}"}
    root = ET.Element(f"{{{_SVG}}}svg", {**size, "role": "img", "font-family": "sans-serif"})
    title = page.head.title
    _put(root, "title", f"{title}. {' '.join(f'{one.says}.' for one in drawn.charts)}")
    _put(root, "rect", width="100%", height="100%", fill="#fff")
    _text(root, _MARGIN, 26, _cut(title, wide, 17), size="17", weight="bold")
    _text(root, _MARGIN, 46, _cut(scale(drawn), wide, 12), fill=_FAINT)
    for place, one in enumerate(drawn.charts):
        x = _MARGIN + place % across * _CELL[0]
        y = _HEAD + place // across * _CELL[1]
        _chart(_put(root, "g", transform=f"translate({x:g} {y:g})"), one)
    source = f"Source: {site.root}{page.head.address}"
    _text(root, _MARGIN, high - 26, _cut(source, wide, 11), size="11", fill=_FAINT)
    made = f"Forcewide, build {site.build or 'unknown'}, from the forces’ own answers"
    _text(root, _MARGIN, high - 10, _cut(made, wide, 11), size="11", fill=_FAINT)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def scale(drawn: Charts) -> str:
    """What a reader must know of the scale."""
    return (
        f"{drawn.first} to {drawn.last}. One scale for all: the dashed line is"
        f" {number(drawn.top)}, the lower line is 0."
    )


def _chart(group: ET.Element, one: Chart) -> None:
    _text(group, LEFT, 8, _cut(one.name, WIDTH, 12))
    inner = _put(group, "g", transform="translate(0 6)")
    ends = {"x1": f"{LEFT:g}", "x2": f"{WIDTH - LEFT:g}"}
    _put(inner, "line", **ends, y1=f"{BOTTOM:g}", y2=f"{BOTTOM:g}", stroke=_FAINT)
    dashes = {"stroke-dasharray": "3 3"}
    _put(inner, "line", **ends, y1=f"{TOP:g}", y2=f"{TOP:g}", stroke=_RULE, **dashes)
    for path in one.paths:
        _put(inner, "polyline", points=path, fill="none", stroke=_INK, **{"stroke-width": "2"})
    for dot in one.dots:
        _put(inner, "circle", cx=f"{dot.x}", cy=f"{dot.y}", r="2.5", fill=_INK)
    first, last = one.dots[0], one.dots[-1]
    _text(inner, LEFT, 80, f"{first.period[:9]}: {first.text}", size="10", fill=_FAINT)
    end = {"text-anchor": "end"}
    said = f"{last.period[:9]}: {last.text}"
    _text(inner, WIDTH - LEFT, 80, said, size="10", fill=_FAINT, **end)


def _text(
    parent: ET.Element,
    x: float,
    y: float,
    words: str,
    *,
    size: str = "12",
    fill: str = _INK,
    weight: str = "normal",
    **more: str,
) -> None:
    fonts = {"font-size": size, "font-weight": weight}
    _put(parent, "text", words, x=f"{x:g}", y=f"{y:g}", fill=fill, **fonts, **more)


def _cut(words: str, wide: float, size: int) -> str:
    """Words that fit on a line of that width."""
    most = int((wide - 2 * LEFT) / (_LETTER * size / 12))
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _put(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_SVG}}}{name}", attributes)
    made.text = _NOT_IN_XML.sub("", words) or None
    return made
