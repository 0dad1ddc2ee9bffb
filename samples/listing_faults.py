"""Listings that shift, repeat, lie or never end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from samples.faults import Fault, FaultPlan, Target, target_of
from samples.http import SiteRequest, SiteResponse
from samples.item_faults import as_letter, first_address, second_address, with_reference
from samples.model import Form, SampleDisclosure
from samples.site.listing import PAGE_SIZE, Query, Row, Slice, read_query, search
from samples.site.render import Renderer

HELD_BACK = 3


class ListingSite(Protocol):
    """What a fault needs of the site that it strikes."""

    rows: tuple[Row, ...]

    @property
    def disclosures(self) -> tuple[SampleDisclosure, ...]: ...

    @property
    def renderer(self) -> Renderer: ...

    def answer(self, request: SiteRequest) -> SiteResponse: ...

    def find(self, query: Query, path: str) -> Slice: ...

    def show(self, part: Slice) -> SiteResponse: ...

    def undated(self, request: SiteRequest) -> SiteResponse: ...


def mislist(plan: FaultPlan, request: SiteRequest, site: ListingSite, nth: int) -> SiteResponse:
    """The answer of a site whose listing is at fault. ``nth`` counts such requests from 0."""
    if target_of(request.path) is not Target.LISTING:
        return _item(plan.fault, request, site)
    if plan.fault is Fault.NEW_MARKUP:
        return unlinked(site.answer(request), "/foi-ai/")
    honest = site.answer(request)
    if honest.status != 200:
        return honest
    query = read_query(request.query)
    if plan.fault is Fault.BARE_LISTING:
        return SiteResponse(200, site.renderer.plain("Published items", request.path))
    return site.show(_slice(plan.fault, query, request.path, site, nth))


def _slice(fault: Fault, query: Query, path: str, site: ListingSite, nth: int) -> Slice:
    part = site.find(query, path)
    match fault:
        case Fault.SHIFTING_LISTING:
            return _shifting(query, path, site, nth)
        case Fault.DUPLICATE_ITEMS:
            if query.page == 1:
                return part
            before = site.find(replace(query, page=query.page - 1), path)
            return replace(part, rows=(*before.rows[-2:], *part.rows))
        case Fault.UNDATED_ITEMS:
            return replace(part, rows=tuple(replace(row, published=None) for row in part.rows))
        case Fault.ENDLESS_CALENDAR:
            return _calendar(part, site)
        case Fault.SAME_ITEMS:
            first = site.find(replace(query, page=1), path)
            return replace(first, query=query, page=query.page, has_next=True)
        case Fault.NO_COUNT:
            return replace(part, counted=False)
        case Fault.EMPTY_LISTING:
            return replace(part, rows=(), total=0, has_next=False)
        case Fault.TWO_ADDRESSES:
            return _twice(query, path, site)
        case Fault.REDATED:
            return _redated(query, path, site)
        case _:  # HALF_ANCHORS
            rows = tuple(
                replace(row, path="") if place % 2 else row for place, row in enumerate(part.rows)
            )
            return replace(part, rows=rows)


def _shifting(query: Query, path: str, site: ListingSite, nth: int) -> Slice:
    """One of the newest items appears after each of the first requests, and pushes the rest on."""
    newest = [row for row in site.rows if query.matches(row)][: max(0, HELD_BACK - nth)]
    return search((row for row in site.rows if row not in newest), query, path)


def _calendar(part: Slice, site: ListingSite) -> Slice:
    """After the last result come months without end, each with addresses never seen before."""
    if part.rows and part.has_next:
        return part
    first = site.disclosures[-1].published_at
    missing = PAGE_SIZE - len(part.rows)
    rows = []
    for place in range(missing):
        step = part.page * PAGE_SIZE + place
        day = first - timedelta(days=30 * step)
        rows.append(
            Row(
                f"/foi-ai/calendar/{day:%Y}/{day:%m}/{step}/",
                f"{day:%B %Y}",
                "Everything published in this month.",
                part.query.types[0] if part.query.types else part.types[0],
                day,
            )
        )
    return replace(part, rows=(*part.rows, *rows), has_next=True)


def _twice(query: Query, path: str, site: ListingSite) -> Slice:
    """The newest disclosure once more, under a second address; the count knows of it."""
    newest = site.disclosures[0].path
    rows = [
        one
        for row in site.rows
        for one in (
            (row, replace(row, path=second_address(newest))) if row.path == newest else (row,)
        )
    ]
    return search(rows, query, path)


def _redated(query: Query, path: str, site: ListingSite) -> Slice:
    """The oldest disclosure is on the newest day, as if it were new."""
    newest = max(row.published for row in site.rows if row.published)
    oldest = site.disclosures[-1].path
    rows = [replace(row, published=newest) if row.path == oldest else row for row in site.rows]
    rows.sort(key=lambda row: str(row.published), reverse=True)
    return search(rows, query, path)


def unlinked(response: SiteResponse, below: str) -> SiteResponse:
    """The same page, with the addresses below a path where only a script finds them."""
    body = response.body.replace(f'href="{below}'.encode(), f'data-to="{below}'.encode())
    return replace(response, body=body)


def _item(fault: Fault, request: SiteRequest, site: ListingSite) -> SiteResponse:
    path = first_address(request.path)
    item = next((one for one in site.disclosures if one.path == path), None)
    if fault is Fault.TWO_ADDRESSES:
        return site.answer(replace(request, path=path))
    if fault is Fault.ITEM_AS_PDF:
        return as_letter(item) if item and item.form is Form.PAGE else site.answer(request)
    if fault is Fault.ONE_REFERENCE:
        newest = site.disclosures[0].reference
        answer = site.answer(request)
        return with_reference(answer, item.reference, newest) if item else answer
    if fault is Fault.ENDLESS_CALENDAR and request.path.startswith("/foi-ai/calendar/"):
        return SiteResponse(
            200, site.renderer.plain("Calendar", request.path, "Nothing was published.")
        )
    if fault is Fault.UNDATED_ITEMS:
        return site.undated(request)
    return site.answer(request)
