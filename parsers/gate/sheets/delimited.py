"""Fields of a CSV or TSV file that stand where nobody scrolls."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from parsers.documents.contents import Source
from parsers.documents.plain.csv import DELIMITERS
from parsers.gate.policy import finding
from parsers.gate.sheets.islands import FAR_ROWS, beyond
from parsers.text.decoding import decode
from parsers.types import Reason

# A field further beside the columns that rows share is out of sight, as on a sheet.
BESIDE: Final = 15


def delimited_hazards(source: Source) -> Iterator[Reason]:
    """A finding where a field stands far beside the columns that two rows or more use, or far
    below the rows that belong together."""
    text = decode(source.body)
    delimiter = max(DELIMITERS, key=text.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return  # the reader says what is wrong with it
    filled = [[col for col, field in enumerate(row) if field.strip()] for row in rows]
    used = Counter(col for row in filled for col in row)
    places = [(row, col) for row, cols in enumerate(filled) for col in cols]
    below = beyond(places, 0, (), FAR_ROWS) is not None
    shared = max((col for col, often in used.items() if often > 1), default=None)
    beside = shared is not None and any(col > shared + BESIDE for col in used)
    if below or beside:
        yield finding("CSV_REMOTE_FIELD", "the file")
