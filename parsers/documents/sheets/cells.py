"""Which stored cells of a sheet are not seen because of where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from parsers.documents.sheets.model import CellPlace, Rect, Sheet, WhyUnseen
from parsers.errors import DocumentError

_MAX_STEPS = 500_000


def merged_anchors(sheet: Sheet) -> dict[CellPlace, Rect]:
    """The merged ranges by their first cell."""
    return {(merge.top, merge.left): merge for merge in sheet.merges}


def covered_places(sheet: Sheet, name: str) -> set[CellPlace]:
    """Stored cells that lie under a merged range, beside its first cell.

    Raises ``DocumentError`` (TOO_BIG) where ranges overlap without end.
    """
    under = set()
    for place, merge in stored_within(sheet, sheet.merges, name):
        if place != (merge.top, merge.left):
            under.add(place)
    return under


def stored_within(sheet: Sheet, blocks: list[Rect], name: str) -> Iterator[tuple[CellPlace, Rect]]:
    """The stored cells inside each block. Raises ``DocumentError`` (TOO_BIG)."""
    if not blocks:
        return
    columns: dict[int, list[int]] = defaultdict(list)
    for row, col in sorted(sheet.cells):
        columns[row].append(col)
    rows = sorted(columns)
    steps = 0
    for block in blocks:
        for row in rows[bisect_left(rows, block.top) : bisect_right(rows, block.bottom)]:
            own = columns[row]
            for at in range(bisect_left(own, block.left), bisect_right(own, block.right)):
                yield (row, own[at]), block
                steps += 1
            steps += 1
        if steps > _MAX_STEPS:
            message = "its merged ranges overlap without end: too much to read"
            raise DocumentError(message, where=name, code="TOO_BIG")


def unseen_cells(sheet: Sheet) -> dict[CellPlace, tuple[WhyUnseen, str]]:
    """Stored cells whose row or column is not seen, with the reason and ``row`` or ``col``.

    A merged range is seen as long as one of its rows and one of its columns is.
    """
    columns = sheet.unseen_columns()
    narrow = {
        col
        for first, last in sheet.narrow
        for col in {col for _, col in sheet.cells}
        if first <= col <= last
    }
    if not (sheet.rows or columns or narrow or sheet.bare):
        return {}
    merges = merged_anchors(sheet)
    found: dict[CellPlace, tuple[WhyUnseen, str]] = {}
    for place in sheet.cells:
        row, col = place
        row_why, col_why = sheet.row_unseen(row), columns.get(col)
        if col_why is None and col in narrow and not _runs_on(sheet, place):
            col_why = WhyUnseen.TINY
        if row_why is None and col_why is None:
            continue
        merge = merges.get(place)
        if merge is not None:
            row_why = row_why if _all_rows_unseen(sheet, merge) else None
            col_why = col_why if _all_columns_unseen(sheet, merge) else None
        if row_why is not None:
            found[place] = (row_why, "row")
        elif col_why is not None:
            found[place] = (col_why, "col")
    return found


def _runs_on(sheet: Sheet, place: CellPlace) -> bool:
    """Whether a narrow cell's words run on into blank cells to its right."""
    row, col = place
    words = isinstance(sheet.cells[place].value, str)
    return words and (row, col + 1) not in sheet.cells


def _all_rows_unseen(sheet: Sheet, merge: Rect) -> bool:
    if merge.bottom - merge.top > 5_000:
        return False
    return all(sheet.row_unseen(row) for row in range(merge.top, merge.bottom + 1))


def _all_columns_unseen(sheet: Sheet, merge: Rect) -> bool:
    blocks = [(first, last) for first, last, _ in sheet.columns] + sheet.narrow
    return all(
        any(first <= col <= last for first, last in blocks)
        for col in range(merge.left, min(merge.right, merge.left + 200) + 1)
    )
