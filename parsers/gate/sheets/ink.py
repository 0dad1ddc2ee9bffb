"""Ink that is not seen: as light as its fill, too small, or hidden by the format's own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.documents.sheets.cells import merged_anchors
from parsers.documents.sheets.colours import LEAST_SIZE, WHITE, alike, automatic
from parsers.documents.sheets.display import masked, shown
from parsers.documents.sheets.model import (
    Book,
    CellPlace,
    ConditionalFormat,
    Font,
    Kind,
    Rect,
    Sheet,
    Stored,
    Style,
)

_NEVER_ON_DATA = re.compile(
    r"=?\s?(?:NOT\(\s?NOT\()?\s?(?:ISERROR|ISERR|ISNA|ISBLANK)\(", re.IGNORECASE
)
_BLANK_TEST = re.compile(r"=?\s?LEN\(\s?TRIM\(.{1,60}\)\s?\)\s?=\s?0", re.IGNORECASE)
_CONSTANTS = {"TRUE": True, "TRUE()": True, "1": True, "FALSE": False, "FALSE()": False, "0": False}


def style_kind(style: Style) -> Kind | None:
    """What hides everything in cells of this style; None where it can be read."""
    fill = style.fill or WHITE
    if alike(style.font.colour or automatic(style.fill), fill):
        return Kind.WHITE_TEXT
    return Kind.TINY_FONT if style.font.size < LEAST_SIZE else None


def run_kind(runs: Sequence[tuple[str, Font]], style: Style) -> Kind | None:
    """What hides a part of a cell's text that has ink of its own."""
    fill = style.fill or WHITE
    for text, font in runs:
        if not text.strip():
            continue
        if font.colour is not None and alike(font.colour, fill):
            return Kind.WHITE_TEXT
        if font.size < LEAST_SIZE:
            return Kind.TINY_FONT
    return None


def format_kind(stored: Stored, style: Style, book: Book) -> Kind | None:
    """What a number format keeps back: all of a value, or the number under other words."""
    if stored.value == 0 and type(stored.value) is float:
        return None
    if stored.text is None and not shown(stored, style, book.date_1904):
        return Kind.FORMAT_SEMICOLONS
    if type(stored.value) is float and masked(stored.value, style.code):
        return Kind.FORMAT_MASK
    return None


def inked(book: Book, sheet: Sheet, unseen: set[CellPlace]) -> Iterator[tuple[CellPlace, Kind]]:
    """The cells of a visible sheet whose ink or format is not seen, with what hides them."""
    by_style = [style_kind(style) for style in book.styles]
    odd = [style.code not in _SHOWING for style in book.styles]
    merges = merged_anchors(sheet)
    shrinks = any(style.shrink for style in book.styles)
    for place, stored in sheet.cells.items():
        if type(stored.value) is str and place not in unseen:
            merge = merges.get(place)
            if (
                shrinks
                and merge is None
                and _is_shrunk(stored.value, place[1], sheet, book.style(stored.style))
            ):
                yield place, Kind.TINY_FONT
            if _is_pushed(stored.value, merge.right - merge.left + 1 if merge else 1):
                yield place, Kind.PUSHED_TEXT
    if not any(by_style) and not any(odd) and not sheet.runs:
        return
    for place, stored in sheet.cells.items():
        if place in unseen or is_blank(stored):
            continue
        number = stored.style if stored.style < len(by_style) else 0
        kind = by_style[number]
        style = book.styles[number]
        if kind is Kind.WHITE_TEXT and _dressed(sheet.dressed, place, style):
            kind = None
        if kind is None and odd[number]:
            kind = format_kind(stored, style, book)
        if kind is None and place in sheet.runs:
            kind = run_kind(sheet.runs[place], style)
        if kind is not None and not _revealed(book, sheet, place, stored, style):
            yield place, kind


