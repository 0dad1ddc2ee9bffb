"""A canary in every place of a package in turn: each is told, or is one of the few shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

import docx
import pytest
from lxml import etree

from parsers.files import read_document
from parsers.gate.strings.unseen import LEAST, LEAST_BITS, has_unseen_characters
from parsers.persons.senior import OFFICES, holds_office
from parsers.types import Document, ReadVerdict
from tests.documents.made_books import BASE, ods, ods_rows
from tests.documents.test_open_text import odt
from tests.documents.test_slides import box, deck, slide
from tests.made_files import Made

WORDS = "Mrs Araminta Quillfeather, NHS number 943 476 5919"
_URN = "urn:x-canary"
# Where words of these files are shown, so that they are masked and not told.
SHOWN = re.compile(
    r"(?:/t|/v|/is/t|sheets/sheet@name|table@name|/(?:p|h|span|a))(?:#text)?$|#text$(?<=/t#text)"
)


def _book() -> bytes:
    return Made.saved(Made.workbook([["Ward", "Count"], ["North", 12], ["South", 9]]))


def _letter() -> bytes:
    document = docx.Document()
    document.add_paragraph("Please see the counts below.")
    return Made.saved(document)


def _open_book() -> bytes:
    return ods(f'<table:table table:name="Summary">{ods_rows(BASE)}</table:table>')


def _macro_book() -> bytes:
    """The same book as Excel saves it with its macros taken out."""
    types = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(io.BytesIO(_book())) as package:
        raw = package.read("[Content_Types].xml")
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return _changed(_book(), "[Content_Types].xml", raw.replace(types, macro))


def _slides() -> bytes:
    return deck([slide(box("Please see the counts below."))])


def _open_letter() -> bytes:
    return odt()


BASES: dict[str, Callable[[], bytes]] = {
    "book.xlsx": _book,
    "book.xlsm": _macro_book,
    "letter.docx": _letter,
    "book.ods": _open_book,
    "letter.odt": _open_letter,
    "slides.pptx": _slides,
}


def _changed(body: bytes, part: str, raw: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, raw if info.filename == part else old.read(info))
    return made.getvalue()


def _called(element: etree._Element) -> str:
    names = [etree.QName(each).localname for each in (element, *element.iterancestors())]
    return "/".join(reversed(names))


def _variants(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """A part with the canary in each attribute, text, new element, comment and instruction."""
    root = etree.fromstring(raw)
    done: set[str] = set()
    for element in [each for each in root.iter() if isinstance(each.tag, str)]:
        place = _called(element)
        if place in done or "themeElements" in place or "lsdException" in place:
            continue
        done.add(place)
        for name, value in list(element.attrib.items()):
            element.set(name, WORDS)
            yield f"{place}@{etree.QName(name).localname}", etree.tostring(root)
            element.set(name, value)
        text, element.text = element.text, WORDS
        yield f"{place}#text", etree.tostring(root)
        element.text = text
        element.set(f"{{{_URN}}}kept", WORDS)
        yield f"{place}@new", etree.tostring(root)
        del element.attrib[f"{{{_URN}}}kept"]
        for made in (_element(), etree.Comment(WORDS), etree.ProcessingInstruction("kept", WORDS)):
            element.append(made)
            yield (
                f"{place}/{made.tag if isinstance(made.tag, str) else 'remark'}",
                etree.tostring(root),
            )
            element.remove(made)


def _element() -> etree._Element:
    made = etree.Element(f"{{{_URN}}}kept")
    made.text = WORDS
    return made


def _slots(body: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, raw in parts.items():
        if name.endswith((".xml", ".rels", ".rdf")) and raw.lstrip().startswith(b"<"):
            for place, changed in _variants(raw):
                yield f"{name}: {place}", _changed(body, name, changed)


def _is_told(document: Document, before: set[str]) -> bool:
    held = document.verdict is not ReadVerdict.PARSED
    return held or bool({reason.code for reason in document.reasons} - before)


def _silent(name: str, every: int) -> list[str]:
    body = BASES[name]()
    before = {reason.code for reason in read_document(body, name=name).reasons}
    return [
        place
        for at, (place, changed) in enumerate(_slots(body))
        if at % every == 0
        and not SHOWN.search(place)
        and not _is_told(read_document(changed, name=name), before)
    ]


@pytest.mark.parametrize(
    ("name", "every"),
    [
        *(("book.xlsx", 47), ("book.xlsm", 211), ("letter.docx", 509), ("book.ods", 17)),
        *(("letter.odt", 7), ("slides.pptx", 7)),
    ],
)
def test_no_place_of_a_package_is_silent(name: str, every: int) -> None:
    """One place in so many; all of them under ``long``."""
    assert _silent(name, every) == []


@pytest.mark.long
@pytest.mark.parametrize("name", BASES)
def test_no_place_at_all_is_silent(name: str) -> None:
    assert _silent(name, 1) == []


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.what)
def test_an_office_is_known_and_its_look_alike_is_not(office: object) -> None:
    row = next(each for each in OFFICES if each is office)
    assert holds_office(row.named)
    assert not holds_office(row.other)


@pytest.mark.parametrize(
    ("character", "least"), [("\U000e0041", LEAST), ("\U000e0101", LEAST), ("\u200b", LEAST_BITS)]
)
def test_so_many_unseen_characters_are_words(character: str, least: int) -> None:
    assert has_unseen_characters(f"North{character * least}".encode())
    assert not has_unseen_characters(f"North{character * (least - 1)}".encode())
    assert has_unseen_characters(b"\xff\xfe" + f"North{character * least}".encode("utf-16-le"))
