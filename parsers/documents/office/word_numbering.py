"""The numbers and bullets that Word prints before list paragraphs.

A list paragraph stores only which list it belongs to; the printed number is
counted (ECMA-376 part 1, 17.9). ``lvlText`` such as ``%1.%2)`` says how levels
are put together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_LEVELS = 9


def attribute(node: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of the Word name space; None where node or attribute is missing."""
    return None if node is None else node.get(f"{W}{name}")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of one document, counting as paragraphs are read in order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def read(cls, root: etree._Element | None) -> Numbering:
        """The lists that ``numbering.xml`` defines; none where the part is missing."""
        numbering = cls()
        if root is None:
            return numbering
        shapes = {
            attribute(shape, "abstractNumId"): _levels(shape)
            for shape in root.iterfind(f"{W}abstractNum")
        }
        for number in root.iterfind(f"{W}num"):
            identity = attribute(number, "numId")
            shape = attribute(number.find(f"{W}abstractNumId"))
            if identity is not None:
                levels = dict(shapes.get(shape, {}))
                for override in number.iterfind(f"{W}lvlOverride"):
                    levels |= _levels(override)
                numbering.levels[identity] = levels
        return numbering

    def printed(self, list_id: str, level: int) -> str:
        """The number or bullet before the next paragraph of a list; "" for none."""
        shape = self.levels.get(list_id, {}).get(level)
        if shape is None or shape.kind == "none":
            return ""
        counts = self.counts[list_id]
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        if shape.kind == "bullet":
            return "•"
        return re.sub(r"%(\d)", lambda found: self._part(list_id, int(found[1]) - 1), shape.text)

    def _part(self, list_id: str, level: int) -> str:
        shape = self.levels[list_id].get(level)
        if shape is None:
            return ""
        return _numeral(self.counts[list_id].get(level, shape.start), shape.kind)


def _levels(node: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in node.iterfind(f"{W}lvl"):
        at = attribute(level, "ilvl") or ""
        if at.isdecimal() and int(at) < MAX_LEVELS:
            start = attribute(level.find(f"{W}start")) or "1"
            levels[int(at)] = _Level(
                start=int(start) if start.isdecimal() else 1,
                kind=attribute(level.find(f"{W}numFmt")) or "decimal",
                text=attribute(level.find(f"{W}lvlText")) or "",
            )
    return levels


def _numeral(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and number >= 1:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman") and 1 <= number <= 39:
        left, roman = number, ""
        for value, letters in _ROMAN:
            roman += letters * (left // value)
            left %= value
        return roman.upper() if kind == "upperRoman" else roman
    return str(number)
