"""Web pages and the main part of an item page: words in reading order, and tables.

Only what a browser prints is read: nothing that ``visible`` says is not seen, no
scripts, no form controls. Tables used for layout are unwrapped into blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.plain.html_table import (
    is_layout,
    listed_grid,
    nested_tables,
    role_grid,
    table_grid,
)
from parsers.documents.plain.visible import Why, unseen
from parsers.errors import DocumentError
from parsers.text.decoding import text
from parsers.types import Block, BlockKind, Table

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "canvas",
        "iframe",
        "object",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "datalist",
        "audio",
        "video",
        "map",
        "head",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_MAX_DEPTH = 400


def read_html(body: bytes, *, name: str) -> Contents:
    """Read an HTML file: its ``main`` part if it has one, else all of it.

    Raises ``DocumentError`` with code EMPTY where a browser would print nothing.
    """
    soup = BeautifulSoup(text(body, None).encode(), "lxml", from_encoding="utf-8")
    root = soup.find("main") or soup.find("article") or soup.body or soup
    blocks, tables = blocks_from_html(root) if isinstance(root, Tag) else ((), ())
    if not blocks:
        raise DocumentError("the page prints no words", where=name, code="EMPTY")
    return Contents(blocks, tables, pages=1, title=_title(soup))


_LONGEST_TITLE = 300


def _title(soup: BeautifulSoup) -> str:
    """The heading of a page, else the title that its head gives it."""
    for node in (soup.find("h1"), soup.find("meta", attrs={"property": "og:title"}), soup.title):
        if isinstance(node, Tag):
            said = node.get("content") if node.name == "meta" else node.get_text(" ")
            words = " ".join(str(said or "").split())
            if words:
                return words[:_LONGEST_TITLE]
    return ""


def html_contents(source: Source) -> Contents:
    """``read_html`` as a reader."""
    return read_html(source.body, name=source.name)


def blocks_from_html(
    node: Tag, *, first_position: int = 0
) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """The words and tables of one element, in reading order.

    ``first_position`` is the position given to the first table. Headings,
    paragraphs and list items are blocks of their own; ``<br>`` is a line break;
    an ordered list prints its numbers, as a browser does. Captions and notes are
    not attached here (``captions.attach``), but ``<caption>`` is kept.
    """
    page = [node, *node.parents][-1]
    walk = _Walk(Draft(first_position=first_position), unseen(page))
    walk.element(node, 0)
    walk.flush()
    contents = walk.draft.contents()
    return contents.blocks, contents.tables


class _Walk:
    """Walks elements in order, gathering inline text until a block ends."""

    def __init__(self, draft: Draft, unseen: Mapping[int, Why]) -> None:
        self.draft = draft
        self.unseen = unseen
        self.text: list[str] = []
        self.kind = BlockKind.PARAGRAPH

    def flush(self) -> None:
        """End the block in hand."""
        lines = "".join(self.text).split("\n")
        text = "\n".join(" ".join(line.split()) for line in lines).strip()
        self.draft.words(self.kind, re.sub(r"\n{3,400}", "\n\n", text))
        self.text = []
        self.kind = BlockKind.PARAGRAPH

    def element(self, tag: Tag, depth: int) -> None:
        """Read one element and all that is in it."""
        if tag.name in _SKIPPED or id(tag) in self.unseen:
            return
        if depth > _MAX_DEPTH:
            self.text.append(tag.get_text(" "))
            return
        if tag.name == "br":
            self.text.append("\n")
            return
        if tag.name == "table" and not is_layout(tag):
            self.table(tag, depth)
            return
        if self.listed(tag):
            return
        if tag.name == "li":
            self.item(tag, depth)
            return
        block = tag.name in _BLOCKS
        if block:
            self.open_block(tag)
        self.children(tag, depth)
        if block:
            self.flush()

    def listed(self, tag: Tag) -> bool:
        """Read a list, or elements with roles, that is a table in all but name."""
        if tag.name in ("dl", "ul", "ol"):
            grid = listed_grid(tag)
        elif tag.get("role") in ("table", "grid") and tag.name != "table":
            grid = role_grid(tag)
        else:
            return False
        if len(grid) < 2 or len(grid[0]) < 2:
            return False
        self.flush()
        self.draft.table(Table(self.draft.next_position(), grid, method="html", coverage=1.0))
        return True

    def open_block(self, tag: Tag) -> None:
        """Start a block; a paragraph inside a list item goes on with the item."""
        started = self.kind is BlockKind.LIST_ITEM and not "".join(self.text[1:]).strip()
        if not started:
            self.flush()
        if tag.name in _HEADINGS:
            self.kind = BlockKind.HEADING

    def item(self, tag: Tag, depth: int) -> None:
        """Read a list item, with the number that an ordered list prints."""
        self.flush()
        self.kind = BlockKind.LIST_ITEM
        self.text.append(_printed_number(tag))
        self.children(tag, depth)
        self.flush()

    def children(self, tag: Tag, depth: int) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                self.element(child, depth + 1)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                keep = tag.name == "pre"
                self.text.append(str(child) if keep else re.sub(r"\s{1,9999}", " ", str(child)))

    def table(self, tag: Tag, depth: int) -> None:
        """Read a table, then any tables inside its cells."""
        self.flush()
        caption = tag.find("caption", recursive=False)
        title = " ".join(caption.get_text(" ").split()) if isinstance(caption, Tag) else ""
        self.draft.words(BlockKind.PARAGRAPH, title)
        grid = table_grid(tag)
        if not grid:
            self.children(tag, depth)  # nothing in it, or spans beyond any page: words only
            self.flush()
            return
        position = self.draft.next_position()
        self.draft.table(Table(position, grid, caption=title or None, method="html", coverage=1.0))
        for inner in nested_tables(tag):
            self.element(inner, depth + 1)


def _printed_number(item: Tag) -> str:
    """The number or letter that a browser prints before an item of an ordered list."""
    parent = item.parent
    if not isinstance(parent, Tag) or parent.name != "ol":
        return ""
    style = parent.get("style")
    if isinstance(style, str) and re.search(r"list-style[^;]{0,40}none", style):
        return ""
    number = _whole(parent.get("start"), 1) - 1
    for sibling in _items(parent):
        number = _whole(sibling.get("value"), number + 1)
        if sibling is item:
            break
    kind = parent.get("type")
    return f"{_numeral(number, kind if isinstance(kind, str) else '1')}. "


def _items(parent: Tag) -> Iterator[Tag]:
    return (child for child in parent.children if isinstance(child, Tag) and child.name == "li")


def _whole(value: object, default: int) -> int:
    text = str(value).strip() if isinstance(value, str) else ""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


def _numeral(number: int, kind: str) -> str:
    """A number as ``<ol type=...>`` prints it (HTML standard, 4.4.5)."""
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number <= 50:
        tens, ones = divmod(number, 10)
        roman = ("", "x", "xx", "xxx", "xl", "l")[tens]
        roman += ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
        return roman.upper() if kind == "I" else roman
    return str(number)
