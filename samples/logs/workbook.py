"""A log kept as a workbook: a page that links to it, and a row for each answer."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samples.documents import MEDIA_TYPES
from samples.documents.zips import timeless
from samples.faults import Target
from samples.http import SiteRequest, SiteResponse
from samples.logs.kind import Disclosures, Node
from samples.logs.site import LogSite
from samples.model import SampleDisclosure

BOOK = "/downloads/foi/foi-disclosure-log.xlsx"
_HEADS = ("FOI Ref", "Date received", "Date of response", "Subject", "Request", "Response", "Team")


def tree(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """One page with one link."""
    return (Node(log, heading, (), ((BOOK, "FOI disclosure log (Excel)"),)),)


def row_address(item: SampleDisclosure) -> str:
    """The item's place in the workbook, by its reference."""
    return f"{BOOK}#item=" + re.sub(r"[^a-z0-9.]+", "-", item.reference.lower()).strip("-")


@dataclass(slots=True)
class WorkbookSite(LogSite):
    """The site over one world."""

    _book: bytes = field(init=False, default=b"")

    def answer(self, request: SiteRequest) -> SiteResponse:
        if request.path == BOOK:
            self._book = self._book or _workbook(self.world.disclosures)
            return SiteResponse(200, self._book, MEDIA_TYPES["xlsx"])
        return LogSite.answer(self, request)

    def target(self, path: str) -> Target:
        return Target.LISTING if path == BOOK else LogSite.target(self, path)


def _workbook(items: Disclosures) -> bytes:
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has one worksheet")
    sheet.title = "Log"
    sheet.append(_HEADS)
    for item in items:
        days = (f"{item.received_on:%d/%m/%Y}", f"{item.responded_on:%d/%m/%Y}")
        words = (item.title, item.request, item.response, "Operations")
        sheet.append((item.reference, *days, *words))
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())
