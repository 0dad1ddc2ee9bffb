"""Pages laid out as they come, a block at a time: memory does not grow with the file.

What repeats from page to page (furniture.py) is judged over a block of pages and one
page on either side of it, so that a letterhead is neither kept again nor lost where two
blocks meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.documents.pdf.furniture import furniture
from parsers.documents.pdf.layout import Layout, RuledPage, laid_out

# More pages than nearly all answers have: most files are one block.
BLOCK = 64


def laid_out_pages(pages: Iterable[RuledPage]) -> Iterator[Layout]:
    """Each page's layout in turn; at most ``BLOCK`` + 2 pages are in memory."""
    window: list[RuledPage] = []
    first = 0  # the first page of the window that is not laid out yet
    for page in pages:
        window.append(page)
        if len(window) - first > BLOCK:
            yield from _layouts(window, first, len(window) - 1)
            window, first = window[-2:], 1
    yield from _layouts(window, first, len(window))


def _layouts(window: Sequence[RuledPage], first: int, end: int) -> Iterator[Layout]:
    dropped = furniture([(each.page, each.lines) for each in window])
    for each in window[first:end]:
        yield laid_out(each, dropped.get(each.page.number, frozenset()))
