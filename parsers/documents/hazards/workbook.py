"""What a workbook of any format holds that its reader does not see.

Works on the ``Book`` of the structural pass; each finding is told once a sheet, with
how many cells it covers and never what stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from parsers.documents.hazards import policy
from parsers.documents.hazards.furniture import without_furniture
from parsers.documents.hazards.ink import inked, is_blank, whitened
from parsers.documents.hazards.islands import far_cells, stray_cells
from parsers.documents.hazards.seen import Seen, gather
from parsers.documents.sheets.addresses import address
from parsers.documents.sheets.cells import (
    merged_anchors,
    stored_within,
    unseen_cells,
)
from parsers.documents.sheets.display import shown
from parsers.documents.sheets.model import Book, Kind, Place, Sheet, State, Trace, Why
from parsers.types import Reason

_STRUCTURE = {
    (Why.HIDDEN, "row"): Kind.HIDDEN_ROWS,
    (Why.HIDDEN, "col"): Kind.HIDDEN_COLS,
    (Why.FILTERED, "row"): Kind.FILTERED_ROWS,
    (Why.TINY, "row"): Kind.TINY_ROW,
    (Why.TINY, "col"): Kind.NARROW_COL,
    (Why.SCROLLED, "row"): Kind.FROZEN_AWAY,
    (Why.SCROLLED, "col"): Kind.FROZEN_AWAY,
}
# A store larger than this is not compared word by word: it holds what no sheet shows.
_MAX_WORDS = 2_000_000

Found = Iterator[tuple[Kind, Place]]


def judge_book(
    book: Book, traces: Iterable[Trace], code: Callable[[Kind], str], name: str
) -> Iterator[Reason]:
    """Every finding in a workbook. ``traces`` are those of its stores; ``code`` names a kind
    in the format's own way. Raises ``DocumentError`` (TOO_BIG)."""
    unseen: dict[int, set[Place]] = {}
    for at, sheet in enumerate(book.sheets):
        counts: Counter[Kind] = Counter()
        first: dict[Kind, Place] = {}
        unseen[at] = set()
        for kind, place in _hidden(book, sheet, name):
            counts[kind] += 1
            first.setdefault(kind, place)
            unseen[at].add(place)
        for kind, count in counts.items():
            yield policy.finding(code(kind), _place(sheet, first[kind], count))
    yield from _judge_rest(book, unseen, [*book.traces, *traces], code)


def _place(sheet: Sheet, first: Place, count: int) -> str:
    """Where a finding is: never the name of a sheet that is hidden."""
    if not sheet.visible:
        return sheet.place
    more = f" and {count - 1} more" if count > 1 else ""
    return f"{sheet.place}, cell {address(*first)}{more}"


def _hidden(book: Book, sheet: Sheet, name: str) -> Found:
    """Cells that are not seen, with what hides them; each once."""
    filled = [place for place, stored in sheet.cells.items() if not is_blank(stored)]
    if not sheet.visible:
        kind = sheet.kind or (
            Kind.VERYHIDDEN_SHEET if sheet.state is State.VERY_HIDDEN else Kind.HIDDEN_SHEET
        )
        yield from ((kind, place) for place in filled)
        return
    gone: set[Place] = set()
    checks = (_by_place, _under_merges, _by_ink, _by_position)
    for check in checks:
        found = [(kind, place) for kind, place in check(book, sheet, gone, name)]
        for kind, place in found:
            if place not in gone and not is_blank(sheet.cells[place]):
                yield kind, place
        gone.update(place for kind, place in found if kind is not Kind.STRAY_CELL)


def _by_place(book: Book, sheet: Sheet, gone: set[Place], name: str) -> Found:
    for place, (why, axis) in unseen_cells(sheet).items():
        yield _STRUCTURE[why, axis], place


def _under_merges(book: Book, sheet: Sheet, gone: set[Place], name: str) -> Found:
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


def _by_ink(book: Book, sheet: Sheet, gone: set[Place], name: str) -> Found:
    hidden = list(inked(book, sheet, gone))
    yield from ((kind, place) for place, kind in hidden)
    gone = gone | {place for place, _ in hidden}
    pale = list(whitened(book, sheet, gone))
    if not pale:
        return
    # A label that is blanked where it repeats the one above is seen there.
    seen = Seen()
    for place, stored in sheet.cells.items():
        if place not in gone and place not in set(pale):
            seen.add(shown(stored, book.style(stored.style), book.date_1904))
    for place in pale:
        value = sheet.cells[place].value
        if not isinstance(value, str) or seen.lacks(value):
            yield Kind.CONDITIONAL_INK, place


def _by_position(book: Book, sheet: Sheet, gone: set[Place], name: str) -> Found:
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
    if sheet.print_areas:
        for place in filled:
            if not any(block.holds(*place) for block in sheet.print_areas):
                yield Kind.OUTSIDE_PRINT_AREA, place
    if sheet.cover:
        merges = merged_anchors(sheet)
        for place, block in stored_within(sheet, sheet.cover, name):
            merge = merges.get(place)
            last = (merge.bottom, merge.right) if merge else place
            if place in filled and block.holds(*last):
                yield Kind.COVERED_CELL, place


def _judge_rest(
    book: Book, unseen: dict[int, set[Place]], traces: list[Trace], code: Callable[[Kind], str]
) -> Iterator[Reason]:
    """What is stored beside the cells and says more than they show."""
    if not traces:
        return
    seen: Seen | None = None
    for trace in traces:
        words: Iterable[str] = trace.words
        if trace.kind is Kind.HEADER_FOOTER:
            words = [without_furniture(word) for word in trace.words]
        if not trace.always and seen is None:
            seen = gather(book, unseen)
        too_many = len(trace.words) > _MAX_WORDS
        if trace.always or too_many or (seen is not None and seen.lacks_any(words)):
            yield policy.finding(code(trace.kind), trace.place)