# More blank lines than any cell shows at once, and more spaces than a column is wide.
_BLANK_LINES = re.compile(r"\n[^\S\n]{0,20}(?:\n[^\S\n]{0,20}){5}\S")
_SPACES = re.compile(r"([ \t\u00a0]{2,2000})\S")
_MOST_SPACES = 40
_SHOWING = frozenset({"General", "@", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", ""})


def _is_pushed(text: str, columns: int) -> bool:
    """Whether blanks push words out of a cell that is so many columns wide."""
    if _BLANK_LINES.search(text):
        return True
    return any(len(found[1]) >= _MOST_SPACES * columns for found in _SPACES.finditer(text))


# Columns that no record makes narrower (18.3.1.13).
_USUAL_WIDTH = 8.43


def _is_shrunk(text: str, col: int, sheet: Sheet, style: Style) -> bool:
    """Whether a text that is made as small as its cell is too small to be read."""
    if not style.shrink:
        return False
    given = (width for first, last, width in sheet.widths if first <= col <= last)
    width = next(given, _USUAL_WIDTH)
    return style.font.size * width < LEAST_SIZE * len(text)


def is_blank(stored: Stored) -> bool:
    """Whether a stored cell holds nothing that could be read."""
    return isinstance(stored.value, str) and not stored.value.strip()


def _dressed(blocks: Sequence[Rect], place: CellPlace, style: Style) -> bool:
    """Whether a table's own style may fill the cell, which has no fill of its own."""
    return style.fill is None and any(block.holds(*place) for block in blocks)


def _revealed(book: Book, sheet: Sheet, place: CellPlace, stored: Stored, style: Style) -> bool:
    """Whether a conditional format surely applies and gives the ink a fill to stand on."""
    return any(
        rule.fill is not None
        and any(block.holds(*place) for block in rule.areas)
        and applies(rule, stored)
        and not alike(rule.font or style.font.colour or automatic(rule.fill), rule.fill)
        for rule in sheet.rules
    )


def whitened(book: Book, sheet: Sheet, unseen: set[CellPlace]) -> Iterator[CellPlace]:
    """The cells that a conditional format hides, or may hide: a rule that cannot be worked
    out is taken to apply. A nought keeps nothing back."""
    rules = [rule for rule in sheet.rules if rule.font or rule.fill or rule.code is not None]
    if not rules and not any(style.rules for style in book.styles):
        return
    for place, stored in sheet.cells.items():
        if place in unseen or is_blank(stored) or stored.value == 0:
            continue
        style = book.style(stored.style)
        for rule in (*style.rules, *rules):
            # The areas last: a format may have thousands of them, and few rules hide.
            if (
                _hides(rule, stored, style)
                and applies(rule, stored) is not False
                and (not rule.areas or any(block.holds(*place) for block in rule.areas))
            ):
                yield place
                break


def _hides(rule: ConditionalFormat, stored: Stored, style: Style) -> bool:
    if rule.code is not None:
        plain = Style(rule.code)
        if not shown(stored, plain):
            return True
        if type(stored.value) is float and masked(stored.value, rule.code):
            return True
    if rule.font is None and rule.fill is None:
        return False
    fill = rule.fill or style.fill or WHITE
    return alike(rule.font or style.font.colour or automatic(fill), fill)


def applies(rule: ConditionalFormat, stored: Stored) -> bool | None:
    """Whether a rule holds for a cell; None where it cannot be told from the cell alone."""
    test = _TESTS.get(rule.kind)
    if test is not None:
        return test
    if rule.kind == "cellIs":
        return _compared(rule, stored)
    if rule.kind == "expression" and rule.formulas:
        formula = rule.formulas[0].strip()
        if _NEVER_ON_DATA.match(formula) or _BLANK_TEST.fullmatch(formula):
            return isinstance(stored.value, str) and stored.value.startswith("#")
        return _CONSTANTS.get(formula.lstrip("=").upper())
    if rule.text:
        own, part = str(stored.value).casefold(), rule.text.casefold()
        outcomes = {
            "containsText": part in own,
            "notContainsText": part not in own,
            "beginsWith": own.startswith(part),
            "endsWith": own.endswith(part),
        }
        return outcomes.get(rule.kind)
    return None


_TESTS = {
    "containsBlanks": False,
    "notContainsBlanks": True,
    "containsErrors": False,
    "notContainsErrors": True,
}


def _compared(rule: ConditionalFormat, stored: Stored) -> bool | None:
    """A comparison with constants (18.3.1.10); None where one is a formula."""
    limits = [_constant(formula) for formula in rule.formulas]
    value = stored.value
    if isinstance(value, (int, float)):
        numbers = [limit for limit in limits if isinstance(limit, float)]
        if limits and len(numbers) == len(limits):
            own = float(value)
            return _ordered(rule.operator, own < numbers[0], own > numbers[0], own > numbers[-1])
    else:
        words = [limit for limit in limits if isinstance(limit, str)]
        if limits and len(words) == len(limits):
            text = str(value).casefold()
            return _ordered(rule.operator, text < words[0], text > words[0], text > words[-1])
    if not limits or None in limits:
        return None
    return rule.operator in ("notEqual", "notBetween")


def _ordered(operator: str, less: bool, more: bool, above: bool) -> bool | None:
    """A comparison by whether the value is less or more than the first limit, and more
    than the last."""
    return {
        "equal": not less and not more,
        "notEqual": less or more,
        "lessThan": less,
        "greaterThan": more,
        "lessThanOrEqual": not more,
        "greaterThanOrEqual": not less,
        "between": not less and not above,
        "notBetween": less or above,
    }.get(operator)


def _constant(formula: str) -> float | str | None:
    text = formula.strip().lstrip("=")
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].casefold()
    try:
        return float(text)
    except ValueError:
        return None
