"""The grammar of a citation: ``s.31(1)(a)&(b)``, ``ss.30(1), 31(1) and 40(2)``.

Rules 1 to 7 of the citation grammar in docs/letters.md. Only shape and the Act named
beside it are judged here; which sections can refuse is ``law``'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.text.characters import fold
from parsers.types import Act

_HEAD = (
    r"(?:(?P<many>h?adrannau|sections|sects\.?|ss\.?|regulations|regs\.?)|(?P<one>h?adran|"
    r"section|sect\.?|sec\.?|"
    r"s\.|regulation|reg\.?))"
    r"\s{0,3}(?=\d)|(?P<bare>s)(?=\d|\s\d{1,2}\s?\()\s?"
)
_FIRST = re.compile(rf"(?<![a-z0-9'/-])(?:{_HEAD})")
_AGAIN = re.compile(rf"(?:{_HEAD})")
_NUMBER = re.compile(r"\d{1,2}(?:[A-Z](?![A-Za-z]))?(?![\d/]|[.,]\d|[a-z]{2})")
_PART = re.compile(
    r"\s{0,2}[(\[]\s?(?P<part>\d{1,2}[A-Za-z]?|[ivx]{1,4}|[a-z]{1,2})\s?(?:\(\)|[)\]]|(?=\())"
)
_UNOPENED = re.compile(r"(?P<part>[a-z])\)")  # 31(1)a)
_BETWEEN = re.compile(r"\s{0,2}(?P<word>&|,|and|or|-|to)\s{0,2}(?=[(\[])")
_MORE = re.compile(
    r"\s{0,2}(?:,\s{0,2}(?:and\s|&\s|or\s)?|&\s{0,2}|and\s{1,2}|or\s{1,2}|ac?\s{1,2}(?=\d)|/\s?)"
)
_GOES_ON = re.compile(
    r"\s?(?:[(\[.,;:)&/-]|$|and\b|or\b|of\b|appl|exempt|engag|are\b|have\b|were\b|foi)"
)

# "of the ... Act" after the citation, with room for a title between them.
_ACT_AFTER = re.compile(
    r"^[^.;:\n]{0,60}?\b(?:of|under|in) (?:the )?(?P<name>(?:[a-z0-9()'&,-]{1,25} ){0,9}?)"
    r"(?P<kind>act|order|regulations|rules|foia|foisa|eir|eirs)\b"
)
_ACT_DIRECTLY = re.compile(
    r"^\)?,? ?(?:the )?(?P<name>(?:[a-z()'&-]{2,20} ){1,6})(?P<kind>act|order|regulations)\b(?: "
    r"(?:19|20)\d\d)?"
)
_SHORT_ACT = re.compile(
    r"^ ?(?:of (?:the )?)?(?:dda|pace|dpa|ripa|oapa|cjpoa|poa|hra|echr|rta|mha|gdpr|uk gdpr|mda|"
    r"csa|soa|tact|cdpa)\b"
)
_SHORT_BEFORE = re.compile(
    r"\b(?:dda|pace|dpa|ripa|oapa|cjpoa|poa|hra|echr|rta|mha|gdpr|mda)(?: (?:19|20)\d\d)?[ "
    r",(]{1,3}$"
)
_ACT_BEFORE = re.compile(
    r"(?P<name>(?:[a-z()'&-]{1,25} ){0,6})(?P<kind>act|order|regulations)(?: (?:19|20)\d\d)?[ "
    r",:(]{1,3}(?:under )?$"
)
_LONGEST_LIST = 30
_OFFENCE = re.compile(
    r"^ ?(?:assaults?|wounding|gbh|abh|stop|search|searches|dispersal|offences?|warnings?|"
    r"cautions?|"
    r"powers?|detentions?|suites?|arrests?|drugs?|aftercare|interviews?|statements?)\b"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One section with one chain of sub-sections, as read.

    ``act`` is the Act named beside it, ``None`` where none is; ``foreign`` is true for
    another Act or an offence. ``text`` is as printed, with its head.
    """

    start: int
    end: int
    text: str
    section: str
    subsections: tuple[str, ...]
    regulation: bool
    act: Act | None
    foreign: bool


