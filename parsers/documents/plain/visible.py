"""Which elements of a page no reader sees: by attribute, by its own styles, by its style sheets.

Used by the reader, which leaves them out, and by the gate, which says so: one notion of
what is visible. Only style sheets inside the page count; those it links to are not asked
for, so white words on an unknown ground are taken for visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import soupsieve
import tinycss2
from bs4 import Tag
from tinycss2.color3 import RGBA, parse_color

# A page with more rules that could hide something is read by its attributes and styles alone.
_MOST_RULES: Final = 400
# CSS pixels: smaller letters, and places further beside the page, are not seen.
_LEAST_SIZE: Final = 3.0
_BESIDE: Final = -400.0
_LEAST_OPACITY: Final = 0.06
# Steps of 255 between two colours that an eye does not tell apart, as on sheets and in PDFs.
_NEAR: Final = 36.5 / 255
_PIXELS: Final[Mapping[str, float]] = {
    "px": 1.0, "": 1.0, "pt": 96 / 72, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0,
    "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "pc": 16.0, "vw": 12.8, "vh": 8.0, "%": 10.0,
}  # fmt: skip
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|ex|ch|in|cm|mm|pc|vw|vh|%|)(?![\w.])")
_NO_SIZE = re.compile(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]")
_FILTERED = re.compile(r"opacity\(\s*(?P<left>[\d.]{1,9}%?)\s*\)")
_CLIPPED = re.compile(r"rect\((?:\s*[01](?:px)?\s*,?){4}\)|inset\(\s*(?:50|100)%|circle\(\s*0")
_VARIABLE = re.compile(r"var\(\s*(?P<name>--[\w-]{1,60})\s*(?:,(?P<otherwise>[^()]{0,80}))?\)")
_DEEPEST_VARIABLE: Final = 8
_ATTRIBUTES: Final = frozenset({"template", "datalist", "noframes"})
_NAMES: Final = frozenset(
    {
        *("display", "visibility", "opacity", "font-size", "color", "background", "mso-hide"),
        *("background-color", "position", "left", "right", "top", "bottom", "text-indent"),
        *("margin-left", "clip", "clip-path", "width", "height", "max-height", "max-width"),
        *("overflow", "transform", "font", "filter", "content-visibility"),
    }
)
_OFFSETS: Final = ("left", "right", "top", "bottom")

Styles = Mapping[str, str]


class Why(StrEnum):
    """What keeps an element's words from its reader."""

    HIDDEN = "hidden"
    TRANSPARENT = "transparent"
    TINY = "tiny"
    PALE = "pale"
    BESIDE = "beside"
    CLIPPED = "clipped"


@dataclass(frozen=True, slots=True)
class _Ink:
    """Colours in force: of the letters, and of the ground where it is known."""

    letters: RGBA
    ground: RGBA | None


def unseen(page: Tag) -> dict[int, Why]:
    """The outermost elements that are not seen, by ``id``, with the reason.

    ``page`` is a whole document: its style sheets are looked for in it.
    """
    styles = _styles(page)
    ground = None if page.find("link", rel="stylesheet") else RGBA(1.0, 1.0, 1.0, 1.0)
    found: dict[int, Why] = {}
    waiting: list[tuple[Tag, _Ink, Styles]] = [(page, _Ink(RGBA(0.0, 0.0, 0.0, 1.0), ground), {})]
    while waiting:
        tag, ink, variables = waiting.pop()
        own, variables = _resolved(styles.get(id(tag), {}), variables)
        why = _own_reason(tag, own)
        ink = _inked(tag, own, ink)
        if why is None and _own_words(tag) and _is_pale(ink):
            why = Why.PALE
        if why is not None and tag.name != "body":
            found[id(tag)] = why
            continue
        waiting.extend((child, ink, variables) for child in tag.children if isinstance(child, Tag))
    return found


def _resolved(own: Styles, around: Styles) -> tuple[Styles, Styles]:
    """What is declared with its variables filled in, and the variables in force for the
    children (CSS Custom Properties, 3): the nearest declaration wins."""
    set_here = {name: value for name, value in own.items() if name.startswith("--")}
    variables = {**around, **set_here} if set_here else around
    if not any("var(" in value for value in own.values()):
        return own, variables

    def value_of(found: re.Match[str]) -> str:
        return variables.get(found["name"]) or found["otherwise"] or ""

    filled = dict(own)
    for name, value in own.items():
        for _ in range(_DEEPEST_VARIABLE):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(value_of, value)
        filled[name] = value.strip().lower()
    return filled, variables


def _own_words(tag: Tag) -> bool:
    return any(not isinstance(child, Tag) and str(child).strip() for child in tag.children)


def _own_reason(tag: Tag, own: Styles) -> Why | None:
    """Why this element, whatever is around it, is not seen."""
    hidden = own.get("display") == "none" or own.get("visibility") in ("hidden", "collapse")
    hidden = hidden or own.get("content-visibility") == "hidden" or "mso-hide" in own
    closed = tag.name == "dialog" and not tag.has_attr("open")
    if hidden or closed or tag.has_attr("hidden") or tag.name in _ATTRIBUTES:
        return Why.HIDDEN
    filtered = _FILTERED.search(own.get("filter", ""))
    if min(_number(own.get("opacity")), _number(filtered and filtered["left"])) < _LEAST_OPACITY:
        return Why.TRANSPARENT
    if _size(own) < _LEAST_SIZE or _NO_SIZE.search(own.get("transform", "")):
        return Why.TINY
    placed = own.get("position") in ("absolute", "fixed", "relative")
    offsets = [own[name] for name in _OFFSETS if placed and name in own]
    offsets += [own[name] for name in ("text-indent", "margin-left") if name in own]
    if any(_pixels(offset, 0.0) <= _BESIDE for offset in offsets):
        return Why.BESIDE
    clip = own.get("clip", "") + own.get("clip-path", "")
    if _CLIPPED.search(clip) or ("overflow" in own and _has_no_room(own)):
        return Why.CLIPPED
    return None


