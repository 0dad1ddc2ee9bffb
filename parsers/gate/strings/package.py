"""Strings that a package keeps and no page shows, whatever part and place they lie in.

An office file has hundreds of places for a string; only a handful are shown. So the rule is the
other way round: every text, attribute, comment and instruction of every part counts, and what
none of the shown places says as well is told.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from parsers.documents.contents import Source
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.strings.leftovers import zip_leftovers
from parsers.gate.strings.runs import runs
from parsers.gate.strings.schema import (
    AUTHORS,
    DESCRIPTIONS,
    FONTS,
    OWN_PARTS,
    SHOWN,
    SHOWN_NAMES,
    TOKENS,
)
from parsers.gate.strings.telling import LEAST_WORDS, StoredString, is_field, stored_findings
from parsers.gate.strings.unseen import has_unseen_characters
from parsers.persons.kinds import found_in
from parsers.types import Reason

# Values that Excel saves from cells (ECMA-376 part 1, 18.3.2, 18.10).
_SAVED: Final = frozenset({("filter", "val"), ("customFilter", "val"), ("filter", "stringValue1")})
MOST: Final = 20_000_000  # bytes of a part; no letter or sheet that is read has as many
_MARKUP: Final = (".xml", ".rels", ".vml", ".rdf")
# Read by nobody here, and told by their own code.
_BINARIES: Final = re.compile(r"vbaproject|\.(?:xlsx|docx|pptx|xlsb|odttf|fntdata|ttf)$")
# Parts whose words stand beside the page.
_REMARKS: Final = re.compile(r"xl/comments|/threadedcomments/|word/comments|ppt/comments|/notes")
# SmartArt: what Office last drew, which is what is shown, and the data it was drawn from.
_DRAWING: Final = re.compile(r"/diagrams/drawing")
_DRAWN_FROM: Final = re.compile(r"/diagrams/(?:data|layout)")
# The cells of a sheet, read and judged one by one.
_CELLS = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*>(.*?)</\1sheetData>", re.DOTALL)
_IN_QUOTES = re.compile(r"\"([^\"]{1,200})\"")
_WORD = re.compile(r"[^\W\d_]{3,40}")


def package_strings(source: Source, cells: Iterable[str] = ()) -> Iterator[Reason]:
    """What the zip of an office file keeps: strings, doubles, leftovers around it.

    ``cells`` are the texts of cells that are no XML.
    """
    yield from zip_leftovers(source)
    try:
        with zipfile.ZipFile(io.BytesIO(source.body)) as package:
            judged = [
                info for info in package.infolist() if not _BINARIES.search(info.filename.lower())
            ]
            parts = [(one.filename, package.read(one)) for one in judged if one.file_size <= MOST]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, zlib.error):
        return  # the reader says what is wrong with it
    if len(parts) < len(judged):
        yield finding("PART_UNCHECKED", "the file")
    trees: list[tuple[str, etree._Element]] = []
    kept: list[StoredString] = []
    shown = list(cells)
    for name, raw in parts:
        kept.append(StoredString(name.rstrip("/").rpartition("/")[2], "part", token=True))
        root = _parsed(name, raw, shown)
        if root is not None:
            trees.append((name.lower(), root))
        elif raw:
            kept += [StoredString(text, f"part {name}", own=True) for text in runs(raw)]
    if any(has_unseen_characters(raw) for name, raw in parts if name.lower().endswith(_MARKUP)):
        yield finding("UNSEEN_CHARACTERS", "the file")
    drawn = any(_DRAWING.search(name) for name, _ in trees)
    for name, root in trees:
        redrawn = drawn and _DRAWN_FROM.search(name) is not None
        _PartAccount(name, shown, kept, redrawn).take(root)
    seen = "|".join(map(squashed, shown))
    found = list(stored_findings(kept, seen, "the file"))
    yield from found
    if not any(each.code in ("STORED_PERSON", "STORED_DATA") for each in found):
        values = (value for _, root in trees for value in (*_saved(root), *unused(root)))
        if any(is_news(value, seen) for value in values):
            yield finding("STORED_VALUE", "the file")


def part_strings(name: str, raw: bytes, cells: Iterable[str] = ()) -> Iterator[Reason]:
    """The same of a workbook that is a single piece of XML."""
    shown, kept = list(cells), list[StoredString]()
    root = _parsed(name, raw, shown)
    if root is not None:
        _PartAccount(name, shown, kept).take(root)
        yield from stored_findings(kept, "|".join(map(squashed, shown)), "the file")


def _parsed(name: str, raw: bytes, shown: list[str]) -> etree._Element | None:
    """A part as XML, the plain cells of a sheet taken out; None where it is no XML."""
    if not name.lower().endswith(_MARKUP):
        return None
    cells = _CELLS.search(raw) if b"sheetData" in raw else None
    if cells is not None and _is_plain(cells[2]):
        shown += (text.decode("utf-8", "replace") for text in _VALUES.findall(cells[2]))
        raw = raw[: cells.start(2)] + raw[cells.end(2) :]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


_VALUES = re.compile(rb"<(?:\w+:)?(?:t(?: [^>]{0,60})?>|v>(?=[^<]{0,99}[A-Za-z]))([^<]{1,32767})<")
# What the plain cells of a sheet are written in. More of anything is looked at piece by piece.
_TAGS: Final = (
    *(b"<row ", b"<row>", b"</row>", b"<c ", b"<c>", b"</c>", b"<v>", b"<v/>", b"</v>"),
    *(b"<is>", b"</is>", b"<t>", b"<t ", b"<t/>", b"</t>"),
)
_PARTS: Final = (
    *(b' r="', b' s="', b' t="', b' spans="', b' ht="', b' customHeight="', b' hidden="'),
    *(b' customFormat="', b':dyDescent="', b' space="', b' outlineLevel="', b' thickBot="'),
    *(b' thickTop="', b' collapsed="', b' cm="', b' vm="', b':space="'),
)
_BARE = re.compile(rb"(?:\A|</(?:v|c|is|row)>|<row[^>]{0,400}>|<c[^>]{0,200}>|<is>)\s{0,99}[^<\s]")
_WORDED = re.compile(
    rb" (?!t=\"(?:str|inlineStr)\"|[a-z0-9]{0,9}:?space=)[\w:]{1,20}=\"[^\"]{12,}\""
)


def _is_plain(cells: bytes) -> bool:
    """Whether the cells of a sheet hold nothing but rows, cells and their values."""
    if cells.count(b"<") != sum(map(cells.count, _TAGS)):
        return False
    if cells.count(b'="') != sum(map(cells.count, _PARTS)):
        return False
    return _BARE.search(cells) is None and _WORDED.search(cells) is None


@dataclass(frozen=True, slots=True)
class _PartAccount:
    """Sorts every string of a part into what is shown and what is kept."""

    name: str
    shown: list[str]
    kept: list[StoredString]
    redrawn: bool = False  # another part holds what is shown of it

    def take(self, root: etree._Element) -> None:
        """Every text, attribute, comment and instruction of the part."""
        remarks = [*root.itersiblings(preceding=True), *root.itersiblings()]
        for element in (*remarks, *root.iter()):
            space, local = _called(element)
            if not local:
                self.kept.append(StoredString(str(element.text or ""), f"comment {self.name}"))
            else:
                self._text(element, element.text, space, local)
                self.kept.extend(self._attributes(element, local))
            parent = element.getparent()
            if parent is not None and element.tail and not element.tail.isspace():
                self._text(parent, element.tail, *_called(parent))

    @property
    def _own(self) -> bool:
        return self.name.startswith(OWN_PARTS) or "/_rels/" in self.name

    def _text(self, element: etree._Element, text: str | None, space: str, local: str) -> None:
        if not text or text.isspace():
            return
        shows = not (self._own or self.redrawn) and _REMARKS.search(self.name) is None
        if shows and local in SHOWN.get(_tail(space), ()) and not _is_phonetic(element):
            self.shown.append(text)
            return
        place, own = f"{self.name} {local}", self._own or local in AUTHORS
        token = self._own or (local, "") in TOKENS or (local in DESCRIPTIONS and _depicts(text))
        self.kept.append(StoredString(text, place, own=own, token=token))
        if is_field(local):
            self.kept.append(StoredString(f"{local}: {text}", place, own=own))

    def _attributes(self, element: etree._Element, local: str) -> Iterator[StoredString]:
        for key, raw in element.attrib.items():
            called, value = str(key).rpartition("}")[2], str(raw)
            if len(value) <= 2 or (called in FONTS and not found_in(value)):
                continue
            if (local, called) in SHOWN_NAMES and element.get("state", "visible") == "visible":
                self.shown.append(value)
                continue
            place = f"{self.name} {local} {called}"
            token = (local, called) in TOKENS or ("*", called) in TOKENS
            token = token or (called in DESCRIPTIONS and _depicts(value))
            token = token or (local, called) in SHOWN_NAMES
            own = self._own or called in AUTHORS or local in AUTHORS
            yield StoredString(value, place, own=own, token=token)
            if is_field(called):
                yield StoredString(f"{called}: {value}", place, own=own, token=True)


_DEPICTED = re.compile(
    r"\b(?:logo|crest|badge|emblem|picture|image|icon|photo(?:graph)?|banner|chart|graph|map|diagram"
    r"|shape|line|box|signature|watermark|screenshot|qr code)\b",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 12


def _depicts(text: str) -> bool:
    """Whether a description only says that there is a logo, a chart or the like."""
    return len(text.split()) <= _MOST_WORDS and _DEPICTED.search(text) is not None


def _called(element: etree._Element) -> tuple[str, str]:
    """Namespace and name of an element; both empty for a comment or an instruction."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return "", ""
    space, _, local = tag.rpartition("}")
    return space[1:], local


