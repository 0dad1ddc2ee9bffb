"""CSV and TSV files: encoding and dialect found from the bytes, then read as a sheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.grid.grids import Cells
from parsers.documents.grid.regions import add_regions
from parsers.documents.sheets.addresses import address
from parsers.errors import DocumentError
from parsers.text.decoding import decode
from parsers.types import Cell, Table

DELIMITERS = (",", ";", "\t", "|")
MAX_CELLS = 2_000_000
_SAMPLE_LINES = 60


def csv_contents(source: Source) -> Contents:
    """Read a CSV or TSV file. Raises ``DocumentError`` (EMPTY, TOO_BIG, BROKEN)."""
    text = decode(source.body)
    draft = Draft()
    try:
        cells = _cells(text, source.name, draft)
    except csv.Error as fault:
        raise DocumentError(f"not a CSV file: {fault}", where=source.name, code="BROKEN") from fault
    if not cells:
        raise DocumentError("the file holds no words", where=source.name, code="EMPTY")
    shared = Table(position=0, grid=(), page=1, pages=(1,), method="csv", coverage=1.0)
    add_regions(cells, draft, shared, address)
    return draft.contents(pages=1)


def _cells(text: str, name: str, draft: Draft) -> Cells:
    """The filled fields by row and column. Raises ``csv.Error``, ``DocumentError``.

    Quotes are read strictly; where that fails they are read loosely, with an issue,
    unless a quote is never closed and would swallow the rest of the file.
    """
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        # Excel's own first line that names the delimiter.
        delimiter, text = first.strip()[4], rest
    else:
        delimiter = _delimiter([line for line in text.split("\n") if line.strip()][:_SAMPLE_LINES])
    try:
        return _filled(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True), name)
    except csv.Error as fault:
        if "unexpected end of data" in str(fault):
            raise
        draft.warn("csv_quotes", f"quotes are used loosely: {fault}", name)
        return _filled(csv.reader(io.StringIO(text), delimiter=delimiter), name)


def _filled(rows: Iterable[Sequence[str]], name: str) -> Cells:
    cells: Cells = {}
    for row, fields in enumerate(rows):
        for col, field in enumerate(fields):
            if field.strip():
                cells[row, col] = Cell(" ".join(field.split()))
        if len(cells) > MAX_CELLS:
            message = f"more than {MAX_CELLS} cells; cut the file into parts"
            raise DocumentError(message, where=name, code="TOO_BIG")
    return cells


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that parts most lines into the same number of fields."""

    def score(delimiter: str) -> tuple[float, int]:
        counts = Counter(
            len(fields) for fields in csv.reader(lines, delimiter=delimiter) if len(fields) > 1
        )
        usual, often = counts.most_common(1)[0] if counts else (0, 0)
        return (often / max(1, len(lines)), usual)

    return max(DELIMITERS, key=score)
