"""CSV and TSV files: encoding and dialect found from the bytes, then read as a sheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

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
# A file with more broken lines than this is no CSV file; so many line numbers are told.
MAX_LOOSE = 1_000
_SHOWN = 5


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

    Quotes are read strictly. A line on which they are used loosely is read loosely; a quote
    that is never closed costs its own line and not the ones that it would swallow. Both
    become issues.
    """
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        # Excel's own first line that names the delimiter.
        delimiter, text = first.strip()[4], rest
    else:
        delimiter = _delimiter([line for line in text.split("\n") if line.strip()][:_SAMPLE_LINES])
    reading = _Lines(_lines(text), delimiter)
    cells = _filled(reading.records(), name)
    if reading.loose:
        message = f"quotes are used loosely on {_counted(reading.loose)}"
        draft.warn("csv_quotes", message, name)
    if reading.lost:
        message = f"a quote is never closed on {_counted(reading.lost)}: not read"
        draft.warn("csv_quotes", message, name)
    return cells


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")]


def _counted(lines: Sequence[int]) -> str:
    """Line numbers in words, the first few of them."""
    shown = ", ".join(map(str, lines[:_SHOWN]))
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"line{'s' if len(lines) > 1 else ''} {shown}{more}"


@dataclass(slots=True)
class _Lines:
    """The lines of a file and the records on them. ``loose`` and ``lost`` are numbers of
    lines whose quotes are not those of the format."""

    lines: Sequence[str]
    delimiter: str
    loose: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)

    def records(self) -> Iterator[Sequence[str]]:
        """Every record; one that is lost has no fields. Raises ``csv.Error``."""
        begun = 0  # the line on which the next record begins
        widths: Counter[int] = Counter()
        while begun < len(self.lines):
            start = begun
            reader = csv.reader(
                islice(self.lines, start, None), delimiter=self.delimiter, strict=True
            )
            try:
                for fields in reader:
                    begun = start + reader.line_num
                    widths[len(fields)] += 1
                    yield fields
            except csv.Error:
                if len(self.loose) + len(self.lost) >= MAX_LOOSE:
                    raise
                yield self._read_alone(begun, reader.line_num - (begun - start), widths)
                begun += 1

    def _read_alone(self, at: int, taken: int, widths: Counter[int]) -> Sequence[str]:
        """The record on one line whose quotes broke the reading; ``taken`` is how many lines
        it took up before that. A field may have swallowed delimiters, so a record of
        another width than most is lost rather than read into the wrong columns."""
        if taken <= 1:
            self.loose.append(at + 1)
            return next(csv.reader([self.lines[at]], delimiter=self.delimiter), [])
        fields = self.lines[at].rstrip("\r\n").split(self.delimiter)
        usual = max(widths, key=lambda width: widths[width], default=len(fields))
        if len(fields) != usual:
            self.lost.append(at + 1)
            return []
        self.loose.append(at + 1)
        return [each.strip().strip('"') for each in fields]


def _filled(rows: Iterable[Sequence[str]], name: str) -> Cells:
    cells: Cells = {}
    for row, fields in enumerate(rows):
        for col, text in enumerate(fields):
            if text.strip():
                cells[row, col] = Cell(" ".join(text.split()))
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
