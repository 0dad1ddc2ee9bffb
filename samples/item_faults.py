"""Items that are not as they were: a PDF for a page, another's reference, a second address."""

from __future__ import annotations

import re
from dataclasses import replace

from samples.documents import MEDIA_TYPES
from samples.documents.pdf import letter_pdf
from samples.http import SiteResponse
from samples.model import FileLink, SampleAttachment, SampleDisclosure

COPY = "-copy"


def as_letter(item: SampleDisclosure) -> SiteResponse:
    """The item's whole page as a PDF, at the page's own address."""
    blocks = tuple(block for block in item.page if not isinstance(block, FileLink))
    letter = SampleAttachment(item.path, item.title, "pdf", blocks)
    body = letter_pdf(replace(item, attachments=(letter,)))
    return SiteResponse(200, body, MEDIA_TYPES["pdf"], changed_at=item.changed_at)


def with_reference(response: SiteResponse, own: str, other: str) -> SiteResponse:
    """The page with another item's reference in the place of its own."""
    body = response.body.replace(own.encode(), other.encode())
    return replace(response, body=body, changed_at=None)


def second_address(path: str) -> str:
    """A further address of an item: ``/log/dogs/`` is at ``/log/dogs-copy/`` too."""
    found = re.fullmatch(r"(.+?)(\.[a-z]{3,4}|/)?", path)
    return f"{found[1]}{COPY}{found[2] or ''}" if found else path


def first_address(path: str) -> str:
    """The item's own address, from either."""
    return re.sub(COPY + r"(\.[a-z]{3,4}|/)?$", r"\1", path)
