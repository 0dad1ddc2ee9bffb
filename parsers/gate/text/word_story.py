"""Every run of a Word story with the reason why a reader does not see it, if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from parsers.documents.office.word_numbering import W, attribute
from parsers.documents.office.word_text import MC, switched_on
from parsers.gate.text.word_ink import (
    PAPER,
    TINY_LINE,
    A,
    Ground,
    Ink,
    Inks,
    is_dark,
    is_far,
    is_tiny,
    is_unseen,
)

DELETED, HIDDEN, INK, TINY = (
    "DOCX_TRACKED_DELETION",
    "DOCX_VANISH",
    "DOCX_WHITE_TEXT",
    "DOCX_TINY_TEXT",
)
FALLBACK, SHAPE, ROW = "DOCX_FALLBACK_TEXT", "DOCX_HIDDEN_SHAPE", "DOCX_HIDDEN_ROW"
OFF_PAGE = "DOCX_TEXT_OFF_PAGE"

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
MAX_DEPTH = 200
# English Metric Units in a point; a shape thinner than three points shows nothing.
_EMU, _THIN = 12_700, 3 * 12_700
_INCHES_22 = 22 * 914_400
_BREAKS = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "ptab"))
_TEXTS = frozenset(f"{W}{name}" for name in ("t", "delText", "noBreakHyphen"))
_SKIPPED = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")
)
_UNSHOWN_STYLE = re.compile(r"visibility:\s{0,9}hidden|display:\s{0,9}none|mso-hide:\s{0,9}all")
_BANDS = frozenset(
    ("wholeTable", "band1Horz", "band2Horz", "band1Vert", "band2Vert", "nwCell", "neCell")
)


@dataclass(frozen=True, slots=True)
class RunWords:
    """The text of one run; ``code`` says why it is not seen, None where it is."""

    text: str
    code: str | None


@dataclass(frozen=True, slots=True)
class _Around:
    """What lies around a run: the reason to be unseen, the ground, the paragraph's ink."""

    code: str | None = None
    ground: Ground = PAPER
    ink: Ink = field(default_factory=Ink)
    style: str | None = None  # of the table
    parts: frozenset[str] = frozenset()  # of the table that the cell stands in
    page_width: int = _INCHES_22

    def because(self, code: str | None) -> _Around:
        """The same, unseen for a reason; the outermost reason stays."""
        return self if code is None or self.code is not None else replace(self, code=code)


def story(root: etree._Element, inks: Inks, ground: Ground = PAPER) -> Iterator[RunWords]:
    """The runs of a body, header, footer, note or comment, in order."""
    return _Story(inks).inside(root, _Around(ground=ground, page_width=_page_width(root)), 0)


