"""A page as JSON, CSV, XLSX and Atom. Each is made from the page's own value and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from db.faces.addresses import with_form
from db.faces.page import Address, Entry, Form, Page, Sheet, Site, Value, Wrong
from db.faces.picture import as_svg
from db.faces.wording import whole

TYPES: Final = {
    Form.JSON: "application/json; charset=utf-8",
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.ATOM: "application/atom+xml; charset=utf-8",
    Form.SVG: "image/svg+xml; charset=utf-8",
}
_ATOM: Final = "http://www.w3.org/2005/Atom"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_CELL: Final = 32_767  # characters, of a workbook


def plain(value: Any, root: str) -> Any:
    """A typed value as what JSON has: whole numbers whole, addresses absolute."""
    if isinstance(value, Address):
        return root + value
    if isinstance(value, float):
        return whole(value)
    if value is None or isinstance(value, str | int):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name), root) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(inner, root) for name, inner in value.items()}
    return [plain(inner, root) for inner in value]


def as_json(page: Page, site: Site, forms: tuple[Form, ...]) -> bytes:
    """The page with the addresses of its other forms and the build it was read from."""
    said = plain(page, site.root)
    path, _, query = page.head.address.partition("?")
    said["forms"] = {
        str(form): site.root + with_form(path, form, query)
        for form in forms
        if form is not Form.JSON
    }
    said["build"] = site.build
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def as_csv(page: Page, site: Site, name: str = "") -> bytes:
    """One sheet, by default the first. Raises ``Wrong`` where there is none of that name."""
    sheet = _sheet(page, name)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(sheet.columns)
    writer.writerows([_cell(value, site.root) for value in row] for row in sheet.rows)
    return written.getvalue().encode()


def _sheet(page: Page, name: str) -> Sheet:
    sheets = page.sheets()
    found = next((sheet for sheet in sheets if not name or sheet.name == name), None)
    if found is None:
        names = ", ".join(f"'{sheet.name}'" for sheet in sheets) or "none"
        raise Wrong(f"There are no rows called '{name}' here; there are {names}.")
    return found


def _cell(value: Value, root: str) -> Value:
    if isinstance(value, Address):
        return root + value
    return whole(value) if isinstance(value, float) else value


def as_xlsx(page: Page, site: Site) -> bytes:
    """All sheets, and one that says what they are, from where and of which build."""
    book = Workbook(write_only=True)
    sheets = page.sheets()
    for number, sheet in enumerate(sheets, 1):
        made = book.create_sheet(_NOT_IN_A_NAME.sub(" ", sheet.name)[:28] or f"Sheet {number}")
        for row in (sheet.columns, *sheet.rows):
            made.append([_written(made, _cell(value, site.root)) for value in row])
    made = book.create_sheet("About")
    about = [
        ("Title", page.head.title),
        ("What", page.head.about),
        ("Address", site.root + page.head.address),
        ("Build", site.build),
        *((f"Note on {sheet.name}", note) for sheet in sheets for note in sheet.notes),
    ]
    for pair in about:
        made.append([_written(made, text) for text in pair])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _written(sheet: Any, value: Value) -> Any:
    """A cell; words are words, whatever formula they begin like."""
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_CELL])
        cell.data_type = "s"
        return cell
    return WriteOnlyCell(sheet, value)


def as_atom(page: Page, site: Site) -> bytes:
    """A feed of its entries (RFC 4287), and of those that were taken down (RFC 6721)."""
    ET.register_namespace("", _ATOM)
    ET.register_namespace("at", _TOMBSTONES)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    entries = page.entries()
    here = page.head.address
    _put(feed, "id", f"urn:forcewide:page:{here}")
    _put(feed, "title", f"{page.head.title} – Forcewide")
    _put(feed, "updated", _moment(max((entry.moment for entry in entries), default="")))
    _put(_put(feed, "author"), "name", "Forcewide")
    path, _, query = here.partition("?")
    _put(feed, "link", rel="self", href=site.root + with_form(path, Form.ATOM, query))
    _put(feed, "link", rel="alternate", href=site.root + here)
    for entry in entries:
        _entry(feed, entry, site)
    for gone in page.deleted():
        words = {"ref": f"urn:forcewide:{gone.ident}", "when": _moment(gone.moment)}
        ET.SubElement(feed, f"{{{_TOMBSTONES}}}deleted-entry", words)
    text: str = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def _entry(feed: ET.Element, entry: Entry, site: Site) -> None:
    made = _put(feed, "entry")
    _put(made, "id", f"urn:forcewide:{entry.ident}")
    _put(made, "title", entry.title)
    _put(made, "updated", _moment(entry.moment))
    _put(made, "link", rel="alternate", href=site.root + entry.address)
    if entry.summary:
        _put(made, "summary", entry.summary)


def _put(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = _NOT_IN_XML.sub("", text) or None
    return made


def _moment(text: str) -> str:
    """A day as its first second; nothing as the beginning of the Unix clock."""
    if not text:
        return "1970-01-01T00:00:00Z"
    return text if "T" in text else f"{(text + '-01-01')[:10]}T00:00:00Z"


def rendered(page: Page, form: Form, site: Site, forms: tuple[Form, ...], sheet: str) -> bytes:
    """The page in one form. Raises ``Wrong`` for a sheet, ``Missing`` for a picture that it has
    not."""
    if form is Form.JSON:
        return as_json(page, site, forms)
    if form is Form.CSV:
        return as_csv(page, site, sheet)
    if form is Form.SVG:
        return as_svg(page, site)
    return as_xlsx(page, site) if form is Form.XLSX else as_atom(page, site)
