"""CSV and TSV files: encoding and dialect found from the bytes, then read as a sheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.encoding import decode
from parsers.documents.grids import Cells
from parsers.documents.regions import add_regions
from parsers.errors import DocumentError
from parsers.types import Cell, Table

DELIMITERS = (",", ";", "\t", "|")
MAX_CELLS = 2_000_000
_SAMPLE_LINES = 60


def csv_contents(source: Source) -> Contents:
    """Read a CSV or TSV file. Raises ``DocumentError`` (EMPTY, TOO_BIG, BROKEN)."""
    text = decode(source.body)
    lines = text.split("\n")
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        # Excel's own first line that names the delimiter.
        delimiter, lines = lines[0].strip()[4], lines[1:]
    else:
        delimiter = _delimiter([line for line in lines if line.strip()][:_SAMPLE_LINES])
    cells: Cells = {}
    try:
        for row, fields in enumerate(csv.reader(lines, delimiter=delimiter)):
            for col, field in enumerate(fields):
                if field.strip():
                    cells[row, col] = Cell(" ".join(field.split()))
            if len(cells) > MAX_CELLS:
                message = f"more than {MAX_CELLS} cells; cut the file into parts"
                raise DocumentError(message, where=source.name, code="TOO_BIG")
    except csv.Error as fault:
        raise DocumentError(f"not a CSV file: {fault}", where=source.name, code="BROKEN") from fault
    if not cells:
        raise DocumentError("the file holds no words", where=source.name, code="EMPTY")
    draft = Draft()
    shared = Table(position=0, grid=(), page=1, pages=(1,), method="csv", coverage=1.0)
    add_regions(cells, draft, shared, lambda row, col: f"{get_column_letter(col + 1)}{row + 1}")
    return draft.contents(pages=1)


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that parts most lines into the same number of fields."""

    def score(delimiter: str) -> tuple[float, int]:
        counts = Counter(
            len(fields) for fields in csv.reader(lines, delimiter=delimiter) if len(fields) > 1
        )
        usual, often = counts.most_common(1)[0] if counts else (0, 0)
        return (often / max(1, len(lines)), usual)

    return max(DELIMITERS, key=score)
