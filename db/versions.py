"""What an answer says, apart from how: its words, figures and files, and how two nights differ.

A force edits, replaces and removes; it also changes the layout of its pages, and we learn to read
better. Only the first is an event. So two versions are held against each other by normalised
words, cells and the hashes of files; and where not a byte behind an answer has changed, what
is read otherwise is our reading.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from db.facts import Row
from db.records import ChangedPart

_PAGES: Final = ("text/html", "application/xhtml+xml")
_HELD: Final = "held"
_MOST: Final = 200  # differences kept of one event; the rest are counted
_LONGEST: Final = 2_000  # characters kept of a text before and after
LEAST_WORDS: Final = 120  # characters; "Please see the attached file." is nobody's own
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A body cell: its text, and where it is in words."""

    text: str
    place: str
    table_key: str


# By the labels of row and column: a caption may be the words above, which are held apart.
Cells: TypeAlias = Mapping[str, Printed]


@dataclass(frozen=True, slots=True)
class Said:
    """One version of an answer. ``files`` and ``pages`` are SHA-256 or, of what the gate holds,
    that word; ``figures`` are body cells by their labels."""

    title: str
    published_on: str
    lines: tuple[str, ...]
    figures: Cells
    files: tuple[str, ...]
    pages: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Whether the gate holds something of it: then nothing may be quoted."""
        return _HELD in (*self.files, *self.pages)

    @property
    def sha256(self) -> str:
        """The version: equal where words, figures and files are."""
        cells = sorted((labels, cell.text) for labels, cell in self.figures.items())
        said = [self.title, self.published_on, self.lines, cells, sorted(self.files)]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of an answer before and after; of a figure its place and its table as it is now."""

    part: ChangedPart
    place: str
    before: str | None
    after: str | None
    table_key: str | None = None


