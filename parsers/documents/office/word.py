"""Word letters (.docx): paragraphs, lists and tables in the order of the body.

The parts of the zip are read directly (lxml), because spans (gridSpan, vMerge),
tracked changes and hidden text have to be seen. Headers and footers of pages are
kept out: they repeat what the letter says.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from parsers.documents.containers.zipped import check_zip
from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.grid import grids
from parsers.documents.office.word_numbering import Numbering, W, attribute
from parsers.documents.office.word_text import MC, RunText, WordStyles, list_place, switched_on
from parsers.documents.sheets.charts import add_charts, charts_of
from parsers.documents.sheets.package import Package
from parsers.errors import DocumentError
from parsers.types import BlockKind, Cell, Grid, Table

MAX_PART = 64 * 1024 * 1024
MAX_COLUMNS = 1_000
MAX_DEPTH = 60
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")
)
# Twentieths of a point in one step of indentation (an eighth of an inch).
INDENT_STEP = 180


def word_contents(source: Source) -> Contents:
    """Read a Word letter. Raises ``DocumentError`` (BROKEN, EMPTY, ENCRYPTED, TOO_BIG)."""
    check_zip(source.body, source.name)
    with zipfile.ZipFile(io.BytesIO(source.body)) as archive:
        parts = _Parts(archive, source.name)
        root = parts.xml("document")
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            message = "the Word file has no text part"
            raise DocumentError(message, where=source.name, code="BROKEN")
        reading = _Reading(
            Draft(),
            RunText(WordStyles.read(parts.xml("styles"))),
            Numbering.read(parts.xml("numbering")),
            Package(source.body, source.name),
            parts.main,
        )
        reading.blocks(body, 0)
        reading.footnotes(parts.xml("footnotes"), parts.xml("endnotes"))
    if not reading.draft.blocks:
        raise DocumentError("the letter prints no words", where=source.name, code="EMPTY")
    return reading.draft.contents()


@dataclass(slots=True)
class _Parts:
    """The XML parts of a Word file, by what they are called in its own folder."""

    archive: zipfile.ZipFile
    name: str
    folder: str = field(init=False, default="word")
    main: str = field(init=False, default="word/document.xml")

    def __post_init__(self) -> None:
        relations = self._parsed("_rels/.rels")
        for relation in relations.iterfind(_RELATION) if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                self.main = relation.get("Target", self.main).lstrip("/")
        self.folder = posixpath.dirname(self.main)

    def xml(self, part: str) -> etree._Element | None:
        """A part as XML, None where the file has none. Raises ``DocumentError``."""
        path = self.main if part == "document" else posixpath.join(self.folder, f"{part}.xml")
        return self._parsed(path)

    def _parsed(self, path: str) -> etree._Element | None:
        if path not in self.archive.namelist():
            return None
        if self.archive.getinfo(path).file_size > MAX_PART:
            message = f"its part {path} is larger than {MAX_PART} bytes"
            raise DocumentError(message, where=self.name, code="TOO_BIG")
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(self.archive.read(path), parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError, ValueError) as fault:
            message = f"its part {path} is damaged ({type(fault).__name__})"
            raise DocumentError(message, where=self.name, code="BROKEN") from fault


@dataclass(slots=True)
class _Reading:
    """A letter while it is being read, from top to bottom."""

    draft: Draft
    words: RunText
    numbering: Numbering
    package: Package
    main: str

    def blocks(self, parent: etree._Element, depth: int) -> None:
        """Read the paragraphs and tables of a body, a cell or a text box."""
        if depth > MAX_DEPTH:
            return
        for node in _children(parent):
            if node.tag == f"{W}p":
                self.paragraph(node, depth)
            elif node.tag == f"{W}tbl":
                self.table(node, depth)

    def paragraph(self, node: etree._Element, depth: int) -> None:
        """Add one paragraph, then the charts and text boxes that are anchored in it."""
        text, kind = self.printed(node)
        self.draft.words(kind, text)
        for drawing in node.iter(f"{W}drawing"):
            if not _in_fallback(drawing) and not _is_hidden(drawing):
                add_charts(charts_of(self.package, self.main, drawing), self.draft)
        for box in node.iter(f"{W}txbxContent"):
            if not _in_fallback(box) and _nearest_paragraph(box) is node:
                self.blocks(box, depth + 1)

    def printed(self, node: etree._Element, standing: bool = False) -> tuple[str, BlockKind]:
        """A paragraph's printed text, with its list number, and what it is; ``standing``
        leaves out what is struck through."""
        properties = node.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = self.words.styles.get(attribute(named))
        hidden = style is not None and bool(style.hidden)
        text = self.words.text(node, hidden=hidden, standing=standing)
        if not text.strip():
            return "", BlockKind.PARAGRAPH
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        list_id, level = (None, 0) if style is None else (style.list_id, style.level)
        if numbered is not None:
            list_id, level = list_place(numbered)
        mark = self.numbering.printed(list_id, level) if list_id is not None else ""
        if style is not None and style.heading:
            kind = BlockKind.HEADING
        else:
            kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
        return f"{mark} {text.strip()}" if mark else text, kind

    def table(self, node: etree._Element, depth: int) -> None:
        """Add a table; one that only arranges words is read as the words in it."""
        rows = [row for row in _children(node) if row.tag == f"{W}tr" and not _deleted(row)]
        cells = [[cell for cell in _children(row) if cell.tag == f"{W}tc"] for row in rows]
        nested = [inner for row in cells for cell in row for inner in _tables_in(cell)]
        used = [[cell for cell in row if _has_words(cell)] for row in cells]
        used = [row for row in used if row]
        if len(used) < 2 or all(len(row) < 2 for row in used) or _mostly(nested, node):
            for row in cells:
                for cell in row:
                    self.blocks(cell, depth + 1)
            return
        grid = self.grid(rows)
        if len(grid) >= 2 and len(grid[0]) >= 2:
            position = self.draft.next_position()
            self.draft.table(Table(position, grid, method="word", coverage=1.0))
        for inner in nested:
            self.table(inner, depth + 1)

    def grid(self, rows: list[etree._Element]) -> Grid:
        """The cells with their spans; a cell merged downwards is one cell."""
        placed: grids.Cells = {}
        open_at: dict[int, tuple[int, int]] = {}
        width = 0
        for at, row in enumerate(rows):
            col = _whole(row.find(f"{W}trPr/{W}gridBefore"))
            header = switched_on(row.find(f"{W}trPr"), "tblHeader") is True
            for node in (cell for cell in _children(row) if cell.tag == f"{W}tc"):
                across = min(max(1, _whole(node.find(f"{W}tcPr/{W}gridSpan"))), MAX_COLUMNS)
                merged = node.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and attribute(merged) != "restart" and col in open_at:
                    top = open_at[col]
                    cell = placed[top]
                    placed[top] = replace(cell, rowspan=at - top[0] + 1)
                else:
                    placed[at, col] = self.cell(node, across, header)
                    open_at.pop(col, None)
                    if merged is not None:
                        open_at[col] = (at, col)
                col += across
            width = max(width, col)
        return grids.compact(grids.built(placed, len(rows), min(width, MAX_COLUMNS)))

    def cell(self, node: etree._Element, across: int, header: bool) -> Cell:
        """One cell; its paragraphs are joined by a space. What is struck through beside other
        words is left out."""
        paragraphs = [child for child in _children(node) if child.tag == f"{W}p"]
        runs = [
            run
            for each in paragraphs
            for run in each.iter(f"{W}r")
            if run.find(f"{W}t") is not None
        ]
        struck = [self.words.is_struck(run) for run in runs]
        gone = bool(struck) and all(struck)
        texts = [self.printed(each, standing=any(struck) and not gone)[0] for each in paragraphs]
        words = [line for text in texts for line in text.split("\n")]
        lines = tuple(line for each in words if (line := " ".join(each.split())))
        bold = [switched_on(run.find(f"{W}rPr"), "b") is True for run in runs]
        left = attribute(paragraphs[0].find(f"{W}pPr/{W}ind"), "left") if paragraphs else None
        return Cell(
            text=" ".join(lines),
            lines=lines,
            colspan=across,
            indent=int(left) // INDENT_STEP if left is not None and left.isdecimal() else 0,
            bold=bool(bold) and all(bold),
            header=header,
            struck=gone,
        )

    def footnotes(self, *parts: etree._Element | None) -> None:
        """Add the notes that the text refers to, in the order of their marks."""
        texts: dict[str, str] = {}
        for kind, root in zip(("footnote", "endnote"), parts, strict=True):
            for note in root.iterfind(f"{W}{kind}") if root is not None else ():
                paragraphs = [self.words.text(each) for each in note.iterfind(f"{W}p")]
                texts[f"{kind}:{attribute(note, 'id')}"] = " ".join(" ".join(paragraphs).split())
        marks = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
        for number, identity in enumerate(list(self.words.notes), start=1):
            if texts.get(identity):
                mark = str(number).translate(marks)
                self.draft.words(BlockKind.PARAGRAPH, f"{mark} {texts[identity]}")


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Child elements, with the wrappers around them opened."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        elif child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            yield from _children(choice) if choice is not None else ()
        elif isinstance(child.tag, str):
            yield child


def _deleted(row: etree._Element) -> bool:
    """Whether a tracked change has deleted a table row, or it is hidden."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    return properties.find(f"{W}del") is not None or switched_on(properties, "hidden") is True


