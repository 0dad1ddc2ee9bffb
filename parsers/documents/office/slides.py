"""Presentations (.pptx): the words and tables of the slides that are shown, slide by slide.

Notes, comments and hidden slides are never read. Only shapes of the slides themselves
count: what a master prints (a footer, a logo's name) repeats on every slide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parsers.documents.containers.zipped import check_zip
from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.grid import grids
from parsers.documents.sheets.charts import add_charts, charts_of
from parsers.documents.sheets.package import Package, local
from parsers.errors import DocumentError
from parsers.types import BlockKind, Cell, Grid, Table

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAX_SLIDES = 2_000
MAX_COLUMNS = 1_000
MAX_DEPTH = 40
_TITLES = ("title", "ctrTitle")
# Placeholders that repeat what is printed on every slide.
FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")


def slide_contents(source: Source) -> Contents:
    """Read a presentation. Raises ``DocumentError`` (BROKEN, EMPTY, ENCRYPTED, TOO_BIG)."""
    check_zip(source.body, source.name)
    package = Package(source.body, source.name)
    draft = Draft()
    parts = slide_parts(package)
    for number, part in enumerate(parts[:MAX_SLIDES], start=1):
        root = package.tree(part)
        if not is_hidden_slide(root):
            _slide(root, number, draft, package, part)
    if not draft.blocks:
        raise DocumentError("the slides show no words", where=source.name, code="EMPTY")
    return draft.contents(pages=len(parts))


def slide_parts(package: Package) -> list[str]:
    """The parts of the slides in the order of the presentation. Raises ``DocumentError``."""
    main = next(iter(package.related("", "officeDocument")), "ppt/presentation.xml")
    if not package.has(main):
        raise DocumentError("the presentation has no slides", where=package.name, code="BROKEN")
    relations = package.relations(main)
    listed = package.tree(main).iterfind(f"{P}sldIdLst/{P}sldId")
    targets = (relations.get(each.get(f"{R}id", "")) for each in listed)
    return [each.target for each in targets if each is not None and package.has(each.target)]


def is_hidden_slide(root: etree._Element) -> bool:
    """Whether a slide is left out when the presentation is shown."""
    return root.get("show", "1") in ("0", "false")


def shapes(parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The shapes of a slide in drawing order, groups opened."""
    for child in parent:
        name = local(child)
        if name == "grpSp" and depth < MAX_DEPTH:
            yield from shapes(child, depth + 1)
        elif name == "AlternateContent":
            choice = child.find("{*}Choice")
            yield from shapes(choice, depth + 1) if choice is not None else ()
        elif name in ("sp", "graphicFrame", "pic", "cxnSp"):
            yield child


def named(shape: etree._Element) -> etree._Element | None:
    """The element that names a shape, and says whether it is hidden."""
    return next(shape.iter(f"{P}cNvPr"), None)


def is_hidden_shape(shape: etree._Element) -> bool:
    """Whether a shape is switched off in the selection pane."""
    found = named(shape)
    return found is not None and found.get("hidden") in ("1", "true")


def placeholder(shape: etree._Element) -> str:
    """What a shape stands for on the slide (``title``, ``sldNum``); empty for a free one."""
    found = next(shape.iter(f"{P}ph"), None)
    return "" if found is None else found.get("type", "body")


def _slide(root: etree._Element, number: int, draft: Draft, package: Package, part: str) -> None:
    """Add one slide, its title first."""
    tree = root.find(f"{P}cSld/{P}spTree")
    found = [each for each in shapes(tree) if not is_hidden_shape(each)] if tree is not None else []
    found.sort(key=lambda shape: placeholder(shape) not in _TITLES)
    for shape in found:
        kind = placeholder(shape)
        if kind in FURNITURE:
            continue
        for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
            heading = kind in _TITLES
            block = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            if not heading and _is_listed(paragraph):
                block = BlockKind.LIST_ITEM
            draft.words(block, words(paragraph), number)
        add_charts(charts_of(package, part, shape), draft, page=number)
        for table in shape.iter(f"{A}tbl"):
            grid = _grid(table)
            if len(grid) >= 2 and len(grid[0]) >= 2:
                position = draft.next_position()
                draft.table(Table(position, grid, page=number, method="slides", coverage=1.0))
            else:
                for paragraph in table.iter(f"{A}p"):
                    draft.words(BlockKind.PARAGRAPH, words(paragraph), number)


def words(paragraph: etree._Element) -> str:
    """The words of a paragraph; a line break is one."""
    pieces = (
        "\n" if local(node) == "br" else node.text or ""
        for node in paragraph.iter(f"{A}t", f"{A}br")
    )
    return "".join(pieces).strip()


def _is_listed(paragraph: etree._Element) -> bool:
    properties = paragraph.find(f"{A}pPr")
    bullets = ("buChar", "buAutoNum", "buBlip")
    return properties is not None and any(
        properties.find(f"{A}{name}") is not None for name in bullets
    )


def _grid(table: etree._Element) -> Grid:
    """A table's cells; a cell covered by a span is none (DrawingML, 21.1.3.16)."""
    placed: grids.Cells = {}
    rows = table.findall(f"{A}tr")
    for at, row in enumerate(rows):
        for col, cell in enumerate(row.findall(f"{A}tc")[:MAX_COLUMNS]):
            if any(cell.get(key) in ("1", "true") for key in ("hMerge", "vMerge")):
                continue
            text = " ".join(words(paragraph) for paragraph in cell.iter(f"{A}p"))
            placed[at, col] = Cell(
                " ".join(text.split()),
                rowspan=min(_count(cell, "rowSpan"), len(rows) - at),
                colspan=min(_count(cell, "gridSpan"), MAX_COLUMNS),
            )
    width = max((col + cell.colspan for (_, col), cell in placed.items()), default=0)
    return grids.compact(grids.built(placed, len(rows), min(width, MAX_COLUMNS)))


def _count(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, int(value)) if re.fullmatch(r"\d{1,4}", value) else 1
