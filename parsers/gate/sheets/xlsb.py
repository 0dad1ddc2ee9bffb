"""What an .xlsb keeps in binary parts beside its sheets ([MS-XLSB] 2.1.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.documents.sheets import biff12
from parsers.documents.sheets.model import Book, Kind, Trace
from parsers.documents.sheets.package import Package
from parsers.gate.sheets.stores import part_traces

# By the names that Office gives; ``None`` keeps nothing back.
_PARTS: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
    (re.compile(r".*(?:calcchain|binaryindex\d*|metadata|printersettings\d*)\.bin"), None),
    (re.compile(r".*vbaproject\.bin"), Kind.MACROS),
    (re.compile(r".*threadedcomment\d*\.bin"), Kind.THREADED_COMMENT),
    (re.compile(r".*comments?\d*\.bin"), Kind.CELL_COMMENT),
    (re.compile(r".*pivot(?:cache|table).*\.bin"), Kind.PIVOT_CACHE),
    (re.compile(r".*(?:slicer|timeline).*\.bin"), Kind.SLICER_CACHE),
    (re.compile(r".*externallink\d*\.bin"), Kind.EXTERNAL_LINK_CACHE),
    (re.compile(r".*connections\.bin"), Kind.CONNECTION),
    (re.compile(r".*querytable\d*\.bin"), Kind.QUERY_TABLE),
    (re.compile(r".*/tables/.*\.bin"), Kind.HIDDEN_LABEL),
    (re.compile(r".*/revisions/.*\.bin"), Kind.REVISION_LOG),
)
_ALWAYS = frozenset({Kind.CONNECTION, Kind.MACROS, Kind.REVISION_LOG})
_RECORDS = re.compile(r".*pivotcacherecords.*\.bin")


def xlsb_traces(package: Package, book: Book) -> Iterator[Trace]:
    """What the parts of an .xlsb hold; its XML parts are those of any workbook package."""
    for part in sorted(package.parts()):
        if package.size(part) == 0 or part in book.parts:
            continue
        named = next((row for row in _PARTS if row[0].fullmatch(part)), None)
        if named is None or not part.endswith(".bin"):
            yield from part_traces(package, part, book)
        elif (known := named[1]) is not None:
            always = known in _ALWAYS or _RECORDS.fullmatch(part) is not None
            words = () if always else tuple(biff12.words(package.read(part)))
            if always or words:
                yield Trace(known, part, words, always)
