"""What an .xlsx or .xlsm keeps in parts beside its sheets (ECMA-376 part 1, 12.3 and 18).

A part is told by its root element, so that a part under another name is found as
well; a part that nothing here knows is held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from parsers.documents.sheets.model import Book, Kind, Trace
from parsers.documents.sheets.package import Package, local, parsed_xml, worded_attributes
from parsers.errors import DocumentError
from parsers.gate.sheets.drawings import read_chart, read_drawing, read_vml


@dataclass(frozen=True, slots=True)
class Store:
    """Where a kind of part keeps what it holds: attributes, and text of elements."""

    kind: Kind
    attributes: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()  # local names of elements; "*" is all of them
    always: bool = False


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ALL = frozenset({"*"})
_PIVOT = Store(Kind.PIVOT_CACHE, _names("v n"))
_SLICER = Store(Kind.SLICER_CACHE, _names("n c caption"))
_REVISIONS = Store(Kind.REVISION_LOG, always=True)
_RICH = Store(Kind.RICH_DATA, _names("v"), _names("v fb r"))

# By the root element's name.
STORES: dict[str, Store] = {
    "comments": Store(Kind.CELL_COMMENT, texts=_names("t")),
    "ThreadedComments": Store(Kind.THREADED_COMMENT, texts=_names("text")),
    "pivotCacheDefinition": _PIVOT,
    "pivotCacheRecords": _PIVOT,
    "pivotTableDefinition": Store(Kind.PIVOT_CACHE, _names("n")),
    "slicerCacheDefinition": _SLICER,
    "slicers": _SLICER,
    "timelineCacheDefinition": _SLICER,
    "timelines": _SLICER,
    "externalLink": Store(Kind.EXTERNAL_LINK_CACHE, texts=_names("v val")),
    "volTypes": Store(Kind.EXTERNAL_LINK_CACHE, texts=_names("v stp")),
    "connections": Store(Kind.CONNECTION, _names("connection command sourceFile url")),
    "queryTable": Store(Kind.QUERY_TABLE, _names("name")),
    "revisions": _REVISIONS,
    "table": Store(Kind.HIDDEN_LABEL, _names("comment totalsRowLabel")),
    "formControlPr": Store(Kind.FORM_CONTROL, _names("val")),
    "rvData": _RICH,
    "arrayData": _RICH,
    "supportingPropertyBags": _RICH,
    "namedSheetViews": Store(Kind.HIDDEN_LABEL, _names("val")),
    "webextension": Store(Kind.CUSTOM_XML, _names("value")),
    "personList": Store(Kind.DOCPROPS_NAME, _names("displayName")),
    "users": Store(Kind.DOCPROPS_NAME, _names("name")),
    "Sources": Store(Kind.CUSTOM_XML, texts=_ALL),  # a bibliography
    "DataMashup": Store(Kind.CUSTOM_XML, always=True),
    "singleXmlCells": Store(Kind.CUSTOM_XML, _names("xpath")),
}
# Parts that are the workbook itself, or say only how it looks or fits together.
FRAME = _names(
    "workbook worksheet chartsheet dialogsheet macrosheet styleSheet sst theme calcChain "
    "Types Relationships metadata MapInfo headers themeOverride colorStyle chartStyle "
    "richValueRels rvStructures rvTypesInfo richStyleSheet FeaturePropertyBags labelList "
    "datastoreItem contentTypeSchema FormTemplates Receivers customUI svg chartSpaceStyle "
    "taskpanes dataModelExtBlock styleDef colorsDef layoutDef presetShapeDefinitions webSettings "
    "Signature SignatureInfoV1 origin chartspace"
)
PICTURES = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"II\xbc"),
    *(b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"RIFF", b"\x01\x00\x09\x00"),
)
FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
# Binary parts by their names, where nothing in them tells what they are.
_BINARY = (
    (re.compile(r".*printersettings\d*\.bin"), None),
    (re.compile(r".*vbaproject\.bin"), Kind.MACROS),
    (re.compile(r".*vbaprojectsignature\w*\.bin"), None),
    (re.compile(r"(?:.*/)?model/.*"), Kind.DATA_MODEL),
    (re.compile(r"(?:.*/)?activex/.*"), Kind.FORM_CONTROL),
    (re.compile(r"(?:.*/)?embeddings/.*"), Kind.EMBEDDED_OBJECT),
    (re.compile(r".*customproperty\d*\.bin"), Kind.CUSTOM_PROPERTY),
    (re.compile(r"(?:.*/)?python\.xml|.*jsaproject\.bin"), Kind.MACROS),
)
_IDENTIFIER = re.compile(
    r"\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?|0x[0-9A-Fa-f]{1,200}|\d{1,9}"
    r"|\d{4}-\d\d-\d\dT[\d:.Z+-]{1,20}|[A-Za-z]{0,3}",
)
PROGRAMS = re.compile(
    r"(?:openpyxl|xlsxwriter|apache poi|epplus|libreoffice|microsoft(?: office user| excel)?"
    r"|python-docx|calc|excel|user|admin(?:istrator)?|authorised user|unknown)?",
    re.IGNORECASE,
)


def package_traces(package: Package, book: Book) -> Iterator[Trace]:
    """What the parts of a workbook package hold. Raises ``DocumentError`` (TOO_BIG)."""
    for part in sorted(package.parts()):
        if package.size(part) == 0:
            continue
        yield from part_traces(package, part, book)
    yield from _hidden_charts(package)


def _hidden_charts(package: Package) -> Iterator[Trace]:
    """Chart sheets that are hidden: no sheet of cells, so the structural pass has none of them."""
    for workbook in package.related("", "officeDocument"):
        related = package.relations(workbook)
        for sheet in package.tree(workbook).iter("{*}sheet"):
            ids = (value for name, value in sheet.attrib.items() if str(name).endswith("}id"))
            kinds = {related[str(each)].kind for each in ids if str(each) in related}
            if "chartsheet" in kinds and sheet.get("state", "visible") != "visible":
                yield Trace(Kind.HIDDEN_SHEET, "a chart sheet", always=True)


def part_traces(package: Package, part: str, book: Book) -> Iterator[Trace]:
    """What one part holds, told by its root element or its first bytes."""
    for pattern, kind in _BINARY:
        if pattern.fullmatch(part):
            if kind is not None:
                yield Trace(kind, part, (), always=True)
            return
    if part in book.parts:  # read already, cell by cell
        return
    raw = package.read(part)
    if raw.startswith(FILES):
        yield Trace(Kind.EMBEDDED_OBJECT, part, (), always=True)
        return
    if raw.startswith(PICTURES) or not raw.strip(b"\x00 \r\n\t"):
        return
    try:
        root = parsed_xml(raw, package.name)
    except DocumentError:
        # Not XML, no picture and no kind of part that is known: held, unread.
        yield Trace(Kind.UNKNOWN_PART, part, (), always=True)
        return
    yield from _xml_traces(root, part, book)


def _xml_traces(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    name = local(root)
    reader = _READERS.get(name)
    if reader is not None:
        yield from reader(root, part, book)
    elif name in STORES:
        store = STORES[name]
        words = tuple(stored_words(root, store))
        if store.always or words:
            yield Trace(store.kind, part, words, store.always or name == "connections")
    elif name == "worksheet":  # a sheet that the workbook does not list
        yield Trace(Kind.UNKNOWN_PART, part, tuple(_texts(root)))
    elif name not in FRAME:
        kind = Kind.CUSTOM_XML if part.startswith("customxml/") else Kind.UNKNOWN_PART
        words = tuple(
            word for word in [*_texts(root), *worded_attributes(root)] if not _is_identifier(word)
        )
        if words:
            yield Trace(kind, part, words)


def stored_words(root: etree._Element, store: Store) -> Iterator[str]:
    """The words that a part keeps, in order."""
    for element in root.iter():
        for key in store.attributes:
            value = element.get(key)
            # An index into other words (``x``) is not a word itself.
            if value is not None and local(element) != "x":
                yield value
        named = local(element) in store.texts or (store.texts is _ALL and local(element))
        if element.text and element.text.strip() and named:
            yield element.text


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        for text in (element.text, element.tail):
            if text and text.strip() and local(element):
                yield text.strip()


def _is_identifier(word: str) -> bool:
    return _IDENTIFIER.fullmatch(word) is not None


def _properties(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    """Document properties that may name a person: a note, since no original is re-hosted."""
    named = [
        (each.text or "").strip()
        for each in root.iter()
        if local(each) in ("creator", "lastModifiedBy", "Manager", "description", "keywords")
    ]
    if any(text and not PROGRAMS.fullmatch(text) for text in named):
        yield Trace(Kind.DOCPROPS_NAME, part, (), always=True)


def _office_properties(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    """Three parts share this root: the program's properties, a user's own, SharePoint's."""
    space = etree.QName(root).namespace or ""
    if "extended-properties" in space or "extendedProperties" in space:
        yield from _properties(root, part, book)
    elif "custom-properties" in space or "customProperties" in space:
        texts = [word for word in _texts(root) if not _is_identifier(word)]
        if texts:
            yield Trace(Kind.DOCPROPS_NAME, part, (), always=True)
    else:
        words = tuple(word for word in _texts(root) if not _is_identifier(word))
        if words:
            yield Trace(Kind.CUSTOM_XML, part, words)