class _Story:
    """Walks a story, carrying along what lies around each run."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks

    def inside(self, parent: etree._Element, around: _Around, depth: int) -> Iterator[RunWords]:
        """The runs inside an element."""
        if depth > MAX_DEPTH:
            # Deeper than Word itself opens: not read, and so not seen either.
            around = around.because(HIDDEN)
            yield RunWords(" ".join(str(text) for text in parent.itertext()), around.code)
            return
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self.element(child, around, depth)

    def element(self, node: etree._Element, around: _Around, depth: int) -> Iterator[RunWords]:
        """The runs of one element."""
        tag = str(node.tag)
        if tag == f"{W}r":
            yield from self.run(node, around, depth)
            return
        if tag == f"{W}p":
            around = self.paragraph(node, around)
        elif tag in (f"{W}del", f"{W}moveFrom"):
            around = around.because(DELETED)
        elif tag == f"{W}tbl":
            yield from self.table(node, around, depth)
            return
        elif tag == f"{MC}Fallback":
            around = around.because(FALLBACK)
        elif tag in (f"{WP}anchor", f"{WP}inline"):
            around = around.because(_why_unseen(node, around.page_width))
        elif tag.startswith(V):
            around = self.vml(node, around)
        elif tag == f"{WPS}wsp":
            around = replace(around, ground=self.fill(node, around.ground))
        yield from self.inside(node, around, depth + 1)
        if tag == f"{W}p":
            yield RunWords("\n", None)

    def paragraph(self, node: etree._Element, around: _Around) -> _Around:
        """What a paragraph puts around its runs."""
        properties = node.find(f"{W}pPr")
        ink, shade = self.inks.paragraph(properties)
        ground = around.ground if shade in (None, "auto") else (shade or "",)
        around = replace(around, ink=ink, ground=ground)
        spacing = properties.find(f"{W}spacing") if properties is not None else None
        if attribute(spacing, "lineRule") == "exact" and _number(spacing, "line") < TINY_LINE:
            around = around.because(TINY)
        indent = properties.find(f"{W}ind") if properties is not None else None
        left = _number(indent, "left") or _number(indent, "start")
        if left * 635 >= around.page_width or left <= -20_000:
            around = around.because(OFF_PAGE)
        return around

    def run(self, node: etree._Element, around: _Around, depth: int) -> Iterator[RunWords]:
        """The text of a run, then what is drawn in it."""
        ink = self.inks.run(node.find(f"{W}rPr"), around.ink)
        code = around.code
        if code is None and ink.hidden:
            code = HIDDEN
        text = "".join(_characters(node))
        if code is None and is_tiny(ink, len(text)):
            code = TINY
        if code is None and is_far(ink):
            code = OFF_PAGE
        if code is None and is_unseen(ink, around.ground):
            code = INK
        yield RunWords(text, code)
        drawn = around.because(HIDDEN) if ink.hidden else around
        for child in node:
            if isinstance(child.tag, str) and child.tag not in _TEXTS | _BREAKS | _SKIPPED:
                yield from self.element(child, drawn, depth + 1)

    def table(self, node: etree._Element, around: _Around, depth: int) -> Iterator[RunWords]:
        """The rows of a table, each cell on its own ground."""
        properties = node.find(f"{W}tblPr")
        style = attribute(properties.find(f"{W}tblStyle")) if properties is not None else None
        fill = self.inks.shade(properties)
        ground = around.ground if fill in (None, "auto") else (fill or "",)
        rows = list(_opened(node, f"{W}tr"))
        for at, row in enumerate(rows):
            place = _part("firstRow", at == 0) | _part("lastRow", at == len(rows) - 1)
            inner = replace(around, ground=ground, style=style, parts=place | _BANDS)
            yield from self.row(row, inner.because(_why_row(row)), depth + 1)

    def row(self, row: etree._Element, around: _Around, depth: int) -> Iterator[RunWords]:
        """The cells of a row."""
        cells = list(_opened(row, f"{W}tc"))
        for at, cell in enumerate(cells):
            properties = cell.find(f"{W}tcPr")
            place = _part("firstCol", at == 0) | _part("lastCol", at == len(cells) - 1)
            fills = tuple(self.inks.table_fills(around.style, around.parts | place))
            own = self.inks.shade(properties)
            # A style's conditions are not worked out: any of its fills may be the cell's.
            ground = (own,) if own not in (None, "auto") and own else (*around.ground, *fills)
            inner = replace(around, ground=ground if around.ground else ())
            if properties is not None and properties.find(f"{W}cellDel") is not None:
                inner = inner.because(DELETED)
            width = properties.find(f"{W}tcW") if properties is not None else None
            if attribute(width, "type") == "dxa" and 0 < _number(width, "w") < TINY_LINE:
                inner = inner.because(TINY)
            yield from self.inside(cell, inner, depth + 1)

    def vml(self, node: etree._Element, around: _Around) -> _Around:
        """What an old drawing puts around its words."""
        if _UNSHOWN_STYLE.search(node.get("style", "")):
            around = around.because(SHAPE)
        colour = node.get("fillcolor", "").split(" ")[0].lstrip("#")
        filled = node.get("filled", "t").startswith(("t", "1"))
        if filled and re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
            return replace(around, ground=(colour.upper(),))
        return around if not colour else replace(around, ground=())

    def fill(self, shape: etree._Element, ground: Ground) -> Ground:
        """The ground inside a drawn shape: its fill, or what is under it where it has none."""
        properties = shape.find(f"{WPS}spPr")
        if properties is not None:
            if properties.find(f"{A}noFill") is not None:
                return ground
            solid = properties.find(f"{A}solidFill")
            if solid is not None:
                return self.solid(solid)
            if any(properties.find(f"{A}{name}") is not None for name in ("gradFill", "blipFill")):
                return ()
        styled = shape.find(f"{WPS}style/{A}fillRef")
        return ground if styled is None or styled.get("idx") == "0" else ()

    def solid(self, fill: etree._Element) -> Ground:
        """The colour of a solid fill; not known where it is changed or see-through."""
        for colour in fill:
            if len(colour):
                return ()
            name = colour.get("val", "")
            if etree.QName(colour).localname == "srgbClr":
                return (name.upper(),)
            known = self.inks.scheme(name)
            return () if known is None else (known,)
        return ()


def covers(root: etree._Element, inks: Inks) -> Iterator[str]:
    """The colours of filled shapes without words that float in front of the text: black,
    white or grey boxes, as somebody would draw them to cover words."""
    for anchor in root.iter(f"{WP}anchor"):
        front = anchor.get("behindDoc") in ("0", "false")
        if (
            not front
            or anchor.find(f"{WP}wrapNone") is None
            or next(anchor.iter(f"{W}t"), None) is not None
        ):
            continue
        extent = anchor.find(f"{WP}extent")
        size = [int(extent.get(key, "0")) for key in ("cx", "cy")] if extent is not None else [0, 0]
        for shape in anchor.iter(f"{WPS}wsp"):
            ground = _Story(inks).fill(shape, ())
            if min(size) >= 6 * _EMU and len(ground) == 1 and _is_grey(ground[0]):
                yield ground[0]


def _is_grey(colour: str) -> bool:
    levels = bytes.fromhex(colour) if re.fullmatch(r"[0-9A-Fa-f]{6}", colour) else b""
    grey = bool(levels) and max(levels) - min(levels) < 16
    return grey and (is_dark(colour) or min(levels) > 230)


def _characters(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag in _BREAKS:
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag in _TEXTS:
            yield child.text or ""


def _why_row(row: etree._Element) -> str | None:
    """Why a row of a table is not seen."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return None
    if properties.find(f"{W}del") is not None:
        return DELETED
    if switched_on(properties, "hidden"):
        return ROW
    height = properties.find(f"{W}trHeight")
    exact = attribute(height, "hRule") == "exact"
    return TINY if exact and _number(height, "val") < TINY_LINE else None


