"""What a reader of the visible cells sees, to tell what a store holds beyond it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from parsers.documents.sheets.display import iso, number_of, shown
from parsers.documents.sheets.model import Book, CellPlace, Sheet, Stored

_WORD = re.compile(r"[^\W_]{1,80}")
_NUMBER = re.compile(r"[-+]?\d{1,20}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0{1,6})?Z?)?")
# Answers that keep nothing back, wherever they are stored.
_EMPTY_WORDS = frozenset(
    {
        *("yes", "no", "y", "n", "true", "false", "na", "n/a", "none", "null", "nil", "blank"),
        *("(blank)", "unknown", "total", "grand", "all", "other", "not", "known", "select"),
        *("please", "choose", "value", "values", "column", "row"),
    }
)


@dataclass(slots=True)
class Seen:
    """The words and numbers of what is seen."""

    words: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Take a shown text in."""
        folded = " ".join(text.casefold().split())
        if folded in self.lines:
            return
        self.lines.add(folded)
        self.words.update(_WORD.findall(folded))

    def add_number(self, value: float) -> None:
        self.numbers.add(f"{value:.9g}")

    def lacks(self, text: str) -> bool:
        """Whether a text has a word or a number that is shown nowhere."""
        folded = " ".join(text.casefold().split())
        if not folded or folded in self.lines or folded in _EMPTY_WORDS:
            return False
        if _NUMBER.fullmatch(folded):
            return f"{float(folded):.9g}" not in self.numbers and folded not in self.words
        day = _DAY.fullmatch(text.strip())
        if day is not None:
            return day[1] not in self.lines
        return any(
            word not in self.words and word not in _EMPTY_WORDS for word in _WORD.findall(folded)
        )

    def lacks_any(self, texts: Iterable[str]) -> bool:
        return any(self.lacks(text) for text in texts)


def gather(book: Book, unseen: Mapping[int, Collection[CellPlace]]) -> Seen:
    """What the visible sheets show; ``unseen`` are the cells of each, by its place in the
    book, that are not seen."""
    seen = Seen()
    for text in book.shown_texts:
        seen.add(text)
    for at, sheet in enumerate(book.sheets):
        if sheet.visible:
            seen.add(sheet.name)
            _take(book, sheet, unseen.get(at, ()), seen)
    return seen


def _take(book: Book, sheet: Sheet, unseen: Collection[CellPlace], seen: Seen) -> None:
    done: set[Stored] = set()
    for place, stored in sheet.cells.items():
        if place in unseen or stored in done:
            continue
        done.add(stored)
        style = book.style(stored.style)
        seen.add(shown(stored, style, book.date_1904))
        if type(stored.value) is float and number_of(stored, style) is not None:
            seen.add_number(stored.value)
        day = iso(stored.value, style, book.date_1904)
        if day is not None:
            seen.lines.add(day)