def _workbook(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    """The path that a workbook was last saved under."""
    if any((each.get("url") or "").strip() for each in root.iter("{*}absPath")):
        yield Trace(Kind.META_PATH, part, (), always=True)
    if any((each.get("userName") or "").strip() for each in root.iter("{*}fileSharing")):
        yield Trace(Kind.DOCPROPS_NAME, part, (), always=True)


def _table_part(root: etree._Element, part: str, book: Book) -> Iterator[Trace]:
    """A table without its header row still keeps the names of its columns."""
    words = list(stored_words(root, STORES["table"]))
    if root.get("headerRowCount") == "0":
        words += [
            name
            for each in root.iter("{*}tableColumn")
            if not re.fullmatch(r"Column\d{1,5}", name := each.get("name", ""))
        ]
    if words:
        yield Trace(Kind.HIDDEN_LABEL, part, tuple(words))


_READERS: dict[str, Callable[[etree._Element, str, Book], Iterator[Trace]]] = {
    "coreProperties": _properties,
    "Properties": _office_properties,
    "properties": _office_properties,
    "workbook": _workbook,
    "table": _table_part,
    "chartSpace": read_chart,
    "wsDr": read_drawing,
    "userShapes": read_drawing,
    "dataModel": read_drawing,
    "drawing": read_drawing,
    "xml": read_vml,
}