def _tail(space: str) -> str:
    """The last words of a namespace, which its dialects share."""
    for tail in SHOWN:
        if space.endswith(tail):
            return tail
    return ""


def _is_phonetic(element: etree._Element) -> bool:
    """Whether a text is a reading aid (ECMA-376 part 1, 18.4.6), kept and shown by nobody."""
    parent = element.getparent()
    return parent is not None and _called(parent)[1] == "rPh"


# What Excel calls sheets in its own programs (18.3.1.82), in any of its languages.
_CALLED = re.compile(r"[^\W\d_]{1,40}\d{0,5}")


def _saved(root: etree._Element) -> Iterator[str]:
    for element in root.iter("{*}sheetPr"):
        if not _CALLED.fullmatch(called := element.get("codeName") or "Sheet1"):
            yield called
    for local, called in _SAVED:
        for element in root.iter(f"{{*}}{local}"):
            if value := element.get(called):
                yield value


def unused(root: etree._Element) -> Iterator[str]:
    """The words of number formats that no style of the workbook uses (18.8.30)."""
    formats = list(root.iter("{*}numFmt"))
    if not formats:
        return
    used = {xf.get("numFmtId") for cells in root.iter("{*}cellXfs") for xf in cells}
    for element in formats:
        words = " ".join(_IN_QUOTES.findall(element.get("formatCode", "")))
        if element.get("numFmtId") not in used and len(_WORD.findall(words)) >= LEAST_WORDS:
            yield words
