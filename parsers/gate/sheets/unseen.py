"""Which cells of a sheet a reader does not see, and what hides each of them."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.documents.sheets.cells import merged_anchors, stored_within, unseen_cells
from parsers.documents.sheets.display import shown
from parsers.documents.sheets.model import Book, CellPlace, Kind, Sheet, State, WhyUnseen
from parsers.gate.sheets.ink import inked, is_blank, whitened
from parsers.gate.sheets.islands import far_cells, stray_cells, unprinted_cells
from parsers.gate.sheets.seen import Seen

_STRUCTURE = {
    (WhyUnseen.HIDDEN, "row"): Kind.HIDDEN_ROWS,
    (WhyUnseen.HIDDEN, "col"): Kind.HIDDEN_COLS,
    (WhyUnseen.FILTERED, "row"): Kind.FILTERED_ROWS,
    (WhyUnseen.TINY, "row"): Kind.TINY_ROW,
    (WhyUnseen.TINY, "col"): Kind.NARROW_COL,
    (WhyUnseen.SCROLLED, "row"): Kind.FROZEN_AWAY,
    (WhyUnseen.SCROLLED, "col"): Kind.FROZEN_AWAY,
}
# What can be seen by who looks for it; the rest is not on the screen at all.
ON_SCREEN = frozenset({Kind.STRAY_CELL, Kind.REMOTE_CELL, Kind.OUTSIDE_PRINT_AREA})

Found = Iterator[tuple[Kind, CellPlace]]


def hidden_cells(book: Book, sheet: Sheet, name: str) -> dict[CellPlace, Kind]:
    """Cells with data that are not seen, or hardly, with what hides them; worked out once.

    Raises ``DocumentError`` (TOO_BIG) where merged ranges overlap without end.
    """
    if sheet.hidden is None:
        sheet.hidden = {}
        for kind, place in _hidden(book, sheet, name):
            sheet.hidden.setdefault(place, kind)
    return sheet.hidden


def _hidden(book: Book, sheet: Sheet, name: str) -> Found:
    """Cells that are not seen, with what hides them; each once."""
    filled = [place for place, stored in sheet.cells.items() if not is_blank(stored)]
    if not sheet.visible:
        kind = sheet.kind or (
            Kind.VERYHIDDEN_SHEET if sheet.state is State.VERY_HIDDEN else Kind.HIDDEN_SHEET
        )
        yield from ((kind, place) for place in filled)
        return
    gone: set[CellPlace] = set()
    checks = (_by_place, _under_merges, _by_ink, _by_position)
    for check in checks:
        found = [(kind, place) for kind, place in check(book, sheet, gone, name)]
        for kind, place in found:
            if place not in gone and not is_blank(sheet.cells[place]):
                yield kind, place
        gone.update(place for kind, place in found if kind is not Kind.STRAY_CELL)


def _by_place(book: Book, sheet: Sheet, gone: set[CellPlace], name: str) -> Found:
    for place, (why, axis) in unseen_cells(sheet).items():
        yield _STRUCTURE[why, axis], place


def _under_merges(book: Book, sheet: Sheet, gone: set[CellPlace], name: str) -> Found:
    """Cells under a merged range that say something else than its first cell."""
    if not sheet.merges:
        return
    anchors = merged_anchors(sheet)
    for place, merge in stored_within(sheet, sheet.merges, name):
        if place == (merge.top, merge.left) or place in anchors:
            continue
        top = sheet.cells.get((merge.top, merge.left))
        if top is None or top.value != sheet.cells[place].value:
            yield Kind.UNDER_MERGE, place


def _by_ink(book: Book, sheet: Sheet, gone: set[CellPlace], name: str) -> Found:
    hidden = list(inked(book, sheet, gone))
    yield from ((kind, place) for place, kind in hidden)
    gone = gone | {place for place, _ in hidden}
    pale = set(whitened(book, sheet, gone))
    if not pale:
        return
    # A label that is blanked where it repeats the one above is seen there.
    seen = Seen()
    for place, stored in sheet.cells.items():
        if place not in gone and place not in pale:
            seen.add(shown(stored, book.style(stored.style), book.date_1904))
    for place in sorted(pale):
        value = sheet.cells[place].value
        if not isinstance(value, str) or seen.lacks(value):
            yield Kind.CONDITIONAL_INK, place


def _by_position(book: Book, sheet: Sheet, gone: set[CellPlace], name: str) -> Found:
    """Cells far away, outside the printed part, or under something drawn."""
    filled = {
        place for place, stored in sheet.cells.items() if place not in gone and not is_blank(stored)
    }
    strays = stray_cells(sheet, filled)
    yield from ((Kind.STRAY_CELL, place) for place in strays)
    filled.difference_update(strays)
    far = far_cells(sheet, filled)
    yield from ((kind, place) for place, kind in far.items())
    filled -= set(far)
    yield from ((Kind.OUTSIDE_PRINT_AREA, place) for place in unprinted_cells(sheet, filled))
    if sheet.cover:
        merges = merged_anchors(sheet)
        for place, block in stored_within(sheet, sheet.cover, name):
            merge = merges.get(place)
            last = (merge.bottom, merge.right) if merge else place
            if place in filled and block.holds(*last):
                yield Kind.COVERED_CELL, place
