"""An HTML table to a grid: rows, spans, header cells; and what is only layout.

The grid follows the HTML standard's table model (4.9.12): a cell takes the first
free place of its row, ``rowspan=0`` runs to the end of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from parsers.documents.grid import grids
from parsers.documents.grid.numbers import raised
from parsers.documents.grid.table_rules import Candidate, Ground, is_table
from parsers.types import Cell, Grid

_CELLS = ", ".join(f'[role="{name}"]' for name in ("cell", "gridcell", "columnheader", "rowheader"))
MAX_CELLS = 500_000
MAX_SPAN = 1_000
_UNPRINTED = ("script", "style", "template", "noscript", "svg")
_BREAKS = ("br", "p", "div", "li", "tr")
_STRUCK = ("s", "strike", "del")
_LINE_THROUGH = re.compile(
    r"text-decoration(?:-line)?\s{0,4}:[^;]{0,40}line-through", re.IGNORECASE
)
# "North: 12", "2029 - 15 %": a label, a sign between, a figure.
_LABELLED = re.compile(
    r"([^:=–—]{1,80}?)\s{0,3}(?:[:=–—]|(?<=\s)-(?=\s))\s{0,3}"
    r"([<>£]{0,2}\s?\d[\d,.]{0,15}\s?%?|n/?a|nil)\.?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[<>£$]{0,2}\s{0,2}\d[\d,.]{0,20}%?|-|\*|n/?a", re.IGNORECASE)


def rows(table: Tag) -> list[tuple[Tag, int]]:
    """The table's own rows in printed order (a ``tfoot`` prints last), each with the
    number of rows left in its row group: no cell spans beyond that."""
    ordered: list[tuple[Tag, int]] = []
    feet: list[tuple[Tag, int]] = []
    loose: list[Tag] = []
    for child in _tags(table):
        if child.name == "tr":
            loose.append(child)
        elif child.name in ("thead", "tbody", "tfoot"):
            ordered += _group(loose)
            loose = []
            group = _group([row for row in _tags(child) if row.name == "tr"])
            (feet if child.name == "tfoot" else ordered).extend(group)
    return [*ordered, *_group(loose), *feet]


def _group(found: list[Tag]) -> list[tuple[Tag, int]]:
    printed = [row for row in found if not _unprinted(row)]
    return [(row, len(printed) - at) for at, row in enumerate(printed)]


def listed_grid(tag: Tag) -> Grid:
    """A list that is a table in all but name: each item a label and a figure.

    ``<dl>`` with a figure for every term, or three and more items like "North: 12".
    The empty grid where it is only a list.
    """
    if tag.name == "dl":
        pairs = _terms(tag)
        told = len(pairs) >= 2
    else:
        items = [child for child in _tags(tag) if child.name == "li" and not _unprinted(child)]
        found = [_LABELLED.fullmatch(cell_text(item)) for item in items]
        pairs = [(match[1].strip(), match[2]) for match in found if match is not None]
        told = len(pairs) >= 3 and len(pairs) == len(items)
    if not told or not all(_NUMBER.fullmatch(value) for _, value in pairs):
        return ()
    return tuple((Cell(label), Cell(value)) for label, value in pairs)


def role_grid(tag: Tag) -> Grid:
    """A table that is told by roles instead of table elements (WAI-ARIA 1.2, table)."""
    placed: grids.Cells = {}
    lines = [row for row in tag.select('[role="row"]') if not _unprinted(row)]
    for top, row in enumerate(lines):
        cells = row.select(_CELLS)
        for left, each in enumerate(cells[:MAX_SPAN]):
            header = str(each.get("role")).endswith("header")
            placed[top, left] = Cell(cell_text(each), header=header)
    return _dense(placed)


def _terms(tag: Tag) -> list[tuple[str, str]]:
    """The terms of a ``<dl>`` with their one description each; none where it has others."""
    parts = [
        part
        for child in _tags(tag)
        for part in (_tags(child) if child.name == "div" else (child,))
        if part.name in ("dt", "dd") and not _unprinted(part)
    ]
    names = [part.name for part in parts]
    if names != ["dt", "dd"] * (len(parts) // 2):
        return []
    texts = [cell_text(part) for part in parts]
    return list(zip(texts[::2], texts[1::2], strict=True))


def nested_tables(table: Tag) -> list[Tag]:
    """Tables inside the cells of this one, the outermost ones only."""
    return [inner for inner in table.find_all("table") if inner.find_parent("table") is table]


def is_layout(table: Tag) -> bool:
    """Whether a table only arranges words (grid/table_rules.py)."""
    cells = [_cells(row) for row, _ in rows(table)]
    filled = [[cell.get_text(strip=True) for cell in row] for row in cells]
    texts = [[(at, text) for at, text in enumerate(row) if text] for row in filled]
    words = len(table.get_text(strip=True))
    inner = sum(len(each.get_text(strip=True)) for each in nested_tables(table))
    seen = Candidate(
        Ground.MARKED,
        [row for row in texts if row],
        max(map(len, texts), default=0),
        headed=table.find("th") is not None,
        layout=table.get("role") in ("presentation", "none"),
        inner=inner / words if words else 0.0,
    )
    return not is_table(seen)


def table_grid(table: Tag) -> Grid:
    """The table's cells with their spans; rows and columns without any word are dropped."""
    placed: grids.Cells = {}
    taken: set[tuple[int, int]] = set()
    for top, (row, left_in_group) in enumerate(rows(table)):
        left = 0
        for tag in _cells(row):
            while (top, left) in taken:
                left += 1
            cell = _cell(tag, left_in_group)
            if len(taken) + cell.rowspan * cell.colspan > MAX_CELLS:
                return _dense(placed)
            placed[top, left] = cell
            taken.update(
                (top + down, left + across)
                for down in range(cell.rowspan)
                for across in range(cell.colspan)
            )
            left += cell.colspan
    return _dense(placed)


