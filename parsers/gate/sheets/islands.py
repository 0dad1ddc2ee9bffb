"""Cells that stand apart on a sheet: far from everything, or left over beside the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise

from parsers.documents.sheets.model import CellPlace, Kind, Sheet

# A reader does not scroll on over more blank rows or columns than these.
FAR_ROWS = 50
FAR_COLS = 20
# So few cells above a gap are a title, and what is below it is the sheet.
_TITLE_CELLS = 3
_FAR_FROM_TITLE = 4
_MOST_STRAYS = 40


def far_cells(sheet: Sheet, filled: Collection[CellPlace]) -> dict[CellPlace, Kind]:
    """Filled cells beyond a gap that no reader scrolls over, pictures and charts counted in.

    Single checks and errors there are left-overs; anything else is data far away.
    """
    drawn = [(block.top, block.bottom) for block in sheet.drawn]
    # Rows and columns that are not seen make no gap.
    rows = beyond(filled, 0, drawn + _unseen_rows(sheet), FAR_ROWS)
    drawn = [(block.left, block.right) for block in sheet.drawn]
    cols = beyond(filled, 1, drawn + [(col, col) for col in sheet.unseen_columns()], FAR_COLS)
    far = [
        place
        for place in filled
        if (rows is not None and place[0] >= rows) or (cols is not None and place[1] >= cols)
    ]
    words = any(not _is_check(sheet, place) for place in far)
    return dict.fromkeys(far, Kind.REMOTE_CELL if words else Kind.STRAY_CELL)


def _unseen_rows(sheet: Sheet) -> list[tuple[int, int]]:
    return [(row, row) for row in {row for row, _ in sheet.cells} if sheet.row_unseen(row)]


def beyond(
    filled: Collection[CellPlace], axis: int, drawn: Iterable[tuple[int, int]], gap: int
) -> int | None:
    """The first row or column after the first wide gap; None where there is none."""
    counts: dict[int, int] = defaultdict(int)
    for place in filled:
        counts[place[axis]] += 1
    spans = sorted({*((at, at) for at in counts), *drawn})
    reached, before = -1, 0
    for first, last in spans:
        blank = first - reached - 1
        if blank > gap and (before > _TITLE_CELLS or (before and blank > _FAR_FROM_TITLE * gap)):
            return first
        reached = max(reached, last)
        before += counts.pop(first, 0)
    return None


def unprinted_cells(sheet: Sheet, filled: Collection[CellPlace]) -> list[CellPlace]:
    """Filled cells outside the print areas, but for notes that run on below one of them:
    words alone in their row, in its first column, without a gap."""
    if not sheet.print_areas:
        return []
    alone: dict[int, int] = defaultdict(int)
    for row, _ in filled:
        alone[row] += 1
    notes: set[CellPlace] = set()
    for block in sheet.print_areas:
        place = (block.bottom + 1, block.left)
        while (
            place in filled and alone[place[0]] == 1 and isinstance(sheet.cells[place].value, str)
        ):
            notes.add(place)
            place = (place[0] + 1, place[1])
    return [
        place
        for place in filled
        if place not in notes and not any(block.holds(*place) for block in sheet.print_areas)
    ]


def stray_cells(sheet: Sheet, filled: Collection[CellPlace]) -> list[CellPlace]:
    """Left-over checks: islands of TRUE, FALSE and errors that no word stands with."""
    checks = [place for place in filled if _is_check(sheet, place)]
    if not checks or len(checks) == len(filled):
        return []
    found: list[CellPlace] = []
    for island in islands(filled):
        if len(island) <= _MOST_STRAYS and all(_is_check(sheet, place) for place in island):
            found += island
    return found


def _is_check(sheet: Sheet, place: CellPlace) -> bool:
    """Whether a cell holds the result of a test, or an error, and no figure or word."""
    value = sheet.cells[place].value
    return isinstance(value, bool) or (isinstance(value, str) and value.startswith("#"))


def islands(filled: Collection[CellPlace]) -> list[list[CellPlace]]:
    """Cells parted at blank rows, and there at blank columns."""
    found = []
    for band in _parted(filled, 0):
        found += _parted(band, 1)
    return found


def _parted(places: Collection[CellPlace], axis: int) -> list[list[CellPlace]]:
    by_line: dict[int, list[CellPlace]] = defaultdict(list)
    for place in places:
        by_line[place[axis]].append(place)
    lines = sorted(by_line)
    parts: list[list[CellPlace]] = [list(by_line[lines[0]])] if lines else []
    for before, line in pairwise(lines):
        if line - before > 1:
            parts.append([])
        parts[-1] += by_line[line]
    return parts
