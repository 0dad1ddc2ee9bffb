"""Days in the words of a line: which one a label or a field of its own makes the publication's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from parsers.platforms.pages import text_of
from parsers.text.dates import PrintedDate, find


class Ground(StrEnum):
    """Why a day is believed, the strongest first."""

    TIME = "time"
    METADATA = "metadata"
    LABEL = "label"
    PLACE = "place"  # a column, line or field of its own, or the heading of its lines


@dataclass(frozen=True, slots=True)
class Day:
    """A day of publication, and its ground."""

    value: date
    ground: Ground


PUBLISHED: Final = re.compile(
    r"\b(?:(?:date )?(?:first )?(?:published|posted|uploaded|added|issued|released|disclosed)"
    r"(?: (?:date|on))?|publi(?:cation|shed|sh) date|date of publication|date added"
    r"|cyhoeddwyd|dyddiad cyhoeddi|postiwyd)\b[\s:.–-]*",
    re.IGNORECASE,
)
# A bare "Date" is the publication's beside a line of a listing; on an answer's page, the letter's.
LABELS: Final = re.compile(
    rf"{PUBLISHED.pattern}|\b(?:date|dyddiad)\b[\s:.–-]*",
    re.IGNORECASE,
)
OTHER: Final = re.compile(
    r"\b(?:received|requested?|date of (?:request|response)|respon(?:ded|se)|reply|answered"
    r"|reviewed|review|updated?|modified|amended|edited|covers?|covering|period|between|from|until"
    r"|ending|ended|starting|since|expires?|valid|due|closed?|adolygwyd|diweddarwyd|derbyniwyd)\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\s*(?:to|until|till|and|-|–|—|i|hyd at)\s*", re.IGNORECASE)
# What may stand beside a day that has a place of its own: a time, a weekday, a small word.
_FILLER: Final = re.compile(
    r"t?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:am|pm|gmt|bst|utc|z\b)?|\b(?:at|on|the|of|by|am|pm|ar)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:dydd )?(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b|[\W_]+",
    re.IGNORECASE,
)
# Where one field of a line ends and the next begins.
_FIELDS: Final = re.compile(
    r"[\n|•;]|(?<!\d)·|·(?!\d)|(?<=\w)\. (?=[^\W\d])|, (?=last|next|updated|reviewed)"
)
_BLOCKS: Final = frozenset(
    [
        *("p", "li", "tr", "td", "th", "dd", "dt", "dl", "div", "ul", "ol", "section", "br"),
        *("article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "table"),
    ]
)


def printed(node: Tag, anchors: Sequence[Tag], labels: re.Pattern[str] = LABELS) -> Iterator[Day]:
    """Days behind a label, and days with a field of their own; the links' words are no field."""
    before = ""
    for field in _FIELDS.split(_text(node, anchors)):
        words = field.strip()
        if not words:
            continue
        yield from _in_field(words, before, labels)
        before = words


def _in_field(words: str, before: str, labels: re.Pattern[str]) -> Iterator[Day]:
    found = find(words, short_years=True)
    alone = len(found) == 1 and not _FILLER.sub("", _without(words, found))
    for place, one in enumerate(found):
        if one.value is None:
            continue
        start = found[place - 1].end if place else 0
        lead = words[start : one.start]
        if _in_range(words, found, place):
            continue
        spoken = says(lead, labels=labels)
        if spoken is None and alone and not find(before):
            spoken = says(before, whole=True, labels=labels)
        if spoken is not None:
            if spoken:
                yield Day(one.value, Ground.LABEL)
        elif alone:
            yield Day(one.value, Ground.PLACE)


def says(lead: str, *, whole: bool = False, labels: re.Pattern[str] = LABELS) -> bool | None:
    """True for a label of publication, False for one of another day, None for no label.

    The last one before the day counts; ``whole``: the words must be a label and no more.
    """
    label = max((hit.end() for hit in labels.finditer(lead)), default=0)
    other = max((hit.end() for hit in OTHER.finditer(lead)), default=0)
    if not label and not other:
        return None
    if whole and len(lead.split()) > 4:
        return None
    if other >= label:
        return False
    return True if len(_FILLER.sub("", lead[label:])) == 0 else None


def _in_range(words: str, found: Sequence[PrintedDate], place: int) -> bool:
    """Whether a day is one end of a period: "01/04/2022 to 31/03/2023"."""
    here = found[place]
    after = place + 1 < len(found) and _RANGE.fullmatch(words[here.end : found[place + 1].start])
    ahead = place > 0 and _RANGE.fullmatch(words[found[place - 1].end : here.start])
    return bool(after or ahead)


def _without(words: str, found: Sequence[PrintedDate]) -> str:
    for one in reversed(found):
        words = words[: one.start] + " " + words[one.end :]
    return words


def _text(node: Tag, anchors: Sequence[Tag]) -> str:
    """The words of a node with a new line where a block or a link begins or ends."""
    links = {id(one) for one in anchors}
    parts: list[str] = []

    def walk(one: Tag) -> None:
        for child in one.children:
            if isinstance(child, NavigableString):
                parts.append(re.sub(r"\s*\n\s*", " ", str(child)))
            elif isinstance(child, Tag) and child.name not in {"script", "style"}:
                apart = child.name == "a" or (child.name in _BLOCKS and not _leaf(child))
                edge = "\n" if apart else " "
                if id(child) in links:
                    parts.append("\n")
                    continue
                parts.append(edge)
                walk(child)
                parts.append(edge)

    walk(node)
    return re.sub(r"[^\S\n]+", " ", "".join(parts)).replace(" th ", "th ")


def _leaf(node: Tag) -> bool:
    """A box of a calendar leaf ("16" over "Feb"): part of one date."""
    return node.name == "div" and re.fullmatch(r"\d{1,4}|[A-Za-z]{3,9}", text_of(node)) is not None


def only(node: Tag) -> date | None:
    """The day that is all a node says."""
    words = text_of(node)
    found = find(words, short_years=True)
    alone = len(found) == 1 and not _FILLER.sub("", _without(words, found))
    return found[0].value if alone else None
