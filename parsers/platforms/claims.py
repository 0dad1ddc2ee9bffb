"""What a listing says of its own size: "1 to 10 of 30", "30 results", "Page 1 of 3".

A claim counts only where it is a line of its own: not in a link, a label, a button, an
option, a title of a result, a list of filters or a sentence about something else, and
never before "per page". Each form is a row with a line that it reads and one that it
leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString, PageElement

_THINGS: Final = (
    r"(?:(?:search|published|disclosure|foi) )?"
    r"(?:results?|items?|records?|entries|entry|disclosures?|requests?|responses?|answers?"
    r"|documents?|publications?|matches|files?|(?:o )?g?canlyniad(?:au)?|(?:o )?[ey]itemau?)"
)
_N: Final = r"(?:about |over )?(?P<total>\d[\d,]*)"
_A_LINE: Final = 120  # characters: longer is running text


@dataclass(frozen=True, slots=True)
class Form:
    """One way of printing a size; ``anywhere`` counts in a list's line too."""

    pattern: re.Pattern[str]
    reads: str
    spares: str
    anywhere: bool = False


def _form(pattern: str, reads: str, spares: str, *, anywhere: bool = False) -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), reads, spares, anywhere)


# The surest first.
FORMS: Final = (
    _form(
        r"(?:[a-z]+ ){0,4}(?P<first>\d[\d,]*) ?(?:-|–|—|to|i) ?(?P<last>\d[\d,]*)"
        rf" ?(?:of|o|/|out of) {_N}(?:[ .:,].{{0,60}})?",
        "Displaying items 1 - 10 of 1,030 in total",
        "between 1 and 10 of 30 cars",
        anywhere=True,
    ),
    _form(
        rf"(?:showing|displaying|viewing|yn dangos)(?: the)?(?: first| all)? (?P<shown>\d[\d,]*)"
        rf" (?:{_THINGS} )?(?:of|o|out of)(?: the)? {_N}(?:[ .:,].{{0,60}})?",
        "Showing the first 10 of 25 published items",
        "12 of 30 cars were electric",
        anywhere=True,
    ),
    _form(
        rf"(?:(?:in )?total(?: of)?:? |(?:there are|we have|(?:we |your search )?(?:have )?"
        rf"(?:found|returned|matched)|showing all|all) )?{_N} {_THINGS}"
        r"(?: (?:found|in total|returned|published|available|(?:have been|were|are) \w+"
        r"|(?:that |which )?match(?:es|ed|ing)? .{1,60}|for .{1,60}|by .{1,40}))*[.:]?",
        "30 responses have been published.",
        "98 results of audits are elsewhere.",
    ),
    _form(
        rf"(?:{_THINGS}|total|total {_THINGS}|number of {_THINGS})(?: found)? ?[:(] ?"
        r"(?P<total>\d[\d,]*)\)?\.?",
        "Results: 30",
        "Results per page: 10",
    ),
    _form(rf"all {_THINGS} \((?P<total>\d[\d,]*)\)", "All responses (30)", "Crime (12)"),
)
_PAGES: Final = _form(
    r"(?:.{0,30}\b)?(?:page|tudalen):? (?P<first>\d{1,5})"
    r" ?(?:of|o|/|out of) ?(?P<total>\d{1,5})\b.{0,20}",
    "Page: 1 / 3",
    "This policy is reviewed 1 of 3 years.",
    anywhere=True,
)
PAGE_OF: Final = _PAGES
_PER_PAGE: Final = re.compile(r"\bper page\b|\b[yf]?fesul tudalen\b", re.IGNORECASE)
_INLINE: Final = frozenset(
    {"span", "strong", "b", "em", "i", "small", "abbr", "mark", "sup", "sub", "output", "data", "u"}
)
_SILENT: Final = frozenset(
    {"a", "label", "button", "select", "option", "title", "script", "style", "template", "input"}
)
_LIST: Final = frozenset({"li", "td", "th", "dd", "dt"})
_TOTAL_ATTRIBUTES: Final = ("data-total", "data-total-results", "data-total-items")


@dataclass(frozen=True, slots=True)
class Claim:
    """What the page says of itself: results ``first`` to ``last`` of ``total``, in these words."""

    first: int | None = None
    last: int | None = None
    total: int | None = None
    words: str | None = None

    def ends(self, shown: int) -> bool:
        """Whether the page itself says that nothing comes after its ``shown`` lines."""
        if self.total is None:
            return False
        return self.total <= shown or (self.last is not None and self.last >= self.total)


def claimed(line: str, *, listed: bool = False) -> Claim:
    """The size that one line prints, if that is what the line is there for."""
    if len(line) > _A_LINE or _PER_PAGE.search(line):
        return Claim()
    for form in FORMS:
        if listed and not form.anywhere:
            continue
        if found := form.pattern.fullmatch(line):
            number = {k: int(v.replace(",", "")) for k, v in found.groupdict().items() if v}
            return Claim(number.get("first"), number.get("last"), number["total"], line)
    return Claim()


def claim_of(main: Tag, lines: Collection[int]) -> Claim:
    """The claim of a page; ``lines`` are the ids of its results' elements, which are no claims."""
    best, rank = Claim(), len(FORMS)
    for words, listed in printed_lines(main, lines):
        claim = claimed(words, listed=listed)
        if claim.words is None:
            continue
        found = next(n for n, form in enumerate(FORMS) if form.pattern.fullmatch(words))
        if found < rank:
            best, rank = claim, found
    if best.total is None:
        return _from_attribute(main)
    return best


def _from_attribute(main: Tag) -> Claim:
    for name in _TOTAL_ATTRIBUTES:
        node = main.find(True, attrs={name: re.compile(r"\d{1,7}")})
        if isinstance(node, Tag):
            value = str(node[name])
            return Claim(total=int(value), words=value)
    return Claim()


def page_of(main: Tag, lines: Collection[int]) -> tuple[int, int, str] | None:
    """This page's number, that of the last, and the words that say so ("Page 1 of 3")."""
    for words, _ in printed_lines(main, lines):
        found = _PAGES.pattern.fullmatch(words) if len(words) <= _A_LINE else None
        if found:
            return int(found["first"]), int(found["total"]), words
    return None


def printed_lines(main: Tag, lines: Collection[int]) -> Iterator[tuple[str, bool]]:
    """The lines of words of an element as they are drawn, and whether each stands in a list."""
    words: list[str] = []

    def flush(*, listed: bool) -> Iterator[tuple[str, bool]]:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            yield text, listed

    def walk(node: PageElement, *, listed: bool) -> Iterator[tuple[str, bool]]:
        if isinstance(node, NavigableString):
            if type(node) is NavigableString:
                words.append(str(node))
            return
        if not isinstance(node, Tag) or node.name in _SILENT or id(node) in lines:
            return
        if node.name in _INLINE:
            for child in node.children:
                yield from walk(child, listed=listed)
            return
        yield from flush(listed=listed)
        inner = listed or node.name in _LIST
        for child in node.children:
            yield from walk(child, listed=inner)
        yield from flush(listed=inner)

    yield from walk(main, listed=False)