def _cell(tag: Tag, rows_left: int) -> Cell:
    """One cell; a span never reaches beyond the table's last row."""
    down = _span(tag, "rowspan") or rows_left
    whole = cell_text(tag)
    struck = any(is_struck(each) for each in (tag, *tag.find_all(True)))
    standing = cell_text(tag, standing=True) if struck else whole
    return Cell(
        text=standing or whole,
        lines=_lines(tag, standing=struck and bool(standing)),
        struck=bool(whole) and not standing,
        rowspan=max(1, min(down, rows_left)),
        colspan=max(1, _span(tag, "colspan")),
        indent=_indent(tag),
        bold=tag.find(["b", "strong"]) is not None,
        header=tag.name == "th",
    )


def _indent(tag: Tag) -> int:
    """Steps of indentation: no-break spaces before the first word, two to a step."""
    raw = "".join(_pieces(tag)).lstrip(" \t\r\n")
    return (len(raw) - len(raw.lstrip("\u00a0"))) // 2


def cell_text(tag: Tag, standing: bool = False) -> str:
    """The words of a cell, lines joined by spaces, without nested tables; with ``standing``
    without what is struck through."""
    return " ".join("".join(_pieces(tag, standing)).split())


def is_struck(tag: Tag) -> bool:
    """Whether a line is drawn through the words of an element."""
    style = tag.get("style")
    lined = isinstance(style, str) and _LINE_THROUGH.search(style) is not None
    return tag.name in _STRUCK or lined


def _lines(tag: Tag, standing: bool) -> tuple[str, ...]:
    """The lines of a cell, as breaks and paragraphs part them."""
    pieces = _pieces(tag, standing)
    words = (piece if piece == "\n" else piece.replace("\n", " ") for piece in pieces)
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return tuple(line for line in lines if line)


def _pieces(tag: Tag, standing: bool = False) -> Iterator[str]:
    if standing and is_struck(tag):
        return
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == "table" or _unprinted(child):
                continue
            gap = "\n" if child.name in _BREAKS else ""
            inner = _pieces(child, standing)
            yield gap
            yield from map(raised, inner) if child.name == "sup" else inner
            yield gap
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child)


def _dense(placed: grids.Cells) -> Grid:
    """Placed cells as equal rows, without rows and columns that hold no word."""
    height = max((row + cell.rowspan for (row, _), cell in placed.items()), default=0)
    width = max((col + cell.colspan for (_, col), cell in placed.items()), default=0)
    if height * width > MAX_CELLS:
        return ()
    return grids.compact(grids.built(placed, height, width))


def _span(tag: Tag, name: str) -> int:
    value = tag.get(name)
    text = value.strip() if isinstance(value, str) else ""
    return min(int(text), MAX_SPAN) if re.fullmatch(r"\d{1,6}", text) else 1


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in _tags(row) if cell.name in ("td", "th") and not _unprinted(cell)]


def _unprinted(tag: Tag) -> bool:
    style = tag.get("style")
    hidden = isinstance(style, str) and re.search(
        r"display\s{0,4}:\s{0,4}none", style, re.IGNORECASE
    )
    return tag.name in _UNPRINTED or tag.has_attr("hidden") or bool(hidden)


def _tags(tag: Tag) -> Iterator[Tag]:
    return (child for child in tag.children if isinstance(child, Tag))
