"""The gate for presentations (.pptx): slides, notes and shapes that a viewer does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from parsers.documents.containers.zipped import check_zip
from parsers.documents.contents import Source
from parsers.documents.office.slides import (
    FURNITURE,
    A,
    P,
    is_hidden_shape,
    is_hidden_slide,
    placeholder,
    shapes,
    slide_parts,
    words,
)
from parsers.documents.sheets.package import Package, local
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.text.word_ink import Ground, Inks, is_near
from parsers.gate.text.word_parts import Kept, kept_in_parts
from parsers.types import Reason

Box = tuple[int, int, int, int]  # left, top, right, bottom in English Metric Units
# Hundredths of a point below which nothing can be read; the share that covers a text.
_TINY, _COVERED = 300, 0.9
_FAINT = 10_000  # thousandths of a per cent of opacity
_SLIDE = re.compile(r"ppt/slides/[^/]{1,80}\.xml")
# Masters and layouts print prompts that a slide replaces.
_PROMPTS = re.compile(r"ppt/(?:slidemasters|slidelayouts|notesmasters|handoutmasters)/.*")


def pptx_hazards(source: Source) -> Iterator[Reason]:
    """Every finding of a presentation. Raises ``DocumentError`` (BROKEN, ENCRYPTED, TOO_BIG)."""
    check_zip(source.body, source.name)
    package = Package(source.body, source.name)
    look = _Slides(package)
    shown = squashed("".join(look.seen)) + "|" + "|".join(map(squashed, look.seen))
    parts = frozenset(
        part for part in package.parts() if part in look.read or _PROMPTS.fullmatch(part)
    )
    for item in (*look.unseen, *kept_in_parts(package, parts)):
        if item.always or is_news(item.words, shown):
            yield finding(item.code.replace("DOCX_", "PPTX_"), item.part)


@dataclass(slots=True)
class _Slides:
    """What the slides show, and what they keep from the viewer."""

    package: Package
    seen: list[str] = field(init=False, default_factory=list)
    unseen: list[Kept] = field(init=False, default_factory=list)
    read: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        listed = slide_parts(self.package)
        size = self._size()
        for part in listed:
            self.slide(part, size)
        for part in [each for each in self.package.parts("ppt/slides/") if _SLIDE.fullmatch(each)]:
            if part not in self.read:
                self.read.add(part)
                for text in _texts(self.package.tree(part)):
                    self.unseen.append(Kept("PPTX_UNUSED_SLIDE", part, text))
        for part in self.package.parts("ppt/"):
            if part not in self.read and "/notesslides/" in part and part.endswith(".xml"):
                self._notes(part)
            elif part not in self.read and re.fullmatch(r"ppt/comments/[^/]{1,99}\.xml", part):
                self._comments(part)

    def slide(self, part: str, size: Box) -> None:
        """Look at one slide."""
        self.read.add(part.lower())
        root = self.package.tree(part)
        tree = root.find(f"{P}cSld/{P}spTree")
        if is_hidden_slide(root) or tree is None:
            self.unseen += [Kept("PPTX_HIDDEN_SLIDE", part, text) for text in _texts(root)]
            return
        inks, paper = self._paper(part, root)
        below: list[tuple[Box, Ground | None]] = []
        drawn = [(shape, _box(shape)) for shape in shapes(tree)]
        for at, (shape, box) in enumerate(drawn):
            code = self._why(shape, box, size, drawn[at + 1 :])
            own = _fill(shape, inks)
            ground = own if own is not None else _under(box, below, paper)
            for text, run_code in _runs(shape, inks, ground):
                if code or run_code:
                    self.unseen.append(Kept(code or run_code or "", part, text))
                else:
                    self.seen.append(text)
            if box is not None and (own is not None or local(shape) == "pic"):
                below.append((box, own))

    def _why(
        self,
        shape: etree._Element,
        box: Box | None,
        size: Box,
        later: Sequence[tuple[etree._Element, Box | None]],
    ) -> str | None:
        """Why a whole shape is not seen."""
        if is_hidden_shape(shape):
            return "PPTX_HIDDEN_SHAPE"
        if box is None:
            return None
        if box[2] < 0 or box[3] < 0 or box[0] >= size[2] or box[1] >= size[3]:
            return "PPTX_OFF_SLIDE"
        covered = any(_covers(other, place, box) for other, place in later if place is not None)
        return "PPTX_TEXT_UNDER_SHAPE" if covered else None

    def _notes(self, part: str) -> None:
        self.read.add(part)
        tree = self.package.tree(part).find(f"{P}cSld/{P}spTree")
        for shape in shapes(tree) if tree is not None else ():
            if placeholder(shape) not in FURNITURE:
                self.unseen += [Kept("PPTX_NOTES", part, text) for text in _texts(shape)]

    def _comments(self, part: str) -> None:
        self.read.add(part)
        root = self.package.tree(part)
        texts = [str(node.text or "") for node in root.iter("{*}text", "{*}t")]
        self.unseen += [Kept("PPTX_COMMENT", part, text) for text in texts if text.strip()]

    def _size(self) -> Box:
        main = next(iter(self.package.related("", "officeDocument")), "ppt/presentation.xml")
        node = self.package.tree(main).find(f"{P}sldSz")
        return (0, 0, *((_whole(node, "cx"), _whole(node, "cy")) if node is not None else _WIDE))

    def _paper(self, part: str, root: etree._Element) -> tuple[Inks, Ground]:
        """The theme and the ground of a slide: its own, its layout's or its master's."""
        trees = [root]
        for kind in ("slideLayout", "slideMaster"):
            part = next(iter(self.package.related(part, kind)), "")
            if part:
                trees.append(self.package.tree(part))
        theme = next(iter(self.package.related(part, "theme")), "") if part else ""
        inks = Inks.read(None, self.package.tree(theme) if theme else None)
        for tree in trees:
            ground = tree.find(f"{P}cSld/{P}bg")
            if ground is not None:
                solid = ground.find(f"{P}bgPr/{A}solidFill")
                colours = solid if solid is not None else ground.find(f"{P}bgRef")
                colour = _colour(colours, inks) if colours is not None else None
                return inks, (colour,) if colour else ()
        return inks, ("FFFFFF",)


_WIDE = (12_192_000, 6_858_000)


def _texts(root: etree._Element) -> Iterator[str]:
    """The paragraphs of a shape or slide."""
    return (text for node in root.iter(f"{A}p") if (text := words(node)))


def _runs(shape: etree._Element, inks: Inks, ground: Ground) -> Iterator[tuple[str, str | None]]:
    """Each run of a shape with the reason why it is not seen."""
    styled = next(shape.iter(f"{A}tableStyleId"), None) is not None
    for paragraph in shape.iter(f"{A}p"):
        cell = next(paragraph.iterancestors(f"{A}tc"), None)
        under = ground
        if cell is not None:
            filled = cell.find(f"{A}tcPr/{A}solidFill")
            colour = _colour(filled, inks) if filled is not None else None
            under = (colour,) if colour else () if styled or filled is not None else ground
        for run in paragraph.iter(f"{A}r", f"{A}fld"):
            text = "".join(node.text or "" for node in run.iter(f"{A}t"))
            yield text, _why_run(run.find(f"{A}rPr"), inks, under)
        yield "\n", None


def _why_run(properties: etree._Element | None, inks: Inks, ground: Ground) -> str | None:
    if properties is None:
        return None
    if 0 < _whole(properties, "sz") < _TINY:
        return "PPTX_TINY_TEXT"
    if properties.find(f"{A}noFill") is not None:
        return "PPTX_WHITE_TEXT"
    fill = properties.find(f"{A}solidFill")
    if fill is None:
        return None
    faint = [_whole(node, "val") for node in fill.iter(f"{A}alpha")]
    if faint and min(faint) <= _FAINT:
        return "PPTX_WHITE_TEXT"
    colour = _colour(fill, inks)
    if colour and ground and all(is_near(colour, each) for each in ground):
        return "PPTX_WHITE_TEXT"
    return None


def _fill(shape: etree._Element, inks: Inks) -> Ground | None:
    """A shape's own ground; None where it has none, empty where it is not known."""
    properties = shape.find(f"{P}spPr")
    if properties is None:
        return None
    solid = properties.find(f"{A}solidFill")
    if solid is not None:
        colour = _colour(solid, inks)
        return (colour,) if colour else ()
    if any(
        properties.find(f"{A}{name}") is not None for name in ("gradFill", "blipFill", "pattFill")
    ):
        return ()
    if properties.find(f"{A}noFill") is not None:
        return None
    styled = shape.find(f"{P}style/{A}fillRef")
    return None if styled is None or styled.get("idx") == "0" else ()