def _has_no_room(own: Styles) -> bool:
    if own["overflow"] not in ("hidden", "clip"):
        return False
    sizes = (own.get(name) for name in ("height", "width", "max-height", "max-width"))
    return any(size is not None and _pixels(size, 99.0) <= 1.0 for size in sizes)


def _size(own: Styles) -> float:
    """The size of the letters in CSS pixels; usual where nothing says it."""
    size = own.get("font-size")
    if size is None and (short := _LENGTH.search(own.get("font", ""))) is not None:
        size = short[0]
    return 16.0 if size is None else _pixels(size, 16.0, percent=0.16)


def _number(text: str | None) -> float:
    found = _LENGTH.match(text or "")
    return 1.0 if found is None else float(found[1]) / (100 if found[2] == "%" else 1)


def _pixels(text: str, otherwise: float, percent: float = 10.0) -> float:
    found = _LENGTH.match(text)
    if found is None:
        return otherwise
    return float(found[1]) * (percent if found[2] == "%" else _PIXELS[found[2]])


# ------------------------------------------------------------------------------ colours


def _inked(tag: Tag, own: Styles, around: _Ink) -> _Ink:
    letters = _colour(own.get("color") or _attribute(tag, "color", "font")) or around.letters
    said = own.get("background-color") or own.get("background") or _attribute(tag, "bgcolor")
    if said is None:
        return _Ink(letters, around.ground)
    if "url(" in said or "gradient" in said:
        return _Ink(letters, None)
    return _Ink(letters, next(filter(None, map(_colour, [said, *said.split()])), around.ground))


def _attribute(tag: Tag, name: str, only: str | None = None) -> str | None:
    value = tag.get(name) if only is None or tag.name == only else None
    return value if isinstance(value, str) else None


def _colour(text: str | None) -> RGBA | None:
    """A colour in words or numbers; ``None`` for none, and for words like "inherit"."""
    found = parse_color(text) if text else None
    return found if isinstance(found, RGBA) else None


def _is_pale(ink: _Ink) -> bool:
    if ink.letters.alpha < _LEAST_OPACITY:
        return True
    if ink.ground is None or ink.ground.alpha < 1.0:
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(ink.letters[:3], ink.ground[:3], strict=True))


# ------------------------------------------------------------------------------ the cascade


def _styles(page: Tag) -> dict[int, dict[str, str]]:
    """What is declared for each element, the last and the important winning."""
    told: dict[int, dict[str, tuple[bool, str]]] = {}
    for selector, declared in _rules(page):
        for tag in _selected(page, selector):
            _declare(told.setdefault(id(tag), {}), declared)
    for tag in page.find_all(style=True):
        _declare(told.setdefault(id(tag), {}), _declarations(str(tag["style"])))
    return {key: {name: value for name, (_, value) in own.items()} for key, own in told.items()}


def _declare(own: dict[str, tuple[bool, str]], said: Iterable[tuple[str, str, bool]]) -> None:
    for name, value, important in said:
        if important or not own.get(name, (False, ""))[0]:
            own[name] = (important, value)


def _selected(page: Tag, selector: str) -> list[Tag]:
    """The elements of a selector; one that only a live page can answer selects none."""
    try:
        return list(soupsieve.select(selector, page))
    except (soupsieve.SelectorSyntaxError, NotImplementedError, ValueError):
        return []


def _rules(page: Tag) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Selectors and what they declare, where any rule of the page could hide words."""
    found: list[tuple[str, list[tuple[str, str, bool]]]] = []
    for sheet in page.find_all("style"):
        media = str(sheet.get("media") or "all").lower()
        if "all" in media or "screen" in media:
            found.extend(_sheet_rules(sheet.get_text()))
    if len(found) > _MOST_RULES or not any(_could_hide(said) for _, said in found):
        kept = [rule for rule in found if _could_hide(rule[1]) or _sets_variables(rule[1])]
        return kept[:_MOST_RULES]
    return found


def _sheet_rules(text: str) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            condition = tinycss2.serialize(rule.prelude).lower()
            if "print" not in condition and "width" not in condition:
                yield from _sheet_rules(tinycss2.serialize(rule.content))
        elif rule.type == "qualified-rule":
            declared = list(_declarations(rule.content))
            if declared:
                yield tinycss2.serialize(rule.prelude).strip(), declared


def _declarations(content: Any) -> Iterator[tuple[str, str, bool]]:
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        known = each.type == "declaration" and (
            each.lower_name in _NAMES or each.name.startswith("--")
        )
        if known:
            value = tinycss2.serialize(each.value).strip()
            if not each.name.startswith("--") and "var(" not in value:
                value = value.lower()
            name = each.name if each.name.startswith("--") else each.lower_name
            yield name, value, each.important


def _sets_variables(declared: Iterable[tuple[str, str, bool]]) -> bool:
    return any(name.startswith("--") for name, _, _ in declared)


def _could_hide(declared: Iterable[tuple[str, str, bool]]) -> bool:
    own = {name: value for name, value, _ in declared}
    if any("var(" in value for value in own.values()):
        return True
    if "color" in own:
        letters = _colour(own["color"])
        if letters is not None and (letters.alpha < 1.0 or min(letters[:3]) > 1 - _NEAR):
            return True
    return _own_reason(Tag(name="p"), own) is not None
