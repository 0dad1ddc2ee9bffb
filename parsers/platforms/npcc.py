"""NPCC: the National Police Chiefs' Council's index of letters by committee and year.

How to recognise it: ``/publications/disclosure-log/`` on www.npcc.police.uk; PDF
letters under ``/SysSiteAssets/media/downloads/publications/disclosure-logs/``, named
``061-2023-topic.pdf``.

What to set: ``host``; the paths only if they have changed.

What is certain (platforms.md section 8): the listing's address, the files' folders
by committee and year, their names, and the sibling ``publications-log``, which holds
no disclosures and is skipped. What is not: whether committees have pages of their
own; pages below the listing are followed. The letters of before 2022
(``/2019%20FOI/...``) are listed by their names' older form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from parsers.platforms.document_index import DocumentIndex
from parsers.platforms.likeness import Mark, Place
from parsers.types import RequestKind

MARKS: Final = (
    Mark(
        "address of the log",
        Place.ADDRESS,
        re.compile(r"npcc\.police\.uk/publications/disclosure-log"),
        8,
    ),
    Mark(
        "letter of the log",
        Place.LINK,
        re.compile(r"/downloads/publications/disclosure-logs/"),
        8,
        RequestKind.LISTING,
    ),
    Mark(
        "letter named by number and year",
        Place.LINK,
        re.compile(r"/\d{3}-20\d\d-[^/]+\.pdf$"),
        3,
        RequestKind.LISTING,
    ),
)
_OLDER: Final = re.compile(r"/20\d\d(?:%20| )FOI/.+\.pdf", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiefsCouncil(DocumentIndex):
    """The council's log; see the module's docstring for each parameter."""

    log: str = "/publications/disclosure-log/"
    files: tuple[str, ...] = ("/SysSiteAssets/media/downloads/publications/disclosure-logs/",)
    below: str = "/publications/disclosure-log/"
    skip: tuple[str, ...] = (
        "/SysSiteAssets/media/downloads/publications/publications-log/",
        "/publications/publications-log/",
    )

    def is_item(self, path: str) -> bool:
        return DocumentIndex.is_item(self, path) or _OLDER.fullmatch(path) is not None