@dataclass(slots=True)
class _Chain:
    """Reads bracketed parts: a number opens a sub-section, letters and numerals follow it."""

    number: str = ""
    letter: str = ""
    leaves: list[str] | None = None

    def add(self, part: str, joined: str) -> None:
        leaves = self.leaves = self.leaves if self.leaves is not None else []
        if part[0].isdigit():
            self.number, self.letter = f"({part[:-1]}{part[-1].upper()})", ""
            leaves.append(self.number)
            return
        is_roman = set(part) <= set("ivx") and bool(self.letter)
        if is_roman and not (part == "i" and self.letter == "(h)"):
            self._replace(self.number + self.letter, f"{self.number}{self.letter}({part})")
            return
        between = _letters_between(self.letter, part) if joined in ("-", "to") else []
        self.letter = f"({part})"
        for letter in [*between, self.letter]:
            self._replace(self.number, self.number + letter)

    def _replace(self, parent: str, leaf: str) -> None:
        assert self.leaves is not None
        if self.leaves and self.leaves[-1] == parent:
            self.leaves.pop()
        self.leaves.append(leaf)


def find(text: str) -> tuple[Citation, ...]:
    """All citations in ``text``, in order, other Acts included (``foreign``)."""
    folded = fold(text)
    found: list[Citation] = []
    position = 0
    while head := _FIRST.search(folded, position):
        group = list(_group(text, folded, head))
        found.extend(group)
        position = group[-1].end if group else head.end()
    return tuple(found)


def _group(text: str, folded: str, head: re.Match[str]) -> Iterator[Citation]:
    """The sections that one head opens: "Sections 24(1) and 31(1)(a)(b)"."""
    regulation, many = _kind(head)
    read: list[tuple[int, int, str, tuple[str, ...]]] = []
    item_start, position = head.start(), head.end()
    while len(read) < _LONGEST_LIST and (number := _NUMBER.match(text, position)):
        subsections, end = _chain(text, folded, number.end())
        read.append((item_start, end, number.group(), subsections))
        more = _MORE.match(folded, end)
        if not more:
            break
        again = _AGAIN.match(folded, more.end())
        position = again.end() if again else more.end()
        item_start = more.end() if again else head.start()
        if again:
            many = many or _kind(again)[1]
        elif not _may_continue(text, folded, position, many=many):
            break
    if not read:
        return
    act, foreign = _act(folded, head.start(), read[-1][1])
    for start, end, section, subsections in read:
        yield Citation(start, end, text[start:end], section, subsections, regulation, act, foreign)


def _kind(head: re.Match[str]) -> tuple[bool, bool]:
    return "reg" in head.group(), bool(head["many"])


def _may_continue(text: str, folded: str, position: int, *, many: bool) -> bool:
    number = _NUMBER.match(text, position)
    if not number:
        return False
    return many or bool(_GOES_ON.match(folded, number.end()))


def _chain(text: str, folded: str, position: int) -> tuple[tuple[str, ...], int]:
    chain = _Chain()
    joined = ""
    for _ in range(12):
        between = _BETWEEN.match(folded, position) if chain.leaves else None
        start = between.end() if between else position
        part = _PART.match(folded, start) or (
            _UNOPENED.match(folded, start) if chain.leaves and not between else None
        )
        if not part:
            break
        joined = between["word"] if between else ""
        chain.add(part["part"], joined)
        position = part.end()
    return tuple(chain.leaves or ()), position


def _letters_between(first: str, last: str) -> list[str]:
    if len(first) != 3 or len(last) != 1:
        return []
    return [f"({chr(code)})" for code in range(ord(first[1]) + 1, ord(last))]


def _act(folded: str, start: int, end: int) -> tuple[Act | None, bool]:
    """The law named beside a citation, and whether it is some other law."""
    after, before = folded[end : end + 170], folded[max(0, start - 90) : start]
    if _OFFENCE.match(after) or _SHORT_ACT.match(after) or _SHORT_BEFORE.search(before):
        return None, True
    for match in (_ACT_DIRECTLY.match(after), _ACT_AFTER.match(after), _ACT_BEFORE.search(before)):
        if match:
            act = _name(match["name"], match["kind"])
            return act, act is Act.UNKNOWN
    return None, False


def _name(name: str, kind: str) -> Act | None:
    """Our Act, ``None`` for "the Act", ``UNKNOWN`` for any other law."""
    words = name.strip(" (")
    if kind in ("foia", "foisa"):
        return Act.FOISA if kind == "foisa" or "scotland" in words else Act.FOIA
    if kind in ("eir", "eirs") or "environmental information" in words:
        return Act.EISR if "scotland" in words else Act.EIR
    if "freedom of information" in words or re.search(r"\bfoi\b", words):
        if kind == "regulations":
            return Act.UNKNOWN  # the fees regulations
        return Act.FOISA if "scotland" in words else Act.FOIA
    if words in ("", "the", "this", "that", "said", "above") or words.endswith((" the", " this")):
        return None
    return Act.UNKNOWN
