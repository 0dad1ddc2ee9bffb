"""What charts, drawn shapes and form controls hold: cached points, and text that is not seen."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parsers.documents.sheets.colours import LEAST_SIZE, WHITE, alike, hex_colour
from parsers.documents.sheets.model import Book, Kind, Rgb, Trace
from parsers.documents.sheets.package import flag, local, whole

_SHAPES = ("sp", "cxnSp", "pic", "graphicFrame")
# A line of 11 points with its leading, and the usual margins of a text box.
LINE_POINTS = 13.2
_EMU_A_POINT = 12_700
_INSETS = 91_440
_LEAST_EXTENT = 30_000  # English metric units: 0.8 mm


def read_chart(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    """The points that a chart keeps (21.2.2.227 and others); its words are seen."""
    words = [
        each.text
        for point in root.iter("{*}pt")
        for each in (point, *point)
        if each.text and local(each) in ("pt", "v")
    ]
    pale = [
        each
        for title in root.iter("{*}title")
        for each in title.iter("{*}t")
        if _is_pale(title, each)
    ]
    texts = [each for each in root.iter("{*}t") if each.text]
    book.shown_texts += [each.text or "" for each in texts if each not in pale]
    if pale and all(
        _ground(each) in (None, WHITE) for each in root.iter("{*}chartSpace", "{*}chart")
    ):
        yield Trace(Kind.HIDDEN_SHAPE, part, tuple(each.text or "" for each in pale))
    if words:
        yield Trace(Kind.CHART_CACHE, part, tuple(words))


def read_drawing(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    """Shapes that are hidden, too small, or whose words have the colour of their fill."""
    shapes = [each for each in root.iter() if local(each) in _SHAPES]
    inside = set()
    for shape in shapes:
        texts = [each for each in shape.iter("{*}t") if each.text and each.text.strip()]
        inside.update(texts)
        pale = [each for each in texts if _is_pale(shape, each)]
        words = texts if _is_hidden(shape) else [*pale, *_cut_away(shape)]
        book.shown_texts += [each.text or "" for each in texts if each not in words]
        if words:
            yield Trace(Kind.HIDDEN_SHAPE, part, tuple(each.text or "" for each in words))
    book.shown_texts += [
        each.text for each in root.iter("{*}t") if each.text and each not in inside
    ]


def _is_hidden(shape: etree._Element) -> bool:
    if any(flag(each.get("hidden")) for each in shape.iter("{*}cNvPr")):
        return True
    for each in shape.iter("{*}ext"):
        if each.get("cx") is not None:
            extents = (whole(each.get("cx"), 1), whole(each.get("cy"), 1))
            anchored = any(
                local(up) in ("twoCellAnchor", "oneCellAnchor") for up in shape.iterancestors()
            )
            return 0 < min(extents) < _LEAST_EXTENT or (not anchored and min(extents) == 0)
    return False


def _cut_away(shape: etree._Element) -> Iterator[etree._Element]:
    """The words of a text box that is cut off at its edge, below the last line that it holds.

    Only lines of their own count: how long lines wrap is not known (21.1.2.1.1).
    """
    body = next(shape.iter("{*}bodyPr"), None)
    if body is None or body.get("vertOverflow") not in ("clip", "ellipsis"):
        return
    sizes = (whole(each.get("cy"), 0) for each in shape.iter("{*}ext") if each.get("cy"))
    height = next(sizes, 0)
    if height <= 0:
        return
    room = max(1, int((height - _INSETS) / (LINE_POINTS * _EMU_A_POINT)))
    line = 0
    for paragraph in shape.iter("{*}p"):
        for each in paragraph.iter("{*}t", "{*}br"):
            if local(each) == "br":
                line += 1
            elif line >= room and each.text and each.text.strip():
                yield each
        line += 1


def _is_pale(shape: etree._Element, text: etree._Element) -> bool:
    """Whether a run has the colour of the shape's fill, or a size that nobody reads."""
    run = text.getparent()
    properties = None if run is None else next((each for each in run if local(each) == "rPr"), None)
    if properties is None:
        return False
    size = whole(properties.get("sz"), 1100) / 100
    ink = _solid(properties)
    return size < LEAST_SIZE or (ink is not None and alike(ink, _ground(shape) or WHITE))


def _ground(shape: etree._Element) -> Rgb | None:
    """The colour that fills a shape or a chart."""
    return next((_solid(each) for each in shape if local(each) == "spPr"), None)


def _solid(element: etree._Element) -> Rgb | None:
    fill = next((each for each in element if local(each) == "solidFill"), None)
    if fill is None or not len(fill):
        return None
    colour = fill[0]
    scheme = {"bg1": WHITE, "lt1": WHITE, "tx1": (0, 0, 0), "dk1": (0, 0, 0)}
    if local(colour) == "schemeClr":
        return scheme.get(colour.get("val", ""))
    return hex_colour(colour.get("lastClr") or colour.get("val") or "")


def read_vml(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    """Old drawings: comments' boxes are empty; other boxes are seen unless they are hidden."""
    for shape in root.iter("{*}shape"):
        kind = next((each.get("ObjectType") for each in shape.iter("{*}ClientData")), None)
        boxes = list(shape.iter("{*}textbox"))
        texts = tuple(
            text for each in boxes for raw in each.itertext() if (text := str(raw).strip())
        )
        if not texts or kind == "Note":
            continue
        if "visibility:hidden" in (shape.get("style") or "").replace(" ", ""):
            yield Trace(Kind.HIDDEN_SHAPE, part, texts)
        else:
            book.shown_texts += texts
