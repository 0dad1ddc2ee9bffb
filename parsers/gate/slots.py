"""Strings that a package keeps and no page shows, whatever part and attribute they lie in.

An office file has hundreds of places for a string; only a handful are shown. So the rule
is the other way round: what lies outside those few (``_SHOWN``) and tells of a person, or
is a value saved from cells that are gone, is noted. It is a note and not a reason to hold:
originals are never re-hosted and none of these places is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from typing import Final

from parsers.documents.contents import Source
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.persons import names
from parsers.persons.kinds import found_in
from parsers.types import Reason

# Elements whose text is shown; their phonetic runs (``rPh``) are not.
_SHOWN: Final = frozenset({"t", "v", "p", "h", "span", "a", "delText", "instrText", "f"})
# Parts with fonts, colours and the properties that have findings of their own.
_LEFT_OUT: Final = ("docProps/", "meta.xml", "word/fontTable", "[Content_Types]")
_FONTS: Final = frozenset({"typeface", "ascii", "hAnsi", "cs", "eastAsia", "font-family", "panose"})
# Values that Excel saves from cells (ECMA-376 part 1, 18.3.2, 18.10).
_SAVED: Final = frozenset({("filter", "val"), ("customFilter", "val"), ("filter", "stringValue1")})
# What a store of its own making calls its fields.
_FIELDS: Final = re.compile(
    r"surname|forename|firstname|lastname|dob|birth|nhs|nino|passport", re.IGNORECASE
)
_MOST: Final = 20_000_000
_TAG = re.compile(
    r"<([\w:.-]{1,80})((?:\s+[\w:.-]{1,80}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*/?>([^<]*)"
)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,80})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# The cells of a sheet, read and judged cell by cell.
_ROWS = re.compile(r"<(\w+:)?sheetData\b.*?</(?:\w+:)?sheetData>", re.DOTALL)
_PHONETIC = re.compile(r"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
_FORMAT_OF_STYLE = re.compile(r"<(?:\w+:)?xf\b[^>]*\bnumFmtId=[\"'](\d+)")
_IN_QUOTES = re.compile(r"\"([^\"]{1,200})\"")
_WORD = re.compile(r"[^\W\d_]{3,40}")
# "per cent" alone is a unit; an unused format of so many words is something else.
LEAST_WORDS: Final = 2
_JOINTS = re.compile(r"[_./\\-]|%20|(?<=[a-z])(?=[A-Z])")
_END = b"PK\x05\x06"


def package_strings(source: Source) -> Iterator[Reason]:
    """Notes on what the zip of an office file keeps: strings, doubles, leftovers around it."""
    yield from zip_leftovers(source)
    try:
        with zipfile.ZipFile(io.BytesIO(source.body)) as package:
            parts = [info for info in package.infolist() if _is_searched(info)]
            texts = [package.read(info).decode("utf-8", "replace") for info in parts]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, zlib.error):
        return  # the reader says what is wrong with it
    shown = "|".join(squashed(text) for part in texts for text in _shown(part))
    besides = [_ROWS.sub("", part) for part in texts]
    kept = [text for part in besides for text in _kept(part)]
    kept += [text for part in texts for text in _phonetic(part)]
    if any(_tells_more(text, shown) for text in dict.fromkeys(kept)):
        yield finding("STORED_PERSON", "the file")
    elif any(
        is_news(value, shown) for part in besides for value in (*_saved(part), *_unused(part))
    ):
        yield finding("STORED_VALUE", "the file")


def zip_leftovers(source: Source) -> Iterator[Reason]:
    """A comment, bytes around the archive, and parts that are there twice."""
    end = source.body.rfind(_END)
    try:
        with zipfile.ZipFile(io.BytesIO(source.body)) as package:
            comment, listed = package.comment, package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return
    if comment.strip(b"\x00 \t\r\n"):
        yield finding("ZIP_COMMENT", "the end of the file")
    tail = source.body[end + 22 + len(comment) :] if end >= 0 else b""
    starts = [info.header_offset for info in listed]
    if tail.strip(b"\x00 \t\r\n") or (starts and min(starts) > 0):
        yield finding("ZIP_LEFTOVER", "around the archive")
    called = [info.filename.casefold() for info in listed]
    if len(set(called)) < len(called):
        yield finding("ZIP_DOUBLE", "the zip's directory")


def _is_searched(info: zipfile.ZipInfo) -> bool:
    name = info.filename
    return (
        name.endswith((".xml", ".rels", ".vml"))
        and not name.startswith(_LEFT_OUT)
        and "theme/" not in name
        and info.file_size <= _MOST
    )


def _shown(part: str) -> Iterator[str]:
    for name, _, text in _TAG.findall(_PHONETIC.sub("", part)):
        if name.rpartition(":")[2] in _SHOWN and text.strip():
            yield unescape(text)


def _kept(part: str) -> Iterator[str]:
    """The strings of a part that no page shows."""
    for element, attributes, text in _TAG.findall(part):
        local = element.rpartition(":")[2]
        if local not in _SHOWN and len(text) > 5 and text.strip():
            yield unescape(text)
        for name, double, single in _ATTRIBUTE.findall(attributes):
            value = double or single
            if len(value) > 5 and name.rpartition(":")[2] not in _FONTS:
                yield unescape(value)
            if value and _FIELDS.fullmatch(name.rpartition(":")[2]):
                yield f"{name}: {unescape(value)}"


def _phonetic(part: str) -> Iterator[str]:
    for phonetic in _PHONETIC.findall(part):
        yield from (unescape(text) for _, _, text in _TAG.findall(phonetic) if text.strip())


def _saved(part: str) -> Iterator[str]:
    for element, attributes, _ in _TAG.findall(part):
        for name, double, single in _ATTRIBUTE.findall(attributes):
            if (element.rpartition(":")[2], name) in _SAVED:
                yield unescape(double or single)


def _unused(part: str) -> Iterator[str]:
    """The words of number formats that no style of the workbook uses (18.8.30)."""
    if "numFmt " not in part:
        return
    used = set(_FORMAT_OF_STYLE.findall(part.partition("<cellXfs")[2]))
    for element, attributes, _ in _TAG.findall(part):
        if element.rpartition(":")[2] != "numFmt":
            continue
        own = {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(attributes)}
        words = " ".join(_IN_QUOTES.findall(own.get("formatCode", "")))
        if own.get("numFmtId") not in used and len(_WORD.findall(words)) >= LEAST_WORDS:
            yield words


def _tells_more(text: str, shown: str) -> bool:
    if "://" in text and "?" not in text:
        return False
    if _FIELDS.match(text.partition(":")[0]) and is_news(text.partition(":")[2], shown):
        return True
    spaced = _JOINTS.sub(" ", text)
    return tells_of_somebody(spaced) and is_news(text, shown)


def tells_of_somebody(text: str) -> bool:
    """Whether a string holds a name or a number of a person."""
    if found_in(text):
        return True
    capital = any(char.isupper() for char in text)
    return capital and next(names.all_in(text), None) is not None
