"""Score the spreadsheet reader against ../shared/corpus/sheets, and time it.

    python benchmarks/sheets.py [--list] [--corpus DIR] [--speed-only | --score-only]

Score: each property of the truth, per file and in sum. A table is found when its sheet
and its cell range are the truth's; the other properties are judged on found tables, sums
on all tables of parsed files. Speed: a workbook of 36,000 cells made on the spot, the
visible read and the structural pass apart, beside python-calamine on the same bytes.
Fails where a target is missed.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import openpyxl
from python_calamine import CalamineWorkbook

from parsers.documents import sniff
from parsers.documents.contents import Source
from parsers.documents.grid.regions import regions
from parsers.documents.sheets.book import open_book
from parsers.files import read_document
from parsers.files.spreadsheet import visible_cells
from parsers.gate.gate import find_hazards
from parsers.tables import read_table
from parsers.tables.headers import find_header
from parsers.tables.labels import read_labels
from parsers.tables.matrix import build_matrix
from parsers.tables.period_forms import read_span
from parsers.tables.values import read_text
from parsers.types import Document, Qualifier, ReadVerdict, Table, TableReading

CORPUS: Final = Path(__file__).parents[1].parent / "shared" / "corpus" / "sheets"
FOUND_TARGET: Final = 0.95
SUMS_TARGET: Final = 0.98
SPEED_TARGET: Final = 2.0
PROPERTIES: Final = (
    *("verdict", "tables", "found", "spurious", "header rows", "stub columns", "data rows"),
    *("data columns", "column labels", "sum", "numeric cells", "suppressed"),
)
_HIDDEN: Final = (Qualifier.LESS_THAN, Qualifier.SUPPRESSED, Qualifier.WITHHELD, Qualifier.REDACTED)
_DAY: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(slots=True)
class Score:
    """Right and all, by property; ``misses`` says what differed."""

    right: Counter[str] = field(default_factory=Counter)
    every: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, own: object, truth: object, where: str) -> None:
        self.every[name] += 1
        if own == truth:
            self.right[name] += 1
        else:
            self.misses.append(f"{where}: {name} {own!r}, truth {truth!r}")

    def merge(self, other: Score) -> None:
        self.right.update(other.right)
        self.every.update(other.every)

    def line(self) -> str:
        return "  ".join(
            f"{name} {self.right[name]}/{self.every[name]}"
            for name in PROPERTIES
            if self.every[name]
        )


@dataclass(frozen=True, slots=True)
class Own:
    """One table as it was read, in the terms of the truth."""

    table: Table
    reading: TableReading

    def body(self) -> Iterator[tuple[str, float | None]]:
        """Text and stored number of each body cell right of the stub."""
        for row in self.table.grid[self.reading.header_rows :]:
            for cell in row[self.reading.stub_columns :]:
                yield (cell.text, cell.number) if cell is not None else ("", None)

    def numbers(self) -> list[float]:
        """The numbers of the body; percentages as the fractions that a sheet stores."""
        found = []
        for text, number in self.body():
            value = number
            if value is None:
                read = read_text(text)
                value = read.value if read.qualifier is None else None
            if value is not None:
                found.append(value / 100 if text.endswith("%") else value)
        return found

    def suppressed(self) -> int:
        """Body cells that say less than their number, by a sign or in words."""
        stars = 0
        for text, number in self.body():
            read = read_text(text)
            stars += number is None and (read.qualifier in _HIDDEN or read.mark.startswith("*"))
        return stars

    def labels(self) -> list[str]:
        matrix = build_matrix(self.table.grid)
        paths = read_labels(matrix, find_header(matrix), self.reading.stub_columns).paths
        return [" > ".join(path) for path in paths[self.reading.stub_columns :]]


def score_file(path: Path) -> Score:
    """Score one file by its truth."""
    truth = json.loads(path.read_text())
    document = read_document((path.parent / truth["file"]).read_bytes(), name=truth["file"])
    score = Score()
    score.add("verdict", document.verdict.value, truth["expected_verdict"], truth["file"])
    if truth["expected_verdict"] == "parsed":
        _score_tables(document, truth, score)
    return score


def _score_tables(document: Document, truth: dict[str, Any], score: Score) -> None:
    own = {_place(each): each for each in _read(document)}
    wanted = [(each["sheet"], each["cell_range"]) for each in truth["tables"]]
    if truth["format"] == "docx":
        wanted = [(None, f"{at}") for at in range(len(wanted))]
        own = {(None, f"{at}"): each for at, each in enumerate(own.values())}
    if truth["tables_complete"]:
        score.add("tables", len(document.tables), truth["n_tables"], truth["file"])
        for place in own:
            score.add("spurious", place not in wanted, False, f"{truth['file']} {place}")
    for place, table in zip(wanted, truth["tables"], strict=True):
        where = f"{truth['file']} {place[0] or ''} {place[1]}"
        score.add("found", place in own, True, where)
        if place in own:
            _score_table(own[place], table, where, score)
        else:
            score.add("sum", None, table["sum_of_numeric_cells"], where)


def _read(document: Document) -> list[Own]:
    return [Own(table, read_table(table)) for table in document.tables]


def _place(own: Own) -> tuple[str | None, str | None]:
    return own.table.sheet, own.table.cell_range


def _score_table(own: Own, table: dict[str, Any], where: str, score: Score) -> None:
    reading, grid = own.reading, own.table.grid
    score.add("header rows", reading.header_rows, table["header_rows"], where)
    score.add("stub columns", reading.stub_columns, table["stub_columns"], where)
    score.add("data rows", len(grid) - reading.header_rows, table["n_data_rows"], where)
    score.add("data columns", len(grid[0]) - reading.stub_columns, table["n_data_columns"], where)
    labels = own.labels()
    same = len(labels) == len(table["column_labels"]) and all(
        map(same_label, labels, table["column_labels"])
    )
    wrong = "" if same else str(labels)[:300]
    score.add("column labels", wrong, "" if same else str(table["column_labels"])[:300], where)
    numbers = own.numbers()
    wanted = table["sum_of_numeric_cells"]
    total = wanted if abs(sum(numbers) - wanted) <= 1e-6 * max(1.0, abs(wanted)) else sum(numbers)
    score.add("sum", total, wanted, where)
    if "numeric_cells" in table:
        score.add("numeric cells", len(numbers), table["numeric_cells"], where)
    score.add("suppressed", own.suppressed(), table["suppressed_cells"], where)


def same_label(own: str, truth: str) -> bool:
    """Whether two labels say the same; a day that the truth stores is one in what is shown."""
    ours, theirs = (_parts(text) for text in (own, truth))
    return len(ours) == len(theirs) and all(
        one == other or _same_day(one, other) for one, other in zip(ours, theirs, strict=True)
    )


def _parts(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(" > ")]


def _same_day(own: str, truth: str) -> bool:
    found = _DAY.fullmatch(truth)
    span = read_span(own)
    if found is None or span is None or span.start is None:
        return False
    return (span.start.year, span.start.month) == (int(found[1]), int(found[2]))


def score_corpus(folder: Path, *, listed: bool) -> bool:
    """Print every file's score and the sum; whether the targets are met."""
    every = Score()
    for path in sorted(folder.glob("*.truth.json")):
        score = score_file(path)
        every.merge(score)
        print(f"{path.name.removesuffix('.truth.json'):34} {score.line()}")
        for miss in score.misses if listed else ():
            print(f"    {miss}")
    print(f"{'all':34} {every.line()}")
    found = every.right["found"] / max(1, every.every["found"])
    sums = every.right["sum"] / max(1, every.every["sum"])
    spurious = every.every["spurious"] - every.right["spurious"]
    print(f"found {found:.1%}, sums {sums:.1%}, spurious {spurious}")
    return found >= FOUND_TARGET and sums >= SUMS_TARGET and not spurious


