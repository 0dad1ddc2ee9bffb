"""Shortened quotes and the words of a text or grid, as ``db.publish`` writes them."""

from __future__ import annotations

import json
import re
from typing import TypeAlias

from db.spec import QUOTE_LENGTH

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json] | None"

# A word, with what a hyphen, slash, stop or apostrophe ties to it: "domestic-abuse"
# and "FOI2019/05348" are searched as one. At most four parts, so that no sentence
# can be in the index in its own order.
_WORD = re.compile(r"[^\W_]{1,64}(?:[-/.'’][^\W_]{1,64}){0,3}")
_LETTER = re.compile(r"[^\W\d_]")


def shorten(text: str | None, length: int) -> str | None:
    """``text`` cut at a word to at most ``length`` characters, an ellipsis included."""
    if text is None or len(text) <= length:
        return text
    cut = text[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip() + "…"


def shorten_cells(document: str | None) -> str | None:
    """A JSON document with every text in it cut to the length of a quote."""
    if document is None:
        return None
    return json.dumps(_shorten(json.loads(document)), ensure_ascii=False)


def search_words(text: str | None) -> str:
    """The sorted unique words of ``text``: enough to find a letter, not to rebuild it."""
    return " ".join(sorted({word.casefold() for word in _WORD.findall(text or "")}))


def grid_labels(grid: str | None, header_rows: int | None, stub_columns: int | None) -> str:
    """The words of a grid's header rows and stub columns, each text once, as printed."""
    rows = [[_text(cell) for cell in row] for row in json.loads(grid or "[]")]
    texts = [text for row in rows[: header_rows or 0] for text in row]
    texts += [text for row in rows[header_rows or 0 :] for text in row[: stub_columns or 0]]
    return "\n".join(dict.fromkeys(filter(None, texts)))


def grid_words(grid: str | None) -> str:
    """The sorted unique words of a grid's cells that have a letter in them."""
    texts = " ".join(_text(cell) for row in json.loads(grid or "[]") for cell in row)
    return " ".join(word for word in search_words(texts).split() if _LETTER.search(word))


def _text(cell: Json) -> str:
    text = cell.get("text") if isinstance(cell, dict) else cell
    return text if isinstance(text, str) else ""


def _shorten(value: Json) -> Json:
    if isinstance(value, str):
        return shorten(value, QUOTE_LENGTH)
    if isinstance(value, list):
        return [_shorten(item) for item in value]
    if isinstance(value, dict):
        return {key: _shorten(item) for key, item in value.items()}
    return value
