"""Styles of an .ods: what a cell's style chain says of ink, fill and number format.

OpenDocument 1.3 part 3: 16 (styles), 16.29 (data styles), 20 (properties).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from parsers.documents.sheets.colours import hex_colour
from parsers.documents.sheets.model import ConditionalFormat, Font, Rgb, Style
from parsers.documents.sheets.package import local, whole

_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_SHOWS = frozenset(
    {
        *("number", "scientific-number", "fraction", "text-content", "boolean", "day", "month"),
        *("year", "era", "day-of-week", "week-of-year", "quarter", "hours", "minutes"),
        *("seconds", "am-pm", "currency-symbol"),
    }
)
_CONDITION = re.compile(r"(?:cell-content\(\)|value\(\))?\s?(<=|>=|!=|<>|<|>|=)\s?(.{1,200})")
_OPERATORS = {
    "<": "lessThan",
    "<=": "lessThanOrEqual",
    ">": "greaterThan",
    ">=": "greaterThanOrEqual",
    "=": "equal",
    "!=": "notEqual",
    "<>": "notEqual",
}
# What a value type is shown as, where the file does not say so itself.
CODES = {"percentage": "0.00%", "date": "dd/mm/yyyy", "time": "hh:mm:ss"}
_DEPTH = 20
LEAST_OPACITY = 6.0  # per cent; fainter letters are not seen


def attribute(element: etree._Element, name: str, otherwise: str = "") -> str:
    """An attribute by its local name, whatever its namespace's prefix."""
    for key, value in element.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return otherwise


def points(length: str) -> float | None:
    """A length in points; None where it is none."""
    found = _LENGTH.fullmatch(length.strip())
    return None if found is None else float(found[1]) * _POINTS[found[2]]


@dataclass(slots=True)
class OwnStyle:
    """One style as it is written, before those it is based on."""

    family: str
    parent: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    format: str = ""
    maps: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class OdsStyles:
    """All styles by family and name; cell styles are numbered as they are asked for."""

    own: dict[tuple[str, str], OwnStyle] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)  # "" shows nothing
    made: list[Style] = field(default_factory=lambda: [Style()])
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """Take in every style below an element."""
        for element in root.iter():
            name = local(element)
            if name in ("style", "default-style"):
                self._add_style(element)
            elif name.endswith("-style") and attribute(element, "name"):
                self.formats[attribute(element, "name")] = _format(element)

    def _add_style(self, element: etree._Element) -> None:
        own = OwnStyle(
            attribute(element, "family"),
            attribute(element, "parent-style-name"),
            format=attribute(element, "data-style-name"),
        )
        maps = []
        for child in element:
            kind = local(child)
            values = {str(key).rsplit("}", 1)[-1]: str(value) for key, value in child.items()}
            if kind == "text-properties":
                own.texts.update(values)
            elif kind == "table-cell-properties":
                own.cells.update(values)
            elif kind == "paragraph-properties" and "margin-left" in values:
                own.cells["margin-left"] = values["margin-left"]  # how far a label is indented
                own.other.update(values)
            elif kind == "map":
                maps.append((values.get("condition", ""), values.get("apply-style-name", "")))
            else:
                own.other.update(values)
        own.maps = tuple(maps)
        self.own[own.family, attribute(element, "name")] = own

    def other(self, family: str, name: str) -> dict[str, str]:
        """The properties of a row, column or table style."""
        own = self.own.get((family, name))
        return own.other if own is not None else {}

    def font(self, name: str, family: str = "text") -> Font:
        """The ink of a run of text; hidden text has no size."""
        texts = self._gathered(family, name)[0]
        clear = is_clear(texts.get("color", ""), texts.get("opacity", ""))
        if texts.get("display") == "none" or clear:
            return Font(size=0.0)
        size = points(texts.get("font-size", ""))
        automatic = texts.get("use-window-font-color") == "true"
        return Font(
            None if automatic else hex_colour(texts.get("color", "")),
            11.0 if size is None else size,
            texts.get("font-weight") == "bold",
            _is_struck(texts),
        )

    def number(self, name: str, value_type: str) -> int:
        """The number of a cell style for one type of value."""
        key = (name, value_type)
        if key not in self._numbers:
            self._numbers[key] = len(self.made)
            self.made.append(Style())
            self.made[self._numbers[key]] = self._style(name, value_type)
        return self._numbers[key]

    def _style(self, name: str, value_type: str) -> Style:
        _, cells, code, maps = self._gathered("table-cell", name)
        shown = self.formats.get(code, "General")
        base = CODES.get(value_type, "General") if shown == "General" else shown
        style = Style(base, self.font(name, "table-cell"), _fill(cells), _indent(cells))
        rules = []
        for condition, other in maps:
            texts, changed, own_code, _ = self._gathered("table-cell", other)
            rules.append(
                ods_rule(
                    condition,
                    hex_colour(texts.get("color", "")),
                    _fill(changed),
                    self.formats.get(own_code),
                )
            )
        return replace(style, rules=tuple(rules))

    def rule_style(self, name: str) -> tuple[Rgb | None, Rgb | None, str | None]:
        """The ink, fill and number format that a conditional style gives."""
        texts, cells, code, _ = self._gathered("table-cell", name)
        return hex_colour(texts.get("color", "")), _fill(cells), self.formats.get(code)

    def _gathered(
        self, family: str, name: str
    ) -> tuple[dict[str, str], dict[str, str], str, tuple[tuple[str, str], ...]]:
        """The properties of a style with those it is based on."""
        texts: dict[str, str] = {}
        cells: dict[str, str] = {}
        code = ""
        maps: tuple[tuple[str, str], ...] = ()
        for own in reversed(list(self._chain(family, name))):
            texts |= own.texts
            cells |= own.cells
            code = own.format or code
            maps = own.maps or maps
        return texts, cells, code, maps

    def _chain(self, family: str, name: str) -> Iterator[OwnStyle]:
        for _ in range(_DEPTH):
            own = self.own.get((family, name))
            if own is None:
                return
            yield own
            if not own.parent or own.parent == name:
                return
            name = own.parent


