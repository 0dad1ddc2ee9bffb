"""The strings of workbooks and messages that are no package, byte by byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.documents.containers.mail import bodies
from parsers.documents.containers.outlook import shown_properties
from parsers.documents.contents import Source
from parsers.documents.sheets.model import Book
from parsers.gate.pdf.words import squashed
from parsers.gate.policy import finding
from parsers.gate.strings.runs import runs
from parsers.gate.strings.telling import StoredString, stored_findings
from parsers.types import Reason

LOOKED_AT: Final = 50_000_000  # bytes of a file
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


def workbook_strings(source: Source, book: Book) -> Iterator[Reason]:
    """What an .xls keeps that none of its cells says, whatever record or stream it is in."""
    shown = "|".join(map(squashed, book_texts(book)))
    kept = (StoredString(text, "", own=True) for text in runs(source.body[:LOOKED_AT]))
    yield from stored_findings(kept, shown, "the file")
    yield from unchecked(source)


def book_texts(book: Book) -> Iterator[str]:
    """The texts of all cells and the names of all sheets; hidden ones are judged as such."""
    yield from book.shown_texts
    for sheet in book.sheets:
        yield sheet.name
        done: set[str] = set()
        for stored in sheet.cells.values():
            if isinstance(stored.value, str) and stored.value not in done:
                done.add(stored.value)
                yield stored.value


def message_strings(source: Source) -> Iterator[Reason]:
    """What an Outlook message keeps beside its words and the headers that are shown."""
    html, plain = bodies(source)
    words = [each.decode("utf-8", "replace") for each in (html, plain) if each is not None]
    shown = [*words, *(_TAG.sub("", each) for each in words), *shown_properties(source)]
    kept = (StoredString(text, "", own=True) for text in runs(source.body[:LOOKED_AT]))
    yield from stored_findings(kept, "|".join(map(squashed, shown)), "the message")
    yield from unchecked(source)


def unchecked(source: Source) -> Iterator[Reason]:
    """That a file goes on behind what was looked at."""
    if len(source.body) > LOOKED_AT:
        yield finding("PART_UNCHECKED", "the file")
