"""Groups of the same request renewed for the requests that have changed.

The result is that of grouping all of them at once. A request's group follows from the longer
requests that share a hash with it, from their groups and from how alike they are. So from what has
changed the work goes on, the longest first, to the shorter neighbours of every request that has
another group than before, and ends where groups stay. What two unchanged wordings were found to
be to each other is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import heapify, heappop, heappush

from db.questions.compared import Compared, Entry, Near
from db.questions.groups import KEPT, Request, lengths_of, says_enough, settle
from db.questions.likeness import Likeness, compare
from db.questions.packing import fingerprint, number_of
from db.questions.stock import stock_of


def regroup(kept: Compared, changed: Mapping[str, Request | None]) -> int:
    """Renew the groups of requests; return how many entries were looked at again.

    ``changed`` has the requests that are new or changed by their keys, and None for one that left.
    """
    kept.read_stock()
    classes, pieces = _replace(kept, changed)
    stale = {cls for piece in _turned(kept, pieces) for cls in kept.turn(piece)}
    return _settle_all(kept, _renewed(kept, classes | stale, stale), stale)


def _replace(
    kept: Compared, changed: Mapping[str, Request | None]
) -> tuple[set[int], dict[int, None]]:
    """Put requests in the place of what they were; the classes and pieces of both."""
    classes: set[int] = set()
    pieces: set[int] = set()
    for key, request in changed.items():
        if before := kept.take_out(number_of(key)):
            classes.add(before[0])
            pieces.update(before[1])
        if request is not None and says_enough(lengths := lengths_of(request.wording)):
            classes.add(kept.put(request, lengths))
            pieces.update(lengths)
    return classes, dict.fromkeys(sorted(pieces))


def _turned(kept: Compared, pieces: Iterable[int]) -> list[int]:
    """Which of some pieces have become stock wording, or are no longer."""
    return [
        piece
        for piece in pieces
        if (piece in stock_of(kept.with_piece(piece))) != (piece in kept.stock)
    ]


def _renewed(kept: Compared, classes: set[int], stale: set[int]) -> dict[Near, None]:
    """Renew the entries of classes; they and all that have other neighbours than before."""
    before = {cls: kept.entry_of(cls) for cls in sorted(classes)}
    first = {cls: kept.first_of(cls) for cls in before}
    gone = [
        entry
        for cls, entry in before.items()
        if entry is not None and (entry.number != first[cls] or cls in stale)
    ]
    left = {entry.cls for entry in gone}
    come = [
        _entry(kept, number, cls)
        for cls, number in first.items()
        if number is not None and (before[cls] is None or cls in left)
    ]
    # Who comes may part others, who leaves bring them together: both ways of both are looked at.
    moved = {near.number for entry in (*gone, *come) for near in kept.near(entry)}
    for entry in gone:
        kept.delete_entry(entry)
    for entry in come:
        kept.add_entry(entry)
    moved.update(near.number for entry in (*gone, *come) for near in kept.near(entry))
    moved.update(entry.number for entry in come)
    return dict.fromkeys(kept.those(sorted(moved)))


def _entry(kept: Compared, number: int, cls: int) -> Entry:
    wording = kept.wording(number)
    return Entry(number, cls, len(wording.shingles), fingerprint(wording.pieces))


def _settle_all(kept: Compared, dirty: Iterable[Near], stale: set[int]) -> int:
    """Give each entry its group, the longest first, and go on where that is another one."""
    heap = [near.rank for near in dirty]
    heapify(heap)
    done: set[int] = set()
    wording = lru_cache(KEPT)(kept.wording)
    while heap:
        rank = heappop(heap)
        if rank[1] in done:
            continue
        done.add(rank[1])
        entry = kept.entry(rank[1])
        near = sorted(kept.near(entry), key=lambda one: one.rank)
        known = {} if entry.cls in stale else entry.found

        def compared(other: Near, entry: Entry = entry, known: _Found = known) -> Likeness:
            if other.cls in known and other.cls not in stale:
                return known[other.cls]
            return compare(wording(entry.number), wording(other.number))

        longer = [one for one in near if one.rank < rank]
        home, found = settle(entry.number, longer, lambda one: one.home, compared)
        kept.keep(entry, home, found)
        if home != entry.home:
            for one in near[len(longer) :]:
                heappush(heap, one.rank)
    return len(done)


_Found = Mapping[int, Likeness]