def _is_hidden(drawing: etree._Element) -> bool:
    """Whether a drawing is switched off, or stands in a run that is not printed."""
    run = next(drawing.iterancestors(f"{W}r"), None)
    vanished = run is not None and switched_on(run.find(f"{W}rPr"), "vanish") is True
    named = drawing.iter("{*}docPr", "{*}cNvPr")
    return vanished or any(each.get("hidden") in ("1", "true") for each in named)


def _tables_in(cell: etree._Element) -> list[etree._Element]:
    return [child for child in _children(cell) if child.tag == f"{W}tbl"]


def _has_words(cell: etree._Element) -> bool:
    return any((node.text or "").strip() for node in cell.iter(f"{W}t"))


def _mostly(nested: list[etree._Element], node: etree._Element) -> bool:
    """Whether most of a table's words stand in tables inside it."""
    inner = sum(len(text.text or "") for each in nested for text in each.iter(f"{W}t"))
    total = sum(len(text.text or "") for text in node.iter(f"{W}t"))
    return inner > 0.8 * total


def _in_fallback(node: etree._Element) -> bool:
    return next(node.iterancestors(f"{MC}Fallback"), None) is not None


def _nearest_paragraph(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{W}p"), None)


def _whole(node: etree._Element | None) -> int:
    value = attribute(node) or "0"
    return int(value) if value.isdecimal() and len(value) < 6 else 0