def _under(box: Box | None, below: Sequence[tuple[Box, Ground | None]], paper: Ground) -> Ground:
    """What lies under a shape without a fill: the slide, or shapes drawn before."""
    touched = [fill for place, fill in below if box is None or _shared(place, box) > 0]
    if not touched:
        return paper
    return (
        ()
        if any(not fill for fill in touched)
        else (*paper, *(c for f in touched for c in f or ()))
    )


def _covers(shape: etree._Element, place: Box, box: Box) -> bool:
    """Whether a shape hides most of a place: a picture, or a fill that is not see-through."""
    if _shared(place, box) < _COVERED * (box[2] - box[0]) * (box[3] - box[1]):
        return False
    if is_hidden_shape(shape):
        return False
    if local(shape) == "pic":
        return True
    solid = shape.find(f"{P}spPr/{A}solidFill")
    return solid is not None and next(solid.iter(f"{A}alpha"), None) is None


def _shared(one: Box, other: Box) -> int:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0, wide) * max(0, high)


def _box(shape: etree._Element) -> Box | None:
    """Where a shape stands on the slide, groups worked in; None where its layout says it."""
    frame = next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
    at, size = (frame.find(f"{A}off"), frame.find(f"{A}ext")) if frame is not None else (None, None)
    if at is None or size is None:
        return None
    left, top = _whole(at, "x"), _whole(at, "y")
    right, bottom = left + _whole(size, "cx"), top + _whole(size, "cy")
    box = (left, top, right, bottom)
    for group in shape.iterancestors(f"{P}grpSp"):
        outer = group.find(f"{P}grpSpPr/{A}xfrm")
        box = _out_of(outer, box) if outer is not None else box
    return box


