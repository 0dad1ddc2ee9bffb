"""What an .ods keeps in parts beside its content (OpenDocument 1.3 part 2, 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parsers.documents.sheets.model import Kind, Trace
from parsers.documents.sheets.ods_styles import attribute
from parsers.documents.sheets.package import Package, local, parsed_xml
from parsers.errors import DocumentError
from parsers.gate.sheets.stores import FILES, PICTURES, PROGRAMS

_FRAME = re.compile(
    r"mimetype|content\.xml|styles\.xml|settings\.xml|manifest\.rdf|layout-cache"
    r"|meta-inf/(?:manifest|documentsignatures|macrosignatures)\.xml"
    r"|thumbnails/.*|configurations2/.*|objectreplacements/.*"
)
_OBJECT = re.compile(r"(object[^/]{0,60})/(.*)")
_FIELDS = frozenset(
    {
        *("sheet-name", "page-number", "page-count", "date", "time", "title", "file-name"),
        *("author-name", "template-name"),
    }
)
_CHART_PARTS = ("styles.xml", "meta.xml", "settings.xml", "mimetype", "manifest.rdf")


def ods_traces(package: Package) -> Iterator[Trace]:
    """What the parts of an .ods hold. Raises ``DocumentError`` (TOO_BIG)."""
    for part in sorted(package.parts()):
        if package.size(part) == 0:
            continue
        if part == "meta.xml":
            yield from _meta(package.tree(part), part)
        elif part == "styles.xml":
            yield from _margins(package.tree(part))
        elif _OBJECT.fullmatch(part):
            yield from _object(package, part)
        elif part.startswith(("basic/", "scripts/", "dialogs/")):
            yield Trace(Kind.MACROS, part, (), always=True)
        elif part.startswith("versions/") or part == "versionlist.xml":
            yield Trace(Kind.REVISION_LOG, part, (), always=True)
        elif not _FRAME.fullmatch(part):
            yield from _other(package, part)


def _meta(root: etree._Element, part: str) -> Iterator[Trace]:
    """Who made the file: a note, since no original is re-hosted."""
    named = ("creator", "initial-creator", "printed-by", "user-defined", "description")
    texts = [(each.text or "").strip() for each in root.iter() if local(each) in named]
    if any(text and not PROGRAMS.fullmatch(text) for text in texts):
        yield Trace(Kind.DOCPROPS_NAME, part, (), always=True)


def _margins(root: etree._Element) -> Iterator[Trace]:
    """Headers and footers are seen only on paper (16.10)."""
    for element in root.iter():
        name = local(element)
        if name.startswith(("header", "footer")) and not name.endswith("style"):
            words = " ".join(_without_fields(each) for each in element.iter("{*}p"))
            if words.strip():
                yield Trace(Kind.HEADER_FOOTER, "page style", (words,))


def _without_fields(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if local(child) not in _FIELDS:
            parts.append(_without_fields(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _object(package: Package, part: str) -> Iterator[Trace]:
    """An object inside the workbook: a chart with its own copy of cells, or another file."""
    found = _OBJECT.fullmatch(part)
    assert found is not None
    if found[2] in _CHART_PARTS or found[2].startswith(("thumbnails/", "pictures/")):
        return
    root = None
    if found[2] == "content.xml":
        root = parsed_xml(package.read(part), package.name)
    if root is None or next(root.iter("{*}chart"), None) is None:
        yield Trace(Kind.EMBEDDED_OBJECT, part, (), always=True)
        return
    cells = (each for each in root.iter("{*}table-cell"))
    words = []
    for cell in cells:
        value = attribute(cell, "value")
        words += [value] if value else ["".join(map(str, cell.itertext()))]
    # Points that are not there are written as such.
    kept = tuple(word for word in words if word.strip() and word != "NaN")
    if kept:
        yield Trace(Kind.CHART_CACHE, part, kept)


def _other(package: Package, part: str) -> Iterator[Trace]:
    raw = package.read(part)
    if raw.startswith(PICTURES) or not raw.strip(b"\x00 \r\n\t"):
        return
    if raw.startswith(FILES):
        yield Trace(Kind.EMBEDDED_OBJECT, part, (), always=True)
        return
    try:
        root = parsed_xml(raw, package.name)
    except DocumentError:
        root = None
    if root is None or local(root) != "svg":
        yield Trace(Kind.UNKNOWN_PART, part, (), always=True)
