"""What was found on each page of a PDF, before pages are joined: for pictures and tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from parsers.documents.grid import grids
from parsers.documents.pdf.feed import PdfFeed
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.layout import Layout, ruled
from parsers.documents.pdf.page import Box, PageFeed
from parsers.documents.pdf.window import laid_out_pages


def found_pages(body: bytes, name: str) -> Iterator[Layout]:
    """The layout of each readable page. Raises ``DocumentError`` as the reader does."""
    pages = (page for page in PdfFeed(body, name).pages() if isinstance(page, PageFeed))
    return laid_out_pages(map(ruled, pages))


def tables_of(layout: Layout) -> list[Fragment]:
    """The tables of a page, top to bottom."""
    return [item for item in layout.items if isinstance(item, Fragment) and item.sure]


def cell_boxes(fragment: Fragment) -> list[Box]:
    """The box of each cell with words, spans included, in points of the page as read."""
    columns = list(pairwise(fragment.edges))
    rows = list(pairwise(fragment.heights))
    return [
        (columns[col][0], rows[row][0], columns[last_col][1], rows[last_row][1])
        for (row, col), cell in grids.anchors(fragment.grid).items()
        if (last_col := min(col + cell.colspan, len(columns)) - 1) >= 0
        and (last_row := min(row + cell.rowspan, len(rows)) - 1) >= 0
    ]


def as_printed(box: Box, page: PageFeed) -> Box:
    """A box of a page that was turned to be read, on the page as it is printed."""
    x0, top, x1, bottom = box
    if page.turns == 1:
        return (top, page.width - x1, bottom, page.width - x0)
    if page.turns == 2:
        return (page.width - x1, page.height - bottom, page.width - x0, page.height - top)
    if page.turns == 3:
        return (page.height - bottom, x0, page.height - top, x1)
    return box
