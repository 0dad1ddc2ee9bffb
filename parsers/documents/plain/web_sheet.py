"""A web page under a workbook's name: many programs write their tables so.

With a table of numbers it is the file that was promised, whoever asks: the crawl that fetches
it, or the reader. Without one it is an error page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.documents import sniff
from parsers.documents.grid.numbers import is_figure
from parsers.errors import DocumentError
from parsers.types import Table

# So many cells with a number: an error page has one or two in it (a code, a year).
LEAST_NUMBERS: Final = 3


def has_numbers(tables: Sequence[Table]) -> bool:
    """Whether the tables of a page hold numbers."""
    cells = [cell for table in tables for row in table.grid for cell in row if cell]
    return sum(is_figure(cell.text) for cell in cells) >= LEAST_NUMBERS


def is_web_sheet(body: bytes, promised: str | None) -> bool:
    """Whether a page's bytes are the workbook, or the CSV, that was promised."""
    if promised not in sniff.SHEETS:
        return False
    from parsers.documents.plain.html import read_html

    try:
        return has_numbers(read_html(body, name="sheet").tables)
    except DocumentError:
        return False
