"""OpenDocument letters (.odt): paragraphs, lists and tables in the order of the text.

OpenDocument 1.3 part 3. Deleted and hidden text, notes in the margin and the headers
of pages are never read; footnotes follow at the end, as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.documents.containers.zipped import check_zip
from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.grid import grids
from parsers.documents.sheets.ods_styles import is_clear
from parsers.documents.sheets.package import Package, local
from parsers.errors import DocumentError
from parsers.types import BlockKind, Cell, Grid, Table

MAX_DEPTH = 60
MAX_COLUMNS = 1_000
MAX_REPEATED = 200
# What stands in the text and is not printed where it stands.
UNPRINTED = frozenset(
    {
        *("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms"),
        *("user-field-decls", "variable-decls", "dde-connection-decls", "ruby-text"),
        *("hidden-text", "hidden-paragraph", "script", "change", "change-start", "change-end"),
        *("note", "desc", "title", "alphabetical-index-mark", "toc-mark", "user-index-mark"),
        *("event-listeners", "bibliography-mark-extra", "object", "object-ole"),
    }
)
# What stands within a paragraph and is printed: OpenDocument 1.3 part 3, 6.1 and 7. Anything else
# there, an element of some program's own above all, no program shows.
_PRINTED = frozenset(
    {
        *("span", "a", "meta", "meta-field", "ruby", "ruby-base", "number", "measure"),
        *("bookmark-ref", "reference-ref", "note-ref", "sequence-ref", "sequence", "placeholder"),
        *("date", "time", "page-number", "page-count", "page-continuation", "page-variable-get"),
        *("variable-set", "variable-get", "variable-input", "user-field-get", "user-field-input"),
        *("text-input", "expression", "conditional-text", "drop-down", "table-formula", "chapter"),
        *("database-display", "database-name", "database-row-number", "database-row-select"),
        *("sheet-name", "file-name", "template-name", "author-name", "author-initials"),
        *("initial-creator", "creator", "creation-date", "creation-time", "modification-date"),
        *("modification-time", "print-date", "print-time", "printed-by", "subject", "keywords"),
        *("description", "user-defined", "editing-cycles", "editing-duration", "paragraph-count"),
        *("word-count", "character-count", "table-count", "image-count", "object-count"),
        *("bibliography-mark", "reference-mark", "bookmark"),
    }
)
_SENDER = "sender-"  # fields of who wrote it: sender-lastname and the like
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WRAPPERS = frozenset(
    ("section", "index-body", "table-of-content", "frame", "text-box", "g", "numbered-paragraph")
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def open_text_contents(source: Source) -> Contents:
    """Read an OpenDocument letter. Raises ``DocumentError`` (BROKEN, EMPTY, ENCRYPTED, TOO_BIG)."""
    package = open_package(source)
    content = package.tree("content.xml")
    body = content.find("{*}body/{*}text")
    if body is None:
        raise DocumentError("the file has no text part", where=source.name, code="BROKEN")
    reading = _Reading(Draft(), hidden_styles(content, package), numbered_styles(content, package))
    reading.blocks(body, 0)
    for number, words in enumerate(reading.notes, start=1):
        mark = str(number).translate(_SUPERSCRIPTS)
        reading.draft.words(BlockKind.PARAGRAPH, f"{mark} {words}" if words else "")
    if not reading.draft.blocks:
        raise DocumentError("the letter prints no words", where=source.name, code="EMPTY")
    return reading.draft.contents()


def open_package(source: Source) -> Package:
    """The file's package. Raises ``DocumentError`` (BROKEN, ENCRYPTED, TOO_BIG)."""
    check_zip(source.body, source.name)
    package = Package(source.body, source.name)
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.read(manifest):
        message = "the file is protected by a password: ask the force for an open copy"
        raise DocumentError(message, where=source.name, code="ENCRYPTED")
    if not package.has("content.xml"):
        raise DocumentError("the file has no text part", where=source.name, code="BROKEN")
    return package


def get(node: etree._Element | None, name: str) -> str:
    """An attribute by its local name, whatever its name space; empty where there is none."""
    for key, value in node.items() if node is not None else ():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return ""


def style_nodes(content: etree._Element, package: Package) -> dict[tuple[str, str], etree._Element]:
    """Every style by its family and name, those of the text itself last."""
    found = {}
    trees = [package.tree("styles.xml")] if package.has("styles.xml") else []
    for tree in (*trees, content):
        for node in tree.iter("{*}style"):
            if local(node) == "style":
                found[get(node, "family"), get(node, "name")] = node
    return found


def hidden_styles(content: etree._Element, package: Package) -> frozenset[str]:
    """The names of text styles whose words are not displayed."""
    return frozenset(
        name
        for (_, name), node in style_nodes(content, package).items()
        if any(
            get(each, "display") == "none" or is_clear(get(each, "color"), get(each, "opacity"))
            for each in node.iterfind("{*}text-properties")
        )
    )


def numbered_styles(content: etree._Element, package: Package) -> dict[tuple[str, int], str]:
    """What stands after the number at each level of a numbered list; bullets are not here."""
    found = {}
    trees = [package.tree("styles.xml")] if package.has("styles.xml") else []
    for tree in (*trees, content):
        for node in tree.iter("{*}list-style"):
            for level in node:
                if local(level) == "list-level-style-number" and get(level, "num-format"):
                    key = get(node, "name"), _whole(level, "level", 1)
                    found[key] = get(level, "num-suffix")
    return found