def is_clear(colour: str, opacity: str) -> bool:
    """Whether letters have no colour, or one that lets everything through (LibreOffice writes
    `loext:opacity`)."""
    left = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?)%", opacity)
    return colour == "transparent" or (left is not None and float(left[1]) < LEAST_OPACITY)


def _is_struck(texts: dict[str, str]) -> bool:
    """Whether a line runs through the letters (20.368 to 20.374); a style or a type is enough."""
    lines = (texts.get("text-line-through-style"), texts.get("text-line-through-type"))
    return "none" not in lines and any(lines)


def _fill(cells: dict[str, str]) -> Rgb | None:
    return hex_colour(cells.get("background-color", ""))


def _indent(cells: dict[str, str]) -> int:
    margin = points(cells.get("margin-left", "")) or 0.0
    return whole(str(round(margin / 10)))


def _format(element: etree._Element) -> str:
    """A data style as a format code: General where it shows the value, else its own words."""
    names = [local(each) for each in element]
    if "map" in names or _SHOWS & set(names) - {"currency-symbol"}:
        return "General"
    words = "".join(each.text or "" for each in element if local(each) == "text").strip()
    return f'"{words}"' if words else ";;;"


def ods_rule(
    condition: str, font: Rgb | None, fill: Rgb | None, code: str | None
) -> ConditionalFormat:
    """A condition as a rule; one that compares with no constant cannot be worked out."""
    shown = None if code == "General" else code
    found = _CONDITION.fullmatch(condition.strip())
    if found is None:
        return ConditionalFormat((), "expression", "", (condition,), font, fill, shown)
    return ConditionalFormat((), "cellIs", _OPERATORS[found[1]], (found[2],), font, fill, shown)


def is_beside(element: etree._Element) -> bool:
    """Whether something drawn stands wholly left of the sheet's first column or above its top."""
    for side, length in (("x", "width"), ("y", "height")):
        start, size = points(attribute(element, side)), points(attribute(element, length))
        if start is not None and start + (size or 0.0) < 0:
            return True
    return False
