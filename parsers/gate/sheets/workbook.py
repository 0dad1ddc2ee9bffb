"""What a workbook of any format holds that its reader does not see.

Works on the ``Book`` of the structural pass; each finding is told once a sheet, with
how many cells it covers and never what stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from parsers.documents.sheets.addresses import address
from parsers.documents.sheets.model import Book, CellPlace, Kind, Sheet, Trace
from parsers.gate import policy
from parsers.gate.sheets.furniture import without_furniture, without_instructions
from parsers.gate.sheets.seen import Seen, gather
from parsers.gate.sheets.unseen import hidden_cells
from parsers.types import Reason

# A store larger than this is not compared word by word: it holds what no sheet shows.
_MAX_WORDS = 2_000_000
# What is not looked at in what some kinds say.
_STRIPPED: dict[Kind, Callable[[str], str]] = {
    Kind.HEADER_FOOTER: without_furniture,
    Kind.DATA_VALIDATION_TEXT: without_instructions,
    Kind.LINK_TEXT: without_instructions,
}


def judge_book(
    book: Book, traces: Iterable[Trace], code: Callable[[Kind], str], name: str
) -> Iterator[Reason]:
    """Every finding in a workbook. ``traces`` are those of its stores; ``code`` names a kind
    in the format's own way. Raises ``DocumentError`` (TOO_BIG)."""
    unseen: dict[int, set[CellPlace]] = {}
    for at, sheet in enumerate(book.sheets):
        counts: Counter[Kind] = Counter()
        first: dict[Kind, CellPlace] = {}
        unseen[at] = set()
        for place, kind in hidden_cells(book, sheet, name).items():
            counts[kind] += 1
            first.setdefault(kind, place)
            unseen[at].add(place)
        for kind, count in counts.items():
            yield policy.finding(code(kind), _place(sheet, first[kind], count))
    yield from _judge_rest(book, unseen, [*book.traces, *traces], code)


def _place(sheet: Sheet, first: CellPlace, count: int) -> str:
    """Where a finding is: never the name of a sheet that is hidden."""
    if not sheet.visible:
        return sheet.place
    more = f" and {count - 1} more" if count > 1 else ""
    return f"{sheet.place}, cell {address(*first)}{more}"


def _judge_rest(
    book: Book, unseen: dict[int, set[CellPlace]], traces: list[Trace], code: Callable[[Kind], str]
) -> Iterator[Reason]:
    """What is stored beside the cells and says more than they show."""
    if not traces:
        return
    seen: Seen | None = None
    for trace in traces:
        strip = _STRIPPED.get(trace.kind)
        words = trace.words if strip is None else tuple(map(strip, trace.words))
        if not trace.always and seen is None:
            seen = gather(book, unseen)
        too_many = len(trace.words) > _MAX_WORDS
        if trace.always or too_many or (seen is not None and seen.lacks_any(words)):
            yield policy.finding(code(trace.kind), trace.place)