def _why_unseen(drawing: etree._Element, page_width: int) -> str | None:
    """Why a drawing is not seen: hidden, of no size, or beside the page."""
    named = drawing.find(f"{WP}docPr")
    if named is not None and named.get("hidden") in ("1", "true"):
        return SHAPE
    extent = drawing.find(f"{WP}extent")
    wide, high = (
        (int(extent.get(key, "0") or 0) for key in ("cx", "cy")) if extent is not None else (1, 1)
    )
    if extent is not None and min(wide, high) < _THIN:
        return SHAPE
    for axis, size in (("positionH", wide), ("positionV", high)):
        offset = drawing.find(f"{WP}{axis}/{WP}posOffset")
        text = (offset.text or "").strip() if offset is not None else ""
        if re.fullmatch(r"-?\d{1,12}", text):
            far = page_width if axis == "positionH" else _INCHES_22
            if int(text) >= far or int(text) + size <= -2 * 914_400:
                return OFF_PAGE
    return None


def _page_width(root: etree._Element) -> int:
    """The widest page of a story in English Metric Units; the largest that Word knows."""
    widths = [_number(node, "w") * 635 for node in root.iter(f"{W}pgSz")]
    return max(widths, default=0) or _INCHES_22


def _opened(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of one kind, with the wrappers around them opened."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _opened(child, tag)


def _part(name: str, applies: bool) -> frozenset[str]:
    return frozenset({name}) if applies else frozenset()


def _number(node: etree._Element | None, name: str) -> int:
    value = attribute(node, name) or ""
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else 0