@dataclass(slots=True)
class _Reading:
    draft: Draft
    hidden: frozenset[str]
    numbered: dict[tuple[str, int], str]
    notes: list[str] = field(default_factory=list)

    def blocks(self, parent: etree._Element, depth: int) -> None:
        """Read paragraphs, lists and tables."""
        for node in parent if depth <= MAX_DEPTH else ():
            name = local(node)
            if name in ("h", "p"):
                self.paragraph(node, BlockKind.HEADING if name == "h" else BlockKind.PARAGRAPH)
                for box in node.iter("{*}text-box"):
                    self.blocks(box, depth + 1)
            elif name == "list":
                self.items(node, get(node, "style-name"), 1, depth + 1)
            elif name == "table":
                self.table(node, depth + 1)
            elif name in _WRAPPERS and get(node, "display") not in ("none", "condition"):
                self.blocks(node, depth + 1)

    def paragraph(self, node: etree._Element, kind: BlockKind, mark: str = "") -> None:
        if get(node, "style-name") in self.hidden or is_hidden_paragraph(node):
            return
        text = self.text(node).strip()
        self.draft.words(kind, f"{mark} {text}" if mark and text else text)

    def items(self, node: etree._Element, style: str, level: int, depth: int) -> None:
        """Read a list; each item's first paragraph has its number or bullet."""
        number = 0
        for item in node if depth <= MAX_DEPTH else ():
            if local(item) not in ("list-item", "list-header"):
                continue
            number += local(item) == "list-item"
            suffix = self.numbered.get((style, level))
            mark = "•" if suffix is None else f"{number}{suffix or '.'}"
            for child in item:
                if local(child) in ("p", "h"):
                    self.paragraph(child, BlockKind.LIST_ITEM, mark)
                    mark = ""
                elif local(child) == "list":
                    self.items(child, get(child, "style-name") or style, level + 1, depth + 1)

    def table(self, node: etree._Element, depth: int) -> None:
        """Add a table; one that only arranges words is read as the words in it."""
        rows = list(table_rows(node))
        cells = [[cell for cell in row if local(cell) == "table-cell"] for row in rows]
        used = [[cell for cell in row if self.words(cell)] for row in cells]
        used = [row for row in used if row]
        if len(used) < 2 or all(len(row) < 2 for row in used):
            for row in cells:
                for cell in row:
                    self.blocks(cell, depth + 1)
            return
        grid = self.grid(rows)
        if len(grid) >= 2 and len(grid[0]) >= 2:
            position = self.draft.next_position()
            self.draft.table(Table(position, grid, method="open text", coverage=1.0))
        for row in cells:
            for cell in row:
                for inner in cell.iterfind("{*}table"):
                    self.table(inner, depth + 1)

    def grid(self, rows: list[etree._Element]) -> Grid:
        """The cells with their spans."""
        placed: grids.Cells = {}
        width = 0
        for at, row in enumerate(rows):
            col = 0
            around = row.getparent()
            header = around is not None and local(around) == "table-header-rows"
            for cell in row:
                repeated = min(_whole(cell, "number-columns-repeated", 1), MAX_REPEATED)
                if local(cell) == "table-cell":
                    text = self.words(cell)
                    down = min(_whole(cell, "number-rows-spanned", 1), len(rows) - at)
                    across = min(_whole(cell, "number-columns-spanned", 1), MAX_COLUMNS)
                    for place in range(repeated if text else 1):
                        placed[at, col + place] = Cell(text, down, across, header=header)
                col += repeated if local(cell) in ("table-cell", "covered-table-cell") else 0
            width = max(width, col)
        return grids.compact(grids.built(placed, len(rows), min(width, MAX_COLUMNS)))

    def words(self, cell: etree._Element) -> str:
        """The words of a cell, its paragraphs joined; tables in it apart."""
        found = [
            self.text(node)
            for node in cell.iter("{*}p", "{*}h")
            if next(node.iterancestors("{*}table-cell"), None) is cell
            and get(node, "style-name") not in self.hidden
            and not is_unprinted(node)
        ]
        return " ".join(" ".join(found).split())

    def text(self, node: etree._Element) -> str:
        """The printed text of a paragraph; text boxes and notes apart."""
        return "".join(self._pieces(node))

    def _pieces(self, node: etree._Element) -> Iterator[str]:
        yield node.text or ""
        for child in node:
            name = local(child)
            if name == "s":
                yield " " * min(_whole(child, "c", 1), MAX_REPEATED)
            elif name in ("tab", "line-break"):
                yield "\t" if name == "tab" else "\n"
            elif name == "note":
                words = " ".join(self.text(each) for each in child.iter("{*}p"))
                self.notes.append(" ".join(words.split()))
                yield str(len(self.notes)).translate(_SUPERSCRIPTS)
            elif self._is_printed(child, name):
                yield from self._pieces(child)
            yield child.tail or ""

    def _is_printed(self, node: etree._Element, name: str) -> bool:
        known = name in _PRINTED or name.startswith(_SENDER)
        own = isinstance(node.tag, str) and node.tag.startswith(_TEXT)
        return known and own and get(node, "style-name") not in self.hidden


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those of its header and its groups too."""
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from table_rows(child)


def is_hidden_paragraph(paragraph: etree._Element) -> bool:
    """Whether a field in a paragraph hides the whole of it."""
    return any(get(node, "is-hidden") == "true" for node in paragraph.iter("{*}hidden-paragraph"))


def is_unprinted(node: etree._Element) -> bool:
    """Whether a paragraph stands in a note of the margin or in deleted text."""
    return any(local(each) in UNPRINTED for each in node.iterancestors())


def _whole(node: etree._Element, name: str, otherwise: int) -> int:
    value = get(node, name)
    return int(value) if re.fullmatch(r"\d{1,6}", value) else otherwise