def _out_of(outer: etree._Element, box: Box) -> Box:
    """A box inside a group in the coordinates around the group."""
    nodes = [outer.find(f"{A}{name}") for name in ("off", "ext", "chOff", "chExt")]
    if any(node is None for node in nodes):
        return box
    off, ext, inner, size = (node for node in nodes if node is not None)
    across = _whole(ext, "cx") / max(1, _whole(size, "cx"))
    down = _whole(ext, "cy") / max(1, _whole(size, "cy"))
    x, y = _whole(inner, "x"), _whole(inner, "y")
    left, top = _whole(off, "x"), _whole(off, "y")
    return (
        left + int((box[0] - x) * across),
        top + int((box[1] - y) * down),
        left + int((box[2] - x) * across),
        top + int((box[3] - y) * down),
    )


def _colour(fill: etree._Element, inks: Inks) -> str | None:
    """The colour of a fill; None where it is changed or see-through."""
    for colour in fill:
        if len(colour) or not isinstance(colour.tag, str):
            return None
        name = colour.get("val", "")
        return name.upper() if local(colour) == "srgbClr" else inks.scheme(name)
    return None


def _whole(node: etree._Element, name: str) -> int:
    value = node.get(name, "0")
    return int(value) if re.fullmatch(r"-?\d{1,12}", value) else 0