def text_mark(title: str, request: str, response: str) -> str | None:
    """SHA-256 of an answer's words, by which it is known again at another address and in another
    layout; None where there are too few to be one answer's own.

    A response alone may be a form letter: where nothing of the request is read, the title counts.
    """
    asked, said = (
        [line for one in text.splitlines() if (line := _plain(one))] for text in (request, response)
    )
    if sum(map(len, (*asked, *said))) < LEAST_WORDS:
        return None
    words = json.dumps([asked or _plain(title), said], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def said_of(row: Row, children: Mapping[str, Sequence[Row]]) -> Said:
    """The version that these rows are (``db.rows.Rows`` or those of ``staging.db``)."""
    texts = children.get("texts", ())
    words = (str(one[name] or "") for one in texts for name in ("request", "response"))
    documents = children.get("documents", ())
    pages = [one for one in documents if _is_page(one)]
    files = [one for one in documents if not _is_page(one)]
    return Said(
        _plain(row["title"]),
        str(row["published_on"] or ""),
        tuple(line for text in words for one in text.splitlines() if (line := _plain(one))),
        dict(_cells(children)),
        tuple(map(_hash, files)),
        tuple(map(_hash, pages)),
    )


def stored(connection: sqlite3.Connection, row: Row) -> Said:
    """The version that ``staging.db`` holds of a disclosure whose row this is."""
    key = row["key"]
    queries = {
        "texts": "SELECT request, response FROM texts WHERE disclosure = ?",
        "documents": "SELECT media_type, sha256, verdict FROM documents WHERE disclosure = ?"
        " ORDER BY position",
        "tables": "SELECT id, key, caption FROM tables WHERE disclosure = ? ORDER BY id",
        "figures": "SELECT g.* FROM figures g JOIN tables t ON t.id = g.table_id"
        " WHERE t.disclosure = ? ORDER BY g.table_id, g.row, g.col",
    }
    children = {
        name: [dict(one) for one in connection.execute(query, [key])]
        for name, query in queries.items()
    }
    return said_of(row, children)


def differences(before: Said, after: Said) -> list[Difference] | None:
    """What a force has changed between two versions; None where it has changed nothing.

    The title and the day are printed by the listing, too, so that they count alone; whatever
    else is read otherwise counts only where the bytes behind the answer have changed.
    """
    found = [
        Difference(part, "", one or None, other or None)
        for part, one, other in (
            (ChangedPart.TITLE, before.title, after.title),
            (ChangedPart.DAY, before.published_on, after.published_on),
        )
        if one != other
    ]
    files = _bytes_differ(before.files, after.files)
    if files or _bytes_differ(before.pages, after.pages):
        found += _figures(before.figures, after.figures)
        found += _lines(before.lines, after.lines)
        if files:
            gone = Counter(before.files) - Counter(after.files)
            new = Counter(after.files) - Counter(before.files)
            counts = (f"{sum(one.values())} files" for one in (gone, new))
            found.append(Difference(ChangedPart.FILES, "", *counts))
    return found or None


def quotable(before: Said, after: Said, found: Iterable[Difference]) -> list[Difference]:
    """The differences that may be written down: none while the gate holds a part of either side,
    and no more than a reader takes in."""
    if before.held or after.held:
        return []
    kept = list(found)
    return kept[:_MOST]


def summary(found: Iterable[Difference]) -> str:
    """Which parts differ, each with how often."""
    counts = Counter(one.part for one in found)
    return ", ".join(
        f"{part} ({counts[part]})" if part in _COUNTED else part
        for part in ChangedPart
        if counts[part]
    )


_COUNTED: Final = frozenset({ChangedPart.FIGURE, ChangedPart.TEXT})


def _is_page(document: Row) -> bool:
    return document.get("media_type") in _PAGES


def _hash(document: Row) -> str:
    return _HELD if document["verdict"] == _HELD else str(document.get("sha256") or "")


def _bytes_differ(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether other bytes are there. What the gate begins or ceases to hold is no other file."""
    gone = Counter(before) - Counter(after)
    new = Counter(after) - Counter(before)
    hidden = min(gone.pop(_HELD, 0), sum(new.values()))
    shown = min(new.pop(_HELD, 0), sum(gone.values()))
    return sum(gone.values()) > shown or sum(new.values()) > hidden


def _plain(text: object) -> str:
    return _BLANK.sub(" ", unicodedata.normalize("NFKC", str(text or ""))).strip()


def _cells(children: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, Printed]]:
    """Each body cell by its labels; of cells with the same labels, by their order."""
    tables = {one.get("id", number): one for number, one in enumerate(children.get("tables", ()))}
    seen: Counter[str] = Counter()
    for figure in children.get("figures", ()):
        table = tables[figure["table_id"]]
        paths = (_labels(str(figure[name] or "[]")) for name in ("row_path", "column_path"))
        labels = " | ".join(paths)
        place = " | ".join(one for one in (_plain(table["caption"]), labels) if one)
        seen[labels] += 1
        number = f" | {seen[labels]}" if seen[labels] > 1 else ""
        yield labels + number, Printed(_plain(figure["text"]), place, str(table["key"]))


@lru_cache(maxsize=4096)  # the cells of a table share a few paths
def _labels(path: str) -> str:
    return " > ".join(_plain(one) for one in json.loads(path))


def _figures(before: Cells, after: Cells) -> Iterator[Difference]:
    for labels in dict.fromkeys((*before, *after)):
        was, now = before.get(labels), after.get(labels)
        shown = now or was
        if shown is not None and (was is None or now is None or was.text != now.text):
            yield Difference(
                ChangedPart.FIGURE,
                shown.place,
                was.text if was else None,
                now.text if now else None,
                now.table_key if now else None,
            )


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for word, begin, end, start, stop in matcher.get_opcodes():
        if word != "equal":
            was, now = "\n".join(before[begin:end]), "\n".join(after[start:stop])
            yield Difference(ChangedPart.TEXT, "", was[:_LONGEST] or None, now[:_LONGEST] or None)
