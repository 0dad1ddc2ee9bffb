"""Logs that shift, repeat, lie or never end, whatever their layout."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs

from samples.faults import Fault
from samples.item_faults import second_address
from samples.logs.kind import Line, Pager
from samples.logs.shown import Shown

HELD_BACK = 2


def page_wanted(path: str, query: str = "", pager: Pager = Pager.PATH) -> tuple[str, int]:
    """The path of a node and the page of it, counted from 1, that an address asks for."""
    if found := re.fullmatch(r"(.*/)page/(\d{1,5})/", path):
        return found[1], max(1, int(found[2]))
    asked = parse_qs(query).get("page", [""])[0]
    page = int(asked) if asked.isascii() and asked.isdigit() else None
    if page is None:
        return path, 1
    return path, page + 1 if pager is Pager.DRUPAL else max(1, page)


def mislisted(fault: Fault, part: Shown, find: Callable[[int], Shown], nth: int) -> Shown | None:
    """The page of a log at fault; None for a page with nothing on it. ``nth`` counts from 0."""
    match fault:
        case Fault.BARE_LISTING:
            return None
        case Fault.SHIFTING_LISTING:
            return _paged(part, part.node.lines[max(0, HELD_BACK - nth) :], find)
        case Fault.DUPLICATE_ITEMS:
            before = find(part.page - 1).lines if part.page > 1 else ()
            return replace(part, lines=(*before[-2:], *part.lines))
        case Fault.UNDATED_ITEMS:
            return replace(part, lines=tuple(replace(line, day="") for line in part.lines))
        case Fault.SAME_ITEMS:
            return replace(find(1), page=part.page, has_next=True)
        case Fault.ENDLESS_CALENDAR:
            return _endless(part)
        case Fault.NO_COUNT:
            return replace(part, counted=False)
        case Fault.EMPTY_LISTING:
            return _emptied(part)
        case Fault.TWO_ADDRESSES:
            again = [replace(one, path=second_address(one.path)) for one in part.node.lines[:1]]
            return _paged(part, (*part.node.lines[:1], *again, *part.node.lines[1:]), find)
        case Fault.REDATED:
            return _redated(part)
        case _:  # HALF_ANCHORS
            lines = tuple(
                replace(line, path="") if place % 2 else line
                for place, line in enumerate(part.lines)
            )
            return replace(part, lines=lines)


def _paged(part: Shown, lines: tuple[Line, ...], find: Callable[[int], Shown]) -> Shown:
    """The same page of the same log, were these its lines."""
    size = max(len(find(1).lines), 1)
    start = (part.page - 1) * size
    shown = lines[start : start + size]
    more = start + size < len(lines)
    return replace(part, lines=shown, total=len(lines), first=start + 1, has_next=more)


def _emptied(part: Shown) -> Shown:
    """Nothing, in the site's own words."""
    node = replace(part.node, lines=(), below=())
    return replace(part, node=node, lines=(), total=0, has_next=False)


def _redated(part: Shown) -> Shown:
    """The last line of the page bears the day of its first."""
    if len(part.lines) < 2:
        return part
    last = replace(part.lines[-1], day=part.lines[0].day)
    return replace(part, lines=(*part.lines[:-1], last))


def _endless(part: Shown) -> Shown:
    """After the last line come pages without end, each with addresses never seen before."""
    if not part.node.lines:
        return part
    last = part.node.lines[-1]
    found = re.fullmatch(r"(.+?)(\.[a-z]{3,4}|/)?", last.path)
    stem, ending = (found[1], found[2] or "") if found else (last.path, "")
    made = tuple(
        Line(
            f"{stem}-{part.page}-{n}{ending}",
            f"{last.title} again",
            last.summary,
            last.day,
        )
        for n in range(2)
    )
    return replace(part, lines=(*part.lines, *made), has_next=True)
