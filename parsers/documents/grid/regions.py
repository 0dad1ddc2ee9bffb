"""Tables on a sheet: a sea of cells to tables and the words between them.

Used for spreadsheets and CSV files alike. Blank rows and columns part regions;
single lines above and below a region are its title and its notes; a header that
is printed again starts a new table. Rows and columns count from 0 and are those
a reader sees, hidden ones being left out before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from parsers.documents.contents import Draft
from parsers.documents.grid.captions import is_foot
from parsers.documents.grid.grids import Cells, built, parted, without
from parsers.documents.grid.numbers import is_figure, is_value, is_year
from parsers.documents.grid.table_rules import Candidate, Ground, is_table
from parsers.types import BlockKind, Grid, Table

# A single cell this long in the last rows of a region is a note, not a row label.
NOTE_LENGTH = 60
# What a pivot counts, printed over the columns that count it.
_MEASURE = re.compile(
    r"(?:count|sum|number|average|mean|median|min|max|total number|percentage|proportion)"
    r"\s{1,3}of\b",
    re.IGNORECASE,
)
# Words that stand where a figure would.
_UNTOLD = re.compile(
    r"\b(?:(?:fewer|less|more) than|under|below|over|at least) \d|\bor (?:fewer|less|more)\b"
    r"|\bnot (?:held|known|recorded|available|applicable|stated)\b|\bno (?:data|information)\b"
    r"|suppress|withheld|redact|exempt|\bnone\b|\bnull\b|\bunknown\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Region:
    """Cells of one table, or (``words``) of text lines; places are those of the sheet.

    ``rows`` and ``cols`` are those in which a cell begins, in order.
    """

    cells: Cells
    words: bool = False
    rows: list[int] = field(init=False)
    cols: list[int] = field(init=False)
    _texts: dict[int, dict[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self._texts = defaultdict(dict)
        for (row, col), cell in sorted(self.cells.items()):
            self._texts[row][col] = cell.text
        self.rows = sorted(self._texts)
        self.cols = sorted({col for _, col in self.cells})

    def row(self, row: int) -> dict[int, str]:
        """The words of one row by column."""
        return self._texts.get(row, {})


def regions(cells: Cells) -> list[Region]:
    """The tables and text lines of a sheet, from top to bottom."""
    found: list[Region] = []
    for band in _continued(_bands(cells)):
        titles = _titles_over_number(band)
        if titles is not None:
            found += [_of_rows(band, [row], words=True) for row in titles]
            found.append(_of_rows(band, band.rows[len(titles) :]))
            continue
        for piece in _side_by_side(band):
            for block in _bands(piece.cells) if piece is not band else [piece]:
                found += _peeled(block)
    return found


# Labels over a number that counts nothing.
_NAMES_NOTHING = re.compile(
    r"\b(?:ref|reference|foia?|request|version|page|post ?code|tel|telephone|phone|serial|date"
    r"|id|urn|number of pages|issue)\b",
    re.IGNORECASE,
)


def _titles_over_number(band: Region) -> list[int] | None:
    """The title rows over one row of words and a number right of them ("Cameras in stock at
    1 June | 2140"): a figure of its own, not the caption of what follows. None where the band
    is something else."""
    *titles, last = band.rows
    lone = all(len(band.row(row)) == 1 for row in titles)
    return titles if lone and _is_labelled_number(band.row(last)) else None


def _is_labelled_number(row: dict[int, str]) -> bool:
    if len(row) != 2:
        return False
    label, number = row.values()
    worded = len(label.split()) > 1 and not is_value(label) and not _NAMES_NOTHING.search(label)
    return worded and is_figure(number) and not is_year(number)


def _bands(cells: Cells) -> list[Region]:
    """Cells parted at rows in which no cell stands; merged cells hold rows together."""
    return [Region(part) for part in _parted(cells, along=0)]


def _parted(cells: Cells, along: int) -> list[Cells]:
    """Cells parted at blank rows (``along`` 0) or blank columns (1)."""
    used: set[int] = set()
    for place, cell in cells.items():
        span = cell.rowspan if along == 0 else cell.colspan
        used.update(range(place[along], place[along] + span))
    starts = [at for at in sorted(used) if at - 1 not in used]
    parts: list[Cells] = [{} for _ in starts]
    for place, cell in sorted(cells.items()):
        parts[bisect_right(starts, place[along]) - 1][place] = cell
    return parts


def _continued(bands: Sequence[Region]) -> list[Region]:
    """Bands put together where a blank row only parts the rows of one table.

    One row alone after the only blank row is a line of its own, not the table's.
    """
    runs: list[list[Region]] = []
    whole: Region | None = None
    for band in bands:
        if whole is not None and _goes_on(whole, band):
            runs[-1].append(band)
            whole = Region({**whole.cells, **band.cells})
        else:
            runs.append([band])
            whole = band
    joined: list[Region] = []
    for run in runs:
        if len(run) == 2 and len(run[1].rows) == 1:
            joined += run
        else:
            joined.append(Region({at: cell for band in run for at, cell in band.cells.items()}))
    return joined


def _goes_on(above: Region, below: Region) -> bool:
    """Whether a band after one blank row has figures at once, in columns that the
    band above has a header for."""
    if below.rows[0] - above.rows[-1] > 2 or len(above.cols) < 2:
        return False
    columns = _figure_columns(above)
    if not columns or (len(above.rows) == 2 and len(below.rows) < 2):
        return False
    rows = below.rows
    first = below.row(rows[0])
    if len(rows) > 2 and len(first) == 1 and min(first) < min(columns):
        # A heading of the rows that follow, which have no header of their own.
        first = below.row(rows[1])
    figures = [(col, text) for col, text in first.items() if col >= min(columns)]
    return bool(figures) and all(
        col in columns and is_value(text) and not is_year(text) for col, text in figures
    )


def _figure_columns(above: Region) -> set[int]:
    """The columns of a band that have figures under words or years."""
    header = next((above.row(row) for row in above.rows if len(above.row(row)) > 1), {})
    worded = {
        col
        for col, text in header.items()
        if col != above.cols[0] and (not is_value(text) or is_year(text))
    }
    if not worded:
        return set()
    return {
        col
        for row in above.rows[1:]
        for col, text in above.row(row).items()
        if col >= min(worded) and is_value(text) and (row, col) in above.cells
    }


def _side_by_side(band: Region) -> list[Region]:
    """A band parted at blank columns, unless the right part has no labels of its own."""
    parts = [Region(part) for part in _parted(band.cells, along=1)]
    kept: list[Region] = []
    for part in parts:
        if kept and _spacer(kept[-1], part):
            kept[-1] = Region({**kept[-1].cells, **part.cells})
        else:
            kept.append(part)
    return kept if len(kept) > 1 else [band]


def _spacer(left: Region, right: Region) -> bool:
    """Whether a blank column stands inside a table: the right part goes on in the same
    rows with figures, and has no column of labels."""
    shared = set(left.rows) & set(right.rows)
    if len(shared) < 0.6 * len(right.rows) or len(right.rows) < 3:
        return False
    texts = [text for row in right.rows[1:] for text in right.row(row).values()]
    first = [right.row(row)[right.cols[0]] for row in right.rows if right.cols[0] in right.row(row)]
    labels = sum(not is_value(text) for text in first[1:])
    if len(left.cols) < 2 and not (len(left.rows) > 2 and len(right.rows) > 3):
        return False
    figures = sum(map(is_value, texts))
    return figures > 0.6 * len(texts) and labels < 0.4 * len(right.rows)


def _peeled(region: Region) -> list[Region]:
    """A region without the title lines above and the note lines below; what is left
    is parted where its header is printed again."""
    rows = region.rows
    first, last = 0, len(rows)
    while last - first > 1 and _is_title(region, rows[first], rows[first + 1]):
        first += 1
    while last - first > 1 and _is_note(region, rows[last - 1]):
        last -= 1
    body = _of_rows(region, rows[first:last])
    parts = [_of_rows(region, [row], words=True) for row in rows[:first]]
    for block in _at_new_headers(body):
        if not _may_be_table(block):
            parts += [_of_rows(block, [row], words=True) for row in block.rows]
        else:
            parts += _at_headers(block)
    return parts + [_of_rows(region, [row], words=True) for row in rows[last:]]


def _of_rows(region: Region, rows: Collection[int], words: bool = False) -> Region:
    if len(rows) == len(region.rows) and not words:
        return region
    kept = frozenset(rows)
    return Region({at: cell for at, cell in region.cells.items() if at[0] in kept}, words)


def _is_title(region: Region, row: int, below: int) -> bool:
    """Whether a row at the top of a region is a title: one cell of words, or the two
    captions that a pivot table prints, over a row that uses more columns."""
    here, under = region.row(row), region.row(below)
    if len(region.cols) < 2:
        return False
    if len(here) == 1:
        col, text = next(iter(here.items()))
        cell = region.cells[row, col]
        heads = col > region.cols[0] and (cell.colspan > 1 or _MEASURE.match(text) is not None)
        if cell.rowspan > 1 or heads or (is_value(text) and not is_year(text)):
            return False
        return len(under) >= 2 or below - row > 1 or len(text) > NOTE_LENGTH or len(under) == 1
    first = region.cols[0]
    pivot = len(here) == 2 and first in here and first in under
    caption = _MEASURE.match(here.get(first, "")) or "Column Labels" in here.values()
    pivot = pivot and len(under) >= (3 if caption else 6)
    worded = not any(is_value(text) for text in here.values())
    return pivot and worded and all(region.cells[row, col].colspan == 1 for col in here)


def _is_note(region: Region, row: int) -> bool:
    """Whether a row at the bottom of a region is one cell: long, or a source or a note."""
    here = region.row(row)
    if len(here) != 1:
        return False
    text = next(iter(here.values()))
    return len(text) > NOTE_LENGTH or (" " in text.strip() and is_foot(text))


def _may_be_table(body: Region) -> bool:
    at = {col: place for place, col in enumerate(body.cols)}
    rows = [[(at[col], text) for col, text in body.row(row).items()] for row in body.rows]
    return is_table(Candidate(Ground.SHEET, rows, len(body.cols)))


def _at_new_headers(body: Region) -> list[Region]:
    """A body parted where, under its figures, lines of words alone lead to a header of
    other columns: another table begins there."""
    rows = body.rows
    parts: list[Region] = []
    start = at = 0
    figures = False
    while at < len(rows):
        texts = list(body.row(rows[at]).values())
        figures = figures or any(is_value(text) and not is_year(text) for text in texts[1:])
        after = at
        while after < len(rows) and len(body.row(rows[after])) == 1:
            after += 1
        if figures and at < after < len(rows) - 1 and _is_header(body, rows[after]):
            begin = after - 1 if _heads_group(body, rows[after - 1]) else after
            parts.append(_of_rows(body, rows[start:at]))
            parts += [_of_rows(body, [row]) for row in rows[at:begin]]
            start, figures = begin, False
        at = max(after, at + 1)
    return [*parts, _of_rows(body, rows[start:])]


def _heads_group(body: Region, row: int) -> bool:
    """Whether a row's one cell stands over columns right of the labels: a year over its
    offences is a row of the header below."""
    (col, _), *_ = body.row(row).items()
    return col > body.cols[0] and body.cells[row, col].colspan > 1


def _is_header(body: Region, row: int) -> bool:
    """Whether a row has a label in the first column and words or years right of it."""
    here = body.row(row)
    heads = [text for col, text in here.items() if col != body.cols[0]]
    return (
        body.cols[0] in here
        and bool(heads)
        and 2 * len(heads) > len(body.cols) - 1
        and len(set(heads)) == len(heads)
        and all(not is_value(text) or is_year(text) for text in heads)
        and not any(_UNTOLD.search(text) for text in heads)
    )


def _at_headers(body: Region) -> list[Region]:
    """A body parted at rows that print its header again over the figures."""
    rows = body.rows
    header = body.row(rows[0])
    heads = {col: text for col, text in header.items() if col != body.cols[0]}
    if len(heads) < 2:
        return [body]
    starts = [rows[0]]
    for row in rows[2:]:
        here = body.row(row)
        same = sum(here.get(col) == text for col, text in heads.items())
        if same >= 0.8 * len(heads) and (len(heads) > 2 or here == header):
            starts.append(row)
    ends = [*starts[1:], rows[-1] + 1]
    return [
        _of_rows(body, [row for row in rows if start <= row < end])
        for start, end in zip(starts, ends, strict=True)
    ]


def grid_of(region: Region) -> Grid:
    """The region's cells as a grid that begins at its first row and column.

    Blank rows are left out, and columns that only spans of others cover; a blank
    column stays, so that columns are the sheet's own.
    """
    top, left = region.rows[0], region.cols[0]
    height = max(row + cell.rowspan for (row, _), cell in region.cells.items()) - top
    width = max(col + cell.colspan for (_, col), cell in region.cells.items()) - left
    moved = {(row - top, col - left): cell for (row, col), cell in region.cells.items()}
    covered: Counter[int] = Counter()
    for (_, col), cell in moved.items():
        covered.update(range(col + 1, col + cell.colspan))
    begun = {col for _, col in moved}
    rows = {row for row, _ in moved}
    spacers = [col for col, count in covered.items() if col not in begun and 2 * count > len(rows)]
    grid = built(parted(moved), height, width)
    return without(grid, [row for row in range(height) if row not in rows], spacers)


def _lists_sheets(region: Region, sheets: Collection[str]) -> bool:
    """Whether a region is a list of contents: its first column names the other sheets."""
    first = [text for row in region.rows if (text := region.row(row).get(region.cols[0]))]
    names = {_folded(name) for name in sheets}
    found = sum(
        _folded(text) in names or _folded(f"{first[0]} {text}") in names for text in first[1:]
    )
    return len(first) > 2 and found >= 0.6 * (len(first) - 1)


def _folded(name: str) -> str:
    return re.sub(r"[\s_.:-]{1,20}", "", name).casefold()


def add_regions(
    cells: Cells,
    draft: Draft,
    table: Table,
    name: Callable[[int, int], str],
    sheets: Collection[str] = (),
) -> None:
    """Add a sheet's tables and text lines to a draft, in reading order.

    ``table`` gives what all its tables share (sheet, page, method); ``name`` turns a
    row and column into the address that the sheet prints for them. ``sheets`` are the
    names of all sheets: a list of them is contents, and not a table.
    """
    for region in regions(cells):
        if not region.words and len(sheets) > 1 and _lists_sheets(region, sheets):
            for row in region.rows:
                words = " ".join(region.row(row).values())
                draft.words(BlockKind.LIST_ITEM, words, table.page)
            continue
        if region.words:
            texts = [cell.text for _, cell in sorted(region.cells.items())]
            draft.words(BlockKind.PARAGRAPH, " ".join(texts), table.page)
            continue
        last_row = max(row + cell.rowspan for (row, _), cell in region.cells.items()) - 1
        last_col = max(col + cell.colspan for (_, col), cell in region.cells.items()) - 1
        address = f"{name(region.rows[0], region.cols[0])}:{name(last_row, last_col)}"
        position = draft.next_position()
        grid = grid_of(region)
        draft.table(replace(table, position=position, grid=grid, cell_range=address))