def made_workbook(rows: int = 1_800, columns: int = 20) -> bytes:
    """A workbook of 36,000 cells as forces publish them: labels and small counts."""
    chance = random.Random(36_000)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Area", *(f"Month {month}" for month in range(1, columns))])
    for row in range(1, rows):
        counts = [int(chance.expovariate(1 / 40)) for _ in range(1, columns)]
        sheet.append([f"Beat {row % 300}", *counts])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def timed(rounds: int = 7) -> bool:
    """Print the seconds of each stage on 36,000 cells; whether the visible read keeps its
    promise."""
    body = made_workbook()
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, seconds in _stages(body):
            best[name] = min(seconds, best.get(name, seconds))
    for name, seconds in best.items():
        print(f"{name:40} {seconds * 1000:8.1f} ms")
    ratio = best["visible read"] / best["python-calamine"]
    print(f"visible read / python-calamine: {ratio:.2f} (at most {SPEED_TARGET})")
    return ratio <= SPEED_TARGET


def _stages(body: bytes) -> Iterator[tuple[str, float]]:
    start = time.perf_counter()
    CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    yield "python-calamine", time.perf_counter() - start
    source = Source(body, "made.xlsx")
    start = time.perf_counter()
    book = open_book(source, sniff.XLSX)
    yield "structural pass", time.perf_counter() - start
    start = time.perf_counter()
    cells, _, _ = visible_cells(book, book.sheets[0], set())
    yield "visible read", time.perf_counter() - start
    start = time.perf_counter()
    find_hazards(source, sniff.XLSX)
    yield "gate, after the pass", time.perf_counter() - start
    start = time.perf_counter()
    regions(cells)
    yield "tables on the sheet", time.perf_counter() - start
    start = time.perf_counter()
    document = read_document(body, name="made.xlsx")
    assert document.verdict is ReadVerdict.PARSED
    yield "whole document", time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--list", action="store_true", help="every difference")
    parser.add_argument("--speed-only", action="store_true")
    parser.add_argument("--score-only", action="store_true")
    options = parser.parse_args()
    kept = True
    if not options.speed_only and options.corpus.is_dir():
        kept = score_corpus(options.corpus, listed=options.list)
    elif not options.speed_only:
        print(f"no corpus in {options.corpus}: not scored")
    if not options.score_only:
        kept = timed() and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
